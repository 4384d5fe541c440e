# SPDX-License-Identifier: EUPL-1.2
"""The steering picture: per segment how many youths, what it costs, and whether it goes well.

No arithmetic of its own: every figure is a measure of the catalogue.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hefboom import stelsel
from hefboom.facts import Momentopname
from hefboom.inzage import Inzage
from hefboom.kernel import ONE_DAY, Period
from hefboom.measures import (
    NIET_INGEDEELD,
    Indelingswijze,
    Rij,
    Uitkomst,
    Vraag,
    bereken_vele,
    standaardindeling,
    tot_peildatum,
    trendperiode,
)
from hefboom.stelsel import Besparing, Regio

TOTAAL = "totaal"
#: Figures the picture shows for each segment, in order; codes of the catalogue.
BEELD = (
    "jeugdigen",
    "bestedingen",
    "budget",
    "uitputting",
    "binnen_norm",
    "geweigerde_regels",
    "geweigerd_aandeel",
)


@dataclass(frozen=True, slots=True)
class Segmentbeeld:
    """One segment (or the total). A figure is a `Rij`: with its parts, perhaps suppressed.

    `trend` is youths in care per month ("2026-03"), oldest first.
    """

    code: str
    naam: str
    bekostiging: str
    jeugdigen: Rij
    bestedingen: Rij
    budget: Rij
    uitputting: Rij
    binnen_norm: Rij
    geweigerde_regels: Rij
    geweigerd_aandeel: Rij
    trend: tuple[tuple[str, Rij], ...]

    @property
    def titel(self) -> str:
        """`4 Specialistisch`: number and name together."""
        return self.naam if self.code in {TOTAAL, NIET_INGEDEELD} else f"{self.code} {self.naam}"


@dataclass(frozen=True, slots=True)
class Stuurbeeld:
    """The region on one peildatum, in one calendar year.

    `achter` are the months (their first days) that were not claimed for in full yet.
    """

    regio: str
    jaar: int
    periode: Period
    indeling: Indelingswijze
    peildatum: date
    opname_id: str
    segmenten: tuple[Segmentbeeld, ...]
    totaal: Segmentbeeld
    budget_aanname: bool
    achter: tuple[date, ...]
    besparingspad: tuple[Besparing, ...]

    @property
    def deel_van_jaar(self) -> float:
        """How much of the year has passed: what spending may be laid next to."""
        return self.periode.days / Period.year(self.jaar).days


def bereken_stuurbeeld(
    opname: Momentopname,
    inzage: Inzage | None = None,
    jaar: int | None = None,
    regio: Regio | None = None,
) -> Stuurbeeld:
    """Work out the picture for one reader; by default the year of the last day looked at.

    Help that runs on from before a change of layout counts in the segment it is in now, when
    the year is the current one; an earlier year is shown in its own layout. The trend starts
    where the record is whole (`eerste_volle_maand`).

    Raises `OngeldigeVraag` when the year only starts after the peildatum.
    """
    regio = stelsel.laad(opname.regio) if regio is None else regio
    laatste = opname.peildatum - ONE_DAY
    jaar = laatste.year if jaar is None else jaar
    periode = tot_peildatum(Period.year(jaar), opname.peildatum)
    indeling = standaardindeling(periode, opname.peildatum)
    terug = trendperiode(periode, opname)
    *antwoorden, trend, trend_heel = bereken_vele(
        [
            *(Vraag(code, ("segment",), (), periode, indeling) for code in BEELD),
            *(Vraag(code, (), (), periode, indeling) for code in BEELD),
            Vraag("jeugdigen", ("segment", "maand"), (), terug, indeling),
            Vraag("jeugdigen", ("maand",), (), terug, indeling),
        ],
        opname,
        inzage,
    )
    per_segment = dict(zip(BEELD, antwoorden[: len(BEELD)], strict=True))
    besteed = antwoorden[len(BEELD) + BEELD.index("bestedingen")]
    heel = {code: u.enige for code, u in zip(BEELD, antwoorden[len(BEELD) :], strict=True)}

    geldend = regio.op(max(min(laatste, periode.last or laatste), regio.geldig.start))
    codes = {s.code: s for s in geldend.segmenten}
    gezien = {str(rij.sleutel["segment"]) for uit in per_segment.values() for rij in uit.rijen}
    segmenten = []
    for code in sorted(gezien | codes.keys(), key=lambda code: (code == NIET_INGEDEELD, code)):
        segment = codes.get(code)
        segmenten.append(
            Segmentbeeld(
                code=code,
                naam=segment.naam if segment else _naam_eerder(regio, code, periode),
                bekostiging=segment.bekostiging if segment else "",
                trend=_trend(trend, code),
                **{maat: _rij(uit, code) for maat, uit in per_segment.items()},
            )
        )
    return Stuurbeeld(
        regio=regio.naam,
        jaar=jaar,
        periode=periode,
        indeling=indeling,
        peildatum=opname.peildatum,
        opname_id=opname.id,
        segmenten=tuple(segmenten),
        totaal=Segmentbeeld(
            code=TOTAAL,
            naam="Totaal",
            bekostiging="",
            trend=tuple((rij.sleutel["maand"], rij) for rij in trend_heel.rijen),
            **heel,
        ),
        budget_aanname=any(
            bedrag.aanname for (_, j), bedrag in regio.budgetten.items() if j == jaar
        ),
        achter=besteed.achter(besteed.enige),
        besparingspad=regio.besparingspad,
    )


def _rij(uitkomst: Uitkomst, segment: str) -> Rij:
    gevonden = uitkomst.rij(segment=segment)
    if gevonden is not None:
        return gevonden
    # Without a budget there is none: nought would be a decision.
    leeg = 0 if uitkomst.maat.noemer is None and uitkomst.maat.code != "budget" else None
    return Rij({"segment": segment}, leeg, leeg, leeg)


def _trend(uitkomst: Uitkomst, segment: str) -> tuple[tuple[str, Rij], ...]:
    return tuple(
        (rij.sleutel["maand"], rij) for rij in uitkomst.rijen if rij.sleutel["segment"] == segment
    )


def _naam_eerder(regio: Regio, code: str, periode: Period) -> str:
    """The name a segment had when it was last open; a closed one keeps its figures."""
    if code == NIET_INGEDEELD:
        return NIET_INGEDEELD.capitalize()
    for dag in reversed(regio.wisseldagen()):
        segment = regio.op(dag).segment(code)
        if segment is not None and dag < (periode.end or dag):
            return segment.naam
    return code
