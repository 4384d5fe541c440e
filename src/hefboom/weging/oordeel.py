# SPDX-License-Identifier: EUPL-1.2
"""The weighing of each segment as one reads it: what was recorded, and what is to be said of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property

from hefboom.kernel import zeker
from hefboom.stelsel import (
    PRESTATIECRITERIA,
    TAAKCRITERIA,
    Bekostiging,
    Bekostigingen,
    Gedateerd,
    Regio,
    Richtingkeuze,
    Segmenten,
    Segmentweging,
    Wegingen,
)
from hefboom.weging.balans import (
    FEITEN,
    Vinken,
    balans,
    kantelpunten,
    omgeslagen,
    richting_uit,
)
from hefboom.weging.tegenspraak import Bekeken, Tegenspraak, spanningen, tegenspraken


@dataclass(frozen=True)
class Segmentoordeel:
    """One segment: its weighing, the directions last taken, and what they are held against.

    `vinken` are the recorded ticks, or those of a "what if".
    """

    weging: Segmentweging
    naam: str
    vinken: Vinken
    bekostiging: Richtingkeuze
    inkoop: Richtingkeuze
    betaald: Bekostiging | None
    tegenspraken: tuple[Tegenspraak, ...]

    @property
    def segment(self) -> str:
        """Its code."""
        return self.weging.segment

    @cached_property
    def balans(self) -> Fraction:
        """See `balans.balans`."""
        return balans(self.vinken)

    @cached_property
    def volgt(self) -> str | None:
        """The direction that follows from the ticks by Hefboom's rule."""
        return richting_uit(self.vinken)

    @cached_property
    def kantelpunten(self) -> tuple[frozenset[str], ...]:
        """See `balans.kantelpunten`."""
        return kantelpunten(self.vinken)

    @property
    def anders(self) -> tuple[str, ...]:
        """The facts that a "what if" has the other way round."""
        vinkjes = self.weging.vinkjes
        return tuple(
            feit.code
            for feit in FEITEN
            if any(vinkjes[code].geldt is not self.vinken[code] for code in feit.criteria)
        )


def weeg(regio: Regio) -> tuple[Segmentoordeel, ...]:
    """Every segment this region weighed, in its own order; empty when it weighed none."""
    return tuple(oordeel_over(regio, weging) for weging in regio[Wegingen].per_segment.values())


def weeg_anders(regio: Regio, segment: str, feiten: Collection[str]) -> Segmentoordeel | None:
    """One segment as if these facts were the other way round; None when it was not weighed.

    Where it is said of providers neither that they are few nor many, they become few.
    """
    weging = regio[Wegingen].per_segment.get(segment)
    if weging is None:
        return None
    vinken: Vinken = {code: een.geldt for code, een in weging.vinkjes.items()}
    for feit in FEITEN:
        if feit.code in feiten:
            vinken = next(omgeslagen(vinken, feit))
    return oordeel_over(regio, weging, vinken)


def oordeel_over(
    regio: Regio, weging: Segmentweging, vinken: Vinken | None = None
) -> Segmentoordeel:
    """What is to be said of a weighing; `vinken` where they are not those recorded."""
    gevinkt = (
        {code: een.geldt for code, een in weging.vinkjes.items()} if vinken is None else vinken
    )
    bekostiging, inkoop = laatste(weging.bekostiging), laatste(weging.inkoop)
    loop = regio[Segmenten].lopen[weging.segment]
    return Segmentoordeel(
        weging=weging,
        naam=loop.naam.op(weging.vanaf) or weging.segment,
        vinken=gevinkt,
        bekostiging=bekostiging,
        inkoop=inkoop,
        betaald=regio[Bekostigingen].op(weging.segment, max(weging.vanaf, bekostiging.vanaf)),
        tegenspraken=tegenspraken(Bekeken(regio, weging, gevinkt, bekostiging, inkoop)),
    )


def laatste(reeks: Gedateerd[Richtingkeuze]) -> Richtingkeuze:
    """The direction taken last; the subject sees to it that there is one."""
    return zeker(reeks.op(date.max), "een richting")


def als_json(regio: Regio) -> dict[str, object]:
    """The weighing as plain values, in the form other programs count on."""
    oordelen = weeg(regio)
    return {
        "regio": regio.code,
        "segmenten": [_segment_json(oordeel) for oordeel in oordelen],
        "tegenspraken": [_json(een) for een in spanningen(regio)] if oordelen else [],
    }


def _segment_json(oordeel: Segmentoordeel) -> dict[str, object]:
    return {
        "segment": oordeel.segment,
        "naam": oordeel.naam,
        "schaal": oordeel.weging.schaal.waarde,
        "afwijking": oordeel.weging.schaal.afwijking,
        "bekostiging": {
            "taakgericht": _gevinkt(oordeel.vinken, TAAKCRITERIA),
            "prestatiegericht": _gevinkt(oordeel.vinken, PRESTATIECRITERIA),
            "richting": oordeel.bekostiging.richting,
            "vorm": None if oordeel.betaald is None else oordeel.betaald.vorm,
            "standing": oordeel.bekostiging.status,
            "uitzondering": oordeel.bekostiging.uitzondering,
        },
        "inkoop": {"richting": oordeel.inkoop.richting, "standing": oordeel.inkoop.status},
        "tegenspraken": [_json(een) for een in oordeel.tegenspraken],
    }


def _gevinkt(vinken: Vinken, criteria: Mapping[str, str]) -> dict[str, bool]:
    return {code: vinken[code] for code in criteria}


def _json(een: Tegenspraak) -> dict[str, object]:
    return {"wat": een.wat, "bronnen": list(een.bronnen)}
