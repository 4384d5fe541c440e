# SPDX-License-Identifier: EUPL-1.2
"""Does the volume fit, in this period and over the whole allocation?"""

from __future__ import annotations

from datetime import date, timedelta

from hefboom.declaraties.feiten import Context, ToewijzingFeit
from hefboom.declaraties.omvang import (
    MINUTEN_PER_UUR,
    MINUUT,
    PER_MAAND,
    PER_WEEK,
    TOTAAL,
    UUR,
    hoeveelheid,
    keren,
    maat,
    mogelijk,
    op_maat,
    past_bij,
)
from hefboom.declaraties.regel import Prestatieregel
from hefboom.declaraties.toetsen.geld import geschreven_volume
from hefboom.declaraties.toetsen.herkenning import GEEN_TOEWIJZING
from hefboom.declaraties.toetsen.product import CREDIT
from hefboom.declaraties.toetsen.toets import toets
from hefboom.kernel import Failed, NotApplicable, Outcome, Passed, Period, hoeveel, maand


def ruimte(feit: ToewijzingFeit, periode: Period) -> int | None:
    """The most that fits in `periode`, in the finest unit; None when there is no maximum."""
    if feit.volume is None:
        return None
    nu = _ruimte(feit.volume, feit.eenheid, feit.frequentie, periode, feit.periode)
    if nu is None or not feit.vroeger or feit.frequentie == TOTAAL:
        return nu
    return min(nu, _ruimte_over_stukken(feit, periode, feit.volume))


def _ruimte(
    volume: int, eenheid: str, frequentie: str, periode: Period, toewijzing: Period
) -> int | None:
    maal = keren(frequentie, eenheid, periode, toewijzing)
    return None if maal is None else op_maat(volume, eenheid) * maal


def _ruimte_over_stukken(feit: ToewijzingFeit, periode: Period, volume: int) -> int:
    """The room when days gone by keep what was given then, or less if that was taken back.

    IV066: an extent per day, week or month does not change under its number, so a change that
    comes anyway gives no more on days before it. The week or month in which it falls counts whole.
    """
    laatste = (volume, feit.eenheid, feit.frequentie)
    omvangen = [*((een.volume, een.eenheid, een.frequentie) for een in feit.vroeger), laatste]
    grenzen = [_hele_eenheid(een.tot, een.frequentie) for een in feit.vroeger]
    samen, begin = 0, periode.start
    for nummer, eind in enumerate([*grenzen, periode.known_end]):
        if begin >= min(eind, periode.known_end):
            continue
        stuk = Period(begin, min(eind, periode.known_end))
        begin = stuk.known_end
        passend = [
            ruim
            for omvang in omvangen[nummer:]
            if maat(omvang[1]) == maat(feit.eenheid)
            and (ruim := _ruimte(*omvang, stuk, feit.periode)) is not None
        ]
        samen += min(passend)
    return samen


def _hele_eenheid(dag: date, frequentie: str) -> date:
    """The first day of the week or month a change falls in; the day itself for a day or a total."""
    if frequentie == PER_WEEK:
        return dag - timedelta(days=dag.weekday())
    return dag.replace(day=1) if frequentie == PER_MAAND else dag


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


#: From these days of help on a line is also held against what its days can hold. TR321 speaks of
#: the duration of the product period, and no frequency makes a day longer.
DUUR_TELT_VANAF = date(2026, 1, 1)


@toets(
    "TR321",
    vraag="Past het volume binnen wat in deze periode is toegewezen?",
    zin="{gevonden} gedeclareerd, {verwacht} toegewezen.",
    raad="Dien hoogstens {verwacht} in, of vraag de gemeente om een hogere toewijzing.",
    tot=DUUR_TELT_VANAF,
)
def past_in_periode_zonder_duur(regel: Prestatieregel, context: Context) -> Outcome:
    """The line's volume fits in what the frequency allows in its own period (IV077, IV078)."""
    return _past_in_toegewezen(regel, context)


@toets(
    "TR321",
    vraag="Past het volume binnen wat in deze periode is toegewezen, en in haar dagen?",
    zin="{gevonden} gedeclareerd, {verwacht} toegewezen.",
    raad="Dien hoogstens {verwacht} in, of vraag de gemeente om een hogere toewijzing.",
    vanaf=DUUR_TELT_VANAF,
)
def past_in_periode(regel: Prestatieregel, context: Context) -> Outcome:
    """As before, and in the days of the period within the allocation: no day has 25 hours."""
    uitkomst = _past_in_toegewezen(regel, context)
    feit = context.eigen_toewijzing
    if not isinstance(uitkomst, Passed) or feit is None:
        return uitkomst
    hoogstens = mogelijk(regel.eenheid, regel.periode, feit.periode)
    if hoogstens is not None and op_maat(regel.volume, regel.eenheid) > hoogstens:
        binnen = regel.periode.intersection(feit.periode)
        dagen = binnen.days if binnen else 0
        op = f"op {hoeveel(dagen, 'dag', 'dagen')} ({_wanneer(regel.periode)})"
        return Failed(hoeveelheid(hoogstens, regel.eenheid), f"{geschreven_volume(regel)} {op}")
    return uitkomst


def _past_in_toegewezen(regel: Prestatieregel, context: Context) -> Outcome:
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
