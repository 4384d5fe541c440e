# SPDX-License-Identifier: EUPL-1.2
"""A progress bar per step, on a terminal; one line per step elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeElapsedColumn,
)

from hefboom.kernel import getal

#: (step, how far, of how many); a step with a new name starts a new bar.
Stap = Callable[[str, int, int], None]


@contextmanager
def voortgang() -> Iterator[Stap]:
    """Bars on standard error, so that standard output stays clean for answers."""
    if not sys.stderr.isatty():
        with _regels() as stap:
            yield stap
        return
    bars = Progress(
        TextColumn("{task.description:<28}"),
        BarColumn(bar_width=30),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=Console(stderr=True),
    )
    tasks: dict[str, object] = {}
    with bars:

        def stap(naam: str, gedaan: int, totaal: int) -> None:
            if naam not in tasks:
                tasks[naam] = bars.add_task(naam, total=totaal)
            bars.update(tasks[naam], completed=gedaan, total=totaal)  # type: ignore[arg-type]

        yield stap


@contextmanager
def _regels() -> Iterator[Stap]:
    started: dict[str, float] = {}
    done: set[str] = set()

    def stap(naam: str, gedaan: int, totaal: int) -> None:
        started.setdefault(naam, time.monotonic())
        if gedaan >= totaal and naam not in done:
            done.add(naam)
            seconds = time.monotonic() - started[naam]
            print(f"{naam}: {totaal} klaar in {getal(seconds, 1)} s", file=sys.stderr, flush=True)

    yield stap
