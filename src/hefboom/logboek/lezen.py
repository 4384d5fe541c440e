# SPDX-License-Identifier: EUPL-1.2
"""Reading the log: the lines that answer a question, newest first."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from hefboom.logboek import keten
from hefboom.logboek.regel import Daad, Daadafloop, Logregel
from hefboom.logboek.zegel import bestanden_van, dagen


@dataclass(frozen=True, slots=True)
class Logvraag:
    """Which lines: what is empty does not narrow. `tot_en_met` is the last day."""

    vanaf: date | None = None
    tot_en_met: date | None = None
    wie: str = ""
    jeugdige: str = ""
    daad: Daad | None = None
    uitkomst: Daadafloop | None = None

    def past(self, regel: Logregel) -> bool:
        """Does it answer the question?"""
        return (
            (not self.wie or regel.wie.casefold() == self.wie.casefold())
            and (not self.jeugdige or self.jeugdige in regel.jeugdigen)
            and (self.daad is None or regel.daad is self.daad)
            and (self.uitkomst is None or regel.uitkomst is self.uitkomst)
        )

    def dag_past(self, dag: str) -> bool:
        """Can a file of that day hold an answer?"""
        return (self.vanaf is None or dag >= self.vanaf.isoformat()) and (
            self.tot_en_met is None or dag <= self.tot_en_met.isoformat()
        )


def lees(folder: Path, vraag: Logvraag | None = None) -> Iterator[Logregel]:
    """The lines, the newest first. What cannot be read is passed over: `controleer` tells of it."""
    vraag = vraag or Logvraag()
    for dag in reversed(dagen(folder)):
        if vraag.dag_past(dag):
            yield from sorted(
                _van_dag(folder, dag, vraag), key=lambda regel: regel.op, reverse=True
            )


def _van_dag(folder: Path, dag: str, vraag: Logvraag) -> Iterator[Logregel]:
    # Most lines are not about who is asked for: only those with the word in it are taken apart.
    zoek = vraag.jeugdige or None
    naam = json.dumps(vraag.wie, ensure_ascii=False).casefold() if vraag.wie else None
    for pad in bestanden_van(folder, dag):
        try:
            inhoud = pad.read_bytes().rstrip(keten.VULLING)
        except OSError:
            continue
        for rauw in inhoud.decode("utf-8", "replace").split("\n"):
            tekst = rauw.rpartition(keten.SCHEIDING)[0]
            if not tekst.startswith('{"op"') or (zoek and zoek not in tekst):
                continue
            if naam and naam not in tekst.casefold():
                continue
            try:
                regel = Logregel.uit_tekst(tekst)
            except ValueError:
                continue
            if vraag.past(regel):
                yield regel
