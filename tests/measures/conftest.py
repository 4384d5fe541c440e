# SPDX-License-Identifier: EUPL-1.2
"""`meet(tekst, code, …)`: the figure of a measure over the tables in `tekst`."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.measures.spec import antwoord, lees, vries


@pytest.fixture
def meet(tmp_path: Path) -> Callable:
    """Counts on DuckDB, as the pages do."""

    def reken(tekst: str, code: str, **vraag: object) -> object:
        return antwoord(vries(tmp_path, lees(tekst)), code, **vraag)

    return reken
