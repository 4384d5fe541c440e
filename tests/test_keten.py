# SPDX-License-Identifier: EUPL-1.2
"""The main job, end to end: files in, figures out, and the same cents everywhere."""

import json
import os
import re
import socket
import subprocess
import sys
import time as time_module
from datetime import date, datetime, time
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, build_opener
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from lxml import etree

from hefboom import demo, facts, stelsel
from hefboom.contracten import laad_contracten
from hefboom.facts import Momentopname
from hefboom.intake.services import verwerk_paden
from hefboom.mailbox.models import Bericht, Richting
from hefboom.mailbox.services import inhoud
from hefboom.measures import bereken
from hefboom.omgeving import PROJECT

REGIO = "zuid-holland-zuid"
OP = datetime.combine(date(2027, 1, 1), time(9), tzinfo=ZoneInfo("Europe/Amsterdam"))


@pytest.fixture
def keten(db: None, tmp_path: Path) -> Momentopname:
    """A small region from messages to snapshot."""
    uitvoer = demo.maak(regio=REGIO, schaal=0.006, maanden=4, zaad=7, naar=tmp_path)
    demo.maak_gebruikers(uitvoer.personas)
    laad_contracten(uitvoer.contractenmap)
    verwerk_paden([uitvoer.berichtenmap], OP)
    assert settings.OMGEVING.vandaag is not None
    return facts.maak_momentopname(settings.OMGEVING.vandaag)


def _signed(node: etree._Element) -> int:
    """A `…Bedrag` class of the standard as signed cents."""
    values = [child.text or "" for child in node]
    return int(values[0]) * (1 if values[1] == "D" else -1)


def _toegekend_in_antwoorden() -> tuple[int, int]:
    """Granted and submitted cents, read from the 325 messages themselves."""
    granted = submitted = 0
    for bericht in Bericht.objects.filter(richting=Richting.UIT):
        root = etree.fromstring(inhoud(bericht))
        for name, add in (("TotaalToegekendBedrag", 1), ("TotaalIngediendBedrag", 0)):
            for node in root.iter(f"{{*}}{name}"):
                amount = _signed(node)
                granted += amount * add
                submitted += amount * (1 - add)
    return granted, submitted


def test_toegekend_is_overal_dezelfde_som(keten: Momentopname, client: Client) -> None:
    granted, submitted = _toegekend_in_antwoorden()
    assert 0 < granted < submitted
    rows = keten.tabel("prestaties").to_pylist()
    assert sum(row["toegekend"] for row in rows) == granted

    year = bereken("uitgaven", keten).rijen[0].waarde
    this_year = sum(r["toegekend"] for r in rows if r["begindatum"].year == 2026)
    assert year == this_year

    client.login(username="contract", password=_wachtwoord("contract"))
    page = client.get(reverse("regio"))
    assert page.status_code == 200
    assert f'<data value="{this_year}">' in page.content.decode()


def _wachtwoord(naam: str) -> str:
    return next(p.wachtwoord for p in demo.personas(REGIO) if p.gebruikersnaam == naam)


def test_segmenten_tellen_op_tot_de_regio(keten: Momentopname) -> None:
    for maat in ("uitgaven", "geweigerde_regels"):
        whole = bereken(maat, keten).rijen[0].teller
        parts = bereken(maat, keten, per=("segment",)).rijen
        assert sum(row.teller for row in parts) == whole


def test_geen_bsn_in_de_feiten(keten: Momentopname) -> None:
    for pad in keten.map.rglob("*"):
        if pad.is_file():
            assert not re.search(rb"(?<![0-9])9999[0-9]{5}(?![0-9])", pad.read_bytes())


@pytest.mark.traag
@pytest.mark.parametrize("regio", stelsel.regios())
def test_de_demo_loopt_van_begin_tot_eind_en_tweemaal_innemen_verandert_niets(
    regio: str, tmp_path: Path
) -> None:
    folder = tmp_path / "demo"
    environ = {k: v for k, v in os.environ.items() if not k.startswith(("HEFBOOM_", "DJANGO_"))}

    def hefboom(*argv: str) -> str:
        ran = subprocess.run(
            [sys.executable, "-m", "hefboom", *argv],
            env=environ | {"PYTHONPATH": str(PROJECT / "src"), "HEFBOOM_DEMOMAP": str(tmp_path)},
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )
        assert ran.returncode == 0, ran.stderr
        return ran.stdout

    shown = hefboom(
        "demo", "--regio", regio, "--schaal", "0.006", "--maanden", "3", "--geen-server",
        "--map", str(folder),
    )  # fmt: skip
    einde = date.fromisoformat(json.loads((folder / "demo.json").read_text())["vandaag"])
    for segment in stelsel.laad(regio).op(einde).segmenten:
        assert f"{segment.code} {segment.naam}"[:30] in shown
    before = hefboom("meet", "uitgaven", "--per", "segment", "--json", "--map", str(folder))
    again = json.loads(
        hefboom("verwerk", str(folder / "berichten"), "--json", "--map", str(folder))
    )
    assert again["nieuw"] == 0
    assert again["al_bekend"] == len(list((folder / "berichten").rglob("*.*")))
    hefboom("meet", "--opnieuw", "--map", str(folder))
    after = hefboom("meet", "uitgaven", "--per", "segment", "--json", "--map", str(folder))
    assert json.loads(after)["rijen"] == json.loads(before)["rijen"]
    _de_server_toont_de_regio(folder, regio, environ | {"HEFBOOM_DEMOMAP": str(tmp_path)})


def _de_server_toont_de_regio(folder: Path, regio: str, environ: dict[str, str]) -> None:
    """Start the server as a user would, log in, open the overview, and stop it again."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        poort = probe.getsockname()[1]
    maten = json.loads((folder / "demo.json").read_text())
    server = subprocess.Popen(
        [
            *(sys.executable, "-m", "hefboom", "demo", "--map", str(folder), "--regio", regio),
            *("--schaal", str(maten["schaal"]), "--maanden", str(maten["maanden"])),
            *("--poort", str(poort)),
        ],
        env=environ | {"PYTHONPATH": str(PROJECT / "src")},
        stdout=subprocess.DEVNULL,
    )
    try:
        bezoek = build_opener(HTTPCookieProcessor(CookieJar()))
        adres = f"http://127.0.0.1:{poort}"
        pagina = _zodra_hij_draait(bezoek, f"{adres}/inloggen/")
        bewijs = re.search(r'csrfmiddlewaretoken" value="([^"]+)', pagina)
        assert bewijs is not None
        formulier = {
            "login": "contract",
            "password": _wachtwoord("contract"),
            "csrfmiddlewaretoken": bewijs[1],
        }
        bezoek.open(f"{adres}/inloggen/", urlencode(formulier).encode(), timeout=60)
        with bezoek.open(f"{adres}/regio/", timeout=60) as regiopagina:
            assert "Hoe staat de regio ervoor?" in regiopagina.read().decode()
    finally:
        server.terminate()
        assert server.wait(timeout=30) == 0


def _zodra_hij_draait(bezoek: OpenerDirector, adres: str) -> str:
    for _ in range(120):
        try:
            with bezoek.open(adres, timeout=5) as antwoord:
                return str(antwoord.read().decode())
        except (URLError, TimeoutError):  # also accepted, but slow to answer
            time_module.sleep(0.5)
    raise AssertionError(f"{adres} antwoordt niet")
