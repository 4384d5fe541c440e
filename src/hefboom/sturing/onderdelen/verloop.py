# SPDX-License-Identifier: EUPL-1.2
"""Month by month: the points of a line, a sparkline, and the picture of both."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from hefboom.kernel import maand
from hefboom.measures import CATALOGUS, Eenheid, Maat, Rij, Uitkomst
from hefboom.scherm import Cel, Cijfer, Tabel, kolommen
from hefboom.scherm.grafieken import Beeld, beeld, vonk
from hefboom.scherm.grafieken.lijn import Gebeurtenis, Reeks, lijn
from hefboom.sturing.blik import Blik
from hefboom.sturing.onderdelen.cijfers import maak, van_rij
from hefboom.sturing.onderdelen.volledigheid import onvolledige_maanden, telt_declaraties

FORMAAT = {Eenheid.PROCENT: ".0%", Eenheid.PER_100: ",.1f"}
#: Counts that are simply nought in a month without rows.
_TELT = (Eenheid.AANTAL, Eenheid.EURO)


def punt(maat: Maat, rij: Rij | None) -> float | None:
    """What is drawn for one month; euros instead of cents, nothing for a hidden figure."""
    if rij is None:
        return 0 if maat.eenheid in _TELT else None
    if rij.onderdrukt or rij.waarde is None:
        return None
    return rij.waarde / 100 if maat.eenheid is Eenheid.EURO else rij.waarde


def maanden(blik: Blik) -> list[str]:
    """The months of the trend as measures names them, the oldest first."""
    return [f"{deel.start:%Y-%m}" for deel in blik.trend.months()]


def punten(
    blik: Blik, code: str, waar: Mapping[str, str] | None = None
) -> list[tuple[str, float | None]]:
    """One measure month by month."""
    uitkomst = blik.bereken(code, per=("maand",), waar=waar, periode=blik.trend)
    per_maand = {rij.sleutel["maand"]: rij for rij in uitkomst.rijen}
    return [(m, punt(uitkomst.maat, per_maand.get(m))) for m in maanden(blik)]


def vonken(
    blik: Blik, code: str, per: str, waar: Mapping[str, str] | None = None
) -> dict[str, str]:
    """A sparkline for each value of a dimension, from one question."""
    uitkomst = blik.bereken(code, per=(per, "maand"), waar=waar, periode=blik.trend)
    rijen: dict[str, dict[str, Rij]] = {}
    for rij in uitkomst.rijen:
        rijen.setdefault(rij.sleutel[per], {})[rij.sleutel["maand"]] = rij
    return {
        sleutel: vonk([punt(uitkomst.maat, eigen.get(m)) for m in maanden(blik)])
        for sleutel, eigen in rijen.items()
    }


def kaart(
    blik: Blik, code: str, waar: Mapping[str, str] | None = None, *, naam: str = "", norm: str = ""
) -> Cijfer:
    """A figure with its course month by month, as far as the months are complete."""
    reeks = punten(blik, code, waar)
    if telt_declaraties(CATALOGUS[code]):
        achter = {f"{dag:%Y-%m}" for dag in onvolledige_maanden(blik)}
        reeks = [(m, waarde) for m, waarde in reeks if m not in achter]
    klein = vonk([waarde for _, waarde in reeks])
    return replace(maak(blik, code, waar, naam=naam, norm=norm), vonk=klein)


def verloop(
    blik: Blik,
    code: str,
    bevinding: str,
    lijnen: Sequence[tuple[str, Mapping[str, str], bool]],
    *,
    norm: tuple[float, str] | None = None,
    gebeurtenissen: Sequence[Gebeurtenis] = (),
) -> Beeld:
    """A line per `(name, where, is the main one)`, with the same figures in a table."""
    antwoorden = [
        blik.bereken(code, per=("maand",), waar=waar, periode=blik.trend) for _, waar, _ in lijnen
    ]
    maat = antwoorden[0].maat
    per_lijn = [{rij.sleutel["maand"]: rij for rij in u.rijen} for u in antwoorden]
    reeksen = [
        Reeks(
            naam if len(lijnen) > 1 else "",
            [(m, punt(maat, rijen.get(m))) for m in maanden(blik)],
            hoofd,
        )
        for (naam, _, hoofd), rijen in zip(lijnen, per_lijn, strict=True)
    ]
    formaat = FORMAAT.get(maat.eenheid, ",.0f")
    tabel = Tabel(
        f"{maat.naam} per maand",
        kolommen("Maand", *(naam for naam, *_ in lijnen)),
        [
            [Cel(maand(deel.start)), *_cellen(blik, f"{deel.start:%Y-%m}", antwoorden, per_lijn)]
            for deel in blik.trend.months()
        ],
    )
    return beeld(
        bevinding,
        lambda breedte: lijn(
            breedte, reeksen, formaat=formaat, norm=norm, gebeurtenissen=gebeurtenissen
        ),
        tabel,
        blik.cache,
    )


def _cellen(
    blik: Blik,
    code_maand: str,
    antwoorden: Sequence[Uitkomst],
    per_lijn: Sequence[Mapping[str, Rij]],
) -> Iterator[Cel]:
    for uitkomst, rijen in zip(antwoorden, per_lijn, strict=True):
        rij = rijen.get(code_maand)
        if rij is None:
            yield Cel("0" if uitkomst.maat.eenheid in _TELT else "–")
        else:
            yield Cel(
                cijfer=van_rij(
                    blik, uitkomst, rij, waar=uitkomst.waar, periode=blik.trend, kort=True
                )
            )


def eerste_en_laatste(reeks: Sequence[tuple[str, float | None]]) -> tuple[float, float] | None:
    """The first and last known points, for a sentence about a line."""
    bekend = [waarde for _, waarde in reeks if waarde is not None]
    return (bekend[0], bekend[-1]) if len(bekend) > 1 else None


def richting(reeks: Sequence[tuple[str, float | None]]) -> str:
    """`stijgt`, `daalt` or `blijft ongeveer gelijk`: the last quarter against the first.

    Without one month to show (too few youths behind each, or no help) nothing is said of time.

    >>> richting([("2026-01", None), ("2026-02", None)])
    'is per maand niet te tonen'
    """
    bekend = [waarde for _, waarde in reeks if waarde is not None]
    if not bekend:
        return "is per maand niet te tonen"
    if len(bekend) < 6:
        return "is nog te kort bekend voor een richting"
    begin, einde = sum(bekend[:3]), sum(bekend[-3:])
    if not begin or abs(einde - begin) / begin < 0.03:
        return "blijft ongeveer gelijk"
    return "stijgt" if einde > begin else "daalt"
