# SPDX-License-Identifier: EUPL-1.2
"""Reads one file in its usual form: its first tag says which reader takes the rest."""

from __future__ import annotations

import re
from functools import lru_cache

from hefboom.ijw.bericht import Bericht, Lezing, kop_uit
from hefboom.ijw.gewoon.bouwen import WIT, Berichtlezer, lezer
from hefboom.ijw.standaard import RELEASES, Berichtsoort, Ongewoon, release

#: well below the ten million characters at which libxml2 refuses a text.
GROOTSTE = 8 * 1024 * 1024

_XSI = "http://www.w3.org/2001/XMLSchema-instance"
#: namespaces that senders declare without using them
_TERZIJDE = {_XSI, "http://www.w3.org/2001/XMLSchema"}
_NAAM = "[A-Za-z_][A-Za-z0-9_.-]{0,19}+"
_NAAM_MET_PREFIX = f"{_NAAM}(?::{_NAAM})?"
_TUSSEN = r"""(?:"[ !#-%'-;=-~]{0,999}+"|'[ -%(-;=-~]{0,999}+')"""
_DECLARATIE = (
    r"""<\?xml version=(?:"1\.0"|'1\.0') encoding=(?:"(?:UTF|utf)-8"|'(?:UTF|utf)-8') ?\?>"""
)
_BEGIN = re.compile(
    rf"\ufeff?(?:{_DECLARATIE}{WIT})?"
    rf"<(?:({_NAAM}):)?Bericht((?:[ \t\r\n]++{_NAAM_MET_PREFIX}={_TUSSEN}){{1,9}}){WIT}>{WIT}"
)
_ATTRIBUTEN = re.compile(f"({_NAAM_MET_PREFIX})=({_TUSSEN})")


def lees_gewoon(data: bytes) -> Lezing | None:
    """What `lees` gives for a right message; None when this one asks for a closer look."""
    if len(data) > GROOTSTE:
        return None
    try:
        tekst = data.decode()
    except UnicodeDecodeError:
        return None
    begin = _BEGIN.match(tekst)
    if begin is None:
        return None
    gevonden = _lezer(begin[1] or "", begin[2])
    if gevonden is None:
        return None
    soort, lees = gevonden
    try:
        inhoud = lees(tekst, begin.end())
    except Ongewoon:
        return None
    if inhoud is None:
        return None
    kop = kop_uit(inhoud.pop("Header"), soort)
    bericht = Bericht(soort.soort, soort.release, kop, inhoud)
    return Lezing(bericht, (), None, soort.soort, soort.release, kop, True)


@lru_cache(maxsize=256)
def _lezer(prefix: str, attributen: str) -> tuple[Berichtsoort, Berichtlezer] | None:
    """The message these namespaces name, and its reader; None when they are unusual."""
    ruimten: dict[str, str] = {}
    for naam, waarde in _ATTRIBUTEN.findall(attributen):
        if naam in ruimten:
            return None
        ruimten[naam] = waarde[1:-1]
    locaties = [naam for naam in ruimten if naam.endswith(":schemaLocation")]
    if len(locaties) > 1:  # under two prefixes it is the same attribute twice
        return None
    for naam in locaties:
        del ruimten[naam]
        if ruimten.get("xmlns:" + naam.partition(":")[0]) != _XSI:
            return None
    if not all(naam == "xmlns" or naam.startswith("xmlns:") for naam in ruimten):
        return None
    eigen = ruimten.get(f"xmlns:{prefix}" if prefix else "xmlns")
    for nummer in RELEASES:
        standaard = release(nummer)
        soort = standaard.naamruimten.get(eigen or "")
        if soort is not None:
            basis = standaard.basisnaamruimte
            break
    else:
        return None
    op_ruimte = {ruimte: naam.partition(":")[2] for naam, ruimte in ruimten.items()}
    toegestaan = _TERZIJDE | {soort.wortel.naamruimte, basis}
    if basis not in op_ruimte or not op_ruimte.keys() <= toegestaan:
        return None
    if any(naam.startswith("xml") for naam in op_ruimte.values()):
        return None
    return soort, _gemaakt(soort, prefix, op_ruimte[basis], basis)


@lru_cache(maxsize=128)
def _gemaakt(soort: Berichtsoort, eigen: str, gedeeld: str, basis: str) -> Berichtlezer:
    return lezer(soort.wortel, {soort.wortel.naamruimte: eigen, basis: gedeeld})
