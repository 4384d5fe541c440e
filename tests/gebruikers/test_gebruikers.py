# SPDX-License-Identifier: EUPL-1.2
"""Who may log in: a role, with the scope that belongs to it."""

import io

import pytest
from django.db import IntegrityError, transaction

from hefboom.cli import main
from hefboom.gebruikers.models import Gebruiker
from hefboom.gebruikers.services import OngeldigeGebruiker, zet_gebruiker
from hefboom.kernel import Rol

pytestmark = pytest.mark.django_db
WACHTWOORD = "vier fietsen op een dijk"


def test_een_gebruiker_wordt_gemaakt_en_daarna_gewijzigd():
    _, nieuw = zet_gebruiker("bert", Rol.BELEID, WACHTWOORD, gemeente="0505")
    bert, weer = zet_gebruiker("bert", Rol.RAADSLID, None, gemeente="0512")
    assert (nieuw, weer) == (True, False)
    assert bert.check_password(WACHTWOORD)
    assert Gebruiker.objects.get().inzage.gemeente == "0512"


@pytest.mark.parametrize(
    ("rol", "gemeente", "aanbieder"),
    [
        (Rol.BELEID, "", ""),
        (Rol.CONTRACTMANAGER, "0505", ""),
        (Rol.AANBIEDER, "", ""),
        (Rol.FINANCIEN, "", "42420001"),
        (Rol.BELEID, "505", ""),
    ],
)
def test_rol_en_bereik_horen_bij_elkaar(rol, gemeente, aanbieder):
    with pytest.raises(OngeldigeGebruiker):
        zet_gebruiker("x", rol, WACHTWOORD, gemeente, aanbieder)
    assert not Gebruiker.objects.exists()


def test_ook_de_database_laat_geen_rol_zonder_bereik_toe():
    with pytest.raises(IntegrityError), transaction.atomic():
        Gebruiker.objects.create(username="x", rol=Rol.BELEID.value)


def test_een_zwak_wachtwoord_wordt_in_het_nederlands_geweigerd():
    with pytest.raises(OngeldigeGebruiker, match="wachtwoord"):
        zet_gebruiker("x", Rol.FINANCIEN, "geheim")


@pytest.fixture
def hefboom(monkeypatch, capsys):
    def hefboom(*argv, invoer=""):
        monkeypatch.setattr("sys.stdin", io.StringIO(invoer))
        code = main(["gebruiker", *argv])
        return code, capsys.readouterr()

    return hefboom


def test_op_de_opdrachtregel(hefboom):
    code, uit = hefboom("bert", "--rol", "beleid", "--gemeente", "0505", invoer=WACHTWOORD + "\n")
    assert (code, uit.out) == (0, "Gebruiker bert is gemaakt.\n")
    assert Gebruiker.objects.get().check_password(WACHTWOORD)


@pytest.mark.parametrize(
    ("argv", "invoer", "melding"),
    [
        (("--rol", "beleid", "--gemeente", "0363"), WACHTWOORD, "hoort niet bij"),
        (("--rol", "beleid"), WACHTWOORD, "vraagt om een gemeente"),
        (("--rol", "financien"), "", "eerste regel"),
    ],
)
def test_wat_niet_kan_wordt_uitgelegd(hefboom, argv, invoer, melding):
    code, uit = hefboom("x", *argv, invoer=invoer)
    assert code == 2
    assert melding in uit.err
