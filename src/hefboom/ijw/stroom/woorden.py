# SPDX-License-Identifier: EUPL-1.2
"""Bytes looked at eight at a time, at many places at once: numbers, days and codes.

Every question answers for a whole column of values. The answer is only about the plainest form
(`12`, not `+012`); who gets a no looks closer at that one value.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import numpy as np
import numpy.typing as npt

Plekken = npt.NDArray[np.int64]
Waarheden = npt.NDArray[np.bool_]
Woorden = npt.NDArray[np.uint64]

_NULLEN = 0x3030303030303030
_HOOG = np.uint64(0xF0F0F0F0F0F0F0F0)
_LAAG = np.uint64(0x0F0F0F0F0F0F0F0F)
_ZES = np.uint64(0x0606060606060606)
_DRIEEN = np.uint64(0x3333333333333333)
_PAREN = np.uint64(0x00FF00FF00FF00FF)
_VIERTALLEN = np.uint64(0x0000FFFF0000FFFF)
_ACHT, _ZESTIEN, _VIER, _TWEEENDERTIG = (np.uint64(n) for n in (8, 16, 4, 32))
# How to keep the last n of eight characters, with noughts before them; and the first n.
_BEWAAR = np.array([(~0 << 8 * (8 - n)) & (2**64 - 1) if n else 0 for n in range(9)], np.uint64)
_VUL = np.array([_NULLEN & ~int(masker) for masker in _BEWAAR], np.uint64)
_EERSTE = np.array([(1 << 8 * n) - 1 for n in range(9)], np.uint64)
#: no day: below every day of `date32`.
_GEEN_DAG = np.iinfo(np.int32).min
_EERSTE_JAAR, _LAATSTE_JAAR = 1900, 2099


class Tekstvlak:
    """The bytes of a file, or a part of it; `acht[k]` is the eight bytes from place k on."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.bytes: npt.NDArray[np.uint8] = np.frombuffer(data, np.uint8)
        acht = np.ndarray(max(len(data) - 7, 0), "<u8", data, 0, (1,))
        self.acht: Woorden = acht

    def stukken(self, lengte: int) -> npt.NDArray[np.void]:
        """At each place the bytes from there on, as one piece of this length."""
        aantal = max(len(self.data) - lengte + 1, 0)
        return np.ndarray(aantal, f"V{lengte}", self.data, 0, (1,))

    def regeleinden(self, begin: int, einde: int) -> int:
        """How many line ends between two places."""
        return int(np.count_nonzero(self.bytes[begin:einde] == 10))


def getallen(
    tekst: Tekstvlak, begin: Plekken, einde: Plekken, langst: Plekken | int
) -> tuple[Plekken, Waarheden]:
    """Whole numbers of at most `langst` (16) digits; at least 16 bytes stand before the first."""
    lengte = einde - begin
    goed = (lengte >= 1) & (lengte <= langst)
    lengte = np.clip(lengte, 0, 16)
    waarde, cijfers = _achtste(tekst.acht[einde - 8], np.minimum(lengte, 8))
    goed &= cijfers
    lang = np.nonzero(lengte > 8)
    if len(lang[0]):
        voor, cijfers = _achtste(tekst.acht[einde[lang] - 16], lengte[lang] - 8)
        goed[lang] &= cijfers
        waarde[lang] += voor * np.uint64(10**8)
    return waarde.view(np.int64), goed


def _achtste(woord: Woorden, lengte: Plekken) -> tuple[Woorden, Waarheden]:
    """The number that the last digits of each eight bytes make, and whether they are digits."""
    woord = (woord & _BEWAAR[lengte]) | _VUL[lengte]
    goed = _cijfers(woord)
    paren = _in_paren(woord)
    viertallen = ((paren * np.uint64(1 + (100 << 16))) >> _ZESTIEN) & _VIERTALLEN
    return (viertallen * np.uint64(1 + (10000 << 32))) >> _TWEEENDERTIG, goed


def _cijfers(woord: Woorden) -> Waarheden:
    """Are all eight bytes digits? 0 to 9 have a high half of 3, and still do with six added."""
    met_zes: Woorden = ((woord + _ZES) & _HOOG) >> _VIER
    alle: Waarheden = ((woord & _HOOG) | met_zes) == _DRIEEN
    return alle


def _in_paren(woord: Woorden) -> Woorden:
    """Eight digits as four numbers of two digits, sixteen bits each, the first in front."""
    paren: Woorden = (((woord & _LAAG) * np.uint64(1 + (10 << 8))) >> _ACHT) & _PAREN
    return paren


def dagen(
    tekst: Tekstvlak, begin: Plekken, einde: Plekken
) -> tuple[npt.NDArray[np.int32], Waarheden]:
    """Days written as 2026-04-01, from 1900 to 2099, as days since 1970."""
    goed = einde - begin == 10
    jaar, rest = tekst.acht[begin], tekst.acht[einde - 8]
    streep = np.uint64(ord("-"))
    byte = np.uint64(0xFF)
    goed &= ((rest >> _ZESTIEN) & byte == streep) & ((rest >> np.uint64(40)) & byte == streep)
    maand = (rest >> np.uint64(24)) & np.uint64(0xFFFF)
    cijfers = (
        (jaar & np.uint64(0xFFFFFFFF))
        | (maand << _TWEEENDERTIG)
        | ((rest >> np.uint64(48)) << np.uint64(48))
    )
    goed &= _cijfers(cijfers)
    paren = _in_paren(cijfers)
    eeuw, jaren, maanden, dag = ((paren >> np.uint64(s)) & byte for s in (0, 16, 32, 48))
    jaartal = eeuw * np.uint64(100) + jaren
    goed &= (jaartal >= _EERSTE_JAAR) & (jaartal <= _LAATSTE_JAAR) & (maanden < 16) & (dag < 32)
    plek = (jaartal - np.uint64(_EERSTE_JAAR)) * np.uint64(512) + maanden * np.uint64(32) + dag
    gevonden = _kalender()[np.where(goed, plek, 0).astype(np.int64)]
    return gevonden, gevonden != _GEEN_DAG


@cache
def _kalender() -> npt.NDArray[np.int32]:
    """Days since 1970 at (year - 1900) * 512 + month * 32 + day."""
    tabel = np.full((_LAATSTE_JAAR - _EERSTE_JAAR + 1) * 512, _GEEN_DAG, np.int32)
    alle = np.arange(f"{_EERSTE_JAAR}-01-01", f"{_LAATSTE_JAAR + 1}-01-01", dtype="datetime64[D]")
    maanden = alle.astype("datetime64[M]")
    jaar, maand = np.divmod(maanden.astype(np.int64) + 12 * (1970 - _EERSTE_JAAR), 12)
    dag = (alle - maanden).astype(np.int64) + 1
    tabel[jaar * 512 + (maand + 1) * 32 + dag] = alle.astype(np.int64)
    return tabel


class Bekend:
    """Short texts (at most seven bytes) seen before, in lists of their own (at most 32)."""

    LANGST = 7
    _MEESTE = 10_000

    def __init__(self) -> None:
        self._sleutels: Woorden = np.array([], np.uint64)

    def kent(self, tekst: Tekstvlak, begin: Plekken, lengte: Plekken) -> Waarheden:
        """Which texts are known, in a row for each list; eight bytes stand behind each begin."""
        if not len(self._sleutels):
            return np.zeros(begin.shape, np.bool_)
        kort = np.minimum(lengte, self.LANGST)
        lijst = np.arange(len(begin), dtype=np.uint64)[:, None] << np.uint64(59)
        sleutel = tekst.acht[begin] & _EERSTE[kort]
        sleutel |= (kort.view(np.uint64) << np.uint64(56)) | lijst
        plek = np.searchsorted(self._sleutels, sleutel)
        gevonden: Waarheden = self._sleutels[np.minimum(plek, len(self._sleutels) - 1)] == sleutel
        gevonden &= lengte == kort
        return gevonden

    def leer(self, teksten: Iterable[tuple[int, bytes]]) -> None:
        """Remember the texts, each with its list, that are short enough; while there is room."""
        nieuw = [
            int.from_bytes(tekst.ljust(7, b"\0") + bytes([len(tekst) | lijst << 3]), "little")
            for lijst, tekst in teksten
            if len(tekst) <= self.LANGST
        ]
        if nieuw and len(self._sleutels) < self._MEESTE:
            self._sleutels = np.array(sorted({*self._sleutels.tolist(), *nieuw}), np.uint64)
