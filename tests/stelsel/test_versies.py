# SPDX-License-Identifier: EUPL-1.2
"""An adopted version: numbered, whole or not there, never changed without a word."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from hefboom.cli.hoofd import main
from hefboom.stelsel import (
    Klaargelegd,
    StelselFout,
    Tarieven,
    Vaststelling,
    Versie,
    kijk_eerst_in,
    laad,
    laden,
    lees_versies,
    lees_voorstel,
    leg_klaar,
    regios,
)

Z = "zuid-holland-zuid"
BESLUIT = Vaststelling("Algemeen bestuur", date(2026, 3, 1), "AB-2026-14")
NU = {pad.name: pad.read_bytes() for pad in (laden.REGIOS / Z).glob("*.yaml")}
#: The same region, of which one tariff is another.
STRAKS = NU | {"tarieven.yaml": NU["tarieven.yaml"].replace(b"cents: 9000", b"cents: 9100", 1)}


@pytest.fixture
def wortel(tmp_path: Path) -> Iterator[Path]:
    """An installation's own folder, without regions yet."""
    kijk_eerst_in(tmp_path)
    laden._laad.cache_clear()
    yield tmp_path
    kijk_eerst_in(None)
    laden._laad.cache_clear()


def stel_vast(wortel: Path, bestanden: dict[str, bytes], nummer: int) -> Versie:
    folder = wortel / Z
    vorige = lees_versies(folder)[-1].som if nummer > 1 else None
    versie = leg_klaar(nummer, Z, bestanden, vorige=vorige, besluit=BESLUIT if nummer > 1 else None)
    assert Klaargelegd(folder, versie).zet()
    gelezen = lees_versies(folder)[-1]
    assert gelezen.som == versie.som
    return gelezen


def open_map(folder: Path) -> Path:
    """As someone with all rights would: an adopted folder is read-only."""
    folder.chmod(0o700)
    for bestand in folder.iterdir():
        bestand.chmod(0o600)
    return folder


def test_de_laatste_versie_geldt_en_elke_eerdere_blijft_te_lezen(wortel: Path) -> None:
    gewoon = laad(Z)
    assert gewoon.vindplaats.versie is None
    stel_vast(wortel, NU, 1)
    assert laad(Z).vindplaats.versie == 1
    assert laad(Z).vingerafdruk == gewoon.vingerafdruk
    tweede = stel_vast(wortel, STRAKS, 2)
    nu = laad(Z)
    assert (nu.vindplaats.versie, tweede.besluit) == (2, BESLUIT)
    assert nu.vingerafdruk == lees_voorstel(STRAKS, Z).vingerafdruk != gewoon.vingerafdruk
    assert laad(Z, 1).vingerafdruk == gewoon.vingerafdruk
    assert Z in regios()


def test_een_versie_die_er_niet_is(wortel: Path) -> None:
    with pytest.raises(StelselFout, match="nog geen enkele versie vastgesteld"):
        laad(Z, 1)
    stel_vast(wortel, NU, 1)
    with pytest.raises(StelselFout, match=f"Versie 7 van {Z} is er niet. Kies uit 1 t/m 1"):
        laad(Z, 7)


def test_wat_er_ligt_is_alleen_te_lezen(wortel: Path) -> None:
    versie = stel_vast(wortel, NU, 1)
    assert versie.map.stat().st_mode & 0o222 == 0
    assert all(bestand.stat().st_mode & 0o222 == 0 for bestand in versie.map.iterdir())


@pytest.mark.parametrize(
    ("met_de_hand", "wat"),
    [
        (lambda m: (m / "tarieven.yaml").write_bytes(b"# leeg\n"), "is tarieven.yaml veranderd"),
        (lambda m: (m / "tarieven.yaml").unlink(), "is tarieven.yaml verdwenen"),
        (lambda m: (m / "extra.yaml").write_bytes(b""), "is extra.yaml bijgezet"),
        (lambda m: (m / "versie.json").write_bytes(b"{}"), "is versie.json niet te lezen"),
        (lambda m: (m / "onder").mkdir(), "is niet te lezen"),
    ],
)
def test_een_versie_die_met_de_hand_is_veranderd_wordt_geweigerd(
    wortel: Path, met_de_hand: object, wat: str
) -> None:
    eerste = stel_vast(wortel, NU, 1)
    stel_vast(wortel, STRAKS, 2)
    assert callable(met_de_hand)
    met_de_hand(open_map(eerste.map))
    laden._laad.cache_clear()
    with pytest.raises(StelselFout, match=f"versie 1 {wat}|in versie 1 {wat}|versie 1 {wat}") as f:
        laad(Z)
    assert "verandert nooit" in str(f.value)


def test_een_verwisselde_keten_valt_op(wortel: Path) -> None:
    """Someone who rewrites a file and its `versie.json` too, breaks the chain."""
    eerste = stel_vast(wortel, NU, 1)
    stel_vast(wortel, STRAKS, 2)
    anders = leg_klaar(1, Z, STRAKS, vorige=None, besluit=None)
    for naam, inhoud in anders.bestanden.items():
        (open_map(eerste.map) / naam).write_bytes(inhoud)
    with pytest.raises(StelselFout, match="versie 2 volgt op een andere versie dan er ligt"):
        lees_versies(wortel / Z)


def test_een_gat_in_de_reeks_valt_op(wortel: Path) -> None:
    eerste = stel_vast(wortel, NU, 1)
    stel_vast(wortel, STRAKS, 2)
    open_map(eerste.map).rename(wortel / "weg")
    with pytest.raises(StelselFout, match="versie 1 ontbreekt"):
        laad(Z)


def test_van_twee_tegelijk_wint_er_een(wortel: Path) -> None:
    stel_vast(wortel, NU, 1)
    vorige = lees_versies(wortel / Z)[-1].som
    een, ander = (
        Klaargelegd(wortel / Z, leg_klaar(2, Z, wat, vorige=vorige, besluit=BESLUIT))
        for wat in (STRAKS, NU)
    )
    nog_eens = Klaargelegd(wortel / Z, een.versie)
    assert een.zet()
    with pytest.raises(StelselFout, match="al een andere versie 2"):
        ander.zet()
    assert nog_eens.zet() is False
    assert laad(Z).vingerafdruk == lees_voorstel(STRAKS, Z).vingerafdruk
    assert [pad.name for pad in (wortel / Z / "versies").iterdir() if pad.name[0] == "."] == []


GEDOOD = """
import os, signal, sys
from pathlib import Path
from hefboom.stelsel import versies
folder = Path(sys.argv[1])
nu = versies.lees_versies(folder)[-1]
bestanden = {p.name: p.read_bytes() for p in nu.map.glob("*.yaml")}
bestanden["tarieven.yaml"] += b"# anders\\n"
versie = versies.leg_klaar(2, folder.name, bestanden, vorige=nu.som, besluit=None)
na = int(sys.argv[2])
echt = versies._schrijf
def schrijf(bestand, inhoud):
    global na
    na -= 1
    if na < 0:
        os.kill(os.getpid(), signal.SIGKILL)
    echt(bestand, inhoud)
versies._schrijf = schrijf
klaar = versies.Klaargelegd(folder, versie)
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(os.name != "posix", reason="needs SIGKILL")
@pytest.mark.parametrize("na", [3, 99])
def test_wie_halverwege_wordt_gedood_laat_alles_zoals_het_was(wortel: Path, na: int) -> None:
    eerste = stel_vast(wortel, NU, 1)
    proces = subprocess.run(
        [sys.executable, "-c", GEDOOD, str(wortel / Z), str(na)],
        check=False,
        env={**os.environ, "PYTHONPATH": "src"},
    )
    assert proces.returncode == -signal.SIGKILL
    assert lees_versies(wortel / Z) == (eerste,)
    rest = next(pad for pad in eerste.map.parent.iterdir() if pad.name.startswith("."))
    os.utime(rest, (0, 0))
    assert stel_vast(wortel, STRAKS, 2).nummer == 2
    assert not rest.exists()


def test_een_bestandsnaam_kan_nergens_anders_heen(wortel: Path) -> None:
    for naam in ("../tarieven.yaml", "Tarieven.yaml", "versie.json", "tarieven.yml", ".a.yaml"):
        with pytest.raises(StelselFout, match="kan geen bestand van een regio zijn"):
            leg_klaar(1, Z, {naam: b""}, vorige=None, besluit=None)


def test_een_voorstel_wordt_gelezen_zonder_dat_het_ergens_ligt() -> None:
    regio = lees_voorstel(NU, Z)
    assert regio[Tarieven].reeksen
    with pytest.raises(StelselFout, match=r"tarieven\.yaml, regel 2"):
        lees_voorstel(NU | {"tarieven.yaml": b"tarieven: ["}, Z)


def test_de_opdrachtregel_toont_versies_en_weigert_een_veranderde(
    wortel: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("HEFBOOM_STELSEL", str(wortel))
    assert main(["stelsel", "versies", Z]) == 0
    assert "nog geen versie vastgesteld" in capsys.readouterr().out
    eerste = stel_vast(wortel, NU, 1)
    stel_vast(wortel, STRAKS, 2)
    assert main(["stelsel", "versies", Z]) == 0
    uit = capsys.readouterr().out
    assert "versie 1: geen besluit bekend" in uit
    assert "versie 2 (geldt nu): Algemeen bestuur, 1 maart 2026, AB-2026-14. Kenmerk" in uit
    assert main(["stelsel", "toon", Z, "--op", "2026-01-01", "--versie", "1"]) == 0
    assert "€ 91,00" not in capsys.readouterr().out
    assert main(["stelsel", "toon", Z, "--versie", "3"]) == 1
    assert "Kies uit 1 t/m 2" in capsys.readouterr().err
    (wortel / Z / "tarieven.yaml").write_bytes(STRAKS["tarieven.yaml"])
    assert main(["stelsel", "controleer", Z]) == 1
    assert "gelden niet meer: versie 2 geldt" in capsys.readouterr().out
    (open_map(eerste.map) / "tarieven.yaml").write_bytes(b"")
    laden._laad.cache_clear()
    for verb in (["toon", Z], ["weeg", Z], ["verschil", Z], ["versies", Z]):
        assert main(["stelsel", *verb]) == 1
        assert "in versie 1 is tarieven.yaml veranderd" in capsys.readouterr().err
