# SPDX-License-Identifier: EUPL-1.2
"""An installation from before requests had an outcome learns it from its allocations."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

VOOR, NA = ("dossiers", "0001_initial"), ("dossiers", "0002_verzoeken_en_hun_afloop")
DAG, LATER = date(2026, 1, 5), date(2026, 1, 9)


@pytest.fixture
def oude_stand(transactional_db):
    """The tables as they were; afterwards the newest again."""
    executor = MigrationExecutor(connection)
    executor.migrate([VOOR])
    yield executor.loader.project_state([VOOR]).apps
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())


def test_een_verzoek_met_een_toewijzing_was_toegewezen(oude_stand):
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
    executor = MigrationExecutor(connection)
    executor.migrate([NA])
    verzoeken = executor.loader.project_state([NA]).apps.get_model("dossiers", "Verzoek").objects
    toegewezen = verzoeken.get(referentie_aanbieder="TOEGEWEZEN")
    assert (toegewezen.status, toegewezen.afgehandeld_op) == ("toegewezen", LATER)
    assert toegewezen.antwoord_bericht_id == bericht.pk
    assert verzoeken.get(referentie_aanbieder="OPEN").status == "in_behandeling"
