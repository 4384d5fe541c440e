# SPDX-License-Identifier: EUPL-1.2
"""All municipalities beside each other, on one scale."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hefboom.measures import Rij, TeFijn, Uitkomst
from hefboom.scherm import Cel, Tabel, kolommen
from hefboom.sturing.blik import Blik
from hefboom.sturing.namen import Naamboek
from hefboom.sturing.onderdelen.cijfers import status_van, tussen_haken, van_rij
from hefboom.sturing.onderdelen.deelname import (
    deelname_zin,
    doet_niet_mee,
    gedeeld_zin,
    segmenten_van,
)
from hefboom.sturing.onderdelen.vergelijk import balkenbeeld, gedeeld_cijfer, gesorteerd
from hefboom.sturing.onderdelen.verloop import vonken

NIET_MEE = "doet niet mee"
HOE_HIER = (
    "Van andere gemeenten ziet u geen kleine aantallen, en soms ook een groter aantal niet: anders "
    "is een klein aantal daarnaast uit te rekenen. Een streepje is niets."
)


def inhoud(blik: Blik, namen: Naamboek, segment: str = "") -> dict[str, Any]:
    """All municipalities on one scale, for one segment when asked; the own ones stand out."""
    per = ("gemeente",)
    waar = {"segment": segment} if segment else {}
    codes = (
        "jeugdigen",
        "jeugdigen_per_100",
        "uitgaven_per_jeugdige",
        "binnen_norm",
        "volgens_plan",
    )
    antwoorden = {code: blik.bereken(code, per=per, waar=waar) for code in codes}
    rijen = {
        code: {rij.sleutel["gemeente"]: rij for rij in uitkomst.rijen}
        for code, uitkomst in antwoorden.items()
    }
    wie = [str(g.code) for g in blik.regio.gemeenten if g.lid.overlaps(blik.periode)]
    # What some segments are together only the region may ask.
    heel_beeld = blik.inzage.hele_regio and not segment
    gedeeld = segmenten_van(blik, wie) if heel_beeld else frozenset()
    lijnen = _lijnen(blik, waar)
    niet_mee = doet_niet_mee(blik, namen, segment)
    tabel = []
    leden = [g for g in blik.regio.gemeenten if str(g.code) in wie]
    for gemeente in sorted(leden, key=lambda g: g.naam):
        code_hier = str(gemeente.code)
        leeg = Cel(NIET_MEE if code_hier in niet_mee else "–")
        regel = [Cel(gemeente.naam, adres=namen.adres("gemeente", code_hier))]
        regel.append(Cel(vonk=lijnen.get(code_hier, "")))
        for code in codes:
            rij = rijen[code].get(code_hier)
            regel.append(
                Cel(cijfer=van_rij(blik, antwoorden[code], rij, waar=waar, kort=True))
                if rij
                else leeg
            )
        if gedeeld:
            hier = {"gemeente": code_hier}
            regel.append(Cel(cijfer=gedeeld_cijfer(blik, "jeugdigen_per_100", hier, gedeeld)))
        tabel.append(regel)
    heel = blik.bereken("jeugdigen_per_100", waar=waar).enige
    gemiddelde = (heel.waarde, "regio") if heel.waarde is not None else None
    eigen = next(iter(sorted(blik.inzage.gemeenten)), "")
    return {
        "deelname": deelname_zin(blik, namen, segment),
        "gedeeld": gedeeld_zin(namen, "iedere gemeente", gedeeld),
        "segmentnaam": namen.segment(segment) if segment else "",
        "verborgen": "" if blik.inzage.hele_regio else HOE_HIER,
        "zin": zin(namen, antwoorden["jeugdigen_per_100"], sorted(blik.inzage.gemeenten)),
        "beeld": balkenbeeld(
            blik, namen, "jeugdigen_per_100", "gemeente", waar, tegen=gemiddelde, hoofd=eigen
        ),
        "uitgaven": balkenbeeld(
            blik, namen, "uitgaven_per_jeugdige", "gemeente", waar, hoofd=eigen
        ),
        "tabel": Tabel(
            f"Gemeenten in {blik.periode_tekst}",
            kolommen(
                "Gemeente",
                "Per 100, verloop",
                "Jeugdigen",
                "Per 100",
                "Uitgaven per inwoner 0–17",
                "Binnen norm gestart",
                "Volgens plan beëindigd",
                *(["Per 100, gedeelde segmenten"] if gedeeld else []),
            ),
            tabel,
        ),
    }


def _lijnen(blik: Blik, waar: Mapping[str, str]) -> dict[str, str]:
    """A line for each municipality; none where that is too fine for this reader."""
    try:
        return vonken(blik, "jeugdigen_per_100", "gemeente", waar)
    except TeFijn:
        return {}


def zin(namen: Naamboek, uitkomst: Uitkomst, eigen: list[str]) -> str:
    """Where the own municipality stands among those that are shown; else who stands highest."""
    getoond = [rij for rij in gesorteerd(uitkomst) if rij.waarde is not None]
    hoogste = next((rij for rij in getoond if rij.waarde), None)
    if hoogste is None:
        return "Er zijn in deze periode geen jeugdigen in zorg bekend, of zij zijn verborgen."
    zelf = [rij for rij in getoond if rij.sleutel["gemeente"] in eigen]
    anderen = [rij for rij in getoond if rij.sleutel["gemeente"] not in eigen]
    if not zelf or not anderen:
        waar = namen.naam("gemeente", hoogste.sleutel["gemeente"])
        begin = f"In {waar} krijgen"
        if any(rij.onderdrukt for rij in uitkomst.rijen):
            begin = f"Van de gemeenten waarvan dit te zien is, krijgen in {waar}"
        return (
            f"{begin} de meeste jeugdigen hulp: {uitkomst.toon(hoogste)} van elke 100"
            f"{tussen_haken(status_van(uitkomst, hoogste))}."
        )
    return " ".join(_plaats(namen, uitkomst, rij, anderen) for rij in zelf)


def _plaats(namen: Naamboek, uitkomst: Uitkomst, rij: Rij, anderen: list[Rij]) -> str:
    begin = (
        f"In {namen.naam('gemeente', rij.sleutel['gemeente'])} krijgen {uitkomst.toon(rij)} van "
        f"elke 100 jeugdigen hulp{tussen_haken(status_van(uitkomst, rij))}"
    )
    if len(anderen) == 1:
        hier, daar = rij.waarde or 0, anderen[0].waarde or 0
        dan = "evenveel als" if hier == daar else f"{'meer' if hier > daar else 'minder'} dan"
        enige = namen.naam("gemeente", anderen[0].sleutel["gemeente"])
        return f"{begin}: {dan} in {enige}, de enige andere gemeente waarvan dit te zien is."
    lager = sum((ander.waarde or 0) < (rij.waarde or 0) for ander in anderen)
    alle = len(anderen)
    hoeveel = f"alle {alle}" if lager == alle else f"{lager or 'geen'} van de {alle}"
    return f"{begin}: meer dan in {hoeveel} andere gemeenten waarvan dit te zien is."
