# SPDX-License-Identifier: EUPL-1.2
"""Readers with hidden figures look at whole months of a publication, not at last night."""

import shutil
from dataclasses import replace
from datetime import date

import pytest

from hefboom.facts import OpnameFout
from hefboom.facts.momentopname import vergeet
from hefboom.facts.publicatie import gepubliceerd_in, hele_maanden, publiceer_in
from tests.measures.spec import lees, vries

HULP = "zorgperioden\njeugdige | begindatum | start_bericht\njan | 2026-02-01 | b1"


def test_een_maand_wordt_een_keer_gepubliceerd(tmp_path):
    assert gepubliceerd_in(tmp_path) is None
    eerst = vries(tmp_path, lees(HULP), date(2026, 11, 3))
    publiceer_in(tmp_path, eerst)
    later = vries(tmp_path, lees(HULP), date(2026, 11, 28))
    with pytest.raises(OpnameFout, match="1 december 2026"):
        publiceer_in(tmp_path, later)
    zichtbaar = gepubliceerd_in(tmp_path)
    assert zichtbaar == hele_maanden(eerst)
    assert zichtbaar.peildatum == date(2026, 11, 1)
    volgende = vries(tmp_path, lees(HULP), date(2026, 12, 1))
    publiceer_in(tmp_path, volgende)
    nu = gepubliceerd_in(tmp_path)
    assert nu == replace(volgende, eerder=zichtbaar)
    shutil.rmtree(eerst.map)
    vergeet()
    assert gepubliceerd_in(tmp_path) == volgende, "wat weg is, houdt niets tegen"


@pytest.mark.parametrize("persona", ["raadslid", "aanbieder", "beleid"])
def test_een_dag_verschil_is_niet_te_vragen(met_opname, open_als, persona):
    """A1: the same question to two days later was one child."""
    for adres in ("/cijfers/uitgaven.csv", "/cijfers/uitgaven/"):
        for tot in ("2026-09-20", "2026-09-21"):
            tekst = open_als(persona, f"{adres}?per=segment&van=2026-01-01&tot={tot}").content
            assert "te fijn om te tonen" in tekst.decode()
            assert "Kies een hele maand" in tekst.decode()


def test_wie_alles_ziet_mag_elke_dag_vragen(met_opname, open_als):
    adres = "/cijfers/uitgaven.csv?per=segment&van=2026-01-01&tot=2026-09-20"
    assert open_als("contractmanager", adres)["Content-Type"].startswith("text/csv")
