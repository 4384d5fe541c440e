# SPDX-License-Identifier: EUPL-1.2
"""Every word of the vocabulary that no measure uses yet, again as a dumb loop over rows.

A twin gets all tables, the cell asked for, first and last day and the peildatum, and answers
(teller, noemer). Shares no code with the room.
"""

from datetime import timedelta

from tests.naive.measures_traag import DAG, hoort_bij, in_venster, venster


def _wachtend(t, cel, a, z):
    """Allocations for which help had not begun on the last day, with the days they waited."""
    laatste = venster(cel, a, z)[1]
    uit = []
    for rij in t["toewijzingen"]:
        if not hoort_bij(rij, cel) or rij["toewijzingsdatum"] > laatste:
            continue
        if rij["einddatum"] is not None and rij["einddatum"] < laatste:
            continue
        if rij["eerste_start"] is not None and rij["eerste_start"] <= laatste:
            continue
        uit.append((laatste - rij["toewijzingsdatum"]).days)
    return uit


def wachtenden(t, cel, a, z, peildatum):
    return len(_wachtend(t, cel, a, z)), None


def wachtduur_nu(t, cel, a, z, peildatum):
    wacht = _wachtend(t, cel, a, z)
    return sum(wacht), len(wacht)


def lang_wachtend(t, cel, a, z, peildatum):
    wacht = _wachtend(t, cel, a, z)
    return len([dagen for dagen in wacht if dagen >= 70]), len(wacht)


def _percentiel(waarden, deel):
    """The smallest that at least so many percent do not exceed."""
    for waarde in sorted(waarden):
        if 100 * len([w for w in waarden if w <= waarde]) >= deel * len(waarden):
            return waarde
    return 0


def wachtduur_nu_p90(t, cel, a, z, peildatum):
    return _percentiel(_wachtend(t, cel, a, z), 90), None


def wachttijd_mediaan(t, cel, a, z, peildatum):
    gestart = in_venster(t["toewijzingen"], "eerste_start", cel, a, z)
    return _percentiel(
        [r["wacht_dagen"] for r in gestart if r["wacht_dagen"] is not None], 50
    ), None


def _tot_nu_toe(t, cel, a, z, kolom):
    """Rows from the first day of the period to the last day of the cell."""
    tot = venster(cel, a, z)[1]
    return [r for r in t["prestaties"] if hoort_bij(r, cel) and a <= r[kolom] <= tot]


def uitgaven_tot_nu_toe(t, cel, a, z, peildatum):
    return sum(r["toegekend"] for r in _tot_nu_toe(t, cel, a, z, "begindatum")), None


def jeugdigen_tot_nu_toe(t, cel, a, z, peildatum):
    wie = {r["jeugdige"] for r in _tot_nu_toe(t, cel, a, z, "begindatum")}
    return len(wie - {None}), None


def binnen_zes_weken(t, cel, a, z, peildatum):
    nieuw = in_venster(t["toewijzingen"], "toewijzingsdatum", cel, a, z)
    gevolgd = [r for r in nieuw if r["toewijzingsdatum"] + timedelta(days=42) <= peildatum - DAG]
    goed = [
        r
        for r in gevolgd
        if r["eerste_start"] is not None and (r["eerste_start"] - r["toewijzingsdatum"]).days <= 42
    ]
    return len(goed), len(gevolgd)


def norm_per_rij(t, cel, a, z, peildatum):
    gestart = in_venster(t["toewijzingen"], "eerste_start", cel, a, z)
    bekend = [
        r for r in gestart if r["wacht_dagen"] is not None and r["start_norm_dagen"] is not None
    ]
    return len([r for r in bekend if r["wacht_dagen"] <= r["start_norm_dagen"]]), len(bekend)


TWEELINGEN = {
    tweeling.__name__: tweeling
    for tweeling in (
        wachtenden,
        wachtduur_nu,
        lang_wachtend,
        wachtduur_nu_p90,
        wachttijd_mediaan,
        uitgaven_tot_nu_toe,
        jeugdigen_tot_nu_toe,
        binnen_zes_weken,
        norm_per_rij,
    )
}
