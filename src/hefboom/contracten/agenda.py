# SPDX-License-Identifier: EUPL-1.2
"""What of contracts has a last day, and which changes wait for a second person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from django.db.models import Q
from django.urls import reverse

from hefboom.contracten.models import Kwaliteitscertificaat, Organisatiecode, Verlengoptie
from hefboom.contracten.selectors import open_voorstellen
from hefboom.inzage import Inzage, Recht, binnen
from hefboom.kernel import datum, getal, hoeveel
from hefboom.scherm import Bezoek, Datum, Taak

#: So many days ahead a decision on an option, or the end of a certificate, is shown.
VOORUIT = timedelta(days=90)
#: So many of one kind stand on the first page by themselves; the rest is counted.
LOS = 3


def gaat_erover(inzage: Inzage) -> bool:
    """Is it this reader's work, or this reader's own contract?"""
    return inzage.mag(Recht.CONTRACTEN_BEHEREN) or bool(inzage.kring(Recht.AANBIEDERS).aanbieders)


def punten(bezoek: Bezoek, op: date) -> Iterator[Datum]:
    """Options to decide on, and certificates that end."""
    if not gaat_erover(bezoek.user.inzage):
        return
    yield from _opties(bezoek, op)
    yield from _certificaten(bezoek, op)


def _opties(bezoek: Bezoek, op: date) -> Iterator[Datum]:
    rijen = binnen(Verlengoptie.objects.all(), bezoek.user.inzage).filter(
        besluit="open", besluit_voor__gte=op, besluit_voor__lte=op + VOORUIT
    )
    alle = list(
        rijen.select_related("contract__organisatie")
        .prefetch_related("contract__organisatie__codes")
        .order_by("besluit_voor", "contract__nummer")
    )
    for optie in alle[:LOS]:
        yield Datum(
            optie.besluit_voor,
            f"Besluit over verlenging van {optie.contract.nummer}",
            f"Het contract met {optie.contract.organisatie.naam} kan doorlopen van "
            f"{datum(optie.ingangsdatum)} tot en met {datum(optie.einddatum)}.",
            "Bekijk het contract",
            _contract(optie.contract.organisatie.codes.all()),
            naast=optie.contract.organisatie.naam,
        )
    if rest := alle[LOS:]:
        yield Datum(
            rest[0].besluit_voor,
            f"Nog {hoeveel(len(rest), 'contract', 'contracten')} om over te verlengen te besluiten",
            f"In de lijst van contracten staan alle {getal(len(alle))} met hun dag.",
            "Open de lijst",
            reverse("contracten"),
        )


def _certificaten(bezoek: Bezoek, op: date) -> Iterator[Datum]:
    rijen = binnen(Kwaliteitscertificaat.objects.all(), bezoek.user.inzage)
    alle = list(
        rijen.filter(Q(einddatum__gte=op) & Q(einddatum__lte=op + VOORUIT))
        .select_related("organisatie")
        .prefetch_related("organisatie__codes")
        .order_by("einddatum", "organisatie__naam")
    )
    for een in alle[:LOS]:
        if een.einddatum is not None:
            yield Datum(
                een.einddatum,
                f"Certificaat {een.soort} van {een.organisatie.naam} verloopt",
                "Daarna is niet bekend of de aanbieder nog aan deze eis voldoet.",
                "Vraag om het nieuwe certificaat",
                _contract(een.organisatie.codes.all()),
                naast=een.organisatie.naam,
            )


def taken(bezoek: Bezoek) -> Iterator[Taak]:
    """Changes that wait for this reader, because someone else proposed them."""
    if not bezoek.user.inzage.kring(Recht.CONTRACTEN_BEHEREN).regio:
        return
    aantal = open_voorstellen(bezoek.user).count()
    if aantal:
        yield Taak(
            getal(aantal),
            "wijziging van contracten" if aantal == 1 else "wijzigingen van contracten",
            "Een ander stelde die voor; pas als u haar vaststelt, geldt zij.",
            "Bekijk wat er verandert",
            reverse("contracten_innemen"),
        )


def _contract(codes: Iterable[Organisatiecode]) -> str:
    agb = [code.aanbieder_id for code in codes]
    return reverse("contract", args=[agb[-1]]) if agb else reverse("contracten")
