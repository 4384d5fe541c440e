# SPDX-License-Identifier: EUPL-1.2
"""A product as it is: its place on the ladder, who does the work, what the price is made of."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from hefboom.kernel import Cents
from hefboom.stelsel import (
    Diensten,
    Plaatssoorten,
    Prijsdelen,
    Producten,
    Regio,
    controleer,
    lees_regio,
)

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
    # The kind of place was decided, which code it has was not.
    assert {een.status for een in ladder if een.producten} == {"aanname"}
    assert {een.status for een in ladder if not een.producten} == {"besloten"}
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


WIJZIGING = (
    '    groep: ambulant\n    bron: "BOL24"\n    status: aanname\n    segment:\n'
    '      - {vanaf: 2022-01-01, waarde: "4", bron: "HEFBOOM", status: aanname}\n'
    '  - code: "45A49"'
)


@pytest.fixture
def gewijzigd(breek: Breek) -> Regio:
    """45A48 gets another name, unit and group on 1 January 2026."""
    nieuw = WIJZIGING.replace(
        '  - code: "45A49"',
        '    wijzigingen:\n      - {vanaf: 2026-01-01, naam: Begeleiding, eenheid: "01", '
        'groep: dyslexie, bron: "S0:77-78", status: besloten}\n  - code: "45A49"',
    )
    return lees_regio(breek(f"{Z}/producten.yaml", WIJZIGING, nieuw), Z)


def test_een_product_verandert_van_naam_eenheid_en_groep(gewijzigd: Regio) -> None:
    toen = gewijzigd[Producten].op("45A48", date(2025, 12, 31))
    nu = gewijzigd[Producten].op("45A48", date(2026, 1, 1))
    assert toen is not None
    assert nu is not None
    assert (toen.naam, toen.eenheid, toen.groep, toen.status) == (
        "Ambulante jeugdhulp, individueel", "04", "ambulant", "aanname",
    )  # fmt: skip
    assert (nu.naam, nu.eenheid, nu.groep, nu.status) == (
        "Begeleiding", "01", "dyslexie", "besloten",
    )  # fmt: skip
    assert gewijzigd.product("45A48", date(2025, 12, 31)) == toen
    assert gewijzigd.product("45A48", date(2030, 1, 1)) == nu
    assert gewijzigd[Producten].op("45A48", date(2030, 1, 1)) is None


def test_de_indeling_van_een_dag_kent_het_product_van_die_dag(gewijzigd: Regio) -> None:
    namen = [
        next(p.naam for p in gewijzigd.op(dag).producten_van("4") if p.code == "45A48")
        for dag in (date(2025, 12, 31), date(2026, 1, 1))
    ]
    assert namen == ["Ambulante jeugdhulp, individueel", "Begeleiding"]


def test_deelname_en_norm_volgen_de_wijziging(gewijzigd: Regio) -> None:
    """Its new group takes part as well, and the norm of 2022 is in the unit of 2022."""
    assert gewijzigd.neemt_deel("0505", "45A48", date(2026, 1, 1))
    norm = gewijzigd.norm("max_intensiteit", "45A48", date(2026, 1, 1))
    assert norm is not None
    assert norm.eenheid == "uur per week"
    assert [fout for bewijs in controleer(gewijzigd) for fout in bewijs.fouten] == []


@pytest.mark.parametrize(
    ("wijziging", "fout"),
    [
        ("{vanaf: 2026-01-01, bron: S0, status: besloten}", "hier verandert niets."),
        ("{vanaf: 2021-01-01, naam: X, bron: S0, status: besloten}", "komt niet na 2022-01-01."),
        (
            "{vanaf: 2026-01-01, groep: weg, bron: S0, status: besloten}",
            "groep: productgroep 'weg' bestaat niet.",
        ),
    ],
)
def test_een_wijziging_die_niet_kan(
    breek: Breek, fouten: Fouten, wijziging: str, fout: str
) -> None:
    nieuw = WIJZIGING.replace(
        '  - code: "45A49"', f'    wijzigingen:\n      - {wijziging}\n  - code: "45A49"'
    )
    gevonden = fouten(breek(f"{Z}/producten.yaml", WIJZIGING, nieuw), Z)
    assert any(fout in een for een in gevonden), gevonden
