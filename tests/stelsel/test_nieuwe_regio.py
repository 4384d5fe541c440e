# SPDX-License-Identifier: EUPL-1.2
"""A region that did not come with Hefboom: begun, filled in, proved and used."""

import errno
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from hefboom import stelsel
from hefboom.cli.hoofd import main
from hefboom.omgeving import nieuwe_sleutel
from hefboom.stelsel import StelselFout, laden, lees_regio, schrijf_sjabloon
from tests.intake.berichten import jw301, toegewezen
from tests.stelsel.invullen import GEMEENTE, PRODUCT, vul_in
from tests.stelsel.uitbreiden import NIEUW_PRODUCT, NIEUWE_GEMEENTE, breid_uit

PROJECT = Path(__file__).resolve().parents[2]
Z = "zuid-holland-zuid"
OPEN = re.compile(r"<[^<>]+>")


@pytest.fixture
def eigen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An installation's own folder, looked into first."""
    map_ = tmp_path / "stelsel"
    map_.mkdir()
    monkeypatch.setenv("HEFBOOM_STELSEL", str(map_))
    stelsel.kijk_eerst_in(map_)
    yield map_
    stelsel.kijk_eerst_in(None)


@pytest.fixture
def noordoost(eigen: Path) -> Path:
    """A third region, made as docs/develop.md says."""
    assert main(["stelsel", "nieuw", str(eigen / "noordoost")]) == 0
    return vul_in(eigen / "noordoost")


def test_het_begin_zegt_wat_er_nu_moet(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["stelsel", "nieuw", str(tmp_path / "noordoost")]) == 0
    tekst = capsys.readouterr().out
    assert "normen.yaml" in tekst
    assert f"HEFBOOM_STELSEL={tmp_path} ./hefboom stelsel controleer noordoost" in tekst


def test_elk_bestand_zegt_wat_erin_hoort(tmp_path: Path) -> None:
    for pad in schrijf_sjabloon(tmp_path / "noordoost"):
        regels = pad.read_text(encoding="utf-8").splitlines()
        assert regels[0].startswith("# "), pad.name
        assert any(OPEN.search(regel) for regel in regels), pad.name
        if pad.name != "bronnen.yaml":
            assert {"bron", "status"} <= {regel.strip(" -").split(":")[0] for regel in regels}


def test_elke_open_plek_is_een_fout_die_zegt_wat_waar_moet(
    tmp_path: Path, fouten: Callable[[Path, str], list[str]]
) -> None:
    paden = schrijf_sjabloon(tmp_path / "noordoost")
    gevonden = fouten(tmp_path, "noordoost")
    assert len(gevonden) == sum(
        len(OPEN.findall(regel))
        for pad in paden
        for regel in pad.read_text(encoding="utf-8").splitlines()
        if not regel.startswith("#")
    )
    assert (
        "noordoost/gemeenten.yaml, regel 11 · gemeenten › 1 › naam: hier is nog niets ingevuld: "
        "naam van de gemeente. Zet het in de plaats van de tekst met de "
        "punthaken." in gevonden
    )


def test_wat_is_ingevuld_klopt(noordoost: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["stelsel", "controleer", "noordoost"]) == 0
    tekst = capsys.readouterr().out
    assert "Noordoost: alles klopt." in tekst
    assert "✗" not in tekst
    assert f"noordoost (uit de eigen map {noordoost})" in tekst


def test_wat_is_ingevuld_is_te_vragen(noordoost: Path) -> None:
    regio, dag = stelsel.laad("noordoost"), date(2026, 3, 2)
    norm, tarief = regio.norm("start", PRODUCT, dag), regio.tarief(PRODUCT, dag)
    assert norm is not None
    assert tarief is not None
    assert (norm.waarde, norm.status) == (42, "besloten")
    assert regio.brontekst(norm.bron) == "Inkoopkader Noordoost 2026 (blz. 3)"
    assert regio.bronnen["B1"].orgaan == "Gemeenteraad van Meppel"
    assert int(tarief.cents) == 8125
    assert regio.neemt_deel(GEMEENTE, PRODUCT, dag)


@pytest.mark.parametrize(
    ("naam", "zegt"),
    [
        ("Noord Oost", "kan geen code van een regio zijn. Geef de map een naam van kleine letters"),
        ("vol", "is niet leeg. Kies een nieuwe of lege map."),
    ],
)
def test_een_map_die_niet_kan(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], naam: str, zegt: str
) -> None:
    (tmp_path / "vol").mkdir()
    (tmp_path / "vol" / "iets.txt").write_text("van een ander")
    assert main(["stelsel", "nieuw", str(tmp_path / naam)]) == 2
    assert zegt in capsys.readouterr().err


@pytest.mark.parametrize(
    ("pad", "zegt"),
    [("kring/noordoost", "een verwijzing die in een kring loopt"), ("~van-niemand/x", "voluit")],
)
def test_een_pad_dat_nergens_uitkomt(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    pad: str,
    zegt: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("kring").symlink_to("kring")
    assert main(["stelsel", "nieuw", pad]) == 1
    assert zegt in capsys.readouterr().err


def test_de_eigen_map_gaat_voor_en_hefboom_zegt_dat(
    eigen: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    uit_het_pakket = stelsel.laad(Z)
    stelsel.kijk_eerst_in(None)
    assert stelsel.laad(Z).vindplaats.eigen is False
    shutil.copytree(laden.REGIOS / Z, eigen / Z)
    kop = eigen / Z / "regio.yaml"
    kop.write_text(kop.read_text(encoding="utf-8").replace("naam: Zuid", "naam: Ons Zuid"), "utf-8")
    stelsel.kijk_eerst_in(eigen)
    laden._laad.cache_clear()
    onze = stelsel.laad(Z)
    assert (onze.naam, onze.vindplaats.eigen) == ("Ons Zuid-Holland Zuid", True)
    assert onze.vingerafdruk != uit_het_pakket.vingerafdruk
    assert stelsel.regios() == ("haaglanden", Z)
    assert main(["stelsel", "toon", Z, "--op", "2026-01-01"]) == 0
    assert f"op 1 januari 2026 (uit de eigen map {eigen / Z})" in capsys.readouterr().out
    assert main(["stelsel", "toon", "haaglanden", "--op", "2027-01-01"]) == 0
    assert "eigen map" not in capsys.readouterr().out
    laden._laad.cache_clear()


@pytest.mark.parametrize(
    ("naar", "zegt"),
    [
        ("nergens", "en die map is er niet. Maak hem, bijvoorbeeld met `./hefboom stelsel nieuw"),
        ("stelsel/noordoost", "en dat is zelf een regio. Zet HEFBOOM_STELSEL op de map erboven"),
    ],
)
@pytest.mark.parametrize("werkwoord", [["stelsel", "controleer"], ["demo", "--geen-server"]])
def test_een_map_die_geen_stelselmap_is(
    noordoost: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    naar: str,
    zegt: str,
    werkwoord: list[str],
) -> None:
    monkeypatch.setenv("HEFBOOM_STELSEL", str(tmp_path / naar))
    assert main(werkwoord) == 2
    assert zegt in capsys.readouterr().err


def test_een_map_die_ondertussen_verdween(eigen: Path) -> None:
    shutil.rmtree(eigen)
    with pytest.raises(StelselFout, match="Bestaat de map, en mag Hefboom erin"):
        stelsel.regios()


def test_de_vingerafdruk_volgt_de_bestanden(noordoost: Path) -> None:
    eerst = lees_regio(noordoost.parent, "noordoost").vingerafdruk
    assert lees_regio(noordoost.parent, "noordoost").vingerafdruk == eerst
    normen = noordoost / "normen.yaml"
    normen.write_text(normen.read_text(encoding="utf-8") + "# bekeken\n", encoding="utf-8")
    assert lees_regio(noordoost.parent, "noordoost").vingerafdruk != eerst


@dataclass(frozen=True)
class Installatie:
    """Noordoost in processes of its own, as an administrator types it."""

    map: Path
    environ: dict[str, str]

    def hefboom(self, *argv: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "hefboom", *argv],
            env=self.environ,
            cwd=self.map,
            capture_output=True,
            text=True,
            check=False,
        )


@pytest.fixture
def installatie(noordoost: Path, tmp_path: Path) -> Installatie:
    gegevens = tmp_path / "gegevens"
    gegevens.mkdir()
    environ = {k: v for k, v in os.environ.items() if not k.startswith(("HEFBOOM_", "DJANGO_"))}
    return Installatie(
        tmp_path,
        environ
        | {
            "PYTHONPATH": str(PROJECT / "src"),
            "HEFBOOM_MAP": str(gegevens),
            "HEFBOOM_REGIO": "noordoost",
            "HEFBOOM_STELSEL": str(noordoost.parent),
            "HEFBOOM_SLEUTEL": nieuwe_sleutel(),
            "HEFBOOM_DATABASE_URL": f"sqlite://{gegevens / 'hefboom.sqlite3'}",
        },
    )


@pytest.mark.traag
def test_een_bericht_voor_de_nieuwe_regio_komt_binnen(
    installatie: Installatie, noordoost: Path
) -> None:
    """The whole way: an installation of Noordoost takes a JW301 in, and leaves another's alone.

    Since it began it got a municipality, a segment, a product, a group, a goal, a norm, a form of
    care out of scope, and help that becomes local; no line of code knows of any.
    """
    breid_uit(noordoost)
    inbox, uitbox = installatie.map / "in", installatie.map / "uit"
    inbox.mkdir()
    dag, product = date(2026, 3, 2), toegewezen(code=("45", PRODUCT))
    (inbox / "goed.xml").write_bytes(jw301(product, gemeente=GEMEENTE, dag=dag))
    op = date(2026, 7, 2)
    plek = toegewezen(
        2001, ("44", NIEUW_PRODUCT), Ingangsdatum=op, Toewijzingsdatum=op,
        Omvang={"Volume": 7, "Eenheid": "14", "Frequentie": "2"},
    )  # fmt: skip
    (inbox / "nieuw.xml").write_bytes(jw301(plek, gemeente=NIEUWE_GEMEENTE, dag=op))
    (inbox / "elders.xml").write_bytes(jw301(product, gemeente="0505", dag=dag))
    gemaakt = installatie.hefboom("migreer")
    assert gemaakt.returncode == 0, gemaakt.stderr
    gedaan = installatie.hefboom("verwerk", str(inbox), "--antwoorden", str(uitbox), "--json")
    assert gedaan.returncode == 0, gedaan.stderr
    telling = json.loads(gedaan.stdout)
    assert (telling["nieuw"], telling["quarantaine"]) == (3, 1)
    assert telling["soorten"]["JW301"]["verwerkt"] == 2
    antwoorden = [pad.read_bytes() for pad in uitbox.rglob("*.xml")]
    assert len(antwoorden) == 2
    for antwoord in antwoorden:
        assert b"jw302:Bericht" in antwoord
        assert b"RetourCode" not in antwoord


def test_wat_een_regio_erbij_besluit_vraagt_geen_regel_code(noordoost: Path) -> None:
    regio = lees_regio(breid_uit(noordoost).parent, "noordoost")
    assert [bewijs.fouten for bewijs in stelsel.controleer(regio) if bewijs.fouten] == []
    voor, na = date(2026, 6, 30), date(2026, 7, 1)
    assert [len(regio.op(dag).segmenten) for dag in (voor, na)] == [1, 2]
    assert regio.neemt_deel(NIEUWE_GEMEENTE, NIEUW_PRODUCT, na)
    assert not regio.neemt_deel(GEMEENTE, NIEUW_PRODUCT, na)
    norm = regio.norm("start", NIEUW_PRODUCT, na)
    assert norm is not None
    assert norm.waarde == 14
    assert [doel.tekst for doel in regio[stelsel.Doelen].op("2", na)] == [
        "Kinderen wonen in een gezin."
    ]
    assert [vorm.erin for vorm in regio[stelsel.Scoperegister].op(na)] == [True, False]
    keuze = regio[stelsel.Bestemmingen].op(PRODUCT, GEMEENTE, date(2027, 1, 1))
    assert keuze is not None
    assert (keuze.wordt, keuze.overdrachten[0].fte) == ("lokaal", 1.5)


def test_hefboom_start_niet_met_besluiten_die_niet_kloppen(
    installatie: Installatie, noordoost: Path
) -> None:
    normen = noordoost / "normen.yaml"
    normen.write_text(normen.read_text(encoding="utf-8").replace("besloten", "zeker"), "utf-8")
    start = installatie.hefboom("migreer")
    assert start.returncode == 2
    assert "de besluiten van de regio 'noordoost' zijn niet te gebruiken." in start.stderr
    assert "noordoost/normen.yaml, regel" in start.stderr
    assert "'zeker' ken ik niet. Kies uit 'besloten'" in start.stderr
    assert "Traceback" not in start.stderr


@pytest.mark.parametrize("bestaat", [False, True])
def test_een_nieuwe_regio_staat_er_helemaal_of_niet(
    bestaat: bool,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A full disk after some files leaves no folder that looks like a region."""
    naar = tmp_path / "diep" / "noordoost"
    if bestaat:
        naar.mkdir(parents=True)
    echt, geschreven = Path.write_text, []

    def vol(self: Path, *args: object, **kwargs: object) -> int:
        geschreven.append(self)
        if len(geschreven) == 4:
            raise OSError(errno.ENOSPC, "vol", str(self))
        return echt(self, *args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(Path, "write_text", vol)
    assert main(["stelsel", "nieuw", str(naar)]) == 1
    assert "kan ik niet schrijven" in capsys.readouterr().err
    assert list(tmp_path.rglob("*.yaml")) == []
    assert naar.exists() is bestaat
    assert (tmp_path / "diep").exists() is bestaat
    monkeypatch.setattr(Path, "write_text", echt)
    assert main(["stelsel", "nieuw", str(naar)]) == 0
    assert len(list(naar.glob("*.yaml"))) == len(list(tmp_path.rglob("*.yaml")))


def test_een_leeg_pad_is_niet_de_huidige_map(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit):
        main(["stelsel", "nieuw", ""])
    assert "een leeg pad" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def _kopie(eigen: Path, code: str) -> None:
    shutil.copytree(laden.REGIOS / Z, eigen / code)


def test_een_gekopieerde_regio_die_zich_standaard_noemt(
    eigen: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The own one is meant; two own ones that both say so is told, with what to do."""
    assert stelsel.standaardregios() == (Z,)
    _kopie(eigen, "noord")
    assert stelsel.standaardregio() == "noord"
    main(["stelsel", "controleer", "haaglanden"])
    assert "standaard: true" not in capsys.readouterr().out
    _kopie(eigen, "west")
    assert stelsel.standaardregios() == ("noord", "west")
    assert stelsel.standaardregio() == "noord"
    assert main(["stelsel", "controleer", "haaglanden"]) == 1
    uit = capsys.readouterr().out
    assert "2 regio's zeggen `standaard: true`: noord en west." in uit
    assert "Haal de regel weg uit regio.yaml" in uit
