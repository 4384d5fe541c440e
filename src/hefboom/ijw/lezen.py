# SPDX-License-Identifier: EUPL-1.2
"""Reads bytes into a message, with the verdict of the official XSD and every finding at once.

What is right and in its usual form is read by patterns (`gewoon`). For all else there is one walk
over the tree, driven by the tables of `standaard`: the good case makes a value and nothing else;
only where something is off does `Bevindingen` look closer and explain.
"""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from hefboom.ijw.argumenten import de_bytes
from hefboom.ijw.bericht import Bericht, Lezing, kop_uit
from hefboom.ijw.bevindingen import Bevindingen
from hefboom.ijw.deur import TE_VEEL, open_xml
from hefboom.ijw.gewoon import lees_gewoon
from hefboom.ijw.paden import Elementpad, lokaal, naamruimte
from hefboom.ijw.standaard import NIEUWSTE, RELEASES, Berichtsoort, Klasse, release
from hefboom.kernel import verhuld

_NAAMRUIMTE = re.compile(
    r"http://www\.istandaarden\.nl/(i[a-z]+)/([0-9]+)_([0-9]+)/([a-z0-9]+)/schema"
)
_LOSSE_TEKST = etree.XPath("boolean(//*[*]/text()[normalize-space()])")
_ATTRIBUTEN = etree.XPath("boolean(//@*)")


def lees(data: bytes) -> Lezing:
    """Read one file. Never raises on bad input: see `Lezing` for what it can say.

    Raises `TypeError` for what are no bytes.
    """
    data = de_bytes(data)
    return lees_gewoon(data) or lees_nauwkeurig(data)


def lees_nauwkeurig(data: bytes) -> Lezing:
    """What `lees` gives, always read element by element."""
    wortel = open_xml(data)
    if isinstance(wortel, str):
        return Lezing(onleesbaar=wortel)
    soort = soort_van(wortel.tag)
    if soort is None:
        return Lezing(onleesbaar=geen_bericht(wortel.tag))
    fouten = Bevindingen()
    inhoud = lees_klasse(wortel, soort.wortel, None, fouten)
    try:
        if _LOSSE_TEKST(wortel):
            fouten.losse_tekst(wortel, soort.wortel)
        if _ATTRIBUTEN(wortel):
            fouten.attributen(wortel, soort.wortel)
    except etree.XPathError:  # libxml2 looks at ten million nodes at most
        return Lezing(onleesbaar=TE_VEEL)
    header = inhoud.pop("Header", None)
    kop = kop_uit(header, soort) if header is not None and fouten.kop_goed else None
    bericht = None
    if fouten.bruikbaar and kop is not None:
        bericht = Bericht(soort.soort, soort.release, kop, inhoud)
    return Lezing(
        bericht=bericht,
        bevindingen=fouten.alle(),
        soort=soort.soort,
        release=soort.release,
        kop=kop,
        structuur_geldig=fouten.structuur_geldig,
        aantal=fouten.aantal,
    )


def soort_van(tag: object) -> Berichtsoort | None:
    """The message that opens with this element."""
    if lokaal(tag) != "Bericht":
        return None
    gevonden = (release(nummer).naamruimten.get(naamruimte(tag)) for nummer in RELEASES)
    return next((soort for soort in gevonden if soort), None)


def lees_klasse(
    element: etree._Element, klasse: Klasse, pad: Elementpad, fouten: Bevindingen
) -> dict[str, Any]:
    """The class's values. Order and occurrence are checked while walking, values by their type."""
    waarden: dict[str, Any] = {}
    op_tag, voor = klasse.op_tag, klasse.verplicht_voor
    volgende, in_orde = 0, True
    for kind in element:
        ingang = op_tag.get(kind.tag)
        if ingang is None:
            in_orde = False
            continue
        plek, naam, lezer, onder, herhaalt = ingang
        if plek != volgende and (
            (plek < volgende and not (herhaalt and plek == volgende - 1))
            or voor[plek] > voor[volgende]
        ):
            in_orde = False
        volgende = plek + 1
        if lezer is not None:
            waarde: Any = lezer(kind.text or "")
            if waarde is None or len(kind):
                fouten.waarde(kind, klasse.velden[plek], pad)
                continue
        elif herhaalt:
            nummer = len(waarden.get(naam, ())) + 1
            waarde = lees_klasse(kind, onder, (pad, naam, nummer), fouten)  # type: ignore[arg-type]
        else:
            waarde = lees_klasse(kind, onder, (pad, naam, 0), fouten)  # type: ignore[arg-type]
        if herhaalt:
            waarden.setdefault(naam, []).append(waarde)
        else:
            waarden[naam] = waarde
    if klasse.is_lijst:
        naam = klasse.velden[0].naam
        if naam in waarden:
            waarden[naam] = tuple(waarden[naam])
    if not in_orde or voor[volgende] != voor[-1]:
        fouten.opbouw(element, klasse, pad)
    elif not volgende:
        fouten.tekst_zonder_elementen(element, klasse, pad)
    return waarden


def geen_bericht(tag: object) -> str:
    """Why a well-formed document is not a message Hefboom can read."""
    naam, gevonden = verhuld(lokaal(tag), 40), _NAAMRUIMTE.fullmatch(verhuld(naamruimte(tag)))
    if gevonden is None:
        return (
            f"Dit is XML, maar geen iJw-bericht: het begint met <{naam}>. "
            "Lever een bericht aan van de standaard iJw."
        )
    standaard, versie, soort = gevonden[1], f"{gevonden[2]}.{gevonden[3]}", gevonden[4].upper()
    if standaard != "ijw":
        return f"Dit is een bericht van {standaard}; Hefboom leest alleen iJw (Jeugdwet)."
    if versie not in RELEASES:
        return (
            f"Dit bericht is van iJw {versie}; Hefboom leest {', '.join(RELEASES)}. "
            f"Het bericht moet opnieuw gemaakt worden, in iJw {NIEUWSTE}."
        )
    if naam != "Bericht":
        return f"Een {soort} begint met <Bericht>, niet met <{naam}>."
    return f"Bericht {soort} bestaat niet in iJw {versie}."
