# SPDX-License-Identifier: EUPL-1.2
"""How youths come to help, how soon, and whether it fits the norm."""

from hefboom.measures.bouwstenen import (
    GESTART,
    HEEFT_DUURNORM,
    HEEFT_INZETNORM,
    HEEFT_NORM,
    HULP,
    KENT_STARTNORM,
    KENT_WACHTTIJD,
    TOEGEWEZEN,
)
from hefboom.measures.maat import Aantal, Beter, Eenheid, Maat, Som, Telling
from hefboom.measures.voorwaarden import Waar

PLAATS = 2
MATEN = (
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
        deel_naam="Langs deze verwijzer",
        dimensies=HULP,
        verplicht=("verwijzer",),
        bron="iJw 301 en 315, codelijst COD327; CBS 85097NED",
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
        deel_naam="Binnen norm",
        dimensies=HULP,
        normen=("start",),
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
        noemer=Telling("toewijzingen", TOEGEWEZEN, Aantal(), HEEFT_NORM),
        deel_van=True,
        deel_naam="Boven norm",
        dimensies=HULP,
        normen=("max_duur", "max_intensiteit"),
        bron="iJw 301; normenkader uit het stelsel van de regio",
    ),
    Maat(
        code="boven_duurnorm",
        naam="Toewijzingen langer dan de norm",
        vraag="Welk deel van de toewijzingen duurt langer dan de norm?",
        uitleg=(
            "Van de toewijzingen met een datum in de periode, met een einddatum en een norm voor "
            "de duur: welk deel duurt langer dan die norm? Een toewijzing zonder einddatum staat "
            "apart."
        ),
        eenheid=Eenheid.PROCENT,
        beter=Beter.LAGER,
        tellers=(Telling("toewijzingen", TOEGEWEZEN, Aantal(), Waar("boven_duur")),),
        noemer=Telling("toewijzingen", TOEGEWEZEN, Aantal(), HEEFT_DUURNORM),
        deel_van=True,
        deel_naam="Langer dan de norm",
        dimensies=HULP,
        normen=("max_duur",),
        bron="iJw 301; normenkader uit het stelsel van de regio",
    ),
    Maat(
        code="boven_inzetnorm",
        naam="Toewijzingen met meer hulp dan de norm",
        vraag="Welk deel van de toewijzingen geeft meer hulp dan de norm?",
        uitleg=(
            "Van de toewijzingen met een datum in de periode, waarvan de omvang met een norm te "
            "vergelijken is: welk deel geeft per week of maand meer hulp dan die norm?"
        ),
        eenheid=Eenheid.PROCENT,
        beter=Beter.LAGER,
        tellers=(Telling("toewijzingen", TOEGEWEZEN, Aantal(), Waar("boven_inzet")),),
        noemer=Telling("toewijzingen", TOEGEWEZEN, Aantal(), HEEFT_INZETNORM),
        deel_van=True,
        deel_naam="Meer dan de norm",
        dimensies=HULP,
        normen=("max_intensiteit",),
        bron="iJw 301; normenkader uit het stelsel van de regio",
    ),
    Maat(
        code="aantal_boven_norm",
        naam="Aantal toewijzingen boven de norm",
        vraag="Hoeveel toewijzingen gaan boven de norm?",
        uitleg=(
            "De toewijzingen met een datum in de periode die langer duren of meer hulp geven dan "
            "de norm van hun product. Per verwijzer is te zien langs welke weg zij kwamen: bij "
            "verwijzer gemeente is dat het lokale team. Zo'n toewijzing kan goed zijn, maar "
            "vraagt een reden."
        ),
        eenheid=Eenheid.AANTAL,
        beter=Beter.LAGER,
        tellers=(Telling("toewijzingen", TOEGEWEZEN, Aantal(), Waar("boven_norm")),),
        dimensies=HULP,
        normen=("max_duur", "max_intensiteit"),
        bron="iJw 301 en 315; normenkader uit het stelsel van de regio",
    ),
    Maat(
        code="zonder_einde",
        naam="Toewijzingen zonder einddatum",
        vraag="Hoeveel toewijzingen hebben geen einddatum, terwijl er een norm voor de duur is?",
        uitleg=(
            "De toewijzingen met een datum in de periode zonder einddatum, voor een product "
            "waarvoor de regio een norm voor de duur heeft."
        ),
        eenheid=Eenheid.AANTAL,
        beter=Beter.LAGER,
        tellers=(Telling("toewijzingen", TOEGEWEZEN, Aantal(), Waar("zonder_einde")),),
        dimensies=HULP,
        normen=("max_duur",),
        bron="iJw 301 en 315; normenkader uit het stelsel van de regio",
    ),
)
