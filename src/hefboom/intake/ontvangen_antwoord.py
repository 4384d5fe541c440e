# SPDX-License-Identifier: EUPL-1.2
"""Answers that come in: which message do they answer?

A municipality may answer from its own system; such an answer passes by here and changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from hefboom import ijw
from hefboom.intake.geopend import Geopend
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
    """The messages that the answers of a stack answer, those of the stack itself included."""

    _bekend: dict[Antwoordsleutel, UUID] = field(default_factory=dict)

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
