# SPDX-License-Identifier: EUPL-1.2
"""Another valid key opens nothing and knows nothing again; replacing the key loses nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db import models
from django.test import Client

from hefboom.cli import main
from hefboom.dossiers import Jeugdige
from hefboom.dossiers.opslag.identiteit import bsn_index, bsn_van
from hefboom.intake.hersleutelen import VERZEGELD
from hefboom.intake.services import verwerk_paden
from hefboom.kernel import Bsn
from hefboom.kluis import Kluis, OpenenMislukt
from hefboom.mailbox import hersleutelen, services
from hefboom.mailbox.hersleutelen import vervang_sleutel
from hefboom.mailbox.models import Bericht, Hoofdsleutel
from hefboom.mailbox.sleutels import (
    AndereSleutel,
    SleutelWordtVervangen,
    eis_sleutel,
    pseudoniemen,
)
from hefboom.omgeving import nieuwe_sleutel
from tests.intake import afbreken
from tests.intake import berichten as b
from tests.intake.afbreken import Maker

pytestmark = pytest.mark.django_db
OP = datetime(2026, 12, 1, 9, tzinfo=UTC)
ANDER = b"\x07" * 32
Met = Callable[[bytes], None]


@pytest.fixture
def met_sleutel(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Met:
    """`met_sleutel(ANDER)`: from here on this installation is given that key."""
    (tmp_path / "inst").mkdir()
    gewoon = replace(settings.OMGEVING, map=tmp_path / "inst", max_bericht=4000)
    monkeypatch.setattr(settings, "OMGEVING", gewoon)

    def met(sleutel: bytes) -> None:
        monkeypatch.setattr(settings, "OMGEVING", replace(gewoon, sleutel=sleutel))

    return met


@pytest.fixture
def oud(met_sleutel: Met) -> Kluis:
    return Kluis(settings.OMGEVING.sleutel)


@pytest.fixture
def post(tmp_path: Path, oud: Kluis) -> Path:
    """Taken in: small messages with youths, and one that stands outside the database."""
    map_ = tmp_path / "post"
    map_.mkdir()
    for nummer in range(6):
        bsn = b.kind(3000 + nummer)
        (map_ / f"{nummer}.xml").write_bytes(b.jw315(f"V{nummer}", bsn=bsn))
    (map_ / "groot.xml").write_bytes(b"999900006 " * 150_000)
    verwerk_paden([map_], OP)
    return map_


def stil(naam: str, gedaan: int, totaal: int) -> None:
    """No progress bar."""


def inhoud() -> dict[str, bytes]:
    rijen = Bericht.objects.order_by("bestandsnaam", "pk")
    return {f"{rij.pk}": services.inhoud(rij) for rij in rijen}


def bsns() -> set[tuple[str, str]]:
    return {(bsn_van(een).cijfers, een.pseudoniem) for een in Jeugdige.objects.all()}


def test_bij_eerste_gebruik_wordt_de_sleutel_onthouden_zonder_de_sleutel(oud: Kluis) -> None:
    rij = eis_sleutel()
    assert rij is not None
    assert rij.kenmerk == oud.kenmerk.hex()
    assert settings.OMGEVING.sleutel not in bytes(rij.pseudoniemsleutel)
    assert eis_sleutel() == rij


def test_met_een_andere_sleutel_komt_niets_binnen_en_gaat_niets_uit(
    post: Path, met_sleutel: Met, tmp_path: Path
) -> None:
    voor = Bericht.objects.count()
    met_sleutel(ANDER)
    with pytest.raises(AndereSleutel, match="niet de sleutel waarmee deze database is verzegeld"):
        verwerk_paden([post], OP, antwoordmap=tmp_path / "uit")
    assert Bericht.objects.count() == voor
    assert not list((tmp_path / "uit").glob("*"))


def test_een_database_van_voor_het_onthouden_kent_haar_sleutel_ook(
    post: Path, met_sleutel: Met
) -> None:
    Hoofdsleutel.objects.all().delete()
    met_sleutel(ANDER)
    with pytest.raises(AndereSleutel):
        eis_sleutel()
    assert not Hoofdsleutel.objects.exists()


def test_de_server_antwoordt_niet_met_een_andere_sleutel(
    oud: Kluis, met_sleutel: Met, client: Client
) -> None:
    eis_sleutel()
    met_sleutel(ANDER)
    antwoord = client.get("/inloggen/")
    assert antwoord.status_code == 503
    assert "sleutel van" in antwoord.content.decode()


def test_alles_wat_verzegeld_is_wordt_opnieuw_verzegeld(
    post: Path, oud: Kluis, met_sleutel: Met
) -> None:
    voor, jeugdigen = inhoud(), bsns()
    klaar = vervang_sleutel(oud, Kluis(ANDER), VERZEGELD, stil)
    assert klaar.rijen == {"Berichten": len(voor), "Jeugdigen": 6}
    with pytest.raises(AndereSleutel):
        eis_sleutel()
    rij = Bericht.objects.filter(buitenmap="").first()
    assert rij is not None
    with pytest.raises(OpenenMislukt):
        services.inhoud(rij)
    met_sleutel(ANDER)
    assert inhoud() == voor
    assert bsns() == jeugdigen
    assert {pseudoniemen().van(bsn) for bsn, _ in jeugdigen} == {p for _, p in jeugdigen}
    kinderen = {bsn_index(Bsn(bsn)) for bsn, _ in jeugdigen}
    assert set(Jeugdige.objects.values_list("bsn_index", flat=True)) == kinderen
    quarantaine = {een.name for een in (settings.OMGEVING.map / "quarantaine").iterdir()}
    assert quarantaine == set(
        Bericht.objects.exclude(buitenmap="").values_list("buitenmap", flat=True)
    )
    telling = verwerk_paden([post], OP)
    assert sum(telling.bekend.values()) == len(list(post.iterdir()))
    assert Bericht.objects.count() == len(voor)


@pytest.mark.parametrize("na", [0, 1, 4, 8])
def test_wie_afbreekt_gaat_de_volgende_keer_verder(
    post: Path, oud: Kluis, met_sleutel: Met, na: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hersleutelen, "PER_KEER", 3)
    voor, jeugdigen, gedaan = inhoud(), bsns(), iter(range(na))

    def geteld(doe: Callable[..., object]) -> Callable[..., object]:
        def een(*args: object) -> object:
            if next(gedaan, None) is None:
                raise KeyboardInterrupt
            return doe(*args)

        return een

    kapot = [replace(tabel, opnieuw=geteld(tabel.opnieuw)) for tabel in VERZEGELD]  # type: ignore[arg-type]
    with pytest.raises(KeyboardInterrupt):
        vervang_sleutel(oud, Kluis(ANDER), kapot, stil)
    for sleutel in (settings.OMGEVING.sleutel, ANDER):
        met_sleutel(sleutel)
        with pytest.raises((SleutelWordtVervangen, AndereSleutel)):
            eis_sleutel()
    with pytest.raises(AndereSleutel, match="al een vervanging begonnen"):
        vervang_sleutel(oud, Kluis(b"\x09" * 32), VERZEGELD, stil)
    klaar = vervang_sleutel(oud, Kluis(ANDER), VERZEGELD, stil)
    assert sum(klaar.rijen.values()) == len(voor) + 6 - na // 3 * 3
    met_sleutel(ANDER)
    assert (inhoud(), bsns()) == (voor, jeugdigen)
    assert vervang_sleutel(oud, Kluis(ANDER), VERZEGELD, stil).was_al


@pytest.mark.parametrize(
    ("van", "naar", "zegt"),
    [
        (b"\x08" * 32, ANDER, "HEFBOOM_SLEUTEL is niet de sleutel"),
        (b"\x00" * 32, b"\x00" * 32, "dezelfde als de oude"),
    ],
)
def test_een_vervanging_die_niet_kan_verandert_niets(
    post: Path, oud: Kluis, van: bytes, naar: bytes, zegt: str
) -> None:
    with pytest.raises(AndereSleutel, match=zegt):
        vervang_sleutel(Kluis(van), Kluis(naar), VERZEGELD, stil)
    assert [rij.kenmerk for rij in Hoofdsleutel.objects.all()] == [oud.kenmerk.hex()]


def test_elke_verzegelde_kolom_doet_mee() -> None:
    """A new table with sealed values says how a row of it is sealed anew."""
    binair = {
        (model, veld.name)
        for model in apps.get_models()
        for veld in model._meta.concrete_fields
        if isinstance(veld, models.BinaryField) and model is not Hoofdsleutel
    }
    assert binair == {
        (tabel.model, veld)
        for tabel in VERZEGELD
        for veld in tabel.velden
        if isinstance(tabel.model._meta.get_field(veld), models.BinaryField)
    }


@pytest.fixture
def met_post(nieuw: Maker, tmp_path: Path) -> tuple[afbreken.Installatie, Path]:
    """An installation of its own, with messages taken in by a process of its own."""
    installatie = nieuw("echt")
    post = afbreken.maak_post(tmp_path / "brieven", 1)
    assert installatie.start(post, 7, "verwerk").wait() == 0
    return installatie, post


@pytest.mark.traag
def test_elk_werkwoord_weigert_en_vervangen_kan(
    met_post: tuple[afbreken.Installatie, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    installatie, post = met_post
    sleutelbestand, nieuw = installatie.map / "sleutel", nieuwe_sleutel()
    goed, voor = sleutelbestand.read_text(), installatie.tabellen()
    sleutelbestand.write_text(nieuw)
    for argv in (["verwerk", str(post)], ["meet", "--opnieuw"], ["werk", "--eenmaal"], ["migreer"]):
        uit = installatie.hefboom(*argv)
        assert uit.returncode == 2, argv
        assert "niet de sleutel waarmee deze database is verzegeld" in uit.stderr
        assert "Traceback" not in uit.stderr
    sleutelbestand.write_text(goed)
    assert "HEFBOOM_NIEUWE_SLEUTEL ontbreekt" in installatie.hefboom("sleutel", "vervang").stderr
    omgeving = {k: v for k, v in os.environ.items() if not k.startswith("HEFBOOM_")}
    omgeving |= {"HEFBOOM_MAP": str(installatie.map), "HEFBOOM_NIEUWE_SLEUTEL": nieuw}
    omgeving |= {"PYTHONPATH": str(afbreken.WORTEL / "src")}
    omgeving |= {"HEFBOOM_DATABASE_URL": installatie.url} if installatie.url else {}
    vervangen = subprocess.run(
        [sys.executable, "-m", "hefboom", "sleutel", "vervang"],
        env=omgeving, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert vervangen.returncode == 0, vervangen.stderr
    assert "Opnieuw verzegeld: " in vervangen.stdout
    assert "Berichten: " in vervangen.stderr
    assert sleutelbestand.read_text() == nieuw
    assert installatie.hefboom("verwerk", str(post)).returncode == 0
    na = installatie.tabellen()
    assert {tabel: len(rijen) for tabel, rijen in na.items()} == {
        tabel: len(rijen) for tabel, rijen in voor.items()
    }


def test_een_nieuwe_sleutel_wordt_alleen_een_lege_installatie_aangeraden(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for naam, waarde in {
        "HEFBOOM_MAP": str(tmp_path),
        "HEFBOOM_REGIO": "een-regio",
        "HEFBOOM_DATABASE_URL": "postgresql://x/y",
        "HEFBOOM_SLEUTEL": "kort",
    }.items():
        monkeypatch.setenv(naam, waarde)
    assert main(["serveer"]) == 2
    assert "is de database nog leeg" in capsys.readouterr().err.lower()
    (tmp_path / "feiten").mkdir()
    assert main(["serveer"]) == 2
    tekst = capsys.readouterr().err
    assert "waarmee deze installatie is begonnen" in tekst
    assert "maak er" not in tekst
