# SPDX-License-Identifier: EUPL-1.2
"""Whose a register is for a reader with AGB codes: codes move, what was agreed before does not."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet

from hefboom.contracten.models import Organisatie, Organisatiecode
from hefboom.inzage import Inzage, Recht, binnen
from hefboom.moment import vandaag


def organisaties_van(inzage: Inzage) -> QuerySet[Organisatie]:
    """The organisations this reader may see.

    A provider sees who has its code now: who began with it last, or begins when nobody had it yet.
    Who had the code before is another organisation, with agreements of its own.
    """
    rijen = binnen(Organisatie.objects.all(), inzage)
    kring = inzage.kring(Recht.AANBIEDERS)
    if kring.regio or kring.gemeenten:
        return rijen
    op = vandaag()
    begonnen = Organisatiecode.objects.filter(aanbieder=OuterRef("aanbieder"), ingangsdatum__lte=op)
    later = begonnen.filter(ingangsdatum__gt=OuterRef("ingangsdatum"))
    nu = Organisatiecode.objects.filter(
        ~Exists(later),
        Q(ingangsdatum__lte=op) | ~Exists(begonnen),
        aanbieder__in=kring.aanbieders,
    )
    return rijen.filter(pk__in=nu.values("organisatie"))


def te_openen(inzage: Inzage, codes: Iterable[str]) -> str:
    """Of the codes of an organisation the last under which this reader may open its page; or ""."""
    return next((een for een in sorted(codes, reverse=True) if inzage.mag_aanbieder(een)), "")
