# SPDX-License-Identifier: EUPL-1.2
"""What messages add to the menu, the search and the first page."""

from __future__ import annotations

from hefboom.intake import agenda, vandaag, zoeken
from hefboom.intake.bladen.aanleveren import pagina as aanleveren
from hefboom.intake.bladen.berichten import pagina as berichten
from hefboom.intake.bladen.controleer import pagina as controleer
from hefboom.intake.bladen.toewijzingen import pagina as toewijzingen
from hefboom.intake.bladen.zonder_contract import pagina as zonder_contract
from hefboom.scherm import Agenda, Bladnaam, Ingang, Kamer, Nieuwslijst, Takenlijst, Zoeker

KAMER = Kamer(
    navigatie=(
        Ingang("Berichten", "berichten", 60, berichten.wie),
        Ingang("Toewijzingen", "toewijzingen", 65, toewijzingen.wie),
        Ingang("Controleer een bestand", "controleer", 70, controleer.wie),
    ),
    bladen=(
        Bladnaam(
            "Verzoeken die op antwoord wachten",
            "termijnen",
            ("termijnen", "wachtlijst", "open verzoeken", "uiterste datum"),
            toewijzingen.wie,
        ),
        Bladnaam(
            "Toewijzingen die aflopen of niet begonnen",
            "toewijzingen",
            ("einddatum", "loopt af", "start niet gemeld"),
            toewijzingen.wie,
        ),
        Bladnaam(
            "Toewijzingen zonder contract",
            "zonder_contract",
            ("maatwerk", "geen contract", "niet gecontracteerd"),
            zonder_contract.wie,
        ),
        Bladnaam("Berichten aanleveren", "aanleveren", ("uploaden", "versturen"), aanleveren.wie),
    ),
    zoekt=(
        Zoeker(50, zoeken.toewijzingen),
        Zoeker(51, zoeken.verzoeken),
        Zoeker(52, zoeken.berichten),
        Zoeker(53, zoeken.jeugdigen),
        Zoeker(60, zoeken.regels),
    ),
    vandaag=(
        Takenlijst(8, agenda.taken),
        Takenlijst(9, agenda.zonder_contract_taken),
        Takenlijst(10, vandaag.taken),
    ),
    agenda=(Agenda(agenda.punten),),
    nieuw=(Nieuwslijst(10, agenda.nieuws),),
)
