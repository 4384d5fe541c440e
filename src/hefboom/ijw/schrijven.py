# SPDX-License-Identifier: EUPL-1.2
"""Writes a message as the official examples are written: prefixes, tabs, one element a line.

No document tree in between: every class knows its tags, every type its text. What is written is
valid under the XSD, or `NietTeSchrijven` says which element is not. A message in its usual form is
written by what was compiled for it (`gewoon.opschrijven`), any other element by element.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any, NamedTuple

from hefboom.ijw.argumenten import een_bericht
from hefboom.ijw.bericht import Bericht, header_van
from hefboom.ijw.gewoon.opschrijven import NIET_GEWOON, schrijver
from hefboom.ijw.standaard import Klasse, NietTeSchrijven, release
from hefboom.kernel import verhuld


def schrijf(bericht: Bericht) -> bytes:
    """The message as UTF-8 XML, valid under the official XSD.

    Raises `NietTeSchrijven` naming the element when something is missing, unknown, in the wrong
    type, or outside its length, pattern or code list; `TypeError` for what is no message.
    """
    een_bericht(bericht)
    standaard = release(bericht.release)
    soort = standaard.soorten[bericht.soort]
    prefix = soort.voorvoegsel
    inhoud = {"Header": header_van(bericht.kop), **bericht.inhoud}
    try:
        tekst = schrijver(soort.wortel)(inhoud)
    except NIET_GEWOON:
        tekst = schrijf_nauwkeurig(soort.wortel, inhoud)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<{prefix}:Bericht xmlns:ijw="{standaard.basisnaamruimte}"'
        f' xmlns:{prefix}="{soort.wortel.naamruimte}">\n'
        f"{tekst}</{prefix}:Bericht>\n"
    ).encode()


def schrijf_nauwkeurig(wortel: Klasse, inhoud: Mapping[str, Any]) -> str:
    """What stands within the root, written element by element. Raises `NietTeSchrijven`."""
    delen: list[str] = []
    _klasse(wortel, inhoud, 1, delen)
    return "".join(delen)


class _Element(NamedTuple):
    """A field of a class, with its tags and what turns a value into text, looked up once."""

    naam: str
    verplicht: bool
    herhaalt: bool
    tekst: Callable[[Any], str] | None
    onder: Klasse | None
    begin: str
    einde: str


@cache
def _elementen(klasse: Klasse, diepte: int) -> tuple[_Element, ...]:
    """The elements of a class, so many tabs deep.

    One with a value opens and closes on one line, one with elements on lines of its own.
    """
    prefix, inspring = klasse.voorvoegsel, "\t" * diepte
    return tuple(
        _Element(
            veld.naam,
            veld.verplicht,
            veld.herhaalt,
            veld.type.schrijf if veld.type is not None else None,
            veld.klasse,
            f"{inspring}<{prefix}:{veld.naam}>" + ("" if veld.type is not None else "\n"),
            ("" if veld.type is not None else inspring) + f"</{prefix}:{veld.naam}>\n",
        )
        for veld in klasse.velden
    )


def _klasse(klasse: Klasse, waarden: Mapping[str, Any], diepte: int, delen: list[str]) -> None:
    """Write the elements of a class. What it raises names the element by its path from here on."""
    geschreven = 0
    for naam, verplicht, herhaalt, tekst, onder, begin, einde in _elementen(klasse, diepte):
        waarde = waarden.get(naam)
        if waarde is None:
            if verplicht:
                raise NietTeSchrijven(f"{naam} ontbreekt.")
            geschreven += naam in waarden
            continue
        geschreven += 1
        if herhaalt:
            if (type(waarde) is not tuple and _is_geen_rij(waarde)) or not waarde:
                raise NietTeSchrijven(f"{naam}: hier hoort een rij van minstens één.")
            rij = waarde
        else:
            rij = (waarde,)
        for nummer, item in enumerate(rij, 1):
            if tekst is not None:
                try:
                    delen.append(f"{begin}{tekst(item)}{einde}")
                except (NietTeSchrijven, TypeError) as fout:
                    raise NietTeSchrijven(f"{naam}: {fout}.") from None
                continue
            if onder is None:
                raise TypeError(f"{naam} heeft in de standaard geen type.")
            # Asking an abstract class costs more than all the rest here; most are plain dicts.
            if type(item) is not dict and not isinstance(item, Mapping):
                raise NietTeSchrijven(f"{naam}: hier horen elementen, geen losse waarde.")
            delen.append(begin)
            try:
                _klasse(onder, item, diepte + 1, delen)
            except NietTeSchrijven as fout:
                plek = f"{naam}[{nummer}]" if herhaalt else naam
                raise NietTeSchrijven(f"{plek}/{fout}") from None
            delen.append(einde)
    if geschreven != len(waarden):
        vreemd = sorted(str(naam) for naam in set(waarden) - set(klasse.op_naam))
        raise NietTeSchrijven(f"{verhuld(', '.join(vreemd), 200)} hoort hier niet.")


def _is_geen_rij(waarde: object) -> bool:
    return isinstance(waarde, str | Mapping) or not isinstance(waarde, Iterable)
