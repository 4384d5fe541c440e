# SPDX-License-Identifier: EUPL-1.2
"""Opening a message: what is it, is it ours, and does it keep to the standard?"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from hefboom import ijw
from hefboom.dossiers.melding import client_uit
from hefboom.kernel import Bsn, Finding
from hefboom.mailbox.models import Bericht
from hefboom.stelsel import Regio

#: The messages that are judged and answered; together with their answers all of the standard.
BEHANDELD = frozenset({"JW301", "JW305", "JW307", "JW315", "JW317", "JW319", "JW323"})
#: Every answer with the message it answers.
RETOUR_VAN = {
    "JW302": "JW301",
    "JW306": "JW305",
    "JW308": "JW307",
    "JW316": "JW315",
    "JW318": "JW317",
    "JW320": "JW319",
    "JW325": "JW323",
}
RETOUR = frozenset(RETOUR_VAN)
#: What the rules within a message are about; a return message repeats what was judged already.
GETOETST = BEHANDELD | {"JW325"}

TE_GROOT = "Dit bestand is te groot om te openen. Splits het bericht en lever het opnieuw aan."
ANDERE_AFZENDER = (
    "De afzender in dit bericht is niet degene die het aanleverde; wie een bericht stuurt, levert "
    "het zelf aan."
)
ANDERE_REGIO = "Dit bericht is voor een andere regio."
#: IV046, TR378. The migration guide to 3.2 lets a code from before a merger stand where it held on
#: the first day of the allocation; which codes those were, no list here says.
GEEN_GEMEENTE = (
    "Gemeentecode {} in de kop staat niet in de gemeentelijst van het CBS van dit jaar. Is het een "
    "code van voor een herindeling, dan kan Hefboom dit bericht niet innemen; vraag de afzender."
)
KOP_ONLEESBAAR = (
    "De kop van dit bericht klopt niet; daarom kan er geen iJw-antwoord op komen. De bevindingen "
    "zeggen wat er mis is."
)


@dataclass(frozen=True, slots=True)
class Geopend:
    """One message after opening, with exactly one of three ends.

    `quarantaine`: a Dutch reason why it is not ours to judge. `inhoud` is None with a `kop`: it
    breaks the schema (`past_in_schema`), or holds a value Hefboom has no room for; then it is
    refused whole. Otherwise `inhoud` is a valid message of this region.
    """

    bericht: Bericht
    quarantaine: str = ""
    soort: str = ""
    release: str = ""
    kop: ijw.Kop | None = None
    inhoud: ijw.Bericht | None = None
    bevindingen: tuple[Finding, ...] = ()
    past_in_schema: bool = True

    @property
    def sleutel(self) -> tuple[str, str, str] | None:
        """Kind, sender and identification: unique for a message that counts as sent (TR056)."""
        if self.kop is None or self.quarantaine:
            return None
        return self.soort, self.kop.afzender, self.kop.eigen[0]

    def bsns(self) -> Iterator[Bsn]:
        """The youths whose dossiers are needed to judge it."""
        if self.inhoud is not None and "Client" in self.inhoud.inhoud:
            yield client_uit(self.inhoud.inhoud["Client"]).bsn


def open_bericht(
    bericht: Bericht,
    data: bytes | None,
    regio: Regio,
    vandaag: date,
    afzenders: Collection[str] | None = None,
) -> Geopend:
    """Read and check one message. Never raises on what a sender can do wrong.

    `afzenders`: the only senders it may name, when someone handed it in by hand; None: any.
    """
    if data is None:
        return Geopend(bericht, quarantaine=TE_GROOT)
    lezing = ijw.lees(data)
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
        if kop.gemeente not in ijw.gemeenten():
            reden = GEEN_GEMEENTE.format(kop.gemeente)
        return Geopend(bericht, quarantaine=reden, soort=soort, release=release)
    bevindingen = lezing.bevindingen
    if lezing.bericht is not None and soort in GETOETST:
        bevindingen += ijw.controleer(lezing.bericht, vandaag)
    heel = lezing.structuur_geldig
    return Geopend(bericht, "", soort, release, kop, lezing.bericht, bevindingen, heel)
