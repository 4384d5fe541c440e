# SPDX-License-Identifier: EUPL-1.2
"""Where products go: a municipality stops with one, makes it local, or keeps buying it together.

Choices may differ by municipality, in what and in when (S2:483-487); what has to be bought by the
region (S2:533) can do neither of the first two.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from hefboom.kernel import ONE_DAY, Period, datum
from hefboom.stelsel.bouwplaats import Bouwplaats
from hefboom.stelsel.herkomst import Herleidbaar
from hefboom.stelsel.lezen import Yamlpad
from hefboom.stelsel.onderwerp import Besluiten, Bewering, Onderwerp, registreer
from hefboom.stelsel.onderwerpen.deelname import Deelnames
from hefboom.stelsel.onderwerpen.gemeenten import Gemeenten
from hefboom.stelsel.onderwerpen.producten import Producten
from hefboom.stelsel.schema import (
    Adrescode,
    GeldigIn,
    Gemeentesleutel,
    Productsleutel,
    Streng,
    Tekst,
    Vastgelegd,
)

Waarheen = Literal["stopt", "lokaal", "regionaal"]


class VerplichtSchema(GeldigIn):
    """Products, or whole groups, that the region has to buy."""

    producten: tuple[Productsleutel, ...] = ()
    groepen: tuple[Tekst, ...] = ()
    reden: Tekst | None = None


class BestemmingSchema(Vastgelegd):
    """Where products, or whole groups, go from a day on; without municipalities: of all members.

    `lokaal_vanaf`: from when the municipality has its own offer, when that is another day.
    """

    code: Adrescode
    producten: tuple[Productsleutel, ...] = ()
    groepen: tuple[Tekst, ...] = ()
    gemeenten: tuple[Gemeentesleutel, ...] = ()
    wordt: Waarheen
    vanaf: date
    lokaal_vanaf: date | None = None
    reden: Tekst | None = None


class OverdrachtSchema(Vastgelegd):
    """People and money that go to the municipality with it; `euro` is whole euros a year."""

    bestemming: Tekst
    gemeente: Gemeentesleutel
    vanaf: date
    fte: Annotated[float, Field(ge=0)] | None = None
    euro: Annotated[int, Field(ge=0)] | None = None


class BestemmingenSchema(Streng):
    """The sections."""

    regionaal_verplicht: tuple[VerplichtSchema, ...] = ()
    bestemmingen: tuple[BestemmingSchema, ...] = ()
    overdrachten: tuple[OverdrachtSchema, ...] = ()


@dataclass(frozen=True, slots=True)
class Verplicht(Herleidbaar):
    """Products the region has to buy on these days."""

    producten: frozenset[str]
    reden: str
    geldig: Period


@dataclass(frozen=True, slots=True)
class Overdracht(Herleidbaar):
    """FTE and euros a year that go with it to a municipality; None where no source says."""

    gemeente: str
    vanaf: date
    fte: float | None
    euro: int | None


@dataclass(frozen=True, slots=True)
class Bestemming(Herleidbaar):
    """Where these products of these municipalities go, from `vanaf` on."""

    code: str
    wordt: Waarheen
    producten: frozenset[str]
    gemeenten: frozenset[str]
    vanaf: date
    lokaal_vanaf: date | None
    reden: str
    overdrachten: tuple[Overdracht, ...]

    @property
    def gaat_weg(self) -> bool:
        """Is it no longer bought by the region?"""
        return self.wordt != "regionaal"

    @property
    def eigen_aanbod(self) -> date | None:
        """From when the municipality has its own offer; None when it stops."""
        return (self.lokaal_vanaf or self.vanaf) if self.wordt == "lokaal" else None


@dataclass(frozen=True)
class Bestemmingen(Onderwerp):
    """All dispositions, in order of day, and what has to stay regional."""

    rijen: tuple[Bestemming, ...] = ()
    verplicht: tuple[Verplicht, ...] = ()
    per_code: Mapping[str, Bestemming] = field(default_factory=dict)

    def op(self, product: str, gemeente: str, day: date) -> Bestemming | None:
        """The last one decided for a product of a municipality on `day`; None: as it was."""
        gevonden = None
        for rij in self.rijen:
            if rij.vanaf <= day and product in rij.producten and gemeente in rij.gemeenten:
                gevonden = rij
        return gevonden

    def moet_regionaal(self, product: str, day: date) -> Verplicht | None:
        """What makes the region buy this product on `day`."""
        return next(
            (een for een in self.verplicht if product in een.producten and day in een.geldig), None
        )

    def perioden(self) -> Iterator[Period]:
        """The days from which it holds."""
        yield from (een.geldig for een in self.verplicht)
        yield from (Period(rij.vanaf) for rij in self.rijen)


def bouw(schema: BestemmingenSchema, werk: Bouwplaats) -> Bestemmingen:
    """As written; groups become the products that are in them on the day before."""
    werk.geen_dubbele("bestemmingen", schema.bestemmingen)
    producten, gemeenten = werk.geef(Producten), werk.geef(Gemeenten)

    def codes(
        losse: Iterable[str], groepen: Iterable[str], dag: date, pad: Yamlpad
    ) -> frozenset[str]:
        for code in losse:
            werk.bekend((*pad, "producten"), "product", code, producten.lopen)
        for groep in groepen:
            werk.bekend((*pad, "groepen"), "productgroep", groep, producten.groepen)
        if not (*losse, *groepen):
            werk.fout(pad, "hier staat geen product.", "Noem `producten` of `groepen`.")
        in_groep = {
            code
            for code in producten.lopen
            if (versie := producten.op(code, dag - ONE_DAY) or producten.op(code, dag)) is not None
            and versie.groep in groepen
        }
        return frozenset({*losse, *in_groep})

    verplicht = tuple(
        Verplicht(
            codes(een.producten, een.groepen, een.vanaf, ("regionaal_verplicht", i)),
            een.reden or "",
            werk.periode(een.vanaf, een.tot, ("regionaal_verplicht", i)),
            bron=een.bron,
            status=een.status,
        )
        for i, een in enumerate(schema.regionaal_verplicht)
    )
    mee: dict[str, list[Overdracht]] = {een.code: [] for een in schema.bestemmingen}
    for i, over in enumerate(schema.overdrachten):
        plek: Yamlpad = ("overdrachten", i)
        bekend = werk.bekend((*plek, "bestemming"), "bestemming", over.bestemming, mee)
        werk.bekend((*plek, "gemeente"), "gemeente", over.gemeente, gemeenten.per_code)
        if bekend:
            mee[over.bestemming].append(
                Overdracht(
                    over.gemeente,
                    over.vanaf,
                    over.fte,
                    over.euro,
                    bron=over.bron,
                    status=over.status,
                )
            )
    rijen = []
    for i, rij in enumerate(schema.bestemmingen):
        pad: Yamlpad = ("bestemmingen", i)
        for code in rij.gemeenten:
            werk.bekend((*pad, "gemeenten"), "gemeente", code, gemeenten.per_code)
        if rij.lokaal_vanaf is not None and rij.wordt != "lokaal":
            werk.fout(
                (*pad, "lokaal_vanaf"),
                f"wat {rij.wordt} heeft geen eigen aanbod.",
                "Haal `lokaal_vanaf` weg, of schrijf `wordt: lokaal`.",
            )
        rijen.append(
            Bestemming(
                code=rij.code,
                wordt=rij.wordt,
                producten=codes(rij.producten, rij.groepen, rij.vanaf, pad),
                gemeenten=frozenset(rij.gemeenten) or gemeenten.leden_op(rij.vanaf - ONE_DAY),
                vanaf=rij.vanaf,
                lokaal_vanaf=rij.lokaal_vanaf,
                reden=rij.reden or "",
                overdrachten=tuple(mee[rij.code]),
                bron=rij.bron,
                status=rij.status,
            )
        )
    rijen.sort(key=lambda rij: rij.vanaf)
    return Bestemmingen(tuple(rijen), verplicht, {rij.code: rij for rij in rijen})


def verplicht_blijft(besluiten: Besluiten) -> Iterator[str]:
    """Something that has to be bought by the region, and stops or becomes local."""
    boek = besluiten[Bestemmingen]
    for rij in boek.rijen:
        for product in sorted(rij.producten) if rij.gaat_weg else ():
            if boek.moet_regionaal(product, rij.vanaf) is not None:
                yield (
                    f"{rij.code}: {product} moet regionaal worden ingekocht en kan op "
                    f"{datum(rij.vanaf)} niet {_woord(rij.wordt)}."
                )


def _woord(wordt: Waarheen) -> str:
    return "stoppen" if wordt == "stopt" else "lokaal worden"


def bestemming_past(besluiten: Besluiten) -> Iterator[str]:
    """Help that goes of who has no part in it, two directions at once, or people to nowhere; and a
    decided one that the participation does not know of."""
    boek, deelnames = besluiten[Bestemmingen], besluiten[Deelnames]
    gezien: dict[tuple[str, str, date], str] = {}
    for rij in boek.rijen:
        dag = max(rij.vanaf - ONE_DAY, besluiten.geldig.first)
        for gemeente in sorted(rij.gemeenten):
            if rij.gaat_weg and not _doet_mee(deelnames, gemeente, rij.producten, dag):
                yield f"{rij.code}: gemeente {gemeente} doet op {datum(dag)} aan geen ervan mee."
            if (
                rij.gaat_weg
                and rij.status == "besloten"
                and _doet_mee(deelnames, gemeente, rij.producten, rij.vanaf)
            ):
                yield (
                    f"{rij.code}: besloten is dat het voor gemeente {gemeente} op "
                    f"{datum(rij.vanaf)} ophoudt, maar volgens de deelname doet zij nog mee."
                )
            for product in sorted(rij.producten):
                eerder = gezien.setdefault((product, gemeente, rij.vanaf), rij.code)
                if eerder != rij.code:
                    yield f"{rij.code}: {product} van gemeente {gemeente} staat ook in {eerder}."
        for over in rij.overdrachten:
            if over.gemeente not in rij.gemeenten or rij.wordt != "lokaal":
                yield f"{rij.code}: de overdracht aan gemeente {over.gemeente} hoort er niet bij."


def _doet_mee(deelnames: Deelnames, gemeente: str, producten: Iterable[str], dag: date) -> bool:
    return any(deelnames.neemt_deel(gemeente, product, dag) for product in producten)


registreer(
    Bestemmingen,
    schema=BestemmingenSchema,
    bouw=bouw,
    bewijzen=(
        Bewering(
            "Wat de regio moet inkopen, blijft regionaal",
            verplicht_blijft,
            lambda b: f"{len(b[Bestemmingen].verplicht)} verplichtingen",
        ),
        Bewering(
            "Elke bestemming past bij wie meedoet",
            bestemming_past,
            lambda b: f"{len(b[Bestemmingen].rijen)} bestemmingen",
        ),
    ),
    bestand="bestemmingen",
    sjabloon="""\
# Waar producten heen gaan, per gemeente en dag. `wordt` is stopt, lokaal of regionaal. Noem
# `producten`, of hele `groepen`; zonder `gemeenten` geldt het voor alle leden. Begint het eigen
# aanbod van de gemeente op een andere dag, zet dan `lokaal_vanaf` erbij. Wat de regio moet inkopen
# staat onder `regionaal_verplicht` en kan niet stoppen of lokaal worden. Gaan er mensen of geld
# mee, dan staat dat onder `overdrachten`, met `fte` en `euro` (hele euro's per jaar) voor zover
# bekend. Is hier niets over besloten, haal dan alles onder deze regels weg.

regionaal_verplicht:
  - groepen: ["<code van de productgroep, een woord>"]
    vanaf: <eerste dag waarop de regio dit moet inkopen, als jaar-maand-dag>
    bron: "<bron van de verplichting>"
    status: <status van de verplichting>

bestemmingen:
  - code: <korte code van de bestemming, een woord>
    producten: ["<productcode van vijf tekens>"]
    wordt: regionaal
    vanaf: <eerste dag van de bestemming, als jaar-maand-dag>
    bron: "<bron van de bestemming>"
    status: <status van de bestemming>
""",
)
