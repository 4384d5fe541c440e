# SPDX-License-Identifier: EUPL-1.2
"""What contracts add to the menu, the search and the first page, and which providers are known."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from django.db.models import Q
from django.urls import reverse

from hefboom.contracten import agenda
from hefboom.contracten.bladen.contracten import pagina as contracten
from hefboom.contracten.bladen.innemen import pagina as innemen
from hefboom.contracten.models import Aanbieder, Contract
from hefboom.contracten.van_wie import organisaties_van, te_openen
from hefboom.inzage import binnen
from hefboom.scherm import (
    Bezoek,
    Bladnaam,
    Ingang,
    Kamer,
    Takenlijst,
    Vondst,
    Zoeker,
)

#: So many contracts a search shows.
MEESTE = 10


def onbekende_aanbieders(codes: Iterable[str]) -> set[str]:
    """Of these AGB codes those the region has no provider for; none while it has no providers.

    What is no AGB code at all is another fault, told elsewhere.
    """
    if not Aanbieder.objects.exists():
        return set()
    gevraagd = {code for code in codes if re.fullmatch("[0-9]{8}", code)}
    return gevraagd - set(Aanbieder.objects.filter(agb__in=gevraagd).values_list("agb", flat=True))


def vind(bezoek: Bezoek, term: str) -> Iterator[Vondst]:
    """Contracts by their number or name, of those this reader may see."""
    inzage = bezoek.user.inzage
    rijen = binnen(Contract.objects.all(), inzage).filter(
        Q(nummer__icontains=term) | Q(naam__icontains=term),
        organisatie__in=organisaties_van(inzage),
    )
    for een in rijen.prefetch_related("organisatie__codes").order_by("nummer")[:MEESTE]:
        agb = te_openen(inzage, (code.aanbieder_id for code in een.organisatie.codes.all()))
        if agb:
            yield Vondst("contract", f"{een.nummer} {een.naam}", reverse("contract", args=[agb]))


KAMER = Kamer(
    navigatie=(Ingang("Contracten", "contracten", 45, contracten.wie),),
    bladen=(
        Bladnaam("Tarieven op een dag", "tarieven", ("prijs", "tarief", "index"), contracten.wie),
        Bladnaam(
            "Contracten en tarieven innemen",
            "contracten_innemen",
            ("importeren", "exporteren", "sjabloon", "uploaden"),
            innemen.wie,
        ),
    ),
    zoekt=(Zoeker(45, vind),),
    vandaag=(Takenlijst(6, agenda.taken),),
    onbekende_aanbieders=onbekende_aanbieders,
)
