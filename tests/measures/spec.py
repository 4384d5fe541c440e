# SPDX-License-Identifier: EUPL-1.2
"""Small tables in, figures out: how a measure's specification is written.

A block starts with the name of a table; then a header and rows with bars. Columns left out get a
plain value of their kind; an empty cell is "no value" where the schema allows that.
"""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from pathlib import Path

from hefboom.facts import TABELLEN, Feitkolom, Kolomsoort, Momentopname
from hefboom.facts.schrijven import schrijf_momentopname
from hefboom.measures import bereken, stapels_achter

PEILDATUM = date(2027, 1, 1)
#: Which measures have a specification: filled by `voor`.
SPECS: dict[str, list[str]] = {}
ROMMEL = {
    Kolomsoort.TEKST: "",
    Kolomsoort.GETAL: 0,
    Kolomsoort.CENTEN: 0,
    Kolomsoort.DATUM: date(2026, 1, 1),
    Kolomsoort.JANEE: False,
}


def voor(*codes: str) -> Callable:
    """Marks a test as specification of these measures."""

    def merk(test: Callable) -> Callable:
        for code in codes:
            SPECS.setdefault(code, []).append(test.__name__)
        return test

    return merk


def lees(tekst: str) -> dict[str, list[dict]]:
    """The tables written in `tekst`, rows as dicts with every column of the schema."""
    tabellen: dict[str, list[dict]] = {}
    naam, kop = "", None
    for regel in filter(None, map(str.strip, tekst.splitlines())):
        if regel in TABELLEN:
            naam, kop = regel, None
            tabellen[naam] = []
            continue
        cellen = [cel.strip() for cel in regel.split("|")]
        if kop is None:
            kop = cellen
            continue
        gegeven = dict(zip(kop, cellen, strict=True))
        vreemd = gegeven.keys() - {k.naam for k in TABELLEN[naam].kolommen}
        assert not vreemd, f"{naam} heeft geen kolom {vreemd}"
        tabellen[naam].append({k.naam: _waarde(k, gegeven) for k in TABELLEN[naam].kolommen})
    return tabellen


def _waarde(kolom: Feitkolom, gegeven: Mapping[str, str]) -> object:
    tekst = gegeven.get(kolom.naam, "feit" if kolom.naam == "status" else None)
    if tekst is None or tekst == "":
        return None if kolom.leeg else ROMMEL[kolom.soort]
    match kolom.soort:
        case Kolomsoort.DATUM:
            return date.fromisoformat(tekst)
        case Kolomsoort.GETAL | Kolomsoort.CENTEN:
            return int(tekst)
        case Kolomsoort.JANEE:
            return tekst == "ja"
        case _:
            return tekst


def vries(
    map_: Path, tabellen: Mapping[str, list[dict]], peildatum: date = PEILDATUM
) -> Momentopname:
    """A snapshot with these rows."""
    return schrijf_momentopname(
        map_,
        {
            naam: [tuple(rij[k.naam] for k in TABELLEN[naam].kolommen) for rij in rijen]
            for naam, rijen in tabellen.items()
        },
        peildatum=peildatum,
        regio="zuid-holland-zuid",
        stelsel="proef",
        op=datetime(2027, 1, 1, tzinfo=UTC),
    )


def antwoord(opname: Momentopname, code: str, **vraag: object) -> object:
    """The value, or with `per` a dict from key (a text for one dimension) to value."""
    uitkomst = bereken(code, opname, **vraag)
    per = {
        rij.sleutel[uitkomst.per[0]] if len(uitkomst.per) == 1 else tuple(rij.sleutel.values()): (
            "onderdrukt" if rij.onderdrukt else rij.waarde
        )
        for rij in uitkomst.rijen
    }
    return per if uitkomst.per else uitkomst.enige.waarde


def rijen_achter(code: str, opname: Momentopname, *vraag: object, **meer: object) -> list[dict]:
    """Every row a figure was counted from, of whichever table."""
    return [
        rij for stapel in stapels_achter(code, opname, *vraag, **meer) for rij in stapel.rijen()
    ]
