# SPDX-License-Identifier: EUPL-1.2
"""Text in a spreadsheet: a name must not be taken for a formula (CSV injection, OWASP)."""

from __future__ import annotations

#: A cell that begins with one of these is reckoned, not read.
FORMULETEKENS = ("=", "+", "-", "@", "\t", "\r")


def veilige_cel(tekst: str) -> str:
    """A text as a cell of a CSV: marked as text when a spreadsheet would reckon it.

    >>> veilige_cel("=1+1"), veilige_cel("Jeugdhulp")
    ("'=1+1", 'Jeugdhulp')
    """
    return f"'{tekst}" if tekst.startswith(FORMULETEKENS) else tekst


def getal_in_csv(waarde: int | float | None) -> str:
    """A number as a Dutch spreadsheet reads it; empty where there is none.

    >>> getal_in_csv(0.25), getal_in_csv(None)
    ('0,25', '')
    """
    return "" if waarde is None else str(waarde).replace(".", ",")
