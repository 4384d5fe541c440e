# SPDX-License-Identifier: EUPL-1.2
"""The log keeps what it was given, and what happens to its files is noticed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hefboom.logboek import (
    Daad,
    Daadafloop,
    LogboekDicht,
    Logregel,
    Logvraag,
    controleer,
    inkijk,
    laatste_zegel,
    lees,
    ruim_op,
    verzegel,
)
from hefboom.logboek import schrijver as schrijven
from hefboom.logboek.schrijver import Schrijver
from hefboom.logboek.zegel import ZEGELS, bestanden_van, dagen

SLEUTEL = b"k" * 32
BSN = "999900006"
NU = datetime(2026, 11, 28, 12, tzinfo=UTC)


def regel(n: int = 0, wie: str = "jan", **meer: object) -> Logregel:
    velden = {"sleutel": str(n), "jeugdigen": (f"{n:024x}",), "op": NU} | meer
    return Logregel(Daad.ZIET, wie, "prestatie", **velden)  # type: ignore[arg-type]


def schrijf(folder: Path, dag: date, aantal: int = 5) -> None:
    """So many lines on a day, of a process of its own."""
    op = datetime(dag.year, dag.month, dag.day, 12, tzinfo=UTC)
    schrijver = Schrijver(folder, lambda: op)
    schrijver.leg_vast([regel(n, op=op) for n in range(aantal)])
    schrijver.sluit()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three days by two processes each, sealed when they were over."""
    for dag in (1, 2, 3):
        schrijf(tmp_path, date(2026, 11, dag))
        schrijf(tmp_path, date(2026, 11, dag), 3)
    verzegel(tmp_path, SLEUTEL, datetime(2026, 11, 4, 1, tzinfo=UTC))
    return tmp_path


def bezwaren(folder: Path, **meer: str) -> list[str]:
    op = datetime(2026, 11, 4, 2, tzinfo=UTC)
    return [str(een) for een in controleer(folder, SLEUTEL, op, **meer).bezwaren]


def eerste_bestand(folder: Path, dag: str = "2026-11-02") -> Path:
    return bestanden_van(folder, dag)[0]


def test_wat_is_vastgelegd_staat_er_de_nieuwste_regel_eerst(tmp_path: Path) -> None:
    schrijver = Schrijver(tmp_path)
    regels = [regel(n, op=NU + timedelta(seconds=n)) for n in range(4)]
    schrijver.leg_vast(regels)
    assert list(lees(tmp_path)) == regels[::-1]


tekst = st.text(max_size=30)


@given(
    st.builds(
        Logregel,
        daad=st.sampled_from(Daad),
        wie=tekst,
        wat=tekst,
        sleutel=tekst,
        woorden=tekst,
        waar=tekst,
        jeugdigen=st.lists(st.sampled_from(["ab" * 12, "cd" * 12])).map(tuple),
        rollen=st.lists(tekst).map(tuple),
        uitkomst=st.sampled_from(Daadafloop),
        nummer=st.none() | st.integers(1, 9),
        op=st.just(NU),
    )
)
def test_elke_regel_komt_terug_zoals_hij_was(een: Logregel) -> None:
    assert Logregel.uit_tekst(een.als_tekst()) == een
    assert "\n" not in een.als_tekst()
    assert "\t" not in een.als_tekst()


def test_een_bsn_komt_er_nergens_in() -> None:
    een = regel(wie=BSN, sleutel=f"bestand_{BSN}.xml", woorden=f"van {BSN}", doel=BSN)
    assert BSN not in een.als_tekst()


def test_een_sleutel_van_een_bericht_blijft_heel() -> None:
    sleutel = "00000000-9999-0000-6000-000000000000"
    assert regel(sleutel=sleutel).sleutel == sleutel


def test_een_regel_staat_op_schijf_voordat_wie_wacht_verdergaat(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gezien: list[bytes] = []
    echt = os.fdatasync

    def sync(nummer: int) -> None:
        echt(nummer)
        gezien.append(os.pread(nummer, 1 << 20, 0).rstrip(b"\0"))

    monkeypatch.setattr(os, "fdatasync", sync)
    Schrijver(tmp_path).leg_vast([regel(7)])
    assert b'"sleutel":"7"' in gezien[-1]


def test_wie_tegelijk_komt_deelt_een_schrijfbeurt(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    beurten = 0
    poort, echt = threading.Event(), os.fdatasync

    def traag(nummer: int) -> None:
        nonlocal beurten
        beurten += 1
        if beurten == 2:  # the first is the head of the file
            poort.wait(10)
        echt(nummer)

    schrijver = Schrijver(tmp_path)
    monkeypatch.setattr(os, "fdatasync", traag)
    draden = [threading.Thread(target=schrijver.leg_vast, args=([regel(n)],)) for n in range(20)]
    draden[0].start()
    while beurten < 2:
        pass
    for draad in draden[1:]:
        draad.start()
    while len(schrijver._beurt.teksten) < 19:
        pass
    poort.set()
    for draad in draden:
        draad.join()
    assert beurten == 3
    assert len(list(lees(tmp_path))) == 20


def test_elk_proces_schrijft_zijn_eigen_bestand(tmp_path: Path) -> None:
    programma = (
        "import sys; from pathlib import Path; from hefboom import logboek;"
        "logboek.begin(Path(sys.argv[1]));"
        "[logboek.inlog(sys.argv[2], gelukt=True) for _ in range(50)]"
    )
    draaiend = [
        subprocess.Popen(
            [sys.executable, "-c", programma, str(tmp_path), f"p{n}"],
            env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
        )
        for n in range(3)
    ]
    assert [proces.wait() for proces in draaiend] == [0, 0, 0]
    folder = tmp_path / "logboek"
    (dag,) = dagen(folder)
    assert len(bestanden_van(folder, dag)) == 3
    assert len(list(lees(folder))) == 150
    assert controleer(folder, SLEUTEL).goed
    assert not any(pad.read_bytes().endswith(b"\0") for pad in bestanden_van(folder, dag))


def test_wat_bevestigd_is_staat_er_ook_na_een_kill(tmp_path: Path) -> None:
    programma = (
        "import sys; from pathlib import Path; from hefboom import logboek;"
        "logboek.begin(Path(sys.argv[1]));"
        "[(logboek.inlog(str(n), gelukt=True), print(n, flush=True)) for n in range(10**6)]"
    )
    proces = subprocess.Popen(
        [sys.executable, "-c", programma, str(tmp_path)],
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
        stdout=subprocess.PIPE,
    )
    assert proces.stdout is not None
    bevestigd = [int(proces.stdout.readline()) for _ in range(40)]
    proces.kill()
    bevestigd += [int(regel) for regel in proces.stdout.read().split()]
    proces.wait()
    folder = tmp_path / "logboek"
    assert set(bevestigd) <= {int(regel.wie) for regel in lees(folder)}
    assert controleer(folder, SLEUTEL).goed


@pytest.mark.parametrize(
    "breek",
    [
        lambda p: p.chmod(0o500),
        lambda p: (shutil.rmtree(p), p.write_text("geen map")),
    ],
    ids=["alleen te lezen", "een bestand"],
)
def test_is_de_map_niet_te_beschrijven_dan_is_het_logboek_dicht(
    tmp_path: Path, breek: Callable[[Path], object]
) -> None:
    folder = tmp_path / "logboek"
    folder.mkdir()
    breek(folder)
    if os.access(folder, os.W_OK) and folder.is_dir():
        pytest.skip("wie hier draait mag overal schrijven")
    with pytest.raises(LogboekDicht, match="niet te beschrijven"):
        Schrijver(folder).leg_vast([regel()])


def test_is_de_schijf_vol_dan_is_het_dicht_en_daarna_gaat_het_vanzelf_verder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    schrijver = Schrijver(tmp_path)
    schrijver.leg_vast([regel(1)])
    vol = True
    echt = os.pwrite

    def pwrite(nummer: int, data: bytes, plek: int) -> int:
        if vol:
            raise OSError(28, "No space left on device")
        return echt(nummer, data, plek)

    monkeypatch.setattr(os, "pwrite", pwrite)
    with pytest.raises(LogboekDicht):
        schrijver.leg_vast([regel(2)])
    with pytest.raises(LogboekDicht):
        schrijver.leg_vast([regel(3)])
    vol = False
    schrijver.leg_vast([regel(4)])
    assert {een.sleutel for een in lees(tmp_path)} == {"1", "4"}
    assert controleer(tmp_path, SLEUTEL).goed


def test_een_bestand_dat_onder_de_schrijver_verdwijnt_krijgt_geen_regels_meer(
    tmp_path: Path,
) -> None:
    schrijver = Schrijver(tmp_path)
    schrijver.leg_vast([regel(1)])
    (dag,) = dagen(tmp_path)
    eerste_bestand(tmp_path, dag).unlink()
    schrijver.leg_vast([regel(2)])
    assert [een.sleutel for een in lees(tmp_path)] == ["2"]


def test_een_dag_later_is_het_een_ander_bestand(tmp_path: Path) -> None:
    klok = [datetime(2026, 11, 1, 23, 59, tzinfo=UTC)]
    schrijver = Schrijver(tmp_path, lambda: klok[0])
    schrijver.leg_vast([regel(1)])
    klok[0] += timedelta(minutes=2)
    schrijver.leg_vast([regel(2)])
    assert dagen(tmp_path) == ["2026-11-01", "2026-11-02"]


def test_de_ruimte_die_klaarstaat_groeit_mee(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(schrijven, "RUIMTE", 1000)
    monkeypatch.setattr(schrijven, "KRAP", 500)
    schrijver = Schrijver(tmp_path)
    for n in range(50):
        schrijver.leg_vast([regel(n)])
    assert len(list(lees(tmp_path))) == 50
    assert controleer(tmp_path, SLEUTEL).goed


# -- what happens to the files is noticed


def test_een_logboek_waar_niemand_aankwam_is_goed(folder: Path) -> None:
    assert bezwaren(folder) == []
    assert verzegel(folder, SLEUTEL, datetime(2026, 11, 4, 2, tzinfo=UTC)) == []


def _verander(pad: Path) -> None:
    pad.write_bytes(pad.read_bytes().replace(b'"jan"', b'"piet"', 1))


def _haal_regel_weg(pad: Path) -> None:
    regels = pad.read_bytes().splitlines(keepends=True)
    pad.write_bytes(b"".join(regels[:2] + regels[3:]))


def _kap_af(pad: Path) -> None:
    pad.write_bytes(b"".join(pad.read_bytes().splitlines(keepends=True)[:-2]))


def _schrijf_bij(pad: Path) -> None:
    """A line that fits the chain, written after the day was over."""
    from hefboom.logboek import keten

    inhoud = pad.read_bytes()
    kop = list(keten.schakels(pad.parent.name, pad.name, inhoud))[-1].kop
    pad.write_bytes(inhoud + keten.schakel(kop, regel(99).als_tekst())[1])


def _maak_keten_opnieuw(pad: Path) -> None:
    """Everything another, with a chain that is right: only the seal can tell."""
    from hefboom.logboek import keten

    kop, delen = keten.eerste(pad.parent.name, pad.name), []
    for een in keten.schakels(pad.parent.name, pad.name, pad.read_bytes()):
        kop, rij = keten.schakel(kop, een.tekst.replace('"jan"', '"kim"'))
        delen.append(rij)
    pad.write_bytes(b"".join(delen))


def _wissel(pad: Path) -> None:
    ander = bestanden_van(pad.parent.parent, pad.parent.name)[1]
    een, twee = pad.read_bytes(), ander.read_bytes()
    pad.write_bytes(twee)
    ander.write_bytes(een)


@pytest.mark.parametrize(
    ("wat", "zin"),
    [
        (_verander, "Regel 2 past niet op wat ervoor staat"),
        (_haal_regel_weg, "Regel 3 past niet op wat ervoor staat"),
        (_kap_af, "Er zijn regels weggehaald: het zijn er"),
        (Path.unlink, "Dit bestand is weg; volgens zegel 2"),
        (_schrijf_bij, "zijn er regels bijgeschreven, en die dag was toen al voorbij"),
        (_maak_keten_opnieuw, "regels zijn niet meer zoals ze waren bij zegel 2"),
        (_wissel, "past niet op wat ervoor staat"),
        (lambda p: p.write_bytes(b""), "Er zijn regels weggehaald"),
        (lambda p: shutil.copy(p, p.with_name("ander.log")), "was er nog niet bij zegel 2"),
        (lambda p: shutil.rmtree(p.parent), "Dit bestand is weg"),
    ],
    ids=lambda w: getattr(w, "__name__", None),
)
def test_wat_er_met_een_bestand_gebeurt_wordt_opgemerkt(
    folder: Path, wat: Callable[[Path], object], zin: str
) -> None:
    pad = eerste_bestand(folder)
    wat(pad)
    gevonden = bezwaren(folder)
    assert any(zin in een and "2026-11-02" in een for een in gevonden), gevonden


def _zegels(folder: Path, maak: Callable[[list[str]], list[str]]) -> None:
    pad = folder / ZEGELS
    pad.write_text("".join(maak(pad.read_text().splitlines(keepends=True))))


@pytest.mark.parametrize(
    ("maak", "zin"),
    [
        (lambda r: [r[0].replace('"dicht":true', '"dicht":false'), *r[1:]], "is veranderd"),
        (lambda r: [r[0], r[2]], "is een zegel weggehaald"),
        (lambda r: [r[1], r[0], r[2]], "is een zegel weggehaald of verplaatst"),
    ],
    ids=["veranderd", "weg", "verwisseld"],
)
def test_wat_er_met_zegels_gebeurt_wordt_opgemerkt(
    folder: Path, maak: Callable[[list[str]], list[str]], zin: str
) -> None:
    _zegels(folder, maak)
    assert any(zin in een for een in bezwaren(folder))


def test_zijn_alle_zegels_weg_dan_zegt_de_controle_dat(folder: Path) -> None:
    (folder / ZEGELS).unlink()
    assert any("Het bestand met zegels is weg" in een for een in bezwaren(folder))


def test_met_een_andere_sleutel_past_geen_zegel(folder: Path) -> None:
    uitslag = controleer(folder, b"x" * 32)
    assert any("met een andere sleutel" in str(een) for een in uitslag.bezwaren)


def test_wie_het_staartje_met_zegel_en_al_weghaalt_valt_door_de_mand_bij_een_genoteerd_zegel(
    folder: Path,
) -> None:
    laatste = laatste_zegel(folder)
    assert laatste is not None
    assert bezwaren(folder, zegel=laatste.handtekening[:12]) == []
    _zegels(folder, lambda r: r[:-1])
    shutil.rmtree(folder / "2026-11-03")
    assert bezwaren(folder) == []
    assert any("staat hier niet" in een for een in bezwaren(folder, zegel=laatste.handtekening))


def test_een_dag_zonder_zegel_valt_na_twee_dagen_op(tmp_path: Path) -> None:
    schrijf(tmp_path, date(2026, 11, 1))
    assert controleer(tmp_path, SLEUTEL, datetime(2026, 11, 2, tzinfo=UTC)).goed
    uitslag = controleer(tmp_path, SLEUTEL, datetime(2026, 11, 3, tzinfo=UTC))
    assert "nooit verzegeld" in str(uitslag.bezwaren[0])


def test_een_regel_die_half_op_schijf_kwam_telt_niet_en_is_geen_bezwaar(tmp_path: Path) -> None:
    schrijf(tmp_path, date(2026, 11, 1))
    pad = eerste_bestand(tmp_path, "2026-11-01")
    pad.write_bytes(pad.read_bytes() + b'{"op":"2026')
    uitslag = controleer(tmp_path, SLEUTEL, datetime(2026, 11, 1, 13, tzinfo=UTC))
    assert uitslag.goed
    assert uitslag.regels == 6


def test_een_dag_wordt_vaker_verzegeld_en_een_keer_gesloten(tmp_path: Path) -> None:
    dag = date(2026, 11, 1)
    schrijf(tmp_path, dag)
    op = datetime(2026, 11, 1, 13, tzinfo=UTC)
    (open_dag,) = verzegel(tmp_path, SLEUTEL, op)
    assert not open_dag.dicht
    schrijf(tmp_path, dag)
    assert controleer(tmp_path, SLEUTEL, op).onverzegeld == 6
    assert len(verzegel(tmp_path, SLEUTEL, op)) == 1
    (zegel,) = verzegel(tmp_path, SLEUTEL, datetime(2026, 11, 2, 1, tzinfo=UTC))
    assert zegel.dicht
    assert controleer(tmp_path, SLEUTEL, op).goed


def test_opruimen_neemt_hele_dagen_en_de_controle_weet_ervan(folder: Path) -> None:
    op = datetime(2026, 11, 4, 1, tzinfo=UTC)
    assert ruim_op(folder, SLEUTEL, date(2026, 11, 3), op) == ["2026-11-01", "2026-11-02"]
    assert dagen(folder) == ["2026-11-03"]
    assert bezwaren(folder) == []
    assert ruim_op(folder, SLEUTEL, date(2026, 11, 3), op) == []
    shutil.rmtree(folder / "2026-11-03")
    assert any("weg" in een for een in bezwaren(folder))


# -- asking


@pytest.mark.parametrize(
    ("vraag", "sleutels"),
    [
        (Logvraag(), "321"),
        (Logvraag(wie="JAN"), "31"),
        (Logvraag(wie="ja"), ""),
        (Logvraag(jeugdige="b" * 24), "2"),
        (Logvraag(vanaf=date(2026, 11, 2)), "32"),
        (Logvraag(tot_en_met=date(2026, 11, 1)), "1"),
        (Logvraag(daad=Daad.VOERT_UIT), "3"),
        (Logvraag(uitkomst=Daadafloop.GEWEIGERD), "2"),
    ],
)
def test_een_vraag_geeft_precies_de_regels_die_passen(
    tmp_path: Path, vraag: Logvraag, sleutels: str
) -> None:
    regels = {
        1: regel(1, jeugdigen=("a" * 24,)),
        2: regel(2, "Piet", jeugdigen=("a" * 24, "b" * 24), uitkomst=Daadafloop.GEWEIGERD),
        3: Logregel(Daad.VOERT_UIT, "jan", "csv", sleutel="3"),
    }
    for n, een in regels.items():
        op = datetime(2026, 11, min(n, 2), n, tzinfo=UTC)
        schrijver = Schrijver(tmp_path, lambda op=op: op)  # type: ignore[misc]
        schrijver.leg_vast([replace(een, op=op)])
        schrijver.sluit()
    assert "".join(een.sleutel for een in lees(tmp_path, vraag)) == sleutels


# -- noting whom a page shows


def test_wat_buiten_een_blad_gelezen_wordt_staat_nergens() -> None:
    inkijk.zag("prestatie", 1)
    with inkijk.kijkt() as gezien:
        pass
    assert not gezien


def test_wat_alleen_geteld_wordt_is_niet_gezien() -> None:
    with inkijk.kijkt() as gezien:
        inkijk.zag("prestatie", 1)
        with inkijk.onbekeken():
            inkijk.zag("prestatie", 2)
        inkijk.zag_jeugdige("bericht", ["a" * 24], 1)
        inkijk.bijzonder(Daad.VRAAGT_OP, doel="klacht", kenmerk="naamgenoot")
    assert gezien.sleutels == {1}
    assert gezien.jeugdigen == {"a" * 24}
    assert gezien.rijen == {"prestatie": 1, "bericht": 1}
    assert (gezien.doel, gezien.kenmerken) == ("klacht", {"naamgenoot"})
    assert gezien.daad is Daad.VRAAGT_OP
