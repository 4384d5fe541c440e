# SPDX-License-Identifier: EUPL-1.2
"""How many messages are handled at a time changes nothing of what comes of them.

The flows are those of a small demo region, with messages lost, late and sent twice. A stack of one
is the slow twin of all others: each message then finds everything before it in the tables.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path

import pytest
from django.db import transaction

from benchmarks.hulp import kant
from hefboom import demo
from hefboom.contracten import laad_contracten
from hefboom.intake.models import Verwerking
from hefboom.intake.services import verwerk_paden

pytestmark = [pytest.mark.traag, pytest.mark.django_db]
OP = datetime(2027, 1, 1, 9, tzinfo=UTC)
STAPELS = (1, 7, 200, 1000)
Stand = dict[tuple[str, tuple[str, ...]], dict[str, object]]


@pytest.fixture(scope="module")
def proefregio(tmp_path_factory: pytest.TempPathFactory) -> demo.DemoUitvoer:
    """Some hundreds of messages, of every kind the demo sends."""
    map_ = tmp_path_factory.mktemp("stapels")
    return demo.maak("zuid-holland-zuid", schaal=0.003, maanden=4, zaad=5, naar=map_)


def door_de_war(paden: Sequence[Path], zaad: int, naar: Path) -> list[Path]:
    """The same post as it may arrive: some lost, some later than it was sent, some twice."""
    toeval = random.Random(zaad)
    aankomst: list[tuple[float, Path]] = []
    for plek, pad in enumerate(paden):
        if toeval.random() < 0.05:
            continue
        laat = toeval.expovariate(1 / 20) if toeval.random() < 0.2 else 0
        aankomst.append((plek + laat, pad))
        if toeval.random() < 0.05:
            aankomst.append((plek + laat + toeval.randrange(1, 30), pad))
    uit = []
    for nummer, (_, pad) in enumerate(sorted(aankomst)):
        uit.append(naar / f"{nummer:05d}-{pad.name}")
        uit[-1].write_bytes(pad.read_bytes())
    return uit


def stand(paden: Sequence[Path], contracten: Path, stapel: int) -> Stand:
    """The record and the answers after taking these in, after which all is undone."""
    with transaction.atomic():
        laad_contracten(contracten)
        verwerk_paden(paden, OP, batch=stapel)
        rijen = chain(kant.tabellen(True), kant.antwoorden(True))
        uit = {(rij.soort, rij.sleutel): rij.waarden for rij in rijen}
        transaction.set_rollback(True)
    return uit


@pytest.mark.parametrize("zaad", range(3))
def test_de_grootte_van_een_stapel_verandert_niets(
    proefregio: demo.DemoUitvoer, zaad: int, tmp_path: Path, lang: bool
) -> None:
    if zaad and not lang:
        pytest.skip("draait met `./hefboom test --lang`")
    alle = sorted(pad for pad in proefregio.berichtenmap.rglob("*") if pad.is_file())
    paden = door_de_war(alle, zaad, tmp_path)
    een, *andere = (stand(paden, proefregio.contractenmap, n) for n in STAPELS)
    assert not Verwerking.objects.exists()
    soorten = {soort for soort, _ in een}
    assert {"Antwoord", "Prestatie", "Toewijzing", "Zorgperiode", "Verzoek"} <= soorten
    for grootte, ander in zip(STAPELS[1:], andere, strict=True):
        assert een.keys() == ander.keys(), grootte
        for sleutel in een:
            assert een[sleutel] == ander[sleutel], (grootte, sleutel)
