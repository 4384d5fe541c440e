# SPDX-License-Identifier: EUPL-1.2
"""`hefboom logboek`: what it says, and what its exit status is."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime
from pathlib import Path

import pytest

from hefboom import logboek
from hefboom.cli import logboek as verb
from hefboom.cli import main
from hefboom.logboek import Daad, Logregel
from hefboom.logboek.schrijver import Schrijver
from hefboom.mailbox import pseudoniem
from tests.logboek.map import logmap

__all__ = ["logmap"]
pytestmark = pytest.mark.django_db
BSN = "999900006"


@pytest.fixture
def folder(logmap: Path) -> Path:
    logboek.leg_vast(
        Logregel(Daad.ZIET, "jan", "prestatie", jeugdigen=(pseudoniem(BSN), "b" * 24)),
        Logregel(Daad.ZIET, "piet", "prestatie", jeugdigen=("b" * 24,)),
    )
    return logmap


def test_een_goed_logboek_geeft_nul_en_noemt_het_zegel(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["logboek", "verzegel"]) == 0
    assert main(["logboek", "controleer"]) == 0
    uit = capsys.readouterr().out
    assert "3 regels in 1 bestand, 1 dag." in uit
    assert "Alles is zoals het geschreven is." in uit
    zegel = logboek.laatste_zegel(folder)
    assert zegel is not None
    assert zegel.handtekening[:16] in uit
    assert main(["logboek", "controleer", "--zegel", zegel.handtekening[:16]]) == 0
    assert main(["logboek", "controleer", "--zegel", "abcd"]) == 1


def test_een_veranderd_logboek_geeft_een_en_zegt_wat_en_waar(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (pad,) = folder.rglob("*.log")
    pad.write_bytes(pad.read_bytes().replace(b'"jan"', b'"kim"'))
    assert main(["logboek", "controleer"]) == 1
    fout = capsys.readouterr().err
    assert f"{pad}\n  Regel 2 past niet op wat ervoor staat" in fout
    assert "back-up" in fout


def test_wie_keek_naar_deze_jeugdige(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{BSN}\n"))
    assert main(["logboek", "toon", "--jeugdige"]) == 0
    kop, *rijen = csv.reader(io.StringIO(capsys.readouterr().out), delimiter=";")
    assert [rij[kop.index("wie")] for rij in rijen][1:] == ["jan"]
    assert {rij[kop.index("jeugdigen")] for rij in rijen} == {pseudoniem(BSN)}
    assert next(logboek.lees(folder)).daad is Daad.LEEST_LOGBOEK


def test_een_bsn_dat_er_geen_is(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("123\n"))
    assert main(["logboek", "toon", "--jeugdige"]) == 2
    assert "Op de invoer staat geen BSN" in capsys.readouterr().err


def test_opruimen_bewaart_vijf_jaar(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    oud = datetime(2019, 3, 1, tzinfo=UTC)
    schrijver = Schrijver(folder, lambda: oud)
    schrijver.leg_vast([Logregel(Daad.ZIET, "jan", "prestatie", op=oud)])
    schrijver.sluit()
    assert main(["logboek", "ruim-op", "--jaren", "4"]) == 2
    assert main(["logboek", "ruim-op"]) == 0
    assert "1 dag van voor" in capsys.readouterr().out
    assert not (folder / "2019-03-01").exists()
    assert main(["logboek", "controleer"]) == 0
    assert next(logboek.lees(folder)).daad is Daad.RUIMT_OP


def test_de_werker_verzegelt(folder: Path) -> None:
    verb.verzegel_nu_en_dan(eenmaal=True)
    assert logboek.laatste_zegel(folder) is not None
