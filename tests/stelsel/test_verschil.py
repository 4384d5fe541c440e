# SPDX-License-Identifier: EUPL-1.2
"""What changes between two days: the seeds' own changes, and nothing where nothing was decided."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from hefboom import stelsel
from hefboom.cli import main
from hefboom.stelsel.verschil import SOORTEN

OUDJAAR, NIEUWJAAR = date(2025, 12, 31), date(2026, 1, 1)


def gevonden(regio: str, eerst: date, dan: date) -> dict[tuple[str, str], tuple[str, str]]:
    return {
        (een.waarin, een.waarover): (een.was, een.wordt)
        for een in stelsel.verschillen(stelsel.laad(regio), eerst, dan)
    }


def test_segment_5_gaat_op_in_1_en_2() -> None:
    """S0:62-70: Crisis closes, its supplements move, segment 1 gets another name."""
    uit = gevonden("zuid-holland-zuid", OUDJAAR, NIEUWJAAR)
    assert uit["segment", "segment 5"] == ("Crisis", "geen")
    verhuisd = {w for (soort, _), (van, w) in uit.items() if soort == "product" and " 5 " in van}
    assert {tekst.split()[1] for tekst in verhuisd} == {"1", "2"}


def test_een_verhuizing_noemt_het_besluit_tot_verhuizen() -> None:
    """Not the source of the product code, which says nothing of the move."""
    regio = stelsel.laad("zuid-holland-zuid")
    verhuisd = [
        een
        for een in stelsel.verschillen(regio, OUDJAAR, NIEUWJAAR)
        if een.waarin == "product" and " 5 " in een.was
    ]
    assert verhuisd
    assert {een.status for een in verhuisd} == {"besloten"}
    assert all(een.bron.startswith("S0:6") for een in verhuisd), [een.bron for een in verhuisd]


def test_alleen_wat_veranderde_heeft_een_omschrijving() -> None:
    for regio in map(stelsel.laad, stelsel.regios()):
        veranderd = {
            loop.product.code
            for loop in regio[stelsel.Producten].lopen.values()
            if sum(versie is not None for versie in loop.versies.waarden) > 1
        }
        gezegd = {
            waarover.split()[0]
            for dag in regio.wisseldagen()
            for waarover, _ in SOORTEN["product"](regio, dag)
            if waarover.endswith(", omschrijving")
        }
        assert gezegd == veranderd


def test_haaglanden_krijgt_op_1_januari_2027_segmenten() -> None:
    uit = gevonden("haaglanden", date(2026, 12, 31), date(2027, 1, 1))
    nieuw = [
        waarover
        for (soort, waarover), (was, _) in uit.items()
        if (soort, was) == ("segment", "geen")
    ]
    assert nieuw == [f"segment {nummer}" for nummer in range(1, 6)]


@pytest.mark.parametrize("regio", stelsel.regios())
def test_alleen_op_een_wisseldag_verandert_er_iets(regio: str) -> None:
    alles = stelsel.laad(regio)
    wissels = alles.wisseldagen()
    for dag in wissels[1:]:
        assert stelsel.verschillen(alles, dag, dag) == ()
        na = dag + timedelta(days=1)
        if na not in wissels:
            assert stelsel.verschillen(alles, dag, na) == ()
    eerst, dan = stelsel.wisseling_bij(alles, OUDJAAR)
    assert dan - eerst == timedelta(days=1)
    assert dan in wissels


@pytest.mark.parametrize("regio", stelsel.regios())
def test_terug_is_hetzelfde_andersom(regio: str) -> None:
    een, ander = date(2025, 6, 1), date(2027, 6, 1)
    heen, terug = gevonden(regio, een, ander), gevonden(regio, ander, een)
    assert {sleutel: (b, a) for sleutel, (a, b) in heen.items()} == terug
    assert {soort for soort, _ in heen} <= set(SOORTEN)


def test_de_opdrachtregel_zegt_het_ook(capsys: Any) -> None:
    assert main(["stelsel", "verschil", "zuid-holland-zuid", "31-12-2025", "1-1-2026"]) == 0
    uit = capsys.readouterr().out
    assert uit.startswith("Tussen 31 december 2025 en 1 januari 2026 verandert: segment (")
    assert "Crisis" in uit
    assert main(["stelsel", "verschil", "zuid-holland-zuid", "1-1-2026", "31-12-2025"]) == 0
    assert capsys.readouterr().out == uit
    assert main(["stelsel", "verschil", "haaglanden", "31-12-2025"]) == 2
    assert "noem twee dagen" in capsys.readouterr().err.lower()


def test_een_dag_waarover_niets_is_besloten_heet_niet_ongewijzigd(capsys: Any) -> None:
    assert main(["stelsel", "verschil", "zuid-holland-zuid", "1-1-2027", "1-1-2036"]) == 0
    uit = capsys.readouterr().out
    assert "Over 1 januari 2036 zegt het stelsel niets: het geldt vanaf" in uit
    assert "verandert er niets" not in uit
