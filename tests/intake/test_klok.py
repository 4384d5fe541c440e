# SPDX-License-Identifier: EUPL-1.2
"""A clock that is behind judges nothing; someone may say that it is right after all."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from hefboom import stelsel
from hefboom.cli import main
from hefboom.dossiers import Toewijzing
from hefboom.intake import services
from hefboom.intake.klok import KlokLooptAchter, bevestig_klok, eis_klok
from hefboom.intake.models import Klokstand, Verwerking
from hefboom.mailbox import Bericht
from hefboom.mailbox.services import ontvang
from tests.intake.berichten import jw301, jw305
from tests.intake.conftest import OP

pytestmark = pytest.mark.django_db


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    (tmp_path / "1.xml").write_bytes(jw301())
    return tmp_path


def dagen(aantal: int) -> datetime:
    return OP + timedelta(days=aantal)


@pytest.mark.parametrize(
    ("dag", "mag"), [(-400, False), (-2, False), (-1, True), (0, True), (1, True), (4000, True)]
)
def test_beoordeeld_wordt_er_hoogstens_een_dag_voor_de_laatste_keer(
    dag: int, mag: bool, inbox: Path
) -> None:
    services.verwerk_paden([inbox], OP)
    (inbox / "2.xml").write_bytes(jw305())
    ontvang(jw305(), "wacht.xml", OP)
    if mag:
        assert services.verwerk_paden([inbox / "2.xml"], dagen(dag)).nieuw == 1
        return
    for neem_in in (
        lambda: services.verwerk_paden([inbox], dagen(dag)),
        lambda: services.verwerk_wachtende(dagen(dag)),
    ):
        with pytest.raises(KlokLooptAchter, match="Er is nu niets beoordeeld"):
            neem_in()
    assert Verwerking.objects.filter(bericht__richting="in").count() == 1


def test_een_klok_die_voorliep_kan_worden_rechtgezet(
    inbox: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Ten years ahead, and then right again: without a word everything would stand still."""
    services.verwerk_paden([inbox], dagen(3650))
    with pytest.raises(KlokLooptAchter, match="--klok-klopt"):
        eis_klok(OP)
    with caplog.at_level(logging.WARNING):
        bevestig_klok(OP)
    assert "De klok is bevestigd" in caplog.text
    assert eis_klok(OP).laatste == OP.date()
    (inbox / "2.xml").write_bytes(jw305())
    services.verwerk_paden([inbox], dagen(1))
    with pytest.raises(KlokLooptAchter):  # and from there on it is held to again
        eis_klok(dagen(-1))
    assert eis_klok(dagen(1)).laatste == dagen(1).date()


def test_elke_dag_staat_er_hoogstens_een_keer(inbox: Path) -> None:
    services.verwerk_paden([inbox], OP)
    services.verwerk_wachtende(OP)
    (inbox / "2.xml").write_bytes(jw305())
    services.verwerk_paden([inbox], OP, batch=1)
    services.verwerk_paden([inbox], dagen(5))  # nothing new: nothing was judged
    assert [stand.dag for stand in Klokstand.objects.all()] == [OP.date()]


def test_zonder_bekende_dag_telt_de_laatste_beoordeling(inbox: Path) -> None:
    """A record that was made again, or is from before the days were kept."""
    services.verwerk_paden([inbox], OP)
    Klokstand.objects.all().delete()
    with pytest.raises(KlokLooptAchter):
        eis_klok(dagen(-400))
    eis_klok(OP).onthoud()
    assert Klokstand.objects.get().dag == OP.date()


def test_op_de_opdrachtregel(inbox: Path, capsys: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    services.verwerk_paden([inbox], dagen(3650))
    Toewijzing.objects.all().delete()
    (inbox / "2.xml").write_bytes(jw305())
    assert main(["verwerk", str(inbox)]) == 1
    assert "De klok van deze machine staat op" in capsys.readouterr().err
    assert Bericht.objects.filter(richting="in").count() == 1
    assert main(["verwerk", str(inbox), "--klok-klopt"]) == 0
    assert Klokstand.objects.order_by("-pk").values_list("bevestigd_door", flat=True)[0]


def test_een_regio_die_niet_laadt_stopt_de_verwerking_meteen(
    inbox: Path, capsys: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is no message's fault: none goes into quarantine for it."""

    def laad(code: str) -> stelsel.Regio:
        raise stelsel.StelselFout("In producten.yaml, regel 3, staat een code dubbel.")

    monkeypatch.setattr(stelsel, "laad", laad)
    assert main(["verwerk", str(inbox)]) == 1
    assert "regel 3" in capsys.readouterr().err
    assert not Bericht.objects.exists()
