# SPDX-License-Identifier: EUPL-1.2
"""`hefboom ijw …`: exit 0 all right, 1 findings, 2 unreadable."""

import io
import json

import pytest

from hefboom.cli import main
from hefboom.ijw import lees, schrijf
from tests.ijw.voorbeelden import bericht

GOED = schrijf(bericht("JW305"))
FOUT = GOED.replace(b"StatusAanlevering>1<", b"StatusAanlevering>9<")
KAPOT = GOED.replace(b"Geslacht>2<", b"Geslacht>9<")
OP = ["--op", "2026-05-07"]


@pytest.fixture
def map_(tmp_path):
    for naam, data in (("goed", GOED), ("fout", FOUT), ("kapot", KAPOT), ("rest", b"hallo")):
        (tmp_path / f"{naam}.xml").write_bytes(data)
    return tmp_path


@pytest.mark.parametrize(
    ("naam", "code", "zegt"),
    [
        ("goed", 0, "in orde"),
        ("fout", 1, "CS058, retourcode 0001  Client/StartProducten/StartProduct[1]"),
        ("kapot", 1, "HB005  Client/Geslacht"),
        ("rest", 2, "onleesbaar. Dit is geen XML-bestand."),
    ],
)
def test_controleer_zegt_wat_het_vond(map_, capsys, naam, code, zegt) -> None:
    assert main(["ijw", "controleer", str(map_ / f"{naam}.xml"), *OP]) == code
    assert zegt in capsys.readouterr().out


def test_een_map_geeft_een_oordeel_per_bestand(map_, capsys) -> None:
    assert main(["ijw", "controleer", str(map_), "--json", *OP]) == 2
    verslag = {b["bestand"].rpartition("/")[2]: b for b in json.loads(capsys.readouterr().out)}
    assert verslag["goed.xml"]["geldig"]
    assert (verslag["fout.xml"]["structuur_geldig"], verslag["fout.xml"]["geldig"]) == (True, False)
    assert not verslag["kapot.xml"]["structuur_geldig"]
    assert verslag["rest.xml"]["bericht"] is None
    (bevinding,) = verslag["fout.xml"]["bevindingen"]
    assert bevinding["regelnummer"] == 39
    assert set(bevinding) == {
        "code", "soort", "retourcode", "pad", "regelnummer", "waarde", "uitleg",
    }  # fmt: skip


def test_lees_en_schrijf_verliezen_niets(map_, capsysbinary) -> None:
    assert main(["ijw", "lees", str(map_ / "goed.xml"), "--json"]) == 0
    (map_ / "goed.json").write_bytes(capsysbinary.readouterr().out)
    assert main(["ijw", "schrijf", str(map_ / "goed.json")]) == 0
    assert capsysbinary.readouterr().out == GOED


def test_lees_toont_het_bericht_met_gemaskeerd_bsn(map_, capsys) -> None:
    assert main(["ijw", "lees", str(map_ / "goed.xml")]) == 0
    uit = capsys.readouterr().out
    assert "Start jeugdhulp" in uit
    assert "999900006" not in uit


def test_invoer_mag_ook_uit_een_pijp_komen(monkeypatch, capsys) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(GOED)))
    assert main(["ijw", "controleer", "-", *OP]) == 0
    assert "invoer (JW305): in orde" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("argumenten", "code", "zegt"),
    [
        (["lees", "{}/rest.xml"], 2, "geen XML-bestand"),
        (["lees", "{}/kapot.xml"], 1, "Geslacht is '9'"),
        (["lees", "{}/weg.xml"], 2, "kan niet gelezen worden"),
        (["controleer", "{}/leeg"], 2, "geen enkel .xml-bestand"),
        (["schrijf", "{}/goed.xml"], 1, "is geen JSON"),
        (["verklaar", "TR999"], 1, "Code TR999 ken ik niet"),
    ],
)
def test_wat_niet_gaat_zegt_waarom(map_, capsys, argumenten, code, zegt) -> None:
    (map_ / "leeg").mkdir()
    assert main(["ijw", *(deel.format(map_) for deel in argumenten)]) == code
    assert zegt in capsys.readouterr().err


def test_verklaar_kent_regels_en_retourcodes(capsys) -> None:
    assert main(["ijw", "verklaar", "tr018"]) == 0
    assert main(["ijw", "verklaar", "9063"]) == 0
    assert main(["ijw", "verklaar", "0001"]) == 0
    uit = capsys.readouterr().out
    assert "De einddatum ligt niet voor de begindatum." in uit
    assert "Hoort bij TR063" in uit


def test_regels_zegt_van_elke_regel_of_hij_getoetst_wordt(capsys) -> None:
    assert main(["ijw", "regels", "--json"]) == 0
    alle = json.loads(capsys.readouterr().out)
    assert len([r for r in alle if r["code"].startswith("TR")]) == 80
    assert main(["ijw", "regels"]) == 0
    assert "niet door een machine te beslissen" in capsys.readouterr().out


def test_de_goede_start_is_leesbaar() -> None:
    assert lees(GOED).bericht == bericht("JW305")
