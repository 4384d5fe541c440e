# SPDX-License-Identifier: EUPL-1.2
"""Month by month: the points of a line, a sparkline, and the picture of both."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from hefboom.measures import CATALOGUS, Eenheid, Maat, Rij, Uitkomst, trend
from hefboom.scherm import Cel, Celsoort, Cijfer, Tabel, kolommen, maandcel
from hefboom.scherm.grafieken import Beeld, beeld, vonk
from hefboom.scherm.grafieken.lijn import Gebeurtenis, Reeks, lijn
from hefboom.scherm.grafieken.stijl import BREED
from hefboom.sturing.blik import Blik
from hefboom.sturing.onderdelen.cijfers import SOORT, maak, van_rij, waarde_tekst
from hefboom.sturing.onderdelen.volledigheid import OPEN

FORMAAT = {Eenheid.PROCENT: ".0%", Eenheid.PER_100: ",.1f"}
GEEN_MAAND = (
    "{}: per maand is er niets te tonen. De aantallen zijn verborgen, of er was geen hulp. Een "
    "kwartaal of een heel jaar zegt vaak wel iets."
)
#: Counts that are simply nought in a month without rows.
_TELT = (Eenheid.AANTAL, Eenheid.EURO)


def punt(maat: Maat, rij: Rij | None) -> float | None:
    """What is drawn for one month; euros instead of cents, nothing for a hidden figure."""
    if rij is None:
        return 0 if maat.eenheid in _TELT else None
    if rij.onderdrukt or rij.waarde is None:
        return None
    return rij.waarde / 100 if maat.eenheid is Eenheid.EURO else rij.waarde


def reeks_van(
    blik: Blik, uitkomst: Uitkomst, per_maand: Mapping[str, Rij]
) -> list[tuple[str, float | None]]:
    """A point for each month of the trend; nothing for one that is not there in full yet."""
    achter = open_maanden(blik, uitkomst)
    return [
        (m, None if m in achter else punt(uitkomst.maat, per_maand.get(m))) for m in maanden(blik)
    ]


def open_maanden(blik: Blik, uitkomst: Uitkomst) -> list[str]:
    """The months of the trend that this measure does not have in full, the oldest first."""
    return [f"{dag:%Y-%m}" for dag in uitkomst.volledigheid.in_(blik.trend, uitkomst.waar)]


def maanden(blik: Blik) -> list[str]:
    """The months of the trend as measures names them, the oldest first."""
    return [f"{deel.start:%Y-%m}" for deel in blik.trend.months()]


def punten(
    blik: Blik, code: str, waar: Mapping[str, str] | None = None
) -> list[tuple[str, float | None]]:
    """One measure month by month."""
    uitkomst = blik.bereken(code, per=("maand",), waar=waar, periode=blik.trend)
    per_maand = {rij.sleutel["maand"]: rij for rij in uitkomst.rijen}
    return reeks_van(blik, uitkomst, per_maand)


def vonken(
    blik: Blik, code: str, per: str, waar: Mapping[str, str] | None = None
) -> dict[str, str]:
    """A sparkline for each value of a dimension, from one question."""
    uitkomst = blik.bereken(code, per=(per, "maand"), waar=waar, periode=blik.trend)
    rijen: dict[str, dict[str, Rij]] = {}
    for rij in uitkomst.rijen:
        rijen.setdefault(rij.sleutel[per], {})[rij.sleutel["maand"]] = rij
    return {
        sleutel: vonk(
            [waarde for _, waarde in _zonder_open(blik, uitkomst, eigen)],
            telt=uitkomst.maat.eenheid is Eenheid.AANTAL,
        )
        for sleutel, eigen in rijen.items()
    }


def kaart(
    blik: Blik, code: str, waar: Mapping[str, str] | None = None, *, naam: str = "", norm: str = ""
) -> Cijfer:
    """A figure with its course month by month, as far as the months are complete."""
    reeks = punten(blik, code, waar)
    klein = vonk([waarde for _, waarde in reeks], telt=CATALOGUS[code].eenheid is Eenheid.AANTAL)
    return replace(
        maak(blik, code, waar, naam=naam, norm=norm),
        vonk=klein,
        richting=_richting_van_vonk(reeks) if klein and not CATALOGUS[code].rijpt else "",
    )


def _richting_van_vonk(reeks: Sequence[tuple[str, float | None]]) -> str:
    gevonden = trend([waarde for _, waarde in reeks])
    bekend = sum(waarde is not None for _, waarde in reeks)
    return f"{gevonden.pijl} {gevonden.kort} in {bekend} maanden".strip() if gevonden.kort else ""


def _zonder_open(
    blik: Blik, uitkomst: Uitkomst, per_maand: Mapping[str, Rij]
) -> list[tuple[str, float | None]]:
    achter = open_maanden(blik, uitkomst)
    return [(m, w) for m, w in reeks_van(blik, uitkomst, per_maand) if m not in achter]


def verloop(
    blik: Blik,
    code: str,
    bevinding: str,
    lijnen: Sequence[tuple[str, Mapping[str, str], bool]],
    *,
    norm: tuple[float, str] | None = None,
    gebeurtenissen: Sequence[Gebeurtenis] = (),
    breed: int = BREED,
) -> Beeld:
    """A line per `(name, where, is the main one)`, with the same figures in a table.

    When no month may be shown there is a sentence in place of empty axes.
    """
    antwoorden = [
        blik.bereken(code, per=("maand",), waar=waar, periode=blik.trend) for _, waar, _ in lijnen
    ]
    maat = antwoorden[0].maat
    per_lijn = [{rij.sleutel["maand"]: rij for rij in u.rijen} for u in antwoorden]
    reeksen = [
        Reeks(
            naam if len(lijnen) > 1 else "",
            reeks_van(blik, uitkomst, rijen),
            hoofd,
        )
        for (naam, _, hoofd), uitkomst, rijen in zip(lijnen, antwoorden, per_lijn, strict=True)
    ]
    nog_open = open_maanden(blik, antwoorden[0])
    formaat = FORMAAT.get(maat.eenheid, ",.0f")
    tabel = Tabel(
        f"{maat.naam} per maand",
        kolommen("Maand", *(naam for naam, *_ in lijnen)),
        [
            [maandcel(deel.start), *_cellen(blik, f"{deel.start:%Y-%m}", antwoorden, per_lijn)]
            for deel in blik.trend.months()
        ],
        code=f"verloop-{code}".replace("_", "-"),
    )
    if not any(waarde is not None for reeks in reeksen for _, waarde in reeks.punten):
        return Beeld(GEEN_MAAND.format(maat.naam), "", "", tabel)
    return beeld(
        bevinding,
        lambda breedte: lijn(
            breedte,
            reeksen,
            formaat=formaat,
            norm=norm,
            gebeurtenissen=gebeurtenissen,
            nog_open=(nog_open, OPEN) if nog_open else None,
            toon=lambda waarde: als_tekst(maat, waarde),
            telt=maat.eenheid is Eenheid.AANTAL,
        ),
        tabel,
        blik.cache,
        breed=breed,
    )


def als_tekst(maat: Maat, waarde: float) -> str:
    """A drawn value in words: drawn euros are no cents."""
    cents = maat.eenheid is Eenheid.EURO
    return waarde_tekst(maat, Rij({}, round(waarde * 100) if cents else waarde, None, None))


def _cellen(
    blik: Blik,
    code_maand: str,
    antwoorden: Sequence[Uitkomst],
    per_lijn: Sequence[Mapping[str, Rij]],
) -> Iterator[Cel]:
    for uitkomst, rijen in zip(antwoorden, per_lijn, strict=True):
        rij = rijen.get(code_maand)
        if rij is None and code_maand in open_maanden(blik, uitkomst):
            yield Cel(OPEN)
        elif rij is None:
            telt = uitkomst.maat.eenheid in _TELT
            soort = SOORT.get(uitkomst.maat.eenheid, Celsoort.AANTAL)
            yield Cel("0", waarde=0, soort=soort) if telt else Cel("–")
        else:
            cijfer = van_rij(blik, uitkomst, rij, waar=uitkomst.waar, periode=blik.trend, kort=True)
            yield Cel(cijfer=cijfer, titel=OPEN if cijfer.voorlopig else "")


def laatste_samen(
    reeks: Sequence[tuple[str, float | None]], andere: Sequence[tuple[str, float | None]]
) -> tuple[str, float, float] | None:
    """The last month both lines have a point in, with both points."""
    daar = dict(andere)
    samen = [
        (m, waarde, elders)
        for m, waarde in reeks
        if waarde is not None and (elders := daar.get(m)) is not None
    ]
    return samen[-1] if samen else None


def richting(reeks: Sequence[tuple[str, float | None]]) -> str:
    """Which way a line goes, as it ends a sentence: the verdict of `measures.trend`."""
    return trend([waarde for _, waarde in reeks]).value
