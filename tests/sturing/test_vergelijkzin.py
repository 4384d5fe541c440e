# SPDX-License-Identifier: EUPL-1.2
"""A sentence over what is shown does not read as if it were over everything."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any, cast

import pytest

from hefboom.measures import CATALOGUS, Rij, toon
from hefboom.scherm.grafieken.balken import Balk
from hefboom.sturing.bladen.gemeenten.blad import zin as gemeentenzin
from hefboom.sturing.namen import Naamboek
from hefboom.sturing.onderdelen.segmenten import over_budget
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


@pytest.mark.parametrize(
    ("over", "verborgen", "zin"),
    [
        ([], False, "Geen segment ging tot nu toe over het budget van 2026 heen."),
        (
            [],
            True,
            "Van wat te zien is, ging geen segment tot nu toe over het budget van 2026 heen.",
        ),
        (["1 Thuis"], True, "1 Thuis ging tot nu toe over het budget van 2026 heen."),
    ],
    ids=["alles te zien", "een verborgen", "een erover"],
)
def test_van_wat_verborgen_is_staat_er_niet_dat_het_binnen_het_budget_bleef(
    over: list[str], verborgen: bool, zin: str
) -> None:
    blik: Any = SimpleNamespace(laatste_dag=date(2026, 12, 31))
    vak: Any = SimpleNamespace(deel=1)
    assert over_budget(blik, vak, over, verborgen=verborgen) == zin


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
        (
            {"A": 8.0, "B": 9.0, "C": 8.0},
            ["A"],
            "In A krijgen 8,0 van elke 100 jeugdigen hulp: meer dan in geen van de 2 andere "
            "gemeenten waarvan dit te zien is.",
        ),
        (
            {"A": 8.0, "B": 7.0, "C": 5.0},
            ["A"],
            "In A krijgen 8,0 van elke 100 jeugdigen hulp: meer dan in alle 2 andere gemeenten "
            "waarvan dit te zien is.",
        ),
    ],
    ids=["alles te zien", "een verborgen", "twee gemeenten", "drie", "de laagste", "de hoogste"],
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
