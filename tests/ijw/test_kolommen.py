# SPDX-License-Identifier: EUPL-1.2
"""`hefboom ijw kolommen`: a claim to columns, whole or not at all, and never a BSN unasked."""

import csv
import io
import stat
from collections.abc import Iterator
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from django.conf import settings

from hefboom import logboek
from hefboom.cli import kolommen, main
from hefboom.ijw import lees_declaraties, schrijf
from hefboom.ijw.voorbeelden.berichten import AANBIEDER, ANNA, GEMEENTE, bericht
from hefboom.mailbox.sleutels import pseudoniemen
from hefboom.omgeving import nieuwe_sleutel
from tests.ijw.test_stroom import gestroomd

pytestmark = pytest.mark.django_db  # where the key of pseudonyms is kept
CLAIM = schrijf(bericht("JW323"))


@pytest.fixture(autouse=True)
def _installatie(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for naam, waarde in {
        "HEFBOOM_MAP": str(tmp_path),
        "HEFBOOM_REGIO": "zuid-holland-zuid",
        "HEFBOOM_DATABASE_URL": "postgresql://hefboom@localhost/hefboom",
        "HEFBOOM_SLEUTEL": nieuwe_sleutel(),
    }.items():
        monkeypatch.setenv(naam, waarde)
    (tmp_path / "claim.xml").write_bytes(CLAIM)
    yield
    logboek.begin(settings.OMGEVING.map)


def draai(tmp_path: Path, naar: str, *rest: str, bron: str = "claim.xml") -> int:
    return main(["ijw", "kolommen", str(tmp_path / bron), "--naar", str(tmp_path / naar), *rest])


def test_parquet_heeft_de_regels_met_een_pseudoniem(tmp_path: Path) -> None:
    assert draai(tmp_path, "uit.parquet") == 0
    tabel = pq.read_table(tmp_path / "uit.parquet")
    assert tabel.schema.names[:6] == [
        "aanbieder", "gemeente", "declaratienummer", "client", "prestatie", "pseudoniem",
    ]  # fmt: skip
    rijen = [tuple(rij.values()) for rij in tabel.to_pylist()]
    echt = gestroomd(lees_declaraties(CLAIM))
    assert [rij[:3] for rij in rijen] == [(AANBIEDER, GEMEENTE, "DN001")] * len(echt)
    assert [(*rij[3:5], *rij[6:]) for rij in rijen] == [(*rij[:2], *rij[3:]) for rij in echt]
    assert [rij[5] for rij in rijen] == [pseudoniemen().van(rij[2]) for rij in echt]
    assert ANNA.cijfers.encode() not in (tmp_path / "uit.parquet").read_bytes()


def test_csv_heeft_puntkommas_en_dezelfde_regels(tmp_path: Path) -> None:
    assert draai(tmp_path, "uit.csv") == 0
    tekst = (tmp_path / "uit.csv").read_text()
    kop, *rijen = csv.reader(io.StringIO(tekst), delimiter=";")
    assert kop == pq_namen(tmp_path)
    assert [rij[kop.index("referentienummer")] for rij in rijen] == ["R1", "R2", "R3"]
    assert [rij[kop.index("ingediend_bedrag")] for rij in rijen] == ["5000"] * 3
    assert ANNA.cijfers not in tekst


def pq_namen(tmp_path: Path) -> list[str]:
    assert draai(tmp_path, "naast.parquet") == 0
    return list(pq.read_schema(tmp_path / "naast.parquet").names)


def laatste_regel(tmp_path: Path) -> logboek.Logregel:
    return next(logboek.lees(logboek.logboekmap(tmp_path)))


@pytest.mark.parametrize("vorm", ["uit.parquet", "uit.csv"])
def test_het_bsn_komt_er_alleen_op_verzoek_in_en_dat_is_te_zien(tmp_path: Path, vorm: str) -> None:
    assert draai(tmp_path, f"zonder-{vorm}") == 0
    zonder = laatste_regel(tmp_path)
    assert draai(tmp_path, vorm, "--met-bsn") == 0
    doel = tmp_path / vorm
    assert ANNA.cijfers.encode() in doel.read_bytes()
    assert stat.S_IMODE(doel.stat().st_mode) == 0o600
    regel = laatste_regel(tmp_path)
    assert (regel.daad, regel.wat) == (logboek.Daad.VOERT_UIT, "ijw kolommen")
    assert (regel.sleutel, regel.aantal, regel.rollen) == ("claim.xml", 3, ("opdrachtregel",))
    assert regel.woorden == f"met BSN, naar {doel}"
    assert zonder.woorden.startswith("met pseudoniem")
    assert len(regel.jeugdigen) == len(zonder.jeugdigen) == 2
    bestanden = logboek.logboekmap(tmp_path).rglob("*.log")
    assert not [p for p in bestanden if ANNA.cijfers.encode() in p.read_bytes()]


def test_een_bsn_in_een_bestandsnaam_staat_niet_in_het_logboek(tmp_path: Path) -> None:
    (tmp_path / "jw323_999900006.xml").write_bytes(CLAIM)
    assert draai(tmp_path, "999900006.csv", "--met-bsn", bron="jw323_999900006.xml") == 0
    assert ANNA.cijfers not in laatste_regel(tmp_path).als_tekst()


def test_zonder_logboek_komt_er_geen_bestand(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    logboek.logboekmap(tmp_path).write_text("geen map")
    assert draai(tmp_path, "uit.csv", "--met-bsn") == 1
    assert "Het logboek in" in capsys.readouterr().err
    assert not (tmp_path / "uit.csv").exists()


STUK = CLAIM.replace(b"2026-04-30", b"2026-04-31", 1)
FOUTEN = [
    ("geen xml", b"hallo", "uit.csv", 2, "Dit is geen XML-bestand"),
    ("afgebroken", CLAIM[: len(CLAIM) // 2], "uit.parquet", 2, "is niet compleet"),
    ("een ander bericht", schrijf(bericht("JW305")), "uit.csv", 2, "JW305"),
    ("een foute datum", STUK, "uit.csv", 1, "een datum die bestaat"),
    ("een foute datum", STUK, "uit.parquet", 1, "Er is niets geschreven"),
    ("een ander doel", CLAIM, "uit.xlsx", 2, "kies een van die twee"),
    ("een map die er niet is", CLAIM, "weg/uit.csv", 2, "Maak haar eerst"),
    ("een doel dat er al is", CLAIM, "claim.csv", 2, "is er al"),
]


@pytest.mark.parametrize(("wat", "data", "naar", "code", "zegt"), FOUTEN)
def test_een_fout_zegt_wat_en_laat_niets_achter(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    wat: str,
    data: bytes,
    naar: str,
    code: int,
    zegt: str,
) -> None:
    (tmp_path / "claim.xml").write_bytes(data)
    (tmp_path / "claim.csv").write_text("van eerder")
    eerder = sorted(tmp_path.rglob("*"))
    assert draai(tmp_path, naar, "--met-bsn") == code
    assert zegt in capsys.readouterr().err
    assert sorted(tmp_path.rglob("*")) == eerder
    assert (tmp_path / "claim.csv").read_text() == "van eerder"


def test_een_bestand_dat_er_niet_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert draai(tmp_path, "uit.csv", bron="weg.xml") == 2
    assert "Dit bestand is er niet" in capsys.readouterr().err


def test_een_invoer_die_er_niet_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", None)  # closed by who started us
    assert main(["ijw", "kolommen", "-", "--naar", str(tmp_path / "uit.csv")]) == 2
    assert "van de invoer is niets te lezen" in capsys.readouterr().err


def test_zonder_sleutel_gebeurt_er_niets(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("HEFBOOM_SLEUTEL")
    assert draai(tmp_path, "uit.csv", "--met-bsn") == 2
    assert "HEFBOOM_SLEUTEL ontbreekt" in capsys.readouterr().err
    assert not (tmp_path / "uit.csv").exists()


def test_een_onderbreking_laat_niets_achter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(bron: object, stap: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(kolommen, "_teller", lambda *args: lambda: stop(*args))
    eerder = sorted(tmp_path.iterdir())
    assert draai(tmp_path, "uit.parquet") == 130
    assert sorted(tmp_path.iterdir()) == eerder


def test_wie_lang_wacht_ziet_hoe_ver_het_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gezien: list[tuple[str, int, int]] = []
    groot = tmp_path / "groot.xml"
    groot.write_bytes(b" " * (3 * kolommen.MEGABYTE))
    with groot.open("rb") as bron:
        teller = kolommen._teller(bron, lambda *stap: gezien.append(stap))
        teller()
        assert gezien == [], "not before someone has waited"
        monkeypatch.setattr(kolommen, "GEDULD", -1.0)
        bron.seek(2 * kolommen.MEGABYTE)
        teller()
    assert gezien == [("Declaratie lezen (MB)", 2, 3)]


def _sleutel() -> bytes:
    from hefboom.omgeving import lees_omgeving

    return lees_omgeving().sleutel
