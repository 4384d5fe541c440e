# SPDX-License-Identifier: EUPL-1.2
"""A received answer held against its claim: each rule passing, failing and silent."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from hefboom import ijw
from hefboom.declaraties.antwoordtoets import TOETSEN, stand_van, toets_antwoord
from hefboom.kernel import Bsn, Failed, NotApplicable, Passed

ANNA, BRAM = Bsn("999900006"), Bsn("999900018")
DAG = date(2026, 5, 6)
APRIL = {"Begindatum": date(2026, 4, 1), "Einddatum": date(2026, 4, 30)}
KAPOT = "0001"


def prestatie(referentie: str, volume: int = 8) -> dict[str, Any]:
    return {
        "ProductReferentie": {"ReferentieNummer": referentie},
        "ToewijzingNummer": 7,
        "ProductCategorie": "45",
        "ProductCode": "45A04",
        "ProductPeriode": APRIL,
        "GeleverdVolume": volume,
        "Eenheid": "04",
        "ProductTarief": 100,
        "IngediendBedrag": {"Bedrag": 100 * volume, "DebetCredit": "D"},
    }


def client(bsn: Bsn, *regels: dict[str, Any]) -> dict[str, Any]:
    return {"Bsn": bsn, "Prestaties": {"Prestatie": regels}}


DECLARATIE = ijw.nieuw(
    "JW323",
    "65656055",
    "0505",
    "DECL1",
    DAG,
    {
        "Declaratie": {
            "DeclaratieNummer": "N1",
            "DeclaratiePeriode": APRIL,
            "DeclaratieDagtekening": DAG,
            "TotaalIngediendBedrag": {"TotaalBedrag": 1600, "DebetCredit": "D"},
            "Clienten": {"Client": (client(ANNA, prestatie("R1"), prestatie("R2")),)},
        }
    },
)
PAD = "Declaratie/Clienten/Client[1]/Prestaties/Prestatie[1]"
ANTWOORD = ijw.antwoord(DECLARATIE, "ANTW1", DAG, {PAD: ("9338",)})
AFGEKEURD = ijw.antwoord(DECLARATIE, "ANTW2", DAG, {}, (KAPOT,))
BEKEND, ONBEKEND = stand_van(DECLARATIE, True), stand_van(None, False)
assert ANTWOORD.kop.retour is not None
ANDERE_XSD = replace(
    ANTWOORD, kop=replace(ANTWOORD.kop, retour=replace(ANTWOORD.kop.retour, xsd_bericht="9.9.9"))
)

VOORBEELDEN = [
    ("TR337", ANTWOORD, BEKEND, Passed),
    ("TR337", ANTWOORD, ONBEKEND, Failed),
    ("TR371", ANTWOORD, BEKEND, Passed),
    ("TR371", ANDERE_XSD, BEKEND, Failed),
    ("TR371", ANTWOORD, ONBEKEND, NotApplicable),
    ("TR376", ANTWOORD, BEKEND, Passed),
    ("TR376", ANTWOORD, ONBEKEND, Failed),
    ("TR376", AFGEKEURD, ONBEKEND, NotApplicable),
    ("TR304", client(ANNA), BEKEND, Passed),
    ("TR304", client(BRAM), BEKEND, Failed),
    ("TR304", client(BRAM), ONBEKEND, NotApplicable),
    ("TR366", prestatie("R1"), BEKEND, Passed),
    ("TR366", prestatie("R9"), BEKEND, Failed),
    ("TR366", prestatie("R1"), ONBEKEND, NotApplicable),
    ("TR367", prestatie("R1"), BEKEND, Passed),
    ("TR367", prestatie("R1", volume=9), BEKEND, Failed),
    ("TR367", prestatie("R9"), BEKEND, NotApplicable),
]


@pytest.mark.parametrize(("code", "wat", "stand", "antwoord"), VOORBEELDEN)
def test_de_regel_antwoordt(code, wat, stand, antwoord):
    assert isinstance(dict(TOETSEN)[code](wat, stand), antwoord)


def test_elke_regel_heeft_voorbeelden_van_elk_antwoord():
    gezien: dict[str, set[type]] = {"TR337": {NotApplicable}}  # it always applies
    for code, _, _, antwoord in VOORBEELDEN:
        gezien.setdefault(code, set()).add(antwoord)
    assert gezien == {code: {Passed, Failed, NotApplicable} for code, _ in TOETSEN}


def test_ons_eigen_antwoord_klopt_met_de_declaratie():
    assert toets_antwoord(ANTWOORD, BEKEND) == ()
    assert toets_antwoord(AFGEKEURD, BEKEND) == ()


def test_twee_regels_met_hetzelfde_nummer_zijn_elk_terug_te_sturen():
    """TR314 refuses the second; the same number under two clients is no double line (TR101)."""
    blok = DECLARATIE.inhoud["Declaratie"]
    clienten = (client(ANNA, prestatie("R1", 8)), client(BRAM, prestatie("R1", 5)))
    dubbel = replace(DECLARATIE, inhoud={"Declaratie": {**blok, "Clienten": {"Client": clienten}}})
    toets, stand = dict(TOETSEN)["TR367"], stand_van(dubbel, True)
    assert isinstance(toets(prestatie("R1", 8), stand), Passed)
    assert isinstance(toets(prestatie("R1", 5), stand), Passed)
    assert isinstance(toets(prestatie("R1", 6), stand), Failed)


def test_een_bevinding_noemt_de_plek_en_geen_bsn():
    vreemd = replace(
        ANTWOORD,
        inhoud={
            "DeclaratieAntwoord": {
                **ANTWOORD.inhoud["DeclaratieAntwoord"],
                "Clienten": {"Client": (client(BRAM, prestatie("R9")),)},
            }
        },
    )
    bsn, regel = toets_antwoord(vreemd, BEKEND)
    assert (bsn.code, bsn.pad) == ("TR304", "DeclaratieAntwoord/Clienten/Client[1]/Bsn")
    assert BRAM.cijfers not in bsn.uitleg
    assert regel.pad == "DeclaratieAntwoord/Clienten/Client[1]/Prestaties/Prestatie[1]"
