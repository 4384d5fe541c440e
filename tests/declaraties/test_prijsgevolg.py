# SPDX-License-Identifier: EUPL-1.2
"""What a changed price means in euros, by sentence: lines of 100 euros for January 2026."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from hefboom.contracten import Prijswijziging
from hefboom.declaraties.prijsgevolg import reken
from tests.declaraties.conftest import PRODUCT, Wereld
from tests.declaraties.test_openstaand import JAN, declaratie, regel

pytestmark = pytest.mark.django_db
OP = date(2026, 6, 1)
#: A tenth dearer from 1 January, ten euros on a line of a hundred.
STAP = Prijswijziging(("12345678", "12345679"), PRODUCT, 1000, 1100, JAN, None)
EERST = replace(STAP, tot=date(2026, 1, 31))
DAN = replace(STAP, wordt=1200, vanaf=date(2026, 2, 1))


@pytest.mark.parametrize(
    ("wijzigingen", "terug", "per_jaar"),
    [
        ([STAP], 1000, 1000),
        # two steps: January at the first price, a year like the last at the second alone
        ([EERST, DAN], 1000, 2000),
        ([DAN, EERST], 1000, 2000),
        # what only held in the past changes no year to come
        ([EERST], 1000, 0),
        ([replace(STAP, vanaf=OP)], 0, 1000),
        ([replace(STAP, gemeenten=("0512",))], 0, 0),
        # another price of the same product elsewhere is another price
        ([replace(STAP, gemeenten=("0505",)), replace(DAN, gemeenten=("0512",))], 1000, 1000),
        ([replace(STAP, product="45A04")], 0, 0),
        ([replace(STAP, agb=("12345679",))], 0, 0),
    ],
)
def test_wat_een_ander_tarief_betekent(
    wereld: Wereld,
    django_assert_num_queries: Any,
    wijzigingen: list[Prijswijziging],
    terug: int,
    per_jaar: int,
) -> None:
    regel()
    regel(geweigerd=True)
    with django_assert_num_queries(1):
        uit = reken(wijzigingen, OP)
    assert (uit.terug, uit.per_jaar) == (terug, per_jaar)


@pytest.mark.parametrize(
    ("begin", "op", "telt"),
    [
        (JAN, date(2027, 1, 1), True),
        (JAN, date(2027, 1, 2), False),
        (date(2026, 5, 29), date(2027, 5, 31), False),
        (date(2027, 3, 1), date(2028, 2, 29), True),
        (date(2027, 2, 28), date(2028, 2, 29), False),
        (OP, OP, False),
    ],
)
def test_een_jaar_is_een_jaar(wereld: Wereld, begin: date, op: date, telt: bool) -> None:
    regel(declaratie(), begindatum=begin, einddatum=begin)
    assert bool(reken([replace(STAP, vanaf=date(2030, 1, 1))], op).per_jaar) is telt
