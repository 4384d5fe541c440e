# SPDX-License-Identifier: EUPL-1.2
"""Claim lines in forms seen before, recognised many at once by the seams between their values.

What may follow a value does not depend on what came before it. So from a line that the pattern
accepted we learn its seams: the bytes from one value to the next. Any line that is made of known
seams is accepted by the pattern too, for the pattern allows the same plain text in every value.
All lines of a block are walked in step, seam by seam.
"""

from __future__ import annotations

import re

import numpy as np

from hefboom.ijw.stroom.woorden import Plekken, Tekstvlak, Waarheden

#: No supplier writes in more ways; the lines of one who does are matched by the pattern.
MEESTE_NADEN = 256
#: a usual one has 60 bytes; all lines of a block are compared with it at once
LANGSTE_NAAD = 1024
_POGINGEN = 50  # a block full of odd lines costs no more than so many matches
_OPENER = ord("<")


class Naad:
    """The bytes between two values, by number: 0 is the begin of a line, the highest its end."""

    def __init__(self, van: int, naar: int, rauw: bytes) -> None:
        self.van, self.naar, self.bytes = van, naar, rauw
        self.tags = rauw.count(b"<")

    def past(self, tekst: Tekstvlak, plekken: Plekken) -> Waarheden | None:
        """At which places these bytes stand; None for all of them.

        As many bytes must stand behind every place.
        """
        stukken = tekst.stukken(len(self.bytes))[plekken]
        if stukken.tobytes() == self.bytes * len(plekken):
            return None
        past: Waarheden = stukken == np.void(self.bytes)
        return past


class Snede:
    """The claim lines of a block, with the bounds of the values of those that are recognised.

    `begin` has where each line begins and, last, where the last one ends. `van[k]` and `tot[k]`
    are the bounds of value k in every line, -1 where it is absent.
    """

    def __init__(self, begin: Plekken, waarden: int) -> None:
        self.begin = begin
        aantal = len(begin) - 1
        self.bekend = np.zeros(aantal, np.bool_)
        self.van = np.full((waarden, aantal), -1, np.int64)
        self.tot = np.full((waarden, aantal), -1, np.int64)

    def zet(self, rij: int, match: re.Match[bytes]) -> None:
        """This line was accepted by the pattern, with a group for each value."""
        self.van[:, rij], self.tot[:, rij] = np.array(match.regs[1:]).T
        self.bekend[rij] = True

    def reeks(self, plek: int) -> tuple[int, int]:
        """The longest row of recognised lines that begins here; an empty one if there is none."""
        eerste = int(np.searchsorted(self.begin, plek))
        if eerste >= len(self.bekend) or self.begin[eerste] != plek:
            return 0, 0
        onbekend = np.flatnonzero(~self.bekend[eerste:])
        return eerste, eerste + int(onbekend[0]) if len(onbekend) else len(self.bekend)


class Naden:
    """The seams seen in one file so far."""

    def __init__(self, patroon: re.Pattern[bytes], opener: bytes) -> None:
        self._patroon, self._opener = patroon, opener
        self._slot = patroon.groups + 1
        self._naden: dict[tuple[int, int, bytes], Naad] = {}
        self._op_volgorde: list[Naad] = []
        self._langst = 0

    def snijd(self, tekst: Tekstvlak, van: int, tot: int) -> Snede:
        """All lines from the tag that opens one at `van` to the tag that opens one before `tot`."""
        haken = np.flatnonzero(tekst.bytes[van:tot] == _OPENER) + van
        openers = self._openers(tekst, haken)
        begin = haken[openers]
        snede = Snede(begin, self._patroon.groups)
        over = np.arange(len(begin) - 1)
        if self._naden:
            over = self._loop(tekst, haken, openers, over, snede)
        for _ in range(_POGINGEN):
            if not len(over) or len(self._naden) >= MEESTE_NADEN:
                break
            rij, over = int(over[0]), over[1:]
            match = self._patroon.match(tekst.data, int(begin[rij]))
            if match is not None and match.end() == begin[rij + 1]:
                snede.zet(rij, match)
                if self._leer(match) and len(over):
                    over = self._loop(tekst, haken, openers, over, snede)
        return snede

    def _openers(self, tekst: Tekstvlak, haken: Plekken) -> Plekken:
        """Which of the `<` open a claim line."""
        lengte = len(self._opener)
        # the last `<` opens a line too, so there are bytes enough behind each
        welke = np.flatnonzero(tekst.bytes[haken + (lengte - 1)] == ord(">"))
        openers: Plekken = welke[tekst.stukken(lengte)[haken[welke]] == np.void(self._opener)]
        return openers

    def _leer(self, match: re.Match[bytes]) -> bool:
        """Remember the seams of an accepted line; was one of them new?"""
        aantal = len(self._naden)
        vorige, plek = 0, match.start()
        spannen = [*enumerate(match.regs[1:], 1), (self._slot, (match.end(), match.end()))]
        for nummer, (begin, einde) in spannen:
            if begin < 0:
                continue
            rauw = match.string[plek:begin]
            if len(rauw) <= LANGSTE_NAAD and (vorige, nummer, rauw) not in self._naden:
                self._naden[vorige, nummer, rauw] = Naad(vorige, nummer, rauw)
                self._langst = max(self._langst, len(rauw))
            vorige, plek = nummer, einde
        self._op_volgorde = sorted(self._naden.values(), key=lambda naad: naad.naar)
        return len(self._naden) > aantal

    def _loop(
        self, tekst: Tekstvlak, haken: Plekken, openers: Plekken, rijen: Plekken, snede: Snede
    ) -> Plekken:
        """Walk these lines; those that reach their end are recognised, the others returned."""
        plek, tag = snede.begin[rijen], openers[rijen]
        van, tot = (np.full((self._slot, len(rijen)), -1, np.int64) for _ in range(2))
        rand = len(tekst.data) - self._langst
        aan_de_rand = int(haken[-1]) > rand
        #: value → the lines that stand at its end
        bij: dict[int, Groep] = {0: slice(None)}
        for naad in self._op_volgorde:
            groep = bij.pop(naad.van, None)
            if groep is None:
                continue
            if aan_de_rand:
                groep = _uit(groep, len(rijen))[plek[groep] <= rand]
            past = naad.past(tekst, plek[groep])
            if past is not None:
                groep = _uit(groep, len(rijen))
                groep, bij[naad.van] = groep[past], groep[~past]
            begin = plek[groep] + len(naad.bytes)
            if naad.naar == self._slot:
                plek[groep] = begin
            else:
                tags = tag[groep] + naad.tags
                einde = haken[tags]
                van[naad.naar, groep], tot[naad.naar, groep] = begin, einde
                plek[groep], tag[groep] = einde, tags
            bij[naad.naar] = _samen(bij.get(naad.naar), groep, len(rijen))
        goed = np.zeros(len(rijen), np.bool_)
        klaar = bij.get(self._slot, np.array([], np.int64))
        goed[klaar] = plek[klaar] == snede.begin[rijen + 1][klaar]
        if len(rijen) == len(snede.bekend):
            snede.van, snede.tot, snede.bekend = van[1:], tot[1:], goed.copy()
        else:
            klaar = rijen[goed]
            snede.van[:, klaar], snede.tot[:, klaar] = van[1:, goed], tot[1:, goed]
            snede.bekend[klaar] = True
        return rijen[~goed]


#: some of the lines, or all of them
Groep = Plekken | slice


def _uit(groep: Groep, aantal: int) -> Plekken:
    """The numbers of the lines."""
    return np.arange(aantal) if isinstance(groep, slice) else groep


def _samen(een: Groep | None, ander: Groep, aantal: int) -> Groep:
    """Two groups together."""
    if een is None or isinstance(ander, slice):
        return ander
    samen = np.concatenate([_uit(een, aantal), ander])
    return slice(None) if len(samen) == aantal else samen
