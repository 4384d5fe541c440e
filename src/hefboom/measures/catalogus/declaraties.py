# SPDX-License-Identifier: EUPL-1.2
"""What was refused of what was claimed."""

from hefboom.measures.bouwstenen import (
    BEGINT,
    GELD,
    GEWEIGERD,
    OPENSTAAND,
    REGELS,
)
from hefboom.measures.maat import Beter, Eenheid, Maat, Som, Telling
from hefboom.measures.voorwaarden import Waar

PLAATS = 4
AFGEHANDELD = (
    "Een regel is afgehandeld als dezelfde hulp (aanbieder, gemeente, toewijzing, product en "
    "eerste dag) met een andere regel is toegekend: later verbeterd, of al eerder betaald. Hoe "
    "langer geleden, hoe meer er is afgehandeld; daarom vergelijken we niet met een jaar eerder."
)
MATEN = (
    Maat(
        code="geweigerde_regels",
        naam="Geweigerde declaratieregels",
        vraag="Hoeveel declaratieregels zijn geweigerd?",
        uitleg=(
            "Elke declaratieregel die bij de controle is afgekeurd, in de periode waarin de hulp "
            "van die regel begon. Ook als dezelfde hulp later met een nieuwe regel is toegekend: "
            "wat nu nog openstaat, is een eigen cijfer."
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
        deel_naam="Geweigerd",
        dimensies=GELD,
        bron="iJw 323 en 325",
    ),
    Maat(
        code="geweigerd_bedrag",
        naam="Geweigerd bedrag",
        vraag="Voor hoeveel geld is er geweigerd?",
        uitleg=(
            "De som van wat is ingediend op geweigerde regels, in de periode waarin de hulp van "
            "die regel begon. Een geweigerde creditregel gaat eraf. Ook wat later met een nieuwe "
            "regel is toegekend, zit hierin."
        ),
        eenheid=Eenheid.EURO,
        beter=Beter.LAGER,
        tellers=(Telling("prestaties", BEGINT, Som("ingediend"), Waar("geweigerd")),),
        zoals=(GEWEIGERD,),
        dimensies=GELD,
        bron="iJw 323 en 325",
    ),
    Maat(
        code="openstaande_weigeringen",
        naam="Geweigerde regels die nog openstaan",
        vraag="Hoeveel geweigerde declaratieregels staan nog open?",
        uitleg=(
            f"Geweigerde declaratieregels, in de periode waarin de hulp van die regel begon, "
            f"zonder wat is afgehandeld. {AFGEHANDELD}"
        ),
        eenheid=Eenheid.AANTAL,
        beter=Beter.LAGER,
        tellers=(OPENSTAAND,),
        rijpt=True,
        dimensies=GELD,
        bron="iJw 323 en 325",
    ),
    Maat(
        code="openstaand_bedrag",
        naam="Geweigerd bedrag dat nog openstaat",
        vraag="Voor hoeveel geld staat er nog aan geweigerde regels open?",
        uitleg=(
            f"De som van wat is ingediend op geweigerde regels die nog openstaan, in de periode "
            f"waarin de hulp van die regel begon. {AFGEHANDELD}"
        ),
        eenheid=Eenheid.EURO,
        beter=Beter.LAGER,
        tellers=(Telling("prestaties", BEGINT, Som("ingediend"), Waar("openstaand")),),
        zoals=(OPENSTAAND,),
        rijpt=True,
        dimensies=GELD,
        bron="iJw 323 en 325",
    ),
)
