# SPDX-License-Identifier: EUPL-1.2
"""What changing decisions adds to the menu, the search and the first page."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse

from hefboom.bestuur.selectors import eigen_concepten, wacht_op
from hefboom.inzage import Inzage, Recht
from hefboom.scherm import Bezoek, Bladnaam, Ingang, Kamer, Taak, Takenlijst


def leest(inzage: Inzage) -> bool:
    """Does this reader read proposals?"""
    return inzage.mag(Recht.VOORSTELLEN_INZIEN)


def taken(bezoek: Bezoek) -> Iterator[Taak]:
    """What waits for this person: to adopt, or to finish."""
    if not leest(bezoek.user.inzage):
        return
    if wachten := wacht_op(bezoek.user).count():
        yield Taak(
            str(wachten),
            "voorstel wacht op u" if wachten == 1 else "voorstellen wachten op u",
            "Twee mensen stellen vast wat een ander voorstelde; tot dan verandert er niets.",
            "Beoordeel",
            f"{reverse('voorstellen')}?lijst=wacht",
            rijen=wachten,
        )
    if concepten := eigen_concepten(bezoek.user).count():
        yield Taak(
            str(concepten),
            "voorstel in de maak" if concepten == 1 else "voorstellen in de maak",
            "Wat niet is ingediend, kan niemand vaststellen.",
            "Werk af",
            f"{reverse('voorstellen')}?lijst=concept",
            rijen=concepten,
        )


KAMER = Kamer(
    navigatie=(Ingang("Voorstellen", "voorstellen", 85, leest),),
    bladen=(
        Bladnaam(
            "Versies van het stelsel", "stelselversies", ("vastgesteld", "besluit", "geldt"), leest
        ),
    ),
    vandaag=(Takenlijst(15, taken),),
)
