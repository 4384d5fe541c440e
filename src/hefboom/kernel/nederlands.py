# SPDX-License-Identifier: EUPL-1.2
"""Dates, numbers and amounts as a Dutch reader expects them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

MAANDEN = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
WEEKDAGEN = ("ma", "di", "wo", "do", "vr", "za", "zo")
MIN = "−"  # a real minus, not a hyphen


def datum(day: date) -> str:
    """`4 mei 2026`."""
    return f"{day.day} {MAANDEN[day.month - 1]} {day.year}"


def dagdatum(day: date) -> str:
    """A day in a list of days: `di 29 dec`.

    >>> dagdatum(date(2026, 12, 29))
    'di 29 dec'
    """
    kort = "mrt" if day.month == 3 else MAANDEN[day.month - 1][:3]
    return f"{WEEKDAGEN[day.weekday()]} {day.day} {kort}"


def datumtijd(moment: datetime) -> str:
    """`4 mei 2026 om 09:05`."""
    return f"{datum(moment.date())} om {moment:%H:%M}"


def maand(day: date) -> str:
    """`mei 2026`."""
    return f"{MAANDEN[day.month - 1]} {day.year}"


def getal(value: int | float | Decimal, decimalen: int = 0) -> str:
    """A number with points per thousand and a comma: `1.234,5`."""
    if type(value) is int and not decimalen:
        return f"{MIN if value < 0 else ''}{abs(value):,}".replace(",", ".")
    exact = Decimal(str(value)).quantize(Decimal(1).scaleb(-decimalen), ROUND_HALF_UP)
    text = f"{abs(exact):,.{decimalen}f}".translate(str.maketrans(",.", ".,"))
    return f"{MIN}{text}" if exact < 0 else text


def hoeveel(aantal: int | float | Decimal, een: str, meer: str) -> str:
    """A number with its word: `1 dag`, `1.234 dagen`. One is what is shown as 1.

    >>> hoeveel(1, "dag", "dagen"), hoeveel(0.6, "dag", "dagen"), hoeveel(0, "dag", "dagen")
    ('1 dag', '1 dag', '0 dagen')
    """
    tekst = getal(aantal)
    return f"{tekst} {een if tekst == '1' else meer}"


def procent(share: float, decimalen: int = 0) -> str:
    """A share of one as a percentage: 0.713 → `71 %`."""
    return f"{getal(Decimal(str(share)) * 100, decimalen)} %"


def euro(cents: int) -> str:
    """Whole cents as euros: `€ 1.234,56`."""
    sign = MIN if cents < 0 else ""
    euros, rest = divmod(abs(int(cents)), 100)
    return f"€ {sign}{getal(euros)},{rest:02d}"


def euro_kort(cents: int) -> str:
    """An amount at the scale it is read: `€ 1,2 mln`, `€ 340.000`, `€ 812`."""
    size, sign = abs(int(cents)), MIN if cents < 0 else ""
    if size >= 100_000_000 - 5_000_000:
        return f"€ {sign}{getal(Decimal(size) / 100_000_000, 1)} mln"
    if size >= 1_000_000:
        return f"€ {sign}{getal(Decimal(size) / 100_000)}.000"
    return f"€ {sign}{getal(Decimal(size) / 100)}"


def hele_euro(cents: int) -> str:
    """An amount rounded to whole euros: `€ 1.235`.

    >>> hele_euro(1_234_50)
    '€ 1.235'
    """
    return f"€ {MIN if cents < 0 else ''}{getal(Decimal(abs(int(cents))) / 100)}"


def opsomming(delen: Sequence[str]) -> str:
    """Parts as one says them: `a`, `a en b`, `a, b en c`; empty for none.

    >>> opsomming(["Wonen", "Verblijf", "Dagbehandeling"])
    'Wonen, Verblijf en Dagbehandeling'
    """
    if len(delen) < 2:
        return "".join(delen)
    return f"{', '.join(delen[:-1])} en {delen[-1]}"
