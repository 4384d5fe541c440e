# SPDX-License-Identifier: EUPL-1.2
"""A log of one test alone: `from tests.logboek.map import logmap`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

from hefboom import logboek


@pytest.fixture
def logmap(tmp_path: Path) -> Iterator[Path]:
    """The folder of the log."""
    logboek.begin(tmp_path)
    yield logboek.logboekmap(tmp_path)
    logboek.begin(settings.OMGEVING.map)
