# SPDX-License-Identifier: EUPL-1.2
"""Where an element stands: its path, numbered where the standard lets it repeat."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, cast

from lxml import etree

from hefboom.ijw.standaard import Klasse

#: the class one is in: (class around it, element name, number when it repeats, else 0).
Elementpad = tuple[Any, str, int] | None
_STAP = re.compile(r"([^\[\]/]+)(?:\[([0-9]+)\])?")


def pad_tekst(pad: Elementpad, naam: str = "") -> str:
    """`Client/StartProducten/StartProduct[2]/Begindatum`."""
    delen = [naam] if naam else []
    while pad is not None:
        pad, deel, nummer = pad
        delen.append(f"{deel}[{nummer}]" if nummer else deel)
    return "/".join(reversed(delen))


def stappen_van(pad: str) -> list[tuple[str, int]]:
    """The steps of a path: name, and number where it repeats, else 0."""
    return [(naam, int(nummer or 0)) for naam, nummer in _STAP.findall(pad)]


def plek_in_woorden(pad: str) -> str:
    """A path as one says it; lists around a repeated element are left out.

    >>> plek_in_woorden("Declaratie/Clienten/Client[1]/Prestaties/Prestatie[3]/ProductTarief")
    'ProductTarief in Prestatie 3 van Client 1 van Declaratie'
    >>> plek_in_woorden("")
    'het hele bericht'
    """
    if not pad:
        return "het hele bericht"
    stappen = stappen_van(pad)
    delen = [
        f"{naam} {nummer}" if nummer else naam
        for (naam, nummer), (_, volgend) in zip(stappen, [*stappen[1:], ("", 0)], strict=True)
        if nummer or not volgend
    ]
    laatste, *rest = reversed(delen)
    return f"{laatste} in {' van '.join(rest)}" if rest else laatste


def lokaal(tag: object) -> str:
    """The name without its namespace. A namespace may hold a brace, so `etree.QName` may not."""
    return str(tag).rpartition("}")[2]


def naamruimte(tag: object) -> str:
    """The namespace of a name; empty when it has none."""
    return str(tag).rpartition("}")[0][1:]


def paden_van(
    elementen: Iterable[etree._Element], top: etree._Element, pad: Elementpad, klasse: Klasse | None
) -> Iterator[Elementpad]:
    """The paths of elements at or below `top`, which has this path and class.

    Each class is looked through once, however many of its elements are asked for.
    """
    gezocht = list(elementen)
    bekend: dict[etree._Element, tuple[Elementpad, Klasse | None]] = {top: (pad, klasse)}
    per_diepte: list[set[etree._Element]] = []
    for element in gezocht:
        for hoogte, onder in enumerate(reversed(_weg(element, top))):
            if hoogte == len(per_diepte):
                per_diepte.append(set())
            per_diepte[hoogte].add(onder)
    for laag in per_diepte:
        for ouder in {cast("etree._Element", element.getparent()) for element in laag}:
            bekend.update(_genummerd(ouder, laag, *bekend[ouder]))
    return (bekend[element][0] for element in gezocht)


def _weg(element: etree._Element, top: etree._Element) -> list[etree._Element]:
    """The element and what it stands in, up to `top` but without it."""
    weg = []
    while element is not top:
        weg.append(element)
        element = cast("etree._Element", element.getparent())
    return weg


def _genummerd(
    ouder: etree._Element, gezocht: set[etree._Element], pad: Elementpad, klasse: Klasse | None
) -> Iterator[tuple[etree._Element, tuple[Elementpad, Klasse | None]]]:
    """The children that are sought, with their path and class."""
    geteld: Counter[str] = Counter()
    for kind in ouder:
        ingang = klasse.op_tag.get(str(kind.tag)) if klasse is not None else None
        if ingang is not None:
            geteld[ingang[1]] += ingang[4]
        if kind not in gezocht:
            continue
        if ingang is None:
            yield kind, ((pad, lokaal(kind.tag), 0), None)
        else:
            yield kind, ((pad, ingang[1], geteld[ingang[1]]), ingang[3])
