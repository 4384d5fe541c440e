# SPDX-License-Identifier: EUPL-1.2
"""Proposals and versions as this reader may see them, and what waits for whom."""

from __future__ import annotations

from django.db.models import Count, QuerySet

from hefboom.bestuur.models import Instemming, Stelselversie, Voorstel, Voorstelstand
from hefboom.inzage import Gebruiker, Inzage, Recht, binnen


def voorstellen(inzage: Inzage) -> QuerySet[Voorstel]:
    """Every proposal this reader may see, the newest first, without its files."""
    return (
        binnen(Voorstel.objects.all(), inzage)
        .defer("bestanden")
        .select_related("gemaakt_door", "afgesloten_door")
    )


def versies(inzage: Inzage) -> QuerySet[Stelselversie]:
    """Every adopted version this reader may see, the newest first, without its files."""
    return binnen(Stelselversie.objects.all(), inzage).defer("bestanden").select_related("voorstel")


def wacht_op(gebruiker: Gebruiker) -> QuerySet[Voorstel]:
    """Proposals that this person can adopt or turn down now: handed in by someone else, and not
    agreed to by this person yet."""
    alle = voorstellen(gebruiker.inzage)
    if not gebruiker.inzage.mag(Recht.VASTSTELLEN):
        return alle.none()
    return (
        alle.filter(stand=Voorstelstand.INGEDIEND)
        .exclude(gemaakt_door=gebruiker)
        .exclude(instemmingen__door=gebruiker)
    )


def eigen_concepten(gebruiker: Gebruiker) -> QuerySet[Voorstel]:
    """Drafts of this person that were not handed in yet."""
    alle = voorstellen(gebruiker.inzage)
    return alle.filter(stand=Voorstelstand.CONCEPT, gemaakt_door=gebruiker)


def instemmingen_per_voorstel(inzage: Inzage) -> dict[int, int]:
    """How many agreed to each proposal, by its number; those without are left out."""
    rijen = binnen(Instemming.objects.all(), inzage).values_list("voorstel").order_by("voorstel")
    return {nummer: int(aantal) for nummer, aantal in rijen.annotate(aantal=Count("pk"))}
