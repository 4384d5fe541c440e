# SPDX-License-Identifier: EUPL-1.2
"""Which granted lines settle a refused one: every line looked at, one question at a time."""


def afgedaan_traag(fout, regels):
    if not fout.geweigerd:
        return set()
    return {goed.pk for goed in regels if telt(goed, regels) and zelfde_hulp(fout, goed)}


def telt(goed, regels):
    """Granted, for an amount, and not taken back since."""
    if goed.geweigerd or goed.ingediend == 0:
        return False
    return not any(
        not credit.geweigerd
        and credit.vorig_referentienummer == goed.referentienummer
        and credit.declaratie.aanbieder == goed.declaratie.aanbieder
        for credit in regels
    )


def zelfde_hulp(fout, goed):
    if fout.declaratie.aanbieder != goed.declaratie.aanbieder:
        return False
    if fout.declaratie.gemeente != goed.declaratie.gemeente:
        return False
    if fout.categorie != goed.categorie or fout.productcode != goed.productcode:
        return False
    if fout.begindatum != goed.begindatum:
        return False
    if fout.vorig_referentienummer != goed.vorig_referentienummer:
        return False
    if fout.toewijzingnummer == goed.toewijzingnummer:
        return True
    onbekend = fout.toewijzing_id is None
    return onbekend and fout.jeugdige_id is not None and fout.jeugdige_id == goed.jeugdige_id
