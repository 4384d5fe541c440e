# SPDX-License-Identifier: EUPL-1.2
"""What a contract under task funding asks to be told, since messages are optional there.

What is asked stands here once, for the contract page; a template to fill in is not there. (Data
set: the NZa asks these fields of every region, Regeling Jeugdwet 8f-8h.)
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Minimumveld:
    """What is asked of each help given: its heading, and what it means."""

    kop: str
    uitleg: str


MINIMUMREGISTRATIE = (
    Minimumveld("aanmelding", "de dag waarop de jeugdige is aangemeld"),
    Minimumveld("intake", "de dag van het eerste gesprek"),
    Minimumveld("start", "de eerste dag van de hulp"),
    Minimumveld("stop", "de laatste dag van de hulp, met de reden"),
    Minimumveld("verwijzer", "de soort verwijzer, zoals in een verzoek om toewijzing"),
    Minimumveld("locatie", "waar de hulp wordt gegeven"),
)
