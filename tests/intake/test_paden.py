# SPDX-License-Identifier: EUPL-1.2
"""Folders of messages: in order, once, and never stopped by one bad file."""

from dataclasses import replace

import pytest
from django.conf import settings
from django.db import OperationalError

from hefboom import ijw
from hefboom.dossiers import Toewijzing, Verzoek, Wijzigingsregel, Zorgperiode
from hefboom.intake import paden, services, stapel
from hefboom.intake.models import Verwerking, Verwerkuitkomst
from hefboom.mailbox.models import Bericht
from tests.intake.berichten import (
    jw301,
    jw305,
    jw307,
    jw315,
    jw317,
    jw319,
    jw323,
    prestatie,
    stop,
    te_wijzigen,
    toegewezen,
)
from tests.intake.conftest import OP

pytestmark = pytest.mark.django_db


@pytest.fixture
def post(tmp_path):
    """A folder in which name order is the order of arrival."""

    def post(*inhoud: bytes):
        for nummer, data in enumerate(inhoud):
            (tmp_path / f"{nummer:05d}.xml").write_bytes(data)
        return tmp_path

    return post


def test_een_map_wordt_in_volgorde_van_naam_verwerkt(post):
    telling = services.verwerk_paden([post(jw301(), jw305(), jw307(stop()))], OP)
    assert Zorgperiode.objects.get().reden_beeindiging == "31"
    assert telling.van("JW305", Verwerkuitkomst.VERWERKT) == 1
    assert telling.antwoorden == 3


@pytest.mark.parametrize("batch", [1, 2, 3, 200])
def test_de_grootte_van_de_stapel_maakt_niet_uit(post, batch):
    map_ = post(jw301(), jw305(), jw307(stop()), jw323(prestatie("R1")), jw301(toegewezen(1002)))
    services.verwerk_paden([map_], OP, batch=batch)
    assert list(Verwerking.objects.values_list("uitkomst", flat=True).distinct()) != []
    assert not Verwerking.objects.filter(uitkomst=Verwerkuitkomst.AFGEKEURD).exists()
    assert Toewijzing.objects.count() == 2


@pytest.mark.parametrize("batch", [1, 2, 3, 200])
def test_een_verzoek_loopt_door_over_stapels_heen(post, batch):
    map_ = post(
        jw315("A"),
        jw319("A", "2"),
        jw315("B"),  # one at a time
        jw301(toegewezen(ReferentieAanbieder="A")),
        jw317("C", (te_wijzigen(),)),
        jw319("C", "1", "4"),
        jw317("D", (te_wijzigen(),)),
        jw315("E"),  # one at a time
    )
    services.verwerk_paden([map_], OP, batch=batch)
    assert list(
        Verzoek.objects.order_by("referentie_aanbieder").values_list(
            "referentie_aanbieder", "soort", "status", "reden_afwijzing"
        )
    ) == [
        ("A", "toewijzing", "toegewezen", ""),
        ("C", "wijziging", "afgewezen", "4"),
        ("D", "wijziging", "in_behandeling", ""),
    ]
    assert Wijzigingsregel.objects.count() == 2
    afgekeurd = Verwerking.objects.filter(uitkomst=Verwerkuitkomst.AFGEKEURD)
    assert {rij.bevindingen[0]["code"] for rij in afgekeurd} == {"TR374"}
    assert afgekeurd.count() == 2


def test_een_tweede_keer_is_alles_al_bekend(post):
    map_ = post(jw301(), jw305(), b"onzin", jw301())
    services.verwerk_paden([map_], OP)
    voor = Verwerking.objects.count(), Bericht.objects.count()
    telling = services.verwerk_paden([map_, map_ / "00000.xml"], OP)
    assert (telling.nieuw, telling.al_bekend) == (0, 5)
    assert (Verwerking.objects.count(), Bericht.objects.count()) == voor


def test_dezelfde_bytes_tweemaal_in_een_stapel_tellen_een_keer(post):
    data = jw301()
    telling = services.verwerk_paden([post(data, data)], OP)
    assert (telling.nieuw, telling.al_bekend) == (1, 1)


def test_een_te_groot_bestand_houdt_de_rest_niet_op(post, monkeypatch):
    monkeypatch.setattr(settings, "OMGEVING", replace(settings.OMGEVING, max_bericht=20_000))
    telling = services.verwerk_paden([post(jw301(), b"<" * 30_000, jw305())], OP)
    assert telling.quarantaine == 1
    assert "te groot" in Verwerking.objects.get(uitkomst=Verwerkuitkomst.QUARANTAINE).reden
    assert Zorgperiode.objects.count() == 1
    assert services.verwerk_paden([post(b"<" * 30_000)], OP).al_bekend == 3


def test_een_onvoorziene_fout_zet_alleen_dat_bericht_in_quarantaine(post, monkeypatch, caplog):
    slecht = jw301(toegewezen(6666))
    echt = ijw.lees

    def lees(data):
        if data == slecht:
            raise ZeroDivisionError("999900006")
        return echt(data)

    monkeypatch.setattr(ijw, "lees", lees)
    goed = [jw301(), jw305(), jw307()]
    telling = services.verwerk_paden([post(goed[0], slecht, *goed[1:])], OP)
    assert telling.quarantaine == 1
    assert Zorgperiode.objects.get().reden_beeindiging == "31"
    assert "ZeroDivisionError" in caplog.text
    assert "999900006" not in caplog.text


def test_een_fout_van_de_machine_is_niet_de_schuld_van_een_bericht(post, monkeypatch):
    def vol(*args):
        raise OperationalError("database or disk is full")

    monkeypatch.setattr(stapel, "maak_werkbank", vol)
    with pytest.raises(OperationalError):
        services.verwerk_paden([post(jw301())], OP)
    monkeypatch.undo()
    assert services.verwerk_paden([post(jw301())], OP).quarantaine == 0


def test_antwoorden_komen_ook_als_bestand(post, tmp_path_factory):
    uit = tmp_path_factory.mktemp("antwoorden")
    map_ = post(jw301(), jw305())
    services.verwerk_paden([map_], OP, antwoordmap=uit)
    namen = sorted(pad.name for pad in uit.iterdir())
    assert [naam[:5] for naam in namen] == ["JW302", "JW306"]
    (uit / namen[0]).unlink()  # as after a run that was killed before writing
    services.verwerk_paden([map_], OP, antwoordmap=uit)
    assert sorted(pad.name for pad in uit.iterdir()) == namen


def test_een_pad_dat_er_niet_is_wordt_gemeld_voor_er_iets_gebeurt(post, tmp_path):
    with pytest.raises(paden.PadOntbreekt):
        services.verwerk_paden([post(jw301()), tmp_path / "weg"], OP)
    assert not Bericht.objects.exists()


def test_wat_binnen_is_en_wacht_wordt_alsnog_verwerkt():
    from hefboom.mailbox.services import ontvang

    for minuut, data in enumerate((jw301(), jw305())):
        ontvang(data, "", OP.replace(minute=minuut))
    telling = services.verwerk_wachtende(OP)
    assert telling.nieuw == 2
    assert services.verwerk_wachtende(OP).nieuw == 0
