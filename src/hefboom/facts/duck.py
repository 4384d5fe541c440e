# SPDX-License-Identifier: EUPL-1.2
"""All of DuckDB: one locked in-memory database per snapshot, a cursor per reader.

A snapshot's files never change, so its path is its identity: there is nothing to invalidate. The
database may read that one folder and nothing else, and its settings cannot be unlocked, so no
value in a query can make it open another file or the network.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import duckdb

#: Web processes share a machine; one snapshot needs no more than this.
GEHEUGEN = "1GB"
DRADEN = 2


@lru_cache(maxsize=8)
def _database(map_: Path, tabellen: tuple[str, ...]) -> duckdb.DuckDBPyConnection:
    con = duckdb.connect(":memory:")
    con.execute(f"SET memory_limit='{GEHEUGEN}'")
    con.execute(f"SET threads={DRADEN}")
    folder = _tekst(f"{map_}/")
    con.execute(f"SET allowed_directories=[{folder}]")
    con.execute("SET enable_external_access=false")
    for naam in tabellen:
        con.read_parquet(str(map_ / f"{naam}.parquet")).create_view(naam)
    con.execute("SET lock_configuration=true")
    return con


def _tekst(waarde: str) -> str:
    return "'" + waarde.replace("'", "''") + "'"


class DuckSessie:
    """One reader's cursor. Relations of one cursor may be joined; use it in one thread."""

    def __init__(self, map_: Path, tabellen: Iterable[str]) -> None:
        self._cursor = _database(map_, tuple(tabellen)).cursor()

    def tabel(self, naam: str) -> Any:
        """A lazy relation over one table."""
        return self._cursor.table(naam)

    def datums(self, kolommen: Sequence[str], rijen: Sequence[Sequence[date]]) -> Any:
        """A small relation of days, for instance months with their first and last day."""
        values = ", ".join(
            "(" + ", ".join(f"DATE '{dag.isoformat()}'" for dag in rij) + ")" for rij in rijen
        )
        names = ", ".join(f'"{naam}"' for naam in kolommen)
        # Only ISO dates and our own column names stand in this text.
        return self._cursor.sql(f"SELECT * FROM (VALUES {values}) AS v({names})")  # noqa: S608
