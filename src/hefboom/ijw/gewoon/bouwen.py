# SPDX-License-Identifier: EUPL-1.2
"""Compiles the reader of one message from its description.

A stretch of elements that do not repeat becomes one pattern with a group for each value, and
lines of Python that make the nested dicts of those groups; a class that repeats becomes a loop
around such stretches. The source holds only names and patterns of the description itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from hefboom.ijw.standaard import Klasse, Type, Veld

#: text and place in it → everything below the root, or None when it is not all in its usual form.
Berichtlezer = Callable[[str, int], "dict[str, Any] | None"]
WIT = r"[ \t\r\n]*+"


def lezer(wortel: Klasse, voorvoegsels: Mapping[str, str]) -> Berichtlezer:
    """The reader of what follows the root's first tag. `voorvoegsels`: namespace → prefix or ''."""
    bouw = _Bouw(voorvoegsels)
    bron = bouw.bericht(wortel)
    exec(compile(bron, "<ijw: een bericht in zijn gewone vorm>", "exec"), bouw.namen)  # noqa: S102 - made of our own description
    gemaakt: Berichtlezer = bouw.namen["lees"]
    return gemaakt


class _Bouw:
    """Writes the source. `_patroon` and `_daarna` are the stretch at hand and what it leads to."""

    def __init__(self, voorvoegsels: Mapping[str, str]) -> None:
        self._voorvoegsels = voorvoegsels
        self.namen: dict[str, Any] = {}
        self._regels: list[str] = []
        self._inspring = 1
        self._patroon: list[str] = []
        self._groepen: list[str] = []
        self._daarna: list[str] = []
        self._mislukt = "return None"
        self._teller = 0

    def bericht(self, wortel: Klasse) -> str:
        """The function that reads a message from its header to its end."""
        waarde = self._klasse(wortel)
        self._patroon.append(f"{self._tag(wortel, 'Bericht', '/')}{WIT}\\Z")
        self._sluit_stuk()
        return "\n".join(["def lees(t, p):", *self._regels, f"    return {waarde}"])

    def _schrijf(self, regel: str) -> None:
        self._regels.append("    " * self._inspring + regel)

    def _naam(self, soort: str, waarde: object = None) -> str:
        self._teller += 1
        naam = f"{soort}{self._teller}"
        if waarde is not None:
            self.namen[naam] = waarde
        return naam

    def _tag(self, klasse: Klasse, naam: str, dicht: str = "") -> str:
        prefix = self._voorvoegsels[klasse.naamruimte]
        return re.escape(f"<{dicht}{prefix}:{naam}>" if prefix else f"<{dicht}{naam}>")

    def _sluit_stuk(self) -> None:
        """Match the stretch at hand, take its groups, and do what it leads to."""
        if self._patroon:
            patroon = re.compile("".join(self._patroon)).match
            self._schrijf(f"m = {self._naam('stuk', patroon)}(t, p)")
            self._schrijf("if m is None:")
            self._schrijf(f"    {self._mislukt}")
            self._schrijf("p = m.end()")
            if self._groepen:
                self._schrijf(f"{', '.join(self._groepen)}, = m.groups()")
        for regel in self._daarna:
            self._schrijf(regel)
        self._patroon, self._groepen, self._daarna = [], [], []
        self._mislukt = "return None"

    def _klasse(self, klasse: Klasse) -> str:
        """Read the elements of a class; the expression that gives its dict."""
        klaar: list[str] = []
        als_dict = ""
        for veld in klasse.velden:
            if not veld.verplicht and not als_dict:
                als_dict = self._naam("k")
                self._daarna.append(f"{als_dict} = {{{', '.join(klaar)}}}")
            if not veld.verplicht:
                self._misschien(klasse, veld, als_dict)
                continue
            waarde = self._rij(klasse, veld) if veld.herhaalt else self._een(klasse, veld)
            if als_dict:
                self._daarna.append(f"{als_dict}[{veld.naam!r}] = {waarde}")
            else:
                klaar.append(f"{veld.naam!r}: {waarde}")
        return als_dict or f"{{{', '.join(klaar)}}}"

    def _een(self, klasse: Klasse, veld: Veld, begin: str = "") -> str:
        """One element that is there; the expression that gives its value."""
        self._patroon.append(begin or self._tag(klasse, veld.naam))
        if veld.type is not None:
            groep = self._groep(veld.type.gewoon)
            waarde = self._waarde(veld.type, groep)
        else:
            self._patroon.append(WIT)
            waarde = self._klasse(veld.onderklasse)
        self._patroon.append(self._tag(klasse, veld.naam, "/") + WIT)
        return waarde

    def _groep(self, patroon: str) -> str:
        groep = self._naam("g")
        self._groepen.append(groep)
        self._patroon.append(f"({patroon})")
        return groep

    def _waarde(self, waardetype: Type, groep: str) -> str:
        return f"{self._naam('maak', waardetype.maak)}({groep})" if waardetype.maak else groep

    def _misschien(self, klasse: Klasse, veld: Veld, als_dict: str) -> None:
        """One element that may be absent."""
        if veld.klasse is not None and _herhaalt(veld.klasse):
            self._sluit_stuk()
            begin = re.compile(self._tag(klasse, veld.naam) + WIT).match
            self._schrijf(f"m = {self._naam('open', begin)}(t, p)")
            self._schrijf("if m is not None:")
            self._inspring += 1
            self._schrijf("p = m.end()")
            waarde = self._klasse(veld.klasse)
            self._patroon.append(self._tag(klasse, veld.naam, "/") + WIT)
            self._daarna.append(f"{als_dict}[{veld.naam!r}] = {waarde}")
            self._sluit_stuk()
            self._inspring -= 1
            return
        eerder, self._daarna = self._daarna, []
        self._patroon.append("(?:")
        if veld.type is not None:
            waarde = self._een(klasse, veld)
            aanwezig = self._groepen[-1]
        else:
            aanwezig = self._naam("g")
            self._groepen.append(aanwezig)
            waarde = self._een(klasse, veld, f"({self._tag(klasse, veld.naam)})")
        self._patroon.append(")?")
        binnen = [*self._daarna, f"{als_dict}[{veld.naam!r}] = {waarde}"]
        self._daarna = [*eerder, f"if {aanwezig} is not None:", *(f"    {r}" for r in binnen)]

    def _rij(self, klasse: Klasse, veld: Veld) -> str:
        """An element that repeats; the expression that gives its tuple."""
        if veld.type is not None:
            begin, dicht = (self._tag(klasse, veld.naam, d) for d in ("", "/"))
            een = f"{begin}{veld.type.gewoon}{dicht}{WIT}"
            groep = self._groep(f"(?:{een})+")
            uit_elkaar = re.compile(f"{begin}({veld.type.gewoon}){dicht}").findall
            teksten = f"{self._naam('uit', uit_elkaar)}({groep})"
            maak = veld.type.maak
            return (
                f"tuple(map({self._naam('maak', maak)}, {teksten}))"
                if maak
                else f"tuple({teksten})"
            )
        self._sluit_stuk()
        rij = self._naam("rij")
        self._schrijf(f"{rij} = []")
        self._schrijf("while True:")
        self._inspring += 1
        self._mislukt = "break"
        waarde = self._een(klasse, veld)
        self._daarna.append(f"{rij}.append({waarde})")
        self._sluit_stuk()
        self._inspring -= 1
        self._schrijf(f"if not {rij}:")
        self._schrijf("    return None")
        return f"tuple({rij})"


def _herhaalt(klasse: Klasse) -> bool:
    """Does a class repeat anywhere in this one?"""
    return any(
        veld.klasse is not None and (veld.herhaalt or _herhaalt(veld.klasse))
        for veld in klasse.velden
    )
