# SPDX-License-Identifier: EUPL-1.2
"""A message without what tells who and where someone is, for who may read the rest of it.

Shown is what the standard calls by a name that tells nobody who someone is; whatever else stands in
the file is not: an element we do not know, a comment, loose text. So what is broken, or new, hides
too much rather than too little. The bytes that are shown are those of the file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.parsers import expat

from hefboom.ijw.standaard import NIEUWSTE, release

VERBORGEN = "verborgen"
_STAP = re.compile(r"[^/\[\]]+")


class NietAfTeSchermen(Exception):
    """Not to be read as XML, so that nobody can tell what in it is whose; show none of it."""


def is_persoonsgegeven(pad: str) -> bool:
    """Does a place in a message tell who or where someone is?

    >>> is_persoonsgegeven("Client/Naam/Voornamen"), is_persoonsgegeven("Client/Bsn")
    (True, False)
    """
    openbaar = release(NIEUWSTE).openbaar
    return any(not s.isdigit() and s not in openbaar for s in _STAP.findall(pad))


def zonder_personen(data: bytes, heel: bool = True) -> bytes:
    """The file with every such element emptied, and said that it is. Not `heel`: only its begin.

    Raises `NietAfTeSchermen`.
    """
    return _Afscherming(data).doe(heel)


@dataclass(slots=True)
class _Open:
    """An element that is open: where it began, its name, and whether it is not to be shown."""

    begin: int
    naam: str
    verborgen: bool


class _Afscherming:
    def __init__(self, data: bytes) -> None:
        try:
            data.decode("utf-8")
        except UnicodeDecodeError as fout:
            # The begin of a file may end in the middle of a character.
            if fout.end < len(data) or len(data) - fout.start > 3:
                raise NietAfTeSchermen from None
        self._data = data
        standaard = release(NIEUWSTE)
        self._openbaar = standaard.openbaar
        self._genoemd, self._met_elementen = standaard.elementen
        self._stapel: list[_Open] = []
        #: What goes: from, up to, and what stands there instead.
        self._weg: list[tuple[int, int, bytes]] = []
        lezer = expat.ParserCreate()
        lezer.StartElementHandler = self._begin
        lezer.EndElementHandler = self._einde
        lezer.CharacterDataHandler = self._tekst
        lezer.CommentHandler = self._commentaar
        lezer.ProcessingInstructionHandler = self._opdracht
        lezer.StartDoctypeDeclHandler = self._doctype
        lezer.XmlDeclHandler = self._kop
        lezer.buffer_text = False
        self._lezer = lezer

    def doe(self, heel: bool) -> bytes:
        try:
            self._lezer.Parse(self._data, heel)
        except (expat.ExpatError, ValueError, RecursionError):
            raise NietAfTeSchermen from None
        if not heel:  # what comes after the last thing we read we know nothing of
            self._data = self._data[: max(0, self._lezer.CurrentByteIndex)]
        einde = len(self._data)
        for open_nog in self._stapel:
            if open_nog.verborgen:
                self._verberg(open_nog.begin, einde, open_nog.naam)
                break
        return self._geknipt()

    def _geknipt(self) -> bytes:
        delen, plek = [], 0
        for begin, einde, tekst in sorted(self._weg):
            if begin < plek:
                continue  # within what went already
            delen += [self._data[plek:begin], tekst]
            plek = einde
        return b"".join([*delen, self._data[plek:]])

    def _verberg(self, begin: int, einde: int, naam: str) -> None:
        self._weg.append((begin, einde, f"<{naam}>{VERBORGEN}</{naam}>".encode()))

    def _begin(self, naam: str, attributen: dict[str, str]) -> None:
        lokaal = naam.rpartition(":")[2]
        vreemd = any(not a.startswith(("xmlns", "xsi:")) for a in attributen)
        if lokaal not in self._openbaar:
            # The name of an element may tell as much as what is in it.
            naam = naam if lokaal in self._genoemd else "element"
            self._stapel.append(_Open(self._lezer.CurrentByteIndex, naam, True))
        else:
            self._stapel.append(_Open(self._lezer.CurrentByteIndex, naam, vreemd))

    def _einde(self, naam: str) -> None:
        element = self._stapel.pop()
        if not element.verborgen:
            return
        plek = self._lezer.CurrentByteIndex
        slot = re.compile(rf"</{re.escape(naam)}\s*>".encode()).match(self._data, plek)
        if slot:  # not of one that closes itself: its end lies here already
            plek = slot.end()
        self._verberg(element.begin, plek, element.naam)

    def _tekst(self, tekst: str) -> None:
        if tekst.isspace():
            return
        if self._stapel and self._stapel[-1].naam.rpartition(":")[2] in self._met_elementen:
            self._stapel[-1].verborgen = True

    def _commentaar(self, tekst: str) -> None:
        self._tot(b"-->", b"<!-- verborgen -->")

    def _opdracht(self, doel: str, tekst: str) -> None:
        self._tot(b"?>", b"")

    def _tot(self, einde: bytes, tekst: bytes) -> None:
        plek = self._lezer.CurrentByteIndex
        tot = self._data.find(einde, plek)
        self._weg.append((plek, len(self._data) if tot < 0 else tot + len(einde), tekst))

    def _kop(self, versie: str, codering: str | None, los: int) -> None:
        if (codering or "utf-8").lower() != "utf-8":
            raise NietAfTeSchermen

    def _doctype(self, *wat: object) -> None:
        raise NietAfTeSchermen
