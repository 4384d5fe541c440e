# SPDX-License-Identifier: EUPL-1.2
"""The verdict on files before they are sent, for people or as JSON (`hefboom ijw controleer`)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from hefboom import ijw
from hefboom.cli.bestanden import GEEN_GEHEUGEN, Invoerbestand, bestanden
from hefboom.cli.uitvoer import als_json, regel
from hefboom.kernel import Finding, getal

#: exit status
GOED, BEVINDINGEN, ONLEESBAAR = 0, 1, 2


def controleer(paden: Sequence[str], dag: date, json: bool) -> int:
    """Judge every file meant and show it; the exit status is that of the worst.

    With `json` the answer is always one list, with a verdict on each file.
    """
    uitkomst, verslag = GOED, []
    for bestand in bestanden(paden):
        oordeel = _oordeel(bestand, dag)
        if oordeel["onleesbaar"]:
            uitkomst = ONLEESBAAR
        elif not oordeel["geldig"]:
            uitkomst = max(uitkomst, BEVINDINGEN)
        if json:
            verslag.append(oordeel)
        else:
            _toon(oordeel)
    if json:
        als_json(verslag)
    return uitkomst


def _oordeel(bestand: Invoerbestand, dag: date) -> dict[str, Any]:
    if bestand.reden:
        return _onleesbaar(bestand.naam, bestand.reden)
    try:
        oordeel = ijw.beoordeel(bestand.data, dag)
    except MemoryError:
        return _onleesbaar(bestand.naam, GEEN_GEHEUGEN)
    lezing = oordeel.lezing
    if lezing.onleesbaar:
        return _onleesbaar(bestand.naam, lezing.onleesbaar)
    return {
        "bestand": bestand.naam,
        "bericht": lezing.soort,
        "structuur_geldig": lezing.structuur_geldig,
        "regels_nagegaan": oordeel.regels_nagegaan,
        "geldig": oordeel.geldig,
        "onleesbaar": None,
        "aantal": oordeel.aantal,
        "bevindingen": [_als_dict(bevinding) for bevinding in oordeel.bevindingen],
    }


def _onleesbaar(naam: str, reden: str) -> dict[str, Any]:
    return {
        "bestand": naam,
        "bericht": None,
        "structuur_geldig": False,
        "regels_nagegaan": False,
        "geldig": False,
        "onleesbaar": reden,
        "aantal": 0,
        "bevindingen": [],
    }


def _als_dict(bevinding: Finding) -> dict[str, Any]:
    velden = ("code", "soort", "retourcode", "pad", "regelnummer", "verwacht", "gevonden", "uitleg")
    return {veld: getattr(bevinding, veld) for veld in velden}


def _toon(oordeel: dict[str, Any]) -> None:
    soort = f" ({oordeel['bericht']})" if oordeel["bericht"] else ""
    if oordeel["onleesbaar"]:
        regel(f"{oordeel['bestand']}: onleesbaar. {oordeel['onleesbaar']}")
        return
    aantal = oordeel["aantal"]
    woord = f"{getal(aantal)} bevinding{'en' if aantal > 1 else ''}" if aantal else "in orde"
    regel(f"{oordeel['bestand']}{soort}: {woord}")
    for b in oordeel["bevindingen"]:
        plek = f"regel {b['regelnummer']}  " if b["regelnummer"] else ""
        retour = f", retourcode {b['retourcode']}" if b["retourcode"] else ""
        regel(f"  {plek}{b['code']}{retour}  {b['pad']}".rstrip())
        regel(f"    {b['uitleg']}")
    if not oordeel["regels_nagegaan"]:
        klopt = oordeel["structuur_geldig"]
        reden = "niet elke waarde te lezen is" if klopt else "de opbouw niet klopt"
        regel(f"  De regels zijn nog niet nagegaan, omdat {reden}.")
