# SPDX-License-Identifier: EUPL-1.2
"""iJw: read, check, answer and write the messages of the national standard.

- `lees(data)` bytes → `Lezing`: message, findings, verdict of the XSD, or why it is unreadable
- `nieuw(...)` a message of one's own; `schrijf(bericht)` its bytes, or `NietTeSchrijven`
- `lees_declaraties(bron)` a JW323 of any size → `Stroom`: Arrow batches, same verdict and findings
- `controleer(bericht, vandaag)` every rule one message decides, as findings
- `antwoord(bericht, ...)` the return message (302, 306, …, 325) for a verdict
- `met_regelnummers(data, bevindingen)` the findings with their lines in the file
- `naar_json(bericht)`, `uit_json(data)` the whole message as plain JSON and back
- `regel(code)`, `regels()` what each rule asks, in plain Dutch; `Regel` such a rule
- `codelijst(naam)`, `codelijsten()`, `gemeenten()`, `gemeentenaam(code)` codes and their meaning
- `getekend(bedrag)`, `totaalbedrag(cents)` debit/credit flag ↔ signed cents
- `Bericht`, `Kop`, `Retour`, `Inhoud`, `Lezing` what a message is made of
- `NietBestaandBsn` nine digits that fail the eleven-test: readable, masked, rule CS002
"""

from hefboom.ijw.als_json import naar_json, uit_json
from hefboom.ijw.antwoorden import antwoord, getekend, totaalbedrag
from hefboom.ijw.bericht import Bericht, Inhoud, Kop, Lezing, Retour, nieuw
from hefboom.ijw.codelijsten import codelijst, codelijsten, gemeenten, gemeentenaam
from hefboom.ijw.lezen import lees
from hefboom.ijw.plaatsen import met_regelnummers
from hefboom.ijw.regels import Regel, controleer, regel, regels
from hefboom.ijw.schrijven import schrijf
from hefboom.ijw.standaard import NietBestaandBsn, NietTeSchrijven
from hefboom.ijw.stroom import lees_declaraties

__all__ = [
    "Bericht",
    "Inhoud",
    "Kop",
    "Lezing",
    "NietBestaandBsn",
    "NietTeSchrijven",
    "Regel",
    "Retour",
    "antwoord",
    "codelijst",
    "codelijsten",
    "controleer",
    "gemeenten",
    "gemeentenaam",
    "getekend",
    "lees",
    "lees_declaraties",
    "met_regelnummers",
    "naar_json",
    "nieuw",
    "regel",
    "regels",
    "schrijf",
    "totaalbedrag",
    "uit_json",
]
