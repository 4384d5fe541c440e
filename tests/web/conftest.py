# SPDX-License-Identifier: EUPL-1.2
"""The personas, a snapshot to look at, and a page opened as one of them."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client

from hefboom.contracten.models import Aanbieder
from hefboom.facts import Momentopname
from hefboom.inzage.models import Gebruiker
from hefboom.measures.verbergen import Verberging
from tests.mensen import maak_mens
from tests.web import wereld

#: A role, and the circles it is held in.
PERSONAS: dict[str, tuple[str, ...]] = {
    "contractmanager": ("contractmanager",),
    "financien": ("financien",),
    "beleid": ("beleid", wereld.GEMEENTE),
    "lokaal_team": ("lokaal_team", wereld.GEMEENTE),
    "aanbieder": ("aanbieder", wereld.MIJN),
    "rivaal": ("aanbieder", wereld.RIVAAL),
    "andere_gemeente": ("beleid", wereld.ANDERE),
    "raadslid": ("raadslid", wereld.GEMEENTE),
    "teams": ("lokaal_team", wereld.ANDERE, wereld.DERDE),
    "concern": ("aanbieder", wereld.RIVAAL, wereld.DOCHTER),
    "beheerder": ("beheerder",),
    "privacy": ("privacy",),
}
Open = Callable[..., HttpResponse]


@pytest.fixture(scope="session")
def opname(tmp_path_factory: pytest.TempPathFactory) -> Momentopname:
    """One snapshot for all tests of pages; immutable, like a real one."""
    opname = wereld.maak_opname(tmp_path_factory.mktemp("feiten"))
    # Every process of a run makes the same snapshot: what one worked out the others read.
    basis = tmp_path_factory.getbasetemp()
    basis = basis.parent if "PYTEST_XDIST_WORKER" in os.environ else basis
    kast = Path(os.environ.get("HEFBOOM_TEST_ROOSTERS", basis)) / "roosters"
    kast.mkdir(exist_ok=True)
    (opname.map / "roosters").symlink_to(kast)
    return opname


@pytest.fixture
def met_opname(
    opname: Momentopname, monkeypatch: pytest.MonkeyPatch, db: None, lang: bool
) -> Momentopname:
    """The installation looks at that snapshot, published or not, and knows its providers.

    What is hidden is what sums give away one by one (`afdekken`); what all of them tell together
    takes half a minute for each kind of reader, and is proved in `tests/measures`.
    """
    if not lang:
        monkeypatch.setattr(Verberging, "weg", lambda zelf: zelf._dek_af(zelf.klein))
    monkeypatch.setattr("hefboom.facts.huidige", lambda: opname)
    # Another test may have published in the folder that all tests of this process share.
    monkeypatch.setattr("hefboom.facts.gepubliceerd_in", lambda feiten: None)
    Path(settings.STATIC_ROOT).mkdir(exist_ok=True)  # whitenoise warns without one
    Aanbieder.objects.bulk_create(Aanbieder(agb=a, naam=n) for a, n in wereld.AANBIEDERS.items())
    return opname


@pytest.fixture
def personen(db: None) -> dict[str, Gebruiker]:
    """Everyone who may log in."""
    return {naam: maak_mens(naam, *rol_en_kring) for naam, rol_en_kring in PERSONAS.items()}


@pytest.fixture
def open_als(client: Client, personen: dict[str, Gebruiker]) -> Open:
    """`open_als("raadslid", "/regio/")`."""

    def haal(naam: str, adres: str, **data: str) -> HttpResponse:
        client.force_login(personen[naam])
        return client.get(adres, data)

    return haal
