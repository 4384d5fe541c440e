# SPDX-License-Identifier: EUPL-1.2
"""A count that lies within another hides together with it: what is left of the whole is a count."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from hefboom.facts import Momentopname
from hefboom.measures import CATALOGUS
from hefboom.measures.familie import familie_van
from hefboom.measures.maat import Telling
from hefboom.measures.voorwaarden import (
    Alle,
    Gevuld,
    Hoogstens,
    Is,
    Niet,
    Voorwaarde,
    Waar,
)
from tests.web import wereld

TELLINGEN = sorted(
    {
        telling
        for maat in CATALOGUS.values()
        for telling in (*maat.tellers, *([maat.noemer] if maat.noemer else []), *maat.zoals)
        if telling.over_personen
    },
    key=repr,
)


def klopt(waar: Voorwaarde | None, rij: dict[str, Any]) -> bool:
    """Does this row meet the condition? Row by row, from the words of the condition alone."""
    match waar:
        case None:
            return True
        case Is(kolom, waarden):
            return rij[kolom] in waarden
        case Waar(kolom):
            return rij[kolom] is True
        case Gevuld(kolom):
            return rij[kolom] is not None
        case Hoogstens(kolom, grens):
            return rij[kolom] is not None and rij[kolom] <= grens
        case Niet(ander):
            return not klopt(ander, rij)
        case Alle(delen):
            return all(klopt(deel, rij) for deel in delen)
    raise AssertionError(waar)


@pytest.fixture(scope="module")
def opname(tmp_path_factory: pytest.TempPathFactory) -> Momentopname:
    map_: Path = tmp_path_factory.mktemp("binnen")
    return wereld.maak_opname(map_, aantal=500)


def binnen(opname: Momentopname, deel: Telling, heel: Telling) -> bool:
    """Is every row of the part one of the whole's, and is there more in the whole?"""
    rijen = opname.tabel(deel.feit).to_pylist()
    een = {i for i, rij in enumerate(rijen) if klopt(deel.waar, rij)}
    ander = {i for i, rij in enumerate(rijen) if klopt(heel.waar, rij)}
    return bool(een) and een < ander


def test_wat_binnen_een_ander_valt_is_samen_verborgen(opname: Momentopname) -> None:
    paren = [
        (deel, heel)
        for deel, heel in permutations(TELLINGEN, 2)
        if (deel.feit, deel.tijd, deel.wat) == (heel.feit, heel.tijd, heel.wat)
        and binnen(opname, deel, heel)
    ]
    assert paren
    assert [(d, h) for d, h in paren if replace(h, zonder=()) not in familie_van(d)] == []
