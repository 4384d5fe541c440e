# SPDX-License-Identifier: EUPL-1.2
"""The goal tree names what is there: an unknown goal, ambition, lever or decision is a fault."""

from collections.abc import Callable
from pathlib import Path

import pytest

from hefboom.cli.hoofd import main
from hefboom.measures import vreemde_maten
from hefboom.stelsel import Doelen, Doelenboom, Regio, controleer, kijk_eerst_in, laad, lees_regio

H = "haaglanden"
BESTAND = f"{H}/doelenboom.yaml"
Breek = Callable[..., Path]
Fouten = Callable[[Path, str], list[str]]

TAK = '{segment: "1", doel: 2, ambities: [3], besluit: INKOOPSTRATEGIE, punt: b'

GEVALLEN = [
    ("doel: 2,", "doel: 7,", "doel van segment 1 '7' bestaat niet. Kies uit: 1, 2, 3, 4, 5, 6."),
    ("doel: 2,", "doel: 3,", "doel 3 van segment 1 staat er al."),
    ('segment: "1"', 'segment: "8"', "segment '8' bestaat niet."),
    ("[3]", "[9]", "ambitie '9' bestaat niet. Kies uit: 1, 2, 3, 4, 5, 6, 7."),
    ("besluit: INKOOPSTRATEGIE", "besluit: IETS", "besluit 'IETS' bestaat niet. Kies uit:"),
    ("punt: b", "punt: z", "punt 'z' bestaat niet. Kies uit: a, b, c, d, e, f, g, h."),
    ("besluit: INKOOPSTRATEGIE, ", "", "een punt hoort bij een besluit."),
    ("[3]", '[3], hefbomen: ["S3:1"]', "hefboom of voornemen 'S3:1' bestaat niet."),
    ("[3]", "[3], maten: [{maat: duur, dekking: deels}]", "'toelichting' ontbreekt."),
]


@pytest.mark.parametrize(("oud", "nieuw", "zegt"), GEVALLEN, ids=[g[2][:40] for g in GEVALLEN])
def test_wat_er_niet_is_wordt_genoemd(
    breek: Breek, fouten: Fouten, oud: str, nieuw: str, zegt: str
) -> None:
    gevonden = fouten(breek(BESTAND, TAK, TAK.replace(oud, nieuw)), H)
    assert any(zegt in tekst for tekst in gevonden), gevonden
    assert all(tekst.startswith(f"{BESTAND}, regel ") for tekst in gevonden), gevonden


def test_een_doel_zonder_tak_wordt_gevonden(breek: Breek) -> None:
    regel = f'  - {TAK}, bron: "HEFBOOM", status: aanname}}\n'
    regio = lees_regio(breek(BESTAND, regel, ""), H)
    assert "doel 2 van segment 1 hangt niet in de doelenboom." in [
        tekst for bewijs in controleer(regio) for tekst in bewijs.fouten
    ]


def test_een_maat_die_er_niet_is_wordt_gevonden(
    breek: Breek, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    wortel = breek(BESTAND, "{maat: boven_duurnorm}", "{maat: boven_duur_norm}")
    zin = (
        "doel 1 van segment 5 noemt maat boven_duur_norm, en die is er niet. "
        "Bedoelt u boven_duurnorm?"
    )
    assert list(vreemde_maten(lees_regio(wortel, H))) == [zin]
    monkeypatch.setenv("HEFBOOM_STELSEL", str(wortel))
    try:
        assert main(["stelsel", "controleer", H]) == 1
    finally:
        kijk_eerst_in(None)
    assert zin in capsys.readouterr().out


def test_elke_maat_die_wij_noemen_bestaat(elke_regio: Regio) -> None:
    assert list(vreemde_maten(elke_regio)) == []


def test_elk_doel_hangt_aan_een_ambitie_en_een_besluit() -> None:
    regio = laad(H)
    for segment, doelen in regio[Doelen].per_segment.items():
        for doel in doelen:
            tak = regio[Doelenboom].van(segment, doel.nummer)
            assert tak is not None
            assert tak.ambities
            assert (tak.besluit, tak.punt) == ("INKOOPSTRATEGIE", "b")
