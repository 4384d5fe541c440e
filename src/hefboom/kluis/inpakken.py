# SPDX-License-Identifier: EUPL-1.2
"""Making what is sealed smaller first: deflate (RFC 1950), small messages with a dictionary.

A message is mostly the names of its elements, so next to a text that has them a third of it is
left, in two thirds of the time. Which dictionary was used stands in the first bytes, as zlib puts
it there; values without one open as they did.
"""

from __future__ import annotations

import zlib
from functools import cache
from importlib.resources import files

KLEIN = 8192  # bytes; a longer one is its own dictionary
VENSTER, GEHEUGEN, NIVEAU = 14, 6, 3
#: An example of each message of iJw 3.2 and of what answers it, the commonest last. Never changed:
#: what was sealed with it would not open. A better one gets a name of its own beside it.
WOORDENBOEKEN = ("woordenboek_1.txt",)
_MET_WOORDENBOEK = 0x20  # FDICT in the second byte; after it the Adler-32 of the dictionary


class OnbekendWoordenboek(Exception):
    """Packed with a dictionary that this Hefboom does not have: a later one made it."""


def pak_in(inhoud: bytes) -> bytes:
    """The content, smaller."""
    if len(inhoud) > KLEIN:
        return zlib.compress(inhoud, 6)
    # A copy of one that has read the dictionary costs less than reading it.
    pakker = _gereed().copy()
    return pakker.compress(inhoud) + pakker.flush()


def pak_uit(verpakt: bytes) -> bytes:
    """What `pak_in` was given. Raises `OnbekendWoordenboek`, and `zlib.error` for anything else."""
    if len(verpakt) < 6 or not verpakt[1] & _MET_WOORDENBOEK:
        return zlib.decompress(verpakt)
    woordenboek = _op_kenmerk().get(verpakt[2:6])
    if woordenboek is None:
        raise OnbekendWoordenboek
    uitpakker = zlib.decompressobj(zdict=woordenboek)
    inhoud = uitpakker.decompress(verpakt)
    if not uitpakker.eof:
        raise zlib.error("het einde ontbreekt")
    return inhoud


@cache
def _gereed() -> zlib._Compress:
    nieuwste = _lees(WOORDENBOEKEN[-1])
    return zlib.compressobj(
        NIVEAU, zlib.DEFLATED, VENSTER, GEHEUGEN, zlib.Z_DEFAULT_STRATEGY, nieuwste
    )


@cache
def _op_kenmerk() -> dict[bytes, bytes]:
    alle = map(_lees, WOORDENBOEKEN)
    return {zlib.adler32(een).to_bytes(4, "big"): een for een in alle}


def _lees(naam: str) -> bytes:
    # As text, or another system's line ends would make it another dictionary.
    return (files("hefboom.kluis") / naam).read_text(encoding="ascii").encode("ascii")
