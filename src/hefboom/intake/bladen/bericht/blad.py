# SPDX-License-Identifier: EUPL-1.2
"""What the page of one message shows: its answer, its terms, whom it is about."""

from __future__ import annotations

from datetime import date
from typing import Any

from hefboom import stelsel
from hefboom.intake import presentatie, selectors, termijnen
from hefboom.intake.bladen.delen.rij import rij_in_woorden
from hefboom.intake.models import Verwerking
from hefboom.intake.soorten import register
from hefboom.mailbox import services as mailbox

KLEIN = 1024 * 1024  # larger messages are not opened to show whom they are about


def inhoud(rij: Verwerking, regio: stelsel.Regio, op: date) -> dict[str, Any]:
    """Everything, as it stands on day `op`."""
    antwoord, vraag = selectors.antwoord_op(rij), selectors.vraag_bij(rij)
    klein = not rij.bericht.buitenmap and rij.bericht.grootte <= KLEIN
    verzoeken = termijnen.verzoeken_uit(rij, op)
    return {
        **rij_in_woorden(rij, regio),
        "antwoord": antwoord,
        "antwoordnaam": presentatie.soortnaam(antwoord.soort) if antwoord else "",
        "ontvangen": selectors.ontvangen_antwoord_op(rij),
        "vraag": vraag,
        "vraagnaam": presentatie.soortnaam(vraag.soort) if vraag else "",
        "verzoeken": verzoeken,
        "meldingen": [
            *termijnen.meldingen_uit(rij, antwoord),
            *(gedaan for verzoek, _ in verzoeken for gedaan in termijnen.antwoorden_op(verzoek)),
        ],
        "hoort_bij": list(register.van(rij.soort).hoort_bij(rij)),
        "niet_getoond": rij.aantal_bevindingen - len(rij.bevindingen),
        "jeugdigen": presentatie.jeugdigen_in(mailbox.inhoud(rij.bericht)) if klein else [],
    }
