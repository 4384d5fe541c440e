# SPDX-License-Identifier: EUPL-1.2
"""A check reads the class it says it reads: the link a type checker cannot see."""

from typing import Any, get_args, get_type_hints

import pytest

from hefboom.ijw import bomen
from hefboom.ijw.regels import TOETSEN, Toets, regel
from hefboom.ijw.standaard import Berichtsoort, Klasse, release

ALLE = [
    pytest.param(toets, id=f"{toets.code} {toets.check.__name__} {toets.per}")
    for toetsen in TOETSEN.values()
    for toets in toetsen
]


@pytest.mark.parametrize("toets", ALLE)
def test_een_toets_kijkt_naar_de_klasse_op_zijn_plek(toets: Toets) -> None:
    eerste = next(iter(get_type_hints(toets.check).values()))
    gevraagd = get_args(eerste) or (eerste,)
    if not any(hasattr(een, "__required_keys__") for een in gevraagd):
        return  # looks by the names the standard gives, or not at all
    berichten = toets.soorten or regel(toets.code).berichten
    klassen = {
        soort: klasse
        for soort in berichten
        if (klasse := _klasse_op(release().soorten[soort], toets.per)) is not None
    }
    assert klassen, "this path leads nowhere"
    for soort, klasse in klassen.items():
        eigen = _boom_van(soort, klasse)
        assert any(_is_ook(eigen, een) for een in gevraagd), (soort, klasse.naam)


def _klasse_op(soort: Berichtsoort, pad: str) -> Klasse | None:
    klasse: Klasse | None = soort.wortel
    for stap in filter(None, pad.split("/")):
        veld = klasse.op_naam.get(stap) if klasse is not None else None
        klasse = veld.klasse if veld is not None else None
    return klasse


def _boom_van(soort: str, klasse: Klasse) -> Any:
    naam = klasse.naam.removeprefix("CDT_")
    return getattr(
        bomen.basis if klasse.voorvoegsel == "ijw" else getattr(bomen, soort.lower()), naam
    )


def _is_ook(eigen: Any, gevraagd: Any) -> bool:
    """As a type checker sees it: all elements that are asked for are there, and as they should."""
    heeft = get_type_hints(eigen, include_extras=True)
    vraagt = get_type_hints(gevraagd, include_extras=True)
    return all(
        naam in heeft and (heeft[naam] == type_ or _is_ook_veld(heeft[naam], type_))
        for naam, type_ in vraagt.items()
    )


def _is_ook_veld(eigen: Any, gevraagd: Any) -> bool:
    een, ander = get_args(eigen), get_args(gevraagd)
    if een and ander:
        return _is_ook_veld(een[0], ander[0])
    return hasattr(eigen, "__required_keys__") and _is_ook(eigen, gevraagd)
