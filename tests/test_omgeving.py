# SPDX-License-Identifier: EUPL-1.2
import json
from datetime import date
from pathlib import Path

import pytest

from hefboom import omgeving
from hefboom.omgeving import (
    DEMOBESTAND,
    OngeldigeOmgeving,
    lees_omgeving,
    nieuwe_sleutel,
    stelselmap_hier,
)

ECHT = {
    "HEFBOOM_REGIO": "een-regio",
    "HEFBOOM_DATABASE_URL": "postgresql://hef:p%40ss@db.intern:5433/hefboom?sslmode=require",
    "HEFBOOM_SLEUTEL": nieuwe_sleutel(),
    "HEFBOOM_HOSTS": "hefboom.voorbeeld.nl, www.voorbeeld.nl",
    "HEFBOOM_HTTPS": "ja",
}


def test_een_echte_installatie_komt_uit_de_omgeving(tmp_path: Path) -> None:
    echt = lees_omgeving(ECHT | {"HEFBOOM_MAP": str(tmp_path)})
    assert not echt.demo
    assert echt.vandaag is None
    assert echt.hosts == ("hefboom.voorbeeld.nl", "www.voorbeeld.nl")
    assert echt.https
    assert echt.database["ENGINE"] == "django.db.backends.postgresql"
    assert echt.database["PASSWORD"] == "p@ss"
    assert echt.database["OPTIONS"] == {"sslmode": "require"}


def test_sleutel_en_wachtwoord_staan_niet_in_repr(tmp_path: Path) -> None:
    text = repr(lees_omgeving(ECHT | {"HEFBOOM_MAP": str(tmp_path)}))
    assert "p@ss" not in text
    assert "sleutel=" not in text


def test_alles_wat_ontbreekt_wordt_in_een_keer_genoemd(tmp_path: Path) -> None:
    with pytest.raises(OngeldigeOmgeving) as fout:
        lees_omgeving({"HEFBOOM_MAP": str(tmp_path)})
    for naam in ("HEFBOOM_REGIO", "HEFBOOM_DATABASE_URL", "HEFBOOM_SLEUTEL", "docs/operate.md"):
        assert naam in str(fout.value)


@pytest.mark.parametrize(
    ("naam", "waarde", "zegt"),
    [
        ("HEFBOOM_SLEUTEL", "kort", "hefboom sleutel"),
        ("HEFBOOM_DATABASE_URL", "mysql://x/y", "postgresql://"),
        ("HEFBOOM_MAX_BERICHT_MB", "veel", "megabytes"),
    ],
)
def test_een_foute_instelling_zegt_hoe_het_wel_moet(
    tmp_path: Path, naam: str, waarde: str, zegt: str
) -> None:
    with pytest.raises(OngeldigeOmgeving, match=zegt):
        lees_omgeving(ECHT | {"HEFBOOM_MAP": str(tmp_path), naam: waarde})


def test_een_demomap_brengt_haar_eigen_dag_en_sleutel_mee(tmp_path: Path) -> None:
    (tmp_path / "demo.json").write_text(json.dumps({"regio": "r", "vandaag": "2027-01-01"}))
    (tmp_path / "sleutel").write_text(nieuwe_sleutel())
    demo = lees_omgeving({"HEFBOOM_MAP": str(tmp_path)})
    assert demo.demo
    assert demo.vandaag == date(2027, 1, 1)
    assert demo.database["NAME"] == str(tmp_path / "hefboom.sqlite3")


def test_zonder_iets_wijst_hij_naar_de_demo(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(omgeving, "DEMOMAP", tmp_path / "er-is-niets")
    with pytest.raises(OngeldigeOmgeving, match="hefboom demo"):
        lees_omgeving({})


def test_een_demo_onthoudt_uit_welke_map_haar_regio_komt(tmp_path: Path) -> None:
    eigen, demo = tmp_path / "stelsel", tmp_path / "demo"
    eigen.mkdir()
    demo.mkdir()
    gegevens = {"regio": "r", "vandaag": "2027-01-01", "stelselmap": str(eigen)}
    (demo / "demo.json").write_text(json.dumps(gegevens))
    (demo / "sleutel").write_text(nieuwe_sleutel())
    assert lees_omgeving({"HEFBOOM_MAP": str(demo)}).stelselmap == eigen
    eigen.rmdir()
    with pytest.raises(OngeldigeOmgeving, match="en die map is er niet"):
        lees_omgeving({"HEFBOOM_MAP": str(demo)})


def test_een_echte_installatie_kijkt_eerst_in_haar_eigen_map(tmp_path: Path) -> None:
    echt = ECHT | {"HEFBOOM_MAP": str(tmp_path)}
    assert lees_omgeving(echt).stelselmap is None
    assert lees_omgeving(echt | {"HEFBOOM_STELSEL": str(tmp_path)}).stelselmap == tmp_path
    with pytest.raises(OngeldigeOmgeving, match="HEFBOOM_STELSEL wijst naar"):
        lees_omgeving(echt | {"HEFBOOM_STELSEL": str(tmp_path / "nergens")})


@pytest.mark.parametrize(
    "inhoud",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"\xff\xfe\x00",
        b"[" * 100_000,
        b'{"regio": "r"}',
        b'{"regio": 7, "vandaag": "2027-01-01"}',
        b'{"regio": "r", "vandaag": "gisteren"}',
        b'{"regio": "r", "vandaag": 20270101}',
        b'{"regio": "r", "vandaag": "2027-01-01", "schaal": "veel"}',
        b'{"regio": "r", "vandaag": "2027-01-01", "schaal": "1/0"}',
        b'{"regio": "r", "vandaag": "2027-01-01", "schaal": 0}',
    ],
)
def test_een_beschadigd_merkteken_van_een_proefregio_zegt_wat_nu(
    tmp_path: Path, inhoud: bytes
) -> None:
    (tmp_path / "demo.json").write_bytes(inhoud)
    (tmp_path / "sleutel").write_text(nieuwe_sleutel())
    with pytest.raises(OngeldigeOmgeving) as fout:
        lees_omgeving({"HEFBOOM_MAP": str(tmp_path)})
    assert f"{tmp_path / 'demo.json'} is beschadigd" in str(fout.value)
    assert f"hefboom demo --opnieuw --map {tmp_path}" in str(fout.value)


@pytest.mark.parametrize(
    "inhoud",
    [None, b"", b"kort", b"\xff\xfe", nieuwe_sleutel()[:-9].encode()],
    ids=["weg", "leeg", "kort", "geen tekst", "afgeknipt"],
)
def test_een_beschadigde_sleutel_van_een_proefregio_wordt_bij_naam_genoemd(
    tmp_path: Path, inhoud: bytes | None
) -> None:
    """Not HEFBOOM_SLEUTEL: that is not where a demo keeps it."""
    (tmp_path / "demo.json").write_text(json.dumps({"regio": "r", "vandaag": "2027-01-01"}))
    if inhoud is not None:
        (tmp_path / "sleutel").write_bytes(inhoud)
    with pytest.raises(OngeldigeOmgeving) as fout:
        lees_omgeving({"HEFBOOM_MAP": str(tmp_path)})
    assert str(fout.value).startswith(f"{tmp_path / 'sleutel'} is ")
    assert "HEFBOOM_SLEUTEL" not in str(fout.value)
    assert "Zet het bestand terug uit een kopie" in str(fout.value)


def test_een_opdracht_leest_wat_in_de_proefregio_hier_is_vastgesteld(tmp_path: Path) -> None:
    """Without HEFBOOM_STELSEL the folder of the demo counts, as it does for its server."""
    demo = tmp_path / "demo"
    (demo / "stelsel").mkdir(parents=True)
    (demo / "sleutel").write_text("A" * 43 + "=", encoding="ascii")
    feiten = {
        "regio": "haaglanden",
        "vandaag": "2027-01-01",
        "stelselmap": "stelsel",
        "schaal": 0.1,
    }
    (demo / DEMOBESTAND).write_text(json.dumps(feiten), encoding="utf-8")
    assert stelselmap_hier({"HEFBOOM_MAP": str(demo)}) == demo / "stelsel"
    eigen = tmp_path / "eigen"
    eigen.mkdir()
    omgeving = {"HEFBOOM_MAP": str(demo), "HEFBOOM_STELSEL": str(eigen)}
    assert stelselmap_hier(omgeving) == eigen
    assert stelselmap_hier({"HEFBOOM_MAP": str(tmp_path / "weg")}) is None
