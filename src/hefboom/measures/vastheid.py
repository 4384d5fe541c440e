# SPDX-License-Identifier: EUPL-1.2
"""How firm is a figure? As firm as the weakest of what it was made with.

Messages are facts. What the region decided beside them (a budget, its instalments, a norm) and what
is counted by others (residents) each has a standing of its own, and the snapshot holds it: what a
figure was made with is read from the same tables as the figure.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from hefboom.facts import Momentopname
from hefboom.kernel import Period
from hefboom.measures.maat import GEMEENTE_NU, Maat
from hefboom.measures.normen import SOORTEN
from hefboom.measures.uitkomst import NIET_INGEDEELD
from hefboom.measures.voorbehoud import Grond, Vastheid

BUDGET, INWONERS, TERMIJNEN, NORM = "budget", "aantal inwoners", "termijnen", "norm"


def vastheid(
    maat: Maat, opname: Momentopname, waar: Mapping[str, str], periode: Period
) -> Vastheid:
    """What a figure was made with beside messages, narrowed to its segment and municipality."""
    feiten = tuple(dict.fromkeys(t.feit for t in (*maat.tellers, *filter(None, [maat.noemer]))))
    gemeente = waar.get("gemeente") or waar.get(GEMEENTE_NU, "")
    return _vastheid(opname, feiten, maat.normen, waar.get("segment", ""), gemeente, periode)


def gelijkmatig(opname: Momentopname, jaar: int) -> bool:
    """Is every budget of a year meant for its months evenly, by decision?"""
    van_het_jaar = [rij for rij in _rijen(opname, "budgetten") if rij["jaar"] == jaar]
    return bool(van_het_jaar) and all(rij["gelijkmatig"] for rij in van_het_jaar)


@lru_cache(maxsize=4096)
def _vastheid(
    opname: Momentopname,
    feiten: tuple[str, ...],
    normen: tuple[str, ...],
    segment: str,
    gemeente: str,
    periode: Period,
) -> Vastheid:
    gronden: list[Grond] = []
    for feit in feiten:
        match feit:
            case "budgetten":
                gronden += _budgetten(opname, segment, periode)
            case "termijnen":
                gronden += _termijnen(opname, segment, periode)
            case "inwoners":
                gronden += _inwoners(opname, segment, gemeente, periode)
    gronden += _normen(opname, normen, segment, periode)
    return Vastheid(tuple(dict.fromkeys(gronden)))


def _budgetten(opname: Momentopname, segment: str, periode: Period) -> Iterator[Grond]:
    laatste = periode.until(opname.peildatum).last or periode.start
    for rij in _rijen(opname, "budgetten"):
        if periode.start.year <= rij["jaar"] <= laatste.year and segment in ("", *_segmenten(rij)):
            yield Grond(BUDGET, rij["status"], rij["bron"])


def _termijnen(opname: Momentopname, segment: str, periode: Period) -> Iterator[Grond]:
    for rij in _rijen(opname, "termijnen"):
        if rij["maand"] in periode.until(opname.peildatum) and segment in ("", *_segmenten(rij)):
            yield Grond(TERMIJNEN, rij["status"], rij["bron"])


def _inwoners(
    opname: Momentopname, segment: str, gemeente: str, periode: Period
) -> Iterator[Grond]:
    for rij in _rijen(opname, "inwoners"):
        wie = ("", rij["gemeente"], rij[GEMEENTE_NU])
        if gemeente not in wie or segment not in ("", *_segmenten(rij)):
            continue
        if Period.inclusive(rij["begindatum"], rij["einddatum"]).overlaps(periode):
            yield Grond(INWONERS, rij["status"], rij["bron"])


def _segmenten(rij: Mapping[str, Any]) -> tuple[str, str]:
    """The segment of a row in either layout."""
    return rij["segment"] or NIET_INGEDEELD, rij["segment_nu"] or NIET_INGEDEELD


def _normen(
    opname: Momentopname, soorten: tuple[str, ...], segment: str, periode: Period
) -> Iterator[Grond]:
    if not soorten:
        return
    laatste = periode.until(opname.peildatum).last or periode.start
    for rij in _rijen(opname, "normen"):
        tot: date | None = rij["tot"]
        if (
            rij["soort"] in soorten
            and segment in ("", rij["segment"])
            and rij["vanaf"] <= laatste
            and (tot is None or periode.start < tot)
        ):
            yield Grond(f"{NORM} ({SOORTEN[rij['soort']]})", rij["status"], rij["bron"])


@lru_cache(maxsize=16)
def _rijen(opname: Momentopname, tabel: str) -> list[dict[str, Any]]:
    rijen: list[dict[str, Any]] = opname.tabel(tabel).to_pylist()
    return rijen
