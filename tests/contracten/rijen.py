# SPDX-License-Identifier: EUPL-1.2
"""Rows of a small register, to change one thing of."""

from dataclasses import replace
from datetime import date

from hefboom import stelsel
from hefboom.contracten.formulier import Aanbiederrij, Contractrij, Productrij, Tariefrij
from hefboom.contracten.invoegen import Invoerrij, voeg_in
from hefboom.contracten.stand import Registerstand

REGIO = "zuid-holland-zuid"
AGB, ANDER = "42420001", "42420002"
#: An hour of ambulatory help in Zuid-Holland Zuid, in segment 4.
AMBULANT, SEGMENT = "45A48", "4"
BEGIN, EINDE = date(2026, 1, 1), date(2027, 12, 31)

AANBIEDER = Aanbiederrij("Horizon", "90000001", "stichting", AGB, date(2015, 1, 1), None)
ALGEMEEN = Contractrij(
    "C-1", "90000001", "open_huis", "Overeenkomst 2026", "algemeen", "algemeen", "", "", 1,
    BEGIN, EINDE, "", "S0", "besloten",
)  # fmt: skip
BDO = replace(ALGEMEEN, laag="bijzonder", code="BDO 4", deelnaam="Ambulant", segment=SEGMENT)
PRODUCT = Productrij("C-1", AMBULANT, BEGIN, None)
TARIEF = Tariefrij("C-1", AMBULANT, "04", 7800, BEGIN, EINDE, "S0", "besloten")
KLEIN = (AANBIEDER, ALGEMEEN, BDO, TARIEF)


def invoer(*rijen):
    """The rows as they would stand in a spreadsheet, from row 2."""
    return [Invoerrij(rij, nr) for nr, rij in enumerate(rijen, 2)]


def stand(*rijen):
    """The register that holds these rows."""
    return Registerstand.van(rijen)


def fouten(*rijen, bij=()):
    """What is wrong when these rows come in."""
    uit = voeg_in(stand(*bij), invoer(*rijen), stelsel.laad(REGIO))
    return [f"{een.plek}: {een.melding}" for een in uit.fouten]
