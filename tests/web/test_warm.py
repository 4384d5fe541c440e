# SPDX-License-Identifier: EUPL-1.2
"""Home pages are counted and drawn before someone asks, once for each kind of reader."""

from __future__ import annotations

from importlib import import_module

import pytest

from hefboom.facts import Momentopname
from hefboom.measures.machine import InGeheugen
from hefboom.scherm.grafieken import tekenen
from hefboom.sturing.warm import warm_thuisbladen
from hefboom.web.models import Thuisbezoek
from tests.web.conftest import PERSONAS, Open


def test_na_het_opwarmen_telt_en_tekent_het_eerste_bezoek_niets_nieuws(
    met_opname: Momentopname,
    open_als: Open,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    import_module("hefboom.measures.berekening")._onthouden.leeg()
    tekenen._getekend.leeg()
    assert warm_thuisbladen() == len(PERSONAS)
    assert "op te warmen" not in caplog.text
    assert not Thuisbezoek.objects.exists()  # nobody was here

    def nog_een(*_: object) -> None:
        raise AssertionError("dit was al warm")

    monkeypatch.setattr(tekenen, "_teken", nog_een)
    monkeypatch.setattr(InGeheugen, "tel", nog_een)
    for naam in PERSONAS:
        assert open_als(naam, "/").status_code == 200
