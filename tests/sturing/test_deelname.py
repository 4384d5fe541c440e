# SPDX-License-Identifier: EUPL-1.2
"""A comparison with a party that takes no part says so; where all take part nothing is said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from hefboom import stelsel
from hefboom.inzage import Inzage, rollen
from hefboom.kernel import Period
from hefboom.sturing.bladen.gemeenten.blad import inhoud as gemeenten
from hefboom.sturing.bladen.raad.blad import inhoud as raad
from hefboom.sturing.blik import Blik
from hefboom.sturing.namen import Naamboek
from hefboom.sturing.onderdelen.cijfers import TE_WEINIG
from hefboom.sturing.onderdelen.deelname import deelname_zin, segmenten_van
from hefboom.sturing.onderdelen.vergelijk import EEN_SEGMENT, gedeeld_cijfer
from tests.measures.spec import lees, vries

FEITEN = "inwoners\ngemeente | begindatum | jeugdigen\n0518 | 2015-01-01 | 100"


def zin(map_: Path, regio: str, jaar: int, segment: str = "") -> str:
    opname = replace(vries(map_, lees(FEITEN), date(jaar + 1, 1, 1)), regio=regio)
    blik = Blik(
        opname=opname,
        regio=stelsel.laad(regio),
        inzage=Inzage.als(rollen.ANALIST),
        periode=Period.year(jaar),
        indeling="toen",
        cache=map_,
    )
    return deelname_zin(blik, Naamboek(blik), segment)


def test_wie_niet_meedoet_staat_bij_de_vergelijking(tmp_path: Path) -> None:
    tekst = zin(tmp_path, "haaglanden", 2028)
    assert tekst.startswith(
        "Niet elke gemeente koopt alle hulp met de regio in: Den Haag niet in 4 "
    )
    assert "voor een deel niet in 3 " in tekst
    assert "Delft" not in tekst


def test_van_een_segment_alleen_wat_daar_geldt(tmp_path: Path) -> None:
    assert "Den Haag niet in 4 " in zin(tmp_path, "haaglanden", 2028, "4")
    assert zin(tmp_path, "haaglanden", 2028, "1") == ""


def test_waar_iedereen_meedoet_staat_er_niets(tmp_path: Path) -> None:
    assert zin(tmp_path, "zuid-holland-zuid", 2026) == ""


def test_wie_alleen_taakgerichte_hulp_inkoopt_leest_geen_nul_euro(tmp_path: Path) -> None:
    """Den Haag takes no part in segment 5, the only one with claims (S3:306-307)."""
    opname = replace(vries(tmp_path, lees(FEITEN), date(2029, 1, 1)), regio="haaglanden")
    for gemeente, termijnen in (("0518", True), ("0503", False)):
        blik = Blik(
            opname=opname,
            regio=stelsel.laad("haaglanden"),
            inzage=Inzage.als(rollen.RAADSLID, gemeente),
            periode=Period.year(2028),
            indeling="toen",
            cache=tmp_path,
            partij=("gemeente", gemeente),
        )
        tweede = raad(blik, Naamboek(blik))["stellingen"][1].zin
        assert ("alleen mee aan taakgerichte hulp" in tweede) is termijnen
        assert ("aan declaraties; de regio" in tweede) is not termijnen


GEDEELD = """
inwoners
gemeente | segment | segment_nu | vorm | begindatum | jeugdigen
0518 | 1 | 1 | groep | 2027-01-01 | 100
0503 | 1 | 1 | groep | 2027-01-01 | 100
0503 | 5 | 5 | groep | 2027-01-01 | 100
prestaties
gemeente | segment | segment_nu | begindatum | toegekend
0518 | 1 | 1 | 2028-03-01 | 500
0503 | 1 | 1 | 2028-03-01 | 300
0503 | 5 | 5 | 2028-03-01 | 7000
"""


@pytest.mark.parametrize(
    ("gemeente", "segmenten", "regio"), [("0518", {"1"}, 800), ("0503", set(), 7800)]
)
def test_naast_de_regio_staat_alleen_wat_beide_inkopen(
    tmp_path: Path, gemeente: str, segmenten: set[str], regio: int
) -> None:
    """The region's column is counted over the segments both share; for each reader alike."""
    opname = replace(vries(tmp_path, lees(GEDEELD), date(2029, 1, 1)), regio="haaglanden")
    for inzage in (Inzage.als(rollen.ANALIST), Inzage.als(rollen.BELEID, gemeente)):
        blik = Blik(
            opname=opname,
            regio=stelsel.laad("haaglanden"),
            inzage=inzage,
            periode=Period.year(2028),
            indeling="toen",
            cache=tmp_path,
        )
        gedeeld = segmenten_van(blik, [gemeente])
        assert gedeeld == segmenten
        cijfer = gedeeld_cijfer(blik, "uitgaven", {}, gedeeld)
        assert (cijfer.precies or cijfer.reden) in (str(regio), EEN_SEGMENT, TE_WEINIG)
        if inzage.hele_regio:
            assert cijfer.precies == str(regio)
            assert gedeeld_cijfer(blik, "uitgaven_per_jeugdige", {}, gedeeld).precies == (
                str(regio // 200)
            )


def test_een_gemeente_die_niet_meedoet_staat_zo_in_de_vergelijking(tmp_path: Path) -> None:
    opname = replace(vries(tmp_path, lees(FEITEN), date(2029, 1, 1)), regio="haaglanden")
    blik = Blik(
        opname=opname,
        regio=stelsel.laad("haaglanden"),
        inzage=Inzage.als(rollen.RAADSLID, "0503"),
        periode=Period.year(2028),
        indeling="toen",
        cache=tmp_path,
        partij=("gemeente", "0503"),
    )

    def cijfers(segment: str) -> dict[str, str]:
        tabel = gemeenten(blik, Naamboek(blik), segment)["tabel"]
        return {rij[0].tekst: rij[2].platte_tekst for rij in tabel.rijen}

    assert cijfers("4")["Den Haag"] == "doet niet mee"
    assert cijfers("4")["Delft"] == cijfers("")["Den Haag"] == "–"
