# SPDX-License-Identifier: EUPL-1.2
"""What someone may do. A right says what; the circle it is held in says whose."""

from __future__ import annotations

from enum import Enum, unique


@unique
class Recht(Enum):
    """A right; its value is the sentence a user reads. Checked nowhere else by another name."""

    CIJFERS = "de cijfers van de hele regio zien; kleine aantallen zijn verborgen"
    EIGEN_CIJFERS = "de cijfers van de eigen kring zien, naast die van de regio"
    ONVERHULD = "die cijfers zien zoals ze zijn, ook kleine aantallen"
    ANDERE_GEMEENTEN = (
        "de cijfers van andere gemeenten in de regio naast de eigen zien; kleine aantallen zijn "
        "verborgen"
    )
    PER_AANBIEDER = "die cijfers per aanbieder en per product zien"
    AANBIEDERS = "aanbieders bij naam zien en hun blad openen"
    RIJEN = "de rijen achter een cijfer zien, jeugdigen onder een pseudoniem"
    PERSONEN = (
        "toewijzingen, hulp, verzoeken en declaraties zien, met de laatste cijfers van het BSN"
    )
    BERICHTEN = "berichten en de bevindingen daarbij lezen, met het BSN afgeschermd"
    PERSOONSGEGEVENS = "in die berichten ook naam, geboortedatum, adres en contact lezen"
    PERSOONSGEGEVENS_OPVRAGEN = (
        "naam, geboortedatum, adres en contact per bericht opvragen, met een doel dat in het "
        "logboek komt"
    )
    AANLEVEREN = "berichten aanleveren"
    CONTROLEREN = "een bestand controleren voordat het wordt verstuurd"
    CONTRACTEN_BEHEREN = (
        "contracten en tarieven voorstellen te wijzigen, en vaststellen wat een ander voorstelt"
    )
    MAATWERK = (
        "maatwerk bij een toewijzing voorstellen, en vaststellen wat een ander daarvan voorstelt"
    )
    PLAATSEN = "de wachtlijst en vrije plekken zien (het scherm daarvoor komt nog)"
    VOORSTELLEN_INZIEN = "voorstellen om het stelsel te wijzigen en de vastgestelde versies lezen"
    VOORSTELLEN = "voorstellen het stelsel van de regio te wijzigen"
    VASTSTELLEN = "een voorstel van een ander vaststellen, samen met een tweede, of afwijzen"
    ZELFSCAN = "de zelfscan van het lokale team van de eigen gemeente invullen"
    MACHTIGINGEN_INZIEN = "zien wie welke machtiging heeft, sinds wanneer, en wie die verleende"
    MACHTIGINGEN_BEHEREN = "machtigingen verlenen, beëindigen en jaarlijks nalopen; niet de eigen"
    LOGBOEK = "het logboek lezen: wie keek wanneer naar welke jeugdige, en waarvoor"
