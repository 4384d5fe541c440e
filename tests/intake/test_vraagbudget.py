# SPDX-License-Identifier: EUPL-1.2
"""What a stack of one kind of message may ask of the database: a ceiling per kind.

Today a request for change still asks by itself what was granted on its allocations (JW317); a
ceiling only ever comes down.

A stack is taken in whole, so these are statements for `AANTAL` messages together, with what
keeping, locking, answering them and asking for the key costs; SQLite and PostgreSQL differ by one
or two.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hefboom.intake.klok import eis_klok
from hefboom.intake.models import Verwerking, Verwerkuitkomst
from hefboom.intake.services import verwerk_paden
from hefboom.mailbox.sleutels import eis_sleutel, pseudoniemen
from tests.intake import berichten as b

pytestmark = pytest.mark.django_db
OP = datetime(2026, 12, 1, 9, tzinfo=UTC)
AANTAL = 40
NUMMERS = range(3000, 3000 + AANTAL)


def verzoek(nummer: int) -> bytes:
    return b.jw315(f"V{nummer}", bsn=b.kind(nummer))


def wijziging(nummer: int) -> bytes:
    return b.jw317(f"W{nummer}", (b.te_wijzigen(nummer),), bsn=b.kind(nummer))


def toewijzing(nummer: int) -> bytes:
    return b.jw301(b.toegewezen(nummer), bsn=b.kind(nummer))


def start(nummer: int) -> bytes:
    return b.jw305(b.start(nummer), bsn=b.kind(nummer))


def stop(nummer: int) -> bytes:
    return b.jw307(b.stop(nummer), bsn=b.kind(nummer))


def afwijzing(nummer: int) -> bytes:
    return b.jw319(f"V{nummer}", "1")


def declaratie(nummer: int) -> bytes:
    return b.jw323(b.prestatie(f"R{nummer}", nummer), bsn=b.kind(nummer))


Maker = Callable[[int], bytes]
#: Kind → what must be known before, the message, and the ceiling for a stack.
BUDGET: dict[str, tuple[tuple[Maker, ...], Maker, int]] = {
    "JW315": ((), verzoek, 22),
    "JW301": ((), toewijzing, 22),
    "JW317": ((toewijzing,), wijziging, 66),
    "JW319": ((verzoek,), afwijzing, 21),
    "JW305": ((toewijzing,), start, 22),
    "JW307": ((toewijzing, start), stop, 23),
    "JW323": ((toewijzing, start), declaratie, 31),
}


@pytest.mark.parametrize("soort", BUDGET)
def test_een_stapel_blijft_binnen_zijn_budget(soort: str, tmp_path: Path) -> None:
    eis_sleutel()  # noted once in the life of a database
    pseudoniemen()  # and read once in that of a process
    eis_klok(OP).onthoud()  # noted once a day
    vooraf, maak, hoogstens = BUDGET[soort]
    for stap, eerder in enumerate(vooraf):
        verwerk_paden(_bestanden(tmp_path / f"vooraf{stap}", eerder), OP)
    paden = _bestanden(tmp_path / "nu", maak)
    with CaptureQueriesContext(connection) as gesteld:
        verwerk_paden(paden, OP)
    uitkomsten = Verwerking.objects.filter(soort=soort).values_list("uitkomst", flat=True)
    assert list(uitkomsten) == [Verwerkuitkomst.VERWERKT] * AANTAL, _waarom(soort)
    gevraagd = [vraag["sql"] for vraag in gesteld.captured_queries]
    vragen = [vraag for vraag in gevraagd if "klokstand" not in vraag]  # once a run, not a stack
    assert len(gevraagd) - len(vragen) == 1
    assert len(vragen) <= hoogstens, "\n".join(vraag[:120] for vraag in vragen)


def _bestanden(map_: Path, maak: Maker) -> list[Path]:
    map_.mkdir()
    for nummer in NUMMERS:
        (map_ / f"{nummer}.xml").write_bytes(maak(nummer))
    return sorted(map_.iterdir())


def _waarom(soort: str) -> object:
    return Verwerking.objects.filter(soort=soort).values_list("bevindingen", flat=True).first()
