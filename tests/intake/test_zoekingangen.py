# SPDX-License-Identifier: EUPL-1.2
"""No page and no queue reads a whole table: SQLite tells how it would look things up."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hefboom.declaraties import voorkennis
from hefboom.declaraties.models import Declaratie, Prestatie
from hefboom.declaraties.selectors import (
    draait_terug,
    laatst_openstaand,
    openstaande_weigeringen,
    verwant,
)
from hefboom.dossiers.models import Toewijzing
from hefboom.intake.models import Verwerking
from hefboom.intake.selectors import berichten_zichtbaar_voor, in_richting
from hefboom.intake.services import wachtende_berichten
from tests.intake import berichten as b

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "sqlite", reason="de uitleg van SQLite"),
]
LEEST = ("SELECT", "WITH")
GROOT = (
    "declaraties_prestatie",
    "declaraties_declaratie",
    "dossiers_toewijzing",
    "intake_verwerking",
    "mailbox_bericht",
)
ZOEKT: dict[str, Callable[[], object]] = {
    "welke regels draaien deze terug": lambda: list(Prestatie.objects.filter(draait_terug("R1"))),
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
    "de nieuwste berichten met een uitkomst": lambda: list(
        in_richting(Verwerking.objects.filter(uitkomst="quarantaine"), "in").order_by("-bericht")[
            :20
        ]
    ),
    "de nieuwste berichten die binnenkwamen": lambda: list(
        in_richting(Verwerking.objects.order_by("-bericht"), "in")[:20]
    ),
    "wat nog wacht": lambda: list(wachtende_berichten().select_related("bericht")[:50]),
    "wat een stapel declaraties weten moet": lambda: (
        voorkennis.geboekt_op([1, 2]),
        voorkennis.gebruikte_referenties({(b.HORIZON, "R1")}),
        voorkennis.gebruikte_nummers({(b.HORIZON, "D1")}),
        voorkennis.maanden_na(
            {(b.GEMEENTE, b.HORIZON): b.DAG, (b.BUURGEMEENTE, b.KOMPAS): date(2024, 1, 1)}
        ),
    ),
}


def plannen(vraag: Callable[[], object]) -> Iterator[str]:
    """How the database goes about each question that is asked."""
    with CaptureQueriesContext(connection) as gesteld:
        vraag()
    selects = [een["sql"] for een in gesteld.captured_queries if een["sql"].split()[0] in LEEST]
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


def test_wat_openstaat_leest_niet_bij_elke_geweigerde_regel_alle_andere(regio) -> None:
    """Nearly every line takes back nothing: whoever looks those up reads all of them."""
    stappen = list(plannen(lambda: list(openstaande_weigeringen(regio))))
    (nummer, jeugdige) = [stap for stap in stappen if stap.startswith("SEARCH V0 ")]
    assert "(toewijzingnummer=?)" in nummer
    assert "(jeugdige_id=?)" in jeugdige


def test_de_test_ziet_een_tabel_die_wel_heel_wordt_gelezen() -> None:
    stappen = list(plannen(lambda: list(Prestatie.objects.filter(volume=3))))
    assert any(leest_alles(stap) for stap in stappen)


def test_een_late_declaratie_laat_van_anderen_geen_maanden_lezen(neem_in) -> None:
    """However long claims have been coming in, a stack reads what its own parties sent after."""
    for maand in range(1, 10):
        dag = date(2026, maand, 1)
        periode = {"DeclaratiePeriode": {"Begindatum": dag, "Einddatum": dag.replace(day=28)}}
        for aanbieder in (b.HORIZON, b.KOMPAS):
            regel = b.prestatie(f"R{maand}{aanbieder}"[:20])
            neem_in(b.jw323(regel, extra=periode, aanbieder=aanbieder))
    Declaratie.objects.update(geweigerd=False)  # that nobody has an allocation here is no matter
    laat, bij = (b.GEMEENTE, b.KOMPAS), (b.GEMEENTE, b.HORIZON)
    gevonden = voorkennis.maanden_na({laat: date(2026, 2, 1), bij: date(2026, 8, 1)})
    assert {wie: [een.begin.month for een in maanden] for wie, maanden in gevonden.items()} == {
        laat: [3, 4, 5, 6, 7, 8, 9],
        bij: [9],
    }


def test_hoeveel_aanbieders_er_ook_tellen_een_stapel_zoekt_haar_eigen_referenties(neem_in) -> None:
    """Every provider counts from R1: what others used is not read, only what is asked."""
    for aanbieder in (b.HORIZON, b.KOMPAS):
        neem_in(*(b.jw323(b.prestatie(f"R{n}"), aanbieder=aanbieder) for n in range(1, 4)))
    Declaratie.objects.update(geweigerd=False)
    gevraagd = {(b.HORIZON, "R2"), (b.HORIZON, "R9"), (b.KOMPAS, "R3")}
    assert voorkennis.gebruikte_referenties(gevraagd) == {(b.HORIZON, "R2"), (b.KOMPAS, "R3")}
    (zoekt,) = [
        stap
        for stap in plannen(lambda: voorkennis.gebruikte_referenties(gevraagd))
        if stap.startswith("SEARCH p ")
    ]
    assert "(referentienummer=? AND aanbieder=?)" in zoekt
    regels = Prestatie.objects.select_related("declaratie")
    assert all(regel.aanbieder == regel.declaratie.aanbieder for regel in regels)
