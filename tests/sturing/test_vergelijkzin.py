# SPDX-License-Identifier: EUPL-1.2
"""A sentence over what is shown does not read as if it were over everything."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

from hefboom.measures import CATALOGUS, Rij, toon
from hefboom.scherm.grafieken.balken import Balk
from hefboom.sturing.bladen.gemeenten.blad import zin as gemeentenzin
from hefboom.sturing.namen import Naamboek
from hefboom.sturing.onderdelen.vergelijk import vergelijkzin

MEEST, MINST = Balk("Thuis", 50, "50"), Balk("Verblijf", 12, "12")


@pytest.mark.parametrize(
    ("laatste", "verborgen", "zin"),
    [
        (MINST, False, "het meest bij Thuis (50), het minst bij Verblijf (12)."),
        (None, False, "het meest bij Thuis (50)."),
        (None, True, "van wat te zien is het meest bij Thuis (50)."),
        (MEEST, False, "50 bij Thuis."),
    ],
    ids=["alles", "afgekapt", "verborgen", "een"],
)
def test_wat_het_minst_is_staat_er_alleen_als_alles_er_staat(
    laatste: Balk | None, verborgen: bool, zin: str
) -> None:
    maat = CATALOGUS["jeugdigen"]
    assert vergelijkzin(maat, MEEST, laatste, verborgen=verborgen) == f"{maat.naam}: {zin}"


class Namen:
    """Names as they are coded."""

    def naam(self, dimensie: str, code: str) -> str:
        return code


@pytest.mark.parametrize(
    ("waarden", "eigen", "tekst"),
    [
        ({"A": 8.0, "B": 5.0}, [], "In A krijgen de meeste jeugdigen hulp: 8,0 van elke 100."),
        (
            {"A": 8.0, "B": None},
            [],
            "Van de gemeenten waarvan dit te zien is, krijgen in A de meeste jeugdigen hulp: "
            "8,0 van elke 100.",
        ),
        (
            {"A": 8.0, "B": 9.0},
            ["A"],
            "In A krijgen 8,0 van elke 100 jeugdigen hulp: minder dan in B, de enige andere "
            "gemeente waarvan dit te zien is.",
        ),
        (
            {"A": 8.0, "B": 9.0, "C": 5.0},
            ["A"],
            "In A krijgen 8,0 van elke 100 jeugdigen hulp: meer dan in 1 van de 2 andere gemeenten "
            "waarvan dit te zien is.",
        ),
    ],
    ids=["alles te zien", "een verborgen", "twee gemeenten", "drie gemeenten"],
)
def test_de_zin_boven_de_gemeenten_zegt_over_welke_zij_gaat(
    waarden: dict[str, float | None], eigen: list[str], tekst: str
) -> None:
    rijen = [
        Rij({"gemeente": code}, waarde, None, None, onderdrukt=waarde is None)
        for code, waarde in waarden.items()
    ]
    maat = CATALOGUS["jeugdigen_per_100"]
    uitkomst: Any = SimpleNamespace(
        rijen=rijen,
        toon=lambda rij: toon(maat.eenheid, rij),
        vastheid=lambda rij: SimpleNamespace(status=None),
    )
    assert gemeentenzin(cast(Naamboek, Namen()), uitkomst, eigen) == tekst
