# SPDX-License-Identifier: EUPL-1.2
"""Which claims and lines a reader may see; the models say whose they are (`pad`)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import F, Q, QuerySet

from hefboom.declaraties.afgedaan import afgedaan_door, openstaand
from hefboom.declaraties.models import Declaratie, Maatwerkafspraak, Maatwerkuitkomst, Prestatie
from hefboom.inzage import Gebruiker, Inzage, binnen


def prestaties_zichtbaar_voor(user: Gebruiker) -> QuerySet[Prestatie]:
    """The lines this user may see: the region all, a municipality and a provider their own."""
    return binnen(Prestatie.objects.all(), user.inzage)


def declaraties_zichtbaar_voor(user: Gebruiker) -> QuerySet[Declaratie]:
    """The claims this user may see, by the same scope as their lines."""
    return binnen(Declaratie.objects.all(), user.inzage)


def maatwerk_zichtbaar_voor(user: Gebruiker) -> QuerySet[Maatwerkafspraak]:
    """The maatwerk records this user may see, what is not decided on top."""
    rijen = binnen(Maatwerkafspraak.objects.all(), user.inzage)
    return rijen.select_related("voorgesteld_door", "besloten_door").order_by(
        F("besloten_op").desc(nulls_first=True), "-voorgesteld_op", "-pk"
    )


def open_maatwerk(user: Gebruiker) -> dict[tuple[str, int], int]:
    """By municipality and allocation number the proposals that wait for a second person."""
    rijen = binnen(Maatwerkafspraak.objects.all(), user.inzage).filter(
        uitkomst=Maatwerkuitkomst.OPEN
    )
    return {
        (gemeente, nummer): pk
        for gemeente, nummer, pk in rijen.values_list("gemeente", "toewijzingnummer", "pk")
    }


def draait_terug(referentie: str) -> Q:
    """The lines that take back the one with this reference; the index asks for the second half."""
    return Q(vorig_referentienummer=referentie) & ~Q(vorig_referentienummer="")


def verwant(rij: Prestatie, user: Gebruiker) -> list[Prestatie]:
    """The line a credit takes back, and the credits that take this line back; of one provider."""
    keuze = draait_terug(rij.referentienummer)
    if rij.vorig_referentienummer:
        keuze |= Q(referentienummer=rij.vorig_referentienummer)
    zichtbaar = prestaties_zichtbaar_voor(user).filter(aanbieder=rij.aanbieder)
    return list(zichtbaar.filter(keuze).exclude(pk=rij.pk).order_by("pk")[:20])


def openstaande_weigeringen(user: Gebruiker) -> QuerySet[Prestatie]:
    """The refused lines this user may see that still ask for something, the newest first."""
    return prestaties_zichtbaar_voor(user).filter(openstaand()).order_by("-pk")


def open_sinds(user: Gebruiker, dag: date | None = None) -> QuerySet[Prestatie]:
    """Of those the ones in claims dated on that day or later; all without a day."""
    alle = openstaande_weigeringen(user)
    return alle if dag is None else alle.filter(declaratie__dagtekening__gte=dag)


def laatst_openstaand(user: Gebruiker, hoeveel: int = 8) -> list[Prestatie]:
    """The newest open refusals this user may see, each with its claim."""
    return list(openstaande_weigeringen(user).select_related("declaratie")[:hoeveel])


def openstaand_wegens(user: Gebruiker, hoeveel: int = 500) -> dict[str, int]:
    """Why the newest open refusals were refused: rule code → lines, the most frequent first."""
    redenen: dict[str, int] = {}
    nieuwste = openstaande_weigeringen(user).values_list("toetsen", flat=True)[:hoeveel]
    for toetsen in nieuwste:
        for code in {toets[0] for toets in toetsen if toets[1] == "nee"}:
            redenen[code] = redenen.get(code, 0) + 1
    return dict(sorted(redenen.items(), key=lambda paar: -paar[1]))


def afgedaan_voor(rij: Prestatie, user: Gebruiker) -> list[Prestatie]:
    """The granted lines that settle a refused one, as far as this user may see them."""
    gevonden = afgedaan_door(rij).filter(pk__in=prestaties_zichtbaar_voor(user))
    return list(gevonden.select_related("declaratie").order_by("pk")[:20])


def regels_met_sleutel(inzage: Inzage, sleutels: Iterable[int]) -> QuerySet[Prestatie]:
    """Those of these lines that this reader may see, with what `regelnaam` needs."""
    rijen = binnen(Prestatie.objects.filter(pk__in=list(sleutels)), inzage)
    return rijen.select_related("declaratie").only(
        "volgnummer", "jeugdige_id", "declaratie__declaratienummer"
    )
