# SPDX-License-Identifier: EUPL-1.2
"""What is written reads back the same; what is wrong is named with sheet, row and column."""

import csv
import io
import zipfile
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import pytest
from openpyxl import Workbook

from hefboom.contracten.bestanden.lezen import lees_bladen, lees_inhoud
from hefboom.contracten.bestanden.ontleden import ontleed
from hefboom.contracten.bestanden.schrijven import SOORTEN, csv_bestanden, schrijf_register
from hefboom.contracten.formulier import (
    BLADEN,
    Certificaatrij,
    Contactrij,
    Indexrij,
    Locatierij,
    Onderaannemerrij,
    Optierij,
    Ruimterij,
    Tariefrij,
    Voorwaarderij,
    velden,
)
from hefboom.contracten.fouten import OnleesbareInvoer
from tests.contracten.rijen import (
    AANBIEDER,
    ALGEMEEN,
    BDO,
    BEGIN,
    EINDE,
    KLEIN,
    PRODUCT,
    TARIEF,
    fouten,
    stand,
)

KVK = AANBIEDER.kvk
VOL = stand(
    *KLEIN,
    PRODUCT,
    Optierij("C-1", 1, date(2028, 1, 1), date(2029, 12, 31), date(2027, 7, 1), "open", None),
    Voorwaarderij("C-1", "V1", "=Kan; ook «segment 4» leveren", "ambulant", BEGIN, None),
    Ruimterij("C-1", 2026, 123_456_789, "70 90", "b", "voorlopig"),
    Locatierij(KVK, "Kantoor", "Kade 1", "Dordrecht", BEGIN, None),
    Contactrij(KVK, "contract", "C. de Vries", "c@voorbeeld.test", "+31 78 000"),
    Certificaatrij(KVK, "HKZ", "", BEGIN, EINDE),
    Onderaannemerrij(KVK, "Zelf", "", "groepen", BEGIN, None),
    Indexrij("OVA", 2027, "prognose", Decimal("4.25"), "b", "feit"),
)


@pytest.mark.parametrize("soort", SOORTEN)
def test_wat_geschreven_is_leest_hetzelfde_terug(soort):
    bladen = lees_inhoud(f"register.{soort}", schrijf_register(f"register.{soort}", VOL))
    uit = ontleed(bladen)
    assert uit.fouten == []
    assert uit.regels == len(list(VOL.alle()))
    assert stand(*(een.rij for een in uit.invoer)) == VOL


@pytest.mark.parametrize("soort", SOORTEN)
def test_het_sjabloon_heeft_elke_kop_en_geen_rij(soort):
    bladen = lees_inhoud(f"leeg.{soort}", schrijf_register(f"leeg.{soort}", stand()))
    uit = ontleed(bladen)
    assert (uit.invoer, uit.fouten, uit.regels) == ([], [], 0)
    assert {blad.naam for blad in bladen} - {"uitleg"} == set(BLADEN)


def werkboek(vul):
    """A workbook with the sheet of tariffs, in which one row was spoilt."""
    boek = Workbook()
    blad = boek.active
    blad.title = "tarieven"
    blad.append([veld.kop for veld in velden(Tariefrij).values()])
    blad.append(["C-1", "45A48", "04", 78, datetime(2026, 1, 1), None, "", ""])  # noqa: DTZ001
    vul(blad)
    uit = io.BytesIO()
    boek.save(uit)
    return ontleed(lees_inhoud("t.xlsx", uit.getvalue())).fouten


def zet(plek, waarde):
    def vul(blad):
        blad[plek] = waarde

    return vul


@pytest.mark.parametrize(
    ("vul", "plek", "melding"),
    [
        (zet("D2", "=39*2"), "tarieven, rij 2, tarief", "formule"),
        (zet("D2", "1.234,56"), "tarieven, rij 2, tarief", "duizendtallen"),
        (zet("D2", "78,00"), "tarieven, rij 2, tarief", "getal staat als tekst"),
        (zet("D2", 78.005), "tarieven, rij 2, tarief", "meer dan twee cijfers"),
        (zet("D2", -1), "tarieven, rij 2, tarief", "meer dan nul"),
        (zet("E2", "1-1-2026"), "tarieven, rij 2, vanaf", "datum staat als tekst"),
        (zet("E2", "gisteren"), "tarieven, rij 2, vanaf", "geen datum"),
        (zet("E2", None), "tarieven, rij 2, vanaf", "dit is leeg"),
        (zet("C2", 4), "tarieven, rij 2, eenheid", "nul weggevallen"),
        (zet("B2", "45"), "tarieven, rij 2, product", "geen productcode"),
        (zet("H2", "zeker"), "tarieven, rij 2, status", "Kies uit besloten"),
        (zet("D1", "prijs"), "tarieven, rij 1, prijs", "hoort niet op dit blad"),
        (zet("D1", "prijs"), "tarieven, rij 1, tarief", "ontbreekt"),
        (zet("I1", "Tarief"), "tarieven, rij 1, tarief", "twee keer"),
        (lambda blad: blad.merge_cells("A2:B2"), "tarieven, rij 2, contract", "samengevoegd"),
        (lambda blad: setattr(blad, "title", "Tarief"), "Tarief", "Bedoelt u 'tarieven'?"),
    ],
)
def test_elke_fout_in_een_rekenblad_heeft_een_zin(vul, plek, melding):
    assert any(een.plek == plek and melding in een.melding for een in werkboek(vul))


def test_in_csv_mag_een_datum_of_bedrag_tekst_zijn(tmp_path):
    for naam, inhoud in csv_bestanden(VOL).items():
        (tmp_path / naam).write_bytes(inhoud)
    (tmp_path / "aantekening.txt").write_text("niets", encoding="utf-8")
    uit = ontleed(lees_bladen(tmp_path))
    assert uit.fouten == []
    assert stand(*(een.rij for een in uit.invoer)) == VOL
    tekst = (
        "contract;product;eenheid;tarief;vanaf;tot en met\r\nC-1;45A48;04;1.234,5;2026-01-01;\r\n"
    )
    (tmp_path / "tarieven.csv").write_text(tekst, encoding="utf-8")
    (fout,) = ontleed(lees_bladen(tmp_path / "tarieven.csv")).fouten
    assert (fout.rij, fout.kolom, fout.waarde) == (2, "tarief", "1.234,5")


def test_twintig_foute_rijen_worden_alle_twintig_genoemd():
    def vul(blad):
        for _ in range(20):
            blad.append(["C-1", "45A48", "04", "x", datetime(2026, 1, 1)])  # noqa: DTZ001

    assert [een.rij for een in werkboek(vul)] == list(range(3, 23))


@pytest.mark.parametrize("naam", ["r.xlsx", "r.ods", "r.zip", "r.pdf", "r.csv"])
def test_wat_niet_te_lezen_is_zegt_dat(naam):
    with pytest.raises(OnleesbareInvoer):
        lees_inhoud(naam, b"\xff\x00PK geen zip")


def test_een_zip_zonder_csv_is_niet_te_lezen():
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w") as archief:
        archief.writestr("a.txt", "a")
    with pytest.raises(OnleesbareInvoer, match=r"geen enkel \.csv"):
        lees_inhoud("r.zip", uit.getvalue())


def test_de_csv_is_een_csv():
    inhoud = csv_bestanden(VOL)["voorwaarden.csv"].decode("utf-8-sig")
    (_, rij) = csv.reader(io.StringIO(inhoud), delimiter=";")
    assert rij[2] == "'=Kan; ook «segment 4» leveren"


# -- what the register says of rows that can be read -------------------------------------------


@pytest.mark.parametrize(
    ("rijen", "melding"),
    [
        ([*KLEIN, TARIEF], "op rij 5 staat al een rij met dezelfde"),
        ([ALGEMEEN], "deze aanbieder staat niet op het blad aanbieders"),
        ([AANBIEDER, BDO], "geen algemeen deel"),
        ([*KLEIN, replace(TARIEF, vanaf=date(2026, 3, 1))], "overlapt met rij 5"),
        ([*KLEIN[:3], replace(TARIEF, tot=date(2028, 1, 1))], "valt buiten contract C-1"),
        ([*KLEIN[:3], replace(TARIEF, tot=date(2025, 1, 1))], "het einde ligt voor het begin"),
        ([*KLEIN[:3], replace(TARIEF, product="45X99")], "niet op de productenlijst"),
        ([*KLEIN[:3], replace(TARIEF, product="41A00", eenheid="16")], "heeft geen deel voor dat"),
        ([*KLEIN[:3], replace(TARIEF, eenheid="14")], "per uur (04)"),
        ([TARIEF], "dit contract staat niet op het blad contracten"),
        ([AANBIEDER, ALGEMEEN, replace(BDO, segment="99")], "dit segment kent de regio niet"),
        ([AANBIEDER, replace(ALGEMEEN, segment="4"), BDO], "alleen bij een bijzonder deel"),
        ([AANBIEDER, replace(ALGEMEEN, gemeenten="9999")], "geen CBS-code"),
        ([AANBIEDER, ALGEMEEN, replace(BDO, soort="sas")], "hoort op alle rijen gelijk te zijn"),
    ],
)
def test_elke_fout_in_het_register_heeft_een_zin(rijen, melding):
    gevonden = fouten(*rijen)
    assert any(melding in een for een in gevonden), gevonden


def test_een_goed_register_heeft_geen_fouten():
    assert fouten(*VOL.alle()) == []
