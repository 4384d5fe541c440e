# SPDX-License-Identifier: EUPL-1.2
"""How much was claimed beside how much was allocated."""

from __future__ import annotations

from hefboom.declaraties.voorbeelden.bouw import (
    EUROS,
    IN_EUROS,
    JA,
    met_toewijzing,
    regel,
    toegekend,
    van_tot,
)
from hefboom.declaraties.voorbeelden.voorbeeld import Voorbeeld as V
from hefboom.kernel import Cents, Failed, NotApplicable

VOORBEELDEN = (
    V("TR321", "acht van de tien uur", JA),
    V("TR321", "precies tien", JA, {"volume": 10}),
    V("TR321", "twaalf van de tien", Failed("10 uur", "12 uur in april 2026"), {"volume": 12}),
    V(
        "TR321",
        "601 minuten van tien uur",
        Failed("600 minuten", "601 minuten in april 2026"),
        {"eenheid": "01", "volume": 601},
    ),
    V(
        "TR321",
        "een toewijzing zonder omvang",
        NotApplicable("de toewijzing noemt geen omvang"),
        context=met_toewijzing(volume=None),
    ),
    V(
        "TR321",
        "buiten de toewijzing",
        NotApplicable,
        context=met_toewijzing(periode=van_tot("2026-05-01")),
    ),
    V("TR321", "in een vreemde eenheid", NotApplicable, {"eenheid": "14"}),
    V("TR321", "precies het bedrag per maand", JA, EUROS, met_toewijzing(**IN_EUROS)),
    V(
        "TR321",
        "een cent meer dan per maand",
        Failed("€ 200,00", "€ 200,01 in april 2026"),
        EUROS | {"volume": 20001},
        met_toewijzing(**IN_EUROS),
    ),
    V(
        "TR321",
        "drie per week: april raakt vijf weken",
        JA,
        {"volume": 15},
        met_toewijzing(volume=3, frequentie="2"),
    ),
    V(
        "TR321",
        "een per dag: april telt dertig dagen",
        Failed("30 uur", "31 uur in april 2026"),
        {"volume": 31},
        met_toewijzing(volume=1, frequentie="1"),
    ),
    V(
        "TR321",
        "een aspecifieke toewijzing heeft geen omvang",
        NotApplicable,
        context=met_toewijzing(productcode="", volume=None, eenheid="", frequentie=""),
    ),
    V("TR322", "samen binnen 120 uur", JA, context={"stand": toegekend(regel(1, volume=112))}),
    V(
        "TR322",
        "samen een uur te veel",
        Failed("120 uur", "121 uur"),
        context={"stand": toegekend(regel(1, volume=113))},
    ),
    V(
        "TR322",
        "na minuten staan ook de toegewezen uren in minuten",
        Failed("7.200 minuten", "7.205 minuten"),
        context={"stand": toegekend(regel(1, eenheid="01", volume=112 * 60 + 5))},
    ),
    V(
        "TR322",
        "zonder einddatum is er geen totaal",
        NotApplicable,
        context=met_toewijzing(periode=van_tot("2026-01-01")),
    ),
    V(
        "TR322",
        "een totaal heeft geen einddatum nodig",
        Failed("10 uur", "11 uur"),
        context=met_toewijzing(periode=van_tot("2026-01-01"), frequentie="6")
        | {"stand": toegekend(regel(1, volume=3))},
    ),
    V(
        "TR322",
        "een regel van nul euro gebruikt wel zijn volume",
        Failed,
        {"volume": 10},
        met_toewijzing(frequentie="6", volume=10)
        | {"stand": toegekend(regel(1, volume=1, bedrag=Cents(0)))},
    ),
)
