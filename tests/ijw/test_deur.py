# SPDX-License-Identifier: EUPL-1.2
"""What comes in from outside is refused in one clear Dutch sentence, never with a crash."""

import gzip
import random
import time

import pytest
from lxml import etree

from hefboom.ijw import lees, schrijf
from hefboom.ijw.bevindingen import MEESTE
from hefboom.ijw.voorbeelden.berichten import bericht
from tests.ijw import maken

GOED = schrijf(bericht("JW305"))
KOP = b'<?xml version="1.0" encoding="UTF-8"?>\n'
BOM = b"\xef\xbb\xbf"
BOMMEN = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'

TABEL = [
    (b"", "leeg"),
    (b"  \n ", "leeg"),
    (b"hallo", "geen XML-bestand"),
    (b'{"bericht": 1}', "geen XML-bestand"),
    (b"PK\x03\x04rest", "zip-bestand"),
    (gzip.compress(GOED), "gzip-bestand. Pak het uit"),
    (GOED.decode().encode("utf-16"), "UTF-16"),
    (GOED.decode().encode("utf-32"), "UTF-16 of UTF-32"),
    (GOED.decode().encode("utf-16-le"), "UTF-16"),
    (GOED.replace(b"UTF-8", b"ISO-8859-1"), "noemt zich ISO-8859-1"),
    (GOED.replace(b"UTF-8", b"UTF-7"), "noemt zich UTF-7"),
    (GOED.replace(b"Jansen", b"Jans\xe9n"), "geen UTF-8"),
    (GOED.replace(b"Jansen", b"Jan\x00sen"), "nulbyte"),
    (GOED.replace(b"Jansen", b"Jan\x0bsen"), "geen goed gevormde XML"),
    (GOED.replace(b"Jansen", b"Jan & sen"), "geen goed gevormde XML"),
    (GOED.replace(b"Jansen", b"&bom;"), "geen goed gevormde XML"),
    (GOED[: len(GOED) // 2], "niet compleet"),
    (GOED[:-20], "niet compleet"),
    (GOED + b"<x/>", "geen goed gevormde XML"),
    (KOP + BOMMEN + GOED[len(KOP) :].replace(b"Jansen", b"&b;"), "DOCTYPE"),
    (KOP + b"<!-- x --><?y?>\n" + BOMMEN + GOED[len(KOP) :], "DOCTYPE"),
    (KOP + b'<!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>', "DOCTYPE"),
    (b'<!DOCTYPE x SYSTEM "http://elders.example/x.dtd"><x/>', "DOCTYPE"),
    (b"<html/>", "geen iJw-bericht"),
    (b"<Bericht/>", "geen iJw-bericht"),
    (b"<x:Bericht/>", "voorvoegsel zonder naamruimte"),
    (GOED.replace(b"ijw/3_2", b"ijw/3_1"), "iJw 3.1"),
    (GOED.replace(b"ijw/3_2", b"iwmo/3_2"), "iwmo"),
    (GOED.replace(b"jw305", b"jw399"), "JW399 bestaat niet"),
    (GOED.replace(b"jw305:Bericht", b"jw305:Berichten"), "begint met <Bericht>"),
    (b"<a>" * 100_000, "geen goed gevormde XML"),
    (b"<" * 1000, "niet compleet"),
]


@pytest.mark.parametrize(("data", "zegt"), TABEL, ids=[zegt for _, zegt in TABEL])
def test_onleesbaar_zegt_waarom(data: bytes, zegt: str) -> None:
    lezing = lees(data)
    assert lezing.onleesbaar is not None
    assert zegt in lezing.onleesbaar
    assert lezing.onleesbaar.endswith(".")
    assert "afzender" not in lezing.onleesbaar, "who reads this may be the sender"
    assert lezing.bericht is None
    assert not lezing.structuur_geldig


def test_wat_goed_is_blijft_goed() -> None:
    for data in (
        BOM + GOED,
        GOED.replace(b"UTF-8", b"utf-8"),
        GOED.replace(KOP, b""),
        GOED.replace(KOP, KOP + b"<!-- <!DOCTYPE nee> -->"),
        GOED.replace(b"Jansen", b"<![CDATA[Jansen]]>"),
        GOED.replace(b"Jansen", b"Jan<!-- x -->sen"),
        GOED.replace(b"Jansen", b"&#74;ansen"),
        GOED.replace(b"\n", b"\r\n"),
    ):
        assert lees(data).bericht == bericht("JW305")


def test_een_reuzentekst_kost_geen_reuzentijd() -> None:
    data = GOED.replace(b"Jansen", b"J" * 12_000_000)
    begin = time.process_time()
    lezing = lees(data)
    assert lezing.bericht is None
    assert time.process_time() - begin < 5


@pytest.mark.parametrize("tekst", [b" \r\nR1", b"     \r\nRRRRRRRRRRRRRRRRRR", b"\t\rR", b"\r\r"])
def test_wit_voor_een_regeleinde_hoort_bij_de_tekst(tekst: bytes, xsd) -> None:
    """Found by an audit: the parser dropped it, and with it a text that is too long."""
    data = schrijf(bericht("JW323")).replace(b"Nummer>R1<", b"Nummer>" + tekst + b"<", 1)
    lezing = lees(data)
    assert lezing.structuur_geldig == xsd["JW323"].validate(etree.fromstring(data))
    if lezing.bericht is not None:
        client = lezing.bericht.inhoud["Declaratie"]["Clienten"]["Client"][0]
        gelezen = client["Prestaties"]["Prestatie"][0]["ProductReferentie"]["ReferentieNummer"]
        assert gelezen.encode() == tekst.replace(b"\r\n", b"\n").replace(b"\r", b"\n")


def test_een_documenttype_in_commentaar_is_er_geen() -> None:
    data = GOED.replace(b"<jw305:Bericht", b"<!--> <!DOCTYPE x> --><jw305:Bericht", 1)
    assert lees(data).structuur_geldig


def test_een_andere_codering_wordt_ook_na_veel_wit_gezien() -> None:
    data = GOED.replace(b'encoding="UTF-8"', b'encoding="iso-8859-1"' + b" " * 300, 1)
    assert "noemt zich iso-8859-1" in (lees(data).onleesbaar or "")


def test_alles_fout_blijft_lineair_en_houdt_op_met_tellen() -> None:
    regel = b"<jw323:Client><jw323:Bsn>x</jw323:Bsn></jw323:Client>"
    data = schrijf(bericht("JW323"))
    begin = data.index(b"<jw323:Client>")
    data = data[:begin] + regel * 20_000 + data[begin:]
    start = time.process_time()
    lezing = lees(data)
    assert time.process_time() - start < 10
    assert not lezing.structuur_geldig
    assert len(lezing.bevindingen) == MEESTE + 1
    assert lezing.bevindingen[-1].code == "HB099"
    assert lezing.aantal == 40_000


def test_willekeurige_bytes_geven_nooit_een_fout() -> None:
    rng = random.Random("knoeien")
    bron = schrijf(maken.bericht(rng, "JW301"))
    for _ in range(1500):
        data = bytearray(bron)
        for _ in range(rng.randint(1, 6)):
            plek = rng.randrange(len(data))
            match rng.randrange(4):
                case 0:
                    data[plek] = rng.randrange(256)
                case 1:
                    del data[plek : plek + rng.randint(1, 40)]
                case 2:
                    data[plek:plek] = rng.choice((b"<", b">", b"&", b"]]>", b"<!--", b"<?", b"'"))
                case _:
                    data[plek:plek] = bytes(data[plek : plek + 30])
        lezing = lees(bytes(data))
        assert (lezing.bericht is not None) == (lezing.structuur_geldig and not lezing.bevindingen)
        assert lezing.onleesbaar or lezing.soort
