# SPDX-License-Identifier: EUPL-1.2
"""A value that may be absent elsewhere, and cannot be here."""

from __future__ import annotations

from typing import TypeVar

T = TypeVar("T")


def zeker(waarde: T | None, wat: str) -> T:
    """The value itself, typed as there. `wat` says in Dutch what was counted on.

    Raises `LookupError` when it is not there after all: a fault in Hefboom, never of who sent.
    """
    if waarde is None:
        raise LookupError(f"Hier hoort altijd {wat} te zijn.")
    return waarde
