# SPDX-License-Identifier: EUPL-1.2
"""Allocations that ask for something: those that end soon, and those whose help never began."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from hefboom.dossiers.models import Toewijzing, Zorgperiode
from hefboom.dossiers.termijnen import MELDING
from hefboom.dossiers.toewijzing.melding import VERVALLEN
from hefboom.kernel import ONE_DAY, werkdagen_na


def _geldig(rijen: QuerySet[Toewijzing]) -> QuerySet[Toewijzing]:
    """Without those that count as never sent (`Toewijzing.is_vervallen`)."""
    return rijen.exclude(reden_wijziging__in=VERVALLEN, einddatum=F("ingangsdatum"))


def lopen_af(rijen: QuerySet[Toewijzing], op: date, dagen: int) -> QuerySet[Toewijzing]:
    """Those whose last day lies within so many days from `op`, the first on top.

    `vervolg`: has the youth, among `rijen`, another allocation that goes on after that day?
    """
    daarna = _geldig(rijen).filter(  # of what this reader sees: help of another is not told
        Q(einddatum__isnull=True) | Q(einddatum__gt=OuterRef("einddatum")),
        jeugdige=OuterRef("jeugdige"),
        gemeente=OuterRef("gemeente"),
    )
    binnenkort = _geldig(rijen).filter(
        einddatum__gte=op, einddatum__lte=op + timedelta(days=dagen), ingangsdatum__lte=op
    )
    return binnenkort.annotate(vervolg=Exists(daarna)).order_by("einddatum", "pk")


def zonder_start(rijen: QuerySet[Toewijzing], op: date) -> QuerySet[Toewijzing]:
    """Those that hold on `op` and whose start is overdue (OP271): none was reported.

    A start is reported within five working days; what was allocated later counts from then.
    """
    uiterlijk = laatste_begin(op)
    gestart = Zorgperiode.objects.filter(toewijzing=OuterRef("pk"))
    bekend = Q(meegedeeld_op__lte=uiterlijk) | Q(
        meegedeeld_op=None, eerste_toewijzingsdatum__lte=uiterlijk
    )
    return (
        _geldig(rijen)
        .filter(Q(einddatum__isnull=True) | Q(einddatum__gte=op))
        .filter(bekend, ingangsdatum__lte=uiterlijk)
        .exclude(Exists(gestart))
        .order_by("ingangsdatum", "pk")
    )


def laatste_begin(op: date) -> date:
    """The last day on which help may have begun whose report is overdue on `op`.

    >>> laatste_begin(date(2027, 1, 1)), laatste_begin(date(2027, 1, 4))
    (datetime.date(2026, 12, 23), datetime.date(2026, 12, 23))
    """
    dag = op - ONE_DAY
    while werkdagen_na(dag, MELDING) >= op:
        dag -= ONE_DAY
    return dag


def nieuw_sinds(rijen: QuerySet[Toewijzing], dag: date) -> QuerySet[Toewijzing]:
    """Those first told of on that day or later, the newest on top."""
    bekend = Q(meegedeeld_op__gte=dag) | Q(meegedeeld_op=None, eerste_toewijzingsdatum__gte=dag)
    eerst = Coalesce("meegedeeld_op", "eerste_toewijzingsdatum").desc()
    return _geldig(rijen).filter(bekend).order_by(eerst, "-pk")
