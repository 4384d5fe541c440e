# SPDX-License-Identifier: EUPL-1.2
"""What a changed price means for what was granted: the same help, at the new price, in cents."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from django.db.models import QuerySet, Sum

from hefboom.contracten import Eurogevolg, Prijswijziging
from hefboom.declaraties.models import Prestatie
from hefboom.kernel import ONE_DAY, Cents


def reken(wijzigingen: Sequence[Prijswijziging], op: date) -> Eurogevolg:
    """What was granted on the days of the new price, and in the year before `op`, at that price."""
    jaar_terug = op.replace(year=op.year - 1, day=min(op.day, 28))
    terug = per_jaar = 0
    for een in wijzigingen:
        deel = Fraction(een.wordt - een.was, een.was)
        regels = Prestatie.objects.filter(aanbieder__in=een.agb, productcode=een.product)
        if een.gemeenten:
            regels = regels.filter(declaratie__gemeente__in=een.gemeenten)
        tot = op if een.tot is None else min(een.tot, op)
        terug += Cents.rounded(_som(regels, een.vanaf, tot) * deel)
        per_jaar += Cents.rounded(_som(regels, jaar_terug, op - ONE_DAY) * deel)
    return Eurogevolg(terug, per_jaar)


def _som(regels: QuerySet[Prestatie], van: date, tot: date) -> int:
    gekozen = regels.filter(begindatum__gte=van, begindatum__lte=tot)
    return int(gekozen.aggregate(som=Sum("toegekend"))["som"] or 0)
