# SPDX-License-Identifier: EUPL-1.2
"""The server itself, as `serveer` starts it, with visitors who do not play by the rules."""

from __future__ import annotations

import http.client
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

HALVE = 40
KOP = (
    b"POST /inloggen/ HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
    b"application/x-www-form-urlencoded\r\nContent-Length: %d\r\n\r\nusername=x"
)


@pytest.fixture(scope="module")
def poort(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """A server of an empty demo, in a process of its own."""
    map_ = tmp_path_factory.mktemp("server")
    (map_ / "static").mkdir()
    (map_ / "demo.json").write_text(
        json.dumps({"regio": "zuid-holland-zuid", "vandaag": "2027-01-01"}), encoding="utf-8"
    )
    (map_ / "sleutel").write_text("A" * 43 + "=", encoding="ascii")
    omgeving = {naam: w for naam, w in os.environ.items() if not naam.startswith("HEFBOOM_")}
    bron = str(Path(__file__).resolve().parents[2] / "src")
    omgeving |= {"HEFBOOM_MAP": str(map_), "PYTHONPATH": bron}
    subprocess.run(
        [sys.executable, "-m", "hefboom", "migreer"], env=omgeving, check=True, capture_output=True
    )
    with socket.socket() as vrij:
        vrij.bind(("127.0.0.1", 0))
        nummer = int(vrij.getsockname()[1])
    start = (
        "from hefboom.cli.hoofd import start_django; start_django();"
        "from hefboom.cli.dienst import serveer;"
        f"serveer('127.0.0.1', {nummer}, met_werk=False)"
    )
    server = subprocess.Popen([sys.executable, "-c", start], env=omgeving)
    try:
        einde = time.monotonic() + 60
        while time.monotonic() < einde:
            try:
                if vraag(nummer, "/inloggen/", 5)[0] == 200:
                    break
            except OSError:
                time.sleep(0.2)
        else:
            pytest.fail("de server is niet gestart")
        yield nummer
    finally:
        server.terminate()
        server.wait(timeout=20)


def vraag(poort: int, adres: str, termijn: float) -> tuple[int, str]:
    """One page, within so many seconds."""
    lijn = http.client.HTTPConnection("127.0.0.1", poort, timeout=termijn)
    try:
        lijn.request("GET", adres)
        antwoord = lijn.getresponse()
        return antwoord.status, antwoord.read().decode()
    finally:
        lijn.close()


def half(poort: int, lengte: int = 1000) -> socket.socket:
    """A form of which the rest does not come."""
    lijn = socket.create_connection(("127.0.0.1", poort), timeout=20)
    lijn.sendall(KOP % lengte)
    return lijn


def test_halve_formulieren_houden_niemand_op(poort: int) -> None:
    """Six of them once stopped the server for everybody, for as long as they liked."""
    with ExitStack() as open_lijnen:
        lijnen = [open_lijnen.enter_context(half(poort)) for _ in range(HALVE)]
        begin = time.monotonic()
        for _ in range(5):
            assert vraag(poort, "/inloggen/", 5)[0] == 200
        assert time.monotonic() - begin < 5
        assert b" 408 " in lijnen[0].recv(4096)  # and after ten seconds they are sent away
    assert vraag(poort, "/inloggen/", 5)[0] == 200


def test_een_vreemde_brengt_geen_bestand(poort: int) -> None:
    with half(poort, 100_000_000) as lijn:
        antwoord = lijn.recv(4096).decode()
    assert " 413 " in antwoord
    assert "Log eerst in" in antwoord


def test_een_gewoon_verzoek_gaat_zoals_altijd(poort: int) -> None:
    status, tekst = vraag(poort, "/inloggen/?next=/zoeken/%3Fq%3Dd%C3%A9", 5)
    assert status == 200
    assert 'value="/zoeken/?q=dé"' in tekst
    assert vraag(poort, "/aanbieder/%C3%A9/", 5)[0] in (302, 404)
    lijn = http.client.HTTPConnection("127.0.0.1", poort, timeout=5)
    lijn.request("HEAD", "/inloggen/")
    assert lijn.getresponse().read() == b""
    lijn.close()


def test_een_kop_met_een_streepje_eronder_gaat_niet_voor_een_ander_door(poort: int) -> None:
    lijn = http.client.HTTPConnection("127.0.0.1", poort, timeout=5)
    lijn.request("GET", "/inloggen/", headers={"Content_Length": "99", "X_Forwarded_Proto": "x"})
    assert lijn.getresponse().status == 200
    lijn.close()
