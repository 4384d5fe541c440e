# SPDX-License-Identifier: EUPL-1.2
"""The people around a message, and a door to hand messages in."""

from datetime import UTC, datetime

import pytest

from hefboom.gebruikers.models import Gebruiker
from hefboom.intake import services
from hefboom.intake.models import Verwerking
from hefboom.kernel import Rol
from hefboom.mailbox import services as mailbox
from tests.intake.berichten import BUURGEMEENTE, GEMEENTE, HORIZON, KOMPAS

OP = datetime(2026, 12, 1, 9, tzinfo=UTC)


@pytest.fixture
def neem_in(db):
    """Take in messages one by one, as production does; gives the last conclusion."""

    def neem_in(*berichten: bytes, op: datetime = OP) -> Verwerking:
        for data in berichten:
            bericht, _ = mailbox.ontvang(data, "bericht.xml", op)
            verwerking = services.verwerk_bericht(bericht, op)
        return verwerking

    return neem_in


@pytest.fixture
def antwoord():
    """The answer to a message, read back."""
    from hefboom import ijw
    from hefboom.mailbox.models import Bericht

    def antwoord(verwerking: Verwerking) -> ijw.Bericht:
        rij = Bericht.objects.get(antwoord_op=verwerking.bericht)
        lezing = ijw.lees(mailbox.inhoud(rij))
        assert lezing.structuur_geldig
        assert lezing.bericht is not None
        return lezing.bericht

    return antwoord


def _maak(naam: str, rol: Rol, gemeente: str = "", aanbieder: str = "") -> Gebruiker:
    return Gebruiker.objects.create_user(naam, rol=rol, gemeente=gemeente, aanbieder=aanbieder)


@pytest.fixture
def regio(db):
    return _maak("rita", Rol.CONTRACTMANAGER)


@pytest.fixture
def beleid(db):
    return _maak("bert", Rol.BELEID, gemeente=GEMEENTE)


@pytest.fixture
def buur(db):
    return _maak("bo", Rol.BELEID, gemeente=BUURGEMEENTE)


@pytest.fixture
def horizon(db):
    return _maak("hanna", Rol.AANBIEDER, aanbieder=HORIZON)


@pytest.fixture
def kompas(db):
    return _maak("karel", Rol.AANBIEDER, aanbieder=KOMPAS)


@pytest.fixture
def raadslid(db):
    return _maak("rob", Rol.RAADSLID, gemeente=GEMEENTE)
