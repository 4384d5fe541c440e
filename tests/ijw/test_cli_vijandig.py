# SPDX-License-Identifier: EUPL-1.2
"""`hefboom ijw …` where things go wrong: files, pipes, disks, memory, terminals. Never a crash."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import hefboom
from hefboom.cli import bestanden, main
from hefboom.ijw import schrijf
from hefboom.ijw.voorbeelden.berichten import bericht
from tests.ijw.test_cli import FOUT, GOED, OP


@pytest.fixture
def map_(tmp_path):
    for naam, data in (("goed", GOED), ("fout", FOUT)):
        (tmp_path / f"{naam}.xml").write_bytes(data)
    return tmp_path


NIET_TE_LEZEN = {
    "map.xml": lambda pad: pad.mkdir(),
    "kwijt.xml": lambda pad: pad.symlink_to("weg"),
    "kring.xml": lambda pad: pad.symlink_to("kring.xml"),
    "pijp.xml": os.mkfifo,
}
REDENEN = {
    "map.xml": "Dit is een map, geen bestand.",
    "kwijt.xml": "Dit is een verwijzing naar een bestand dat er niet is.",
    "kring.xml": "Dit is een verwijzing die in een kring loopt.",
    "pijp.xml": "Dit is geen gewoon bestand, maar een pijp of een apparaat.",
}


def test_een_slecht_bestand_in_een_map_houdt_de_rest_niet_op(map_, capsys) -> None:
    for naam, maak in NIET_TE_LEZEN.items():
        maak(map_ / naam)
    (map_ / "map.xml" / "diep.XML").write_bytes(GOED)
    assert main(["ijw", "controleer", str(map_), "--json", *OP]) == 2
    verslag = {Path(b["bestand"]).name: b for b in json.loads(capsys.readouterr().out)}
    assert {naam: verslag[naam]["onleesbaar"] for naam in NIET_TE_LEZEN} == REDENEN
    assert verslag["goed.xml"]["geldig"]
    assert verslag["diep.XML"]["geldig"]
    assert main(["ijw", "controleer", str(map_), *OP]) == 2
    assert f"{map_}/pijp.xml: onleesbaar. Dit is geen gewoon" in capsys.readouterr().out


def test_wie_een_bestand_of_map_niet_mag_lezen_hoort_dat(map_, capsys, monkeypatch) -> None:
    """A test may run as root, who may read everything."""

    def mag_niet(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", str(map_ / "goed.xml"))

    monkeypatch.setattr(Path, "open", mag_niet)
    assert main(["ijw", "controleer", str(map_ / "goed.xml"), "--json", *OP]) == 2
    assert "mag u niet lezen" in json.loads(capsys.readouterr().out)[0]["onleesbaar"]
    monkeypatch.setattr(os, "scandir", mag_niet)
    assert main(["ijw", "controleer", str(map_), "--json", *OP]) == 2
    (oordeel,) = json.loads(capsys.readouterr().out)
    assert oordeel["onleesbaar"] == "Deze map mag u niet lezen."


@pytest.mark.parametrize(
    ("pad", "zegt"),
    [
        ("weg.xml", "Dit bestand is er niet."),
        ("leeg", "In deze map staat geen enkel .xml-bestand."),
        ("goed.xml/x.xml", "Een deel van dit pad is geen map."),
        ("x" * 400, "Deze naam is te lang"),
    ],
)
def test_ook_zonder_bestand_is_json_een_lijst(map_, capsys, pad, zegt) -> None:
    (map_ / "leeg").mkdir()
    assert main(["ijw", "controleer", str(map_ / pad), "--json"]) == 2
    (oordeel,) = json.loads(capsys.readouterr().out)
    assert oordeel["onleesbaar"].startswith(zegt)
    assert oordeel["bestand"] == str(map_ / pad)


def test_een_pijp_die_iemand_noemt_wordt_gelezen(map_) -> None:
    """`hefboom ijw controleer <(haal op)`."""
    uit = hefboom_(f"controleer <(cat '{map_}/fout.xml') --op 2026-05-07")
    assert (uit.returncode, b"CS058" in uit.stdout) == (1, True)


def test_een_te_groot_bestand_wordt_niet_heel_gelezen(map_, capsys, monkeypatch) -> None:
    monkeypatch.setattr(bestanden, "GROOTSTE", len(GOED))
    monkeypatch.setattr("hefboom.ijw.deur.GROOTSTE", len(GOED))
    monkeypatch.setattr("hefboom.ijw.gewoon.lezen.GROOTSTE", len(GOED))
    (map_ / "groot.xml").write_bytes(GOED + b" " * 1000)
    assert len(bestanden.een_bestand(str(map_ / "groot.xml")).data) == len(GOED) + 1
    assert main(["ijw", "controleer", str(map_ / "groot.xml"), *OP]) == 2
    assert "onleesbaar. Het bestand is groter dan" in capsys.readouterr().out
    assert main(["ijw", "controleer", str(map_ / "goed.xml"), *OP]) == 0
    monkeypatch.setattr("hefboom.ijw.GROOTSTE", 10)
    assert main(["ijw", "schrijf", str(map_ / "goed.xml")]) == 2
    assert "te groot" in capsys.readouterr().err


@pytest.mark.parametrize("waar", ["hefboom.ijw.beoordeel", "hefboom.ijw.lees"])
def test_te_weinig_geheugen_is_een_zin(map_, capsys, monkeypatch, waar) -> None:
    def vol(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(waar, vol)
    werk = "lees" if waar.endswith("lees") else "controleer"
    assert main(["ijw", werk, str(map_ / "goed.xml")]) == 2
    assert "niet genoeg geheugen" in "".join(capsys.readouterr())


@pytest.mark.parametrize(
    ("json_", "zegt"),
    [
        ("[" * 100_000, "veel te diep genest"),
        (f'{{"bericht": "JW305", "header": {{}}, "inhoud": {"9" * 5000}}}', "geen getal"),
        ('{"bericht": "JW305", "bericht": "JW307"}', "bericht staat meer dan één keer bij elkaar"),
        ('{"bericht": [], "header": {}, "inhoud": {}}', "bericht: hier hoort tekst"),
        ("", "is geen JSON"),
        ("NaN", "geen bericht"),
    ],
)  # fmt: skip
def test_json_die_geen_bericht_is_krijgt_een_zin(tmp_path, capsys, json_, zegt) -> None:
    (tmp_path / "x.json").write_text(json_)
    assert main(["ijw", "schrijf", str(tmp_path / "x.json")]) == 1
    assert zegt in capsys.readouterr().err


def hefboom_(opdracht: str, **omgeving: str) -> subprocess.CompletedProcess[bytes]:
    """`hefboom ijw …` in a shell of its own."""
    bron = {"PYTHONPATH": str(Path(hefboom.__file__).parents[1])}
    return subprocess.run(
        ["bash", "-c", f"'{sys.executable}' -m hefboom ijw {opdracht}"],
        capture_output=True,
        env=os.environ | bron | omgeving,
        timeout=120,
    )


def test_wie_niet_verder_leest_verandert_de_uitkomst_niet(tmp_path) -> None:
    veel = tmp_path / "veel.xml"
    plek = GOED.index(b"<jw305:Geslacht>")
    veel.write_bytes(GOED[:plek] + b"<jw305:Kleur/>\n" * 900 + GOED[plek:])
    for naam in ("a", "b"):
        (tmp_path / f"{naam}.xml").write_bytes(veel.read_bytes())
    uit = hefboom_(f"controleer '{tmp_path}' | head -1; exit ${{PIPESTATUS[0]}}")
    assert (uit.returncode, uit.stderr) == (1, b"")
    assert uit.stdout.count(b"\n") == 1


@pytest.mark.parametrize("werk", ["controleer", "lees", "regels", "schrijf"])
def test_een_volle_schijf_is_een_zin(map_, werk) -> None:
    assert main(["ijw", "lees", str(map_ / "goed.xml"), "--json"]) == 0
    naam = {"regels": "", "schrijf": f"{map_}/goed.json"}.get(werk, f"{map_}/goed.xml")
    maak = f"lees '{map_}/goed.xml' --json > '{map_}/goed.json'"
    assert hefboom_(maak).returncode == 0
    uit = hefboom_(f"{werk} {naam} > /dev/full")
    assert (uit.returncode, uit.stderr.decode().count("\n")) == (2, 1)
    assert "geen ruimte meer" in uit.stderr.decode()


def test_zonder_uitvoer_telt_alleen_de_uitkomst(map_) -> None:
    uit = hefboom_(f"controleer '{map_}/fout.xml' --op 2026-05-07 >&-")
    assert (uit.returncode, uit.stderr) == (1, b"")


def test_een_ander_tekenstelsel_of_een_vreemde_naam_breekt_niets(tmp_path) -> None:
    claim = schrijf(bericht("JW323", {"Declaratie/TotaalIngediendBedrag/TotaalBedrag": 1}))
    naam = os.fsencode(str(tmp_path)) + b"/\xff\x1b[31m.xml"
    Path(os.fsdecode(naam)).write_bytes(claim)
    uit = hefboom_(f"controleer '{tmp_path}'", PYTHONIOENCODING="latin-1")
    assert (uit.returncode, uit.stderr) == (1, b"")
    assert b"\\u20ac 0,01" in uit.stdout
    assert b"\x1b" not in uit.stdout
    assert b"/\\udcff\\x1b[31m.xml" in uit.stdout
    for stelsel in ("latin-1", "utf-8"):
        uit = hefboom_(f"controleer '{tmp_path}' --json", PYTHONIOENCODING=stelsel)
        (oordeel,) = json.loads(uit.stdout)
        assert os.fsencode(oordeel["bestand"]) == naam
        assert "€ 0,01" in oordeel["bevindingen"][0]["uitleg"]


def test_wat_een_terminal_zou_sturen_wordt_uitgeschreven(map_, capsys) -> None:
    stuur = "\u009b31m\u202egeel"
    data = FOUT.decode().replace("Jansen", stuur).replace(">A<", f">{stuur}<")
    (map_ / "stuur.xml").write_text(data)
    for werk in (["controleer"], ["controleer", "--json"], ["lees"], ["lees", "--json"]):
        main(["ijw", *werk, str(map_ / "stuur.xml")])
        gezien = "".join(capsys.readouterr())
        assert "geel" in gezien
        assert not set("\u009b\u202e") & set(gezien)
