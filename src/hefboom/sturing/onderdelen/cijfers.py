# SPDX-License-Identifier: EUPL-1.2
"""From a measure's row to the figure a page shows: in words, beside a year before."""

from __future__ import annotations

from collections.abc import Mapping

from hefboom.kernel import Period, euro_kort, getal, procent
from hefboom.measures import Beter, Eenheid, Maat, Rij, Uitkomst, toon
from hefboom.scherm import Cijfer
from hefboom.sturing.blik import Blik, periode_tekst
from hefboom.sturing.onderdelen.volledigheid import voorlopig

TE_KLEIN = (
    "Minder dan 10 jeugdigen, of daaruit af te leiden. Niet getoond, zodat niemand te herkennen is."
)
TE_WEINIG = (
    "Te weinig gevallen voor een percentage of gemiddelde dat iets zegt en niemand aanwijst."
)
#: A figure and its unit stay on one line.
VAST = "\u00a0"
#: From here a percentage says more than the difference itself.
KLEINSTE_BASIS = 100


#: Which way a measure should go, in words.
BETER = {
    Beter.HOGER: "Hoger is beter.",
    Beter.LAGER: "Lager is beter.",
    Beter.NEUTRAAL: "Hoger of lager is niet vanzelf beter; het verhaal erachter telt.",
}


def maak(
    blik: Blik,
    code: str,
    waar: Mapping[str, str] | None = None,
    *,
    naam: str = "",
    norm: str = "",
    periode: Period | None = None,
) -> Cijfer:
    """The figure of one measure, beside a year before."""
    uitkomst = blik.bereken(code, waar=waar, periode=periode)
    eerder = blik.eerder if periode is None else None
    vroeger = blik.bereken(code, waar=waar, periode=eerder) if eerder else None
    rij = uitkomst.enige if len(uitkomst.rijen) == 1 else None
    if rij is None:
        return Cijfer(naam or uitkomst.maat.naam, "–", verklaar=blik.verklaar(code, waar, periode))
    oud = vroeger.enige if vroeger and len(vroeger.rijen) == 1 else None
    return van_rij(blik, uitkomst, rij, oud, naam=naam, norm=norm, waar=waar, periode=periode)


def van_rij(
    blik: Blik,
    uitkomst: Uitkomst,
    rij: Rij,
    oud: Rij | None = None,
    *,
    naam: str = "",
    norm: str = "",
    waar: Mapping[str, str] | None = None,
    periode: Period | None = None,
    kort: bool = False,
) -> Cijfer:
    """The figure of one row of an answer. `kort` rounds amounts to the scale they are read at."""
    maat = uitkomst.maat
    plek = {**(waar or {}), **rij.sleutel}
    tegenover = periode_tekst(blik.eerder) if blik.eerder else ""
    tijd = _tijd(blik, rij, periode)
    return Cijfer(
        naam=naam or maat.naam,
        waarde=waarde_tekst(maat, rij, kort=kort or maat.eenheid is Eenheid.EURO),
        eenheid="jeugdigen per 100" if maat.eenheid is Eenheid.PER_100 and not kort else "",
        verandering=verandering(maat, rij, oud, tegenover).replace(" %", f"{VAST}%"),
        norm=norm,
        reden=reden(maat, rij),
        verklaar=blik.verklaar(maat.code, plek, periode),
        onderdrukt=rij.onderdrukt,
        precies="" if rij.onderdrukt or rij.waarde is None else str(rij.waarde),
        voorlopig="" if rij.waarde is None else voorlopig(blik, maat, tijd),
    )


def _tijd(blik: Blik, rij: Rij, periode: Period | None) -> Period:
    if maand := rij.sleutel.get("maand"):
        jaar, nummer = maand.split("-")
        return Period.month(int(jaar), int(nummer))
    return periode or blik.periode


def waarde_tekst(maat: Maat, rij: Rij | None, *, kort: bool = True) -> str:
    """The value in Dutch; amounts at their scale when `kort`."""
    if rij is None:
        return "–"
    if kort and maat.eenheid is Eenheid.EURO and rij.waarde is not None:
        tekst = euro_kort(int(rij.waarde))
    else:
        tekst = toon(maat.eenheid, rij)
    return tekst.replace(" ", VAST)


def reden(maat: Maat, rij: Rij) -> str:
    """Why a value is not shown; empty when it is."""
    if rij.onderdrukt:
        return TE_KLEIN if maat.eenheid is Eenheid.AANTAL else TE_WEINIG
    if rij.waarde is None:
        return "Hier valt niets te delen: er zijn geen gevallen in deze periode."
    return ""


def verandering(maat: Maat, rij: Rij | None, oud: Rij | None, tegenover: str) -> str:
    """`6 % meer dan in 2025`; empty when either side is unknown or too small to say."""
    if rij is None or oud is None or rij.waarde is None or oud.waarde is None:
        return ""
    nu, toen = rij.waarde, oud.waarde
    stap: float
    match maat.eenheid:
        case Eenheid.PROCENT:
            stap, woorden = round((nu - toen) * 100), ("hoger", "lager")
            tekst = f"{getal(abs(stap))} procentpunt"
        case Eenheid.DAGEN:
            stap, woorden = round(nu - toen), ("langer", "korter")
            tekst = f"{getal(abs(stap))} {'dag' if abs(stap) == 1 else 'dagen'}"
        case Eenheid.PER_100:
            stap, woorden = round(nu - toen, 1), ("hoger", "lager")
            tekst = getal(abs(stap), 1)
        case _:
            woorden = ("meer", "minder")
            if maat.eenheid is Eenheid.AANTAL and toen < KLEINSTE_BASIS:
                stap = round(nu - toen)
                tekst = getal(abs(stap))
            elif toen <= 0:
                return ""
            else:
                stap = round((nu - toen) / toen * 100)
                tekst = procent(abs(stap) / 100)
            if not stap:
                return f"evenveel als in {tegenover}"
    if not stap:
        return f"gelijk aan {tegenover}"
    return (
        f"{tekst} {woorden[0] if stap > 0 else woorden[1]} dan in {tegenover.removeprefix('in ')}"
    )
