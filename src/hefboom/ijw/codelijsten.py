# SPDX-License-Identifier: EUPL-1.2
"""Code lists and municipalities by name, for screens and checks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType

from hefboom.ijw import standaard

_DOOR_DE_TIJD = "gemeenten_door_de_tijd.yaml"


@cache
def codelijst(naam: str) -> Mapping[str, str]:
    """Code → meaning of one list (`WJ756`, `JZ020`, …). Raises `KeyError` for an unknown list."""
    return MappingProxyType(dict(standaard.codelijsten()[naam]["codes"]))


def codelijsten() -> Mapping[str, str]:
    """Every list: its name and Dutch title."""
    return {naam: blok["titel"] for naam, blok in standaard.codelijsten().items()}


@cache
def gemeenten() -> Mapping[str, str]:
    """CBS code → name of every municipality (2026)."""
    return MappingProxyType(dict(standaard.bladzijde("gemeenten.yaml")))


@dataclass(frozen=True, slots=True)
class VroegereGemeente:
    """A municipality that went up in another: `tot` is the first day it was no more."""

    naam: str
    opvolger: str
    tot: date


@cache
def vroegere_gemeenten() -> Mapping[str, VroegereGemeente]:
    """CBS code → every municipality that ended since the Jeugdwet (2015), up to 2026."""
    rijen = standaard.bladzijde(_DOOR_DE_TIJD)["voorheen"]
    return MappingProxyType({code: VroegereGemeente(**rij) for code, rij in rijen.items()})


@cache
def gemeente_sinds() -> Mapping[str, date]:
    """CBS code → the first day of each municipality of today that is younger than the Jeugdwet."""
    return MappingProxyType(dict(standaard.bladzijde(_DOOR_DE_TIJD)["begonnen"]))


def gemeentenaam(code: str) -> str | None:
    """The municipality's name; None when CBS does not know the code."""
    return gemeenten().get(code)
