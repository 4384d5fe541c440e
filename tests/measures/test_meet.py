# SPDX-License-Identifier: EUPL-1.2
"""`hefboom meet`: what it prints, and what it says when it cannot."""

import csv
import io
import json
import re

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
    inwoners
    gemeente | segment | begindatum | jeugdigen
    0505     | 1       | 2015-01-01 | 33
    0512     |         | 2015-01-01 | 7
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
        ["maand", "maand_naam", "waarde", "teller", "noemer", "status", "nog_niet_gedeclareerd"],
        ["2026-02", "februari 2026", "1", "1", "", "", ""],
        ["2026-03", "maart 2026", "2", "2", "", "", ""],
    ]


def test_een_deel_heeft_in_csv_een_komma(opname, capsys):
    """As every other CSV of Hefboom: a Dutch spreadsheet reads 0.25 as text."""
    main(["meet", "jeugdigen_per_100", "--per", "gemeente", "--csv"])
    rijen = list(csv.reader(io.StringIO(capsys.readouterr().out), delimiter=";"))
    assert rijen[0][:5] == ["gemeente", "gemeente_naam", "waarde", "teller", "noemer"]
    assert ["0505", "Dordrecht"] in [rij[:2] for rij in rijen]
    assert all("." not in cel for rij in rijen[1:] for cel in rij[2:5])
    assert any("," in rij[2] for rij in rijen[1:])


def test_een_gemeente_en_een_segment_hebben_hun_naam(opname, capsys):
    main(["meet", "jeugdigen", "--per", "segment,gemeente"])
    uit = capsys.readouterr().out
    assert "0505 Dordrecht" in uit
    assert re.search(r"^1 \w+", uit, re.MULTILINE)


@pytest.mark.parametrize(
    ("vraag", "zegt"),
    [
        (["geluk"], "Kies uit: aangehouden_bedrag"),
        (["budget", "--per", "gemeente"], "Bij budget kan: segment"),
        (["jeugdigen", "--waar", "segment"], "als segment=4"),
        (["jeugdigen", "--waar", "segment=99"], "segment=99 is er niet in Zuid-Holland Zuid. Kies"),
        (["jeugdigen", "--waar", "gemeente=0363"], "gemeente=0363 is er niet"),
        (["jeugdigen", "--waar", "product=45XXX"], "product=45XXX is er niet"),
        (["jeugdigen", "--waar", "verwijzer=77"], "verwijzer=77 is er niet"),
        (["jeugdigen", "--waar", "aanbieder=7"], "acht cijfers"),
        (["jeugdigen", "--van", "maart"], "als 2026-03"),
        (["jeugdigen", "--tot", "2026-03"], "met --van"),
        (["jeugdigen", "--van", "2026-03", "--tot", "2026-02"], "ligt voor de eerste"),
    ],
)
def test_een_fout_is_een_nederlandse_zin_met_wat_wel_kan(opname, capsys, vraag, zegt):
    assert main(["meet", *vraag]) == 1
    assert zegt in capsys.readouterr().err
