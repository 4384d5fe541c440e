# SPDX-License-Identifier: EUPL-1.2
"""What differs in what was decided between two days: one line per value that changed. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, get_args

from hefboom.kernel import ONE_DAY, datum, euro, opsomming, zeker
from hefboom.stelsel.herkomst import Herleidbaar
from hefboom.stelsel.onderwerpen.bekostiging import BEKOSTIGD, Bekostigingen
from hefboom.stelsel.onderwerpen.deelname import Deelnames
from hefboom.stelsel.onderwerpen.doelen import Doelen
from hefboom.stelsel.onderwerpen.gemeenten import Gemeenten
from hefboom.stelsel.onderwerpen.normen import Normen, Normsoort
from hefboom.stelsel.onderwerpen.producten import EENHEDEN, Producten
from hefboom.stelsel.onderwerpen.segmenten import Segmenten
from hefboom.stelsel.onderwerpen.tarieven import Tarieven
from hefboom.stelsel.onderwerpen.weging import (
    PRESTATIECRITERIA,
    RICHTINGEN,
    TAAKCRITERIA,
    Wegingen,
)
from hefboom.stelsel.regio import Regio

NORM: Mapping[Normsoort, str] = {
    "max_duur": "norm voor de duur",
    "max_intensiteit": "norm voor de inzet",
    "start": "norm voor de start",
}
GEEN = "geen"


@dataclass(frozen=True, slots=True)
class Besluitverschil(Herleidbaar):
    """One value that is not the same on the two days, in words.

    `waarin` is its kind (segment, product, tarief …), `waarover` whose value it is. Standing and
    source are those of what holds on the later day, or of what ended.
    """

    waarin: str
    waarover: str
    was: str
    wordt: str


#: What it says, and where that is written.
Geldend = tuple[str, Herleidbaar]
Standen = Iterator[tuple[str, Geldend]]


def verschillen(regio: Regio, eerst: date, dan: date) -> tuple[Besluitverschil, ...]:
    """All that differs between two days, in the order in which one reads a region.

    Nothing with a day outside the region's validity: there nothing was decided, not "none".
    """
    if eerst not in regio.geldig or dan not in regio.geldig:
        return ()
    return tuple(_naast_elkaar(SOORTEN, (regio, eerst), (regio, dan)))


@dataclass(frozen=True, slots=True)
class Voorstelverschil(Herleidbaar):
    """One value that would be another, as `Besluitverschil`, from the first day on which it would
    until the day `tot` (None: without end). Both are empty for what has no day."""

    waarin: str
    waarover: str
    was: str
    wordt: str
    vanaf: date | None
    tot: date | None


def verschillen_tussen(oud: Regio, nieuw: Regio) -> tuple[Voorstelverschil, ...]:
    """All that would differ if `nieuw` held in place of `oud`, on whatever day, kind by kind.

    Nothing changes between the days on which either changes, so those are looked at; what differs
    the same way on days in a row is one line.
    """
    dagen = sorted({*oud.wisseldagen(), *nieuw.wisseldagen()})
    grenzen = [*dagen[1:], None]
    lopend: dict[tuple[str, str, str, str], Voorstelverschil] = {}
    klaar: list[Voorstelverschil] = []
    for dag, tot in zip(dagen, grenzen, strict=True):
        gezien = {}
        for een in _naast_elkaar(SOORTEN, (oud, dag), (nieuw, dag)):
            sleutel = (een.waarin, een.waarover, een.was, een.wordt)
            vanaf = lopend[sleutel].vanaf if sleutel in lopend else dag
            gezien[sleutel] = Voorstelverschil(
                *sleutel, vanaf=vanaf, tot=tot, bron=een.bron, status=een.status
            )
        klaar += [een for sleutel, een in lopend.items() if sleutel not in gezien]
        lopend = gezien
    klaar += lopend.values()
    for een in _naast_elkaar(ZONDER_DAG, (oud, dagen[0]), (nieuw, dagen[0])):
        klaar.append(
            Voorstelverschil(
                een.waarin, een.waarover, een.was, een.wordt, None, None,
                bron=een.bron, status=een.status,
            )
        )  # fmt: skip
    volgorde = [*SOORTEN, *ZONDER_DAG]
    return tuple(sorted(klaar, key=lambda een: volgorde.index(een.waarin)))


def _naast_elkaar(
    soorten: Mapping[str, Callable[[Regio, date], Standen]],
    eerst: tuple[Regio, date],
    dan: tuple[Regio, date],
) -> Iterator[Besluitverschil]:
    for waarin, standen in soorten.items():
        was, wordt = dict(standen(*eerst)), dict(standen(*dan))
        for waarover in dict.fromkeys((*was, *wordt)):
            oud, nieuw = was.get(waarover), wordt.get(waarover)
            if (oud and oud[0]) == (nieuw and nieuw[0]):
                continue
            _, herkomst = zeker(nieuw or oud, "een waarde")
            yield Besluitverschil(
                waarin, waarover, oud[0] if oud else GEEN, nieuw[0] if nieuw else GEEN,
                bron=herkomst.bron, status=herkomst.status,
            )  # fmt: skip


def wisseling_bij(regio: Regio, dag: date) -> tuple[date, date]:
    """The day before and the day of the first change after `dag`; else of the last one.

    A day on which nothing that is compared changes, is passed over.
    """
    dagen = regio.wisseldagen()[1:]
    for wissel in (*(een for een in dagen if een > dag), *reversed(dagen)):
        if verschillen(regio, wissel - ONE_DAY, wissel):
            return wissel - ONE_DAY, wissel
    return dag, dag


def _gemeenten(regio: Regio, dag: date) -> Standen:
    for gemeente in regio[Gemeenten].alle:
        if dag in gemeente.lid:
            yield gemeente.naam, ("hoort bij de regio", gemeente)


def _segmenten(regio: Regio, dag: date) -> Standen:
    for code, loop in regio[Segmenten].lopen.items():
        naam, herkomst = loop.naam.op(dag), loop.naam.herkomst_op(dag)
        if naam is not None and herkomst is not None:
            yield f"segment {code}", (naam, herkomst)


def _bekostiging(regio: Regio, dag: date) -> Standen:
    for code in regio[Segmenten].lopen:
        gevonden = regio[Bekostigingen].op(code, dag)
        if gevonden is not None:
            yield _titel(regio, code), (BEKOSTIGD[gevonden.vorm], gevonden)


def _doelen(regio: Regio, dag: date) -> Standen:
    for code in regio[Segmenten].lopen:
        for doel in regio[Doelen].op(code, dag):
            yield f"{_titel(regio, code)}, doel {doel.nummer}", (doel.tekst, doel)


def _deelname(regio: Regio, dag: date) -> Standen:
    namen = {str(g.code): g.naam for g in regio[Gemeenten].alle}
    leden = regio[Gemeenten].leden_op(dag)
    for rij in regio[Deelnames].rijen:
        if dag in rij.geldig:
            mee = sorted(namen[code] for code in rij.gemeenten & leden)
            wie = "alle gemeenten" if len(mee) == len(leden) else opsomming(mee) or "niemand"
            yield f"{rij.groepnaam} (segment {_titel(regio, rij.segment)})", (wie, rij)


def _titel(regio: Regio, code: str) -> str:
    """Number and last name: the same on every day, or a new name would look like another thing."""
    namen = [naam for naam in regio[Segmenten].lopen[code].naam.waarden if naam is not None]
    return f"{code} {namen[-1]}"


def _producten(regio: Regio, dag: date) -> Standen:
    for loop in regio[Producten].lopen.values():
        product = loop.product
        if dag in product.geldig:
            segment, versie = loop.segment.op(dag), loop.versies.op(dag) or product
            waarin = f"segment {_titel(regio, segment)}" if segment else "zonder segment"
            wie = f"{product.code} {product.naam}"
            yield wie, (waarin, loop.segment.herkomst_op(dag) or versie)
            if sum(een is not None for een in loop.versies.waarden) > 1:
                eenheid = EENHEDEN[versie.eenheid][0]
                yield (
                    f"{wie}, omschrijving",
                    (f"{versie.naam}, per {eenheid}, {versie.vorm}, {versie.groep}", versie),
                )


def _per_product(
    van: Callable[[Regio, str, date], Herleidbaar | None], zeg: Callable[[Any], str]
) -> Callable[[Regio, date], Standen]:
    def standen(regio: Regio, dag: date) -> Standen:
        for product in regio.producten:
            waarde = van(regio, product.code, dag)
            if waarde is not None and dag in product.geldig:
                yield f"{product.code} {product.naam}", (zeg(waarde), waarde)

    return standen


def _norm(soort: Normsoort) -> Callable[[Regio, date], Standen]:
    return _per_product(
        lambda regio, code, dag: regio[Normen].op(soort, code, dag),
        lambda norm: f"{norm.waarde} {norm.eenheid}",
    )


SOORTEN: Mapping[str, Callable[[Regio, date], Standen]] = {
    "gemeente": _gemeenten,
    "segment": _segmenten,
    "bekostiging": _bekostiging,
    "doel": _doelen,
    "deelname": _deelname,
    "product": _producten,
    "tarief": _per_product(
        lambda regio, code, dag: regio[Tarieven].op(code, dag), lambda bedrag: euro(bedrag.cents)
    ),
    **{NORM[soort]: _norm(soort) for soort in get_args(Normsoort)},
}


def _budgetten(regio: Regio, dag: date) -> Standen:
    for (segment, jaar), budget in regio.budgetten.items():
        yield f"{_titel(regio, segment)}, {jaar}", (euro(budget.cents), budget)


def _besparing(regio: Regio, dag: date) -> Standen:
    for jaar in regio.besparingspad:
        yield str(jaar.jaar), (euro(jaar.cents), jaar)


def _wegingen(regio: Regio, dag: date) -> Standen:
    namen = {**TAAKCRITERIA, **PRESTATIECRITERIA}
    for code, weging in regio[Wegingen].per_segment.items():
        titel = _titel(regio, code) if code in regio.segmentlopen else code
        for criterium, vinkje in weging.vinkjes.items():
            bewijs = f" ({vinkje.bewijs})" if vinkje.bewijs else ""
            yield (
                f"{titel}, {namen[criterium]}",
                (f"{'ja' if vinkje.geldt else 'nee'}{bewijs}", vinkje),
            )
        for wat, reeks in (("bekostiging", weging.bekostiging), ("inkoop", weging.inkoop)):
            for keuze in reeks.waarden:
                if keuze is not None:
                    zin = f"{RICHTINGEN[keuze.richting]}, door {keuze.wie}"
                    yield f"{titel}, {wat} sinds {datum(keuze.vanaf)}", (zin, keuze)
    for vorm in regio[Wegingen].afgevallen:
        yield f"afgevallen: {BEKOSTIGD[vorm.vorm]}", (vorm.reden, vorm)


#: What is decided once and not from a day on: compared between two regions, not between two days.
ZONDER_DAG: Mapping[str, Callable[[Regio, date], Standen]] = {
    "budget": _budgetten,
    "besparingspad": _besparing,
    "weging": _wegingen,
}


def in_een_zin(regio: Regio, eerst: date, dan: date, gevonden: tuple[Besluitverschil, ...]) -> str:
    """How much differs, and of which kinds; or of which day nothing was decided."""
    if buiten := [datum(dag) for dag in (eerst, dan) if dag not in regio.geldig]:
        return (
            f"Over {opsomming(buiten)} zegt het stelsel niets: het geldt {regio.geldigheid}. Kies "
            "twee dagen daarbinnen."
        )
    if not gevonden:
        return f"Tussen {datum(eerst)} en {datum(dan)} verandert er niets."
    delen = [
        f"{soort} ({aantal})"
        for soort in SOORTEN
        if (aantal := sum(een.waarin == soort for een in gevonden))
    ]
    return f"Tussen {datum(eerst)} en {datum(dan)} verandert: {opsomming(delen)}."
