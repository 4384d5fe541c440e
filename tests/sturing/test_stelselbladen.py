# SPDX-License-Identifier: EUPL-1.2
"""What the pages of decisions say: each line with its standing and its source, gaps included."""

from __future__ import annotations

import re
from datetime import date

import pytest

from hefboom.stelsel import Besluitenboek, Kaders, Regio, Regiovisies, laad, regios
from hefboom.sturing.bladen.stelsel.blad import RAAKT, inhoud
from hefboom.sturing.bladen.stelsel_segment.blad import inhoud as segmentinhoud
from hefboom.sturing.onderdelen.herkomst import Besluitregel, bronpunten

START = date(2027, 1, 1)
#: The key of a document.
VINDPLAATS = re.compile(r"\bS\d\b")


@pytest.fixture
def hgl() -> Regio:
    return laad("haaglanden")


@pytest.fixture
def zhz() -> Regio:
    return laad("zuid-holland-zuid")


def teksten(regels: list[Besluitregel]) -> list[str]:
    return [regel.tekst for regel in regels]


@pytest.mark.parametrize("code", regios())
def test_elke_regel_zegt_hoe_vast_zij_is_en_waar_dat_staat(code: str) -> None:
    regio = laad(code)
    for dag in regio.wisseldagen():
        beeld = inhoud(regio, dag)
        regels = [r for waarde in beeld.values() if isinstance(waarde, list) for r in waarde]
        for segment in regio.op(dag).segmenten:
            delen = segmentinhoud(regio, segment.code, dag)
            regels += [*delen["vast"], *delen["doelen"], *delen["producten"]]
            regels += [regel for _, deel in delen["delen"] for regel in deel]
        gezegd = [regel for regel in regels if isinstance(regel, Besluitregel)]
        assert gezegd
        assert all(regel.tekst and regel.hoe_vast and regel.bron for regel in gezegd)
        sleutels = [r for r in gezegd if VINDPLAATS.search(f"{r.tekst} {r.opmerking}")]
        assert not sleutels, "de vindplaats hoort in de bron, niet in de zin"


@pytest.mark.parametrize("code", regios())
def test_wat_geen_regelnummer_is_heet_geen_regel(code: str) -> None:
    plaatsen = ["HEFBOOM:7", "HEFBOOM:de volgorde", "HEFBOOM:1-2"]
    ((_, tekst, _),) = bronpunten(laad(code), plaatsen)
    assert tekst == "regel 7, 1-2, de volgorde"


@pytest.mark.parametrize("code", regios())
def test_wat_een_kader_raakt_heeft_woorden(code: str) -> None:
    assert {naam for kader in laad(code)[Kaders].alle for naam in kader.raakt} <= set(RAAKT)


@pytest.mark.parametrize("code", regios())
def test_de_regiovisie_noemt_haar_vindplaats_niet_in_de_zin(code: str) -> None:
    visies = laad(code)[Regiovisies].alle
    besluiten = laad(code)[Besluitenboek].alle
    assert not [een for een in visies if VINDPLAATS.search(een.vervolg)]
    assert not [een for een in besluiten if VINDPLAATS.search(een.opmerking)]


def test_het_besluit_noemt_wie_en_van_wie_het_niet_bekend_is(hgl: Regio) -> None:
    _, strategie = inhoud(hgl, START)["besluiten"]
    assert strategie.stand.startswith("Zoetermeer op 2 juni 2025; van Delft, Den Haag,")
    assert len(strategie.punten) == 8
    assert "begint de besluitvorming in alle gemeenten opnieuw" in strategie.opmerking


def test_de_scope_a_tot_en_met_k_en_wat_erbuiten_valt(hgl: Regio) -> None:
    beeld = inhoud(hgl, START)
    assert [tekst[0] for tekst in teksten(beeld["erin"])] == list("abcdefghijk")
    gesloten = next(r for r in beeld["eruit"] if r.tekst == "gesloten jeugdhulp")
    assert gesloten.opmerking.endswith("Kan er later bij komen.")
    assert len(beeld["eruit"]) == 6


def test_na_2026_heeft_de_boom_geen_wortel(hgl: Regio) -> None:
    voor, na = inhoud(hgl, date(2026, 12, 31)), inhoud(hgl, START)
    assert len(voor["ambities"]) == 7
    assert (na["visie"], na["ambities"]) == (None, [])
    assert na["vorige_visie"].naam == "Regiovisie Jeugdhulp Haaglanden 2021-2026"


def test_een_dag_zonder_besluiten_toont_de_dichtstbijzijnde(hgl: Regio) -> None:
    beeld = inhoud(hgl, date(2010, 1, 1))
    assert beeld["anders"] == "1 januari 2010"
    assert beeld["dag"] == date(2014, 1, 1)
    assert beeld["segmenten"] == []


def test_het_segment_heel(hgl: Regio) -> None:
    beeld = segmentinhoud(hgl, "5", START)
    delen = dict(beeld["delen"])
    assert teksten(delen["De markt"]) == [
        "meer dan 100 aanbieders actief.",
        "22 aanbieders hebben samen 80 procent van de kinderen.",
    ]
    assert {"Wat erin hoort", "Wat dit segment kenmerkt", "Hefbomen voor besparing"} <= set(delen)
    verplaatst = [
        regel
        for deel in delen.values()
        for regel in deel
        if regel.opmerking.startswith("Verplaatst in de bron")
    ]
    assert verplaatst
    assert len(beeld["doelen"]) == 5
    assert "bestaanszekerheid" in beeld["doelen"][-1].tekst


def test_de_rollen_staan_per_segment_naast_die_van_elk_segment(hgl: Regio) -> None:
    rijen = segmentinhoud(hgl, "1", START)["rollen"].rijen
    per_rol = {rij[0].tekst: [cel.tekst != "–" for cel in rij[1:3]] for rij in rijen}
    assert per_rol["Centraal plaatsingspunt"] == [True, False]
    assert per_rol["Lokaal team"] == [False, True]
    assert "Wie wat doet" not in dict(segmentinhoud(hgl, "1", START)["delen"])


def test_van_den_haag_is_de_dagbesteding_voor_2027_niet_bekend(hgl: Regio) -> None:
    regels = segmentinhoud(hgl, "0", date(2025, 1, 1))["vast"]
    (dagbesteding,) = [regel for regel in regels if "dagbesteding" in regel.tekst]
    assert dagbesteding.opmerking == "Van Den Haag is niet bekend of dat zo was."


def test_een_product_zegt_wat_ervan_bekend_is(hgl: Regio) -> None:
    regels = {r.tekst: r.opmerking for r in segmentinhoud(hgl, "1", START)["producten"]}
    assert regels["44A08 Gezinshuis"] == "(groep, per etmaal; plek: gezinshuis, trede 3)"
    regels = {r.tekst: r.opmerking for r in segmentinhoud(hgl, "2", START)["producten"]}
    assert regels["54004 Hoogspecialistische jeugd-ggz (wo)"] == (
        "(individueel, per uur; functiemix: wo 100%)"
    )


def test_een_gesloten_segment_staat_er_zoals_het_het_laatst_was(zhz: Regio) -> None:
    beeld = segmentinhoud(zhz, "5", date(2026, 6, 1))
    assert beeld["titel"] == "5 Crisis"
    assert beeld["anders"] == "1 juni 2026"
    assert beeld["dag"] == date(2025, 12, 31)


def test_wat_de_regio_van_plan_is_heet_voorlopig(zhz: Regio) -> None:
    delen = dict(segmentinhoud(zhz, "4", date(2026, 1, 1))["delen"])
    assert len(delen["Onderdelen"]) == 3
    assert {regel.hoe_vast for regel in delen["Onderdelen"]} == {"voorlopig, nog niet besloten"}
