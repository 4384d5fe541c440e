# SPDX-License-Identifier: EUPL-1.2
"""`hefboom verwerk` and `hefboom werk`, as typed."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from hefboom.cli import main
from hefboom.dossiers import Zorgperiode
from hefboom.intake import jobs
from hefboom.intake.models import Aanlevering
from tests.intake.berichten import jw301, jw305
from tests.intake.conftest import OP


@pytest.fixture
def post(tmp_path):
    for nummer, data in enumerate((jw301(), jw305(), b"onzin")):
        (tmp_path / f"{nummer}.xml").write_bytes(data)
    return tmp_path


@pytest.mark.django_db
def test_verwerk_vertelt_wat_er_gebeurde(post, capsys):
    assert main(["verwerk", str(post)]) == 0
    uit = capsys.readouterr().out
    assert "3 nieuwe berichten" in uit
    assert "in quarantaine" in uit
    assert Zorgperiode.objects.count() == 1
    assert main(["verwerk", str(post)]) == 0
    assert "Alle berichten waren al bekend (3)" in capsys.readouterr().out


@pytest.mark.django_db
def test_wat_al_bekend_en_afgekeurd_is_hoort_hoe_het_verder_kan(tmp_path, capsys):
    """A start from before its allocation: the same bytes stay refused (ADR 7)."""
    (tmp_path / "start.xml").write_bytes(jw305())
    main(["verwerk", str(tmp_path)])
    assert "eerder afgekeurd" not in capsys.readouterr().out
    (tmp_path / "toewijzing.xml").write_bytes(jw301())
    main(["verwerk", str(tmp_path)])
    uit = " ".join(capsys.readouterr().out.split())
    assert "Al bekend en eerder afgekeurd: 1." in uit
    assert "Geef zo'n bericht een nieuwe identificatie om het opnieuw te laten beoordelen." in uit
    main(["verwerk", str(tmp_path), "--json"])
    telling = json.loads(capsys.readouterr().out)
    assert (telling["al_bekend"], telling["al_bekend_afgekeurd"]) == (2, 1)


@pytest.mark.django_db
def test_verwerk_geeft_ook_json(post, capsys):
    main(["verwerk", str(post), "--json"])
    telling = json.loads(capsys.readouterr().out)
    assert telling["soorten"]["JW305"]["verwerkt"] == 1
    assert telling["quarantaine"] == 1


@pytest.mark.django_db
def test_verwerk_zonder_pad_doet_wat_wacht(capsys):
    main(["verwerk"])
    assert "geen berichten" in capsys.readouterr().out


@pytest.mark.parametrize("argv", [["weg"], ["--map", "weg"]])
def test_een_pad_dat_er_niet_is_geeft_een_zin(argv, capsys):
    assert main(["verwerk", *argv]) == 2
    assert "bestaat niet" in capsys.readouterr().err


@pytest.mark.django_db(transaction=True)
def test_werk_maakt_af_wat_bleef_liggen(horizon, capsys):
    jobs.neem_aan(horizon, [SimpleUploadedFile("a.xml", b"onzin")], OP)
    assert main(["werk", "--eenmaal"]) == 0
    assert Aanlevering.objects.get().klaar_op is not None
