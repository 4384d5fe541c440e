# SPDX-License-Identifier: EUPL-1.2
"""What watching over access adds to the menu and the exports."""

from __future__ import annotations

from django.urls import reverse

from hefboom.inzage import Inzage
from hefboom.scherm import Ingang, Kamer, Uitvoer
from hefboom.toezicht.vraag import mag_lezen


def _adres(inzage: Inzage) -> str:
    return reverse("logboek_csv")


KAMER = Kamer(
    navigatie=(Ingang("Logboek", "logboek", 95, mag_lezen),),
    uitvoer=(
        Uitvoer(
            "Logboek", "Wie keek wanneer naar wie, en waarvoor; de laatste week.", _adres, mag_lezen
        ),
    ),
)
