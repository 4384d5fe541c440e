# SPDX-License-Identifier: EUPL-1.2
"""`hefboom stelsel`, as someone types it."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from hefboom.cli.hoofd import main
from hefboom.stelsel import laden, regios


@pytest.fixture
def kapot(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A Hefboom that comes with other regions; the cache forgets them afterwards."""
    monkeypatch.setattr(laden, "REGIOS", tmp_path)
    laden._laad.cache_clear()
    yield tmp_path
    laden._laad.cache_clear()


def test_controleer_bewijst_elke_regio(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["stelsel", "controleer"]) == 0
    tekst = capsys.readouterr().out
    assert "Haaglanden: alles klopt." in tekst
    assert "Zuid-Holland Zuid: alles klopt." in tekst
    assert "✗" not in tekst


def test_controleer_een_regio(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["stelsel", "controleer", "haaglanden"]) == 0
    assert "Zuid-Holland" not in capsys.readouterr().out


def test_controleer_noemt_alle_fouten_van_een_kapot_bestand(
    kapot: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (kapot / "proef").mkdir()
    (kapot / "proef" / "regio.yaml").write_text(
        "regio: {naam: 1}\ngemeenten: 3\n", encoding="utf-8"
    )
    assert regios() == ("proef",)
    assert main(["stelsel", "controleer"]) == 1
    tekst = capsys.readouterr().out
    assert "De besluiten zijn niet te lezen" in tekst
    assert "proef/regio.yaml, regel 1 · regio: de bron ontbreekt." in tekst
    assert "'segmenten' ontbreekt" in tekst
    assert main(["stelsel", "toon", "proef", "--op", "2026-01-01"]) == 1
    assert "het stelsel van proef is niet te gebruiken" in capsys.readouterr().err


def test_controleer_eindigt_met_1_als_een_bewijs_faalt(
    kapot: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    import shutil

    bron = Path(laden.__file__).parent / "regios"
    shutil.copytree(bron, kapot, dirs_exist_ok=True)
    pad = kapot / "haaglanden" / "besparing.yaml"
    pad.write_text(pad.read_text(encoding="utf-8").replace("-146_100", "-146_200"), "utf-8")
    assert main(["stelsel", "controleer"]) == 1
    tekst = capsys.readouterr().out
    assert "✗ Het besparingspad telt op" in tekst
    assert "Haaglanden: 1 fout." in tekst
    assert "Zuid-Holland Zuid: alles klopt." in tekst


@pytest.mark.parametrize("datum", ["2027-01-01", "1-1-2027", "01/01/2027"])
def test_toon_verstaat_datums_zoals_mensen_ze_schrijven(
    capsys: pytest.CaptureFixture[str], datum: str
) -> None:
    assert main(["stelsel", "toon", "haaglanden", "--op", datum]) == 0
    tekst = capsys.readouterr().out
    assert "Haaglanden op 1 januari 2027" in tekst
    assert "Segment 3 Dagbesteding en dagbehandeling" in tekst
    assert "schaal: H9 (dagbesteding: H8)" in tekst
    assert "€ −146" not in tekst
    assert "2033  € −25.000.000,00" in tekst


def test_toon_laat_het_sluiten_van_een_segment_zien(capsys: pytest.CaptureFixture[str]) -> None:
    main(["stelsel", "toon", "zuid-holland-zuid", "--op", "31-12-2025"])
    oud = capsys.readouterr().out
    main(["stelsel", "toon", "zuid-holland-zuid", "--op", "1-1-2026"])
    nieuw = capsys.readouterr().out
    assert "Segment 5 Crisis" in oud
    assert "Segment 5" not in nieuw
    assert "Segment 1 Hoog specialistisch (incl. crisis) (werknaam: Aanvullende zorg)" in nieuw


def test_toon_zegt_van_elke_waarde_de_status_en_de_bron(capsys: pytest.CaptureFixture[str]) -> None:
    main(["stelsel", "toon", "haaglanden", "--op", "1-1-2027"])
    tekst = capsys.readouterr().out
    assert "Segment 3 Dagbesteding en dagbehandeling (voorlopig, S3:290; S3:813)" in tekst
    assert (
        "Heet bij Gemeenteraad van Zoetermeer: Hoog specialistische GGZ (besloten, S4:44)" in tekst
    )
    assert "Markt: 7 aanbieders hebben samen 70 procent van de markt (feit, S3:758)" in tekst
    assert "centraal plaatsingspunt: Heeft zicht op vrije plekken" in tekst
    assert "Bekostiging: taak (voorlopig, S3:924-927); schaal: H9." in tekst
    assert "Budget 2027: € 73.503.000,00 (aanname, S4:455-456; HEFBOOM:zie de kop" in tekst
    assert "Start binnen 70 dagen (aanname, TREEKNORM:14 weken totaal min 4 weken" in tekst
    assert "* aanname: om mee te kunnen rekenen" in tekst
    assert "S4: Raadsvoorstel en raadsbesluit Zoetermeer" in tekst
    assert "Gemeenteraad van Zoetermeer 2 juni 2025; vastgesteld: De indeling in vijf" in tekst


def test_toon_als_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["stelsel", "toon", "haaglanden", "--op", "2027-01-01", "--json"]) == 0
    beeld = json.loads(capsys.readouterr().out)
    assert beeld["op"] == "2027-01-01"
    assert [s["code"] for s in beeld["segmenten"]] == ["1", "2", "3", "4", "5"]
    assert sum(jaar["cents"] for jaar in beeld["besparingspad"]) == -14_610_000_000
    een = beeld["segmenten"][0]
    assert [feit["aantal"] for feit in een["marktfeiten"]] == [7]
    assert {u["soort"] for u in een["uitspraken"]} == {"afbakening", "rol", "hefboom"}
    assert een["aliassen"][0]["wie"] == "Gemeenteraad van Zoetermeer"
    dagbesteding = next(
        d for d in beeld["segmenten"][2]["deelname"] if d["groep"] == "dagbesteding"
    )
    assert dagbesteding["schaal"] == "H8"
    assert "0518" not in dagbesteding["gemeenten"]
    product = beeld["segmenten"][4]["producten"][0]
    assert product["tarief"]["cents"] > 0
    assert (product["status"], product["bron"]) == ("aanname", "BOL24")
    assert beeld["segmenten"][0]["bekostiging_herkomst"]["status"] == "voorlopig"
    assert beeld["bronnen"]["S4"]["datum"] == "2025-06-02"
    assert beeld["bronnen"]["HEFBOOM"]["gedeeld"]
    assert {norm["soort"] for norm in product["normen"]} == {"max_duur", "max_intensiteit", "start"}


@pytest.mark.parametrize(
    ("argumenten", "verwacht"),
    [
        (["toon", "elders"], "regio 'elders' ken ik niet. Kies uit: haaglanden, zuid-holland-zuid"),
        (["controleer", "elders"], "regio 'elders' ken ik niet."),
        (["toon", "haaglanden", "--op", "morgen"], "'morgen' is geen datum. Schrijf bijvoorbeeld"),
        (["toon", "haaglanden", "--op", "31-2-2027"], "'31-2-2027' is geen datum."),
        (
            ["toon", "haaglanden", "--op", "2013-12-31"],
            "geldt vanaf 1 januari 2014 t/m",
        ),
    ],
)
def test_een_vergissing_krijgt_een_nederlandse_zin(
    capsys: pytest.CaptureFixture[str], argumenten: list[str], verwacht: str
) -> None:
    assert main(["stelsel", *argumenten]) == 2
    assert verwacht in capsys.readouterr().err


def test_zonder_werkwoord_zegt_het_wat_ontbreekt(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["stelsel"])
    assert "dit ontbreekt nog: WERKWOORD" in capsys.readouterr().err
