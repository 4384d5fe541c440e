# SPDX-License-Identifier: EUPL-1.2
"""What the region's decisions say about a row: segment, form, funding, norms. Pure.

Every answer depends on a product and a day only, so it is looked up once and kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction
from typing import get_args

from hefboom.bekostiging import taaktermijnen
from hefboom.dossiers import Productnormen, productnormen
from hefboom.facts.deelname import deelnemingen
from hefboom.stelsel import Gemeenten, Norm, Normsoort, Product, Producten, Regio

NORMSOORTEN: tuple[Normsoort, ...] = get_args(Normsoort)
Hulpkenmerken = tuple[str, str, str, str, str, bool, str]


class Duiding:
    """The region, asked about rows; `peildatum` decides what "now" is.

    `schaal` is the part of the region that is there (below 1 only in a demo): residents and
    budgets are that part of the real ones, so that shares and rates compare.
    """

    def __init__(self, regio: Regio, peildatum: date, schaal: Fraction = Fraction(1)) -> None:
        self.regio, self.peildatum, self.schaal = regio, peildatum, schaal
        self._hulp: dict[tuple[str, str, date], Hulpkenmerken] = {}
        self._normen: dict[tuple[str, date], Productnormen] = {}
        self._segment_nu: dict[tuple[str, date], str] = {}

    def hulp(self, categorie: str, product: str, dag: date) -> Hulpkenmerken:
        """The columns `categorie … bekostiging` of the schema. Unknown to the region: empty."""
        vraag = (categorie, product, dag)
        if vraag not in self._hulp:
            gevonden = self.regio.product(product, dag)
            segment = self.regio.segment_op(product, dag) or ""
            self._hulp[vraag] = (
                categorie or (gevonden.categorie if gevonden else ""),
                product,
                segment,
                self.regio.segment_op(product, self.peildatum) or "",
                gevonden.vorm if gevonden else "",
                bool(gevonden and gevonden.verblijf),
                self.regio.bekostiging(segment, dag) or "" if segment else "",
            )
        return self._hulp[vraag]

    def gemeente_nu(self, code: str) -> str:
        """The municipality this one is on the peildatum: itself, or what it went up in."""
        return self.regio[Gemeenten].nu(code, self.peildatum)

    @property
    def herindelingen(self) -> Mapping[str, str]:
        """The municipalities that went up in another by the peildatum, with which."""
        return self.regio[Gemeenten].herindelingen(self.peildatum)

    def segment_nu(self, segment: str, dag: date) -> str:
        """The segment of `dag` on the peildatum, for what cannot be split; empty when it holds
        other products then."""
        vraag = (segment, dag)
        if vraag not in self._segment_nu:
            gelijk = self.regio[Producten].zelfde_inhoud(segment, dag, self.peildatum)
            self._segment_nu[vraag] = segment if gelijk else ""
        return self._segment_nu[vraag]

    def start_norm(self, product: str, dag: date) -> int | None:
        """Within how many days help should start."""
        norm = self.regio.norm("start", product, dag)
        return None if norm is None else norm.waarde

    def normen_bij(self, product: str, dag: date) -> Productnormen:
        """The norms an allocation of this product that begins on `dag` is held against."""
        vraag = (product, dag)
        if vraag not in self._normen:
            self._normen[vraag] = productnormen(self.regio, product, dag)
        return self._normen[vraag]

    def inwoners(
        self,
    ) -> Iterator[tuple[str, str, str, str, str, date, date | None, int, str, str]]:
        """Municipality and segment (then and now), form, first and last day, residents aged 0–17,
        standing and source: on those days it takes part in help of that segment and form.

        Days of its membership on which nobody decided who takes part in what, have no segment.
        """
        for gemeente in self.regio.gemeenten:
            for mee in deelnemingen(self.regio, gemeente, self.peildatum):
                yield (
                    str(gemeente.code), self.gemeente_nu(gemeente.code), mee.segment,
                    mee.segment_nu, mee.vorm, mee.dagen.start, mee.dagen.last,
                    round(gemeente.jeugdigen * self.schaal), gemeente.status,
                    self.regio.brontekst(gemeente.bron),
                )  # fmt: skip

    def budgetten(self) -> Iterator[tuple[str, str, int, str, int, bool, str, str]]:
        """Segment (then and now), year, funding form, cents, whether even by decision, standing
        and source: for years up to the peildatum."""
        for (segment, jaar), bedrag in sorted(self.regio.budgetten.items()):
            if date(jaar, 1, 1) < self.peildatum:
                vorm = self.regio.bekostiging(segment, date(jaar, 1, 1)) or ""
                yield (
                    segment, self.segment_nu(segment, date(jaar, 1, 1)), jaar, vorm,
                    int(bedrag.cents * self.schaal), bedrag.gelijkmatig, bedrag.status,
                    self.regio.brontekst(bedrag.bron),
                )  # fmt: skip

    def termijnen(self) -> Iterator[tuple[str, str, date, int, str, str]]:
        """Segment (then and now), first of the month, cents, standing and source: the instalments
        of task-funded budgets. That they are equal is an assumption, unless the budget is even by
        decision."""
        jaren = sorted({jaar for _, jaar in self.regio.budgetten})
        for jaar in jaren:
            if date(jaar, 1, 1) < self.peildatum:
                for termijn in taaktermijnen(self.regio, jaar, self.schaal):
                    budget = self.regio.budgetten[termijn.segment, jaar]
                    yield (
                        termijn.segment, self.segment_nu(termijn.segment, termijn.maand),
                        termijn.maand, int(termijn.bedrag),
                        budget.status if budget.gelijkmatig else "aanname",
                        self.regio.brontekst(budget.bron),
                    )  # fmt: skip

    def normen(self) -> Iterator[tuple[str, str, str, date, date | None, int, str, str, str]]:
        """Kind, product, segment, from, until, value, unit, standing and source of every norm.

        A row for each stretch of days on which norm and segment stay the same; `until` is the
        first day on which it does not hold any more.
        """
        wissels = sorted(self.regio.wisseldagen())
        for product in self.regio.producten:
            for soort in NORMSOORTEN:
                lopend: tuple[date, Norm, str] | None = None
                for dag in wissels:
                    norm = self.regio.norm(soort, product.code, dag)
                    segment = self.regio.segment_op(product.code, dag) or ""
                    if lopend is not None and (norm, segment) != lopend[1:]:
                        yield self._normrij(soort, product, lopend, dag)
                        lopend = None
                    if norm is not None and lopend is None:
                        lopend = dag, norm, segment
                if lopend is not None:
                    yield self._normrij(soort, product, lopend, None)

    def _normrij(
        self, soort: Normsoort, product: Product, lopend: tuple[date, Norm, str], tot: date | None
    ) -> tuple[str, str, str, date, date | None, int, str, str, str]:
        vanaf, norm, segment = lopend
        bron = self.regio.bronnaam(norm.bron)
        return (
            soort, product.code, segment, vanaf, tot, norm.waarde, norm.eenheid, norm.status, bron
        )  # fmt: skip
