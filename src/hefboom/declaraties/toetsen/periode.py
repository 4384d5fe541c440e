# SPDX-License-Identifier: EUPL-1.2
"""Does the line's period lie where it must?"""

from hefboom.declaraties.feiten import Context
from hefboom.declaraties.regel import Prestatieregel
from hefboom.declaraties.toetsen.herkenning import GEEN_TOEWIJZING
from hefboom.declaraties.toetsen.product import CREDIT
from hefboom.declaraties.toetsen.toets import toets
from hefboom.kernel import (
    ONE_DAY,
    Failed,
    NotApplicable,
    Outcome,
    Passed,
    datum,
    first_of_next_month,
)


@toets(
    "TR307",
    vraag="Begint de periode binnen de toewijzing?",
    zin="de periode begint op {gevonden}, de toewijzing pas op {verwacht}.",
    raad="Dien de regel in vanaf {verwacht}, of vraag de gemeente om een eerdere ingangsdatum.",
)
def begint_binnen_toewijzing(regel: Prestatieregel, context: Context) -> Outcome:
    """The first day is not before the allocation's."""
    if regel.credit:
        return CREDIT
    feit = context.eigen_toewijzing
    if feit is None:
        return GEEN_TOEWIJZING
    if regel.periode.start < feit.periode.start:
        return Failed(datum(feit.periode.start), datum(regel.periode.start))
    return Passed()


@toets(
    "TR308",
    vraag="Eindigt de periode binnen de toewijzing?",
    zin="de periode loopt tot en met {gevonden}, de toewijzing tot en met {verwacht}.",
    raad="Dien de regel in tot en met {verwacht}, of vraag de gemeente om een verlenging.",
)
def eindigt_binnen_toewijzing(regel: Prestatieregel, context: Context) -> Outcome:
    """The last day is not after the allocation's, where it has one."""
    if regel.credit:
        return CREDIT
    feit = context.eigen_toewijzing
    if feit is None:
        return GEEN_TOEWIJZING
    if feit.periode.end is None:
        return NotApplicable("de toewijzing heeft geen einddatum")
    einde = regel.periode.known_end
    if einde > feit.periode.end:
        return Failed(datum(feit.periode.end - ONE_DAY), datum(einde - ONE_DAY))
    return Passed()


@toets(
    "TR319",
    vraag="Ligt de periode niet na de declaratieperiode?",
    zin="de periode loopt tot en met {gevonden}, de declaratieperiode tot en met {verwacht}.",
    raad="Dien de regel in bij de declaratie over die maand.",
)
def ligt_niet_na_declaratieperiode(regel: Prestatieregel, context: Context) -> Outcome:
    """The product period lies in the claim's period or an earlier one."""
    if regel.credit:
        return CREDIT
    einde, grens = regel.periode.known_end, context.declaratieperiode.known_end
    if einde > grens:
        return Failed(datum(grens - ONE_DAY), datum(einde - ONE_DAY))
    return Passed()


@toets(
    "TR387",
    vraag="Begint de periode op de eerste dag die telt?",
    zin="de periode begint op {gevonden}, verwacht {verwacht}.",
    raad="Neem de eerste dag van de maand, of de ingangsdatum van de toewijzing als die later is.",
)
def begint_op_eerste_dag(regel: Prestatieregel, context: Context) -> Outcome:
    """The first of the month, or the allocation's first day when that is later (TR387, IV089).

    Also for a traject in euros: parties may agree on when and in how many parts it is claimed
    (OP264), but its period is then the allocation's last one; IV089's own example is 1-17 June.
    """
    if regel.credit:
        return CREDIT
    feit = context.eigen_toewijzing
    if feit is None:
        return GEEN_TOEWIJZING
    begin = regel.periode.start
    if begin < feit.periode.start:
        return NotApplicable("de periode begint voor de toewijzing (TR307)")
    verwacht = max(begin.replace(day=1), feit.periode.start)
    return Passed() if begin == verwacht else Failed(datum(verwacht), datum(begin))


@toets(
    "TR388",
    vraag="Eindigt de periode op de laatste dag die telt?",
    zin="de periode eindigt op {gevonden}, verwacht {verwacht}.",
    raad="Neem de laatste dag van de maand, of de einddatum van de toewijzing als die eerder is.",
)
def eindigt_op_laatste_dag(regel: Prestatieregel, context: Context) -> Outcome:
    """The last of the same month, or the allocation's last day when that is earlier (TR388).

    Also for a traject in euros, as its first day (IV089).
    """
    if regel.credit:
        return CREDIT
    feit = context.eigen_toewijzing
    if feit is None:
        return GEEN_TOEWIJZING
    einde = regel.periode.known_end
    if feit.periode.end is not None and einde > feit.periode.end:
        return NotApplicable("de periode eindigt buiten de toewijzing (TR308)")
    verwacht = first_of_next_month(regel.periode.start)
    if feit.periode.end is not None:
        verwacht = min(verwacht, feit.periode.end)
    if einde != verwacht:
        return Failed(datum(verwacht - ONE_DAY), datum(einde - ONE_DAY))
    return Passed()
