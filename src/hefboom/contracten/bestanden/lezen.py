# SPDX-License-Identifier: EUPL-1.2
"""From a file, folder or zip to sheets of cells: XLSX, ODS, or CSV with a file per sheet."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import IO, Any

from lxml import etree
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.xml.constants import SHEET_MAIN_NS

from hefboom.contracten.bestanden.ocds import lees_ocds
from hefboom.contracten.bestanden.ruw import (
    Formule,
    Ruwblad,
    Ruwecel,
    Samengevoegd,
    zonder_breuk,
)
from hefboom.contracten.fouten import OnleesbareInvoer
from hefboom.kernel import FORMULETEKENS, getal

#: In bytes, unpacked: ten times a register of ten thousand tariffs.
GROOTSTE = 50_000_000
#: In all sheets together, and the last row of one.
MEESTE_RIJEN = 200_000
#: Of a sheet; the widest sheet of the register has some fifteen.
MEESTE_KOLOMMEN = 100
MEESTE_BLADEN = 50
MEESTE_SAMENGEVOEGD = 10_000
_RIJ, _MERGE = f"{{{SHEET_MAIN_NS}}}row", f"{{{SHEET_MAIN_NS}}}mergeCell"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
HOE = "Geef een bestand .xlsx of .ods, of een map of .zip met aanbieders.csv, contracten.csv, …"
_VERDEEL = "Haal weg wat leeg is, of verdeel het over meer bestanden."


def lees_bladen(pad: Path) -> tuple[Ruwblad, ...]:
    """The sheets of a file, folder or zip. Raises `OnleesbareInvoer` when there are none."""
    try:
        if not pad.is_dir():
            _eis_klein(pad.name, pad.stat().st_size)
            return lees_inhoud(pad.name, pad.read_bytes())
        paden = [een for een in sorted(pad.iterdir()) if een.is_file() and _is_csv(een.name)]
        _eis_klein(pad.name, sum(een.stat().st_size for een in paden))
        return _lees(pad.name, "csv", lambda: _csvs((een.name, een.read_bytes()) for een in paden))
    except FileNotFoundError:
        raise OnleesbareInvoer(f"{pad} is er niet. Klopt de naam?") from None
    except OSError as fout:
        raise OnleesbareInvoer(f"{pad} is niet te lezen ({fout.strerror}).") from None


def lees_inhoud(naam: str, inhoud: bytes) -> tuple[Ruwblad, ...]:
    """The sheets of a file by its name and bytes. Raises `OnleesbareInvoer`."""
    soort = naam.lower().rpartition(".")[2]
    if soort not in _LEZERS:
        raise OnleesbareInvoer(f"Aan de naam {naam} is niet te zien wat dit is. {HOE}")
    _eis_klein(naam, len(inhoud))
    return _lees(naam, soort, lambda: _LEZERS[soort](naam, inhoud))


def _lees(naam: str, soort: str, lezer: Callable[[], Iterable[Ruwblad]]) -> tuple[Ruwblad, ...]:
    """What a reader gives, within bounds; whatever makes it stumble is a file that is damaged."""
    uit: list[Ruwblad] = []
    try:
        for blad in lezer():
            uit.append(blad)
            if len(uit) > MEESTE_BLADEN:
                raise OnleesbareInvoer(f"{naam} heeft meer dan {MEESTE_BLADEN} bladen. {_VERDEEL}")
            if sum(len(een.rijen) for een in uit) > MEESTE_RIJEN:
                raise OnleesbareInvoer(
                    f"{naam} heeft meer dan {getal(MEESTE_RIJEN)} rijen. {_VERDEEL}"
                )
            if len(blad.samengevoegd) > MEESTE_SAMENGEVOEGD:
                raise OnleesbareInvoer(f"{naam} zit vol samengevoegde cellen. Splits ze weer.")
    except (OnleesbareInvoer, OSError):
        raise
    except Exception as fout:
        raise OnleesbareInvoer(
            f"{naam} is beschadigd of geen echt {soort}-bestand ({type(fout).__name__}). {HOE}"
        ) from None
    return tuple(uit)


def _eis_klein(naam: str, grootte: int) -> None:
    if grootte > GROOTSTE:
        raise OnleesbareInvoer(
            f"{naam} is uitgepakt groter dan {GROOTSTE // 1_000_000} MB. "
            "Verdeel het over meer bestanden."
        )


def _rijen(
    waar: str, genummerd: Iterable[tuple[int, Sequence[Ruwecel]]]
) -> Iterator[tuple[int, tuple[Ruwecel, ...]]]:
    """The rows with something in them, to their last filled cell. Raises `OnleesbareInvoer`."""
    for nr, cellen in genummerd:
        if nr > MEESTE_RIJEN:
            raise OnleesbareInvoer(f"{waar} heeft meer dan {getal(MEESTE_RIJEN)} rijen. {_VERDEEL}")
        breed = next((n for n in range(len(cellen), 0, -1) if _gevuld(cellen[n - 1])), 0)
        if breed > MEESTE_KOLOMMEN:
            raise OnleesbareInvoer(
                f"{waar}, rij {nr}, heeft meer dan {MEESTE_KOLOMMEN} kolommen. "
                "Haal weg wat niet bij het register hoort."
            )
        if breed:
            yield nr, tuple(cellen[:breed])


def _open_zip(naam: str, inhoud: bytes) -> zipfile.ZipFile:
    archief = zipfile.ZipFile(io.BytesIO(inhoud))
    _eis_klein(naam, sum(een.file_size for een in archief.infolist()))
    return archief


def _zip(naam: str, inhoud: bytes) -> Iterator[Ruwblad]:
    with _open_zip(naam, inhoud) as archief:
        yield from _csvs(
            (Path(een.filename).name, archief.read(een))
            for een in archief.infolist()
            if not een.is_dir() and not een.filename.startswith("__MACOSX")
        )


def _xlsx(naam: str, inhoud: bytes) -> Iterator[Ruwblad]:
    _open_zip(naam, inhoud).close()
    boek = load_workbook(io.BytesIO(inhoud), read_only=True, data_only=False)
    for blad in boek.worksheets:
        blad.reset_dimensions()  # what a file says of its size need not be so
        genummerd = enumerate(blad.iter_rows(), 1)
        cellen = ((nr, [_xlsx_cel(cel) for cel in rij]) for nr, rij in genummerd)
        rijen = _rijen(f"Blad {blad.title}", cellen)
        yield Ruwblad(blad.title, tuple(rijen), tuple(_samengevoegd(blad)))


def _xlsx_cel(cel: Any) -> Ruwecel:
    waarde = cel.value
    if cel.data_type == "f":
        return Formule(str(getattr(waarde, "text", waarde)))
    if waarde is None or isinstance(waarde, str | bool | int | float | Decimal | date):
        return waarde
    return str(waarde)  # a time of day, a duration


def _samengevoegd(blad: Any) -> Iterator[Samengevoegd]:
    """The merged cells of a sheet, which a workbook read row by row does not tell of."""
    with blad._get_source() as xml:
        for element in _elementen(xml, _RIJ, _MERGE):
            if element.tag == _MERGE:
                waar = element.get("ref", "")
                kolom, rij, _, _ = range_boundaries(waar)
                yield Samengevoegd(rij or 1, kolom or 1, waar)


def _ods(naam: str, inhoud: bytes) -> Iterator[Ruwblad]:
    with _open_zip(naam, inhoud) as archief, archief.open("content.xml") as xml:
        rijen: list[tuple[int, tuple[Ruwecel, ...]]] = []
        samen: list[Samengevoegd] = []
        nr = 1
        for element in _elementen(xml, f"{_TABLE}table", f"{_TABLE}table-row"):
            if element.tag == f"{_TABLE}table":
                yield Ruwblad(element.get(f"{_TABLE}name", ""), tuple(rijen), tuple(samen))
                rijen, samen, nr = [], [], 1
                continue
            herhaald = int(element.get(f"{_TABLE}number-rows-repeated", "1"))
            cellen, vakken = _ods_rij(element)
            if _gevuld(*cellen):
                genummerd = ((nr + extra, cellen) for extra in range(herhaald))
                rijen += _rijen("Een blad", genummerd)
            samen += [
                Samengevoegd(nr, kolom, f"{get_column_letter(kolom)}{nr}") for kolom in vakken
            ]
            nr += herhaald


def _elementen(xml: IO[bytes], *tags: str) -> Iterator[etree._Element]:
    """These elements, each when it ends; then what was in it is let go."""
    for _, element in etree.iterparse(xml, tag=tags, resolve_entities=False, no_network=True):
        yield element
        element.clear()


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
        if {cel.get(f"{_TABLE}number-{wat}-spanned", "1") for wat in ("columns", "rows")} != {"1"}:
            vakken.append(len(cellen) + leeg + 1)
        # One more than may be is enough to be refused.
        ruim = MEESTE_KOLOMMEN + 1 - len(cellen)
        cellen += ([None] * min(leeg, ruim) + [waarde] * min(herhaald, ruim))[:ruim]
        leeg = 0
    return tuple(cellen), vakken


def _ods_cel(cel: etree._Element) -> Ruwecel:
    formule = cel.get(f"{_TABLE}formula")
    if formule:
        return Formule(formule)
    soort, waarde = cel.get(f"{_OFFICE}value-type"), cel.get(f"{_OFFICE}value")
    if soort == "date":
        return datetime.fromisoformat(cel.get(f"{_OFFICE}date-value", "")).date()
    if soort in {"float", "currency", "percentage"} and waarde is not None:
        return zonder_breuk(Decimal(waarde))
    # Only its own text: a comment on a cell stands in it, with paragraphs too.
    tekst = "\n".join("".join(map(str, p.itertext())) for p in cel.iterchildren(f"{_TEXT}p"))
    return tekst or None


def _csvs(bestanden: Iterable[tuple[str, bytes]]) -> Iterator[Ruwblad]:
    geen = True
    for naam, inhoud in bestanden:
        if _is_csv(naam):
            geen = False
            yield _csv(naam, inhoud)
    if geen:
        raise OnleesbareInvoer(f"Hierin staat geen enkel .csv-bestand. {HOE}")


def _is_csv(naam: str) -> bool:
    return naam.lower().endswith(".csv")


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
    rijen = _rijen(naam, _csv_rijen(naam, tekst, scheiding))
    return Ruwblad(naam.rpartition(".")[0], tuple(rijen), tekst=True)


def _csv_rijen(naam: str, tekst: str, scheiding: str) -> Iterator[tuple[int, list[Ruwecel]]]:
    lezer = csv.reader(io.StringIO(tekst, newline=None), delimiter=scheiding, strict=True)
    klaar = 0
    try:
        for rij in lezer:
            klaar = lezer.line_num
            yield klaar, [_csv_cel(cel) for cel in rij]
    except csv.Error:
        raise OnleesbareInvoer(
            f"{naam} is vanaf regel {klaar + 1} niet te lezen: een cel die met een aanhalingsteken "
            "begint, eindigt er niet mee. Sluit hem, of haal het eerste aanhalingsteken weg."
        ) from None


def _csv_cel(cel: str) -> Ruwecel:
    kaal = cel.strip()
    if kaal.startswith("="):
        return Formule(kaal)
    if kaal.startswith("'") and kaal[1:].startswith(FORMULETEKENS):
        return kaal[1:]
    return kaal or None


def _gevuld(*cellen: Ruwecel) -> bool:
    return any(cel is not None and cel != "" for cel in cellen)


_LEZERS: Mapping[str, Callable[[str, bytes], Iterable[Ruwblad]]] = {
    "csv": lambda naam, inhoud: _csvs([(naam, inhoud)]),
    "json": lambda _, inhoud: lees_ocds(inhoud),
    "ods": _ods,
    "xlsx": _xlsx,
    "zip": _zip,
}
