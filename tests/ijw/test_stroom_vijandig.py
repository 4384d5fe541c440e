# SPDX-License-Identifier: EUPL-1.2
"""A stream of hostile bytes ends in a Dutch sentence, in bounded time and memory."""

from __future__ import annotations

import contextlib
import io
import os
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest

from hefboom.ijw import lees, lees_declaraties, schrijf
from hefboom.ijw.stroom import lopen
from hefboom.ijw.voorbeelden.berichten import bericht
from tests.ijw.test_deur import TABEL
from tests.ijw.test_stroom import GOED, Brokken, gestroomd, vermenigvuldigd

REGEL = GOED[GOED.index(b"<jw323:Prestatie>") : GOED.index(b"</jw323:Prestatie>") + 18]
IN_PRESTATIES = GOED.index(b"</jw323:Prestatie>") + 18
KOP, STAART = GOED[:IN_PRESTATIES], GOED[IN_PRESTATIES:]


class Lang(io.RawIOBase):
    """A file that is never there whole: head, then so many times the same, then a tail."""

    def __init__(self, kop: bytes, stuk: bytes, grootte: int, staart: bytes) -> None:
        self._delen = self._maak(kop, stuk, grootte, staart)
        self._over = b""

    @staticmethod
    def _maak(kop: bytes, stuk: bytes, grootte: int, staart: bytes) -> Iterator[bytes]:
        yield kop
        blok = stuk * max(1, 262_144 // len(stuk))
        for _ in range(grootte // len(blok)):
            yield blok
        yield staart

    def read(self, aantal: int = -1) -> bytes:
        if not self._over:
            self._over = next(self._delen, b"")
        deel, self._over = self._over[:aantal], self._over[aantal:]
        return deel


@pytest.mark.parametrize(("data", "zegt"), TABEL, ids=[zegt for _, zegt in TABEL])
@pytest.mark.parametrize("brok", [1, 37, 262_144])
def test_onleesbaar_zegt_hetzelfde_als_lees(data: bytes, zegt: str, brok: int) -> None:
    data = data.replace(b"jw305", b"jw323")
    bron = lees_declaraties(Brokken(data[: brok * 20_000], brok))  # type: ignore[arg-type]
    assert gestroomd(bron) == []
    if data.startswith(b"<a><a>"):
        zegt = ""  # one may find it too deep, ended too soon or no message, as far as one came
    assert zegt in (bron.onleesbaar or "")
    if zegt and "goed gevormd" not in zegt:
        assert bron.onleesbaar == lees(data).onleesbaar
    assert not bron.structuur_geldig
    assert bron.bevindingen == ()
    assert bron.soort is None


def test_een_ander_bericht_wordt_bij_naam_genoemd() -> None:
    bron = lees_declaraties(schrijf(bericht("JW305")))
    assert gestroomd(bron) == []
    assert (
        bron.onleesbaar == "Dit is een JW305 (Start jeugdhulp); hier hoort een declaratie (JW323)."
    )


VIJANDEN = {
    "een reuzentekst": (KOP[: KOP.rindex(b"R")], b"R", b""),
    "wit zonder eind": (KOP, b" ", STAART),
    "commentaar zonder eind": (KOP, b"<!-- x -->", STAART),
    "een commentaar van niets dan strepen": (KOP + b"<!--", b" x", b"-->" + STAART),
    "een muur van elementen": (KOP, b"<x/>", STAART),
    "diep genest": (KOP, b"<x>", b""),
    "een element vol elementen": (KOP + b"<jw323:Prestatie>", b"<x/>", b"</x>" + STAART),
    "halve prestaties": (KOP, b"<jw323:Prestatie>", b""),
    "lege prestaties": (KOP, b"<jw323:Prestatie/>", STAART),
    "een attribuut zonder eind": (KOP + b"<jw323:Prestatie a='", b"a", b"'/>" + STAART),
    "wit voor het bericht": (b"<?xml version='1.0'?>", b" ", GOED),
    "commentaar voor het bericht": (b"", b"<!-- x -->", GOED),
    "tekst na het bericht": (GOED, b" ", b"x"),
    "nullen": (KOP, b"\0", b""),
    "geen UTF-8": (KOP, b"\xff", b""),
    "entiteiten": (KOP, b"&#65;", STAART),
    "cdata": (KOP, b"<![CDATA[<jw323:Prestatie>]]>", STAART),
    "openende haken": (KOP, b"<", b""),
    "verwijzingen": (KOP, b"&bom;", STAART),
    "commentaar in een instructie": (KOP + b"<?x ", b"<!--", b"?>" + STAART),
    "commentaar in cdata": (KOP + b"<![CDATA[", b"<!--", b"]]>" + STAART),
    "instructies in commentaar": (KOP + b"<!-- ", b"<?", b"-->" + STAART),
}  # fmt: skip


@pytest.mark.parametrize(
    "nieuw",
    [b"<ijw:Bedrag>&eacute;", b"<ijw:Bedrag a='&x;'>", b"<ijw:Bedrag><x></y>",
     b"<!-- &x; --><ijw:Bedrag>", b"<ijw:Bedrag><![CDATA[&x;]]>", b"&x;" + GOED],
    ids=["in tekst", "in een attribuut", "gekruist", "in commentaar", "in cdata", "een bericht"],
)  # fmt: skip
def test_een_onbekende_verwijzing_wordt_op_haar_regel_gemeld(nieuw: bytes) -> None:
    """Found by an audit: the parser went on with what follows as if it were a new file."""
    data = GOED.replace(b"<ijw:Bedrag>", nieuw, 1)
    for brok in (100, 10**6):
        bron = lees_declaraties(Brokken(data, brok))  # type: ignore[arg-type]
        gestroomd(bron)
        assert bron.onleesbaar == lees(data).onleesbaar
        assert bron.structuur_geldig == lees(data).structuur_geldig


@pytest.mark.parametrize("naam", VIJANDEN)
def test_vijandige_bestanden_kosten_geen_geheugen_en_geen_tijd(naam: str) -> None:
    """24 MB each; a file of 1 GB costs forty times the time and the same memory."""
    kop, stuk, staart = VIJANDEN[naam]
    begin = time.process_time()
    bron = lees_declaraties(Lang(kop, stuk, 24_000_000, staart))  # type: ignore[arg-type]
    gestroomd(bron)
    assert time.process_time() - begin < 20
    if naam in {"wit zonder eind", "commentaar zonder eind"}:
        assert bron.bruikbaar or bron.onleesbaar
    else:
        assert not bron.structuur_geldig
        assert bron.onleesbaar or bron.bevindingen
    if bron.onleesbaar:
        assert bron.onleesbaar.endswith(".")


def test_commentaar_dat_niet_sluit_wordt_maar_een_keer_bekeken() -> None:
    """Found by an audit: every `<!--` in an instruction looked for its end through the rest."""
    midden = b"<?x " + b"<!--" * 100_000 + b"<jw323:Prestatie> ?>"
    data = KOP + midden + STAART
    begin = time.process_time()
    bron = lees_declaraties(data)
    gestroomd(bron)
    assert time.process_time() - begin < 5
    assert bron.bruikbaar
    assert lees(data).structuur_geldig


@pytest.mark.parametrize("tekst", [b"R&amp;1", b"R>1", b"R\t1"])
def test_een_tekst_die_nader_moet_worden_bekeken_kost_geen_kwadraat(tekst: bytes) -> None:
    """Found by an audit: for each such line the whole block was judged again."""
    anders = REGEL.replace(b"ReferentieNummer>R1<", b"ReferentieNummer>" + tekst + b"<")
    tijden = []
    for aantal in (500, 4000):
        data = KOP + (REGEL + anders) * aantal + STAART
        begin = time.process_time()
        bron = lees_declaraties(data)
        gestroomd(bron)
        tijden.append(time.process_time() - begin)
        assert bron.regels == 3 + 2 * aantal
    assert tijden[1] < 16 * tijden[0] + 0.5, tijden


def test_lange_aanlopen_in_soorten_kosten_geen_geheugen() -> None:
    """Found by an audit: every form was compared with all lines, and kept."""
    tag = b"<jw323:ProductReferentie>"
    lang = [REGEL.replace(tag, b" " * (1500 + plek) + tag) for plek in range(250)]
    eerste = KOP[: KOP.index(b"<jw323:Prestatie>")]
    data = eerste + b"".join(lang) + REGEL * 4000 + STAART
    tracemalloc.start()
    try:
        bron = lees_declaraties(data)
        gestroomd(bron)
        hoogst = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert bron.bruikbaar
    assert hoogst < 60_000_000


def test_heel_veel_witte_regels_zijn_geen_onderdeel() -> None:
    """Found by an audit: their number was told to the parser in one piece, which it refused."""
    wit = REGEL.replace(b"<jw323:Eenheid>", b"\n" * 800 + b"<jw323:Eenheid>")
    bron = lees_declaraties(KOP + wit * 14_000 + STAART)
    assert sum(partij.num_rows for partij in bron) == 14_003
    assert bron.bruikbaar


#: found by an audit: a finding looked its place up among all its neighbours
VEEL_FOUTS = {
    "een attribuut op elke prestatie": lambda n: KOP + b'<jw323:Prestatie a=""/>' * n + STAART,
    "tekst tussen alle prestaties": lambda n: KOP + b"<jw323:Prestatie/>x" * n + STAART,
    "een onbekend element met tekst": lambda n: KOP + b"<x><y/>z</x>" * n + STAART,
    "een element vol attributen": lambda n: GOED.replace(
        b"<jw323:Clienten", b"<jw323:Clienten " + b" ".join(b"a%d=''" % i for i in range(n)), 1
    ),
}


@pytest.mark.parametrize("naam", VEEL_FOUTS)
def test_veel_fouten_naast_elkaar_kosten_hooguit_evenredig(naam: str) -> None:
    """Twice as many may cost four times as much on a busy machine, but no sixteen times."""
    tijden = []
    for aantal in (10_000, 40_000):
        data = VEEL_FOUTS[naam](aantal)
        begin = time.process_time()
        lezing = lees(data)
        tijden.append(time.process_time() - begin)
        assert not lezing.structuur_geldig
        assert "bevindingen" in lezing.bevindingen[-1].uitleg
        bron = lees_declaraties(data)
        gestroomd(bron)
        assert not bron.structuur_geldig
    assert tijden[1] < 10 * tijden[0] + 0.5, tijden


def test_een_groot_bestand_staat_nooit_in_zijn_geheel_in_het_geheugen() -> None:
    """40,000 lines, 30 MB: what Python holds stays far below that."""
    tracemalloc.start()
    try:
        bron = lees_declaraties(Lang(KOP, REGEL, 30_000_000, STAART), per=5000)  # type: ignore[arg-type]
        regels = sum(partij.num_rows for partij in bron)
        hoogst = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert bron.bruikbaar
    assert regels == bron.regels > 35_000
    assert hoogst < 12_000_000


PROEF = """
import resource, sys
from pathlib import Path
from hefboom.ijw import lees_declaraties
lees_declaraties(Path(sys.argv[1]))
voor = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
regels = sum(partij.num_rows for partij in lees_declaraties(Path(sys.argv[1])))
print(regels, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - voor) // 1024)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="ru_maxrss telt hier anders")
@pytest.mark.parametrize("fout", [False, True])
def test_ook_een_bestand_met_alleen_fouten_blijft_klein(tmp_path: Path, fout: bool) -> None:
    data = vermenigvuldigd(13_000)
    pad = tmp_path / "groot.xml"
    pad.write_bytes(data.replace(b">04<", b">99<") if fout else data)
    omgeving = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    opdracht = [sys.executable, "-c", PROEF, str(pad)]
    uit = subprocess.run(opdracht, capture_output=True, check=True, env=omgeving)
    regels, extra = map(int, uit.stdout.split())
    assert regels == (0 if fout else 39_000)
    assert extra < 100


DOOR_DE_PIJP = """
import resource, sys
from hefboom.ijw import lees_declaraties
bron = lees_declaraties(sys.stdin.buffer)
voor = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
for partij in bron:
    pass
print(bron.regels, bron.bruikbaar, bron.onleesbaar,
      (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - voor) // 1024)
"""
GIGABYTE = 10**9


@pytest.mark.traag
@pytest.mark.skipif(sys.platform != "linux", reason="ru_maxrss telt hier anders")
@pytest.mark.parametrize(
    ("stuk", "zegt"),
    [
        (REGEL, "True None"),
        (REGEL.replace(b">04<", b">99<"), "False None"),
        (b" " * 80, "False Eén onderdeel van het bericht is te groot"),
    ],
    ids=["alles goed", "elke regel fout", "niets dan wit"],
)
def test_een_bestand_van_1_gb_kost_geen_geheugen(stuk: bytes, zegt: str) -> None:
    """Streamed from a pipe, so nobody holds it; a gateway carries 25 MB at most."""
    omgeving = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    opdracht = [sys.executable, "-c", DOOR_DE_PIJP]
    pijp = subprocess.PIPE
    with subprocess.Popen(opdracht, stdin=pijp, stdout=pijp, env=omgeving) as proces:
        assert proces.stdin is not None
        assert proces.stdout is not None
        bron = Lang(KOP, stuk, GIGABYTE, STAART)
        with contextlib.suppress(BrokenPipeError), proces.stdin as invoer:
            while deel := bron.read(1 << 20):
                invoer.write(deel)
        uit = proces.stdout.read().decode()
    regels, _, rest = uit.partition(" ")
    assert rest.startswith(zegt), uit
    assert int(uit.split()[-1]) < 120, uit
    assert int(regels) > GIGABYTE // 1000 or zegt.startswith("False")


def test_een_lange_aanloop_tussen_twee_waarden_kost_geen_geheugen() -> None:
    """The first line has much white space in it; the others are as usual."""
    tag = b"<jw323:ToewijzingNummer>"
    data = KOP.replace(tag, b" " * 50_000 + tag) + REGEL * 5000 + STAART
    tracemalloc.start()
    try:
        bron = lees_declaraties(data)
        regels = sum(partij.num_rows for partij in bron)
    finally:
        hoogst = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert bron.bruikbaar
    assert regels == 3 + 5000
    assert hoogst < 30_000_000


def test_een_onderdeel_is_nooit_groter_dan_de_grens() -> None:
    spaties = b" " * (lopen.GROOTSTE_DEEL + 100_000)
    data = GOED.replace(b"<ijw:Bedrag>", b"<ijw:Bedrag>" + spaties, 1)
    bron = lees_declaraties(data)
    gestroomd(bron)
    assert "te groot" in (bron.onleesbaar or "")
    assert lees(data).structuur_geldig, "the one place where a stream is stricter"
