# SPDX-License-Identifier: EUPL-1.2
"""What each municipality used, as far as whole calendar years are known: for sharing costs."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

import numpy as np

from hefboom.bekostiging import Gebruik, Gebruiksplek
from hefboom.facts import Momentopname
from hefboom.kernel import Period
from hefboom.measures import NIET_INGEDEELD, Vraag, bereken_vele, eerste_volle_maand

PER = ("gemeente", "product")


@lru_cache(maxsize=2)
def gebruik_in(opname: Momentopname) -> Gebruik:
    """The use per municipality, product and whole calendar year of a snapshot.

    A year counts when the record is whole from its first month and it was over on the peildatum.
    For the house: whoever shows it sees to who may see it. What each youth cost has no name.
    """
    jaren = _hele_jaren(opname)
    vragen = [
        Vraag.naar(code, PER, None, Period.year(jaar), "toen")
        for jaar in jaren
        for code in ("jeugdigen", "uitgaven")
    ]
    jeugdigen: dict[Gebruiksplek, int] = {}
    toegekend: dict[Gebruiksplek, int] = {}
    for vraag, uitkomst in zip(vragen, bereken_vele(vragen, opname), strict=True):
        jaar = vraag.periode.start.year if vraag.periode else 0
        doel = jeugdigen if vraag.code == "jeugdigen" else toegekend
        for rij in uitkomst.rijen:
            if rij.sleutel["product"] != NIET_INGEDEELD and rij.waarde:
                doel[Gebruiksplek(rij.sleutel["gemeente"], rij.sleutel["product"], jaar)] = int(
                    rij.waarde
                )
    return Gebruik(frozenset(jaren), jeugdigen, toegekend, _per_jeugdige(opname, jaren))


def _hele_jaren(opname: Momentopname) -> list[int]:
    begin = eerste_volle_maand(opname)
    if begin is None:
        return []
    eerste = begin.year if begin.month == 1 else begin.year + 1
    return [
        jaar
        for jaar in range(eerste, opname.peildatum.year + 1)
        if date(jaar + 1, 1, 1) <= opname.peildatum
    ]


def _per_jeugdige(
    opname: Momentopname, jaren: list[int]
) -> dict[tuple[str, int], tuple[dict[str, int], ...]]:
    """Of each youth of a municipality in a year: the granted cents per product."""
    kolommen = opname.kolommen("prestaties")
    jeugdige, gemeente, product = (
        kolommen.indeling(naam) for naam in ("jeugdige", "gemeente", "product")
    )
    jaar = (
        kolommen.dag("begindatum")
        .waarden.astype("datetime64[D]")
        .astype("datetime64[Y]")
        .astype(int)
        + 1970
    )
    bedrag = kolommen.getal("toegekend").waarden
    telt = np.isin(jaar, jaren) & (jeugdige.codes >= 0) & (bedrag != 0)
    sleutels = np.stack(
        [jaar[telt], gemeente.codes[telt], jeugdige.codes[telt], product.codes[telt]], axis=1
    )
    if not len(sleutels):
        return {}
    uniek, waar = np.unique(sleutels, axis=0, return_inverse=True)
    sommen = np.zeros(len(uniek), np.int64)
    np.add.at(sommen, waar.reshape(-1), bedrag[telt])
    uit: dict[tuple[str, int], dict[int, dict[str, int]]] = {}
    for (een, g, j, p), som in zip(uniek.tolist(), sommen.tolist(), strict=True):
        per = uit.setdefault((gemeente.namen[g], een), {}).setdefault(j, {})
        per[product.namen[p]] = som
    return {plek: tuple(per.values()) for plek, per in uit.items()}
