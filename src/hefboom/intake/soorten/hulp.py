# SPDX-License-Identifier: EUPL-1.2
"""What reports of help share (JW305, JW307)."""

from __future__ import annotations

from collections.abc import Iterable

from hefboom import ijw
from hefboom.dossiers import Nodig
from hefboom.ijw.bomen import jw305, jw307
from hefboom.kernel import Bsn


def nodig_voor(
    kop: ijw.Kop, jeugdige: Bsn, producten: Iterable[jw305.StartProduct | jw307.StopProduct]
) -> Nodig:
    """The youth, and the allocations named; under task funding none is."""
    return Nodig(
        jeugdigen=frozenset({jeugdige}),
        nummers=frozenset(
            (kop.gemeente, product["ToewijzingNummer"])
            for product in producten
            if "ToewijzingNummer" in product
        ),
    )
