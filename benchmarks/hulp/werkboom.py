# SPDX-License-Identifier: EUPL-1.2
"""An earlier commit beside this tree, and a process that runs in either of them."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from hefboom.cli.hoofd import Fout
from hefboom.cli.uitvoer import foutregel
from hefboom.omgeving import PROJECT

#: The last commit before the house was rebuilt (issue 8): what we compare with.
EERDER = "1ac63e6"
KANT = Path(__file__).with_name("kant.py")


@contextlib.contextmanager
def werkboom(commit: str = EERDER) -> Iterator[Path]:
    """A worktree of that commit, gone afterwards.

    Raises `Fout` (Dutch) when git or the commit is not there.
    """
    if shutil.which("git") is None:
        raise Fout(f"Voor een vergelijking met commit {commit} is git nodig; installeer het.")
    if _git("rev-parse", "--git-dir").returncode:
        raise Fout(
            f"{PROJECT} is geen kloon van git, dus commit {commit} is er niet om mee te "
            "vergelijken. Haal Hefboom op met `git clone` en probeer het daar opnieuw."
        )
    if _git("cat-file", "-e", f"{commit}^{{commit}}").returncode:
        raise Fout(
            f"Commit {commit} staat niet in deze kloon; die is waarschijnlijk niet volledig. "
            "Haal de hele geschiedenis op met `git fetch --unshallow` en probeer het opnieuw."
        )
    with tempfile.TemporaryDirectory(prefix="hefboom-eerder-") as map_:
        boom = Path(map_) / commit
        gemaakt = _git("worktree", "add", "--detach", str(boom), commit)
        if gemaakt.returncode:
            raise Fout(f"De werkboom van commit {commit} is niet te maken: {gemaakt.stderr}")
        try:
            yield boom
        finally:
            _git("worktree", "remove", "--force", str(boom))
            _git("worktree", "prune")


def _git(*opdracht: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["git", "-C", str(PROJECT), *opdracht], capture_output=True, text=True, check=False
    )


@dataclass(frozen=True, slots=True)
class Kant:
    """A running `kant.py`."""

    boom: Path
    proces: subprocess.Popen[str]
    verslag: IO[str] | None

    def wacht(self) -> str:
        """What it printed. Raises `Fout` when it failed."""
        uit, _ = self.proces.communicate()
        fouten = ""
        if self.verslag is not None:
            self.verslag.seek(0)
            fouten = self.verslag.read()
            self.verslag.close()
        if self.proces.returncode:
            foutregel(fouten)
            raise Fout(f"Wat in {self.boom} draaide, liep vast; hierboven staat waarop.")
        return uit


def start(boom: Path, *opdracht: str | Path, stil: bool = False) -> Kant:
    """Run `kant.py` on the code of that tree, and of no other; `stil` shows no progress."""
    verslag = tempfile.TemporaryFile("w+") if stil else None  # noqa: SIM115 - `wacht` closes it
    proces = subprocess.Popen(
        [sys.executable, str(KANT), *map(str, opdracht)],
        stdout=subprocess.PIPE,
        stderr=verslag,
        text=True,
        env=_omgeving(boom),
    )
    return Kant(boom, proces, verslag)


def draai(boom: Path, *opdracht: str | Path, stil: bool = False) -> str:
    """The same, waited for; what it printed. Raises `Fout` when it failed."""
    return start(boom, *opdracht, stil=stil).wacht()


def _omgeving(boom: Path) -> dict[str, str]:
    eigen = {k: v for k, v in os.environ.items() if not k.startswith(("HEFBOOM_", "DJANGO_"))}
    return eigen | {"PYTHONPATH": str(boom / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
