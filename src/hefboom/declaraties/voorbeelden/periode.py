# SPDX-License-Identifier: EUPL-1.2
"""The period of a line beside allocation and claim."""

from __future__ import annotations

from hefboom.declaraties.voorbeelden.bouw import (
    CREDIT,
    EUROS,
    IN_EUROS,
    JA,
    JUNI,
    MAART,
    TRAJECT,
    met_toewijzing,
    van_tot,
)
from hefboom.declaraties.voorbeelden.voorbeeld import Voorbeeld as V
from hefboom.kernel import Failed, NotApplicable

VOORBEELDEN = (
    V("TR307", "de toewijzing begint eerder", JA),
    V(
        "TR307",
        "op de ingangsdatum zelf",
        JA,
        context=met_toewijzing(periode=van_tot("2026-04-01")),
    ),
    V(
        "TR307",
        "een dag te vroeg",
        Failed("2 april 2026", "1 april 2026"),
        context=met_toewijzing(periode=van_tot("2026-04-02")),
    ),
    V("TR307", "zonder toewijzing", NotApplicable, context={"toewijzing": None}),
    V(
        "TR308",
        "de einddatum telt mee",
        JA,
        context=met_toewijzing(periode=van_tot("2026-01-01", "2026-04-30")),
    ),
    V(
        "TR308",
        "een dag te laat",
        Failed("29 april 2026", "30 april 2026"),
        context=met_toewijzing(periode=van_tot("2026-01-01", "2026-04-29")),
    ),
    V(
        "TR308",
        "een toewijzing zonder einde",
        NotApplicable("de toewijzing heeft geen einddatum"),
        context=met_toewijzing(periode=van_tot("2026-01-01")),
    ),
    V("TR319", "dezelfde maand", JA),
    V("TR319", "een eerdere maand mag nog", JA, {"periode": MAART}),
    V(
        "TR319",
        "een latere maand niet",
        Failed("31 maart 2026", "30 april 2026"),
        context={"declaratieperiode": MAART},
    ),
    V("TR319", "een credit volgt zijn debet", NotApplicable, CREDIT),
    V("TR387", "de eerste van de maand", JA),
    V(
        "TR387",
        "halverwege",
        Failed("1 april 2026", "7 april 2026"),
        {"periode": van_tot("2026-04-07", "2026-04-30")},
    ),
    V(
        "TR387",
        "de ingangsdatum als die later ligt",
        JA,
        {"periode": van_tot("2026-04-08", "2026-04-30")},
        met_toewijzing(periode=van_tot("2026-04-08", "2026-06-17")),
    ),
    V(
        "TR387",
        "te vroeg zegt TR307 al",
        NotApplicable,
        {"periode": van_tot("2026-04-02", "2026-04-30")},
        met_toewijzing(periode=van_tot("2026-04-08")),
    ),
    V("TR387", "een bedrag per maand", JA, EUROS, met_toewijzing(**IN_EUROS)),
    V(
        "TR387",
        "een bedrag per maand kan niet in stukken",
        Failed("1 april 2026", "11 april 2026"),
        EUROS | {"periode": van_tot("2026-04-11", "2026-04-30")},
        met_toewijzing(**IN_EUROS),
    ),
    V(
        "TR387",
        "een traject: de laatste periode van de toewijzing",
        JA,
        JUNI,
        met_toewijzing(**TRAJECT),
    ),
    V(
        "TR387",
        "een traject volgt de maand, niet de dagen van het resultaat",
        Failed("1 juni 2026", "10 juni 2026"),
        JUNI | {"periode": van_tot("2026-06-10", "2026-06-17")},
        met_toewijzing(**TRAJECT),
    ),
    V("TR388", "de laatste van de maand", JA),
    V(
        "TR388",
        "een dag te kort",
        Failed("30 april 2026", "29 april 2026"),
        {"periode": van_tot("2026-04-01", "2026-04-29")},
    ),
    V(
        "TR388",
        "een bedrag per maand kan niet in stukken",
        Failed("30 april 2026", "10 april 2026"),
        EUROS | {"periode": van_tot("2026-04-01", "2026-04-10")},
        met_toewijzing(**IN_EUROS),
    ),
    V(
        "TR388",
        "een traject: de laatste periode van de toewijzing",
        JA,
        JUNI,
        met_toewijzing(**TRAJECT),
    ),
    V(
        "TR388",
        "een traject volgt de maand, niet de dagen van het resultaat",
        Failed("17 juni 2026", "9 juni 2026"),
        JUNI | {"periode": van_tot("2026-06-01", "2026-06-09")},
        met_toewijzing(**TRAJECT),
    ),
    V(
        "TR388",
        "twee maanden in één regel",
        Failed("31 maart 2026", "30 april 2026"),
        {"periode": van_tot("2026-03-01", "2026-04-30")},
    ),
    V(
        "TR388",
        "de einddatum als die eerder ligt",
        JA,
        {"periode": van_tot("2026-04-01", "2026-04-17")},
        met_toewijzing(periode=van_tot("2026-01-01", "2026-04-17")),
    ),
    V(
        "TR388",
        "te laat zegt TR308 al",
        NotApplicable,
        {},
        met_toewijzing(periode=van_tot("2026-01-01", "2026-04-17")),
    ),
)
