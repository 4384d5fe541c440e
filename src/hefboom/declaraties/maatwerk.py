# SPDX-License-Identifier: EUPL-1.2
"""The maatwerk records that hold, arranged for questions: one price for one allocation.

    boek = laad_maatwerk(op)                            # those adopted at that moment
    boek.van("0119", "42420001", 1001, "45A48", date(2026, 3, 1))   # Maatwerk | None

More precise than any contract, so where one holds it comes first. It is of the provider it was
agreed with: under someone else's number nobody reads or gets that price.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils import timezone

from hefboom import logboek
from hefboom.declaraties.feiten import Afspraak, Afspraaksoort, TariefFeit
from hefboom.declaraties.models import Maatwerkafspraak, Maatwerkuitkomst
from hefboom.kernel import Cents, Period, datum

#: Municipality, provider and number of an allocation.
Toewijzingsleutel = tuple[str, str, int]


@dataclass(frozen=True, slots=True)
class Maatwerk:
    """A price for an allocation, adopted by a second person on the day `vastgesteld_op`."""

    product: str
    dagen: Period
    cents: Cents
    eenheid: str
    vastgesteld_op: date

    @property
    def volgens(self) -> str:
        """`de maatwerkafspraak die is vastgesteld op 3 maart 2026`."""
        return f"de maatwerkafspraak die is vastgesteld op {datum(self.vastgesteld_op)}"

    @property
    def afspraak(self) -> Afspraak:
        """As a claim line is held against it."""
        tarief = TariefFeit(self.cents, self.eenheid, self.volgens)
        return Afspraak(Afspraaksoort.MAATWERK, self.volgens, tarief)


@dataclass(frozen=True)
class Maatwerkboek:
    """All records that hold, by allocation."""

    per_toewijzing: Mapping[Toewijzingsleutel, Sequence[Maatwerk]] = field(default_factory=dict)

    def van(
        self, gemeente: str, aanbieder: str, nummer: int, product: str, op: date
    ) -> Maatwerk | None:
        """The record for this provider's allocation and product on a day."""
        for een in self.per_toewijzing.get((gemeente, aanbieder, nummer), ()):
            if een.product == product and op in een.dagen:
                return een
        return None

    def is_er_voor(self, gemeente: str, aanbieder: str, nummer: int, op: date) -> bool:
        """Is there a record for this provider's allocation on a day, whatever the product?"""
        gevonden = self.per_toewijzing.get((gemeente, aanbieder, nummer), ())
        return any(op in een.dagen for een in gevonden)


def laad_maatwerk(op: datetime) -> Maatwerkboek:
    """What was adopted at that moment, in one query."""
    rijen = Maatwerkafspraak.objects.filter(
        uitkomst=Maatwerkuitkomst.VASTGESTELD, besloten_op__lte=op
    ).order_by("besloten_op", "pk")
    with logboek.onbekeken():  # counted with, not shown
        return schik(rijen)


def schik(rijen: Iterable[Maatwerkafspraak]) -> Maatwerkboek:
    """The book of these records."""
    uit: dict[Toewijzingsleutel, list[Maatwerk]] = defaultdict(list)
    for rij in rijen:
        uit[rij.gemeente, rij.aanbieder, rij.toewijzingnummer].append(
            Maatwerk(
                rij.product,
                Period.inclusive(rij.ingangsdatum, rij.einddatum),
                Cents(rij.cent),
                rij.eenheid,
                timezone.localtime(rij.besloten_op or rij.voorgesteld_op).date(),
            )
        )
    return Maatwerkboek(uit)
