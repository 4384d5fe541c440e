# SPDX-License-Identifier: EUPL-1.2
"""What a provider reports of a course (JW305, JW307): sometimes late, wrong, or put right."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from hefboom.demo.aanbod import Venster
from hefboom.demo.ijking import Landelijk
from hefboom.demo.kansen import werkdag
from hefboom.demo.levensloop import DAG, Traject, vertraging
from hefboom.demo.zending import Zending, verzenddag
from hefboom.ijw.codes import COD467, JZ588

ONBEKEND = 999_000_000
LANG = 150  # days of help in which a stop may be reported by mistake


def meldingen(
    rng: Random, plek: int, t: Traject, toegewezen: date, v: Venster, land: Landelijk
) -> Iterator[Zending]:
    """The starts and stops of a course, in no order. `toegewezen`: when the 301 was sent."""
    stukken = [(t.begin, t.einde, t.reden)]
    if t.onderbreking:
        van, tot = t.onderbreking
        stukken = [(t.begin, van, JZ588.TIJDELIJK), (tot, t.einde, t.reden)]
    nummer = None if t.taak else t.nummer
    vrij = toegewezen  # the first day on which a start may be sent (TR326)
    for begin, einde, reden in stukken:
        gemeld = verzenddag(t, v, begin + timedelta(days=vertraging(rng, land.start)))
        stuk = _Stuk(plek, begin, einde, reden, nummer, max(gemeld, vrij))
        gemeld, zonder_start = yield from _start(rng, stuk, v, land)
        gestopt = verzenddag(t, v, einde + timedelta(days=vertraging(rng, land.stop)))
        gestopt = max(gestopt, gemeld)
        if zonder_start:
            yield replace(stuk.stop(gestopt), fout="stop_zonder_start")
        else:
            gestopt = yield from _stop(rng, stuk, gemeld, gestopt, v, land)
        vrij = werkdag(gestopt + DAG)


@dataclass(frozen=True, slots=True)
class _Stuk:
    """An uninterrupted part of a course; `gemeld` is when its start is reported."""

    plek: int
    begin: date
    einde: date
    reden: str
    nummer: int | None
    gemeld: date

    def start(self, op: date) -> Zending:
        return Zending(op, "JW305", self.plek, begin=self.begin, nummer=self.nummer)

    def stop(self, op: date) -> Zending:
        return Zending(
            op, "JW307", self.plek, None, self.begin, self.einde, self.reden, self.nummer
        )


def _start(
    rng: Random, stuk: _Stuk, v: Venster, land: Landelijk
) -> Generator[Zending, None, tuple[date, bool]]:
    """The report of a start; answers when the right one was sent, and whether none was."""
    fouten, gemeld = land.fouten, stuk.gemeld
    in_venster = gemeld >= v.begin
    mis = rng.random() < fouten["start_zonder_toewijzing"]
    zonder = rng.random() < fouten["stop_zonder_start"]
    kans = rng.random()
    if zonder and stuk.nummer is not None and in_venster and stuk.einde < v.einde:
        return gemeld, True
    if mis and stuk.nummer is not None and in_venster:
        onbekend = ONBEKEND + stuk.plek % 900_000
        yield replace(stuk.start(gemeld), nummer=onbekend, fout="start_zonder_toewijzing")
        if rng.random() >= fouten["hersteld"]:
            return gemeld, True
        gemeld = werkdag(gemeld + 9 * DAG)
        yield stuk.start(gemeld)
        return gemeld, False
    if in_venster and kans < land.herstel["start"] and (stuk.einde - stuk.begin).days > 40:
        # Reported on a wrong day: taken back, and sent again as it should be.
        verkeerd = stuk.begin + timedelta(days=rng.randint(1, 6))
        gemeld = max(gemeld, werkdag(verkeerd))
        yield replace(stuk.start(gemeld), begin=verkeerd)
        terug = werkdag(gemeld + timedelta(days=rng.randint(3, 12)))
        yield replace(stuk.start(terug), begin=verkeerd, status=COD467.VERWIJDEREN)
        gemeld = werkdag(terug + DAG)
        yield stuk.start(gemeld)
        return gemeld, False
    yield stuk.start(gemeld)
    if in_venster and rng.random() < fouten["dubbele_start"]:
        gemeld_weer = werkdag(gemeld + 12 * DAG)
        yield replace(stuk.start(gemeld_weer), fout="dubbele_start")
    return gemeld, False


def _stop(
    rng: Random, stuk: _Stuk, gemeld: date, gestopt: date, v: Venster, land: Landelijk
) -> Generator[Zending, None, date]:
    """The report of a stop; answers when the right one was sent."""
    per_ongeluk, verkeerd = rng.random(), rng.random()
    lang = (stuk.einde - stuk.begin).days
    if lang > LANG and per_ongeluk < land.herstel["stop_ten_onrechte"]:
        # Help goes on, though its end was reported: that report is taken back.
        dag = stuk.begin + timedelta(days=rng.randint(40, lang - 60))
        op = werkdag(dag + timedelta(days=rng.randint(2, 8)))
        terug = werkdag(op + timedelta(days=rng.randint(4, 15)))
        if op >= v.begin and gemeld < op and terug < gestopt:
            onterecht = replace(stuk.stop(op), einde=dag, reden=JZ588.VOLGENS_PLAN)
            yield onterecht
            yield replace(onterecht, op=terug, status=COD467.VERWIJDEREN)
    elif lang > 20 and verkeerd < land.herstel["stop"] and gestopt >= v.begin:
        mis = replace(stuk.stop(gestopt), einde=stuk.einde - timedelta(days=rng.randint(1, 10)))
        yield mis
        terug = werkdag(gestopt + timedelta(days=rng.randint(3, 12)))
        yield replace(mis, op=terug, status=COD467.VERWIJDEREN)
        gestopt = werkdag(terug + DAG)
    yield stuk.stop(gestopt)
    return gestopt
