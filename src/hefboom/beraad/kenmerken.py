# SPDX-License-Identifier: EUPL-1.2
"""The thirteen features of a strong local team, in our own words, and how far a team can be.

Source: Richtinggevend kader Stevige Lokale Teams (VNG, 29 March 2024); S3:433-469.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

BRON = "Richtinggevend kader Stevige Lokale Teams, VNG, 29 maart 2024"


@dataclass(frozen=True, slots=True)
class Kenmerk:
    """A feature: its number in the framework, the group it stands in, and what it comes down to."""

    nummer: int
    groep: str
    tekst: str


KENMERKEN: tuple[Kenmerk, ...] = tuple(
    Kenmerk(nummer, groep, tekst)
    for nummer, (groep, tekst) in enumerate(
        (
            ("dichtbij", "Het systeem is eenvoudig en draait om de inwoner"),
            ("dichtbij", "Het team is makkelijk te vinden en aan te spreken"),
            ("dichtbij", "Het team is verbonden met de sociale en pedagogische basis"),
            ("dichtbij", "Het team ziet in losse vragen wat er in het systeem knelt"),
            ("integraal", "Het team kijkt breed en onderzoekt breed"),
            ("integraal", "De mensen hebben de houding en kennis die nodig zijn"),
            ("integraal", "Het team helpt zelf waar dat kan en blijft aanspreekpunt"),
            ("integraal", "De afspraken in de organisatie steunen samenhang in de hulp"),
            ("integraal", "De stap naar een volgende levensfase loopt soepel"),
            ("integraal", "Er is extra aandacht voor wie levenslang een beperking heeft"),
            ("met mandaat", "Het team mag beslissen over beleidsterreinen heen"),
            ("met mandaat", "Het team herkent onveiligheid en blijft zelf betrokken"),
            (
                "met mandaat",
                "Het team kiest bewust wat past, met de mensen en middelen die er zijn",
            ),
        ),
        1,
    )
)

#: How far a team is, from least to most.
STANDEN: Mapping[str, str] = MappingProxyType(
    {"niet": "nog niet", "begin": "begonnen", "deels": "grotendeels", "heel": "ja"}
)
#: Of a scan: as the team sees it, or as the municipality adopted it.
VASTHEDEN: Mapping[str, str] = MappingProxyType(
    {"voorlopig": "voorlopig, nog niet vastgesteld", "besloten": "vastgesteld door de gemeente"}
)
#: Whether a decision fits a principle, with its question in mind.
ANTWOORDEN: Mapping[str, str] = MappingProxyType(
    {"ja": "past", "deels": "past deels", "nee": "past niet", "nvt": "niet van toepassing"}
)
