# SPDX-License-Identifier: EUPL-1.2
"""Messages that need a reader today: in quarantine, refused, or refused in part."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse
from django.utils.http import urlencode

from hefboom import logboek
from hefboom.intake import selectors
from hefboom.intake.bladen.berichten.filter import IETS
from hefboom.intake.models import Verwerkuitkomst
from hefboom.intake.moment import nu
from hefboom.intake.termijnen import Wachtstand, open_verzoeken
from hefboom.inzage import Gebruiker, Recht
from hefboom.kernel import datum, getal
from hefboom.scherm import Bezoek, Taak

#: How far back the working list looks for messages.
RECENT = timedelta(days=30)


def taken(bezoek: Bezoek) -> Iterator[Taak]:
    """The lines of this reader, in order."""
    yield from (taak for taak in _taken(bezoek.user, nu().date() - RECENT) if taak is not None)


def _taken(user: Gebruiker, vanaf: date) -> Iterator[Taak | None]:
    inzage = user.inzage
    if not inzage.mag(Recht.BERICHTEN):
        return
    if inzage.kring(Recht.BERICHTEN).regio:
        yield _berichten(
            user,
            vanaf,
            Verwerkuitkomst.QUARANTAINE,
            "berichten in quarantaine",
            "Hefboom kon ze niet lezen, of ze zijn niet voor deze regio.",
            "Bekijk waarom",
        )
    # Who may check a file may mend one.
    if inzage.mag(Recht.CONTROLEREN):
        yield _berichten(
            user,
            vanaf,
            Verwerkuitkomst.AFGEKEURD,
            "berichten afgekeurd",
            "De afzender moet ze verbeteren en opnieuw sturen.",
            "Bekijk de bevindingen",
        )
    yield _berichten(
        user,
        vanaf,
        Verwerkuitkomst.DEELS,
        "declaraties deels afgekeurd",
        "Een deel van de regels is toegekend, een deel niet.",
        "Bekijk wat ontbreekt",
    )
    if inzage.kring(Recht.BERICHTEN).regio or inzage.kring(Recht.BERICHTEN).gemeenten:
        yield _te_doen(user, vanaf)
        if inzage.ziet_personen:
            yield from _onbeantwoord(user)


def _onbeantwoord(user: Gebruiker) -> Iterator[Taak]:
    """Requests past their term, for who must answer; past the last one, for the region too."""
    with logboek.onbekeken():  # counted, not shown
        geteld = Counter(een.stand for een in open_verzoeken(user, nu().date()))
    regio = user.inzage.kring(Recht.BERICHTEN).regio
    for stand, wat, waarom, stap in (
        (
            Wachtstand.OPGESCHAALD,
            "langer dan acht weken op een besluit",
            "De laatste termijn is voorbij. De gemeente moet vandaag toewijzen of afwijzen; de "
            "aanbieder mag het verzoek nu opnieuw doen.",
            "Bekijk wie de gemeente moet aanspreken" if regio else "Beslis op de verzoeken",
        ),
        (
            Wachtstand.TE_LAAT,
            "langer op antwoord dan mag",
            "De termijn van de standaard is voorbij. Wijs toe, wijs af of meld onderzoek.",
            "Bekijk de verzoeken",
        ),
    ):
        aantal = geteld[stand]
        if aantal and (not regio or stand is Wachtstand.OPGESCHAALD):
            yield Taak(
                getal(aantal),
                f"{'verzoek wacht' if aantal == 1 else 'verzoeken wachten'} {wat}",
                waarom,
                stap,
                f"{reverse('termijnen')}?stand={stand.value}",
                rijen=aantal,
            )


def _te_doen(user: Gebruiker, vanaf: date) -> Taak | None:
    """What no rule refuses but the region wants looked at (its own `beleid`)."""
    aantal = selectors.hoeveel_te_doen(user, vanaf)
    if not aantal:
        return None
    return Taak(
        getal(aantal),
        f"{'bericht vraagt' if aantal == 1 else 'berichten vragen'} een besluit in de laatste "
        f"{RECENT.days} dagen",
        f"De standaard keurt dit niet af, de regio wil dat iemand kijkt. Sinds {datum(vanaf)}.",
        "Bekijk de bevindingen",
        _lijst(vanaf, actie=IETS),
        rijen=aantal,
    )


def _berichten(
    user: Gebruiker, vanaf: date, uitkomst: Verwerkuitkomst, wat: str, waarom: str, stap: str
) -> Taak | None:
    aantal = selectors.hoeveel_recent(user, uitkomst, vanaf)
    if not aantal:
        return None
    if aantal == 1:
        wat = wat.replace("berichten", "bericht", 1).replace("declaraties", "declaratie", 1)
    return Taak(
        getal(aantal),
        f"{wat} in de laatste {RECENT.days} dagen",
        f"{waarom} Sinds {datum(vanaf)}.",
        stap,
        _lijst(vanaf, uitkomst=uitkomst.value),
        rijen=aantal,
    )


def _lijst(vanaf: date, **keuzes: str) -> str:
    """The address of exactly what was counted."""
    return f"{reverse('berichten')}?{urlencode({**keuzes, 'sinds': vanaf.isoformat()})}"
