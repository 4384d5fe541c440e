# SPDX-License-Identifier: EUPL-1.2
"""What was agreed on an allocation that no contract covers: one record adopted, one that waits."""

from __future__ import annotations

from datetime import datetime, timedelta

from hefboom import logboek, stelsel
from hefboom.declaraties import Maatwerkinhoud, stel_maatwerk_vast, stel_maatwerk_voor
from hefboom.demo.personas import Persona
from hefboom.intake import zonder_contract
from hefboom.inzage import Gebruiker, Recht


def leg_maatwerk_vast(personas: tuple[Persona, ...], regio: str, op: datetime) -> int:
    """Propose a price for the first two on the list, and adopt the first; how many there are."""
    namen = [persona.gebruikersnaam for persona in personas]
    wie = [
        gebruiker
        for gebruiker in Gebruiker.objects.filter(username__in=namen).order_by("username")
        if gebruiker.inzage.kring(Recht.MAATWERK).regio
    ]
    if len(wie) < 2:
        return 0
    # Once all is judged: what was judged before it does not know of it.
    op, gemaakt = op + timedelta(hours=1), 0
    prijzen = stelsel.laad(regio)
    with logboek.onbekeken():
        rijen = [een.toewijzing for een in zonder_contract(wie[0], op)]
    for rij in rijen:
        product = prijzen.product(rij.productcode, rij.ingangsdatum)
        prijs = prijzen.tarief(rij.productcode, rij.ingangsdatum)
        if product is None or prijs is None or gemaakt == 2:
            continue
        inhoud = Maatwerkinhoud(
            rij.productcode, product.eenheid, int(prijs.cents) * 110 // 100, rij.ingangsdatum, None,
            "Het contract noemt dit product niet; een ander kan het nu niet leveren.",
            "contractmanager en aanbieder, in deze proefregio",
        )  # fmt: skip
        voorstel = stel_maatwerk_voor(rij, inhoud, wie[0], op)
        if not gemaakt:
            stel_maatwerk_vast(voorstel.pk, wie[1], op)
        gemaakt += 1
    return gemaakt
