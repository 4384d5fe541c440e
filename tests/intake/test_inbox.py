# SPDX-License-Identifier: EUPL-1.2
"""Nothing that lies in an inbox stops the inbox: it is named with what to do, the rest goes on."""

from __future__ import annotations

import errno
import io
import os
import socket
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from hefboom.cli import main
from hefboom.dossiers import Zorgperiode
from hefboom.intake import antwoordmap, paden, services
from hefboom.intake.models import Verwerking
from hefboom.intake.telling import Looptelling
from hefboom.mailbox import buitenmap
from hefboom.mailbox.models import Bericht
from tests.intake.afbreken import Maker
from tests.intake.berichten import jw301, jw305, start
from tests.intake.conftest import OP

pytestmark = pytest.mark.django_db
KLEIN = 20_000


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    """An allocation and a start that belong together, with room for something odd in between."""
    map_ = tmp_path / "inbox"
    map_.mkdir()
    (map_ / "1.xml").write_bytes(jw301())
    (map_ / "3.xml").write_bytes(jw305())
    return map_


@pytest.fixture
def kleine_grens(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """What is larger than 20 kB is kept outside the database, as 25 MB is in earnest."""
    monkeypatch.setattr(
        settings, "OMGEVING", replace(settings.OMGEVING, max_bericht=KLEIN, map=tmp_path)
    )


def _pijp(map_: Path) -> None:
    os.mkfifo(map_ / "2.xml")


def _contactdoos(map_: Path) -> None:
    with socket.socket(socket.AF_UNIX) as doos:
        doos.bind(str(map_ / "2.xml"))


def _diep(map_: Path) -> None:
    """Deeper than Python calls go, and than a path may be long."""
    hier = os.open(map_, os.O_RDONLY)
    for _ in range(1200):
        os.mkdir("2map", dir_fd=hier)
        dieper = os.open("2map", os.O_RDONLY, dir_fd=hier)
        os.close(hier)
        hier = dieper
    os.close(hier)


#: What may lie in an inbox, and a word of what is said of it.
RAAR: dict[str, tuple[Callable[[Path], object], str]] = {
    "een dode verwijzing": (lambda m: (m / "2.xml").symlink_to(m / "weg"), "verwijzing"),
    "een verwijzing naar een bestand elders": (
        lambda m: (m / "2.xml").symlink_to("/etc/hostname"),
        "verwijzing",
    ),
    "een verwijzing naar het geheugen": (
        lambda m: (m / "2.xml").symlink_to("/proc/self/mem"),
        "verwijzing",
    ),
    "een verwijzing naar een map": (lambda m: (m / "2").symlink_to(m), "verwijzing"),
    "een verwijzing naar zichzelf": (lambda m: (m / "2").symlink_to(m / "2"), "verwijzing"),
    "een pijp": (_pijp, "geen gewoon bestand"),
    "een contactdoos": (_contactdoos, "geen gewoon bestand"),
    "een map zonder bodem": (_diep, "ligt te diep"),
}


@pytest.mark.parametrize("wat", RAAR)
def test_wat_er_ook_in_de_inbox_ligt_de_rest_gaat_door(wat: str, inbox: Path) -> None:
    leg_neer, zin = RAAR[wat]
    leg_neer(inbox)
    try:
        telling = services.verwerk_paden([inbox], OP)
    finally:
        subprocess.run(["rm", "-rf", inbox], check=True)  # pytest's own sweeping calls itself
    _is_gemeld(telling, zin)


def _is_gemeld(telling: Looptelling, *zinnen: str) -> None:
    """The rest was taken in, and each of these is told with what to do."""
    assert telling.nieuw == 2
    assert Zorgperiode.objects.count() == 1
    assert len(telling.overgeslagen) == len(zinnen)
    for (naam, reden), zin in zip(telling.overgeslagen, zinnen, strict=True):
        assert "2" in naam
        assert zin in reden
        assert reden.endswith(".")


FOUTNUMMERS = sorted(set(errno.errorcode) - {errno.EINTR})


@pytest.mark.parametrize("nummer", FOUTNUMMERS, ids=errno.errorcode.get)
@pytest.mark.parametrize("waar", ["scandir", "open", "read"])
def test_elke_fout_van_de_schijf_in_de_inbox_is_een_regel_in_de_lijst(
    waar: str, nummer: int, inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    doel = inbox / ("2map" if waar == "scandir" else "2.xml")
    doel.mkdir() if waar == "scandir" else doel.write_bytes(b"onzin")
    _laat_struikelen(monkeypatch, waar, doel, nummer)
    vondsten = paden.bestanden_in([inbox])
    (stapel,) = paden.stapels(vondsten, 100, KLEIN)
    assert [bestand.pad.name for bestand in stapel if bestand.data] == ["1.xml", "3.xml"]
    (raar,) = [bestand for bestand in stapel if bestand.onleesbaar]
    assert raar.pad == doel
    assert raar.onleesbaar.endswith(".")
    assert os.strerror(nummer) not in raar.onleesbaar


def _laat_struikelen(monkeypatch: pytest.MonkeyPatch, waar: str, doel: Path, nummer: int) -> None:
    """What the machine does when this is asked of this path."""

    def struikel() -> None:
        raise OSError(nummer, os.strerror(nummer), str(doel))

    if waar == "read":
        plek = doel.stat().st_ino

        class Struikelend(io.FileIO):
            def readinto(self, buffer: Any, /) -> int | None:
                if os.fstat(self.fileno()).st_ino == plek:
                    struikel()
                return super().readinto(buffer)

        monkeypatch.setattr(io, "FileIO", Struikelend)
        return
    echt = getattr(os, waar)

    def doe(pad: Any, *args: Any, **kwargs: Any) -> Any:
        if isinstance(pad, str | Path) and Path(pad) == doel:
            struikel()
        return echt(pad, *args, **kwargs)

    monkeypatch.setattr(os, waar, doe)


def test_wat_nog_groeit_komt_een_volgende_keer(
    inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A small file that grows while it is read is not kept half."""
    (inbox / "2.xml").write_bytes(b"<half")
    _laat_gebeuren(monkeypatch, inbox / "2.xml", lambda pad: pad.write_bytes(b"<half en heel/>"))
    _is_gemeld(services.verwerk_paden([inbox], OP), "volgende verwerking")


@pytest.mark.parametrize(
    ("wat", "zin"),
    [
        ("groeit", "volgende verwerking"),
        ("is weg", "was weg"),
        ("is een pijp", "geen gewoon bestand"),
    ],
)
def test_een_groot_bestand_dat_verandert_houdt_niets_op(
    wat: str, zin: str, inbox: Path, kleine_grens: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between finding, measuring and sealing it: what was kept with it stays kept."""
    groot = inbox / "2.xml"
    groot.write_bytes(b"<" * 3 * KLEIN)
    if wat == "groeit":
        echt = buitenmap.meet

        def meet(stroom: Any) -> tuple[str, int]:
            uit = echt(stroom)
            with groot.open("ab") as erbij:
                erbij.write(b"<")
            return uit

        monkeypatch.setattr(buitenmap, "meet", meet)
    else:
        echt_bewaren = services._bewaar

        def bewaar(*args: Any) -> Any:
            groot.unlink()
            if wat == "is een pijp":
                os.mkfifo(groot)
            return echt_bewaren(*args)

        monkeypatch.setattr(services, "_bewaar", bewaar)
    _is_gemeld(services.verwerk_paden([inbox], OP), zin)
    monkeypatch.undo()
    assert not list((inbox.parent / buitenmap.MAPNAAM).glob("*.deel"))


def _laat_gebeuren(
    monkeypatch: pytest.MonkeyPatch, doel: Path, wat: Callable[[Path], object]
) -> None:
    """Let something happen to a file when it has been read."""
    plek = doel.stat().st_ino
    echt = paden.Leesbron.read

    def read(self: paden.Leesbron, size: int | None = -1, /) -> bytes:
        data = echt(self, size)
        if os.fstat(self.fileno()).st_ino == plek:
            wat(doel)
        return data

    monkeypatch.setattr(paden.Leesbron, "read", read)


@pytest.mark.parametrize("pad", ["", "x" * 5000, "weg", "weg/1.xml", "een\0naam"])
def test_een_pad_dat_alleen_een_vergissing_kan_zijn_wordt_geweigerd(
    pad: str, inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also the empty one: it took in the folder one happened to be in."""
    monkeypatch.chdir(inbox)
    with pytest.raises(paden.PadOntbreekt) as fout:
        services.verwerk_paden([inbox, pad], OP)
    assert len(str(fout.value)) < 400
    assert not Bericht.objects.exists()


@pytest.mark.parametrize(
    "argv",
    [[""], ["--map", ""], ["--antwoorden", "", "."], ["--antwoorden="], ["x" * 5000]],
    ids=["pad", "map", "antwoorden", "antwoorden=", "lang"],
)
def test_een_leeg_of_te_lang_argument_neemt_niets_in(
    argv: list[str], inbox: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    monkeypatch.chdir(inbox)
    try:
        code = main(["verwerk", *argv])
    except SystemExit as einde:
        code = int(einde.code or 0)
    assert code == 2
    gezegd = capsys.readouterr().err
    assert "leeg pad" in gezegd or "bestaat niet" in gezegd
    assert "type" not in gezegd
    assert not Verwerking.objects.exists()


def test_een_genoemde_verwijzing_wordt_wel_gevolgd(inbox: Path, tmp_path: Path) -> None:
    (tmp_path / "bestand").symlink_to(inbox / "1.xml")
    (tmp_path / "map").symlink_to(inbox)
    telling = services.verwerk_paden([tmp_path / "bestand", tmp_path / "map"], OP)
    assert (telling.nieuw, telling.al_bekend, telling.overgeslagen) == (2, 1, [])


def test_de_lijst_zegt_wat_er_niet_is_ingenomen(inbox: Path, capsys: Any) -> None:
    (inbox / "2_999900006.xml").symlink_to("/etc/hostname")
    assert main(["verwerk", str(inbox)]) == 1
    uit = " ".join(capsys.readouterr().out.split())
    assert "Niet ingenomen: inbox/2_*********.xml. Dit is een verwijzing" in uit


def test_een_antwoordmap_die_niet_kan_wordt_gemeld_voor_er_iets_is_ingenomen(
    inbox: Path, tmp_path: Path, capsys: Any
) -> None:
    (tmp_path / "uit").write_text("een bestand")
    assert main(["verwerk", str(inbox), "--antwoorden", str(tmp_path / "uit")]) == 1
    assert "bestaat al en is niet wat hier hoort" in capsys.readouterr().err
    assert not Verwerking.objects.exists()


def test_halve_antwoorden_van_een_gedode_run_worden_geveegd(tmp_path: Path) -> None:
    oud, nieuw = (tmp_path / f"{naam}.xml.abc{antwoordmap.DEEL}" for naam in ("oud", "nieuw"))
    for half in (oud, nieuw):
        half.write_text("half")
    os.utime(oud, (0, 0))
    antwoordmap.maak_map(tmp_path)
    assert [pad.name for pad in tmp_path.iterdir()] == [nieuw.name]


@pytest.mark.traag
def test_drie_tegelijk_schrijven_dezelfde_antwoorden(
    nieuw: Maker, tmp_path: Path, lang: bool
) -> None:
    """Each on an inbox that is known, with an outbox that is empty: nobody dies on another."""
    inbox = tmp_path / "post"
    inbox.mkdir()
    for nummer in range(40):
        (inbox / f"{nummer}.xml").write_bytes(jw305(start(5000 + nummer)))
    samen = nieuw("samen")
    assert samen.hefboom("verwerk", str(inbox)).returncode == 0
    for ronde in range(8 if lang else 2):
        uit = tmp_path / f"uit{ronde}"
        opdracht = [
            sys.executable,
            "-m",
            "hefboom",
            "verwerk",
            str(inbox),
            "--antwoorden",
            str(uit),
        ]
        processen = [
            subprocess.Popen(opdracht, env=samen.omgeving, stdout=-3, stderr=subprocess.PIPE)
            for _ in range(3)
        ]
        for proces in processen:
            _, gezegd = proces.communicate()
            assert proces.returncode == 0, gezegd
        namen = [pad.name for pad in uit.iterdir()]
        assert len(namen) == 40
        assert all(naam.endswith(".xml") for naam in namen)
