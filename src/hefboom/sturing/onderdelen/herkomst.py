# SPDX-License-Identifier: EUPL-1.2
"""A decided value as a page shows it: what it says, how firm it is, and where that stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from hefboom.scherm import Cel, Merk, Uitklap
from hefboom.stelsel import HOE_VAST, STATUSSEN, Herleidbaar, Regio

#: A place that is a line, or some, of a document.
REGELS = re.compile(r"\d+(-\d+)?")


@dataclass(frozen=True, slots=True)
class Besluitregel:
    """One line: the text, how firm it is, the source to look it up in, and a remark (or none)."""

    tekst: str
    hoe_vast: str
    bron: str
    opmerking: str = ""


def besluitregel(
    regio: Regio, tekst: str, waarde: Herleidbaar, opmerking: str = ""
) -> Besluitregel:
    """The line of one value; its source is opened beside it."""
    return Besluitregel(tekst, HOE_VAST[waarde.status], regio.brontekst(waarde.bron), opmerking)


def broncel(regio: Regio, waarde: Herleidbaar) -> Cel:
    """The standing as a badge, with the source to fold out; a spreadsheet gets both in words."""
    return Cel(
        merk=Merk(waarde.status),
        uitklap=Uitklap(
            "bron",
            [
                *bronpunten(regio, [deel.strip() for deel in waarde.bron.split(";")]),
                (waarde.status.capitalize(), STATUSSEN[waarde.status], ""),
            ],
        ),
        waarde=f"{waarde.status}; {regio.brontekst(waarde.bron)}",
    )


def bronpunten(regio: Regio, bronnen: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    """Each document once, with all its places: what it is called, where in it, who adopted it.

    Never its key: that is a code of the files, and no word of a reader.
    """
    plekken: dict[str, list[str]] = {}
    for deel in bronnen:
        sleutel, _, plek = deel.partition(":")
        plekken.setdefault(sleutel, [])
        if plek:
            plekken[sleutel].append(plek)
    for sleutel, plaatsen in plekken.items():
        bron = regio.bronnen[sleutel]
        yield bron.titel.rstrip("."), ", ".join(_plaatsen(plaatsen)), bron.wie


def _plaatsen(plekken: Iterable[str]) -> Iterator[str]:
    """Line numbers as one says them, and what is no line number as it stands."""
    regels: list[str] = []
    anders: list[str] = []
    for plek in plekken:
        (regels if REGELS.fullmatch(plek) else anders).append(plek)
    if regels:
        yield f"regel {', '.join(regels)}"
    yield from anders
