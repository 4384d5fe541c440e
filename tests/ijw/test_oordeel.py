# SPDX-License-Identifier: EUPL-1.2
"""The verdict on a structure is the verdict of the official XSD, for every message."""

import random

import pytest
from lxml import etree

from hefboom.ijw import lees, schrijf
from hefboom.ijw.gewoon import lees_gewoon
from hefboom.ijw.lezen import lees_nauwkeurig
from hefboom.ijw.standaard import release
from tests.ijw import maken, verminken

SOORTEN = sorted(release().soorten)
#: of each message; 20,020 in all
MUTANTEN = 1430


def test_de_beschrijving_kent_alle_veertien_berichten() -> None:
    assert [int(soort[2:]) for soort in SOORTEN] == [
        301, 302, 305, 306, 307, 308, 315, 316, 317, 318, 319, 320, 323, 325,
    ]  # fmt: skip


@pytest.mark.parametrize("soort", SOORTEN)
def test_elk_gemaakt_bericht_is_geldig_en_leest_gelijk_terug(soort, xsd) -> None:
    rng = random.Random(f"heen en terug {soort}")
    for _ in range(40):
        bericht = maken.bericht(rng, soort)
        data = schrijf(bericht)
        xsd[soort].assertValid(etree.fromstring(data))
        lezing = lees(data)
        assert lezing.bericht == bericht
        assert lezing.structuur_geldig
        assert lezing.bevindingen == ()
        assert schrijf(lezing.bericht) == data


@pytest.mark.parametrize("soort", SOORTEN)
def test_het_oordeel_over_mutanten_is_dat_van_de_xsd(soort, xsd) -> None:
    rng = random.Random(f"mutanten {soort}")
    berichten = [maken.bericht(rng, soort) for _ in range(12)]
    bronnen = [schrijf(b) for b in berichten] + [
        schrijf(maken.in_gewone_vorm(b)) for b in berichten
    ]
    geldig = gewoon = 0
    for _ in range(MUTANTEN):
        data = verminken.verminkt(rng, rng.choice(bronnen))
        officieel = xsd[soort].validate(etree.fromstring(data))
        lezing = lees(data)
        assert lezing.structuur_geldig == officieel, data.decode()
        assert officieel or lezing.bevindingen or lezing.onleesbaar
        geldig += officieel
        snel = lees_gewoon(data)
        assert snel is None or snel == lees_nauwkeurig(data), data.decode()
        gewoon += snel is not None
    assert 20 < gewoon < geldig < MUTANTEN - 20


@pytest.mark.parametrize("soort", ["JW301", "JW305", "JW307", "JW317", "JW323"])
def test_elk_officieel_voorbeeld_schrijft_gelijk_terug(soort, voorbeeld) -> None:
    data = voorbeeld(soort)
    bericht = lees(data).bericht
    assert bericht is not None
    assert kaal(schrijf(bericht)) == kaal(data)


def test_het_voorbeeld_jw315_is_ook_volgens_zijn_eigen_xsd_fout(voorbeeld, xsd) -> None:
    """It asks for 31 June; Hefboom says so twice and changes nothing."""
    data = voorbeeld("JW315")
    assert not xsd["JW315"].validate(etree.fromstring(data))
    lezing = lees(data)
    assert not lezing.structuur_geldig
    assert {b.gevonden for b in lezing.bevindingen} == {"2027-06-31"}
    assert [b.regelnummer for b in lezing.bevindingen] == [44, 66]
    hersteld = data.replace(b"2027-06-31", b"2027-06-30")
    bericht = lees(hersteld).bericht
    assert bericht is not None
    assert kaal(schrijf(bericht)) == kaal(hersteld)


def kaal(data: bytes) -> bytes:
    """Canonical XML without the white space between elements."""
    parser = etree.XMLParser(remove_blank_text=True)
    return etree.tostring(etree.fromstring(data, parser), method="c14n")
