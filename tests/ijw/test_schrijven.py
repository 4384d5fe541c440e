# SPDX-License-Identifier: EUPL-1.2
# ruff: noqa: E501 - a table reads by the row
"""What is written is valid, or the writer says what is not. JSON loses nothing."""

import copy
import json
import pickle
import random
from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from hefboom.ijw import NietTeSchrijven, lees, naar_json, nieuw, schrijf, uit_json
from hefboom.ijw.bericht import header_van
from hefboom.ijw.gewoon.opschrijven import NIET_GEWOON, schrijver
from hefboom.ijw.schrijven import schrijf_nauwkeurig
from hefboom.ijw.standaard import release
from hefboom.ijw.voorbeelden.berichten import GOED as GOED_PER_SOORT
from hefboom.ijw.voorbeelden.berichten import WEG, bericht
from tests.ijw import maken

START = "Client/StartProducten/StartProduct[1]"
GOED = bericht("JW305")
EEN_START_ZONDER_RIJ = {"Client": {"StartProducten": {"StartProduct": {}}}}


@given(st.sampled_from(sorted(release().soorten)), st.integers(0, 2**32))
@settings(max_examples=150, deadline=None)
def test_heen_en_terug_voor_elk_bericht(xsd, soort: str, zaad: int) -> None:
    bron = maken.bericht(random.Random(zaad), soort)
    data = schrijf(bron)
    xsd[soort].assertValid(etree.fromstring(data))
    assert lees(data).bericht == bron
    assert uit_json(json.loads(json.dumps(naar_json(bron)))) == bron


@given(st.text(min_size=1, max_size=200))
@settings(max_examples=200, deadline=None)
def test_elke_naam_komt_gelijk_terug_of_wordt_geweigerd(naam: str) -> None:
    anders = bericht("JW305", {"Client/Naam/Geslachtsnaam/Achternaam": naam})
    try:
        data = schrijf(anders)
    except NietTeSchrijven:
        return
    assert lees(data).bericht == anders


@pytest.mark.parametrize(
    ("pad", "waarde", "zegt"),
    [
        (f"{START}/Begindatum", WEG, "StartProduct[1]/Begindatum ontbreekt"),
        (f"{START}/Begindatum", "2026-04-01", "hier hoort een datum, geen str"),
        (f"{START}/Begindatum", datetime(2026, 4, 1, tzinfo=UTC), "hier hoort een datum"),
        (f"{START}/ToewijzingNummer", 10**9, "van 0 tot en met 999999999"),
        (f"{START}/ToewijzingNummer", True, "geen bool"),
        (f"{START}/ToewijzingNummer", "1", "geen str"),
        (f"{START}/StatusAanlevering", "4", "COD467"),
        (f"{START}/StatusAanlevering", 1, "COD467"),
        (f"{START}/Kleur", "rood", "Kleur hoort hier niet"),
        ("Client/Bsn", "999900006", "hier hoort een Bsn"),
        ("Client/Naam/Voorletters", "A.", "alleen letters"),
        ("Client/Naam/Geslachtsnaam/Achternaam", "a\x00", "kan niet in XML"),
        ("Client/Naam/Geslachtsnaam/Achternaam", "", "gevuld element"),
        ("Client/Naam", "Jansen", "hier horen elementen"),
        ("Client/StartProducten/StartProduct", (), "minstens één"),
        ("Client/StartProducten/StartProduct", "x", "minstens één"),
        ("Client/StartProducten/StartProduct", 5, "minstens één"),
        ("Client", WEG, "Client ontbreekt"),
    ],
)
def test_wat_niet_kan_wordt_met_naam_geweigerd(pad, waarde, zegt) -> None:
    with pytest.raises(NietTeSchrijven, match=zegt.replace("[", r"\[")):
        schrijf(bericht("JW305", {pad: waarde}))


def test_een_lege_sleutel_is_een_afwezig_element() -> None:
    assert schrijf(bericht("JW305", {"Client/Naam/Voornamen": None})) == schrijf(GOED)


def test_een_tijd_met_zone_gaat_niet() -> None:
    pad = "Client/ToegewezenProducten/ToegewezenProduct[1]/Toewijzingstijd"
    with pytest.raises(NietTeSchrijven, match="zonder tijdzone"):
        schrijf(bericht("JW301", {pad: time(9, tzinfo=UTC)}))


def test_een_nieuw_bericht_bestaat_en_is_geen_antwoord() -> None:
    with pytest.raises(ValueError, match="bestaat niet"):
        nieuw("JW399", "0505", "65656055", "1", date(2026, 1, 1), {})
    with pytest.raises(ValueError, match="antwoord"):
        nieuw("JW306", "0505", "65656055", "1", date(2026, 1, 1), {})


def test_de_kop_kent_beide_kanten() -> None:
    assert (GOED.kop.gemeente, GOED.kop.aanbieder) == ("0505", "65656055")
    assert GOED.kop.antwoord_op is None
    assert GOED.kop.eigen == ("B1", date(2026, 5, 6))


@pytest.mark.parametrize(
    ("data", "zegt"),
    [
        ([], "geen bericht"),
        ({"bericht": "JW305", "header": {}, "inhoud": {}, "release": "1.0"}, "Release 1.0"),
        ({"bericht": "JW000", "header": {}, "inhoud": {}}, "JW000 bestaat niet"),
        ({"bericht": "JW305", "header": {}, "inhoud": {}}, "Header/BerichtCode ontbreekt"),
        ({"bericht": "JW305", "header": [], "inhoud": {}}, "één waarde, geen rij"),
        ({"bericht": "JW305", "header": None, "inhoud": {}}, "Header: hier horen elementen, geen null"),
        ({"bericht": [], "header": {}, "inhoud": {}}, 'bericht: hier hoort tekst, zoals "JW305", geen rij'),
        ({"bericht": {}, "header": {}, "inhoud": {}}, "geen groep elementen"),
        ({"bericht": "999900006", "header": {}, "inhoud": {}}, r"Bericht \*\*\*\*\*0006 bestaat"),
        (naar_json(GOED) | {"release": 3.2}, 'zoals "3.2", geen kommagetal'),
        (naar_json(GOED) | {"inhoud": None}, "inhoud: hier horen elementen, geen null"),
        (naar_json(GOED) | {"inhoud": []}, "inhoud: hier horen elementen, geen rij"),
        (naar_json(GOED) | {"inhoud": 5}, "inhoud: hier horen elementen, geen getal"),
        (naar_json(GOED) | {"inhoud": "x"}, "inhoud: hier horen elementen, geen losse waarde"),
        (naar_json(GOED) | {"inhoud": {"Header": {}}}, "inhoud/Header hoort hier niet"),
        (naar_json(GOED) | {"inhoud": {"b999900006": 1}}, r"^b\*\*\*\*\*0006 hoort hier niet"),
        ({"bericht": "JW305", "header": {"BerichtCode": 1}, "inhoud": {}}, "de waarde 438"),
        ({"bericht": "JW305", "header": {"X": 1}, "inhoud": {}}, "X hoort hier niet"),
        (naar_json(GOED) | {"inhoud": EEN_START_ZONDER_RIJ}, "een rij"),
        (naar_json(GOED) | {"inhoud": {"Client": {"Bsn": ["999900006"]}}}, "één waarde"),
    ],
)  # fmt: skip
def test_json_die_geen_bericht_is_zegt_waarom(data, zegt) -> None:
    with pytest.raises(NietTeSchrijven, match=zegt):
        uit_json(data)


NUMMER = "Client/StartProducten/StartProduct[1]/ToewijzingNummer"


@pytest.mark.parametrize(
    ("veld", "waarde", "zegt"),
    [
        ("ToewijzingNummer", 1.5, f"{NUMMER}: hier hoort een heel getal, zonder punten of komma's, geen kommagetal."),
        ("ToewijzingNummer", True, "geen true of false."),
        ("ToewijzingNummer", float("nan"), "geen NaN of Infinity."),
        ("ToewijzingNummer", {}, "geen groep elementen."),
        ("ToewijzingNummer", None, "geen null; laat een element zonder waarde weg."),
        ("ToewijzingNummer", 10**5000, f"{NUMMER}: hier hoort een heel getal, zonder punten of komma's; dit getal is veel te groot."),
        ("ToewijzingNummer", 10**9, "een getal van hoogstens 999999999."),
        ("Begindatum", 20260401.0, "hier hoort een datum als jaar-maand-dag, zoals 2026-04-01, geen kommagetal."),
        ("StatusAanlevering", {}, "(COD467: 1, 3), geen groep elementen."),
        ("StatusAanlevering", "", "hier hoort een gevuld element."),
    ],
    ids=lambda deel: deel if isinstance(deel, str) else type(deel).__name__,
)  # fmt: skip
def test_een_waarde_die_niet_past_hoort_wat_wel(veld, waarde, zegt) -> None:
    data = naar_json(GOED)
    data["inhoud"]["Client"]["StartProducten"]["StartProduct"][0][veld] = waarde
    with pytest.raises(NietTeSchrijven) as fout:
        uit_json(data)
    assert zegt in str(fout.value)


def test_een_getal_mag_ook_als_tekst_en_een_code_als_getal() -> None:
    data = naar_json(GOED)
    start = data["inhoud"]["Client"]["StartProducten"]["StartProduct"][0]
    start |= {"ToewijzingNummer": "1", "StatusAanlevering": 1}
    assert uit_json(data) == GOED


def test_vierentwintig_uur_is_het_einde_van_de_dag_en_blijft_zo_geschreven() -> None:
    pad = "Client/ToegewezenProducten/ToegewezenProduct[1]/Toewijzingstijd"
    data = schrijf(bericht("JW301", {pad: time(9, 30)})).replace(b">09:30:00<", b">24:00:00<", 1)
    gelezen = lees(data).bericht
    assert gelezen is not None
    tijd = gelezen.inhoud["Client"]["ToegewezenProducten"]["ToegewezenProduct"][0][
        "Toewijzingstijd"
    ]
    assert tijd > time(23, 59, 59)
    assert str(tijd) == "24:00:00"
    assert copy.deepcopy(tijd) == pickle.loads(pickle.dumps(tijd)) == tijd
    assert schrijf(gelezen) == data
    assert lees(schrijf(gelezen)).bericht == gelezen
    assert schrijf(uit_json(json.loads(json.dumps(naar_json(gelezen))))) == data


@given(st.sampled_from(sorted(release().soorten)), st.integers(0, 2**32))
@settings(max_examples=100, deadline=None)
def test_wat_voor_een_bericht_gemaakt_is_schrijft_wat_element_voor_element_geschreven_wordt(
    soort: str, zaad: int
) -> None:
    bron = maken.bericht(random.Random(zaad), soort)
    wortel, inhoud = bron.beschrijving.wortel, {"Header": header_van(bron.kop), **bron.inhoud}
    assert schrijver(wortel)(inhoud) == schrijf_nauwkeurig(wortel, inhoud)


@given(st.sampled_from(sorted(GOED_PER_SOORT)), st.data())
@settings(max_examples=300, deadline=None)
def test_wat_voor_een_bericht_gemaakt_is_schrijft_niets_dat_niet_mag(soort: str, data) -> None:
    bron = bericht(soort)
    inhoud = copy.deepcopy(dict(bron.inhoud))
    hier, naam = _ergens(inhoud, data)
    vreemd = st.sampled_from([WEG, None, "", "ja", 0, -1, True, 10**12, {}, [], (), b"x", {"X": 1}])
    waarde = data.draw(vreemd)
    if waarde is WEG:
        hier.pop(naam)
    else:
        hier[data.draw(st.sampled_from([naam, "Kleur"]))] = waarde
    wortel, heel = bron.beschrijving.wortel, {"Header": header_van(bron.kop), **inhoud}
    try:
        geschreven = schrijver(wortel)(heel)
    except NIET_GEWOON:
        return
    assert geschreven == schrijf_nauwkeurig(wortel, heel)


def _ergens(boom: dict, data) -> tuple[dict, str]:
    """A dict in a tree, and one of its names."""
    while True:
        naam = data.draw(st.sampled_from(sorted(boom)))
        onder = boom[naam]
        if isinstance(onder, tuple | list):
            onder = onder[0]
        if not isinstance(onder, dict) or data.draw(st.booleans()):
            return boom, naam
        boom = onder
