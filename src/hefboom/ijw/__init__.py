# SPDX-License-Identifier: EUPL-1.2
"""iJw: read, check, answer and write the messages of the national standard.

- `lees(data)` bytes → `Lezing`: message, findings, verdict of the XSD, or why it is unreadable
- `nieuw(...)` a message of one's own; `schrijf(bericht)` its bytes, or `NietTeSchrijven`
- `lees_declaraties(bron)` a JW323 of any size → `Stroom`: Arrow batches, same verdict and findings
- `lees_groot(bron)` a JW323 of any size as a `Lezing`, its lines made when asked for
- `beoordeel(data, vandaag)` structure and rules at once, for who looks at a file → `Oordeel`
- `controleer(bericht, vandaag)` every rule one message decides, as findings (`Finding`)
- `antwoord(bericht, ...)` the return message (302, 306, …, 325) for a verdict
- `zonder_personen(data)` the file without what tells who and where someone is, or
  `NietAfTeSchermen`; `is_persoonsgegeven(pad)` whether a place in it does
- `plek_in_woorden(pad)` the place of a finding as one says it
- `met_regelnummers(data, bevindingen)` the findings with their lines in the file
- `naar_json(bericht)`, `uit_json(data)` the whole message as plain JSON and back
- `regel(code)`, `regels()` what each rule asks, in plain Dutch; `Regel` such a rule
- `berichtsoort(naam)`, `berichtsoorten()` each message: title, sender, what it answers, its classes
- `codelijst(naam)`, `codelijsten()`, `gemeenten()`, `gemeentenaam(code)`,
  `vroegere_gemeenten()`, `gemeente_sinds()` codes and their meaning; `VroegereGemeente` one that is
  no more
- `getekend(bedrag)`, `totaalbedrag(cents)` debit/credit flag ↔ signed cents;
  `is_credit(bedrag)` the flag
- `Bericht`, `Berichtsoort`, `Kop`, `Retour`, `Inhoud`, `Lezing` what a message is made of
- `GROOTSTE` the largest file that is read, in bytes
- `TECHNISCH_ONJUIST` return code 0001, which refuses a message whole
- `release(naam)`, `NIEUWSTE`, `Klasse` a whole release of the standard, as it is described
- `overlappende(...)`, `variant_van(product)` products for the same days; how one is allocated
- `schrijf_kolommen(...)`, `VORMEN` a JW323 of any size as a file of columns
- `PLEKKEN` where a rule is checked, by room, in words
- `NIET_ALLES` the code of the finding that says that there are more
- `Bsn` a burgerservicenummer that never shows itself whole
- `NietBestaandBsn` nine digits that fail the eleven-test: readable, masked, rule CS002

A guide with examples: docs/ijw.md.
"""

from typing import TYPE_CHECKING

from hefboom.ijw.afschermen import NietAfTeSchermen, is_persoonsgegeven, zonder_personen
from hefboom.ijw.als_json import naar_json, uit_json
from hefboom.ijw.antwoorden import TECHNISCH_ONJUIST, antwoord
from hefboom.ijw.bedragen import getekend, is_credit, totaalbedrag
from hefboom.ijw.bericht import Bericht, Inhoud, Kop, Lezing, Retour, nieuw
from hefboom.ijw.berichtsoorten import berichtsoort, berichtsoorten
from hefboom.ijw.bevindingen import NIET_ALLES
from hefboom.ijw.codelijsten import (
    VroegereGemeente,
    codelijst,
    codelijsten,
    gemeente_sinds,
    gemeenten,
    gemeentenaam,
    vroegere_gemeenten,
)
from hefboom.ijw.deur import GROOTSTE
from hefboom.ijw.lezen import lees
from hefboom.ijw.oordeel import Oordeel, beoordeel
from hefboom.ijw.paden import plek_in_woorden
from hefboom.ijw.plaatsen import met_regelnummers
from hefboom.ijw.regels import PLEKKEN, Regel, controleer, overlappende, regel, regels, variant_van
from hefboom.ijw.schrijven import schrijf
from hefboom.ijw.standaard import (
    NIEUWSTE,
    Berichtsoort,
    Klasse,
    NietBestaandBsn,
    NietTeSchrijven,
    release,
)
from hefboom.ijw.stroom import lees_declaraties, lees_groot
from hefboom.kernel import Bsn, Finding, toon_namen

if TYPE_CHECKING:  # only then Arrow is loaded
    from hefboom.ijw.stroom.stroom import Stroom
    from hefboom.ijw.stroom.uitvoer import VORMEN, schrijf_kolommen
else:
    __getattr__ = toon_namen(__name__)

__all__ = [
    "GROOTSTE",
    "NIET_ALLES",
    "NIEUWSTE",
    "PLEKKEN",
    "TECHNISCH_ONJUIST",
    "VORMEN",
    "Bericht",
    "Berichtsoort",
    "Bsn",
    "Finding",
    "Inhoud",
    "Klasse",
    "Kop",
    "Lezing",
    "NietAfTeSchermen",
    "NietBestaandBsn",
    "NietTeSchrijven",
    "Oordeel",
    "Regel",
    "Retour",
    "Stroom",
    "VroegereGemeente",
    "antwoord",
    "beoordeel",
    "berichtsoort",
    "berichtsoorten",
    "codelijst",
    "codelijsten",
    "controleer",
    "gemeente_sinds",
    "gemeenten",
    "gemeentenaam",
    "getekend",
    "is_credit",
    "is_persoonsgegeven",
    "lees",
    "lees_declaraties",
    "lees_groot",
    "met_regelnummers",
    "naar_json",
    "nieuw",
    "overlappende",
    "plek_in_woorden",
    "regel",
    "regels",
    "release",
    "schrijf",
    "schrijf_kolommen",
    "totaalbedrag",
    "uit_json",
    "variant_van",
    "vroegere_gemeenten",
    "zonder_personen",
]
