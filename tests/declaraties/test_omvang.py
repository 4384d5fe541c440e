# SPDX-License-Identifier: EUPL-1.2
"""How much fits: the standard's own examples (IV076, IV077, IV078), to the hour."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hefboom.declaraties.omvang import hoeveelheid, keren
from hefboom.declaraties.voorbeelden.bouw import dag, van_tot
from hefboom.kernel import Period

UUR, EURO, WEEK, MAAND = "04", "83", "2", "4"
JULI, AUG, SEPT, OKT, NOV, DEC = (Period.month(2025, m) for m in range(7, 13))


@pytest.mark.parametrize(
    ("eenheid", "toewijzing", "periode", "weken"),
    [
        (UUR, van_tot("2025-10-07", "2025-12-30"), OKT, 4),
        (UUR, van_tot("2025-10-07", "2025-12-30"), NOV, 5),
        (UUR, van_tot("2025-10-07", "2025-12-30"), DEC, 5),
        (UUR, van_tot("2025-10-07", "2025-12-30"), van_tot("2025-10-07", "2025-12-30"), 13),
        (UUR, van_tot("2025-07-07", "2025-09-07"), JULI, 4),
        (UUR, van_tot("2025-07-07", "2025-09-07"), AUG, 5),
        (UUR, van_tot("2025-07-07", "2025-09-07"), SEPT, 1),
        (EURO, van_tot("2025-07-07", "2025-09-07"), JULI, 3),
        (EURO, van_tot("2025-07-07", "2025-09-07"), AUG, 5),
        (EURO, van_tot("2025-07-07", "2025-09-07"), SEPT, 1),
        (EURO, van_tot("2025-07-07", "2025-09-06"), AUG, 6),
        (EURO, van_tot("2025-07-07", "2025-09-06"), SEPT, 0),
        (EURO, van_tot("2025-10-01", "2025-12-31"), NOV, 5),
        (EURO, van_tot("2025-10-01", "2025-12-31"), DEC, 5),
        (EURO, van_tot("2025-07-07", "2025-09-05"), JULI, 3),
        (EURO, van_tot("2025-07-07", "2025-09-05"), AUG, 6),
    ],
)
def test_weken_zoals_de_standaard_ze_telt(
    eenheid: str, toewijzing: Period, periode: Period, weken: int
) -> None:
    assert keren(WEEK, eenheid, periode, toewijzing) == weken


def test_een_gebroken_maand_telt_als_hele() -> None:
    toewijzing = van_tot("2026-10-14", "2026-12-13")
    assert keren(MAAND, UUR, van_tot("2026-10-14", "2026-10-31"), toewijzing) == 1
    assert keren(MAAND, UUR, toewijzing, toewijzing) == 3


def test_zonder_einde_is_er_geen_totaal_behalve_per_toewijzing() -> None:
    open_ = van_tot("2026-01-01")
    assert keren(WEEK, UUR, open_, open_) is None
    assert keren("6", UUR, open_, open_) == 1


@pytest.mark.parametrize(
    ("eerste", "laatste", "weken"),
    [
        ("9999-12-28", "9999-12-30", 1),
        ("9999-12-20", "9999-12-30", 2),
        ("0001-01-01", "0001-01-03", 1),
    ],
)
@pytest.mark.parametrize("eenheid", [UUR, EURO])
def test_weken_tot_aan_de_rand_van_de_kalender(
    eenheid: str, eerste: str, laatste: str, weken: int
) -> None:
    toewijzing = van_tot(eerste, laatste)
    assert keren(WEEK, eenheid, toewijzing, toewijzing) == weken


@pytest.mark.parametrize(
    ("fijn", "eenheid", "tekst"),
    [
        (600, "04", "10 uur"),
        (95, "04", "95 minuten"),
        (1, "01", "1 minuut"),
        (1, "14", "1 etmaal"),
        (2, "16", "2 dagdelen"),
        (20000, "83", "€ 200,00"),
    ],
)
def test_hoeveelheden_in_woorden(fijn: int, eenheid: str, tekst: str) -> None:
    assert hoeveelheid(fijn, eenheid) == tekst


dagen = st.dates(dag("2025-01-01"), dag("2027-12-31"))
perioden = st.tuples(dagen, dagen).map(lambda p: Period.inclusive(min(p), max(p)))


@given(perioden, st.sampled_from(["01", "82"]))
def test_de_maanden_samen_missen_geen_week(toewijzing: Period, eenheid: str) -> None:
    per_maand = [keren(WEEK, eenheid, maand, toewijzing) or 0 for maand in toewijzing.months()]
    heel = keren(WEEK, eenheid, toewijzing, toewijzing)
    assert heel is not None
    if eenheid == "82":
        assert sum(per_maand) == heel  # output counts each week in exactly one month
    else:
        assert sum(per_maand) >= heel  # a week over two months gives room in both
