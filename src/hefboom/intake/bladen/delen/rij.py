# SPDX-License-Identifier: EUPL-1.2
"""One message as a row, in words; and the first step of the crumbs."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.shortcuts import get_object_or_404
from django.urls import reverse

from hefboom import stelsel
from hefboom.intake import presentatie, selectors
from hefboom.intake.models import Verwerking
from hefboom.scherm import Bezoek, Kruimel


def zichtbaar_bericht(bezoek: Bezoek, pk: UUID) -> Verwerking:
    """The message, when this reader may see it; else 404."""
    zichtbaar = selectors.berichten_zichtbaar_voor(bezoek.user)
    return get_object_or_404(zichtbaar.select_related("bericht"), pk=pk)


def rij_in_woorden(rij: Verwerking, regio: stelsel.Regio, namen: dict[str, str]) -> dict[str, Any]:
    """What a list and the page of one message tell alike. `namen`: AGB code → name."""
    gemeente = regio.gemeente(rij.gemeente) if rij.gemeente else None
    return {
        "rij": rij,
        "soort": presentatie.soortnaam(rij.soort),
        "waarom": presentatie.waarom(rij),
        "merk": presentatie.MERK_VAN.get(rij.uitkomst, ""),
        "gemeente": gemeente.naam if gemeente else rij.gemeente,
        "aanbieder": namen.get(rij.aanbieder, rij.aanbieder),
    }


def naar_de_lijst() -> Kruimel:
    """The step to all messages."""
    return Kruimel("Berichten", reverse("berichten"))


def kruimels_van(rij: Verwerking) -> list[Kruimel]:
    """The crumbs of one message."""
    naam = f"{presentatie.soortnaam(rij.soort)} {rij.identificatie}".strip()
    return [naar_de_lijst(), Kruimel(naam)]
