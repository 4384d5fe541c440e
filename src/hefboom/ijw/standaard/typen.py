# SPDX-License-Identifier: EUPL-1.2
"""The values of the standard: how each type is read, written and explained.

A type reads text into a Python value or answers None; only then `verklaar` is asked why, so the
good case costs one call. Facets follow XML Schema: text keeps its spaces, numbers and dates may
be surrounded by them, lengths count characters.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from hefboom.kernel import Bsn, OngeldigeCode

Waarde = str | int | date | time | Bsn
Lezer = Callable[[str], "Waarde | None"]
XML_WIT = " \t\n\r"


class NietTeSchrijven(ValueError):
    """A value or message that iJw cannot carry; the Dutch text says which element and why."""


class NietBestaandBsn(Bsn):
    """Nine digits that fail the eleven-test: the XSD allows them, rule CS002 does not.

    Masked like any Bsn, so a message that carries it can still be shown and answered.
    """

    __slots__ = ()

    def __init__(self, cijfers: str) -> None:
        object.__setattr__(self, "_cijfers", cijfers)


class EindeVanDeDag(time):
    """24:00:00, which XML has and Python has not: the last moment of a day, written as it came.

    It compares as the microsecond before midnight, so it is later than any time a message holds.
    """

    __slots__ = ()

    def __new__(cls) -> EindeVanDeDag:
        return super().__new__(cls, 23, 59, 59, 999_999)

    def isoformat(self, timespec: str = "auto") -> str:
        """As XML Schema writes it."""
        return "24:00:00"

    def __reduce_ex__(self, protocol: object) -> tuple[type[EindeVanDeDag], tuple[()]]:
        return EindeVanDeDag, ()


class Ongewoon(Exception):
    """Not in its usual form: it may be right all the same, and asks for a closer look.

    `rijen`: which of the lines that were looked at together.
    """

    def __init__(self, rijen: Sequence[int] = ()) -> None:
        super().__init__()
        self.rijen = rijen


@dataclass(frozen=True, slots=True, eq=False)
class Type:
    """One value type. `lees` gives the value or None; `schrijf` the escaped text.

    `schrijf` raises `NietTeSchrijven`. `verklaar` gives, for a text that `lees` refused, the rule
    code and a Dutch clause that says what is expected. `gewoon` is the pattern of the usual form,
    in which a text stands in the file as it is; `maak` gives the value `lees` gives of such a
    text, or raises `Ongewoon`. Without `maak` the text is the value.
    """

    naam: str
    soort: str
    lees: Lezer
    schrijf: Callable[[Any], str]
    verklaar: Callable[[str], tuple[str, str]]
    gewoon: str
    maak: Callable[[str], Waarde] | None = None
    lijst: str | None = None
    naamloos: bool = False
    geheim: bool = False
    #: whole numbers: the highest, all nines
    hoogste: int | None = None
    #: text without a pattern: its shortest and longest
    lengte: tuple[int, int] | None = None


#: pattern name → (pattern, what it asks in Dutch). The XSD's `.` excludes line ends.
VORMEN: Mapping[str, tuple[str, str]] = {
    "cijfers": ("[0-9]*", "alleen cijfers, zonder spaties of streepjes"),
    "cijfers4": ("[0-9]{4}", "precies 4 cijfers"),
    "cijfers8": ("[0-9]{8}", "precies 8 cijfers"),
    "cijfers9": ("[0-9]{9}", "precies 9 cijfers"),
    "letters": ("[a-zA-ZÀ-ỳ]+", "alleen letters, zonder punten of spaties"),
    "letters_cijfers": ("[a-zA-Z0-9]+", "alleen letters en cijfers, aan elkaar geschreven"),
    "versie": (
        r"(?:0|[1-9][0-9]*)\.(?:0|[1-9][0-9]*)\.(?:0|[1-9][0-9]*)",
        "een versie van drie getallen met punten ertussen, zoals 1.0.0",
    ),
    "gevuld": (r"[ \t\n\r]*[^ \t\n\r](?s:.*)", "tekst, niet alleen spaties"),
    "gevulde_regel": (
        r"[ \t]*[^ \t\n\r][^\n\r]*",
        "tekst op één regel, niet alleen spaties",
    ),
}

# What is no character of XML, opens a tag or reference, or may change on the way (\r) is unusual.
_BUITEN = r"<>&\r\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff"
_TEKEN, _TEKEN_OP_REGEL = f"[^{_BUITEN}]", f"[^{_BUITEN}\\n]"
_EERSTE = f"[^{_BUITEN} \\t\\n]"


def _gewone_tekst(laagst: int, hoogst: int | None, vorm: str) -> str:
    """The usual form of a text: no white space in front where something must be filled in."""
    if vorm in {"cijfers4", "cijfers8", "cijfers9", "versie"}:
        return VORMEN[vorm][0]
    if vorm in {"cijfers", "letters", "letters_cijfers"}:
        return f"{VORMEN[vorm][0][:-1]}{_keer(laagst, hoogst)}"
    if not vorm:
        return f"{_TEKEN}{_keer(laagst, hoogst)}"
    teken = _TEKEN if vorm == "gevuld" else _TEKEN_OP_REGEL
    return f"{_EERSTE}{teken}{_keer(max(laagst - 1, 0), hoogst - 1 if hoogst else None)}"


def _keer(laagst: int, hoogst: int | None) -> str:
    """So many times; possessive, for what follows is a tag that cannot be part of it."""
    return f"{{{laagst},{'' if hoogst is None else hoogst}}}+"


#: the standard has a rule of its own for each maximum length and each highest value.
LENGTEREGEL = {
    1: "RS008", 2: "RS009", 3: "RS010", 4: "RS011", 5: "RS012", 6: "RS013", 8: "RS014",
    9: "RS015", 10: "RS016", 12: "RS017", 15: "RS018", 20: "RS019", 24: "RS020", 25: "RS021",
    35: "RS023", 36: "RS024", 64: "RS025", 80: "RS026", 200: "RS028",
}  # fmt: skip
HOOGSTEREGEL = {
    99: "RS002", 99999: "RS004", 99999999: "RS005", 999999999: "RS006", 999999999999: "RS040",
}  # fmt: skip
LEEG = ("RS033", "een gevuld element")
BUITEN_BEREIK = "HB011"

_OPPASSEN = re.compile("[^\t\n\x20-\x25\x27-\x3b\x3d\x3f-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ONTSNAPT = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"}


def _ontsnap(match: re.Match[str]) -> str:
    teken = match.group()
    if teken not in _ONTSNAPT:
        raise NietTeSchrijven(f"het teken met nummer {ord(teken)} kan niet in XML staan")
    return _ONTSNAPT[teken]


def tekst(
    naam: str,
    laagst: int = 0,
    hoogst: int | None = None,
    vorm: str = "",
    regel: str | None = None,
    **overig: Any,
) -> Type:
    """Text as it stands, with a length and a pattern."""
    patroon = re.compile(VORMEN[vorm][0]) if vorm else None
    past = patroon.fullmatch if patroon else None
    langst = hoogst if hoogst is not None else 1 << 60

    def lees(text: str) -> str | None:
        if laagst <= len(text) <= langst and (past is None or past(text)):
            return text
        return None

    def schrijf(value: Any) -> str:
        if not isinstance(value, str):
            raise NietTeSchrijven(f"hier hoort tekst, geen {type(value).__name__}")
        if lees(value) is None:
            raise NietTeSchrijven(f"hier hoort {verklaar(value)[1]}")
        # Letters and digits need no escaping; most texts are a name or a number.
        return value if value.isalnum() else _OPPASSEN.sub(_ontsnap, value)

    def verklaar(text: str) -> tuple[str, str]:
        if len(text) < laagst or (vorm.startswith("gevuld") and not text.strip(XML_WIT)):
            return (regel, VORMEN[vorm][1]) if regel == "RS031" else LEEG
        if len(text) > langst:
            code = LENGTEREGEL[langst]
            if vorm in {"cijfers4", "cijfers8", "cijfers9"} and regel:
                return regel, VORMEN[vorm][1]
            return code, f"hoogstens {langst} {'teken' if langst == 1 else 'tekens'}"
        return regel or "HB013", VORMEN[vorm][1]

    lengte = None if vorm else (laagst, langst)
    gewoon = _gewone_tekst(laagst, hoogst, vorm)
    return Type(naam, "tekst", lees, schrijf, verklaar, gewoon, lengte=lengte, **overig)


def bsn(naam: str, regel: str) -> Type:
    """Nine digits; those that fail the eleven-test are read as `NietBestaandBsn`."""
    past = re.compile("[0-9]{9}").fullmatch

    def lees(text: str) -> Bsn | None:
        if not past(text):
            return None
        return maak(text)

    def maak(text: str) -> Bsn:
        try:
            return Bsn(text)
        except OngeldigeCode:
            return NietBestaandBsn(text)

    def schrijf(value: Any) -> str:
        if not isinstance(value, Bsn):
            raise NietTeSchrijven(f"hier hoort een Bsn, geen {type(value).__name__}")
        return value.cijfers

    def verklaar(text: str) -> tuple[str, str]:
        return (regel, VORMEN["cijfers9"][1]) if text else LEEG

    return Type(naam, "bsn", lees, schrijf, verklaar, "[0-9]{9}", maak, geheim=True)


def geheel(naam: str, hoogste: int, **overig: Any) -> Type:
    """A whole number from 0 up to `hoogste`; a sign and leading zeros are allowed."""
    cijfers = re.compile("[+-]?[0-9]+").fullmatch
    kort = len(str(hoogste))

    def lees(text: str) -> int | None:
        if not (text.isascii() and text.isdigit() and len(text) <= kort):
            text = text.strip(XML_WIT)
            if not cijfers(text):
                return None
            teken, text = text[0] if text[0] in "+-" else "", text.lstrip("+-").lstrip("0") or "0"
            if len(text) > kort or (teken == "-" and text != "0"):
                return None
        getal = int(text)
        return getal if getal <= hoogste else None

    def schrijf(value: Any) -> str:
        if type(value) is not int and (isinstance(value, bool) or not isinstance(value, int)):
            raise NietTeSchrijven(f"hier hoort een heel getal, geen {type(value).__name__}")
        if not 0 <= value <= hoogste:
            raise NietTeSchrijven(f"hier hoort een getal van 0 tot en met {hoogste}")
        return str(int(value))

    def verklaar(text: str) -> tuple[str, str]:
        text = text.strip(XML_WIT)
        if not text:
            return LEEG
        if not cijfers(text):
            return "HB007", "een heel getal, zonder punten of komma's"
        if text.startswith("-"):
            return "RS001", "een getal van 0 of hoger"
        return HOOGSTEREGEL[hoogste], f"een getal van hoogstens {hoogste}"

    gewoon = f"[0-9]{_keer(1, kort)}"
    return Type(naam, "geheel", lees, schrijf, verklaar, gewoon, int, hoogste=hoogste, **overig)


class _Bekend(dict[str, str]):
    """The codes of a list; any other text asks for a closer look."""

    def __missing__(self, text: str) -> str:
        raise Ongewoon


class _Bestaand(dict[str, Any]):
    """Texts that have a value, with that value; any other asks for a closer look."""

    def __init__(self, lees: Lezer) -> None:
        super().__init__()
        self._lees = lees

    def __missing__(self, text: str) -> Waarde:
        waarde = self._lees(text)
        if waarde is None:
            raise Ongewoon
        if len(self) < 50_000:
            self[text] = waarde
        return waarde


class _Onthoud(dict[str, "date | None"]):
    """Dates already seen: a region's messages share a few thousand of them."""

    def __missing__(self, text: str) -> date | None:
        try:
            dag = _als_datum(text)
        except OverflowError:
            dag = None
        if len(self) < 50_000 and len(text) <= 10:
            self[text] = dag
        return dag


_DATUM = re.compile(r"(-?)([0-9]{4}|[1-9][0-9]{4,})-([0-9]{2})-([0-9]{2})")
_MAANDDAGEN = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def _als_datum(text: str) -> date | None:
    """The date; None when it is none; `OverflowError` when Python's calendar is too short."""
    match = _DATUM.fullmatch(text.strip(XML_WIT))
    if not match:
        return None
    jaar, maand, dag = (int(deel) for deel in match.groups()[1:])
    if not (jaar and 1 <= maand <= 12 and 1 <= dag <= _MAANDDAGEN[maand - 1]):
        return None
    if maand == 2 and dag == 29:
        jaartal = -jaar if match[1] else jaar
        if jaartal % 4 or (not jaartal % 100 and jaartal % 400):
            return None
    if match[1] or jaar > 9999:
        raise OverflowError
    return date(jaar, maand, dag)


def datum(naam: str, regel: str) -> Type:
    """A day without a time zone."""
    onthouden = _Onthoud()
    maak = _Bestaand(onthouden.__getitem__).__getitem__

    def schrijf(value: Any) -> str:
        if type(value) is not date:
            raise NietTeSchrijven(f"hier hoort een datum, geen {type(value).__name__}")
        return value.isoformat()

    def verklaar(text: str) -> tuple[str, str]:
        kaal = text.strip(XML_WIT)
        if not kaal:
            return LEEG
        try:
            _als_datum(text)
        except OverflowError:
            return BUITEN_BEREIK, "een datum tussen het jaar 1 en het jaar 9999"
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(Z|[+-][0-9:]+)", kaal):
            return regel, "een datum zonder tijdzone, zoals 2026-04-01"
        if _DATUM.fullmatch(kaal):
            return "HB006", "een datum die bestaat"
        return "HB006", "een datum als jaar-maand-dag, zoals 2026-04-01"

    gewoon = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
    return Type(naam, "datum", onthouden.__getitem__, schrijf, verklaar, gewoon, maak)


_TIJD = re.compile(r"([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\.([0-9]+))?")


def _als_tijd(text: str) -> time | None:
    match = _TIJD.fullmatch(text.strip(XML_WIT))
    if not match:
        return None
    uur, minuut, seconde = (int(deel) for deel in match.groups()[:3])
    deel = (match[4] or "").rstrip("0")
    if (uur, minuut, seconde, deel) == (24, 0, 0, ""):
        return EindeVanDeDag()
    if uur > 23 or minuut > 59 or seconde > 59:
        return None
    if len(deel) > 6:
        raise OverflowError
    return time(uur, minuut, seconde, int(deel.ljust(6, "0")) if deel else 0)


def tijd(naam: str, regel: str) -> Type:
    """A time of day without a time zone; 24:00:00 is the end of the day (`EindeVanDeDag`)."""

    def lees(text: str) -> time | None:
        try:
            return _als_tijd(text)
        except OverflowError:
            return None

    maak = _Bestaand(lees).__getitem__

    def schrijf(value: Any) -> str:
        if not isinstance(value, time) or value.tzinfo is not None:
            raise NietTeSchrijven("hier hoort een tijd zonder tijdzone")
        return value.isoformat()

    def verklaar(text: str) -> tuple[str, str]:
        kaal = text.strip(XML_WIT)
        if not kaal:
            return LEEG
        try:
            _als_tijd(text)
        except OverflowError:
            return BUITEN_BEREIK, "een tijd tot op hoogstens een miljoenste seconde"
        if _TIJD.match(kaal) and ("Z" in kaal or "+" in kaal or "-" in kaal):
            return regel, "een tijd zonder tijdzone, zoals 09:30:00"
        return "HB006", "een tijd als uren:minuten:seconden, zoals 09:30:00"

    gewoon = r"[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]{1,6}+)?"
    return Type(naam, "tijd", lees, schrijf, verklaar, gewoon, maak)


def code(
    naam: str, lijst: str, titel: str, codes: Mapping[str, str], nooit_goed: Collection[str] = ()
) -> Type:
    """A code out of a list, exactly as it stands there; those never right are not advised."""
    bekend = _Bekend({code: code for code in codes})
    raad = [code for code in codes if code not in nooit_goed]
    toon = ", ".join(raad) if len(raad) <= 15 else f"{len(raad)} codes"

    def schrijf(value: Any) -> str:
        if not isinstance(value, str) or value not in bekend:
            raise NietTeSchrijven(f"hier hoort {verklaar('?')[1]}")
        return value

    def verklaar(text: str) -> tuple[str, str]:
        if not text:
            return LEEG
        return "HB005", f"een code uit de lijst {titel} ({lijst}: {toon})"

    gewoon = f"[0-9A-Za-z]{_keer(1, max(map(len, codes)))}"
    maak = bekend.__getitem__
    return Type(naam, "code", bekend.get, schrijf, verklaar, gewoon, maak, lijst=lijst)


def vast(basis: str, waarde: str, regel: str, getal: bool) -> Type:
    """The one value this message allows here: its code, its version."""
    gelezen: Waarde = int(waarde) if getal else waarde

    def lees(text: str) -> Waarde | None:
        return gelezen if (text.strip(XML_WIT) if getal else text) == waarde else None

    def schrijf(value: Any) -> str:
        if value != gelezen:
            raise NietTeSchrijven(f"hier hoort {waarde}")
        return waarde

    def verklaar(text: str) -> tuple[str, str]:
        return (regel, f"de waarde {waarde}") if text.strip(XML_WIT) else LEEG

    def maak(text: str) -> Waarde:
        return gelezen

    return Type(basis, "vast", lees, schrijf, verklaar, re.escape(waarde), maak, naamloos=True)
