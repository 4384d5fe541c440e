# SPDX-License-Identifier: EUPL-1.2
"""The set-up script on machines that are not as they should be."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from hefboom.omgeving import PROJECT


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """A folder of commands: only what a bare machine has."""
    folder = tmp_path / "bin"
    folder.mkdir()
    tools = "sh dirname readlink printf cmp mkdir rmdir rm grep tail cp sleep env cat"
    for tool in tools.split():
        found = shutil.which(tool)
        if found:
            (folder / tool).symlink_to(found)
    return folder


def _start(machine: Path, tmp_path: Path, **environ: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(PROJECT / "hefboom"), "sleutel"],
        env={"PATH": str(machine), "HEFBOOM_VENV": str(tmp_path / "venv"), **environ},
        cwd="/",
        capture_output=True,
        text=True,
        check=False,
    )


def _python(machine: Path, body: str) -> None:
    script = machine / "python3"
    script.write_text(f"#!/bin/sh\n{body}\n")
    script.chmod(0o755)


def test_zonder_python_zegt_hij_wat_er_nodig_is(machine: Path, tmp_path: Path) -> None:
    ran = _start(machine, tmp_path)
    assert ran.returncode == 1
    assert "Python 3.11 of nieuwer" in ran.stderr
    assert "vindt hier geen Python" in ran.stderr


def test_een_oude_python_wordt_genoemd(machine: Path, tmp_path: Path) -> None:
    _python(machine, 'case "$2" in *exit*) exit 1;; *) echo 3.9;; esac')
    ran = _start(machine, tmp_path)
    assert ran.returncode == 1
    assert "alleen Python 3.9" in ran.stderr


@pytest.mark.parametrize(
    ("melding", "zegt"),
    [
        ("OSError: [Errno 28] No space left on device", "de schijf is vol"),
        ("Temporary failure in name resolution", "geen verbinding met de pakketbron"),
        ("No module named venv", "apt install python3-venv"),
        ("iets heel anders", "de laatste regels"),
    ],
)
def test_een_mislukte_installatie_zegt_waarom(
    machine: Path, tmp_path: Path, melding: str, zegt: str
) -> None:
    _python(
        machine,
        'case "$2" in *exit*) exit 0;; *version_info*) echo 3.12; exit 0;; esac\n'
        f'echo "{melding}" >&2; exit 1',
    )
    ran = _start(machine, tmp_path)
    assert ran.returncode == 1
    assert zegt in ran.stderr
    assert "Traceback" not in ran.stderr
    assert not (tmp_path / "venv.slot").exists()


def test_een_tweede_start_hoeft_niets_te_doen(tmp_path: Path) -> None:
    """Through a link, from another folder: straight to Python."""
    link = tmp_path / "hef"
    link.symlink_to(PROJECT / "hefboom")
    environ = {k: v for k, v in os.environ.items() if not k.startswith("HEFBOOM_")}
    ran = subprocess.run(
        [str(link), "--versie"], cwd="/", env=environ, capture_output=True, text=True, check=False
    )
    if "klaarzetten" in ran.stderr:
        pytest.skip("deze omgeving is niet met ./hefboom klaargezet")
    assert ran.stdout.startswith("Hefboom 0.")
