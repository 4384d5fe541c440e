# SPDX-License-Identifier: EUPL-1.2
"""The files meant by what someone typed: each one read, or the reason why it could not be."""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from hefboom.cli.hoofd import Fout
from hefboom.ijw import GROOTSTE

INVOER = "-"
UITGANG = ".xml"
REDENEN = {
    errno.ENOENT: "Dit bestand is er niet. Klopt de naam?",
    errno.EISDIR: "Dit is een map, geen bestand.",
    errno.EACCES: "Dit bestand mag u niet lezen. Vraag wie het maakte om leesrechten.",
    errno.EPERM: "Dit bestand mag u niet lezen. Vraag wie het maakte om leesrechten.",
    errno.ELOOP: "Dit is een verwijzing die in een kring loopt.",
    errno.ENAMETOOLONG: "Deze naam is te lang voor een bestand.",
    errno.ENOTDIR: "Een deel van dit pad is geen map. Klopt de naam?",
}
GEEN_GEHEUGEN = "Voor dit bestand is niet genoeg geheugen. Verdeel het over meer berichten."


@dataclass(frozen=True, slots=True)
class Invoerbestand:
    """One file: its content, or a Dutch sentence that says why there is none.

    A content of more than `GROOTSTE` bytes is cut off there: it will be refused anyhow.
    """

    naam: str
    data: bytes = b""
    reden: str = ""


def bestanden(paden: Sequence[str]) -> Iterator[Invoerbestand]:
    """Every file meant: a file, every .xml below a folder, or `-` for standard input."""
    for pad in paden:
        if pad != INVOER and os.path.isdir(pad):
            yield from _map(Path(pad))
        else:
            yield een_bestand(pad)


def een_bestand(pad: str) -> Invoerbestand:
    """The one file meant, or standard input; a folder is none."""
    if pad != INVOER:
        return _lees(Path(pad))
    try:
        return _gelezen("invoer", sys.stdin.buffer)
    except (OSError, AttributeError):  # a folder as input, or none at all
        return Invoerbestand("invoer", reden="Van de invoer is niets te lezen.")


def inhoud_van(pad: str, code: int) -> Invoerbestand:
    """The one file meant. Raises `Fout` with this exit status when it cannot be read."""
    bestand = een_bestand(pad)
    if bestand.reden:
        raise Fout(f"{bestand.naam}: {bestand.reden}", code)
    return bestand


def _map(top: Path) -> Iterator[Invoerbestand]:
    dicht: list[Invoerbestand] = []
    namen: list[Path] = []

    def ontoegankelijk(fout: OSError) -> None:
        dicht.append(Invoerbestand(str(fout.filename), reden="Deze map mag u niet lezen."))

    for hier, mappen, gewone in os.walk(top, onerror=ontoegankelijk):
        namen += [Path(hier, naam) for naam in mappen + gewone if _is_xml(naam)]
    if not namen and not dicht:
        yield Invoerbestand(str(top), reden=f"In deze map staat geen enkel {UITGANG}-bestand.")
    yield from dicht
    for naam in sorted(namen):
        yield _lees(naam, alleen_gewoon=True)


def _is_xml(naam: str) -> bool:
    return os.path.splitext(naam)[1].lower() == UITGANG


def _lees(pad: Path, alleen_gewoon: bool = False) -> Invoerbestand:
    naam = str(pad)
    try:
        # a pipe someone typed is meant; one that lies in a folder would make us wait for ever
        if alleen_gewoon and not stat.S_ISREG(soort := pad.stat().st_mode):
            if stat.S_ISDIR(soort):
                return Invoerbestand(naam, reden=REDENEN[errno.EISDIR])
            return Invoerbestand(
                naam, reden="Dit is geen gewoon bestand, maar een pijp of een apparaat."
            )
        with pad.open("rb") as bron:
            return _gelezen(naam, bron)
    except OSError as fout:
        return Invoerbestand(naam, reden=reden_van(pad, fout))


def _gelezen(naam: str, bron: BinaryIO) -> Invoerbestand:
    try:
        return Invoerbestand(naam, bron.read(GROOTSTE + 1))
    except MemoryError:
        return Invoerbestand(naam, reden=GEEN_GEHEUGEN)


def reden_van(pad: Path, fout: OSError) -> str:
    """Why this file cannot be opened, and what to do."""
    if fout.errno == errno.ENOENT and pad.is_symlink():
        return "Dit is een verwijzing naar een bestand dat er niet is."
    soort = errno.errorcode.get(fout.errno or 0, "onbekend")
    return REDENEN.get(fout.errno or 0, f"Dit bestand is niet te openen (fout {soort}).")
