# SPDX-License-Identifier: EUPL-1.2
"""The same declarations on Spark give the same answers. Skipped without pyspark or Java."""

import random
import shutil
import warnings
from datetime import date, timedelta
from importlib.util import find_spec

import pytest

from hefboom.facts import TABELLEN, Kolomsoort
from hefboom.kernel import Period
from hefboom.measures import CATALOGUS, Vraag, bereken_vele
from hefboom.measures.berekening import Telwerk
from hefboom.measures.frames import Frames
from hefboom.measures.machine import InGeheugen
from hefboom.measures.spark import SparkDeur
from tests.measures.proefmaten import PROEFMATEN
from tests.measures.spec import PEILDATUM, vries
from tests.measures.test_tweeling import KEUZES

pytestmark = [
    pytest.mark.traag,
    pytest.mark.filterwarnings("ignore"),
    pytest.mark.skipif(find_spec("pyspark") is None, reason="pyspark is er niet"),
    pytest.mark.skipif(shutil.which("java") is None, reason="Java is er niet"),
]
KWARTAAL = Period(date(2026, 1, 1), date(2026, 4, 1))


@pytest.fixture(scope="module")
def sessie():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from pyspark.sql import SparkSession

        sessie = (
            SparkSession.builder.master("local[1]")
            .appName("hefboom")
            .config("spark.ui.enabled", "false")
            .config("spark.sql.shuffle.partitions", "1")
            .config("spark.sql.session.timeZone", "UTC")
            .getOrCreate()
        )
        yield sessie
        sessie.stop()


@pytest.fixture(scope="module")
def opname(tmp_path_factory):
    """Some hundreds of rows of everything, missing values among them."""
    dobbel = random.Random(8)

    def waarde(kolom):
        if kolom.leeg and dobbel.random() < 0.2:
            return None
        match kolom.soort:
            case Kolomsoort.TEKST:
                return dobbel.choice(KEUZES.get(kolom.naam, ("x", "y")))
            case Kolomsoort.DATUM:
                return date(2025, 10, 1) + timedelta(days=dobbel.randrange(480))
            case Kolomsoort.JANEE:
                return dobbel.random() < 0.5
            case _:
                return 2026 if kolom.naam == "jaar" else dobbel.randrange(-40, 400)

    tabellen = {
        naam: [{k.naam: waarde(k) for k in tabel.kolommen} for _ in range(300)]
        for naam, tabel in TABELLEN.items()
    }
    return vries(tmp_path_factory.mktemp("spark"), tabellen)


@pytest.mark.parametrize("code", CATALOGUS)
def test_een_maat_is_op_spark_hetzelfde(sessie, opname, code):
    machine = Frames(SparkDeur(sessie, opname.map), PEILDATUM)
    per = tuple(d for d in ("segment", "maand") if d in CATALOGUS[code].dimensies)
    vraag = Vraag(code, per, (), KWARTAAL)
    (elders,) = bereken_vele([vraag], opname, machine=machine)
    (hier,) = bereken_vele([vraag], opname)
    assert len(hier) > 1
    assert elders.rijen == hier.rijen
    for naam in ("personen", "aanbieders"):
        geteld = (getattr(u.cellen.teller, naam).tolist() for u in (elders, hier))
        assert next(geteld) == next(geteld)


@pytest.mark.parametrize("code", PROEFMATEN)
def test_elk_woord_betekent_op_spark_hetzelfde(sessie, opname, code):
    elders, hier = (
        Telwerk(PROEFMATEN[code], machine, KWARTAAL, "nu").cellen(("segment", "maand"), {})
        for machine in (
            Frames(SparkDeur(sessie, opname.map), PEILDATUM),
            InGeheugen(opname),
        )
    )
    for een, ander in zip(elders.assen, hier.assen, strict=True):
        assert een.waarden() == ander.waarden()
    assert elders.teller.waarde.tolist() == hier.teller.waarde.tolist()
    if hier.noemer is not None:
        assert elders.noemer.waarde.tolist() == hier.noemer.waarde.tolist()
