# SPDX-License-Identifier: EUPL-1.2
"""The words every room uses: a period, an amount, a number of a person, an answer to a check.

Pure: knows no Django, no files, no clock.
"""

from hefboom.kernel.cents import Cents
from hefboom.kernel.codes import AgbCode, Bsn, Gemeentecode, OngeldigeCode, masker, verhuld
from hefboom.kernel.nederlands import (
    datum,
    datumtijd,
    euro,
    euro_kort,
    getal,
    maand,
    opsomming,
    procent,
)
from hefboom.kernel.period import Period
from hefboom.kernel.uitlegfout import Uitlegfout
from hefboom.kernel.uitspraak import Failed, Finding, NotApplicable, Outcome, Passed, verwoord
from hefboom.kernel.zeker import zeker

__all__ = [
    "AgbCode",
    "Bsn",
    "Cents",
    "Failed",
    "Finding",
    "Gemeentecode",
    "NotApplicable",
    "OngeldigeCode",
    "Outcome",
    "Passed",
    "Period",
    "Uitlegfout",
    "datum",
    "datumtijd",
    "euro",
    "euro_kort",
    "getal",
    "maand",
    "masker",
    "opsomming",
    "procent",
    "verhuld",
    "verwoord",
    "zeker",
]
