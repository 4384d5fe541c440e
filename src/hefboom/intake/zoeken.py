# SPDX-License-Identifier: EUPL-1.2
"""What search finds among the messages: allocations, requests and messages by their number.

A rule is found by its code, or by the return code it sends back.

A youth is found by its BSN or the last four digits of it, and only when those were posted: what
stands in an address is kept in histories and logs.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse

from hefboom import ijw, stelsel
from hefboom.dossiers import (
    Toewijzing,
    bsn_index,
    toewijzingen_zichtbaar_voor,
    verzoeken_zichtbaar_voor,
)
from hefboom.intake.presentatie import soortnaam
from hefboom.intake.selectors import berichten_zichtbaar_voor
from hefboom.intake.soorten import register
from hefboom.inzage import Recht
from hefboom.kernel import Bsn, OngeldigeCode
from hefboom.scherm import Bezoek, Vondst

MEESTE = 25
LANGSTE_NUMMER = 18
#: Of a BSN one may know the last so many digits from a list.
LAATSTE = 4


def toewijzingen(bezoek: Bezoek, term: str) -> Iterator[Vondst]:
    """The message that made each allocation with this number, those this reader may see."""
    if not term.isdecimal() or len(term) > LANGSTE_NUMMER:
        return
    alle = toewijzingen_zichtbaar_voor(bezoek.user)
    yield from _als_vondst(alle.filter(toewijzingnummer=int(term)), met_jeugdige=False)


def jeugdigen(bezoek: Bezoek, term: str) -> Iterator[Vondst]:
    """The allocations of the youths with this BSN, or whose BSN ends so; when it was posted."""
    if bezoek.method != "POST" or not bezoek.user.inzage.ziet_personen or not term.isdecimal():
        return
    alle = toewijzingen_zichtbaar_voor(bezoek.user).order_by("-ingangsdatum", "-pk")
    if len(term) == LAATSTE:
        yield from _als_vondst(alle.filter(jeugdige__bsn_laatste=term), met_jeugdige=True)
        return
    try:
        index = bsn_index(Bsn(term))
    except OngeldigeCode:
        return
    yield from _als_vondst(alle.filter(jeugdige__bsn_index=index), met_jeugdige=True)


def _als_vondst(rijen: QuerySet[Toewijzing], *, met_jeugdige: bool) -> Iterator[Vondst]:
    regio = stelsel.laad(settings.OMGEVING.regio)
    for rij in rijen.select_related("jeugdige")[:MEESTE]:
        gemeente = regio.gemeente(rij.gemeente)
        plaats = gemeente.naam if gemeente else rij.gemeente
        van = f"*****{rij.jeugdige.bsn_laatste}, {plaats}" if met_jeugdige else plaats
        naam = f"{rij.toewijzingnummer} ({van})"
        yield Vondst("toewijzing", naam, reverse("bericht", args=[rij.bericht_id]))


def verzoeken(bezoek: Bezoek, term: str) -> Iterator[Vondst]:
    """The message of each request with this reference, whole and whatever the letters."""
    gevonden = verzoeken_zichtbaar_voor(bezoek.user).filter(referentie_aanbieder__iexact=term)
    for rij in gevonden.order_by("pk")[:MEESTE]:
        naam = f"{rij.referentie_aanbieder}, {rij.get_soort_display()}"
        yield Vondst("verzoek", naam, reverse("bericht", args=[rij.bericht_id]))


def berichten(bezoek: Bezoek, term: str) -> Iterator[Vondst]:
    """The messages with this identification; and all of a kind, by its code (JW301, or 301)."""
    if not bezoek.user.inzage.mag(Recht.BERICHTEN):
        return
    soorten = [s.code for s in register if term.upper() in (s.code, s.code.removeprefix("JW"))]
    for code in soorten:
        adres = f"{reverse('berichten')}?soort={code}"
        yield Vondst("berichten", f"{soortnaam(code)}", adres)
    gevonden = berichten_zichtbaar_voor(bezoek.user).filter(identificatie=term.upper())
    for rij in gevonden.order_by("-pk")[:MEESTE] if term else ():
        naam = f"{rij.identificatie}, {soortnaam(rij.soort)}"
        yield Vondst("bericht", naam, reverse("bericht", args=[rij.pk]))


def regels(bezoek: Bezoek, term: str) -> Iterator[Vondst]:
    """By its own code (TR321, HB023), or by the return code it sends back (9321)."""
    code = "".join(term.split()).upper()
    gevonden = [r for r in ijw.regels().values() if code in (r.code.upper(), r.retourcode)]
    for regel in gevonden[:MEESTE]:
        yield Vondst("regel", f"{regel.code}: {regel.zin}", reverse("regel", args=[regel.code]))
