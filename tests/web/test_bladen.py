# SPDX-License-Identifier: EUPL-1.2
"""Every page opens for whoever may open it, and for nobody else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.test import Client

from hefboom.facts import Momentopname
from hefboom.measures import CATALOGUS
from tests.measures.spec import lees, vries
from tests.web import wereld
from tests.web.conftest import PERSONAS, Open

IEDEREEN = tuple(PERSONAS)
REGIO = ("contractmanager", "financien")
#: Who answers for a municipality: sees the others beside it.
NAAST = ("beleid", "andere_gemeente", "raadslid")
GEMEENTELIJK = (*REGIO, "beleid", "lokaal_team", "andere_gemeente", "teams")
BLADEN: dict[str, tuple[str, ...]] = {
    "/": IEDEREEN,
    "/regio/": IEDEREEN,
    "/regio/?periode=2025&indeling=nu": IEDEREEN,
    "/segment/1/": IEDEREEN,
    "/segment/99/": (),
    "/stelsel/": IEDEREEN,
    "/stelsel/segment/1/": IEDEREEN,
    "/stelsel/verschil/": IEDEREEN,
    "/stelsel/verschil/?van=2025-12-31&tot=2026-01-01": IEDEREEN,
    "/stelsel/segment/99/": (),
    "/gemeenten/": (*REGIO, *NAAST),
    "/gemeenten/?segment=1": (*REGIO, *NAAST),
    f"/gemeente/{wereld.GEMEENTE}/": (*REGIO, "beleid", "lokaal_team", "raadslid"),
    f"/gemeente/{wereld.GEMEENTE}/?segment=1": (*REGIO, "beleid", "lokaal_team", "raadslid"),
    f"/gemeente/{wereld.ANDERE}/": (*REGIO, "andere_gemeente", "teams"),
    f"/gemeente/{wereld.DERDE}/": (*REGIO, "teams"),
    f"/aanbieder/{wereld.DOCHTER}/": (*GEMEENTELIJK, "concern"),
    "/gemeente/9999/": (),
    "/aanbieders/": GEMEENTELIJK,
    f"/aanbieder/{wereld.MIJN}/": (*GEMEENTELIJK, "aanbieder"),
    f"/aanbieder/{wereld.RIVAAL}/": (*GEMEENTELIJK, "rivaal", "concern"),
    "/aanbieder/00000000/": (),
    "/cijfers/": IEDEREEN,
    "/cijfers/jeugdigen/": IEDEREEN,
    "/cijfers/binnen_norm/?per=maand": IEDEREEN,
    "/cijfers/jeugdigen.csv": IEDEREEN,
    f"/cijfers/jeugdigen/?gemeente={wereld.ANDERE}": (
        *REGIO, *NAAST, "teams", "aanbieder", "rivaal", "concern",
        # a provider: own youths only
    ),
    "/verklaar/binnen_norm/?segment=1": IEDEREEN,
    f"/verklaar/uitgaven/?aanbieder={wereld.RIVAAL}": (
        *GEMEENTELIJK, "rivaal", "concern",
    ),
    f"/verklaar/jeugdigen/?gemeente={wereld.ANDERE}": (
        *REGIO, *NAAST, "teams", "aanbieder", "rivaal", "concern",
    ),
    "/verklaar/onzin/": (),
    "/zoeken/?q=e": IEDEREEN,
}  # fmt: skip


@pytest.mark.parametrize("naam", IEDEREEN)
def test_een_blad_gaat_open_voor_wie_het_mag_zien(
    met_opname: Momentopname, open_als: Open, naam: str
) -> None:
    antwoorden = {adres: open_als(naam, adres).status_code for adres in BLADEN}
    assert antwoorden == {adres: 200 if naam in mag else 404 for adres, mag in BLADEN.items()}


LEZERS = ("contractmanager", "aanbieder", "beleid", "raadslid")


@pytest.mark.parametrize(
    ("naam", "code"),
    [
        # each measure for one reader, and for all of them with `--lang`
        pytest.param(naam, code, marks=() if (i + j) % len(LEZERS) == 0 else pytest.mark.lang)
        for i, code in enumerate(CATALOGUS)
        for j, naam in enumerate(LEZERS)
    ],
)
def test_elke_maat_heeft_een_blad_een_verklaring_en_een_bestand(
    met_opname: Momentopname, open_als: Open, naam: str, code: str
) -> None:
    for adres in (f"/cijfers/{code}/", f"/verklaar/{code}/", f"/cijfers/{code}.csv"):
        assert open_als(naam, adres).status_code == 200, adres


TERMIJN = """
    termijnen
    segment | maand | bedrag
    1 | 2026-01-01 | 12345
"""
DECLARATIEREGEL = """
    prestaties
    segment | begindatum | ingediend | toegekend
    2 | 2026-02-03 | 6700 | 6700
"""


@pytest.mark.parametrize(
    ("tabellen", "koppen"),
    [
        (TERMIJN, ["1 termijn, samen € 123,45"]),
        (
            DECLARATIEREGEL + TERMIJN,
            ["1 declaratieregel, samen € 67,00", "1 termijn, samen € 123,45"],
        ),
        (DECLARATIEREGEL, ["1 declaratieregel, samen € 67,00"]),
    ],
)
def test_de_rijen_van_een_maat_over_twee_tabellen(
    met_opname: Momentopname,
    open_als: Open,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    tabellen: str,
    koppen: list[str],
) -> None:
    """Money is counted over claim lines and over terms of what is paid for by the task."""
    klein = vries(tmp_path, lees(tabellen))
    monkeypatch.setattr("hefboom.facts.huidige", lambda: klein)
    tekst = open_als("contractmanager", "/verklaar/bestedingen/").content.decode()
    gevonden = re.findall(r"<caption>(.*?)</caption>", tekst.replace("\xa0", " "))
    assert [kop for kop in gevonden if "samen" in kop] == koppen


def test_niet_van_u_en_niet_bestaand_zijn_niet_te_onderscheiden(
    met_opname: Momentopname, open_als: Open
) -> None:
    def kaal(adres: str) -> str:
        tekst = open_als("aanbieder", adres).content.decode()
        return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", tekst)

    assert kaal(f"/aanbieder/{wereld.RIVAAL}/") == kaal("/aanbieder/00000000/")
    assert kaal(f"/gemeente/{wereld.GEMEENTE}/") == kaal("/gemeente/9999/")


@pytest.mark.parametrize("naam", ["aanbieder", "raadslid"])
def test_een_aanbieder_en_een_raadslid_lezen_geen_naam_van_een_ander(
    met_opname: Momentopname, open_als: Open, naam: str
) -> None:
    verboden = [
        n for agb, n in wereld.AANBIEDERS.items() if naam == "raadslid" or agb != wereld.MIJN
    ]
    for adres, wie in BLADEN.items():
        if naam in wie and "zoeken" not in adres:
            tekst = open_als(naam, adres).content.decode()
            assert not [n for n in verboden if n in tekst], adres


def test_wie_niet_is_ingelogd_gaat_naar_de_inlogpagina(client: Client, db: None) -> None:
    antwoord = client.get("/regio/")
    assert antwoord.status_code == 302
    assert antwoord["Location"].startswith("/inloggen/")


def test_zonder_momentopname_zegt_een_blad_hoe_er_een_komt(
    open_als: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hefboom.facts.huidige", lambda: None)
    for adres in ("/", "/regio/", "/cijfers/jeugdigen/"):
        antwoord = open_als("contractmanager", adres)
        assert antwoord.status_code == 200
        assert "./hefboom meet --opnieuw" in antwoord.content.decode()


@pytest.mark.parametrize("adres", ["/", "/regio/", "/verklaar/jeugdigen/", "/weg/"])
def test_de_pagina_is_streng_en_bevat_geen_stijl_of_script_in_de_tekst(
    met_opname: Momentopname, open_als: Open, adres: str
) -> None:
    antwoord = open_als("contractmanager", adres)
    beleid = antwoord["Content-Security-Policy"]
    assert "script-src 'self'" in beleid
    assert "style-src 'self'" in beleid
    assert "unsafe" not in beleid
    tekst = antwoord.content.decode()
    assert not re.search(r"\sstyle=|<style|\son\w+=|javascript:", tekst)
    assert not re.search(r"<script(?! src=)", tekst)


def test_een_lijst_vraagt_niet_per_rij_iets_aan_de_database(
    met_opname: Momentopname, open_als: Open, django_assert_max_num_queries: object
) -> None:
    rijen_bij_naam = 1  # what the claim lines behind a figure are called, all of them at once
    for adres, meer in (
        ("/aanbieders/", 0),
        ("/gemeenten/", 0),
        ("/regio/", 0),
        ("/verklaar/geweigerde_regels/", rijen_bij_naam),
    ):
        open_als("contractmanager", adres)
        with django_assert_max_num_queries(9 + meer):  # type: ignore[operator]
            open_als("contractmanager", adres)
