# SPDX-License-Identifier: EUPL-1.2
"""The weighing behind a segment's funding and procurement: criteria, evidence, directions.

A direction is recorded, not computed; what follows from the ticks is for the room `weging`.
The criteria are those of S3:574-583 (funding, ticked) and S3:734-749 (procurement, prose only).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Annotated, Any, Literal

from pydantic import Field

from hefboom.kernel import datum
from hefboom.stelsel.bouwplaats import Bouwplaats
from hefboom.stelsel.gedateerd import Gedateerd
from hefboom.stelsel.herkomst import Herleidbaar
from hefboom.stelsel.lezen import Yamlpad
from hefboom.stelsel.onderwerp import Besluiten, Bewering, Onderwerp, registreer
from hefboom.stelsel.onderwerpen.bekostiging import Bekostigingen, Bekostigingsvorm
from hefboom.stelsel.onderwerpen.deelname import Deelnames
from hefboom.stelsel.onderwerpen.segmenten import Segmenten
from hefboom.stelsel.schema import Streng, Tekst, Vastgelegd

Bekostigingsrichting = Literal["taakgericht", "prestatiegericht"]
Inkooprichting = Literal["herziening", "aanbesteding_of_open_huis"]
Inkoopcriterium = Literal[
    "type_zorg",
    "transformatieopgave",
    "markt_nu",
    "markt_gewenst",
    "draagvlak",
    "flexibiliteit",
    "technische_wijziging",
    "risico_systeemaanbieder",
]
Regelsoort = Literal["kenmerk", "overweging", "richting"]
Uitspraaksoort = Literal["aanbieders", "jeugdigen", "producten", "wachten"]
Marktdeel = Literal["markt", "jeugdigen"]

#: What each reason for task funding is called.
TAAKCRITERIA: Mapping[str, str] = MappingProxyType(
    {
        "beschikbaarheid_cruciaal": "Beschikbaarheid cruciaal",
        "belang_partnerschap": "Belang van partnerschap",
        "weinig_aanbieders": "Weinig aanbieders",
        "capaciteit_voorspelbaar": "Benodigde capaciteit (enigszins) voorspelbaar",
        "transformatie_urgent_en_fors": "Transformatieopgave urgent en fors",
    }
)
#: What each reason for performance funding is called.
PRESTATIECRITERIA: Mapping[str, str] = MappingProxyType(
    {
        "veel_aanbieders": "Veel aanbieders",
        "grote_omvang": "Grote omvang van cliëntaantallen of dienstverlening",
        "grote_diversiteit_producten": "Grote diversiteit in producten",
    }
)
#: What each criterion for the procurement procedure is called.
INKOOPCRITERIA: Mapping[Inkoopcriterium, str] = MappingProxyType(
    {
        "type_zorg": "Type zorg: specialistisch of veel voorkomend",
        "transformatieopgave": "Omvang en urgentie van de transformatieopgave",
        "markt_nu": "Huidige markt: hoeveel en welke aanbieders",
        "markt_gewenst": "Gewenste markt: hoeveel aanbieders, en samen verantwoordelijk",
        "draagvlak": "Draagvlak bij aanbieders",
        "flexibiliteit": "Flexibiliteit: ontwikkeling, lokale accenten, tussentijds toetreden",
        "technische_wijziging": "Technische wijziging: bekostiging, producten of tarieven",
        "risico_systeemaanbieder": "Risico dat een systeemaanbieder geen contract krijgt",
    }
)
RICHTINGEN: Mapping[str, str] = MappingProxyType(
    {
        "taakgericht": "taakgericht",
        "prestatiegericht": "prestatiegericht",
        "herziening": "herziening van de lopende overeenkomst",
        "aanbesteding_of_open_huis": "aanbesteding of open huis",
    }
)
#: Which forms of funding a direction means.
VORMEN: Mapping[str, frozenset[Bekostigingsvorm]] = MappingProxyType(
    {"taakgericht": frozenset({"taak"}), "prestatiegericht": frozenset({"inspanning", "output"})}
)


class AntwoordSchema(Vastgelegd):
    """Why a reason for the other direction does not carry, in the document's own reasoning."""

    tekst: Tekst


class VinkjeSchema(Vastgelegd):
    """Does the criterion hold? With the evidence for it, where the document gives any."""

    vinkje: bool
    bewijs: Tekst | None = None
    antwoord: AntwoordSchema | None = None


class TaakgerichtSchema(Streng):
    """The reasons for task funding: none may be left out."""

    beschikbaarheid_cruciaal: VinkjeSchema
    belang_partnerschap: VinkjeSchema
    weinig_aanbieders: VinkjeSchema
    capaciteit_voorspelbaar: VinkjeSchema
    transformatie_urgent_en_fors: VinkjeSchema


class PrestatiegerichtSchema(Streng):
    """The reasons for performance funding: none may be left out."""

    veel_aanbieders: VinkjeSchema
    grote_omvang: VinkjeSchema
    grote_diversiteit_producten: VinkjeSchema


class SchaalkeuzeSchema(Vastgelegd):
    """Who buys this together, as the weighing says it."""

    waarde: Tekst
    afwijking: Tekst | None = None


class RichtingSchema(Vastgelegd):
    """A direction from the day it was taken; a change says why, and what it sets in motion."""

    vanaf: date
    wie: Tekst
    reden: Tekst | None = None
    gevolg: Tekst | None = None


class BekostigingsrichtingSchema(RichtingSchema):
    """Which way of funding, and for which parts not."""

    richting: Bekostigingsrichting
    uitzondering: Tekst | None = None


class InkooprichtingSchema(RichtingSchema):
    """Which procedure."""

    richting: Inkooprichting


class BewijsregelSchema(Vastgelegd):
    """A line of the document that speaks to a criterion for procurement, or to none of the eight.

    `zegt` says which funding criteria it confirms or denies; `verplaatst` where it stood, when the
    document has it in another place than where it belongs.
    """

    criterium: Inkoopcriterium | None = None
    soort: Regelsoort
    tekst: Tekst
    zegt: dict[str, bool] = Field(default_factory=dict)
    verplaatst: Tekst | None = None


class UitspraakSchema(Vastgelegd):
    """What the document claims about the market, to be held beside the messages.

    `aanbieders` is how many of them have `procent` together, of the market or of the youths.
    """

    over: Uitspraaksoort
    tekst: Tekst
    aanbieders: Annotated[int, Field(gt=0)] | None = None
    procent: Annotated[int, Field(gt=0, le=100)] | None = None
    waarvan: Marktdeel | None = None


class SegmentwegingSchema(Vastgelegd):
    """All that was weighed for one segment; its own source says from when it would hold."""

    vanaf: date
    schaal: SchaalkeuzeSchema
    taakgericht: TaakgerichtSchema
    prestatiegericht: PrestatiegerichtSchema
    bekostiging: tuple[BekostigingsrichtingSchema, ...]
    inkoop: tuple[InkooprichtingSchema, ...]
    bewijsregels: tuple[BewijsregelSchema, ...] = ()
    uitspraken: tuple[UitspraakSchema, ...] = ()


class AfgevallenSchema(Vastgelegd):
    """A form that was not weighed, and why not."""

    vorm: Bekostigingsvorm
    reden: Tekst


class TerugvalSchema(Vastgelegd):
    """What happens when a procedure proves not to be feasible."""

    tekst: Tekst


class LopendSchema(Vastgelegd):
    """The contracts that a revision would revise."""

    taakgericht: bool
    tekst: Tekst


class WegingSchema(Streng):
    """The section's own parts."""

    segmenten: dict[str, SegmentwegingSchema]
    afgevallen: tuple[AfgevallenSchema, ...] = ()
    terugval: TerugvalSchema | None = None
    lopend: LopendSchema | None = None


class WegingenSchema(Streng):
    """The section; a region need not have weighed."""

    weging: WegingSchema | None = None


@dataclass(frozen=True, slots=True)
class Afweging(Herleidbaar):
    """A sentence of the weighing, with where it stands."""

    tekst: str


@dataclass(frozen=True, slots=True)
class Vinkje(Herleidbaar):
    """One criterion for funding: does it hold, and on what evidence.

    `antwoord` says why it does not carry, where it points the other way.
    """

    geldt: bool
    bewijs: str | None
    antwoord: Afweging | None


@dataclass(frozen=True, slots=True)
class Schaalkeuze(Herleidbaar):
    """The scale, and for whom it differs."""

    waarde: str
    afwijking: str | None


@dataclass(frozen=True, slots=True)
class Richtingkeuze(Herleidbaar):
    """A direction, who took it and why. `gevolg`: what a change of it sets in motion."""

    richting: str
    vanaf: date
    wie: str
    reden: str | None
    gevolg: str | None
    uitzondering: str | None = None


@dataclass(frozen=True, slots=True)
class Bewijsregel(Herleidbaar):
    """A line of evidence for the choice of procedure; see `BewijsregelSchema`."""

    criterium: Inkoopcriterium | None
    soort: Regelsoort
    tekst: str
    zegt: Mapping[str, bool]
    verplaatst: str | None


@dataclass(frozen=True, slots=True)
class Marktuitspraak(Herleidbaar):
    """What the document claims about the market; see `UitspraakSchema`."""

    over: Uitspraaksoort
    tekst: str
    aanbieders: int | None
    procent: int | None
    waarvan: Marktdeel | None


@dataclass(frozen=True, kw_only=True)
class Segmentweging(Herleidbaar):
    """What was weighed for one segment, and where it went through the years."""

    segment: str
    vanaf: date
    schaal: Schaalkeuze
    taakgericht: Mapping[str, Vinkje]
    prestatiegericht: Mapping[str, Vinkje]
    bekostiging: Gedateerd[Richtingkeuze]
    inkoop: Gedateerd[Richtingkeuze]
    bewijsregels: tuple[Bewijsregel, ...]
    uitspraken: tuple[Marktuitspraak, ...]

    @property
    def vinkjes(self) -> Mapping[str, Vinkje]:
        """The eight criteria for funding, those for task funding first."""
        return {**self.taakgericht, **self.prestatiegericht}


@dataclass(frozen=True, slots=True)
class Afgevallen(Herleidbaar):
    """A form of funding that was not weighed, and why not."""

    vorm: Bekostigingsvorm
    reden: str


@dataclass(frozen=True, slots=True)
class LopendContract(Herleidbaar):
    """What a revision would revise: are those contracts task-funded already?"""

    taakgericht: bool
    tekst: str


@dataclass(frozen=True)
class Wegingen(Onderwerp):
    """The weighing per segment, by its code; empty for a region that has not weighed."""

    per_segment: Mapping[str, Segmentweging]
    afgevallen: tuple[Afgevallen, ...] = ()
    terugval: Afweging | None = None
    lopend: LopendContract | None = None

    def reeksen(self) -> Iterator[Gedateerd[Any]]:
        """The directions."""
        for weging in self.per_segment.values():
            yield from (weging.bekostiging, weging.inkoop)


def bouw(schema: WegingenSchema, werk: Bouwplaats) -> Wegingen:
    """The weighing as written; of what changes, each change says why and what follows."""
    if schema.weging is None:
        return Wegingen({})
    geheel = schema.weging
    segmenten = werk.geef(Segmenten).lopen
    per_segment: dict[str, Segmentweging] = {}
    for code, rij in geheel.segmenten.items():
        pad: Yamlpad = ("weging", "segmenten", code)
        if werk.bekend(pad, "segment", code, segmenten):
            per_segment[code] = _segment(code, rij, werk, pad)
    val, lopend = geheel.terugval, geheel.lopend
    return Wegingen(
        per_segment,
        tuple(
            Afgevallen(rij.vorm, rij.reden, bron=rij.bron, status=rij.status)
            for rij in geheel.afgevallen
        ),
        None if val is None else Afweging(val.tekst, bron=val.bron, status=val.status),
        None
        if lopend is None
        else LopendContract(
            lopend.taakgericht, lopend.tekst, bron=lopend.bron, status=lopend.status
        ),
    )


def _segment(code: str, rij: SegmentwegingSchema, werk: Bouwplaats, pad: Yamlpad) -> Segmentweging:
    return Segmentweging(
        segment=code,
        vanaf=rij.vanaf,
        schaal=Schaalkeuze(
            rij.schaal.waarde, rij.schaal.afwijking, bron=rij.schaal.bron, status=rij.schaal.status
        ),
        taakgericht=_vinkjes(rij.taakgericht),
        prestatiegericht=_vinkjes(rij.prestatiegericht),
        bekostiging=_richtingen(rij.bekostiging, werk, (*pad, "bekostiging")),
        inkoop=_richtingen(rij.inkoop, werk, (*pad, "inkoop")),
        bewijsregels=tuple(
            _bewijsregel(regel, werk, (*pad, "bewijsregels", i))
            for i, regel in enumerate(rij.bewijsregels)
        ),
        uitspraken=tuple(
            _uitspraak(een, werk, (*pad, "uitspraken", i)) for i, een in enumerate(rij.uitspraken)
        ),
        bron=rij.bron,
        status=rij.status,
    )


def _vinkjes(deel: TaakgerichtSchema | PrestatiegerichtSchema) -> dict[str, Vinkje]:
    vinkjes: dict[str, VinkjeSchema] = {
        naam: getattr(deel, naam) for naam in type(deel).model_fields
    }
    return {
        naam: Vinkje(
            een.vinkje,
            een.bewijs,
            None
            if een.antwoord is None
            else Afweging(een.antwoord.tekst, bron=een.antwoord.bron, status=een.antwoord.status),
            bron=een.bron,
            status=een.status,
        )
        for naam, een in vinkjes.items()
    }


def _richtingen(
    rijen: Sequence[BekostigingsrichtingSchema | InkooprichtingSchema],
    werk: Bouwplaats,
    pad: Yamlpad,
) -> Gedateerd[Richtingkeuze]:
    if not rijen:
        werk.fout(pad, "hier staat geen enkele richting.", "Leg vast welke kant het op gaat.")
    for i, rij in enumerate(rijen[1:], 1):
        for naam, waarde in (("reden", rij.reden), ("gevolg", rij.gevolg)):
            if waarde is None:
                werk.fout(
                    (*pad, i),
                    f"deze richting vervangt een eerdere, en '{naam}' ontbreekt.",
                    "Zeg waarom een andere richting is gekozen, en wat dat doet met de planning "
                    "en de besluiten.",
                )
    keuzes = [
        Richtingkeuze(
            rij.richting,
            rij.vanaf,
            rij.wie,
            rij.reden,
            rij.gevolg,
            rij.uitzondering if isinstance(rij, BekostigingsrichtingSchema) else None,
            bron=rij.bron,
            status=rij.status,
        )
        for rij in rijen
    ]
    return werk.reeks(rijen, keuzes, pad)


def _bewijsregel(rij: BewijsregelSchema, werk: Bouwplaats, pad: Yamlpad) -> Bewijsregel:
    for naam in rij.zegt:
        werk.bekend((*pad, "zegt", naam), "criterium", naam, {**TAAKCRITERIA, **PRESTATIECRITERIA})
    return Bewijsregel(
        rij.criterium, rij.soort, rij.tekst, rij.zegt, rij.verplaatst,
        bron=rij.bron, status=rij.status,
    )  # fmt: skip


def _uitspraak(rij: UitspraakSchema, werk: Bouwplaats, pad: Yamlpad) -> Marktuitspraak:
    if len({rij.aanbieders is None, rij.procent is None, rij.waarvan is None}) > 1:
        werk.fout(
            pad,
            "'aanbieders', 'procent' en 'waarvan' horen bij elkaar.",
            "Schrijf hoeveel aanbieders samen welk deel hebben en waarvan, of laat ze alle weg.",
        )
    return Marktuitspraak(
        rij.over,
        rij.tekst,
        rij.aanbieders,
        rij.procent,
        rij.waarvan,
        bron=rij.bron,
        status=rij.status,
    )


def weging_past_bij_indeling(besluiten: Besluiten) -> Iterator[str]:
    """A weighing whose scale or direction is not what the region holds to on its first day."""
    segmenten, deelnames = besluiten[Segmenten], besluiten[Deelnames]
    for code, weging in besluiten[Wegingen].per_segment.items():
        dag = weging.vanaf
        if code not in segmenten.open_op(dag):
            yield f"segment {code} is gewogen vanaf {datum(dag)}, maar is dan niet open."
            continue
        schalen = {rij.schaal for rij in deelnames.op(code, dag)}
        if weging.schaal.waarde not in schalen:
            yield (
                f"de weging van segment {code} noemt schaal {weging.schaal.waarde}; "
                f"de deelname op {datum(dag)} kent {', '.join(sorted(schalen)) or 'geen schaal'}."
            )
        vorm = besluiten[Bekostigingen].op(code, dag)
        richting = weging.bekostiging.op(dag)
        if vorm is not None and richting is not None and vorm.vorm not in VORMEN[richting.richting]:
            yield (
                f"de weging van segment {code} wijst naar {richting.richting}; "
                f"de bekostiging op {datum(dag)} is {vorm.vorm}."
            )


def elk_segment_is_gewogen(besluiten: Besluiten) -> Iterator[str]:
    """A segment that was left out of a weighing."""
    wegingen = besluiten[Wegingen].per_segment
    for dag in sorted({weging.vanaf for weging in wegingen.values()}):
        for code in sorted(besluiten[Segmenten].open_op(dag) - wegingen.keys()):
            yield f"segment {code} is op {datum(dag)} open en niet gewogen."


def _bekeken(besluiten: Besluiten) -> str:
    aantal = len(besluiten[Wegingen].per_segment)
    return f"{aantal} gewogen segmenten" if aantal else "niet gewogen"


def _open_vinkjes(criteria: Mapping[str, str]) -> str:
    return "".join(
        f"        {code}:\n"
        "          vinkje: <true als dit zo is, anders false>\n"
        '          bron: "<bron van dit vinkje>"\n'
        "          status: <status van dit vinkje>\n"
        for code in criteria
    )


def _open_richting(waarvoor: str, keuzes: str) -> str:
    return (
        f"        - vanaf: <eerste dag van de richting voor de {waarvoor}, als jaar-maand-dag>\n"
        "          wie: <wie deze richting koos>\n"
        f"          richting: <{keuzes}>\n"
        f'          bron: "<bron van de richting voor de {waarvoor}>"\n'
        f"          status: <status van de richting voor de {waarvoor}>\n"
    )


SJABLOON = f"""\
# De weging achter de bekostiging en de inkoop van elk segment. Vijf redenen voor taakgericht en
# drie voor prestatiegericht: elk een vinkje, waar of niet (true of false). De richting legt u zelf
# vast; Hefboom zegt erbij wat uit de vinkjes zou volgen. Heeft de regio (nog) niet gewogen, gooi
# dit bestand dan weg.
#
# Gaat het een andere kant op, zet de nieuwe richting dan onder de oude met haar begindatum, een
# `reden:` en een `gevolg:` voor planning en besluiten. Bij een vinkje kan `bewijs:` staan. Regels
# uit het stuk die over de inkoop gaan kunnen onder `bewijsregels:`, en wat het over de markt
# beweert onder `uitspraken:`; hoe, staat bij een regio die met Hefboom meekomt.

weging:
  segmenten:
    "1":
      vanaf: <eerste dag waarop de weging van segment 1 zou gelden, als jaar-maand-dag>
      bron: "<bron van de weging van segment 1>"
      status: <status van de weging van segment 1>
      schaal:
        waarde: allemaal
        bron: "<bron van de schaal in de weging>"
        status: <status van de schaal in de weging>
      taakgericht:
{_open_vinkjes(TAAKCRITERIA)}      prestatiegericht:
{_open_vinkjes(PRESTATIECRITERIA)}      bekostiging:
{_open_richting("bekostiging", "taakgericht of prestatiegericht")}      inkoop:
{_open_richting("inkoop", "herziening of aanbesteding_of_open_huis")}"""

registreer(
    Wegingen,
    schema=WegingenSchema,
    bouw=bouw,
    bewijzen=(
        Bewering(
            "Elke weging past bij de schaal en de bekostiging", weging_past_bij_indeling, _bekeken
        ),
        Bewering("Wie weegt, weegt elk open segment", elk_segment_is_gewogen, _bekeken),
    ),
    bestand="weging",
    sjabloon=SJABLOON,
)
