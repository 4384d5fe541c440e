# SPDX-License-Identifier: EUPL-1.2
"""The segments: the parts of the market a region buys together, each open while it has a name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from hefboom.kernel import Period
from hefboom.stelsel.bouwplaats import Bouwplaats
from hefboom.stelsel.gedateerd import Gedateerd
from hefboom.stelsel.herkomst import Herleidbaar
from hefboom.stelsel.onderwerp import Onderwerp, registreer
from hefboom.stelsel.onderwerpen.regio import Regiokop
from hefboom.stelsel.schema import GedateerdeTekst, Streng, Tekst, Vastgelegd


class AliasSchema(Vastgelegd):
    """What someone else calls the segment."""

    naam: Tekst
    wie: Tekst


class SegmentSchema(Streng):
    """A segment; it is open on the days on which it has a name."""

    code: Tekst
    naam: tuple[GedateerdeTekst, ...]
    werknaam: tuple[GedateerdeTekst, ...] = ()
    aliassen: tuple[AliasSchema, ...] = ()


class SegmentenSchema(Streng):
    """The section."""

    segmenten: tuple[SegmentSchema, ...]


@dataclass(frozen=True, slots=True)
class Segmentalias(Herleidbaar):
    """What a body, or a document, calls the segment instead."""

    naam: str
    wie: str


@dataclass(frozen=True, slots=True)
class Segmentloop:
    """A segment through the years: it is open on the days on which it has a name."""

    code: str
    naam: Gedateerd[str]
    werknaam: Gedateerd[str]
    aliassen: tuple[Segmentalias, ...] = ()

    def is_open_in(self, periode: Period) -> bool:
        """Is it open on at least one day of `periode`?"""
        return bool(self.naam.binnen(periode).starts)


@dataclass(frozen=True)
class Segmenten(Onderwerp):
    """All segments that ever were, by code, in the region's own order."""

    lopen: Mapping[str, Segmentloop]

    def open_op(self, day: date) -> frozenset[str]:
        """The codes of the segments that are open on `day`."""
        return frozenset(code for code, loop in self.lopen.items() if loop.naam.op(day) is not None)

    def reeksen(self) -> Iterator[Gedateerd[Any]]:
        """The names."""
        for loop in self.lopen.values():
            yield from (loop.naam, loop.werknaam)


def bouw(schema: SegmentenSchema, werk: Bouwplaats) -> Segmenten:
    """The segments as written, cut off at the region's validity."""
    werk.geen_dubbele("segmenten", schema.segmenten)
    geldig = werk.geef(Regiokop).geldig

    return Segmenten(
        {
            s.code: Segmentloop(
                s.code,
                werk.tekstreeks(s.naam, ("segmenten", i, "naam")).binnen(geldig),
                werk.tekstreeks(s.werknaam, ("segmenten", i, "werknaam")).binnen(geldig),
                tuple(
                    Segmentalias(a.naam, a.wie, bron=a.bron, status=a.status) for a in s.aliassen
                ),
            )
            for i, s in enumerate(schema.segmenten)
        }
    )


registreer(
    Segmenten,
    schema=SegmentenSchema,
    bouw=bouw,
    bestand="segmenten",
    sjabloon="""\
# De segmenten: de delen waarin de regio samen inkoopt. Een segment is open zolang het een naam
# heeft. Krijgt het een andere naam, zet die er dan onder met zijn begindatum; sluit het, schrijf
# dan `waarde: null`. Een naam die nog niet is vastgesteld kan als `werknaam:`, in dezelfde vorm.
# Noemt een ander het segment anders, zet dat dan onder `aliassen:`, elk met naam, wie, bron en
# status.

segmenten:
  - code: "1"
    naam:
      - vanaf: <eerste dag van segment 1, als jaar-maand-dag>
        waarde: <naam van segment 1>
        bron: "<bron van segment 1>"
        status: <status van segment 1>
""",
)
