# SPDX-License-Identifier: EUPL-1.2
"""The regional vision and its ambitions: the root of the goal tree, for as long as it holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from pydantic import Field

from hefboom.kernel import Period
from hefboom.stelsel.bouwplaats import Bouwplaats
from hefboom.stelsel.herkomst import Herleidbaar
from hefboom.stelsel.lezen import Yamlpad
from hefboom.stelsel.onderwerp import Besluiten, Bewering, Onderwerp, registreer
from hefboom.stelsel.schema import GeldigIn, Streng, Tekst, Vastgelegd


class AmbitieSchema(Vastgelegd):
    """One numbered ambition."""

    nummer: Annotated[int, Field(gt=0)]
    tekst: Tekst


class RegiovisieSchema(GeldigIn):
    """A vision and its ambitions; `vervolg` says what the sources say of what comes after it."""

    naam: Tekst
    vervolg: Tekst | None = None
    ambities: tuple[AmbitieSchema, ...]


class RegiovisiesSchema(Streng):
    """The section."""

    regiovisies: tuple[RegiovisieSchema, ...] = ()


@dataclass(frozen=True, slots=True)
class Ambitie(Herleidbaar):
    """One numbered ambition of a vision, in our own words."""

    nummer: int
    tekst: str


@dataclass(frozen=True, slots=True)
class Regiovisie(Herleidbaar):
    """A vision, while it holds."""

    naam: str
    vervolg: str
    geldig: Period
    ambities: tuple[Ambitie, ...]


@dataclass(frozen=True)
class Regiovisies(Onderwerp):
    """The visions, in order of day; there may be none on a day."""

    alle: tuple[Regiovisie, ...]

    def op(self, day: date) -> Regiovisie | None:
        """The vision that holds on `day`; None in a gap, which is worth showing."""
        return next((een for een in self.alle if day in een.geldig), None)

    def vorige(self, day: date) -> Regiovisie | None:
        """The last one that ended on or before `day`."""
        voorbij = [e for e in self.alle if e.geldig.end is not None and e.geldig.end <= day]
        return voorbij[-1] if voorbij else None

    def perioden(self) -> Iterator[Period]:
        """The days on which each holds."""
        return (een.geldig for een in self.alle)


def bouw(schema: RegiovisiesSchema, werk: Bouwplaats) -> Regiovisies:
    """The visions as written; one at a time, each ambition once."""
    uit: list[Regiovisie] = []
    for i, rij in enumerate(schema.regiovisies):
        pad: Yamlpad = ("regiovisies", i)
        geldig = werk.periode(rij.vanaf, rij.tot, pad)
        if any(geldig.overlaps(ander.geldig) for ander in uit):
            werk.fout(pad, "in deze tijd geldt al een regiovisie.", "Sluit de oude af met `tot`.")
        nummers = [een.nummer for een in rij.ambities]
        for j, nummer in enumerate(nummers):
            if nummer in nummers[:j]:
                werk.fout(
                    (*pad, "ambities", j, "nummer"),
                    f"ambitie {nummer} staat er al.",
                    "Geef deze het volgende nummer.",
                )
        ambities = tuple(
            Ambitie(a.nummer, a.tekst, bron=a.bron, status=a.status) for a in rij.ambities
        )
        uit.append(
            Regiovisie(
                rij.naam, rij.vervolg or "", geldig, ambities, bron=rij.bron, status=rij.status
            )
        )
    return Regiovisies(tuple(sorted(uit, key=lambda een: een.geldig.start)))


def regiovisie_heeft_ambities(besluiten: Besluiten) -> Iterator[str]:
    """A vision without ambitions."""
    for een in besluiten[Regiovisies].alle:
        if not een.ambities:
            yield f"{een.naam} heeft geen ambities."


registreer(
    Regiovisies,
    schema=RegiovisiesSchema,
    bouw=bouw,
    bewijzen=(
        Bewering(
            "Elke regiovisie heeft ambities",
            regiovisie_heeft_ambities,
            lambda b: f"{sum(len(r.ambities) for r in b[Regiovisies].alle)} ambities",
        ),
    ),
    bestand="regiovisie",
    sjabloon="""\
# De regiovisie en haar ambities, in eigen woorden: daar begint de doelenboom. Loopt zij af, zet
# er dan `tot` bij (de eerste dag waarop zij niet meer geldt); een gat tot de volgende laat
# Hefboom zien. Zonder regiovisie: `regiovisies: []`.

regiovisies:
  - naam: <naam van de regiovisie>
    vanaf: <eerste dag van de regiovisie, als jaar-maand-dag>
    bron: "<bron van de regiovisie>"
    status: <status van de regiovisie>
    ambities:
      - nummer: 1
        tekst: <eerste ambitie, in een zin>
        bron: "<bron van de ambitie>"
        status: <status van de ambitie>
""",
)
