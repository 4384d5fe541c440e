# SPDX-License-Identifier: EUPL-1.2
"""Conditions on a row of facts: frozen values that say what they mean and do nothing.

A missing value never meets a condition, and so always meets its negation: two answers, not three.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hefboom.facts import Feitentabel, Kolomsoort


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
class Hoogstens:
    """The number is no more than the norm in the row's own column `norm`; false without either."""

    kolom: str
    norm: str


@dataclass(frozen=True, slots=True)
class Binnen:
    """The day lies no more than `dagen` days after the day `sinds`; false without either."""

    kolom: str
    sinds: str
    dagen: int


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


Enkel = Is | Waar | Gevuld | Hoogstens | Binnen
Voorwaarde = Enkel | Niet | Alle


def delen(voorwaarde: Voorwaarde) -> Iterator[Enkel]:
    """The conditions about a row's columns that this one is made of."""
    match voorwaarde:
        case Niet(binnen):
            yield from delen(binnen)
        case Alle(onderdelen):
            for onderdeel in onderdelen:
                yield from delen(onderdeel)
        case _:
            yield voorwaarde


def keur(voorwaarde: Voorwaarde, tabel: Feitentabel) -> None:
    """Raise `OngeldigeMaat` when the condition asks what the table cannot answer."""
    for deel in delen(voorwaarde):
        match deel:
            case Is(naam):
                _eis(tabel, Kolomsoort.TEKST, naam)
            case Waar(naam):
                _eis(tabel, Kolomsoort.JANEE, naam)
            case Gevuld(naam):
                _eis(tabel, None, naam)
            case Hoogstens(naam, norm):
                _eis(tabel, Kolomsoort.GETAL, naam, norm)
            case Binnen(naam, sinds):
                _eis(tabel, Kolomsoort.DATUM, naam, sinds)


def _eis(tabel: Feitentabel, soort: Kolomsoort | None, *namen: str) -> None:
    for naam in namen:
        kolom = tabel.kolom(naam)
        if kolom is None:
            raise OngeldigeMaat(f"Tabel {tabel.naam} heeft geen kolom {naam}.")
        if soort is not None and kolom.soort is not soort:
            raise OngeldigeMaat(f"Kolom {tabel.naam}.{naam} is {kolom.soort}, geen {soort}.")
