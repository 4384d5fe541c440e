# SPDX-License-Identifier: EUPL-1.2
"""What is asked of the log, as it stands in an address; a BSN never stands there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.http import Http404, HttpRequest
from django.utils import timezone

from hefboom import logboek
from hefboom.inzage import Inzage, Recht
from hefboom.kernel import Bsn, OngeldigeCode, Vraagfout, getal
from hefboom.logboek import Daad, Daadafloop, Logregel, Logvraag
from hefboom.mailbox import pseudoniem
from hefboom.scherm import Bezoek, lees_dag, lees_keuze, lees_tekst

#: How far back one looks unless one says so: of one youth longer, since those lines are few.
EEN_WEEK, EEN_JAAR = timedelta(days=6), timedelta(days=365)
#: More lines are not read for one answer: then one asks for a shorter time.
MEESTE = 200_000
#: Never nine digits: that is a BSN, and what is asked stands in the log.
_PSEUDONIEM = re.compile("(?![0-9]{9}$)[0-9a-z]{4,24}")
DADEN: Mapping[str, Daad] = {daad.name.lower(): daad for daad in Daad}
AFLOPEN: Mapping[str, Daadafloop] = {afloop.name.lower(): afloop for afloop in Daadafloop}


@dataclass(frozen=True, slots=True)
class Gevraagd:
    """The question, and its words as they stand in the address."""

    vraag: Logvraag
    woorden: Mapping[str, str]


def mag_lezen(inzage: Inzage) -> bool:
    """May this reader read the log?"""
    return inzage.mag(Recht.LOGBOEK)


def eis_lezer(bezoek: Bezoek) -> None:
    """Raises `Http404` for who may not read the log."""
    if not mag_lezen(bezoek.user.inzage):
        raise Http404


def lees_vraag(bezoek: HttpRequest) -> Gevraagd:
    """What the address asks. Raises `Vraagfout`."""
    jeugdige = lees_tekst(bezoek, "jeugdige")
    if jeugdige and not _PSEUDONIEM.fullmatch(jeugdige):
        raise Vraagfout("‘jeugdige’ is geen pseudoniem. Zoek op BSN met het formulier.")
    tot = lees_dag(bezoek, "tot_en_met") or timezone.localdate()
    vanaf = lees_dag(bezoek, "vanaf") or _begin(tot, jeugdige)
    daad, afloop = lees_keuze(bezoek, "daad", DADEN), lees_keuze(bezoek, "uitkomst", AFLOPEN)
    wie = lees_tekst(bezoek, "wie")
    return Gevraagd(
        Logvraag(vanaf, tot, wie, jeugdige, DADEN.get(daad), AFLOPEN.get(afloop)),
        {
            "vanaf": vanaf.isoformat(),
            "tot_en_met": tot.isoformat(),
            "wie": wie,
            "jeugdige": jeugdige,
            "daad": daad,
            "uitkomst": afloop,
        },
    )


def _begin(tot: date, jeugdige: str) -> date:
    return tot - (EEN_JAAR if jeugdige else EEN_WEEK)


def pseudoniem_van(bsn: str) -> str:
    """The pseudonym of a BSN that was typed. Raises `Vraagfout` when it is none."""
    try:
        return pseudoniem(Bsn(bsn.strip()).cijfers)
    except OngeldigeCode:
        raise Vraagfout(
            "Dit is geen BSN: het telt negen cijfers en klopt met de elfproef. Kijk het na."
        ) from None


def regels(gevraagd: Gevraagd) -> list[Logregel]:
    """The lines, newest first. That they are read comes in the log too. Raises `Vraagfout`."""
    gevonden: list[Logregel] = []
    for een in logboek.lees(logboek.huidige_map(), gevraagd.vraag):
        gevonden.append(een)
        if len(gevonden) > MEESTE:
            raise Vraagfout(
                f"Dit zijn meer dan {getal(MEESTE)} regels. Kies een kortere tijd of een gebruiker."
            )
    over = (gevraagd.vraag.jeugdige,) if gevraagd.vraag.jeugdige else ()
    logboek.zag_jeugdige("logboek", over, len(gevonden))
    woorden = " ".join(f"{k}={w}" for k, w in gevraagd.woorden.items() if w and k != "jeugdige")
    logboek.bijzonder(Daad.LEEST_LOGBOEK, woorden=woorden)
    return gevonden


def adresdelen(gevraagd: Gevraagd, **anders: Any) -> dict[str, str]:
    """The parts of an address that asks the same, or something else."""
    return {k: str(w) for k, w in ({**gevraagd.woorden} | anders).items() if w}
