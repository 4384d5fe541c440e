# SPDX-License-Identifier: EUPL-1.2
"""Counting in runs gives what counting row by row gives, also when there is no room for runs."""

from collections import defaultdict

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hefboom.measures import groepen
from hefboom.measures.groepen import Groepen

CELLEN, VENSTERS, NAMEN = 7, 5, 4


@st.composite
def rijen(draw):
    """(cell, first window, last window, number, value) of up to forty rows."""
    uit = []
    for _ in range(draw(st.integers(0, 40))):
        van = draw(st.integers(0, VENSTERS - 1))
        uit.append(
            (
                draw(st.integers(0, CELLEN - 1)),
                van,
                draw(st.integers(van, VENSTERS - 1)),
                draw(st.integers(-1, NAMEN - 1)),
                draw(st.integers(-90, 90)),
            )
        )
    return uit


@pytest.mark.parametrize(
    ("klein", "groot", "bits"), [(1 << 16, 1 << 24, 63), (0, 1 << 24, 0), (0, 0, 63)]
)
@settings(max_examples=150, deadline=None)
@given(alle=rijen())
def test_in_reeksen_tellen_is_rij_voor_rij_tellen(klein, groot, bits, alle):
    aantal, som, wie = defaultdict(int), defaultdict(int), defaultdict(set)
    for cel, van, tot, nummer, waarde in alle:
        for venster in range(van, tot + 1):
            plaats = cel * VENSTERS + venster
            aantal[plaats] += 1
            som[plaats] += waarde
            if nummer >= 0:
                wie[plaats].add(nummer)
    cel, van, tot, nummer, waarde = np.array(alle, np.int64).reshape(-1, 5).T
    with pytest.MonkeyPatch.context() as anders:
        anders.setattr(groepen, "KLEIN", klein)
        anders.setattr(groepen, "GROOT", groot)
        anders.setattr(groepen, "BITS", bits)  # no room to pack a row in one number
        geteld = Groepen(cel, CELLEN, van, tot, VENSTERS)
        cellen = np.flatnonzero(geteld.aantal())
        plaatsen = geteld.echt(cellen).tolist()
        assert dict(zip(plaatsen, geteld.aantal()[cellen].tolist(), strict=True)) == aantal
        assert dict(zip(plaatsen, geteld.som(waarde)[cellen].tolist(), strict=True)) == som
        verschillend = geteld.verschillend(nummer.astype(np.int32), NAMEN)[cellen].tolist()
        assert verschillend == [len(wie[plaats]) for plaats in plaatsen]
        uit = geteld.uitgevouwen()
        assert np.array_equal(uit.aantal(), geteld.aantal())
        fijn = Groepen.fijner(geteld, np.maximum(nummer, 0), NAMEN)
        assert fijn.aantal().sum() == geteld.aantal().sum()
