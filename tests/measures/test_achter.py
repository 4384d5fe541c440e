# SPDX-License-Identifier: EUPL-1.2
"""The rows behind a figure are exactly those that make it: counted anew, they give the figure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from hefboom.facts import Momentopname
from hefboom.kernel import Period
from hefboom.measures import CATALOGUS, Maat, Stapel, bereken, stapels_achter
from hefboom.measures.maat import (
    Aantal,
    DagenSinds,
    KleinsteAantal,
    OpEenDag,
    Percentiel,
    Som,
    Telling,
    Verschillend,
)
from tests.web import wereld

PERIODEN = (Period.year(2026), Period.month(2026, 3))
WAAR: tuple[dict[str, str], ...] = (
    {}, {"segment": "4"}, {"gemeente": wereld.GEMEENTE}, {"aanbieder": wereld.MIJN},
    {"segment": "4", "gemeente": wereld.ANDERE}, {"maand": "2026-03"}, {"vorm": "individueel"},
)  # fmt: skip
Rijen = Sequence[dict[str, Any]]


@pytest.fixture(scope="module")
def opname(tmp_path_factory: pytest.TempPathFactory) -> Momentopname:
    return wereld.maak_opname(tmp_path_factory.mktemp("achter"), aantal=250)


def _op(rij: dict[str, Any], dag: date) -> bool:
    return bool(rij["begindatum"] <= dag <= (rij["einddatum"] or dag))


def tel_traag(telling: Telling, rijen: Rijen, periode: Period) -> int:
    """What a count says of these rows, one by one."""
    wat = telling.wat
    match wat:
        case Aantal():
            return len(rijen)
        case Verschillend(naam):
            return len({rij[naam] for rij in rijen if rij[naam]})
        case KleinsteAantal(groep, binnen, deel):
            per_groep = defaultdict(list)
            for rij in rijen:
                per_groep[rij[groep]].append(rij)
            deeltelling = Telling(telling.feit, telling.tijd, binnen)
            tellen = sorted(
                (tel_traag(deeltelling, eigen, periode) for eigen in per_groep.values()),
                reverse=True,
            )
            heel, samen = sum(tellen), 0
            for nummer, aantal in enumerate(tellen, start=1):
                samen += aantal
                if 100 * samen >= deel * heel:
                    return nummer
            return 0
        case OpEenDag():
            dagen = list(periode.each_day())
            som = sum(
                sum({r[wat.van]: r[wat.kolom] for r in rijen if _op(r, dag)}.values())
                for dag in dagen
            )
            return int(Fraction(som, len(dagen)) + Fraction(1, 2))
    kolom = wat.kolom
    if isinstance(kolom, DagenSinds):
        laatste = periode.known_last
        waarden = [(laatste - rij[kolom.kolom]).days for rij in rijen]
    else:
        waarden = [rij[kolom] for rij in rijen if rij[kolom] is not None]
    if isinstance(wat, Som):
        return sum(waarden)
    assert isinstance(wat, Percentiel)
    rang = max(-(-len(waarden) * wat.deel // 100), 1)
    return sorted(waarden)[rang - 1] if waarden else 0


def vragen(maat: Maat) -> list[dict[str, str]]:
    vast = dict.fromkeys(maat.verplicht, "01")
    return [{**vast, **waar} for waar in WAAR if set(waar) <= set(maat.dimensies)]


def telde(maat: Maat, stapels: Sequence[Stapel], periode: Period) -> tuple[int, int | None]:
    """Teller and noemer, counted anew from the rows."""
    rijen = [stapel.rijen() for stapel in stapels]
    if maat.deel_van:
        ((heel,), noemer) = rijen, maat.noemer
        assert noemer is not None
        mee = [rij for rij in heel if rij["telt_mee"]]
        boven = tel_traag(maat.tellers[0], mee, periode)
        return boven, tel_traag(noemer, heel, periode)
    boven = sum(
        tel_traag(stapel.telling, eigen, periode)
        for stapel, eigen in zip(stapels, rijen, strict=True)
        if not stapel.deler
    )
    if maat.noemer is None:
        return boven, None
    onder = next((r for s, r in zip(stapels, rijen, strict=True) if s.deler), rijen[0])
    return boven, tel_traag(maat.noemer, onder, periode)


@pytest.mark.parametrize("code", CATALOGUS)
def test_de_rijen_zijn_precies_die_van_het_getal(opname: Momentopname, code: str) -> None:
    maat = CATALOGUS[code]
    for periode in PERIODEN:
        for waar in vragen(maat):
            if "maand" in waar and periode != PERIODEN[0]:
                continue
            uitkomst = bereken(code, opname, waar=waar, periode=periode).enige
            stapels = stapels_achter(code, opname, waar, periode)
            venster = Period.month(2026, 3) if "maand" in waar else periode
            boven, onder = telde(maat, stapels, venster)
            assert (boven, onder) == (uitkomst.teller, uitkomst.noemer), (code, waar, periode)


def test_een_stapel_sorteert_en_zeeft_als_de_trage_tweeling(opname: Momentopname) -> None:
    (stapel,) = stapels_achter("binnen_norm", opname)
    rijen = stapel.rijen()
    for naam in ("wacht_dagen", "eerste_start", "telt_mee"):
        for aflopend in (False, True):
            anders = [rij[naam] for rij in stapel.gesorteerd(naam, aflopend).rijen()]
            gevuld = sorted((r[naam] for r in rijen if r[naam] is not None), reverse=aflopend)
            assert [w for w in anders if w is not None] == gevuld
            assert anders[: len(gevuld)] == gevuld, "wat er niet is komt achteraan"
    namen = {agb: f"Naam {-i}" for i, agb in enumerate(wereld.AANBIEDERS)}
    gevonden = stapel.gesorteerd("aanbieder", False, lambda agb: namen[agb]).rijen()
    op_naam = [namen[rij["aanbieder"]] for rij in gevonden]
    assert op_naam == sorted(op_naam)
    tussen = stapel.tussen("wacht_dagen", 30, 40).rijen()
    assert sorted(r["toewijzing"] for r in tussen) == sorted(
        r["toewijzing"] for r in rijen if r["wacht_dagen"] in range(30, 41)
    )
    assert len(stapel.met_vlag("telt_mee", True)) == stapel.aantal_mee
    assert len(stapel.met_vlag("telt_mee", False)) == len(rijen) - stapel.aantal_mee
