# SPDX-License-Identifier: EUPL-1.2
"""What this room adds to the menu and the first page."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse

from hefboom.inzage.inzage import Inzage
from hefboom.inzage.rechten import Recht
from hefboom.inzage.selectors import na_te_lopen
from hefboom.moment import vandaag
from hefboom.scherm import Bezoek, Ingang, Kamer, Taak, Takenlijst


def beheert(inzage: Inzage) -> bool:
    """Does this reader manage access?"""
    return inzage.mag(Recht.MACHTIGINGEN_BEHEREN)


def taken(bezoek: Bezoek) -> Iterator[Taak]:
    """Access that nobody looked at for a year, for who can do something about it."""
    if not beheert(bezoek.user.inzage):
        return
    aantal = na_te_lopen(bezoek.user, vandaag()).exclude(gebruiker=bezoek.user).count()
    if aantal:
        yield Taak(
            str(aantal),
            f"{'machtiging' if aantal == 1 else 'machtigingen'} na te lopen",
            "Elk jaar kijkt een beheerder of iemand de toegang nog nodig heeft.",
            "Loop na",
            reverse("machtigingen_nalopen"),
        )


KAMER = Kamer(
    navigatie=(Ingang("Wie mag wat", "wie_mag_wat", 90),),
    vandaag=(Takenlijst(5, taken),),
)
