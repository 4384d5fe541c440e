# SPDX-License-Identifier: EUPL-1.2
"""Turns a valid document into one that may be wrong: the mutants of the verdict test."""

from __future__ import annotations

import copy
import random

from lxml import etree

IJW = "http://www.istandaarden.nl/ijw/3_2/basisschema/schema"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
WAARDEN = (
    "", " ", "\n", "0", "00", "+5", "-0", "-1", "1.0", "1e3", "٣", "007", " 12 ", "\t3\n",
    "99", "100", "99999999", "100000000", "999999999999", "1000000000000", "9" * 30, "0" * 40 + "7",
    "2026-02-29", "2024-02-29", "2026-06-31", "2026-4-1", "2026-04-01Z", "2026-04-01+01:00",
    " 2026-04-01 ", "2026-04-01T00:00:00", "12026-04-01", "-2026-04-01", "0000-01-01", "20260401",
    "0001-01-01", "02026-04-01", "1900-02-29", "2000-02-29", "+2026-04-01", "-0004-02-29",
    "10:00:00", "24:00:00", "24:00:01", "10:60:00", "10:00:60", "10:00", "10:00:00Z",
    "10:00:00+01:00", "10:00:00.5", "10:00:00.", "23:59:59.1234567", " 10:00:00 ", "1:00:00",
    "999900006", "123456789", "12345678", "1234", "123", "12345", "abcd", "Abc-1", "J.H.", "JH",
    "Ỳỳ", "É", "1.0.0", "01.0.0", "1.0", "1.0.0.0", "D", "C", "d", "01", "1", "3", "03", "436",
    "490", "NL", "XX", "55", "55A11", "83", "0200", "0001", "regel een\nregel twee", "een\rtwee",
    "a\u00a0b", "\u00a0", "\u2003", "x" * 12, "x" * 13, "x" * 20, "x" * 21, "x" * 36, "x" * 37,
    "x" * 200, "x" * 201, "é" * 200, "𝔘" * 12, "𝔘" * 13, "a b", "  z", "z  ", "\tq", ".", "ja",
)  # fmt: skip


def verminkt(rng: random.Random, data: bytes) -> bytes:
    """One to three changes anywhere in the document."""
    wortel = etree.fromstring(data)
    for _ in range(rng.choice((1, 1, 1, 2, 3))):
        rng.choice(INGREPEN)(rng, wortel)
    return etree.tostring(wortel, encoding="UTF-8", xml_declaration=True)


def _kies(rng: random.Random, wortel: etree._Element) -> etree._Element:
    alle = [element for element in wortel.iter() if isinstance(element.tag, str)]
    return rng.choice(alle[1:] if len(alle) > 1 else alle)


def _blad(rng: random.Random, wortel: etree._Element) -> etree._Element:
    bladen = [e for e in wortel.iter() if isinstance(e.tag, str) and not len(e)]
    return rng.choice(bladen or [wortel])


def _weg(rng: random.Random, wortel: etree._Element) -> None:
    element = _kies(rng, wortel)
    if element.getparent() is not None:
        element.getparent().remove(element)


def _dubbel(rng: random.Random, wortel: etree._Element) -> None:
    element = _kies(rng, wortel)
    if element is not wortel:
        element.addnext(copy.deepcopy(element))


def _elders(rng: random.Random, wortel: etree._Element) -> None:
    doel, element = _kies(rng, wortel), copy.deepcopy(_kies(rng, wortel))
    if rng.random() < 0.5 or doel is wortel:
        doel.append(element)
    else:
        doel.addprevious(element)


def _husselen(rng: random.Random, wortel: etree._Element) -> None:
    ouders = [e for e in wortel.iter() if len(e) > 1]
    if ouders:
        ouder = rng.choice(ouders)
        kind = rng.choice(list(ouder))
        ouder.insert(rng.randrange(len(ouder)), kind)


def _hernoem(rng: random.Random, wortel: etree._Element) -> None:
    element = _kies(rng, wortel)
    ander = etree.QName(_kies(rng, wortel)).localname
    element.tag = f"{{{etree.QName(element).namespace}}}{rng.choice((ander, 'Vreemd'))}"


def _naamruimte(rng: random.Random, wortel: etree._Element) -> None:
    element = _kies(rng, wortel)
    lokaal = etree.QName(element).localname
    ns = etree.QName(wortel).namespace
    element.tag = rng.choice(
        (f"{{{IJW}}}{lokaal}", f"{{{ns}}}{lokaal}", lokaal, f"{{urn:x}}{lokaal}")
    )


def _waarde(rng: random.Random, wortel: etree._Element) -> None:
    _blad(rng, wortel).text = rng.choice(WAARDEN)


def _rek(rng: random.Random, wortel: etree._Element) -> None:
    blad = _blad(rng, wortel)
    tekst = blad.text or ""
    blad.text = rng.choice((tekst + tekst, tekst[:-1], tekst + " ", " " + tekst, tekst + "9", "\n"))


def _leeg(rng: random.Random, wortel: etree._Element) -> None:
    element = _kies(rng, wortel)
    for kind in list(element):
        element.remove(kind)
    element.text = rng.choice((None, "", " ", "x"))


def _los(rng: random.Random, wortel: etree._Element) -> None:
    element, tekst = _kies(rng, wortel), rng.choice(("x", " ", "\u00a0", "\n\t"))
    if rng.random() < 0.5 and element is not wortel:
        element.tail = tekst
    else:
        element.text = (element.text or "") + tekst


def _attribuut(rng: random.Random, wortel: etree._Element) -> None:
    element = _kies(rng, wortel)
    soort = rng.randrange(5)
    if soort == 0:
        element.set("soort", "1")
    elif soort == 1:
        element.set(f"{{{XSI}}}nil", rng.choice(("true", "false")))
    elif soort == 2:
        element.set("{http://www.w3.org/XML/1998/namespace}lang", "nl")
    elif soort == 3:
        element.set(f"{{{XSI}}}noNamespaceSchemaLocation", "niets.xsd")
    else:
        prefix = next(iter(element.nsmap), None) or "ijw"
        naam = rng.choice(
            ("LDT_Datum", "LDT_Nummer", "CDT_Product", "CDT_BerichtIdentificatie", "Header",
             "Client", "LDT_BurgerServicenummer", "LDT_AgbCode", "LDT_BerichtCode", "CDT_XsdVersie")
        )  # fmt: skip
        keuze = rng.choice((f"ijw:{naam}", f"{prefix}:{naam}", naam, f" ijw:{naam} "))
        element.set(f"{{{XSI}}}type", keuze)


def _commentaar(rng: random.Random, wortel: etree._Element) -> None:
    element = _kies(rng, wortel)
    nieuw = rng.choice((etree.Comment(" x "), etree.ProcessingInstruction("x", "y")))
    tekst, nieuw.tail = element.text, rng.choice((None, "  ", element.text))
    element.text = rng.choice((None, "  ", tekst))
    element.insert(0, nieuw)


def _in_blad(rng: random.Random, wortel: etree._Element) -> None:
    etree.SubElement(_blad(rng, wortel), f"{{{IJW}}}Datum").text = "2026-01-01"


INGREPEN = (
    _weg, _weg, _dubbel, _elders, _husselen, _hernoem, _naamruimte, _waarde, _waarde, _waarde,
    _waarde, _rek, _rek, _leeg, _los, _attribuut, _commentaar, _in_blad,
)  # fmt: skip
