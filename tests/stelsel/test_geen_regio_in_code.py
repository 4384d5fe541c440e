# SPDX-License-Identifier: EUPL-1.2
"""House decision 1: nothing about a region stands in code."""

import re
from pathlib import Path

from hefboom.stelsel import laad, regios

BRON = Path(__file__).resolve().parents[2] / "src" / "hefboom"


def namen() -> set[str]:
    """What would betray a region: its code, its name, its municipalities and their codes."""
    uit: set[str] = set()
    for code in regios():
        regio = laad(code)
        uit |= {code, regio.naam, regio.uitvoerder.code}
        for gemeente in regio.gemeenten:
            uit |= {gemeente.naam, f'"{gemeente.code}"'}
    return uit


def test_geen_regio_of_gemeente_in_code() -> None:
    zoek = re.compile("|".join(rf"(?<!\w){re.escape(naam)}(?!\w)" for naam in sorted(namen())))
    gevonden = [
        f"{pad.relative_to(BRON)}:{nummer}: {regel.strip()}"
        for pad in sorted(BRON.rglob("*.py"))
        if "voorbeelden" not in pad.parts  # an example names someone, and decides nothing
        for nummer, regel in enumerate(pad.read_text(encoding="utf-8").splitlines(), 1)
        if zoek.search(regel)
    ]
    assert gevonden == []
