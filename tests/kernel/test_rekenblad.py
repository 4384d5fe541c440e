# SPDX-License-Identifier: EUPL-1.2
"""Every door that writes a CSV marks what a spreadsheet would reckon."""

from __future__ import annotations

import re

import pytest

from hefboom.kernel.rekenblad import FORMULETEKENS, veilige_cel
from hefboom.omgeving import PROJECT

SCHRIJFT_CSV = re.compile(
    r"\bcsv\.(writer|DictWriter|CSVWriter|write_csv)\b|\.to_csv\(|write_csv\("
)


@pytest.mark.parametrize("teken", FORMULETEKENS)
def test_een_formule_wordt_tekst(teken: str) -> None:
    assert veilige_cel(f"{teken}1+1") == f"'{teken}1+1"
    assert veilige_cel(f"1{teken}1") == f"1{teken}1"


def test_elke_deur_die_csv_schrijft_bewaakt_haar_cellen() -> None:
    deuren = [
        pad
        for pad in (PROJECT / "src" / "hefboom").rglob("*.py")
        if SCHRIJFT_CSV.search(pad.read_text(encoding="utf-8"))
    ]
    assert len(deuren) >= 3
    for pad in deuren:
        assert re.search(r"import .*(veilige_cel|FORMULETEKENS)", pad.read_text("utf-8")), pad
