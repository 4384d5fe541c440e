# SPDX-License-Identifier: EUPL-1.2
"""What a programmer meets: names, light imports, and errors that say what to give instead."""

import io
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

import hefboom
from hefboom import ijw
from hefboom.ijw.voorbeelden.berichten import VANDAAG, bericht

GOED = bericht("JW305")
DATA = ijw.schrijf(GOED)
CLAIM = bericht("JW323")
MOMENT = datetime(2026, 5, 7, 9, tzinfo=UTC)


def nieuw(**anders):
    gewoon = {
        "soort": "JW305", "afzender": "65656055", "ontvanger": "0505", "identificatie": "B1",
        "dagtekening": date(2026, 5, 6), "inhoud": GOED.inhoud,
    }  # fmt: skip
    return ijw.nieuw(**gewoon | anders)


FOUT = {
    "lees een tekst": (lambda: ijw.lees(DATA.decode()), TypeError, "bytes, geen str; geef Path"),
    "lees een pad": (lambda: ijw.lees(Path("x.xml")), TypeError, "geef pad.read_bytes()"),
    "lees niets": (lambda: ijw.lees(None), TypeError, "bytes, geen NoneType"),
    "beoordeel een pad": (lambda: ijw.beoordeel(Path("x"), VANDAAG), TypeError, "read_bytes"),
    "beoordeel op een moment": (lambda: ijw.beoordeel(DATA, MOMENT), TypeError, "moment.date()"),
    "stroom van een naam": (lambda: ijw.lees_declaraties("x.xml"), TypeError, "geef Path"),
    "stroom van tekst": (lambda: ijw.lees_declaraties(io.StringIO("x")), TypeError, "'rb'"),
    "stroom van niets": (lambda: ijw.lees_declaraties(None), TypeError, "geen NoneType"),
    "stroom van een map": (lambda: ijw.lees_declaraties(Path("/")), OSError, "directory"),
    "controleer op een moment": (
        lambda: ijw.controleer(GOED, MOMENT), TypeError, "geen datetime; geef moment.date()",
    ),
    "controleer op een tekst": (
        lambda: ijw.controleer(GOED, "2026-05-07"), TypeError, "een date, geen str",
    ),
    "controleer een lezing": (
        lambda: ijw.controleer(ijw.lees(DATA), VANDAAG), TypeError, "geef lezing.bericht",
    ),
    "schrijf een dict": (lambda: ijw.schrijf({}), TypeError, "een Bericht, geen dict"),
    "schrijf een lezing": (lambda: ijw.schrijf(ijw.lees(DATA)), TypeError, "lezing.bericht"),
    "een release die er niet is": (lambda: nieuw(nummer="3.1"), ValueError, "iJw 3.1 ken ik niet"),
    "een bericht zonder inhoud": (lambda: nieuw(inhoud=None), TypeError, "geen NoneType"),
    "een sleutel die geen naam is": (
        lambda: ijw.schrijf(nieuw(inhoud={**GOED.inhoud, 5: 1})),
        ijw.NietTeSchrijven, "5 hoort hier niet",
    ),
    "een retourcode zonder rij": (
        lambda: ijw.antwoord(CLAIM, "A1", VANDAAG, {}, "0001"), TypeError, "in een tuple",
    ),
    "een afkeur zonder rij": (
        lambda: ijw.antwoord(CLAIM, "A1", VANDAAG, {"Declaratie": "9321"}), TypeError, "tuple",
    ),
    "een naam die er niet is": (lambda: ijw.Stromen, AttributeError, "Stromen"),
}  # fmt: skip


@pytest.mark.parametrize(("doe", "soort", "zegt"), FOUT.values(), ids=FOUT)
def test_wie_iets_verkeerds_geeft_hoort_wat_wel(doe, soort, zegt) -> None:
    with pytest.raises(soort) as fout:
        doe()
    assert zegt in str(fout.value)


def test_alles_wat_de_kamer_noemt_is_er() -> None:
    for naam in ijw.__all__:
        assert getattr(ijw, naam) is not None
        assert f"`{naam}" in ijw.__doc__, f"{naam} is not told in the docstring"
    assert isinstance(ijw.lees_declaraties(ijw.schrijf(CLAIM)), ijw.Stroom)


def test_wie_niet_streamt_wacht_niet_op_arrow() -> None:
    code = "import sys, hefboom.ijw; print(*sys.modules)"
    hier = {"PYTHONPATH": str(Path(hefboom.__file__).parents[1])}
    opdracht = [sys.executable, "-c", code]
    uit = subprocess.run(opdracht, capture_output=True, text=True, check=True, env=hier)
    kamers = {naam.partition(".")[0] for naam in uit.stdout.split()}
    assert not kamers & {"pyarrow", "numpy", "django"}
