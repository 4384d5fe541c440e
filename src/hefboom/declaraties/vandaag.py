# SPDX-License-Identifier: EUPL-1.2
"""What refused claim lines ask of a reader: those still open, and those that came since."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.db.models import Count, Sum
from django.urls import reverse

from hefboom.declaraties.bladen.openstaand import pagina
from hefboom.declaraties.herzien import te_herzien
from hefboom.declaraties.models import Maatwerkuitkomst
from hefboom.declaraties.selectors import maatwerk_zichtbaar_voor, open_sinds
from hefboom.inzage import Inzage, Recht, Startblad
from hefboom.kernel import Cents, euro, euro_kort, getal
from hefboom.moment import nu
from hefboom.scherm import Bezoek, Nieuws, Taak

#: Who mends refused lines, or pays them.
STARTS = {Startblad.GELD, Startblad.LEVEREN, Startblad.BELEID}


def _wie(inzage: Inzage) -> bool:
    return pagina.wie(inzage) and bool(STARTS & set(inzage.starts))


def taken(bezoek: Bezoek) -> Iterator[Taak]:
    """The lines that are open, with what they are about."""
    if not _wie(bezoek.user.inzage):
        return
    samen = open_sinds(bezoek.user).aggregate(aantal=Count("pk"), bedrag=Sum("ingediend"))
    aantal = samen["aantal"]
    if not aantal:
        return
    wat = "hem" if aantal == 1 else "ze"
    stap = f"De aanbieder kan {wat} nog verbeteren."
    if bezoek.user.inzage.aanbieders:
        stap = f"Verbeter {wat} en dien {wat} opnieuw in."
    yield Taak(
        getal(aantal),
        f"geweigerde {'regel staat' if aantal == 1 else 'regels staan'} nog open",
        f"Samen {euro_kort(samen['bedrag'])}. {stap}",
        "Bekijk de regels",
        reverse("openstaand"),
        rijen=aantal,
    )


def maatwerk(bezoek: Bezoek) -> Iterator[Taak]:
    """The maatwerk records that wait for this reader as a second person."""
    kring = bezoek.user.inzage.kring(Recht.MAATWERK)
    if not kring:
        return
    rijen = maatwerk_zichtbaar_voor(bezoek.user).filter(uitkomst=Maatwerkuitkomst.OPEN)
    aantal = rijen.count()
    if not aantal:
        return
    yield Taak(
        getal(aantal),
        f"{'maatwerkafspraak wacht' if aantal == 1 else 'maatwerkafspraken wachten'} op een tweede "
        "persoon",
        "Zolang niemand haar vaststelt, telt de afspraak niet bij declaraties. Uw eigen voorstel "
        "stelt een ander vast.",
        "Bekijk het maatwerk",
        f"{reverse('maatwerk')}?stand={Maatwerkuitkomst.OPEN.value}",
        rijen=aantal,
    )


def herzien(bezoek: Bezoek) -> Iterator[Taak]:
    """The lines that a provider is to credit and claim again: nobody else can."""
    inzage = bezoek.user.inzage
    if not (pagina.wie(inzage) and inzage.aanbieders):
        return
    rijen = te_herzien(bezoek.user, nu())
    if not rijen:
        return
    aantal, verschil = len(rijen), Cents.total(een.verschil for een in rijen)
    yield Taak(
        getal(aantal),
        f"{'regel is' if aantal == 1 else 'regels zijn'} met een ander tarief toegekend dan nu "
        "geldt",
        f"Samen {euro(verschil)} verschil. Crediteer en dien opnieuw in met het nieuwe tarief.",
        "Bekijk de regels",
        reverse("te_herzien"),
        rijen=aantal,
    )


def nieuws(bezoek: Bezoek, sinds: date) -> Iterator[Nieuws]:
    """Those in claims dated since that day."""
    if not _wie(bezoek.user.inzage):
        return
    if aantal := open_sinds(bezoek.user, sinds).count():
        yield Nieuws(
            aantal,
            "geweigerde regel die nog openstaat"
            if aantal == 1
            else "geweigerde regels die nog openstaan",
            f"{reverse('openstaand')}?sinds={sinds.isoformat()}",
        )
