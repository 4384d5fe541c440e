# SPDX-License-Identifier: EUPL-1.2
"""`kill -9` at any instant loses nothing and doubles nothing; neither do two runs at once.

On the database of the run: SQLite, where a file lock keeps writers apart, and PostgreSQL, where
only our own lock does (`wacht_op_beurt`).
"""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest

from tests.intake import afbreken
from tests.intake import berichten as b
from tests.intake.afbreken import Installatie, Maker, Rij

#: django_db chooses this file for the run on PostgreSQL; the processes use databases of their own.
pytestmark = [pytest.mark.traag, pytest.mark.django_db]


@pytest.fixture
def post(tmp_path: Path, lang: bool) -> Path:
    return afbreken.maak_post(tmp_path / "post", 25 if lang else 12)


def test_afgebroken_of_met_zijn_tweeen_komt_op_hetzelfde_uit(
    nieuw: Maker, post: Path, lang: bool
) -> None:
    rustig = nieuw("rustig")
    assert rustig.start(post, 7, "verwerk").wait() == 0

    onrustig = nieuw("onrustig")
    onrustig.start(post, 7, "ontvang").wait()
    assert _breek_af(onrustig, post, 40 if lang else 5) >= (10 if lang else 2)
    assert onrustig.start(post, 7, "verwerk").wait() == 0

    een = rustig.tabellen()
    assert len(een["intake_verwerking"]) > len(list(post.iterdir()))  # answers have one too
    assert len(een["dossiers_wijzigingsregel"]) == 2
    _zijn_gelijk(een, onrustig.tabellen())

    for ronde in range(5 if lang else 1):
        samen = nieuw(f"samen{ronde}")
        processen = [samen.start(post, batch, "verwerk") for batch in (5, 7)]
        assert [proces.wait() for proces in processen] == [0, 0]
        _zijn_gelijk(een, samen.tabellen())


def test_twee_tegelijk_over_dezelfde_kinderen_storen_elkaar_niet(
    nieuw: Maker, tmp_path: Path, lang: bool
) -> None:
    """Two folders name the same children for the first time; what they say hangs not together.

    Without turns both would add the child, and what the second one brought would get stuck. A
    stack of one, since a larger one is tried again in halves and then finds the child.
    """
    mappen = [tmp_path / naam for naam in ("horizon", "kompas")]
    for map_, aanbieder in zip(mappen, (b.HORIZON, b.KOMPAS), strict=True):
        map_.mkdir()
        for nummer in range(1, 200 if lang else 60):
            data = b.jw315(f"REF{nummer}", bsn=b.kind(nummer), aanbieder=aanbieder)
            (map_ / f"{aanbieder}-{nummer:05d}.xml").write_bytes(data)

    na_elkaar = nieuw("naelkaar")
    for map_ in mappen:
        assert na_elkaar.start(map_, 1, "verwerk").wait() == 0
    samen = nieuw("samen")
    processen = [samen.start(map_, 1, "verwerk") for map_ in mappen]
    assert [proces.wait() for proces in processen] == [0, 0]
    _zijn_gelijk(*(_zonder_nummers(een.tabellen()) for een in (na_elkaar, samen)))


def _zonder_nummers(tabellen: dict[str, list[Rij]]) -> dict[str, list[Rij]]:
    """The rows without the number that they got in order of arrival, which is free here."""
    return {
        tabel: sorted(tuple(paar for paar in rij if paar[0] != "id") for rij in rijen)
        for tabel, rijen in tabellen.items()
    }


def _breek_af(installatie: Installatie, post: Path, keren: int) -> int:
    """Start and kill so many times; how often the process was still at work."""
    toeval, afgebroken = random.Random(4), 0
    for _ in range(keren):
        proces = installatie.start(post, 7, "verwerk")
        if proces.stdout is None:
            raise RuntimeError("Het proces heeft geen uitvoer.")
        proces.stdout.readline()
        time.sleep(toeval.uniform(0.02, 0.15))
        proces.kill()
        afgebroken += proces.wait() != 0
        proces.stdout.close()
    return afgebroken


def _zijn_gelijk(een: dict[str, list[Rij]], ander: dict[str, list[Rij]]) -> None:
    for tabel in afbreken.TABELLEN:
        assert een[tabel] == ander[tabel], tabel
