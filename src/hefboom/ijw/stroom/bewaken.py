# SPDX-License-Identifier: EUPL-1.2
"""What every byte of a stream must be, looked at block by block: text, in UTF-8."""

from __future__ import annotations

import codecs
from typing import BinaryIO

from hefboom.ijw import deur

BLOK = 1024 * 1024


class Bewaker:
    """Hands out the blocks of a source and notes the first that is no text."""

    def __init__(self, bron: BinaryIO) -> None:
        self._bron = bron
        self._decoder = codecs.getincrementaldecoder("utf-8")()
        self._regel = self._witregels = 0
        self._afgesloten = False
        self.nulbyte: str | None = None
        self.geen_utf8: str | None = None

    def blok(self) -> bytes:
        """The next block; empty at the end."""
        blok = self._bron.read(BLOK)
        if b"\0" in blok and self.nulbyte is None:
            self.nulbyte = deur.nulbyte(self._regel + blok.count(b"\n", 0, blok.index(b"\0")) + 1)
        if self.geen_utf8 is None:
            self._decodeer(blok)
        self._regel += blok.count(b"\n")
        if kaal := blok.rstrip():
            self._afgesloten = kaal.endswith(b">")
            self._witregels = 0
        self._witregels += blok.count(b"\n", len(kaal))
        return blok

    def rest(self) -> None:
        """Look at all that is left."""
        while self.blok():
            pass

    @property
    def slot(self) -> tuple[int, bool]:
        """The last line with text so far, and whether that text ends in a `>`."""
        return self._regel - self._witregels + 1, self._afgesloten

    def _decodeer(self, blok: bytes) -> None:
        wachtend = len(self._decoder.getstate()[0])
        if blok.isascii() and blok and not wachtend:
            return
        try:
            self._decoder.decode(blok, final=not blok)
        except UnicodeDecodeError as fout:
            plek = max(0, fout.start - wachtend)
            self.geen_utf8 = deur.geen_utf8(self._regel + blok.count(b"\n", 0, plek) + 1)
