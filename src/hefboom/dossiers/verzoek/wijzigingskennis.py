# SPDX-License-Identifier: EUPL-1.2
"""What is known beside a request for change, and what its lines would lead to with that. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from hefboom.dossiers.product import Productaanduiding
from hefboom.dossiers.toewijzing.besteed import NIETS, Besteed
from hefboom.dossiers.verzoek.keuzes import ONGEWIJZIGD
from hefboom.dossiers.verzoek.wijziging import Wensregel
from hefboom.ijw import overlappende
from hefboom.ijw.bomen import jw317
from hefboom.kernel import Period, zeker


@dataclass(frozen=True, slots=True)
class Actueel:
    """An allocation to this provider that runs on the day of the request, or will.

    `bekend_sinds`: the day of the message that first told of it.
    """

    product: Productaanduiding
    periode: Period
    bekend_sinds: date
    volume: int | None = None
    eenheid: str = ""
    frequentie: str = ""
    budget: int | None = None
    besteed: Besteed = NIETS


@dataclass(frozen=True, slots=True)
class Wijzigingskennis:
    """What is known: the youth, the provider's earlier requests, and what runs now.

    `client_bekend`: this municipality allocated something to this provider for the youth.
    `actueel` holds the allocations by number that end on or after the request's own date; removed
    ones are not there. `gekruist` are those that became what they are by a message of that date or
    later. `gevraagd` are the lines of the request itself; `eerder` gives for those that share days
    with one before them the one of these that runs on longest.
    """

    client_bekend: bool
    referentie_gebruikt: bool
    onderhanden: str
    actueel: Mapping[int, Actueel]
    dagtekening: date
    gevraagd: tuple[Wensregel, ...] = ()
    gekruist: frozenset[int] = frozenset()
    verlopen: str = ""
    eerder: Mapping[Wensregel, Wensregel] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "eerder", _overlappend(self))


def _overlappend(kennis: Wijzigingskennis) -> dict[Wensregel, Wensregel]:
    """One pass over the lines, as over the products of any message."""
    wensen = [(regel, wens) for regel in kennis.gevraagd if (wens := gewenst(regel, kennis))]
    rij = [_als_product(*wens) for _, wens in wensen]
    return {
        regel: wensen[nummer - 1][0]
        for (regel, _), nummer in zip(wensen, overlappende(rij), strict=True)
        if nummer is not None
    }


def _als_product(product: Productaanduiding, periode: Period) -> jw317.NieuwProduct:
    """What a line leads to, as a message would write it."""
    boom: jw317.NieuwProduct = {"GewensteIngangsdatum": periode.first}
    if periode.last is not None:
        boom["Einddatum"] = periode.last
    if product.categorie:
        boom["Product"] = {"Categorie": product.categorie}
        if product.code:
            boom["Product"]["Code"] = product.code
    return boom


def gewenst(regel: Wensregel, kennis: Wijzigingskennis) -> tuple[Productaanduiding, Period] | None:
    """The product and the days that this line would lead to."""
    if regel.nummer is None:
        ingang = zeker(regel.ingang, "een gewenste ingangsdatum")
        return (regel.product, _periode(ingang, regel.einde))
    toewijzing = kennis.actueel.get(regel.nummer)
    if toewijzing is None:
        return None
    if regel.wat == ONGEWIJZIGD:
        gekruist = regel.nummer in kennis.gekruist  # its end may not be the one the provider knew
        return None if gekruist else (toewijzing.product, toewijzing.periode)
    return toewijzing.product, _periode(toewijzing.periode.first, regel.einde)


def _periode(ingang: date, einde: date | None) -> Period:
    return Period.inclusive(ingang, None if einde is None else max(ingang, einde))
