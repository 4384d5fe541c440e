# SPDX-License-Identifier: EUPL-1.2
"""The words every room uses: a period, an amount, a number of a person, an answer to a check.

Pure: knows no Django, no files, no clock.
"""

from hefboom.kernel.afronden import rond_tabel_af
from hefboom.kernel.cents import Cents
from hefboom.kernel.codes import AgbCode, Bsn, Gemeentecode, OngeldigeCode, masker, verhuld
from hefboom.kernel.geheugen import Geheugen
from hefboom.kernel.gezicht import toon_namen
from hefboom.kernel.nederlands import (
    MIN,
    dagdatum,
    datum,
    datumtijd,
    euro,
    euro_kort,
    getal,
    hele_euro,
    hoeveel,
    maand,
    opsomming,
    procent,
)
from hefboom.kernel.period import ONE_DAY, Period, first_of_next_month, merged
from hefboom.kernel.rekenblad import FORMULETEKENS, getal_in_csv, veilige_cel
from hefboom.kernel.uitlegfout import Uitlegfout, Vraagfout
from hefboom.kernel.uitspraak import (
    Failed,
    Finding,
    Lezers,
    NotApplicable,
    Outcome,
    Passed,
    verwoord,
)
from hefboom.kernel.waarde import waardeklasse
from hefboom.kernel.werkdagen import werkdagen_na, werkdagen_tussen
from hefboom.kernel.zekerheid import zeker

__all__ = [
    "FORMULETEKENS",
    "MIN",
    "ONE_DAY",
    "AgbCode",
    "Bsn",
    "Cents",
    "Failed",
    "Finding",
    "Geheugen",
    "Gemeentecode",
    "Lezers",
    "NotApplicable",
    "OngeldigeCode",
    "Outcome",
    "Passed",
    "Period",
    "Uitlegfout",
    "Vraagfout",
    "dagdatum",
    "datum",
    "datumtijd",
    "euro",
    "euro_kort",
    "first_of_next_month",
    "getal",
    "getal_in_csv",
    "hele_euro",
    "hoeveel",
    "maand",
    "masker",
    "merged",
    "opsomming",
    "procent",
    "rond_tabel_af",
    "toon_namen",
    "veilige_cel",
    "verhuld",
    "verwoord",
    "waardeklasse",
    "werkdagen_na",
    "werkdagen_tussen",
    "zeker",
]
