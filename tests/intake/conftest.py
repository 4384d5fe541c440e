# SPDX-License-Identifier: EUPL-1.2
"""The people around a message, and a door to hand messages in."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from hefboom.intake import services
from hefboom.intake.models import Verwerking
from hefboom.inzage import rollen
from hefboom.mailbox import services as mailbox
from tests.intake import afbreken
from tests.intake.afbreken import Installatie, Maker
from tests.intake.berichten import BUURGEMEENTE, GEMEENTE, HORIZON, KOMPAS
from tests.mensen import maak_mens

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


@pytest.fixture
def regio(db):
    return maak_mens("rita", rollen.CONTRACTMANAGER)


@pytest.fixture
def beleid(db):
    return maak_mens("bert", rollen.BELEID, GEMEENTE)


@pytest.fixture
def buur(db):
    return maak_mens("bo", rollen.BELEID, BUURGEMEENTE)


@pytest.fixture
def horizon(db):
    return maak_mens("hanna", rollen.AANBIEDER, HORIZON)


@pytest.fixture
def kompas(db):
    return maak_mens("karel", rollen.AANBIEDER, KOMPAS)


@pytest.fixture
def raadslid(db):
    return maak_mens("rob", rollen.RAADSLID, GEMEENTE)


@pytest.fixture
def nieuw(tmp_path: Path) -> Iterator[Maker]:
    """Makes installations for processes of their own, by name."""
    gemaakt: list[Installatie] = []

    def maak(naam: str) -> Installatie:
        gemaakt.append(afbreken.maak(tmp_path / naam))
        return gemaakt[-1]

    yield maak
    for een in gemaakt:
        afbreken.ruim_op(een)
