# SPDX-License-Identifier: EUPL-1.2
"""The door of a real installation, a person with a password, and a brake that forgot everything."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.conf import settings as instellingen
from django.test import Client

from hefboom.inzage.models import Gebruiker
from hefboom.toegang import adapters
from hefboom.toegang.deurbestand import Deurregels, lees_deur
from hefboom.toegang.rem import Rem
from tests.mensen import maak_mens

WACHTWOORD = "vier fietsen op een dijk"
Inlog = Callable[..., Any]


@pytest.fixture(autouse=True)
def rem(monkeypatch: pytest.MonkeyPatch) -> Rem:
    """A brake of this test alone."""
    nieuw = Rem()
    monkeypatch.setattr(adapters, "REM", nieuw)
    return nieuw


@pytest.fixture
def echt(settings: Any) -> Deurregels:
    """An installation that is no demo and has no file for its door."""
    settings.OMGEVING = replace(instellingen.OMGEVING, demo=False, vandaag=None)
    settings.DEUR = lees_deur(None, (), demo=False)
    deur: Deurregels = settings.DEUR
    return deur


def met_wachtwoord(naam: str, rol: str = "", *codes: str) -> Gebruiker:
    """Someone who can log in."""
    mens = maak_mens(naam, rol, *codes)
    mens.set_password(WACHTWOORD)
    mens.save()
    return mens


@pytest.fixture
def log_in(db: None) -> Inlog:
    """`log_in("bert")`: what the door answers, and in `.client` the browser."""

    def doe(
        naam: str, wachtwoord: str = WACHTWOORD, client: Client | None = None, van: str = "10.0.0.1"
    ) -> Any:
        browser = client or Client()
        antwoord = browser.post(
            "/inloggen/", {"login": naam, "password": wachtwoord}, REMOTE_ADDR=van
        )
        antwoord.client = browser
        return antwoord

    return doe


def binnen(antwoord: Any) -> bool:
    """Did this log-in succeed?"""
    return bool(antwoord.status_code == 302 and "_auth_user_id" in antwoord.client.session)
