# SPDX-License-Identifier: EUPL-1.2
import argparse
import os
import shlex
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from hefboom.cli import demo, main
from hefboom.cli.hoofd import WERKWOORDEN

PROJECT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def omgeving_blijft() -> Iterator[None]:
    """Verbs with `--map` set HEFBOOM_MAP for their own process."""
    before = os.environ["HEFBOOM_MAP"]
    yield
    os.environ["HEFBOOM_MAP"] = before


@pytest.mark.parametrize("verb", sorted(WERKWOORDEN))
def test_elk_werkwoord_legt_zichzelf_in_het_nederlands_uit(
    verb: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as einde:
        main([verb, "--help"])
    assert einde.value.code == 0
    text = capsys.readouterr().out
    assert "gebruik: hefboom" in text
    assert "show this help" not in text


def test_een_onbekend_werkwoord_toont_wat_er_wel_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verwrek"]) == 2
    assert "'verwrek' ken ik niet" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("argv", "zegt"),
    [
        (["demo", "--regio", "atlantis"], "'atlantis' kan niet; kies uit"),
        (["demo", "--schaal", "veel"], "'veel' is geen geldige waarde"),
        (["demo", "--wat"], "dit ken ik niet: --wat"),
        (["demo", "--zaad"], "hier hoort één waarde bij"),
    ],
)
def test_een_fout_argument_krijgt_een_nederlandse_zin(
    argv: list[str], zegt: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as einde:
        main(argv)
    assert einde.value.code == 2
    assert zegt in capsys.readouterr().err


@pytest.mark.parametrize(
    ("argv", "zegt"),
    [
        (["bench", "niets"], "De meting 'niets' is er niet; kies uit"),
        (["bench", "ijw_lezen", "0"], "minstens 1 regel"),
        (["demo", "--schaal", "0", "--geen-server"], "kies een getal boven 0"),
        (["demo", "--maanden", "0", "--geen-server"], "minstens één maand"),
    ],
)
def test_een_demo_van_niets_kan_niet(
    argv: list[str], zegt: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(argv) == 2
    assert zegt in capsys.readouterr().err


def test_een_bezette_poort_wordt_gemeld_voor_het_werk_begint(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        poort = taken.getsockname()[1]
        assert main(["demo", "--poort", str(poort), "--map", str(tmp_path / "d")]) == 1
    assert f"Poort {poort} is al in gebruik" in capsys.readouterr().err
    assert not (tmp_path / "d").exists()


def test_een_map_met_andere_bestanden_blijft_heel(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "dagboek.txt").write_text("van mij")
    assert main(["demo", "--geen-server", "--map", str(tmp_path)]) == 2
    assert "niet leeg" in capsys.readouterr().err
    assert (tmp_path / "dagboek.txt").read_text() == "van mij"


def test_serveer_weigert_een_proefregio(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serveer"]) == 2
    assert "HEFBOOM_HOSTS" in capsys.readouterr().err


def test_serveer_noemt_alles_wat_niet_veilig_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("HEFBOOM_MAP", str(tmp_path))
    monkeypatch.setenv("HEFBOOM_REGIO", "een-regio")
    monkeypatch.setenv("HEFBOOM_DATABASE_URL", f"sqlite://{tmp_path}/x.sqlite3")
    monkeypatch.setenv("HEFBOOM_SLEUTEL", "A" * 43 + "=")
    assert main(["serveer"]) == 2
    text = capsys.readouterr().err
    for naam in ("HEFBOOM_HOSTS", "HEFBOOM_HTTPS", "PostgreSQL", "docs/operate.md"):
        assert naam in text


def test_zonder_server_wijst_de_demo_de_weg_terug_naar_dezelfde_demo() -> None:
    parser = argparse.ArgumentParser()
    demo.argumenten(parser)
    gevraagd = ["--regio", "haaglanden", "--schaal", "0.05", "--maanden", "12", "--map", "een map"]
    args = parser.parse_args([*gevraagd, "--geen-server"])
    verwezen = parser.parse_args(shlex.split(demo.opdracht(args))[2:])
    assert vars(verwezen) == vars(args) | {"geen_server": False}


def test_een_beschadigde_proefregio_geeft_een_zin_en_geen_spoor(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whatever the file holds: `demo` says it too, and does not think the folder is someone's."""
    for inhoud in ("{", "[]", "null"):
        (tmp_path / "demo.json").write_text(inhoud)
        assert main(["demo", "--map", str(tmp_path), "--geen-server"]) == 1
        fout = capsys.readouterr().err
        assert "is beschadigd" in fout
        assert "--opnieuw" in fout
        assert "Traceback" not in fout


def _in_een_eigen_proces(*code: str, **omgeving: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", "\n".join(code)],
        env={**os.environ, "PYTHONPATH": str(PROJECT / "src"), **omgeving},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_sigterm_laat_niets_half_achter(tmp_path: Path) -> None:
    """As after an error: what is under way is undone, and the exit status says by what."""
    half = tmp_path / "half.deel"
    proces = _in_een_eigen_proces(
        "import sys, time, types, pathlib",
        "from hefboom.cli import hoofd",
        f"half = pathlib.Path({str(half)!r})",
        "def voer_uit(args):",
        "    try:",
        "        half.write_text('een deel')",
        "        print('klaar', flush=True)",
        "        time.sleep(60)",
        "    finally:",
        "        half.unlink()",
        "werkwoord = types.ModuleType('hefboom.cli.test')",
        "werkwoord.argumenten, werkwoord.voer_uit = (lambda parser: None), voer_uit",
        "sys.modules['hefboom.cli.test'] = werkwoord",
        "sys.exit(hoofd.main(['test']))",
    )
    assert proces.stdout is not None
    assert proces.stdout.readline() == "klaar\n"
    assert half.exists()
    proces.terminate()
    _, fout = proces.communicate(timeout=30)
    assert proces.returncode == 128 + signal.SIGTERM
    assert not half.exists()
    assert "Traceback" not in fout


def test_zonder_map_zegt_hefboom_welke_proefregio_het_gebruikt(tmp_path: Path) -> None:
    demo, demos = tmp_path / "proef", tmp_path / "demos"
    demo.mkdir()
    demos.mkdir()
    (demo / "demo.json").write_text('{"regio": "zuid-holland-zuid", "vandaag": "2027-01-01"}')
    (demo / "sleutel").write_text("A" * 43 + "=")
    (demos / "huidig").write_text(str(demo))
    kaal = dict.fromkeys(("HEFBOOM_MAP", "HEFBOOM_DATABASE_URL"), "")
    for omgeving, zegt in ((kaal, True), ({**kaal, "HEFBOOM_MAP": str(demo)}, False)):
        proces = _in_een_eigen_proces(
            "import sys",
            "from hefboom.cli import main",
            "sys.exit(main(['momentopnamen']))",
            HEFBOOM_DEMOMAP=str(demos),
            **omgeving,
        )
        _, fout = proces.communicate(timeout=120)
        assert (f"dit gaat over de laatste proefregio, {demo}." in fout) is zegt, fout
