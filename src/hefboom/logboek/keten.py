# SPDX-License-Identifier: EUPL-1.2
"""The chain of one file: each line carries the fingerprint of all that stands before it.

A line is `text ‖ TAB ‖ fingerprint in hex ‖ newline`. The chain begins with the day and the name of
the file, so that a file under another name does not fit. After the last line a file may hold zero
bytes: room that was set aside and not used.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

SCHEIDING = "\t"
VULLING = b"\0"


def eerste(dag: str, bestand: str) -> str:
    """The fingerprint before the first line of a file."""
    return hashlib.sha256(f"hefboom-logboek/{dag}/{bestand}".encode()).hexdigest()


def volgende(vorige: str, tekst: str) -> str:
    """The fingerprint after one more line."""
    return hashlib.sha256(f"{vorige}\n{tekst}".encode()).hexdigest()


def schakel(vorige: str, tekst: str) -> tuple[str, bytes]:
    """The fingerprint after this line, and the line as it stands in the file."""
    na = volgende(vorige, tekst)
    return na, f"{tekst}{SCHEIDING}{na}\n".encode()


@dataclass(frozen=True, slots=True)
class Ketenregel:
    """One line of a file. `heel` is false when it does not follow from what stands before it."""

    nummer: int
    tekst: str
    kop: str
    einde: int
    heel: bool


def schakels(dag: str, bestand: str, inhoud: bytes) -> Iterator[Ketenregel]:
    """The lines of a file in order, from 1; after a broken one the chain goes on from what it says.

    `einde` is the number of bytes up to and with the line. What is left at the end without a
    newline is a line that broke off while it was written: it is given as broken, with no text.
    """
    vorige, plek, nummer = eerste(dag, bestand), 0, 0
    einde = len(inhoud.rstrip(VULLING))
    while plek < einde:
        nieuw = inhoud.find(b"\n", plek, einde)
        nummer += 1
        if nieuw < 0:
            yield Ketenregel(nummer, "", vorige, einde, heel=False)
            return
        rauw = inhoud[plek:nieuw].decode("utf-8", "replace")
        tekst, _, kop = rauw.rpartition(SCHEIDING)
        plek = nieuw + 1
        yield Ketenregel(nummer, tekst, kop, plek, heel=kop == volgende(vorige, tekst))
        vorige = kop
