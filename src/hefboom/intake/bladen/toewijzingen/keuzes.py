# SPDX-License-Identifier: EUPL-1.2
"""Which allocations one may ask for: each choice with its question, its order and its rows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.http import urlencode

from hefboom.dossiers import Toewijzing, lopen_af, nieuw_sinds, zonder_start
from hefboom.kernel import datum
from hefboom.scherm import Bezoek, lees_dag, lees_keuze

Rijen = QuerySet[Toewijzing]
#: Days ahead in which an allocation ends soon.
BINNENKORT, STRAKS = 30, 60
#: How far back new ones are looked for when the address does not say.
RECENT = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Lijstkeuze:
    """A list: its short name, the question it answers, its order, and what it says when empty."""

    naam: str
    vraag: str
    volgorde: str
    leeg: str
    rijen: Callable[[Rijen, date], Rijen]


KEUZES: dict[str, Lijstkeuze] = {
    "eindigt30": Lijstkeuze(
        "lopen binnen 30 dagen af",
        "Welke toewijzingen lopen binnen 30 dagen af?",
        ", wat het eerst afloopt bovenaan.",
        "Hier komen toewijzingen waarvan de laatste dag binnen 30 dagen valt. Er is er nu geen.",
        partial(lopen_af, dagen=BINNENKORT),
    ),
    "eindigt60": Lijstkeuze(
        "lopen binnen 60 dagen af",
        "Welke toewijzingen lopen binnen 60 dagen af?",
        ", wat het eerst afloopt bovenaan.",
        "Hier komen toewijzingen waarvan de laatste dag binnen 60 dagen valt. Er is er nu geen.",
        partial(lopen_af, dagen=STRAKS),
    ),
    "zonder-start": Lijstkeuze(
        "begin niet gemeld",
        "Bij welke toewijzingen is het begin van de hulp niet gemeld?",
        ", de langst wachtende bovenaan. Een aanbieder meldt het begin binnen vijf werkdagen.",
        "Hier komen toewijzingen waarvan het begin van de hulp uitblijft. Er is er nu geen.",
        zonder_start,
    ),
}
NIEUW = "nieuw"


def gekozen(bezoek: Bezoek, op: date) -> tuple[str, date]:
    """What the address asks for, and since when for new ones. Raises `Vraagfout`."""
    code = lees_keuze(bezoek, "welke", [*KEUZES, NIEUW], "eindigt30")
    return code, lees_dag(bezoek, "sinds") or op - RECENT


def keuze(code: str, sinds: date) -> Lijstkeuze:
    """The list with this code."""
    if code != NIEUW:
        return KEUZES[code]
    return Lijstkeuze(
        f"nieuw sinds {datum(sinds)}",
        f"Welke toewijzingen kwamen er bij sinds {datum(sinds)}?",
        ", de nieuwste bovenaan.",
        "Hier komen toewijzingen die voor het eerst in een bericht stonden. Er kwam er geen bij.",
        lambda rijen, op: nieuw_sinds(rijen, sinds),
    )


def adres(code: str, **extra: str) -> str:
    """The address of a list."""
    return f"{reverse('toewijzingen')}?{urlencode({'welke': code, **extra})}"
