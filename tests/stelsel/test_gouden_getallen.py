# SPDX-License-Identifier: EUPL-1.2
"""The golden numbers that the regions' own documents give, read from what ships."""

from datetime import date

import pytest

from hefboom.stelsel import (
    Besluitenboek,
    Contractlijn,
    Deelnames,
    Marktbeeld,
    Regio,
    Spanningen,
    Wachtgrenzen,
)

START = date(2027, 1, 1)


@pytest.mark.parametrize(
    ("segment", "zinnen"),
    [
        ("1", ["7 aanbieders hebben samen 70 procent van de markt"]),
        ("2", ["3 aanbieders hebben samen 80 procent van de markt"]),
        ("3", ["3 aanbieders hebben samen 80 procent van de kinderen"]),
        (
            "4",
            [
                "40 aanbieders bij één cluster 4-school, als voorbeeld",
                "10 samenwerkingsverbanden van het onderwijs",
            ],
        ),
        (
            "5",
            [
                "meer dan 100 aanbieders actief",
                "22 aanbieders hebben samen 80 procent van de kinderen",
            ],
        ),
    ],
)
def test_gn5_de_markt_van_haaglanden(hgl: Regio, segment: str, zinnen: list[str]) -> None:
    """S3:758, 787, 816, 845, 883."""
    feiten = hgl[Marktbeeld].van(segment)
    assert [feit.zin for feit in feiten] == zinnen
    assert {feit.status for feit in feiten} == {"feit"}


def test_gn6_de_aanbieders_van_2020(zhz: Regio) -> None:
    """S1:243-247: 145, 30 en 80."""
    feiten = zhz[Marktbeeld].van(None)
    assert [feit.aantal for feit in feiten] == [145, 30, 80]
    assert sum(feit.aantal for feit in feiten) == 255
    assert {feit.peil for feit in feiten} == {date(2020, 12, 17)}
    assert all(feit.ongeveer for feit in feiten)


def test_gn7_een_op_zeven_en_een_op_zes(hgl: Regio) -> None:
    """S3:7 and S4:88-89 give the same number of something else: both stand, with the tension."""
    bereik = hgl[Marktbeeld].bereik
    assert [(een.een_op, een.gemeente) for een in bereik] == [(7, None), (7, None), (6, "0637")]
    assert [een.wat for een in bereik[:2]] == [
        "een vorm van jeugdhulp",
        "een vorm van specialistische jeugdhulp",
    ]
    (spanning,) = [een for een in hgl[Spanningen].alle if een.code == "bereik"]
    assert spanning.bron == "S3:7; S4:88-89"


def test_gn8_vier_maanden(zhz: Regio, hgl: Regio) -> None:
    """S2:1308, from a work session: not decided."""
    grens = zhz[Wachtgrenzen].op(date(2026, 1, 1))
    assert grens is not None
    assert (grens.maanden, grens.status) == (4, "voorlopig")
    assert zhz[Wachtgrenzen].op(date(2024, 1, 1)) is None
    assert hgl[Wachtgrenzen].op(START) is None


def test_gn9_de_contracten_van_haaglanden(hgl: Regio) -> None:
    """S3:532; S4:84-85, 599-602: minstens zes jaar, vanaf 2027, gereed op 1 juli 2026."""
    lijn = hgl[Contractlijn]
    nieuw, oud = lijn.op(START)[0], lijn.op(date(2026, 12, 31))[0]
    assert nieuw.wanneer == "vanaf 1 januari 2027, minstens 6 jaar en daarna te verlengen"
    assert (oud.soort, oud.geldig.last) == ("optie", date(2026, 12, 31))
    assert date(2026, 7, 1) in {mijlpaal.op for mijlpaal in lijn.mijlpalen}


def test_het_einde_van_de_contracten_is_een_spanning(hgl: Regio) -> None:
    """S3:711-713 against S3:22 and S4:84."""
    (spanning,) = [een for een in hgl[Spanningen].alle if een.code == "contracteinde"]
    assert spanning.bron == "S3:711-713; S3:22-23; S4:84-85"
    assert "31 december 2026" in spanning.gevolg


def test_gn10_de_schaal_per_segment(hgl: Regio) -> None:
    """S3:918-955."""
    assert [s.schaal for s in hgl.op(START).segmenten] == [
        "H9",
        "H9",
        "H9 (dagbesteding: H8)",
        "H8",
        "H8",
    ]


@pytest.mark.parametrize(
    ("groep", "dag", "den_haag"),
    [
        ("veelvoorkomend", date(2023, 12, 31), True),
        ("veelvoorkomend", date(2024, 1, 1), False),
        ("onderwijs", date(2023, 12, 31), True),
        ("onderwijs", date(2024, 1, 1), False),
        ("verblijf", date(2024, 1, 1), True),
        ("dagbehandeling", date(2026, 12, 31), True),
    ],
)
def test_den_haag_ging_in_2024_en_niet_in_2027(
    hgl: Regio, groep: str, dag: date, den_haag: bool
) -> None:
    """S3:61-65, 321-322; before 2027 participation goes by product group."""
    for product in hgl.producten:
        if product.groep == groep:
            assert hgl.neemt_deel("0518", product.code, dag) is den_haag
            assert hgl.neemt_deel("0503", product.code, dag)


def test_sinds_wanneer_den_haag_de_dagbesteding_zelf_koopt_is_niet_bekend(hgl: Regio) -> None:
    """S3:306-307 gives no day."""
    (rij,) = [d for d in hgl[Deelnames].op("0", date(2025, 1, 1)) if d.groep == "dagbesteding"]
    assert rij.onbekend == {"0518"}
    assert rij.status == "aanname"


def test_gn13_acht_punten(zhz: Regio) -> None:
    """S0:53-83."""
    besluit = zhz[Besluitenboek].met("VERLENGING")
    assert besluit is not None
    assert [punt.nummer for punt in besluit.punten] == [str(n) for n in range(1, 9)]
    assert [(g.orgaan, g.datum) for g in besluit.genomen] == [
        ("Algemeen bestuur DG&J", date(2025, 6, 19))
    ]
    (verlenging,) = zhz[Contractlijn].op(date(2027, 12, 31))
    assert [deel.code for deel in verlenging.delen] == [f"BDO {n}" for n in (1, 2, 3, 4, 6, 7)]


def test_van_acht_raden_staat_het_niet_in_de_bronnen(hgl: Regio) -> None:
    """S4:414-418: each council decides; only Zoetermeer's decision is found."""
    besluit = hgl[Besluitenboek].met("INKOOPSTRATEGIE")
    assert besluit is not None
    assert len(besluit.onbekend) == 8
    namen = {str(g.code): g.naam for g in hgl.gemeenten}
    assert besluit.stand(namen) == (
        "Zoetermeer op 2 juni 2025; van Delft, Den Haag, Leidschendam-Voorburg, Midden-Delfland, "
        "Pijnacker-Nootdorp, Rijswijk, Wassenaar en Westland staat het niet in de bronnen."
    )


def test_haaglanden_voor_2027(hgl: Regio) -> None:
    """Since 2014, without segments; of the years before the strategy of 2020 nothing is known."""
    assert hgl.geldig.first == date(2014, 1, 1)
    assert hgl.op(date(2019, 12, 31)).segmenten == ()
    (zonder,) = hgl.op(date(2025, 6, 1)).segmenten
    assert zonder.titel == "0 Zonder segmenten (resultaat- en ontwikkelovereenkomst)"
    assert (zonder.status, zonder.doelen) == ("aanname", ())
    assert hgl.budget("0", 2025) is None
    nu, toen = hgl.op(START), hgl.op(date(2026, 12, 31))
    assert {p.code for p in nu.producten} == {p.code for p in toen.producten}
    assert all(nu.segment_van(p.code) for p in toen.producten)
