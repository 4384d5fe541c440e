# SPDX-License-Identifier: EUPL-1.2
"""The norm at the allocation: duration and intensity apart, and an end."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hefboom import stelsel
from hefboom.dossiers.toewijzing.inzet import boven_inzetnorm
from hefboom.facts import TABELLEN
from hefboom.facts.duiding import Duiding
from hefboom.facts.lezen import tabellen
from hefboom.intake.models import Regiobevinding
from hefboom.stelsel import Norm, Normen
from tests.intake import berichten as b

LANG, KORT = date(2033, 3, 1), date(2026, 12, 31)


def norm(waarde: int, frequentie: str) -> Norm:
    return Norm("max_intensiteit", waarde, "uur", frequentie, KORT, bron="B", status="feit")


@given(
    st.integers(1, 60), st.sampled_from("24"), st.integers(1, 4000), st.sampled_from(["01", "04"]),
    st.sampled_from("1246"), st.integers(1, 900),
)  # fmt: skip
def test_de_inzet_is_die_van_de_trage_rekenaar(grens, per, volume, eenheid, frequentie, duur):
    """Hours in 1461 days (four years): so many days, weeks, months or stretches fit in those."""
    keren = {"1": 1461, "2": Fraction(1461, 7), "4": 48, "6": Fraction(1461, duur)}
    uren = Fraction(volume, 60) if eenheid == "01" else Fraction(volume)
    traag = uren * keren[frequentie] > grens * keren[per]
    snel = boven_inzetnorm(norm(grens, per), "04", volume, eenheid, frequentie, duur)
    assert snel is traag


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("anders", "verwacht"),
    [
        ({}, []),
        ({"Einddatum": LANG}, ["HB029"]),
        ({"Omvang": {"Volume": 50, "Eenheid": "04", "Frequentie": "2"}}, ["HB030"]),
        (
            {"Omvang": {"Volume": 50, "Eenheid": "04", "Frequentie": "2"}, "Einddatum": LANG},
            ["HB029", "HB030"],
        ),
        (
            {"Omvang": {"Volume": 10, "Eenheid": "04", "Frequentie": "4"}, "Einddatum": None},
            ["HB031"],
        ),
    ],
)
def test_boven_de_norm_is_een_opmerking(anders: dict[str, Any], verwacht, neem_in):
    """50 hours a week for seven years is told, and what is sent again is not told again."""
    eerst = neem_in(b.jw301(b.toegewezen(1001, **anders)))
    assert eerst.uitkomst == "verwerkt"
    assert eerst.bevindingen == []
    opmerkingen = Regiobevinding.objects.order_by("volgnummer")
    assert list(opmerkingen.values_list("code", flat=True)) == verwacht
    neem_in(b.jw301(b.toegewezen(1001, **anders)))
    assert Regiobevinding.objects.count() == len(verwacht)


@pytest.mark.django_db
def test_de_gemeente_en_de_regio_lezen_het_en_de_aanbieder_niet(
    neem_in, regio, beleid, buur, horizon, client
):
    """The municipality chose it; the provider is given help to deliver, not the doubt about it."""
    lang = neem_in(b.jw301(b.toegewezen(1001, Einddatum=LANG)))
    for wie, ziet in ((regio, True), (beleid, True), (horizon, False)):
        client.force_login(wie)
        blad = client.get(f"/berichten/{lang.pk}/").content.decode()
        assert ("HB029" in blad) is ziet
        assert ("Alleen voor de gemeente en de regio" in blad) is ziet
        lijst = client.get("/berichten/").content.decode()
        assert ("Eén opmerking leest niet elke partij." in lijst) is ziet
    client.force_login(buur)
    assert client.get(f"/berichten/{lang.pk}/").status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("status", "bron", "zegt"),
    [
        ("aanname", "HEFBOOM", "(norm door Hefboom aangenomen, niet besloten)"),
        ("aanname", "TREEKNORM", "(norm aangenomen, niet besloten; bron: Treeknorm"),
        ("voorlopig", "S2:149", "(norm voorlopig, nog niet besloten; bron: Werkdocument"),
        ("besloten", "S2:149", "(norm besloten; bron: Werkdocument"),
    ],
)
def test_de_opmerking_zegt_hoe_vast_de_norm_is(status, bron, zegt, neem_in, monkeypatch):
    grens = Norm("max_duur", 365, "dagen", None, KORT, bron=bron, status=status)
    monkeypatch.setattr(
        Normen, "op", lambda self, soort, code, dag: grens if soort == "max_duur" else None
    )
    neem_in(b.jw301(b.toegewezen(1001, Einddatum=LANG)))
    neem_in(
        b.jw301(
            b.toegewezen(
                1002, Omvang={"Volume": 10, "Eenheid": "04", "Frequentie": "4"}, Einddatum=None
            )
        )
    )
    lang, zonder = Regiobevinding.objects.exclude(code="HB018").order_by("pk")
    assert f"hoogstens 365 dagen {zegt}" in lang.uitleg
    assert f"een einddatum binnen 365 dagen {zegt}" in zonder.uitleg


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("anders", "verwacht"),
    [
        ({}, (False, False, False, False)),
        ({"Einddatum": LANG}, (True, True, False, False)),
        (
            {"Omvang": {"Volume": 50, "Eenheid": "04", "Frequentie": "2"}},
            (True, False, True, False),
        ),
        (
            {"Omvang": {"Volume": 10, "Eenheid": "04", "Frequentie": "4"}, "Einddatum": None},
            (False, None, False, True),
        ),
        (
            {
                "Omvang": {"Volume": 10, "Eenheid": "04", "Frequentie": "4"},
                "Einddatum": date(9999, 12, 31),
            },
            (False, None, False, True),
        ),
    ],
)
def test_de_feiten_zeggen_wat_de_opmerking_zegt(anders: dict[str, Any], verwacht, neem_in):
    """One judgement behind the remark and behind the measures; duration and intensity apart."""
    neem_in(b.jw301(b.toegewezen(1001, **anders)))
    (rij,) = tabellen(Duiding(stelsel.laad("zuid-holland-zuid"), date(2027, 1, 1)), {})[
        "toewijzingen"
    ]
    kolommen = [kolom.naam for kolom in TABELLEN["toewijzingen"].kolommen]
    feit = dict(zip(kolommen, rij, strict=True))
    namen = ("boven_norm", "boven_duur", "boven_inzet", "zonder_einde")
    assert tuple(feit[naam] for naam in namen) == verwacht
    gezegd = set(Regiobevinding.objects.values_list("code", flat=True))
    assert gezegd == {
        code for code, ja in zip(("HB029", "HB030", "HB031"), verwacht[1:], strict=True) if ja
    }
