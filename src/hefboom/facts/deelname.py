# SPDX-License-Identifier: EUPL-1.2
"""Which municipality takes part in help of which segment and form, on which days. Pure.

A rate divides by the young residents of those who took part (S3:306-307, 321-322, 916-955), so
this is what a denominator is made of.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from hefboom.kernel import Period, merged
from hefboom.stelsel import Deelnames, Gemeente, Producten, Regio


class Deelneming(NamedTuple):
    """An unbroken stretch of days; segment then and in today's layout, both empty when unknown."""

    segment: str
    segment_nu: str
    vorm: str
    dagen: Period


def deelnemingen(regio: Regio, gemeente: Gemeente, peildatum: date) -> Iterator[Deelneming]:
    """All stretches, in order; those of products of one segment and form made one.

    On days of the membership of which nothing was decided about any product, the segment is empty.
    """
    mee: dict[tuple[str, str, str], list[Period]] = defaultdict(list)
    bekend: list[Period] = []
    producten = regio[Producten]
    for code, wie in regio[Deelnames].per_product.items():
        loop, nu = producten.lopen[code], producten.segment_op(code, peildatum) or ""
        for dagen, deelnemers in wie.stukken(loop.segment, loop.versies):
            if deelnemers is None:
                continue
            bekend.append(dagen)
            if gemeente.code in deelnemers:
                versie = loop.versies.op(dagen.start) or loop.product
                waarin = (loop.segment.op(dagen.start) or "", nu, str(versie.vorm))
                mee[waarin].append(dagen)
    if onbekend := gemeente.lid.without(bekend):
        mee["", "", ""] += onbekend
    for waarin, stukken in sorted(mee.items()):
        for dagen in merged(stukken):
            yield Deelneming(*waarin, dagen)
