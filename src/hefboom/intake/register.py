# SPDX-License-Identifier: EUPL-1.2
"""What messages add to the menu, the search and the first page."""

from __future__ import annotations

from hefboom.intake import vandaag, zoeken
from hefboom.intake.bladen.berichten import pagina as berichten
from hefboom.intake.bladen.controleer import pagina as controleer
from hefboom.scherm import Ingang, Kamer, Takenlijst, Zoeker

KAMER = Kamer(
    navigatie=(
        Ingang("Berichten", "berichten", 60, berichten.wie),
        Ingang("Controleer een bestand", "controleer", 70, controleer.wie),
    ),
    zoekt=(Zoeker(50, zoeken.toewijzingen),),
    vandaag=(Takenlijst(10, vandaag.taken),),
)
