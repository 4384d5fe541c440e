# SPDX-License-Identifier: EUPL-1.2
"""Small demo regions, made once per test run."""

from collections.abc import Callable
from pathlib import Path

import pytest

from hefboom import demo


@pytest.fixture(scope="session")
def proef(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., tuple[demo.DemoUitvoer, Path]]:
    """Make a demo, or give the one that was made with the same arguments."""
    gemaakt: dict[tuple[object, ...], tuple[demo.DemoUitvoer, Path]] = {}

    def maak(
        regio: str, schaal: float = 0.03, maanden: int = 12, zaad: int = 1, keer: int = 1
    ) -> tuple[demo.DemoUitvoer, Path]:
        sleutel = (regio, schaal, maanden, zaad, keer)
        if sleutel not in gemaakt:
            naar = tmp_path_factory.mktemp("demo")
            gemaakt[sleutel] = (demo.maak(regio, schaal, maanden, zaad, naar), naar)
        return gemaakt[sleutel]

    return maak


@pytest.fixture(params=demo.regios())
def regio(request: pytest.FixtureRequest) -> str:
    """Every region that has a calibration."""
    return str(request.param)
