# SPDX-License-Identifier: EUPL-1.2
"""An installation with a folder of its own, someone who proposes and three who adopt."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings

from hefboom import bestuur, stelsel
from hefboom.bestuur.models import Voorstel
from hefboom.inzage.models import Gebruiker
from hefboom.stelsel import Vaststelling, laden
from tests.mensen import maak_mens

BESLUIT = Vaststelling("Algemeen bestuur", date(2026, 12, 1), "AB-2026-14")


@pytest.fixture
def wortel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """HEFBOOM_STELSEL of the test installation; empty."""
    monkeypatch.setattr(settings, "OMGEVING", replace(settings.OMGEVING, stelselmap=tmp_path))
    stelsel.kijk_eerst_in(tmp_path)
    laden._laad.cache_clear()
    yield tmp_path
    stelsel.kijk_eerst_in(None)
    laden._laad.cache_clear()


@pytest.fixture
def mensen(db: None) -> dict[str, Gebruiker]:
    rollen = {
        "indiener": "voorsteller",
        "ander": "voorsteller",
        "een": "vaststeller",
        "twee": "vaststeller",
        "drie": "vaststeller",
        "controller": "control",
        "raadslid": "",
    }
    return {naam: maak_mens(naam, rol) for naam, rol in rollen.items()}


def tarieven() -> str:
    """The tariffs that hold, of which one is another."""
    nu = stelsel.laad(settings.OMGEVING.regio).vindplaats.map / "tarieven.yaml"
    tekst = nu.read_text(encoding="utf-8")
    return tekst.replace("cents: 9000", "cents: 9100", 1)


def ingediend(mensen: dict[str, Gebruiker], titel: str = "Een ander tarief") -> Voorstel:
    """A proposal that waits for two people."""
    door = mensen["indiener"]
    voorstel = bestuur.begin(door, titel, "De index is hoger dan gedacht.")
    bestuur.wijzig(voorstel, door, {"tarieven.yaml": tarieven()})
    return bestuur.dien_in(voorstel, door)


def vastgesteld(mensen: dict[str, Gebruiker]) -> Voorstel:
    """A proposal that was adopted."""
    voorstel = ingediend(mensen)
    bestuur.stem_in(voorstel, mensen["een"], BESLUIT)
    return bestuur.stem_in(voorstel, mensen["twee"])
