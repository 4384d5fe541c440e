# SPDX-License-Identifier: EUPL-1.2
"""One's own views as a table."""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse
from django.utils import timezone

from hefboom.scherm import Cel, Celsoort, Kolom, Tabel, dagcel
from hefboom.web.models import Overzicht

WEG = "Dit blad is er niet meer."


def tabel(rijen: Iterable[Overzicht]) -> Tabel:
    """One row per view: its name opens it."""
    return Tabel(
        "Uw overzichten",
        [
            Kolom("Naam"),
            Kolom("Blad"),
            Kolom("Bewaard op", soort=Celsoort.DATUM),
            Kolom("Wijzigen", sorteert=False, zeeft=False, gaat_mee=False),
        ],
        [_rij(rij) for rij in rijen],
        leeg="U hebt nog geen overzichten.",
        kaarten=True,
    )


def _rij(rij: Overzicht) -> list[Cel]:
    return [
        Cel(rij.naam, adres=rij.adres),
        Cel(rij.titel, klein="" if rij.adres else WEG),
        dagcel(timezone.localtime(rij.gemaakt_op).date()),
        Cel("andere naam, of weg ermee", adres=reverse("overzicht", args=[rij.pk])),
    ]
