# SPDX-License-Identifier: EUPL-1.2
"""What search finds among the messages: an allocation, by its whole number."""

from __future__ import annotations

from collections.abc import Iterator

from django.conf import settings
from django.urls import reverse

from hefboom import stelsel
from hefboom.dossiers import toewijzingen_zichtbaar_voor
from hefboom.scherm import Bezoek, Vondst

MEESTE = 25
LANGSTE_NUMMER = 18


def toewijzingen(bezoek: Bezoek, term: str) -> Iterator[Vondst]:
    """The message that made each allocation with this number, those this reader may see."""
    if not term.isdecimal() or len(term) > LANGSTE_NUMMER:
        return
    regio = stelsel.laad(settings.OMGEVING.regio)
    gevonden = toewijzingen_zichtbaar_voor(bezoek.user).filter(toewijzingnummer=int(term))
    for nummer, code, bericht in gevonden.values_list("toewijzingnummer", "gemeente", "bericht_id")[
        :MEESTE
    ]:
        gemeente = regio.gemeente(code)
        naam = f"{nummer} ({gemeente.naam if gemeente else code})"
        yield Vondst("toewijzing", naam, reverse("bericht", args=[bericht]))
