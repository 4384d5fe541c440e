# SPDX-License-Identifier: EUPL-1.2
"""From a file, folder or zip to sheets of cells: XLSX, ODS, or CSV with a file per sheet."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import IO, Any

from lxml import etree
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from hefboom.contracten.bestanden.ocds import lees_ocds
from hefboom.contracten.bestanden.ruw import Formule, Ruwblad, Ruwecel, Samengevoegd
from hefboom.contracten.fouten import OnleesbareInvoer
from hefboom.kernel import FORMULETEKENS

#: Unpacked, in bytes: ten times a register of a hundred thousand tariffs.
GROOTSTE = 200_000_000
MEESTE_RIJEN = 200_000
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
HOE = "Geef een bestand .xlsx of .ods, of een map of .zip met aanbieders.csv, contracten.csv, …"


def lees_bladen(pad: Path) -> tuple[Ruwblad, ...]:
    """The sheets of a file, folder or zip. Raises `OnleesbareInvoer` when there are none."""
    try:
        if pad.is_dir():
            return _csvs(
                (een.name, een.read_bytes()) for een in sorted(pad.iterdir()) if een.is_file()
            )
        return lees_inhoud(pad.name, pad.read_bytes())
    except FileNotFoundError:
        raise OnleesbareInvoer(f"{pad} is er niet. Klopt de naam?") from None
    except OSError as fout:
        raise OnleesbareInvoer(f"{pad} is niet te lezen ({fout.strerror}).") from None


def lees_inhoud(naam: str, inhoud: bytes) -> tuple[Ruwblad, ...]:
    """The sheets of a file by its name and bytes. Raises `OnleesbareInvoer`."""
    soort = naam.lower().rpartition(".")[2]
    if soort == "csv":
        return _csvs([(naam, inhoud)])
    if soort == "json":
        return lees_ocds(inhoud)
    if soort not in {"xlsx", "ods", "zip"}:
        raise OnleesbareInvoer(f"Aan de naam {naam} is niet te zien wat dit is. {HOE}")
    try:
        with zipfile.ZipFile(io.BytesIO(inhoud)) as archief:
            if sum(een.file_size for een in archief.infolist()) > GROOTSTE:
                raise OnleesbareInvoer(f"{naam} is uitgepakt te groot. Verdeel het over meer.")
            if soort == "zip":
                return _csvs(
                    (Path(een.filename).name, archief.read(een))
                    for een in archief.infolist()
                    if not een.is_dir() and not een.filename.startswith("__MACOSX")
                )
            if soort == "ods":
                with archief.open("content.xml") as xml:
                    return tuple(_ods(xml))
        return tuple(_xlsx(inhoud))
    except OnleesbareInvoer:
        raise
    except Exception as fout:
        # Whatever a damaged file makes a reader stumble over, it is damaged.
        raise OnleesbareInvoer(
            f"{naam} is beschadigd of geen echt {soort}-bestand ({type(fout).__name__}). {HOE}"
        ) from None


def _xlsx(inhoud: bytes) -> Iterator[Ruwblad]:
    for blad in load_workbook(io.BytesIO(inhoud), data_only=False).worksheets:
        if blad.max_row > MEESTE_RIJEN:
            raise OnleesbareInvoer(f"Blad {blad.title} heeft meer dan {MEESTE_RIJEN} rijen.")
        samen = tuple(
            Samengevoegd(een.min_row, een.min_col, een.coord) for een in blad.merged_cells.ranges
        )
        rijen = (
            (nr, tuple(_xlsx_cel(cel) for cel in rij)) for nr, rij in enumerate(blad.iter_rows(), 1)
        )
        yield Ruwblad(blad.title, tuple(rij for rij in rijen if _gevuld(rij[1])), samen)


def _xlsx_cel(cel: Any) -> Ruwecel:
    waarde = cel.value
    if cel.data_type == "f":
        return Formule(str(getattr(waarde, "text", waarde)))
    if waarde is None or isinstance(waarde, str | bool | int | float | Decimal | date):
        return waarde
    return str(waarde)  # a time of day, a duration


def _ods(xml: IO[bytes]) -> Iterator[Ruwblad]:
    boom = etree.parse(xml, etree.XMLParser(resolve_entities=False, no_network=True))
    for tabel in boom.iter(f"{_TABLE}table"):
        rijen: list[tuple[int, tuple[Ruwecel, ...]]] = []
        samen: list[Samengevoegd] = []
        nr = 1
        for rij in tabel.iter(f"{_TABLE}table-row"):
            herhaald = int(rij.get(f"{_TABLE}number-rows-repeated", "1"))
            cellen, vakken = _ods_rij(rij)
            if _gevuld(cellen):
                if nr + herhaald > MEESTE_RIJEN:
                    raise OnleesbareInvoer(f"Dit blad heeft meer dan {MEESTE_RIJEN} rijen.")
                rijen += [(nr + extra, cellen) for extra in range(herhaald)]
            samen += [
                Samengevoegd(nr, kolom, f"{get_column_letter(kolom)}{nr}") for kolom in vakken
            ]
            nr += herhaald
        yield Ruwblad(tabel.get(f"{_TABLE}name", ""), tuple(rijen), tuple(samen))


def _ods_rij(rij: etree._Element) -> tuple[tuple[Ruwecel, ...], list[int]]:
    cellen: list[Ruwecel] = []
    vakken: list[int] = []
    leeg = 0
    for cel in rij:
        if cel.tag not in {f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"}:
            continue
        herhaald = int(cel.get(f"{_TABLE}number-columns-repeated", "1"))
        waarde = _ods_cel(cel)
        if waarde is None:
            leeg += herhaald
            continue
        cellen += [None] * min(leeg, 1000)
        leeg = 0
        if {cel.get(f"{_TABLE}number-{wat}-spanned", "1") for wat in ("columns", "rows")} != {"1"}:
            vakken.append(len(cellen) + 1)
        cellen += [waarde] * min(herhaald, 1000)
    return tuple(cellen), vakken


def _ods_cel(cel: etree._Element) -> Ruwecel:
    formule = cel.get(f"{_TABLE}formula")
    if formule:
        return Formule(formule)
    soort, waarde = cel.get(f"{_OFFICE}value-type"), cel.get(f"{_OFFICE}value")
    if soort == "date":
        return datetime.fromisoformat(cel.get(f"{_OFFICE}date-value", "")).date()
    if soort in {"float", "currency", "percentage"} and waarde is not None:
        getal = Decimal(waarde)
        return int(getal) if getal == getal.to_integral_value() else getal
    tekst = "\n".join("".join(map(str, p.itertext())) for p in cel.iter(f"{_TEXT}p"))
    return tekst or None


def _csvs(bestanden: Iterator[tuple[str, bytes]] | list[tuple[str, bytes]]) -> tuple[Ruwblad, ...]:
    gevonden = [_csv(naam, inhoud) for naam, inhoud in bestanden if naam.lower().endswith(".csv")]
    if not gevonden:
        raise OnleesbareInvoer(f"Hierin staat geen enkel .csv-bestand. {HOE}")
    return tuple(gevonden)


def _csv(naam: str, inhoud: bytes) -> Ruwblad:
    try:
        tekst = inhoud.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise OnleesbareInvoer(
            f"{naam} is niet in UTF-8 opgeslagen. Kies bij opslaan 'CSV UTF-8'."
        ) from None
    kop = tekst.partition("\n")[0]
    scheiding = max(";\t,", key=kop.count)
    if "\0" in tekst:
        raise OnleesbareInvoer(f"{naam} is geen tekst.")
    lezer = csv.reader(io.StringIO(tekst), delimiter=scheiding)
    rijen = []
    for rij in lezer:
        cellen = tuple(_csv_cel(cel) for cel in rij)
        if _gevuld(cellen):
            rijen.append((lezer.line_num, cellen))
    blad = naam.rpartition(".")[0]
    return Ruwblad(blad, tuple(rijen), tekst=True)


def _csv_cel(cel: str) -> Ruwecel:
    kaal = cel.strip()
    if kaal.startswith("="):
        return Formule(kaal)
    if kaal.startswith("'") and kaal[1:].startswith(FORMULETEKENS):
        return kaal[1:]
    return kaal or None


def _gevuld(cellen: tuple[Ruwecel, ...]) -> bool:
    return any(cel is not None and cel != "" for cel in cellen)
