# SPDX-License-Identifier: EUPL-1.2
"""Cells that know their value: an amount, a day, a number, a stretch of days."""

from __future__ import annotations

from datetime import date

from hefboom.kernel import Period, datum, euro, getal, maand
from hefboom.scherm.cel import GEEN, Cel, Merk
from hefboom.scherm.celsoort import Celsoort


def bedragcel(cents: int | None, merk: Merk | None = None) -> Cel:
    """An amount in whole cents."""
    if cents is None:
        return Cel(GEEN[-1])
    return Cel(euro(cents), waarde=int(cents), soort=Celsoort.EURO, merk=merk)


def dagcel(dag: date | None, merk: Merk | None = None) -> Cel:
    """A day."""
    if dag is None:
        return Cel(GEEN[-1], merk=merk)
    return Cel(datum(dag), waarde=dag, soort=Celsoort.DATUM, klasse="dag", merk=merk)


def getalcel(aantal: int | float | None) -> Cel:
    """A number."""
    if aantal is None:
        return Cel(GEEN[-1])
    return Cel(getal(aantal), waarde=aantal, soort=Celsoort.AANTAL)


def maandcel(eerste: date) -> Cel:
    """A month, by its first day."""
    return Cel(maand(eerste), waarde=eerste, soort=Celsoort.MAAND)


def periodecel(periode: Period) -> Cel:
    """A stretch of days, to the last one that counts."""
    laatste = periode.last
    tekst = (
        f"{datum(periode.start)} t/m {datum(laatste)}"
        if laatste
        else f"vanaf {datum(periode.start)}"
    )
    return Cel(tekst, waarde=periode, soort=Celsoort.PERIODE)
