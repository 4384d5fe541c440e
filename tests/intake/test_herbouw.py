# SPDX-License-Identifier: EUPL-1.2
"""The record can be thrown away: the messages, the decisions and the contracts make it again."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.apps import apps

from hefboom.intake import grondslag
from hefboom.intake import herbouwen as herbouw
from tests.intake import afbreken
from tests.intake.afbreken import Maker

pytestmark = pytest.mark.django_db


@pytest.mark.traag
def test_het_dossier_volgt_rij_voor_rij_uit_de_berichten(nieuw: Maker, tmp_path: Path) -> None:
    installatie = nieuw("echt")
    post = afbreken.maak_post(tmp_path / "post", 4)
    assert installatie.start(post, 7, "ontvang").wait() == 0  # the first twenty wait
    assert installatie.start(post, 7, "verwerk").wait() == 0
    voor = installatie.tabellen()

    bewaard = tmp_path / "herbouwd.sqlite3"
    uit = installatie.hefboom("herbouw", "--naar", str(bewaard))
    assert uit.returncode == 0, uit.stdout + uit.stderr
    assert f"{len(list(post.iterdir()))} berichten opnieuw beoordeeld" in uit.stdout
    assert "precies wat de berichten zeggen" in uit.stdout
    assert "andere regels" not in uit.stdout

    nogmaals = installatie.hefboom("herbouw", "--naar", str(bewaard))
    assert nogmaals.returncode == 2
    assert "bestaat al" in nogmaals.stderr

    installatie.wijzig(
        "UPDATE dossiers_toewijzing SET volume = 99 WHERE toewijzingnummer = 1",
        "DELETE FROM dossiers_honorering WHERE referentie = 'REF2'",
        "UPDATE intake_verwerking SET regelversie = 'van vroeger' WHERE soort = 'JW305'",
        "UPDATE mailbox_bericht SET vingerafdruk = 'iets anders' WHERE richting = 'uit' "
        "AND antwoord_op_id = (SELECT id FROM mailbox_bericht WHERE bestandsnaam = '00003.xml')",
    )
    geknoeid = installatie.tabellen()
    uit = installatie.hefboom("herbouw")
    assert uit.returncode == 1
    assert "0505 1: volume: 99 → 3" in uit.stdout
    assert "0505/2 42420001 REF2: ontbreekt, maar volgt wel uit de berichten" in uit.stdout
    assert "zouden nu 1 berichten krijgen:\n  00003.xml" in uit.stdout
    assert "oordelen zijn met andere regels gemaakt" in uit.stdout
    assert installatie.tabellen() == geknoeid != voor  # looking changes nothing


def test_wat_overgenomen_wordt_hangt_niet_aan_wat_opnieuw_gemaakt_wordt() -> None:
    """A new table either follows from messages (`AFGELEID`) or stands by itself."""
    afgeleid = {apps.get_model(label) for label in herbouw.AFGELEID}
    for model in herbouw._overgenomen():
        verwijst = {v.related_model for v in model._meta.concrete_fields if v.is_relation}
        assert not verwijst & afgeleid, model


@pytest.mark.parametrize("label", herbouw.AFGELEID)
def test_elke_afgeleide_tabel_wordt_kolom_voor_kolom_vergeleken(label: str) -> None:
    namen = {veld.name for veld in apps.get_model(label)._meta.concrete_fields}
    assert set(herbouw.AFGELEID[label]) <= namen
    assert not set(herbouw.AFGELEID[label]) & herbouw.NIET_VERGELEKEN


def test_de_regelversie_hangt_af_van_wat_oordeelt_en_niet_van_schermen() -> None:
    from importlib.resources import files

    bronnen = {str(bron) for bron in grondslag._bronnen(files("hefboom") / "intake")}
    assert any(bron.endswith("stapel.py") for bron in bronnen)
    assert not any("migrations" in bron or "templates" in bron for bron in bronnen)
    assert len(grondslag.regelversie()) == 16
