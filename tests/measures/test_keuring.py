# SPDX-License-Identifier: EUPL-1.2
"""How near can someone come to a hidden count? On tables small enough to see it."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.measures.keuring import Band, Keuring, Verband, keur

RUIM = (1, 9)


def interval(waarde, verborgen, verbanden, cel, vloer=None):
    keuring = Keuring(waarde, [Verband(*v) for v in verbanden], vloer)
    ver = 1e9
    keuring.keur(verborgen, {cel: (-ver, -ver)})  # down, and then up, as far as it goes
    keuring.keur(verborgen, {cel: (ver, ver)})
    return round(float(keuring.laagst[cel]), 6), round(float(keuring.hoogst[cel]), 6)


def test_een_onbekende_in_een_som_is_bekend():
    assert interval([50, 4, 46], [False, True, False], [(0, (1, 2))], 1) == (4, 4)


def test_twee_onbekenden_zijn_samen_wat_overblijft():
    assert interval([50, 4, 21, 25], [False, True, True, False], [(0, (1, 2, 3))], 1) == (0, 25)


def test_kruisende_sommen_verraden_wat_elk_apart_niet_verraadt():
    """Each row and column has two unknowns, and yet they are all between narrow bounds."""
    waarde = [30, 12, 9, 3, 18, 12, 6]  # rows: 1 = 2 + 3; 4 = 5 + 6
    verbanden = [(0, (1, 4)), (1, (2, 3)), (4, (5, 6))]
    weg = [False, False, True, True, False, True, True]
    assert keur(waarde, weg, [Verband(*v) for v in verbanden], {3: RUIM}) == []
    kolom = [*waarde, 21, 9]
    verbanden += [(7, (2, 5)), (8, (3, 6))]
    (lek,) = keur(kolom, [*weg, False, False], [Verband(*v) for v in verbanden], {6: (1, 15)})
    assert (lek.cel, lek.laagst, lek.hoogst) == (6, 0, 9)
    assert set(lek.door) & {7, 8}, "een kolomtotaal houdt het tegen"


def test_jeugdigen_die_twee_keer_meetellen_zijn_geen_som():
    """30 youths in all, 28 in one part: the other part has 2 or more, up to all of them."""
    waarde, weg = [30, 28, 6], [False, False, True]
    assert interval(waarde, weg, [(0, (1, 2), Band.OMVAT)], 2) == (2, 30)
    assert interval([30, 28, 2], weg, [(0, (1, 2))], 2) == (2, 2)


def test_een_deel_is_hoogstens_het_geheel():
    assert interval([12, 8], [False, True], [(0, (1,), Band.DEEL)], 1) == (0, 12)
    assert interval([12, 8], [True, False], [(0, (1,), Band.DEEL)], 0)[0] == 8


def test_wat_eerder_getoond_is_is_een_bodem():
    verband = [(0, (1, 2))]
    assert interval([40, 14, 26], [False, True, True], verband, 1, {1: 12.0}) == (12, 40)
    assert interval([40, 14, 26], [False, True, True], verband, 1, {1: 12.0, 2: 26.0}) == (12, 14)
    lager = interval([40, 14, 26], [False, True, True], verband, 1, {2: 30.0})
    assert lager == (0, float("inf")), "een bodem die niet klopt zegt niets"


def test_zonder_som_is_alles_mogelijk():
    assert interval([7], [True], [], 0) == (0, float("inf"))


@st.composite
def kleine_tabellen(draw):
    """Two by two or three cells with margins, some of all hidden."""
    breed = draw(st.integers(2, 3))
    binnen = draw(st.lists(st.integers(0, 6), min_size=2 * breed, max_size=2 * breed))
    rijen = [sum(binnen[r * breed : (r + 1) * breed]) for r in range(2)]
    kolommen = [sum(binnen[k::breed]) for k in range(breed)]
    waarde = [*binnen, *rijen, *kolommen]
    n = 2 * breed
    verbanden = [(n + r, tuple(range(r * breed, (r + 1) * breed))) for r in range(2)]
    verbanden += [(n + 2 + k, tuple(range(k, n, breed))) for k in range(breed)]
    weg = draw(st.lists(st.booleans(), min_size=n, max_size=n))
    return waarde, [*weg, *[False] * (2 + breed)], verbanden


@settings(max_examples=60, deadline=None)
@given(kleine_tabellen())
def test_het_interval_is_dat_van_alle_tabellen_die_passen(tabel):
    """Tried out: every table of small numbers that fits what is shown."""
    waarde, weg, verbanden = tabel
    onbekend = [c for c, w in enumerate(weg) if w]
    if not onbekend or len(onbekend) > 4:
        return
    passend = []
    for keuze in product(range(20), repeat=len(onbekend)):
        hier = dict(zip(onbekend, keuze, strict=True))
        zo = [hier.get(c, w) for c, w in enumerate(waarde)]
        if all(zo[heel] == sum(zo[d] for d in delen) for heel, delen in verbanden):
            passend.append(keuze)
    for i, cel in enumerate(onbekend):
        verwacht = min(p[i] for p in passend), max(p[i] for p in passend)
        assert interval(waarde, weg, verbanden, cel) == pytest.approx(verwacht)
