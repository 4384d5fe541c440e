# SPDX-License-Identifier: EUPL-1.2
"""Messages in words: why a row is there, what was found, and what may be shown of the content."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from hefboom import ijw
from hefboom.intake.models import Verwerking, Verwerkuitkomst
from hefboom.intake.openen import ANDERE_AFZENDER
from hefboom.intake.soorten import register
from hefboom.kernel import Bsn, getal, hoeveel, masker, verhuld

#: The badge of each outcome.
MERK_VAN: Mapping[str, str] = {
    Verwerkuitkomst.VERWERKT: "goed",
    Verwerkuitkomst.ANTWOORD: "",
    Verwerkuitkomst.DEELS: "let-op",
    Verwerkuitkomst.AFGEKEURD: "fout",
    Verwerkuitkomst.QUARANTAINE: "fout",
}
MEESTE_TEKENS = 200_000
#: Findings that say that an element is missing, twice there or out of place; never what is in it.
ZONDER_WAARDE = {"HB001", "HB003", "HB004"}
#: Findings that name what stands there by a name the sender made up.
VREEMD = {"HB002", "HB010", "HB012"}
ER_STAAT = "Wat er staat, is verborgen."
# the element with attributes or white space in its tag; its text with comments and CDATA
_BSN_ELEMENT = re.compile(
    r"(<(?:[\w.-]+:)?Bsn(?:\s[^<>]*)?(?<!/)>)"
    r"((?:[^<]++|<!--.{0,200}?-->|<!\[CDATA\[.{0,200}?\]\]>)++)",
    re.DOTALL,
)
_OMHULSEL = re.compile(r"<!--.*?-->|<!\[CDATA\[|\]\]>", re.DOTALL)


def voor_bringer(verwerking: Verwerking | None, te_zien: bool) -> Verwerking | None:
    """What became of a file, for who handed it in.

    When its own sender brought the same bytes too, what became of those is not theirs to know.
    """
    if verwerking is None or te_zien or verwerking.uitkomst == Verwerkuitkomst.QUARANTAINE:
        return verwerking
    return Verwerking(uitkomst=Verwerkuitkomst.QUARANTAINE, reden=ANDERE_AFZENDER)


def al_bekend(bekend: bool, verwerking: Verwerking | None) -> str:
    """That these bytes came in before, and what to do when they were refused (ADR 7)."""
    if not bekend:
        return ""
    if verwerking is None or verwerking.uitkomst != Verwerkuitkomst.AFGEKEURD:
        return "al bekend"
    return (
        "al bekend: was afgekeurd; geef het bericht een nieuwe identificatie om het opnieuw te "
        "laten beoordelen"
    )


def waarom(verwerking: Verwerking, apart: int = 0) -> str:
    """Why this message stands in the list, in one sentence.

    `apart`: how many remarks it has that not both parties read, and this reader does.
    """
    if not apart:
        return _waarom(verwerking)
    erbij = "Eén opmerking leest" if apart == 1 else f"{getal(apart)} opmerkingen leest"
    return f"{_waarom(verwerking)} {erbij} niet elke partij."


def _waarom(verwerking: Verwerking) -> str:
    aantal = verwerking.aantal_bevindingen
    bevindingen = hoeveel(aantal, "bevinding", "bevindingen")
    match verwerking.uitkomst:
        case Verwerkuitkomst.QUARANTAINE:
            return verwerking.reden
        case Verwerkuitkomst.AFGEKEURD if verwerking.reden:
            return f"{verwerking.reden} Er komt geen retourbericht: {bevindingen}."
        case Verwerkuitkomst.AFGEKEURD if verwerking.geheel_afgekeurd:
            return f"Het hele bericht is afgekeurd en telt als niet verzonden: {bevindingen}."
        case Verwerkuitkomst.AFGEKEURD:
            return f"Alle regels zijn afgekeurd: {bevindingen}."
        case Verwerkuitkomst.DEELS:
            return f"Een deel van de {getal(verwerking.regels)} regels is afgekeurd: {bevindingen}."
        case Verwerkuitkomst.VERWERKT:
            return f"Vastgelegd met {bevindingen}." if aantal else "Vastgelegd zonder bevindingen."
    is_antwoord = register.van(verwerking.soort).antwoord_op is not None
    if is_antwoord and verwerking.bericht.richting == "in":
        if verwerking.beantwoordt_id is None:
            return "Ontvangen antwoord; het bericht waarop het antwoordt kennen wij niet."
        return f"Ontvangen antwoord met {bevindingen}." if aantal else "Ontvangen antwoord."
    return "Antwoord van Hefboom."


def soortnaam(soort: str) -> str:
    """`JW305 Start jeugdhulp`; words for a file of which the kind could not be told."""
    return register.van(soort).naam


def leesbaar(data: bytes, getoond: bool) -> tuple[str, bool]:
    """The content as this reader may read it; True when it was cut off.

    Not `getoond`: without what tells who and where someone is. What cannot be told apart is not
    shown at all then.
    """
    if getoond:
        return zonder_bsn(data)
    begin = data[: MEESTE_TEKENS * 4]
    try:
        tekst, _ = zonder_bsn(ijw.zonder_personen(begin, heel=len(begin) == len(data)))
    except ijw.NietAfTeSchermen:
        return "", False
    return tekst, len(begin) < len(data) or len(begin.decode("utf-8", "replace")) > MEESTE_TEKENS


def uitleg_van(bevinding: Mapping[str, Any], getoond: bool) -> tuple[str, str]:
    """A stored finding as this reader may read it: what is wrong, and the place.

    Not `getoond`: what stands there is left out where it tells who or where someone is.
    """
    uitleg, pad = str(bevinding["uitleg"]), str(bevinding["pad"])
    if getoond or not ijw.is_persoonsgegeven(pad):
        return uitleg, pad
    if bevinding["code"] in ZONDER_WAARDE:
        return uitleg, pad
    if bevinding["code"] in VREEMD:
        return f"Hier staat een element dat de standaard niet kent. {ER_STAAT}", _ouder(pad)
    regel = ijw.regels().get(str(bevinding["code"]))
    zin = (regel.mis or regel.zin) if regel else "De waarde is niet wat de standaard hier vraagt."
    return f"{ijw.plek_in_woorden(pad)}: {zin} {ER_STAAT}", pad


def _ouder(pad: str) -> str:
    return pad.rpartition("/")[0]


def zonder_bsn(data: bytes) -> tuple[str, bool]:
    """The content as text with every BSN masked; True when it was cut off.

    >>> zonder_bsn(b"<a:Bsn>999900006</a:Bsn> 999900006 300201")[0]
    '<a:Bsn>*****0006</a:Bsn> *****0006 300201'
    """
    tekst = data[: MEESTE_TEKENS * 4].decode("utf-8", "replace")
    afgekapt = len(tekst) > MEESTE_TEKENS or len(data) > MEESTE_TEKENS * 4
    return verhuld(_BSN_ELEMENT.sub(_zonder_waarde, tekst), MEESTE_TEKENS), afgekapt


def _zonder_waarde(element: re.Match[str]) -> str:
    waarde = _OMHULSEL.sub("", element[2])
    return element[1] + masker(waarde) if waarde.strip() else element[0]


def jeugdigen_in(data: bytes) -> list[str]:
    """The last digits of the youths a message is about, in order, each once."""
    lezing = ijw.lees(data)
    if lezing.bericht is None:
        return []
    return list(dict.fromkeys(bsn.laatste_cijfers for bsn in _bsns(lezing.bericht.inhoud)))


def _bsns(waarde: Any) -> Iterator[Bsn]:
    if isinstance(waarde, Bsn):
        yield waarde
    elif isinstance(waarde, Mapping):
        for deel in waarde.values():
            yield from _bsns(deel)
    elif isinstance(waarde, tuple):
        for deel in waarde:
            yield from _bsns(deel)
