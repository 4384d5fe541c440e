# SPDX-License-Identifier: EUPL-1.2
"""The layout of one day: which segments are open, what is in them, and who takes part."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from hefboom.stelsel.herkomst import Herleidbaar
from hefboom.stelsel.onderwerp import Besluiten
from hefboom.stelsel.onderwerpen.bekostiging import Bekostiging, Bekostigingen, Bekostigingsvorm
from hefboom.stelsel.onderwerpen.deelname import Deelname, Deelnames
from hefboom.stelsel.onderwerpen.doelen import Doel, Doelen
from hefboom.stelsel.onderwerpen.producten import Product, Producten
from hefboom.stelsel.onderwerpen.segmenten import Segmenten, Segmentloop


@dataclass(frozen=True, slots=True)
class Segment(Herleidbaar):
    """A segment as it is on one day. Show `.titel`, never a bare number (S3 and S2 differ).

    The source and the standing are those of its name; how it is paid for answers for itself.
    """

    code: str
    naam: str
    werknaam: str | None
    betaald: Bekostiging
    doelen: tuple[Doel, ...]
    deelname: tuple[Deelname, ...]

    @property
    def titel(self) -> str:
        """`1 Wonen`: number and name together."""
        return f"{self.code} {self.naam}"

    @property
    def bekostiging(self) -> Bekostigingsvorm:
        """How it is paid for."""
        return self.betaald.vorm

    @property
    def bekostiging_aanname(self) -> bool:
        """Is how it is paid for an assumption?"""
        return self.betaald.aanname

    @property
    def schaal(self) -> str:
        """The scale in one word when all product groups share it, else said per group.

        The word that covers most municipalities comes first.
        """
        schalen = sorted({(-len(d.gemeenten), d.schaal) for d in self.deelname})
        if not schalen:
            return "niemand"
        hoofd = schalen[0][1]
        anders = [f"{d.groepnaam}: {d.schaal}" for d in self.deelname if d.schaal != hoofd]
        return f"{hoofd} ({'; '.join(anders)})" if anders else hoofd


@dataclass(frozen=True, slots=True)
class Indeling:
    """The layout of one day: the open segments, in the region's order, and their products."""

    dag: date
    segmenten: tuple[Segment, ...]
    producten: tuple[Product, ...]
    _segment_van: Mapping[str, Segment] = field(repr=False)

    def segment(self, code: str) -> Segment | None:
        """The segment with this code if it is open on this day."""
        return next((segment for segment in self.segmenten if segment.code == code), None)

    def segment_van(self, productcode: str) -> Segment | None:
        """The segment a product belongs to on this day; None for an unknown or ended product."""
        return self._segment_van.get(productcode)

    def producten_van(self, segmentcode: str) -> tuple[Product, ...]:
        """The products of one segment on this day."""
        return tuple(p for p in self.producten if self._segment_van[p.code].code == segmentcode)


def deel_in(besluiten: Besluiten, day: date) -> Indeling:
    """The layout on `day`: a product counts when its segment is open."""
    segmenten = {
        code: segment
        for code, loop in besluiten[Segmenten].lopen.items()
        if (segment := _segment(besluiten, loop, day)) is not None
    }
    producten = besluiten[Producten]
    van = {
        code: segmenten[hoort_bij]
        for code, productloop in producten.lopen.items()
        if (hoort_bij := productloop.segment.op(day)) is not None and hoort_bij in segmenten
    }
    alle = tuple(versie for code in sorted(van) if (versie := producten.op(code, day)) is not None)
    return Indeling(day, tuple(segmenten.values()), alle, van)


def _segment(besluiten: Besluiten, loop: Segmentloop, day: date) -> Segment | None:
    naam, herkomst = loop.naam.op(day), loop.naam.herkomst_op(day)
    betaald = besluiten[Bekostigingen].op(loop.code, day)
    if naam is None or herkomst is None or betaald is None:
        return None
    return Segment(
        code=loop.code,
        naam=naam,
        werknaam=loop.werknaam.op(day),
        betaald=betaald,
        doelen=besluiten[Doelen].op(loop.code, day),
        deelname=besluiten[Deelnames].op(loop.code, day),
        bron=herkomst.bron,
        status=herkomst.status,
    )
