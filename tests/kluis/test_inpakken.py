# SPDX-License-Identifier: EUPL-1.2
"""What is sealed is made smaller first; whatever made it smaller once, it opens for ever."""

import hashlib
import zlib
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hefboom import ijw
from hefboom.ijw.voorbeelden.berichten import GOED, bericht
from hefboom.kluis import Kluis, OpenenMislukt
from hefboom.kluis.inpakken import KLEIN, OnbekendWoordenboek, pak_in, pak_uit

KLUIS = Kluis(bytes(32))
#: Never to be changed; see `WOORDENBOEKEN`.
WOORDENBOEK_1 = "d7f83bc73041fb171d461419a30821e89f2bbb27694b355a645390b0b988be5a"


def verpakt_als_voorheen(inhoud: bytes) -> bytes:
    """As values were packed before there was a dictionary."""
    pakker = zlib.compressobj(3, zlib.DEFLATED, 13, 6)
    return pakker.compress(inhoud) + pakker.flush()


def test_het_woordenboek_verandert_nooit() -> None:
    inhoud = (files("hefboom.kluis") / "woordenboek_1.txt").read_bytes()
    assert hashlib.sha256(inhoud).hexdigest() == WOORDENBOEK_1


@given(st.binary(max_size=2 * KLEIN) | st.text().map(str.encode))
def test_wat_ingepakt_is_komt_er_heel_uit(inhoud: bytes) -> None:
    assert pak_uit(pak_in(inhoud)) == inhoud


@given(st.binary(max_size=2 * KLEIN))
def test_wat_zonder_woordenboek_is_ingepakt_gaat_ook_open(inhoud: bytes) -> None:
    assert pak_uit(verpakt_als_voorheen(inhoud)) == inhoud
    assert pak_uit(zlib.compress(inhoud, 6)) == inhoud


@pytest.mark.parametrize("soort", sorted(GOED))
def test_een_bericht_wordt_met_het_woordenboek_kleiner_dan_zonder(soort: str) -> None:
    data = ijw.schrijf(bericht(soort))
    assert len(pak_in(data)) < 0.75 * len(verpakt_als_voorheen(data))


def test_een_woordenboek_van_later_zegt_dat_hefboom_bijgewerkt_moet_worden(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pakker = zlib.compressobj(zdict=b"een woordenboek dat nog moet komen")
    later = pakker.compress(b"inhoud") + pakker.flush()
    with pytest.raises(OnbekendWoordenboek):
        pak_uit(later)
    monkeypatch.setattr("hefboom.kluis.kluis.pak_in", lambda _: later)
    with pytest.raises(OpenenMislukt, match="latere versie"):
        KLUIS.open(KLUIS.verzegel(b"inhoud", "doel", "plek"), "doel", "plek")


def test_afgebroken_is_niet_heel() -> None:
    with pytest.raises(zlib.error):
        pak_uit(pak_in(b"een bericht, en nog wat")[:-3])


def test_wat_verzegeld_werd_voor_er_een_woordenboek_was_gaat_open() -> None:
    oud = bytes.fromhex(
        "02a99b86df1785ea7e6675aa07d79a15002c648c26eb92970b62e575e8d7566e27d6d066a0239ad6"
        "f20d68a26b28959db02190b7063b67994f0131715888b092c6cb2ec3503509c2f65f65543f95be"
    )
    assert KLUIS.open(oud, "mailbox", "mailbox.Bericht/1").startswith(b"een bericht van voor")
