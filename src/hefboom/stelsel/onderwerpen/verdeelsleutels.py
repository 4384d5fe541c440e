# SPDX-License-Identifier: EUPL-1.2
"""How costs that belong to no single municipality are shared: the keys, and which one holds when.

A key is data: parts with weights, each a measure of size or of use (S3:1206-1208, S4:464-466: a
key must do justice to use and to size). The keys in use elsewhere stand in a shared file, so that
a region can lay its own beside them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints

from hefboom.kernel import Cents
from hefboom.stelsel.bouwplaats import Bouwplaats
from hefboom.stelsel.fouten import StelselFout
from hefboom.stelsel.gedateerd import Gedateerd
from hefboom.stelsel.herkomst import Herleidbaar
from hefboom.stelsel.lezen import Yamlpad, lees_bestand
from hefboom.stelsel.onderwerp import Besluiten, Bewering, Onderwerp, registreer
from hefboom.stelsel.onderwerpen.gemeenten import Gemeenten
from hefboom.stelsel.onderwerpen.segmenten import Segmenten
from hefboom.stelsel.schema import Gemeentesleutel, Streng, Tekst, Vastgelegd

GEDEELDE_SLEUTELS = Path(__file__).parents[1] / "verdeelsleutels.yaml"

Verdeelmaat = Literal["inwoners", "jeugdigen", "toegekend", "vast", "gelijk"]
#: What each measure divides by, as a reader may be told.
VERDEELMATEN: Mapping[Verdeelmaat, str] = {
    "inwoners": "jeugdige inwoners",
    "jeugdigen": "jeugdigen met hulp",
    "toegekend": "toegekende euro's",
    "vast": "vaste aandelen",
    "gelijk": "gelijke delen",
}
#: The measures that follow from messages, so that a year without figures has none.
GEBRUIKSMATEN: frozenset[Verdeelmaat] = frozenset({"jeugdigen", "toegekend"})
Soorthulp = Literal["alles", "verblijf", "geen_verblijf"]


class KleineParenSchema(Streng):
    """Below this sum a year, a municipality counts with its mean over several years."""

    onder_euro: Annotated[int, Field(gt=0)]
    jaren: Annotated[int, Field(ge=2, le=5)]


class BestanddeelSchema(Streng):
    """One part of a key; see `Bestanddeel`."""

    maat: Verdeelmaat
    gewicht: Annotated[int, Field(gt=0)]
    terug: Annotated[int, Field(ge=0, le=5)] = 0
    jaren: Annotated[int, Field(ge=1, le=5)] = 1
    hulp: Soorthulp = "alles"
    drempel_euro: Annotated[int, Field(gt=0)] | None = None
    kleine_paren: KleineParenSchema | None = None
    aandelen: dict[Gemeentesleutel, Annotated[int, Field(ge=0)]] = {}


class IngroeiSchema(Streng):
    """From an older key to this one in equal steps, the first in `eerste_jaar`."""

    van: Tekst
    eerste_jaar: Annotated[int, Field(ge=2015, le=2100)]
    stappen: Annotated[int, Field(ge=1, le=10)]


class VerdeelsleutelSchema(Vastgelegd):
    """One key."""

    code: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
    naam: Tekst
    uitleg: Tekst
    bestanddelen: Annotated[tuple[BestanddeelSchema, ...], Field(min_length=1)]
    zonder: tuple[Gemeentesleutel, ...] = ()
    hoogstens_meer: Annotated[int, Field(gt=0)] | None = None
    hoogstens_minder: Annotated[int, Field(gt=0, le=100)] | None = None
    ingroei: IngroeiSchema | None = None


class SleutelkeuzeSchema(Vastgelegd):
    """Which key holds for a segment from a year on; null: none chosen."""

    segment: Tekst
    vanaf_jaar: Annotated[int, Field(ge=2015, le=2100)]
    sleutel: Tekst | None


class VerdeelsleutelsSchema(Streng):
    """The sections; a region need not have any."""

    verdeelsleutels: tuple[VerdeelsleutelSchema, ...] = ()
    sleutelkeuze: tuple[SleutelkeuzeSchema, ...] = ()


class GedeeldeSleutelsSchema(Streng):
    """The shared file."""

    verdeelsleutels: tuple[VerdeelsleutelSchema, ...]


@dataclass(frozen=True, slots=True)
class KleineParen:
    """A municipality that used less than `onder` in a year counts with its mean of `jaren`."""

    onder: Cents
    jaren: int


@dataclass(frozen=True, slots=True)
class Bestanddeel:
    """One part of a key: `gewicht` parts of the sum are shared by `maat`.

    Use is that of the year `terug` years before the year that is shared (0: the year itself, so
    settled afterwards), or the mean of the `jaren` years that end there. `hulp`: only what goes to
    help with or without a stay. `drempel`: what one youth costs above it in a year is shared by
    residents instead (solidarity for the few dear cases). `aandelen`: by municipality, whatever
    their sum, only for `vast`.
    """

    maat: Verdeelmaat
    gewicht: int
    terug: int = 0
    jaren: int = 1
    hulp: Soorthulp = "alles"
    drempel: Cents | None = None
    kleine_paren: KleineParen | None = None
    aandelen: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Ingroei:
    """From the key `van` to this one in `stappen` equal steps, the first in `eerste_jaar`."""

    van: str
    eerste_jaar: int
    stappen: int

    def deel(self, jaar: int) -> Fraction:
        """Which part of the way has been gone in `jaar`."""
        return Fraction(min(max(jaar - self.eerste_jaar + 1, 0), self.stappen), self.stappen)


@dataclass(frozen=True, slots=True)
class Verdeelsleutel(Herleidbaar):
    """A cost-sharing key. `hoogstens_meer` and `hoogstens_minder` bound how much a share may grow
    or shrink from one year to the next (1/10 is ten per cent); `zonder` never pays."""

    code: str
    naam: str
    uitleg: str
    bestanddelen: tuple[Bestanddeel, ...]
    zonder: frozenset[str]
    hoogstens_meer: Fraction | None
    hoogstens_minder: Fraction | None
    ingroei: Ingroei | None
    gedeeld: bool

    @property
    def vraagt_gebruik(self) -> bool:
        """Can it only be reckoned with figures?"""
        return any(deel.maat in GEBRUIKSMATEN for deel in self.bestanddelen)


@dataclass(frozen=True, slots=True)
class Sleutelkeuze(Herleidbaar):
    """The key chosen for a segment."""

    sleutel: str


@dataclass(frozen=True)
class Verdeelsleutels(Onderwerp):
    """The keys by code, the region's own and the shared, and the choice per segment."""

    alle: Mapping[str, Verdeelsleutel]
    keuzes: Mapping[str, Gedateerd[Sleutelkeuze]]

    def gekozen(self, segment: str, jaar: int) -> Sleutelkeuze | None:
        """The key that shares a segment's costs of `jaar`; None when none was chosen."""
        reeks = self.keuzes.get(segment)
        return None if reeks is None else reeks.op(date(jaar, 1, 1))

    def reeksen(self) -> Iterator[Gedateerd[Any]]:
        """The chosen keys."""
        return iter(self.keuzes.values())


@lru_cache(maxsize=1)
def gedeelde_sleutels() -> Mapping[str, Verdeelsleutel]:
    """The keys in use elsewhere, by code.

    Raises `StelselFout` when the file that came with Hefboom is damaged.
    """
    ruw = lees_bestand(GEDEELDE_SLEUTELS)
    if ruw.gebreken:
        raise StelselFout(ruw.gebreken)
    schema = GedeeldeSleutelsSchema.model_validate(ruw.secties)
    return {rij.code: _sleutel(rij, gedeeld=True) for rij in schema.verdeelsleutels}


def bouw(schema: VerdeelsleutelsSchema, werk: Bouwplaats) -> Verdeelsleutels:
    """The keys as written; a key of the region stands before a shared one of the same code."""
    gemeenten, segmenten = werk.geef(Gemeenten).per_code, werk.geef(Segmenten).lopen
    werk.geen_dubbele("verdeelsleutels", schema.verdeelsleutels)
    alle = dict(gedeelde_sleutels())
    alle |= {rij.code: _sleutel(rij, gedeeld=False) for rij in schema.verdeelsleutels}
    for i, rij in enumerate(schema.verdeelsleutels):
        pad: Yamlpad = ("verdeelsleutels", i)
        for code in rij.zonder:
            werk.bekend((*pad, "zonder"), "gemeente", code, gemeenten)
        if rij.ingroei is not None:
            van = (*pad, "ingroei", "van")
            if werk.bekend(van, "verdeelsleutel", rij.ingroei.van, alle):
                _geen_kring(rij.code, alle, van, werk)
        for j, deel in enumerate(rij.bestanddelen):
            _bestanddeel_klopt(deel, (*pad, "bestanddelen", j), gemeenten, werk)
    keuzes: dict[str, list[SleutelkeuzeSchema]] = {}
    for i, keuze in enumerate(schema.sleutelkeuze):
        plek: Yamlpad = ("sleutelkeuze", i)
        werk.bekend((*plek, "segment"), "segment", keuze.segment, segmenten)
        if keuze.sleutel is not None:
            werk.bekend((*plek, "sleutel"), "verdeelsleutel", keuze.sleutel, alle)
        eerder = keuzes.setdefault(keuze.segment, [])
        if eerder and keuze.vanaf_jaar <= eerder[-1].vanaf_jaar:
            werk.fout(
                (*plek, "vanaf_jaar"),
                f"{keuze.vanaf_jaar} komt niet na {eerder[-1].vanaf_jaar}.",
                "Zet de keuzes van een segment op volgorde van jaar.",
            )
            continue
        eerder.append(keuze)
    return Verdeelsleutels(
        alle,
        {
            segment: Gedateerd.van((date(rij.vanaf_jaar, 1, 1), _keuze(rij)) for rij in rijen)
            for segment, rijen in keuzes.items()
        },
    )


def _keuze(rij: SleutelkeuzeSchema) -> Sleutelkeuze | None:
    return (rij.sleutel and Sleutelkeuze(rij.sleutel, bron=rij.bron, status=rij.status)) or None


def _sleutel(rij: VerdeelsleutelSchema, *, gedeeld: bool) -> Verdeelsleutel:
    def deel(procent: int | None) -> Fraction | None:
        return None if procent is None else Fraction(procent, 100)

    groei = rij.ingroei
    return Verdeelsleutel(
        code=rij.code,
        naam=rij.naam,
        uitleg=rij.uitleg,
        bestanddelen=tuple(_bestanddeel(deel) for deel in rij.bestanddelen),
        zonder=frozenset(rij.zonder),
        hoogstens_meer=deel(rij.hoogstens_meer),
        hoogstens_minder=deel(rij.hoogstens_minder),
        ingroei=groei if groei is None else Ingroei(groei.van, groei.eerste_jaar, groei.stappen),
        gedeeld=gedeeld,
        bron=rij.bron,
        status=rij.status,
    )


def _bestanddeel(rij: BestanddeelSchema) -> Bestanddeel:
    klein = rij.kleine_paren
    return Bestanddeel(
        maat=rij.maat,
        gewicht=rij.gewicht,
        terug=rij.terug,
        jaren=rij.jaren,
        hulp=rij.hulp,
        drempel=None if rij.drempel_euro is None else Cents(rij.drempel_euro * 100),
        kleine_paren=klein
        if klein is None
        else KleineParen(Cents(klein.onder_euro * 100), klein.jaren),
        aandelen=dict(rij.aandelen),
    )


def _bestanddeel_klopt(
    deel: BestanddeelSchema, pad: Yamlpad, gemeenten: Mapping[str, object], werk: Bouwplaats
) -> None:
    """Shares only where they are needed, and what is about use only with a measure of use."""
    for code in deel.aandelen:
        werk.bekend((*pad, "aandelen", code), "gemeente", code, gemeenten)
    if (deel.maat == "vast") != bool(deel.aandelen):
        werk.fout(
            (*pad, "aandelen"),
            "aandelen horen bij maat vast, en alleen daarbij.",
            "Geef elke gemeente haar aandeel, of kies een andere maat.",
        )
    elif deel.aandelen and not any(deel.aandelen.values()):
        werk.fout((*pad, "aandelen"), "alle aandelen zijn nul.", "Geef minstens één aandeel.")
    if deel.drempel_euro is not None and deel.maat != "toegekend":
        werk.fout(
            (*pad, "drempel_euro"),
            f"een drempel per jeugdige kan niet bij maat {deel.maat}.",
            "Kies maat toegekend, of haal de drempel weg.",
        )
    gebruik = deel.maat in GEBRUIKSMATEN
    for naam, anders in (
        ("terug", deel.terug != 0),
        ("jaren", deel.jaren != 1),
        ("kleine_paren", deel.kleine_paren is not None),
    ):
        if anders and not gebruik:
            werk.fout(
                (*pad, naam),
                f"{naam} gaat over gebruik, en maat {deel.maat} niet.",
                "Kies maat jeugdigen of toegekend, of haal dit weg.",
            )


def _geen_kring(
    code: str, alle: Mapping[str, Verdeelsleutel], pad: Yamlpad, werk: Bouwplaats
) -> None:
    gezien, nu = [code], alle[code]
    while nu.ingroei is not None and nu.ingroei.van in alle:
        if nu.ingroei.van in gezien:
            werk.fout(
                pad,
                f"{' → '.join([*gezien, nu.ingroei.van])} groeit in zichzelf terug.",
                "Begin bij een sleutel die zelf niet ingroeit.",
            )
            return
        gezien.append(nu.ingroei.van)
        nu = alle[nu.ingroei.van]


def een_deel_per_soort_hulp(besluiten: Besluiten) -> Iterator[str]:
    """A key with parts for one kind of help only needs one for the other kind too."""
    for sleutel in besluiten[Verdeelsleutels].alle.values():
        soorten = {deel.hulp for deel in sleutel.bestanddelen}
        if "alles" not in soorten and len(soorten) == 1:
            yield f"sleutel {sleutel.code} zegt niet hoe de andere hulp wordt verdeeld."


registreer(
    Verdeelsleutels,
    schema=VerdeelsleutelsSchema,
    bouw=bouw,
    bewijzen=(
        Bewering(
            "Een verdeelsleutel verdeelt alle hulp",
            een_deel_per_soort_hulp,
            lambda b: f"{len(b[Verdeelsleutels].alle)} sleutels",
        ),
    ),
    bestand="verdeelsleutels",
    sjabloon="""\
# Hoe kosten die van geen gemeente alleen zijn, worden verdeeld. Sleutels die elders in gebruik
# zijn, kent Hefboom al (`./hefboom verdeel --lijst`). Een eigen sleutel bestaat uit bestanddelen:
#   maat     inwoners, jeugdigen (met hulp), toegekend (euro's), vast (met `aandelen`) of gelijk
#   gewicht  hoe zwaar dit deel telt naast de andere
#   terug    het gebruik van zoveel jaar eerder (0: het jaar zelf, achteraf verrekend)
#   jaren    het gemiddelde over zoveel jaren
#   hulp     alles, verblijf of geen_verblijf
#   drempel_euro, kleine_paren  wat één jeugdige boven de drempel kost gaat naar inwoners; een
#            kleine gemeente telt met haar gemiddelde over jaren
# `zonder` betaalt nooit mee. `hoogstens_meer` en `hoogstens_minder` zijn procenten per jaar.
# `sleutelkeuze` zegt welke sleutel voor een segment geldt; is er niets gekozen, laat haar dan leeg.

verdeelsleutels:
  - code: vaste_aandelen
    naam: Vaste aandelen
    uitleg: <hoe de vaste aandelen tot stand kwamen>
    bestanddelen:
      - maat: vast
        gewicht: 1
        aandelen:
          "<code van een gemeente, vier cijfers>": <haar aandeel, een heel getal>
    bron: "<bron van de vaste aandelen>"
    status: <status van de vaste aandelen>
""",
)
