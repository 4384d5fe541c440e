# SPDX-License-Identifier: EUPL-1.2
"""What can be wrong with a snapshot, as one kind of fault; an engine's own errors become it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyarrow as pa

from hefboom.kernel import Uitlegfout

MAAK_NIEUWE = "Maak een nieuwe met `./hefboom meet --opnieuw`."
#: What reading a file of facts may raise: the engine's own errors, and those of the disk.
LEESFOUTEN = (pa.ArrowException, OSError)


class OpnameFout(Uitlegfout):
    """A snapshot cannot be made or read; the message (Dutch) says what to do."""


def beschadigd(folder: Path, wat: str) -> OpnameFout:
    """The fault of a snapshot that is not what was written; `wat` completes "..., want"."""
    return OpnameFout(f"Momentopname {folder.name} is beschadigd: {wat}. {MAAK_NIEUWE}")


@contextmanager
def als_opnamefout(path: Path) -> Iterator[None]:
    """Whatever goes wrong while this file of a snapshot is read becomes an `OpnameFout`."""
    try:
        yield
    except LEESFOUTEN as fout:
        raise beschadigd(path.parent, f"{path.name} is niet te lezen") from fout
