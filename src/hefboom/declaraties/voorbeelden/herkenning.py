# SPDX-License-Identifier: EUPL-1.2
"""Whose line it is, and whether its allocation stands."""

from __future__ import annotations

from hefboom.declaraties.voorbeelden.bouw import CREDIT, JA, RIVAAL, met_toewijzing
from hefboom.declaraties.voorbeelden.voorbeeld import Voorbeeld as V
from hefboom.kernel import Failed, NotApplicable

VOORBEELDEN = (
    V("TR304", "een bekende cliënt met een eigen toewijzing", JA),
    V(
        "TR304",
        "een onbekend BSN hoort bij niemand en staat nooit voluit",
        Failed(
            "een cliënt met een toewijzing van deze gemeente aan deze aanbieder",
            "een onbekend BSN (*****0006)",
        ),
        context={"jeugdige": None, "toewijzing": None},
    ),
    V(
        "TR304",
        "de toewijzing van een ander kind",
        Failed("de cliënt van toewijzing 10072", "een andere cliënt (*****0006)"),
        context=met_toewijzing(jeugdige="bram"),
    ),
    V("TR338", "de toewijzing is van deze aanbieder", JA),
    V(
        "TR338",
        "een nummer dat niet bestaat",
        Failed(
            "een toewijzing van deze gemeente aan deze aanbieder",
            "toewijzing 10072 is niet bekend",
        ),
        context={"toewijzing": None},
    ),
    V(
        "TR338",
        "de toewijzing van een andere aanbieder klinkt als een die niet bestaat",
        Failed(
            "een toewijzing van deze gemeente aan deze aanbieder",
            "toewijzing 10072 is niet bekend",
        ),
        context=met_toewijzing(aanbieder=RIVAAL),
    ),
    V("TR338", "een andere gemeente", Failed, context=met_toewijzing(gemeente="0518")),
    V("TR384", "de toewijzing leeft", JA),
    V(
        "TR384",
        "op een verwijderde toewijzing wordt niets gedeclareerd",
        Failed("een geldige toewijzing", "toewijzing 10072 is verwijderd"),
        context=met_toewijzing(reden_wijziging="13"),
    ),
    V("TR384", "zonder toewijzing", NotApplicable, context={"toewijzing": None}),
    V(
        "TR384",
        "een credit mag ook dan nog",
        NotApplicable,
        CREDIT,
        met_toewijzing(reden_wijziging="13"),
    ),
    V("TR314", "een nieuw nummer", JA),
    V(
        "TR314",
        "een nummer dat al is gebruikt",
        Failed("een nieuw referentienummer", "referentienummer R14 is al gebruikt"),
        context={"referentie_gebruikt": True},
    ),
)
