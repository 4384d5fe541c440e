# SPDX-License-Identifier: EUPL-1.2
"""What the page of one message shows: its answer, its terms, whom it is about."""

from __future__ import annotations

from datetime import date
from typing import Any

from hefboom import mailbox, stelsel
from hefboom.contracten import aanbiedersnamen
from hefboom.intake import presentatie, selectors, termijnen
from hefboom.intake.bladen.delen.rij import rij_in_woorden
from hefboom.intake.models import Regiobevinding, Verwerking
from hefboom.intake.persoonsgegevens import Vertoning
from hefboom.intake.soorten import register
from hefboom.inzage import Inzage, binnen
from hefboom.kernel import getal
from hefboom.scherm import Cel, Kolom, Tabel

KLEIN = 1024 * 1024  # larger messages are not opened to show whom they are about


def inhoud(
    rij: Verwerking, regio: stelsel.Regio, op: date, inzage: Inzage, gezien: Vertoning
) -> dict[str, Any]:
    """Everything, as it stands on day `op` and as far as this reader may read it (`gezien`)."""
    antwoord, vraag = selectors.antwoord_op(rij), selectors.vraag_bij(rij)
    klein = not rij.bericht.buitenmap and rij.bericht.grootte <= KLEIN
    verzoeken = termijnen.verzoeken_uit(rij, op)
    return {
        **rij_in_woorden(rij, regio, aanbiedersnamen(inzage, [rij.aanbieder])),
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
        "bevindingen": _bevindingen(rij, gezien.getoond),
        "vertoning": gezien,
        "voor_de_regio": _voor_de_regio(rij, inzage),
        "jeugdigen": presentatie.jeugdigen_in(mailbox.inhoud(rij.bericht)) if klein else [],
    }


def _voor_de_regio(rij: Verwerking, inzage: Inzage) -> Tabel | None:
    """What neither party may read; None for who is a party, and where nothing is."""
    gezien = binnen(Regiobevinding.objects.filter(bericht=rij.bericht_id), inzage)
    rijen = [
        [Cel(een.uitleg), Cel("", code=een.plek), Cel(een.code)]
        for een in gezien.order_by("volgnummer")
    ]
    kop = ("Wat valt op", "Waar", "Regel")
    if not rijen:
        return None
    return Tabel(
        "Alleen voor de regio", [Kolom(naam) for naam in kop], rijen, naam="Alleen voor de regio"
    )


def _bevindingen(rij: Verwerking, getoond: bool) -> Tabel:
    aantal, hier = rij.aantal_bevindingen, len(rij.bevindingen)
    titel = f"{getal(aantal)} {'bevinding' if aantal == 1 else 'bevindingen'}"
    if aantal > hier:
        titel = f"{titel}; de eerste {getal(hier)} staan hier"
    kop = ("Wat is er aan de hand", "Waar", "Regel van de standaard", "Retourcode")
    return Tabel(
        titel,
        [Kolom(naam) for naam in kop],
        [
            [
                Cel(uitleg),
                Cel(_waar(een["regelnummer"], pad), code=pad),
                Cel(een["code"]),
                Cel("–" if een["retourcode"] is None else een["retourcode"]),
            ]
            for een in rij.bevindingen
            for uitleg, pad in [presentatie.uitleg_van(een, getoond)]
        ],
        naam="Bevindingen",
    )


def _waar(regelnummer: int | None, pad: str) -> str:
    if not regelnummer:
        return ""
    return f"regel {regelnummer}, " if pad else f"regel {regelnummer}"
