# SPDX-License-Identifier: EUPL-1.2
"""What the region wants done with what Hefboom finds beside the standard, and from when.

What the standard refuses is refused, whatever a region thinks of it; this is about the findings
that Hefboom itself makes (HB…). What is not named here is told, and nothing more.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Annotated, Any, Literal

from pydantic import StringConstraints

from hefboom.kernel import opsomming
from hefboom.stelsel.bouwplaats import Bouwplaats
from hefboom.stelsel.gedateerd import Gedateerd
from hefboom.stelsel.herkomst import Herleidbaar
from hefboom.stelsel.onderwerp import Besluiten, Bewering, Onderwerp, registreer
from hefboom.stelsel.schema import Streng, Vastgelegd

Actie = Literal["niets", "opmerking", "taak", "betaling_aanhouden", "afkeuren"]

#: The findings that may be refused, with the code of WJ001 that says it to the sender. Of another
#: finding the standard cannot say it, so it cannot be refused either.
AFKEURCODES: Mapping[str, str] = MappingProxyType({"HB017": "9379", "HB027": "9332"})

#: The findings about a claim line: only what is claimed can be held (ADR 23).
#: An allocation without a contract (HB035) is held where it is claimed on.
AANHOUDBAAR = frozenset({"HB023", "HB025", "HB035", "HB036", "HB037"})


class BeleidSchema(Vastgelegd):
    """What to do with one finding, in messages dated `vanaf` or later."""

    bevinding: Annotated[str, StringConstraints(pattern=r"^HB0(1[4-9]|[2-8][0-9])$")]
    actie: Actie
    vanaf: date


class BeleidsectieSchema(Streng):
    """The section."""

    beleid: tuple[BeleidSchema, ...] = ()


@dataclass(frozen=True, slots=True)
class Beleidsregel(Herleidbaar):
    """What to do with a finding."""

    actie: Actie
    vanaf: date


@dataclass(frozen=True)
class Beleid(Onderwerp):
    """What to do with each finding, by its code, through the years."""

    per_bevinding: Mapping[str, Gedateerd[Beleidsregel]]

    def op(self, bevinding: str, day: date) -> Beleidsregel | None:
        """What the region wants done with this finding in a message of `day`; None for nothing."""
        reeks = self.per_bevinding.get(bevinding)
        return None if reeks is None else reeks.op(day)

    def actie(self, bevinding: str, day: date) -> Actie:
        """The same as one word; what is not decided is told (`opmerking`)."""
        regel = self.op(bevinding, day)
        return "opmerking" if regel is None else regel.actie

    def reeksen(self) -> Iterator[Gedateerd[Any]]:
        """What is wanted per finding."""
        return iter(self.per_bevinding.values())


def bouw(schema: BeleidsectieSchema, werk: Bouwplaats) -> Beleid:
    """The policy as written; of each finding one action a day, refused only where that can be."""
    rijen: dict[str, dict[date, Beleidsregel]] = {}
    for i, rij in enumerate(schema.beleid):
        if rij.actie == "afkeuren" and rij.bevinding not in AFKEURCODES:
            werk.fout(
                ("beleid", i, "actie"),
                f"{rij.bevinding} kan niet worden afgekeurd: de standaard heeft er geen code voor.",
                "Kies een andere actie, bijvoorbeeld taak.",
            )
        if rij.actie == "betaling_aanhouden" and rij.bevinding not in AANHOUDBAAR:
            werk.fout(
                ("beleid", i, "actie"),
                f"bij {rij.bevinding} is er geen betaling om aan te houden.",
                f"Aanhouden kan bij {opsomming(sorted(AANHOUDBAAR))}. Kies anders taak.",
            )
        waarden = rijen.setdefault(rij.bevinding, {})
        if rij.vanaf in waarden:
            werk.fout(
                ("beleid", i, "vanaf"),
                f"{rij.bevinding} heeft vanaf {rij.vanaf} al een actie.",
                "Houd één van beide.",
            )
        waarden[rij.vanaf] = Beleidsregel(rij.actie, rij.vanaf, bron=rij.bron, status=rij.status)
    return Beleid(
        {
            code: Gedateerd.van((vanaf, waarden[vanaf]) for vanaf in sorted(waarden))
            for code, waarden in rijen.items()
        }
    )


def afkeuren_is_besloten(besluiten: Besluiten) -> Iterator[str]:
    """A refusal costs somebody else work, so an assumption is not enough for it."""
    for code, reeks in sorted(besluiten[Beleid].per_bevinding.items()):
        for regel in reeks.waarden:
            if regel is not None and regel.actie == "afkeuren" and regel.status == "aanname":
                yield f"{code} wordt vanaf {regel.vanaf} afgekeurd op grond van een aanname."


registreer(
    Beleid,
    schema=BeleidsectieSchema,
    bouw=bouw,
    bewijzen=(
        Bewering(
            "Wat wordt afgekeurd, is besloten",
            afkeuren_is_besloten,
            lambda b: f"{len(b[Beleid].per_bevinding)} bevindingen",
        ),
    ),
    bestand="beleid",
    sjabloon="""\
# Wat er gebeurt met wat Hefboom zelf bevindt (de codes HB…); wat de standaard afkeurt, blijft
# afgekeurd. `actie` is een van:
#   niets               de bevinding wordt niet gemeld
#   opmerking           zij staat bij het bericht; zo gaat het ook met wat hier niet staat
#   taak                en iemand moet ernaar kijken
#   betaling_aanhouden  de declaratieregel krijgt het merk "aangehouden" en telt apart; alleen
#                       HB023, HB025, HB036 en HB037, die over een declaratieregel gaan, en HB035:
#                       dan wordt aangehouden wat zonder contract is toegewezen en gedeclareerd
#   afkeuren            alleen HB017 en HB027: daarvoor heeft de standaard een retourcode
# Een actie geldt voor berichten met die dagtekening of later. Een antwoord dat is verstuurd, blijft
# staan.

beleid:
  - bevinding: HB018
    actie: <actie bij HB018, een van de vijf>
    vanaf: <eerste dag van het beleid, als jaar-maand-dag>
    bron: "<bron van het beleid>"
    status: <status van het beleid>
""",
)
