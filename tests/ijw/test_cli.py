# SPDX-License-Identifier: EUPL-1.2
"""`hefboom ijw …`: exit 0 all right, 1 findings, 2 unreadable."""

import io
import json

import pytest

from hefboom.cli import main
from hefboom.ijw import lees, schrijf
from hefboom.ijw.bevindingen import MEESTE
from hefboom.ijw.voorbeelden.berichten import bericht

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
    nagegaan = {naam: oordeel["regels_nagegaan"] for naam, oordeel in verslag.items()}
    assert nagegaan == {"goed.xml": True, "fout.xml": True, "kapot.xml": False, "rest.xml": False}
    assert len({frozenset(oordeel) for oordeel in verslag.values()}) == 1, "one shape"
    (bevinding,) = verslag["fout.xml"]["bevindingen"]
    assert bevinding["regelnummer"] == 39
    assert set(bevinding) == {
        "code", "soort", "retourcode", "pad", "regelnummer", "verwacht", "gevonden", "uitleg",
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
    assert "Naam: verborgen" in uit
    assert "Achternaam" not in uit
    assert main(["ijw", "lees", str(map_ / "goed.xml"), "--met-persoonsgegevens"]) == 0
    assert "Achternaam: " in capsys.readouterr().out


def test_invoer_mag_ook_uit_een_pijp_komen(monkeypatch, capsys) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(GOED)))
    assert main(["ijw", "controleer", "-", *OP]) == 0
    assert "invoer (JW305): in orde" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("argumenten", "code", "zegt"),
    [
        (["lees", "{}/rest.xml"], 2, "geen XML-bestand"),
        (["lees", "{}/kapot.xml"], 1, "Geslacht is '9'"),
        (["lees", "{}/weg.xml"], 2, "weg.xml: Dit bestand is er niet. Klopt de naam?"),
        (["lees", "{}"], 2, "Dit is een map, geen bestand."),
        (["schrijf", "{}"], 2, "Dit is een map, geen bestand."),
        (["schrijf", "{}/goed.xml"], 1, "is geen JSON"),
        (["verklaar", "TR999"], 1, "Code TR999 ken ik niet"),
    ],
)
def test_wat_niet_gaat_zegt_waarom(map_, capsys, argumenten, code, zegt) -> None:
    (map_ / "leeg").mkdir()
    assert main(["ijw", *(deel.format(map_) for deel in argumenten)]) == code
    assert zegt in capsys.readouterr().err


def test_meer_bestanden_tegelijk_geven_de_slechtste_uitkomst(map_, capsys) -> None:
    paden = [str(map_ / f"{naam}.xml") for naam in ("goed", "fout", "weg")]
    assert main(["ijw", "controleer", *paden[:1], *OP]) == 0
    assert main(["ijw", "controleer", *paden[:2], *OP]) == 1
    capsys.readouterr()
    assert main(["ijw", "controleer", *paden, *OP, "--json"]) == 2
    assert [b["bestand"] for b in json.loads(capsys.readouterr().out)] == paden


def test_als_de_opbouw_niet_klopt_zegt_het_dat_de_regels_wachten(map_, capsys) -> None:
    zin = "De regels zijn nog niet nagegaan, omdat de opbouw niet klopt."
    main(["ijw", "controleer", str(map_ / "kapot.xml"), *OP])
    assert zin in capsys.readouterr().out
    main(["ijw", "controleer", str(map_ / "fout.xml"), *OP])
    assert zin not in capsys.readouterr().out


def test_wat_niet_in_de_lijst_past_wordt_geteld_en_staat_onderaan(tmp_path, capsys) -> None:
    regel = b"<jw305:Kleur/>"
    plek = GOED.index(b"<jw305:Geslacht>")
    veel = tmp_path / "veel.xml"
    veel.write_bytes(GOED[:plek] + (regel + b"\n") * (MEESTE + 50) + GOED[plek:])
    assert main(["ijw", "controleer", str(veel), "--json", *OP]) == 1
    (oordeel,) = json.loads(capsys.readouterr().out)
    codes = [b["code"] for b in oordeel["bevindingen"]]
    assert (oordeel["aantal"], len(codes)) == (MEESTE + 50, MEESTE + 1)
    assert codes.index("HB099") == MEESTE
    assert main(["ijw", "controleer", str(veel), *OP]) == 1
    regels = capsys.readouterr().out.splitlines()
    assert regels[0].endswith(f"(JW305): {MEESTE + 50:,} bevindingen".replace(",", "."))
    assert regels[-3:-1] == ["  HB099", f"    Er zijn nog 50 bevindingen; {EERSTE} staan hier."]


EERSTE = f"deze eerste {MEESTE:,}".replace(",", ".")


def test_op_een_regel_zegt_een_regelnummer_niets(tmp_path, capsys) -> None:
    pad = tmp_path / "plat.xml"
    pad.write_bytes(FOUT.replace(b"\n", b"").replace(b"\t", b""))
    main(["ijw", "controleer", str(pad), *OP])
    assert "\n  CS058, retourcode 0001  Client/StartProducten/" in capsys.readouterr().out


@pytest.mark.parametrize("fout", ["gisteren", "2026-02-30", "20260401", "1-4-26"])
def test_een_verkeerde_dag_zegt_hoe_het_wel_moet(capsys, fout) -> None:
    with pytest.raises(SystemExit) as einde:
        main(["ijw", "controleer", "x.xml", "--op", fout])
    assert einde.value.code == 2
    assert f"'{fout}' is geen datum. Schrijf bijvoorbeeld" in capsys.readouterr().err


@pytest.mark.parametrize("werk", [[], ["controleer"], ["lees"], ["schrijf"]])
def test_de_uitleg_noemt_de_uitkomsten(capsys, werk) -> None:
    with pytest.raises(SystemExit):
        main(["ijw", *werk, "--help"])
    uitleg = " ".join(capsys.readouterr().out.split())
    assert "uitkomst (exit code): 0 " in uitleg


VERKLAARD = {
    " tr018 ": ["TR018: De einddatum ligt niet", "Retourcode: 0001"],
    "9063": ["9063: ", "Hoort bij TR063"],
    "wj001": ["WJ001: Retourcode (codelijst, ", "\n  9063  "],
    "JZ020": ["JZ020: ", "\n  45  "],
    "JW305": [
        "JW305: Start jeugdhulp (iJw 3.2, berichtcode 438).",
        "De aanbieder stuurt het aan de gemeente.",
        "Het antwoord is JW306.",
        "\n  Client: Bsn, Geboortedatum, Geslacht, Naam, StartProducten\n",
        "\n  StartProducten: StartProduct+\n",
    ],
    "jw306": ["De gemeente stuurt het aan de aanbieder.", "Het is het antwoord op JW305."],
    "JW301": ["De gemeente stuurt het aan de aanbieder.", "Commentaar?"],
    "JW302": ["De aanbieder stuurt het aan de gemeente."],
    "JW325": ["De gemeente stuurt het aan de aanbieder.", "Het is het antwoord op JW323."],
}


@pytest.mark.parametrize(("code", "zegt"), VERKLAARD.items())
def test_verklaar_kent_elke_code_van_de_standaard(capsys, code, zegt) -> None:
    assert main(["ijw", "verklaar", code]) == 0
    uit = capsys.readouterr().out
    for deel in zegt:
        assert deel in uit


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
