# SPDX-License-Identifier: EUPL-1.2
"""The proofs: they hold for what ships, and each finds what it is for."""

from collections.abc import Callable
from pathlib import Path

import pytest

from hefboom.stelsel import Regio, lees_regio
from hefboom.stelsel.controle import beweringen, controleer

Z, H = "zuid-holland-zuid", "haaglanden"
Breek = Callable[..., Path]

SEGMENT = "Elk product hoort op elke dag bij precies één open segment"
DEELNAME = "Van elke productgroep is bekend welke gemeenten meedoen"
GEMEENTE = "Elke gemeente doet mee"
TARIEF = "Elk product heeft altijd een tarief"
DOEL = "Elk doel hoort bij een segment dat open is"
BEKOSTIGING = "Elk open segment heeft een bekostiging"
PRODUCTEN = "Elk open segment heeft producten"
LID = "Elke gemeente is lid binnen de looptijd"
BUDGET = "Elk open segment heeft per jaar een budget"
NORM = "Elke norm past bij zijn product"
BELEID = "Wat wordt afgekeurd, is besloten"
PAD = "Het besparingspad telt op en wordt nooit kleiner"
WEGING = "Elke weging past bij de schaal en de bekostiging"
GEWOGEN = "Wie weegt, weegt elk open segment"
BOOM = "Elk doel hangt in de doelenboom"
BESLUIT = "Elk besluit heeft een orgaan, een dag en een stuk"
UITSPRAAK = "Elke uitspraak gaat over een segment dat open is"
MARKT = "Elk marktfeit heeft één aantal"
MARKTWEGING = "De weging noemt de markt zoals de marktfeiten"
SCOPE = "Geen product valt buiten de scope"
KADER = "Van elk extern kader is bekend wat het raakt"
SPANNING = "Elke spanning noemt twee plekken"
CONTRACTEN = "De contracten sluiten op elkaar aan"
VISIE = "Elke regiovisie heeft ambities"
BEGINSEL = "Elk beginsel geldt binnen de looptijd"
WACHTGRENS = "De wachtgrens geldt binnen de looptijd"
PLAATS = "Elk verblijf hoort bij een soort plaats"
MIX = "Elke functiemix telt op tot 100 procent"
SLEUTEL = "Een verdeelsleutel verdeelt alle hulp"
PROGRAMMA = "Programmakosten worden niet naar gebruik verdeeld"
OPVOLGER = "Elke opgeheven gemeente gaat over in een lid"
VERPLICHT = "Wat de regio moet inkopen, blijft regionaal"
BESTEMMING = "Elke bestemming past bij wie meedoet"
DELEN = "Elke verdeling van een prijs telt op tot 100 procent"

#: one or more broken places per proof: (proof, region, file, old, new, the fault)
GEVALLEN = [
    (
        SLEUTEL,
        H,
        f"{H}/verdeelsleutels.yaml",
        "      - maat: vast\n",
        "      - maat: vast\n        hulp: verblijf\n",
        "sleutel vaste_aandelen zegt niet hoe de andere hulp wordt verdeeld.",
    ),
    (
        PROGRAMMA,
        Z,
        f"{Z}/programmakosten.yaml",
        "sleutel: null",
        "sleutel: werkelijke_kosten",
        "Kwaliteit als Medicijn, fase 0 en 1 wordt verdeeld naar gebruik, maar een project heeft "
        "geen gebruik.",
    ),
    (
        OPVOLGER,
        Z,
        f"{Z}/gemeenten.yaml",
        "    naam: Alblasserdam\n",
        "    naam: Alblasserdam\n    opvolger: "
        '{gemeente: "0505", bron: "CBSGEM", status: aanname}\n',
        "Alblasserdam (0482) heeft een opvolger, maar geen `lid_tot`.",
    ),
    (
        VERPLICHT,
        Z,
        f"{Z}/bestemmingen.yaml",
        'producten: ["45A49", "45A90"]',
        'producten: ["45A49", "53A01"]',
        "licht_ambulant: 53A01 moet regionaal worden ingekocht en kan op 1 juli 2027 niet lokaal "
        "worden.",
    ),
    (
        BESTEMMING,
        H,
        f"{H}/bestemmingen.yaml",
        'groepen: [onderwijs]\n    gemeenten: ["0518"]\n    wordt: lokaal\n    vanaf: 2024-01-01',
        'groepen: [onderwijs]\n    gemeenten: ["0518"]\n    wordt: lokaal\n    vanaf: 2026-01-01',
        "haags_onderwijs: gemeente 0518 doet op 31 december 2025 aan geen ervan mee.",
    ),
    (
        BELEID,
        Z,
        f"{Z}/beleid.yaml",
        "{bevinding: HB020, actie: taak",
        "{bevinding: HB027, actie: afkeuren",
        "HB027 wordt vanaf 2026-01-01 afgekeurd op grond van een aanname.",
    ),
    (
        SEGMENT,
        Z,
        f"{Z}/producten.yaml",
        '{vanaf: 2026-01-01, waarde: "1", bron: "S0:64-67", status: besloten}',
        '{vanaf: 2026-02-01, waarde: "1", bron: "S0:64-67", status: besloten}',
        "46A01 Toeslag crisis ambulant hoort op 1 januari 2026 bij segment 5, "
        "maar dat is dan niet open.",
    ),
    (
        SEGMENT,
        Z,
        f"{Z}/producten.yaml",
        '{vanaf: 2026-01-01, waarde: "1", bron: "S0:64-67", status: besloten}',
        '{vanaf: 2026-01-01, waarde: null, bron: "S0:64-67", status: besloten}',
        "46A01 Toeslag crisis ambulant hoort op 1 januari 2026 bij geen segment.",
    ),
    (
        DEELNAME,
        Z,
        f"{Z}/deelname.yaml",
        'crisis, schaal: alle tien, vanaf: 2026-01-01, bron: "S0:69-70"',
        'crisis, schaal: alle tien, vanaf: 2026-01-02, bron: "S0:69-70"',
        "wie meedoet aan groep 'crisis' van segment 2 (46A03) is op 1 januari 2026 niet bekend.",
    ),
    (
        DEELNAME,
        H,
        f"{H}/deelname.yaml",
        "aantal: 9",
        "aantal: 10",
        "schaal H9 moet 10 gemeenten tellen en telt er 9.",
    ),
    (
        DEELNAME,
        H,
        f"{H}/deelname.yaml",
        "\ndeelname:\n",
        '\ndeelname:\n  - {segment: "4", groep: crisis, schaal: H8, vanaf: 2027-01-01, bron: S4, '
        "status: besloten}\n",
        "deelname aan groep 'crisis' van segment 4 heeft geen product.",
    ),
    (
        DEELNAME,
        H,
        f"{H}/deelname.yaml",
        'gemeenten: ["0503", "1916", "1842", "1926", "0603", "0629", "1783", "0637"]',
        "gemeenten: []",
        "aan groep 'dagbesteding' van segment 3 (41A05) doet op 1 januari 2027 "
        "geen enkele gemeente mee.",
    ),
    (
        GEMEENTE,
        Z,
        f"{Z}/deelname.yaml",
        '["0482", ',
        "[",
        "Alblasserdam (0482) doet op geen enkele schaal mee.",
    ),
    (
        LID,
        Z,
        f"{Z}/gemeenten.yaml",
        "lid_vanaf: 2019-01-01",
        "lid_vanaf: 2030-01-01",
        "Alblasserdam (0482) is nooit lid binnen de looptijd.",
    ),
    (
        TARIEF,
        Z,
        f"{Z}/tarieven.yaml",
        "{vanaf: 2022-01-01, cents: 6900",
        "{vanaf: 2022-02-01, cents: 6900",
        "45A48 Ambulante jeugdhulp, individueel heeft vanaf 1 januari 2022 geen tarief.",
    ),
    (
        DOEL,
        Z,
        f"{Z}/doelen.yaml",
        "    tot: 2026-01-01\n",
        "",
        "doel 1 van segment 5 hoort vanaf 1 januari 2026 bij een segment dat niet open is.",
    ),
    (
        DOEL,
        H,
        f"{H}/doelen.yaml",
        '  - {segment: "0", reden: "zonder segmenten waren er geen doelen per segment; de ambities '
        'van de regiovisie golden", bron: "S3:181-192", status: feit}\n',
        "  []\n",
        "segment 0 heeft geen enkel doel.",
    ),
    (
        DOEL,
        H,
        f"{H}/doelen.yaml",
        "vanaf: 2027-01-01",
        "vanaf: 2035-01-01",
        "doel 1 van segment 1 geldt nooit.",
    ),
    (
        BEKOSTIGING,
        Z,
        f"{Z}/bekostiging.yaml",
        '    - {vanaf: 2026-01-01, waarde: null, bron: "S0:62", status: besloten}\n',
        "",
        "segment 5 is op 1 januari 2026 dicht, maar met bekostiging.",
    ),
    (
        BEKOSTIGING,
        H,
        f"{H}/bekostiging.yaml",
        "{vanaf: 2027-01-01, waarde: inspanning",
        "{vanaf: 2027-03-01, waarde: inspanning",
        "segment 5 is op 1 januari 2027 open, zonder bekostiging.",
    ),
    (
        PRODUCTEN,
        Z,
        f"{Z}/segmenten.yaml",
        '  - code: "7"',
        '  - code: "8"\n    naam:\n'
        '      - {vanaf: 2024-01-01, waarde: Leeg, bron: "S0:62", status: feit}\n'
        '  - code: "7"',
        "segment 8 heeft op 1 januari 2024 geen producten.",
    ),
    (
        BUDGET,
        H,
        f"{H}/budgetten.yaml",
        "  - jaar: 2033",
        "  - jaar: 2034",
        "segment 1 heeft geen budget voor 2033.",
    ),
    (
        BUDGET,
        H,
        f"{H}/budgetten.yaml",
        "  - jaar: 2033",
        "  - jaar: 2034",
        "segment 1 heeft een budget voor 2034, buiten de looptijd.",
    ),
    (
        NORM,
        Z,
        f"{Z}/normen.yaml",
        'vanaf: 2022-01-01, waarde: 28, bron: "STERKHUIS',
        'vanaf: 2030-01-01, waarde: 28, bron: "STERKHUIS',
        "de norm max_duur van 46A03 valt buiten de looptijd van het product.",
    ),
    (
        PAD,
        H,
        f"{H}/besparing.yaml",
        "euro: -21_500_000",
        "euro: -14_000_000",
        "het besparingspad telt op tot € −138.600.000,00, niet tot € −146.100.000,00.",
    ),
    (
        PAD,
        H,
        f"{H}/besparing.yaml",
        "euro: -21_500_000",
        "euro: -14_000_000",
        "de besparing van 2029 (€ −14.000.000,00) is kleiner dan die van 2028 (€ −14.300.000,00).",
    ),
    (
        PAD,
        H,
        f"{H}/besparing.yaml",
        "{jaar: 2033",
        "{jaar: 2034",
        "het besparingspad springt van 2032 naar 2034.",
    ),
    (
        WEGING,
        H,
        f"{H}/weging.yaml",
        'schaal: {waarde: H8, bron: "S3:954"',
        'schaal: {waarde: H9, bron: "S3:954"',
        "de weging van segment 5 noemt schaal H9; de deelname op 1 januari 2027 kent H8.",
    ),
    (
        WEGING,
        H,
        f"{H}/weging.yaml",
        "richting: prestatiegericht",
        "richting: taakgericht",
        "de weging van segment 5 wijst naar taakgericht; de bekostiging op 1 januari 2027 is "
        "inspanning.",
    ),
    (
        WEGING,
        H,
        f"{H}/weging.yaml",
        '    "5":\n      vanaf: 2027-01-01',
        '    "5":\n      vanaf: 2035-01-01',
        "segment 5 is gewogen vanaf 1 januari 2035, maar is dan niet open.",
    ),
    (
        BOOM,
        H,
        f"{H}/doelenboom.yaml",
        '  - {segment: "4", doel: 1, ambities: [6], hefbomen: ["S3:1261-1264", "S3:1266-1267"], '
        'besluit: INKOOPSTRATEGIE, punt: b, bron: "HEFBOOM", status: aanname}\n',
        "",
        "doel 1 van segment 4 hangt niet in de doelenboom.",
    ),
    (
        GEWOGEN,
        H,
        f"{H}/segmenten.yaml",
        "segmenten:\n",
        'segmenten:\n  - code: "6"\n    naam:\n      - {vanaf: 2027-01-01, waarde: Nieuw, '
        'bron: "S3:288", status: voorlopig}\n',
        "segment 6 is op 1 januari 2027 open en niet gewogen.",
    ),
    (
        BESLUIT,
        H,
        f"{H}/besluiten.yaml",
        "{nummer: h,",
        "{nummer: g,",
        "besluit INKOOPSTRATEGIE heeft punt g twee keer.",
    ),
    (
        UITSPRAAK,
        H,
        f"{H}/segmentbeeld.yaml",
        '{segment: "3", soort: afbakening, vanaf: 2027-01-01',
        '{segment: "3", soort: afbakening, vanaf: 2026-01-01',
        "'Jonge kinderen met een ernstige verstandelijke beperking of grote achterstand "
        "ontwikkelen zich liefst op school, en anders in een gespecialiseerde voorziening.' gaat "
        "vanaf 1 januari 2026 over segment 3, dat dan niet open is.",
    ),
    (
        UITSPRAAK,
        H,
        f"{H}/segmentbeeld.yaml",
        "wie: lokaal team, vanaf: 2027-01-01",
        "wie: lokaal team, vanaf: 2035-01-01",
        "'Bepaalt mee welke hulp er komt, houdt zicht en regie op alle lopende hulp, en helpt zelf "
        "waar dat kan.' geldt nooit binnen de looptijd.",
    ),
    (
        MARKT,
        H,
        f"{H}/markt.yaml",
        '{segment: "4", aantal: 10, wat: samenwerkingsverbanden van het onderwijs,',
        '{segment: "4", aantal: 12, wat: "aanbieders bij één cluster 4-school, als voorbeeld",',
        "van 'aanbieders bij één cluster 4-school, als voorbeeld' staan er twee aantallen: "
        "40 en 12.",
    ),
    (
        MARKTWEGING,
        H,
        f"{H}/markt.yaml",
        "procent: 70, waarvan: markt",
        "procent: 75, waarvan: markt",
        "de weging van segment 1 noemt 7 aanbieders met 70 procent; de marktfeiten zeggen dat "
        "niet.",
    ),
    (
        PLAATS,
        H,
        f"{H}/plaatsen.yaml",
        'producten: ["44A08"]',
        "producten: []",
        "44A08 Gezinshuis hoort bij geen soort plaats.",
    ),
    (
        MIX,
        Z,
        f"{Z}/diensten.yaml",
        "functiemix: {hbo: 100}",
        "functiemix: {hbo: 60, wo: 30}",
        "de functiemix van 54001 vanaf 1 januari 2022 telt op tot 90 procent.",
    ),
    (
        DELEN,
        Z,
        f"{Z}/prijsdelen.yaml",
        "kostendelen: {}",
        'kostendelen: {"44A08": [{vanaf: 2026-01-01, delen: {wonen: 30, hulp: 60}, bron: HEFBOOM, '
        "status: aanname}]}",
        "de kostendelen van 44A08 vanaf 1 januari 2026 tellen op tot 90 procent.",
    ),
    (
        SCOPE,
        H,
        f"{H}/scope.yaml",
        'categorieen: ["47", "48", "49"]',
        'categorieen: ["46"]',
        "46B01 Crisisopvang is op 1 januari 2027 ingekocht, maar jeugdbescherming en "
        "jeugdreclassering valt dan buiten de scope.",
    ),
    (
        KADER,
        Z,
        f"{Z}/kaders.yaml",
        "raakt: [budgetten]",
        "raakt: []",
        "kader RAVIJN raakt niets; noem de onderdelen die erdoor veranderen.",
    ),
    (
        SPANNING,
        Z,
        f"{Z}/spanningen.yaml",
        'bron: "S0:63; S2:405"',
        'bron: "S0:63"',
        "spanning naam-segment-1 noemt geen twee plekken die elkaar tegenspreken.",
    ),
    (
        CONTRACTEN,
        Z,
        f"{Z}/contractlijn.yaml",
        "    soort: verlenging\n    vanaf: 2026-01-01",
        "    soort: verlenging\n    vanaf: 2026-02-01",
        "tussen 1 januari 2026 en 1 februari 2026 loopt er geen overeenkomst.",
    ),
    (
        VISIE,
        Z,
        f"{Z}/regiovisie.yaml",
        "regiovisies: []",
        'regiovisies:\n  - {naam: Iets, vanaf: 2026-01-01, bron: "S2:1301", status: voorlopig, '
        "ambities: []}",
        "Iets heeft geen ambities.",
    ),
    (
        BEGINSEL,
        H,
        f"{H}/beginselen.yaml",
        'vanaf: 2027-01-01, bron: "S3:275',
        'vanaf: 2035-01-01, bron: "S3:275',
        "beginsel c geldt nooit binnen de looptijd.",
    ),
    (
        WACHTGRENS,
        Z,
        f"{Z}/wachtgrens.yaml",
        "vanaf: 2024-12-19",
        "vanaf: 2028-12-19",
        "de wachtgrens van 19 december 2028 begint na de looptijd.",
    ),
    (
        BESLUIT,
        Z,
        f"{Z}/besluiten.yaml",
        "    genomen:\n      - {orgaan: Algemeen bestuur DG&J, datum: 2020-12-10, "
        'document: brief UIT/2004501 van 17 december 2020, bron: "S1:45-55", status: besloten}\n',
        "    genomen: []\n",
        "besluit INKOOPKADER is door niemand genomen.",
    ),
]


def test_alles_wat_we_leveren_klopt(elke_regio: Regio) -> None:
    assert [fout for bewijs in controleer(elke_regio) for fout in bewijs.fouten] == []


@pytest.mark.parametrize(("stelling", "code", "bestand", "oud", "nieuw", "fout"), GEVALLEN)
def test_elk_bewijs_vindt_wat_het_zoekt(
    breek: Breek, stelling: str, code: str, bestand: str, oud: str, nieuw: str, fout: str
) -> None:
    bewijzen = controleer(lees_regio(breek(bestand, oud, nieuw), code))
    assert fout in {b.stelling: b.fouten for b in bewijzen}[stelling]


def test_elk_bewijs_heeft_een_voorbeeld_dat_faalt() -> None:
    assert {geval[0] for geval in GEVALLEN} == {bewering.zin for bewering in beweringen()}


def test_alle_fouten_van_alle_bewijzen_komen_samen(breek: Breek) -> None:
    breek(f"{H}/besparing.yaml", "euro: -21_500_000", "euro: -14_000_000")
    breek(f"{H}/budgetten.yaml", "  - jaar: 2033", "  - jaar: 2034")
    regio = lees_regio(breek(f"{H}/deelname.yaml", "aantal: 9", "aantal: 10"), H)
    assert [len(bewijs.fouten) for bewijs in controleer(regio) if bewijs.fouten] == [2, 1, 10]
