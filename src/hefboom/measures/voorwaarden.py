# SPDX-License-Identifier: EUPL-1.2
"""Conditions on a row of facts: frozen values that say what they mean and do nothing.

A missing value never meets a condition, and so always meets its negation: two answers, not three.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hefboom.facts import Soort, Tabel


class OngeldigeMaat(ValueError):
    """A measure that cannot be meant like this. For whoever writes the catalogue."""


@dataclass(frozen=True, slots=True)
class Is:
    """The text in `kolom` is one of `waarden`."""

    kolom: str
    waarden: tuple[str, ...]

    def __init__(self, kolom: str, *waarden: str) -> None:
        if not waarden:
            raise OngeldigeMaat(f"Is({kolom!r}) noemt geen waarden.")
        object.__setattr__(self, "kolom", kolom)
        object.__setattr__(self, "waarden", waarden)


@dataclass(frozen=True, slots=True)
class Waar:
    """The yes/no column says yes."""

    kolom: str


@dataclass(frozen=True, slots=True)
class Gevuld:
    """The column holds a value."""

    kolom: str


@dataclass(frozen=True, slots=True)
class Niet:
    """The condition is not met."""

    voorwaarde: Voorwaarde


@dataclass(frozen=True, slots=True)
class Alle:
    """All conditions are met."""

    voorwaarden: tuple[Voorwaarde, ...]

    def __init__(self, *voorwaarden: Voorwaarde) -> None:
        if len(voorwaarden) < 2:
            raise OngeldigeMaat("Alle(...) voegt minstens twee voorwaarden samen.")
        object.__setattr__(self, "voorwaarden", voorwaarden)


Voorwaarde = Is | Waar | Gevuld | Niet | Alle


def delen(voorwaarde: Voorwaarde) -> Iterator[Is | Waar | Gevuld]:
    """The conditions about one column that this one is made of."""
    match voorwaarde:
        case Niet(binnen):
            yield from delen(binnen)
        case Alle(onderdelen):
            for onderdeel in onderdelen:
                yield from delen(onderdeel)
        case _:
            yield voorwaarde


def keur(voorwaarde: Voorwaarde, tabel: Tabel) -> None:
    """Raise `OngeldigeMaat` when the condition asks what the table cannot answer."""
    for deel in delen(voorwaarde):
        kolom = tabel.kolom(deel.kolom)
        if kolom is None:
            raise OngeldigeMaat(f"Tabel {tabel.naam} heeft geen kolom {deel.kolom}.")
        wanted = {Is: Soort.TEKST, Waar: Soort.JANEE}.get(type(deel))
        if wanted is not None and kolom.soort is not wanted:
            raise OngeldigeMaat(f"Kolom {tabel.naam}.{deel.kolom} is {kolom.soort}, geen {wanted}.")
