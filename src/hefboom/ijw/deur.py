# SPDX-License-Identifier: EUPL-1.2
"""The door for bytes from outside: well-formed, UTF-8, without a document type, or refused.

Every refusal is a Dutch sentence: what, where, what next. Nothing is ever fetched or expanded.
"""

from __future__ import annotations

import re
from typing import cast

from lxml import etree

from hefboom.kernel import verhuld

#: a gateway carries at most 25 MB (foutcode IB003); room is left for files made elsewhere.
GROOTSTE = 128 * 1024 * 1024

OPTIES = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "dtd_validation": False,
    "huge_tree": False,
    "remove_comments": True,
    "remove_pis": True,
    "encoding": "utf-8",
}
# White space between elements is dropped while parsing. That guess is only safe without
# comments, instructions, CDATA and character references, which may split a text in pieces, and
# without white space before a \r, which the parser takes for the end of a piece too.
_SNEL = etree.XMLParser(remove_blank_text=True, **OPTIES)  # type: ignore[arg-type]
_PRECIES = etree.XMLParser(remove_blank_text=False, **OPTIES)  # type: ignore[arg-type]
_LASTIG = re.compile(rb"<[!?]|&#|[ \t\n]\r")

_DECLARATIE = re.compile(rb"<\?xml[ \t\r\n][^>]*?\?>")
_CODERING = re.compile(rb"encoding[ \t\r\n]*=[ \t\r\n]*[\"']([^\"']*)")
#: how a packed file begins
INGEPAKT = {b"PK\x03\x04": "zip", b"\x1f\x8b": "gzip", b"7z\xbc\xaf\x27\x1c": "7z", b"BZh": "bzip2"}
BOM = b"\xef\xbb\xbf"
#: said to who made the message and to who received it alike
OPNIEUW = "Het bericht moet opnieuw gemaakt worden."
TE_VEEL = "Het bestand heeft te veel elementen om te lezen. Verdeel het over meer berichten."


def open_xml(data: bytes) -> etree._Element | str:
    """The root element, or the Dutch reason why there is none."""
    if reden := _weiger(data):
        return reden
    kaal = data.removeprefix(BOM)
    declaratie = _DECLARATIE.match(kaal)
    begin = declaratie.end() if declaratie else 0
    parser = _PRECIES if _LASTIG.search(kaal, begin) else _SNEL
    try:
        wortel = etree.fromstring(kaal, parser)
    except etree.XMLSyntaxError as fout:
        return _syntaxfout(fout, kaal)
    except ValueError:
        return f"Dit is geen XML: de declaratie bovenaan klopt niet. {OPNIEUW}"
    if wortel.getroottree().docinfo.internalDTD is not None:
        return DOCTYPE
    return wortel


DOCTYPE = (
    "Het bestand bevat een documenttype (DOCTYPE). Dat hoort niet in een iJw-bericht en wordt uit "
    "voorzorg geweigerd. Het bericht moet opnieuw gemaakt worden, zonder DOCTYPE."
)


def _weiger(data: bytes) -> str | None:
    """Why these bytes are not even parsed; None when they may be."""
    if len(data) > GROOTSTE:
        return (
            f"Het bestand is groter dan {GROOTSTE // 1048576} MB; meer leest Hefboom niet. "
            "Verdeel het over meer berichten."
        )
    if reden := weiger_begin(data):
        return reden
    if (plek := data.find(b"\x00")) >= 0:
        return nulbyte(data.count(b"\n", 0, plek) + 1)
    if reden := weiger_kop(data):
        return reden
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as fout:
        return geen_utf8(data.count(b"\n", 0, fout.start) + 1)
    return DOCTYPE if _heeft_doctype(data.removeprefix(BOM)) else None


def weiger_begin(data: bytes) -> str | None:
    """Why a file that begins like this is no text at all."""
    if not data.strip():
        return "Het bestand is leeg. Stuur het bericht opnieuw."
    for begin, soort in INGEPAKT.items():
        if data.startswith(begin):
            return f"Dit is een {soort}-bestand. Pak het uit en lever de berichten los aan."
    if data.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")) or b"\x00" in data[:4]:
        return "Het bestand is geen UTF-8 maar UTF-16 of UTF-32. Bewaar het als UTF-8."
    return None


def weiger_kop(data: bytes) -> str | None:
    """Why a text that begins like this is no XML that may be read."""
    kaal = data.removeprefix(BOM)
    if not kaal.lstrip().startswith(b"<"):
        return "Dit is geen XML-bestand. Lever het iJw-bericht aan zoals uw software het maakt."
    declaratie = _DECLARATIE.match(kaal)
    codering = _CODERING.search(declaratie.group()) if declaratie else None
    if codering and codering[1].lower() not in {b"utf-8", b"utf8"}:
        naam = verhuld(codering[1].decode("ascii", "replace"), 20)
        return f"Het bestand noemt zich {naam}; een iJw-bericht is UTF-8. Bewaar het als UTF-8."
    return None


def nulbyte(regel: int) -> str:
    """The refusal of a file with a null byte on this line."""
    return f"Op regel {regel} staat een nulbyte; dat is geen tekst. {OPNIEUW}"


def geen_utf8(regel: int) -> str:
    """The refusal of a file with bytes on this line that are no UTF-8."""
    return f"Op regel {regel} staat een teken dat geen UTF-8 is. Bewaar het bestand als UTF-8."


def zonder_naamruimte(regel: int) -> str:
    """The refusal of a file with an undeclared prefix on this line."""
    return f"Op regel {regel} staat een voorvoegsel zonder naamruimte (xmlns). {OPNIEUW}"


def wortel_op(data: bytes) -> int | None:
    """Where the root element (or a document type) begins; None when it is not in these bytes."""
    plek = 0
    while (plek := data.find(b"<", plek)) >= 0:
        if data.startswith(b"<?", plek):
            einde = data.find(b"?>", plek + 2)
        elif data.startswith(b"<!--", plek):
            einde = data.find(b"-->", plek + 4)
        else:
            return plek
        if einde < 0:
            return None
        plek = einde
    return None


def _heeft_doctype(data: bytes) -> bool:
    """Is there a document type before the root element? It cannot stand anywhere else."""
    plek = wortel_op(data)
    return plek is not None and data.startswith(b"<!", plek)


def _syntaxfout(fout: etree.XMLSyntaxError, data: bytes) -> str:
    slot = data.rstrip()
    return syntaxfout(fout, slot.count(b"\n") + 1, slot.endswith(b">"))


def syntaxfout(fout: etree.XMLSyntaxError, regels: int, afgesloten: bool) -> str:
    """Why this is not well-formed; the file has so many lines and its text ends in a `>` or not."""
    regel = fout.position[0] or 1
    soort = etree.ErrorTypes
    code = cast("int", getattr(fout, "code", 0))
    if (code == soort.ERR_TAG_NOT_FINISHED or not afgesloten) and regel >= regels:
        return f"Het bestand is niet compleet: het houdt op bij regel {regel}. {OPNIEUW}"
    if code == soort.NS_ERR_UNDEFINED_NAMESPACE:
        return zonder_naamruimte(regel)
    return gebroken(regel)


def gebroken(regel: int) -> str:
    """The refusal of a file that is no well-formed XML on this line."""
    return f"Dit is geen goed gevormde XML: het loopt mis op regel {regel}. {OPNIEUW}"
