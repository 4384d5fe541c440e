# SPDX-License-Identifier: EUPL-1.2
"""What it costs, and what there is for it."""

from hefboom.measures.bouwstenen import (
    BEGINT,
    BUDGET,
    GELD,
    INWONERS,
    PER_INWONER,
    TACHTIG_PROCENT_GELD,
    TERMIJNEN,
    TOEGEKEND,
)
from hefboom.measures.maat import Beter, Eenheid, Maat, Som, Telling
from hefboom.measures.voorwaarden import Waar

PLAATS = 3
MATEN = (
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
        code="aangehouden_bedrag",
        naam="Aangehouden bedrag",
        vraag="Voor hoeveel geld is de betaling aangehouden?",
        uitleg=(
            "De som van toegekende declaratieregels waarvan de regio wil dat er eerst iemand naar "
            "kijkt, in de periode waarin de hulp van die regel begon. Het bedrag telt ook mee in "
            "de uitgaven: toegekend is toegekend. Een creditregel op zo'n regel gaat eraf."
        ),
        eenheid=Eenheid.EURO,
        beter=Beter.LAGER,
        tellers=(Telling("prestaties", BEGINT, Som("toegekend"), Waar("aangehouden")),),
        dimensies=GELD,
        bron="iJw 323 en 325; beleid uit het stelsel van de regio",
    ),
    Maat(
        code="uitgaven_per_jeugdige",
        naam="Uitgaven per jeugdige inwoner",
        vraag="Hoeveel geven we per jeugdige inwoner uit aan declaraties?",
        uitleg=(
            "De uitgaven aan declaraties, gedeeld door de inwoners van 0 tot en met 17 jaar: ook "
            "wie geen hulp krijgt, telt mee. Alleen gemeenten die meedoen tellen mee, op de dagen "
            "dat zij meedoen."
        ),
        eenheid=Eenheid.EURO,
        beter=Beter.NEUTRAAL,
        tellers=(TOEGEKEND,),
        noemer=INWONERS,
        dimensies=PER_INWONER,
        bron="iJw 323 en 325; inwoners 0–17 uit het stelsel van de regio",
        versie=2,
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
        tellers=(BUDGET,),
        dimensies=("segment",),
        bron="Stelsel van de regio (budget per segment en jaar)",
    ),
    Maat(
        code="uitputting",
        naam="Besteed deel van het budget",
        vraag="Welk deel van het budget is tot nu toe besteed?",
        uitleg=(
            "De bestedingen in de periode, gedeeld door het budget van elk kalenderjaar dat de "
            "periode raakt, steeds voor het hele jaar. Waar geen budget is vastgesteld, is er "
            "geen deel."
        ),
        eenheid=Eenheid.PROCENT,
        beter=Beter.NEUTRAAL,
        tellers=(TOEGEKEND, TERMIJNEN),
        noemer=BUDGET,
        dimensies=("segment",),
        bron="iJw 323 en 325; budget en termijnen uit het stelsel van de regio",
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
        dimensies=("segment", "gemeente", "maand", "vorm", "product", "gemeente_nu"),
        bron="iJw 323 en 325; eigen definitie",
    ),
)
