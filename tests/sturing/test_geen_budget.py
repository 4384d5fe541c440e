# SPDX-License-Identifier: EUPL-1.2
"""A segment without a budget says why, as the region put it down; another says nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from hefboom import stelsel
from hefboom.inzage import Inzage, rollen
from hefboom.kernel import Period
from hefboom.sturing.bladen.segment.blad import inhoud
from hefboom.sturing.blik import Blik
from hefboom.sturing.namen import Naamboek
from tests.measures.spec import lees, vries

FEITEN = "inwoners\ngemeente | begindatum | jeugdigen\n0518 | 2015-01-01 | 100"


@pytest.mark.parametrize(
    ("jaar", "segment", "reden"),
    [(2026, "0", "van de jaren voor 2027 is geen begroting gevonden"), (2028, "1", "")],
)
def test_waarom_er_geen_budget_staat(tmp_path: Path, jaar: int, segment: str, reden: str) -> None:
    opname = replace(vries(tmp_path, lees(FEITEN), date(jaar + 1, 1, 1)), regio="haaglanden")
    blik = Blik(
        opname=opname,
        regio=stelsel.laad("haaglanden"),
        inzage=Inzage.als(rollen.ANALIST),
        periode=Period.year(jaar),
        indeling="toen",
        cache=tmp_path,
    )
    zin = inhoud(blik, Naamboek(blik), segment)["geen_budget"]
    assert reden in zin
    assert bool(zin) is bool(reden)
