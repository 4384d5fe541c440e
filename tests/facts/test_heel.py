# SPDX-License-Identifier: EUPL-1.2
"""A snapshot that is not what was written is noticed, explained, not passed on, and remade."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from hefboom.facts import TABELLEN, Momentopname, OpnameFout
from hefboom.facts.momentopname import huidige_in, open_opname, vergeet
from hefboom.facts.schrijven import BEZIG, schrijf_momentopname

PEILDATUM = date(2027, 1, 1)
OP = datetime(2027, 1, 1, tzinfo=UTC)
INWONERS = [
    (f"{n:04d}", f"{n:04d}", "1", "1", "groep", OP.date(), None, n * 100, "feit", "CBS")
    for n in range(1, 200)
]
Schade = Callable[[Path], object]


def schrijf(feiten: Path, peildatum: date = PEILDATUM) -> Momentopname:
    return schrijf_momentopname(
        feiten, {"inwoners": INWONERS}, peildatum=peildatum, regio="r", stelsel="s", op=OP
    )


@pytest.fixture
def opname(tmp_path: Path) -> Momentopname:
    vergeet()
    return schrijf(tmp_path)


def ander_parquet(path: Path) -> None:
    pq.write_table(pq.read_table(path).slice(0, 2), path)


def omgewisselde_byte(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def andere_meta(path: Path) -> None:
    meta = json.loads(path.read_text())
    path.write_text(json.dumps(meta | {"peildatum": "2026-12-31"}))


def afgekapt(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


SCHADE: dict[str, tuple[str, Schade]] = {
    "een afgekapte tabel": ("inwoners.parquet", afgekapt),
    "een lege tabel": ("inwoners.parquet", lambda p: os.truncate(p, 0)),
    "een andere maar geldige tabel": ("inwoners.parquet", ander_parquet),
    "een omgevallen bit": ("inwoners.parquet", omgewisselde_byte),
    "een tabel die weg is": ("prestaties.parquet", Path.unlink),
    "een halve meta": ("meta.json", afgekapt),
    "een lege meta": ("meta.json", lambda p: os.truncate(p, 0)),
    "een meta die weg is": ("meta.json", Path.unlink),
    "een meta van een andere vorm": ("meta.json", lambda p: p.write_text("[]")),
    "een meta die iets anders zegt": ("meta.json", andere_meta),
    "een meta die geen tekst is": ("meta.json", lambda p: p.write_bytes(b"\xff\xfe\x00")),
    "een meta als een afgrond": ("meta.json", lambda p: p.write_text("[" * 100_000)),
}


@pytest.mark.parametrize("wat", SCHADE)
def test_schade_wordt_gezien_uitgelegd_en_hersteld(
    wat: str, opname: Momentopname, tmp_path: Path
) -> None:
    bestand, beschadig = SCHADE[wat]
    beschadig(opname.map / bestand)
    vergeet()
    with pytest.raises(OpnameFout, match=r"`./hefboom meet --opnieuw`") as fout:
        huidige_in(tmp_path)
    assert opname.id in str(fout.value)
    nieuw = schrijf(tmp_path)
    assert nieuw.id == opname.id  # the same facts: only the folder was not sound
    assert nieuw.tabel("inwoners").num_rows == len(INWONERS)
    assert huidige_in(tmp_path) == nieuw
    assert not list(tmp_path.glob(f"{BEZIG}*"))


@pytest.mark.parametrize("wat", [wat for wat in SCHADE if "tabel" in wat or "bit" in wat])
def test_schade_gaat_niet_over_op_de_volgende(
    wat: str, opname: Momentopname, tmp_path: Path
) -> None:
    """Facts that did not change share their file with the snapshot before, if it is sound."""
    bestand, beschadig = SCHADE[wat]
    beschadig(opname.map / bestand)
    volgende = schrijf(tmp_path, PEILDATUM + timedelta(1))
    assert open_opname(volgende.map) == volgende
    gedeeld = {
        naam
        for naam in (f"{tabel}.parquet" for tabel in TABELLEN)
        if (opname.map / naam).exists() and os.path.samefile(opname.map / naam, volgende.map / naam)
    }
    assert gedeeld == {f"{tabel}.parquet" for tabel in TABELLEN} - {bestand}


WIJZERS = ("", "[]", "{}", "null", "1", '{"id":', '{"id": null}', '{"id": []}', '{"id": ""}')
PADEN = ('{"id": ".."}', '{"id": "/etc"}', '{"id": "a/b"}', '{"id": "a\\u0000"}', "[" * 100_000)


@pytest.mark.parametrize("tekst", WIJZERS + PADEN, ids=lambda tekst: tekst[:12])
def test_een_wijzer_van_welke_vorm_ook_geeft_een_zin(
    tekst: str, opname: Momentopname, tmp_path: Path
) -> None:
    (tmp_path / "huidig.json").write_text(tekst)
    with pytest.raises(OpnameFout, match=r"huidig.json is beschadigd. Maak een nieuwe met"):
        huidige_in(tmp_path)
    assert schrijf(tmp_path) == opname
    assert huidige_in(tmp_path) == opname


def test_een_wijzer_naar_niets_zegt_wat_er_niet_is(opname: Momentopname, tmp_path: Path) -> None:
    (tmp_path / "huidig.json").write_text('{"id": "2027-01-02-abc"}')
    with pytest.raises(OpnameFout, match="Momentopname 2027-01-02-abc is er niet"):
        huidige_in(tmp_path)


@pytest.mark.parametrize("beschadig", [afgekapt, ander_parquet, Path.unlink])
def test_schade_na_het_openen_is_nooit_een_fout_van_de_motor(
    beschadig: Schade, opname: Momentopname
) -> None:
    """What the engine says of a file that changed underneath is told as an `OpnameFout`."""
    open_kolommen = opname.kolommen("inwoners")
    beschadig(opname.map / "inwoners.parquet")
    for lees in (
        lambda: open_kolommen.getal("jeugdigen"),
        lambda: opname.tabel("inwoners"),
        lambda: opname.kolommen("inwoners").tekst("gemeente"),
    ):
        try:
            lees()
        except (pa.ArrowException, OSError) as fout:
            pytest.fail(f"kale fout van de motor: {fout!r}")
        except OpnameFout:
            continue


def test_wat_op_dezelfde_naam_hersteld_is_wordt_weer_gelezen(
    opname: Momentopname, tmp_path: Path
) -> None:
    """A server that met the damage goes on with the mended files, without a new start."""
    afgekapt(opname.map / "inwoners.parquet")
    with pytest.raises(OpnameFout):
        opname.kolommen("inwoners").getal("jeugdigen")
    schrijf(tmp_path)
    assert int(opname.kolommen("inwoners").getal("jeugdigen").waarden.sum()) == sum(
        rij[7] for rij in INWONERS
    )
