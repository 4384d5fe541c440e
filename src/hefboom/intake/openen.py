# SPDX-License-Identifier: EUPL-1.2
"""Opening a message: what is it, is it ours, and does it keep to the standard?"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from hefboom import ijw
from hefboom.intake.geopend import Geopend
from hefboom.intake.lezen import lees_bericht
from hefboom.intake.soorten import register
from hefboom.kernel import datum
from hefboom.mailbox import Bericht
from hefboom.stelsel import Regio

TE_GROOT = "Dit bestand is te groot om te openen. Splits het bericht en lever het opnieuw aan."
ANDERE_AFZENDER = (
    "De afzender in dit bericht is niet degene die het aanleverde; wie een bericht stuurt, levert "
    "het zelf aan."
)
ANDERE_REGIO = "Dit bericht is voor een andere regio."
#: IV046. Who a message is from or for is a municipality of today, whatever it is about.
GEEN_GEMEENTE = (
    "Gemeentecode {} in de kop heeft het CBS nooit gekend. Vraag de afzender om de juiste code."
)
VROEGERE_GEMEENTE = (
    "Gemeente {} ({}) in de kop is er sinds {} niet meer. Vraag de afzender om het bericht te "
    "sturen met de code van {}."
)
KOP_ONLEESBAAR = (
    "De kop van dit bericht klopt niet; daarom kan er geen iJw-antwoord op komen. De bevindingen "
    "zeggen wat er mis is."
)


def open_bericht(
    bericht: Bericht,
    data: bytes | None,
    regio: Regio,
    vandaag: date,
    afzenders: Collection[str] | None = None,
) -> Geopend:
    """Read and check one message. Never raises on what a sender can do wrong.

    Without `data` it was too large to hold; a claim is then read as a stream. `afzenders`: the
    only senders it may name, when someone handed it in by hand; None: any.
    """
    lezing = lees_bericht(bericht, data)
    if lezing is None:
        return Geopend(bericht, quarantaine=TE_GROOT)
    soort, release = lezing.soort or "", lezing.release or ""
    if lezing.onleesbaar is not None:
        return Geopend(bericht, quarantaine=lezing.onleesbaar, soort=soort, release=release)
    kop = lezing.kop
    if kop is None:
        return Geopend(
            bericht,
            quarantaine=KOP_ONLEESBAAR,
            soort=soort,
            release=release,
            bevindingen=lezing.bevindingen,
        )
    if afzenders is not None and kop.verzender not in afzenders:
        return Geopend(bericht, quarantaine=ANDERE_AFZENDER, soort=soort, release=release)
    if regio.gemeente(kop.gemeente) is None:
        reden = ANDERE_REGIO
        vroeger = ijw.vroegere_gemeenten().get(kop.gemeente)
        if vroeger is not None:
            opvolger = ijw.gemeentenaam(vroeger.opvolger) or vroeger.opvolger
            reden = VROEGERE_GEMEENTE.format(
                vroeger.naam, kop.gemeente, datum(vroeger.tot), opvolger
            )
        elif kop.gemeente not in ijw.gemeenten():
            reden = GEEN_GEMEENTE.format(kop.gemeente)
        return Geopend(bericht, quarantaine=reden, soort=soort, release=release)
    bevindingen = lezing.bevindingen
    if lezing.bericht is not None and register.van(soort).getoetst:
        bevindingen += ijw.controleer(lezing.bericht, vandaag)
    heel = lezing.structuur_geldig
    return Geopend(bericht, "", soort, release, kop, lezing.bericht, bevindingen, heel)
