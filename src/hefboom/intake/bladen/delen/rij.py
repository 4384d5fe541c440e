# SPDX-License-Identifier: EUPL-1.2
"""One message as a row, in words; and the first step of the crumbs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import Case, Count, F, Value, When
from django.shortcuts import get_object_or_404
from django.urls import reverse

from hefboom import stelsel
from hefboom.intake import presentatie, selectors
from hefboom.intake.models import Regiobevinding, Verwerking
from hefboom.inzage import Inzage, binnen
from hefboom.scherm import Bezoek, Kruimel


def zichtbaar_bericht(bezoek: Bezoek, pk: UUID) -> Verwerking:
    """The message, when this reader may see it; else 404."""
    zichtbaar = selectors.berichten_zichtbaar_voor(bezoek.user)
    return get_object_or_404(zichtbaar.select_related("bericht"), pk=pk)


def rij_in_woorden(
    rij: Verwerking, regio: stelsel.Regio, namen: dict[str, str], apart: int = 0
) -> dict[str, Any]:
    """What a list and the page of one message tell alike. `namen`: AGB code → name.

    `apart`: the remarks that not both parties read, and this reader does.
    """
    gemeente = regio.gemeente(rij.gemeente) if rij.gemeente else None
    return {
        "rij": rij,
        "soort": presentatie.soortnaam(rij.soort),
        "waarom": presentatie.waarom(rij, apart),
        "merk": presentatie.MERK_VAN.get(rij.uitkomst, ""),
        "gemeente": gemeente.naam if gemeente else rij.gemeente,
        "aanbieder": namen.get(rij.aanbieder, rij.aanbieder),
    }


def apart_gemerkt(rijen: Iterable[Verwerking], inzage: Inzage) -> dict[UUID, int]:
    """How many remarks that not both parties read these messages have, for this reader."""
    gezien = binnen(
        Regiobevinding.objects.filter(bericht__in=[r.bericht_id for r in rijen]), inzage
    )
    return dict(gezien.values_list("bericht").annotate(n=Count("pk")).order_by())


def gemeente_als_veld(veld: str, regio: stelsel.Regio) -> Case:
    """The name of a municipality, to sort by; of one outside the region its code."""
    namen = [When(**{veld: g.code, "then": Value(g.naam)}) for g in regio.gemeenten]
    return Case(*namen, default=F(veld))


def naar_de_lijst() -> Kruimel:
    """The step to all messages."""
    return Kruimel("Berichten", reverse("berichten"))


def kruimels_van(rij: Verwerking) -> list[Kruimel]:
    """The crumbs of one message."""
    naam = f"{presentatie.soortnaam(rij.soort)} {rij.identificatie}".strip()
    return [naar_de_lijst(), Kruimel(naam)]
