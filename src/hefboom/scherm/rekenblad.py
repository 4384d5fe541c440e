# SPDX-License-Identifier: EUPL-1.2
"""A table as a spreadsheet: typed cells, one row at a time, and where it all comes from.

CSV is Dutch: semicolons, decimal comma, what it is first and then the table. XLSX has the table on
its first sheet and what it is on the second. Text never becomes a formula in either.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from io import TextIOWrapper
from pathlib import Path
from typing import IO, Any

import xlsxwriter

from hefboom.kernel import Period, Vraagfout, getal, veilige_cel
from hefboom.scherm.cel import GEEN, Cel, Celrij
from hefboom.scherm.celsoort import Celsoort, Celwaarde
from hefboom.scherm.kolom import Kolom
from hefboom.scherm.rijenbron import Rijkeuze

#: More rows do not fit on a sheet.
MEESTE_RIJEN = 1_048_575
EENHEID = {Celsoort.EURO: "€", Celsoort.PROCENT: "%"}
BREEDTE = {Celsoort.TEKST: 28, Celsoort.GEMENGD: 18}
BREED, SMAL = 28, 16
OPMAAK = {
    Celsoort.EURO: "#,##0.00",
    Celsoort.PROCENT: "0.0%",
    Celsoort.DATUM: "dd-mm-yyyy",
    Celsoort.MAAND: "mmm yyyy",
    Celsoort.PERIODE: "dd-mm-yyyy",
}
GEHEEL, GEBROKEN = "#,##0", "#,##0.0"
Herkomstregels = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Bladkolom:
    """One column of a sheet: a column of the table, a part of one, or what belongs to one."""

    nummer: int
    kop: str
    soort: Celsoort
    deel: str = ""

    def waarde(self, rij: Celrij) -> tuple[Celwaarde, Celsoort]:
        """What stands here in a row, and as what."""
        cel = rij[self.nummer]
        match self.deel:
            case "opmerking":
                return (cel.cijfer.opmerking if cel.cijfer else ""), Celsoort.TEKST
            case "eenheid":
                return _eenheid(cel), Celsoort.TEKST
        soort = (cel.aard or Celsoort.TEKST) if self.soort is Celsoort.GEMENGD else self.soort
        waarde = cel.getypeerd
        if soort is not Celsoort.TEKST and (waarde is None or isinstance(waarde, str)):
            tekst = cel.platte_tekst
            return ("" if tekst in GEEN else tekst), Celsoort.TEKST
        if isinstance(waarde, Period):
            waarde = waarde.start if self.deel == "van" else waarde.last
        if soort is Celsoort.TEKST:
            tekst = cel.platte_tekst if waarde is None else str(waarde)
            return ("" if tekst in GEEN else tekst), soort
        return waarde, soort


def vakken(kolommen: Sequence[Kolom], keuze: Rijkeuze) -> list[Bladkolom]:
    """The columns of the sheet; figures with a remark get a column for it."""
    rijen = keuze.voorproef()
    return [vak for i, kolom in enumerate(kolommen) for vak in _vakken(i, kolom, rijen)]


def _vakken(nummer: int, kolom: Kolom, rijen: Sequence[Celrij]) -> Iterator[Bladkolom]:
    soort = kolom.aard
    if soort is Celsoort.BEELD or not kolom.gaat_mee:
        return
    if soort is Celsoort.PERIODE:
        yield Bladkolom(nummer, f"{kolom.naam} van", soort, "van")
        yield Bladkolom(nummer, f"{kolom.naam} tot en met", soort, "tot")
        return
    eenheid = f" ({EENHEID[soort]})" if soort in EENHEID else ""
    yield Bladkolom(nummer, f"{kolom.naam}{eenheid}", soort)
    if soort is Celsoort.GEMENGD:
        yield Bladkolom(nummer, f"{kolom.naam}: eenheid", Celsoort.TEKST, "eenheid")
    cijfers = [cijfer for rij in rijen if (cijfer := rij[nummer].cijfer) is not None]
    if any(cijfer.opmerking for cijfer in cijfers):
        yield Bladkolom(nummer, f"{kolom.naam}: opmerking", Celsoort.TEKST, "opmerking")


def _eenheid(cel: Cel) -> str:
    if cel.aard is None or cel.getypeerd is None or not cel.aard.is_getal:
        return ""
    eigen = cel.cijfer.eenheid if cel.cijfer else ""
    return EENHEID.get(cel.aard) or eigen or "aantal"


# ── CSV ───────────────────────────────────────────────────────────────────────────────────────


def schrijf_csv(
    bestand: IO[bytes], kolommen: list[Bladkolom], rijen: Iterable[Celrij], herkomst: Herkomstregels
) -> None:
    """Write what it is, an empty line, and the table."""
    tekst = TextIOWrapper(bestand, encoding="utf-8-sig", newline="", write_through=True)
    schrijver = csv.writer(tekst, delimiter=";", lineterminator="\r\n")
    schrijver.writerows([veilige_cel(naam), veilige_cel(zin)] for naam, zin in herkomst)
    schrijver.writerow([])
    schrijver.writerow([veilige_cel(vak.kop) for vak in kolommen])
    for rij in rijen:
        schrijver.writerow([als_csv(*vak.waarde(rij)) for vak in kolommen])
    tekst.detach()


def als_csv(waarde: Celwaarde, soort: Celsoort) -> str:
    """One value as a Dutch spreadsheet reads it: euros and percents, not cents and shares.

    >>> als_csv(403496, Celsoort.EURO), als_csv(0.7125, Celsoort.PROCENT)
    ('4034,96', '71,25')
    """
    match waarde:
        case None:
            return ""
        case str():
            return veilige_cel(waarde)
        case datetime():
            return waarde.strftime("%Y-%m-%d %H:%M")
        case date():
            return f"{waarde:%Y-%m}" if soort is Celsoort.MAAND else waarde.isoformat()
        case Period():
            return ""
    if soort is Celsoort.EURO:
        uit = Decimal(waarde).scaleb(-2) if isinstance(waarde, int | Decimal) else waarde / 100
        return f"{uit:.2f}".replace(".", ",")
    if soort is Celsoort.PROCENT:
        waarde = float(waarde) * 100
    if isinstance(waarde, int):
        return str(waarde)
    return f"{waarde:.4f}".rstrip("0").rstrip(".").replace(".", ",")


# ── XLSX ──────────────────────────────────────────────────────────────────────────────────────


def schrijf_xlsx(
    bestand: IO[bytes],
    kolommen: list[Bladkolom],
    keuze: Rijkeuze,
    herkomst: Herkomstregels,
    werkmap: Path,
) -> None:
    """Write the table row by row (no more than one is held), and what it is on a second sheet.

    Raises `Vraagfout` for more rows than a sheet holds.
    """
    aantal = len(keuze)
    if aantal > MEESTE_RIJEN:
        raise Vraagfout(
            f"Deze tabel telt {getal(aantal)} rijen en in Excel passen er {getal(MEESTE_RIJEN)}. "
            "Neem hem mee als CSV, of filter eerst."
        )
    boek = xlsxwriter.Workbook(
        bestand,
        {
            "constant_memory": True,
            "tmpdir": str(werkmap),
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    boek.set_properties({"title": dict(herkomst).get("Tabel", ""), "author": "Hefboom"})
    kop = boek.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    schrijf = _Celschrijver(boek)
    blad = boek.add_worksheet("Tabel")
    blad.freeze_panes(1, 1)
    for plaats, vak in enumerate(kolommen):
        blad.set_column(plaats, plaats, BREEDTE.get(vak.soort, SMAL))
        blad.write_string(0, plaats, vak.kop, kop)
    for regel, rij in enumerate(keuze.alle(), start=1):
        for plaats, vak in enumerate(kolommen):
            schrijf(blad, regel, plaats, *vak.waarde(rij))
    if kolommen:
        blad.autofilter(0, 0, aantal, len(kolommen) - 1)
    uitleg = boek.add_worksheet("Toelichting")
    uitleg.set_column(0, 0, BREED)
    uitleg.set_column(1, 1, 3 * BREED)
    for regel, (naam, zin) in enumerate(herkomst):
        uitleg.write_string(regel, 0, naam, kop)
        uitleg.write_string(regel, 1, zin)
    boek.close()


class _Celschrijver:
    """Writes a typed cell; each format is made once."""

    def __init__(self, boek: Any) -> None:
        self._opmaak = {
            code: boek.add_format({"num_format": code})
            for code in {*OPMAAK.values(), GEHEEL, GEBROKEN}
        }

    def __call__(
        self, blad: Any, regel: int, plaats: int, waarde: Celwaarde, soort: Celsoort
    ) -> None:
        """One cell; nothing for no value."""
        match waarde:
            case None | "" | Period():
                return
            case str():
                blad.write_string(regel, plaats, waarde)
                return
            case datetime():
                naief = waarde.replace(tzinfo=None)
                blad.write_datetime(regel, plaats, naief, self._opmaak["dd-mm-yyyy"])
                return
            case date():
                opmaak = OPMAAK.get(soort, OPMAAK[Celsoort.DATUM])
                blad.write_datetime(regel, plaats, waarde, self._opmaak[opmaak])
                return
        anders = GEHEEL if isinstance(waarde, int) else GEBROKEN
        opmaak = OPMAAK.get(soort, anders)
        uit = waarde / 100 if soort is Celsoort.EURO else waarde
        blad.write_number(regel, plaats, float(uit), self._opmaak[opmaak])
