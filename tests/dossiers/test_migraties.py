# SPDX-License-Identifier: EUPL-1.2
"""An installation from before requests had an outcome learns it from its allocations."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

DAG, LATER = date(2026, 1, 5), date(2026, 1, 9)


@pytest.fixture
def migreer(transactional_db):
    """Brings the tables to a migration and gives its models; afterwards the newest again."""

    def migreer(naam: str):
        executor, doel = MigrationExecutor(connection), [("dossiers", naam)]
        executor.migrate(doel)
        return executor.loader.project_state(doel).apps

    yield migreer
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())


def test_een_verzoek_met_een_toewijzing_was_toegewezen(migreer):
    oude_stand = migreer("0001_initial")
    modellen = {naam: oude_stand.get_model("dossiers", naam) for naam in ("Jeugdige", "Verzoek")}
    bericht = oude_stand.get_model("mailbox", "Bericht").objects.create(
        richting="in", vingerafdruk="x", grootte=1, inhoud=b"x", ontvangen_op=datetime.now(UTC)
    )
    jeugdige = modellen["Jeugdige"].objects.create(
        bsn_verzegeld=b"x", bsn_index="i", pseudoniem="p", bsn_laatste="0006"
    )
    gedeeld = {"jeugdige": jeugdige, "gemeente": "0505", "aanbieder": "42420001"}
    for referentie in ("TOEGEWEZEN", "OPEN"):
        modellen["Verzoek"].objects.create(
            **gedeeld,
            referentie_aanbieder=referentie,
            verwijzer="02",
            gevraagd_op=DAG,
            gewenste_ingangsdatum=DAG,
            bericht=bericht,
        )
    oude_stand.get_model("dossiers", "Toewijzing").objects.create(
        **gedeeld,
        toewijzingnummer=1,
        referentie_aanbieder="TOEGEWEZEN",
        verwijzer="02",
        toewijzingsdatum=LATER,
        ingangsdatum=LATER,
        bericht=bericht,
    )
    nu = migreer("0002_verzoeken_en_hun_afloop")
    verzoeken = nu.get_model("dossiers", "Verzoek").objects
    toegewezen = verzoeken.get(referentie_aanbieder="TOEGEWEZEN")
    assert (toegewezen.status, toegewezen.afgehandeld_op) == ("toegewezen", LATER)
    assert toegewezen.antwoord_bericht_id == bericht.pk
    assert verzoeken.get(referentie_aanbieder="OPEN").status == "in_behandeling"


def test_wat_op_een_verzoek_is_geantwoord_blijft_bekend(migreer):
    oud = migreer("0004_wat_de_aanbieder_wist")
    bericht = oud.get_model("mailbox", "Bericht").objects.create(
        richting="in", vingerafdruk="x", grootte=1, inhoud=b"x", ontvangen_op=datetime.now(UTC)
    )
    jeugdige = oud.get_model("dossiers", "Jeugdige").objects.create(
        bsn_verzegeld=b"x", bsn_index="i", pseudoniem="p", bsn_laatste="0006"
    )
    for status, op in (
        ("afgewezen", LATER),
        ("in_onderzoek", None),
        ("toegewezen", LATER),
        ("in_behandeling", None),
    ):
        oud.get_model("dossiers", "Verzoek").objects.create(
            jeugdige=jeugdige,
            gemeente="0505",
            aanbieder="42420001",
            referentie_aanbieder=status,
            verwijzer="02",
            gevraagd_op=DAG,
            gewenste_ingangsdatum=DAG,
            bericht=bericht,
            status=status,
            afgehandeld_op=op,
            antwoord_bericht=None if status == "in_behandeling" else bericht,
        )
    nu = migreer("0006_wat_op_een_verzoek_is_geantwoord")
    nieuw = nu.get_model("dossiers", "Verzoek").objects
    assert {
        rij.status: (rij.afgewezen_op, rij.laatste_antwoord_id is not None) for rij in nieuw.all()
    } == {
        "afgewezen": (LATER, True),
        "in_onderzoek": (None, True),
        "toegewezen": (None, False),
        "in_behandeling": (None, False),
    }


def test_van_een_toewijzing_is_de_laatste_referentie_gehonoreerd(migreer):
    oud = migreer("0006_wat_op_een_verzoek_is_geantwoord")
    bericht = oud.get_model("mailbox", "Bericht").objects.create(
        richting="in", vingerafdruk="x", grootte=1, inhoud=b"x", ontvangen_op=datetime.now(UTC)
    )
    jeugdige = oud.get_model("dossiers", "Jeugdige").objects.create(
        bsn_verzegeld=b"x", bsn_index="i", pseudoniem="p", bsn_laatste="0006"
    )
    for nummer, referentie in ((1, "REF"), (2, "")):
        oud.get_model("dossiers", "Toewijzing").objects.create(
            jeugdige=jeugdige,
            gemeente="0505",
            aanbieder="42420001",
            toewijzingnummer=nummer,
            referentie_aanbieder=referentie,
            verwijzer="02",
            toewijzingsdatum=LATER,
            eerste_toewijzingsdatum=LATER,
            ingangsdatum=LATER,
            bericht=bericht,
        )
    nieuw = migreer("0008_welke_verzoeken_al_gehonoreerd_zijn").get_model("dossiers", "Honorering")
    velden = ("toewijzing__toewijzingnummer", "aanbieder", "referentie")
    assert list(nieuw.objects.values_list(*velden)) == [(1, "42420001", "REF")]
