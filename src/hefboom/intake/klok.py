# SPDX-License-Identifier: EUPL-1.2
"""Nothing is judged on a day that lies before a day on which messages were judged.

A message is judged by the day it is, and what was judged stands. A clock that is behind makes
every message one from the future, refuses it, and sends that refusal: for good.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Max
from django.utils.timezone import localdate

from hefboom import logboek
from hefboom.intake.models import Klokstand, Verwerking
from hefboom.kernel import ONE_DAY, Uitlegfout, datum

_log = logging.getLogger(__name__)
#: Two machines may stand on either side of midnight.
SPELING = ONE_DAY


class KlokLooptAchter(Uitlegfout):
    """It is earlier here than when messages were judged last; the message says what to do."""


@dataclass(slots=True)
class Klokwacht:
    """The day of a run, held against the last day on which messages were judged."""

    vandaag: date
    laatste: date | None
    #: Whether the last day stands in the record of days itself.
    staat: bool

    def onthoud(self) -> None:
        """Messages were judged on this day: remember it, once."""
        if self.laatste is None or self.vandaag > self.laatste or not self.staat:
            Klokstand.objects.create(dag=max(self.vandaag, self.laatste or self.vandaag))
            self.laatste, self.staat = self.vandaag, True


def eis_klok(op: datetime) -> Klokwacht:
    """Raises `KlokLooptAchter` when this moment's day lies more than a day before the last."""
    vandaag = localdate(op)
    stand = Klokstand.objects.order_by("-pk").first()
    laatste = _laatst_beoordeeld() if stand is None else stand.dag
    if laatste is not None and vandaag < laatste - SPELING:
        fout = KlokLooptAchter(
            f"De klok van deze machine staat op {datum(vandaag)}, maar er zijn al berichten "
            f"beoordeeld op {datum(laatste)}. Er is nu niets beoordeeld. Zet de klok goed en doe "
            "het opnieuw. Klopt de klok wel, en liep zij eerder voor, zeg dat dan eenmaal met "
            "`./hefboom verwerk --klok-klopt`."
        )
        _log.error("%s", fout)
        raise fout
    return Klokwacht(vandaag, laatste, stand is not None)


def bevestig_klok(op: datetime) -> None:
    """Someone says that it is this day, whatever was judged before: from here on that counts."""
    wie = logboek.wie_op_deze_machine()
    stand = Klokstand.objects.create(dag=localdate(op), bevestigd_door=wie)
    _log.warning("De klok is bevestigd: het is %s (door %s).", stand.dag, stand.bevestigd_door)


def _laatst_beoordeeld() -> date | None:
    moment: datetime | None = Verwerking.objects.aggregate(laatste=Max("verwerkt_op"))["laatste"]
    return None if moment is None else localdate(moment)
