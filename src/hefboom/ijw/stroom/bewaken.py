# SPDX-License-Identifier: EUPL-1.2
"""What every byte of a stream must be, looked at block by block: text, in UTF-8."""

from __future__ import annotations

import codecs
from typing import BinaryIO

from hefboom.ijw import deur

#: small enough to stay in the processor's own memory
BLOK = 1024 * 1024


class Bewaker:
    """Hands out the blocks of a source and notes the first that is no text.

    `regel` is the line on which the next block begins; who counts lines already sets it.
    """

    def __init__(self, bron: BinaryIO) -> None:
        self._bron = bron
        self._decoder = codecs.getincrementaldecoder("utf-8")()
        self._blok, self._slot, self._slotregel = b"", b"", 1
        self.regel = 1
        self.nulbyte: str | None = None
        self.geen_utf8: str | None = None

    def blok(self) -> bytes:
        """The next block; empty at the end."""
        self._blok = blok = self._bron.read(BLOK)
        if b"\0" in blok and self.nulbyte is None:
            self.nulbyte = deur.nulbyte(self.regel + blok.count(b"\n", 0, blok.index(b"\0")))
        if self.geen_utf8 is None:
            self._decodeer(blok)
        if blok and not blok.isspace():
            self._slot, self._slotregel = blok, self.regel
        return blok

    def rest(self) -> None:
        """Look at all that is left."""
        while self._blok:
            self.regel += self._blok.count(b"\n")
            self.blok()

    @property
    def slot(self) -> tuple[int, bool]:
        """The last line with text so far, and whether that text ends in a `>`."""
        kaal = self._slot.rstrip()
        return self._slotregel + kaal.count(b"\n"), kaal.endswith(b">")

    def _decodeer(self, blok: bytes) -> None:
        wachtend = len(self._decoder.getstate()[0])
        if blok.isascii() and blok and not wachtend:
            return
        try:
            self._decoder.decode(blok, final=not blok)
        except UnicodeDecodeError as fout:
            plek = max(0, fout.start - wachtend)
            self.geen_utf8 = deur.geen_utf8(self.regel + blok.count(b"\n", 0, plek))
