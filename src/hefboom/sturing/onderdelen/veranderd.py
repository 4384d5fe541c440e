# SPDX-License-Identifier: EUPL-1.2
"""What changed: the last month beside the one before and a year before, and is it chance?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from hefboom.inzage import Startblad
from hefboom.kernel import MIN, Period, euro_kort, getal, hoeveel, maand
from hefboom.measures import CATALOGUS, Eenheid, Maat
from hefboom.scherm import Cel, Kolom, Tabel
from hefboom.scherm.grafieken import vonk
from hefboom.sturing.blik import Blik
from hefboom.sturing.onderdelen.cijfers import is_weinig, status_in, tussen_haken
from hefboom.sturing.onderdelen.verloop import als_tekst, maanden, punten
from hefboom.sturing.toeval import Schommeling, schommeling

#: What each reader follows from month to month.
VOLGT: dict[Startblad, tuple[str, ...]] = {
    Startblad.KWALITEIT: (
        "jeugdigen",
        "nieuwe_trajecten",
        "binnen_norm",
        "wachttijd",
        "boven_norm",
        "volgens_plan",
        "uitgaven",
    ),
    Startblad.GELD: ("uitgaven", "geweigerd_bedrag", "geweigerd_aandeel", "jeugdigen"),
    Startblad.BELEID: (
        "jeugdigen",
        "nieuwe_trajecten",
        "binnen_norm",
        "wachttijd",
        "boven_norm",
        "uitgaven",
    ),
    Startblad.CASUS: ("lopende_trajecten", "nieuwe_trajecten", "wachttijd", "boven_norm"),
    Startblad.LEVEREN: (
        "jeugdigen",
        "nieuwe_trajecten",
        "binnen_norm",
        "volgens_plan",
        "uitgaven",
        "geweigerd_aandeel",
    ),
}
GETALLEN = ("Nu", "In een maand", "Jaar geleden")


@dataclass(frozen=True, slots=True)
class Verandering:
    """The last known month of one figure, with the months it is laid beside."""

    maat: Maat
    maand: str
    nu: float
    vorige: float | None
    jaar_geleden: float | None
    reeks: tuple[float | None, ...]
    oordeel: Schommeling


def veranderingen(
    blik: Blik, starts: Sequence[Startblad], waar: Mapping[str, str]
) -> list[Verandering]:
    """What truly changed first; within that in the order in which a reader follows them.

    A month that is not there in full is left out, and so is a share of a few: it is the month
    before that counts then.
    """
    codes = dict.fromkeys(code for start in starts for code in VOLGT.get(start, ()))
    gevonden = [een for code in codes if (een := _verandering(blik, code, waar)) is not None]
    return sorted(gevonden, key=lambda een: not een.oordeel.echt)


def _verandering(blik: Blik, code: str, waar: Mapping[str, str]) -> Verandering | None:
    maat = CATALOGUS[code]
    uitkomst = blik.bereken(code, per=("maand",), waar=waar, periode=blik.trend)
    weinig = {rij.sleutel["maand"] for rij in uitkomst.rijen if is_weinig(maat, rij)}
    reeks = [(m, None if m in weinig else w) for m, w in punten(blik, code, waar)]
    while reeks and reeks[-1][1] is None:
        reeks.pop()
    if len(reeks) < 2:
        return None
    bij = dict(reeks)
    code_nu, nu = reeks[-1]
    if nu is None:
        return None
    waarden = tuple(waarde for _, waarde in reeks)
    return Verandering(
        maat=maat,
        maand=code_nu,
        nu=nu,
        vorige=waarden[-2],
        jaar_geleden=bij.get(f"{int(code_nu[:4]) - 1}{code_nu[4:]}"),
        reeks=waarden,
        oordeel=schommeling(waarden, telt=maat.eenheid is Eenheid.AANTAL),
    )


def veranderd_tabel(blik: Blik, gevonden: Sequence[Verandering], waar: Mapping[str, str]) -> Tabel:
    """One row per figure."""
    verloop = f"{len(maanden(blik))} maanden"
    return Tabel(
        "Wat veranderde",
        [
            Kolom("Cijfer"),
            Kolom("Stand van"),
            *(Kolom(naam, getal=True) for naam in GETALLEN),
            Kolom(verloop),
            Kolom("Toeval of echt?"),
        ],
        [_regel(blik, een, waar) for een in gevonden],
        leeg="Er zijn nog geen twee maanden om naast elkaar te leggen.",
        naam="Wat veranderde",
        code="veranderd",
    )


def _regel(blik: Blik, een: Verandering, waar: Mapping[str, str]) -> list[Cel]:
    dag = date.fromisoformat(f"{een.maand}-01")
    band = een.oordeel.strook
    periode = Period.month_of(dag)
    status = status_in(blik, een.maat.code, waar, periode)
    return [
        Cel(
            f"{een.maat.naam}{tussen_haken(status)}",
            adres=blik.verklaar(een.maat.code, waar, periode),
        ),
        Cel(maand(dag), klasse="dag"),
        Cel(als_tekst(een.maat, een.nu)),
        Cel("–" if een.vorige is None else verschil(een.maat, een.nu - een.vorige)),
        Cel("–" if een.jaar_geleden is None else als_tekst(een.maat, een.jaar_geleden)),
        Cel(
            vonk=vonk(
                een.reeks,
                telt=een.maat.eenheid is Eenheid.AANTAL,
                band=(band.onder, band.boven) if band else None,
                buiten=een.oordeel.echt,
            )
        ),
        Cel(een.oordeel.zin, klasse="echt" if een.oordeel.echt else "zacht"),
    ]


def verschil(maat: Maat, stap: float) -> str:
    """A change in its unit, with its sign; `0` when it rounds to nothing.

    >>> verschil(CATALOGUS["binnen_norm"], -0.07), verschil(CATALOGUS["jeugdigen"], 9)
    ('−7 punten', '+9')
    """
    match maat.eenheid:
        case Eenheid.PROCENT:
            punten = round(abs(stap) * 100)
            tekst = hoeveel(punten, "punt", "punten") if punten else ""
        case Eenheid.DAGEN:
            dagen = round(abs(stap))
            tekst = hoeveel(dagen, "dag", "dagen") if dagen else ""
        case Eenheid.EURO:
            tekst = euro_kort(round(abs(stap) * 100)) if round(abs(stap)) else ""
        case Eenheid.PER_100:
            tekst = getal(abs(stap), 1) if round(abs(stap), 1) else ""
        case _:
            tekst = getal(round(abs(stap))) if round(abs(stap)) else ""
    return f"{'+' if stap > 0 else MIN}{tekst}" if tekst else "0"
