# SPDX-License-Identifier: EUPL-1.2
"""The rivals of `bench maten` count the same as we do, or the comparison means nothing."""

from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest

from benchmarks import maten


@pytest.mark.parametrize("naam", [naam for naam in maten.TELLERS if naam != "hefboom"])
def test_wie_naast_ons_telt_geeft_dezelfde_cellen(naam: str, tmp_path: Path) -> None:
    if find_spec(naam) is None:
        pytest.skip(f"{naam} is er niet")
    maten.maak(tmp_path, 3_000, 4)
    ons = maten.op_rij(maten.hefboom(tmp_path)())
    ander = maten.op_rij(maten.TELLERS[naam](tmp_path)())
    assert ons.keys() == ander.keys()
    for wat, kolom in ons.items():
        assert len(kolom) > 10, wat
        assert np.array_equal(kolom, ander[wat]), wat
