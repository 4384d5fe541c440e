# SPDX-License-Identifier: EUPL-1.2
"""From a measure's row to the figure a page shows: in words, beside a year before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from hefboom import measures
from hefboom.kernel import Period, euro_kort, getal, hoeveel, maand, procent
from hefboom.measures import Beter, Eenheid, Maat, Rij, Uitkomst, toon
from hefboom.scherm import ZWAK, Celsoort, Cijfer
from hefboom.stelsel import Status
from hefboom.sturing.blik import Blik, periode_tekst
from hefboom.sturing.onderdelen.budgetvak import heel_jaar
from hefboom.sturing.onderdelen.volledigheid import voorlopig

TE_KLEIN = (
    "Minder dan 10 jeugdigen, of daaruit af te leiden. Niet getoond, zodat niemand te herkennen is."
)
TE_WEINIG = (
    "Te weinig gevallen voor een cijfer dat niemand aanwijst, of zo weinig is eruit af te leiden. "
    "Niet getoond, zodat niemand te herkennen is."
)
EERDER = (
    "zoals een maand eerder getoond: sindsdien veranderde het voor zo weinig jeugdigen dat het "
    "verschil hen zou aanwijzen"
)
#: A figure and its unit stay on one line.
VAST = "\u00a0"
#: A share of fewer is told as a count of a count.
KLEINSTE_NOEMER = 5
#: From here a percentage says more than the difference itself.
KLEINSTE_BASIS = 100


SOORT = {Eenheid.EURO: Celsoort.EURO, Eenheid.PROCENT: Celsoort.PROCENT}
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
    rij = uitkomst.enige if len(uitkomst.rijen) == 1 else None
    if rij is None:
        return Cijfer(naam or uitkomst.maat.naam, "–", verklaar=blik.verklaar(code, waar, periode))
    cijfer = van_rij(blik, uitkomst, rij, naam=naam, norm=norm, waar=waar, periode=periode)
    if periode is not None:
        return cijfer
    return replace(cijfer, verandering=_naast_een_jaar_eerder(blik, uitkomst, rij, waar))


def _naast_een_jaar_eerder(
    blik: Blik, uitkomst: Uitkomst, rij: Rij, waar: Mapping[str, str] | None
) -> str:
    """The change since the same months a year before; both sides whole, or nothing is said."""
    achter = uitkomst.achter(rij)
    if uitkomst.maat.rijpt:
        return ""
    if not achter:
        if blik.eerder is None:
            return ""
        oud = blik.bereken(uitkomst.maat.code, waar=waar, periode=blik.eerder)
        return _verandering(uitkomst.maat, rij, oud, periode_tekst(blik.eerder))
    deel = measures.volledig_deel(uitkomst.periode, achter)
    eerder = None if deel is None else measures.een_jaar_eerder(deel, blik.opname)
    if deel is None or eerder is None:
        return ""
    try:
        nu, toen = (
            blik.bereken(uitkomst.maat.code, waar=waar, periode=vak) for vak in (deel, eerder)
        )
    except measures.GeenInzage:
        return ""  # this reader sees no stretch that stops there
    if len(nu.rijen) != 1:
        return ""
    tekst = _verandering(uitkomst.maat, nu.enige, toen, f"dezelfde maanden van {eerder.start.year}")
    return f"tot en met {maand(deel.known_last).split()[0]} {tekst}" if tekst else ""


def _verandering(maat: Maat, rij: Rij, toen: Uitkomst, tegenover: str) -> str:
    oud = toen.enige if len(toen.rijen) == 1 else None
    return verandering(maat, rij, oud, tegenover).replace(" %", f"{VAST}%")


def van_rij(
    blik: Blik,
    uitkomst: Uitkomst,
    rij: Rij,
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
    weinig = is_weinig(maat, rij)
    return Cijfer(
        naam=naam or maat.naam,
        waarde=f"{rij.teller}{VAST}van{VAST}{rij.noemer}"
        if weinig
        else waarde_tekst(maat, rij, kort=kort or maat.eenheid is Eenheid.EURO),
        eenheid="jeugdigen per 100" if maat.eenheid is Eenheid.PER_100 and not kort else "",
        norm=norm or _voor_heel_jaar(blik, maat),
        reden=reden(maat, rij),
        verklaar=blik.verklaar(maat.code, plek, periode),
        onderdrukt=rij.onderdrukt,
        precies="" if rij.onderdrukt or rij.waarde is None else str(rij.waarde),
        voorlopig="; ".join(filter(None, (EERDER if rij.eerder else "", voorlopig(uitkomst, rij)))),
        status=status_van(uitkomst, rij),
        weinig=weinig,
        soort=SOORT.get(maat.eenheid, Celsoort.AANTAL),
    )


def is_weinig(maat: Maat, rij: Rij) -> bool:
    """Is this a share of so few that its percentage says nothing: 100 % of one?"""
    return (
        maat.eenheid is Eenheid.PROCENT
        and maat.deel_van
        and rij.waarde is not None
        and 0 < (rij.noemer or 0) < KLEINSTE_NOEMER
    )


def _voor_heel_jaar(blik: Blik, maat: Maat) -> str:
    """What a budget is for, beside figures of a part of the year."""
    if not maat.per_jaar or heel_jaar(blik):
        return ""
    return f"Budget voor heel {blik.laatste_dag.year}"


def status_van(uitkomst: Uitkomst, rij: Rij | None) -> Status | None:
    """The standing of a figure that is shown; None when it was counted from messages alone."""
    if rij is None or rij.waarde is None:
        return None
    return uitkomst.vastheid(rij).status


def status_in(blik: Blik, code: str, waar: Mapping[str, str], periode: Period) -> Status | None:
    """The standing of one measure over some days of the trend."""
    uitkomst = blik.bereken(code, per=("maand",), waar=waar, periode=blik.trend)
    return uitkomst.vast({**uitkomst.waar, **waar}, periode).status


def voorbehoud(uitkomst: Uitkomst, rij: Rij) -> tuple[str, str, str]:
    """For an export: the standing, what the figure was made with, and the months not complete."""
    gronden = uitkomst.vastheid(rij).gronden
    return (
        status_van(uitkomst, rij) or "",
        "; ".join(
            [
                *(f"{g.wat} ({g.status}): {g.bron}" for g in gronden),
                *([EERDER] if rij.eerder else []),
            ]
        ),
        ", ".join(f"{dag:%Y-%m}" for dag in uitkomst.achter(rij)),
    )


def tussen_haken(status: Status | None) -> str:
    """` (aanname)`, at the end of what rests on it; empty for a firm standing.

    >>> tussen_haken("aanname"), tussen_haken("feit")
    (' (aanname)', '')
    """
    return f" ({status})" if status in ZWAK else ""


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
        if maat.noemer is not None and maat.noemer.feit == "inwoners":
            return "Geen gemeente doet hier in deze periode aan mee: er is niets om door te delen."
        return "Er zijn geen gevallen in deze periode."
    return ""


def getoond(cijfer: Cijfer, zin: str, wat: str, einde: str = "") -> str:
    """The sentence about a figure; of a hidden one that it is not shown.

    >>> getoond(Cijfer("Uitgaven", "verborgen", onderdrukt=True), "", "Wat de regio uitgaf", ".")
    'Wat de regio uitgaf, is niet getoond.'
    """
    return f"{wat}, is niet getoond{einde}" if cijfer.onderdrukt else zin


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
            tekst = hoeveel(abs(stap), "dag", "dagen")
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
