# SPDX-License-Identifier: EUPL-1.2
"""The same declarations on Spark, for a country that does not fit one machine. An extra.

`pip install hefboom[spark]`; needs Java. A `Frames(SparkDeur(sessie, folder), peildatum)` is a
`Machine` to give to `bereken_vele`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any


class SparkDeur:
    """A snapshot's files as Spark frames. `sessie` is a `pyspark.sql.SparkSession`."""

    def __init__(self, sessie: Any, folder: Path | str) -> None:
        self._sessie, self._map = sessie, folder

    def tabel(self, naam: str) -> Any:
        """The facts of one table."""
        return self._sessie.read.parquet(f"{self._map}/{naam}.parquet")

    def datums(self, kolommen: Sequence[str], rijen: Sequence[Sequence[date]]) -> Any:
        """A small table of days to join with."""
        return self._sessie.createDataFrame(
            [tuple(rij) for rij in rijen], ", ".join(f"{naam} date" for naam in kolommen)
        )
