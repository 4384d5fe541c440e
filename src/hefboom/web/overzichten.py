# SPDX-License-Identifier: EUPL-1.2
"""Views of one's own: what can be kept of a page, keeping it under a name, and finding it again.

The page itself says what it understood; that goes through the form under a seal of this reader, so
that nothing is kept which no page ever read.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core import signing
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.http import HttpRequest

from hefboom.inzage import Gebruiker, Inzage, binnen
from hefboom.kernel import Vraagfout, opsomming, verhuld
from hefboom.moment import nu
from hefboom.scherm import Bezoek, Vondst
from hefboom.scherm.onthouden import onbegrepen, paren
from hefboom.web.models import NAAM_LANGST, Overzicht

#: So many one person can still choose from; a page that stood open longer is asked anew.
MEESTE, GELDIG = 100, 24 * 60 * 60
#: What a page without crumbs is called: the first one.
BEGINBLAD = "Vandaag"


class Naamfout(Vraagfout):
    """This name cannot be given; the sentence says why and what then."""


@dataclass(frozen=True, slots=True)
class Bewaarbaar:
    """What the form below a page hands on: sealed, with the names of what is left out in words."""

    zegel: str
    zonder: str


def eigen(inzage: Inzage) -> QuerySet[Overzicht]:
    """The views of this reader, by name."""
    return binnen(Overzicht.objects.all(), inzage)


def bewaarbaar(request: HttpRequest, titel: str) -> Bewaarbaar | None:
    """What can be kept of the page that is made; None when nothing was asked of it."""
    vraag, plek = paren(request), request.resolver_match
    if not vraag or plek is None or not plek.url_name or request.method != "GET":
        return None
    inhoud = {
        "blad": plek.url_name,
        "delen": {naam: str(waarde) for naam, waarde in plek.kwargs.items()},
        "titel": verhuld(titel, 200) or BEGINBLAD,
        "vraag": vraag,
    }
    zegel = signing.dumps(inhoud, salt=_zout(request.user), compress=True)
    return Bewaarbaar(zegel, opsomming([f"‘{naam}’" for naam in onbegrepen(request)]))


def bewaar(gebruiker: Gebruiker, naam: str, zegel: str) -> Overzicht:
    """Keep it. Raises `Naamfout`, and `Vraagfout` for what was not sealed for this reader."""
    try:
        inhoud = signing.loads(zegel, salt=_zout(gebruiker), max_age=GELDIG)
    except signing.BadSignature:
        raise Vraagfout(
            "Dit overzicht is niet te bewaren: het blad stond te lang open. Open het blad opnieuw "
            "en bewaar het dan."
        ) from None
    if len(eigen(gebruiker.inzage)) >= MEESTE:
        raise Vraagfout(f"U hebt al {MEESTE} overzichten. Verwijder er eerst een.")
    rij = Overzicht(gebruiker=gebruiker, gemaakt_op=nu(), **inhoud)
    return _noem(rij, naam)


def hernoem(rij: Overzicht, naam: str) -> Overzicht:
    """Give it another name. Raises `Naamfout`."""
    return _noem(rij, naam)


def _noem(rij: Overzicht, naam: str) -> Overzicht:
    rij.naam = _keur(naam)
    try:
        with transaction.atomic():
            rij.save()
    except IntegrityError:
        raise Naamfout(f"U hebt al een overzicht ‘{rij.naam}’. Kies een andere naam.") from None
    return rij


def _keur(naam: str) -> str:
    kort = " ".join(naam.split())
    if not kort or not kort.isprintable():
        raise Naamfout("Geef het overzicht een naam, bijvoorbeeld: uitgaven per segment.")
    if len(kort) > NAAM_LANGST:
        raise Naamfout(f"De naam telt {len(kort)} tekens; hoogstens {NAAM_LANGST} kan.")
    if verhuld(kort) != kort:
        raise Naamfout("In de naam staat een nummer dat een BSN kan zijn. Laat dat weg.")
    return kort


def verwijder(rij: Overzicht) -> dict[str, str]:
    """Away with it; gives what puts it back (`bewaar`)."""
    inhoud: Mapping[str, Any] = {
        "blad": rij.blad,
        "delen": rij.delen,
        "titel": rij.titel,
        "vraag": rij.vraag,
    }
    rij.delete()
    zegel = signing.dumps(inhoud, salt=_zout(rij.gebruiker), compress=True)
    return {"naam": rij.naam, "zegel": zegel}


def vind(bezoek: Bezoek, term: str) -> list[Vondst]:
    """By name, one's own."""
    klein = term.casefold()
    return [
        Vondst("uw overzicht", rij.naam, rij.adres)
        for rij in eigen(bezoek.user.inzage)
        if klein in rij.naam.casefold() and rij.adres
    ]


def _zout(gebruiker: Any) -> str:
    return f"overzicht van {gebruiker.pk}"
