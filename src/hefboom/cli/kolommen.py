# SPDX-License-Identifier: EUPL-1.2
"""`hefboom ijw kolommen`: a claim of any size to Parquet or CSV, in constant memory."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from hefboom import ijw, logboek
from hefboom.cli.bestanden import INVOER, reden_van
from hefboom.cli.controleren import BEVINDINGEN, GOED, ONLEESBAAR
from hefboom.cli.hoofd import Fout, start_django
from hefboom.cli.uitvoer import foutregel, zichtbaar
from hefboom.cli.voortgang import Stap, voortgang
from hefboom.ijw import VORMEN, schrijf_kolommen
from hefboom.kernel import Finding, getal, hoeveel
from hefboom.omgeving import Omgeving, OngeldigeOmgeving, lees_omgeving

MEGABYTE = 1024 * 1024
#: Seconds after which someone who waits is told how far it is.
GEDULD = 2.0
#: So many of what is wrong are shown.
GETOOND = 20


def zet_in_kolommen(pad: str, doel: Path, met_bsn: bool) -> int:
    """Write the columns; the answer is the exit status. Raises `Fout` with a Dutch sentence."""
    omgeving = lees_omgeving()  # both a pseudonym and the BSN itself ask for the key
    _controleer_doel(doel)
    naam = "invoer" if pad == INVOER else pad
    with _open(pad) as bron:
        stroom = ijw.lees_declaraties(bron)
        with voortgang() as stap:
            geschreven = _schrijf(stroom, doel, naam, omgeving, met_bsn, _teller(bron, stap))
    if stroom.onleesbaar is not None:
        raise Fout(f"{naam}: {stroom.onleesbaar}", ONLEESBAAR)
    if not geschreven:
        _toon(naam, stroom.bevindingen, stroom.aantal)
        return BEVINDINGEN
    foutregel(f"{hoeveel(stroom.regels, 'regel staat', 'regels staan')} in {doel}.")
    return GOED


def _controleer_doel(doel: Path) -> None:
    if doel.suffix.lower() not in VORMEN:
        raise Fout(f"{doel} eindigt niet op {' of '.join(VORMEN)}; kies een van die twee.", 2)
    if not doel.parent.is_dir():
        raise Fout(f"De map {doel.parent} is er niet. Maak haar eerst, of kies een andere.", 2)
    if doel.exists():
        raise Fout(f"{doel} is er al. Kies een andere naam, of haal het eerst weg.", 2)


def _open(pad: str) -> BinaryIO:
    if pad == INVOER:
        if sys.stdin is None:  # closed by who started us
            raise Fout("invoer: van de invoer is niets te lezen.", ONLEESBAAR)
        return sys.stdin.buffer
    try:
        return open(pad, "rb")
    except OSError as fout:
        raise Fout(f"{pad}: {reden_van(Path(pad), fout)}", ONLEESBAAR) from None


def _schrijf(
    stroom: ijw.Stroom,
    doel: Path,
    naam: str,
    omgeving: Omgeving,
    met_bsn: bool,
    na_partij: Callable[[], None],
) -> bool:
    jeugdigen: set[str] = set()
    pseudoniem = _pseudoniem_als_het_kan() if met_bsn else _pseudoniem()

    def leg_vast() -> None:
        """Who took this out, when and whereto: kept before the file appears."""
        logboek.begin(omgeving.map)
        bron = "de invoer" if naam == "invoer" else Path(naam).name
        met = "met BSN" if met_bsn else "met pseudoniem"
        logboek.opdracht(
            logboek.Daad.VOERT_UIT,
            "ijw kolommen",
            sleutel=zichtbaar(bron),
            jeugdigen=tuple(sorted(jeugdigen)),
            aantal=stroom.regels,
            woorden=f"{met}, naar {zichtbaar(str(doel.resolve()))}",
        )

    def zag(bsn: str) -> None:
        if pseudoniem is not None:
            jeugdigen.add(pseudoniem(bsn))

    try:
        return schrijf_kolommen(
            stroom, doel, None if met_bsn else pseudoniem, na_partij, leg_vast, zag
        )
    except PermissionError:
        raise Fout(f"In de map {doel.parent} mag u niet schrijven.", 2) from None


def _pseudoniem_als_het_kan() -> Callable[[str], str] | None:
    """To tell the log whom a file with BSNs is about; it can be made without a database too."""
    try:
        return _pseudoniem()
    except (Fout, OngeldigeOmgeving):
        return None


def _pseudoniem() -> Callable[[str], str]:
    """The pseudonyms that facts have too: their key stands in the database, under ours."""
    start_django()
    from django.db import DatabaseError

    from hefboom.mailbox import pseudoniemen

    try:
        return pseudoniemen().van
    except DatabaseError as fout:
        raise Fout(
            "De pseudoniemen horen bij de database, en die is niet bereikbaar "
            f"({type(fout).__name__}). Kloppen HEFBOOM_MAP en HEFBOOM_DATABASE_URL?"
        ) from None


def _teller(bron: BinaryIO, stap: Stap) -> Callable[[], None]:
    """Tells how many megabytes were read, to someone who has waited a while."""
    begin, beeld = time.monotonic(), False
    totaal = os.fstat(bron.fileno()).st_size // MEGABYTE if bron.seekable() else 0

    def na_partij() -> None:
        nonlocal beeld
        beeld = beeld or time.monotonic() - begin > GEDULD
        if beeld and totaal:
            stap("Declaratie lezen (MB)", min(bron.tell() // MEGABYTE, totaal), totaal)

    return na_partij


def _toon(naam: str, bevindingen: tuple[Finding, ...], aantal: int) -> None:
    for bevinding in bevindingen[:GETOOND]:
        plek = f":{bevinding.regelnummer}" if bevinding.regelnummer else ""
        foutregel(f"{zichtbaar(naam)}{plek}: {bevinding.uitleg}")
    if aantal > GETOOND:
        foutregel(f"Er zijn nog {getal(aantal - GETOOND)} bevindingen.")
    foutregel("Er is niets geschreven: eerst moet de declaratie kloppen.")
