# SPDX-License-Identifier: EUPL-1.2
"""Which snapshots stay, and for how long. Knows no Django.

Figures must be traceable, and a folder that only grows fills a disk: every snapshot stays for some
weeks, the last sound one of each month for some years, and a frozen one for ever.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from hefboom.facts.fouten import OpnameFout
from hefboom.facts.momentopname import (
    PUBLICATIE,
    aangewezen,
    daarvoor_aangewezen,
    open_opname,
)
from hefboom.facts.schrijven import BEVROREN, BEZIG, alleen_schrijver, op_schijf, schrijfbaar

#: The folder's name is the id: a peildatum, and the fingerprint of the content.
OPNAMEMAP = re.compile(r"\d{4}-\d{2}-\d{2}-[0-9a-f]{12}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Bewaarbeleid:
    """How long snapshots stay, counted from their peildatum.

    `dagen`: every one; `maanden`: the last sound one of each month, the current month included.
    """

    dagen: int = 14
    maanden: int = 37


@dataclass(frozen=True, slots=True)
class Bewaring:
    """One snapshot, and why it stays (`waarom`, Dutch; empty when it may go).

    `beschadigd` says what is wrong with it. `grootte` is in bytes; files shared with another one
    are counted at both.
    """

    map: Path
    peildatum: date
    grootte: int
    waarom: str
    beschadigd: str = ""

    @property
    def mag_weg(self) -> bool:
        """May it be removed?"""
        return not self.waarom


def bekijk(feiten: Path, vandaag: date, beleid: Bewaarbeleid) -> list[Bewaring]:
    """Every snapshot, the newest first. Raises `OpnameFout` when it is not clear which counts."""
    huidig = aangewezen(feiten)
    publicaties = {
        daarvoor_aangewezen(feiten): "eerder gepubliceerd",
        aangewezen(feiten, PUBLICATIE): "gepubliceerd",
    }
    mappen = [pad for pad in feiten.glob("*") if OPNAMEMAP.fullmatch(pad.name) and pad.is_dir()]
    mappen.sort(key=lambda pad: (pad.name[:10], pad.stat().st_mtime_ns), reverse=True)
    maanden: set[tuple[int, int]] = set()
    uit = []
    for folder in mappen:
        peildatum = date.fromisoformat(folder.name[:10])
        schade = _schade(folder)
        # The day before: a peildatum is the first day that is not looked at.
        maand = ((peildatum - timedelta(1)).year, (peildatum - timedelta(1)).month)
        laatste = not schade and maand not in maanden
        if laatste:
            maanden.add(maand)
        waarom = _waarom(
            folder, huidig, (vandaag - peildatum).days, laatste, maand, vandaag, beleid
        )
        if not waarom and folder.name in publicaties:
            waarom = publicaties[folder.name]
        grootte = sum(bestand.stat().st_size for bestand in folder.iterdir())
        uit.append(Bewaring(folder, peildatum, grootte, waarom, schade))
    return uit


def _waarom(
    folder: Path,
    huidig: str | None,
    oud: int,
    laatste: bool,
    maand: tuple[int, int],
    vandaag: date,
    beleid: Bewaarbeleid,
) -> str:
    if folder.name == huidig:
        return "telt nu"
    if (folder / BEVROREN).exists():
        return "bevroren"
    if oud <= beleid.dagen:
        return f"van de laatste {beleid.dagen} dagen"
    geleden = (vandaag.year - maand[0]) * 12 + vandaag.month - maand[1]
    if laatste and geleden < beleid.maanden:
        return "laatste van haar maand"
    return ""


def _schade(folder: Path) -> str:
    try:
        open_opname(folder)
    except OpnameFout as fout:
        return str(fout)
    return ""


def ruim_op(feiten: Path, vandaag: date, beleid: Bewaarbeleid) -> Sequence[Bewaring]:
    """Remove what may go; what went. Raises `OpnameFout` when that cannot be done."""
    with schrijfbaar(feiten), alleen_schrijver(feiten):
        weg = [een for een in bekijk(feiten, vandaag, beleid) if een.mag_weg]
        for een in weg:
            # Out of sight at once, so that nobody opens a half one.
            naar = Path(tempfile.mkdtemp(prefix=BEZIG, dir=feiten))
            een.map.rename(naar / een.map.name)
            shutil.rmtree(naar)
    return weg


def bevries(feiten: Path, naam: str, waarom: str) -> None:
    """Keep this snapshot for ever, in files of its own, so that no other one's damage reaches it.

    Raises `OpnameFout` when it is not there or not sound.
    """
    folder = feiten / naam
    if not OPNAMEMAP.fullmatch(naam):
        raise OpnameFout(
            f"'{naam}' is geen momentopname. `./hefboom momentopnamen` noemt ze, met hun naam."
        )
    with schrijfbaar(feiten), alleen_schrijver(feiten):
        open_opname(folder)
        for bestand in folder.glob("*.parquet"):
            if bestand.stat().st_nlink > 1:
                eigen = bestand.with_suffix(".eigen")
                shutil.copyfile(bestand, eigen)
                op_schijf(eigen)
                eigen.replace(bestand)
        open_opname(folder)
        (folder / BEVROREN).write_text(waarom + os.linesep, encoding="utf-8")
        op_schijf(folder / BEVROREN)
        op_schijf(folder)
