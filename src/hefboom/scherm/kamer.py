# SPDX-License-Identifier: EUPL-1.2
"""What a room adds to the doors of the house, so that `web` need not know it by name.

Each room may have a `register.py` with one `KAMER`. It is found by its place (like Django's admin
modules), and read when the first page is asked for, so that a command that shows no pages does not
load them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib import import_module
from typing import Any, TypeAlias

from django.apps import apps
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.module_loading import module_has_submodule

from hefboom.inzage import Inzage
from hefboom.scherm.bezoek import Bezoek
from hefboom.scherm.taak import Datum, Nieuws, Taak

Wie: TypeAlias = Callable[[Inzage], bool]


def iedereen(inzage: Inzage) -> bool:
    """Everyone who is logged in."""
    return True


@dataclass(frozen=True, slots=True)
class Ingang:
    """An entry of the main menu; search finds it by its name.

    `adres` is the name of a page. `plek` orders the menu. What is about the reader (`eigen`)
    stands beside the reader's name, not among the pages of the house.
    """

    naam: str
    adres: str
    plek: int
    wie: Wie = iedereen
    eigen: bool = False

    def punten_voor(self, inzage: Inzage) -> Iterable[tuple[str, str]]:
        """Name and address for this reader."""
        return [(self.naam, reverse(self.adres))]


@dataclass(frozen=True, slots=True)
class Ingangen:
    """Entries that differ per reader (each own municipality): names with their addresses."""

    punten_voor: Callable[[Inzage], Iterable[tuple[str, str]]]
    plek: int
    wie: Wie = iedereen
    eigen: bool = False


@dataclass(frozen=True, slots=True)
class Bladnaam:
    """A page that search finds and the menu does not name; `woorden` are other words for it."""

    naam: str
    adres: str
    woorden: tuple[str, ...] = ()
    wie: Wie = iedereen

    def past(self, term: str) -> bool:
        """Is this what someone means who types that (small letters)?"""
        return any(term in woord.casefold() for woord in (self.naam, *self.woorden))


@dataclass(frozen=True, slots=True)
class Vondst:
    """Something found: what it is, its name and its page."""

    soort: str
    naam: str
    adres: str


@dataclass(frozen=True, slots=True)
class Zoeker:
    """Finds one kind of thing by what someone typed, within what the asker may see."""

    plek: int
    vind: Callable[[Bezoek, str], Iterable[Vondst]]


@dataclass(frozen=True, slots=True)
class Takenlijst:
    """What needs this reader today; `plek` orders the rooms on the first page."""

    plek: int
    taken: Callable[[Bezoek], Iterable[Taak]]


@dataclass(frozen=True, slots=True)
class Agenda:
    """What has a last day for this reader, seen from the day it is here."""

    punten: Callable[[Bezoek, date], Iterable[Datum]]


@dataclass(frozen=True, slots=True)
class Nieuwslijst:
    """What came since the day of an earlier visit; `plek` orders the rooms."""

    plek: int
    nieuws: Callable[[Bezoek, date], Iterable[Nieuws]]


@dataclass(frozen=True, slots=True)
class Thuisdeel:
    """A part of the first page below the tasks.

    `inhoud` gives what `sjabloon` shows, or None for nothing; `plek` orders the parts.
    """

    plek: int
    sjabloon: str
    inhoud: Callable[[Bezoek], Mapping[str, Any] | None]
    wie: Wie = iedereen


@dataclass(frozen=True, slots=True)
class Beginblad:
    """A page that is the first page of some readers, in place of the list of the day."""

    wie: Wie
    blad: Callable[[Bezoek], HttpResponse]


@dataclass(frozen=True, slots=True)
class Uitvoer:
    """What can be taken out of the house: its name, what it holds, an address, and for whom."""

    naam: str
    uitleg: str
    adres: Callable[[Inzage], str]
    wie: Wie = iedereen


@dataclass(frozen=True, slots=True)
class Meegenomen:
    """A table that leaves the house: what, in which form and name, how many rows, of whom.

    `adres` is the page with all its choices; `personen`: its rows are about persons.
    """

    tabel: str
    vorm: str
    bestandsnaam: str
    rijen: int
    personen: bool
    adres: str


@dataclass(frozen=True, slots=True)
class Kamer:
    """Everything one room adds. `kader` gives the frame of each page what this room knows.

    `onbekende_aanbieders` says of AGB codes which are of no provider of the region.
    `herkomst` tells a spreadsheet where its figures come from, in pairs. `bij_uitvoer` hears of
    each table before it leaves; when it raises, the table stays.
    """

    navigatie: tuple[Ingang | Ingangen, ...] = ()
    bladen: tuple[Bladnaam, ...] = ()
    zoekt: tuple[Zoeker, ...] = ()
    vandaag: tuple[Takenlijst, ...] = ()
    agenda: tuple[Agenda, ...] = ()
    nieuw: tuple[Nieuwslijst, ...] = ()
    thuis: tuple[Thuisdeel, ...] = ()
    begin: tuple[Beginblad, ...] = ()
    uitvoer: tuple[Uitvoer, ...] = ()
    kader: Callable[[HttpRequest], Mapping[str, Any]] | None = None
    onbekende_aanbieders: Callable[[Iterable[str]], set[str]] | None = None
    herkomst: Callable[[HttpRequest], Iterable[tuple[str, str]]] | None = None
    bij_uitvoer: Callable[[Bezoek, Meegenomen], None] | None = None


def kamers() -> tuple[Kamer, ...]:
    """What every installed room adds, in the order of the installation."""
    return _kamers(tuple(config.name for config in apps.get_app_configs()))


@lru_cache(maxsize=8)
def _kamers(namen: tuple[str, ...]) -> tuple[Kamer, ...]:
    return tuple(_lees(namen))


def _lees(namen: Iterable[str]) -> Iterator[Kamer]:
    for naam in namen:
        if not module_has_submodule(import_module(naam), "register"):
            continue
        kamer = getattr(import_module(f"{naam}.register"), "KAMER", None)
        if isinstance(kamer, Kamer):
            yield kamer
        elif naam.startswith("hefboom."):
            raise TypeError(f"{naam}.register names no KAMER.")


def ingangen(inzage: Inzage, *, eigen: bool | None = None) -> list[tuple[str, str]]:
    """The menu of one reader, in order: names with their addresses.

    `eigen`: only what is about the reader, or only the rest; by default both.
    """
    alle = (
        ingang
        for kamer in kamers()
        for ingang in kamer.navigatie
        if ingang.wie(inzage) and eigen in (None, ingang.eigen)
    )
    op_volgorde = sorted(alle, key=lambda ingang: ingang.plek)
    return [punt for ingang in op_volgorde for punt in ingang.punten_voor(inzage)]


def bladnamen() -> list[Bladnaam]:
    """Every page that search knows by name, whoever may open it."""
    return [blad for kamer in kamers() for blad in kamer.bladen]


def vondsten(bezoek: Bezoek, term: str) -> Iterator[Vondst]:
    """What the rooms find for one reader, kind by kind."""
    for zoeker in sorted((z for kamer in kamers() for z in kamer.zoekt), key=lambda z: z.plek):
        yield from zoeker.vind(bezoek, term)


def taken(bezoek: Bezoek) -> Iterator[Taak]:
    """What needs one reader today, room by room."""
    for lijst in sorted((t for kamer in kamers() for t in kamer.vandaag), key=lambda t: t.plek):
        yield from lijst.taken(bezoek)


def agenda(bezoek: Bezoek, op: date) -> list[Datum]:
    """What has a last day for one reader, the first on top."""
    alle = [punt for kamer in kamers() for deel in kamer.agenda for punt in deel.punten(bezoek, op)]
    return sorted(alle, key=lambda punt: punt.dag)


def nieuws(bezoek: Bezoek, sinds: date) -> Iterator[Nieuws]:
    """What came for one reader since that day, room by room."""
    for lijst in sorted((n for kamer in kamers() for n in kamer.nieuw), key=lambda n: n.plek):
        yield from lijst.nieuws(bezoek, sinds)


def thuisdelen(inzage: Inzage) -> list[Thuisdeel]:
    """The parts of one reader's first page, in order."""
    alle = (deel for kamer in kamers() for deel in kamer.thuis if deel.wie(inzage))
    return sorted(alle, key=lambda deel: deel.plek)


def beginblad(inzage: Inzage) -> Beginblad | None:
    """The page that is this reader's first page, when a room has one."""
    alle = (begin for kamer in kamers() for begin in kamer.begin if begin.wie(inzage))
    return next(alle, None)


def onbekende_aanbieders(codes: Iterable[str]) -> list[str]:
    """Of these AGB codes those of no provider of the region, in order."""
    gevraagd = list(codes)
    vragen = (kamer.onbekende_aanbieders for kamer in kamers())
    onbekend = [vraag(gevraagd) for vraag in vragen if vraag is not None]
    return sorted(set().union(*onbekend))


def kader(request: HttpRequest) -> dict[str, Any]:
    """What the rooms tell the frame of a page."""
    samen: dict[str, Any] = {}
    for kamer in kamers():
        if kamer.kader is not None:
            samen |= kamer.kader(request)
    return samen


def herkomst(request: HttpRequest) -> list[tuple[str, str]]:
    """Where the figures on a page come from, as the rooms tell it."""
    return [
        paar for kamer in kamers() if kamer.herkomst is not None for paar in kamer.herkomst(request)
    ]


def meld_uitvoer(bezoek: Bezoek, uitgaand: Meegenomen) -> None:
    """Tell the rooms that a table leaves. Raises what a room raises: then it does not."""
    for kamer in kamers():
        if kamer.bij_uitvoer is not None:
            kamer.bij_uitvoer(bezoek, uitgaand)
