# SPDX-License-Identifier: EUPL-1.2
"""How firm a figure is, stands beside it on every page: none can forget it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest
from lxml import html

from hefboom.facts import Momentopname
from hefboom.kernel import Period
from hefboom.measures import CATALOGUS, bereken
from hefboom.measures.vastheid import vastheid
from tests.web import wereld
from tests.web.conftest import Open

PERSONAS = ("contractmanager", "financien", "beleid", "aanbieder", "raadslid", "lokaal_team")
BLADEN = {
    "/": PERSONAS,
    "/regio/": PERSONAS,
    "/segment/1/": PERSONAS,
    "/cijfers/": ("contractmanager", "raadslid"),
    "/cijfers/binnen_norm/?per=segment": ("contractmanager", "aanbieder"),
    "/cijfers/uitputting/": ("financien",),
    "/cijfers/jeugdigen_per_100/?per=maand": ("beleid",),
    "/verklaar/binnen_norm/": ("contractmanager",),
    "/gemeenten/": ("contractmanager",),
    f"/gemeente/{wereld.GEMEENTE}/": ("beleid",),
    "/aanbieders/": ("contractmanager",),
    f"/aanbieder/{wereld.MIJN}/": ("aanbieder",),
}
#: What stands where there is no figure: nothing was made, so nothing is firm or weak.
GEEN_CIJFER = ("–", "verborgen")
KADERS = ("td", "th", "li", "figcaption", "section")


def zonder_status(blad: html.HtmlElement, opname: Momentopname) -> Iterator[str]:
    """The addresses of figures that rest on an assumption, in a place that does not say so."""
    for link in blad.xpath("//a[starts-with(@href, '/verklaar/')]"):
        kader = _kader(link)
        tekst = " ".join(kader.text_content().split()).replace("\xa0", " ")
        if any(woord in tekst for woord in GEEN_CIJFER):
            continue
        status = _status(link.get("href"), opname)
        if status is not None and status not in tekst + _kop(kader):
            yield f"{link.get('href')}: {tekst[:80]}"
    for beeld in blad.xpath("//figure"):
        kop = beeld.find("figcaption")
        if beeld.xpath(".//*[contains(@class, 'stand--aanname')]") and "aanname" not in (
            kop.text_content()
        ):
            yield kop.text_content()


def _kader(link: html.HtmlElement) -> html.HtmlElement:
    for ouder in link.iterancestors():
        if ouder.tag in KADERS or "cijfer" in (ouder.get("class") or "").split():
            return ouder
    return link


def _kop(cel: html.HtmlElement) -> str:
    """The heading of the column a cell stands in: what all its figures share is said there."""
    if cel.tag != "td":
        return ""
    plaats = len(list(cel.itersiblings(preceding=True)))
    tabel = next(cel.iterancestors("table"))
    kop: str = tabel.xpath("./thead/tr/th")[plaats].text_content()
    return kop


def _status(adres: str, opname: Momentopname) -> str | None:
    delen = urlsplit(adres)
    maat = CATALOGUS[delen.path.strip("/").split("/")[1]]
    vraag = {naam: waarden[0] for naam, waarden in parse_qs(delen.query).items()}
    tot = vraag.get("tot")
    periode = Period(
        date.fromisoformat(vraag["van"]), date.fromisoformat(tot) if tot else opname.peildatum
    )
    return vastheid(maat, opname, vraag, periode).status


@pytest.mark.parametrize("adres", BLADEN)
def test_een_cijfer_dat_op_een_aanname_rust_zegt_dat(
    met_opname: Momentopname, open_als: Open, adres: str
) -> None:
    gezien = 0
    for wie in BLADEN[adres]:
        blad = html.fromstring(open_als(wie, adres).content.decode())
        assert list(zonder_status(blad, met_opname)) == [], wie
        gezien += len(blad.xpath("//*[contains(@class, 'stand--')]"))
    assert gezien, "geen enkel cijfer van dit blad heeft een status: wordt er nog wel gekeken?"


def test_de_wandeling_vindt_een_vergeten_status(
    met_opname: Momentopname, open_als: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hefboom.sturing.onderdelen.cijfers.status_van", lambda *_: None)
    blad = html.fromstring(open_als("contractmanager", "/regio/").content.decode())
    assert len(list(zonder_status(blad, met_opname))) > 5


def test_een_telling_uit_berichten_heeft_geen_status(met_opname: Momentopname) -> None:
    for code in ("jeugdigen", "uitgaven", "openstaande_weigeringen", "wachttijd"):
        uitkomst = bereken(code, met_opname)
        assert uitkomst.vastheid(uitkomst.enige).status is None, code


def test_een_cijfer_is_zo_vast_als_het_zwakste_waarmee_het_is_gemaakt(
    met_opname: Momentopname,
) -> None:
    uitkomst = bereken("uitputting", met_opname)
    vast = uitkomst.vastheid(uitkomst.enige)
    assert vast.status == "aanname"
    assert {grond.wat for grond in vast.gronden} == {"budget"}


def test_de_verklaring_noemt_waarmee_het_is_gemaakt(
    met_opname: Momentopname, open_als: Open
) -> None:
    blad = html.fromstring(open_als("contractmanager", "/verklaar/budget/").content.decode())
    (kop,) = blad.xpath("//*[@id='waarmee']")
    assert "Eigen aanname van Hefboom" in kop.getnext().text_content()


def test_een_bestand_noemt_status_en_herkomst(met_opname: Momentopname, open_als: Open) -> None:
    antwoord = open_als("financien", "/cijfers/budget.csv", per="segment")
    rijen = csv.DictReader(io.StringIO(antwoord.content.decode("utf-8-sig")), delimiter=";")
    for rij in rijen:
        assert rij["status"] == "aanname"
        assert rij["herkomst"] == "budget (aanname): Eigen aanname van Hefboom"
        assert rij["nog_niet_gedeclareerd"] == ""
