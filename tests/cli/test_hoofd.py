# SPDX-License-Identifier: EUPL-1.2
import argparse
import os
import shlex
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from hefboom.cli import demo, main
from hefboom.cli.hoofd import WERKWOORDEN


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
