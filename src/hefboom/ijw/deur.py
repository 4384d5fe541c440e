# SPDX-License-Identifier: EUPL-1.2
"""The door for bytes from outside: well-formed, UTF-8, without a document type, or refused.

Every refusal is a Dutch sentence: what, where, what next. Nothing is ever fetched or expanded.
"""

from __future__ import annotations

import re
from typing import cast

from lxml import etree

#: a gateway carries at most 25 MB (foutcode IB003); room is left for files made elsewhere.
GROOTSTE = 128 * 1024 * 1024

_OPTIES = {
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
# comments, instructions, CDATA and character references, which may split a text in pieces.
_SNEL = etree.XMLParser(remove_blank_text=True, **_OPTIES)  # type: ignore[arg-type]
_PRECIES = etree.XMLParser(remove_blank_text=False, **_OPTIES)  # type: ignore[arg-type]
_LASTIG = re.compile(rb"<[!?]|&#")

_DECLARATIE = re.compile(rb"<\?xml[ \t\r\n][^>]{0,200}?\?>")
_CODERING = re.compile(rb"encoding[ \t\r\n]*=[ \t\r\n]*[\"']([^\"']*)")
_BOM = b"\xef\xbb\xbf"


def open_xml(data: bytes) -> etree._Element | str:
    """The root element, or the Dutch reason why there is none."""
    if reden := _weiger(data):
        return reden
    kaal = data.removeprefix(_BOM)
    declaratie = _DECLARATIE.match(kaal)
    begin = declaratie.end() if declaratie else 0
    parser = _PRECIES if _LASTIG.search(kaal, begin) else _SNEL
    try:
        wortel = etree.fromstring(kaal, parser)
    except etree.XMLSyntaxError as fout:
        return _syntaxfout(fout, kaal)
    except ValueError:
        return "Dit is geen XML: de declaratie bovenaan klopt niet. Vraag om een nieuw bestand."
    if wortel.getroottree().docinfo.internalDTD is not None:
        return _DOCTYPE
    return wortel


_DOCTYPE = (
    "Het bestand bevat een documenttype (DOCTYPE). Dat hoort niet in een iJw-bericht en wordt uit "
    "voorzorg geweigerd. Laat de afzender het bericht zonder DOCTYPE aanleveren."
)


def _weiger(data: bytes) -> str | None:
    """Why these bytes are not even parsed; None when they may be."""
    if not data.strip():
        return "Het bestand is leeg. Stuur het bericht opnieuw."
    if len(data) > GROOTSTE:
        return (
            f"Het bestand is {len(data) // 1048576} MB; Hefboom neemt er hoogstens "
            f"{GROOTSTE // 1048576}. Verdeel het over meer berichten."
        )
    if data.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")) or b"\x00" in data[:4]:
        return "Het bestand is geen UTF-8 maar UTF-16 of UTF-32. Bewaar het als UTF-8."
    if data.startswith(b"PK\x03\x04"):
        return "Dit is een zip-bestand. Pak het uit en lever de berichten los aan."
    if (plek := data.find(b"\x00")) >= 0:
        regel = data.count(b"\n", 0, plek) + 1
        return f"Op regel {regel} staat een nulbyte; dat is geen tekst. Vraag om een nieuw bestand."
    kaal = data.removeprefix(_BOM)
    if not kaal.lstrip().startswith(b"<"):
        return "Dit is geen XML-bestand. Lever het iJw-bericht aan zoals uw software het maakt."
    declaratie = _DECLARATIE.match(kaal)
    codering = _CODERING.search(declaratie.group()) if declaratie else None
    if codering and codering[1].lower() not in {b"utf-8", b"utf8"}:
        naam = codering[1].decode("ascii", "replace")[:20]
        return f"Het bestand noemt zich {naam}; een iJw-bericht is UTF-8. Bewaar het als UTF-8."
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as fout:
        regel = data.count(b"\n", 0, fout.start) + 1
        return f"Op regel {regel} staat een teken dat geen UTF-8 is. Bewaar het bestand als UTF-8."
    return _DOCTYPE if _heeft_doctype(kaal) else None


def _heeft_doctype(data: bytes) -> bool:
    """Is there a document type before the root element? It cannot stand anywhere else."""
    plek = 0
    while (plek := data.find(b"<", plek)) >= 0:
        if data.startswith(b"<?", plek):
            einde = data.find(b"?>", plek)
        elif data.startswith(b"<!--", plek):
            einde = data.find(b"-->", plek)
        else:
            return data.startswith(b"<!", plek)
        if einde < 0:
            return False
        plek = einde
    return False


def _syntaxfout(fout: etree.XMLSyntaxError, data: bytes) -> str:
    regel = fout.position[0] or 1
    soort = etree.ErrorTypes
    code = cast("int", getattr(fout, "code", 0))
    slot = data.rstrip()
    houdt_op = code == soort.ERR_TAG_NOT_FINISHED or not slot.endswith(b">")
    if houdt_op and regel >= slot.count(b"\n") + 1:
        return (
            f"Het bestand is niet compleet: het houdt op bij regel {regel}. "
            "Vraag de afzender het opnieuw te sturen."
        )
    if code == soort.NS_ERR_UNDEFINED_NAMESPACE:
        return (
            f"Op regel {regel} staat een voorvoegsel zonder naamruimte (xmlns). "
            "Laat de afzender het bericht opnieuw maken."
        )
    return (
        f"Dit is geen goed gevormde XML: het loopt mis op regel {regel}. "
        "Laat de afzender het bericht opnieuw maken."
    )
