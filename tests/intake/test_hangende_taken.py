# SPDX-License-Identifier: EUPL-1.2
"""A job that a killed worker left as if it were at work is picked up by the next one."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from hefboom.cli import main
from hefboom.intake import jobs, werker
from hefboom.intake.models import Aanlevering
from hefboom.inzage import Gebruiker
from tests.intake.conftest import OP

pytestmark = pytest.mark.django_db(transaction=True)


def gedood() -> str:
    """The name of a worker that was killed."""
    proces = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    naam = f"{werker._machine()}/{proces.pid}/{werker._begin(proces.pid)}"
    proces.kill()
    proces.communicate()
    return naam


def neem_op(naam: str, geleden: timedelta = timedelta()) -> DBTaskResult:
    """The one job, taken up by this worker so long ago."""
    taak = DBTaskResult.objects.get()
    taak.claim(naam)
    DBTaskResult.objects.update(started_at=timezone.now() - geleden)
    return taak


def test_een_taak_van_een_gedode_werker_gaat_verder(horizon: Gebruiker, capsys: Any) -> None:
    jobs.neem_aan(horizon, [SimpleUploadedFile("a.xml", b"onzin")], OP)
    neem_op(gedood())
    assert main(["werk", "--eenmaal"]) == 0
    uit = capsys.readouterr().out
    assert "1 taak/taken van een gestopt proces" in uit
    assert "nog niet af" not in uit
    assert Aanlevering.objects.get().klaar_op is not None
    assert DBTaskResult.objects.get().status == TaskResultStatus.SUCCESSFUL


@pytest.mark.parametrize(
    ("wie", "geleden", "hangt"),
    [
        ("ik", timedelta(days=1), False),
        ("gedood", timedelta(), True),
        ("mijn nummer, maar een ander proces", timedelta(), True),
        ("elders", timedelta(minutes=59), False),
        ("elders", timedelta(minutes=61), True),
        ("van voor deze versie", timedelta(minutes=61), True),
    ],
)
def test_wanneer_een_taak_hangt(
    wie: str, geleden: timedelta, hangt: bool, horizon: Gebruiker
) -> None:
    namen = {
        "ik": werker.naam_van_werker(),
        "gedood": gedood(),
        "mijn nummer, maar een ander proces": f"{werker._machine()}/{os.getpid()}/1",
        "elders": f"elders/{os.getpid()}/{werker._begin(os.getpid())}",
        "van voor deze versie": "x7Ag93hQ",
    }
    jobs.neem_aan(horizon, [SimpleUploadedFile("a.xml", b"onzin")], OP)
    neem_op(namen[wie], geleden)
    assert werker.zet_hangende_terug() == hangt
    stand = TaskResultStatus.READY if hangt else TaskResultStatus.RUNNING
    assert DBTaskResult.objects.get().status == stand
    assert jobs.zet_onafgemaakte_in_rij() == 0  # it stands in line, or someone is at work on it


def test_een_aanlevering_zonder_taak_komt_in_de_rij_en_maar_een_keer(horizon: Gebruiker) -> None:
    jobs.neem_aan(horizon, [SimpleUploadedFile("a.xml", b"onzin")], OP)
    DBTaskResult.objects.all().delete()
    assert jobs.zet_onafgemaakte_in_rij() == 1
    assert jobs.zet_onafgemaakte_in_rij() == 0
    assert DBTaskResult.objects.count() == 1


def test_een_naam_van_een_werker_past_in_de_rij(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("socket.gethostname", lambda: "een/lange.naam" * 20)
    naam = werker.naam_van_werker()
    assert len(naam) <= werker.LANGSTE_NAAM
    assert naam.count("/") == 2
