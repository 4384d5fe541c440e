# SPDX-License-Identifier: EUPL-1.2
"""Reads a region's YAML files and remembers on which line everything stood.

Only plain YAML: no tags, no objects, no key twice. Fractions become exact decimals.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import yaml

from hefboom.stelsel.fouten import Gebrek

Pad = tuple[str | int, ...]
#: Tags that YAML itself gives; any other was written to make an object.
GEWOON = "tag:yaml.org,2002:"
OBJECT = "tag:yaml.org,2002:python/"


@dataclass(slots=True)
class Ruw:
    """A region as written: the sections, the line of every path, and the faults so far."""

    secties: dict[str, object] = field(default_factory=dict)
    bestanden: dict[str, str] = field(default_factory=dict)
    regels: dict[Pad, int] = field(default_factory=dict)
    gebreken: list[Gebrek] = field(default_factory=list)

    def gebrek(self, pad: Pad, wat: str, verder: str = "") -> Gebrek:
        """A fault at `pad`, with the nearest file and line we know."""
        bestand = self.bestanden.get(str(pad[0]), "") if pad else ""
        regel = next(
            (self.regels[pad[:n]] for n in range(len(pad), 0, -1) if pad[:n] in self.regels), None
        )
        return Gebrek(wat, verder, bestand, regel, self.leesbaar(pad))

    def leesbaar(self, pad: Pad) -> str:
        """`producten › 45A48 › tarief › 2`: list places by their own code where they have one."""
        woorden: list[str] = []
        hier: object = self.secties
        for stap in pad:
            if isinstance(stap, int):
                hier = hier[stap] if isinstance(hier, tuple) and stap < len(hier) else None
                code = hier.get("code") if isinstance(hier, dict) else None
                woorden.append(str(code) if code is not None else str(stap + 1))
            else:
                hier = hier.get(stap) if isinstance(hier, dict) else None
                woorden.append(stap)
        return " › ".join(woorden)


def lees_bestanden(wortel: Path, code: str) -> Ruw:
    """Read `<code>.yaml` and `<code>/*.yaml`; faults are collected, not raised."""
    ruw = Ruw()
    for bestand in (wortel / f"{code}.yaml", *sorted((wortel / code).glob("*.yaml"))):
        _lees(bestand, str(bestand.relative_to(wortel)), ruw)
    return ruw


def lees_bestand(bestand: Path) -> Ruw:
    """Read one file on its own."""
    ruw = Ruw()
    _lees(bestand, bestand.name, ruw)
    return ruw


def _lees(bestand: Path, naam: str, ruw: Ruw) -> None:
    try:
        loader = yaml.SafeLoader(bestand.read_text(encoding="utf-8"))
        try:
            node = loader.get_single_node()
            _sectie(loader, node, naam, ruw)
        finally:
            loader.dispose()
    except (OSError, UnicodeDecodeError):
        ruw.gebreken.append(
            Gebrek("dit bestand is niet te lezen.", "Staat het er, als tekst in UTF-8?", naam)
        )
    except yaml.MarkedYAMLError as fout:
        mark = fout.problem_mark
        ruw.gebreken.append(
            Gebrek(
                "dit is geen geldige YAML.",
                "Kijk naar inspringing, dubbele punten en aanhalingstekens op deze regel.",
                naam,
                None if mark is None else mark.line + 1,
            )
        )
    except (yaml.YAMLError, ValueError, RecursionError):
        ruw.gebreken.append(Gebrek("dit is geen geldige YAML.", "", naam))


def _sectie(loader: yaml.SafeLoader, node: yaml.Node | None, naam: str, ruw: Ruw) -> None:
    if not isinstance(node, yaml.MappingNode):
        ruw.gebreken.append(
            Gebrek(
                "het bestand heeft geen onderdelen.", "Begin met bijvoorbeeld `producten:`.", naam
            )
        )
        return
    for sleutel, waarde in node.value:
        sectie = str(sleutel.value)
        regel = sleutel.start_mark.line + 1
        if sectie in ruw.secties:
            ruw.gebreken.append(
                Gebrek(
                    f"onderdeel '{sectie}' staat ook in {ruw.bestanden[sectie]}.",
                    "Houd één van beide.",
                    naam,
                    regel,
                )
            )
            continue
        ruw.bestanden[sectie] = naam
        ruw.regels[(sectie,)] = regel
        ruw.secties[sectie] = _plat(loader, waarde, (sectie,), ruw)


def _plat(loader: yaml.SafeLoader, node: yaml.Node, pad: Pad, ruw: Ruw) -> object:
    ruw.regels.setdefault(pad, node.start_mark.line + 1)
    if not node.tag.startswith(GEWOON) or node.tag.startswith(OBJECT):
        ruw.gebreken.append(
            ruw.gebrek(pad, f"label {node.tag} kan hier niet.", "Schrijf gewone YAML.")
        )
        return None
    if isinstance(node, yaml.MappingNode):
        inhoud: dict[str, object] = {}
        for sleutel, waarde in node.value:
            naam = str(sleutel.value)
            if naam in inhoud:
                ruw.gebreken.append(
                    ruw.gebrek((*pad, naam), f"'{naam}' staat hier twee keer.", "Houd er één.")
                )
                continue
            ruw.regels[(*pad, naam)] = sleutel.start_mark.line + 1
            inhoud[naam] = _plat(loader, waarde, (*pad, naam), ruw)
        return inhoud
    if isinstance(node, yaml.SequenceNode):
        return tuple(_plat(loader, deel, (*pad, i), ruw) for i, deel in enumerate(node.value))
    return _enkel(loader, node)


def _enkel(loader: yaml.SafeLoader, node: yaml.Node) -> object:
    if node.tag == "tag:yaml.org,2002:float":
        return Decimal(str(node.value).replace("_", ""))
    waarde: object = loader.construct_object(node)
    return waarde.date() if isinstance(waarde, datetime) else waarde
