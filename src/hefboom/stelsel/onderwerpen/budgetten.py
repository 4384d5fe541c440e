# SPDX-License-Identifier: EUPL-1.2
"""The budget of each segment for each calendar year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from hefboom.kernel import Cents, Period
from hefboom.stelsel.bedrag import Bedrag
from hefboom.stelsel.bouwplaats import Bouwplaats
from hefboom.stelsel.herkomst import Herleidbaar
from hefboom.stelsel.lezen import Yamlpad
from hefboom.stelsel.onderwerp import Besluiten, Bewering, Onderwerp, registreer
from hefboom.stelsel.onderwerpen.segmenten import Segmenten
from hefboom.stelsel.schema import Jaar, Streng, Tekst, Vastgelegd


class BudgetSchema(Vastgelegd):
    """The budgets of one year, whole euros per segment.

    `verdeling` only where it was decided how the year is spread over its months.
    """

    jaar: Jaar
    euro: dict[str, int]
    verdeling: Literal["gelijkmatig"] | None = None


class GeenBudgetSchema(Vastgelegd):
    """Years of which a segment has no budget, and why that is left empty."""

    segment: Tekst
    van: Jaar
    tot_en_met: Jaar
    reden: Tekst


class BudgettenSchema(Streng):
    """The sections."""

    budgetten: tuple[BudgetSchema, ...]
    geen_budget: tuple[GeenBudgetSchema, ...] = ()


@dataclass(frozen=True, slots=True)
class Budget(Bedrag):
    """The amount for a whole calendar year; `gelijkmatig`: a twelfth for each month, as decided."""

    gelijkmatig: bool


@dataclass(frozen=True, slots=True)
class GeenBudget(Herleidbaar):
    """Why a segment has no budget in a year."""

    reden: str


@dataclass(frozen=True)
class Budgetten(Onderwerp):
    """The budgets, by segment and year, and where there is none: why."""

    bedragen: Mapping[tuple[str, int], Budget]
    leeg: Mapping[tuple[str, int], GeenBudget] = field(default_factory=dict)

    def van(self, segment: str, jaar: int) -> Budget | None:
        """The budget of a segment for a calendar year."""
        return self.bedragen.get((segment, jaar))


def bouw(schema: BudgettenSchema, werk: Bouwplaats) -> Budgetten:
    """The budgets as written; of each segment one a year."""
    segmenten = werk.geef(Segmenten).lopen
    bedragen: dict[tuple[str, int], Budget] = {}
    for i, rij in enumerate(schema.budgetten):
        for segment, euro in rij.euro.items():
            pad: Yamlpad = ("budgetten", i, "euro", segment)
            werk.bekend(pad, "segment", segment, segmenten)
            if (segment, rij.jaar) in bedragen:
                werk.fout(
                    pad,
                    f"segment {segment} heeft voor {rij.jaar} al een budget.",
                    "Houd één van beide.",
                )
            bedragen[segment, rij.jaar] = Budget(
                Cents(euro * 100),
                date(rij.jaar, 1, 1),
                gelijkmatig=rij.verdeling == "gelijkmatig",
                bron=rij.bron,
                status=rij.status,
            )
    leeg: dict[tuple[str, int], GeenBudget] = {}
    for i, een in enumerate(schema.geen_budget):
        plek: Yamlpad = ("geen_budget", i)
        werk.bekend((*plek, "segment"), "segment", een.segment, segmenten)
        if een.tot_en_met < een.van:
            werk.fout(
                (*plek, "tot_en_met"), f"{een.tot_en_met} ligt voor {een.van}.", "Draai ze om."
            )
        for jaar in range(een.van, een.tot_en_met + 1):
            if (een.segment, jaar) in bedragen:
                werk.fout(
                    plek,
                    f"segment {een.segment} heeft voor {jaar} toch een budget.",
                    "Houd één van beide.",
                )
            leeg[een.segment, jaar] = GeenBudget(een.reden, bron=een.bron, status=een.status)
    return Budgetten(bedragen, leeg)


def budget_per_jaar(besluiten: Besluiten) -> Iterator[str]:
    """An open segment without a budget for the year, or a budget for a closed one."""
    budgetten, looptijd = besluiten[Budgetten], jaren(besluiten)
    for code, segment in besluiten[Segmenten].lopen.items():
        for jaar in looptijd:
            in_jaar = Period.year(jaar).intersection(besluiten.geldig)
            in_bedrijf = in_jaar is not None and segment.is_open_in(in_jaar)
            budget = budgetten.van(code, jaar)
            if in_bedrijf and budget is None and (code, jaar) not in budgetten.leeg:
                yield f"segment {code} heeft geen budget voor {jaar}."
            if not in_bedrijf and budget is not None:
                yield f"segment {code} heeft een budget voor {jaar}, maar is dan dicht."
    for code, jaar in sorted(budgetten.bedragen):
        if jaar not in looptijd:
            yield f"segment {code} heeft een budget voor {jaar}, buiten de looptijd."


def jaren(besluiten: Besluiten) -> range:
    """The calendar years in which the region's decisions hold; open-ended ones up to the last
    year that has a budget."""
    eerste, laatste = besluiten.geldig.first, besluiten.geldig.last
    if laatste is None:
        tot = max((jaar for _, jaar in besluiten[Budgetten].bedragen), default=eerste.year)
    else:
        tot = laatste.year
    return range(eerste.year, tot + 1)


registreer(
    Budgetten,
    schema=BudgettenSchema,
    bouw=bouw,
    bewijzen=(
        Bewering(
            "Elk open segment heeft per jaar een budget",
            budget_per_jaar,
            lambda b: f"{len(b[Budgetten].bedragen)} budgetten",
        ),
    ),
    bestand="budgetten",
    sjabloon="""\
# Het budget per segment en kalenderjaar, in hele euro's; voor elk jaar waarin het segment open
# is. Voor het volgende jaar komt er een streepje bij. Duizendtallen mag u scheiden met een
# liggend streepje: 1_250_000. Is besloten dat elke maand een twaalfde van het budget krijgt, zet
# er dan `verdeling: gelijkmatig` bij: alleen dan legt Hefboom een maand naast een twaalfde. Is er
# van een open segment geen budget, zeg dat dan onder `geen_budget:` met segment, van en
# tot_en_met (jaren), reden, bron en status.

budgetten:
  - jaar: <eerste jaar van de besluiten>
    bron: "<bron van het budget>"
    status: <status van het budget>
    euro:
      "1": <budget van segment 1 in hele euro's>
""",
)
