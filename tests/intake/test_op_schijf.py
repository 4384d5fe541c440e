# SPDX-License-Identifier: EUPL-1.2
"""What Hefboom puts on a disk is read by nobody else, and what comes in never lies there plain."""

from __future__ import annotations

import io
import os
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from hefboom.intake import jobs
from hefboom.inzage import Gebruiker
from hefboom.mailbox import Bericht
from hefboom.mailbox.tussenopslag import OUD, STUK, Sluisbestand, ruim_oude_uploads_op
from hefboom.omgeving import MEGABYTE
from tests.intake import afbreken
from tests.intake.afbreken import Maker
from tests.mensen import maak_mens

BSN = b"999900006"
GROOT = BSN * (3 * MEGABYTE // len(BSN))


@given(st.lists(st.binary(max_size=3 * STUK), max_size=4), st.integers(0, 6 * STUK), st.data())
def test_een_sluisbestand_leest_als_elk_bestand(
    tmp_path_factory: pytest.TempPathFactory, stukken: list[bytes], plek: int, data: st.DataObject
) -> None:
    trouw, sluis = io.BytesIO(), Sluisbestand(tmp_path_factory.mktemp("s"))
    for stuk in stukken:
        trouw.write(stuk)
        sluis.write(stuk)
    bestand = io.BufferedReader(sluis)
    for _ in range(3):
        waar, hoeveel = data.draw(st.integers(0, plek)), data.draw(st.integers(0, 2 * STUK))
        assert bestand.seek(waar) == trouw.seek(waar)
        assert bestand.read(hoeveel) == trouw.read(hoeveel)
    assert bestand.seek(0, os.SEEK_END) == len(trouw.getvalue())


def open_bestanden() -> Iterator[bytes]:
    """The content of every file this process has open, also those without a name."""
    for nummer in Path("/proc/self/fd").iterdir():
        try:
            if stat.S_ISREG(os.stat(nummer).st_mode):
                yield nummer.read_bytes()
        except OSError:
            continue


@pytest.mark.django_db
@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="kijkt in /proc")
def test_wat_binnenkomt_ligt_nergens_leesbaar(
    client: Client, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "tmp"))
    (tmp_path / "tmp").mkdir()
    gezien: list[bytes] = []
    echt = jobs.mailbox.ontvang_stroom

    def kijk(stroom: io.BufferedIOBase, *args: object) -> object:
        gezien.append(stroom.read())
        assert not any(BSN in inhoud for inhoud in open_bestanden())
        stroom.seek(0)
        return echt(stroom, *args)  # type: ignore[arg-type]

    monkeypatch.setattr(jobs.mailbox, "ontvang_stroom", kijk)
    client.force_login(maak_mens("aanleveraar", "contractmanager"))
    antwoord = client.post(
        "/berichten/aanleveren/",
        {"bestanden": [SimpleUploadedFile("a.xml", GROOT), SimpleUploadedFile("b.xml", BSN)]},
    )
    assert antwoord.status_code == 302
    assert gezien == [GROOT, BSN]
    assert not list((tmp_path / "tmp").iterdir())


@pytest.mark.django_db
def test_meer_dan_er_past_krijgt_een_nederlandse_zin(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    krap = replace(settings.OMGEVING, max_aanlevering=2 * MEGABYTE)
    monkeypatch.setattr(settings, "OMGEVING", krap)
    client.force_login(maak_mens("aanleveraar", "contractmanager"))
    for adres in ("/berichten/aanleveren/", "/controleer/"):
        antwoord = client.post(adres, {"bestanden": SimpleUploadedFile("a.xml", GROOT)})
        assert antwoord.status_code == 400
        assert "hier past hoogstens 2 MB" in antwoord.content.decode()


@pytest.mark.django_db
def test_wie_een_dag_lang_te_veel_aanlevert_krijgt_een_nederlandse_zin(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    krap = replace(settings.OMGEVING, max_aanlevering_dag=1000)
    monkeypatch.setattr(settings, "OMGEVING", krap)
    codes = []
    for naam in ("een", "een", "ander"):
        client.force_login(
            Gebruiker.objects.filter(username=naam).first() or maak_mens(naam, "contractmanager")
        )
        inhoud = naam.encode() * 150  # 450 and 750 bytes
        antwoord = client.post(
            "/berichten/aanleveren/", {"bestanden": SimpleUploadedFile("a.xml", inhoud)}
        )
        codes.append(antwoord.status_code)
    assert codes == [302, 302, 302]
    antwoord = client.post(
        "/berichten/aanleveren/", {"bestanden": SimpleUploadedFile("b.xml", b"x" * 400)}
    )
    assert antwoord.status_code == 400
    assert "in een etmaal meer dan" in antwoord.content.decode()
    assert not Bericht.objects.filter(bestandsnaam="b.xml").exists()


def test_na_kill_9_is_er_niets_meer(tmp_path: Path) -> None:
    gedood = subprocess.run(
        [
            sys.executable,
            "-c",
            "import os, sys; from pathlib import Path\n"
            "from hefboom.mailbox.tussenopslag import Sluisbestand\n"
            "bestand = Sluisbestand(Path(sys.argv[1]))\n"
            "bestand.write(b'999900006' * 400000)\n"
            "os.kill(os.getpid(), 9)\n",
            str(tmp_path / "sluis"),
        ],
        env={"PYTHONPATH": str(afbreken.WORTEL / "src"), "TMPDIR": str(tmp_path)},
        check=False,
    )
    assert gedood.returncode == -9
    assert [pad for pad in tmp_path.rglob("*") if pad.is_file()] == []
    assert stat.S_IMODE((tmp_path / "sluis").stat().st_mode) == 0o700


def test_wat_een_vroegere_versie_liet_liggen_gaat_weg(tmp_path: Path) -> None:
    lang_geleden = time.time() - OUD - 60
    for naam, oud in (("tmpab12.upload.xml", True), ("tmpcd34.upload", False), ("mijn.xml", True)):
        (tmp_path / naam).write_bytes(BSN)
        if oud:
            os.utime(tmp_path / naam, (lang_geleden, lang_geleden))
    assert ruim_oude_uploads_op(tmp_path) == 1
    assert {pad.name for pad in tmp_path.iterdir()} == {"tmpcd34.upload", "mijn.xml"}


@pytest.mark.traag
@pytest.mark.django_db
def test_alles_wat_hefboom_maakt_is_van_een_gebruiker(nieuw: Maker, tmp_path: Path) -> None:
    installatie = nieuw("echt")
    post = afbreken.maak_post(tmp_path / "post", 1)
    voor = set(installatie.map.rglob("*"))
    uit = installatie.hefboom("verwerk", str(post), "--antwoorden", str(tmp_path / "antwoorden"))
    assert uit.returncode == 0, uit.stderr
    assert installatie.hefboom("meet", "--opnieuw").returncode == 0
    gemaakt = set(installatie.map.rglob("*")) - voor | set((tmp_path / "antwoorden").rglob("*"))
    assert any(pad.suffix == ".parquet" for pad in gemaakt)
    assert any(pad.suffix == ".xml" for pad in gemaakt)
    ruim = [pad for pad in (*gemaakt, tmp_path / "antwoorden") if pad.stat().st_mode & 0o077]
    assert ruim == []
