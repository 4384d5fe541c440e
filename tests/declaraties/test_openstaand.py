# SPDX-License-Identifier: EUPL-1.2
"""Which refused lines are still open: by sentence, and beside a slow twin on generated lines."""

from __future__ import annotations

import random
from datetime import date, timedelta
from itertools import count
from typing import Any

import pytest

from hefboom.declaraties.afgedaan import afgedaan_door, openstaand
from hefboom.declaraties.models import Declaratie, Prestatie
from hefboom.dossiers import Jeugdige
from tests.declaraties.conftest import PRODUCT, Wereld
from tests.facts.conftest import bericht
from tests.naive.openstaand_traag import afgedaan_traag

pytestmark = pytest.mark.django_db
JAN = date(2026, 1, 1)
_nummers = count(1)


def declaratie(gemeente: str = "0505", aanbieder: str = "12345678") -> Declaratie:
    nummer = next(_nummers)
    return Declaratie.objects.create(
        bericht=bericht(f"323-{nummer}"),
        gemeente=gemeente,
        aanbieder=aanbieder,
        declaratienummer=f"D{nummer}",
        begindatum=JAN,
        einddatum=date(2026, 1, 31),
        dagtekening=date(2026, 2, 1),
        ingediend=0,
        toegekend=0,
    )


def regel(van: Declaratie | None = None, *, geweigerd: bool = False, **anders: Any) -> Prestatie:
    """A line of 100 euros for January under allocation 1, in a claim of its own."""
    nummer = next(_nummers)
    in_deze = van or declaratie()
    waarden: dict[str, Any] = {
        "declaratie": in_deze,
        "aanbieder": in_deze.aanbieder,
        "volgnummer": nummer,
        "referentienummer": f"R{nummer}",
        "toewijzingnummer": 1,
        "categorie": "45",
        "productcode": PRODUCT,
        "begindatum": JAN,
        "einddatum": date(2026, 1, 31),
        "volume": 10,
        "eenheid": "04",
        "ingediend": 10_000,
    }
    waarden |= anders
    bedrag = 0 if geweigerd else waarden["ingediend"]
    return Prestatie.objects.create(**waarden, geweigerd=geweigerd, toegekend=bedrag)


def open_regels() -> set[int]:
    return set(Prestatie.objects.filter(openstaand()).values_list("pk", flat=True))


def test_een_geweigerde_regel_staat_open(wereld: Wereld) -> None:
    fout = regel(geweigerd=True)
    regel(begindatum=date(2026, 2, 1))
    assert open_regels() == {fout.pk}
    assert not afgedaan_door(fout)


def test_dezelfde_hulp_later_toegekend_is_hersteld(wereld: Wereld) -> None:
    fout = regel(geweigerd=True)
    nog_eens_fout = regel(geweigerd=True)
    goed = regel(ingediend=9_000)
    assert open_regels() == set()
    assert list(afgedaan_door(fout)) == list(afgedaan_door(nog_eens_fout)) == [goed]
    assert not afgedaan_door(goed)


def test_wat_al_betaald_was_en_nog_eens_kwam_vraagt_niets(wereld: Wereld) -> None:
    regel()
    regel(geweigerd=True)
    assert open_regels() == set()


@pytest.mark.parametrize(
    "anders",
    [
        {"begindatum": date(2026, 1, 2)},
        {"productcode": "45A04"},
        {"categorie": "44"},
        {"toewijzingnummer": 2},
        {"ingediend": 0},
    ],
)
def test_andere_hulp_herstelt_niets(wereld: Wereld, anders: dict[str, Any]) -> None:
    fout = regel(geweigerd=True)
    regel(**anders)
    assert open_regels() == {fout.pk}


def test_een_andere_aanbieder_of_gemeente_herstelt_niets(wereld: Wereld) -> None:
    fout = regel(geweigerd=True)
    regel(declaratie(aanbieder="87654321"))
    regel(declaratie(gemeente="0512"))
    assert open_regels() == {fout.pk}


def test_wie_een_nummer_noemde_dat_er_niet_is_herstelt_onder_het_goede(wereld: Wereld) -> None:
    toewijzing = wereld.toewijzing(1)
    regel(geweigerd=True, toewijzingnummer=99, jeugdige=wereld.anna)
    goed = regel(jeugdige=wereld.anna, toewijzing=toewijzing)
    assert open_regels() == set()
    anders = regel(
        geweigerd=True, toewijzingnummer=2, jeugdige=wereld.anna, toewijzing=wereld.toewijzing(2)
    )
    assert open_regels() == {anders.pk}, "een eigen toewijzing is eigen hulp"
    assert goed.pk not in open_regels()


def test_wat_weer_is_teruggedraaid_herstelt_niets(wereld: Wereld) -> None:
    fout = regel(geweigerd=True)
    goed = regel()
    assert open_regels() == set()
    regel(ingediend=-10_000, vorig_referentienummer=goed.referentienummer)
    assert open_regels() == {fout.pk}


def test_een_geweigerde_credit_wacht_op_een_credit_van_dezelfde_regel(wereld: Wereld) -> None:
    debet = regel()
    fout = regel(geweigerd=True, ingediend=-10_000, vorig_referentienummer=debet.referentienummer)
    assert open_regels() == {fout.pk}
    regel(ingediend=-10_000, vorig_referentienummer=debet.referentienummer)
    assert open_regels() == set()


@pytest.mark.parametrize("zaad", range(8))
def test_de_vraag_aan_de_database_telt_als_haar_trage_tweeling(wereld: Wereld, zaad: int) -> None:
    dobbel = random.Random(zaad)
    toewijzingen = {1: wereld.toewijzing(1), 2: wereld.toewijzing(2), 3: None}
    jeugd: list[Jeugdige | None] = [wereld.anna, None]
    claims = [
        declaratie(gemeente, aanbieder)
        for gemeente in ("0505", "0512")
        for aanbieder in ("12345678", "87654321")
    ]
    regels: list[Prestatie] = []
    for _ in range(60):
        nummer = dobbel.choice((1, 1, 2, 3))
        vorig = dobbel.choice(regels).referentienummer if regels and dobbel.random() < 0.2 else ""
        regels.append(
            regel(
                dobbel.choice(claims[:1] * 3 + claims),
                geweigerd=dobbel.random() < 0.5,
                toewijzingnummer=nummer,
                toewijzing=toewijzingen[nummer],
                jeugdige=dobbel.choice(jeugd),
                productcode=dobbel.choice((PRODUCT, PRODUCT, "45A04")),
                begindatum=JAN + timedelta(days=dobbel.choice((0, 0, 1))),
                ingediend=dobbel.choice((0, 5_000, 10_000)) * (-1 if vorig else 1),
                vorig_referentienummer=vorig,
            )
        )
    afgedaan = {rij.pk: afgedaan_traag(rij, regels) for rij in regels}
    assert open_regels() == {rij.pk for rij in regels if rij.geweigerd and not afgedaan[rij.pk]}
    for rij in regels:
        assert {een.pk for een in afgedaan_door(rij)} == afgedaan[rij.pk]
