# SPDX-License-Identifier: EUPL-1.2
"""What Hefboom finds in a file someone is about to send, in the words of who must mend it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from hefboom import ijw
from hefboom.ijw import NIET_ALLES
from hefboom.intake.presentatie import soortnaam, zonder_bsn
from hefboom.kernel import Finding, getal

#: Nobody mends more at once; the rest is counted.
MEESTE = 200
REGEL_LENGTE = 120

#: What to do about a structural finding; `{wat}` is the element the finding points at.
WAT_TE_DOEN = {
    "HB001": "Vul {wat} in.",
    "HB002": "Haal {wat} weg, of verbeter de naam.",
    "HB003": "Zet {wat} op zijn plek in de volgorde van de standaard.",
    "HB004": "Laat {wat} één keer staan en haal de rest weg.",
    "HB008": "Haal de losse tekst weg.",
    "HB009": "Haal het attribuut weg.",
    "HB010": "Zet in {wat} alleen de waarde.",
    "HB012": "Zet {wat} in de naamruimte van de standaard.",
    "RS033": "Vul {wat} in, of laat het element helemaal weg.",
}
VERPLICHT = "Vul {wat} in."
#: for a rule about what is there: found and expected → what to do
VUL_OF_LAAT_WEG = {
    ("leeg", "gevuld"): "Vul {wat} in en maak het bestand opnieuw.",
    ("gevuld", "leeg"): "Laat {wat} weg en maak het bestand opnieuw.",
}


@dataclass(frozen=True, slots=True)
class Punt:
    """One finding at its place: what is wrong, what stands there, what belongs there, what to do.

    `zin` is the sentence of the official rule; `bronregel` the line of the file, a BSN masked.
    """

    plek: str
    pad: str
    regelnummer: int | None
    bronregel: str
    uitleg: str
    gevonden: str
    verwacht: str
    doen: str
    code: str
    zin: str
    retourcode: str


@dataclass(frozen=True, slots=True)
class Bestandsoordeel:
    """The verdict on one file: readable, structure, rules."""

    bestand: str
    soort: str = ""
    van: str = ""
    onleesbaar: str = ""
    structuur_geldig: bool = False
    regels_nagegaan: bool = False
    punten: Sequence[Punt] = ()
    aantal: int = 0

    @property
    def goed(self) -> bool:
        """Everything was looked at and nothing was found."""
        return self.regels_nagegaan and not self.aantal

    @property
    def niet_getoond(self) -> int:
        """How many findings are only counted."""
        return self.aantal - len(self.punten)

    @property
    def merk(self) -> str:
        """The badge: how it stands, in a word or two."""
        if self.onleesbaar:
            return "niet te lezen"
        woord = "bevinding" if self.aantal == 1 else "bevindingen"
        return "in orde" if self.goed else f"{getal(self.aantal)} {woord}"


def te_groot(bestand: str, megabytes: int) -> Bestandsoordeel:
    """A file that was not read because it is too large."""
    return Bestandsoordeel(
        bestand,
        onleesbaar=(
            f"Dit bestand is niet bekeken: samen mogen de bestanden {megabytes} MB groot zijn. "
            "Splits het bericht, of controleer de bestanden één voor één."
        ),
    )


def controleer(bestand: str, data: bytes, vandaag: date) -> Bestandsoordeel:
    """Everything one file by itself can be told about. Keeps nothing, never raises on the file."""
    oordeel = ijw.beoordeel(data, vandaag)
    lezing = oordeel.lezing
    if lezing.onleesbaar is not None:
        return Bestandsoordeel(bestand, onleesbaar=lezing.onleesbaar)
    getoond = [b for b in oordeel.bevindingen if b.code != NIET_ALLES][:MEESTE]
    regels = data.split(b"\n") if getoond else []
    return Bestandsoordeel(
        bestand,
        soort=soortnaam(lezing.soort or ""),
        van=_van(lezing.kop),
        structuur_geldig=lezing.structuur_geldig,
        regels_nagegaan=oordeel.regels_nagegaan,
        punten=[_punt(bevinding, regels) for bevinding in getoond],
        aantal=oordeel.aantal,
    )


def _van(kop: ijw.Kop | None) -> str:
    return f"{kop.eigen[0]}, van {kop.afzender} aan {kop.ontvanger}" if kop else ""


def _punt(bevinding: Finding, regels: Sequence[bytes]) -> Punt:
    regel = ijw.regels().get(bevinding.code)
    # a rule's own sentence, for what belongs and what stands there have lines of their own
    uitleg = regel.mis if regel and regel.mis and bevinding.soort == "regel" else bevinding.uitleg
    element = bevinding.pad.rpartition("/")[2].partition("[")[0] or "dit"
    doen = WAT_TE_DOEN.get(bevinding.code, "Verbeter {wat} en maak het bestand opnieuw.")
    if bevinding.soort == "regel":
        doen = VUL_OF_LAAT_WEG.get((bevinding.gevonden, bevinding.verwacht), doen)
    if bevinding.code == "RS033" and bevinding.uitleg.endswith("verplicht."):
        doen = VERPLICHT
    return Punt(
        plek=ijw.plek_in_woorden(bevinding.pad),
        pad=bevinding.pad,
        regelnummer=bevinding.regelnummer,
        bronregel=_bronregel(bevinding.regelnummer, element, regels),
        uitleg=uitleg,
        gevonden=bevinding.gevonden,
        verwacht=bevinding.verwacht,
        doen=doen.format(wat=element),
        code=bevinding.code,
        zin=regel.zin if regel else "",
        retourcode=bevinding.retourcode or "",
    )


def _bronregel(nummer: int | None, element: str, regels: Sequence[bytes]) -> str:
    """The line, a long one from the element on; nothing when that stands there more than once."""
    if nummer is None or not 0 < nummer <= len(regels):
        return ""
    regel = regels[nummer - 1].strip()
    if len(regel) > REGEL_LENGTE:
        plekken = list(
            re.finditer(rb"<(?:[^<>/\s:]+:)?%b[\s/>]" % re.escape(element.encode()), regel)
        )
        if len(plekken) > 1:
            return ""
        regel = regel[plekken[0].start() :] if plekken else regel
    kaal = zonder_bsn(regel[: 8 * REGEL_LENGTE])[0]
    return kaal if len(kaal) <= REGEL_LENGTE else f"{kaal[:REGEL_LENGTE]}…"
