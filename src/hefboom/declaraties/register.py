# SPDX-License-Identifier: EUPL-1.2
"""What claims add to the search and the first page."""

from __future__ import annotations

from hefboom.declaraties import vandaag, zoeken
from hefboom.declaraties.bladen.maatwerk import pagina as maatwerk
from hefboom.declaraties.bladen.openstaand import pagina
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
            "Maatwerkafspraken",
            "maatwerk",
            ("maatwerk", "prijsafspraak", "zonder contract"),
            maatwerk.wie,
        ),
    ),
    zoekt=(Zoeker(45, zoeken.declaraties),),
    vandaag=(Takenlijst(20, vandaag.taken), Takenlijst(21, vandaag.maatwerk)),
    nieuw=(Nieuwslijst(20, vandaag.nieuws),),
)
