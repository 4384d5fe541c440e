# SPDX-License-Identifier: EUPL-1.2
"""The comparison with the earlier commit sees what differs, and allows only what is on its list."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

import pytest

from benchmarks import vergelijk
from benchmarks.hulp import kant as kant_van
from benchmarks.hulp import werkboom
from hefboom import ijw
from hefboom.cli.hoofd import Fout

Rijen = dict[tuple[str, tuple[str, ...]], dict[str, Any]]
RIJ = {"toegekend": 100, "toetsen": [["TR321", "nee", "4 uur", "5 uur"]], "waarde": 0.1 + 0.2}


def kant(**anders: Any) -> Rijen:
    return {("Prestatie", ("bericht.xml", "1")): RIJ | anders}


@pytest.mark.parametrize(
    ("nu", "verwacht"),
    [
        (kant(), []),
        (kant(waarde=0.3), []),  # added in another order
        (kant(waarde=0.3001), ["waarde"]),
        (kant(toegekend=0), ["toegekend"]),
        (kant(toetsen=[], toegekend=0), ["toegekend", "toetsen"]),
        ({}, [""]),
        (kant() | {("Prestatie", ("bericht.xml", "2")): RIJ}, [""]),
    ],
)
def test_elk_verschil_wordt_gezien(nu: Rijen, verwacht: list[str]) -> None:
    assert [een.veld for een in vergelijk.verschillen(kant(), nu)] == verwacht


def test_wat_op_de_lijst_staat_mag_en_de_rest_niet(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    reden = vergelijk.Toegestaan("F1", "termijnen per maand", lambda een: een.veld == "toegekend")
    monkeypatch.setattr(vergelijk, "TOEGESTAAN", (reden,))
    assert vergelijk.toon(kant(), kant(toegekend=0), 5) == 0
    assert "Bedoeld (F1): 1 × termijnen per maand" in capsys.readouterr().out
    assert vergelijk.toon(kant(), kant(toegekend=0, toetsen=[]), 5) == 1
    getoond = capsys.readouterr().out
    assert "Prestatie, toetsen: 1 × anders" in getoond
    assert "TR321" in getoond


@pytest.mark.parametrize(
    ("zin", "mag"),
    [
        ("Het totaal. Verwacht: € 1,00. Gevonden: € 2,00.", True),
        ("Het totaal. Verwacht: € 9,00. Gevonden: € 2,00.", False),
    ],
)
def test_een_omgedraaide_zin_mag_een_andere_inhoud_niet(zin: str, mag: bool) -> None:
    eerder = [{"code": "TR358", "uitleg": "Het totaal. Gevonden: € 2,00. Verwacht: € 1,00."}]
    nu = [{"code": "TR358", "uitleg": zin}]
    verschil = vergelijk.Verschil("Verwerking", ("a.xml",), "bevindingen", eerder, nu)
    assert any(een.past(verschil) for een in vergelijk.TOEGESTAAN) is mag


REST = "Verwacht: 4 uur. Gevonden: 7 uur."
MIS = ijw.regel("TR321").mis


@pytest.mark.parametrize(
    ("zin", "code", "mag"),
    [
        (f"{MIS} {REST}", "TR321", True),
        (f"{MIS} Verwacht: 4 uur. Gevonden: 8 uur.", "TR321", False),
        (f"Er is iets anders mis. {REST}", "TR321", False),
        (f"{MIS} {REST}", "TR322", False),
    ],
)
def test_een_bevinding_mag_zeggen_wat_er_mis_is_en_niets_anders(
    zin: str, code: str, mag: bool
) -> None:
    oud = [{"code": "TR321", "uitleg": f"Het volume past in het toegewezen volume. {REST}"}]
    nu = [{"code": code, "uitleg": zin}, {"code": "HB025", "uitleg": "later erbij"}]
    for bevindingen in (nu, nu[:1]):
        verschil = vergelijk.Verschil("Verwerking", ("a.xml",), "bevindingen", oud, bevindingen)
        assert any(een.past(verschil) for een in vergelijk.TOEGESTAAN) is mag


@pytest.mark.parametrize(
    ("maat", "eerder", "mag"),
    [
        ("openstaand_bedrag", None, True),
        ("openstaand_bedrag", {"waarde": 1}, False),
        ("uitgaven", None, False),
    ],
)
def test_een_nieuwe_maat_mag_erbij_staan_een_oude_niet(
    maat: str, eerder: dict[str, int] | None, mag: bool
) -> None:
    for sleutel in ((maat, "segment", "toen", "1"), ("contract", maat, "segment")):
        verschil = vergelijk.Verschil("Cijfer", sleutel, "", eerder, {"waarde": 2})
        assert any(een.past(verschil) for een in vergelijk.TOEGESTAAN) is mag


@pytest.mark.parametrize(
    ("maat", "veld", "nu", "mag"),
    [
        ("jeugdigen_per_100", "noemer", 1123, True),
        ("jeugdigen_per_100", "teller", 6, False),
        ("uitgaven", "waarde", 6, False),
        ("uitgaven_per_jeugdige", "", {"teller": 0, "noemer": 166}, True),
        ("uitgaven_per_jeugdige", "", {"teller": 5, "noemer": 166}, False),
    ],
)
def test_een_noemer_mag_zeggen_wie_meedoet_een_teller_niets_anders(
    maat: str, veld: str, nu: Any, mag: bool
) -> None:
    eerder = 2231 if veld else None
    verschil = vergelijk.Verschil("Cijfer", (maat, "segment", "nu", "4"), veld, eerder, nu)
    assert any(een.past(verschil) for een in vergelijk.TOEGESTAAN) is mag


def test_wat_later_naast_een_cijfer_kwam_telt_niet_mee() -> None:
    nu = 'segment;waarde;status;herkomst;van;momentopname\n1;5;aanname;"a; en b";2026-01-01;x1\n'
    assert kant_van._regels_van(nu) == ["segment;waarde;van", "1;5;2026-01-01"]
    assert kant_van._regels_van("segment;waarde;van;momentopname\n1;5;2026-01-01;x2\n") == (
        kant_van._regels_van(nu)
    )


CSV = (
    "segment;segment_naam;maand;maand_naam;jeugdigen;onderdrukt",
    "3;Dag;2026-02;februari;18;nee",
)


@pytest.mark.parametrize(
    ("nu", "mag"),
    [
        ("3;Dag;2026-02;februari;;ja", True),
        ("3;Dag;2026-02;februari;19;nee", False),
        ("4;Veel;2026-02;februari;;ja", False),
    ],
)
def test_een_andere_cel_mag_verborgen_zijn_een_ander_cijfer_niet(nu: str, mag: bool) -> None:
    sleutel = ("aanbieder", "jeugdigen", "segment,maand")
    verschil = vergelijk.Verschil("Cijfer per rol", sleutel, "regels", [*CSV], [CSV[0], nu])
    assert any(een.past(verschil) for een in vergelijk.TOEGESTAAN) is mag


@pytest.mark.parametrize(
    ("nu", "mag"),
    [
        ("niet ingedeeld;verwijzer onbekend;18;nee", True),
        ("niet ingedeeld;verwijzer onbekend;;ja", True),
        ("niet ingedeeld;verwijzer onbekend;19;nee", False),
        ("niet ingedeeld;niet ingedeeld;19;nee", False),
        ("01;verwijzer onbekend;18;nee", False),
    ],
)
def test_iets_mag_anders_heten_een_ander_cijfer_of_een_andere_code_niet(nu: str, mag: bool) -> None:
    kop = "verwijzer;verwijzer_naam;jeugdigen;onderdrukt"
    oud = [kop, "niet ingedeeld;niet ingedeeld;18;nee"]
    sleutel = ("raad", "jeugdigen", "verwijzer")
    verschil = vergelijk.Verschil("Cijfer per rol", sleutel, "regels", oud, [kop, nu])
    assert any(een.past(verschil) for een in vergelijk.TOEGESTAAN) is mag


def test_zonder_git_of_zonder_de_commit_staat_er_wat_te_doen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(werkboom, "PROJECT", tmp_path)
    with pytest.raises(Fout, match="geen kloon van git"), werkboom.werkboom():
        pass
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    with pytest.raises(Fout, match="git fetch --unshallow"), werkboom.werkboom():
        pass
