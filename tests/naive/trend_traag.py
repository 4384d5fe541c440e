# SPDX-License-Identifier: EUPL-1.2
"""Which way a row goes, by hand: every pair of months beside each other, in exact numbers."""

from fractions import Fraction


def trend_traag(reeks):
    punten = [(plek, Fraction(w)) for plek, w in enumerate(reeks) if w is not None]
    if not punten:
        return "is per maand niet te tonen"
    if len(punten) < 6:
        return "is nog te kort bekend voor een richting"
    waarden = [waarde for _, waarde in punten]
    midden = middelste(waarden)
    vijf_procent = abs(midden) / 20
    if all(midden - vijf_procent <= waarde <= midden + vijf_procent for waarde in waarden):
        return "blijft ongeveer gelijk"
    hoger = lager = 0
    hellingen = []
    for i, (p, w) in enumerate(punten):
        for q, v in punten[i + 1 :]:
            hoger += v > w
            lager += v < w
            hellingen.append((v - w) / (q - p))
    stap = middelste(hellingen) * (punten[-1][0] - punten[0][0])
    if not duidelijk(hoger - lager, waarden) or stap == 0:
        return "heeft geen duidelijke richting"
    if abs(stap) < vijf_procent:
        return "blijft ongeveer gelijk"
    derde = len(waarden) // 3
    eerste, laatste = middelste(waarden[:derde]), middelste(waarden[len(waarden) - derde :])
    if stap > 0 and laatste - eerste >= vijf_procent:
        return "stijgt"
    if stap < 0 and eerste - laatste >= vijf_procent:
        return "daalt"
    return "heeft geen duidelijke richting"


def duidelijk(score, waarden):
    """Is the score of Mann and Kendall at least 1.96 deviations from nought?"""
    n = len(waarden)
    ruimte = n * (n - 1) * (2 * n + 5)
    for waarde in set(waarden):
        t = waarden.count(waarde)
        ruimte -= t * (t - 1) * (2 * t + 5)
    if ruimte == 0:
        return False
    afstand = max(abs(score) - 1, 0)
    return Fraction(afstand) ** 2 >= Fraction("1.96") ** 2 * Fraction(ruimte, 18)


def middelste(getallen):
    op_rij = sorted(getallen)
    half = len(op_rij) // 2
    return op_rij[half] if len(op_rij) % 2 else (op_rij[half - 1] + op_rij[half]) / 2
