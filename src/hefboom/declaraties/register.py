# SPDX-License-Identifier: EUPL-1.2
"""What claims add to the search and the first page."""

from __future__ import annotations

from hefboom.declaraties import vandaag, zoeken
from hefboom.declaraties.bladen.maatwerk import pagina as maatwerk
from hefboom.declaraties.bladen.openstaand import pagina
from hefboom.declaraties.bladen.te_herzien import pagina as te_herzien
from hefboom.scherm import Bladnaam, Kamer, Nieuwslijst, Takenlijst, Zoeker

KAMER = Kamer(
    bladen=(
        Bladnaam(
            "Geweigerde regels die nog openstaan",
            "openstaand",
            ("weigeringen", "afgekeurde declaraties"),
            pagina.wie,
        ),
        Bladnaam(
            "Opnieuw te declareren na een ander tarief",
            "te_herzien",
            ("terugwerkende kracht", "crediteren", "nieuw tarief", "naverrekening"),
            te_herzien.wie,
        ),
        Bladnaam(
            "Maatwerkafspraken",
            "maatwerk",
            ("maatwerk", "prijsafspraak", "zonder contract"),
            maatwerk.wie,
        ),
    ),
    zoekt=(Zoeker(45, zoeken.declaraties),),
    vandaag=(
        Takenlijst(20, vandaag.taken),
        Takenlijst(21, vandaag.maatwerk),
        Takenlijst(22, vandaag.herzien),
    ),
    nieuw=(Nieuwslijst(20, vandaag.nieuws),),
)
