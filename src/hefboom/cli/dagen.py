# SPDX-License-Identifier: EUPL-1.2
"""Days on the command line: read in one place, as people type them."""

from __future__ import annotations

import argparse
import re
from datetime import date

from hefboom.cli.hoofd import FOUT_GEBRUIK, Fout

_VORMEN = (
    re.compile(r"(?P<jaar>[0-9]{4})[-/](?P<maand>[0-9]{1,2})[-/](?P<dag>[0-9]{1,2})"),
    re.compile(r"(?P<dag>[0-9]{1,2})[-/](?P<maand>[0-9]{1,2})[-/](?P<jaar>[0-9]{4})"),
)


def lees_datum(tekst: str) -> date:
    """A day as people type it: `2026-04-01` or `1-4-2026`. Raises `Fout` with an example."""
    for vorm in _VORMEN:
        if gevonden := vorm.fullmatch(tekst):
            try:
                return date(*(int(gevonden[deel]) for deel in ("jaar", "maand", "dag")))
            except ValueError:
                break
    raise Fout(
        f"'{tekst}' is geen datum. Schrijf bijvoorbeeld 2026-01-01 of 1-1-2026.", FOUT_GEBRUIK
    )


def dag(tekst: str) -> date:
    """As `lees_datum`, for the `type` of an argument."""
    try:
        return lees_datum(tekst)
    except Fout as fout:
        raise argparse.ArgumentTypeError(str(fout)) from None
