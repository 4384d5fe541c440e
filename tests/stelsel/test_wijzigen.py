# SPDX-License-Identifier: EUPL-1.2
"""One value in a file of YAML changes; every other line stays as someone wrote it."""

import datetime as dt
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from hefboom.stelsel import StelselFout, zet
from hefboom.stelsel.laden import REGIOS

WEGING = (REGIOS / "haaglanden" / "weging.yaml").read_text(encoding="utf-8")
TEKST = """\
# kop
weging:
  lopend: nee   # zo is het nu
  segmenten:
    # eerste
    "1":
      vinkjes: {a: {vinkje: true, bron: "S3:1"}, b: 2}
      rijen:
        - x: 1
          y: |
            lang
        - x: 2

    # tweede
    "2": {vinkjes: {}}
# slot
"""


@pytest.mark.parametrize(
    ("pad", "waarde"),
    [
        (("weging", "lopend"), "ja: of toch"),
        (("weging", "segmenten", "1", "vinkjes", "a"), {"vinkje": False, "bron": "S4: 2"}),
        (("weging", "segmenten", "1", "vinkjes", "c"), [1, {"d": None}]),
        (("weging", "segmenten", "1", "rijen"), [{"x": 3, "dag": dt.date(2026, 3, 1)}]),
        (("weging", "segmenten", "1"), {"rijen": []}),
        (("weging", "segmenten", "2", "vinkjes", "a"), "0505"),
        (("weging", "segmenten", "3", "nieuw"), {"a": "é\nb", "b": True}),
        (("elders", "heel"), {"a": 1}),
    ],
)
def test_wat_er_komt_te_staan_is_wat_er_werd_gezet(pad: tuple[str, ...], waarde: object) -> None:
    na = zet(TEKST, pad, waarde)
    verwacht = yaml.safe_load(TEKST)
    hier = verwacht
    for stap in pad[:-1]:
        hier = hier.setdefault(stap, {})
    hier[pad[-1]] = waarde
    assert yaml.safe_load(na) == verwacht
    for commentaar in ("# kop", "# eerste", "# tweede", "# slot"):
        assert commentaar in na


def test_alle_andere_regels_blijven_letterlijk_staan() -> None:
    pad = ("weging", "segmenten", "5", "taakgericht", "weinig_aanbieders")
    na = zet(WEGING, pad, {"vinkje": True, "bron": "HEFBOOM:proef", "status": "aanname"})
    weg = set(WEGING.splitlines()) - set(na.splitlines())
    assert len(WEGING.splitlines()) - len(na.splitlines()) in range(-4, 5)
    assert len(weg) <= 4


def test_een_leeg_bestand_en_een_zonder_onderdelen() -> None:
    assert yaml.safe_load(zet("# nog leeg", ("a", "b"), 1)) == {"a": {"b": 1}}
    with pytest.raises(StelselFout, match="heeft geen onderdelen met een naam"):
        zet("a: 1\n", ("a", "b"), 1)
    with pytest.raises(StelselFout, match="geen geldige YAML"):
        zet("a: [\n", ("a",), 1)


TEKSTEN = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=8)
WAARDEN = st.recursive(
    st.none() | st.booleans() | st.integers() | TEKSTEN | st.dates(),
    lambda kind: st.lists(kind, max_size=3) | st.dictionaries(TEKSTEN, kind, max_size=3),
    max_leaves=6,
)


@given(WAARDEN, st.sampled_from(["1", "2", "3"]))
def test_elke_waarde_komt_terug(waarde: object, segment: str) -> None:
    na = zet(TEKST, ("weging", "segmenten", segment), waarde)
    assert yaml.safe_load(na)["weging"]["segmenten"][segment] == waarde


def test_zet_verandert_geen_enkel_meegeleverd_bestand_als_er_niets_verandert(
    tmp_path: Path,
) -> None:
    gelezen = yaml.safe_load(WEGING)
    for code, segment in gelezen["weging"]["segmenten"].items():
        na = zet(WEGING, ("weging", "segmenten", code, "bekostiging"), segment["bekostiging"])
        assert yaml.safe_load(na) == gelezen
