# SPDX-License-Identifier: EUPL-1.2
"""What did the region decide? Dated and sourced, per region, never in code.

A region is `regions/<code>.yaml` with a folder `regions/<code>/`. `laad` reads it once and gives
a frozen `Regio`; every question to it names a day.
"""

from hefboom.stelsel.begrippen import (
    EENHEDEN,
    Bedrag,
    Bekostigingsvorm,
    Besparing,
    Besparingspad,
    Deelname,
    Doel,
    Gemeente,
    Norm,
    Normsoort,
    Product,
    Segment,
    Status,
    Uitvoerder,
    Vorm,
)
from hefboom.stelsel.fouten import Gebrek, GeenWaarde, StelselFout
from hefboom.stelsel.gedateerd import Gedateerd
from hefboom.stelsel.laden import bronnen, laad, lees_regio, regios, standaardregio
from hefboom.stelsel.regio import Indeling, Regio

__all__ = [
    "EENHEDEN",
    "Bedrag",
    "Bekostigingsvorm",
    "Besparing",
    "Besparingspad",
    "Deelname",
    "Doel",
    "Gebrek",
    "Gedateerd",
    "GeenWaarde",
    "Gemeente",
    "Indeling",
    "Norm",
    "Normsoort",
    "Product",
    "Regio",
    "Segment",
    "Status",
    "StelselFout",
    "Uitvoerder",
    "Vorm",
    "bronnen",
    "laad",
    "lees_regio",
    "regios",
    "standaardregio",
]
