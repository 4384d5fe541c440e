# SPDX-License-Identifier: EUPL-1.2
"""A password that cannot be guessed; what is wrong with another is said in Dutch."""

from __future__ import annotations

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from hefboom.inzage.models import Gebruiker

WIE = Gebruiker(username="johanna.devries", first_name="Johanna", last_name="de Vries")


@pytest.mark.parametrize(
    "goed",
    ["vier fietsen op een dijk", "kT9#mq2Lx!vB", "blauwe lamp naast de poort", "n0rm@le-Regenjas"],
)
def test_wat_goed_is(goed: str) -> None:
    validate_password(goed, WIE)


@pytest.mark.parametrize(
    ("slecht", "zin"),
    [
        ("Zomer2026", "minstens 12 tekens"),
        ("hefboom1", "minstens 12 tekens"),
        ("Zomer2026!Zomer", "bekende woorden"),
        ("Welkom2026!!!", "bekende woorden"),
        ("W3lk0m2026!!!", "bekende woorden"),
        ("hefboom-demo", "bekende woorden"),
        ("gemeente-jeugdhulp-2026", "bekende woorden"),
        ("192837465546", "bekende woorden"),
        ("aaaaaaaaaaaaaa", "herhaalt"),
        ("abcabcabcabcabc", "herhaalt"),
        ("123456789012", "herhaalt"),
        ("qwertyuiopasd", "herhaalt"),
        ("johanna.devries1", "lijkt te veel op uw naam"),
        ("1234567890qwe", "herhaalt"),
    ],
)
def test_wat_te_raden_is(slecht: str, zin: str) -> None:
    with pytest.raises(ValidationError) as fout:
        validate_password(slecht, WIE)
    tekst = " ".join(fout.value.messages)
    assert zin in tekst
    assert "password" not in tekst.lower()
