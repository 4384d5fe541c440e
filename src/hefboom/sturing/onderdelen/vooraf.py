# SPDX-License-Identifier: EUPL-1.2
"""What has to be said before any figure: a period without data, a segment that is closed."""

from __future__ import annotations

from hefboom import measures
from hefboom.kernel import datum, maand
from hefboom.sturing.blik import Blik
from hefboom.sturing.namen import Naamboek


def zonder_gegevens(blik: Blik) -> str:
    """Why there is nothing to count in this period; empty when there is.

    Of the time before the record is whole only those are known who stayed: that is no count.
    """
    eerste = measures.eerste_volle_maand(blik.opname)
    if eerste is None or blik.periode.end is None or blik.periode.end > eerste:
        return ""
    return (
        f"Over {blik.periode_tekst} zijn er geen gegevens: die beginnen in {maand(eerste)}. Van de "
        "hulp daarvoor is alleen bekend wat toen nog doorliep, en dat is geen telling. Kies een "
        "latere periode."
    )


def begint_later(blik: Blik) -> str:
    """That the first part of this period is not known; empty when it is."""
    eerste = measures.eerste_volle_maand(blik.opname)
    if eerste is None or not blik.periode.start < eerste or zonder_gegevens(blik):
        return ""
    return (
        f"De gegevens beginnen in {maand(eerste)}. Het eerste deel van {blik.periode_tekst} "
        "ontbreekt dus in de cijfers hieronder."
    )


def gesloten(blik: Blik, namen: Naamboek, segment: str) -> str:
    """That a segment is not open in this period, and since or until when; empty when it is."""
    loop = blik.regio.segmentlopen[segment]
    if loop.is_open_in(blik.periode):
        return ""
    voorbij = [
        start
        for start, naam in zip(loop.naam.starts, loop.naam.waarden, strict=True)
        if naam is None and start <= blik.periode.start
    ]
    titel = namen.segment(segment)
    if not voorbij:
        return f"Segment {titel} is in {blik.periode_tekst} nog niet open. Kies een latere periode."
    return (
        f"Segment {titel} is gesloten sinds {datum(voorbij[-1])}. Kies een eerdere periode, of tel "
        "in de indeling zoals die toen gold."
    )
