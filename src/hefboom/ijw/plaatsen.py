# SPDX-License-Identifier: EUPL-1.2
"""Where in the file a finding stands. Looked up only for files that have findings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import cast

from lxml import etree

from hefboom.ijw.deur import open_xml
from hefboom.ijw.paden import lokaal, stappen_van
from hefboom.kernel import Finding


def met_regelnummers(data: bytes, bevindingen: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings, each with the line of its element, or of the class an absent one misses in.

    >>> met_regelnummers(b"<a><b/></a>", [Finding("TR018", "", pad="b")])[0].regelnummer
    1
    """
    wortel = open_xml(data)
    if isinstance(wortel, str):
        return tuple(bevindingen)
    kinderen: dict[etree._Element, dict[str, list[etree._Element]]] = {}
    klaar = []
    for bevinding in bevindingen:
        hier = wortel
        for naam, nummer in stappen_van(bevinding.pad):
            if hier not in kinderen:
                per_naam = kinderen[hier] = {}
                for kind in hier:
                    per_naam.setdefault(lokaal(kind.tag), []).append(kind)
            rij = kinderen[hier].get(naam, [])
            plek = max(nummer, 1) - 1
            if plek >= len(rij):
                break
            hier = rij[plek]
        regel = bevinding.regelnummer or cast("int | None", hier.sourceline)
        klaar.append(replace(bevinding, regelnummer=regel))
    return tuple(klaar)
