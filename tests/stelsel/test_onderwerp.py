# SPDX-License-Identifier: EUPL-1.2
"""Adding a subject is adding one file: here a made-up one, from YAML to proof."""

import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from hefboom.stelsel import (
    Regio,
    controleer,
    laad,
    lees_regio,
    onderwerp,
    onderwerpen,
    schrijf_sjabloon,
)
from hefboom.stelsel.bouwplaats import Bouwplaats
from hefboom.stelsel.lezen import Ruw
from hefboom.stelsel.schema import Streng

Z = "zuid-holland-zuid"
Breek = Callable[..., Path]
Fouten = Callable[[Path, str], list[str]]

#: The whole of it: what `onderwerpen/wachtlijsten.py` would hold.
WACHTLIJSTEN = """
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from hefboom.stelsel.gedateerd import Gedateerd
from hefboom.stelsel.herkomst import Herleidbaar
from hefboom.stelsel.onderwerp import Bewering, Onderwerp, registreer
from hefboom.stelsel.onderwerpen.segmenten import Segmenten
from hefboom.stelsel.schema import Streng, Vastgelegd


class GrensSchema(Vastgelegd):
    vanaf: date
    maanden: int


class Schema(Streng):
    wachtlijsten: dict[str, tuple[GrensSchema, ...]]


@dataclass(frozen=True, slots=True)
class Wachtgrens(Herleidbaar):
    maanden: int


@dataclass(frozen=True)
class Wachtlijsten(Onderwerp):
    per_segment: Mapping[str, Gedateerd[Wachtgrens]]

    def op(self, segment, day):
        reeks = self.per_segment.get(segment)
        return None if reeks is None else reeks.op(day)

    def reeksen(self):
        yield from self.per_segment.values()


def bouw(schema, werk):
    per_segment = {}
    for code, rijen in schema.wachtlijsten.items():
        pad = ("wachtlijsten", code)
        werk.bekend(pad, "segment", code, werk.geef(Segmenten).lopen)
        grenzen = [Wachtgrens(rij.maanden, bron=rij.bron, status=rij.status) for rij in rijen]
        per_segment[code] = werk.reeks(rijen, grenzen, pad)
    return Wachtlijsten(per_segment)


def redelijk(besluiten):
    for code, reeks in besluiten[Wachtlijsten].per_segment.items():
        if any(grens.maanden > 12 for grens in reeks.waarden):
            yield f"in segment {code} mag iemand langer dan een jaar wachten."


registreer(
    Wachtlijsten,
    schema=Schema,
    bouw=bouw,
    bewijzen=(Bewering("Niemand wacht langer dan een jaar", redelijk, lambda b: "1 grens"),),
    bestand="wachtlijsten",
    sjabloon="# Hoe lang iemand mag wachten.\\nwachtlijsten:\\n  <segment>: []\\n",
)
"""
YAML = """
wachtlijsten:
  "4":
    - {vanaf: 2025-03-01, maanden: 4, bron: "S2:1308", status: voorlopig}
"""


@pytest.fixture
def zonder() -> Regio:
    """The region before the file is there."""
    return laad(Z)


@pytest.fixture
def wachtlijsten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[type[Any]]:
    """One file more in `onderwerpen/`, and nothing else; taken away again afterwards."""
    (tmp_path / "extra").mkdir()
    (tmp_path / "extra" / "wachtlijsten.py").write_text(WACHTLIJSTEN, encoding="utf-8")
    register, modules = dict(onderwerp.REGISTER), set(sys.modules)
    monkeypatch.setattr(onderwerpen, "__path__", [*onderwerpen.__path__, str(tmp_path / "extra")])
    onderwerpen.verzamel()
    (nieuw,) = onderwerp.REGISTER.keys() - register.keys()
    yield nieuw
    onderwerp.REGISTER.clear()
    onderwerp.REGISTER.update(register)
    for naam in sys.modules.keys() - modules:
        if naam.startswith("hefboom.stelsel"):
            del sys.modules[naam]


@pytest.fixture
def met_wachtlijst(breek: Breek) -> Path:
    wortel = breek("zuid-holland-zuid/doelen.yaml", "doelen", "doelen")
    (wortel / Z / "wachtlijsten.yaml").write_text(YAML, encoding="utf-8")
    return wortel


def test_het_is_te_vragen_op_een_dag(wachtlijsten: type[Any], met_wachtlijst: Path) -> None:
    regio = lees_regio(met_wachtlijst, Z)
    assert regio[wachtlijsten].op("4", date(2025, 2, 28)) is None
    grens = regio[wachtlijsten].op("4", date(2025, 3, 1))
    assert (grens.maanden, grens.status, grens.bron) == (4, "voorlopig", "S2:1308")


def test_het_telt_overal_mee(zonder: Regio, wachtlijsten: type[Any], met_wachtlijst: Path) -> None:
    regio = lees_regio(met_wachtlijst, Z)
    assert date(2025, 3, 1) in set(regio.wisseldagen()) - set(zonder.wisseldagen())
    assert regio.statussen["voorlopig"] == zonder.statussen["voorlopig"] + 1
    assert regio.vingerafdruk != zonder.vingerafdruk
    assert {b.stelling: b.fouten for b in controleer(regio)}[
        "Niemand wacht langer dan een jaar"
    ] == ()


def test_zijn_bewijs_doet_mee(wachtlijsten: type[Any], met_wachtlijst: Path) -> None:
    pad = met_wachtlijst / Z / "wachtlijsten.yaml"
    pad.write_text(YAML.replace("maanden: 4", "maanden: 14"), encoding="utf-8")
    bewijzen = {b.stelling: b.fouten for b in controleer(lees_regio(met_wachtlijst, Z))}
    assert bewijzen["Niemand wacht langer dan een jaar"] == (
        "in segment 4 mag iemand langer dan een jaar wachten.",
    )


@pytest.mark.parametrize(
    ("oud", "nieuw", "fout"),
    [
        ("maanden: 4", "manden: 4", "regel 4 · wachtlijsten › 4 › 1 › manden: 'manden' ken ik"),
        ('"4"', '"9"', "regel 3 · wachtlijsten › 9: segment '9' bestaat niet."),
        ("S2:1308", "X1", "regel 4 · wachtlijsten › 4 › 1 › bron: bron 'X1' ken ik niet."),
        (", status: voorlopig", "", "wachtlijsten › 4 › 1: de status ontbreekt."),
    ],
)
def test_zijn_fouten_noemen_bestand_en_regel(
    wachtlijsten: type[Any],
    met_wachtlijst: Path,
    fouten: Fouten,
    oud: str,
    nieuw: str,
    fout: str,
) -> None:
    pad = met_wachtlijst / Z / "wachtlijsten.yaml"
    pad.write_text(YAML.replace(oud, nieuw), encoding="utf-8")
    assert any(fout in gevonden for gevonden in fouten(met_wachtlijst, Z)), fouten(
        met_wachtlijst, Z
    )


def test_een_regio_zonder_het_onderdeel_hoort_dat(
    wachtlijsten: type[Any], breek: Breek, fouten: Fouten
) -> None:
    (fout,) = fouten(breek("haaglanden/doelen.yaml", "doelen", "doelen"), Z)
    assert fout.startswith("zuid-holland-zuid: onderdeel 'wachtlijsten' ontbreekt.")


def test_een_nieuwe_regio_begint_ermee(wachtlijsten: type[Any], tmp_path: Path) -> None:
    namen = {pad.name for pad in schrijf_sjabloon(tmp_path / "noordoost")}
    assert "wachtlijsten.yaml" in namen


def test_twee_onderwerpen_lezen_niet_hetzelfde() -> None:
    class Schema(Streng):
        normen: tuple[str, ...]

    class Dubbel(onderwerp.Onderwerp):
        pass

    with pytest.raises(ValueError, match="Dubbel en Normen lezen allebei normen"):
        onderwerp.registreer(
            Dubbel, schema=Schema, bouw=lambda schema, werk: Dubbel(), bestand="x", sjabloon=""
        )


def test_onderwerpen_die_op_elkaar_wachten_vallen_op() -> None:
    class Kip:
        pass

    class Ei:
        pass

    def maak(soort: type[object], werk: Bouwplaats) -> object:
        werk.geef(Ei if soort is Kip else Kip)
        return soort()

    with pytest.raises(RuntimeError, match="wachten op elkaar: Kip, Ei"):
        Bouwplaats(Ruw(), maak).geef(Kip)
