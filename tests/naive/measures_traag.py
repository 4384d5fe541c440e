# SPDX-License-Identifier: EUPL-1.2
"""Every measure again, as a dumb loop over rows. Slow and obvious; shares no code with the room.

A twin gets all tables, the cell asked for ({"segment": "1", "maand": "2026-03"}) and the first and
last day, and answers (teller, noemer); noemer None for a plain number.
"""

from datetime import date, timedelta
from fractions import Fraction

DAG = timedelta(days=1)


def venster(cel, eerste, laatste):
    """The days of the cell: the period, or the part of it in the cell's month."""
    if "maand" not in cel:
        return eerste, laatste
    jaar, maand = int(cel["maand"][:4]), int(cel["maand"][5:])
    begin = date(jaar, maand, 1)
    eind = date(jaar + maand // 12, maand % 12 + 1, 1) - DAG
    return max(begin, eerste), min(eind, laatste)


def hoort_bij(rij, cel, zonder=()):
    for dimensie, waarde in cel.items():
        if dimensie == "maand" or dimensie in zonder or dimensie not in rij:
            continue
        if (rij[dimensie] or "") != waarde:
            return False
    return True


def in_venster(rijen, kolom, cel, eerste, laatste, zonder=()):
    van, tot = venster(cel, eerste, laatste)
    mogelijk = [rij for rij in rijen if hoort_bij(rij, cel, zonder) and rij[kolom] is not None]
    return [rij for rij in mogelijk if van <= rij[kolom] <= tot]


def lopend(rijen, cel, eerste, laatste):
    van, tot = venster(cel, eerste, laatste)
    uit = []
    for rij in rijen:
        eind = rij["einddatum"] or date.max
        if hoort_bij(rij, cel) and rij["begindatum"] <= tot and eind >= van:
            uit.append(rij)
    return uit


def inwoners(t, cel, a, z):
    """Day by day: the residents of every municipality that has a row of the cell on that day."""
    van, tot = venster(cel, a, z)
    rijen = [r for r in t["inwoners"] if hoort_bij(r, cel)]
    dagen, som = 0, 0
    while van <= tot:
        loopt = [r for r in rijen if r["begindatum"] <= van and van <= (r["einddatum"] or van)]
        som += sum({r["gemeente"]: r["jeugdigen"] for r in loopt}.values())
        dagen, van = dagen + 1, van + DAG
    return int(Fraction(som, dagen) + Fraction(1, 2)) if dagen else 0


def jeugdigen(t, cel, a, z):
    return len({r["jeugdige"] for r in lopend(t["zorgperioden"], cel, a, z)}), None


def jeugdigen_per_100(t, cel, a, z):
    return jeugdigen(t, cel, a, z)[0], inwoners(t, cel, a, z)


def lopende_trajecten(t, cel, a, z):
    laatste = venster(cel, a, z)[1]
    return len(lopend(t["zorgperioden"], cel, laatste, laatste)), None


def nieuwe_trajecten(t, cel, a, z):
    gestart = in_venster(t["zorgperioden"], "begindatum", cel, a, z)
    return len([r for r in gestart if not r["vervolg"]]), None


def _echt_gestopt(t, cel, a, z):
    gestopt = in_venster(t["zorgperioden"], "einddatum", cel, a, z)
    return [r for r in gestopt if not r["vervolgd"]]


def beeindigde_trajecten(t, cel, a, z):
    return len(_echt_gestopt(t, cel, a, z)), None


def uitgaven(t, cel, a, z):
    return sum(r["toegekend"] for r in in_venster(t["prestaties"], "begindatum", cel, a, z)), None


def uitgaven_per_jeugdige(t, cel, a, z):
    return uitgaven(t, cel, a, z)[0], inwoners(t, cel, a, z)


def termijnen(t, cel, a, z):
    return sum(r["bedrag"] for r in in_venster(t["termijnen"], "maand", cel, a, z)), None


def bestedingen(t, cel, a, z):
    return uitgaven(t, cel, a, z)[0] + termijnen(t, cel, a, z)[0], None


def budget(t, cel, a, z):
    return sum(
        r["bedrag"] for r in t["budgetten"] if hoort_bij(r, cel) and a.year <= r["jaar"] <= z.year
    ), None


def uitputting(t, cel, a, z):
    return bestedingen(t, cel, a, z)[0], budget(t, cel, a, z)[0]


def verwijzers(t, cel, a, z):
    deel = in_venster(t["toewijzingen"], "toewijzingsdatum", cel, a, z)
    heel = in_venster(t["toewijzingen"], "toewijzingsdatum", cel, a, z, zonder=("verwijzer",))
    return len(deel), len(heel)


def duur(t, cel, a, z):
    gestopt = _echt_gestopt(t, cel, a, z)
    return sum(r["traject_dagen"] or 0 for r in gestopt), len(gestopt)


def volgens_plan(t, cel, a, z):
    plan = anders = 0
    for rij in _echt_gestopt(t, cel, a, z):
        if rij["reden_beeindiging"] in ("31", "39"):
            plan += 1
        elif rij["reden_beeindiging"] not in ("", "20", "36", "37", "38"):
            anders += 1
    return plan, plan + anders


def wachttijd(t, cel, a, z):
    gestart = in_venster(t["toewijzingen"], "eerste_start", cel, a, z)
    gewacht = [r["wacht_dagen"] for r in gestart if r["wacht_dagen"] is not None]
    return sum(gewacht), len(gewacht)


def binnen_norm(t, cel, a, z):
    gestart = in_venster(t["toewijzingen"], "eerste_start", cel, a, z)
    oordeel = [r["binnen_norm"] for r in gestart if r["binnen_norm"] is not None]
    return oordeel.count(True), len(oordeel)


def boven_norm(t, cel, a, z):
    nieuw = in_venster(t["toewijzingen"], "toewijzingsdatum", cel, a, z)
    oordeel = [r["boven_norm"] for r in nieuw if r["boven_norm"] is not None]
    return oordeel.count(True), len(oordeel)


def _toegewezen(t, cel, a, z):
    return in_venster(t["toewijzingen"], "toewijzingsdatum", cel, a, z)


def boven_duurnorm(t, cel, a, z):
    met_norm = [r for r in _toegewezen(t, cel, a, z) if r["boven_duur"] is not None]
    return len([r for r in met_norm if r["boven_duur"]]), len(met_norm)


def boven_inzetnorm(t, cel, a, z):
    met_norm = [r for r in _toegewezen(t, cel, a, z) if r["boven_inzet"] is not None]
    return len([r for r in met_norm if r["boven_inzet"]]), len(met_norm)


def aantal_boven_norm(t, cel, a, z):
    return len([r for r in _toegewezen(t, cel, a, z) if r["boven_norm"]]), None


def zonder_einde(t, cel, a, z):
    return len([r for r in _toegewezen(t, cel, a, z) if r["zonder_einde"]]), None


def _geweigerd(t, cel, a, z):
    regels = in_venster(t["prestaties"], "begindatum", cel, a, z)
    return [r for r in regels if r["geweigerd"]]


def geweigerde_regels(t, cel, a, z):
    return len(_geweigerd(t, cel, a, z)), None


def geweigerd_aandeel(t, cel, a, z):
    alle = in_venster(t["prestaties"], "begindatum", cel, a, z)
    return len(_geweigerd(t, cel, a, z)), len(alle)


def geweigerd_bedrag(t, cel, a, z):
    return sum(r["ingediend"] for r in _geweigerd(t, cel, a, z)), None


def _open(t, cel, a, z):
    regels = in_venster(t["prestaties"], "begindatum", cel, a, z)
    return [r for r in regels if r["openstaand"]]


def openstaande_weigeringen(t, cel, a, z):
    return len(_open(t, cel, a, z)), None


def openstaand_bedrag(t, cel, a, z):
    return sum(r["ingediend"] for r in _open(t, cel, a, z)), None


def aangehouden_bedrag(t, cel, a, z):
    regels = in_venster(t["prestaties"], "begindatum", cel, a, z)
    return sum(r["toegekend"] for r in regels if r["aangehouden"]), None


def _tot_80(per_aanbieder):
    groottes = sorted((g for g in per_aanbieder.values() if g > 0), reverse=True)
    for aantal in range(len(groottes) + 1):
        if Fraction(sum(groottes[:aantal])) >= Fraction(80, 100) * sum(groottes):
            return aantal
    raise AssertionError("alles samen is meer dan 80 procent")


def concentratie(t, cel, a, z):
    wie = {}
    for rij in lopend(t["zorgperioden"], cel, a, z):
        wie.setdefault(rij["aanbieder"], set()).add(rij["jeugdige"])
    return _tot_80({aanbieder: len(jeugd) for aanbieder, jeugd in wie.items()}), None


def concentratie_euro(t, cel, a, z):
    geld = {}
    for rij in in_venster(t["prestaties"], "begindatum", cel, a, z):
        geld[rij["aanbieder"]] = geld.get(rij["aanbieder"], 0) + rij["toegekend"]
    return _tot_80(geld), None


def groepsaandeel(t, cel, a, z):
    vormen = [r["vorm"] for r in lopend(t["zorgperioden"], cel, a, z) if r["vorm"]]
    return sum(vorm in ("groep", "collectief") for vorm in vormen), len(vormen)


TWEELINGEN = {
    tweeling.__name__: tweeling
    for tweeling in (
        jeugdigen,
        jeugdigen_per_100,
        lopende_trajecten,
        nieuwe_trajecten,
        beeindigde_trajecten,
        uitgaven,
        uitgaven_per_jeugdige,
        termijnen,
        bestedingen,
        budget,
        uitputting,
        verwijzers,
        duur,
        volgens_plan,
        wachttijd,
        binnen_norm,
        boven_norm,
        boven_duurnorm,
        boven_inzetnorm,
        aantal_boven_norm,
        zonder_einde,
        geweigerde_regels,
        geweigerd_aandeel,
        geweigerd_bedrag,
        openstaande_weigeringen,
        openstaand_bedrag,
        aangehouden_bedrag,
        concentratie,
        concentratie_euro,
        groepsaandeel,
    )
}
