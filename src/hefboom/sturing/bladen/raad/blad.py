# SPDX-License-Identifier: EUPL-1.2
"""Home of a councillor: five sentences, five pictures. Aggregates only, small numbers hidden."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from hefboom.measures import Uitkomst
from hefboom.scherm import Cijfer
from hefboom.scherm.grafieken import Beeld
from hefboom.scherm.grafieken.stijl import HALF
from hefboom.stelsel import HOE_VAST, Besparingen
from hefboom.sturing.blik import Blik
from hefboom.sturing.namen import Naamboek
from hefboom.sturing.onderdelen.cijfers import getoond, maak, waarde_tekst
from hefboom.sturing.onderdelen.deelname import alleen_termijnen, deelname_zin
from hefboom.sturing.onderdelen.segmenten import geldbeeld, spaarbeeld
from hefboom.sturing.onderdelen.vergelijk import balkenbeeld
from hefboom.sturing.onderdelen.verloop import punten, richting, verloop


@dataclass(frozen=True, slots=True)
class Stelling:
    """One sentence with the figure it rests on and its picture."""

    kop: str
    zin: str
    cijfer: Cijfer | None
    beeld: Beeld | None


def inhoud(blik: Blik, namen: Naamboek) -> dict[str, Any]:
    """The councillor's page."""
    code = blik.eigen["gemeente"]
    naam = namen.naam("gemeente", code)
    return {
        "gemeente": naam,
        "deelname": deelname_zin(blik, namen),
        "code": code,
        "periode": blik.periode_tekst,
        "stellingen": list(_stellingen(blik, namen, naam, {"gemeente": code})),
        "raad_vraagt": _gevraagd(blik),
        "pad": spaarbeeld(blik),
    }


def _stellingen(blik: Blik, namen: Naamboek, naam: str, waar: dict[str, str]) -> Iterator[Stelling]:
    jeugdigen, regio = maak(blik, "jeugdigen_per_100", waar), maak(blik, "jeugdigen_per_100")
    yield Stelling(
        "Hoeveel jeugdigen",
        getoond(
            jeugdigen,
            f"In {naam} kregen in {blik.periode_tekst} {jeugdigen.waarde} van elke 100 jeugdigen "
            "hulp",
            f"Hoeveel van elke 100 jeugdigen in {naam} in {blik.periode_tekst} hulp kregen",
        )
        + getoond(regio, f"; in de regio {regio.waarde}.", "; hoeveel in de hele regio", ".")
        + " Per maand zijn het er minder, want niet iedereen krijgt de hele tijd hulp.",
        jeugdigen,
        verloop(
            blik,
            "jeugdigen_per_100",
            f"Jeugdigen in zorg per 100, per maand: de lijn van {naam} "
            f"{richting(punten(blik, 'jeugdigen_per_100', waar))}.",
            [(naam, waar, True), ("Regio", {}, False)],
            breed=HALF,
        ),
    )
    uitgaven, elders = (
        maak(blik, "uitgaven_per_jeugdige", waar),
        maak(blik, "uitgaven_per_jeugdige"),
    )
    yield Stelling(
        "Wat het kost",
        f"{naam} doet alleen mee aan taakgerichte hulp: die betaalt de regio in termijnen. "
        f"Declaraties zijn er dus niet, en welk deel van de termijnen van {naam} is, staat niet in "
        "deze cijfers."
        if alleen_termijnen(blik, namen, waar["gemeente"])
        else getoond(
            uitgaven,
            f"{naam} gaf per jeugdige inwoner {uitgaven.waarde} uit aan declaraties",
            f"Wat {naam} per jeugdige inwoner uitgaf aan declaraties",
        )
        + getoond(
            elders, f"; de regio gemiddeld {elders.waarde}.", "; wat de regio gemiddeld uitgaf", "."
        )
        + " Taakgerichte hulp zit hier niet in: die wordt in termijnen betaald.",
        uitgaven,
        _per_segment(blik, namen, "uitgaven", naam, waar),
    )
    norm, overal = maak(blik, "binnen_norm", waar), maak(blik, "binnen_norm")
    yield Stelling(
        "Hoe lang het duurt tot de hulp begint",
        getoond(
            norm,
            f"Van de hulp in {naam} begon {norm.waarde} binnen de norm"
            if norm.waarde[:1].isdigit()
            else f"In {naam} begon geen hulp waarvoor een norm geldt",
            f"Welk deel van de hulp in {naam} binnen de norm begon",
        )
        + getoond(overal, f"; in de regio {overal.waarde}.", "; welk deel in de hele regio", "."),
        norm,
        _naast(blik, namen, "binnen_norm", naam, waar),
    )
    plan, overal = maak(blik, "volgens_plan", waar), maak(blik, "volgens_plan")
    yield Stelling(
        "Hoe het afloopt",
        getoond(
            plan,
            f"Van de hulp die in {naam} stopte, stopte {plan.waarde} volgens plan"
            if plan.waarde[:1].isdigit()
            else f"In {naam} stopte geen hulp",
            f"Welk deel van de hulp in {naam} volgens plan stopte",
        )
        + getoond(overal, f"; in de regio {overal.waarde}.", "; welk deel in de hele regio", "."),
        plan,
        _naast(blik, namen, "volgens_plan", naam, waar),
    )
    besteed, budget = maak(blik, "bestedingen"), maak(blik, "budget")
    yield Stelling(
        "Of de regio uitkomt",
        getoond(
            besteed,
            f"De regio besteedde {besteed.waarde} van het budget van {budget.waarde}.",
            f"Wat de regio besteedde van het budget van {budget.waarde}",
            ".",
        ),
        besteed,
        geldbeeld(blik, namen, breed=HALF),
    )


def _per_segment(
    blik: Blik, namen: Naamboek, code: str, naam: str, waar: dict[str, str]
) -> Beeld | None:
    """Per segment in the municipality; where that says nothing or too little, in the region."""
    eigen = blik.bereken(code, per=("segment",), waar=waar)
    if sum(bool(rij.waarde) for rij in eigen.rijen) > 1:
        return balkenbeeld(blik, namen, code, "segment", waar, plek=naam, breed=HALF)
    gevonden = balkenbeeld(blik, namen, code, "segment", plek="de regio", breed=HALF)
    return _van_de_regio(gevonden, naam, eigen)


def _van_de_regio(beeld: Beeld | None, naam: str, eigen: Uitkomst) -> Beeld | None:
    """The picture of the region, saying why it is not that of the municipality."""
    if beeld is None:
        return None
    waarom = (
        f"Per segment zijn de aantallen van {naam} verborgen: dit is de regio."
        if any(rij.onderdrukt for rij in eigen.rijen)
        else f"In {naam} is er te weinig om segmenten te vergelijken: dit is de regio."
    )
    return replace(beeld, bevinding=f"{beeld.bevinding} {waarom}")


def _naast(blik: Blik, namen: Naamboek, code: str, naam: str, waar: dict[str, str]) -> Beeld | None:
    """The share per segment, with the line of the whole: the very figure of the sentence."""
    eigen = blik.bereken(code, per=("segment",), waar=waar)
    zelf = sum(rij.waarde is not None for rij in eigen.rijen) > 1
    heel = blik.bereken(code, waar=waar if zelf else {}).enige
    wie = naam if zelf else "regio"
    lijn = None
    if heel.waarde is not None:
        lijn = (heel.waarde, f"{wie} {waarde_tekst(eigen.maat, heel)}")
    gevonden = balkenbeeld(
        blik,
        namen,
        code,
        "segment",
        waar if zelf else {},
        plek=naam if zelf else "de regio",
        tegen=lijn,
        breed=HALF,
    )
    return gevonden if zelf else _van_de_regio(gevonden, naam, eigen)


def _gevraagd(blik: Blik) -> str:
    pad = blik.regio[Besparingen].pad
    if pad is not None:
        return (
            f"Voor de regio ligt er een besparingspad ({HOE_VAST[pad.status]}). Vraag bij de "
            "jaarrekening wat de ingrepen opleverden."
        )
    return (
        "Uw raad wordt nu niets gevraagd. Vraag bij de jaarrekening hoe de uitgaven zich verhouden "
        "tot het budget per segment."
    )
