# SPDX-License-Identifier: EUPL-1.2
"""How far each month has been claimed for: by sentence, and beside a slow twin."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from hefboom.facts import TABELLEN, Momentopname
from hefboom.kernel import Period
from hefboom.measures import CATALOGUS, Volledigheid, bereken, maandstanden, volledig_deel
from hefboom.measures.volledigheid import rust_op_declaraties
from tests.measures.spec import ROMMEL, lees, vries
from tests.naive.volledigheid_traag import maandstanden_traag

OKT, NOV, DEC = (date(2026, maand, 1) for maand in (10, 11, 12))
WIE = ("ada", "bob", "cor", "dia", "eva", "fee", "gre", "han", "ida", "jan")

Wereld = Callable[..., Momentopname]


@pytest.fixture
def wereld(tmp_path: Path) -> Wereld:
    """Ten youths with help from A since August; who was claimed for, per month."""

    def maak(peildatum: date = date(2027, 1, 1), soort: str = "inspanning", **maanden: int):
        hulp = [f"{wie} | A | 1 | 2026-08-01 | {soort}" for wie in WIE]
        regels = [
            f"{wie} | A | 1 | 2026-{maand[1:]}-01 | 100"
            for maand, aantal in maanden.items()
            for wie in WIE[:aantal]
        ]
        tekst = "\n".join(
            [
                "zorgperioden",
                "jeugdige | aanbieder | segment | begindatum | bekostiging",
                *hulp,
                "prestaties",
                "jeugdige | aanbieder | segment | begindatum | toegekend",
                *regels,
            ]
        )
        return vries(tmp_path, lees(tekst), peildatum)

    return maak


def achter(opname: Momentopname) -> list[date]:
    return [stand.maand for stand in maandstanden(opname) if not stand.volledig]


def test_een_maand_is_volledig_als_zij_is_gedeclareerd_zoals_gewoonlijk(wereld: Wereld) -> None:
    assert achter(wereld(m08=9, m09=9, m10=9, m11=9, m12=9)) == []


def test_alleen_de_laatste_maanden_kunnen_achterlopen(wereld: Wereld) -> None:
    assert achter(wereld(m08=9, m09=9, m10=9, m11=9)) == [DEC]
    assert achter(wereld(m08=9, m09=9, m10=9, m11=5, m12=1)) == [NOV, DEC]
    assert achter(wereld(m08=9, m09=4, m10=9, m11=9, m12=9)) == []


def test_minder_hulp_is_geen_achterstand_en_evenveel_regels_geen_bewijs(wereld: Wereld) -> None:
    """What counts is whose help was claimed for, not how many lines there are."""
    opname = wereld(m08=10, m09=10, m10=10, m11=10, m12=2)
    (december,) = [stand for stand in maandstanden(opname) if stand.maand == DEC]
    assert (december.lopend, december.gedeclareerd, december.aandeel) == (10, 2, 0.2)
    assert (december.aanbieders, december.aanbieders_klaar) == (1, 1)
    assert not december.volledig


def test_een_maand_die_nog_loopt_is_nooit_volledig(wereld: Wereld) -> None:
    opname = wereld(date(2026, 12, 20), m08=9, m09=9, m10=9, m11=9, m12=10)
    assert achter(opname) == [DEC]


def test_taakgerichte_hulp_wordt_niet_gedeclareerd(wereld: Wereld) -> None:
    opname = wereld(soort="taak", m08=9, m09=9)
    assert achter(opname) == []
    assert all(stand.lopend == 0 for stand in maandstanden(opname))


def test_wie_nog_niets_declareerde_heeft_geen_enkele_volledige_maand(wereld: Wereld) -> None:
    assert achter(wereld(m08=10)) == [date(2026, 9, 1), OKT, NOV, DEC]


def test_een_cijfer_weet_zelf_welke_maanden_nog_openstaan(wereld: Wereld) -> None:
    opname = wereld(m08=9, m09=9, m10=9, m11=9)
    for code in ("uitgaven", "geweigerde_regels", "openstaande_weigeringen", "geweigerd_aandeel"):
        uitkomst = bereken(code, opname)
        assert uitkomst.achter(uitkomst.enige) == (DEC,), code
    assert bereken("jeugdigen", opname).volledigheid == Volledigheid()
    per_maand = bereken("uitgaven", opname, ("maand",))
    assert {r.sleutel["maand"] for r in per_maand.rijen if per_maand.achter(r)} <= {"2026-12"}
    eerder = bereken("uitgaven", opname, periode=Period(OKT, DEC))
    assert eerder.achter(eerder.enige) == ()


def test_een_segment_zonder_declaraties_is_altijd_volledig(wereld: Wereld) -> None:
    opname = wereld(m08=9, m09=9, m10=9, m11=9)
    termijnen = bereken("bestedingen", opname, waar={"segment": "3"})
    assert termijnen.achter(termijnen.enige) == ()
    regels = bereken("bestedingen", opname, waar={"segment": "1"})
    assert regels.achter(regels.enige) == (DEC,)


def test_vergelijken_kan_over_het_deel_dat_er_helemaal_is() -> None:
    jaar = Period.year(2026)
    assert volledig_deel(jaar, [NOV, DEC]) == Period(date(2026, 1, 1), NOV)
    assert volledig_deel(jaar, []) == jaar
    assert volledig_deel(Period.month_of(DEC), [DEC]) is None


def test_alleen_wat_op_declaraties_rust_kan_onvolledig_zijn() -> None:
    rusten = {code for code, maat in CATALOGUS.items() if rust_op_declaraties(maat)}
    assert {"uitgaven", "bestedingen", "uitputting", "geweigerd_aandeel"} <= rusten
    assert not {"budget", "jeugdigen", "termijnen", "binnen_norm"} & rusten


@pytest.mark.parametrize("zaad", range(12))
def test_de_standen_zijn_die_van_de_trage_tweeling(zaad: int) -> None:
    dobbel = random.Random(zaad)
    begin, peildatum = date(2026, 1, 1), date(2026, 6, dobbel.choice((1, 15)))

    def dag(tot: int = 150) -> date:
        return begin + timedelta(days=dobbel.randrange(tot))

    hulp = [
        {
            "jeugdige": dobbel.choice(WIE),
            "aanbieder": dobbel.choice("AB"),
            "begindatum": (van := dag(100)),
            "einddatum": dobbel.choice((None, van + timedelta(days=dobbel.randrange(90)))),
            "bekostiging": dobbel.choice(("inspanning", "output", "taak", "")),
        }
        for _ in range(25)
    ]
    regels = [
        {
            "jeugdige": dobbel.choice((*WIE, "vreemd", None)),
            "aanbieder": dobbel.choice("ABC"),
            "begindatum": dag(dobbel.choice((100, 150))),
        }
        for _ in range(dobbel.choice((3, 80)))
    ]
    tabellen = {
        naam: [
            {k.naam: None if k.leeg else ROMMEL[k.soort] for k in TABELLEN[naam].kolommen} | rij
            for rij in rijen
        ]
        for naam, rijen in (("zorgperioden", hulp), ("prestaties", regels))
    }
    with tempfile.TemporaryDirectory() as map_:
        opname = vries(Path(map_), tabellen, peildatum)
        gevonden = maandstanden(opname)
        eerste = gevonden[0].maand
        assert [
            (s.maand, s.lopend, s.gedeclareerd, s.aanbieders, s.aanbieders_klaar, s.volledig)
            for s in gevonden
        ] == maandstanden_traag(hulp, regels, eerste, peildatum)
