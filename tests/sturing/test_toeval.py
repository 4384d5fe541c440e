# SPDX-License-Identifier: EUPL-1.2
"""Chance or a difference: what the words mean, and a twin that counts in fractions."""

from __future__ import annotations

import random
from fractions import Fraction
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hefboom.sturing import toeval


def staart_traag(aantal: int, van: int, kans: Fraction) -> Fraction:
    """Every outcome written out, in exact fractions."""
    return sum(
        (comb(van, k) * kans**k * (1 - kans) ** (van - k) for k in range(aantal, van + 1)),
        Fraction(0),
    )


@given(st.integers(0, 60), st.integers(0, 60), st.integers(0, 40))
def test_de_staart_is_die_van_de_trage_telling(a: int, b: int, veertigsten: int) -> None:
    aantal, van = min(a, b), max(a, b)
    kans = Fraction(veertigsten, 40)
    assert toeval.staart(aantal, van, float(kans)) == pytest.approx(
        float(staart_traag(aantal, van, kans)), abs=1e-9
    )


def benoembaar_traag(kansen: list[float], q: float, minstens: int) -> list[bool]:
    """The largest k such that k of the probabilities are at most q·k/m: those are named."""
    m = max(len(kansen), minstens)
    goed = [k for k in range(1, len(kansen) + 1) if sum(kans <= q * k / m for kans in kansen) >= k]
    grens = q * max(goed) / m if goed else -1.0
    return [kans <= grens for kans in kansen]


@given(st.lists(st.floats(0, 1), max_size=60))
def test_wie_genoemd_mag_worden_is_die_van_de_trage_telling(kansen: list[float]) -> None:
    assert toeval.benoembaar(kansen) == benoembaar_traag(kansen, 0.1, 20)


@pytest.mark.parametrize(
    ("wat", "kansen", "genoemd"),
    [
        ("niemand zonder verschil", [0.5, 0.2, 0.9], 0),
        ("één ver weg tussen velen", [0.0001, *[0.5] * 40], 1),
        ("één matig ver tussen velen is toeval", [0.02, *[0.5] * 40], 0),
        ("wie maar naar één cijfer kijkt, wordt niet milder beoordeeld", [0.05], 0),
    ],
)
def test_hoeveel_er_worden_genoemd(wat: str, kansen: list[float], genoemd: int) -> None:
    assert sum(toeval.benoembaar(kansen)) == genoemd, wat


def test_waar_niets_verschilt_wordt_zelden_iemand_genoemd() -> None:
    """Two hundred regions of forty equal providers: in at most a tenth someone is named."""
    dobbel = random.Random(5)
    mis = 0
    for _ in range(200):
        kansen = []
        for _ in range(40):
            van = dobbel.randint(5, 60)
            aantal = sum(dobbel.random() < 0.3 for _ in range(van))
            kansen.append(toeval.kans_op(aantal, van, 0.3))
        mis += any(toeval.benoembaar(kansen))
    assert mis <= 200 * toeval.MAG_TOEVAL * 1.25


def test_wie_echt_afwijkt_wordt_wel_gevonden() -> None:
    kansen = [toeval.kans_op(14, 23, 0.3), *(toeval.kans_op(9, 30, 0.3) for _ in range(37))]
    assert toeval.benoembaar(kansen) == [True, *[False] * 37]


def test_waar_allen_ver_uiteen_liggen_valt_niemand_op() -> None:
    ver = [toeval.afstand(20 + 10 * (i % 2 * 2 - 1), 40, 0.5) for i in range(40)]
    breed = toeval.spreiding(ver)
    assert breed > 5
    kansen = [toeval.kans_op(30 if i % 2 else 10, 40, 0.5, breed) for i in range(40)]
    assert not any(toeval.benoembaar(kansen))


@pytest.mark.parametrize(
    ("wat", "reeks", "zin"),
    [
        ("ruis", [60, 63, 58, 61, 64, 59, 62, 60, 61, 63, 58, 62, 61], "toeval"),
        ("een sprong", [*[60, 62, 58, 61] * 4, 95], "echt: boven de gewone schommeling"),
        ("een val", [*[60, 62, 58, 61] * 4, 20], "echt: onder de gewone schommeling"),
        (
            "langzaam hoger",
            [*[100, 101, 99, 100] * 3, 108, 109, 108, 109, 110, 109, 108, 109],
            "echt: 8 maanden hoger dan ervoor",
        ),
        ("te weinig maanden", [1, 2, 3], "te kort bekend"),
        ("de laatste maand is er niet", [*[60] * 20, None], "te kort bekend"),
        ("alles gelijk", [5] * 20, "toeval"),
    ],
)
def test_een_maand_naast_haar_eigen_rij(wat: str, reeks: list[float | None], zin: str) -> None:
    assert toeval.schommeling(reeks, telt=True).zin == zin, wat


@given(st.lists(st.one_of(st.none(), st.floats(0, 1e6)), max_size=40), st.booleans())
def test_elke_rij_krijgt_een_oordeel(reeks: list[float | None], telt: bool) -> None:
    gevonden = toeval.schommeling(reeks, telt=telt)
    assert gevonden.echt == gevonden.zin.startswith("echt")
