# SPDX-License-Identifier: EUPL-1.2
"""Files too large to open, sealed piece by piece in the quarantine folder.

A file is named after the keyed fingerprint of its content and each piece is bound to that
fingerprint, its number and whether it is the last. So two processes that keep the same bytes
write the same thing, a killed one leaves at most a `.deel` file, and no piece can be moved,
left out or cut off unseen. Pure but for the folder it writes in.
"""

from __future__ import annotations

import hashlib
import io
import os
import struct
import uuid
from collections.abc import Callable, Collection, Generator, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from hefboom.kluis import Kluis, OpenenMislukt

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

STUK = 1024 * 1024
DOEL = "mailbox-buitenmap"
MAPNAAM = "quarantaine"
Afdruk = Callable[[str], str]


class BestandVeranderde(Exception):
    """The file changed while it was being kept; handing it in again mends it."""


def meet(stroom: BinaryIO) -> tuple[str, int]:
    """SHA-256 (hex) and size in bytes, read in pieces."""
    stroom.seek(0)
    som, grootte = hashlib.sha256(), 0
    while stuk := stroom.read(STUK):
        som.update(stuk)
        grootte += len(stuk)
    return som.hexdigest(), grootte


def verzegel(stroom: BinaryIO, afdruk: str, sha256: str, kluis: Kluis, basis: Path) -> str:
    """Write the sealed file and give its name; it is there whole or not at all.

    Raises `BestandVeranderde` when the content no longer is what `meet` read.
    """
    return _schrijf(_stukken(stroom), afdruk, sha256, kluis, basis)


def hersleutel(
    naam: str, afdruk: str, oud: Kluis, nieuw: Kluis, basis: Path, nieuwe_afdruk: Afdruk
) -> str:
    """Seal a file with another key, under its new fingerprint; the old one stays where it is.

    Raises `OpenenMislukt` when the old one is not whole.
    """
    som = hashlib.sha256()
    for deel in open_delen(naam, afdruk, oud, basis):
        som.update(deel)
    sha256 = som.hexdigest()
    delen = _genummerd(open_delen(naam, afdruk, oud, basis))
    return _schrijf(delen, nieuwe_afdruk(sha256), sha256, nieuw, basis)


def begin_van(naam: str, basis: Path, aantal: int) -> bytes:
    """The first sealed bytes of a file, which say with which key it is sealed."""
    with (basis / MAPNAAM / naam).open("rb") as file:
        return file.read(5 + aantal)[5:]


def ruim_op(namen: Collection[str], basis: Path) -> int:
    """Remove what no row names any more; how many files. Only while nothing else is kept."""
    folder, weg = basis / MAPNAAM, 0
    for bestand in folder.iterdir() if folder.is_dir() else ():
        if bestand.name not in namen:
            bestand.unlink()
            weg += 1
    return weg


def _schrijf(
    stukken: Iterable[tuple[int, bytes, bool]], afdruk: str, sha256: str, kluis: Kluis, basis: Path
) -> str:
    folder = basis / MAPNAAM
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    tijdelijk = folder / f"{afdruk}.{uuid.uuid4().hex}.deel"
    som = hashlib.sha256()
    try:
        with tijdelijk.open("xb") as uit:
            for nummer, stuk, laatste in stukken:
                som.update(stuk)
                gesloten = kluis.verzegel(stuk, DOEL, _plek(afdruk, nummer, laatste))
                uit.write(struct.pack(">?I", laatste, len(gesloten)) + gesloten)
            uit.flush()
            os.fsync(uit.fileno())
        if som.hexdigest() != sha256:
            raise BestandVeranderde("Het bestand veranderde terwijl het werd ingenomen.")
        tijdelijk.replace(folder / afdruk)
    finally:
        tijdelijk.unlink(missing_ok=True)
    return afdruk


def open_delen(naam: str, afdruk: str, kluis: Kluis, basis: Path) -> Generator[bytes, None, None]:
    """The content in pieces. Raises `OpenenMislukt` when anything is missing or changed."""
    with (basis / MAPNAAM / naam).open("rb") as file:
        nummer, laatste = 0, False
        while not laatste:
            kop = file.read(5)
            if len(kop) != 5:
                raise OpenenMislukt("Dit bestand in quarantaine is niet meer heel.")
            laatste, lengte = struct.unpack(">?I", kop)
            yield kluis.open(file.read(lengte), DOEL, _plek(afdruk, nummer, laatste))
            nummer += 1


class OntzegeldBestand(io.RawIOBase):
    """A sealed file as one reads any file, from its begin to its end; a piece is open at a time.

    Reading raises `OpenenMislukt` when anything is missing or changed.
    """

    def __init__(self, delen: Generator[bytes, None, None]) -> None:
        self._delen, self._rest = delen, memoryview(b"")

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        """The next bytes; 0 at the end."""
        doel = memoryview(buffer).cast("B")
        while not self._rest:
            deel = next(self._delen, None)
            if deel is None:
                return 0
            self._rest = memoryview(deel)
        aantal = min(len(doel), len(self._rest))
        doel[:aantal], self._rest = self._rest[:aantal], self._rest[aantal:]
        return aantal

    def close(self) -> None:
        """Let the sealed file go, also halfway."""
        self._delen.close()
        super().close()


def _stukken(stroom: BinaryIO) -> Iterator[tuple[int, bytes, bool]]:
    stroom.seek(0)
    return _genummerd(iter(lambda: stroom.read(STUK), b""))


def _genummerd(stukken: Iterator[bytes]) -> Iterator[tuple[int, bytes, bool]]:
    """Each piece with its number and whether it is the last; one empty piece of nothing."""
    nummer, stuk = 0, next(stukken, b"")
    for volgend in stukken:
        yield nummer, stuk, False
        nummer, stuk = nummer + 1, volgend
    yield nummer, stuk, True


def _plek(afdruk: str, nummer: int, laatste: bool) -> str:
    return f"mailbox.buitenmap/{afdruk}/{nummer}/{'einde' if laatste else 'vervolg'}"
