# SPDX-License-Identifier: EUPL-1.2
"""The face of a room shows what it names, and fetches it no sooner than it is asked for."""

from __future__ import annotations

import ast
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from hefboom.omgeving import PROJECT

BRON = PROJECT / "src" / "hefboom"
KAMERS = sorted(
    pad.parent.name
    for pad in BRON.glob("*/__init__.py")
    if "toon_namen(__name__)" in pad.read_text(encoding="utf-8")
)


def ingevoerd(pad: Path) -> set[str]:
    """The names that a face takes from its own room, at once or when asked for."""
    return {
        naam.asname or naam.name
        for regel in ast.walk(ast.parse(pad.read_text(encoding="utf-8")))
        if isinstance(regel, ast.ImportFrom)
        for naam in regel.names
        if (regel.module or "").startswith("hefboom.") and naam.name != "toon_namen"
    }


@pytest.mark.parametrize("kamer", KAMERS)
def test_een_gezicht_toont_precies_wat_het_noemt(kamer: str) -> None:
    module = import_module(f"hefboom.{kamer}")
    assert set(module.__all__) == ingevoerd(BRON / kamer / "__init__.py")
    for naam in module.__all__:
        assert getattr(module, naam) is not None


@pytest.mark.parametrize("kamer", KAMERS)
def test_wat_het_niet_noemt_is_er_niet(kamer: str) -> None:
    with pytest.raises(AttributeError, match=f"hefboom.{kamer}.*verzonnen"):
        _ = import_module(f"hefboom.{kamer}").verzonnen


@pytest.mark.parametrize("kamer", KAMERS)
def test_wie_het_gezicht_inleest_haalt_django_niet_binnen(kamer: str) -> None:
    vraag = f"import sys, hefboom.{kamer}; raise SystemExit('django' in sys.modules)"
    subprocess.run(
        [sys.executable, "-c", vraag], env={"PYTHONPATH": str(PROJECT / "src")}, check=True
    )


def test_er_is_een_kamer_met_zo_n_gezicht() -> None:
    assert "dossiers" in KAMERS
