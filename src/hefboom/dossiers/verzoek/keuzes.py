# SPDX-License-Identifier: EUPL-1.2
"""What a request can be: its kinds, its stages, and what a line of it is. Pure."""

from __future__ import annotations

from datetime import date

TOEWIJZING, WIJZIGING = "toewijzing", "wijziging"
SOORTEN = ((TOEWIJZING, "verzoek om toewijzing"), (WIJZIGING, "verzoek om wijziging"))

IN_BEHANDELING, IN_ONDERZOEK = "in_behandeling", "in_onderzoek"
TOEGEWEZEN, AFGEWEZEN = "toegewezen", "afgewezen"
STATUSSEN = (
    (IN_BEHANDELING, "in behandeling"),
    (IN_ONDERZOEK, "in onderzoek"),
    (TOEGEWEZEN, "toegewezen"),
    (AFGEWEZEN, "afgewezen"),
)
#: Until it is allocated or refused, a request is under way (OP350).
ONDERHANDEN = (IN_BEHANDELING, IN_ONDERZOEK)

#: What a line of a request for change does with an allocation.
ONGEWIJZIGD, TE_WIJZIGEN, NIEUW = "ongewijzigd", "te_wijzigen", "nieuw"
WAT = ((ONGEWIJZIGD, "ongewijzigd"), (TE_WIJZIGEN, "te wijzigen"), (NIEUW, "nieuw"))


def status_zonder_toewijzing(onderzoek: date | None, afgewezen: date | None) -> str:
    """How a request stands by the answers alone: since when in research, on which day refused."""
    if afgewezen is not None:
        return AFGEWEZEN
    return IN_BEHANDELING if onderzoek is None else IN_ONDERZOEK
