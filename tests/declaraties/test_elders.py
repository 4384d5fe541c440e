# SPDX-License-Identifier: EUPL-1.2
"""The same help under two allocation numbers is told, and refuses nothing (HB023)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hefboom.declaraties.elders import (
    Toekenning,
    alleen_op_deze_toewijzing_toegekend,
    geen_andere_gemeente_betaalt,
    opmerkingen,
)
from hefboom.declaraties.opslag import LET_OP, kort, lang
from hefboom.kernel import Cents, Failed, NotApplicable, Passed, Period
from tests.naive.elders_traag import ook_een_andere_gemeente, ook_elders

APRIL, HALF, MEI = (
    Period.month(2026, 4),
    Period.inclusive(date(2026, 4, 16), date(2026, 5, 15)),
    Period.month(2026, 5),
)


def toekenning(nummer: int = 1, periode: Period = APRIL, **anders: Any) -> Toekenning:
    waarden = {"referentie": f"R{nummer}", "bedrag": Cents(100)} | anders
    return Toekenning("tom", nummer, "45", "45A48", periode, **waarden)


@pytest.mark.parametrize(
    ("zin", "eigen", "staand", "antwoord"),
    [
        ("niet toegekend", None, [toekenning(2)], NotApplicable),
        ("een regel van nul euro", toekenning(bedrag=Cents(0)), [toekenning(2)], NotApplicable),
        ("een credit", toekenning(bedrag=Cents(-1)), [toekenning(2)], NotApplicable),
        ("niets anders", toekenning(), [], Passed),
        ("dezelfde toewijzing", toekenning(), [toekenning(1, HALF)], Passed),
        ("andere dagen", toekenning(), [toekenning(2, MEI)], Passed),
        ("een deel van de dagen", toekenning(), [toekenning(2, HALF)], Failed),
        ("dezelfde dagen", toekenning(), [toekenning(2)], Failed),
    ],
)
def test_voorbeeld(zin, eigen, staand, antwoord):
    assert isinstance(alleen_op_deze_toewijzing_toegekend(eigen, staand), antwoord)


def test_de_opmerking_noemt_de_andere_regel():
    uitkomst = alleen_op_deze_toewijzing_toegekend(toekenning(), [toekenning(3), toekenning(2)])
    assert isinstance(uitkomst, Failed)
    assert uitkomst.gevonden == (
        "1 april 2026 t/m 30 april 2026 is ook toegekend op toewijzing 2 met referentienummer R2"
    )


def test_een_opmerking_weigert_niets_als_zij_bewaard_is():
    bewaard = kort("HB023", Failed("a", "b"), weigert=False)
    assert lang(bewaard) == ("HB023", Failed("a", "b"))
    assert bewaard[1] == LET_OP


regels = st.lists(
    st.tuples(
        st.sampled_from(["tom", "anna"]),
        st.integers(1, 3),
        st.sampled_from(["45A48", "45A49"]),
        st.integers(1, 4),
        st.integers(0, 2),
        st.sampled_from([-1, 0, 1, 1, 1]),
        st.integers(1, 8),
        st.booleans(),
    ),
    max_size=8,
)


def rijen_van(alle: list[Any], gemeente: str = "") -> list[Toekenning]:
    return [
        Toekenning(
            wie,
            nummer,
            product[:2],
            product,
            Period.inclusive(date(2026, 4, van), date(2026, 4, van + duur)),
            f"R{plek}",
            Cents(teken),
            f"R{vorige}" if teken < 0 else "",
            gemeente,
        )
        for plek, (wie, nummer, product, van, duur, teken, vorige, _) in enumerate(alle)
    ]


def gezakt(antwoorden: list[Any], code: str) -> list[bool]:
    return [
        any(een.code == code and isinstance(uit, Failed) for een, uit in per_regel)
        for per_regel in antwoorden
    ]


@given(regels, regels)
def test_de_snelle_en_de_trage_lezer_zien_dezelfde_dubbele_hulp(eerder, claim):
    alle = [*eerder, *claim]
    rijen = rijen_van(alle)
    oud, nieuw = rijen[: len(eerder)], rijen[len(eerder) :]
    gevraagd = [rij if een[-1] else None for rij, een in zip(nieuw, claim, strict=True)]
    telt = [*[True] * len(eerder), *(een[-1] for een in claim)]
    gezien = gezakt(opmerkingen(gevraagd, oud), "HB023")
    assert gezien == ook_elders(alle, telt)[len(eerder) :]


@given(regels, regels)
def test_de_snelle_en_de_trage_lezer_zien_dezelfde_tweede_gemeente(claim, daar):
    gevraagd = [rij if een[-1] else None for rij, een in zip(rijen_van(claim), claim, strict=True)]
    gezien = gezakt(opmerkingen(gevraagd, (), rijen_van(daar, "0512")), "HB025")
    assert gezien == ook_een_andere_gemeente(claim, [een[-1] for een in claim], daar)


@pytest.mark.parametrize(
    ("eigen", "daar", "antwoord"),
    [
        (None, [toekenning(2)], NotApplicable),
        (toekenning(bedrag=Cents(0)), [toekenning(2)], NotApplicable),
        (toekenning(), [], Passed),
        (toekenning(), [toekenning(1, MEI)], Passed),
        (toekenning(), [toekenning(1, HALF, gemeente="0512")], Failed),
    ],
)
def test_voorbeeld_van_een_tweede_gemeente(eigen, daar, antwoord):
    assert isinstance(geen_andere_gemeente_betaalt(eigen, daar), antwoord)
