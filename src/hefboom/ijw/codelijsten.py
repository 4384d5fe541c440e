# SPDX-License-Identifier: EUPL-1.2
"""Code lists and municipalities by name, for screens and checks."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from hefboom.ijw import standaard


@cache
def codelijst(naam: str) -> Mapping[str, str]:
    """Code → meaning of one list (`WJ756`, `JZ020`, …). Raises `KeyError` for an unknown list."""
    return MappingProxyType(dict(standaard.codelijsten()[naam]["codes"]))


def codelijsten() -> Mapping[str, str]:
    """Every list: its name and Dutch title."""
    return {naam: blok["titel"] for naam, blok in standaard.codelijsten().items()}


@cache
def gemeenten() -> Mapping[str, str]:
    """CBS code → name of every municipality (2026)."""
    return MappingProxyType(dict(standaard.bladzijde("gemeenten.yaml")))


def gemeentenaam(code: str) -> str | None:
    """The municipality's name; None when CBS does not know the code."""
    return gemeenten().get(code)
