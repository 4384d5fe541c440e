# SPDX-License-Identifier: EUPL-1.2
"""What is written reads back the same; what is wrong is named with sheet, row and column."""

import csv
import io
import json
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
        (zet("D2", 12345678901234567890123), "tarieven, rij 2, tarief", "tien miljard"),
        (zet("D2", 1e300), "tarieven, rij 2, tarief", "tien miljard"),
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


def gezipt(**delen):
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as archief:
        for naam, inhoud in delen.items():
            archief.writestr(naam.replace("__", "/").replace("_", "."), inhoud)
    return uit.getvalue()


def rekenblad(vul):
    boek = Workbook()
    vul(boek.active)
    uit = io.BytesIO()
    boek.save(uit)
    return uit.getvalue()


def ods(rijen):
    ruimten = " ".join(
        f'xmlns:{kort}="urn:oasis:names:tc:opendocument:xmlns:{kort}:1.0"'
        for kort in ("office", "table", "text")
    )
    return gezipt(content_xml=f'<a {ruimten}><table:table table:name="b">{rijen}</table:table></a>')


def ocds(eigen=(), bedrag=1):
    """A package with one price and these rows of our own."""
    item = {
        "id": "1", "classification": {"id": "45A48"}, "period": {"startDate": "2026-01-01"},
        "unit": {"id": "04", "value": {"amount": bedrag}},
    }  # fmt: skip
    release = {"contracts": [{"id": "C-1", "items": [item]}], "hefboom": list(eigen)}
    return json.dumps({"records": [{"compiledRelease": release}]}).encode()


CEL = '<table:table-cell office:value-type="float" office:value="1" '


@pytest.mark.parametrize(
    ("naam", "inhoud", "melding"),
    [
        ("r.csv", b'a;b\n"' + b"x" * 200_000, "vanaf regel 2"),
        ("r.csv", b"a;b\n1;2\n" + b'"x;y\n' * 9, "vanaf regel 3"),
        ("r.csv", b";" * 100 + b"x", "meer dan 100 kolommen"),
        ("r.csv", b"x" * 50_000_001, "50 MB"),
        ("r.json", b"[" * 100_000, "OCDS"),
        ("r.json", ocds([{"id": "zonder blad"}]), "OCDS"),
        ("r.xlsx", rekenblad(zet("XFD2", 1)), "meer dan 100 kolommen"),
        ("r.xlsx", rekenblad(zet("A200001", 1)), "meer dan 200.000 rijen"),
        ("r.ods", ods("<table:table-row>" + f"{CEL}/>" * 101 + "</table:table-row>"), "100 kol"),
        ("r.ods", ods(f'<table:table-row>{CEL}table:number-columns-repeated="999999999"/>'
                      "</table:table-row>"), "100 kolommen"),
        ("r.ods", ods('<table:table-row table:number-rows-repeated="999999999">'
                      f"{CEL}/></table:table-row>"), "200.000 rijen"),
        ("r.ods", gezipt(leeg_xml=""), "beschadigd"),
        ("r.zip", gezipt(**{f"a{nr}_csv": "a" for nr in range(51)}), "meer dan 50 bladen"),
        ("r.zip", gezipt(a_csv=b"0" * 50_000_001), "50 MB"),
    ],
    ids=lambda deel: deel if isinstance(deel, str) else "",
)  # fmt: skip
def test_een_kwaadaardig_bestand_wordt_geweigerd_met_een_zin(naam, inhoud, melding):
    with pytest.raises(OnleesbareInvoer, match=melding):
        lees_inhoud(naam, inhoud)


def test_wat_in_een_bestand_groot_lijkt_en_leeg_is_kost_niets():
    """A corner cell with only a style, a merge over the sheet, empty rows to the end of it."""
    # By hand: openpyxl makes a cell of each place of a merge it writes.
    bron = zipfile.ZipFile(io.BytesIO(rekenblad(lambda blad: blad.append(["contract"]))))
    delen = {een: bron.read(een) for een in bron.namelist()}
    plek = "xl/worksheets/sheet1.xml"
    delen[plek] = delen[plek].replace(
        b"</sheetData>",
        b'<row r="2"><c r="XFD2" s="0"/></row></sheetData>'
        b'<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>',
    )
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w") as archief:
        for een, inhoud in delen.items():
            archief.writestr(een, inhoud)
    (blad,) = lees_inhoud("r.xlsx", uit.getvalue())
    assert blad.rijen == ((1, ("contract",)),)
    assert [(vak.rij, vak.kolom) for vak in blad.samengevoegd] == [(1, 1)]
    leeg = '<table:table-row table:number-rows-repeated="999999999"><table:table-cell/>'
    opmerking = (
        '<table:table-row><table:table-cell office:value-type="string"><office:annotation>'
        "<text:p>niet doen</text:p></office:annotation><text:p>C-1</text:p></table:table-cell>"
        "</table:table-row>"
    )
    (blad,) = lees_inhoud("r.ods", ods(f"{opmerking}{leeg}</table:table-row>"))
    assert blad.rijen == ((1, ("C-1",)),)


@pytest.mark.parametrize("bedrag", ["abc", "1E+999999", True, {}, 10**30, "NaN", 78.005])
def test_een_bedrag_in_ocds_dat_er_geen_is_wordt_aangewezen(bedrag):
    (fout,) = ontleed(lees_inhoud("r.json", ocds(bedrag=bedrag))).fouten
    assert fout.plek == "tarieven, rij 2, tarief"


@pytest.mark.parametrize("waarde", ["NaN", "1E+999999", "-Infinity"])
def test_een_getal_dat_geen_kolom_bevat_geeft_een_fout_en_geen_val(waarde):
    cel = f'<table:table-cell office:value-type="float" office:value="{waarde}"/>'
    koppen = "".join(
        f"<table:table-cell><text:p>{veld.kop}</text:p></table:table-cell>"
        for veld in velden(Tariefrij).values()
    )
    rijen = f"<table:table-row>{koppen}</table:table-row><table:table-row>{cel * 8}"
    (blad,) = lees_inhoud("r.ods", ods(f"{rijen}</table:table-row>"))
    fouten = ontleed([replace(blad, naam="tarieven")]).fouten
    assert {"product", "tarief", "vanaf", "status"} <= {een.kolom for een in fouten}


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


NAAMGENOOT = replace(AANBIEDER, kvk="90000002", agb="42420002")


@pytest.mark.parametrize(
    ("rijen", "bij", "melding"),
    [
        ([AANBIEDER, NAAMGENOOT], (),
         "aanbieders, rij 3, naam: zo heet ook de aanbieder met nummer 90000001. Maak de namen"),
        ([NAAMGENOOT], (AANBIEDER,), "rij 2, naam: zo heet ook de aanbieder met nummer 90000001"),
        ([replace(NAAMGENOOT, kvk=""), AANBIEDER], (), "rij 3, naam: zo heet ook de aanbieder z"),
        ([replace(AANBIEDER, kvk="90000002")], (AANBIEDER, replace(NAAMGENOOT, naam="Kompas")),
         "rij 2, kvk: dit nummer is in het register van Kompas. Controleer"),
        ([replace(AANBIEDER, kvk="90000002")], (AANBIEDER,), None),
        ([replace(AANBIEDER, naam="Kompas"), NAAMGENOOT], (AANBIEDER,), None),
    ],
)  # fmt: skip
def test_van_een_naam_is_er_een_aanbieder(rijen, bij, melding):
    """The database finds who signs by number or by name; neither may be two."""
    gevonden = fouten(*rijen, bij=bij)
    assert any(melding in een for een in gevonden) if melding else not gevonden, gevonden


def test_een_goed_register_heeft_geen_fouten():
    assert fouten(*VOL.alle()) == []
