# SPDX-License-Identifier: EUPL-1.2
"""Engines to hold the in-memory count against: the same declarations on DuckDB and Polars."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import duckdb
import polars as pl


class PolarsDeur:
    """A snapshot's files, lazily."""

    def __init__(self, map_: Path) -> None:
        self._map = map_

    def tabel(self, naam: str) -> pl.LazyFrame:
        return pl.scan_parquet(self._map / f"{naam}.parquet")

    def datums(self, kolommen: Sequence[str], rijen: Sequence[Sequence[date]]) -> pl.LazyFrame:
        return pl.LazyFrame(
            {naam: [rij[i] for rij in rijen] for i, naam in enumerate(kolommen)},
            schema=dict.fromkeys(kolommen, pl.Date),
        )


class DuckDeur:
    """The same files in DuckDB."""

    def __init__(self, map_: Path) -> None:
        self._map, self._cursor = map_, duckdb.connect(":memory:")

    def tabel(self, naam: str) -> duckdb.DuckDBPyRelation:
        return self._cursor.read_parquet(str(self._map / f"{naam}.parquet"))

    def datums(
        self, kolommen: Sequence[str], rijen: Sequence[Sequence[date]]
    ) -> duckdb.DuckDBPyRelation:
        values = ", ".join(
            "(" + ", ".join(f"DATE '{dag.isoformat()}'" for dag in rij) + ")" for rij in rijen
        )
        return self._cursor.sql(f"SELECT * FROM (VALUES {values}) AS v({', '.join(kolommen)})")
