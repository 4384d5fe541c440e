# SPDX-License-Identifier: EUPL-1.2
"""What a changed price means for what was granted: the same help, at the new price, in cents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction

from django.db.models import Sum

from hefboom.contracten import Eurogevolg, Prijswijziging
from hefboom.declaraties.models import Prestatie
from hefboom.kernel import Cents


def reken(wijzigingen: Sequence[Prijswijziging], op: date) -> Eurogevolg:
    """What was granted on the days of the new price, and in the year before `op`, at that price.

    Of more steps of one price each counts on its own days; for the year only the last one does,
    when it still holds on `op`.
    """
    jaar_terug = _jaar_eerder(op)
    blijvend = _laatste_stappen(wijzigingen, op)
    per_prijs: dict[tuple[str, str], list[int]] = defaultdict(list)
    for nr, een in enumerate(wijzigingen):
        for agb in een.agb:
            per_prijs[agb, een.product].append(nr)
    terug, per_jaar = [0] * len(wijzigingen), [0] * len(wijzigingen)
    vroegst = min([jaar_terug, *(een.vanaf for een in wijzigingen)])
    for agb, product, gemeente, dag, som in _toegekend(per_prijs, vroegst, op):
        for nr in per_prijs.get((agb, product), ()):
            een = wijzigingen[nr]
            if een.gemeenten and gemeente not in een.gemeenten:
                continue
            if een.vanaf <= dag and (een.tot is None or dag <= een.tot):
                terug[nr] += som
            if nr in blijvend and jaar_terug <= dag < op:
                per_jaar[nr] += som
    return Eurogevolg(_verschil(wijzigingen, terug), _verschil(wijzigingen, per_jaar))


def _laatste_stappen(wijzigingen: Sequence[Prijswijziging], op: date) -> set[int]:
    """Which changes hold in the end, of each price the one."""
    stappen: dict[tuple[tuple[str, ...], str, tuple[str, ...]], int] = {}
    for nr, een in sorted(enumerate(wijzigingen), key=lambda paar: paar[1].vanaf):
        stappen[een.agb, een.product, een.gemeenten] = nr
    return {nr for nr in stappen.values() if (tot := wijzigingen[nr].tot) is None or tot >= op}


def _toegekend(
    prijzen: dict[tuple[str, str], list[int]], van: date, tot: date
) -> Iterator[tuple[str, str, str, date, int]]:
    """What was granted of these codes and products: per municipality and first day."""
    rijen = (
        Prestatie.objects.filter(
            aanbieder__in={agb for agb, _ in prijzen},
            productcode__in={product for _, product in prijzen},
            begindatum__gte=van,
            begindatum__lte=tot,
        )
        .order_by()
        .values_list("aanbieder", "productcode", "declaratie__gemeente", "begindatum")
        .annotate(som=Sum("toegekend"))
    )
    yield from rijen.iterator()


def _verschil(wijzigingen: Sequence[Prijswijziging], sommen: Sequence[int]) -> int:
    return sum(
        Cents.rounded(som * Fraction(een.wordt - een.was, een.was))
        for een, som in zip(wijzigingen, sommen, strict=True)
    )


def _jaar_eerder(dag: date) -> date:
    try:
        return dag.replace(year=dag.year - 1)
    except ValueError:  # 29 February: the year from 1 March
        return date(dag.year - 1, 3, 1)
