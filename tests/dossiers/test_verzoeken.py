# SPDX-License-Identifier: EUPL-1.2
"""The rules about requests and their answers as tables (JW315, JW317, JW319)."""

from dataclasses import replace
from datetime import date

import pytest

from hefboom.dossiers import Besteed, Productaanduiding, Wijzigingsverzoek
from hefboom.dossiers.toewijzing.samenhang import Hulpomvang, Staand
from hefboom.dossiers.verzoek import aanvraag, wijzigingskennis, wijzigingstoetsen
from hefboom.dossiers.verzoek import antwoord as verzoekantwoord
from hefboom.dossiers.verzoek.keuzes import (
    NIEUW,
    ONGEWIJZIGD,
    TE_WIJZIGEN,
    status_zonder_toewijzing,
)
from hefboom.dossiers.verzoek.wijziging import Wensregel
from hefboom.dossiers.verzoek.wijzigingskennis import Actueel
from hefboom.kernel import Failed, NotApplicable, Passed, Period

P, Q = Productaanduiding("45", "45A48"), Productaanduiding("45", "45A49")
CATEGORIE, GENERIEK = Productaanduiding("45", ""), Productaanduiding("", "")
JA, NEE, NVT = Passed, Failed, NotApplicable
VRAAG = aanvraag.Aanvraag("pad", "REF", P, "02", date(2026, 3, 1))


def staand(product=P, van=date(2026, 1, 1), tot=date(2026, 12, 31)):
    return Staand(7, product, Period.inclusive(van, tot), Hulpomvang(), van)


INGANG, EINDE = date(2026, 1, 1), date(2026, 12, 31)
VANDAAG, LATER = date(2026, 6, 1), date(2026, 7, 1)


@pytest.mark.parametrize(
    ("code", "stand", "antwoord"),
    [
        ("TR347", aanvraag.Aanvraagkennis(False), JA),
        ("TR347", aanvraag.Aanvraagkennis(True), NEE),
        ("TR374", aanvraag.Aanvraagkennis(False), JA),
        ("TR374", aanvraag.Aanvraagkennis(False, "EERDER"), NEE),
        ("HB028", aanvraag.Aanvraagkennis(False, "EERDER"), JA),
        ("HB028", aanvraag.Aanvraagkennis(False, "", "OUD"), NEE),
        ("HB018", aanvraag.Aanvraagkennis(False), NVT),
        ("HB018", aanvraag.Aanvraagkennis(False, staand=(staand(),)), NEE),
        ("HB018", aanvraag.Aanvraagkennis(False, staand=(staand(CATEGORIE),)), NEE),
        ("HB018", aanvraag.Aanvraagkennis(False, staand=(staand(Q),)), JA),
        ("HB018", aanvraag.Aanvraagkennis(False, staand=(staand(tot=date(2026, 2, 28)),)), JA),
    ],
)
def test_aanvraag(code, stand, antwoord):
    assert isinstance(dict(aanvraag.TOETSEN)[code](VRAAG, stand), antwoord)


def loopt(product=P, **anders):
    waarden = {
        "product": product,
        "periode": Period.inclusive(INGANG, EINDE),
        "bekend_sinds": INGANG,
    }
    if product.code:
        waarden |= {"volume": 3, "eenheid": "04", "frequentie": "2"}
    return Actueel(**waarden | anders)


TOTAAL = loopt(frequentie="6")
BUDGET = loopt(GENERIEK, budget=1000)
MAART, APRIL = date(2026, 3, 31), date(2026, 4, 30)
BESTEED = replace(BUDGET, besteed=Besteed(600, APRIL, {"04": 6}))


def tot(regel, einde):
    return replace(regel, einde=einde)


def stand(*toewijzingen, **anders):
    """The allocations 1, 2, … run; the request is new and the only one."""
    waarden = {
        "client_bekend": True,
        "referentie_gebruikt": False,
        "onderhanden": "",
        "actueel": dict(enumerate(toewijzingen, start=1)),
        "dagtekening": VANDAAG,
    }
    return wijzigingskennis.Wijzigingskennis(**waarden | anders)


def blijft(nummer=1):
    return Wensregel("blijft", ONGEWIJZIGD, nummer)


def wijzig(nummer=1, ingang=LATER, volume=4, frequentie="2", **anders):
    omvang = {"volume": volume, "eenheid": "04", "frequentie": frequentie} if volume else {}
    return Wensregel("wijzig", TE_WIJZIGEN, nummer, ingang=ingang, einde=EINDE, **omvang | anders)


def nieuw(product=Q, ingang=LATER, einde=EINDE):
    return Wensregel("nieuw", NIEUW, None, product, ingang, einde, 1, "04", "2")


def vraag(*regels):
    return Wijzigingsverzoek("REF", "1", VANDAAG, regels)


@pytest.mark.parametrize(
    ("code", "melding", "toestand", "antwoord"),
    [
        ("TR304", vraag(blijft()), stand(loopt()), JA),
        ("TR304", vraag(blijft()), stand(loopt(), client_bekend=False), NEE),
        ("TR347", vraag(blijft()), stand(loopt()), JA),
        ("TR347", vraag(blijft()), stand(loopt(), referentie_gebruikt=True), NEE),
        ("TR374", vraag(blijft()), stand(loopt()), JA),
        ("TR374", vraag(blijft()), stand(loopt(), onderhanden="EERDER"), NEE),
        ("HB028", vraag(blijft()), stand(loopt()), JA),
        ("HB028", vraag(blijft()), stand(loopt(), verlopen="OUD"), NEE),
        ("TR349", vraag(blijft(1), wijzig(2)), stand(loopt(), loopt(Q)), JA),
        ("TR349", vraag(wijzig(2), nieuw()), stand(loopt(), loopt(Q)), NEE),
        ("TR349", vraag(nieuw()), stand(), NVT),
        # The provider cannot have known what was first sent today (OP095).
        ("TR349", vraag(nieuw()), stand(loopt(bekend_sinds=VANDAAG)), NVT),
        # What changed today, it knew already.
        ("TR349", vraag(nieuw()), stand(loopt(), gekruist=frozenset({1})), NEE),
    ],
)
def test_wijziging_als_geheel(code, melding, toestand, antwoord):
    assert isinstance(dict(wijzigingstoetsen.TOETSEN)[code](melding, toestand), antwoord)


@pytest.mark.parametrize(
    ("code", "regel", "toestand", "antwoord"),
    [
        ("TR350", blijft(), stand(loopt()), JA),
        ("TR350", blijft(9), stand(loopt()), NEE),
        ("TR350", wijzig(), stand(loopt()), NVT),
        ("TR350", blijft(9), stand(gekruist=frozenset({9})), NVT),
        ("TR351", wijzig(), stand(loopt()), JA),
        ("TR351", wijzig(9), stand(loopt()), NEE),
        ("TR351", nieuw(), stand(loopt()), NVT),
        ("TR351", wijzig(9), stand(gekruist=frozenset({9})), NVT),
        ("TR357", wijzig(ingang=INGANG), stand(loopt()), JA),
        ("TR357", wijzig(ingang=VANDAAG), stand(loopt()), NEE),
        ("TR357", wijzig(ingang=LATER), stand(loopt()), NVT),
        ("TR357", blijft(), stand(loopt()), NVT),
        ("TR357", nieuw(), stand(loopt()), NVT),
        ("TR357", wijzig(9), stand(loopt()), NVT),
        ("TR373", wijzig(volume=None, budget=2000, ingang=INGANG), stand(BUDGET), JA),
        ("TR373", wijzig(volume=None, budget=2000), stand(BUDGET), NEE),
        ("TR373", wijzig(volume=None, budget=1000), stand(BUDGET), NVT),
        ("TR373", wijzig(frequentie="6", ingang=INGANG), stand(TOTAAL), JA),
        ("TR373", wijzig(frequentie="6"), stand(TOTAAL), NEE),
        ("TR373", wijzig(volume=3, frequentie="6"), stand(TOTAAL), NVT),
        ("TR373", wijzig(), stand(loopt()), NVT),
        ("TR373", wijzig(volume=None, budget=2000), stand(BUDGET, gekruist=frozenset({1})), NVT),
        ("HB020", blijft(), stand(BESTEED), NVT),
        ("HB020", wijzig(volume=None, budget=2000), stand(BESTEED), NVT),
        ("HB020", wijzig(volume=None, budget=2000, ingang=INGANG), stand(BUDGET), NVT),
        ("HB020", wijzig(volume=None, budget=600, ingang=INGANG), stand(BESTEED), JA),
        ("HB020", wijzig(volume=None, budget=599, ingang=INGANG), stand(BESTEED), NEE),
        ("HB020", tot(wijzig(volume=None, budget=600, ingang=INGANG), APRIL), stand(BESTEED), JA),
        ("HB020", tot(wijzig(volume=None, budget=600, ingang=INGANG), MAART), stand(BESTEED), NEE),
        ("HB020", wijzig(volume=6, frequentie="6", ingang=INGANG), stand(BESTEED), JA),
        ("HB020", wijzig(volume=5, frequentie="6", ingang=INGANG), stand(BESTEED), NEE),
        ("HB020", wijzig(volume=5, ingang=INGANG), stand(BESTEED), JA),
        ("TR375", wijzig(volume=None), stand(BUDGET), JA),
        ("TR375", wijzig(), stand(BUDGET), NEE),
        ("TR375", wijzig(), stand(loopt()), NVT),
        ("TR375", replace(wijzig(), einde=date(2020, 12, 31)), stand(BUDGET), NVT),
        ("TR411", wijzig(), stand(loopt()), JA),
        ("TR411", wijzig(volume=None), stand(loopt()), NEE),
        ("TR411", wijzig(volume=None), stand(loopt(CATEGORIE)), NVT),
        ("TR412", wijzig(volume=None), stand(loopt(CATEGORIE)), JA),
        ("TR412", wijzig(), stand(loopt(CATEGORIE)), NEE),
        # Without a product there is no code either: 9412 stands beside 9375.
        ("TR412", wijzig(), stand(BUDGET), NEE),
        ("TR412", wijzig(), stand(loopt()), NVT),
    ],
)
def test_wijzigingsregel(code, regel, toestand, antwoord):
    assert isinstance(dict(wijzigingstoetsen.REGELTOETSEN)[code](regel, toestand), antwoord)


@pytest.mark.parametrize(
    ("toewijzingen", "regels", "antwoord", "gekruist"),
    [
        ([loopt()], [blijft(1), nieuw(Q)], JA, ()),
        ([loopt()], [blijft(1), nieuw(P)], NEE, ()),
        ([loopt()], [blijft(1), nieuw(P, date(2027, 1, 1), None)], JA, ()),
        ([loopt()], [wijzig(1), nieuw(P)], NEE, ()),
        ([loopt()], [replace(wijzig(1), einde=date(2026, 6, 30)), nieuw(P)], JA, ()),
        ([loopt()], [replace(wijzig(1), einde=None), nieuw(P, date(2030, 1, 1), None)], NEE, ()),
        ([loopt()], [blijft(1), nieuw(CATEGORIE)], NEE, ()),
        ([loopt()], [blijft(1), nieuw(GENERIEK)], NEE, ()),
        ([loopt()], [blijft(1), nieuw(Productaanduiding("46", "46A01"))], JA, ()),
        ([], [nieuw(P), nieuw(P, date(2026, 8, 1))], NEE, ()),
        ([loopt()], [nieuw(P), blijft(9)], NVT, ()),
        # Its end may have moved while the request was under way (OP095).
        ([loopt()], [blijft(1), nieuw(P)], JA, {1}),
    ],
)
def test_producten_in_een_wijziging_stapelen_niet(toewijzingen, regels, antwoord, gekruist):
    toestand = stand(*toewijzingen, gevraagd=tuple(regels), gekruist=frozenset(gekruist))
    uitkomst = wijzigingstoetsen.overlapt_geen_eerder_product(regels[-1], toestand)
    assert isinstance(uitkomst, antwoord)


def zegt(besluit):
    return verzoekantwoord.Verzoekantwoord("REF", besluit, "2" if besluit == "1" else "", "")


OPEN = verzoekantwoord.Antwoordkennis(True)
ONDERZOCHT = verzoekantwoord.Antwoordkennis(True, onderzocht=True)
AFGEWEZEN = verzoekantwoord.Antwoordkennis(True, afgewezen=True)
TOEGEWEZEN = verzoekantwoord.Antwoordkennis(True, toegewezen=True)
VREEMD = verzoekantwoord.Antwoordkennis(False)


@pytest.mark.parametrize(
    ("code", "besluit", "stand", "antwoord"),
    [
        ("TR355", "1", OPEN, JA),
        ("TR355", "1", VREEMD, NEE),
        ("TR359", "1", ONDERZOCHT, JA),
        ("TR359", "1", TOEGEWEZEN, NEE),
        ("TR359", "1", VREEMD, NVT),
        ("TR360", "2", OPEN, JA),
        ("TR360", "2", ONDERZOCHT, NEE),
        ("TR360", "2", AFGEWEZEN, NEE),
        # An allocation is no answer by a 319.
        ("TR360", "2", TOEGEWEZEN, JA),
        ("TR360", "1", ONDERZOCHT, NVT),
        ("TR360", "2", VREEMD, NVT),
        ("TR365", "1", ONDERZOCHT, JA),
        ("TR365", "1", AFGEWEZEN, NEE),
        # What was answered stays so, whatever was allocated since.
        ("TR365", "1", replace(AFGEWEZEN, toegewezen=True), NEE),
        ("TR365", "1", OPEN, NVT),
        ("TR365", "1", TOEGEWEZEN, NVT),
    ],
)
def test_antwoord(code, besluit, stand, antwoord):
    toets = dict(verzoekantwoord.TOETSEN)[code]
    assert isinstance(toets(zegt(besluit), stand), antwoord)


def test_zonder_toewijzing_staat_een_verzoek_zoals_erop_geantwoord_is():
    assert status_zonder_toewijzing(None, None) == "in_behandeling"
    assert status_zonder_toewijzing(VANDAAG, None) == "in_onderzoek"
    assert status_zonder_toewijzing(VANDAAG, LATER) == status_zonder_toewijzing(None, LATER)
    assert status_zonder_toewijzing(None, LATER) == "afgewezen"


def test_elke_toets_heeft_voorbeelden_van_elk_antwoord():
    """These rules always apply: the others also have a case they say nothing about."""
    altijd = {"TR347", "TR374", "TR304", "TR355", "HB028"}
    gezien: dict[str, set[type]] = {"TR361": {JA, NEE, NVT}}
    for functie in (test_aanvraag, test_wijziging_als_geheel, test_wijzigingsregel, test_antwoord):
        for code, *_, antwoord in functie.pytestmark[0].args[1]:
            gezien.setdefault(code, set()).add(antwoord)
    alle = (*aanvraag.TOETSEN, *wijzigingstoetsen.TOETSEN, *verzoekantwoord.TOETSEN)
    for code, _ in alle:
        assert gezien[code] == ({JA, NEE} if code in altijd else {JA, NEE, NVT}), code
