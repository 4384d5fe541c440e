# SPDX-License-Identifier: EUPL-1.2
"""Answers that come in: which message do they answer, and does a JW325 fit its claim?

A municipality may answer from its own system; such an answer passes by here and changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from hefboom import ijw
from hefboom.declaraties.antwoordtoets import stand_van, toets_antwoord
from hefboom.declaraties.models import Declaratie
from hefboom.intake.extern import bevinding
from hefboom.intake.models import Uitkomst, Verwerking
from hefboom.intake.openen import RETOUR_VAN, Geopend
from hefboom.kernel import Failed, Finding, NotApplicable, Outcome, Passed, datum
from hefboom.mailbox import services as mailbox
from hefboom.mailbox.models import Bericht, Richting

DAG = "Header/DeclaratieIdentificatie/Dagtekening"
#: Kind, sender and identification of the message that is answered.
Sleutel = tuple[str, str, str]


def beantwoorde_sleutel(stuk: Geopend) -> Sleutel | None:
    """What an answer says it answers; None when it is no answer."""
    kop = stuk.kop
    if kop is None or stuk.soort not in RETOUR_VAN or kop.antwoord_op is None:
        return None
    afzender = kop.ontvanger if kop.is_declaratieantwoord else kop.afzender
    return RETOUR_VAN[stuk.soort], afzender, kop.antwoord_op[0]


@dataclass(slots=True)
class Vragen:
    """The messages that the answers of a stack answer, those of the stack itself included."""

    _bekend: dict[Sleutel, UUID] = field(default_factory=dict)

    @classmethod
    def laad(cls, stukken: Iterable[Geopend]) -> Vragen:
        """Look up, in one question, what the answers of this stack refer to."""
        gezocht = {sleutel for stuk in stukken if (sleutel := beantwoorde_sleutel(stuk))}
        if not gezocht:
            return cls()
        rijen = (
            Verwerking.objects.filter(
                soort__in={soort for soort, _, _ in gezocht},
                afzender__in={afzender for _, afzender, _ in gezocht},
                identificatie__in={identificatie for _, _, identificatie in gezocht},
                bericht__richting=Richting.IN,
            )
            .exclude(uitkomst=Uitkomst.QUARANTAINE)
            .order_by("pk")  # a later one took the place of one refused as a whole (OP286)
            .values_list("soort", "afzender", "identificatie", "pk")
        )
        return cls({(soort, van, naam): pk for soort, van, naam, pk in rijen})

    def onthoud(self, verwerking: Verwerking) -> None:
        """A message of this stack may be answered further on."""
        sleutel = (verwerking.soort, verwerking.afzender, verwerking.identificatie)
        self._bekend[sleutel] = verwerking.bericht_id

    def van(self, stuk: Geopend) -> UUID | None:
        """The message this one answers, when we have it."""
        sleutel = beantwoorde_sleutel(stuk)
        return None if sleutel is None else self._bekend.get(sleutel)


def bevindingen_op(stuk: Geopend, vraag: UUID | None) -> tuple[Finding, ...]:
    """What in a received JW325 does not fit the claim; nothing for other answers."""
    if stuk.soort != "JW325" or stuk.inhoud is None or stuk.kop is None:
        return ()
    declaratie = None
    if vraag is not None:
        declaratie = ijw.lees(mailbox.inhoud(Bericht.objects.get(pk=vraag))).bericht
    nummer = (stuk.inhoud.inhoud.get("DeclaratieAntwoord") or {}).get("DeclaratieNummer", "")
    bekend = Declaratie.objects.filter(
        gemeente=stuk.kop.gemeente, aanbieder=stuk.kop.aanbieder, declaratienummer=nummer
    ).exists()
    gevonden = toets_antwoord(stuk.inhoud, stand_van(declaratie, bekend))
    for code, toets in TOETSEN:
        uitkomst = toets(stuk.kop, declaratie)
        if isinstance(uitkomst, Failed):
            gevonden += (bevinding(code, DAG, uitkomst),)
    return gevonden


def dagtekening_is_die_van_de_declaratie(kop: ijw.Kop, declaratie: ijw.Bericht | None) -> Outcome:
    """The date belongs to the identification of the claim that is answered (TR337)."""
    if declaratie is None or kop.antwoord_op is None:
        return NotApplicable("de declaratie is niet bekend")
    verwacht, gevonden = declaratie.kop.dagtekening, kop.antwoord_op[1]
    if gevonden != verwacht:
        return Failed(datum(verwacht), datum(gevonden))
    return Passed()


TOETSEN = (("TR337", dagtekening_is_die_van_de_declaratie),)
