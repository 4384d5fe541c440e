# SPDX-License-Identifier: EUPL-1.2
"""Reads a region's YAML files and remembers on which line everything stood.

Only plain YAML: no tags, no objects, no key twice. Fractions become exact decimals. A place that
`hefboom stelsel nieuw` left open, `<naam van de regio>`, is a fault that says what to fill in.

A hand-made reader on PyYAML's nodes, and not ruamel.yaml's round-trip loader: that one knows the
lines too, but stops at the first double key, reads `0505` as 505 without a word, and is several
times slower (docs/adr/0016).
"""

from __future__ import annotations

import errno
import hashlib
import re
import stat
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import yaml

from hefboom.stelsel.fouten import Gebrek

Yamlpad = tuple[str | int, ...]
#: Tags that YAML itself gives; any other was written to make an object.
GEWOON = "tag:yaml.org,2002:"
OBJECT = "tag:yaml.org,2002:python/"
#: What the example files hold where someone must fill in something.
OPEN_PLEK = re.compile(r"^<([^<>]+)>$")
#: More values than any region decides: by references (`&`, `*`) a few lines can mean billions.
MEESTE_WAARDEN = 200_000
#: libyaml where PyYAML was built with it: the same nodes and marks, several times faster.
LADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(slots=True)
class Ruw:
    """A region as written: the sections, the line of every path, and the faults so far."""

    secties: dict[str, object] = field(default_factory=dict)
    bestanden: dict[str, str] = field(default_factory=dict)
    regels: dict[Yamlpad, int] = field(default_factory=dict)
    gebreken: list[Gebrek] = field(default_factory=list)
    open_plekken: list[Gebrek] = field(default_factory=list)
    vingerafdruk: str = ""
    #: How many values were read.
    waarden: int = 0

    def gebrek(self, pad: Yamlpad, wat: str, verder: str = "") -> Gebrek:
        """A fault at `pad`, with the nearest file and line we know."""
        bestand = self.bestanden.get(str(pad[0]), "") if pad else ""
        regel = next(
            (self.regels[pad[:n]] for n in range(len(pad), 0, -1) if pad[:n] in self.regels), None
        )
        return Gebrek(wat, verder, bestand, regel, self.leesbaar(pad))

    def leesbaar(self, pad: Yamlpad) -> str:
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


def lees_map(folder: Path, code: str) -> Ruw:
    """Read all YAML in `folder`, of the region `code`; faults are collected, not raised.

    The fingerprint is that of the files themselves, in order of name.
    """
    ruw, inhoud = Ruw(), {}
    for bestand in sorted(folder.glob("*.yaml")):
        inhoud[bestand.name] = _lees(bestand, f"{code}/{bestand.name}", ruw)
    ruw.vingerafdruk = vingerafdruk(inhoud)
    return ruw


def lees_inhoud(bestanden: Mapping[str, bytes], code: str) -> Ruw:
    """Read the YAML of a region that lies in no folder (yet), by file name; as `lees_map`."""
    ruw = Ruw()
    for naam, inhoud in sorted(bestanden.items()):
        _ontleed(inhoud, f"{code}/{naam}", ruw)
    ruw.vingerafdruk = vingerafdruk(bestanden)
    return ruw


def vingerafdruk(bestanden: Mapping[str, bytes]) -> str:
    """Sixteen signs that change when any of these files does, or its name."""
    som = hashlib.sha256()
    for naam, inhoud in sorted(bestanden.items()):
        som.update(naam.encode() + b"\0" + inhoud + b"\0")
    return som.hexdigest()[:16]


def lees_bestand(bestand: Path) -> Ruw:
    """Read one file on its own."""
    ruw = Ruw()
    _lees(bestand, bestand.name, ruw)
    return ruw


def _lees(bestand: Path, naam: str, ruw: Ruw) -> bytes:
    try:
        if not stat.S_ISREG(bestand.stat().st_mode):
            # From a pipe we would wait for ever.
            raise OSError(errno.EINVAL, "no file", str(bestand))
        inhoud = bestand.read_bytes()
    except OSError:
        ruw.gebreken.append(_onleesbaar(naam))
        return b""
    _ontleed(inhoud, naam, ruw)
    return inhoud


def _onleesbaar(naam: str) -> Gebrek:
    return Gebrek("dit bestand is niet te lezen.", "Staat het er, als tekst in UTF-8?", naam)


def _ontleed(inhoud: bytes, naam: str, ruw: Ruw) -> None:
    try:
        loader = LADER(inhoud.decode("utf-8"))
        try:
            _sectie(loader, loader.get_single_node(), naam, ruw)
        finally:
            loader.dispose()
    except UnicodeDecodeError:
        ruw.gebreken.append(_onleesbaar(naam))
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


def _plat(loader: yaml.SafeLoader, node: yaml.Node, pad: Yamlpad, ruw: Ruw) -> object:
    ruw.regels.setdefault(pad, node.start_mark.line + 1)
    ruw.waarden += 1
    if ruw.waarden > MEESTE_WAARDEN:
        raise ValueError
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
            _open_plek((*pad, naam), naam, ruw)
            inhoud[naam] = _plat(loader, waarde, (*pad, naam), ruw)
        return inhoud
    if isinstance(node, yaml.SequenceNode):
        return tuple(_plat(loader, deel, (*pad, i), ruw) for i, deel in enumerate(node.value))
    _open_plek(pad, str(node.value), ruw)
    return _enkel(loader, node)


def _open_plek(pad: Yamlpad, tekst: str, ruw: Ruw) -> None:
    gevonden = OPEN_PLEK.match(tekst)
    if gevonden is not None:
        ruw.open_plekken.append(
            ruw.gebrek(
                pad,
                f"hier is nog niets ingevuld: {gevonden.group(1)}.",
                "Zet het in de plaats van de tekst met de punthaken.",
            )
        )


def _enkel(loader: yaml.SafeLoader, node: yaml.Node) -> object:
    if node.tag == "tag:yaml.org,2002:float":
        return Decimal(str(node.value).replace("_", ""))
    waarde: object = loader.construct_object(node)
    return waarde.date() if isinstance(waarde, datetime) else waarde
