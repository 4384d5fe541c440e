# SPDX-License-Identifier: EUPL-1.2
"""Take the picture of the README again: `python docs/beeld/maak.py http://127.0.0.1:8000`.

Start `./hefboom demo` first, of its default size. Needs Chromium and Playwright, as the browser
tests do (requirements-dev).
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

BREED, HOOG = 1280, 1130
WIE, WACHTWOORD = "contract", "hefboom-demo"


def maak(server: str, doel: Path) -> None:
    """Log in as the contract manager of the demo and keep the top of the region's page."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as speler:
        browser = speler.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        pagina = browser.new_page(
            base_url=server, viewport={"width": BREED, "height": HOOG}, locale="nl-NL"
        )
        pagina.goto("/inloggen/?next=/regio/")
        pagina.locator("#id_username").fill(WIE)
        pagina.locator("#id_password").fill(WACHTWOORD)
        pagina.locator("#id_password").press("Enter")
        pagina.wait_for_load_state("networkidle")
        pagina.goto("/regio/")
        pagina.screenshot(path=str(doel))
        browser.close()


if __name__ == "__main__":
    server = sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8000"
    maak(server, Path(__file__).with_name("regio.png"))
