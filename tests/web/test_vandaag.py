# SPDX-License-Identifier: EUPL-1.2
"""What needs attention today: recent work only, and the councillor's sentences with pictures."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

import pytest
from django.conf import settings

from hefboom.facts import Momentopname
from hefboom.intake import services
from hefboom.intake.models import Verwerkuitkomst
from hefboom.intake.selectors import hoeveel_recent
from hefboom.inzage.models import Gebruiker
from hefboom.mailbox import services as mailbox
from tests.intake.berichten import jw305, start
from tests.web import wereld
from tests.web.conftest import Open


def neem_in(data: bytes, op: date) -> None:
    moment = datetime.combine(op, datetime.min.time(), UTC)
    bericht, _ = mailbox.ontvang(data, "bericht.xml", moment)
    services.verwerk_bericht(bericht, moment)


@pytest.fixture
def oud_en_nieuw(personen: dict[str, Gebruiker]) -> None:
    """A refused message of December, one of June; a broken file of December, one of June."""
    for dag, kapot in ((date(2026, 12, 20), b"<nieuw"), (date(2026, 6, 1), b"<oud")):
        neem_in(jw305(start(9999), dag=dag, aanbieder=wereld.MIJN), dag)
        neem_in(kapot, dag)


def test_alleen_wat_recent_is_telt_mee(oud_en_nieuw: None, personen: dict[str, Gebruiker]) -> None:
    wie = personen["contractmanager"]
    for uitkomst in (Verwerkuitkomst.AFGEKEURD, Verwerkuitkomst.QUARANTAINE):
        assert hoeveel_recent(wie, uitkomst, date(2026, 12, 2)) == 1
        assert hoeveel_recent(wie, uitkomst, date(2026, 1, 1)) == 2
        assert hoeveel_recent(wie, uitkomst, date(2026, 12, 21)) == 0


def test_de_lijst_noemt_de_periode(
    met_opname: Momentopname, oud_en_nieuw: None, open_als: Open
) -> None:
    assert settings.OMGEVING.vandaag == date(2027, 1, 1)
    tekst = open_als("contractmanager", "/").content.decode()
    assert "bericht afgekeurd in de laatste 30 dagen" in tekst
    assert "bericht in quarantaine in de laatste 30 dagen" in tekst
    assert "Sinds 2 december 2026" in tekst


def test_een_kaart_heeft_haar_verloop_en_de_wachttijd_haar_norm(
    met_opname: Momentopname, open_als: Open
) -> None:
    tekst = open_als("contractmanager", "/regio/").content.decode()
    kaarten = tekst.split('<div class="cijfers">')[1].split("<h2>")[0]
    assert kaarten.count('<span class="vonk"><svg') >= 5
    wachten = kaarten.split("Dagen van toewijzing tot start")[1].split("</div>")[0]
    assert re.search(r"Norm: \d+", wachten)


def test_zin_en_beeld_van_de_afloop_noemen_hetzelfde_getal(
    met_opname: Momentopname, open_als: Open
) -> None:
    tekst = open_als("raadslid", "/").content.decode()
    deel = tekst.split("4. Hoe het afloopt")[1].split("</section>")[0]
    eigen, regio = re.search(r"stopte (\d+\s%) volgens plan; in de regio (\d+\s%)", deel).groups()
    beeld = deel.split("<figure")[1]
    assert re.search(rf"(Dordrecht {eigen}|regio {regio})", beeld)
