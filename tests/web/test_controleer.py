# SPDX-License-Identifier: EUPL-1.2
"""A file is checked before it is sent: everything told at once, and nothing kept."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from hefboom import ijw
from hefboom.ijw import plek_in_woorden
from hefboom.ijw.voorbeelden.berichten import WEG
from hefboom.ijw.voorbeelden.berichten import bericht as voorbeeld
from hefboom.intake.bladen.controleer.blad import MEESTE, controleer
from hefboom.inzage.models import Gebruiker
from hefboom.mailbox import eis_sleutel
from tests.intake.berichten import jw301, jw305, jw323, prestatie, start
from tests.web.conftest import PERSONAS

LATER = date(2026, 9, 1)
MAG = (
    "contractmanager",
    "financien",
    "beleid",
    "andere_gemeente",
    "aanbieder",
    "rivaal",
    "concern",
)
FOUTE_CLAIM = jw323(prestatie("R1"), prestatie("R1", tarief=1)).replace(
    b"TotaalBedrag>3", b"TotaalBedrag>4"
)
FOUTE_START = (
    jw305(start())
    .replace(b"<jw305:Begindatum>2026-03-02", b"<jw305:Begindatum>2026-3-2")
    .replace(b"999900006", b"9999000061")
)


def bestand(data: bytes, naam: str = "bericht.xml") -> SimpleUploadedFile:
    return SimpleUploadedFile(naam, data, content_type="text/xml")


@pytest.fixture
def controle(client: Client, personen: dict[str, Gebruiker]) -> Client:
    """A provider at the page."""
    client.force_login(personen["aanbieder"])
    return client


def toon(client: Client, *bestanden: SimpleUploadedFile) -> str:
    antwoord = client.post("/controleer/", {"bestanden": list(bestanden)})
    assert antwoord.status_code == 200
    assert "no-store" in antwoord["Cache-Control"]
    return antwoord.content.decode()


@pytest.mark.parametrize("naam", PERSONAS)
def test_de_pagina_is_er_voor_wie_berichten_maakt(
    client: Client, personen: dict[str, Gebruiker], naam: str
) -> None:
    client.force_login(personen[naam])
    antwoord = client.get("/controleer/")
    assert antwoord.status_code == (200 if naam in MAG else 404)
    in_menu = 'href="/controleer/"' in client.get("/zoeken/").content.decode()
    assert in_menu == (naam in MAG)
    assert client.post("/controleer/", {}).status_code == (422 if naam in MAG else 404)


def test_een_goed_bestand_krijgt_dat_te_horen(controle: Client) -> None:
    tekst = toon(controle, bestand(jw301()))
    assert "Dit bestand is in orde." in tekst
    assert '<a href="/berichten/aanleveren/">Lever dit bestand aan</a>' in tekst
    assert "Lever dit bestand aan" not in toon(controle, bestand(b"onzin"))
    assert "klopt met het schema" in tekst
    assert "JW301 Toewijzing" in tekst


def test_elke_bevinding_staat_op_haar_plek_met_wat_te_doen(controle: Client) -> None:
    tekst = toon(controle, bestand(FOUTE_CLAIM))
    assert "3 bevindingen" in tekst
    for woord in ("TR358", "TR101", "TR416", "TotaalIngediendBedrag in Declaratie"):
        assert woord in tekst
    assert "Prestatie 2 in Client 1 van Declaratie" in tekst
    assert "€ 438,48" in tekst
    assert "€ 338,48" in tekst
    assert "niet alle regels kloppen" in tekst


def test_een_fout_in_de_structuur_noemt_regel_waarde_en_verwachting(controle: Client) -> None:
    tekst = toon(controle, bestand(FOUTE_START))
    assert "klopt niet met het schema" in tekst
    assert "nog niet nagegaan" in tekst
    assert "Begindatum in StartProduct 1 van Client" in tekst
    assert "2026-3-2" in tekst
    assert "een datum als jaar-maand-dag" in tekst
    assert "Op regel 3" in tekst


def test_een_bsn_staat_er_nooit_heel(controle: Client) -> None:
    data = jw305(start(begin=LATER)).replace(b">T<", b">999900006<")
    tekst = toon(controle, bestand(data, "999900006.xml"), bestand(FOUTE_START))
    assert "999900006" not in tekst
    assert "9999000061" not in tekst


@pytest.mark.parametrize(
    "bsn",
    [
        b'<jw305:Bsn a="1">9999000071</jw305:Bsn>',
        b"<jw305:Bsn >9999000071</jw305:Bsn >",
        b"<jw305:Bsn> 9999000071 </jw305:Bsn>",
        b"<jw305:Bsn><![CDATA[9999000071]]></jw305:Bsn>",
        b"<jw305:Bsn><!-- x -->9999000071</jw305:Bsn>",
        b"<Bsn>9999000071</Bsn>",
        b'<jw305:Bsn a="1"><jw305:x>999900006</jw305:x></jw305:Bsn>',
    ],
)
def test_ook_een_vreemd_geschreven_bsn_staat_er_nooit_heel(bsn: bytes) -> None:
    data = jw305(start()).replace(b"<jw305:Bsn>999900006</jw305:Bsn>", bsn)
    punten = controleer("b", data, LATER).punten
    assert any("Bsn" in punt.bronregel for punt in punten)
    assert "99990000" not in str(punten)


def zip_(inhoud: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archief:
        archief.writestr("bericht.xml", inhoud)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "zin"),
    [
        (b"", "leeg"),
        (b"hallo", "geen XML"),
        (b"<half", "niet compleet"),
        (b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "DOCTYPE"),
        (b"<brief/>", "geen iJw-bericht"),
        (zip_(b"0" * 5_000_000), "XML"),
        (b"<a>" * 50_000, ""),
        (jw301()[:-40], "niet compleet"),
    ],
)
def test_een_vijandig_bestand_krijgt_een_zin_en_houdt_de_rest_niet_op(
    controle: Client, data: bytes, zin: str
) -> None:
    tekst = toon(controle, bestand(data, "kwaad.xml"), bestand(jw301(), "goed.xml"))
    assert "1 van de 2 bestanden is in orde." in tekst
    assert "niet te lezen" in tekst
    assert zin in tekst


def rijen() -> dict[str, int]:
    return {model._meta.label: model._default_manager.count() for model in apps.get_models()}


def test_er_wordt_niets_bewaard(controle: Client, tmp_path: Path) -> None:
    map_ = settings.OMGEVING.map
    eis_sleutel()  # noted once in the life of a database
    voor, bestanden = rijen(), sorted(map_.rglob("*"))
    groot = jw301().replace(b"</", b" " * 400 + b"</")
    groot += b"\n" * (settings.FILE_UPLOAD_MAX_MEMORY_SIZE + 1)
    vorig, settings.FILE_UPLOAD_TEMP_DIR = settings.FILE_UPLOAD_TEMP_DIR, str(tmp_path / "weg")
    try:  # that folder is not there: whoever would write to it fails
        toon(controle, bestand(FOUTE_CLAIM), bestand(groot, "groot.xml"), bestand(b"onzin"))
    finally:
        settings.FILE_UPLOAD_TEMP_DIR = vorig
    assert rijen() == voor
    assert sorted(map_.rglob("*")) == bestanden


def test_een_te_groot_bestand_wordt_niet_gelezen(
    controle: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    krap = replace(settings.OMGEVING, max_bericht=2 * 1024 * 1024)
    monkeypatch.setattr(settings, "OMGEVING", krap)
    tekst = toon(
        controle, bestand(b"x" * (krap.max_bericht + 1), "log.xml"), bestand(jw301(), "goed.xml")
    )
    assert "Dit bestand is niet bekeken: samen mogen de bestanden 2 MB groot zijn" in tekst
    assert "1 van de 2 bestanden is in orde." in tekst


def test_meer_dan_twintig_bestanden_is_te_veel(controle: Client) -> None:
    antwoord = controle.post("/controleer/", {"bestanden": [bestand(b"x")] * 21})
    assert antwoord.status_code == 422
    assert "Kies hoogstens 20 bestanden tegelijk; dit zijn er 21." in antwoord.content.decode()


def test_zonder_token_wordt_er_niets_gelezen(personen: dict[str, Gebruiker]) -> None:
    streng = Client(enforce_csrf_checks=True)
    streng.force_login(personen["aanbieder"])
    antwoord = streng.post("/controleer/", {"bestanden": bestand(jw301())})
    assert antwoord.status_code == 403
    pagina = streng.get("/controleer/").content.decode()
    token = pagina.split('action="/controleer/"')[1].split('value="')[1].split('"')[0]
    goed = streng.post(
        "/controleer/", {"bestanden": bestand(jw301()), "csrfmiddlewaretoken": token}
    )
    assert "Dit bestand is in orde." in goed.content.decode()


def test_wie_niet_is_ingelogd_controleert_niet(client: Client, db: None) -> None:
    assert client.post("/controleer/", {"bestanden": bestand(jw301())}).status_code == 302


@pytest.mark.parametrize(
    ("bestanden", "titel"),
    [
        ([jw301()], "In orde: Controleer een bestand"),
        ([jw301(), FOUTE_CLAIM], "Niet in orde: Controleer een bestand"),
        ([b"onzin"], "Niet in orde: Controleer een bestand"),
    ],
)
def test_de_titel_zegt_hoe_het_staat(controle: Client, bestanden: list[bytes], titel: str) -> None:
    tekst = toon(controle, *map(bestand, bestanden))
    assert f"<title>{titel} –" in tekst
    assert '<a href="#nog-een">' in tekst
    assert 'id="nog-een"' in tekst


def test_de_titel_zegt_ook_dat_er_niets_gekozen_is(controle: Client) -> None:
    assert "<title>Controleer een bestand –" in controle.get("/controleer/").content.decode()
    leeg = controle.post("/controleer/", {}).content.decode()
    assert "<title>Fout: Controleer een bestand –" in leeg


def test_de_pagina_belooft_niet_meer_dan_zij_nakijkt(controle: Client) -> None:
    """With a wrong structure the rules wait; nobody may think that these were all findings."""
    tekst = controle.get("/controleer/").content.decode()
    assert "in één keer" not in tekst
    assert "eerst of de opbouw klopt; pas als die goed is, kijkt het de regels na" in tekst
    assert "nog niet nagegaan: eerst moet de structuur kloppen" in toon(
        controle, bestand(FOUTE_START)
    )
    te_ver = jw305(start()).replace(b"<jw305:Begindatum>2026", b"<jw305:Begindatum>12026")
    assert "nog niet nagegaan: niet elke waarde is te lezen" in toon(controle, bestand(te_ver))


@pytest.mark.parametrize(
    ("data", "doen"),
    [
        (FOUTE_START.replace(b"Geslacht>1<", b"Geslacht><"), "Vul Geslacht in."),
        (
            FOUTE_START.replace(b"Voornamen>Tom<", b"Voornamen><"),
            "Vul Voornamen in, of laat het element helemaal weg.",
        ),
    ],
)
def test_een_leeg_element_hoort_of_het_weg_mag(data: bytes, doen: str) -> None:
    assert doen in {punt.doen for punt in controleer("b", data, LATER).punten}


@pytest.mark.parametrize(
    ("pad", "waarde", "doen"),
    [
        ("Client/Relaties/Relatie[1]/Contact/Adres/LandCode", WEG, "Vul LandCode in"),
        ("Client/ToegewezenProducten/ToegewezenProduct[1]/Budget", 1, "Laat Omvang weg"),
    ],
)
def test_wat_ontbreekt_wordt_ingevuld_en_wat_er_niet_hoort_gaat_weg(
    pad: str, waarde: object, doen: str
) -> None:
    data = ijw.schrijf(voorbeeld("JW301", {pad: waarde}))
    assert f"{doen} en maak het bestand opnieuw." in {
        punt.doen for punt in controleer("b", data, LATER).punten
    }


def test_op_een_lange_regel_staat_het_element_zelf() -> None:
    """Some software writes a whole message, or a whole class, on one line."""
    plat = FOUTE_START.replace(b"\n", b"").replace(b"\t", b"")
    assert {(p.regelnummer, p.bronregel) for p in controleer("b", plat, LATER).punten} == {
        (None, "")
    }
    begin = plat.index(b"<jw305:StartProducten>")
    per_klasse = plat[:begin] + b"\n" + plat[begin:].replace(b"</jw305:StartProduct>", b"\n")
    fout = per_klasse.replace(b"<jw305:StatusAanlevering>1", b"<jw305:StatusAanlevering>7")
    fout = fout.replace(
        b"\n</jw305:StartProducten>", b"</jw305:StartProduct>\n</jw305:StartProducten>"
    )
    punten = {p.pad.rpartition("/")[2]: p for p in controleer("b", fout, LATER).punten}
    status = punten["StatusAanlevering"]
    assert status.regelnummer == 2
    assert status.bronregel.startswith("<jw305:StatusAanlevering>7<")


def test_meer_bevindingen_dan_er_in_de_lijst_passen_tellen_allemaal() -> None:
    """The closing HB099 is no finding: not shown as one, not counted."""
    fout = jw305(start()).replace(b"<jw305:Geslacht>", b"<jw305:x/>" * 20_000 + b"<jw305:Geslacht>")
    oordeel = controleer("b", fout, LATER)
    assert (oordeel.merk, oordeel.aantal) == ("20.000 bevindingen", 20_000)
    assert oordeel.niet_getoond == 20_000 - MEESTE
    assert "HB099" not in {punt.code for punt in oordeel.punten}


def test_honderden_bevindingen_worden_geteld_en_niet_alle_getoond() -> None:
    oordeel = controleer("b", jw305(*[start(begin=LATER)] * (MEESTE + 50)), LATER)
    assert len(oordeel.punten) == MEESTE
    assert oordeel.niet_getoond == oordeel.aantal - MEESTE > 0


@pytest.mark.parametrize(
    ("pad", "woorden"),
    [
        ("", "het hele bericht"),
        ("Header", "Header"),
        ("Header/Afzender", "Afzender in Header"),
        ("Client/StartProducten/StartProduct[2]", "StartProduct 2 in Client"),
        ("Client/Naam/Voorletters", "Voorletters in Naam van Client"),
    ],
)
def test_een_plek_in_woorden(pad: str, woorden: str) -> None:
    assert plek_in_woorden(pad) == woorden
