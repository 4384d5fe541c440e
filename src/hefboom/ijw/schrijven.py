# SPDX-License-Identifier: EUPL-1.2
"""Writes a message as the official examples are written: prefixes, tabs, one element a line.

No document tree in between: every class knows its tags, every type its text. What is written is
valid under the XSD, or `NietTeSchrijven` says which element is not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from hefboom.ijw.argumenten import een_bericht
from hefboom.ijw.bericht import Bericht, header_van
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
    delen = [
        '<?xml version="1.0" encoding="UTF-8"?>\n',
        f'<{prefix}:Bericht xmlns:ijw="{standaard.basisnaamruimte}"'
        f' xmlns:{prefix}="{soort.wortel.naamruimte}">\n',
    ]
    _klasse(soort.wortel, inhoud, "\t", delen, "")
    delen.append(f"</{prefix}:Bericht>\n")
    return "".join(delen).encode()


class _Element(NamedTuple):
    """A field of a class, with its tags and what turns a value into text, looked up once."""

    naam: str
    verplicht: bool
    herhaalt: bool
    tekst: Callable[[Any], str] | None
    onder: Klasse | None
    begin: str
    einde: str


#: The elements of each class, by its identity: the classes of a release are never made twice.
_ELEMENTEN: dict[int, tuple[Klasse, tuple[_Element, ...]]] = {}


def _elementen(klasse: Klasse) -> tuple[_Element, ...]:
    bekend = _ELEMENTEN.get(id(klasse))
    if bekend is None:
        prefix = klasse.voorvoegsel
        bekend = _ELEMENTEN[id(klasse)] = (
            klasse,
            tuple(
                _Element(
                    veld.naam,
                    veld.verplicht,
                    veld.herhaalt,
                    veld.type.schrijf if veld.type is not None else None,
                    veld.klasse,
                    f"<{prefix}:{veld.naam}>",
                    f"</{prefix}:{veld.naam}>\n",
                )
                for veld in klasse.velden
            ),
        )
    return bekend[1]


def _klasse(
    klasse: Klasse, waarden: Mapping[str, Any], inspring: str, delen: list[str], pad: str
) -> None:
    geschreven = 0
    for naam, verplicht, herhaalt, tekst, onder, begin, einde in _elementen(klasse):
        waarde = waarden.get(naam)
        if waarde is None:
            if verplicht:
                raise NietTeSchrijven(f"{pad}{naam} ontbreekt.")
            geschreven += naam in waarden
            continue
        geschreven += 1
        if herhaalt:
            if isinstance(waarde, str | Mapping) or not isinstance(waarde, Iterable) or not waarde:
                raise NietTeSchrijven(f"{pad}{naam}: hier hoort een rij van minstens één.")
            rij = waarde
        else:
            rij = (waarde,)
        for nummer, item in enumerate(rij, 1):
            if tekst is not None:
                try:
                    delen.append(f"{inspring}{begin}{tekst(item)}{einde}")
                except (NietTeSchrijven, TypeError) as fout:
                    raise NietTeSchrijven(f"{pad}{naam}: {fout}.") from None
                continue
            if onder is None:
                raise TypeError(f"{pad}{naam} heeft in de standaard geen type.")
            if not isinstance(item, Mapping):
                raise NietTeSchrijven(f"{pad}{naam}: hier horen elementen, geen losse waarde.")
            delen.append(f"{inspring}{begin}\n")
            plek = f"{pad}{naam}[{nummer}]/" if herhaalt else f"{pad}{naam}/"
            _klasse(onder, item, inspring + "\t", delen, plek)
            delen.append(f"{inspring}{einde}")
    if geschreven != len(waarden):
        vreemd = sorted(str(naam) for naam in set(waarden) - set(klasse.op_naam))
        raise NietTeSchrijven(f"{pad}{verhuld(', '.join(vreemd), 200)} hoort hier niet.")
