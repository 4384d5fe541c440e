# SPDX-License-Identifier: EUPL-1.2
"""The examples as they are read: whole sentences, and nothing that only a maker understands."""

import re

import pytest

from hefboom.cli import main
from hefboom.declaraties.toetsen import PRESTATIETOETSEN
from hefboom.declaraties.voorbeelden import voorbeelden_van as bij_declaraties
from hefboom.ijw.regels.toetsen import TOETSEN
from hefboom.ijw.voorbeelden import voorbeelden_van
from hefboom.ijw.voorbeelden.tonen import FOUT, GOED, NIET

#: about the day of receipt, which no message shows
OP_DE_KLOK = {"TR135"}


@pytest.mark.parametrize("code", sorted(set(TOETSEN) - OP_DE_KLOK))
def test_elke_regel_in_een_bericht_toont_een_goed_en_een_fout(code: str) -> None:
    standen = [voorbeeld.stand for voorbeeld in voorbeelden_van(code)]
    assert standen[0] == GOED
    assert {GOED, FOUT} <= set(standen) <= {GOED, FOUT, NIET}


@pytest.mark.parametrize("code", sorted({*TOETSEN, *(check.code for check in PRESTATIETOETSEN)}))
def test_elk_voorbeeld_is_te_lezen(code: str) -> None:
    for voorbeeld in (*voorbeelden_van(code), *bij_declaraties(code)):
        assert voorbeeld.geval
        assert (voorbeeld.stand == GOED) == (not voorbeeld.uitleg)
        assert not voorbeeld.uitleg or re.fullmatch(r"\S.*\.", voorbeeld.uitleg)
        samen = f"{voorbeeld.geval} {voorbeeld.uitleg}"
        assert not re.search(r"[{}<>]|datetime|Bsn\(|Cents|None|\b9{5}\d{4}\b", samen), samen


@pytest.mark.parametrize(
    ("code", "regels"),
    [
        (
            "TR321",
            [
                "Voorbeelden bij het beoordelen van declaraties, van acht uur van product 45A04",
                "  goed: acht van de tien uur",
                "  fout: twaalf van de tien",
                "      12 uur in april 2026 gedeclareerd, 10 uur toegewezen. Dien",
                "  niet van toepassing: een toewijzing zonder omvang",
                "      De toewijzing noemt geen omvang.",
            ],
        ),
        (
            "CS003",
            [
                "Voorbeelden in het bericht zelf:",
                "  fout: een gewone JW301 met Einddatum in ToegewezenProduct 1 van Client: 1",
                "      Verwacht: 1 juni 2026 of later. Gevonden: 1 januari 2026.",
                "  niet van toepassing: een gewone JW301 zonder Einddatum in ToegewezenProduct 2",
            ],
        ),
        ("CS002", ["  fout: een gewone JW305 met Bsn in Client: *****6789"]),
        ("CS058", ["StartProduct 1 van Client: 9 (Niet van toepassing (ongewijzigd))"]),
        ("TR342", ["van DeclaratieAntwoord: € 99,99"]),
    ],
)
def test_verklaar_toont_de_voorbeelden(
    capsys: pytest.CaptureFixture[str], code: str, regels: list[str]
) -> None:
    assert main(["ijw", "verklaar", code]) == 0
    uit = capsys.readouterr().out
    for regel in regels:
        assert regel in uit
