# SPDX-License-Identifier: EUPL-1.2
"""Streaming a claim gives the verdict, the findings and the values that `lees` gives."""

from __future__ import annotations

import io
import random
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from lxml import etree

from hefboom.ijw import getekend, lees, lees_declaraties, schrijf
from hefboom.ijw.bevindingen import MEESTE
from hefboom.ijw.stroom import stroom
from hefboom.ijw.stroom.bewaken import BLOK
from hefboom.ijw.stroom.kolommen import als_rij
from hefboom.ijw.stroom.stroom import Stroom
from hefboom.ijw.voorbeelden.berichten import bericht
from hefboom.kernel import Finding
from tests.ijw import maken, verminken

GOED = schrijf(bericht("JW323"))
MUTANTEN = 1500


class Brokken(io.RawIOBase):
    """A source that hands out at most so many bytes at a time."""

    def __init__(self, data: bytes, grootte: int) -> None:
        self._data, self._grootte = io.BytesIO(data), grootte

    def read(self, aantal: int = -1) -> bytes:
        return self._data.read(self._grootte)


def rijen(inhoud: Mapping[str, Any]) -> Iterator[tuple[Any, ...]]:
    """The lines of a message that `lees` read, as the batches should have them."""
    for c, client in enumerate(inhoud["Declaratie"]["Clienten"]["Client"], 1):
        for p, regel in enumerate(client["Prestaties"]["Prestatie"], 1):
            referentie, periode = regel["ProductReferentie"], regel["ProductPeriode"]
            yield (
                c, p, client["Bsn"].cijfers,
                referentie["ReferentieNummer"], referentie.get("VorigReferentieNummer"),
                regel["ToewijzingNummer"], regel["ProductCategorie"], regel["ProductCode"],
                periode["Begindatum"], periode["Einddatum"], regel["GeleverdVolume"],
                regel["Eenheid"], regel.get("ProductTarief"), getekend(regel["IngediendBedrag"]),
                regel["IngediendBedrag"]["DebetCredit"] == "C",
            )  # fmt: skip


def gestroomd(bron: Stroom) -> list[tuple[Any, ...]]:
    return [tuple(rij.values()) for partij in bron for rij in partij.to_pylist()]


def los(bevindingen: tuple[Finding, ...]) -> list[tuple[Any, ...]]:
    """Findings, whatever their order within a line."""
    return sorted((b.code, b.pad, b.regelnummer or 0, b.gevonden, b.uitleg) for b in bevindingen)


def vergelijk(data: bytes, brok: int = BLOK) -> Stroom:
    """Stream and read; demand the same of both."""
    lezing, bron = lees(data), lees_declaraties(Brokken(data, brok))  # type: ignore[arg-type]
    gevonden = gestroomd(bron)
    assert (bron.onleesbaar is None) == (lezing.onleesbaar is None), (lezing.onleesbaar, data)
    assert bron.structuur_geldig == lezing.structuur_geldig, data.decode()
    assert los(bron.bevindingen) == los(lezing.bevindingen), data.decode()
    assert bron.kop == lezing.kop
    assert (bron.soort, bron.release) == (lezing.soort, lezing.release)
    assert bron.bruikbaar == (lezing.bericht is not None)
    if lezing.bericht is not None:
        assert gevonden == list(rijen(lezing.bericht.inhoud))
        hoofd = dict(lezing.bericht.inhoud["Declaratie"])
        del hoofd["Clienten"]
        assert bron.declaratie == hoofd
    return bron


@pytest.fixture(params=[True, False], ids=["strekken", "mengen"])
def strekken(request, monkeypatch) -> None:
    """Small files too must see the fast reader: of any length, or of a few lines at least."""
    monkeypatch.setattr(stroom, "KORTST", 1 if request.param else 3)


@pytest.mark.usefixtures("strekken")
def test_het_oordeel_over_mutanten_is_dat_van_de_xsd(xsd) -> None:
    rng = random.Random("stromende mutanten")
    bronnen = [schrijf(maken.bericht(rng, "JW323")) for _ in range(40)]
    geldig = 0
    for _ in range(MUTANTEN):
        data = verminken.verminkt(rng, rng.choice(bronnen))
        officieel = xsd["JW323"].validate(etree.fromstring(data))
        assert vergelijk(data).structuur_geldig == officieel
        geldig += officieel
    assert 20 < geldig < MUTANTEN - 20


@pytest.mark.usefixtures("strekken")
def test_bytes_die_nergens_op_lijken_geven_hetzelfde_oordeel() -> None:
    rng = random.Random("stromend knoeien")
    onleesbaar = 0
    for _ in range(500):
        data = knoei(rng, schrijf(maken.bericht(rng, "JW323")))
        onleesbaar += vergelijk(data, rng.choice((40, 700, BLOK))).onleesbaar is not None
    assert 100 < onleesbaar < 490


STUKKEN = (
    b"<", b">", b"&", b"]]>", b"<!--", b"-->", b"<?", b"?>", b"'", b"<![CDATA[", b"&#65;", b"\r",
    b"\xef\xbf\xbe", b"\0", b"</jw323:Prestatie>", b"<jw323:Prestatie>", b"</jw323:Client>",
    b"<x/>", b"<!-- x -->", b"<?p i?>", b"<!-- <jw323:Prestatie> -->", b"<?x <jw323:Prestatie>?>",
    b"<![CDATA[ ]]>", b"&#32;", b"<jw323:Prestatie/>", b"\x0b", b"\xe9",
)  # fmt: skip
IN_TAGS = (b" ", b" a='1'", b" xmlns:jw323='urn:x'", b" xmlns:ijw='urn:x'", b"/", b" xml:lang='nl'")


def knoei(rng: random.Random, bron: bytes) -> bytes:
    """One to three blows to the bytes, where XML is tender."""
    data = bytearray(bron)
    for _ in range(rng.randint(1, 3)):
        plek, soort = rng.randrange(len(data)), rng.randrange(6)
        if soort == 0:
            data[plek] = rng.randrange(256)
        elif soort == 1:
            del data[plek : plek + rng.randint(1, 60)]
        elif soort == 2:
            data[plek:plek] = rng.choice(STUKKEN)
        elif soort == 3:
            data[plek:plek] = data[plek : plek + rng.randint(1, 900)]
        elif (tag := data.find(b"<" if soort == 4 else b">", plek)) >= 0:
            data[tag:tag] = rng.choice(STUKKEN if soort == 4 else IN_TAGS)
    return bytes(data)


VREEMD = [
    (b"<?xml", b"<?xml"),
    (b"ReferentieNummer>R", "ReferentieNummer>\xe9\U0001d518".encode()),
    (b"ReferentieNummer>R", b"ReferentieNummer><!-- <jw323:Prestatie> -->"),
    (b"</jw323:Client>", b"los</jw323:Client>"),
    (b"<ijw:Bedrag>", b"<ijw:Bedrag>\n"),
]


@pytest.mark.usefixtures("strekken")
@pytest.mark.parametrize(("oud", "nieuw"), VREEMD)
def test_waar_een_blok_ophoudt_maakt_niets_uit(oud: bytes, nieuw: bytes) -> None:
    """Every size of block, over a right message and some with something odd in it."""
    assert oud in GOED
    data = GOED.replace(oud, nieuw, 1)
    for brok in [*range(1, 30), *range(30, len(data) + 40, 53)]:
        vergelijk(data, brok)


VORMEN = {
    "zonder inspringen": [(b"\n", b""), (b"\t", b"")],
    "op spaties": [(b"\t", b"  ")],
    "met CRLF": [(b"\n", b"\r\n")],
    "met een standaardnaamruimte": [(b"jw323:", b""), (b"xmlns:jw323", b"xmlns")],
    "met andere voorvoegsels": [
        (b"jw323:", b"d:"), (b"xmlns:jw323", b"xmlns:d"),
        (b"ijw:", b"ns-2.a:"), (b"xmlns:ijw", b"xmlns:ns-2.a"),
    ],
    "met een BOM": [(b"<?xml", b"\xef\xbb\xbf<?xml")],
    "met commentaar vooraf": [(b"<jw323:Bericht ", b"<!-- <x> --><jw323:Bericht ")],
    "met een regel per prestatie": [
        (b"\n", b""), (b"\t", b""), (b"<jw323:Prestatie>", b"\n<jw323:Prestatie>"),
    ],
}  # fmt: skip


@pytest.mark.parametrize("vorm", VORMEN)
def test_de_gebruikelijke_schrijfwijzen_gaan_snel(vorm, monkeypatch) -> None:
    """However a supplier writes, nearly all lines are read by the pattern, none differently."""
    los_gelezen = []
    monkeypatch.setattr(stroom, "als_rij", lambda *rij: los_gelezen.append(rij) or als_rij(*rij))
    data = vermenigvuldigd(60)
    for oud, nieuw in VORMEN[vorm]:
        assert oud in data
        data = data.replace(oud, nieuw)
    assert vergelijk(data).regels == 60 * 3
    assert len(los_gelezen) <= 2


def vermenigvuldigd(clienten: int) -> bytes:
    """The example with so many more of its first client."""
    begin, einde = GOED.index(b"\t\t\t<jw323:Client>"), GOED.index(b"\t\t</jw323:Clienten>")
    regel = GOED[begin : GOED.index(b"</jw323:Prestaties>")].rstrip()
    prestatie = regel[regel.index(b"\t\t\t\t\t<jw323:Prestatie>") :]
    prestatie = prestatie[: prestatie.index(b"</jw323:Prestatie>") + 18]
    kop = regel[: regel.index(b"\t\t\t\t\t<jw323:Prestatie>")]
    client = kop + (prestatie + b"\n") * 3 + b"\t\t\t\t</jw323:Prestaties>\n\t\t\t</jw323:Client>\n"
    return GOED[:begin] + client * clienten + GOED[einde:]


def test_elke_foute_waarde_staat_op_haar_plaats() -> None:
    data = vermenigvuldigd(240)
    data = data.replace(b">04<", b">99<").replace(b"<jw323:Bsn>9", b"<jw323:Bsn>x")
    bron = vergelijk(data)
    assert len(bron.bevindingen) == 240 * 4
    assert bron.regels == 0


def test_boven_het_meeste_telt_de_stroom_alleen_nog() -> None:
    data = vermenigvuldigd(MEESTE // 2).replace(b">04<", b">99<")
    bron = lees_declaraties(data)
    assert gestroomd(bron) == []
    assert not bron.structuur_geldig
    assert bron.bevindingen[-1] == lees(data).bevindingen[-1]
    assert len(bron.bevindingen) == MEESTE + 1


def test_een_partij_heeft_hoogstens_zoveel_regels_als_gevraagd() -> None:
    bron = lees_declaraties(vermenigvuldigd(70), per=50)
    partijen = list(bron)
    assert [partij.num_rows for partij in partijen] == [50, 50, 50, 50, 10]
    assert partijen[0].schema.names[:3] == ["client", "prestatie", "bsn"]
    with pytest.raises(ValueError, match="minstens één"):
        lees_declaraties(GOED, per=0)


def test_kop_en_declaratie_zijn_er_meteen() -> None:
    bron = lees_declaraties(vermenigvuldigd(900))
    assert bron.kop == bericht("JW323").kop
    assert bron.declaratie["DeclaratieNummer"] == "DN001"
    assert not bron.klaar
    assert not bron.structuur_geldig


def test_van_een_pad_wordt_gelezen_en_gesloten(tmp_path) -> None:
    pad = tmp_path / "jw323.xml"
    pad.write_bytes(GOED)
    bron = lees_declaraties(pad)
    assert len(gestroomd(bron)) == bron.regels > 0
    assert bron.bruikbaar
    with pytest.raises(OSError, match="bestaat-niet"):
        lees_declaraties(tmp_path / "bestaat-niet.xml")


GEVONDEN = [
    # an undeclared prefix ends `lees` at once, a stream only at its end
    (b"xmlns:jw323=", b"xmlns:jw324="),
    (b"xmlns:ijw=", b"Rmlns:ijw="),
    # a namespace that is no address, with a brace, which lxml then cannot take apart
    (b"www.istandaarden.nl/ijw/3_2/basis", b"ww}.istandaarden.nl/ijw/3_2/basis"),
    # the parser runs ahead of who reads it: an attribute further on was told twice
    (b'3_2/jw323/schema">', b'3_2/jw323/schema" a="1">'),
    # text after a stretch belongs to the client the stretch ended in, on its line
    (b"\t</jw323:Prestaties>", b"\tlos</jw323:Prestaties>"),
    # so does text that looks like the end of a tag
    (b"</jw323:Prestatie>", b"</jw323:Prestatie>\nestatie>"),
]


@pytest.mark.usefixtures("strekken")
def test_prestaties_met_een_ander_voorvoegsel_dan_het_bericht() -> None:
    """Found by fuzzing: a block without any line in the form that was looked for."""
    data = vermenigvuldigd(4).replace(b"jw323:Prestatie>", b"ijw:Prestatie>")
    for brok in (50, 1000, BLOK):
        assert not vergelijk(data, brok).bruikbaar


def test_een_blok_dat_midden_in_het_eerste_commentaar_ophoudt() -> None:
    """Found by fuzzing: `<` and `<!-` are no document type yet."""
    data = GOED.replace(b"<jw323:Bericht ", b"<!-- <jw323:Prestatie> --><jw323:Bericht ")
    for brok in range(1, 120):
        assert vergelijk(data, brok).bruikbaar


@pytest.mark.usefixtures("strekken")
@pytest.mark.parametrize(("oud", "nieuw"), GEVONDEN)
def test_wat_fuzzen_vond_blijft_gevonden(oud: bytes, nieuw: bytes) -> None:
    data = vermenigvuldigd(4)
    assert oud in data
    fout = data.replace(oud, nieuw, 1)
    ook = fout.replace(b"Dagtekening>", b"Dagtekening soort='1'>", 1)
    laatste = nieuw.join(data.rsplit(oud, 1))
    for bytes_ in (fout, ook, laatste):
        for brok in (50, 1000, BLOK):
            assert not vergelijk(bytes_, brok).bruikbaar


def test_na_te_veel_fouten_in_de_opbouw_stopt_het_lezen() -> None:
    data = vermenigvuldigd(MEESTE // 2).replace(b"<jw323:Eenheid>04</jw323:Eenheid>", b"")
    data = data.replace(b"\n", b"")  # libxml2 counts lines up to 65535
    bron = lees_declaraties(data)
    assert gestroomd(bron) == []
    assert not bron.structuur_geldig
    assert los(bron.bevindingen[:MEESTE]) == los(lees(data).bevindingen[:MEESTE])
    assert "niet meer bekeken" in bron.bevindingen[-1].uitleg
