# SPDX-License-Identifier: EUPL-1.2
"""How each segment is paid for: per effort, per result, or a budget for a task."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any, Literal

from hefboom.kernel import datum
from hefboom.stelsel.bouwplaats import Bouwplaats
from hefboom.stelsel.gedateerd import Gedateerd
from hefboom.stelsel.herkomst import Herleidbaar
from hefboom.stelsel.onderwerp import Besluiten, Bewering, Onderwerp, registreer
from hefboom.stelsel.onderwerpen.regio import Regiokop
from hefboom.stelsel.onderwerpen.segmenten import Segmenten
from hefboom.stelsel.schema import Streng, Vastgelegd

Bekostigingsvorm = Literal["inspanning", "output", "taak"]

#: How a funding form is said.
BEKOSTIGD: Mapping[Bekostigingsvorm, str] = MappingProxyType(
    {"inspanning": "inspanningsgericht", "output": "outputgericht", "taak": "taakgericht"}
)


class GedateerdeVorm(Vastgelegd):
    """A funding form from a date on; null ends it."""

    vanaf: date
    waarde: Bekostigingsvorm | None


class BekostigingenSchema(Streng):
    """The section: per segment, by its code."""

    bekostiging: dict[str, tuple[GedateerdeVorm, ...]]


@dataclass(frozen=True, slots=True)
class Bekostiging(Herleidbaar):
    """The funding form of a segment, with where it was decided."""

    vorm: Bekostigingsvorm
    vanaf: date


@dataclass(frozen=True)
class Bekostigingen(Onderwerp):
    """The funding form per segment, by its code."""

    per_segment: Mapping[str, Gedateerd[Bekostiging]]

    def op(self, segment: str, day: date) -> Bekostiging | None:
        """How the segment is paid for on `day`; None when it is not open then."""
        reeks = self.per_segment.get(segment)
        return None if reeks is None else reeks.op(day)

    def reeksen(self) -> Iterator[Gedateerd[Any]]:
        """The forms."""
        yield from self.per_segment.values()


def bouw(schema: BekostigingenSchema, werk: Bouwplaats) -> Bekostigingen:
    """The forms as written, cut off at the region's validity."""
    geldig, segmenten = werk.geef(Regiokop).geldig, werk.geef(Segmenten).lopen
    per_segment: dict[str, Gedateerd[Bekostiging]] = {}
    for code, rijen in schema.bekostiging.items():
        pad = ("bekostiging", code)
        werk.bekend(pad, "segment", code, segmenten)
        vormen = [
            None
            if rij.waarde is None
            else Bekostiging(rij.waarde, rij.vanaf, bron=rij.bron, status=rij.status)
            for rij in rijen
        ]
        reeks: Gedateerd[Bekostiging] = werk.reeks(rijen, vormen, pad)
        per_segment[code] = reeks.binnen(geldig)
    return Bekostigingen(per_segment)


def segment_heeft_bekostiging(besluiten: Besluiten) -> Iterator[str]:
    """A segment that is open without a funding form, or funded while closed."""
    bekostigingen, segmenten = besluiten[Bekostigingen], besluiten[Segmenten]
    for dag in besluiten.wisseldagen():
        open_segmenten = segmenten.open_op(dag)
        for code in segmenten.lopen:
            is_open = code in open_segmenten
            if is_open != (bekostigingen.op(code, dag) is not None):
                yield (
                    f"segment {code} is op {datum(dag)} {'open' if is_open else 'dicht'}, "
                    f"{'zonder' if is_open else 'maar met'} bekostiging."
                )


registreer(
    Bekostigingen,
    schema=BekostigingenSchema,
    bouw=bouw,
    bewijzen=(
        Bewering(
            "Elk open segment heeft een bekostiging",
            segment_heeft_bekostiging,
            lambda b: f"{len(b[Segmenten].lopen)} segmenten",
        ),
    ),
    bestand="bekostiging",
    sjabloon="""\
# Hoe elk segment wordt betaald: inspanning (prijs × aantal), output (per resultaat) of taak
# (een budget vooraf). Sluit een segment, schrijf dan `waarde: null`.

bekostiging:
  "1":
    - vanaf: <eerste dag van deze bekostiging van segment 1, als jaar-maand-dag>
      waarde: <bekostiging van segment 1>
      bron: "<bron van de bekostiging van segment 1>"
      status: <status van de bekostiging van segment 1>
""",
)
