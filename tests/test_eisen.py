# SPDX-License-Identifier: EUPL-1.2
"""`docs/requirements.md` says what works; this holds that it speaks of tests that exist."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

WORTEL = Path(__file__).resolve().parents[1]
TEKST = (WORTEL / "docs" / "requirements.md").read_text(encoding="utf-8")
EIS = re.compile(r"\b[A-N]\d{2}\b")
STATEN = {"works": "Works", "in part": "In part", "not": "Not yet"}


def _delen() -> dict[str, str]:
    koppen = re.split(r"^## (.+)$", TEKST, flags=re.MULTILINE)
    return dict(zip(koppen[1::2], koppen[2::2], strict=True))


def _rijen(deel: str) -> list[list[str]]:
    rijen = [regel.strip("| ").split(" | ") for regel in deel.splitlines() if regel.startswith("|")]
    return [rij for rij in rijen if EIS.fullmatch(rij[0])]


def _eisen(kop: str) -> list[str]:
    deel = _delen()[kop]
    return EIS.findall(deel) if kop == "Not yet" else [rij[0] for rij in _rijen(deel)]


def test_elke_eis_staat_er_een_keer(gedeeld: Path) -> None:
    """All 199, and no other."""
    bron = (gedeeld / "mission" / "requirements.md").read_text(encoding="utf-8")
    alle = re.findall(r"^\| ([A-N]\d{2}) \|", bron, flags=re.MULTILINE)
    assert sorted(eis for kop in STATEN.values() for eis in _eisen(kop)) == sorted(alle)


@pytest.mark.parametrize("staat", STATEN)
def test_de_telling_klopt(staat: str) -> None:
    """The table at the head counts what stands below it."""
    gezegd = re.search(rf"^\| {staat} \| (\d+) \|$", TEKST, flags=re.MULTILINE)
    assert gezegd is not None
    assert int(gezegd[1]) == len(_eisen(STATEN[staat]))


@pytest.mark.parametrize("kop", ["Works", "In part"])
def test_elk_bewijs_bestaat(kop: str) -> None:
    """Each row names a place a user knows and tests that are really there."""
    for eis, *_, waar, bewijs in _rijen(_delen()[kop]):
        assert waar, eis
        proeven = re.findall(r"`([^`]+)`", bewijs)
        assert proeven, f"{eis} noemt geen proef"
        for proef in proeven:
            bestand, _, functie = proef.partition("::")
            assert (WORTEL / bestand).is_file(), f"{eis}: {bestand} is er niet"
            boom = ast.parse((WORTEL / bestand).read_text(encoding="utf-8"))
            namen = {deel.name for deel in ast.walk(boom) if isinstance(deel, ast.FunctionDef)}
            assert not functie or functie in namen, f"{eis}: {proef} is er niet"
            assert any(naam.startswith("test_") for naam in namen), f"{eis}: {bestand} toetst niets"
