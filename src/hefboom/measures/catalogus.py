# SPDX-License-Identifier: EUPL-1.2
"""The measures. Read them aloud: question, what is counted, over what, and when.

A change that makes equal facts give another figure raises `versie` and stands in the changelog.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from hefboom.measures.bouwstenen import (
    BEGINT,
    ECHT_BEGIN,
    ECHT_EINDE,
    EINDE_MET_UITKOMST,
    EINDIGT,
    GELD,
    GESTART,
    GEWEIGERD,
    HULP,
    HULP_LOOPT,
    INWONERS,
    JEUGDIGEN,
    KENT_DUURNORM,
    KENT_STARTNORM,
    KENT_WACHTTIJD,
    PER_INWONER,
    REGELS,
    STAND,
    TACHTIG_PROCENT_GELD,
    TACHTIG_PROCENT_JEUGD,
    TERMIJNEN,
    TOEGEKEND,
    TOEGEWEZEN,
    VOLGENS_PLAN_GESTOPT,
)
from hefboom.measures.maat import Aantal, Beter, Eenheid, Jaarlijks, Maat, Som, Telling
from hefboom.measures.voorwaarden import Is, Niet, Waar

_MATEN = (
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
            "Het aantal jeugdigen in zorg, gedeeld door alle inwoners van 0 tot en met 17 jaar, "
            "keer 100. Ook bij een segment of een vorm delen we door alle inwoners van die "
            "leeftijd."
        ),
        eenheid=Eenheid.PER_100,
        beter=Beter.NEUTRAAL,
        tellers=(JEUGDIGEN,),
        noemer=INWONERS,
        dimensies=PER_INWONER,
        bron="iJw 305 en 307; inwoners 0–17 uit het stelsel van de regio; CBS 85098NED",
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
        code="uitgaven",
        naam="Uitgaven aan declaraties",
        vraag="Hoeveel geld is er aan declaraties toegekend?",
        uitleg=(
            "De som van alle toegekende declaratieregels, in de periode waarin de hulp van die "
            "regel begon. Een creditregel gaat eraf. Geld voor taakgerichte hulp zit hier niet "
            "in: dat gaat in termijnen."
        ),
        eenheid=Eenheid.EURO,
        beter=Beter.NEUTRAAL,
        tellers=(TOEGEKEND,),
        dimensies=GELD,
        bron="iJw 323 en 325 (toegekend bedrag)",
    ),
    Maat(
        code="uitgaven_per_jeugdige",
        naam="Uitgaven per jeugdige inwoner",
        vraag="Hoeveel geven we per jeugdige inwoner uit aan declaraties?",
        uitleg=(
            "De uitgaven aan declaraties, gedeeld door alle inwoners van 0 tot en met 17 jaar: "
            "ook wie geen hulp krijgt, telt mee."
        ),
        eenheid=Eenheid.EURO,
        beter=Beter.NEUTRAAL,
        tellers=(TOEGEKEND,),
        noemer=INWONERS,
        dimensies=PER_INWONER,
        bron="iJw 323 en 325; inwoners 0–17 uit het stelsel van de regio",
    ),
    Maat(
        code="termijnen",
        naam="Termijnen taakgerichte hulp",
        vraag="Hoeveel termijnen voor taakgerichte hulp zijn vervallen?",
        uitleg=(
            "Bij taakgerichte bekostiging krijgt de aanbieder een vast budget in termijnen, niet "
            "per jeugdige. Een termijn telt mee in de maand waarin hij wordt betaald, tot de "
            "peildatum."
        ),
        eenheid=Eenheid.EURO,
        beter=Beter.NEUTRAAL,
        tellers=(TERMIJNEN,),
        dimensies=("segment", "maand"),
        bron="Budget uit het stelsel van de regio; Regeling Jeugdwet art. 6c.1 (taakgericht)",
    ),
    Maat(
        code="bestedingen",
        naam="Bestedingen",
        vraag="Hoeveel geld is er tot nu toe besteed?",
        uitleg=(
            "Toegekende declaraties en vervallen termijnen van taakgerichte hulp bij elkaar. Dit "
            "bedrag leggen we naast het budget."
        ),
        eenheid=Eenheid.EURO,
        beter=Beter.NEUTRAAL,
        tellers=(TOEGEKEND, TERMIJNEN),
        dimensies=("segment", "maand"),
        bron="iJw 323 en 325; budget en termijnen uit het stelsel van de regio",
    ),
    Maat(
        code="budget",
        naam="Budget",
        vraag="Hoeveel geld is er voor het jaar?",
        uitleg=(
            "Het budget van elk kalenderjaar dat de periode raakt, steeds voor het hele jaar. "
            "Een segment zonder vastgesteld budget telt niet mee."
        ),
        eenheid=Eenheid.EURO,
        beter=Beter.NEUTRAAL,
        tellers=(Telling("budgetten", Jaarlijks("jaar"), Som("bedrag")),),
        dimensies=("segment",),
        bron="Stelsel van de regio (budget per segment en jaar)",
    ),
    Maat(
        code="verwijzers",
        naam="Aandeel per verwijzer",
        vraag="Langs welke verwijzer komen jeugdigen bij de hulp?",
        uitleg=(
            "Van alle toewijzingen met een datum in de periode: welk deel kwam langs deze "
            "verwijzer? De verwijzer staat in het verzoek van de aanbieder. Zonder verzoek was de "
            "gemeente zelf de toegang."
        ),
        eenheid=Eenheid.PROCENT,
        beter=Beter.NEUTRAAL,
        tellers=(Telling("toewijzingen", TOEGEWEZEN, Aantal()),),
        noemer=Telling("toewijzingen", TOEGEWEZEN, Aantal(), zonder=("verwijzer",)),
        deel_van=True,
        dimensies=HULP,
        verplicht=("verwijzer",),
        bron="iJw 301 en 315, codelijst COD327; CBS 85097NED",
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
        dimensies=HULP,
        versie=2,
        bron="iJw 307, codelijst JZ588; indeling CBS Beleidsinformatie Jeugd v7, hoofdstuk 4",
    ),
    Maat(
        code="wachttijd",
        naam="Dagen van toewijzing tot start",
        vraag="Hoe lang duurt het van toewijzing tot start?",
        uitleg=(
            "Het aantal dagen van de toewijzing tot de eerste dag hulp, gemiddeld over de "
            "toewijzingen waarvan de hulp in de periode begon. Begon de hulp eerder dan de "
            "toewijzing, dan telt dat als nul dagen. Wie nog wacht, zit er niet in. Wie al hulp "
            "had die doorging onder een nieuwe toewijzing, wachtte niet en zit er ook niet in."
        ),
        eenheid=Eenheid.DAGEN,
        beter=Beter.LAGER,
        tellers=(Telling("toewijzingen", GESTART, Som("wacht_dagen"), KENT_WACHTTIJD),),
        noemer=Telling("toewijzingen", GESTART, Aantal(), KENT_WACHTTIJD),
        dimensies=HULP,
        versie=2,
        bron="iJw 301 (toewijzingsdatum) en 305 (begindatum)",
    ),
    Maat(
        code="binnen_norm",
        naam="Binnen de norm gestart",
        vraag="Welk deel van de hulp start binnen de norm?",
        uitleg=(
            "Van de toewijzingen waarvan de hulp in de periode begon en waarvoor een norm geldt: "
            "bij welk deel zat er hooguit het genormeerde aantal dagen tussen toewijzing en "
            "start? Elke toewijzing wordt gelegd naast de norm van haar eigen datum. Hulp die "
            "doorging onder een nieuwe toewijzing telt niet mee."
        ),
        eenheid=Eenheid.PROCENT,
        beter=Beter.HOGER,
        tellers=(Telling("toewijzingen", GESTART, Aantal(), Waar("binnen_norm")),),
        noemer=Telling("toewijzingen", GESTART, Aantal(), KENT_STARTNORM),
        deel_van=True,
        dimensies=HULP,
        norm="start",
        versie=2,
        bron="iJw 301 en 305; normen uit het stelsel van de regio",
    ),
    Maat(
        code="boven_norm",
        naam="Toewijzingen boven de norm",
        vraag="Welk deel van de toewijzingen gaat boven de norm?",
        uitleg=(
            "Van de toewijzingen met een datum in de periode waarvoor een norm geldt: welk deel "
            "is voor langer of voor meer hulp per week dan die norm? Een hogere toewijzing kan "
            "goed zijn, maar vraagt een reden."
        ),
        eenheid=Eenheid.PROCENT,
        beter=Beter.LAGER,
        tellers=(Telling("toewijzingen", TOEGEWEZEN, Aantal(), Waar("boven_norm")),),
        noemer=Telling("toewijzingen", TOEGEWEZEN, Aantal(), KENT_DUURNORM),
        deel_van=True,
        dimensies=HULP,
        norm="max_duur",
        bron="iJw 301; normenkader uit het stelsel van de regio",
    ),
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
        dimensies=("segment", "gemeente", "maand", "vorm", "product"),
        bron="iJw 305 en 307; eigen definitie",
    ),
    Maat(
        code="concentratie_euro",
        naam="Aanbieders voor 80 % van het geld",
        vraag="Hoeveel aanbieders krijgen samen 80 % van het geld?",
        uitleg=(
            "We zetten de aanbieders van groot naar klein en tellen tot ze samen 80 % van de "
            "toegekende declaraties hebben."
        ),
        eenheid=Eenheid.AANTAL,
        beter=Beter.NEUTRAAL,
        tellers=(Telling("prestaties", BEGINT, TACHTIG_PROCENT_GELD),),
        dimensies=("segment", "gemeente", "maand", "vorm", "product"),
        bron="iJw 323 en 325; eigen definitie",
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
        dimensies=("segment", "gemeente", "aanbieder", "maand", "verwijzer", "product"),
        bron="iJw 305 en 307; vorm van het product uit het stelsel van de regio",
    ),
)

CATALOGUS: Mapping[str, Maat] = MappingProxyType({maat.code: maat for maat in _MATEN})
