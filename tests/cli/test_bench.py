# SPDX-License-Identifier: EUPL-1.2
"""Every benchmark speaks one convention, so that a machine can read what held."""

from __future__ import annotations

import argparse
import json
from importlib import import_module
from types import SimpleNamespace

import pytest

from benchmarks.hulp.balk import Balk, als_json
from hefboom.cli import bench, main

METINGEN = sorted(pad.stem for pad in bench.BENCHMARKS.glob("[!_]*.py"))


@pytest.mark.parametrize("naam", METINGEN)
def test_elke_meting_kent_de_afspraak(naam: str) -> None:
    meting = import_module(f"benchmarks.{naam}")
    assert meting.UITLEG.endswith(".")
    assert callable(meting.meet)
    parser = argparse.ArgumentParser()
    meting.argumenten(parser)
    parser.add_argument("--json", action="store_true")
    assert parser.parse_args(["--json"]).json


@pytest.mark.parametrize(
    ("waarde", "hoogstens", "haalt"),
    [(4.9, False, False), (5, False, True), (5, True, True), (5.1, True, False)],
)
def test_een_balk_haalt_zijn_grens_of_niet(waarde: float, hoogstens: bool, haalt: bool) -> None:
    balk = Balk("sneller", waarde, 5, hoogstens)
    assert balk.haalt is haalt
    assert ("NIET GEHAALD" in balk.zin) is not haalt


def test_wat_niet_te_meten_was_haalt_zijn_grens_niet() -> None:
    balk = Balk("sneller", float("nan"), 5)
    assert not balk.haalt
    assert json.loads(als_json("proef", [balk]))["balken"][0]["waarde"] is None


@pytest.mark.parametrize(("waarde", "status"), [(1, 0), (3, 1)])
def test_de_laatste_regel_is_json(
    waarde: float,
    status: int,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    proef = SimpleNamespace(
        UITLEG="Een proef.",
        argumenten=lambda parser: parser.add_argument("getallen", nargs="*", type=int),
        meet=lambda args: [Balk(f"{sum(args.getallen)} regels", waarde, 2)],
    )
    echt = bench.import_module
    monkeypatch.setattr(
        bench,
        "import_module",
        lambda naam: proef if naam == "benchmarks.ijw_lezen" else echt(naam),
    )
    assert main(["bench", "ijw_lezen", "3", "4", "--json"]) == status
    assert json.loads(capsys.readouterr().out.splitlines()[-1]) == {
        "naam": "ijw_lezen",
        "balken": [{"wat": "7 regels", "waarde": waarde, "grens": 2, "haalt": status == 0}],
    }
