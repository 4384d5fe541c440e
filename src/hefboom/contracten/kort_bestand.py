# SPDX-License-Identifier: EUPL-1.2
"""A short file (YAML): providers with a contract per segment, the least there is to say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from hefboom.contracten.formulier import Aanbiederrij, Contractrij, Registerrij
from hefboom.contracten.invoegen import Invoerrij
from hefboom.contracten.services import neem_rijen_in
from hefboom.kernel import AgbCode, OngeldigeCode, Period

#: The first day of the Jeugdwet: since when a code is a provider's, where nothing is said of it.
EERSTE_DAG = date(2015, 1, 1)


class ContractenFout(Exception):
    """The file does not hold providers and contracts; the Dutch message says where and what."""


@dataclass(frozen=True, slots=True)
class Contractregel:
    """One contract in the file; `einddatum` counts."""

    segment: str
    ingangsdatum: date
    einddatum: date | None
    bron: str


@dataclass(frozen=True, slots=True)
class Aanbiederregel:
    """One provider in the file with its contracts."""

    agb: AgbCode
    naam: str
    contracten: tuple[Contractregel, ...]


def lees_contracten(pad: Path) -> tuple[Aanbiederregel, ...]:
    """Read a file: a list of providers.

    Each is `{agb, naam, contracten: [{segment, ingangsdatum, einddatum?, bron}]}`.

    Raises `ContractenFout` when it is something else.
    """
    try:
        inhoud = yaml.safe_load(pad.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as fout:
        raise ContractenFout(f"{pad.name} is niet te lezen ({type(fout).__name__}).") from None
    if not isinstance(inhoud, list):
        raise ContractenFout(f"{pad.name} moet een lijst van aanbieders zijn.")
    return tuple(_aanbieder(ruw, f"{pad.name}, aanbieder {nr}") for nr, ruw in enumerate(inhoud, 1))


def laad_contracten(pad: Path) -> int:
    """Take over a file; how many contracts it holds. Doing it again changes nothing.

    Of each provider it makes one contract with a special part per segment. Raises `ContractenFout`
    or `InvoerGeweigerd`, and then nothing was changed.
    """
    regels = lees_contracten(Path(pad))
    invoer = [Invoerrij(rij, nr) for nr, regel in enumerate(regels, 1) for rij in rijen_van(regel)]
    neem_rijen_in(invoer)
    return sum(len(regel.contracten) for regel in regels)


def rijen_van(regel: Aanbiederregel) -> Iterator[Registerrij]:
    """The rows of one provider: its code, a general part around all, a part per segment."""
    begin = min((een.ingangsdatum for een in regel.contracten), default=EERSTE_DAG)
    yield Aanbiederrij(regel.naam, "", "", regel.agb, min(begin, EERSTE_DAG), None)
    if not regel.contracten:
        return
    einden = [een.einddatum for een in regel.contracten]
    tot = None if None in einden else max(een for een in einden if een is not None)
    kop = (f"C-{regel.agb}", regel.naam, "open_huis", f"Overeenkomst met {regel.naam}")
    bron = regel.contracten[0].bron
    yield Contractrij(*kop, "algemeen", "algemeen", "", "", 1, begin, tot, "", bron, "aanname")
    versies: Counter[str] = Counter()
    for een in sorted(regel.contracten, key=lambda een: (een.segment, een.ingangsdatum)):
        versies[een.segment] += 1
        yield Contractrij(
            *kop, "bijzonder", f"segment {een.segment}", "", een.segment, versies[een.segment],
            een.ingangsdatum, een.einddatum, "", een.bron, "aanname",
        )  # fmt: skip


def _aanbieder(ruw: Any, plek: str) -> Aanbiederregel:
    velden = _velden(ruw, plek)
    try:
        agb = AgbCode(str(velden.get("agb", "")))
    except OngeldigeCode as fout:
        raise ContractenFout(f"{plek}: {fout}") from None
    contracten = velden.get("contracten") or []
    if not isinstance(contracten, list):
        raise ContractenFout(f"{plek}: 'contracten' moet een lijst zijn.")
    return Aanbiederregel(
        agb=agb,
        naam=_tekst(velden, "naam", plek),
        contracten=tuple(
            _contract(_velden(contract, plek), f"{plek}, contract {nr}")
            for nr, contract in enumerate(contracten, 1)
        ),
    )


def _contract(velden: Mapping[str, Any], plek: str) -> Contractregel:
    begin, einde = velden.get("ingangsdatum"), velden.get("einddatum")
    if not isinstance(begin, date) or not (einde is None or isinstance(einde, date)):
        raise ContractenFout(f"{plek}: schrijf datums als 2026-01-31.")
    try:
        Period.inclusive(begin, einde)
    except ValueError:
        raise ContractenFout(f"{plek}: het einde ligt voor het begin.") from None
    return Contractregel(
        _tekst(velden, "segment", plek), begin, einde, _tekst(velden, "bron", plek)
    )


def _velden(ruw: Any, plek: str) -> Mapping[str, Any]:
    if not isinstance(ruw, dict):
        raise ContractenFout(f"{plek}: hier horen velden als 'naam: waarde'.")
    return ruw


def _tekst(velden: Mapping[str, Any], naam: str, plek: str) -> str:
    waarde = velden.get(naam)
    if waarde is None or not str(waarde).strip():
        raise ContractenFout(f"{plek}: '{naam}' ontbreekt.")
    return str(waarde)
