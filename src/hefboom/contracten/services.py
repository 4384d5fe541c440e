# SPDX-License-Identifier: EUPL-1.2
"""Taking over the providers and contracts a region decided on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from django.db import transaction

from hefboom.contracten.models import Aanbieder, Contract
from hefboom.kernel import AgbCode, OngeldigeCode, Period


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


@transaction.atomic
def laad_contracten(pad: Path) -> int:
    """Take over a file; how many contracts it holds. Doing it again changes nothing.

    A contract that is known by provider, segment and first day gets the file's end and source.
    Raises `ContractenFout`, and then nothing was changed.
    """
    regels = lees_contracten(Path(pad))
    Aanbieder.objects.bulk_create(
        (Aanbieder(agb=regel.agb, naam=regel.naam) for regel in regels),
        update_conflicts=True,
        unique_fields=["agb"],
        update_fields=["naam"],
    )
    contracten = [
        Contract(
            aanbieder_id=regel.agb,
            segment=contract.segment,
            ingangsdatum=contract.ingangsdatum,
            einddatum=contract.einddatum,
            bron=contract.bron,
        )
        for regel in regels
        for contract in regel.contracten
    ]
    Contract.objects.bulk_create(
        contracten,
        update_conflicts=True,
        unique_fields=["aanbieder", "segment", "ingangsdatum"],
        update_fields=["einddatum", "bron"],
    )
    return len(contracten)


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
