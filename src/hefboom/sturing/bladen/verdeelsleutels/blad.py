# SPDX-License-Identifier: EUPL-1.2
"""Every key beside the one in force: who pays more, how it wobbles, what one placement costs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from hefboom.bekostiging import (
    Gebruik,
    Sleutelproef,
    Verdeling,
    beproef,
    bijdragen,
    prikkel,
)
from hefboom.kernel import MIN, Cents, Period, euro, euro_kort, opsomming, procent
from hefboom.scherm import Cel, Celsoort, Filters, Keuze, Kolom, Merk, Tabel, bedragcel
from hefboom.scherm.grafieken import Beeld, beeld
from hefboom.scherm.grafieken.verschil import Verschilkolom, verschillen
from hefboom.stelsel import Bedrag, Programma, Programmakosten, Regio, Sleutelkeuze, Verdeelsleutels
from hefboom.sturing.blik import Blik
from hefboom.sturing.namen import segmentnaam

#: What everything is held against where a region chose nothing yet.
ZONDER_KEUZE = "per_jeugdige"
#: Keys in the picture; all of them stand in the table.
IN_BEELD = 5


@dataclass(frozen=True, slots=True)
class Verdeelvraag:
    """What is shared: the costs of a segment in a year, and from whose side one looks."""

    segment: str
    jaar: int
    bedrag: Cents
    budget: Bedrag | None
    vanuit: str


def inhoud(blik: Blik, gebruik: Gebruik, vraag: Verdeelvraag) -> dict[str, Any]:
    """Everything the page shows."""
    regio = blik.regio
    sleutels, dag = regio[Verdeelsleutels], date(vraag.jaar, 1, 1)
    keuze = sleutels.gekozen(vraag.segment, vraag.jaar)
    naast = sleutels.alle[keuze.sleutel if keuze else ZONDER_KEUZE]
    proeven = [
        beproef(regio, s, vraag.bedrag, vraag.jaar, segment=vraag.segment, gebruik=gebruik)
        for s in (naast, *(s for s in sleutels.alle.values() if s is not naast))
    ]
    gelukt = [proef for proef in proeven if proef.verdeling is not None]
    basis = proeven[0].verdeling
    return {
        "regio": regio.naam,
        "segment": segmentnaam(regio, dag, vraag.segment),
        "vraag": vraag,
        "bedrag": euro(vraag.bedrag),
        "herkomst": regio.herkomsttekst(vraag.budget)
        if vraag.budget and vraag.budget.cents == vraag.bedrag
        else "",
        "zin": _zin(regio, keuze, proeven[0], gelukt),
        "niet_mee": _niet_mee(regio, basis),
        "beeld": _beeld(blik, basis, gelukt) if basis else None,
        "delen": _delentabel(regio, basis, gelukt) if basis else None,
        "proef": _proeftabel(regio, vraag, gelukt, gebruik),
        "splitsing": basis.splitsing if basis else "",
        "uitleg": [(p.sleutel, regio.herkomsttekst(p.sleutel)) for p in gelukt],
        "mislukt": _mislukt(proeven) if basis else [],
        "jaren": opsomming([str(jaar) for jaar in sorted(gebruik.jaren)]),
        "programmas": [_programma(regio, een) for een in regio[Programmakosten].alle],
    }


def _zin(
    regio: Regio,
    keuze: Sleutelkeuze | None,
    naast: Sleutelproef,
    gelukt: Sequence[Sleutelproef],
) -> str:
    """Which key holds, and how far the others lie from it."""
    if naast.verdeling is None:
        return naast.waarom_niet
    begin = (
        f"Voor dit segment geldt ‘{naast.sleutel.naam}’ ({regio.herkomsttekst(keuze)})."
        if keuze is not None
        else "Voor dit segment is nog geen sleutel gekozen; alles staat naast "
        f"‘{naast.sleutel.naam}’."
    )
    gevonden = [
        (verschil, proef, code)
        for proef, per_gemeente in _anders(naast.verdeling, gelukt)
        if not _negeert_grootte(proef)
        for code, verschil in per_gemeente.items()
    ]
    if not any(verschil for verschil, _, _ in gevonden):
        return f"{begin} De andere sleutels geven hetzelfde."
    verschil, proef, code = max(gevonden, key=lambda drie: abs(drie[0]))
    return (
        f"{begin} Het grootste verschil: met ‘{proef.sleutel.naam}’ betaalt {_naam(regio, code)} "
        f"{euro_kort(abs(verschil))} {'meer' if verschil > 0 else 'minder'}."
    )


def _mislukt(proeven: Sequence[Sleutelproef]) -> list[tuple[str, str]]:
    """The keys that cannot be reckoned, together where it is for the same reason."""
    per: dict[str, list[str]] = {}
    for proef in proeven:
        if proef.verdeling is None:
            per.setdefault(proef.waarom_niet, []).append(proef.sleutel.naam)
    return [(opsomming(namen), waarom) for waarom, namen in per.items()]


def _naam(regio: Regio, code: str) -> str:
    gemeente = regio.gemeente(code)
    return code if gemeente is None else gemeente.naam


def _niet_mee(regio: Regio, basis: Verdeling | None) -> str:
    if basis is None:
        return ""
    niet = [g.naam for g in regio.gemeenten if str(g.code) not in basis.delen]
    deels = [
        _naam(regio, code)
        for code in basis.delen
        if any((code, deel) not in basis.cellen for deel in basis.per_deel)
    ]
    zinnen = []
    if niet:
        zinnen.append(f"{opsomming(niet)} {'doet' if len(niet) == 1 else 'doen'} niet mee.")
    if deels:
        zinnen.append(
            f"{opsomming(deels)} {'doet' if len(deels) == 1 else 'doen'} maar aan een deel mee; "
            "het geld is per deel verdeeld en daarna opgeteld."
        )
    return " ".join(zinnen)


def _anders(
    basis: Verdeling, gelukt: Sequence[Sleutelproef]
) -> list[tuple[Sleutelproef, dict[str, Cents]]]:
    """The other keys, with what each municipality pays more."""
    return [
        (
            proef,
            {
                code: proef.verdeling.delen.get(code, Cents(0)) - deel
                for code, deel in basis.delen.items()
            },
        )
        for proef in gelukt
        if proef.verdeling is not None and proef.verdeling is not basis
    ]


def _beeld(blik: Blik, basis: Verdeling, gelukt: Sequence[Sleutelproef]) -> Beeld:
    namen = [_naam(blik.regio, code) for code in basis.delen]
    anders = [
        (proef, verschil)
        for proef, verschil in _anders(basis, gelukt)
        if any(verschil.values()) and not _negeert_grootte(proef)
    ][:IN_BEELD]
    kolommen = [
        Verschilkolom(
            proef.sleutel.naam,
            [(int(meer) / 100, _meer(meer)) for meer in verschil.values()],
        )
        for proef, verschil in anders
    ]
    zin = f"Wie betaalt meer (gevuld) of minder (open) dan met ‘{basis.sleutel.naam}’?"
    return beeld(
        zin,
        lambda breedte: verschillen(breedte, namen, kolommen),
        _verschiltabel(blik.regio, basis, gelukt),
        blik.cache,
    )


def _negeert_grootte(proef: Sleutelproef) -> bool:
    """Equal parts for large and small: drawn beside the others it hides their differences."""
    return any(deel.maat == "gelijk" for deel in proef.sleutel.bestanddelen)


def _meer(cents: Cents) -> str:
    """A difference as it stands beside a bar: with its sign, short."""
    if not cents:
        return "0"
    return f"{'+' if cents > 0 else MIN}{euro_kort(abs(cents)).removeprefix('€').strip()}"


def _delentabel(regio: Regio, basis: Verdeling, gelukt: Sequence[Sleutelproef]) -> Tabel:
    """Per municipality what each key makes it pay, to the cent; the last row is the sum."""
    met = [proef for proef in gelukt if proef.verdeling is not None]
    kolommen = [
        Kolom("Gemeente", code="gemeente"),
        *(Kolom(proef.sleutel.naam, code=proef.sleutel.code, soort=Celsoort.EURO) for proef in met),
    ]
    rijen = [
        [
            Cel(_naam(regio, code)),
            *(bedragcel(p.verdeling.delen.get(code)) for p in met if p.verdeling),
        ]
        for code in basis.delen
    ]
    return Tabel(
        "Per gemeente, tot op de cent",
        kolommen,
        rijen,
        code="delen",
        toelichting=[
            ("Te verdelen", euro(basis.bedrag)),
            ("Jaar", str(basis.jaar)),
            ("Segment", basis.segment or "alle"),
        ],
    )


def _verschiltabel(regio: Regio, basis: Verdeling, gelukt: Sequence[Sleutelproef]) -> Tabel:
    """Per municipality what each other key makes it pay more, to the cent."""
    anders = _anders(basis, gelukt)
    return Tabel(
        f"Meer of minder dan met {basis.sleutel.naam}",
        [
            Kolom("Gemeente", code="gemeente"),
            *(Kolom(p.sleutel.naam, code=p.sleutel.code, soort=Celsoort.EURO) for p, _ in anders),
        ],
        [
            [Cel(_naam(regio, code)), *(bedragcel(verschil[code]) for _, verschil in anders)]
            for code in basis.delen
        ],
        code="verschil",
        toelichting=[("Jaar", str(basis.jaar)), ("Segment", basis.segment or "alle")],
    )


def _proeftabel(
    regio: Regio, vraag: Verdeelvraag, gelukt: Sequence[Sleutelproef], gebruik: Gebruik
) -> Tabel:
    """A row per key: how it wobbles, what one placement costs, what it follows."""
    kop = _naam(regio, vraag.vanuit)
    rijen = []
    for proef in gelukt:
        if proef.verdeling is None:
            continue
        een = prikkel(regio, proef.verdeling, vraag.vanuit, gebruik)
        rijen.append(
            [
                Cel(proef.sleutel.naam, merk=Merk(proef.sleutel.status)),
                _deelcel(proef.schommeling),
                _deelcel(proef.sprong),
                bedragcel(een.eerste if een else None),
                bedragcel(een.samen if een else None),
                _deelcel(proef.niet_gebruik),
                _deelcel(proef.niet_omvang),
            ]
        )
    return Tabel(
        "Schommeling, prikkel en wat een sleutel volgt",
        [
            Kolom("Sleutel", code="sleutel"),
            Kolom("Schommelt per jaar", soort=Celsoort.PROCENT, code="schommeling"),
            Kolom("Grootste sprong", soort=Celsoort.PROCENT, code="sprong"),
            Kolom(f"Eén jeugdige meer kost {kop}", soort=Celsoort.EURO, code="prikkel"),
            Kolom("… over alle jaren samen", soort=Celsoort.EURO, code="prikkel-samen"),
            Kolom("Geld dat niet het gebruik volgt", soort=Celsoort.PROCENT, code="niet-gebruik"),
            Kolom("Geld dat niet de omvang volgt", soort=Celsoort.PROCENT, code="niet-omvang"),
        ],
        rijen,
        code="proef",
        toelichting=[("Gezien vanuit", kop), ("Jaar", str(vraag.jaar))],
    )


def _deelcel(deel: Fraction | None) -> Cel:
    if deel is None:
        return Cel("geen gegevens", klasse="zacht")
    return Cel(procent(float(deel), 1), waarde=float(deel), soort=Celsoort.PROCENT)


def _programma(regio: Regio, een: Programma) -> dict[str, Any]:
    """A project: who pays it, and what is left per municipality and year."""
    rijen = bijdragen(regio, een)
    tabel = Tabel(
        een.naam,
        [
            Kolom("Gemeente", code="gemeente"),
            Kolom("Aandeel", soort=Celsoort.EURO, code="aandeel"),
            Kolom("Al betaald", soort=Celsoort.EURO, code="betaald"),
            *(Kolom(str(j), soort=Celsoort.EURO, code=f"jaar-{j}") for j in een.jaren),
        ],
        [
            [
                Cel(_naam(regio, rij.gemeente)),
                bedragcel(rij.deel),
                bedragcel(rij.vooruitbetaald),
                *(bedragcel(rij.per_jaar[j]) for j in een.jaren),
            ]
            for rij in rijen
        ],
        code=f"programma-{een.code}".replace("_", "-"),
        toelichting=[("Samen", euro(een.bedrag))],
    )
    sleutel = regio[Verdeelsleutels].alle.get(een.sleutel or "")
    return {
        "naam": een.naam,
        "bedrag": euro(een.bedrag),
        "ten_laste_van": een.ten_laste_van,
        "herkomst": regio.herkomsttekst(een),
        "sleutel": sleutel,
        "sleutelherkomst": regio.herkomsttekst(sleutel) if sleutel else "",
        "tabel": tabel if rijen else None,
    }


def segmenten_in(regio: Regio, jaar: int) -> list[str]:
    """The segments that are open at some time in the year."""
    heel = Period.year(jaar)
    return [code for code, loop in regio.segmentlopen.items() if loop.is_open_in(heel)]


def keuzes(regio: Regio, vraag: Verdeelvraag, jaren: Sequence[int]) -> Filters:
    """The segment, the year and from whose side."""
    dag = date(vraag.jaar, 1, 1)
    return Filters(
        [
            Keuze(
                "segment",
                "Segment",
                [
                    (code, segmentnaam(regio, dag, code), code == vraag.segment)
                    for code in segmenten_in(regio, vraag.jaar)
                ],
            ),
            Keuze("jaar", "Jaar", [(str(j), str(j), j == vraag.jaar) for j in jaren]),
            Keuze(
                "vanuit",
                "Bekeken vanuit",
                [(str(g.code), g.naam, str(g.code) == vraag.vanuit) for g in regio.gemeenten],
            ),
        ]
    )
