# SPDX-License-Identifier: EUPL-1.2
"""Why a segment has no budget in a view: left empty by the region, or made in another layout.

A budget belongs to the layout of its year. It is not spread over another one: nobody decided how.
"""

from __future__ import annotations

from datetime import date

from hefboom.kernel import opsomming
from hefboom.measures import Rij, Uitkomst
from hefboom.scherm import Cel
from hefboom.stelsel import Budgetten, Producten
from hefboom.sturing.blik import Blik
from hefboom.sturing.onderdelen.cijfers import van_rij

GEEN, ANDERS = "geen budget", "geen budget in deze indeling"


def zonder_budget(blik: Blik, segment: str) -> list[int]:
    """The years of this view whose budget was not made for the segment as it is counted here."""
    jaren = range(blik.periode.start.year, blik.laatste_dag.year + 1)
    if blik.indeling == "toen":
        return [jaar for jaar in jaren if (segment, jaar) in blik.regio[Budgetten].leeg]
    producten, nu = blik.regio[Producten], blik.opname.peildatum
    return [jaar for jaar in jaren if not producten.zelfde_inhoud(segment, date(jaar, 1, 1), nu)]


def waarom(blik: Blik, segment: str) -> str:
    """The reason, in words; empty when there is nothing to say."""
    jaren = zonder_budget(blik, segment)
    leeg = blik.regio[Budgetten].leeg
    redenen = [leeg[segment, jaar].reden for jaar in jaren if (segment, jaar) in leeg]
    if redenen:
        return "; ".join(dict.fromkeys(redenen))
    if not jaren:
        return ""
    wanneer = opsomming([str(jaar) for jaar in jaren])
    return f"{ANDERS}: dat van {wanneer} is gemaakt voor de segmenten van toen"


def budgetcel(blik: Blik, uitkomst: Uitkomst, rij: Rij | None, segment: str) -> Cel:
    """The budget of a segment in a table, or that there is none and why."""
    if rij is None:
        reden = waarom(blik, segment)
        return Cel(ANDERS if reden.startswith(ANDERS) else GEEN, titel=_rest(reden))
    jaren = opsomming([str(jaar) for jaar in zonder_budget(blik, segment)])
    return Cel(
        cijfer=van_rij(blik, uitkomst, rij, kort=True), titel=f"zonder {jaren}" if jaren else ""
    )


def _rest(reden: str) -> str:
    return reden.removeprefix(ANDERS).lstrip(":; ")
