# SPDX-License-Identifier: EUPL-1.2
"""The adopted versions of a region: numbered folders that never change, each proved by the next.

`<region>/versies/0002/` holds the files and `versie.json`: the number, the decision, the SHA-256 of
each file and that of the `versie.json` before it. What lies there is read-only and complete: it
was written elsewhere, flushed, and given its name in one step. The last folder holds; who changes
a file, leaves one out or adds one is told so by whatever reads the region.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import re
import shutil
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from uuid import uuid4

from hefboom.kernel import datum
from hefboom.stelsel.fouten import StelselFout

MAP = "versies"
BLAD = "versie.json"
NAAM = re.compile(r"[0-9]{4,}")
#: What a file of a region may be called: as those that come with Hefboom.
BESTANDSNAAM = re.compile(r"[a-z][a-z0-9_-]*\.yaml")
#: How long a folder under way is left alone, in seconds: its writer may still be at work.
ONDERWEG = 3600
ALLEEN_LEZEN, ALLEEN_LEZEN_MAP = 0o444, 0o555


@dataclass(frozen=True, slots=True)
class Vaststelling:
    """By what a version holds: the body that decided, the day, and the document that says so."""

    orgaan: str
    dag: date
    document: str

    def __str__(self) -> str:
        return f"{self.orgaan}, {datum(self.dag)}, {self.document}"


@dataclass(frozen=True, slots=True)
class Versie:
    """One adopted version. `som` is the SHA-256 of its `versie.json`, `vorige` that of the one
    before; `bestanden` the SHA-256 of each file by name. `besluit` is None for the first: what
    held when this installation began to keep versions."""

    nummer: int
    map: Path
    som: str
    vorige: str | None
    bestanden: Mapping[str, str]
    besluit: Vaststelling | None


@dataclass(frozen=True, slots=True)
class Versiemap:
    """A version as it will be written: its number and its files, `versie.json` among them."""

    nummer: int
    bestanden: Mapping[str, bytes]

    @property
    def som(self) -> str:
        """The SHA-256 of its `versie.json`: it stands for the whole chain up to here."""
        return _som(self.bestanden[BLAD])


def plek(folder: Path, nummer: int) -> Path:
    """Where a version of the region in `folder` lies."""
    return folder / MAP / f"{nummer:04}"


def laatste(folder: Path) -> int | None:
    """The number of the last version of the region in `folder`; None when there is none.

    One look into a folder: a running server asks it again and again.
    """
    return max(_nummers(folder), default=None)


def _nummers(folder: Path) -> Iterator[int]:
    try:
        namen = os.listdir(folder / MAP)
    except (FileNotFoundError, NotADirectoryError):
        return
    except OSError:
        raise StelselFout(
            f"In {folder / MAP} mag Hefboom niet kijken, en daar liggen de vastgestelde versies. "
            "Geef de gebruiker waaronder Hefboom draait leesrecht."
        ) from None
    yield from (int(naam) for naam in namen if NAAM.fullmatch(naam))


def leg_klaar(
    nummer: int, code: str, bestanden: Mapping[str, bytes], *, vorige: str | None,
    besluit: Vaststelling | None,
) -> Versiemap:  # fmt: skip
    """A version with everything that proves it; nothing is written yet.

    `vorige` is the sum of the version before, None for the first. The same in gives the same
    bytes out. Raises `StelselFout` for a file name that no region has.
    """
    for naam in bestanden:
        if not BESTANDSNAAM.fullmatch(naam):
            raise StelselFout(
                f"'{naam}' kan geen bestand van een regio zijn. Gebruik kleine letters en .yaml, "
                "zoals tarieven.yaml."
            )
    inhoud: dict[str, Any] = {
        "regio": code,
        "versie": nummer,
        "vorige": vorige,
        "besluit": None
        if besluit is None
        else {
            "orgaan": besluit.orgaan,
            "dag": besluit.dag.isoformat(),
            "document": besluit.document,
        },
        "bestanden": {naam: _som(bestand) for naam, bestand in sorted(bestanden.items())},
    }
    blad = json.dumps(inhoud, ensure_ascii=False, indent=2) + "\n"
    return Versiemap(nummer, {**bestanden, BLAD: blad.encode()})


class Klaargelegd:
    """A version that lies whole on disk under another name, until it is put in its place."""

    def __init__(self, folder: Path, versie: Versiemap) -> None:
        """Write and flush everything in the region's `folder`. Raises `OSError`, and then
        nothing is left behind."""
        self.versie = versie
        self._doel = plek(folder, versie.nummer)
        ouder = self._doel.parent
        ouder.mkdir(parents=True, exist_ok=True)
        _ruim_op(ouder)
        self._naast = ouder / f".{self._doel.name}.{uuid4().hex}"
        try:
            self._naast.mkdir()
            for naam, inhoud in versie.bestanden.items():
                _schrijf(self._naast / naam, inhoud)
            self._naast.chmod(ALLEEN_LEZEN_MAP)
            _spoel(self._naast)
        except BaseException:
            self.laat_vallen()
            raise

    def zet(self) -> bool:
        """Give it its name, in one step; False when that very version lies there already.

        Raises `StelselFout` when another version was there first.
        """
        try:
            self._naast.rename(self._doel)
        except OSError:
            self.laat_vallen()
            if not self._doel.is_dir():
                raise
            if _inhoud(self._doel) == self.versie.bestanden:
                return False
            raise StelselFout(
                f"In {self._doel} ligt al een andere versie {self.versie.nummer}. Er is niets "
                "veranderd."
            ) from None
        for ouder in (self._doel.parent, self._doel.parent.parent):
            _spoel(ouder)
        return True

    def laat_vallen(self) -> None:
        """Take away what was put ready."""
        _gooi_weg(self._naast)


def lees_versies(folder: Path) -> tuple[Versie, ...]:
    """Every version of the region in `folder`, the oldest first, each proved.

    Raises `StelselFout` with every version that is not as it was adopted.
    """
    uit: list[Versie] = []
    fouten: list[str] = []
    nummers = sorted(_nummers(folder))
    if missend := sorted(set(range(1, max(nummers, default=0) + 1)) - set(nummers)):
        fouten += [f"versie {nummer} ontbreekt" for nummer in missend]
    for nummer in nummers:
        gelezen = _lees(plek(folder, nummer), nummer)
        if isinstance(gelezen, str):
            fouten.append(gelezen)
            continue
        vorige = uit[-1].som if uit else None
        if gelezen.vorige != vorige and not fouten:
            fouten.append(f"versie {nummer} volgt op een andere versie dan er ligt")
        uit.append(gelezen)
    if fouten:
        raise StelselFout(geknoei(folder, fouten))
    return tuple(uit)


def geknoei(folder: Path, fouten: list[str]) -> str:
    """That adopted versions are not as they were adopted, and what to do. One Dutch text."""
    return (
        f"De vastgestelde versies in {folder / MAP} zijn niet meer zoals ze zijn vastgesteld: "
        f"{'; '.join(fouten)}. Een vastgestelde versie verandert nooit: verplaats die map en start "
        "Hefboom, dan komt zij uit de database terug (of zet een reservekopie terug). Wilt u iets "
        "wijzigen, doe dan een voorstel."
    )


def _lees(waar: Path, nummer: int) -> Versie | str:
    """The version in a folder, or what is wrong with it."""
    try:
        inhoud = _inhoud(waar)
    except OSError:
        return f"versie {nummer} is niet te lezen"
    blad = inhoud.pop(BLAD, b"")
    try:
        ruw = json.loads(blad)
        bestanden = {str(naam): str(som) for naam, som in ruw["bestanden"].items()}
        besluit = ruw["besluit"]
        versie = Versie(
            nummer,
            waar,
            _som(blad),
            None if ruw["vorige"] is None else str(ruw["vorige"]),
            bestanden,
            None
            if besluit is None
            else Vaststelling(
                str(besluit["orgaan"]), date.fromisoformat(besluit["dag"]), str(besluit["document"])
            ),
        )
        eigen = (ruw["versie"], ruw["regio"]) == (nummer, waar.parent.parent.name)
    except (ValueError, KeyError, TypeError, AttributeError):
        return f"van versie {nummer} is {BLAD} niet te lezen"
    if not eigen:
        return f"in de map van versie {nummer} ligt een andere versie"
    for naam in sorted(bestanden.keys() | inhoud.keys()):
        if naam not in inhoud:
            return f"uit versie {nummer} is {naam} verdwenen"
        if naam not in bestanden:
            return f"in versie {nummer} is {naam} bijgezet"
        if _som(inhoud[naam]) != bestanden[naam]:
            return f"in versie {nummer} is {naam} veranderd"
    return versie


def _inhoud(waar: Path) -> dict[str, bytes]:
    inhoud = {}
    for bestand in sorted(waar.iterdir()):
        if not bestand.is_file():
            # From a pipe we would wait for ever.
            raise OSError(errno.EINVAL, "no file", str(bestand))
        inhoud[bestand.name] = bestand.read_bytes()
    return inhoud


def _som(inhoud: bytes) -> str:
    return hashlib.sha256(inhoud).hexdigest()


def _schrijf(bestand: Path, inhoud: bytes) -> None:
    with bestand.open("xb") as uit:
        uit.write(inhoud)
        uit.flush()
        os.fsync(uit.fileno())
    bestand.chmod(ALLEEN_LEZEN)


def _spoel(folder: Path) -> None:
    """Flush the names in a folder, on systems that can."""
    if os.name != "posix":
        return
    handvat = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handvat)
    finally:
        os.close(handvat)


def _ruim_op(ouder: Path) -> None:
    """What a writer that was killed left behind."""
    for rest in ouder.glob(".[0-9]*"):
        try:
            oud = time.time() - rest.stat().st_mtime > ONDERWEG
        except OSError:
            continue
        if oud:
            _gooi_weg(rest)


def _gooi_weg(folder: Path) -> None:
    if folder.is_dir():
        folder.chmod(0o700)
        shutil.rmtree(folder, ignore_errors=True)
