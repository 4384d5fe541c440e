# SPDX-License-Identifier: EUPL-1.2
"""A message of many lines asks the database no more than one of few."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from hefboom.intake.models import Uitkomst, Verwerking
from tests.intake import berichten as b

pytestmark = pytest.mark.django_db
MEI = date(2026, 6, 5)


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
            assert neem_in(bericht).uitkomst == Uitkomst.VERWERKT
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
