# SPDX-License-Identifier: EUPL-1.2
"""The slow twin: walks every day of every region with nothing but the YAML itself.

It knows no `Gedateerd`, no change days and no index tables; where it disagrees with the room,
one of the two is wrong.
"""

from collections import Counter
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from hefboom.stelsel import laad, regios
from hefboom.stelsel.laden import REGIOS

CODES = regios()


def ruw(code: str) -> dict[str, Any]:
    """The region as plain dicts, without the room's own reader."""
    secties: dict[str, Any] = {}
    for bestand in sorted((REGIOS / code).glob("*.yaml")):
        secties |= yaml.safe_load(bestand.read_text(encoding="utf-8"))
    return secties


RUW = {code: ruw(code) for code in CODES}
DAGEN = {
    code: [
        RUW[code]["regio"]["vanaf"] + timedelta(days=n)
        for n in range((RUW[code]["regio"]["tot"] - RUW[code]["regio"]["vanaf"]).days)
    ]
    for code in CODES
}


def leeft(product: dict[str, Any], dag: date) -> bool:
    return bool(product.get("vanaf", date.min) <= dag < product.get("tot", date.max))


def traag(rijen: list[dict[str, Any]], dag: date, sleutel: str = "waarde") -> Any:
    waarde = None
    for rij in rijen:
        if rij["vanaf"] <= dag:
            waarde = rij[sleutel]
    return waarde


def traag_tarief(regio: dict[str, Any], product: dict[str, Any], dag: date) -> int | None:
    """Day by day through the written tariffs and the index steps."""
    stappen = {stap["vanaf"]: Decimal(str(stap["procent"])) for stap in regio["index"]}
    geschreven = {rij["vanaf"]: rij["cents"] for rij in regio["tarieven"][product["code"]]}
    cents: int | None = None
    for moment in sorted({*stappen, *geschreven}):
        if moment > dag:
            break
        if moment in geschreven:
            cents = geschreven[moment]
        elif cents is not None:
            verhoogd = cents * (100 + stappen[moment]) / 100
            cents = int(verhoogd.quantize(Decimal(1), ROUND_HALF_UP))
    return cents


def traag_mee(regio: dict[str, Any], gemeente: str, product: dict[str, Any], dag: date) -> bool:
    segment = traag(product["segment"], dag)
    return any(
        rij["segment"] == segment
        and rij["groep"] == product["groep"]
        and rij["vanaf"] <= dag
        and dag < rij.get("tot", date.max)
        and gemeente in regio["schalen"][rij["schaal"]]["gemeenten"]
        for rij in regio["deelname"]
    )


@pytest.mark.parametrize("code", CODES)
def test_elk_product_op_elke_dag_in_precies_een_open_segment(code: str) -> None:
    regio, snel = RUW[code], laad(code)
    for dag in DAGEN[code]:
        open_segmenten = [s["code"] for s in regio["segmenten"] if traag(s["naam"], dag)]
        indeling = snel.op(dag)
        assert [s.code for s in indeling.segmenten] == open_segmenten
        telling: Counter[str] = Counter(
            product.code for s in open_segmenten for product in indeling.producten_van(s)
        )
        assert telling == Counter(p["code"] for p in regio["producten"] if leeft(p, dag))
        for product in regio["producten"]:
            assert snel.segment_op(product["code"], dag) == traag(product["segment"], dag)


@pytest.mark.parametrize("code", CODES)
def test_elk_product_op_elke_dag_een_tarief(code: str) -> None:
    regio, snel = RUW[code], laad(code)
    for product in regio["producten"]:
        for dag in DAGEN[code][::7] + [date(j, 1, 1) for j in range(2022, 2034)]:
            if dag in snel.geldig and leeft(product, dag):
                bedrag = snel.tarief(product["code"], dag)
                assert bedrag is not None
                assert bedrag.cents == traag_tarief(regio, product, dag)


@settings(max_examples=300)
@given(st.data())
def test_deelname_en_normen_zijn_die_van_de_trage_tweeling(data: st.DataObject) -> None:
    code = data.draw(st.sampled_from(CODES))
    regio, snel = RUW[code], laad(code)
    product = data.draw(st.sampled_from(regio["producten"]))
    gemeente = data.draw(st.sampled_from(regio["gemeenten"]))["code"]
    dag = data.draw(st.sampled_from(DAGEN[code]))
    assert snel.neemt_deel(gemeente, product["code"], dag) is traag_mee(
        regio, gemeente, product, dag
    )
    for soort in ("max_duur", "max_intensiteit", "start"):
        rijen = [
            r for r in regio["normen"] if r["soort"] == soort and product["code"] in r["producten"]
        ]
        norm = snel.norm(soort, product["code"], dag)
        assert (norm.waarde if norm else None) == traag(rijen, dag)


@given(st.sampled_from(CODES), st.dates(date(2015, 1, 1), date(2045, 1, 1)))
def test_buiten_de_looptijd_is_er_niets(code: str, dag: date) -> None:
    snel = laad(code)
    if dag in DAGEN[code]:
        return
    for product in snel.producten:
        assert snel.segment_op(product.code, dag) is None
        assert snel.tarief(product.code, dag) is None
        assert not any(snel.neemt_deel(g.code, product.code, dag) for g in snel.gemeenten)


@pytest.mark.parametrize("code", CODES)
def test_elk_segment_op_elke_dag_een_bekostiging(code: str) -> None:
    regio, snel = RUW[code], laad(code)
    for segment, rijen in regio["bekostiging"].items():
        for dag in DAGEN[code]:
            assert snel.bekostiging(segment, dag) == traag(rijen, dag)


@pytest.mark.parametrize("code", CODES)
def test_elke_waarde_telt_een_keer_bij_haar_status(code: str) -> None:
    def statussen(iets: Any) -> Counter[str]:
        delen = iets.values() if isinstance(iets, dict) else iets
        if not isinstance(iets, dict | list):
            return Counter()
        eigen = Counter([iets["status"]]) if isinstance(iets, dict) and "status" in iets else None
        return sum((statussen(deel) for deel in delen), eigen or Counter())

    assert +Counter(laad(code).statussen) == statussen(RUW[code])


def test_elke_waarde_in_de_bestanden_heeft_een_bron_en_een_status() -> None:
    def zonder(iets: Any, pad: str) -> list[str]:
        uit = []
        if isinstance(iets, dict):
            if {"vanaf", "jaar", "cents"} & set(iets) and not {"bron", "status"} <= set(iets):
                uit.append(pad)
            for sleutel, deel in iets.items():
                uit += zonder(deel, f"{pad}.{sleutel}")
        elif isinstance(iets, list):
            for i, deel in enumerate(iets):
                uit += zonder(deel, f"{pad}[{i}]")
        return uit

    assert [fout for code in CODES for fout in zonder(RUW[code], code)] == []


def test_wat_alleen_op_een_eigen_aanname_steunt_heet_een_aanname() -> None:
    """Geen waarde staat hoger dan haar bron: een prijslijst van elders is geen besluit van hier."""
    eigen = {code: set(RUW[code]["bronnen"]) for code in CODES}
    landelijk = {"CBSGEM"}

    def te_hoog(iets: Any, code: str) -> list[str]:
        uit = []
        if isinstance(iets, dict):
            sleutels = {deel.strip().split(":")[0] for deel in iets.get("bron", "").split(";")}
            if iets.get("status", "aanname") != "aanname":
                uit += [] if sleutels & (eigen[code] | landelijk) else [f"{code}: {iets}"]
            for deel in iets.values():
                uit += te_hoog(deel, code)
        elif isinstance(iets, list):
            for deel in iets:
                uit += te_hoog(deel, code)
        return uit

    assert [fout for code in CODES for fout in te_hoog(RUW[code], code)] == []
