# SPDX-License-Identifier: EUPL-1.2
"""A real Chromium on a real server, or a skip that says what is missing."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from hefboom.facts import Momentopname
from hefboom.inzage.models import Gebruiker

AXE = Path(__file__).resolve().parents[3] / "node_modules" / "axe-core" / "axe.min.js"
ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
]
Blad = Callable[..., Any]


def _zonder(reden: str) -> None:
    """A developer may leave the browser tests out; CI (`.ci/run`) may not."""
    if os.environ.get("HEFBOOM_TEST_BROWSER") == "verplicht":
        pytest.fail(f"De browserproeven zijn hier verplicht, maar {reden}.")
    pytest.skip(reden)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """The browser, started once."""
    namen = ("chromium", "chromium-browser", "google-chrome")
    pad = next(filter(None, map(shutil.which, namen)), None)
    if pad is None:
        _zonder("er is hier geen Chromium")
    if not AXE.is_file():
        _zonder("axe-core ontbreekt: haal het op met npm ci")
    playwright = pytest.importorskip("playwright.sync_api")
    # Playwright runs a loop in this thread; Django then wants to know that we mean it.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with playwright.sync_playwright() as speler:
        browser = speler.chromium.launch(executable_path=pad, args=ARGS)
        yield browser
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def blad(
    chromium: Any,
    live_server: Any,
    met_opname: Momentopname,
    personen: dict[str, Gebruiker],
) -> Iterator[Blad]:
    """`blad("raadslid", breedte=390)`: a page logged in as that person."""
    contexten = []

    def maak(naam: str, breedte: int = 1280, donker: bool = False, csp: bool = False) -> Any:
        context = chromium.new_context(
            viewport={"width": breedte, "height": 900},
            base_url=live_server.url,
            bypass_csp=not csp,
            locale="nl-NL",
            color_scheme="dark" if donker else "light",
        )
        contexten.append(context)
        if naam:
            client = Client()
            client.force_login(personen[naam])
            context.add_cookies(
                [
                    {
                        "name": settings.SESSION_COOKIE_NAME,
                        "value": client.cookies[settings.SESSION_COOKIE_NAME].value,
                        "url": live_server.url,
                    }
                ]
            )
        return context.new_page()

    yield maak
    for context in contexten:
        context.close()


def gebreken(pagina: Any) -> list[str]:
    """What axe finds on the page, one line per rule and place."""
    if not pagina.evaluate("'axe' in window"):
        pagina.add_script_tag(path=str(AXE))
    gevonden = pagina.evaluate("""axe.run(document, {
            resultTypes: ['violations'], rules: {'target-size': {enabled: true}}})""")
    return [
        f"{regel['id']} ({regel['impact']}): {knoop['html'][:160]}"
        for regel in gevonden["violations"]
        for knoop in regel["nodes"]
    ]


def loopt_over(pagina: Any) -> bool:
    """Does the page itself scroll sideways?"""
    breed = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    return bool(pagina.evaluate(breed))


def drempels(pagina: Any, naam: str, *breedtes: int) -> list[str]:
    """What is wrong with an open page at each of these widths (a wide screen and a phone)."""
    uit = []
    for breedte in breedtes or (1280, 390):
        pagina.set_viewport_size({"width": breedte, "height": 900})
        uit += [f"{naam} ({breedte}): {gebrek}" for gebrek in gebreken(pagina)]
        if loopt_over(pagina):
            uit.append(f"{naam} ({breedte}): de pagina is breder dan het scherm")
    return uit
