# SPDX-License-Identifier: EUPL-1.2
"""Does the volume fit, in this period and over the whole allocation?"""

from __future__ import annotations

from hefboom.declaraties.feiten import Context, ToewijzingFeit
from hefboom.declaraties.omvang import (
    MINUTEN_PER_UUR,
    MINUUT,
    TOTAAL,
    UUR,
    hoeveelheid,
    keren,
    op_maat,
    past_bij,
)
from hefboom.declaraties.regel import Prestatieregel
from hefboom.declaraties.toetsen.geld import geschreven_volume
from hefboom.declaraties.toetsen.herkenning import GEEN_TOEWIJZING
from hefboom.declaraties.toetsen.product import CREDIT
from hefboom.declaraties.toetsen.toets import toets
from hefboom.kernel import Failed, NotApplicable, Outcome, Passed, Period, maand


def ruimte(feit: ToewijzingFeit, periode: Period) -> int | None:
    """The most that fits in `periode`, in the finest unit; None when there is no maximum."""
    if feit.volume is None:
        return None
    maal = keren(feit.frequentie, feit.eenheid, periode, feit.periode)
    return None if maal is None else op_maat(feit.volume, feit.eenheid) * maal


def _vergelijkbaar(regel: Prestatieregel, context: Context) -> ToewijzingFeit | NotApplicable:
    if regel.credit:
        return CREDIT
    feit = context.eigen_toewijzing
    if feit is None:
        return GEEN_TOEWIJZING
    if feit.volume is None:
        return NotApplicable("de toewijzing noemt geen omvang")
    if not past_bij(regel.eenheid, feit.eenheid):
        return NotApplicable("de eenheid past niet bij de toewijzing (TR341)")
    return feit


@toets(
    "TR321",
    vraag="Past het volume binnen wat in deze periode is toegewezen?",
    zin="{gevonden} gedeclareerd, {verwacht} toegewezen.",
    raad="Dien hoogstens {verwacht} in, of vraag de gemeente om een hogere toewijzing.",
)
def past_in_periode(regel: Prestatieregel, context: Context) -> Outcome:
    """The line's volume fits in what the frequency allows in its own period (IV077, IV078)."""
    feit = _vergelijkbaar(regel, context)
    if isinstance(feit, NotApplicable):
        return feit
    if not regel.periode.overlaps(feit.periode):
        return NotApplicable("de periode ligt buiten de toewijzing (TR307, TR308)")
    hoogstens = ruimte(feit, regel.periode)
    if hoogstens is None:
        return NotApplicable("de frequentie van de toewijzing is niet bekend")
    if op_maat(regel.volume, regel.eenheid) > hoogstens:
        return Failed(
            hoeveelheid(hoogstens, regel.eenheid),
            f"{geschreven_volume(regel)} in {_wanneer(regel.periode)}",
        )
    return Passed()


@toets(
    "TR322",
    vraag="Past alles bij elkaar binnen de hele toewijzing?",
    zin="{gevonden} met deze regel erbij, {verwacht} toegewezen over de hele looptijd.",
    raad="Dien in wat nog past, of vraag de gemeente om een hogere toewijzing.",
)
def past_in_toewijzing(regel: Prestatieregel, context: Context) -> Outcome:
    """All granted volume with this line's fits in the allocation's whole run."""
    feit = _vergelijkbaar(regel, context)
    if isinstance(feit, NotApplicable):
        return feit
    if feit.periode.end is None and feit.frequentie != TOTAAL:
        return NotApplicable("de toewijzing heeft geen einddatum en dus geen totaal")
    hoogstens = ruimte(feit, feit.periode)
    if hoogstens is None:
        return NotApplicable("de frequentie van de toewijzing is niet bekend")
    samen = context.stand.volume(regel.eenheid) + op_maat(regel.volume, regel.eenheid)
    if samen > hoogstens:
        heel = regel.eenheid != UUR or samen % MINUTEN_PER_UUR == 0
        eenheid = regel.eenheid if heel else MINUUT  # or whole hours stand beside minutes
        return Failed(hoeveelheid(hoogstens, eenheid), hoeveelheid(samen, eenheid))
    return Passed()


def _wanneer(periode: Period) -> str:
    eerste, laatste = maand(periode.start), maand(periode.known_last)
    return eerste if eerste == laatste else f"{eerste} t/m {laatste}"
