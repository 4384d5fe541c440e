# SPDX-License-Identifier: EUPL-1.2
"""A product as it is: its place on the ladder, who does the work, what the price is made of."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from hefboom.kernel import Cents
from hefboom.stelsel import Diensten, Plaatssoorten, Prijsdelen, Regio, lees_regio

Z = "zuid-holland-zuid"
Breek = Callable[..., Path]
Fouten = Callable[[Path, str], list[str]]
DAG = date(2027, 1, 1)


def test_de_ladder_loopt_van_zwaar_naar_licht(hgl: Regio) -> None:
    """S3:330-340, 615-616; the order itself is an assumption."""
    ladder = hgl[Plaatssoorten].ladder
    assert [een.code for een in ladder] == [
        "kliniek", "behandelgroep", "gezinshuis", "kamertraining", "pleegzorg", "Big5",
    ]  # fmt: skip
    assert {een.trede.status for een in ladder if een.trede} == {"aanname"}
    assert {een.status for een in ladder} == {"besloten"}
    assert ladder[-1].producten == ()


@pytest.mark.parametrize(
    ("van", "naar", "lichter"),
    [
        ("43A12", "44A09", True),
        ("44A09", "43A10", False),
        ("44A08", "44A08", False),
        ("43A08", "44A09", None),
        ("45A48", "44A09", None),
    ],
)
def test_een_stap_omlaag(hgl: Regio, van: str, naar: str, lichter: bool | None) -> None:
    assert hgl[Plaatssoorten].lichter(van, naar) is lichter


def test_crisisplekken_staan_niet_op_de_ladder(zhz: Regio) -> None:
    plek = zhz[Plaatssoorten].van("46A03")
    assert plek is not None
    assert (plek.crisis, plek.trede) == (True, None)


def test_een_dienst_zegt_wie_het_werk_doet_en_laat_leeg_wat_niet_bekend_is(zhz: Regio) -> None:
    dienst = zhz[Diensten].op("54002", DAG)
    assert dienst is not None
    assert (dict(dienst.functiemix), dienst.resultaat, dienst.status) == (
        {"wo": 100},
        "",
        "aanname",
    )
    assert zhz[Diensten].op("45A48", DAG) is None
    assert zhz[Diensten].op("54002", date(2021, 12, 31)) is None


def test_wat_een_lege_plek_kost(breek: Breek, zhz: Regio) -> None:
    """Housing and real estate go on; the care stops."""
    assert zhz[Prijsdelen].lege_plek("44A08", Cents(20000), DAG) is None
    wortel = breek(
        f"{Z}/prijsdelen.yaml",
        "kostendelen: {}",
        'kostendelen: {"44A08": [{vanaf: 2026-01-01, delen: {wonen: 25, vastgoed: 10, hulp: 65}, '
        "bron: HEFBOOM, status: aanname}]}",
    )
    delen = lees_regio(wortel, Z)[Prijsdelen]
    assert delen.lege_plek("44A08", Cents(16359), DAG) == Cents(5726)
    assert delen.lege_plek("44A08", Cents(16359), date(2025, 12, 31)) is None


def test_onderwijs_betaalt_mee_vanaf_een_dag(breek: Breek) -> None:
    wortel = breek(
        f"{Z}/prijsdelen.yaml",
        "betalers: {}",
        'betalers: {"41A00": [{vanaf: 2026-01-01, delen: {jeugdhulp: 70, onderwijs: 30}, '
        'bron: "S2:660-665", status: voorlopig}]}',
    )
    delen = lees_regio(wortel, Z)[Prijsdelen]
    verdeling = delen.betalers_op("41A00", DAG)
    assert verdeling is not None
    assert dict(verdeling.delen) == {"jeugdhulp": 70, "onderwijs": 30}
    assert delen.betalers_op("41A00", date(2025, 12, 31)) is None


@pytest.mark.parametrize(
    ("bestand", "oud", "nieuw", "fout"),
    [
        (
            "plaatsen",
            'producten: ["44A08"]',
            'producten: ["44A09"]',
            "plaatsen › pleegzorg › producten: product 44A09 hoort al bij gezinshuis.",
        ),
        (
            "plaatsen",
            'producten: ["44A08"]',
            'producten: ["44Z08"]',
            "producten: product '44Z08' bestaat niet.",
        ),
        (
            "diensten",
            'producten: ["54002", "54004"]',
            'producten: ["54001"]',
            "54001 heeft vanaf 2022-01-01 al een omschrijving. Houd één van beide.",
        ),
        (
            "prijsdelen",
            "betalers: {}",
            'betalers: {"99A00": []}',
            "betalers › 99A00: product '99A00' bestaat niet.",
        ),
        (
            "prijsdelen",
            "kostendelen: {}",
            'kostendelen: {"44A08": [{vanaf: 2026-01-01, delen: {eten: 100}, bron: HEFBOOM, '
            "status: aanname}]}",
            "'eten' ken ik niet. Kies uit 'wonen', 'hulp' of 'vastgoed'",
        ),
    ],
)
def test_wat_niet_kan_zegt_wat_en_waar(
    breek: Breek, fouten: Fouten, bestand: str, oud: str, nieuw: str, fout: str
) -> None:
    gevonden = fouten(breek(f"{Z}/{bestand}.yaml", oud, nieuw), Z)
    assert any(fout in een for een in gevonden), gevonden
