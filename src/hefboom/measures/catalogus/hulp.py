# SPDX-License-Identifier: EUPL-1.2
"""Who gets help, how long, from whom, and how it ends."""

from hefboom.measures.bouwstenen import (
    BEGINT,
    ECHT_BEGIN,
    ECHT_EINDE,
    EINDE_MET_UITKOMST,
    EINDIGT,
    HULP,
    HULP_LOOPT,
    INWONERS,
    JEUGDIGEN,
    PER_INWONER,
    STAND,
    TACHTIG_PROCENT_JEUGD,
    VOLGENS_PLAN_GESTOPT,
)
from hefboom.measures.maat import Aantal, Beter, Eenheid, Maat, Som, Telling
from hefboom.measures.voorwaarden import Is, Niet

PLAATS = 1
MATEN = (
    Maat(
        code="jeugdigen",
        naam="Jeugdigen in zorg",
        vraag="Hoeveel jeugdigen krijgen jeugdhulp?",
        uitleg=(
            "Een jeugdige telt mee als er op minstens één dag in de periode hulp liep, volgens de "
            "start- en stopberichten. Wie hulp uit twee segmenten of van twee aanbieders krijgt, "
            "telt bij beide mee en in het totaal één keer. De delen zijn samen dus meer dan het "
            "totaal."
        ),
        eenheid=Eenheid.AANTAL,
        beter=Beter.NEUTRAAL,
        tellers=(JEUGDIGEN,),
        dimensies=HULP,
        bron="iJw 305 en 307; telwijze CBS Beleidsinformatie Jeugd (unieke jeugdigen)",
    ),
    Maat(
        code="jeugdigen_per_100",
        naam="Jeugdigen in zorg per 100",
        vraag="Hoeveel van elke 100 jeugdigen krijgen jeugdhulp?",
        uitleg=(
            "Het aantal jeugdigen in zorg, gedeeld door de inwoners van 0 tot en met 17 jaar, "
            "keer 100. Alleen gemeenten die meedoen tellen mee, op de dagen dat zij meedoen: bij "
            "een segment of een vorm dus wie dat met de regio inkoopt."
        ),
        eenheid=Eenheid.PER_100,
        beter=Beter.NEUTRAAL,
        tellers=(JEUGDIGEN,),
        noemer=INWONERS,
        dimensies=PER_INWONER,
        bron="iJw 305 en 307; inwoners 0–17 uit het stelsel van de regio; CBS 85098NED",
        versie=2,
    ),
    Maat(
        code="lopende_trajecten",
        naam="Lopende trajecten",
        vraag="Hoeveel trajecten liepen er op de laatste dag?",
        uitleg=(
            "Een traject is hulp van één aanbieder met één product, van start tot stop. We tellen "
            "wat liep op de laatste dag van de periode of van de maand."
        ),
        eenheid=Eenheid.AANTAL,
        beter=Beter.NEUTRAAL,
        tellers=(Telling("zorgperioden", STAND, Aantal()),),
        dimensies=HULP,
        bron="iJw 305 en 307; CBS 85096NED (stand aan het einde)",
    ),
    Maat(
        code="nieuwe_trajecten",
        naam="Nieuwe trajecten",
        vraag="Hoeveel trajecten zijn er gestart?",
        uitleg=(
            "Elk startbericht is een nieuw traject, behalve als de hulp gewoon doorgaat: dezelfde "
            "hulp van dezelfde aanbieder, na een nieuwe toewijzing of een pauze, zonder dag "
            "ertussen. Een traject telt mee in de periode waarin de begindatum ligt. Een "
            "jeugdige kan meer trajecten hebben."
        ),
        eenheid=Eenheid.AANTAL,
        beter=Beter.NEUTRAAL,
        tellers=(Telling("zorgperioden", BEGINT, Aantal(), ECHT_BEGIN),),
        dimensies=HULP,
        versie=2,
        bron="iJw 305 en 307; CBS 85096NED (instroom)",
    ),
    Maat(
        code="beeindigde_trajecten",
        naam="Beëindigde trajecten",
        vraag="Hoeveel trajecten zijn er gestopt?",
        uitleg=(
            "Elk traject met een stopbericht telt mee in de periode waarin de einddatum ligt. "
            "Gaat dezelfde hulp bij dezelfde aanbieder meteen door, na een nieuwe toewijzing of "
            "een pauze, dan is het traject niet gestopt. "
            "Stopberichten komen vaak later binnen: de laatste maanden lopen nog op."
        ),
        eenheid=Eenheid.AANTAL,
        beter=Beter.NEUTRAAL,
        tellers=(Telling("zorgperioden", EINDIGT, Aantal(), ECHT_EINDE),),
        dimensies=HULP,
        versie=2,
        bron="iJw 307; CBS 85096NED (uitstroom)",
    ),
    Maat(
        code="duur",
        naam="Gemiddelde duur van beëindigde trajecten",
        vraag="Hoe lang duurde de hulp die is gestopt?",
        uitleg=(
            "Het aantal dagen van start tot en met stop, gemiddeld over de trajecten die in de "
            "periode stopten. Ging dezelfde hulp meteen door onder een nieuwe toewijzing, dan "
            "tellen we vanaf de allereerste start. Hulp die nog loopt zit er niet in: de lopende "
            "trajecten duren gemiddeld langer."
        ),
        eenheid=Eenheid.DAGEN,
        beter=Beter.NEUTRAAL,
        tellers=(Telling("zorgperioden", EINDIGT, Som("traject_dagen"), ECHT_EINDE),),
        noemer=Telling("zorgperioden", EINDIGT, Aantal(), ECHT_EINDE),
        dimensies=HULP,
        versie=2,
        bron="iJw 305 en 307; CBS 85096NED",
    ),
    Maat(
        code="volgens_plan",
        naam="Beëindigd volgens plan",
        vraag="Welk deel van de hulp stopt volgens plan?",
        uitleg=(
            "Van de trajecten die in de periode stopten met een reden die iets zegt over de "
            "afloop: welk deel stopte volgens plan? Achttien worden of naar een andere wet gaan "
            "telt als volgens plan. Een pauze, een andere aanbieder of een wijziging is geen "
            "afloop en telt niet mee. Ook hulp die meteen doorging telt niet mee: die is nog "
            "niet gestopt."
        ),
        eenheid=Eenheid.PROCENT,
        beter=Beter.HOGER,
        tellers=(Telling("zorgperioden", EINDIGT, Aantal(), VOLGENS_PLAN_GESTOPT),),
        noemer=Telling("zorgperioden", EINDIGT, Aantal(), EINDE_MET_UITKOMST),
        deel_van=True,
        deel_naam="Volgens plan",
        dimensies=HULP,
        versie=2,
        bron="iJw 307, codelijst JZ588; indeling CBS Beleidsinformatie Jeugd v7, hoofdstuk 4",
    ),
    Maat(
        code="groepsaandeel",
        naam="Hulp in groepen of samen",
        vraag="Welk deel van de hulp is in een groep of collectief?",
        uitleg=(
            "Van de trajecten die in de periode liepen en waarvan de vorm bekend is: welk deel "
            "is hulp in een groep of een collectief aanbod?"
        ),
        eenheid=Eenheid.PROCENT,
        beter=Beter.HOGER,
        tellers=(Telling("zorgperioden", HULP_LOOPT, Aantal(), Is("vorm", "groep", "collectief")),),
        noemer=Telling("zorgperioden", HULP_LOOPT, Aantal(), Niet(Is("vorm", ""))),
        deel_van=True,
        deel_naam="In groep of samen",
        dimensies=(
            "segment",
            "gemeente",
            "aanbieder",
            "maand",
            "verwijzer",
            "product",
            "gemeente_nu",
        ),
        bron="iJw 305 en 307; vorm van het product uit het stelsel van de regio",
    ),
    Maat(
        code="concentratie",
        naam="Aanbieders voor 80 % van de jeugdigen",
        vraag="Hoeveel aanbieders helpen samen 80 % van de jeugdigen?",
        uitleg=(
            "We zetten de aanbieders van groot naar klein en tellen tot ze samen 80 % van de "
            "jeugdigen in zorg helpen. Een jeugdige met hulp van twee aanbieders telt bij beide. "
            "Een laag getal betekent: veel hulp bij weinig aanbieders."
        ),
        eenheid=Eenheid.AANTAL,
        beter=Beter.NEUTRAAL,
        tellers=(Telling("zorgperioden", HULP_LOOPT, TACHTIG_PROCENT_JEUGD),),
        dimensies=("segment", "gemeente", "maand", "vorm", "product", "gemeente_nu"),
        bron="iJw 305 en 307; eigen definitie",
    ),
)
