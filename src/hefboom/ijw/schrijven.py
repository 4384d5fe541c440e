# SPDX-License-Identifier: EUPL-1.2
"""Writes a message as the official examples are written: prefixes, tabs, one element a line.

No document tree in between: every class knows its tags, every type its text. What is written is
valid under the XSD, or `NietTeSchrijven` says which element is not.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

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


def _klasse(
    klasse: Klasse, waarden: Mapping[str, Any], inspring: str, delen: list[str], pad: str
) -> None:
    prefix, geschreven = klasse.voorvoegsel, 0
    for veld in klasse.velden:
        naam = veld.naam
        waarde = waarden.get(naam)
        if waarde is None:
            if veld.verplicht:
                raise NietTeSchrijven(f"{pad}{naam} ontbreekt.")
            geschreven += naam in waarden
            continue
        geschreven += 1
        if veld.herhaalt:
            if isinstance(waarde, str | Mapping) or not isinstance(waarde, Iterable) or not waarde:
                raise NietTeSchrijven(f"{pad}{naam}: hier hoort een rij van minstens één.")
            rij = waarde
        else:
            rij = (waarde,)
        type_, onder = veld.type, veld.klasse
        for nummer, item in enumerate(rij, 1):
            if type_ is not None:
                try:
                    tekst = type_.schrijf(item)
                except (NietTeSchrijven, TypeError) as fout:
                    raise NietTeSchrijven(f"{pad}{naam}: {fout}.") from None
                delen.append(f"{inspring}<{prefix}:{naam}>{tekst}</{prefix}:{naam}>\n")
                continue
            assert onder is not None
            if not isinstance(item, Mapping):
                raise NietTeSchrijven(f"{pad}{naam}: hier horen elementen, geen losse waarde.")
            delen.append(f"{inspring}<{prefix}:{naam}>\n")
            plek = f"{pad}{naam}[{nummer}]/" if veld.herhaalt else f"{pad}{naam}/"
            _klasse(onder, item, inspring + "\t", delen, plek)
            delen.append(f"{inspring}</{prefix}:{naam}>\n")
    if geschreven != len(waarden):
        vreemd = sorted(str(naam) for naam in set(waarden) - set(klasse.op_naam))
        raise NietTeSchrijven(f"{pad}{verhuld(', '.join(vreemd), 200)} hoort hier niet.")
