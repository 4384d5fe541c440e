# SPDX-License-Identifier: EUPL-1.2
"""What is wrong with a file, row by row; and which changes were proposed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.urls import reverse
from django.utils import timezone

from hefboom.contracten.fouten import Invoerfout
from hefboom.contracten.models import Registervoorstel
from hefboom.contracten.services import AFGEWEZEN, OPDRACHTREGEL, OPEN, VASTGESTELD
from hefboom.scherm import Cel, Kolom, Merk, Tabel, dagcel, getalcel

UITKOMSTEN = {
    OPEN: Merk("wacht op een tweede", "let-op"),
    VASTGESTELD: Merk("vastgesteld", "goed"),
    AFGEWEZEN: Merk("afgewezen", ""),
}


def fouttabel(fouten: Sequence[Invoerfout]) -> Tabel:
    """Every fault at its place."""
    rijen = [
        [
            Cel(een.blad or "bestand"),
            getalcel(een.rij) if een.rij else Cel("–"),
            Cel(een.kolom or "–"),
            Cel(een.waarde[:80] or "leeg"),
            Cel(een.melding[:1].upper() + een.melding[1:]),
        ]
        for een in fouten
    ]
    koppen = ("Blad", "Rij", "Kolom", "Wat er staat", "Wat er mis is")
    return Tabel(
        "Wat er moet veranderen", [Kolom(kop) for kop in koppen], rijen, code="fouten",
        per_pagina=1000, kaarten=True,
    )  # fmt: skip


def voorsteltabel(voorstellen: Iterable[Registervoorstel]) -> Tabel:
    """The changes, the newest first."""
    rijen = [
        [
            Cel(een.titel, adres=reverse("registervoorstel", args=[een.pk])),
            dagcel(timezone.localtime(een.voorgesteld_op).date()),
            Cel(wie_stelde_voor(een)),
            getalcel(len(een.wijzigingen)),
            Cel("", merk=UITKOMSTEN.get(een.uitkomst, Merk(een.uitkomst))),
        ]
        for een in voorstellen
    ]
    koppen = ("Wijziging", "Wanneer", "Door", "Rijen", "Stand")
    return Tabel(
        "Wijzigingen van het register", [Kolom(kop) for kop in koppen], rijen,
        leeg="Er is nog niets gewijzigd.", code="voorstellen",
    )  # fmt: skip


def wie_stelde_voor(een: Registervoorstel) -> str:
    """The name; what came by the command line has none."""
    if een.voorgesteld_door is None:
        langs = "opdrachtregel" if een.langs == OPDRACHTREGEL else een.langs
        return f"beheerder van de installatie ({langs})"
    return een.voorgesteld_door.get_full_name() or een.voorgesteld_door.get_username()
