# SPDX-License-Identifier: EUPL-1.2
"""Which part of a year's budget a period may be held against, and how one says so.

A budget is for a year. A month beside a twelfth of it says nothing unless it was decided that each
month gets a twelfth; otherwise only the year, or the year so far, stands beside it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from hefboom import measures
from hefboom.kernel import Period
from hefboom.sturing.blik import Blik


@dataclass(frozen=True, slots=True)
class Budgetvak:
    """`deel` of the year's budget, None when a period cannot be held against it; `zin` says it."""

    deel: Fraction | None
    zin: str


def budgetvak(blik: Blik) -> Budgetvak:
    """The part of the budget that belongs beside this view's period."""
    periode, peildatum = blik.periode, blik.opname.peildatum
    jaar, laatste = periode.start.year, blik.laatste_dag.year
    wanneer = f"{jaar}" if jaar == laatste else f"{jaar} tot en met {laatste}"
    if heel_jaar(blik):
        return Budgetvak(Fraction(1), f"De streep is het budget voor heel {wanneer}.")
    maanden = list(periode.until(peildatum).months())
    hele = all(deel == Period.month_of(deel.start) for deel in maanden)
    if hele and jaar == laatste and measures.gelijkmatig(blik.opname, jaar):
        wat = "een twaalfde" if len(maanden) == 1 else f"{len(maanden)} twaalfden"
        return Budgetvak(
            Fraction(len(maanden), 12),
            f"De streep is {wat} van het budget: besloten is dat elke maand er evenveel krijgt.",
        )
    return Budgetvak(
        None,
        f"Het budget is voor heel {wanneer}; hoe het over de maanden is verdeeld, is niet "
        f"besloten. Daarom ligt {blik.periode_tekst} er niet naast. Kies het hele jaar om te zien "
        "wat er tot nu toe is besteed.",
    )


def heel_jaar(blik: Blik) -> bool:
    """Is this view about whole years, or the year so far?"""
    einde = blik.periode.end
    return _op_nieuwjaar(blik.periode.start) and (
        einde is None or einde >= blik.opname.peildatum or _op_nieuwjaar(einde)
    )


def _op_nieuwjaar(dag: date) -> bool:
    return (dag.month, dag.day) == (1, 1)
