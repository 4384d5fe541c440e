# SPDX-License-Identifier: EUPL-1.2
"""The weighing as a grid: criteria down, segments across; what contradicts below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.urls import reverse

from hefboom.kernel import getal, opsomming
from hefboom.scherm import Cel, Kolom, Merk, Tabel
from hefboom.stelsel import (
    INKOOPCRITERIA,
    PRESTATIECRITERIA,
    RICHTINGEN,
    TAAKCRITERIA,
    Regio,
    Wegingen,
)
from hefboom.sturing.onderdelen.herkomst import bronpunten
from hefboom.weging import FEITEN, Segmentoordeel, Tegenspraak, gevolgzin, spanningen, weeg


@dataclass(frozen=True, slots=True)
class Vlag:
    """A contradiction with its number, and the segments it is about."""

    nummer: int
    wat: str
    segmenten: tuple[str, ...]
    gevolg: str
    bronnen: Sequence[tuple[str, str, str]]


def inhoud(regio: Regio) -> dict[str, Any]:
    """Everything the page shows."""
    oordelen = weeg(regio)
    geheel = regio[Wegingen]
    return {
        "regio": regio.naam,
        "zin": zin(oordelen),
        "gewogen": bool(oordelen),
        "bekostiging": bekostigingstabel(oordelen),
        "inkoop": inkooptabel(oordelen),
        "gevuld": _gevuld(oordelen),
        "vakjes": len(oordelen) * len(INKOOPCRITERIA),
        "vlaggen": vlaggen(regio, oordelen),
        "spanningen": [
            (een.wat, list(bronpunten(regio, een.bronnen))) for een in spanningen(regio)
        ],
        "afgevallen": [
            (een.vorm, een.reden, regio.herkomsttekst(een)) for een in geheel.afgevallen
        ],
        "terugval": (geheel.terugval.tekst, regio.herkomsttekst(geheel.terugval))
        if geheel.terugval
        else None,
    }


def zin(oordelen: Sequence[Segmentoordeel]) -> str:
    """The outcome in two sentences."""
    if not oordelen:
        return "Deze regio heeft nog niet vastgelegd hoe zij bekostiging en inkoop afweegt."
    per: dict[tuple[str, str], list[str]] = {}
    for o in oordelen:
        per.setdefault((o.bekostiging.richting, o.inkoop.richting), []).append(o.segment)
    delen = [
        f"{getal(len(codes))} {'segment wordt' if len(codes) == 1 else 'segmenten worden'} "
        f"{RICHTINGEN[bekostiging]}, met {RICHTINGEN[inkoop]}"
        for (bekostiging, inkoop), codes in per.items()
    ]
    standen = {o.bekostiging.status for o in oordelen} | {o.inkoop.status for o in oordelen}
    stand = "Alles is nog voorlopig." if standen == {"voorlopig"} else ""
    return f"{opsomming(delen)}. {stand}".strip()


def bekostigingstabel(oordelen: Sequence[Segmentoordeel]) -> Tabel:
    """The eight criteria, the balance, the directions."""
    nummers = _nummers(oordelen)
    rijen = []
    for criteria, kant in ((TAAKCRITERIA, "taakgericht"), (PRESTATIECRITERIA, "prestatiegericht")):
        for code, naam in criteria.items():
            rijen.append([Cel(naam, klein=kant), *(_vakje(o, code, nummers) for o in oordelen)])
    rijen.append([Cel("Balans", klein="aanname"), *(Cel(_balans(o.balans)) for o in oordelen)])
    rijen.append(
        [
            Cel("Richting bekostiging"),
            *(_richting(o.bekostiging.richting, o.bekostiging.status) for o in oordelen),
        ]
    )
    rijen.append([Cel("Kantelt pas als"), *(Cel(_omslag(o)) for o in oordelen)])
    return Tabel(
        "Redenen voor taakgericht en voor prestatiegericht",
        _kolommen(oordelen),
        rijen,
        code="bekostiging",
    )


def inkooptabel(oordelen: Sequence[Segmentoordeel]) -> Tabel:
    """The eight criteria for procurement: lines of evidence, no ticks."""
    rijen = []
    for code, naam in INKOOPCRITERIA.items():
        cellen = []
        for o in oordelen:
            regels = [regel.tekst for regel in o.weging.bewijsregels if regel.criterium == code]
            cellen.append(Cel("; ".join(regels)) if regels else Cel("niet genoemd", klasse="zacht"))
        rijen.append([Cel(naam), *cellen])
    rijen.append(
        [
            Cel("Richting inkoop"),
            *(_richting(o.inkoop.richting, o.inkoop.status) for o in oordelen),
        ]
    )
    return Tabel("Bewijs voor de inkoopprocedure", _kolommen(oordelen), rijen, code="inkoop")


def vlaggen(regio: Regio, oordelen: Sequence[Segmentoordeel]) -> list[Vlag]:
    """The contradictions, each once, numbered; the weightiest first."""
    gevonden: dict[tuple[str, str], list[tuple[Segmentoordeel, Tegenspraak]]] = {}
    for o, een in _tegenspraken(oordelen):
        gevonden.setdefault(_zinnen(o, een), []).append((o, een))
    return [
        Vlag(
            nummer,
            wat,
            tuple(f"{o.segment} {o.naam}" for o, _ in paren),
            gevolg,
            list(bronpunten(regio, dict.fromkeys(b for _, een in paren for b in een.bronnen))),
        )
        for nummer, ((wat, gevolg), paren) in enumerate(gevonden.items(), 1)
    ]


def _tegenspraken(
    oordelen: Sequence[Segmentoordeel],
) -> Iterator[tuple[Segmentoordeel, Tegenspraak]]:
    return ((o, een) for o in oordelen for een in o.tegenspraken)


def _zinnen(oordeel: Segmentoordeel, een: Tegenspraak) -> tuple[str, str]:
    """What one reads of it; the same sentence with another consequence is another one."""
    return een.wat, gevolgzin(een, oordeel)


def _nummers(oordelen: Sequence[Segmentoordeel]) -> dict[tuple[str, str], int]:
    gezegd = dict.fromkeys(_zinnen(o, een) for o, een in _tegenspraken(oordelen))
    return {zinnen: nummer for nummer, zinnen in enumerate(gezegd, 1)}


def _kolommen(oordelen: Sequence[Segmentoordeel]) -> list[Kolom]:
    namen = [f"{o.segment} {o.naam}" for o in oordelen]
    return [
        Kolom("Criterium", sorteert=False, zeeft=False),
        *(Kolom(naam, sorteert=False, zeeft=False) for naam in namen),
    ]


def _vakje(oordeel: Segmentoordeel, code: str, nummers: dict[tuple[str, str], int]) -> Cel:
    geldt = oordeel.vinken[code]
    vlag = [
        nummers[_zinnen(oordeel, een)]
        for een in oordeel.tegenspraken
        if een.feit is not None
        and code in (criteria := _criteria(een.feit))
        and (geldt or not any(oordeel.vinken[ander] for ander in criteria))
    ]
    return Cel(
        "✓ ja" if geldt else "– nee",
        reverse("segmentweging", args=[oordeel.segment]),
        merk=Merk(f"tegenspraak {opsomming([str(n) for n in vlag])}", "let-op") if vlag else None,
        waarde="ja" if geldt else "nee",
    )


def _criteria(feit: str) -> tuple[str, ...]:
    return next((een.criteria for een in FEITEN if een.code == feit), ())


def _richting(richting: str, status: str) -> Cel:
    return Cel(RICHTINGEN[richting], merk=Merk(status))


def _balans(stand: Fraction) -> str:
    return f"{'+' if stand > 0 else ''}{getal(float(stand), 2)}"


def _omslag(oordeel: Segmentoordeel) -> str:
    punten = oordeel.kantelpunten
    if not punten:
        return "zij hangt in balans"
    return "1 feit omslaat" if len(punten[0]) == 1 else f"{len(punten[0])} feiten omslaan"


def _gevuld(oordelen: Sequence[Segmentoordeel]) -> int:
    return len(
        {(o.segment, r.criterium) for o in oordelen for r in o.weging.bewijsregels if r.criterium}
    )
