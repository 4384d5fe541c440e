# SPDX-License-Identifier: EUPL-1.2
"""`hefboom gebruiker`: the list, and what one does for who is locked out."""

from __future__ import annotations

import pytest
from allauth.mfa.models import Authenticator

from hefboom.cli import main
from tests.mensen import maak_mens
from tests.toegang.conftest import Inlog, binnen, met_wachtwoord

pytestmark = pytest.mark.django_db


def test_de_lijst(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["gebruiker"]) == 0
    assert "Maak een beheerder" in capsys.readouterr().out
    maak_mens("anna", "beheerder")
    assert main(["gebruiker"]) == 0
    regel = "anna: aan, nog nooit ingelogd, geen tweede factor, beheerder"
    assert regel in capsys.readouterr().out


def test_uit_en_aan(log_in: Inlog, capsys: pytest.CaptureFixture[str]) -> None:
    met_wachtwoord("bert", "raadslid", "0505")
    client = log_in("bert").client
    assert main(["gebruiker", "bert", "--zet-uit"]) == 0
    assert client.get("/account/").status_code == 302
    assert main(["gebruiker", "bert", "--zet-aan"]) == 0
    assert binnen(log_in("bert", client=client))
    assert main(["gebruiker", "bert", "--log-uit"]) == 0
    assert client.get("/account/").status_code == 302


def test_de_tweede_factor_wissen(capsys: pytest.CaptureFixture[str]) -> None:
    mens = maak_mens("anna", "beheerder")
    Authenticator.objects.create(user=mens, type=Authenticator.Type.TOTP, data={})
    for zin in ("is gewist", "had geen tweede factor"):
        assert main(["gebruiker", "anna", "--wis-tweede-factor"]) == 0
        assert zin in capsys.readouterr().out


@pytest.mark.parametrize("argv", [["niemand", "--zet-uit"], ["--zet-uit"], ["--rol", "beleid"]])
def test_wat_niet_kan(argv: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["gebruiker", *argv]) == 2
    assert "ebruiker" in capsys.readouterr().err
