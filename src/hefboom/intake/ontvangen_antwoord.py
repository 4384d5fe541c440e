# SPDX-License-Identifier: EUPL-1.2
"""Answers that come in: which message do they answer?

A municipality may answer from its own system; such an answer passes by here and changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from hefboom import ijw
from hefboom.intake.geopend import PAST_NIET, Geopend
from hefboom.intake.models import Verwerking, Verwerkuitkomst
from hefboom.mailbox import Richting

#: Kind, sender and identification of the message that is answered.
Antwoordsleutel = tuple[str, str, str]


def beantwoorde_sleutel(stuk: Geopend) -> Antwoordsleutel | None:
    """What an answer says it answers; None when it is no answer."""
    kop, soort = stuk.kop, ijw.berichtsoort(stuk.soort)
    if kop is None or kop.antwoord_op is None or soort is None or soort.antwoord_op is None:
        return None
    afzender = kop.ontvanger if kop.is_declaratieantwoord else kop.afzender
    return soort.antwoord_op, afzender, kop.antwoord_op[0]


@dataclass(slots=True)
class Vragen:
    """The messages that the answers of a stack answer, those of the stack itself included.

    A later one took the place of one refused as a whole (OP286). One that breaks the schema is
    never answered (IV028, ADR 8), so an answer is only its when no other bears that name.
    """

    _bekend: dict[Antwoordsleutel, UUID] = field(default_factory=dict)
    _gebroken: set[Antwoordsleutel] = field(default_factory=set)

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
            .exclude(uitkomst=Verwerkuitkomst.QUARANTAINE)
            .order_by("pk")
            .values_list("soort", "afzender", "identificatie", "pk", "reden")
        )
        vragen = cls()
        for soort, van, naam, pk, reden in rijen:
            vragen._onthoud((soort, van, naam), pk, gebroken=reden == PAST_NIET)
        return vragen

    def onthoud(self, verwerking: Verwerking) -> None:
        """A message of this stack may be answered further on."""
        sleutel = (verwerking.soort, verwerking.afzender, verwerking.identificatie)
        self._onthoud(sleutel, verwerking.bericht_id, gebroken=verwerking.reden == PAST_NIET)

    def _onthoud(self, sleutel: Antwoordsleutel, bericht: UUID, gebroken: bool) -> None:
        if gebroken and sleutel in self._bekend and sleutel not in self._gebroken:
            return
        self._bekend[sleutel] = bericht
        (self._gebroken.add if gebroken else self._gebroken.discard)(sleutel)

    def van(self, stuk: Geopend) -> UUID | None:
        """The message this one answers, when we have it."""
        sleutel = beantwoorde_sleutel(stuk)
        return None if sleutel is None else self._bekend.get(sleutel)
