# SPDX-License-Identifier: EUPL-1.2
"""Questions about messages, within what the asker may see.

The region sees every message; a municipality and a provider those that name them in the header.
What is in quarantine names nobody, so only the region sees it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Sum
from django.utils import timezone

from hefboom.declaraties import Declaratie
from hefboom.dossiers import Honorering, Toewijzing, Verzoek, Zorgperiode
from hefboom.intake.models import (
    AangeleverdBericht,
    Aanlevering,
    Regiobevinding,
    Verwerking,
    Verwerkuitkomst,
)
from hefboom.inzage import Gebruiker, Inzage, Recht, binnen
from hefboom.mailbox import Bericht, Richting


def berichten_zichtbaar_voor(user: Gebruiker) -> QuerySet[Verwerking]:
    """The handled messages this reader may see."""
    return binnen(Verwerking.objects.all(), user.inzage)


def sinds(vanaf: date) -> Q:
    """The messages since that day.

    A message counts on the date it bears; one whose date could not be read on the day it came.
    """
    begin = timezone.make_aware(datetime.combine(vanaf, time.min))
    return Q(dagtekening__gte=vanaf) | Q(dagtekening__isnull=True, bericht__ontvangen_op__gte=begin)


def in_richting(berichten: QuerySet[Verwerking], richting: str) -> QuerySet[Verwerking]:
    """Those that came in, or those we sent.

    Said as what they are not: half of all messages go either way, and a database that takes this
    for the rarest of its conditions reads every one of them.
    """
    return berichten.exclude(bericht__richting=Richting.UIT if richting == "in" else Richting.IN)


def hoeveel_recent(user: Gebruiker, uitkomst: Verwerkuitkomst, vanaf: date) -> int:
    """How many messages of this reader since that day ended this way."""
    return berichten_zichtbaar_voor(user).filter(sinds(vanaf), uitkomst=uitkomst.value).count()


def met_actie(inzage: Inzage, actie: str = "") -> Q:
    """The messages with something the region wants done, as far as this reader may know of it.

    One action, or whichever. It may stand at what both parties read, or at what only some do.
    """
    apart = binnen(Regiobevinding.objects.filter(bericht=OuterRef("bericht_id")), inzage)
    if actie:
        return Q(actie=actie) | Q(Exists(apart.filter(actie=actie)))
    return ~Q(actie="") | Q(Exists(apart.exclude(actie="")))


def hoeveel_te_doen(user: Gebruiker, vanaf: date) -> int:
    """How many messages since that day ask for a decision, of those this reader may see."""
    rijen = in_richting(berichten_zichtbaar_voor(user).filter(sinds(vanaf)), Richting.IN)
    return rijen.filter(met_actie(user.inzage)).count()


def aanleveringen_zichtbaar_voor(user: Gebruiker) -> QuerySet[Aanlevering]:
    """A delivery is seen by who handed it in, and by the region."""
    return binnen(Aanlevering.objects.all(), user.inzage)


def mag_aanleveren(user: Gebruiker) -> bool:
    """Everyone who works with messages may hand them in."""
    return user.inzage.mag(Recht.AANLEVEREN)


def kent(user: Gebruiker, bericht: Bericht) -> bool:
    """May this reader know that these bytes had come in: handed in before, or a message of theirs?

    Of another's message not even that is told.
    """
    return (
        AangeleverdBericht.objects.filter(bericht=bericht, aanlevering__gebruiker=user).exists()
        or berichten_zichtbaar_voor(user).filter(bericht=bericht).exists()
    )


def over_toewijzing(berichten: QuerySet[Verwerking], nummer: int) -> QuerySet[Verwerking]:
    """The messages that made an allocation with this number what it is, and their answers."""
    toewijzingen = Toewijzing.objects.filter(toewijzingnummer=nummer)
    zorg = Zorgperiode.objects.filter(toewijzing__in=toewijzingen)
    referenties = Honorering.objects.filter(toewijzing__in=toewijzingen).values("referentie")
    verzoeken = Verzoek.objects.filter(
        Q(referentie_aanbieder__in=referenties) | Q(regels__toewijzingnummer=nummer)
    )
    declaraties = Declaratie.objects.filter(prestaties__toewijzingnummer=nummer)
    bronnen = Q()
    for rijen, veld in (
        (toewijzingen, "bericht"),
        (zorg, "start_bericht"),
        (zorg, "stop_bericht"),
        (zorg, "tijdelijk_bericht"),
        (verzoeken, "bericht"),
        (verzoeken, "antwoord_bericht"),
        (declaraties, "bericht"),
    ):
        sleutels = rijen.exclude(**{f"{veld}__isnull": True}).values(veld)
        bronnen |= (
            Q(bericht__in=sleutels)
            | Q(bericht__antwoord_op__in=sleutels)
            | Q(beantwoordt__in=sleutels)
        )
    return berichten.filter(bronnen)


@dataclass(frozen=True, slots=True)
class Voortgang:
    """How far a delivery is; counted, so it is right after any interruption."""

    totaal: int
    klaar: int
    al_bekend: int
    quarantaine: int

    @property
    def is_klaar(self) -> bool:
        """Is nothing left to do?"""
        return self.klaar == self.totaal


def voortgang_van(aanlevering: Aanlevering, user: Gebruiker) -> Voortgang:
    """Count a delivery's files and what became of them, as this reader may know it.

    Another's message counts as one in quarantine: that is what it was to who handed it in.
    """
    klaar = Q(bericht__verwerking__isnull=False)
    van_een_ander = klaar & ~Q(bericht__verwerking__in=berichten_zichtbaar_voor(user))
    telling = AangeleverdBericht.objects.filter(aanlevering=aanlevering).aggregate(
        totaal=Count("pk"),
        klaar=Count("pk", filter=klaar),
        al_bekend=Count("pk", filter=Q(al_bekend=True)),
        quarantaine=Count(
            "pk", filter=Q(bericht__verwerking__uitkomst="quarantaine") | van_een_ander
        ),
    )
    return Voortgang(**telling)


def antwoord_op(verwerking: Verwerking) -> Verwerking | None:
    """Our answer to this message, when there is one."""
    return Verwerking.objects.filter(bericht__antwoord_op=verwerking.bericht_id).first()


def vraag_bij(verwerking: Verwerking) -> Verwerking | None:
    """The message this one answers, when it is an answer: ours, or one that came in."""
    bericht: Bericht = verwerking.bericht
    vraag = bericht.antwoord_op_id or verwerking.beantwoordt_id
    return Verwerking.objects.filter(bericht=vraag).first() if vraag else None


def ontvangen_antwoord_op(verwerking: Verwerking) -> Verwerking | None:
    """The latest answer to this message that someone else sent, when one came in."""
    return Verwerking.objects.filter(beantwoordt=verwerking.bericht_id).order_by("-pk").first()


def aangeleverd_sinds(user: Gebruiker, moment: datetime) -> int:
    """How many bytes this account handed in since then, what was known already included."""
    bestanden = AangeleverdBericht.objects.filter(
        aanlevering__gebruiker=user, aanlevering__op__gte=moment
    )
    return int(bestanden.aggregate(som=Sum("bericht__grootte"))["som"] or 0)
