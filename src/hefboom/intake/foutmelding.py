# SPDX-License-Identifier: EUPL-1.2
"""What a sender hears of a message that breaks the schema: words, and no iJw message.

IV028 and IV087: "krijgt de afzender een foutmelding. Er wordt geen retourbericht verzonden."
OP090x2: what cannot be answered is told outside the message traffic.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from textwrap import fill
from typing import Any

from django.utils.timezone import localdate

from hefboom.intake.models import Verwerking
from hefboom.intake.soorten import register
from hefboom.kernel import datum, getal, hoeveel, verhuld

BREEDTE = 88


def foutmelding(verwerking: Verwerking) -> str:
    """The whole text: which message, of whom, what is wrong, and what to do.

    Of a message whose header is wrong only the file is known.
    """
    return verhuld("\n".join((*_kop(verwerking), *_wat_nu(), *_bevindingen(verwerking), "")))


def _kop(rij: Verwerking) -> Iterator[str]:
    yield "Foutmelding over een iJw-bericht dat niet is ingenomen"
    yield ""
    soort = register.van(rij.soort)
    yield f"Bericht:       {soort.naam} (iJw {rij.release})"
    if rij.identificatie:
        yield f"Identificatie: {rij.identificatie}"
    if rij.dagtekening is not None:
        yield f"Dagtekening:   {datum(rij.dagtekening)}"
    if rij.afzender:
        yield f"Afzender:      {_partij(rij.afzender)}"
    yield f"Ontvangen:     {datum(localdate(rij.bericht.ontvangen_op))}"
    if rij.bericht.bestandsnaam:
        yield f"Bestand:       {rij.bericht.bestandsnaam}"
    yield ""
    yield _alinea(
        f"{rij.reden} Er is niets uit vastgelegd. Op zo'n bericht komt geen retourbericht "
        f"({soort.zonder_antwoord_volgens}); deze foutmelding komt ervoor in de plaats."
    )
    yield ""


def _wat_nu() -> Iterator[str]:
    yield "Wat kunt u doen?"
    yield _alinea(
        "Verbeter het bericht en stuur het opnieuw; het mag dezelfde identificatie houden. Kijk "
        "het eerst na in Hefboom, op de pagina 'Controleer een bestand', of met "
        "`hefboom ijw controleer BESTAND`."
    )
    yield ""


def _bevindingen(rij: Verwerking) -> Iterator[str]:
    aantal = rij.aantal_bevindingen
    yield f"Wat is er mis? {hoeveel(aantal, 'bevinding', 'bevindingen')}:"
    for nummer, bevinding in enumerate(rij.bevindingen, start=1):
        yield ""
        yield _alinea(f"{nummer}. {bevinding['uitleg']}", "   ")
        yield f"   Waar: {_plek(bevinding)}. Regel: {bevinding['code']}."
    rest = aantal - len(rij.bevindingen)
    if rest > 0:
        yield ""
        yield f"Er zijn nog {getal(rest)} bevindingen; die staan hier niet."


def _plek(bevinding: Mapping[str, Any]) -> str:
    regel = f"regel {bevinding['regelnummer']}" if bevinding["regelnummer"] else ""
    return ", ".join(deel for deel in (regel, bevinding["pad"]) if deel) or "het hele bericht"


def _partij(code: str) -> str:
    return f"{'gemeente' if len(code) == 4 else 'aanbieder'} {code}"


def _alinea(tekst: str, inspring: str = "") -> str:
    return fill(tekst, BREEDTE, subsequent_indent=inspring, break_on_hyphens=False)
