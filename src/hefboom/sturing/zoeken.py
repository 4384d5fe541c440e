# SPDX-License-Identifier: EUPL-1.2
"""What search finds among the figures: segments, municipalities, providers, measures."""

from __future__ import annotations

from collections.abc import Iterator

from django.conf import settings
from django.urls import reverse

from hefboom import stelsel
from hefboom.contracten import aanbiedersnamen
from hefboom.measures import CATALOGUS
from hefboom.scherm import Bezoek, Vondst


def segmenten(bezoek: Bezoek, term: str) -> Iterator[Vondst]:
    """By number, name or what another body calls it; a closed one too."""
    klein = term.casefold()
    for code, loop in sorted(_regio().segmentlopen.items()):
        naam = next((n for n in reversed(loop.naam.waarden) if n), "")
        ook = " ".join(alias.naam for alias in loop.aliassen)
        if klein in f"{code} {naam} {ook}".casefold() or klein == f"segment {code}":
            yield Vondst("segment", f"{code} {naam}", reverse("segment", args=[code]))


def gemeenten(bezoek: Bezoek, term: str) -> Iterator[Vondst]:
    """By name or code, those this reader may open."""
    klein, inzage = term.casefold(), bezoek.user.inzage
    for gemeente in _regio().gemeenten:
        past = klein in gemeente.naam.casefold() or klein == gemeente.code
        if past and inzage.mag_gemeente(gemeente.code):
            yield Vondst("gemeente", gemeente.naam, reverse("gemeente", args=[gemeente.code]))


def aanbieders(bezoek: Bezoek, term: str) -> Iterator[Vondst]:
    """By name or AGB code, those this reader may open."""
    klein = term.casefold()
    for agb, naam in aanbiedersnamen(bezoek.user.inzage).items():
        if klein in naam.casefold() or klein == agb:
            yield Vondst("aanbieder", naam, reverse("aanbieder", args=[agb]))


def cijfers(bezoek: Bezoek, term: str) -> Iterator[Vondst]:
    """By name."""
    klein = term.casefold()
    for maat in CATALOGUS.values():
        if klein in maat.naam.casefold():
            yield Vondst("cijfer", maat.naam, reverse("maat", args=[maat.code]))


def _regio() -> stelsel.Regio:
    return stelsel.laad(settings.OMGEVING.regio)
