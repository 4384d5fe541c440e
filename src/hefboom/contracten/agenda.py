# SPDX-License-Identifier: EUPL-1.2
"""Which changes to the register wait for a second person."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse

from hefboom.contracten.selectors import open_voorstellen
from hefboom.inzage import Recht
from hefboom.kernel import getal
from hefboom.scherm import Bezoek, Taak


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
