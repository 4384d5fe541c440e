# SPDX-License-Identifier: EUPL-1.2
"""Who may log in, with which access from when to when, and who gave it."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from hefboom.cli import main
from hefboom.contracten.models import Aanbieder
from hefboom.inzage import Inzage, Recht, Rol, rollen
from hefboom.inzage.models import Gebruiker, Machtiging
from hefboom.inzage.services import (
    NieuweMachtiging,
    OngeldigeGebruiker,
    beeindig,
    herzie,
    verleen,
    zet_gebruiker,
)
from tests.mensen import maak_mens

pytestmark = pytest.mark.django_db
WACHTWOORD = "vier fietsen op een dijk"
VANDAAG = date(2027, 1, 1)  # the day on which the test installation lives


def test_een_gebruiker_wordt_gemaakt_en_krijgt_er_een_machtiging_bij() -> None:
    _, nieuw = zet_gebruiker("bert", WACHTWOORD, [NieuweMachtiging(rollen.BELEID, "0505")])
    bert, weer = zet_gebruiker("bert", None, [NieuweMachtiging(rollen.LOKAAL_TEAM, "0512")])
    assert (nieuw, weer) == (True, False)
    assert bert.check_password(WACHTWOORD)
    bert = Gebruiker.objects.get()
    assert bert.inzage.gemeenten == {"0505", "0512"}
    assert bert.inzage.kring(Recht.CONTROLEREN).gemeenten == {"0505"}


def test_twee_keer_hetzelfde_verlenen_verandert_niets() -> None:
    for _ in range(2):
        zet_gebruiker("bert", None, [NieuweMachtiging(rollen.BELEID, "0505", date(2026, 1, 1))])
    assert Machtiging.objects.count() == 1


@pytest.mark.parametrize(
    ("rol", "code", "melding"),
    [
        (rollen.BELEID, "", "vraagt om een gemeente"),
        (rollen.CONTRACTMANAGER, "0505", "hele regio"),
        (rollen.AANBIEDER, "", "vraagt om een aanbieder"),
        (rollen.FINANCIEN, "42420001", "hele regio"),
        (rollen.BELEID, "505", "vier cijfers"),
        (rollen.GI, "0505", "acht cijfers"),
    ],
)
def test_rol_en_kring_horen_bij_elkaar(rol: Rol, code: str, melding: str) -> None:
    with pytest.raises(OngeldigeGebruiker, match=melding):
        zet_gebruiker("x", WACHTWOORD, [NieuweMachtiging(rol, code)])
    assert not Gebruiker.objects.exists()


@pytest.mark.parametrize(
    "velden",
    [
        {"rol": "beleid"},
        {"rol": "contractmanager", "gemeente": "0505"},
        {"rol": "aanbieder", "gemeente": "0505"},
        {"rol": "bestaat_niet"},
        {"rol": "financien", "tot": date(2025, 12, 31)},
    ],
)
def test_ook_de_database_laat_geen_machtiging_toe_die_niet_kan(velden: dict[str, Any]) -> None:
    mens = maak_mens("x")
    with pytest.raises(IntegrityError), transaction.atomic():
        Machtiging.objects.create(
            gebruiker=mens, vanaf=date(2026, 1, 1), verleend_op=timezone.now(), **velden
        )


def test_machtiging_geldt_vanaf_de_eerste_tot_en_met_de_laatste_dag() -> None:
    mens = maak_mens("x")
    verleen(mens, NieuweMachtiging(rollen.BELEID, "0505", date(2026, 3, 1), tot=date(2026, 4, 1)))
    assert [bool(mens.inzage_op(date(*dag)).gemeenten) for dag in DAGEN] == [
        False, True, True, False
    ]  # fmt: skip
    assert mens.inzage == Inzage()


DAGEN = ((2026, 2, 28), (2026, 3, 1), (2026, 3, 31), (2026, 4, 1))


def test_een_overlappende_machtiging_is_een_fout_die_zegt_tot_wanneer() -> None:
    mens = maak_mens("x")
    verleen(mens, NieuweMachtiging(rollen.BELEID, "0505", date(2026, 3, 1), tot=date(2026, 4, 1)))
    with pytest.raises(OngeldigeGebruiker, match="31 maart 2026"):
        verleen(mens, NieuweMachtiging(rollen.BELEID, "0505", date(2026, 3, 15)))
    verleen(mens, NieuweMachtiging(rollen.BELEID, "0505", date(2026, 4, 1)))
    verleen(mens, NieuweMachtiging(rollen.BELEID, "0512", date(2026, 3, 15)))
    assert mens.inzage_op(date(2026, 4, 1)).gemeenten == {"0505", "0512"}


def test_niemand_is_tegelijk_gemeente_en_aanbieder_wel_na_elkaar() -> None:
    mens = maak_mens("x")
    verleen(mens, NieuweMachtiging(rollen.BELEID, "0505", date(2026, 1, 1), tot=date(2026, 7, 1)))
    with pytest.raises(OngeldigeGebruiker, match="tegelijk"):
        verleen(mens, NieuweMachtiging(rollen.AANBIEDER, "42420001", date(2026, 6, 30)))
    verleen(mens, NieuweMachtiging(rollen.AANBIEDER, "42420001", date(2026, 7, 1)))
    with pytest.raises(ValueError, match="tegelijk"):
        Inzage.van([(rollen.BELEID, "0505"), (rollen.GI, "42420001")])


def test_een_beheerder_verleent_beeindigt_en_loopt_na_maar_niet_zichzelf() -> None:
    beheerder, mens = maak_mens("bram", "beheerder"), maak_mens("x")
    machtiging = verleen(mens, NieuweMachtiging(rollen.BELEID, "0505"), door=beheerder)
    assert mens.inzage.gemeenten == {"0505"}
    assert herzie(machtiging, beheerder, "nog nodig").door == beheerder
    beeindig(machtiging, door=beheerder)
    machtiging.refresh_from_db()
    assert (machtiging.tot, machtiging.beeindigd_door) == (VANDAAG, beheerder)
    assert mens.inzage == Inzage()
    with pytest.raises(OngeldigeGebruiker, match="al beëindigd"):
        beeindig(machtiging, door=beheerder)
    eigen = beheerder.machtigingen.get()
    for doe in (
        lambda: verleen(beheerder, NieuweMachtiging(rollen.BELEID, "0505"), door=beheerder),
        lambda: beeindig(eigen, door=beheerder),
        lambda: herzie(eigen, beheerder),
    ):
        with pytest.raises(OngeldigeGebruiker, match="eigen machtigingen"):
            doe()


@pytest.mark.parametrize("rol", [r for r in rollen.ROLLEN.values() if r is not rollen.BEHEERDER])
def test_wie_geen_beheerder_is_verleent_niets(rol: Rol) -> None:
    codes = {"regio": (), "gemeente": ("0505",), "aanbieder": ("42420001",)}[rol.kring]
    ander, mens = maak_mens("ander", rol, *codes), maak_mens("x")
    with pytest.raises(OngeldigeGebruiker, match="Alleen een beheerder"):
        verleen(mens, NieuweMachtiging(rollen.BELEID, "0505"), door=ander)
    assert not mens.machtigingen.exists()


def test_ook_de_database_laat_niemand_zichzelf_machtiging_verlenen() -> None:
    mens = maak_mens("x")
    with pytest.raises(IntegrityError), transaction.atomic():
        Machtiging.objects.create(
            gebruiker=mens, rol="beheerder", vanaf=VANDAAG, verleend_op=timezone.now(),
            verleend_door=mens,
        )  # fmt: skip


def test_wat_voorbij_is_verandert_niet() -> None:
    mens = maak_mens("x")
    oud = verleen(
        mens, NieuweMachtiging(rollen.BELEID, "0505", date(2026, 1, 1), tot=date(2026, 2, 1))
    )
    with pytest.raises(OngeldigeGebruiker, match="al beëindigd"):
        beeindig(oud)
    nieuw = verleen(mens, NieuweMachtiging(rollen.BELEID, "0505", date(2026, 6, 1)))
    with pytest.raises(OngeldigeGebruiker, match="vandaag of later"):
        beeindig(nieuw, date(2026, 12, 1))
    komend = verleen(mens, NieuweMachtiging(rollen.BELEID, "0512", date(2027, 6, 1)))
    beeindig(komend)  # withdrawn before it began: it never holds
    assert not any("0512" in mens.inzage_op(date(2027, m, 1)).gemeenten for m in range(1, 13))


def test_een_zwak_wachtwoord_wordt_in_het_nederlands_geweigerd() -> None:
    with pytest.raises(OngeldigeGebruiker, match="wachtwoord"):
        zet_gebruiker("x", "geheim")


Hefboom = Callable[..., tuple[int, Any]]


@pytest.fixture
def hefboom(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Hefboom:
    def hefboom(*argv: str, invoer: str = "") -> tuple[int, Any]:
        monkeypatch.setattr("sys.stdin", io.StringIO(invoer))
        code = main(["gebruiker", *argv])
        return code, capsys.readouterr()

    return hefboom


def test_op_de_opdrachtregel(hefboom: Hefboom) -> None:
    code, uit = hefboom(
        "bert", "--rol", "lokaal_team", "--gemeente", "0505", "--gemeente", "0512",
        "--vanaf", "2027-01-01", invoer=WACHTWOORD + "\n",
    )  # fmt: skip
    assert (code, uit.out.splitlines()) == (
        0,
        [
            "Gebruiker bert is gemaakt.",
            "  lokaal_team 0505: vanaf 1 januari 2027",
            "  lokaal_team 0512: vanaf 1 januari 2027",
        ],
    )
    assert Gebruiker.objects.get().check_password(WACHTWOORD)
    code, uit = hefboom("bert", "--rol", "lokaal_team", "--gemeente", "0505", "--beeindig")
    assert code == 0
    assert "0505: vanaf 1 januari 2027" in uit.out
    assert Gebruiker.objects.get().inzage.gemeenten == {"0512"}
    assert "0512" in hefboom("bert", "--toon")[1].out


@pytest.mark.parametrize(
    ("argv", "invoer", "melding"),
    [
        (("--rol", "beleid", "--gemeente", "0363"), WACHTWOORD, "hoort niet bij"),
        (("--rol", "beleid"), WACHTWOORD, "vraagt om een gemeente"),
        (("--rol", "financien", "--aanbieder", "42420001"), WACHTWOORD, "hoort geen aanbieder"),
        (("--rol", "financien"), "", "eerste regel"),
        (("--gemeente", "0505"), WACHTWOORD, "Noem met --rol"),
        (("--rol", "financien", "--beeindig"), "", "geen lopende machtiging"),
        (("--toon",), "", "Niemand logt in als x"),
        (
            ("--rol", "beleid", "--gemeente", "0505", "--vanaf", "2026-12-31"),
            WACHTWOORD,
            "vandaag of later, niet op 31 december 2026",
        ),
        (
            ("--rol", "aanbieder", "--aanbieder", "42420009"),
            WACHTWOORD,
            "AGB-code 42420009 is van geen aanbieder van deze regio",
        ),
    ],
)
def test_wat_niet_kan_wordt_uitgelegd(
    hefboom: Hefboom, argv: tuple[str, ...], invoer: str, melding: str
) -> None:
    Aanbieder.objects.create(agb="42420001", naam="Horizon")
    code, uit = hefboom("x", *argv, invoer=invoer)
    assert code == 2
    assert melding in uit.err


def test_een_regio_zonder_aanbieders_kan_toch_iemand_toegang_geven(hefboom: Hefboom) -> None:
    """Before the contracts are taken in nobody can say which codes are right."""
    code, _ = hefboom("x", "--rol", "aanbieder", "--aanbieder", "42420009", invoer=WACHTWOORD)
    assert code == 0


@pytest.mark.parametrize("wachtwoord", ["kort", "password1", "", "12345678"])
def test_wat_er_aan_een_wachtwoord_schort_staat_er_in_het_nederlands(
    wachtwoord: str, db: None
) -> None:
    with pytest.raises(OngeldigeGebruiker, match=r"wachtwoord is te (kort|algemeen)") as fout:
        zet_gebruiker("iemand", wachtwoord, [])
    assert "password" not in str(fout.value)
