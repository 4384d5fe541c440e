# SPDX-License-Identifier: EUPL-1.2
"""Days on the command line."""

from __future__ import annotations

import argparse
import re
from datetime import date


def dag(tekst: str) -> date:
    """A day written as `2026-04-01` and no other way, for the `type` of an argument."""
    try:
        if re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", tekst):
            return date.fromisoformat(tekst)
    except ValueError:
        pass
    raise argparse.ArgumentTypeError(
        f"{tekst!r} is geen datum; schrijf hem als jaar-maand-dag, zoals 2026-04-01"
    )
