# SPDX-License-Identifier: EUPL-1.2
"""The roles: what each is, in which circle it is held, and what it may. Said here and only here.

No other file compares roles by name: it asks for a right (`Inzage.mag`, `Inzage.kring`) or for the
page someone starts on (`Inzage.starts`). The page "Wie mag wat zien, en waarom" is drawn from this.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from hefboom.inzage.kring import Kringsoort
from hefboom.inzage.rechten import Recht


class Startblad(StrEnum):
    """What someone's first page is about: the same page for roles that do the same work."""

    KWALITEIT = "kwaliteit"
    GELD = "geld"
    BELEID = "beleid"
    CASUS = "casus"
    LEVEREN = "leveren"
    RAAD = "raad"
    MACHTIGINGEN = "machtigingen"
    REGIO = "regio"


@dataclass(frozen=True, slots=True)
class Rol:
    """A role. `naam` and `meervoud` as in a sentence; `waarom` says why it may what it may."""

    code: str
    naam: str = field(compare=False)
    meervoud: str = field(compare=False)
    waarom: str = field(compare=False)
    kring: Kringsoort = field(compare=False)
    start: Startblad = field(compare=False)
    rechten: frozenset[Recht] = field(compare=False)

    def __str__(self) -> str:
        return self.code


_SAMEN = frozenset({Recht.CIJFERS})
_EIGEN = _SAMEN | {Recht.EIGEN_CIJFERS}
#: Figures of the own circle as they are, by provider, with names.
_STUREN = _EIGEN | {Recht.ONVERHULD, Recht.PER_AANBIEDER, Recht.AANBIEDERS}
_ONDERZOEK = _STUREN | {Recht.RIJEN}
#: Who handles help, messages or claims sees the rows about persons that go with it.
_LEZEN = _ONDERZOEK | {Recht.PERSONEN, Recht.BERICHTEN}
_UITWISSELEN = _LEZEN | {Recht.AANLEVEREN}
_VERBETEREN = _UITWISSELEN | {Recht.CONTROLEREN}
#: Who helps a youth knows who that is and where; who steers, pays or looks into a message asks for
#: it, message by message.
_KENT = frozenset({Recht.PERSOONSGEGEVENS})
_VRAAGT = frozenset({Recht.PERSOONSGEGEVENS_OPVRAGEN})
#: Who answers for a municipality lays it beside its neighbours.
_NAAST = frozenset({Recht.ANDERE_GEMEENTEN})

CONTRACTMANAGER = Rol(
    "contractmanager",
    "contractmanager regio",
    "contractmanagers",
    "Stuurt namens alle gemeenten op de afspraken met aanbieders en helpt als berichten stranden.",
    Kringsoort.REGIO,
    Startblad.KWALITEIT,
    _VERBETEREN | _VRAAGT | {Recht.CONTRACTEN_BEHEREN, Recht.MAATWERK},
)
ANALIST = Rol(
    "analist",
    "analist regio",
    "analisten",
    "Onderzoekt de cijfers van de regio tot op de rij; daarvoor volstaat een pseudoniem.",
    Kringsoort.REGIO,
    Startblad.KWALITEIT,
    _ONDERZOEK,
)
FINANCIEN = Rol(
    "financien",
    "financiën regio",
    "medewerkers financiën",
    "Bewaakt budgetten en declaraties van de regio en zoekt uit waarom regels zijn geweigerd.",
    Kringsoort.REGIO,
    Startblad.GELD,
    _VERBETEREN | _VRAAGT | {Recht.CONTRACTEN_BEHEREN, Recht.MAATWERK},
)
PLAATSING = Rol(
    "plaatsing",
    "plaatsing regio",
    "medewerkers plaatsing",
    "Zoekt een plek voor jeugdigen die wachten en moet daarvoor hun toewijzing kennen.",
    Kringsoort.REGIO,
    Startblad.CASUS,
    _ONDERZOEK | {Recht.PERSONEN, Recht.PLAATSEN},
)
CONTROL = Rol(
    "control",
    "control regio",
    "controllers",
    "Gaat na of wat is toegekend klopt, van het totaal tot het bericht; verandert niets.",
    Kringsoort.REGIO,
    Startblad.GELD,
    _LEZEN | _VRAAGT | {Recht.VOORSTELLEN_INZIEN},
)
PRIVACY = Rol(
    "privacy",
    "privacy officer",
    "privacy officers",
    "Ziet erop toe dat ieder niet meer ziet dan het werk vraagt; leest zelf niets over personen.",
    Kringsoort.REGIO,
    Startblad.MACHTIGINGEN,
    _SAMEN | {Recht.MACHTIGINGEN_INZIEN, Recht.LOGBOEK},
)
BEHEERDER = Rol(
    "beheerder",
    "beheerder",
    "beheerders",
    "Verleent en beëindigt machtigingen; daarvoor is geen inzage in hulp of berichten nodig.",
    Kringsoort.REGIO,
    Startblad.MACHTIGINGEN,
    _SAMEN | {Recht.MACHTIGINGEN_INZIEN, Recht.MACHTIGINGEN_BEHEREN},
)
VOORSTELLER = Rol(
    "voorsteller",
    "voorsteller van besluiten",
    "voorstellers",
    "Bereidt besluiten van de regio voor en legt daar de cijfers onder.",
    Kringsoort.REGIO,
    Startblad.KWALITEIT,
    _STUREN | {Recht.VOORSTELLEN, Recht.VOORSTELLEN_INZIEN},
)
VASTSTELLER = Rol(
    "vaststeller",
    "vaststeller van besluiten",
    "vaststellers",
    "Stelt vast wat een ander voorstelde; niemand stelt het eigen voorstel vast.",
    Kringsoort.REGIO,
    Startblad.KWALITEIT,
    _STUREN | {Recht.VASTSTELLEN, Recht.VOORSTELLEN_INZIEN},
)
BELEID = Rol(
    "beleid",
    "beleid",
    "beleidsmedewerkers",
    "Verantwoordelijk voor de hulp aan jeugdigen uit de eigen gemeente en voor haar berichten.",
    Kringsoort.GEMEENTE,
    Startblad.BELEID,
    _VERBETEREN | _VRAAGT | _NAAST | {Recht.MAATWERK, Recht.ZELFSCAN},
)
WETHOUDER = Rol(
    "wethouder",
    "wethouder",
    "wethouders",
    "Bestuurt op grond van optellingen, ook per aanbieder; een kleine optelling is een persoon.",
    Kringsoort.GEMEENTE,
    Startblad.BELEID,
    _EIGEN | _NAAST | {Recht.PER_AANBIEDER, Recht.AANBIEDERS},
)
RAADSLID = Rol(
    "raadslid",
    "raadslid",
    "raadsleden",
    "Controleert het bestuur op grond van optellingen, zonder aanbieders bij naam.",
    Kringsoort.GEMEENTE,
    Startblad.RAAD,
    _EIGEN | _NAAST,
)
LOKAAL_TEAM = Rol(
    "lokaal_team",
    "lokaal team",
    "medewerkers van een lokaal team",
    "Helpt en verwijst jeugdigen van de eigen gemeente en volgt hun hulp.",
    Kringsoort.GEMEENTE,
    Startblad.CASUS,
    _UITWISSELEN | _KENT | {Recht.ZELFSCAN},
)
GI = Rol(
    "gi",
    "gecertificeerde instelling",
    "medewerkers van een gecertificeerde instelling",
    "Voert bescherming en reclassering uit en declareert die, onder een eigen AGB-code.",
    Kringsoort.AANBIEDER,
    Startblad.LEVEREN,
    _VERBETEREN | _KENT,
)
AANBIEDER = Rol(
    "aanbieder",
    "aanbieder",
    "aanbieders",
    "Levert hulp, wisselt daarover berichten uit en spiegelt zich aan de regio zonder namen.",
    Kringsoort.AANBIEDER,
    Startblad.LEVEREN,
    _VERBETEREN | _KENT,
)
PUBLIEK = Rol(
    "publiek",
    "inwoner",
    "inwoners",
    "Ziet wat ook een jaarverslag zou laten zien: optellingen van de hele regio.",
    Kringsoort.REGIO,
    Startblad.REGIO,
    _SAMEN,
)

#: Every role by its code; the order is that of the page, and of whose first page comes first.
ROLLEN: Mapping[str, Rol] = MappingProxyType(
    {
        rol.code: rol
        for rol in (
            CONTRACTMANAGER,
            ANALIST,
            FINANCIEN,
            PLAATSING,
            CONTROL,
            PRIVACY,
            BEHEERDER,
            VOORSTELLER,
            VASTSTELLER,
            BELEID,
            WETHOUDER,
            RAADSLID,
            LOKAAL_TEAM,
            GI,
            AANBIEDER,
            PUBLIEK,
        )
    }
)
