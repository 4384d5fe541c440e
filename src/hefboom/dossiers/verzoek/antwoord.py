# SPDX-License-Identifier: EUPL-1.2
"""An answer to a request (JW319): refused, or in research; and whether it can stand. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from hefboom.ijw.bomen import jw319
from hefboom.ijw.codes import WJ760
from hefboom.kernel import Failed, NotApplicable, Outcome, Passed

ONBEKEND = NotApplicable("het verzoek is niet bekend (TR355)")


@dataclass(frozen=True, slots=True)
class Verzoekantwoord:
    """The answer. `reden` as in WJ759; `gemeente` is the one that is responsible instead."""

    referentie: str
    besluit: str
    reden: str
    gemeente: str
    pad: str = "Antwoord"


@dataclass(frozen=True, slots=True)
class Antwoordkennis:
    """What became of the request with this reference.

    `bekend`: this municipality has it. `toegewezen`: an allocation with the reference stands.
    `onderzocht` and `afgewezen`: an earlier answer said so, whatever followed.
    """

    bekend: bool
    toegewezen: bool = False
    onderzocht: bool = False
    afgewezen: bool = False


def antwoord_uit(boom: jw319.Antwoord) -> Verzoekantwoord:
    """The answer of a JW319 `Antwoord`."""
    return Verzoekantwoord(
        referentie=boom["ReferentieAanbieder"],
        besluit=boom["VerzoekAntwoord"],
        reden=boom.get("RedenAfwijzingVerzoek", ""),
        gemeente=boom.get("Woonplaatsbeginsel", {}).get("Gemeente", ""),
    )


def hoort_bij_een_verzoek(antwoord: Verzoekantwoord, kennis: Antwoordkennis) -> Outcome:
    """The reference is that of an earlier request (TR355)."""
    if not kennis.bekend:
        return Failed("de referentie van een eerder verzoek", antwoord.referentie)
    return Passed()


def is_nog_niet_toegewezen(antwoord: Verzoekantwoord, kennis: Antwoordkennis) -> Outcome:
    """After the allocation no answer follows any more (TR359)."""
    if not kennis.bekend:
        return ONBEKEND
    if kennis.toegewezen:
        return Failed("een verzoek waarop nog niet is toegewezen", "er is al toegewezen")
    return Passed()


def onderzoek_komt_eerst(antwoord: Verzoekantwoord, kennis: Antwoordkennis) -> Outcome:
    """That a request is in research is told once, before any other answer (TR360)."""
    if antwoord.besluit != WJ760.IN_ONDERZOEK:
        return NotApplicable("het antwoord meldt geen onderzoek")
    if not kennis.bekend:
        return ONBEKEND
    if kennis.onderzocht or kennis.afgewezen:
        return Failed("geen eerder antwoord op dit verzoek", "er is al geantwoord")
    return Passed()


def eerder_antwoord_was_onderzoek(antwoord: Verzoekantwoord, kennis: Antwoordkennis) -> Outcome:
    """A second answer only follows on "in research" (TR365), also after an allocation."""
    if kennis.afgewezen:
        return Failed("een verzoek in onderzoek", "het verzoek is al afgewezen")
    if not kennis.onderzocht:
        return NotApplicable("er is nog geen antwoord op dit verzoek")
    return Passed()


TOETSEN = (
    ("TR355", hoort_bij_een_verzoek),
    ("TR359", is_nog_niet_toegewezen),
    ("TR360", onderzoek_komt_eerst),
    ("TR365", eerder_antwoord_was_onderzoek),
)
