# SPDX-License-Identifier: EUPL-1.2
"""What the invented providers agreed with the region, as a folder that anyone could have filled in.

The stretches, parts and ends are those of the region's own line of contracts (with their source
and standing). Which provider has which, its own prices, people, places, marks of quality and the
options that are still open are made up (*aanname*), the same each time.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from hefboom.contracten import (
    Aanbiederrij,
    Certificaatrij,
    Contactrij,
    Contractrij,
    Indexrij,
    Locatierij,
    Onderaannemerrij,
    Optierij,
    Productrij,
    Registerrij,
    Tariefrij,
    Voorwaarderij,
    schrijf_csvmap,
)
from hefboom.demo.aanbieders import BRON, Aanbiedersveld, Demoaanbieder, contracten
from hefboom.demo.aanbod import Aanbod
from hefboom.demo.kansen import einde_maand, maanden_later
from hefboom.kernel import Period
from hefboom.stelsel import Contractlijn, Contracttijd, Regio

#: Since when a code is an invented provider's: the first day of the Jeugdwet.
SINDS = date(2015, 1, 1)
#: Every so many providers: prices of their own, an open option, someone who delivers for them.
EIGEN_PRIJZEN, OPEN_OPTIE, MET_ONDERAANNEMER = 3, 5, 6
RECHTSVORMEN = ("stichting", "bv", "coöperatie", "eenmanszaak")
BESCHERMING = {"47", "48"}


@dataclass(frozen=True, slots=True)
class Contractgolf:
    """Stretches that are one contract: what was agreed, and how it was prolonged."""

    letter: str
    soort: str
    tijden: tuple[Contracttijd, ...]

    @property
    def dagen(self) -> Period:
        """From its first to its last day; what lasts "at least" so long, lasts so long here."""
        begin, laatste = self.tijden[0].geldig.first, self.tijden[-1]
        if laatste.geldig.last is None and laatste.minstens_jaren:
            jaren = maanden_later(laatste.geldig.first, 12 * laatste.minstens_jaren)
            return Period(begin, jaren)
        return Period(begin, laatste.geldig.end)


def golven(regio: Regio) -> tuple[Contractgolf, ...]:
    """The contracts of a region one after the other; a stretch that is new starts the next."""
    groepen: list[list[Contracttijd]] = []
    for tijd in regio[Contractlijn].tijden:
        if not groepen or tijd.soort == "nieuw":
            groepen.append([])
        groepen[-1].append(tijd)
    return tuple(
        Contractgolf("ABC"[nr], _soort(groep[0]), tuple(groep)) for nr, groep in enumerate(groepen)
    )


def _soort(tijd: Contracttijd) -> str:
    if tijd.soort == "nieuw":
        return "raamovereenkomst"
    return "resultaatovereenkomst" if any(d.code == "RO" for d in tijd.delen) else "open_huis"


def laat_een_product_weg(veld: Aanbiedersveld, aanbod: Sequence[Aanbod]) -> None:
    """One provider delivers a product that its contract does not name, as happens everywhere."""
    lopen = contracten(veld, aanbod)
    wie = [a for a in veld.aanbieders if a.agb in lopen]
    for aanbieder in wie[EIGEN_PRIJZEN::EIGEN_PRIJZEN]:
        eigen = [a for a in aanbod if aanbieder in veld.van_product[a.code].aanbieders]
        if len(eigen) > 1 and (met_prijs := [a for a in eigen if a.tarief]):
            langst = max(met_prijs, key=lambda een: (een.duurnorm or 0, een.code))
            langst.ongecontracteerd.add(aanbieder.agb)
            return


def schrijf_contracten(
    naar: Path, regio: Regio, veld: Aanbiedersveld, aanbod: Sequence[Aanbod]
) -> int:
    """Write the folder; answers how many contracts stand in it."""
    rijen = list(_rijen(regio, veld, aanbod))
    schrijf_csvmap(naar, rijen)
    return len({rij.contract for rij in rijen if isinstance(rij, Contractrij)})


def _rijen(regio: Regio, veld: Aanbiedersveld, aanbod: Sequence[Aanbod]) -> Iterator[Registerrij]:
    lopen = contracten(veld, aanbod)
    plaatsen = [gemeente.naam for gemeente in regio.gemeenten]
    wie = [a for a in veld.aanbieders if a.agb in lopen]
    for nr, aanbieder in enumerate(wie):
        yield from _over(aanbieder, nr, plaatsen[nr % len(plaatsen)])
        eigen = [a for a in aanbod if aanbieder in veld.van_product[a.code].aanbieders]
        for golf in golven(regio):
            yield from _contract(regio, aanbieder, nr, golf, lopen[aanbieder.agb], eigen)
    yield from _maatwerk(regio, veld, wie[-1], aanbod)
    jaar = max(max(een.segment) for een in aanbod).year
    for reeks, procent in (("OVA", "3.5"), ("PPC", "2.5")):
        for welk, soort in (
            *((jaar + later, "prognose") for later in range(3)),
            (jaar, "definitief"),
        ):  # fmt: skip
            yield Indexrij(reeks, welk, soort, Decimal(procent), BRON, "aanname")


def kvk(aanbieder: Demoaanbieder) -> str:
    """An invented number in the trade register; none begins with 98 (assumption)."""
    return f"98{aanbieder.agb[2:]}"


def _over(aanbieder: Demoaanbieder, nr: int, plaats: str) -> Iterator[Registerrij]:
    nummer = kvk(aanbieder)
    vorm = RECHTSVORMEN[nr % len(RECHTSVORMEN)]
    yield Aanbiederrij(aanbieder.naam, nummer, vorm, aanbieder.agb, SINDS, None)
    yield Locatierij(nummer, f"Locatie {plaats}", "", plaats, SINDS, None)
    yield Contactrij(nummer, "contract", "Afdeling contracten", "contracten@voorbeeld.test", "")
    soort = ("HKZ", "ISO 9001", "KIWA")[nr % 3]
    begin = date(2024 + nr % 4, 1 + nr % 12, 15)
    yield Certificaatrij(
        nummer, soort, f"{soort}-{nr:04d}", begin, maanden_later(begin, 36) - timedelta(days=1)
    )
    if nr % MET_ONDERAANNEMER == 0:
        yield Onderaannemerrij(
            nummer, f"Onderaannemer van {aanbieder.naam}", "", "groepsaanbod", SINDS, None
        )


def _contract(
    regio: Regio,
    aanbieder: Demoaanbieder,
    nr: int,
    golf: Contractgolf,
    lopen: Sequence[tuple[str, date, date | None]],
    eigen: Sequence[Aanbod],
) -> Iterator[Registerrij]:
    delen = [
        (segment, deel)
        for segment, van, tot in lopen
        if (deel := Period.inclusive(van, tot).intersection(golf.dagen)) is not None
    ]
    if not delen:
        return
    soort = golf.soort
    if any(a.product.categorie in BESCHERMING for a in eigen):
        soort = "gi"
    elif soort == "resultaatovereenkomst" and nr % 4 == 1:
        soort = "ontwikkelovereenkomst"
    nummer = f"{golf.letter}-{aanbieder.agb}"
    naam = golf.tijden[0].naam[:200]
    kop = (nummer, kvk(aanbieder), soort, naam)
    for versie, tijd in enumerate(golf.tijden, 1):
        stuk = tijd.geldig.intersection(golf.dagen) or golf.dagen
        herkomst = (tijd.bron[:200], tijd.status)
        yield Contractrij(
            *kop, "algemeen", "algemeen", "", "", versie, stuk.first, stuk.last, "", *herkomst
        )
        for segment, deel in delen:
            dagen = deel.intersection(stuk)
            if dagen is not None:
                code, deelnaam = _deelnaam(tijd, golf, segment)
                yield Contractrij(
                    *kop, "bijzonder", code, deelnaam, segment, versie, dagen.first, dagen.last,
                    "", *herkomst,
                )  # fmt: skip
    yield from _opties(golf, nummer, nr)
    if "1" in {segment for segment, _ in delen}:
        yield from _voorwaarde(regio, golf, nummer)
    if nr % EIGEN_PRIJZEN == 0:
        for een in eigen:
            if aanbieder.agb in een.ongecontracteerd:
                continue
            yield from _prijzen(regio, een, nummer, [d for s, d in delen], golf.dagen)


def _deelnaam(tijd: Contracttijd, golf: Contractgolf, segment: str) -> tuple[str, str]:
    for deel in (*tijd.delen, *golf.tijden[0].delen):
        if deel.segment == segment:
            return deel.code, deel.naam
    return f"segment {segment}", ""


def _opties(golf: Contractgolf, nummer: str, nr: int) -> Iterator[Optierij]:
    """What prolonged the contract was an option; every so many have one that is still open."""
    volg = 0
    for tijd in golf.tijden[1:]:
        volg += 1
        voor = maanden_later(tijd.geldig.first, -6)
        yield Optierij(
            nummer, volg, tijd.geldig.first, tijd.geldig.known_last, voor, "gelicht",
            voor - timedelta(days=12),
        )  # fmt: skip
    if nr % OPEN_OPTIE == 0 and golf.dagen.end is not None:
        begin = golf.dagen.end
        yield Optierij(
            nummer, volg + 1, begin, maanden_later(begin, 12) - timedelta(days=1),
            maanden_later(begin, -10), "open", None,
        )  # fmt: skip


def _voorwaarde(regio: Regio, golf: Contractgolf, nummer: str) -> Iterator[Voorwaarderij]:
    """Who is in the top segment also delivers segment 4 to its own clients (S2:408)."""
    dag = golf.dagen.first
    groepen = [p.groep for p in regio.producten if regio.segment_op(p.code, dag) == "4"]
    if groepen:
        yield Voorwaarderij(
            nummer, "A10", "Moet de eigen cliënten ook hulp uit segment 4 kunnen leveren.",
            groepen[0], dag, None,
        )  # fmt: skip


def _prijzen(
    regio: Regio, een: Aanbod, nummer: str, delen: Sequence[Period], dagen: Period
) -> Iterator[Registerrij]:
    """The list price as the contract's own, run by run; task funding has a product and no price."""
    maanden = [
        maand
        for maand in (*een.segment, *_daarna(regio, een, dagen))
        if maand in dagen and any(maand in deel for deel in delen)
    ]
    if not maanden:
        return
    yield Productrij(nummer, een.code, maanden[0], None)
    runs: list[tuple[int, date, date]] = []
    for maand in maanden:
        segment = regio.segment_op(een.code, maand)
        bedrag = regio.tarief(een.code, maand)
        if bedrag is None or segment is None or regio.is_taakgericht(segment, maand):
            continue
        cent = int(bedrag.cents)
        if runs and runs[-1][0] == cent and maanden_later(runs[-1][2], 1) == maand:
            runs[-1] = (cent, runs[-1][1], maand)
        else:
            runs.append((cent, maand, maand))
    for cent, van, tot in runs:
        einde = None if tot == maanden[-1] else einde_maand(tot)
        yield Tariefrij(nummer, een.code, een.product.eenheid, cent, van, einde, BRON, "aanname")


def _daarna(regio: Regio, een: Aanbod, dagen: Period) -> Iterator[date]:
    """The months of the contract after those of the demo, as far as the product is there."""
    maand = maanden_later(max(een.segment), 1)
    while dagen.end is not None and maand < dagen.end:
        if regio.segment_op(een.code, maand) is None:
            return
        yield maand
        maand = maanden_later(maand, 1)


def _maatwerk(
    regio: Regio, veld: Aanbiedersveld, wie: Demoaanbieder, aanbod: Sequence[Aanbod]
) -> Iterator[Registerrij]:
    """One agreement for what no other contract of this provider covers, at a price of its own."""
    golf = golven(regio)[-1]
    maand = max(golf.dagen.first, min(max(a.segment) for a in aanbod))
    vreemd = next(
        (
            a
            for a in aanbod
            if wie not in veld.van_product[a.code].aanbieders
            and maand in a.tarief
            and not a.taak[maand]
        ),
        None,
    )
    if vreemd is None:
        return
    nummer = f"M-{wie.agb}"
    dagen = (golf.dagen.first, golf.dagen.last)
    yield Contractrij(
        nummer, kvk(wie), "maatwerk", "Maatwerk voor een aanbod dat ontbreekt", "algemeen",
        "algemeen", "", "", 1, *dagen, str(regio.gemeenten[0].code), BRON, "aanname",
    )  # fmt: skip
    yield Productrij(nummer, vreemd.code, maand, None)
    prijs = vreemd.tarief[maand] * 115 // 100
    yield Tariefrij(
        nummer, vreemd.code, vreemd.product.eenheid, prijs, maand, None, BRON, "aanname"
    )
