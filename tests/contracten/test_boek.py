# SPDX-License-Identifier: EUPL-1.2
"""Which contract part and price hold for this code, product, municipality and day."""

from dataclasses import replace
from datetime import date

import pytest

from hefboom import stelsel
from hefboom.contracten.boek import Contractenboek
from tests.contracten.rijen import (
    AANBIEDER,
    AGB,
    ALGEMEEN,
    AMBULANT,
    ANDER,
    BDO,
    KLEIN,
    PRODUCT,
    REGIO,
    TARIEF,
    stand,
)

DAG = date(2026, 5, 1)
ALLEEN_ELDERS = replace(BDO, contract="C-2", gemeenten="0512", code="lokaal", versie=1)


def boek(*rijen):
    return Contractenboek.van(stand(*rijen), stelsel.laad(REGIO))


@pytest.mark.parametrize(
    ("waarom", "rijen", "vraag", "code"),
    [
        ("het segment heeft een deel", KLEIN, (AGB, AMBULANT, "0505", DAG), "BDO 4"),
        ("een ander segment niet", KLEIN, (AGB, "41A00", "0505", DAG), None),
        ("een andere aanbieder niet", KLEIN, (ANDER, AMBULANT, "0505", DAG), None),
        ("een dag te vroeg", KLEIN, (AGB, AMBULANT, "0505", date(2025, 12, 31)), None),
        ("de laatste dag telt", KLEIN, (AGB, AMBULANT, "0505", date(2027, 12, 31)), "BDO 4"),
        ("een dag te laat", KLEIN, (AGB, AMBULANT, "0505", date(2028, 1, 1)), None),
        (
            "noemt het contract een ander product van het segment, dan dit niet",
            (*KLEIN, replace(PRODUCT, product="54001")),
            (AGB, AMBULANT, "0505", DAG),
            None,
        ),
        (
            "wat het contract noemt wel",
            (*KLEIN, replace(PRODUCT, product="54001"), PRODUCT),
            (AGB, AMBULANT, "0505", DAG),
            "BDO 4",
        ),
        (
            "zonder bijzonder deel draagt het algemene deel wat het contract noemt",
            (AANBIEDER, ALGEMEEN, PRODUCT),
            (AGB, AMBULANT, "0505", DAG),
            "algemeen",
        ),
        (
            "een algemeen deel alleen niet",
            (AANBIEDER, ALGEMEEN),
            (AGB, AMBULANT, "0505", DAG),
            None,
        ),
        (
            "voor een deel van de gemeenten",
            (AANBIEDER, ALLEEN_ELDERS),
            (AGB, AMBULANT, "0505", DAG),
            None,
        ),
        (
            "wat voor deze gemeente is gemaakt gaat voor",
            (*KLEIN, ALLEEN_ELDERS),
            (AGB, AMBULANT, "0512", DAG),
            "lokaal",
        ),
        (
            "de code hoorde toen bij een ander",
            (replace(AANBIEDER, vanaf=date(2026, 6, 1)), *KLEIN[1:]),
            (AGB, AMBULANT, "0505", DAG),
            None,
        ),
    ],
)
def test_welk_deel_geldt(waarom, rijen, vraag, code):
    deel = boek(*rijen).deel(*vraag)
    assert (deel and deel.code) == code, waarom


def test_het_tarief_van_het_contract_gaat_voor_dat_van_de_lijst():
    eigen = boek(*KLEIN).tarief(AGB, AMBULANT, "0505", DAG)
    assert (eigen.cents, eigen.herkomst) == (7800, "contract")
    assert eigen.zin == "€ 78,00 per uur, volgens contract C-1, BDO 4, versie 1"
    lijst = boek(*KLEIN[:3]).tarief(AGB, AMBULANT, "0505", DAG)
    assert lijst.herkomst == "lijst"
    assert lijst.cents == stelsel.laad(REGIO).tarief(AMBULANT, DAG).cents
    assert "volgens de tarievenlijst vanaf" in lijst.zin


def test_een_nieuwe_versie_geldt_vanaf_haar_dag():
    ander = replace(TARIEF, cent=8000, vanaf=date(2027, 1, 1))
    eerst = replace(TARIEF, tot=date(2026, 12, 31))
    b = boek(
        AANBIEDER, ALGEMEEN, replace(BDO, tot=date(2026, 12, 31)),
        replace(BDO, versie=2, vanaf=date(2027, 1, 1)), eerst, ander,
    )  # fmt: skip
    voor, na = (b.tarief(AGB, AMBULANT, "0505", d) for d in (date(2026, 12, 31), date(2027, 1, 1)))
    assert (voor.cents, voor.deel.versie) == (7800, 1)
    assert (na.cents, na.deel.versie) == (8000, 2)


def test_zonder_contract_geen_tarief_en_zonder_register_is_het_boek_leeg():
    assert boek(*KLEIN).tarief(ANDER, AMBULANT, "0505", DAG) is None
    assert boek().leeg
    assert not boek(*KLEIN).leeg


def test_taakgericht_heeft_geen_tarief():
    regio = stelsel.laad("haaglanden")
    dag = date(2027, 5, 1)
    product = next(p for p in regio.producten if regio.segment_op(p.code, dag) == "1")
    deel = replace(BDO, segment="1", code="deel 1", vanaf=date(2027, 1, 1), tot=None)
    b = Contractenboek.van(stand(AANBIEDER, deel), regio)
    assert regio.is_taakgericht("1", dag)
    assert b.deel(AGB, product.code, "0518", dag).code == "deel 1"
    assert b.tarief(AGB, product.code, "0518", dag) is None
