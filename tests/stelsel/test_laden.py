# SPDX-License-Identifier: EUPL-1.2
"""What someone reads who wrote a region's YAML wrongly: what, where, what next."""

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from hefboom.stelsel import Besluitenboek, Regio, lees_regio

Z = "zuid-holland-zuid"
PRODUCTEN, SEGMENTEN = f"{Z}/producten.yaml", f"{Z}/segmenten.yaml"
TARIEVEN, BEKOSTIGING = f"{Z}/tarieven.yaml", f"{Z}/bekostiging.yaml"
BRONNEN = f"{Z}/bronnen.yaml"
DEELNAME, NORMEN, DOELEN = f"{Z}/deelname.yaml", f"{Z}/normen.yaml", f"{Z}/doelen.yaml"
GEMEENTEN, BUDGETTEN = f"{Z}/gemeenten.yaml", f"{Z}/budgetten.yaml"

Breek = Callable[..., Path]
Fouten = Callable[[Path, str], list[str]]


@pytest.mark.parametrize(
    ("bestand", "oud", "nieuw", "verwacht"),
    [
        pytest.param(
            PRODUCTEN,
            "    vorm: individueel\n",
            "    vrom: individueel\n",
            "producten › 54003 › vrom: 'vrom' ken ik hier niet. Bedoelt u 'vorm'?",
            id="onbekende sleutel",
        ),
        pytest.param(
            PRODUCTEN,
            ', bron: "HEFBOOM", status: aanname}\n  - code: "54004"',
            ', status: aanname}\n  - code: "54004"',
            "producten › 54003 › segment › 1: de bron ontbreekt. "
            "Zeg met `bron:` waar de waarde vandaan komt.",
            id="geen bron",
        ),
        pytest.param(
            PRODUCTEN,
            ', bron: "HEFBOOM", status: aanname}\n  - code: "54004"',
            ', bron: "HEFBOOM"}\n  - code: "54004"',
            "producten › 54003 › segment › 1: de status ontbreekt. Zeg met `status:` hoe vast de "
            "waarde is. Kies uit besloten, voorlopig, feit, aanname.",
            id="geen status",
        ),
        pytest.param(
            PRODUCTEN,
            'bron: "HEFBOOM", status: aanname}\n  - code: "54004"',
            'bron: "HEFBOOM", aanname: true}\n  - code: "54004"',
            "'aanname' ken ik hier niet. Schrijf `status: aanname`.",
            id="de oude aanname",
        ),
        pytest.param(
            TARIEVEN,
            'bron: "BOL24", status: aanname',
            'bron: "BOL24", status: zeker',
            "'zeker' ken ik niet. Kies uit 'besloten', 'voorlopig', 'feit' of 'aanname'.",
            id="onbekende status",
        ),
        pytest.param(
            TARIEVEN,
            'bron: "BOL24", status: aanname',
            'bron: "BOL24", status: besloten',
            "tarieven › 54003 › 2 › status: besloten kan niet: geen van de bronnen is van deze "
            "regio. Noem het stuk van de regio als bron, of schrijf `status: aanname`.",
            id="een besluit van een ander",
        ),
        pytest.param(
            NORMEN,
            'bron: "HEFBOOM", status: aanname',
            'bron: "HEFBOOM", status: feit',
            "normen › 1 › status: feit kan niet: HEFBOOM is een eigen aanname.",
            id="een aanname die een feit heet",
        ),
        pytest.param(
            PRODUCTEN,
            'code: "54003"',
            "code: 54003",
            "producten › 54003 › code: dit moet tekst zijn, niet '54003'. "
            "Zet er aanhalingstekens omheen.",
            id="code als getal",
        ),
        pytest.param(
            GEMEENTEN,
            'code: "0505"',
            "code: 0505",
            "dit moet tekst zijn, niet '325'. Zet er aanhalingstekens omheen.",
            id="een gemeentecode die YAML achttallig leest",
        ),
        pytest.param(
            PRODUCTEN,
            'code: "54004"',
            'code: "54003"',
            "producten › 54003 › code: code 54003 komt twee keer voor.",
            id="dubbele code",
        ),
        pytest.param(
            PRODUCTEN,
            "{vanaf: 2026-01-01, waarde",
            "{vanaf: 2021-01-01, waarde",
            "producten › 46A01 › segment › 2 › vanaf: 2021-01-01 komt niet na 2022-01-01.",
            id="datums niet op volgorde",
        ),
        pytest.param(
            TARIEVEN,
            "{vanaf: 2024-01-01, cents: 9000",
            "{vanaf: 1 januari 2024, cents: 9000",
            "'1 januari 2024' is geen datum. Schrijf jaar-maand-dag, bijvoorbeeld 2026-01-01.",
            id="geen datum",
        ),
        pytest.param(
            TARIEVEN,
            "cents: 9000",
            "cents: 90.00",
            "dit moet een heel getal zijn, niet '90.00'.",
            id="een tarief in euro's",
        ),
        pytest.param(
            TARIEVEN, "cents: 9000", "cents: 0", "'0' is te klein. Het moet meer zijn", id="gratis"
        ),
        pytest.param(
            PRODUCTEN,
            'eenheid: "04"',
            'eenheid: "05"',
            "'05' past niet. Verwacht wordt het patroon ^(01|04|14|16|82|83|84)$.",
            id="eenheid buiten WJ756",
        ),
        pytest.param(
            PRODUCTEN,
            "groep: hoogspecialistisch",
            "groep: hoogspecialist",
            "productgroep 'hoogspecialist' bestaat niet. Kies uit: ambulant, crisis,",
            id="onbekende productgroep",
        ),
        pytest.param(
            PRODUCTEN,
            'waarde: "7"',
            'waarde: "8"',
            "producten › 45S01 › segment › 1 › waarde: segment '8' bestaat niet. Kies uit: 1, 2,",
            id="onbekend segment",
        ),
        pytest.param(
            BEKOSTIGING,
            "waarde: taak",
            "waarde: lumpsum",
            "'lumpsum' ken ik niet. Kies uit 'inspanning', 'output' of 'taak'.",
            id="onbekende bekostiging",
        ),
        pytest.param(
            SEGMENTEN,
            'bron: "S0:63-67"',
            'bron: "Brief:63-67"',
            "bron 'Brief:63-67' ken ik niet. Begin met een sleutel uit bronnen.yaml of met een "
            "gedeelde: BEVOLKING,",
            id="onbekende bron",
        ),
        pytest.param(
            DEELNAME,
            "tot: 2026-01-01",
            "tot: 2021-01-01",
            "tot 2021-01-01 ligt niet na vanaf 2022-01-01.",
            id="einde voor begin",
        ),
        pytest.param(
            DEELNAME,
            '{segment: "1", groep: verblijf-behandeling',
            '{segment: "1", groep: hoogspecialistisch',
            "voor segment 1 en groep 'hoogspecialistisch' loopt al een deelname.",
            id="dubbele deelname",
        ),
        pytest.param(
            DEELNAME,
            "schaal: alle tien",
            "schaal: H10",
            "schaal 'H10' bestaat niet. Kies uit: alle tien.",
            id="onbekende schaal",
        ),
        pytest.param(
            NORMEN,
            'producten: ["45A90"]',
            'producten: ["45A90", "45A48"]',
            "45A48 heeft vanaf 2022-01-01 al een norm max_duur.",
            id="dubbele norm",
        ),
        pytest.param(
            NORMEN,
            'producten: ["45A90"]',
            'producten: ["45Z90"]',
            "product '45Z90' bestaat niet.",
            id="norm voor een onbekend product",
        ),
        pytest.param(
            NORMEN,
            "waarde: 365, bron",
            "waarde: 365, per: week, bron",
            "`per` hoort bij een norm max_intensiteit, en alleen daarbij.",
            id="duur per week",
        ),
        pytest.param(
            DOELEN,
            "nummer: 2",
            "nummer: 1",
            "segment 1 heeft al een doel 1. Geef dit doel het volgende nummer.",
            id="dubbel doelnummer",
        ),
        pytest.param(
            DOELEN,
            '- segment: "5"',
            '- segment: "8"',
            "segment '8' bestaat niet.",
            id="doel bij een onbekend segment",
        ),
        pytest.param(
            BUDGETTEN,
            '      "7":',
            '      "8":',
            "budgetten › 1 › euro › 8: segment '8' bestaat niet.",
            id="budget voor een onbekend segment",
        ),
        pytest.param(
            BUDGETTEN,
            "- jaar: 2023",
            "- jaar: 2022",
            "segment 1 heeft voor 2022 al een budget.",
            id="dubbel budget",
        ),
        pytest.param(
            DEELNAME,
            '["0482", ',
            '["0483", ',
            "gemeente '0483' bestaat niet.",
            id="schaal met een vreemde gemeente",
        ),
        pytest.param(
            GEMEENTEN,
            "    naam: Dordrecht\n",
            "    naam: Dordrecht\n    naam: Dordt\n",
            "'naam' staat hier twee keer. Houd er één.",
            id="sleutel twee keer",
        ),
        pytest.param(
            GEMEENTEN,
            "    naam: Dordrecht\n",
            "",
            "gemeenten › 0505: 'naam' ontbreekt. Voeg het toe.",
            id="sleutel vergeten",
        ),
        pytest.param(
            f"{Z}/regio.yaml",
            "  standaard: true",
            "  standaard: waar",
            "regio › standaard: dit moet ja of nee zijn, niet 'waar'. Schrijf true of false.",
            id="geen ja of nee",
        ),
        pytest.param(
            f"{Z}/regio.yaml",
            "regio:\n",
            "segmenten: []\nregio:\n",
            "onderdeel 'segmenten' staat ook in zuid-holland-zuid/regio.yaml. Houd één van beide.",
            id="onderdeel in twee bestanden",
        ),
        pytest.param(
            PRODUCTEN,
            "naam: wonen}",
            "naam: wonen, thuis en elders}",
            "'thuis en elders' ken ik hier niet. "
            "Zet een zin met een komma of dubbele punt tussen aanhalingstekens.",
            id="een zin zonder aanhalingstekens",
        ),
        pytest.param(
            NORMEN,
            'producten: ["45A90"]',
            'producten: "45A90"',
            "hier hoort een lijst. Begin elke regel met een streepje.",
            id="geen lijst",
        ),
        pytest.param(
            TARIEVEN,
            "procent: 6.0",
            "procent: zes",
            "dit moet een getal met een punt zijn, niet 'zes'. Schrijf 3.9.",
            id="geen percentage",
        ),
        pytest.param(
            BRONNEN,
            "  S0:",
            "  OVA:",
            "bronnen › OVA: OVA is al een gedeelde bron.",
            id="een sleutel die al gedeeld is",
        ),
        pytest.param(
            BRONNEN,
            "datum: 2020-12-10",
            "datum: december 2020",
            "bronnen › S1 › datum: 'december 2020' is geen datum.",
            id="een bron met een halve datum",
        ),
        pytest.param(
            TARIEVEN,
            '"45A48":',
            '"45Z48":',
            "tarieven › 45Z48: product '45Z48' bestaat niet.",
            id="tarief voor een onbekend product",
        ),
        pytest.param(
            BEKOSTIGING,
            '"7":',
            '"8":',
            "bekostiging › 8: segment '8' bestaat niet.",
            id="bekostiging van een onbekend segment",
        ),
        pytest.param(
            DOELEN,
            "doelen:\n",
            "doel: []\ndoelen:\n",
            "onderdeel 'doel' ken ik niet. Bedoelt u 'doelen'?",
            id="een onderdeel dat niemand leest",
        ),
        pytest.param(
            DOELEN,
            "doelen:\n",
            "doelen: [\n",
            "zuid-holland-zuid/doelen.yaml, regel",
            id="geen YAML",
        ),
        pytest.param(
            DOELEN,
            "doelen:\n",
            "doelen: !!python/object/apply:os.getcwd []\nx:\n",
            "label tag:yaml.org,2002:python/object/apply:os.getcwd kan hier niet. Schrijf gewone",
            id="een YAML-label voert niets uit",
        ),
        pytest.param(
            DOELEN,
            "doelen:\n",
            "doelen: &a [*a]\nx:\n",
            "dit is geen geldige YAML.",
            id="een anker dat zichzelf bevat",
        ),
        pytest.param(
            f"{Z}/segmentbeeld.yaml",
            '{segment: "7", soort: kenmerk',
            '{segment: "9", soort: kenmerk',
            "segment: segment '9' bestaat niet.",
            id="een uitspraak over een onbekend segment",
        ),
        pytest.param(
            f"{Z}/segmentbeeld.yaml",
            "soort: rol, wie: poortwachter,",
            "soort: rol,",
            "`wie` hoort bij een rol, en alleen daarbij.",
            id="een rol van niemand",
        ),
        pytest.param(
            f"{Z}/segmentbeeld.yaml",
            'bron: "S2:1179", status: voorlopig',
            'bron: "S2:1179"',
            "de status ontbreekt. Zeg met `status:` hoe vast de waarde is.",
            id="een uitspraak zonder status",
        ),
        pytest.param(
            f"{Z}/markt.yaml",
            "aantal: 9, wat:",
            "aantal: 9, procent: 80, wat:",
            "`procent` en `waarvan` horen bij elkaar.",
            id="een deel van niets",
        ),
        pytest.param(
            f"{Z}/scope.yaml",
            "erin: false, reden: elke gemeente regelt die zelf,",
            "erin: false,",
            "waarom dit erbuiten valt ontbreekt. Zet er `reden` bij.",
            id="buiten de scope zonder reden",
        ),
        pytest.param(
            f"{Z}/kaders.yaml",
            "raakt: [tarieven]",
            "raakt: [tarief]",
            "raakt: onderdeel 'tarief' bestaat niet. Kies uit:",
            id="een kader dat iets onbekends raakt",
        ),
        pytest.param(
            f"{Z}/kaders.yaml",
            "verwacht_tot: 2025-12-31",
            "verwacht_tot: 2024-12-31",
            "verwacht_tot: 2024-12-31 ligt voor 2025-07-01. Draai de twee dagen om.",
            id="een kader dat eindigt voor het begint",
        ),
        pytest.param(
            f"{Z}/contractlijn.yaml",
            'segment: "7", bron',
            'segment: "9", bron',
            "delen › BDO 7 › segment: segment '9' bestaat niet.",
            id="een bijzonder deel voor een onbekend segment",
        ),
        pytest.param(
            f"{Z}/spanningen.yaml",
            'segment: "1"',
            'segment: "9"',
            "spanningen › naam-segment-1 › segment: segment '9' bestaat niet.",
            id="een spanning over een onbekend segment",
        ),
        pytest.param(
            f"{Z}/besluiten.yaml",
            "code: VPBBJ",
            "code: VPBBJ\n    per_gemeente: true",
            "genomen › 1: welke raad dit besloot ontbreekt. Zet er `gemeente` bij.",
            id="een raadsbesluit van niemand",
        ),
        pytest.param(
            f"{Z}/regiovisie.yaml",
            "regiovisies: []",
            "regiovisies:\n  - &v {naam: A, vanaf: 2026-01-01, bron: S2, status: feit, "
            "ambities: []}\n  - *v",
            "regiovisies › 2: in deze tijd geldt al een regiovisie. Sluit de oude af met `tot`.",
            id="twee regiovisies tegelijk",
        ),
        pytest.param(
            BUDGETTEN,
            "budgetten:\n",
            "geen_budget:\n  - {segment: '1', van: 2022, tot_en_met: 2023, reden: weg, "
            "bron: HEFBOOM, status: aanname}\nbudgetten:\n",
            "geen_budget › 1: segment 1 heeft voor 2022 toch een budget.",
            id="wel en geen budget",
        ),
        pytest.param(
            DOELEN,
            "doelen:\n",
            "geen_doelen:\n  - {segment: '1', reden: weg, bron: HEFBOOM, status: aanname}\n"
            "doelen:\n",
            "geen_doelen › 1: segment 1 heeft toch doelen.",
            id="wel en geen doelen",
        ),
        pytest.param(
            DEELNAME,
            "groep: school, schaal: alle tien,",
            'groep: school, schaal: alle tien, onbekend: ["0503"],',
            "onbekend: gemeente '0503' bestaat niet.",
            id="van een vreemde gemeente is iets onbekend",
        ),
        pytest.param(
            BRONNEN,
            "    datum: 2020-12-10\n",
            "",
            "besloten kan niet: van geen van de bronnen staat in bronnen.yaml welk orgaan dat stuk "
            "vaststelde en wanneer.",
            id="besloten zonder orgaan",
        ),
    ],
)
def test_een_fout_zegt_wat_waar_en_wat_nu(
    breek: Breek, fouten: Fouten, bestand: str, oud: str, nieuw: str, verwacht: str
) -> None:
    gevonden = fouten(breek(bestand, oud, nieuw), Z)
    assert any(verwacht in fout for fout in gevonden), gevonden


def test_een_fout_noemt_bestand_en_regel(breek: Breek, fouten: Fouten) -> None:
    wortel = breek(BEKOSTIGING, "waarde: taak", "waarde: lumpsum")
    regels = (wortel / BEKOSTIGING).read_text(encoding="utf-8").splitlines()
    regel = next(n for n, tekst in enumerate(regels, 1) if "lumpsum" in tekst)
    (fout,) = fouten(wortel, Z)
    assert fout.startswith(f"{BEKOSTIGING}, regel {regel} · bekostiging › 7 › 1 › waarde: ")


def test_alle_fouten_komen_in_een_keer(breek: Breek, fouten: Fouten) -> None:
    breek(BEKOSTIGING, "waarde: taak", "waarde: lumpsum")
    breek(DOELEN, "nummer: 2", "nummer: twee")
    wortel = breek(PRODUCTEN, 'bron: "S0:64-70"', 'bron: "X9"', keer=4)
    gevonden = fouten(wortel, Z)
    assert len(gevonden) == 6
    assert sum("bron 'X9' ken ik niet" in fout for fout in gevonden) == 4


def test_een_vergeten_bestand(breek: Breek, fouten: Fouten) -> None:
    wortel = breek(DOELEN, "doelen", "doelen")
    (wortel / DOELEN).unlink()
    assert fouten(wortel, Z) == [
        "zuid-holland-zuid: onderdeel 'doelen' ontbreekt. Voeg het toe; `hefboom stelsel nieuw` "
        "laat zien hoe doelen.yaml eruitziet."
    ]


def test_een_leeg_bestand(breek: Breek, fouten: Fouten) -> None:
    wortel = breek(DOELEN, "doelen", "doelen")
    (wortel / DOELEN).write_text("", encoding="utf-8")
    assert "het bestand heeft geen onderdelen" in fouten(wortel, Z)[0]


def test_een_bestand_dat_geen_tekst_is(breek: Breek, fouten: Fouten) -> None:
    wortel = breek(DOELEN, "doelen", "doelen")
    (wortel / DOELEN).write_bytes(b"\xff\xfe\x00")
    assert "niet te lezen" in fouten(wortel, Z)[0]


def test_een_pijp_laat_niemand_wachten(breek: Breek, fouten: Fouten) -> None:
    wortel = breek(DOELEN, "doelen", "doelen")
    (wortel / DOELEN).unlink()
    os.mkfifo(wortel / DOELEN)
    assert "niet te lezen" in fouten(wortel, Z)[0]


def test_een_paar_regels_die_miljarden_waarden_betekenen(breek: Breek, fouten: Fouten) -> None:
    """References to references ("billion laughs"): without a bound this never ends."""
    wortel = breek(DOELEN, "doelen", "doelen")
    regels = ["a0: &a0 [1, 2, 3, 4, 5, 6, 7, 8, 9]"]
    regels += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10)]
    (wortel / DOELEN).write_text("\n".join(regels), encoding="utf-8")
    assert "geen geldige YAML" in fouten(wortel, Z)[0]


def cents(regio: Regio, dag: date) -> int:
    tarief = regio.tarief("45A48", dag)
    assert tarief is not None
    return int(tarief.cents)


def test_een_toegevoegde_indexstap_verandert_alleen_wat_erna_komt(breek: Breek) -> None:
    wortel = breek(TARIEVEN, "procent: 3.9", "procent: 10.0")
    anders, zo = lees_regio(wortel, Z), lees_regio(breek(DOELEN, "doelen", "doelen"), Z)
    assert anders.code == zo.code
    assert cents(anders, date(2025, 12, 31)) == 8143
    assert cents(anders, date(2026, 1, 1)) == 8957


def test_een_eigen_tarief_gaat_voor_de_index(breek: Breek) -> None:
    regel = '    - {vanaf: 2024-01-01, cents: 7800, bron: "BOL24", status: aanname}\n'
    eigen = '    - {vanaf: 2026-01-01, cents: 9999, bron: "S0:85-86", status: besloten}\n'
    regio = lees_regio(breek(TARIEVEN, regel, regel + eigen), Z)
    tarief = regio.tarief("45A48", date(2026, 6, 1))
    assert tarief is not None
    assert (tarief.cents, tarief.bron, tarief.status) == (9999, "S0:85-86", "besloten")
    assert cents(regio, date(2027, 6, 1)) == 10339


def test_een_verlaten_tarief_eindigt_met_null(breek: Breek) -> None:
    regel = '    - {vanaf: 2024-01-01, cents: 7800, bron: "BOL24", status: aanname}\n'
    einde = '    - {vanaf: 2025-07-01, cents: null, bron: "S0:85-86", status: besloten}\n'
    regio = lees_regio(breek(TARIEVEN, regel, regel + einde), Z)
    assert regio.tarief("45A48", date(2025, 6, 30)) is not None
    assert regio.tarief("45A48", date(2025, 7, 1)) is None
    assert regio.tarief("45A48", date(2026, 1, 1)) is None


def test_een_gemeente_die_de_regio_verlaat_doet_niet_meer_mee(breek: Breek) -> None:
    deel = '  - code: "0505"\n    naam: Dordrecht\n'
    regio = lees_regio(breek(GEMEENTEN, deel, f"{deel}    lid_tot: 2025-07-01\n"), Z)
    assert regio.neemt_deel("0505", "45A48", date(2025, 6, 30))
    assert not regio.neemt_deel("0505", "45A48", date(2025, 7, 1))
    assert regio.neemt_deel("0512", "45A48", date(2025, 7, 1))


def test_welke_raad_ontbreekt_gaat_over_de_leden_van_die_dag(breek: Breek) -> None:
    """A council of a municipality that had left by then is not missing."""
    wortel = breek("haaglanden/gemeenten.yaml", "gemeenten:", "gemeenten:")
    regio = lees_regio(wortel, "haaglanden")
    besluit = next(een for een in regio[Besluitenboek].alle if een.per_gemeente)
    weg = besluit.onbekend[0]
    bestand = wortel / "haaglanden" / "gemeenten.yaml"
    tekst = bestand.read_text()
    plek = tekst.index("lid_vanaf", tekst.index(f'code: "{weg}"'))
    einde = tekst.index("\n", plek)
    bestand.write_text(f"{tekst[:einde]}\n    lid_tot: 2024-07-01{tekst[einde:]}")
    opnieuw = lees_regio(wortel, "haaglanden")[Besluitenboek].met(besluit.code)
    assert opnieuw is not None
    assert opnieuw.onbekend == tuple(code for code in besluit.onbekend if code != weg)
