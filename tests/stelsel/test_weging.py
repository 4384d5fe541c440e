# SPDX-License-Identifier: EUPL-1.2
"""A weighing with a hole is named by file, line and what to do; a change says why."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from hefboom.stelsel import Wegingen, lees_regio

H = "haaglanden"
BESTAND = f"{H}/weging.yaml"
Breek = Callable[..., Path]
Fouten = Callable[[Path, str], list[str]]

VEEL = '        veel_aanbieders: {vinkje: false, bron: "S3:606", status: voorlopig}\n'
KEUZE = """\
      inkoop:
        - vanaf: 2025-04-15
          wie: De opstellers van de inkoopstrategie
          richting: aanbesteding_of_open_huis
"""

GEVALLEN = [
    (VEEL, "", "weging › segmenten › 1 › prestatiegericht: 'veel_aanbieders' ontbreekt."),
    (
        VEEL,
        VEEL.replace("veel_aanbieders", "vele_aanbieders"),
        "'vele_aanbieders' ken ik hier niet. Bedoelt u 'veel_aanbieders'?",
    ),
    (
        VEEL,
        VEEL.replace(', bron: "S3:606"', ""),
        "de bron ontbreekt. Zeg met `bron:` waar de waarde vandaan komt.",
    ),
    (VEEL, VEEL.replace(", status: voorlopig", ""), "de status ontbreekt."),
    (VEEL, VEEL.replace("false", "misschien"), "dit moet ja of nee zijn, niet 'misschien'."),
    ('    "5":\n', '    "9":\n', "segment '9' bestaat niet. Kies uit: 0, 1, 2, 3, 4, 5."),
    (
        "zegt: {weinig_aanbieders: true}",
        "zegt: {weinig_aanbieder: true}",
        "criterium 'weinig_aanbieder' bestaat niet. Kies uit: belang_partnerschap,",
    ),
    (
        "          procent: 70\n",
        "",
        "'aanbieders', 'procent' en 'waarvan' horen bij elkaar.",
    ),
    (
        "criterium: type_zorg",
        "criterium: soort_zorg",
        "'soort_zorg' ken ik niet. Kies uit 'type_zorg'",
    ),
    (
        KEUZE,
        KEUZE.replace("      inkoop:\n", "      inkoop: []\n      later:\n"),
        "'later' ken ik hier niet.",
    ),
]


@pytest.mark.parametrize(("oud", "nieuw", "zegt"), GEVALLEN, ids=[g[2][:50] for g in GEVALLEN])
def test_een_gat_in_de_weging(
    breek: Breek, fouten: Fouten, oud: str, nieuw: str, zegt: str
) -> None:
    gevonden = fouten(breek(BESTAND, oud, nieuw), H)
    assert any(zegt in tekst for tekst in gevonden), gevonden
    assert all(tekst.startswith(f"{BESTAND}, regel ") for tekst in gevonden), gevonden


ANDERS = """\
        - vanaf: 2025-11-03
          wie: Het bestuurlijk overleg
          richting: herziening
{extra}          bron: "S3:958-961"
          status: voorlopig
      bewijsregels:
        - tekst: Grote diversiteit aan hulpvragen
"""
OUD = "      bewijsregels:\n        - tekst: Grote diversiteit aan hulpvragen\n"


def test_wie_een_andere_procedure_kiest_zegt_waarom_en_wat_dat_doet(
    breek: Breek, fouten: Fouten
) -> None:
    gevonden = fouten(breek(BESTAND, OUD, ANDERS.format(extra="")), H)
    assert len(gevonden) == 2
    assert "deze richting vervangt een eerdere, en 'reden' ontbreekt." in gevonden[0]
    assert "wat dat doet met de planning en de besluiten." in gevonden[1]


def test_de_eerdere_procedure_blijft_te_zien(breek: Breek) -> None:
    extra = (
        "          reden: Aanbieders willen samen verder\n"
        "          gevolg: De raden besluiten opnieuw; de aanbesteding vervalt\n"
    )
    wortel = breek(BESTAND, OUD, ANDERS.format(extra=extra))
    inkoop = lees_regio(wortel, H)[Wegingen].per_segment["5"].inkoop
    toen, nu = inkoop.op(date(2025, 5, 1)), inkoop.op(date(2025, 12, 1))
    assert toen is not None
    assert nu is not None
    assert (toen.richting, nu.richting) == ("aanbesteding_of_open_huis", "herziening")
    assert (nu.wie, nu.reden) == ("Het bestuurlijk overleg", "Aanbieders willen samen verder")
    assert nu.gevolg == "De raden besluiten opnieuw; de aanbesteding vervalt"
