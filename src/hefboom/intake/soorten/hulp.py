# SPDX-License-Identifier: EUPL-1.2
"""What reports of help share (JW305, JW307)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from hefboom import ijw
from hefboom.dossiers.melding import Product
from hefboom.dossiers.nodig import Nodig
from hefboom.ijw.bomen import jw305, jw307
from hefboom.kernel import Bsn
from hefboom.stelsel import Regio

TAAK = "taak"


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


def taakgericht(regio: Regio, product: Product, dag: date) -> bool | None:
    """Is this product task-funded on that day? None when the region does not know it.

    A category is, when one of its products is.
    """
    codes = [product.code]
    if not product.code:
        codes = [p.code for p in regio.producten if p.categorie == product.categorie]
    segmenten = {regio.segment_op(code, dag) for code in codes if code}
    vormen = {regio.bekostiging(segment, dag) for segment in segmenten if segment}
    vormen.discard(None)
    return TAAK in vormen if vormen else None
