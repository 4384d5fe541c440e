# SPDX-License-Identifier: EUPL-1.2
"""What the demo decides, in every region that ships: one version adopted, one proposal open."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings

from hefboom import demo, stelsel
from hefboom.bestuur.models import Voorstel
from hefboom.bestuur.vastgesteld import eis_versies
from hefboom.bestuur.vergelijking import vergelijk
from hefboom.demo.besluiten import INDIENER, VASTSTELLERS
from hefboom.stelsel import Doelenboom, verschillen_tussen
from tests.mensen import maak_mens

OP = date(2027, 1, 1)


@pytest.mark.django_db
@pytest.mark.parametrize("regio", demo.regios())
def test_een_vastgesteld_en_een_open(
    wortel: Path, monkeypatch: pytest.MonkeyPatch, regio: str
) -> None:
    monkeypatch.setattr(settings, "OMGEVING", replace(settings.OMGEVING, regio=regio))
    maak_mens(INDIENER, "voorsteller")
    for naam in VASTSTELLERS:
        maak_mens(naam, "vaststeller")
    voor = sum(bool(tak.maten) for tak in stelsel.laad(regio)[Doelenboom].takken.values())
    assert demo.stel_vast(regio, OP)
    na = stelsel.laad(regio)
    assert sum(bool(tak.maten) for tak in na[Doelenboom].takken.values()) == voor + 1
    assert demo.stel_voor(regio, OP)
    assert list(Voorstel.objects.values_list("stand", flat=True)) == ["ingediend", "vastgesteld"]
    beeld = vergelijk(Voorstel.objects.get(stand="ingediend"))
    assert beeld.keuring.goed
    assert beeld.keuring.regio is not None
    assert {een.waarin for een in verschillen_tussen(na, beeld.keuring.regio)} == {
        "norm voor de start"
    }
    eis_versies()
