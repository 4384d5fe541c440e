# SPDX-License-Identifier: EUPL-1.2
"""Which files a run takes in, in which order, and how many at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

STAPEL_BYTES = 16 * 1024 * 1024


class PadOntbreekt(Exception):
    """A path that was named does not exist; the message is Dutch."""


@dataclass(frozen=True, slots=True)
class Bestand:
    """One file to take in. `data` is None when it is too large to hold."""

    pad: Path
    data: bytes | None
    onleesbaar: str = ""


def bestanden_in(paden: Iterable[Path]) -> list[Path]:
    """The files named and those in the folders named, each folder in order of path.

    Names that start with a point are the operating system's own and are left out.
    Raises `PadOntbreekt` for a path that is not there.
    """
    gevonden: list[Path] = []
    for pad in paden:
        if pad.is_file():
            gevonden.append(pad)
        elif pad.is_dir():
            gevonden.extend(_in_map(pad))
        else:
            raise PadOntbreekt(f"'{pad}' bestaat niet, of is geen bestand of map.")
    return gevonden


def _in_map(folder: Path) -> Iterator[Path]:
    for pad in sorted(folder.iterdir(), key=lambda pad: pad.name):
        if pad.name.startswith("."):
            continue
        if pad.is_dir():
            if not pad.is_symlink():
                yield from _in_map(pad)
        elif pad.is_file():
            yield pad


def stapels(paden: Iterable[Path], aantal: int, grens: int) -> Iterator[list[Bestand]]:
    """The files, read, in stacks of at most `aantal` and about 16 MB.

    A file over `grens` bytes is not read; one that cannot be read says why.
    """
    stapel: list[Bestand] = []
    grootte = 0
    for pad in paden:
        bestand = _lees(pad, grens)
        stapel.append(bestand)
        grootte += len(bestand.data or b"")
        if len(stapel) >= aantal or grootte >= STAPEL_BYTES:
            yield stapel
            stapel, grootte = [], 0
    if stapel:
        yield stapel


def _lees(pad: Path, grens: int) -> Bestand:
    try:
        with pad.open("rb") as file:
            data = file.read(grens + 1)
    except OSError as fout:
        return Bestand(pad, None, fout.strerror or type(fout).__name__)
    return Bestand(pad, data if len(data) <= grens else None)
