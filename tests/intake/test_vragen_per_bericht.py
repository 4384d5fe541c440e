# SPDX-License-Identifier: EUPL-1.2
"""Many lines, or many messages, ask the database no more than few."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from hefboom.intake import services
from hefboom.intake.models import Verwerking, Verwerkuitkomst
from hefboom.intake.soorten import Vraagsoort, register
from tests.intake import berichten as b

pytestmark = pytest.mark.django_db
MEI = date(2026, 6, 5)
OP = datetime(2026, 12, 1, 9, tzinfo=UTC)


def dagen(aantal: int) -> list[date]:
    return [b.DAG + timedelta(days=nummer) for nummer in range(aantal)]


def toegewezen(aantal: int) -> bytes:
    return b.jw301(
        *(
            b.toegewezen(2000 + nummer, Ingangsdatum=dag, Einddatum=dag)
            for nummer, dag in enumerate(dagen(aantal))
        )
    )


def verwijderd(aantal: int) -> bytes:
    weg = {"RedenWijziging": "13", "Toewijzingsdatum": MEI}
    return b.jw301(
        *(
            b.toegewezen(2000 + nummer, Ingangsdatum=dag, Einddatum=dag, **weg)
            for nummer, dag in enumerate(dagen(aantal))
        ),
        dag=MEI,
    )


def gewijzigd(aantal: int) -> bytes:
    regels = (
        b.te_wijzigen(2000 + nummer, GewensteIngangsdatum=dag, Einddatum=dag)
        for nummer, dag in enumerate(dagen(aantal))
    )
    return b.jw317("W", tuple(regels), dag=b.DAG)


def gevraagd(aantal: int) -> bytes:
    referenties = (f"R{nummer}" for nummer in range(aantal))
    codes = (("45", "45A49"), ("45", "45A76"), b.AMBULANT)
    return b.jw315(*referenties, codes=codes[:aantal], dag=MEI)


def vragen(neem_in: Callable[..., Verwerking], vooraf: bytes, bericht: bytes) -> int:
    """How often the database was asked something for this message, which is accepted."""
    with transaction.atomic():
        neem_in(vooraf)
        with CaptureQueriesContext(connection) as gesteld:
            assert neem_in(bericht).uitkomst == Verwerkuitkomst.VERWERKT
        transaction.set_rollback(True)  # before the next message
    return sum(vraag["sql"].startswith("SELECT") for vraag in gesteld.captured_queries)


@pytest.mark.parametrize("bericht", [verwijderd, gevraagd])
def test_het_aantal_vragen_groeit_niet_met_het_aantal_regels(
    bericht: Callable[[int], bytes], neem_in
):
    assert vragen(neem_in, toegewezen(3), bericht(1)) == vragen(neem_in, toegewezen(40), bericht(3))


def test_een_wijziging_noemt_alles_wat_loopt_en_vraagt_niet_meer(neem_in):
    aantallen = [vragen(neem_in, toegewezen(n), gewijzigd(n)) for n in (2, 40)]
    assert aantallen[0] == aantallen[1]


def in_een_stapel(tmp_path: Path, *post: bytes) -> list[str]:
    """The statements it takes to bring in this post as one stack of files."""
    folder = tmp_path / str(len(list(tmp_path.iterdir())))
    folder.mkdir()
    for nummer, data in enumerate(post):
        (folder / f"{nummer:04}.xml").write_bytes(data)
    with CaptureQueriesContext(connection) as gesteld:
        telling = services.verwerk_paden([folder], OP)
    assert sum(telling.uitkomsten.values()) == len(post)
    return [vraag["sql"] for vraag in gesteld.captured_queries]


def post_van(soort: str, aantal: int) -> tuple[list[bytes], list[bytes]]:
    """So many messages of a kind, and what must be there before them."""
    nummers = range(2000, 2000 + aantal)
    toegewezen = [b.jw301(b.toegewezen(nummer)) for nummer in nummers]
    begonnen = [b.jw305(b.start(nummer)) for nummer in nummers]
    gevraagd = [b.jw315(f"V{nummer}", codes=(b.AMBULANT,)) for nummer in nummers]
    return {
        "JW301": ([], toegewezen),
        "JW305": (toegewezen, begonnen),
        "JW307": (toegewezen + begonnen, [b.jw307(b.stop(nummer)) for nummer in nummers]),
        "JW315": ([], gevraagd),
        "JW317": (toegewezen, [b.jw317(f"W{n}", (b.te_wijzigen(n),)) for n in nummers]),
        "JW319": (gevraagd, [b.jw319(f"V{nummer}", "1") for nummer in nummers]),
        "JW323": (toegewezen, [b.jw323(b.prestatie(f"R{n}", n)) for n in nummers]),
    }[soort]


SOORTEN = [soort.code for soort in register if isinstance(soort, Vraagsoort)]
MEESTE_OPDRACHTEN = 40  # for a stack of one kind, whatever its size


@pytest.mark.parametrize("soort", SOORTEN)
def test_een_stapel_kost_een_vast_aantal_opdrachten(soort: str, neem_in, tmp_path: Path) -> None:
    """Reading and writing together; so a claim costs less than half a statement (issue 8)."""
    per_aantal = []
    for aantal in (20, 80):
        with transaction.atomic():
            in_een_stapel(tmp_path, b.jw323(b.prestatie("R0")))  # it writes down the rule set
            vooraf, post = post_van(soort, aantal)
            if vooraf:
                in_een_stapel(tmp_path, *vooraf)
            per_aantal.append(len(in_een_stapel(tmp_path, *post)))
            transaction.set_rollback(True)
    assert per_aantal[0] == per_aantal[1]
    assert per_aantal[1] <= MEESTE_OPDRACHTEN
    assert per_aantal[1] / 80 <= 0.5
