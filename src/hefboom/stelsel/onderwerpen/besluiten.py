# SPDX-License-Identifier: EUPL-1.2
"""Who decided what, when and in which document; and whose decision is not found.

Where every council has to decide, a decision is made council by council: one that is known says
nothing about the others, and an amendment by one makes all begin anew.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from hefboom.kernel import datum, opsomming
from hefboom.stelsel.bouwplaats import Bouwplaats
from hefboom.stelsel.herkomst import Herleidbaar
from hefboom.stelsel.lezen import Yamlpad
from hefboom.stelsel.onderwerp import Besluiten, Bewering, Onderwerp, registreer
from hefboom.stelsel.onderwerpen.gemeenten import Gemeenten
from hefboom.stelsel.schema import Adrescode, Gemeentesleutel, Streng, Tekst, Vastgelegd


class BesluitpuntSchema(Vastgelegd):
    """One item of a decision, as the document numbers it."""

    nummer: Tekst
    tekst: Tekst


class GenomenSchema(Vastgelegd):
    """One body's decision; `gemeente` where it is a council's."""

    orgaan: Tekst
    datum: date
    document: Tekst
    gemeente: Gemeentesleutel | None = None


class BesluitSchema(Streng):
    """A decision; `per_gemeente`: every council has to take it."""

    code: Adrescode
    titel: Tekst
    per_gemeente: bool = False
    opmerking: Tekst | None = None
    genomen: tuple[GenomenSchema, ...]
    punten: tuple[BesluitpuntSchema, ...] = ()


class BesluitenboekSchema(Streng):
    """The section."""

    besluiten: tuple[BesluitSchema, ...] = ()


@dataclass(frozen=True, slots=True)
class Besluitpunt(Herleidbaar):
    """One item of a decision, in our own words."""

    nummer: str
    tekst: str


@dataclass(frozen=True, slots=True)
class Genomen(Herleidbaar):
    """A body decided on a day, in a document."""

    orgaan: str
    datum: date
    document: str
    gemeente: str | None


@dataclass(frozen=True, slots=True)
class Bestuursbesluit:
    """A decision with its items; `onbekend`: the councils of that day (CBS codes) of which nothing
    is found."""

    code: str
    titel: str
    per_gemeente: bool
    opmerking: str
    genomen: tuple[Genomen, ...]
    punten: tuple[Besluitpunt, ...]
    onbekend: tuple[str, ...]

    def stand(self, namen: Mapping[str, str]) -> str:
        """Who decided when, and of whom that is not in the sources; `namen` by CBS code."""
        wie = opsomming(
            [f"{namen.get(g.gemeente or '', g.orgaan)} op {datum(g.datum)}" for g in self.genomen]
        )
        if not self.onbekend:
            return f"{wie}."
        rest = opsomming(sorted(namen[code] for code in self.onbekend))
        eerste = f"{wie}; van" if wie else "Van"
        return f"{eerste} {rest} staat het niet in de bronnen."


@dataclass(frozen=True)
class Besluitenboek(Onderwerp):
    """The decisions, in the region's order."""

    alle: tuple[Bestuursbesluit, ...]

    def met(self, code: str) -> Bestuursbesluit | None:
        """The decision with this code."""
        return next((besluit for besluit in self.alle if besluit.code == code), None)


def bouw(schema: BesluitenboekSchema, werk: Bouwplaats) -> Besluitenboek:
    """The decisions as written; of a decision of councils, one per municipality."""
    werk.geen_dubbele("besluiten", schema.besluiten)
    boek = werk.geef(Gemeenten)
    gemeenten = boek.per_code
    uit = []
    for i, rij in enumerate(schema.besluiten):
        gezien: set[str] = set()
        for j, een in enumerate(rij.genomen):
            pad: Yamlpad = ("besluiten", i, "genomen", j)
            if rij.per_gemeente and een.gemeente is None:
                werk.fout(pad, "welke raad dit besloot ontbreekt.", "Zet er `gemeente` bij.")
            if een.gemeente is None:
                continue
            werk.bekend((*pad, "gemeente"), "gemeente", een.gemeente, gemeenten)
            if een.gemeente in gezien:
                werk.fout(
                    (*pad, "gemeente"),
                    f"gemeente {een.gemeente} besloot hier al.",
                    "Maak van het tweede besluit een eigen besluit.",
                )
            gezien.add(een.gemeente)
        # Who could decide is who was a member then; of a decision nobody took, whoever ever was.
        toen = max((een.datum for een in rij.genomen), default=None)
        raden = gemeenten if toen is None else boek.leden_op(toen)
        uit.append(
            Bestuursbesluit(
                code=rij.code,
                titel=rij.titel,
                per_gemeente=rij.per_gemeente,
                opmerking=rij.opmerking or "",
                genomen=tuple(
                    Genomen(g.orgaan, g.datum, g.document, g.gemeente, bron=g.bron, status=g.status)
                    for g in rij.genomen
                ),
                punten=tuple(
                    Besluitpunt(p.nummer, p.tekst, bron=p.bron, status=p.status) for p in rij.punten
                ),
                onbekend=tuple(c for c in gemeenten if c in raden and c not in gezien)
                if rij.per_gemeente
                else (),
            )
        )
    return Besluitenboek(tuple(uit))


def besluit_is_genomen(besluiten: Besluiten) -> Iterator[str]:
    """A decision nobody took, or one that counts an item twice."""
    for besluit in besluiten[Besluitenboek].alle:
        if not besluit.genomen:
            yield f"besluit {besluit.code} is door niemand genomen."
        nummers = [punt.nummer for punt in besluit.punten]
        for nummer in sorted({n for n in nummers if nummers.count(n) > 1}):
            yield f"besluit {besluit.code} heeft punt {nummer} twee keer."


registreer(
    Besluitenboek,
    schema=BesluitenboekSchema,
    bouw=bouw,
    bewijzen=(
        Bewering(
            "Elk besluit heeft een orgaan, een dag en een stuk",
            besluit_is_genomen,
            lambda b: f"{len(b[Besluitenboek].alle)} besluiten",
        ),
    ),
    bestand="besluiten",
    sjabloon="""\
# De besluiten waarop deze regio steunt: welk orgaan, welke dag, welk stuk, en de punten. Moet elke
# gemeenteraad besluiten, zet er dan `per_gemeente: true` bij en bij elk besluit de `gemeente`: van
# welke raad u niets vond, zegt Hefboom er dan zelf bij. Zonder besluiten: `besluiten: []`.

besluiten:
  - code: <korte code van het besluit, een woord>
    titel: <waarover het besluit gaat>
    genomen:
      - orgaan: <orgaan dat besloot>
        datum: <dag van het besluit, als jaar-maand-dag>
        document: <stuk waarin het besluit staat>
        bron: "<bron van het besluit>"
        status: <status van het besluit>
    punten:
      - nummer: "1"
        tekst: <eerste punt van het besluit, in een zin>
        bron: "<bron van het eerste punt>"
        status: <status van het eerste punt>
""",
)
