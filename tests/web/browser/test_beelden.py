# SPDX-License-Identifier: EUPL-1.2
"""In a browser: no text of a picture over another, keys walk, an explanation opens beside."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest

from hefboom.scherm.grafieken import stijl
from hefboom.scherm.grafieken.balken import Balk, balken
from hefboom.scherm.grafieken.lijn import Gebeurtenis, Reeks, lijn
from hefboom.scherm.grafieken.tekenen import teken
from hefboom.scherm.grafieken.tijdlijn import tijdlijn
from hefboom.scherm.grafieken.trechter import Trechterpunt, trechter
from tests.web.browser.conftest import Blad

pytestmark = [pytest.mark.browser, pytest.mark.traag]

NAMEN = ("Wonen (incl. crisis)", "Dordrecht", "Specialistisch veel voorkomend", "Ankerrijk", "7")
#: Texts that share room on the screen, as one reads them; what shows on focus only is left out.
OVER_ELKAAR = """() => {
  const teksten = [...document.querySelectorAll("svg text:not([data-focus])")]
    .filter((t) => t.textContent.trim() && getComputedStyle(t).opacity !== "0"
                   && t.getAttribute("stroke") !== "#fffffe")
    .map((t) => [t.textContent, t.getBoundingClientRect()]);
  const uit = [];
  teksten.forEach(([een, a], i) => teksten.slice(i + 1).forEach(([ander, b]) => {
    const breed = Math.min(a.right, b.right) - Math.max(a.left, b.left);
    const hoog = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
    if (breed > 1 && hoog > 3) uit.push(`${een} / ${ander}`);
  }));
  return uit;
}"""


def maanden(dobbel: random.Random) -> list[tuple[str, float | None]]:
    hoogte = dobbel.choice((3, 60, 900, 1_000_000))
    return [
        (f"{2025 + i // 12}-{i % 12 + 1:02}", None if dobbel.random() < 0.1 else hoogte * w)
        for i in range(24)
        if (w := dobbel.uniform(0.7, 1.3))
    ]


def beelden(zaad: int, breedte: int, map_: Path) -> list[str]:
    """One of every kind of picture, of made-up figures."""
    dobbel = random.Random(zaad)
    reeksen = [
        Reeks(dobbel.choice(NAMEN), maanden(dobbel), i == 0) for i in range(dobbel.randint(1, 3))
    ]
    bekend = [w for _, w in reeksen[0].punten if w is not None]
    staven = [
        Balk(
            dobbel.choice(NAMEN),
            waarde := dobbel.choice((0.0, dobbel.uniform(0, 1e6))),
            f"€ {waarde:,.0f} van € {waarde * 2:,.0f}",
            doel=dobbel.choice((None, waarde * dobbel.uniform(0.5, 1.5))),
            adres="/x/",
        )
        for _ in range(dobbel.randint(1, 12))
    ]
    midden = dobbel.uniform(0.05, 0.95)
    punten = [
        Trechterpunt(
            dobbel.choice((*NAMEN, "", "", "")),
            dobbel.random(),
            dobbel.randint(1, 90),
            tekst="x",
            adres="/x/",
            buiten=dobbel.random() < 0.2,
        )
        for _ in range(dobbel.randint(1, 45))
    ]
    specs = [
        lijn(
            breedte,
            reeksen,
            norm=(dobbel.choice(bekend or [1.0]), "norm 70 dagen"),
            gebeurtenissen=[
                Gebeurtenis(f"2026-{dobbel.randint(1, 12):02}", "nieuwe indeling")
                for _ in range(dobbel.randint(0, 2))
            ],
        ),
        balken(breedte, staven, lijn=dobbel.choice((None, (5e5, "gemiddelde van de regio")))),
        trechter(breedte, punten, midden, aantal_titel="aantal gevallen", midden_naam="regio 69 %"),
    ]
    return [teken(spec, map_) for spec in specs]


@pytest.mark.parametrize("zaad", range(6))
def test_geen_tekst_van_een_beeld_staat_over_een_andere(
    chromium: Any, tmp_path: Path, zaad: int
) -> None:
    pagina = chromium.new_page()
    mis = []
    try:
        for breedte in (stijl.BREED, stijl.HALF, stijl.SMAL):
            for soort, svg in zip(
                ("lijn", "balken", "trechter"), beelden(zaad, breedte, tmp_path), strict=True
            ):
                pagina.set_content(
                    f'<div style="width:{breedte}px;font-family:Verdana,sans-serif">{svg}</div>'
                )
                mis += [f"{soort} {breedte}: {paar}" for paar in pagina.evaluate(OVER_ELKAAR)]
    finally:
        pagina.close()
    assert not mis, "\n".join(mis)


def test_nummers_op_de_tijdlijn_staan_naast_elkaar(chromium: Any) -> None:
    from datetime import date, timedelta

    op = date(2027, 1, 1)
    pagina = chromium.new_page()
    try:
        for zaad in range(5):
            dobbel = random.Random(zaad)
            dagen = sorted(op + timedelta(days=dobbel.randint(-20, 70)) for _ in range(8))
            pagina.set_content(f'<div style="width:1120px">{tijdlijn(dagen, op)}</div>')
            assert pagina.evaluate(OVER_ELKAAR) == []
    finally:
        pagina.close()


@pytest.mark.django_db(transaction=True)
def test_toetsen_lopen_door_een_lijst_en_naar_zoeken(blad: Blad) -> None:
    pagina = blad("contractmanager", csp=True)
    pagina.goto("/")
    pagina.keyboard.press("/")
    assert pagina.evaluate("document.activeElement.id") == "zoekveld"
    pagina.keyboard.type("a/b")  # in a field it is just a letter
    assert pagina.evaluate("document.activeElement.value") == "a/b"
    rijen = pagina.locator("tbody:has(tr:nth-child(2) a[href]) tr a[href]:visible")
    rijen.first.focus()
    begin = pagina.evaluate("document.activeElement.closest('tr').rowIndex")
    pagina.keyboard.press("ArrowDown")
    assert pagina.evaluate("document.activeElement.closest('tr').rowIndex") == begin + 1
    pagina.keyboard.press("ArrowUp")
    assert pagina.evaluate("document.activeElement.closest('tr').rowIndex") == begin


@pytest.mark.django_db(transaction=True)
def test_een_verklaring_gaat_naast_het_getal_open_en_heeft_een_eigen_adres(blad: Blad) -> None:
    pagina = blad("contractmanager", csp=True)
    pagina.goto("/regio/")
    link = pagina.locator(".cijfer__verklaar").first
    adres = link.get_attribute("href")
    link.click()
    paneel = pagina.locator("dialog.verklaring")
    paneel.wait_for()
    assert "Jeugdigen in zorg" in paneel.inner_text()
    assert "Wat het betekent" in paneel.inner_text()
    assert pagina.url.endswith("/regio/")
    heel = paneel.get_by_role("link", name="Met de rijen erachter")
    assert heel.get_attribute("href").endswith(adres)
    pagina.keyboard.press("Escape")
    assert not paneel.is_visible()
    assert pagina.evaluate("document.activeElement.getAttribute('href')") == adres
    assert pagina.goto(adres).status == 200
