# SPDX-License-Identifier: EUPL-1.2
"""Claims (JW323) of any size as Arrow batches, with the verdict of `lees`, in constant memory.

Or, with `lees_groot`, as a message whose lines are made when they are asked for.
"""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from hefboom.ijw.argumenten import een_bron
from hefboom.ijw.bericht import Lezing

if TYPE_CHECKING:
    from hefboom.ijw.stroom.stroom import Stroom


def lees_groot(bron: BinaryIO) -> Lezing | None:
    """What `lees` gives of a claim (JW323) of any size; None when the file is no claim.

    Its clients and lines are sequences that make each element when it is asked for.
    """
    from hefboom.ijw.stroom import groot

    return groot.lees_groot(bron)


def lees_declaraties(bron: bytes | Path | BinaryIO, per: int = 50_000) -> Stroom:
    """Read a claim as batches of at most `per` lines. Never raises on bad input.

    An open file is read from where it stands and left open. Raises `OSError` for a `Path` that
    cannot be opened, `ValueError` for a `per` below 1, and `TypeError` for a `str` or a file opened
    as text. See `Stroom` for what it gives.
    """
    een_bron(bron)
    from hefboom.ijw.stroom.stroom import Stroom  # Arrow takes a tenth of a second to load

    if isinstance(bron, bytes):
        return Stroom(io.BytesIO(bron), per)
    if isinstance(bron, Path):
        return Stroom(bron.open("rb"), per, sluiten=True)
    return Stroom(bron, per)
