# SPDX-License-Identifier: EUPL-1.2
"""Golden pairs: `golden/<bericht>/schoon.xml` beside files that differ in one element.

Each other file has its findings in `verwacht.json`: code, path, line and return code.
"""

import difflib
import json
from datetime import date
from pathlib import Path

import pytest

from hefboom.ijw import controleer, lees, met_regelnummers

GOLDEN = Path(__file__).parent / "golden"
PAREN = sorted(pad.relative_to(GOLDEN).as_posix() for pad in GOLDEN.rglob("*.xml"))
VERWACHT = json.loads((GOLDEN / "verwacht.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("naam", PAREN)
def test_een_element_anders_geeft_precies_deze_bevinding(naam: str) -> None:
    data = (GOLDEN / naam).read_bytes()
    lezing = lees(data)
    gevonden = list(lezing.bevindingen)
    if lezing.bericht is not None:
        gevonden += met_regelnummers(data, controleer(lezing.bericht, date(2026, 5, 7)))
    kort = [[b.code, b.pad, b.regelnummer, b.retourcode] for b in gevonden]
    assert kort == VERWACHT.get(naam, [])
    assert bool(kort) != naam.endswith("schoon.xml")


@pytest.mark.parametrize("naam", [naam for naam in PAREN if not naam.endswith("schoon.xml")])
def test_elk_paar_verschilt_in_een_regel(naam: str) -> None:
    anders = (GOLDEN / naam).read_text(encoding="utf-8").splitlines()
    schoon = ((GOLDEN / naam).parent / "schoon.xml").read_text(encoding="utf-8").splitlines()
    verschil = [regel[0] for regel in difflib.ndiff(schoon, anders) if regel[0] in "+-"]
    assert sorted(verschil) in (["-"], ["+"], ["+", "-"])
