# SPDX-License-Identifier: EUPL-1.2
"""Amounts in iJw have no sign but a flag, D or C. Here, and nowhere else, one becomes the other."""

from __future__ import annotations

from hefboom.ijw.bomen import basis
from hefboom.ijw.codes import COD043
from hefboom.kernel import Cents

# Asked of every line: a name of the module is found faster than one of an enum.
CREDIT, DEBET = COD043.CREDIT, COD043.DEBET
MetVlag = basis.BedragMetDC | basis.TotaalBedragMetDC


def is_credit(bedrag: MetVlag) -> bool:
    """Does it take back? Of an amount of zero only the flag tells."""
    return bedrag["DebetCredit"] == CREDIT


def getekend(bedrag: MetVlag) -> Cents:
    """An amount with its flag as cents: credit is negative."""
    cents = bedrag["Bedrag"] if "Bedrag" in bedrag else bedrag["TotaalBedrag"]
    return Cents(-cents if is_credit(bedrag) else cents)


def totaalbedrag(cents: int) -> basis.TotaalBedragMetDC:
    """Cents as a total with its flag; zero is debit (CS325)."""
    return {"TotaalBedrag": abs(int(cents)), "DebetCredit": CREDIT if cents < 0 else DEBET}
