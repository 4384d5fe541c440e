# SPDX-License-Identifier: EUPL-1.2
"""What search finds among claims: one by its number, whole and whatever the letters."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse

from hefboom.declaraties.selectors import declaraties_zichtbaar_voor
from hefboom.kernel import datum
from hefboom.scherm import Bezoek, Vondst

MEESTE = 25


def declaraties(bezoek: Bezoek, term: str) -> Iterator[Vondst]:
    """The claims with this number that this reader may see, the newest first."""
    gevonden = declaraties_zichtbaar_voor(bezoek.user).filter(declaratienummer=term.upper())
    for rij in gevonden.order_by("-dagtekening", "-pk")[:MEESTE]:
        naam = f"{rij.declaratienummer} van {datum(rij.dagtekening)}"
        yield Vondst("declaratie", naam, reverse("declaratie", args=[rij.pk]))
