# SPDX-License-Identifier: EUPL-1.2
"""Per rule: a line that passes, one that fails, one the rule says nothing about.

The examples are shipped (`declaraties.voorbeelden`), for whoever asks what a rule means.
"""

from __future__ import annotations

import re
from typing import Any

import pytest

from hefboom.declaraties.toetsen import PRESTATIETOETSEN, toets_prestatie, toets_van, zin
from hefboom.declaraties.voorbeelden import VOORBEELDEN, Voorbeeld
from hefboom.declaraties.voorbeelden.bouw import APRIL, context, dag, regel
from hefboom.kernel import Cents, Failed, NotApplicable, Passed
from tests.declaraties.bouw import antwoord


@pytest.mark.parametrize("v", VOORBEELDEN, ids=lambda v: f"{v.code}: {v.zin}")
def test_voorbeeld(v: Voorbeeld) -> None:
    uitkomst = antwoord(v.code, regel(**v.regel), context(**v.context))
    if isinstance(v.uitkomst, type):
        assert isinstance(uitkomst, v.uitkomst), uitkomst
    else:
        assert uitkomst == v.uitkomst


#: Rules that say something about every line there is.
ALTIJD_VAN_TOEPASSING = {"TR304", "TR338", "TR314"}


@pytest.mark.parametrize("check", PRESTATIETOETSEN, ids=lambda c: c.naam)
def test_elke_toets_heeft_een_goed_een_fout_en_een_niet_van_toepassing(check: Any) -> None:
    gezien = {
        type(antwoord(v.code, regel(**v.regel), context(**v.context)))
        for v in VOORBEELDEN
        if v.code == check.code
    }
    verwacht = {Passed, Failed, NotApplicable}
    if check.code in ALTIJD_VAN_TOEPASSING:
        verwacht.remove(NotApplicable)
    assert gezien == verwacht


def test_een_goede_regel_heeft_geen_enkele_fout() -> None:
    fouten = [c.code for c, o in toets_prestatie(regel(), context()) if isinstance(o, Failed)]
    assert fouten == []


def test_alle_fouten_komen_tegelijk() -> None:
    fout = regel(volume=12, tarief=Cents(9000), productcode="45A05", bedrag=Cents(1))
    codes = {c.code for c, o in toets_prestatie(fout, context()) if isinstance(o, Failed)}
    assert codes == {"TR340", "TR418", "TR346", "TR321"}


def test_de_zin_zegt_wat_er_mis_is_en_wat_te_doen() -> None:
    te_veel = regel(volume=12)
    check = toets_van("TR321", APRIL.start)
    assert check is not None
    assert zin(check, check.functie(te_veel, context()), 14) == (
        "Regel 14: 12 uur in april 2026 gedeclareerd, 10 uur toegewezen. "
        "Dien hoogstens 10 uur in, of vraag de gemeente om een hogere toewijzing."
    )


@pytest.mark.parametrize("check", PRESTATIETOETSEN, ids=lambda c: c.naam)
def test_elke_zin_is_af(check: Any) -> None:
    tekst = zin(check, Failed("VERWACHT", "GEVONDEN"), 3)
    assert tekst.startswith("Regel 3: ")
    assert "{" not in tekst
    assert "VERWACHT" in tekst
    assert "GEVONDEN" in tekst
    assert tekst.index("GEVONDEN") < tekst.index("VERWACHT"), "wat er mis is komt eerst"
    assert not re.search(r"\b(moet|mag|dient|behoort|verplicht)\b", check.zin)
    assert tekst.endswith(".")
    assert check.vraag.endswith("?")
    assert zin(check, Passed()) == zin(check, NotApplicable("x")) == ""


def test_per_dag_geldt_van_elke_regel_hoogstens_een_versie() -> None:
    for dag_ in (dag("2020-01-01"), dag("2026-06-30"), dag("2030-01-01")):
        codes = [c.code for c in PRESTATIETOETSEN if c.geldt_op(dag_)]
        assert len(codes) == len(set(codes))
