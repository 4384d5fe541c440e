# SPDX-License-Identifier: EUPL-1.2
"""What was refused of what was claimed."""

from hefboom.measures.bouwstenen import (
    BEGINT,
    GELD,
    GEWEIGERD,
    REGELS,
)
from hefboom.measures.maat import Beter, Eenheid, Maat, Som, Telling
from hefboom.measures.voorwaarden import Waar

PLAATS = 4
MATEN = (
    Maat(
        code="geweigerde_regels",
        naam="Geweigerde declaratieregels",
        vraag="Hoeveel declaratieregels zijn geweigerd?",
        uitleg=(
            "Elke declaratieregel die bij de controle is afgekeurd, in de periode waarin de hulp "
            "van die regel begon. Een aanbieder kan een verbeterde regel opnieuw indienen."
        ),
        eenheid=Eenheid.AANTAL,
        beter=Beter.LAGER,
        tellers=(GEWEIGERD,),
        dimensies=GELD,
        bron="iJw 323 en 325",
    ),
    Maat(
        code="geweigerd_aandeel",
        naam="Aandeel geweigerde regels",
        vraag="Welk deel van de declaratieregels is geweigerd?",
        uitleg=(
            "Het aantal geweigerde declaratieregels, gedeeld door alle ingediende regels waarvan "
            "de hulp in de periode begon."
        ),
        eenheid=Eenheid.PROCENT,
        beter=Beter.LAGER,
        tellers=(GEWEIGERD,),
        noemer=REGELS,
        deel_van=True,
        dimensies=GELD,
        bron="iJw 323 en 325",
    ),
    Maat(
        code="geweigerd_bedrag",
        naam="Geweigerd bedrag",
        vraag="Voor hoeveel geld is er geweigerd?",
        uitleg=(
            "De som van wat is ingediend op geweigerde regels, in de periode waarin de hulp van "
            "die regel begon. Een geweigerde creditregel gaat eraf."
        ),
        eenheid=Eenheid.EURO,
        beter=Beter.LAGER,
        tellers=(Telling("prestaties", BEGINT, Som("ingediend"), Waar("geweigerd")),),
        dimensies=GELD,
        bron="iJw 323 en 325",
    ),
)
