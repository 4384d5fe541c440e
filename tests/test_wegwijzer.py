# SPDX-License-Identifier: EUPL-1.2
"""What docs/develop.md answers under "Where is …?" is still there."""

from __future__ import annotations

import ast
import re

import pytest

from hefboom.omgeving import PROJECT

BRON = PROJECT / "src" / "hefboom"


def vragen() -> dict[str, list[tuple[str, str]]]:
    """Each question with the places that answer it: a path, and a name in that file or nothing."""
    tekst = (PROJECT / "docs" / "develop.md").read_text(encoding="utf-8")
    tabel = tekst.split("## Where is …?")[1].split("\n## ")[0]
    uit: dict[str, list[tuple[str, str]]] = {}
    for vraag, plek in re.findall(r"^\| (.+?\?) \| (.+) \|$", tabel, re.MULTILINE):
        uit[vraag] = []
        pad = ""
        for nieuw, naam in re.findall(r"`([\w/.]*/[\w/.]*)?(?:::(\w+))?`", plek):
            pad = nieuw or pad
            if nieuw or naam:
                uit[vraag].append((pad, naam))
    return uit


VRAGEN = vragen()


def test_elke_vraag_heeft_een_plek() -> None:
    assert len(VRAGEN) >= 10
    assert all(VRAGEN.values())


@pytest.mark.parametrize(
    ("pad", "naam"), sorted({plek for plekken in VRAGEN.values() for plek in plekken})
)
def test_wat_genoemd_wordt_is_er(pad: str, naam: str) -> None:
    bestand = (PROJECT if pad.startswith("tests/") else BRON) / pad
    assert bestand.exists()
    if naam:
        boom = ast.parse(bestand.read_text(encoding="utf-8"))
        assert naam in {
            deel.name for deel in boom.body if isinstance(deel, ast.ClassDef | ast.FunctionDef)
        }
