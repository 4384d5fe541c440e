# SPDX-License-Identifier: EUPL-1.2
"""Which months are not claimed for in full, in words.

Providers claim after the month of help, so the last months always run behind. Which ones these
are an answer tells of itself (`measures.Uitkomst.achter`).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from hefboom import measures
from hefboom.kernel import first_of_next_month, maand, opsomming, procent
from hefboom.measures import Eenheid, Maandstand, Rij, Uitkomst
from hefboom.sturing.blik import Blik

OPEN = "nog niet gedeclareerd"


def voorlopig(uitkomst: Uitkomst, rij: Rij) -> str:
    """`voorlopig: december 2026 is nog niet volledig gedeclareerd`; empty when it is final."""
    achter = uitkomst.achter(rij)
    return f"voorlopig: {nog_niet(achter)}" if achter and rij.waarde is not None else ""


def nog_niet(achter: Sequence[date]) -> str:
    """`november en december 2026 zijn nog niet volledig gedeclareerd`."""
    namen = [maand(dag) for dag in achter]
    werkwoord = "is" if len(namen) == 1 else "zijn"
    return f"{opsomming(namen)} {werkwoord} nog niet volledig gedeclareerd"


def volledig_tot(blik: Blik) -> str:
    """The last month that was claimed for in full, for the foot of a page; empty without claims."""
    klaar = [stand.maand for stand in measures.maandstanden(blik.opname) if stand.volledig]
    return maand(klaar[-1]) if klaar else ""


def hoe_volledig(blik: Blik, uitkomst: Uitkomst, telt: str) -> str:
    """How far the figures of one measure can be trusted to be complete, in some sentences."""
    later = "Wat na de momentopname binnenkomt, telt pas mee in een volgende."
    grens = (
        f"Een maand geldt als volledig vanaf {procent(measures.VOLLEDIG_VANAF)} van wat gewoonlijk "
        "wordt gedeclareerd; die grens is een aanname van Hefboom."
    )
    if not measures.rust_op_declaraties(uitkomst.maat):
        return f"Geteld zijn de {telt} uit berichten die er op de peildatum waren. {later}"
    achter = uitkomst.achter_in_geheel
    standen = [stand for stand in measures.maandstanden(blik.opname) if stand.maand in achter]
    if not standen:
        return (
            "Voor elke maand van deze periode is ongeveer zoveel gedeclareerd als gewoonlijk. "
            f"{grens} {later}"
        )
    zin = nog_niet([stand.maand for stand in standen])
    soort = "Bedragen zijn" if uitkomst.maat.eenheid is Eenheid.EURO else "Het cijfer is"
    wat = "deze maanden tellen" if len(standen) > 1 else "die maand telt"
    delen = (
        f"{zin[0].upper()}{zin[1:]}.",
        *(_hoever(blik, stand) for stand in standen),
        f"{soort} voorlopig, en {wat} in geen vergelijking mee.",
        grens,
        later,
    )
    return " ".join(filter(None, delen))


def _hoever(blik: Blik, stand: Maandstand) -> str:
    if first_of_next_month(stand.maand) > blik.opname.peildatum:
        return f"{maand(stand.maand).capitalize()} loopt nog."
    if not blik.inzage.hele_regio:  # counted over everyone and beside the lattice: only that it is
        return ""
    return (
        f"Voor {maand(stand.maand)} is {procent(stand.aandeel)} van de hulp gedeclareerd, door "
        f"{stand.aanbieders_klaar} van de {stand.aanbieders} aanbieders; gewoonlijk is dat "
        f"{procent(stand.gewoonlijk)}."
    )
