# SPDX-License-Identifier: EUPL-1.2
"""What was claimed before, and what is taken back."""

from __future__ import annotations

from hefboom.declaraties.voorbeelden.bouw import (
    CREDIT,
    GENERIEK,
    JA,
    MAART,
    met_toewijzing,
    regel,
    toegekend,
    van_tot,
)
from hefboom.declaraties.voorbeelden.voorbeeld import Voorbeeld as V
from hefboom.kernel import Cents, Failed, NotApplicable

VOORBEELDEN = (
    V("TR389", "nog niet toegekend", JA),
    V(
        "TR389",
        "een andere maand is iets anders",
        JA,
        context={"stand": toegekend(regel(1, periode=MAART))},
    ),
    V(
        "TR389",
        "al toegekend",
        Failed(
            "één prestatie per periode en product",
            "deze periode is al toegekend met referentienummer R1",
        ),
        context={"stand": toegekend(regel(1))},
    ),
    V(
        "TR389",
        "na een credit mag het weer",
        JA,
        context={"stand": toegekend(regel(1), regel(2, **CREDIT))},
    ),
    V(
        "TR389",
        "na een kortere toewijzing: de eerste helft van een maand die al is toegekend",
        Failed(
            "één prestatie per periode en product",
            "1 april 2026 t/m 30 april 2026 is al toegekend met referentienummer R1",
        ),
        {"periode": van_tot("2026-04-01", "2026-04-15")},
        met_toewijzing(periode=van_tot("2026-01-01", "2026-04-15"))
        | {"stand": toegekend(regel(1))},
    ),
    V(
        "TR389",
        "na een langere toewijzing: de hele maand, waarvan de helft al is toegekend",
        Failed,
        context={"stand": toegekend(regel(1, periode=van_tot("2026-04-01", "2026-04-15")))},
    ),
    V(
        "TR389",
        "na een credit mag de kortere maand",
        JA,
        {"periode": van_tot("2026-04-01", "2026-04-15")},
        {"stand": toegekend(regel(1), regel(2, **CREDIT))},
    ),
    V(
        "TR389",
        "van een ander product mag dezelfde maand in andere dagen",
        JA,
        {"periode": van_tot("2026-04-01", "2026-04-15")},
        met_toewijzing(**GENERIEK) | {"stand": toegekend(regel(1, productcode="45A05"))},
    ),
    V("TR389", "een credit", NotApplicable, CREDIT),
    V(
        "TR389",
        "een ander product op dezelfde toewijzing",
        JA,
        context=met_toewijzing(**GENERIEK) | {"stand": toegekend(regel(1, productcode="45A05"))},
    ),
    V(
        "TR389",
        "na credit en verbetering is het weer toegekend",
        Failed,
        context={"stand": toegekend(regel(1), regel(2, **CREDIT), regel(3))},
    ),
    V(
        "TR389",
        "een regel van nul euro houdt de maand niet vast",
        JA,
        context={"stand": toegekend(regel(1, volume=0))},
    ),
    V("TR323", "de credit van een toegekende regel", JA, CREDIT, {"stand": toegekend(regel(1))}),
    V(
        "TR323",
        "een credit van iets onbekends",
        Failed("een eerder toegekende prestatie", "vorig referentienummer R1 is er niet een"),
        CREDIT,
    ),
    V(
        "TR323",
        "een credit met een ander volume",
        Failed,
        CREDIT | {"volume": 7},
        {"stand": toegekend(regel(1))},
    ),
    V(
        "TR323",
        "een credit over een andere maand",
        Failed,
        CREDIT | {"periode": MAART},
        {"stand": toegekend(regel(1))},
    ),
    V(
        "TR323",
        "een credit met een ander bedrag",
        Failed,
        CREDIT | {"bedrag": Cents(-1)},
        {"stand": toegekend(regel(1))},
    ),
    V(
        "TR323",
        "een credit met een ander tarief",
        Failed,
        CREDIT | {"tarief": Cents(7801), "bedrag": Cents(-62400)},
        {"stand": toegekend(regel(1))},
    ),
    V("TR323", "een debet", NotApplicable("de regel is geen credit")),
    V("TR390", "voor de eerste keer", JA, CREDIT, {"stand": toegekend(regel(1))}),
    V(
        "TR390",
        "voor de tweede keer",
        Failed("een prestatie die nog niet is gecrediteerd", "prestatie R1 is al gecrediteerd"),
        CREDIT,
        {"stand": toegekend(regel(1), regel(2, **CREDIT))},
    ),
    V(
        "TR390",
        "de verbetering is zelf nog te crediteren",
        JA,
        CREDIT | {"vorige_referentie": "R3"},
        {"stand": toegekend(regel(1), regel(2, **CREDIT), regel(3))},
    ),
    V("TR390", "een debet", NotApplicable),
)
