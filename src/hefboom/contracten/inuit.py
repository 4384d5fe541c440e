# SPDX-License-Identifier: EUPL-1.2
"""The register and files: in with every fault named, out so that it comes back the same."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from django.conf import settings

from hefboom import stelsel
from hefboom.contracten.bestanden.lezen import lees_bladen, lees_inhoud
from hefboom.contracten.bestanden.ocds import schrijf_ocds
from hefboom.contracten.bestanden.ontleden import Ontleding, ontleed
from hefboom.contracten.bestanden.schrijven import SOORTEN, schrijf_csvmap, schrijf_register
from hefboom.contracten.fouten import Invoerfout, InvoerGeweigerd
from hefboom.contracten.opslag import lees_stand
from hefboom.contracten.services import neem_rijen_in, proef
from hefboom.contracten.stand import Registerstand, Registerwijziging
from hefboom.contracten.tonen import Aanbiederblik, kijk, zoek_organisaties

#: (what, how far, of how many)
Innamevoortgang = Callable[[str, int, int], None]
LEZEN, SCHRIJVEN = "Bestand lezen", "Register bijwerken"


@dataclass(frozen=True, slots=True)
class Inneming:
    """What came of a file: rows read, every fault, and what changes in the register."""

    ingenomen: bool
    regels: int
    fouten: tuple[Invoerfout, ...]
    wijzigingen: tuple[Registerwijziging, ...]


def neem_bestand_in(
    pad: Path, op: datetime, *, alleen_kijken: bool = False, stap: Innamevoortgang | None = None
) -> Inneming:
    """Take in a file, folder or zip, at once and as a whole; or only see whether it can.

    Raises `OnleesbareInvoer` for what cannot be read at all.
    """
    meld = stap or (lambda wat, klaar, totaal: None)
    meld(LEZEN, 0, 1)
    gelezen = ontleed(lees_bladen(pad), lambda klaar, totaal: meld(LEZEN, klaar, totaal))
    if gelezen.fouten or alleen_kijken:
        return _beoordeel(gelezen)
    meld(SCHRIJVEN, 0, 1)
    try:
        wijzigingen = neem_rijen_in(gelezen.invoer, pad.name, op)
    except InvoerGeweigerd as geweigerd:
        return Inneming(False, gelezen.regels, tuple(sorted(set(geweigerd.fouten))), ())
    meld(SCHRIJVEN, 1, 1)
    return Inneming(True, gelezen.regels, (), tuple(wijzigingen))


def laad_contracten(pad: Path) -> int:
    """Take in what has to be right; answers how many rows changed.

    Raises `InvoerGeweigerd` with every fault, and then nothing was changed.
    """
    gelezen = ontleed(lees_bladen(pad))
    if gelezen.fouten:
        raise InvoerGeweigerd(gelezen.fouten)
    return len(neem_rijen_in(gelezen.invoer))


def bekijk_inhoud(naam: str, inhoud: bytes) -> Inneming:
    """What a file would change, by its name and bytes. Raises `OnleesbareInvoer`."""
    return _beoordeel(ontleed(lees_inhoud(naam, inhoud)))


def _beoordeel(gelezen: Ontleding) -> Inneming:
    """Faults of cells and those of the register together, so that none waits for another.

    Who is not found because the row that names him is itself at fault, is not named again.
    """
    uit, wijzigingen = proef(gelezen.invoer)
    rest = (een for een in uit.fouten if een.waarde not in gelezen.halve_rijen)
    fouten = tuple(sorted({*gelezen.fouten, *(rest if gelezen.fouten else uit.fouten)}))
    return Inneming(False, gelezen.regels, fouten, () if fouten else tuple(wijzigingen))


def schrijf_bestand(pad: Path, *, leeg: bool = False, ocds: bool = False) -> None:
    """Write the register (or an empty template) as .xlsx, .ods or .zip; without an end as a folder.

    With `ocds` as open contracting data, whatever the name. Raises `KeyError` for another kind.
    """
    stand = Registerstand() if leeg else lees_stand()
    if ocds:
        pad.write_bytes(schrijf_ocds(stand, stelsel.laad(settings.OMGEVING.regio).naam))
        return
    soort = pad.suffix.lower().lstrip(".")
    if soort:
        if soort not in SOORTEN:
            raise KeyError(soort)
        pad.write_bytes(schrijf_register(pad.name, stand))
        return
    schrijf_csvmap(pad, stand.alle())


def toon_aanbieder(wie: str, op: date) -> tuple[list[str], Aanbiederblik | None]:
    """Who is known by this number or name, and how the one that is stands on a day."""
    stand = lees_stand()
    gevonden = zoek_organisaties(stand, wie, op)
    if len(gevonden) != 1:
        return gevonden, None
    return gevonden, kijk(stand, gevonden[0], op, stelsel.laad(settings.OMGEVING.regio))
