# SPDX-License-Identifier: EUPL-1.2
"""A working list that is too long for one page: which part is shown, and the way to the rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest

from hefboom.scherm.lezers import lees_getal

T = TypeVar("T")
#: The name of the page number in an address.
BLADZIJDE = "pagina"


@dataclass(frozen=True, slots=True)
class Werklijst(Generic[T]):
    """One page of a list.

    `pagina` is Django's own page of rows; `vraag` the rest of the address (`soort=JW301&…`), which
    the links to the previous and the next page keep.
    """

    pagina: Page[Any]
    vraag: str = ""

    @classmethod
    def van(
        cls, request: HttpRequest, rijen: Sequence[T] | QuerySet[Any], per_pagina: int = 50
    ) -> Werklijst[T]:
        """The page the address asks for; the nearest one when it asks for one that is not there."""
        vraag = request.GET.copy()
        vraag.pop(BLADZIJDE, None)
        return cls(
            Paginator(rijen, per_pagina).get_page(lees_getal(request, BLADZIJDE, 1, 10**9)),
            vraag.urlencode(),
        )

    @property
    def gefilterd(self) -> bool:
        """Does the address ask for less than everything?"""
        return any(deel.partition("=")[2] for deel in self.vraag.split("&"))
