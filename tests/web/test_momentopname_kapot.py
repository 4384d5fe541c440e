# SPDX-License-Identifier: EUPL-1.2
"""A snapshot that cannot be read is explained on every page, with what to do; never a 500."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings
from django.http import HttpResponse

from hefboom import facts
from hefboom.facts.momentopname import vergeet
from hefboom.kernel import zeker
from tests.web import wereld

pytestmark = pytest.mark.django_db
BLADEN = ("/", "/regio/", "/cijfers/", "/cijfers/jeugdigen/", "/cijfers/jeugdigen.csv")


@pytest.fixture
def feiten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A region of its own, with a snapshot that a test may spoil."""
    monkeypatch.setattr(settings, "OMGEVING", replace(settings.OMGEVING, map=tmp_path))
    Path(settings.STATIC_ROOT).mkdir(exist_ok=True)  # whitenoise warns without one
    wereld.maak_opname(tmp_path / "feiten", aantal=30)
    vergeet()
    return tmp_path / "feiten"


@pytest.mark.parametrize("adres", BLADEN)
@pytest.mark.parametrize("wijzer", ["[]", "", '{"id": "2027-01-01-weg"}'])
def test_een_kapotte_wijzer(
    adres: str, wijzer: str, feiten: Path, open_als: Callable[..., HttpResponse]
) -> None:
    (feiten / "huidig.json").write_text(wijzer)
    antwoord = open_als("contractmanager", adres)
    assert antwoord.status_code == 503
    assert "Maak een nieuwe met `./hefboom meet --opnieuw`" in antwoord.content.decode()


@pytest.mark.parametrize("geopend", [False, True], ids=["voor het openen", "na het openen"])
def test_een_afgekapte_tabel(
    geopend: bool, feiten: Path, open_als: Callable[..., HttpResponse]
) -> None:
    if geopend:
        assert facts.huidige() is not None
    for tabel in zeker(facts.huidige(), "een momentopname").map.glob("*.parquet"):
        os.truncate(tabel, tabel.stat().st_size // 2)
    if not geopend:
        vergeet()
    antwoord = open_als("contractmanager", "/regio/")
    assert antwoord.status_code == 503
    assert "is beschadigd" in antwoord.content.decode()


def test_een_blad_zonder_cijfers_blijft_te_lezen(
    feiten: Path, open_als: Callable[..., HttpResponse]
) -> None:
    (feiten / "huidig.json").write_text("[]")
    antwoord = open_als("contractmanager", "/berichten/")
    assert antwoord.status_code == 200
    assert "huidig.json is beschadigd" in antwoord.content.decode()
