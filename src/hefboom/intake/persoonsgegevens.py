# SPDX-License-Identifier: EUPL-1.2
"""Who may read who and where someone is, in one message: by role, or because it was asked for.

Asking takes a purpose from a list. It is in the log before anything is shown, holds for this one
message and for a short time, and ends with the session.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from hefboom import logboek
from hefboom.intake.models import Verwerking
from hefboom.inzage import Inzage, Kringen, Recht
from hefboom.logboek import Daad
from hefboom.scherm import Bezoek

#: How long what was asked for is shown.
GELDIG = timedelta(minutes=15)
ANDERS = "anders"
#: What someone may need it for: the code that stands in the log, and the words of the form.
OPVRAAGDOELEN: Mapping[str, str] = {
    "vraag": "een vraag of klacht van de jeugdige of een ouder beantwoorden",
    "wie": "nagaan of dit de juiste jeugdige is (BSN, naam of geboortedatum klopt niet)",
    "woonplaats": "nagaan welke gemeente betaalt",
    "herstel": "een bericht dat niet doorkomt herstellen met de afzender",
    "controle": "een declaratie of levering controleren",
    ANDERS: "iets anders, namelijk:",
}
_SESSIE = "persoonsgegevens"
#: What stands in the log when a reader and someone in the message have the same surname.
NAAMGENOOT = "zelfde achternaam"
_ACHTERNAAM = re.compile(r"<(?:[\w.-]+:)?Achternaam(?:\s[^<>]*)?>([^<]*)<")


@dataclass(frozen=True, slots=True)
class Vertoning:
    """What this reader gets of one message.

    `getoond`: who and where someone is too; `op_te_vragen`: it may be asked for. `tot` and `doel`
    say until when it is shown and what for, when it was asked for.
    """

    getoond: bool
    op_te_vragen: bool = False
    tot: datetime | None = None
    doel: str = ""


def vertoning(bezoek: Bezoek, rij: Verwerking) -> Vertoning:
    """What this reader gets of this message now; what was asked for is told to the log."""
    inzage = bezoek.user.inzage
    if _geldt_voor(inzage.kring(Recht.PERSOONSGEGEVENS), rij):
        return Vertoning(getoond=True)
    if not mag_opvragen(inzage, rij):
        return Vertoning(getoond=False)
    tot, doel = _gevraagd(bezoek, rij)
    if tot is None or tot <= timezone.now():
        return Vertoning(getoond=False, op_te_vragen=True)
    logboek.bijzonder(doel=doel)
    return Vertoning(True, True, tot, OPVRAAGDOELEN[doel].removesuffix(", namelijk:"))


def mag_opvragen(inzage: Inzage, rij: Verwerking) -> bool:
    """May this reader ask for it?"""
    return _geldt_voor(inzage.kring(Recht.PERSOONSGEGEVENS_OPVRAGEN), rij)


def vraag_op(bezoek: Bezoek, rij: Verwerking, doel: str, woorden: str) -> None:
    """Show it for this message from now on. The line about it is kept before the answer leaves.

    A session is not kept with an answer that says that the log is closed.
    """
    logboek.bijzonder(Daad.VRAAGT_OP, doel=doel, woorden=woorden)
    nu = timezone.now()
    eerder: dict[str, Any] = bezoek.session.get(_SESSIE, {})
    loopt = {pk: een for pk, een in eerder.items() if datetime.fromisoformat(een[0]) > nu}
    bezoek.session[_SESSIE] = loopt | {str(rij.pk): [(nu + GELDIG).isoformat(), doel]}


def _gevraagd(bezoek: Bezoek, rij: Verwerking) -> tuple[datetime | None, str]:
    gevonden = bezoek.session.get(_SESSIE, {}).get(str(rij.pk))
    if gevonden is None or gevonden[1] not in OPVRAAGDOELEN:
        return None, ""
    return datetime.fromisoformat(gevonden[0]), gevonden[1]


def _geldt_voor(kring: Kringen, rij: Verwerking) -> bool:
    """Does a right in these circles hold for this message?"""
    return kring.regio or rij.gemeente in kring.gemeenten or rij.aanbieder in kring.aanbieders


def meld_naamgenoot(bezoek: Bezoek, data: bytes) -> None:
    """Tell the log when someone in this message has the reader's surname; it proves nothing."""
    eigen = bezoek.user.last_name.strip().casefold()
    namen = _ACHTERNAAM.findall(data.decode("utf-8", "replace")) if eigen else ()
    if eigen in {naam.strip().casefold() for naam in namen}:
        logboek.bijzonder(kenmerk=NAAMGENOOT)
