# SPDX-License-Identifier: EUPL-1.2
"""The same door on Polars: tests demand that both engines give equal answers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any


class PolarsSessie:
    """Reads the same files lazily."""

    def __init__(self, map_: Path) -> None:
        self._map = map_

    def tabel(self, naam: str) -> Any:
        """A lazy frame over one table."""
        import polars as pl

        return pl.scan_parquet(self._map / f"{naam}.parquet")

    def datums(self, kolommen: Sequence[str], rijen: Sequence[Sequence[date]]) -> Any:
        """A small frame of days."""
        import polars as pl

        return pl.LazyFrame(
            {naam: [rij[i] for rij in rijen] for i, naam in enumerate(kolommen)},
            schema=dict.fromkeys(kolommen, pl.Date),
        )
