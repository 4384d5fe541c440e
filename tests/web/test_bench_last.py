# SPDX-License-Identifier: EUPL-1.2
"""The benchmark of fifty people: what it opens exists, and what it counts is counted right."""

from __future__ import annotations

import http.server
import threading
from pathlib import Path

import pytest
from django.urls import resolve

from benchmarks import last
from benchmarks.hulp import klanten
from hefboom import demo
from tests.lus import draai


def test_het_mengsel_is_heel_en_bestaat() -> None:
    assert sum(deel for deel, _ in last.MENGSEL.values()) == 100
    namen = {persona.gebruikersnaam for persona in demo.personas("zuid-holland-zuid")}
    assert set(last.MENGSEL) <= namen
    for _, adressen in last.MENGSEL.values():
        for adres in adressen:
            assert resolve(adres.partition(">")[0].partition("?")[0]).url_name


def test_percentielen_en_fouten() -> None:
    rijen = [("raad", "/", 200, float(i), i / 100) for i in range(100)]
    uitslag = last.Uitslag([*rijen, ("raad", "/weg/", 500, 1.0, 9.0)], None)
    assert uitslag.percentiel(0.5) == 0.5
    assert uitslag.percentiel(0.95) == 0.95
    assert uitslag.percentiel(0.5, tot=10) == 0.05
    assert uitslag.fouten == ["/weg/ (raad): 500"]
    assert last.Uitslag([], None).percentiel(0.95) != last.Uitslag([], None).percentiel(0.95)


def test_de_stapel_wordt_verdeeld_zonder_een_bericht_te_verliezen(tmp_path: Path) -> None:
    for nummer in range(50):
        pad = tmp_path / "stapel" / "berichten" / str(nummer % 3) / f"{nummer}.xml"
        pad.parent.mkdir(parents=True, exist_ok=True)
        pad.write_text("<x/>")
    (een, geen), (twee, rest) = last._verdeel(tmp_path / "stapel", tmp_path / "delen")
    assert geen is None
    assert rest is not None
    aantallen = [len(list(map_.iterdir())) for map_ in (een, twee, rest)]
    assert sum(aantallen) == 50
    assert min(aantallen) > 0


class Pagina(http.server.BaseHTTPRequestHandler):
    """A page, or none."""

    def do_GET(self) -> None:
        assert "sleutel=abc" in self.headers["Cookie"]
        self.send_response(404 if self.path == "/weg/" else 200)
        self.end_headers()

    def log_message(self, *args: object) -> None:
        """Quiet."""


@pytest.fixture
def server() -> http.server.ThreadingHTTPServer:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Pagina)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def test_klanten_openen_hun_paginas_en_zeggen_wat_er_uitkwam(
    server: http.server.ThreadingHTTPServer,
) -> None:
    taak = {
        "adres": f"http://127.0.0.1:{server.server_port}",
        "koekje": "sleutel",
        "zaad": 1,
        "denktijd": 0.01,
        "seconden": 2.0,
        "klanten": [{"rol": "raad", "sessie": "abc", "adressen": ["/", "/weg/"]}] * 3,
    }
    uit = draai(klanten.allen(taak))
    assert {(rol, adres, status) for rol, adres, status, _, _ in uit} == {
        ("raad", "/", 200),
        ("raad", "/weg/", 404),
    }
    assert all(0 <= begin <= 2 and duur > 0 for *_, begin, duur in uit)
