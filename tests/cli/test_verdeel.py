# SPDX-License-Identifier: EUPL-1.2
"""`hefboom verdeel`: who pays what, as text and for another program."""

from __future__ import annotations

import json

import pytest

from hefboom.cli.hoofd import main

H = ["--regio", "haaglanden"]


def json_van(capsys: pytest.CaptureFixture[str], *args: str) -> object:
    assert main(["verdeel", *args, *H, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_de_lijst_noemt_elke_sleutel(capsys: pytest.CaptureFixture[str]) -> None:
    codes = [rij["code"] for rij in json_van(capsys, "--lijst")]  # type: ignore[attr-defined]
    assert {"per_jeugdige", "vaste_aandelen", "friesland", "gebruik_drie_jaar"} <= set(codes)
    assert main(["verdeel", "--lijst", *H]) == 0
    assert "vaste_aandelen (van deze regio)" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("bedrag", "cent"),
    [
        ("2900000", 290_000_000),
        ("2.900.000,01", 290_000_001),
        ("2900000.5", 290_000_050),
        ("€ 1.234", 123_400),
        ("-100", -10_000),
    ],
)
def test_de_delen_zijn_samen_het_bedrag(
    capsys: pytest.CaptureFixture[str], bedrag: str, cent: int
) -> None:
    uit = json_van(capsys, "vaste_aandelen", f"--bedrag={bedrag}", "--jaar", "2026")
    assert isinstance(uit, dict)
    assert uit["som_cent"] == cent == sum(deel["cent"] for deel in uit["delen"])
    assert {deel["gemeente"] for deel in uit["delen"]} >= {"0637", "0518"}


def test_de_tekst_zegt_wie_niet_meedoet(capsys: pytest.CaptureFixture[str]) -> None:
    vraag = ["per_jeugdige", "--bedrag", "100", "--jaar", "2027", "--segment", "5"]
    assert main(["verdeel", *vraag, *H]) == 0
    tekst = capsys.readouterr().out
    assert "Den Haag doet niet mee en betaalt niets." in tekst
    assert "Zoetermeer" in tekst


def test_het_programma_tot_op_de_cent(capsys: pytest.CaptureFixture[str]) -> None:
    uit = json_van(capsys, "--programma", "projectorganisatie")
    assert isinstance(uit, dict)
    (zoetermeer,) = [deel for deel in uit["delen"] if deel["naam"] == "Zoetermeer"]
    assert zoetermeer["per_jaar"] == {"2025": 15_142_400, "2026": 15_142_400}
    assert main(["verdeel", "--programma", "projectorganisatie", *H]) == 0
    assert "vooruitbetaald € 44.208,00" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("args", "code", "zin"),
    [
        (["weg", "--bedrag", "1"], 2, "Een sleutel 'weg' is er niet. Kies uit: "),
        (["per_jeugdige"], 2, "Noem een sleutel en een bedrag"),
        (["per_jeugdige", "--bedrag", "veel"], 2, "'veel' is geen bedrag in euro's"),
        (["per_jeugdige", "--bedrag", "1,234"], 2, "is geen bedrag in euro's"),
        (["per_jeugdige", "--bedrag", "1", "--jaar", "1"], 2, "1 is geen jaar om over te verdelen"),
        (["per_jeugdige", "--bedrag", "1", "--jaar", "2013"], 1, "niets te verdelen"),
        (["per_jeugdige", "--bedrag", "1", "--segment", "9"], 1, "Segment 9 is er niet"),
        (["--programma", "weg"], 2, "Een programma 'weg' is er niet"),
    ],
)
def test_wat_niet_kan_zegt_wat_nu(
    capsys: pytest.CaptureFixture[str], args: list[str], code: int, zin: str
) -> None:
    assert main(["verdeel", *args, *H]) == code
    fout = capsys.readouterr().err
    assert zin in " ".join(fout.split())
