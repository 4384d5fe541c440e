# SPDX-License-Identifier: EUPL-1.2
"""The mailbox keeps every byte, once, and shows none of it without the key."""

import io
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from hefboom.kluis import OpenenMislukt
from hefboom.mailbox import buitenmap, services
from hefboom.mailbox.models import Bericht

OP = datetime(2027, 1, 1, 9, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def test_wat_binnenkomt_komt_er_byte_voor_byte_weer_uit():
    data = b"<x>\xff 999900006</x>"
    bericht, bekend = services.ontvang(data, "post.xml", OP)
    assert not bekend
    rij = Bericht.objects.get(pk=bericht.pk)
    assert services.inhoud(rij) == data
    assert b"999900006" not in bytes(rij.inhoud)


def test_dezelfde_bytes_zijn_een_bericht():
    eerste, _ = services.ontvang(b"a", "een.xml", OP)
    tweede, bekend = services.ontvang(b"a", "twee.xml", OP)
    assert bekend
    assert tweede.pk == eerste.pk
    assert Bericht.objects.count() == 1


def test_een_stapel_met_een_dubbele_telt_die_een_keer():
    antwoord = services.ontvang_vele([(b"a", "1"), (b"b", "2"), (b"a", "3")], OP)
    assert [b.al_bekend for b in antwoord] == [False, False, True]
    assert antwoord[0].bericht.pk == antwoord[2].bericht.pk


def test_wie_de_race_verliest_krijgt_de_rij_van_de_winnaar(monkeypatch):
    eerste, _ = services.ontvang(b"a", "een.xml", OP)
    echt = services._bekende
    keren = []

    def nog_niet_gezien(richting, afdrukken):
        keren.append(1)
        return {} if len(keren) == 1 else echt(richting, afdrukken)

    monkeypatch.setattr(services, "_bekende", nog_niet_gezien)
    tweede, bekend = services.ontvang(b"a", "een.xml", OP)
    assert bekend
    assert tweede.pk == eerste.pk


def test_een_verplaatste_inhoud_gaat_niet_open():
    een, _ = services.ontvang(b"a", "1", OP)
    twee, _ = services.ontvang(b"b", "2", OP)
    twee.inhoud = een.inhoud
    with pytest.raises(OpenenMislukt):
        services.inhoud(twee)


@pytest.mark.parametrize(
    ("naam", "bewaard"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\post\\jw305.xml", "jw305.xml"),
        ("bsn 999900006.xml", "bsn *********.xml"),
        ("2026-01-31.xml", "2026-01-31.xml"),
        ("a\x00b\n.xml", "ab.xml"),
    ],
)
def test_een_bestandsnaam_verraadt_niets(naam, bewaard):
    assert services.nette_naam(naam) == bewaard


@pytest.fixture
def krappe_mailbox(monkeypatch, tmp_path):
    omgeving = replace(settings.OMGEVING, max_bericht=10, map=tmp_path)
    monkeypatch.setattr(settings, "OMGEVING", omgeving)
    return tmp_path


def test_een_te_groot_bestand_staat_verzegeld_in_quarantaine(krappe_mailbox):
    data = b"999900006 " * 300_000
    binnen = services.ontvang_stroom(io.BytesIO(data), "groot.xml", OP)
    assert binnen.data is None
    rij = Bericht.objects.get(pk=binnen.bericht.pk)
    assert (rij.grootte, bytes(rij.inhoud)) == (len(data), b"")
    bestand = krappe_mailbox / "quarantaine" / rij.buitenmap
    assert b"999900006" not in bestand.read_bytes()
    assert services.inhoud(rij) == data
    assert services.ontvang_stroom(io.BytesIO(data), "nog eens.xml", OP).al_bekend
    assert len(list(bestand.parent.iterdir())) == 1


def test_een_afgekapt_quarantainebestand_valt_op(krappe_mailbox):
    binnen = services.ontvang_stroom(io.BytesIO(b"x" * (3 * buitenmap.STUK)), "groot.xml", OP)
    bestand = krappe_mailbox / "quarantaine" / binnen.bericht.buitenmap
    kort = bestand.read_bytes()
    bestand.write_bytes(kort[: len(kort) * 2 // 3])
    with pytest.raises(OpenenMislukt):
        services.inhoud(binnen.bericht)


def test_een_antwoord_is_een_rij_en_weet_waarop(krappe_mailbox):
    vraag, _ = services.ontvang(b"vraag", "", OP)
    een = services.verstuur(b"antwoord!", vraag, OP)
    twee = services.verstuur(b"antwoord!", vraag, OP)
    assert een.pk == twee.pk
    assert een.antwoord_op_id == vraag.pk
    assert services.inhoud(een) == b"antwoord!"


@given(st.binary(max_size=200))
def test_buitenmap_geeft_terug_wat_erin_ging(tmp_path_factory, data):
    basis = tmp_path_factory.mktemp("q")
    stroom = io.BytesIO(data)
    sha256, grootte = buitenmap.meet(stroom)
    naam = buitenmap.verzegel(stroom, "f" * 64, sha256, services.kluis(), basis)
    assert grootte == len(data)
    assert b"".join(buitenmap.open_delen(naam, "f" * 64, services.kluis(), basis)) == data
