# SPDX-License-Identifier: EUPL-1.2
"""From cells to rows of the register: what stands there is understood or said to be wrong."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches
from typing import Any

from hefboom.contracten.bestanden.ruw import Formule, Ruwblad, Ruwecel, zonder_breuk
from hefboom.contracten.formulier import (
    BLADEN,
    Aanbiederrij,
    Contractrij,
    Formulierveld,
    Registerrij,
    Rijsoort,
    velden,
)
from hefboom.contracten.fouten import Invoerfout
from hefboom.contracten.invoegen import Invoerrij
from hefboom.kernel import opsomming

#: Sheets with words for who fills it in.
UITLEGBLADEN = {"uitleg", "toelichting", "lees mij"}
#: What stands for an empty cell that need not be filled.
STANDAARD: Mapping[str, Any] = {"versie": 1, "status": "besloten", "besluit": "open"}
DUIZENDTAL = re.compile(r"^-?\d{1,3}(\.\d{3})+(,\d*)?$|^-?\d{1,3}(,\d{3})+\.\d*$|^-?\d+[ ']\d{3}\b")
EERSTE_JAAR, LAATSTE_JAAR = 1990, 2100


class _Celfout(ValueError):
    """What is wrong with one cell, in Dutch."""


@dataclass(frozen=True, slots=True)
class Ontleding:
    """The rows that could be understood, every fault, how many rows there were.

    `halve_rijen` is the text in rows of providers and contracts that could not: what is not found
    elsewhere may have been there.
    """

    invoer: list[Invoerrij]
    fouten: list[Invoerfout]
    regels: int
    halve_rijen: frozenset[str]


def ontleed(bladen: Sequence[Ruwblad], stap: Callable[[int, int], None] | None = None) -> Ontleding:
    """The rows of all sheets, with every fault. `stap(done, total)` hears of progress."""
    invoer: list[Invoerrij] = []
    fouten: list[Invoerfout] = []
    halve: set[str] = set()
    totaal = sum(max(0, len(blad.rijen) - 1) for blad in bladen)
    gedaan = 0
    gezien: set[str] = set()
    for blad in bladen:
        naam = blad.naam.strip().lower()
        if naam in UITLEGBLADEN:
            continue
        if naam not in BLADEN or naam in gezien:
            fouten.append(_onbekend_blad(blad, dubbel=naam in gezien))
            continue
        gezien.add(naam)
        for een in _Bladlezer(blad, BLADEN[naam], fouten, halve).rijen():
            if een is not None:
                invoer.append(een)
            gedaan += 1
            if stap is not None and gedaan % 500 == 0:
                stap(gedaan, totaal)
    if not gezien and not fouten:
        fouten.append(Invoerfout("", 0, "", "", f"Er staat geen blad in. {_bladnamen()}"))
    if stap is not None:
        stap(gedaan, gedaan)
    return Ontleding(invoer, fouten, gedaan, frozenset(halve))


def _onbekend_blad(blad: Ruwblad, *, dubbel: bool) -> Invoerfout:
    if dubbel:
        return Invoerfout(blad.naam, 0, "", blad.naam, "dit blad staat er twee keer in.")
    lijkt = get_close_matches(blad.naam.strip().lower(), BLADEN, 1, 0.6)
    bedoelt = f" Bedoelt u '{lijkt[0]}'?" if lijkt else ""
    return Invoerfout(
        blad.naam, 0, "", blad.naam, f"een blad met deze naam ken ik niet.{bedoelt} {_bladnamen()}"
    )


def _bladnamen() -> str:
    return f"De bladen heten {opsomming(list(BLADEN))}."


class _Bladlezer:
    """One sheet: finds its columns by their heading and reads row by row."""

    def __init__(
        self, blad: Ruwblad, soort: Rijsoort, fouten: list[Invoerfout], halve: set[str]
    ) -> None:
        self.blad, self.soort, self.fouten, self.halve = blad, soort, fouten, halve
        self.naam = soort.BLAD
        self.kolommen = self._vind_kolommen()
        for vak in blad.samengevoegd:
            kop = self._kop(vak.kolom - 1)
            self._fout(vak.rij, kop, vak.waar, "deze cellen zijn samengevoegd. Splits ze weer.")

    def rijen(self) -> Iterator[Invoerrij | None]:
        """Each row, or None for one with a fault."""
        for nr, cellen in self.blad.rijen[1:]:
            yield self._rij(nr, cellen) if self.kolommen else None

    def _vind_kolommen(self) -> dict[str, int]:
        """Field → column. Empty when columns are missing: then no row can be read."""
        bekend = {veld.kop: naam for naam, veld in velden(self.soort).items()}
        if not self.blad.rijen:
            return {}
        nr, koppen = self.blad.rijen[0]
        uit: dict[str, int] = {}
        for plek, cel in enumerate(koppen):
            kop = " ".join(str(cel).lower().split()) if cel is not None else ""
            if not kop:
                continue
            if kop not in bekend:
                lijkt = get_close_matches(kop, bekend, 1, 0.6)
                bedoelt = f"Bedoelt u '{lijkt[0]}'?" if lijkt else "Haal haar weg."
                self._fout(nr, str(cel), cel, f"deze kolom hoort niet op dit blad. {bedoelt}")
            elif bekend[kop] in uit:
                self._fout(nr, kop, cel, "deze kolom staat er twee keer.")
            else:
                uit[bekend[kop]] = plek
        mist = [
            veld.kop
            for naam, veld in velden(self.soort).items()
            if veld.verplicht and naam not in uit
        ]
        for kop in mist:
            self._fout(nr, kop, None, "deze kolom ontbreekt. Rij 1 moet de koppen hebben.")
        return {} if mist else uit

    def _rij(self, nr: int, cellen: tuple[Ruwecel, ...]) -> Invoerrij | None:
        waarden: dict[str, Any] = {}
        goed = True
        for naam, veld in velden(self.soort).items():
            plek = self.kolommen.get(naam)
            cel = cellen[plek] if plek is not None and plek < len(cellen) else None
            try:
                waarden[naam] = lees_cel(veld, cel, als_tekst=self.blad.tekst)
            except _Celfout as fout:
                goed = False
                self._fout(nr, veld.kop, cel, str(fout))
        if not goed:
            if self.soort in {Aanbiederrij, Contractrij}:
                self.halve |= {" ".join(str(cel).split()) for cel in cellen if cel is not None}
            return None
        return Invoerrij(_vul_aan(self.soort, waarden), nr)

    def _kop(self, plek: int) -> str:
        for naam, nummer in self.kolommen.items():
            if nummer == plek:
                return velden(self.soort)[naam].kop
        return ""

    def _fout(self, rij: int, kolom: str, cel: Ruwecel, melding: str) -> None:
        waarde = cel.tekst if isinstance(cel, Formule) else "" if cel is None else str(cel)
        self.fouten.append(Invoerfout(self.naam, rij, kolom, waarde, melding))


def _vul_aan(soort: Rijsoort, waarden: dict[str, Any]) -> Registerrij:
    """What may be left empty gets its meaning."""
    for naam, standaard in STANDAARD.items():
        if naam in waarden and waarden[naam] in (None, ""):
            waarden[naam] = standaard
    if waarden.get("bron") == "" and "contract" in waarden:
        waarden["bron"] = f"contract {waarden['contract']}"
    rij = soort(**waarden)
    if isinstance(rij, Contractrij) and not rij.code:
        code = f"segment {rij.segment}" if rij.segment else rij.laag
        return replace(rij, code=code)
    return rij


def lees_cel(veld: Formulierveld, cel: Ruwecel, *, als_tekst: bool) -> Any:
    """What a cell means in this column; None or "" when it is empty and may be.

    Raises a `ValueError` whose text is Dutch. `als_tekst`: a date or amount may be text (CSV).
    """
    if isinstance(cel, Formule):
        raise _Celfout("hier staat een formule. Plak de uitkomst als waarde.")
    if isinstance(cel, str):
        cel = cel.strip()
    if cel is None or cel == "":
        if veld.verplicht:
            raise _Celfout(f"dit is leeg. Vul in: {veld.uitleg or veld.kop}.")
        return "" if veld.soort in {"tekst", "keuze", "codes"} else None
    match veld.soort:
        case "dag":
            return _dag(cel, als_tekst=als_tekst)
        case "euro":
            return _cent(_getal(cel, als_tekst=als_tekst))
        case "getal":
            getal = _getal(cel, als_tekst=als_tekst)
            if getal != getal.to_integral_value() or not 0 <= getal < 10_000:
                raise _Celfout("dit is geen heel getal van 0 tot 10.000.")
            return int(getal)
        case "procent":
            return _procent(_getal(cel, als_tekst=als_tekst))
        case "keuze":
            return _keuze(veld, cel)
        case "codes":
            return " ".join(_tekst(veld, cel).replace(",", " ").replace(";", " ").split())
    return _tekst(veld, cel)


def _dag(cel: Ruwecel, *, als_tekst: bool) -> date:
    if isinstance(cel, datetime):
        cel = cel.date()
    if isinstance(cel, date):
        dag = cel
    elif isinstance(cel, str):
        dag = _dag_uit_tekst(cel)
        if not als_tekst:
            raise _Celfout("deze datum staat als tekst. Maak er in het rekenblad een datum van.")
    else:
        raise _Celfout("dit is geen datum. Schrijf bijvoorbeeld 31-01-2027.")
    if not EERSTE_JAAR <= dag.year <= LAATSTE_JAAR:
        raise _Celfout(f"het jaar {dag.year} kan niet kloppen.")
    return dag


def _dag_uit_tekst(tekst: str) -> date:
    for vorm in ("%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"):
        try:
            return datetime.strptime(tekst, vorm).date()  # noqa: DTZ007 -- a calendar day
        except ValueError:
            continue
    raise _Celfout("dit is geen datum. Schrijf bijvoorbeeld 31-01-2027.")


def _getal(cel: Ruwecel, *, als_tekst: bool) -> Decimal:
    if isinstance(cel, bool | date):
        raise _Celfout("dit is geen getal.")
    if isinstance(cel, str):
        kaal = cel.removeprefix("€").strip()
        if DUIZENDTAL.match(kaal):
            raise _Celfout(
                "hier staat een punt, komma of spatie tussen de duizendtallen. "
                "Schrijf 1234,56 zonder."
            )
        try:
            getal = Decimal(kaal.replace(",", "."))
        except InvalidOperation:
            raise _Celfout("dit is geen getal.") from None
        if not als_tekst:
            raise _Celfout("dit getal staat als tekst. Maak er in het rekenblad een getal van.")
    elif isinstance(cel, int | float | Decimal):
        getal = Decimal(str(cel))
    else:
        raise _Celfout("dit is geen getal.")
    if not getal.is_finite():
        raise _Celfout("dit is geen getal.")
    return getal


def _cent(getal: Decimal) -> int:
    if not Decimal("0.0001") < getal <= 10**10:
        raise _Celfout("een bedrag is meer dan nul euro, en niet meer dan tien miljard.")
    # A spreadsheet keeps 78.1 as 78.09999999999999; what is not a cent differs by far more.
    cent = round(getal * 100, 6)
    if cent != cent.to_integral_value():
        raise _Celfout("dit bedrag heeft meer dan twee cijfers achter de komma.")
    return int(cent)


def _procent(getal: Decimal) -> Decimal:
    if not -100 < getal < 100:
        raise _Celfout("dit percentage kan niet kloppen.")
    return round(getal, 3)


def _keuze(veld: Formulierveld, cel: Ruwecel) -> str:
    tekst = " ".join(str(cel).lower().split())
    for code, woorden in veld.keuzes.items():
        if tekst in {str(code).lower(), woorden.lower(), str(code).lower().replace("_", " ")}:
            return str(code)
    raise _Celfout(f"dit kan hier niet staan. Kies uit {opsomming(list(veld.keuzes))}.")


def _tekst(veld: Formulierveld, cel: Ruwecel) -> str:
    if isinstance(cel, bool | date):
        raise _Celfout("hier hoort tekst.")
    if isinstance(cel, float | Decimal):
        cel = zonder_breuk(cel)
    tekst = " ".join(str(cel).split())
    if len(tekst) > veld.lengte:
        raise _Celfout(f"dit is langer dan {veld.lengte} tekens.")
    if veld.patroon:
        tekst = tekst.upper()
        if not re.fullmatch(veld.patroon, tekst):
            nullen = isinstance(cel, int) and tekst.isdigit()
            weg = " Het staat als getal: misschien is er een nul weggevallen." if nullen else ""
            raise _Celfout(f"dit is geen {veld.uitleg or veld.kop}.{weg}")
    return tekst
