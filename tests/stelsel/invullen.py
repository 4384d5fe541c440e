# SPDX-License-Identifier: EUPL-1.2
"""Fills in the open places of `hefboom stelsel nieuw`, as someone would for a region of one
municipality. What is not foreseen here stays open, and then the region does not load."""

import re
from pathlib import Path

VAN, TOT = "2026-01-01", "2028-01-01"
GEMEENTE, PRODUCT = "0119", "45A48"

INGEVULD = {
    "naam van de regio": "Noordoost",
    "afkorting van de uitvoerder": "SNO",
    "naam van de uitvoerder": "Samenwerking Noordoost",
    "CBS-code van de gemeente": GEMEENTE,
    "naam van de gemeente": "Meppel",
    "aantal inwoners van 0 tot en met 17 jaar": "6500",
    "jaar van dat aantal": "2025",
    "hoe zeker het aantal is": "hoog",
    "aantal gemeenten": "1",
    "naam van segment 1": "Ambulant",
    "bekostiging van segment 1": "inspanning",
    "het doel in een zin": "Hulp is dichtbij.",
    "code van de productgroep, een woord": "ambulant",
    "naam van de productgroep": "ambulante hulp",
    "productcode van vijf tekens": PRODUCT,
    "naam van het product": "Begeleiding",
    "eenheid van het product": "04",
    "vorm van het product": "individueel",
    "tarief in eurocenten per eenheid": "8125",
    "aantal dagen tot de start van hulp": "42",
    "actie bij HB018, een van de vijf": "taak",
    "eerste jaar van de besluiten": "2026",
    "budget van segment 1 in hele euro's": "1_250_000",
    "som van het besparingspad in hele euro's, negatief": "-100_000",
    "eerste jaar van het besparingspad": "2026",
    "besparing in dat jaar in hele euro's, negatief": "-100_000",
    "korte code van het besluit, een woord": "KADER",
    "waarover het besluit gaat": "Het inkoopkader",
    "orgaan dat besloot": "Gemeenteraad van Meppel",
    "dag van het besluit, als jaar-maand-dag": "2025-06-01",
    "stuk waarin het besluit staat": "raadsbesluit 12",
    "eerste punt van het besluit, in een zin": "De raad stelt het kader vast.",
    "wat er in segment 1 hoort, in een zin": "Begeleiding thuis.",
    "aantal aanbieders": "4",
    "deel dat zij samen hebben, in procenten": "80",
    "een op hoeveel jeugdigen hulp krijgt": "8",
    "vorm van zorg": "begeleiding",
    "korte code van het kader, een woord": "WET",
    "naam van het kader": "Een nieuwe wet",
    "wat er verandert als het kader ingaat": "Minder soorten hulp.",
    "korte code van de overeenkomst, een woord": "OVEREENKOMST",
    "naam van de overeenkomst": "Overeenkomst 2026",
    "wat er dan klaar is": "De contracten zijn getekend.",
    "naam van de regiovisie": "Regiovisie Noordoost",
    "eerste ambitie, in een zin": "Kinderen groeien thuis op.",
    "het beginsel, in een zin": "Dichtbij als het kan.",
    "aantal maanden wachten": "3",
    "wat er gebeurt bij langer wachten": "Een gesprek.",
    "naam van de soort plaats": "gezinshuis",
    "wat de hulp moet opleveren, in een zin": "Het gezin redt zich.",
    "titel van het stuk": "Inkoopkader Noordoost 2026",
    "orgaan dat het vaststelde": "Gemeenteraad van Meppel",
    "wat van het stuk is vastgesteld": "Alles",
    "true als dit zo is, anders false": "false",
    "wie deze richting koos": "De opstellers",
    "taakgericht of prestatiegericht": "prestatiegericht",
    "herziening of aanbesteding_of_open_huis": "herziening",
    "bron van de spanning": "B1:blz. 3; B1:blz. 7",
    "wat deze maat niet meet van het doel": "Of de hulp dichtbij is",
    "naam van het project": "Invoering",
    "kosten van het project in hele euro's, over alle jaren samen": "10_000",
    "eerste jaar van het project": "2026",
    "wie het project betaalt": "de gemeenten",
    "hoe de vaste aandelen tot stand kwamen": "Zo is het besloten.",
    "code van een gemeente, vier cijfers": GEMEENTE,
    "haar aandeel, een heel getal": "1",
    "korte code van de bestemming, een woord": "begeleiding",
    "korte naam van de spanning, een woord": "jaartallen",
    "wat tegenover wat staat, in een zin": "Het ene stuk noemt 2026, het andere 2027",
    "eerste dag na de besluiten, als jaar-maand-dag": TOT,
    "dag van vaststelling, als jaar-maand-dag": "2025-06-01",
}


def vul_in(map_: Path) -> Path:
    """Every open place in the folder, and the second budget that the comment asks for."""

    def waarde(plek: re.Match[str]) -> str:
        tekst = plek.group(1)
        if tekst in INGEVULD:
            return INGEVULD[tekst]
        if tekst.startswith("bron van"):
            return "B1:blz. 3"
        if tekst.startswith("status van"):
            return "besloten"
        if tekst.startswith("eerste dag"):
            return VAN
        return plek.group(0)

    for bestand in map_.glob("*.yaml"):
        tekst = re.sub("<([^<>]+)>", waarde, bestand.read_text(encoding="utf-8"))
        bestand.write_text(tekst, encoding="utf-8")
    budgetten = map_ / "budgetten.yaml"
    jaar = budgetten.read_text(encoding="utf-8").split("budgetten:\n")[1]
    with budgetten.open("a", encoding="utf-8") as stroom:
        stroom.write(jaar.replace("2026", "2027"))
    return map_
