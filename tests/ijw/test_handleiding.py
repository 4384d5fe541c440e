# SPDX-License-Identifier: EUPL-1.2
"""The guide for programmers (docs/ijw.md) says what happens: its examples are run."""

import doctest
from pathlib import Path

import pytest

GIDS = Path(__file__).resolve().parents[2] / "docs" / "ijw.md"


def test_elk_voorbeeld_in_de_gids_doet_wat_er_staat(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    uitslag = doctest.testfile(
        str(GIDS), module_relative=False, encoding="utf-8", optionflags=doctest.REPORT_NDIFF
    )
    assert uitslag.attempted > 30
    assert not uitslag.failed
