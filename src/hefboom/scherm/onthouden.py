# SPDX-License-Identifier: EUPL-1.2
"""What a page understood of its address, so that the address can be kept as a view of one's own.

Every reader of a value with a kind (a choice, a day, an amount) says here what it read. What was
only typed is not kept: a number of a person, a word nobody asked for. Nor is the page of a list.
"""

from __future__ import annotations

from django.http import HttpRequest
from django.template import Context

from hefboom.kernel import verhuld

KENMERK = "begrepen"
#: A typed word with more digits than this may be part of a number of someone.
MEESTE_CIJFERS = 2
#: A made-up name in an address is not repeated longer than this.
KORT = 40


def onthoud(request: HttpRequest, naam: str, *waarden: str) -> None:
    """The page understood these values of this name; of several calls the last one stands.

    Without a value: understood, and nothing to keep. What may hold a BSN is never kept, whatever
    kind of value it was read as: a sum of nine digits is one too.
    """
    if all(verhuld(waarde) == waarde for waarde in waarden):
        begrepen(request)[naam] = waarden


def onthoud_tekst(request: HttpRequest, naam: str, tekst: str) -> None:
    """As `onthoud`, of a word that was typed: not when it may hold a number of someone."""
    if sum(teken.isdigit() for teken in tekst) <= MEESTE_CIJFERS:
        onthoud(request, naam, tekst)


def begrepen(request: HttpRequest) -> dict[str, tuple[str, ...]]:
    """What the page understood up to now, by name."""
    plek = request.resolver_match
    if plek is not None and "pk" in plek.kwargs:
        return {}  # the page of one message or claim is no view to come back to
    bekend = getattr(request, KENMERK, None)
    if not isinstance(bekend, dict):
        bekend = {}
        setattr(request, KENMERK, bekend)
    return bekend


def vergeet(request: HttpRequest) -> None:
    """Nothing of this address is worth keeping: there is no page."""
    setattr(request, KENMERK, {})


def onbegrepen(request: HttpRequest) -> list[str]:
    """What stands in the address and cannot be kept, as one would call it."""
    bekend = begrepen(request)
    over = [naam for naam in request.GET if naam not in bekend and request.GET.get(naam)]
    return list(dict.fromkeys(naam.rpartition("met-")[2][:KORT] for naam in over))


def paren(request: HttpRequest) -> list[tuple[str, str]]:
    """The same, as the pairs of an address."""
    return [(naam, waarde) for naam, waarden in begrepen(request).items() for waarde in waarden]


def naam_van_blad(context: Context) -> str:
    """What the page that is made calls itself: the last of its crumbs."""
    kruimels = context.get("kruimels") or ()
    return str(kruimels[-1].naam) if kruimels else ""
