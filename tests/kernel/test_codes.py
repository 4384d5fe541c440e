# SPDX-License-Identifier: EUPL-1.2
import copy
import logging
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hefboom.kernel import AgbCode, Bsn, Gemeentecode, Inzage, OngeldigeCode, Rol
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


def test_rol_en_bereik_horen_bij_elkaar() -> None:
    with pytest.raises(ValueError, match="past niet"):
        Inzage(Rol.BELEID)
    with pytest.raises(ValueError, match="past niet"):
        Inzage(Rol.CONTRACTMANAGER, gemeente=Gemeentecode("0505"))
    aanbieder = Inzage(Rol.AANBIEDER, aanbieder=AgbCode("42420001"))
    assert aanbieder.mag_aanbieder("42420001")
    assert not aanbieder.mag_aanbieder("42420002")
    assert not aanbieder.mag_gemeente("0505")
