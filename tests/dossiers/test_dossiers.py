# SPDX-License-Identifier: EUPL-1.2
"""Youths and their rows: found by BSN, read only with the key, shown to whom it concerns."""

import itertools
from datetime import UTC, date, datetime

import pytest

from hefboom.dossiers import Client, Jeugdige, Nodig, Toewijzing, Werkset, Zorgperiode, selectors
from hefboom.dossiers.opslag import identiteit
from hefboom.inzage import binnen, rollen
from hefboom.kernel import Bsn
from hefboom.kluis import OpenenMislukt
from hefboom.mailbox.services import ontvang
from tests.mensen import maak_mens

pytestmark = pytest.mark.django_db
TOM, ANNA = Bsn("999900006"), Bsn("123456782")
DORDRECHT, GORINCHEM = "0505", "0512"
HORIZON, KOMPAS = "42420001", "65656055"


def jeugdige_voor(bsn, geboortejaar, geslacht, op=date(2026, 1, 1)):
    """The youth with this BSN; kept at once when new."""
    werkset = Werkset.laad(Nodig(jeugdigen=frozenset({bsn})))
    jeugdige = werkset.jeugdige_voor(Client(bsn, geboortejaar, geslacht), op)
    werkset.bewaar()
    return jeugdige


def test_een_jeugdige_wordt_een_keer_gemaakt_en_gaat_alleen_met_de_sleutel_open():
    tom = jeugdige_voor(TOM, 2014, "1")
    assert jeugdige_voor(TOM, None, "1").pk == tom.pk
    rij = Jeugdige.objects.get()
    assert identiteit.bsn_van(rij) == TOM
    assert rij.geboortejaar == 2014
    assert rij.bsn_index[:24] != rij.pseudoniem
    anna = jeugdige_voor(ANNA, 2015, "2")
    anna.bsn_verzegeld = rij.bsn_verzegeld
    with pytest.raises(OpenenMislukt):
        identiteit.bsn_van(anna)


def test_nieuwere_gegevens_van_een_afzender_worden_overgenomen():
    jeugdige_voor(TOM, 2014, "1")
    assert jeugdige_voor(TOM, 2013, "2", date(2026, 1, 2)).geboortejaar == 2013
    assert Jeugdige.objects.get().geslacht == "2"


FEITEN = (
    (2014, "1", date(2026, 1, 1)),
    (2015, "0", date(2026, 3, 1)),
    (None, "2", date(2026, 2, 1)),
    (2013, "1", date(2026, 1, 5)),
    (2016, "2", date(2026, 1, 5)),
)


def feiten_traag(gemeld):
    """The slow twin: of each fact the one with the highest (date, value) among those known."""
    jaar = max(((op, jaar) for jaar, _, op in gemeld if jaar), default=(None, None))[1]
    bekend = [(op, sekse) for _, sekse, op in gemeld if sekse != "0"]
    return jaar, max(bekend)[1] if bekend else "0"


@pytest.mark.parametrize("volgorde", list(itertools.permutations(range(5), 3)))
def test_de_volgorde_van_aankomst_betekent_niets_voor_wie_iemand_is(volgorde):
    """OP080, against the slow twin."""
    gemeld = [FEITEN[nummer] for nummer in volgorde]
    for jaar, sekse, op in gemeld:
        rij = jeugdige_voor(TOM, jaar, sekse, op)
    assert (rij.geboortejaar, rij.geslacht) == feiten_traag(gemeld)


@pytest.fixture
def dossiers():
    bericht, _ = ontvang(b"x", "", datetime(2026, 1, 1, tzinfo=UTC))
    dag = date(2026, 1, 1)
    for bsn, gemeente, aanbieder in ((TOM, DORDRECHT, HORIZON), (ANNA, GORINCHEM, KOMPAS)):
        jeugdige = jeugdige_voor(bsn, 2014, "1")
        toewijzing = Toewijzing.objects.create(
            jeugdige=jeugdige,
            gemeente=gemeente,
            aanbieder=aanbieder,
            toewijzingnummer=1,
            verwijzer="01",
            toewijzingsdatum=dag,
            eerste_toewijzingsdatum=dag,
            ingangsdatum=dag,
            bericht=bericht,
        )
        Zorgperiode.objects.create(
            jeugdige=jeugdige,
            toewijzing=toewijzing,
            gemeente=gemeente,
            aanbieder=aanbieder,
            begindatum=dag,
            start_bericht=bericht,
        )


@pytest.mark.parametrize(
    ("rol", "codes", "ziet"),
    [
        (rollen.CONTRACTMANAGER, (), {"0006", "6782"}),
        (rollen.FINANCIEN, (), {"0006", "6782"}),
        (rollen.ANALIST, (), set()),
        (rollen.BEHEERDER, (), set()),
        (rollen.BELEID, (DORDRECHT,), {"0006"}),
        (rollen.LOKAAL_TEAM, (GORINCHEM,), {"6782"}),
        (rollen.LOKAAL_TEAM, (GORINCHEM, DORDRECHT), {"0006", "6782"}),
        (rollen.AANBIEDER, (HORIZON,), {"0006"}),
        (rollen.AANBIEDER, ("11111111",), set()),
        (rollen.AANBIEDER, ("11111111", HORIZON), {"0006"}),
        (rollen.WETHOUDER, (DORDRECHT,), set()),
        (rollen.RAADSLID, (DORDRECHT,), set()),
    ],
)
def test_ieder_ziet_zijn_eigen_jeugdigen(dossiers, rol, codes, ziet):
    user = maak_mens("x", rol, *codes)
    assert {j.bsn_laatste for j in binnen(Jeugdige.objects.all(), user.inzage)} == ziet
    for rijen in (
        selectors.toewijzingen_zichtbaar_voor(user),
        binnen(Zorgperiode.objects.all(), user.inzage),
    ):
        assert {rij.jeugdige.bsn_laatste for rij in rijen} == ziet
    assert not selectors.verzoeken_zichtbaar_voor(user).exists()
