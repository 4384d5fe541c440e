# SPDX-License-Identifier: EUPL-1.2
"""Which norm a figure is held against, and who set it."""

from __future__ import annotations

from dataclasses import dataclass

from hefboom.measures import NORMSOORTEN, Maat, normen_op
from hefboom.stelsel import Status, zwakste
from hefboom.sturing.blik import Blik
from hefboom.sturing.namen import Naamboek

MEESTE = 8


def normtekst(blik: Blik, namen: Naamboek, maat: Maat, segment: str) -> list[str]:
    """One sentence per different norm, with its standing; empty when the measure has none.

    A measure that is held against several kinds of norm says of each norm what it is about.
    """
    if not maat.normen:
        return []
    gevonden = normen_op(blik.opname, maat.normen, namen.dag, segment)
    zinnen = []
    for norm, aantal in gevonden:
        soort = f"{NORMSOORTEN[norm.soort].capitalize()}: " if len(maat.normen) > 1 else ""
        producten = "product" if aantal == 1 else "producten"
        zinnen.append(
            f"{soort}{_met_eenheid(norm.waarde, norm.eenheid)} voor {aantal} {producten} "
            f"({norm.status})."
        )
    if len(zinnen) > MEESTE:
        return [*zinnen[:MEESTE], f"En nog {len(zinnen) - MEESTE} andere normen."]
    return zinnen or ["Voor deze producten is geen norm gesteld."]


@dataclass(frozen=True, slots=True)
class Startnormen:
    """The norms in days from allocation to start, the least first, and the weakest standing."""

    dagen: tuple[int, ...] = ()
    status: Status | None = None

    @property
    def enige(self) -> int | None:
        """The one norm there is; None when products differ, or have none."""
        return self.dagen[0] if len(self.dagen) == 1 else None


def startnormen(blik: Blik, namen: Naamboek, segment: str = "") -> Startnormen:
    """The norms for the start of help, of a segment or of all help."""
    gevonden = [norm for norm, _ in normen_op(blik.opname, ("start",), namen.dag, segment)]
    return Startnormen(
        tuple(sorted({norm.waarde for norm in gevonden})),
        zwakste(*(norm.status for norm in gevonden)) if gevonden else None,
    )


def normregel(normen: Startnormen) -> str:
    """`Norm: 70 dagen (aanname)`, under a figure; a span when products differ.

    >>> normregel(Startnormen((14, 42, 70), "aanname"))
    'Norm: 14 tot 70 dagen, per product (aanname)'
    >>> normregel(Startnormen((1,), "besloten")), normregel(Startnormen())
    ('Norm: 1 dag (besloten)', '')
    """
    if not normen.dagen:
        return ""
    if normen.enige is not None:
        return f"Norm: {_met_eenheid(normen.enige, 'dagen')} ({normen.status})"
    return f"Norm: {normen.dagen[0]} tot {normen.dagen[-1]} dagen, per product ({normen.status})"


def _met_eenheid(waarde: int, eenheid: str) -> str:
    return f"{waarde} dag" if (waarde, eenheid) == (1, "dagen") else f"{waarde} {eenheid}"
