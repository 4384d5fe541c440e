# SPDX-License-Identifier: EUPL-1.2
"""The register, or an empty template, as XLSX, ODS or a zip of CSV: what is written reads back."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeAlias
from xml.sax.saxutils import escape, quoteattr

import xlsxwriter

from hefboom.contracten.formulier import BLADEN, Formulierveld, Registerrij, velden
from hefboom.contracten.stand import Registerstand
from hefboom.kernel import veilige_cel

Schrijfcel: TypeAlias = "str | int | Decimal | date | None"
UITLEG = (
    "Elk blad is een lijst; rij 1 heeft de koppen en blijft staan. Laat weg wat u niet heeft.",
    "Een rij met dezelfde sleutel vervangt wat er stond; wat u weglaat, blijft zoals het is.",
    "Begint een nieuw tarief, product of deel terwijl het vorige loopt, dan eindigt dat de dag "
    "ervoor.",
    "Schrijf datums als datum en bedragen als getal, zonder formules en samengevoegde cellen.",
)
#: Of a template: for how many rows the choices are offered.
KEUZERIJEN = 5000


def schrijf_register(naam: str, stand: Registerstand) -> bytes:
    """The register as the file that `naam` says (.xlsx, .ods, .zip), the same bytes each time.

    Raises `KeyError` for another kind; `SOORTEN` names those there are.
    """
    return SOORTEN[naam.lower().rpartition(".")[2]](stand)


def cellen(rij: Registerrij) -> Iterator[Schrijfcel]:
    """What stands in the cells of a row: amounts in euros."""
    for naam, veld in velden(type(rij)).items():
        waarde = getattr(rij, naam)
        yield Decimal(waarde) / 100 if veld.soort == "euro" else waarde


def _xlsx(stand: Registerstand) -> bytes:
    uit = io.BytesIO()
    boek = xlsxwriter.Workbook(uit, {"in_memory": True, "strings_to_formulas": False})
    boek.set_properties({"created": date(2000, 1, 1)})
    kop = boek.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    dag = boek.add_format({"num_format": "dd-mm-yyyy"})
    euro = boek.add_format({"num_format": "#,##0.00"})
    tekst = boek.add_format({"num_format": "@"})
    opmaak = {"dag": dag, "euro": euro, "tekst": tekst, "keuze": tekst, "codes": tekst}
    _xlsx_uitleg(boek.add_worksheet("uitleg"), kop)
    for naam, soort in BLADEN.items():
        blad = boek.add_worksheet(naam)
        for plek, veld in enumerate(velden(soort).values()):
            blad.set_column(plek, plek, max(12, len(veld.kop) + 2), opmaak.get(veld.soort))
            blad.write_string(0, plek, veld.kop, kop)
            if veld.keuzes:
                keuzes = {"validate": "list", "source": [str(code) for code in veld.keuzes]}
                blad.data_validation(1, plek, KEUZERIJEN, plek, keuzes)
        blad.freeze_panes(1, 0)
        for nr, rij in enumerate(stand.van_blad(soort), 1):
            for plek, waarde in enumerate(cellen(rij)):
                match waarde:
                    case None | "":
                        pass
                    case date():
                        blad.write_datetime(nr, plek, waarde, dag)
                    case str():
                        blad.write_string(nr, plek, waarde, tekst)
                    case int() | Decimal():
                        blad.write_number(nr, plek, waarde)
    boek.close()
    return uit.getvalue()


def _xlsx_uitleg(blad: Any, kop: Any) -> None:
    blad.set_column(0, 1, 20)
    blad.set_column(2, 2, 80)
    nr = 0
    for zin in UITLEG:
        blad.write_string(nr, 0, zin)
        nr += 1
    for naam, soort in BLADEN.items():
        nr += 1
        blad.write_string(nr, 0, naam, kop)
        for veld in velden(soort).values():
            nr += 1
            blad.write_string(nr, 1, veld.kop)
            blad.write_string(nr, 2, uitleg_bij(veld))
        nr += 1


def uitleg_bij(veld: Formulierveld) -> str:
    """What may stand in a column, in words."""
    delen = [veld.uitleg]
    if veld.keuzes:
        delen.append("kies uit " + ", ".join(str(code) for code in veld.keuzes))
    delen.append("verplicht" if veld.verplicht else "mag leeg blijven")
    return "; ".join(deel for deel in delen if deel)


def _csvzip(stand: Registerstand) -> bytes:
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as archief:
        for naam, inhoud in csv_bestanden(stand).items():
            archief.writestr(zipfile.ZipInfo(naam), inhoud, zipfile.ZIP_DEFLATED)
    return uit.getvalue()


def csv_bestanden(stand: Registerstand) -> dict[str, bytes]:
    """A CSV per sheet, by its name: semicolons, decimal comma, UTF-8 with a mark for Excel."""
    uit = {}
    for naam, soort in BLADEN.items():
        tekst = io.StringIO()
        schrijver = csv.writer(tekst, delimiter=";")
        schrijver.writerow(veld.kop for veld in velden(soort).values())
        for rij in stand.van_blad(soort):
            schrijver.writerow(_in_csv(waarde) for waarde in cellen(rij))
        uit[f"{naam}.csv"] = tekst.getvalue().encode("utf-8-sig")
    return uit


def schrijf_csvmap(naar: Path, rijen: Iterable[Registerrij]) -> None:
    """Write a folder with a CSV per sheet; what stands in it under those names is replaced."""
    naar.mkdir(parents=True, exist_ok=True)
    for naam, inhoud in csv_bestanden(Registerstand.van(rijen)).items():
        (naar / naam).write_bytes(inhoud)


def _in_csv(waarde: Schrijfcel) -> str:
    match waarde:
        case None:
            return ""
        case date():
            return f"{waarde:%d-%m-%Y}"
        case str():
            return veilige_cel(waarde)
        case int():
            return str(waarde)
    return str(waarde).replace(".", ",")


_NAAMRUIMTEN = "".join(
    f' xmlns:{kort}="urn:oasis:names:tc:opendocument:xmlns:{lang}:1.0"'
    for kort, lang in {
        "office": "office", "table": "table", "text": "text", "style": "style",
        "number": "datastyle", "fo": "xsl-fo-compatible", "manifest": "manifest",
    }.items()
)  # fmt: skip
_ODS = "application/vnd.oasis.opendocument.spreadsheet"
_STIJLEN = (
    "<office:automatic-styles>"
    '<number:date-style style:name="D"><number:day number:style="long"/><number:text>-'
    '</number:text><number:month number:style="long"/><number:text>-</number:text>'
    '<number:year number:style="long"/></number:date-style>'
    '<style:style style:name="dag" style:family="table-cell" style:data-style-name="D"/>'
    "</office:automatic-styles>"
)


def _ods(stand: Registerstand) -> bytes:
    delen = ["<office:body><office:spreadsheet>"]
    delen += _ods_blad("uitleg", [[zin] for zin in UITLEG])
    for naam, soort in BLADEN.items():
        koppen: list[Schrijfcel] = [veld.kop for veld in velden(soort).values()]
        rijen = [koppen, *(list(cellen(rij)) for rij in stand.van_blad(soort))]
        delen += _ods_blad(naam, rijen)
    delen.append("</office:spreadsheet></office:body>")
    kop = '<?xml version="1.0" encoding="UTF-8"?>'
    inhoud = (
        f'{kop}<office:document-content{_NAAMRUIMTEN} office:version="1.3">{_STIJLEN}'
        f"{''.join(delen)}</office:document-content>"
    )
    lijst = (
        f'{kop}<manifest:manifest{_NAAMRUIMTEN} manifest:version="1.3">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_ODS}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
        "</manifest:manifest>"
    )
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w") as archief:
        archief.writestr(zipfile.ZipInfo("mimetype"), _ODS, zipfile.ZIP_STORED)
        for naam, tekst in (("content.xml", inhoud), ("META-INF/manifest.xml", lijst)):
            archief.writestr(zipfile.ZipInfo(naam), tekst, zipfile.ZIP_DEFLATED)
    return uit.getvalue()


def _ods_blad(naam: str, rijen: list[list[Schrijfcel]]) -> Iterator[str]:
    yield f"<table:table table:name={quoteattr(naam)}>"
    for rij in rijen:
        yield "<table:table-row>"
        for waarde in rij:
            yield _ods_cel(waarde)
        yield "</table:table-row>"
    yield "</table:table>"


def _ods_cel(waarde: Schrijfcel) -> str:
    match waarde:
        case None | "":
            return "<table:table-cell/>"
        case date():
            return (
                '<table:table-cell table:style-name="dag" office:value-type="date" '
                f'office:date-value="{waarde.isoformat()}"><text:p>{waarde:%d-%m-%Y}</text:p>'
                "</table:table-cell>"
            )
        case str():
            return (
                '<table:table-cell office:value-type="string">'
                f"<text:p>{escape(waarde)}</text:p></table:table-cell>"
            )
    return (
        f'<table:table-cell office:value-type="float" office:value="{waarde}">'
        f"<text:p>{waarde}</text:p></table:table-cell>"
    )


#: How the register may be written, by the end of the name.
SOORTEN: Mapping[str, Callable[[Registerstand], bytes]] = {
    "xlsx": _xlsx,
    "ods": _ods,
    "zip": _csvzip,
}
