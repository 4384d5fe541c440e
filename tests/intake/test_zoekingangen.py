# SPDX-License-Identifier: EUPL-1.2
"""No page and no queue reads a whole table: SQLite tells how it would look things up."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hefboom.declaraties import voorkennis
from hefboom.declaraties.models import Prestatie
from hefboom.declaraties.selectors import laatst_openstaand, verwant
from hefboom.dossiers.models import Toewijzing
from hefboom.intake.models import Verwerking
from hefboom.intake.selectors import berichten_zichtbaar_voor
from hefboom.intake.services import wachtende_berichten
from tests.intake import berichten as b

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "sqlite", reason="de uitleg van SQLite"),
]
GROOT = (
    "declaraties_prestatie",
    "declaraties_declaratie",
    "dossiers_toewijzing",
    "intake_verwerking",
    "mailbox_bericht",
)
ZOEKT: dict[str, Callable[[], object]] = {
    "welke regels draaien deze terug": lambda: list(
        Prestatie.objects.filter(vorig_referentienummer="R1")
    ),
    "regels op een toewijzingsnummer": lambda: list(Prestatie.objects.filter(toewijzingnummer=1)),
    "een toewijzing op nummer": lambda: list(Toewijzing.objects.filter(toewijzingnummer=1)),
    "de toewijzingen van een aanbieder": lambda: list(
        Toewijzing.objects.filter(aanbieder=b.HORIZON)
    ),
    "de nieuwste berichten van een gemeente": lambda: list(
        Verwerking.objects.filter(gemeente=b.GEMEENTE).order_by("-bericht")[:20]
    ),
    "de nieuwste berichten van een aanbieder": lambda: list(
        Verwerking.objects.filter(aanbieder=b.HORIZON).order_by("-bericht")[:20]
    ),
    "wat nog wacht": lambda: list(wachtende_berichten().select_related("bericht")[:50]),
    "wat een stapel declaraties weten moet": lambda: (
        voorkennis.geboekt_op([1, 2]),
        voorkennis.gebruikte_referenties({"R1"}),
        voorkennis.gebruikte_nummers({(b.HORIZON, "D1")}),
        voorkennis.maanden_na(b.DAG, {(b.GEMEENTE, b.HORIZON)}),
    ),
}


def plannen(vraag: Callable[[], object]) -> Iterator[str]:
    """How the database goes about each question that is asked."""
    with CaptureQueriesContext(connection) as gesteld:
        vraag()
    selects = [een["sql"] for een in gesteld.captured_queries if een["sql"].startswith("SELECT")]
    assert selects
    with connection.cursor() as cursor:
        for sql in selects:
            cursor.execute(f"EXPLAIN QUERY PLAN {sql.replace('%', '%%')}")
            yield from (stap for *_, stap in cursor.fetchall())


def leest_alles(stap: str) -> bool:
    woorden = stap.split()
    return woorden[0] == "SCAN" and woorden[1] in GROOT and "INDEX" not in woorden


@pytest.mark.parametrize("naam", ZOEKT)
def test_geen_vraag_leest_een_hele_tabel(naam: str) -> None:
    stappen = list(plannen(ZOEKT[naam]))
    assert not [stap for stap in stappen if leest_alles(stap)], stappen
    if naam.startswith(("de nieuwste", "wat nog wacht")):
        assert not [stap for stap in stappen if "TEMP B-TREE" in stap], stappen


def test_ook_de_pagina_s_zelf_niet(neem_in, horizon, regio) -> None:
    neem_in(b.jw301(), b.jw323(b.prestatie("R1"), b.prestatie("R2", volume=400)))
    regel = Prestatie.objects.first()
    assert regel is not None
    for lezer in (horizon, regio):
        vragen = (
            lambda lezer=lezer: list(verwant(regel, lezer)),
            lambda lezer=lezer: laatst_openstaand(lezer),
        )
        for vraag in vragen:
            stappen = list(plannen(vraag))
            assert not [stap for stap in stappen if leest_alles(stap)], stappen
    assert list(berichten_zichtbaar_voor(horizon))


def test_de_test_ziet_een_tabel_die_wel_heel_wordt_gelezen() -> None:
    stappen = list(plannen(lambda: list(Prestatie.objects.filter(volume=3))))
    assert any(leest_alles(stap) for stap in stappen)
