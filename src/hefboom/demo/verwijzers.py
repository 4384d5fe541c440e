# SPDX-License-Identifier: EUPL-1.2
"""Which referrer for which kind of help, so that a municipality's mix comes out as it should.

A court refers to measures, a general practitioner to ggz: the profiles tilt the mix. Iterative
proportional fitting then makes both margins true: each profile's share and the municipality's
own mix of referrers (COD327).
"""

from __future__ import annotations

from collections.abc import Mapping

from hefboom.demo.ijking import Profiel

ROUNDS = 60
BODEM = 1e-9


def verdeel(
    mix: Mapping[str, float], gewichten: Mapping[str, float], profielen: Mapping[str, Profiel]
) -> dict[str, dict[str, float]]:
    """Per profile name its mix of referrers.

    `mix` is the municipality's (sums to 1); `gewichten` gives each profile name its weight.
    """
    namen = list(gewichten)
    totaal = sum(gewichten.values())
    rijen = {n: w / totaal for n, w in gewichten.items()}
    tafel = {
        n: {r: max(BODEM, deel * profielen[n].verwijzers.get(r, 1.0)) for r, deel in mix.items()}
        for n in namen
    }
    for _ in range(ROUNDS):
        for n in namen:
            som = sum(tafel[n].values())
            for r in mix:
                tafel[n][r] *= rijen[n] / som
        for r, deel in mix.items():
            som = sum(tafel[n][r] for n in namen)
            for n in namen:
                tafel[n][r] *= deel / som
    return tafel
