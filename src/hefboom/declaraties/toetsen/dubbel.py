# SPDX-License-Identifier: EUPL-1.2
"""Was it claimed before, and is what is taken back really there?"""

from __future__ import annotations

from hefboom.declaraties.feiten import Context, Debet
from hefboom.declaraties.regel import Prestatieregel
from hefboom.declaraties.toetsen.product import CREDIT
from hefboom.declaraties.toetsen.toets import toets
from hefboom.kernel import Failed, NotApplicable, Outcome, Passed, datum

GEEN_CREDIT = NotApplicable("de regel is geen credit")


@toets(
    "TR389",
    vraag="Is deze periode nog niet toegekend?",
    zin="{gevonden}, verwacht {verwacht}.",
    raad="Crediteer eerst die regel; dien daarna één regel in voor de hele periode.",
)
def periode_is_nog_niet_toegekend(regel: Prestatieregel, context: Context) -> Outcome:
    """No granted debit without credit for the same period, product and allocation (TR389).

    'Dezelfde ProductPeriode' is that of the month: one product has one period a month on one
    allocation, with everything delivered in it (IV089). After the allocation is shortened or
    extended that period has other bounds; to claim it so is to correct the earlier line, which
    first has to be credited (OP366).
    """
    if regel.credit:
        return CREDIT
    eerder = context.stand.open_debet(regel.sleutel)
    if eerder is None:
        return Passed()
    referentie, periode = eerder
    if periode == regel.periode:
        wat = "deze periode is"
    else:
        wat = f"{datum(periode.first)} t/m {datum(periode.known_last)} is"
    return Failed(
        "één prestatie per periode en product",
        f"{wat} al toegekend met referentienummer {referentie}",
    )


@toets(
    "TR323",
    vraag="Draait de credit een toegekende prestatie terug?",
    zin="{gevonden}, verwacht {verwacht}.",
    raad="Neem de toegekende prestatie precies over, met haar nummer als VorigReferentieNummer.",
)
def credit_hoort_bij_debet(regel: Prestatieregel, context: Context) -> Outcome:
    """A credit is identical to an earlier granted debit (IV091), which it names."""
    if not regel.credit:
        return GEEN_CREDIT
    debet = context.stand.debetten.get(regel.vorige_referentie)
    if debet is None:
        genoemd = regel.vorige_referentie or "leeg"
        return Failed(
            "een eerder toegekende prestatie", f"vorig referentienummer {genoemd} is er niet een"
        )
    return _gelijk(regel, debet)


def _gelijk(regel: Prestatieregel, debet: Debet) -> Outcome:
    gelijk = (regel.sleutel, regel.volume, regel.eenheid, -regel.bedrag, regel.tarief) == (
        debet.sleutel,
        debet.volume,
        debet.eenheid,
        debet.bedrag,
        debet.tarief,
    )
    if not gelijk:
        return Failed(
            f"dezelfde gegevens als prestatie {debet.referentie}",
            "een ander product, een andere periode, een ander volume, bedrag of tarief",
        )
    return Passed()


@toets(
    "TR390",
    vraag="Is de prestatie niet al teruggedraaid?",
    zin="{gevonden}, verwacht {verwacht}.",
    raad="Er is niets meer terug te draaien; laat deze regel weg.",
)
def debet_is_nog_niet_gecrediteerd(regel: Prestatieregel, context: Context) -> Outcome:
    """A debit is credited at most once."""
    if not regel.credit:
        return GEEN_CREDIT
    if regel.vorige_referentie in context.stand.gecrediteerd:
        return Failed(
            "een prestatie die nog niet is gecrediteerd",
            f"prestatie {regel.vorige_referentie} is al gecrediteerd",
        )
    return Passed()
