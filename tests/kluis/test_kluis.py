# SPDX-License-Identifier: EUPL-1.2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hefboom.kluis import Kluis, OpenenMislukt

KLUIS = Kluis(bytes(32))


@given(st.binary(max_size=5000), st.text(max_size=20), st.text(max_size=40))
def test_wat_verzegeld_is_gaat_weer_open(inhoud: bytes, doel: str, plek: str) -> None:
    assert KLUIS.open(KLUIS.verzegel(inhoud, doel, plek), doel, plek) == inhoud


def test_verzegeld_zegt_niets_en_is_elke_keer_anders() -> None:
    one = KLUIS.verzegel(b"999900006", "bsn", "Jeugdige/1")
    other = KLUIS.verzegel(b"999900006", "bsn", "Jeugdige/1")
    assert one != other
    assert b"999900006" not in one


@pytest.mark.parametrize(
    ("doel", "plek"), [("bsn", "Jeugdige/2"), ("mailbox", "Jeugdige/1")], ids=["rij", "doel"]
)
def test_een_verplaatste_waarde_gaat_niet_open(doel: str, plek: str) -> None:
    sealed = KLUIS.verzegel(b"999900006", "bsn", "Jeugdige/1")
    with pytest.raises(OpenenMislukt, match="HEFBOOM_SLEUTEL"):
        KLUIS.open(sealed, doel, plek)


@given(st.integers(min_value=0))
def test_een_veranderde_byte_gaat_niet_open(where: int) -> None:
    sealed = bytearray(KLUIS.verzegel(b"999900006", "bsn", "Jeugdige/1"))
    sealed[where % len(sealed)] ^= 1
    with pytest.raises(OpenenMislukt):
        KLUIS.open(bytes(sealed), "bsn", "Jeugdige/1")


def test_een_andere_sleutel_opent_niet() -> None:
    sealed = KLUIS.verzegel(b"x", "bsn", "1")
    with pytest.raises(OpenenMislukt):
        Kluis(b"\x01" * 32).open(sealed, "bsn", "1")


def test_een_index_herkent_en_verraadt_niets() -> None:
    assert KLUIS.index("999900006", "bsn") == KLUIS.index("999900006", "bsn")
    assert KLUIS.index("999900006", "bsn") != KLUIS.index("999900006", "feiten")
    assert "999900006" not in KLUIS.index("999900006", "bsn")
    assert KLUIS.index("999900006", "bsn") != Kluis(b"\x01" * 32).index("999900006", "bsn")


def test_de_hoofdsleutel_telt_32_bytes() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        Kluis(b"kort")
