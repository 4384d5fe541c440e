# SPDX-License-Identifier: EUPL-1.2
"""What if this provider leaves: whose help must go elsewhere, and is there an elsewhere?

From the allocations that run on the peildatum; nothing is foretold. An alternative is another
provider with a contract for the same product in the same municipality on that day or, while a
region has no register, one that has youths of that municipality in that product now.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

import numpy as np

from hefboom.contracten import Contractenboek
from hefboom.facts import Kolommen, Momentopname, Namen, Vlaggen
from hefboom.kernel import ONE_DAY

EPOCH = date(1970, 1, 1)
JAAR = 365


@dataclass(frozen=True, slots=True)
class Vertrekplek:
    """One product in one municipality: youths who have it now, and who else could give it.

    `andere`: the alternatives; `leveren`: those of them, or others, that do so now.
    """

    product: str
    gemeente: str
    jeugdigen: frozenset[int]
    andere: frozenset[str]
    leveren: frozenset[str]


@dataclass(frozen=True)
class Vertrek:
    """Everything that hangs on one provider on the peildatum, under all of its AGB `codes`.

    `jeugdigen`: how many have running help there; `zonder`: how many of them have a product for
    which their municipality has no other provider. `wacht`: median days from request to start at
    the others over the last year, per product; None where none is known.
    """

    op: date
    codes: frozenset[str]
    jeugdigen: int
    zonder: int
    plekken: tuple[Vertrekplek, ...]
    wacht: Mapping[str, float | None] = field(default_factory=dict)
    naar_contract: bool = False


def bij_vertrek(opname: Momentopname, boek: Contractenboek, agb: str) -> Vertrek:
    """Work it out for the organisation of this AGB code: it leaves with all of its codes."""
    tabel = opname.kolommen("toewijzingen")
    op = opname.peildatum - ONE_DAY
    loopt = tabel.loopt_op(op)
    aanbieder, product, gemeente = (
        tabel.indeling(naam) for naam in ("aanbieder", "product", "gemeente")
    )
    jeugdige = tabel.tekst("jeugdige").codes
    codes = boek.codes_samen_met(agb, op)
    zelf = np.isin(aanbieder.codes, [_nummer(aanbieder, code) for code in codes])
    plekken: dict[tuple[int, int], set[int]] = {}
    for p, g, j in zip(
        product.codes[loopt & zelf].tolist(),
        gemeente.codes[loopt & zelf].tolist(),
        jeugdige[loopt & zelf].tolist(),
        strict=True,
    ):
        plekken.setdefault((p, g), set()).add(j)
    anderen = loopt & ~zelf
    uit = []
    for (p, g), jeugdigen in sorted(plekken.items()):
        hier = anderen & (product.codes == p) & (gemeente.codes == g)
        leveren = frozenset(aanbieder.namen[a] for a in np.unique(aanbieder.codes[hier]).tolist())
        code, plaats = product.namen[p], gemeente.namen[g]
        andere = leveren if boek.leeg else _met_contract(boek, codes, code, plaats, op)
        uit.append(Vertrekplek(code, plaats, frozenset(jeugdigen), andere, leveren))
    allen = {j for plek in uit for j in plek.jeugdigen}
    zonder = {j for plek in uit if not plek.andere for j in plek.jeugdigen}
    producten = {plek.product for plek in uit}
    return Vertrek(
        op,
        codes,
        len(allen),
        len(zonder),
        tuple(uit),
        {code: _wacht(tabel, product, ~zelf, code, op) for code in sorted(producten)},
        naar_contract=not boek.leeg,
    )


def _nummer(kolom: Namen, waarde: str) -> int:
    return kolom.namen.index(waarde) if waarde in kolom.namen else -2


def _met_contract(
    boek: Contractenboek, eigen: frozenset[str], product: str, gemeente: str, op: date
) -> frozenset[str]:
    return frozenset(
        ander
        for ander in boek.codes
        if ander not in eigen and boek.deel(ander, product, gemeente, op) is not None
    )


def _wacht(tabel: Kolommen, product: Namen, anderen: Vlaggen, code: str, op: date) -> float | None:
    """The middle wait at the others, of help that should have begun in the last year."""
    wacht = tabel.getal("wacht_dagen")
    begin = tabel.dag("ingangsdatum").waarden
    telt = anderen & (product.codes == _nummer(product, code))
    telt &= begin > (op - timedelta(days=JAAR) - EPOCH).days
    if wacht.leeg is not None:
        telt &= ~wacht.leeg
    dagen = wacht.waarden[telt]
    return float(np.median(dagen)) if len(dagen) else None
