# SPDX-License-Identifier: EUPL-1.2
import copy
import logging
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hefboom.kernel import AgbCode, Bsn, Finding, Gemeentecode, OngeldigeCode, verhuld
from hefboom.kernel.codes import elfproef


def test_een_bsn_komt_niet_heel_in_een_log(caplog: pytest.LogCaptureFixture) -> None:
    bsn = Bsn("999900006")
    with caplog.at_level(logging.INFO):
        logging.getLogger("proef").info("%s %r %s", bsn, bsn, [bsn])
    assert "999900006" not in caplog.text
    assert "999900006" not in f"{bsn}{bsn!r}{ {bsn: bsn} }"


@given(st.from_regex(r"[0-9]{9}", fullmatch=True))
def test_de_fout_noemt_het_bsn_niet(digits: str) -> None:
    if elfproef(digits):
        assert Bsn(digits).cijfers == digits
    else:
        with pytest.raises(OngeldigeCode) as fout:
            Bsn(digits)
        assert digits not in str(fout.value)


@pytest.mark.parametrize("fout", ["", "12345678", "99990000x", "9999000061", "٩٩٩٩٠٠٠٠٦"])
def test_een_bsn_heeft_negen_cijfers(fout: str) -> None:
    with pytest.raises(OngeldigeCode):
        Bsn(fout)


def test_een_bsn_laat_zich_kopieren() -> None:
    bsn = Bsn("999900006")
    assert pickle.loads(pickle.dumps(bsn)) == copy.deepcopy(bsn) == bsn
    with pytest.raises(AttributeError, match="verandert niet"):
        bsn._cijfers = "123456782"


def test_codes_houden_hun_voorloopnul() -> None:
    assert Gemeentecode("0505") == "0505"
    assert AgbCode("00012345") == "00012345"
    assert pickle.loads(pickle.dumps(AgbCode("00012345"))) == "00012345"
    with pytest.raises(OngeldigeCode):
        Gemeentecode("505")
    with pytest.raises(OngeldigeCode):
        AgbCode("1234567")


@pytest.mark.parametrize(
    ("tekst", "getoond"),
    [
        ("999900006", "*****0006"),
        ("b999900006x", "b*****0006x"),
        ("9999000061", "*****0061"),  # a digit too many
        ("20260301999900006", "*****0006"),  # part of a reference
        ("9999.00.006", "*****0006"),
        ("999 900 006", "*****0006"),
        ("999-900-006", "*****0006"),
        ("7" * 5000, "*****7777"),  # no number is that long; not worth looking through
        ("123456789", "123456789"),  # fails the eleven-test: nobody's
        ("999999999", "999999999"),
        ("1234567", "1234567"),
        ("op 2026-03-02 van 42420001 aan 0505", "op 2026-03-02 van 42420001 aan 0505"),
        ("€ 999.900.006,00", "€ 999.900.006,00"),
        ("٩٩٩٩٠٠٠٠٦", "٩٩٩٩٠٠٠٠٦"),
    ],
)
def test_een_nummer_dat_een_bsn_kan_zijn_wordt_verhuld(tekst: str, getoond: str) -> None:
    assert verhuld(tekst) == getoond


@given(st.text("0123456789 .-x", max_size=60), st.integers(0, 70))
def test_wat_verhuld_is_bevat_geen_bsn_ook_niet_als_het_is_ingekort(
    tekst: str, langst: int
) -> None:
    kort = verhuld(tekst, langst)
    assert len(kort) <= langst
    assert not any(
        deel.isdigit() and elfproef(deel)
        for deel in (kort[p : p + 9] for p in range(len(kort) - 8))
    )


def test_inkorten_laat_geen_stuk_van_een_bsn_over() -> None:
    """Eight of nine digits give away the ninth."""
    assert "9999" not in verhuld("x" * 72 + "999900006", 80)


def test_een_bevinding_bevat_geen_bsn_wie_haar_ook_maakt() -> None:
    bevinding = Finding("HB002", "Is 999900006.", None, "Client/b999900006", 3, "999900006")
    assert "999900006" not in repr(bevinding)
    assert (bevinding.pad, bevinding.gevonden) == ("Client/b*****0006", "*****0006")
