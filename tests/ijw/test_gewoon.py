# SPDX-License-Identifier: EUPL-1.2
"""The quick reader takes only what the careful reader takes, and gives the same.

`lees_gewoon` may pass on anything; what it does take must be right, to the last value.
"""

from __future__ import annotations

import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hefboom.ijw import lees, schrijf
from hefboom.ijw.gewoon import lees_gewoon
from hefboom.ijw.lezen import lees_nauwkeurig
from hefboom.ijw.standaard import Klasse, Ongewoon, Type, release
from hefboom.ijw.voorbeelden.berichten import bericht
from tests.ijw import maken

SOORTEN = sorted(release().soorten)
GOED = schrijf(bericht("JW323"))


def typen(klasse: Klasse) -> dict[str, Type]:
    """Every type of value in a class and below it."""
    gevonden: dict[str, Type] = {}
    for veld in klasse.velden:
        if veld.type is not None:
            gevonden[f"{veld.type.naam} {veld.type.gewoon}"] = veld.type
        else:
            gevonden |= typen(veld.klasse)
    return gevonden


TYPEN = {naam: type_ for soort in SOORTEN
         for naam, type_ in typen(release().soorten[soort].wortel).items()}  # fmt: skip


def gelijk(data: bytes) -> bool:
    """Did the quick reader take it? Then both must say the same."""
    snel = lees_gewoon(data)
    if snel is None:
        return False
    assert snel == lees_nauwkeurig(data), data.decode()
    assert snel.structuur_geldig
    return True


@pytest.mark.parametrize("soort", SOORTEN)
def test_elk_bericht_in_zijn_gewone_vorm_wordt_in_een_keer_gelezen(soort: str) -> None:
    rng = random.Random(f"gewoon {soort}")
    for _ in range(40):
        gemaakt = maken.in_gewone_vorm(maken.bericht(rng, soort))
        data = schrijf(gemaakt)
        assert gelijk(data)
        assert lees(data).bericht == gemaakt
        assert gelijk(re.sub(rb">\s+<", b"><", data))
        assert gelijk(data.replace(b"\n", b"\r\n"))


@pytest.mark.parametrize("soort", ["JW301", "JW305", "JW307", "JW317", "JW323"])
def test_elk_goed_officieel_voorbeeld_is_in_zijn_gewone_vorm(soort, voorbeeld) -> None:
    assert gelijk(voorbeeld(soort))


OMHULSELS = {
    "zoals .NET": (
        b"<jw323:Bericht ",
        b'<jw323:Bericht xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
        b'xmlns:xsd="http://www.w3.org/2001/XMLSchema" ',
    ),
    "met een schemalocatie": (
        b"<jw323:Bericht ",
        b"<jw323:Bericht xmlns:x='http://www.w3.org/2001/XMLSchema-instance' "
        b"x:schemaLocation='http://www.istandaarden.nl/ijw/3_2/jw323/schema JW323.xsd'\n ",
    ),
    "eigen voorvoegsels": (b"jw323:", b"ns2:", b"ijw:", b"b:"),
    "zonder voorvoegsel": (b"xmlns:jw323", b"xmlns", b"jw323:", b""),
    "basis zonder voorvoegsel": (b"xmlns:ijw", b"xmlns", b"ijw:", b""),
    "zonder declaratie": (b'<?xml version="1.0" encoding="UTF-8"?>\n', b""),
    "kleine letters, enkele aanhaling": (b'"1.0" encoding="UTF-8"', b"'1.0' encoding='utf-8'"),
    "met BOM": (b"<?xml ", b"\xef\xbb\xbf<?xml "),
    "wit aan het eind": (b"</jw323:Bericht>\n", b"</jw323:Bericht> \n\t\n"),
}


@pytest.mark.parametrize("naam", OMHULSELS)
def test_wat_afzenders_zo_doen_is_ook_gewoon(naam: str) -> None:
    data, paren = GOED, OMHULSELS[naam]
    for oud, nieuw in zip(paren[::2], paren[1::2], strict=True):
        if oud.endswith(b":"):
            data = data.replace(b"xmlns:" + oud[:-1], b"xmlns:" + nieuw[:-1])
            data = data.replace(b"<" + oud, b"<" + nieuw).replace(b"</" + oud, b"</" + nieuw)
        else:
            data = data.replace(oud, nieuw)
    assert data != GOED
    assert lees(data).bericht == lees(GOED).bericht
    assert gelijk(data)


EEN = b"<ijw:Bedrag>"
ONGEWOON = {
    "een attribuut": (EEN, b"<ijw:Bedrag a='1'>"),
    "commentaar": (EEN, b"<!-- x -->" + EEN),
    "een instructie": (EEN, b"<?x y?>" + EEN),
    "cdata": (EEN, EEN + b"<![CDATA[]]>"),
    "een verwijzing": (EEN, EEN + b"&#49;"),
    "wit voor een getal": (EEN, EEN + b" "),
    "voorloopnullen boven de lengte": (EEN, EEN + b"0" * 12),
    "een teken ervoor": (EEN, EEN + b"+"),
    "wit in een tag": (EEN, b"<ijw:Bedrag >"),
    "een naamruimte in de tekst": (EEN, b'<ijw:Bedrag xmlns:q="urn:q">'),
    "een andere naamruimte erbij": (b"<jw323:Bericht ", b'<jw323:Bericht xmlns:q="urn:q" '),
    # found by fuzzing
    "een aanhaling die anders sluit": (b'"UTF-8"', b"'UTF-8\""),
    "nog een aanhaling die anders sluit": (b'"1.0"', b"\"1.0'"),
    "XML 1.1": (b'version="1.0"', b'version="1.1"'),
    "een andere codering": (b"UTF-8", b"latin-1"),
    "een attribuut op het bericht": (b"<jw323:Bericht ", b"<jw323:Bericht soort='1' "),
    "een dag die niet bestaat": (b"-01</ijw:Begindatum>", b"-32</ijw:Begindatum>"),
    "een code die niet bestaat": (b"<ijw:DebetCredit>D", b"<ijw:DebetCredit>X"),
    "een nulbyte": (EEN, EEN + b"\0"),
    "geen UTF-8": (EEN, EEN + b"\xff"),
    "iets achter het bericht": (b"</jw323:Bericht>", b"</jw323:Bericht>x"),
    "een dubbele naamruimte": (b"<jw323:Bericht ", b'<jw323:Bericht xmlns:ijw="urn:q" '),
    "een voorvoegsel dat niet mag": (b"xmlns:ijw", b"xmlns:xmlijw"),
    "een schemalocatie zonder XSI": (b"<jw323:Bericht ", b'<jw323:Bericht q:schemaLocation="a" '),
    "twee schemalocaties": (
        b"<jw323:Bericht ",
        b"<jw323:Bericht xmlns:a='http://www.w3.org/2001/XMLSchema-instance' "
        b"xmlns:b='http://www.w3.org/2001/XMLSchema-instance' "
        b"a:schemaLocation='q q' b:schemaLocation='q q' ",
    ),
    "een andere release": (b"ijw/3_2/jw323", b"ijw/9_9/jw323"),
    "een leeg element": (b"<jw323:Prestaties>", b"<jw323:Prestaties/><jw323:Prestaties>"),
}  # fmt: skip


@pytest.mark.parametrize("naam", ONGEWOON)
def test_wat_niet_gewoon_is_gaat_naar_de_nauwkeurige_lezer(naam: str) -> None:
    oud, nieuw = ONGEWOON[naam]
    assert oud in GOED
    data = GOED.replace(oud, nieuw, 1)
    assert lees_gewoon(data) is None
    assert lees(data) == lees_nauwkeurig(data)


def test_een_reuzenbericht_gaat_naar_de_nauwkeurige_lezer() -> None:
    assert lees_gewoon(GOED + b" " * (9 * 1024 * 1024)) is None


@pytest.mark.parametrize("soort", SOORTEN)
def test_bytes_die_verspringen_geven_hetzelfde_bericht(soort: str) -> None:
    rng = random.Random(f"bytes {soort}")
    genomen = 0
    for _ in range(12):
        bron = schrijf(maken.in_gewone_vorm(maken.bericht(rng, soort)))
        genomen += sum(gelijk(verspringt(rng, bron)) for _ in range(60))
    assert 10 < genomen < 700


def verspringt(rng: random.Random, data: bytes) -> bytes:
    """One slip of a key: a byte changed, dropped, doubled, or a piece put elsewhere."""
    plek = rng.randrange(len(data))
    eind = min(len(data), plek + rng.choice((1, 1, 1, 2, 9, 60)))
    stuk = data[plek:eind]
    elders = rng.randrange(len(data))
    nieuw = rng.choice(
        (b"", stuk * 2, bytes([rng.choice(b"0123456789 <>/&\n\r\t\"':;=a\x7f\xc3")]),
         bytes([rng.choice(b"0123456789")]), bytes([rng.choice(b"0123456789")]),
         data[elders : elders + len(stuk)])
    )  # fmt: skip
    return data[:plek] + nieuw + data[eind:]


@pytest.mark.parametrize("naam", TYPEN)
@given(data=st.data())
def test_de_gewone_vorm_van_een_waarde_is_een_goede_waarde(naam: str, data: st.DataObject) -> None:
    type_ = TYPEN[naam]
    tekst = data.draw(st.from_regex(type_.gewoon.replace("}+", "}"), fullmatch=True))
    try:
        waarde = type_.maak(tekst) if type_.maak else tekst
    except Ongewoon:
        return
    assert type_.lees(tekst) == waarde
    assert "\r" not in tekst
