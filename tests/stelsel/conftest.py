# SPDX-License-Identifier: EUPL-1.2
"""A copy of the shipped regions in which a test may break one thing."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from hefboom.stelsel import Regio, StelselFout, laad, lees_regio, regios
from hefboom.stelsel.laden import REGIOS

Breek = Callable[..., Path]


@pytest.fixture(params=regios())
def elke_regio(request: pytest.FixtureRequest) -> Regio:
    """Each shipped region in turn."""
    return laad(request.param)


@pytest.fixture
def zhz() -> Regio:
    return laad("zuid-holland-zuid")


@pytest.fixture
def hgl() -> Regio:
    return laad("haaglanden")


@pytest.fixture
def breek(tmp_path: Path) -> Breek:
    """`breek(bestand, oud, nieuw)`: the regions, with one text in one file replaced."""
    wortel = tmp_path / "regios"
    shutil.copytree(REGIOS, wortel)

    def doe(bestand: str, oud: str, nieuw: str, keer: int = 1) -> Path:
        pad = wortel / bestand
        tekst = pad.read_text(encoding="utf-8")
        assert oud in tekst, f"{oud!r} staat niet in {bestand}"
        pad.write_text(tekst.replace(oud, nieuw, keer), encoding="utf-8")
        return wortel

    return doe


@pytest.fixture
def fouten() -> Callable[[Path, str], list[str]]:
    """The faults a broken region is refused with, as texts."""

    def zoek(wortel: Path, code: str) -> list[str]:
        with pytest.raises(StelselFout) as fout:
            lees_regio(wortel, code)
        return [str(gebrek) for gebrek in fout.value.gebreken]

    return zoek
