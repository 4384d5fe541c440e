# SPDX-License-Identifier: EUPL-1.2
"""A figure on a page is the figure of the facts, never bare, and never too small to show."""

from __future__ import annotations

import csv
import io
import re
import time

import pytest
from django.test import Client

from hefboom.facts import Momentopname
from hefboom.kernel import Bsn, OngeldigeCode, euro
from hefboom.measures import CATALOGUS, Maat, Rij
from hefboom.sturing.onderdelen.cijfers import VAST, verandering, waarde_tekst
from tests.web import wereld
from tests.web.conftest import Open


def rij(waarde: float | None, onderdrukt: bool = False) -> Rij:
    return Rij({}, waarde, None, None, onderdrukt)


@pytest.mark.parametrize(
    ("code", "nu", "toen", "zin"),
    [
        ("jeugdigen", 212, 200, "6 % meer dan in 2025"),
        ("jeugdigen", 188, 200, "6 % minder dan in 2025"),
        ("jeugdigen", 200, 200, "evenveel als in 2025"),
        ("jeugdigen", 12, 9, "3 meer dan in 2025"),
        ("binnen_norm", 0.71, 0.74, "3 procentpunt lager dan in 2025"),
        ("wachttijd", 31.0, 30.0, "1 dag langer dan in 2025"),
        ("jeugdigen_per_100", 11.2, 11.2, "gelijk aan 2025"),
        ("uitgaven", 50, 0, ""),
        ("jeugdigen", 12, None, ""),
        ("jeugdigen", None, 12, ""),
    ],
)
def test_een_verandering_noemt_waarmee_ze_vergelijkt(
    code: str, nu: float | None, toen: float | None, zin: str
) -> None:
    maat: Maat = CATALOGUS[code]
    assert verandering(maat, rij(nu), rij(toen), "2025") == zin


def test_een_klein_getal_staat_er_niet() -> None:
    for code in ("jeugdigen", "binnen_norm"):
        assert waarde_tekst(CATALOGUS[code], rij(None, onderdrukt=True)) == "verborgen"


def test_de_uitgaven_op_het_scherm_zijn_die_van_de_feiten_tot_op_de_cent(
    met_opname: Momentopname, open_als: Open
) -> None:
    prestaties = met_opname.tabel("prestaties").to_pylist()
    totaal = sum(rij["toegekend"] for rij in prestaties if rij["begindatum"].year == 2026)
    tekst = open_als("financien", "/verklaar/uitgaven/").content.decode()
    assert euro(totaal).replace(" ", VAST) in tekst


def test_een_raadslid_ziet_nergens_een_getal_onder_de_tien_jeugdigen(
    met_opname: Momentopname, open_als: Open
) -> None:
    tekst = open_als("raadslid", "/cijfers/jeugdigen.csv", per="segment").content.decode()
    rijen = list(csv.DictReader(io.StringIO(tekst.lstrip("\ufeff")), delimiter=";"))
    assert rijen
    assert not [r for r in rijen if r["jeugdigen"] and 0 < int(r["jeugdigen"]) < 10]


def test_een_tabel_is_niet_groter_dan_men_kan_lezen(
    met_opname: Momentopname, open_als: Open, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_als("contractmanager", "/")
    adres = "/cijfers/uitgaven.csv?per=segment&per=gemeente&per=maand"
    assert client.get(adres).status_code == 200
    te_fijn = client.get(f"{adres}&per=product")
    assert te_fijn.status_code == 400
    assert "‘per’ kan hoogstens 3 keer" in te_fijn.content.decode()
    monkeypatch.setattr("hefboom.sturing.blik.CELLEN", 3)
    te_lang = client.get(adres)
    assert te_lang.status_code == 400
    assert "hoogstens 3 kan" in te_lang.content.decode()


@pytest.mark.parametrize("dag", range(1, 5))
def test_een_raadslid_houdt_met_een_periode_van_eeuwen_niemand_op(
    met_opname: Momentopname, open_als: Open, dag: int
) -> None:
    """Four such addresses once took 34 seconds and 3 GB from everybody."""
    begin = time.process_time()
    antwoord = open_als(
        "raadslid", "/cijfers/jeugdigen/", per="maand", van=f"0002-01-0{dag}", tot="2027-01-01"
    )
    assert antwoord.status_code == 400
    assert time.process_time() - begin < 2


def test_het_bestand_noemt_momentopname_periode_en_namen(
    met_opname: Momentopname, open_als: Open
) -> None:
    antwoord = open_als("contractmanager", "/cijfers/binnen_norm.csv", per="gemeente")
    assert antwoord["Content-Disposition"].endswith(f'binnen_norm_{met_opname.id}.csv"')
    rijen = csv.DictReader(io.StringIO(antwoord.content.decode("utf-8-sig")), delimiter=";")
    eerste = next(rij for rij in rijen if rij["gemeente"] == wereld.GEMEENTE)
    assert eerste["gemeente_naam"] == "Dordrecht"
    assert (eerste["van"], eerste["tot"]) == ("2026-01-01", "2027-01-01")
    assert re.fullmatch(r"0,\d+|[01],0", eerste["binnen_norm"])


def test_verklaar_brengt_naar_bericht_en_regel(met_opname: Momentopname, open_als: Open) -> None:
    tekst = open_als("financien", "/verklaar/geweigerde_regels/").content.decode()
    assert met_opname.id in tekst
    assert "Declaratieregel" in tekst
    assert re.search(r'href="/berichten/[0-9a-f-]{36}/"', tekst)
    assert "Definitie versie" in tekst


def test_een_raadslid_leest_waarom_er_geen_rijen_staan(
    met_opname: Momentopname, open_als: Open
) -> None:
    tekst = open_als("raadslid", "/verklaar/jeugdigen/").content.decode()
    assert "Als raadslid ziet u alleen de optelling." in tekst
    assert "/berichten/" not in tekst


@pytest.mark.parametrize("adres", ["/", "/regio/", "/verklaar/jeugdigen/", "/verklaar/uitgaven/"])
def test_geen_blad_toont_een_bsn(met_opname: Momentopname, open_als: Open, adres: str) -> None:
    tekst = open_als("contractmanager", adres).content.decode()
    zichtbaar = re.sub(r"<[^>]*>", " ", tekst)
    for nummer in re.findall(r"(?<!\d)\d{9}(?!\d)", zichtbaar):
        with pytest.raises(OngeldigeCode):
            Bsn(nummer)


def test_elk_beeld_heeft_zijn_tabel_en_zijn_bevinding(
    met_opname: Momentopname, open_als: Open
) -> None:
    tekst = open_als("contractmanager", "/regio/").content.decode()
    beelden = re.findall(r'<figure class="beeld">.*?</figure>', tekst, re.DOTALL)
    assert len(beelden) >= 2
    for beeld in beelden:
        assert re.search(r'role="(?:img|group)" aria-label="[A-Z][^"]+\."', beeld)
        assert "Toon als tabel" in beeld
        assert "<table" in beeld
