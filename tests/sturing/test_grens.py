# SPDX-License-Identifier: EUPL-1.2
"""A figure says when it is outside its norm, and a share of a few is no percentage."""

from __future__ import annotations

import pytest

from hefboom.measures import CATALOGUS, Rij
from hefboom.scherm import Cijfer
from hefboom.scherm.opmaak import cijfer_als_html
from hefboom.sturing.onderdelen.cijfers import is_weinig
from hefboom.sturing.onderdelen.grens import boven


@pytest.mark.parametrize(
    ("wat", "precies", "grens", "buiten"),
    [
        ("boven de norm", "75.0", 70, True),
        ("op de norm", "70", 70, False),
        ("zonder norm", "75", None, False),
        ("niet getoond", "", 70, False),
    ],
)
def test_boven_de_norm_is_buiten_de_norm(
    wat: str, precies: str, grens: float | None, buiten: bool
) -> None:
    gevonden = boven(Cijfer("Wachten", "–", precies=precies), grens, "langer dan de norm")
    assert gevonden.buiten == buiten, wat
    assert gevonden.norm == ("Langer dan de norm" if buiten else "")


@pytest.mark.parametrize(
    ("code", "teller", "noemer", "weinig"),
    [
        ("binnen_norm", 1, 1, True),
        ("binnen_norm", 0, 4, True),
        ("binnen_norm", 5, 5, False),
        ("jeugdigen_per_100", 1, 3, False),
        ("uitputting", 1, 3, False),
    ],
)
def test_een_deel_van_een_paar_is_geen_percentage(
    code: str, teller: int, noemer: int, weinig: bool
) -> None:
    assert is_weinig(CATALOGUS[code], Rij({}, teller / noemer, teller, noemer)) == weinig


def test_wat_opvalt_en_wat_weinig_zegt_ziet_er_anders_uit() -> None:
    assert 'class="stil buiten"' in cijfer_als_html(Cijfer("a", "1", verklaar="/x/", buiten=True))
    assert 'class="stil weinig"' in cijfer_als_html(Cijfer("a", "1", verklaar="/x/", weinig=True))
