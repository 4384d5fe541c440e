# SPDX-License-Identifier: EUPL-1.2
"""Which snapshots stay: the current one, the frozen ones, the new ones, and one of each month."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from hypothesis import HealthCheck, given
from hypothesis import settings as instellingen
from hypothesis import strategies as st

from hefboom.cli import main
from hefboom.facts import OpnameFout, bewaren
from hefboom.facts.bewaren import Bewaarbeleid
from hefboom.facts.momentopname import huidige_in, open_opname, vergeet
from hefboom.facts.schrijven import schrijf_momentopname

VANDAAG = date(2027, 1, 1)
JAAR = date(2026, 1, 1)
OP = datetime(2027, 1, 1, tzinfo=UTC)
BELEID = Bewaarbeleid(dagen=7, maanden=3)


def schrijf(feiten: Path, *dagen: date) -> list[str]:
    """A snapshot for each peildatum, in order; the last one counts."""
    return [
        schrijf_momentopname(
            feiten,
            {"inwoners": [("0505", "0505", "1", "1", "groep", JAAR, None, 100, "feit", "CBS")]},
            peildatum=dag,
            regio="r",
            stelsel="s",
            op=OP,
        ).id
        for dag in dagen
    ]


def blijft(feiten: Path, vandaag: date = VANDAAG) -> dict[str, str]:
    return {een.map.name[:10]: een.waarom for een in bewaren.bekijk(feiten, vandaag, BELEID)}


def test_wat_blijft_en_waarom(tmp_path: Path) -> None:
    schrijf(
        tmp_path,
        date(2026, 9, 10),
        date(2026, 10, 10),
        date(2026, 11, 1),  # looks at October: its last one
        date(2026, 11, 20),
        date(2026, 12, 1),  # the last of November
        date(2026, 12, 20),
        date(2026, 12, 25),
        date(2026, 12, 30),
        date(2027, 1, 1),
    )
    assert blijft(tmp_path) == {
        "2027-01-01": "telt nu",
        "2026-12-30": "van de laatste 7 dagen",
        "2026-12-25": "van de laatste 7 dagen",
        "2026-12-20": "",
        "2026-12-01": "laatste van haar maand",
        "2026-11-20": "",
        "2026-11-01": "",  # October is three months ago
        "2026-10-10": "",
        "2026-09-10": "",
    }
    assert [een.map.name[:10] for een in bewaren.ruim_op(tmp_path, VANDAAG, BELEID)] == [
        "2026-12-20",
        "2026-11-20",
        "2026-11-01",
        "2026-10-10",
        "2026-09-10",
    ]
    assert all(blijft(tmp_path).values())
    assert not bewaren.ruim_op(tmp_path, VANDAAG, BELEID)


@given(
    st.sets(st.dates(date(2026, 1, 1), VANDAAG), min_size=1, max_size=4),
    st.integers(0, 5),
    st.integers(0, 400),
)
@instellingen(
    max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_wat_telt_en_wat_bevroren_is_gaat_nooit_weg(
    tmp_path_factory: pytest.TempPathFactory, dagen: set[date], welke: int, later: int
) -> None:
    feiten = tmp_path_factory.mktemp("feiten")
    ids = schrijf(feiten, *sorted(dagen))
    bevroren = ids[welke % len(ids)]
    bewaren.bevries(feiten, bevroren, "jaarrekening")
    bewaren.ruim_op(feiten, VANDAAG + timedelta(later), Bewaarbeleid(0, 0))
    over = {pad.name for pad in feiten.iterdir() if pad.is_dir()}
    assert over == {bevroren, ids[-1]}
    for naam in over:
        open_opname(feiten / naam)


def test_een_bevroren_deelt_geen_bestand_met_een_ander(tmp_path: Path) -> None:
    eerste, tweede = schrijf(tmp_path, date(2026, 12, 30), VANDAAG)
    gedeeld = [tmp_path / naam / "inwoners.parquet" for naam in (eerste, tweede)]
    assert os.path.samefile(*gedeeld)
    bewaren.bevries(tmp_path, eerste, "raadsbrief van december")
    assert not os.path.samefile(*gedeeld)
    os.truncate(gedeeld[1], 10)
    vergeet()
    assert open_opname(tmp_path / eerste).tabel("inwoners").num_rows == 1


def test_een_bevroren_die_hersteld_wordt_blijft_bevroren(tmp_path: Path) -> None:
    (naam,) = schrijf(tmp_path, VANDAAG)
    bewaren.bevries(tmp_path, naam, "raadsbrief")
    os.truncate(tmp_path / naam / "inwoners.parquet", 10)
    vergeet()
    schrijf(tmp_path, VANDAAG)
    assert "raadsbrief" in (tmp_path / naam / "bevroren.txt").read_text()


def test_van_een_maand_blijft_de_laatste_die_heel_is(tmp_path: Path) -> None:
    heel, kapot, _ = schrijf(tmp_path, date(2026, 11, 10), date(2026, 11, 20), VANDAAG)
    os.truncate(tmp_path / kapot / "meta.json", 10)
    per = {een.map.name: een for een in bewaren.bekijk(tmp_path, VANDAAG, BELEID)}
    assert per[heel].waarom == "laatste van haar maand"
    assert per[kapot].mag_weg
    assert "meta.json is niet te lezen" in per[kapot].beschadigd


def test_zonder_te_weten_welke_telt_wordt_niets_verwijderd(tmp_path: Path) -> None:
    ids = schrijf(tmp_path, date(2020, 1, 1), date(2020, 5, 1))
    (tmp_path / "huidig.json").write_text("[]")
    with pytest.raises(OpnameFout, match=r"huidig.json is beschadigd"):
        bewaren.ruim_op(tmp_path, VANDAAG, BELEID)
    assert all((tmp_path / naam).is_dir() for naam in ids)


def test_wat_geen_momentopname_is_blijft_van_ons_af(tmp_path: Path) -> None:
    schrijf(tmp_path, VANDAAG)
    (tmp_path / "dagboek").mkdir()
    bewaren.ruim_op(tmp_path, VANDAAG, Bewaarbeleid(0, 0))
    assert (tmp_path / "dagboek").is_dir()
    with pytest.raises(OpnameFout, match="is geen momentopname"):
        bewaren.bevries(tmp_path, "../elders", "x")


@pytest.mark.django_db
def test_op_de_opdrachtregel(feiten: Path, capsys: Any) -> None:
    assert main(["momentopnamen"]) == 0
    assert "nog geen momentopname" in capsys.readouterr().out
    oud, ouder, nu = schrijf(feiten, date(2020, 1, 1), date(2020, 5, 1), settings.OMGEVING.vandaag)
    assert main(["momentopnamen", "--bevries", oud, "--waarom", "jaarverslag 2019"]) == 0
    assert main(["momentopnamen", "--bevries", ouder]) == 2
    capsys.readouterr()
    assert main(["momentopnamen"]) == 0
    regels = capsys.readouterr().out.splitlines()
    assert [regel.split()[0] for regel in regels] == [nu, ouder, oud]
    assert [regel.split("MB  ")[1] for regel in regels] == [
        "telt nu",
        "mag weg (--ruim-op)",
        "bevroren",
    ]
    assert main(["momentopnamen", "--ruim-op"]) == 0
    assert f"Verwijderd: {ouder}" in capsys.readouterr().out
    huidig = huidige_in(feiten)
    assert huidig is not None
    assert huidig.id == nu
