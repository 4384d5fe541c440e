# SPDX-License-Identifier: EUPL-1.2
"""How much was claimed beside how much was allocated."""

from __future__ import annotations

from hefboom.declaraties.voorbeelden.bouw import (
    EUROS,
    IN_EUROS,
    JA,
    dag,
    met_toewijzing,
    regel,
    toegekend,
    van_tot,
)
from hefboom.declaraties.voorbeelden.voorbeeld import Voorbeeld as V
from hefboom.dossiers import VroegereOmvang
from hefboom.kernel import Cents, Failed, NotApplicable, Period

JULI, JUNIMAAND = Period.month(2026, 7), Period.month(2026, 6)
JUNI_10 = dag("2026-06-10")
#: Three hours a week until June, six since.
VERDUBBELD = met_toewijzing(
    volume=6, frequentie="2", vroeger=(VroegereOmvang(dag("2026-06-01"), 3, "04", "2"),)
)

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
    V(
        "TR321",
        "negentig etmalen in een maand van dertig dagen",
        Failed("30 etmalen", "90 etmalen op 30 dagen (april 2026)"),
        {"eenheid": "14", "volume": 90},
        met_toewijzing(volume=365, eenheid="14", frequentie="6"),
    ),
    V(
        "TR321",
        "een etmaal per dag",
        JA,
        {"eenheid": "14", "volume": 30},
        met_toewijzing(volume=365, eenheid="14", frequentie="6"),
    ),
    V(
        "TR321",
        "een dag is ook in minuten niet langer",
        Failed("1.440 minuten", "1.441 minuten op 1 dag (april 2026)"),
        {"eenheid": "01", "volume": 1441, "periode": van_tot("2026-04-30", "2026-04-30")},
        met_toewijzing(volume=900, frequentie="6"),
    ),
    V(
        "TR321",
        "alleen dagen binnen de toewijzing tellen",
        Failed("264 uur", "265 uur op 11 dagen (april 2026)"),
        {"volume": 265},
        met_toewijzing(volume=900, frequentie="6", periode=van_tot("2026-04-20", "2026-12-31")),
    ),
    V(
        "TR321",
        "voor 2026 telde de duur niet mee",
        JA,
        {
            "eenheid": "14",
            "volume": 90,
            "periode": van_tot("2025-04-01", "2025-04-30"),
        },
        met_toewijzing(
            volume=365, eenheid="14", frequentie="6", periode=van_tot("2025-01-01", "2025-12-31")
        ),
    ),
    V(
        "TR321",
        "stuks kennen geen duur",
        JA,
        {"eenheid": "84", "volume": 90},
        met_toewijzing(volume=365, eenheid="84", frequentie="6"),
    ),
    V(
        "TR321",
        "een later verdubbelde omvang geeft in een maand daarvoor niet meer",
        Failed("15 uur", "16 uur in april 2026"),
        {"volume": 16},
        VERDUBBELD,
    ),
    V("TR321", "en daarna wel", JA, {"volume": 30, "periode": JULI}, VERDUBBELD),
    V(
        "TR321",
        "en niet meer dan dat",
        Failed("30 uur", "31 uur in juli 2026"),
        {"volume": 31, "periode": JULI},
        VERDUBBELD,
    ),
    V(
        "TR321",
        "de week waarin de omvang verandert telt als de nieuwe",
        Failed("27 uur", "28 uur in juni 2026"),
        {"volume": 28, "periode": JUNIMAAND},
        met_toewijzing(volume=6, frequentie="2", vroeger=(VroegereOmvang(JUNI_10, 3, "04", "2"),)),
    ),
    V(
        "TR321",
        "de maand waarin de omvang verandert ook",
        Failed("6 uur", "7 uur in juni 2026"),
        {"volume": 7, "periode": JUNIMAAND},
        met_toewijzing(volume=6, frequentie="4", vroeger=(VroegereOmvang(JUNI_10, 3, "04", "4"),)),
    ),
    V(
        "TR321",
        "per dag telt elke dag zoals toen",
        Failed("153 uur", "154 uur in juni 2026"),
        {"volume": 154, "periode": JUNIMAAND},
        met_toewijzing(volume=6, frequentie="1", vroeger=(VroegereOmvang(JUNI_10, 3, "04", "1"),)),
    ),
    V(
        "TR321",
        "een omvang die minder werd geldt voor alle dagen",
        Failed("15 uur", "16 uur in april 2026"),
        {"volume": 16},
        met_toewijzing(volume=3, frequentie="2", vroeger=(VroegereOmvang(JUNI_10, 6, "04", "2"),)),
    ),
    V(
        "TR321",
        "een vroegere omvang in een andere eenheid is niet te vergelijken",
        JA,
        {"volume": 30},
        met_toewijzing(volume=6, frequentie="2", vroeger=(VroegereOmvang(JUNI_10, 1, "14", "2"),)),
    ),
    V(
        "TR321",
        "een totaal mag onder zijn nummer groeien",
        JA,
        {"volume": 90},
        met_toewijzing(
            volume=100, frequentie="6", vroeger=(VroegereOmvang(JUNI_10, 10, "04", "6"),)
        ),
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
