# SPDX-License-Identifier: EUPL-1.2
"""`hefboom meet`: what it prints, and what it says when it cannot."""

import csv
import io
import json

import pytest

from hefboom.cli import main
from hefboom.cli import meet as werkwoord
from hefboom.measures import CATALOGUS
from tests.measures.spec import lees, vries

FEITEN = """
    zorgperioden
    jeugdige | gemeente | segment | begindatum
    jan      | 0505     | 1       | 2026-01-10
    eva      | 0512     |         | 2026-03-10
"""


@pytest.fixture
def opname(tmp_path, monkeypatch):
    opname = vries(tmp_path, lees(FEITEN))
    monkeypatch.setattr(werkwoord, "_opname", lambda *_, **__: opname)
    return opname


def test_zonder_code_komt_de_lijst(capsys):
    assert main(["meet"]) == 0
    uit = capsys.readouterr().out
    assert all(maat.vraag in uit for maat in CATALOGUS.values())


def test_een_tabel_met_de_rest_en_de_peildatum(opname, capsys):
    assert main(["meet", "jeugdigen", "--per", "segment,gemeente"]) == 0
    uit = capsys.readouterr().out
    assert "niet ingedeeld" in uit
    assert "peildatum 1 januari 2027" in uit


def test_json_heeft_teller_en_noemer(opname, capsys):
    main(["meet", "jeugdigen", "--waar", "segment=1", "--json"])
    uit = json.loads(capsys.readouterr().out)
    assert uit["momentopname"] == opname.id
    assert uit["rijen"] == [
        {
            "waarde": 1,
            "teller": 1,
            "noemer": None,
            "onderdrukt": False,
            "status": None,
            "nog_niet_gedeclareerd": [],
        }
    ]


def test_csv_opent_in_een_nederlands_rekenblad(opname, capsys):
    main(["meet", "jeugdigen", "--per", "maand", "--van", "2026-02", "--tot", "2026-03", "--csv"])
    rijen = list(csv.reader(io.StringIO(capsys.readouterr().out), delimiter=";"))
    assert rijen == [
        ["maand", "waarde", "teller", "noemer", "status", "nog_niet_gedeclareerd"],
        ["2026-02", "1", "1", "", "", ""],
        ["2026-03", "2", "2", "", "", ""],
    ]


@pytest.mark.parametrize(
    ("vraag", "zegt"),
    [
        (["geluk"], "Kies uit: beeindigde_trajecten"),
        (["budget", "--per", "gemeente"], "Bij budget kan: segment"),
        (["jeugdigen", "--waar", "segment"], "als segment=4"),
        (["jeugdigen", "--van", "maart"], "als 2026-03"),
        (["jeugdigen", "--tot", "2026-03"], "met --van"),
        (["jeugdigen", "--van", "2026-03", "--tot", "2026-02"], "ligt voor de eerste"),
    ],
)
def test_een_fout_is_een_nederlandse_zin_met_wat_wel_kan(opname, capsys, vraag, zegt):
    assert main(["meet", *vraag]) == 1
    assert zegt in capsys.readouterr().err
