# SPDX-License-Identifier: EUPL-1.2
"""How allocations stand beside each other, as tables; what is wrong informs and never refuses."""

from dataclasses import replace
from datetime import date

import pytest

from hefboom.dossiers import Besteed, Productaanduiding
from hefboom.dossiers.toewijzing.samenhang import (
    PER_BERICHT,
    PER_PRODUCT,
    GevraagdeRegel,
    Hulpomvang,
    Staand,
    Toewijzingsbeeld,
)
from hefboom.kernel import Failed, NotApplicable, Passed, Period

P, Q = Productaanduiding("45", "45A48"), Productaanduiding("45", "45A49")
CATEGORIE, GENERIEK, ELDERS = (
    Productaanduiding("45", ""),
    Productaanduiding("", ""),
    Productaanduiding("46", "46A01"),
)
JA, NEE, NVT = Passed, Failed, NotApplicable
EERDER, NU = date(2026, 1, 5), date(2026, 6, 1)
UREN, MEER, TOTAAL = Hulpomvang(3, "04", "2"), Hulpomvang(4, "04", "2"), Hulpomvang(90, "04", "6")
VEEL = Besteed(100, date(2026, 3, 31), {"04": 91})
JUNI, JULI = date(2026, 6, 30), date(2026, 7, 1)


def staand(nummer=1, product=P, van=EERDER, tot=JUNI, omvang=UREN, sinds=EERDER, gewijzigd=False):
    return Staand(nummer, product, Period.inclusive(van, tot), omvang, sinds, gewijzigd)


def nieuw(**anders):
    return staand(**{"nummer": 2, "van": JULI, "tot": None, "sinds": NU, **anders})


def naast(*andere):
    return Toewijzingsbeeld(NU, andere=andere)


@pytest.mark.parametrize(
    ("code", "eigen", "beeld", "antwoord"),
    [
        ("HB018", nieuw(), naast(), NVT),
        ("HB018", nieuw(), naast(staand()), JA),
        ("HB018", nieuw(van=JUNI), naast(staand()), NEE),
        ("HB018", nieuw(), naast(staand(tot=None)), NEE),
        ("HB018", nieuw(product=Q), naast(staand(tot=None)), JA),
        ("HB018", nieuw(product=CATEGORIE), naast(staand(tot=None)), NEE),
        ("HB018", nieuw(product=GENERIEK), naast(staand(product=ELDERS, tot=None)), NEE),
        ("HB018", nieuw(product=ELDERS), naast(staand(product=CATEGORIE, tot=None)), JA),
        ("HB020", staand(), naast(), NVT),
        ("HB020", replace(staand(), besteed=Besteed(100, JUNI)), naast(), JA),
        ("HB020", replace(staand(), besteed=Besteed(100, JULI)), naast(), NEE),
        ("HB020", replace(staand(tot=None), besteed=Besteed(100, JULI)), naast(), JA),
        ("HB020", replace(staand(omvang=TOTAAL), besteed=VEEL), naast(), NEE),
        ("HB020", replace(staand(omvang=UREN), besteed=VEEL), naast(), JA),
        # In another unit nothing of what was granted fits any longer (TR341).
        ("HB020", replace(staand(omvang=Hulpomvang(900, "16", "6")), besteed=VEEL), naast(), NEE),
        ("HB020", replace(staand(omvang=Hulpomvang(9, "14", "2")), besteed=VEEL), naast(), NEE),
        ("HB020", replace(staand(omvang=Hulpomvang(budget=100)), besteed=VEEL), naast(), JA),
        ("HB022", nieuw(), naast(staand()), NEE),
        ("HB022", nieuw(), Toewijzingsbeeld(NU, (staand(), nieuw())), NEE),
        ("HB022", nieuw(omvang=MEER), naast(staand()), JA),
        ("HB022", nieuw(product=Q), naast(staand()), JA),
        ("HB022", nieuw(van=date(2026, 7, 2)), naast(staand()), JA),
        ("HB022", nieuw(omvang=TOTAAL), naast(staand(omvang=TOTAAL)), JA),
        # What had ended when the message was sent cannot be made longer.
        ("HB022", nieuw(van=NU), naast(staand(tot=date(2026, 5, 31))), JA),
        ("HB022", nieuw(), naast(staand(sinds=NU)), JA),
        ("HB022", nieuw(sinds=EERDER), naast(staand()), NVT),
        ("HB022", nieuw(gewijzigd=True), naast(staand()), NVT),
    ],
)
def test_een_toewijzing_naast_de_andere(code, eigen, beeld, antwoord):
    assert isinstance(dict(PER_PRODUCT)[code](eigen, beeld), antwoord)


BLIJFT = GevraagdeRegel("ongewijzigd", 1, P, Hulpomvang())
WIJZIG = GevraagdeRegel("te_wijzigen", 1, P, MEER)
ERBIJ = GevraagdeRegel("nieuw", None, Q, UREN)


@pytest.mark.parametrize(
    ("gevraagd", "in_bericht", "antwoord"),
    [
        ((), (staand(),), NVT),
        ((BLIJFT, ERBIJ), (staand(), nieuw(product=Q)), JA),
        ((BLIJFT, ERBIJ), (nieuw(product=Q),), NEE),
        ((BLIJFT, ERBIJ), (staand(),), NEE),
        ((BLIJFT, ERBIJ), (staand(), nieuw(product=Q, omvang=MEER)), NEE),
        # A new extent comes under the same number, or under a new one (IV093).
        ((WIJZIG,), (staand(omvang=MEER),), JA),
        ((WIJZIG,), (staand(tot=NU), nieuw(omvang=MEER)), JA),
        ((WIJZIG,), (staand(),), NEE),
        # The days may be settled otherwise.
        ((WIJZIG,), (staand(omvang=MEER, tot=None),), JA),
    ],
)
def test_wat_op_een_verzoek_volgt(gevraagd, in_bericht, antwoord):
    beeld = Toewijzingsbeeld(NU, in_bericht, gevraagd=gevraagd)
    assert isinstance(dict(PER_BERICHT)["HB021"](None, beeld), antwoord)


def test_de_uitleg_noemt_wat_er_anders_is():
    beeld = Toewijzingsbeeld(NU, (), gevraagd=(BLIJFT, ERBIJ))
    uitkomst = dict(PER_BERICHT)["HB021"](None, beeld)
    assert uitkomst.gevonden == "niet of anders: toewijzing 1, nieuw 45A49"


def test_elke_toets_heeft_voorbeelden_van_elk_antwoord():
    gezien: dict[str, set[type]] = {"HB021": {JA, NEE, NVT}}
    for code, *_, antwoord in test_een_toewijzing_naast_de_andere.pytestmark[0].args[1]:
        gezien.setdefault(code, set()).add(antwoord)
    for code, _ in (*PER_PRODUCT, *PER_BERICHT):
        assert gezien[code] == {JA, NEE, NVT}, code
