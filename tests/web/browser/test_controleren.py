# SPDX-License-Identifier: EUPL-1.2
"""Checking a file in a browser: by hand, without a barrier, on a phone too."""

from __future__ import annotations

import pytest

from tests.intake.berichten import jw301
from tests.web.browser.conftest import Blad, gebreken
from tests.web.browser.test_toegankelijk import loopt_over
from tests.web.test_controleer import FOUTE_CLAIM, FOUTE_START

LANG = b"EigenVeldVanOnsPakketMetEenHeelLangeNaamDieNergensAfbreekt"
VREEMD = FOUTE_START.replace(b"<jw305:Geslacht>", b"<jw305:%b/><jw305:Geslacht>" % LANG)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.traag]


@pytest.mark.parametrize(("breedte", "donker"), [(1280, False), (390, False), (390, True)])
def test_een_bestand_controleren_heeft_geen_drempel(blad: Blad, breedte: int, donker: bool) -> None:
    pagina = blad("aanbieder", breedte, donker=donker)
    pagina.goto("/controleer/")
    fout = gebreken(pagina)
    inhoud = {"goed": jw301(), "claim": FOUTE_CLAIM, "start": FOUTE_START, "kapot": b"<half"}
    inhoud |= {"x" * 150: VREEMD}
    pagina.get_by_label("Berichten (XML-bestanden)").set_input_files(
        [
            {"name": f"{naam}.xml", "mimeType": "text/xml", "buffer": data}
            for naam, data in inhoud.items()
        ]
    )
    pagina.get_by_role("button", name="Controleer").click()
    assert pagina.get_by_text("1 van de 5 bestanden is in orde.").is_visible()
    assert pagina.get_by_role("heading", name="TotaalIngediendBedrag").is_visible()
    fout += gebreken(pagina)
    assert not fout, "\n".join(fout)
    assert not loopt_over(pagina)


def test_wie_met_tab_loopt_komt_vlot_bij_het_volgende_bestand(blad: Blad) -> None:
    """Not past every quoted line: from the results the form is a few stops away."""
    pagina = blad("aanbieder", 1280)
    pagina.goto("/controleer/")
    veel = FOUTE_START.replace(b"<jw305:Geslacht>", b"<jw305:x/>\n" * 100 + b"<jw305:Geslacht>")
    kies = pagina.get_by_label("Berichten (XML-bestanden)")
    kies.set_input_files([{"name": "veel.xml", "mimeType": "text/xml", "buffer": veel}])
    pagina.get_by_role("button", name="Controleer").click()
    verder = pagina.get_by_role("link", name="Controleer nog een bestand")
    verder.focus()
    pagina.keyboard.press("Tab")
    assert pagina.evaluate("document.activeElement.id") == "bestanden"
    verder.click()
    assert pagina.get_by_role("heading", name="Nog een bestand controleren").is_visible()
    pagina.keyboard.press("Tab")
    assert pagina.evaluate("document.activeElement.id") == "bestanden"
