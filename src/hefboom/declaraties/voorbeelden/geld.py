# SPDX-License-Identifier: EUPL-1.2
"""Tariff, amount and budget."""

from __future__ import annotations

from hefboom.declaraties.feiten import TariefFeit
from hefboom.declaraties.voorbeelden.bouw import (
    CREDIT,
    GENERIEK,
    JA,
    MAART,
    met_toewijzing,
    regel,
    toegekend,
)
from hefboom.declaraties.voorbeelden.voorbeeld import Voorbeeld as V
from hefboom.kernel import Cents, Failed, NotApplicable

VOORBEELDEN = (
    V("TR418", "het afgesproken tarief", JA),
    V(
        "TR418",
        "een cent te veel",
        Failed("€ 78,00 per uur", "€ 78,01 per uur"),
        {"tarief": Cents(7801)},
    ),
    V("TR418", "geen tarief ingevuld", Failed("€ 78,00 per uur", "geen tarief"), {"tarief": None}),
    V(
        "TR418",
        "met waar het is afgesproken",
        Failed("€ 78,00 per uur volgens contract C-1, BDO 4, versie 2", "€ 78,01 per uur"),
        {"tarief": Cents(7801)},
        {"tarief": TariefFeit(Cents(7800), "04", "contract C-1, BDO 4, versie 2")},
    ),
    V("TR418", "zonder afspraak weigert niets", NotApplicable, context={"tarief": None}),
    V(
        "TR418",
        "het uurtarief per minuut wordt afgerond, 145,5 cent is 146",
        JA,
        {"eenheid": "01", "volume": 95, "tarief": Cents(146)},
        {"tarief": TariefFeit(Cents(8730), "04")},
    ),
    V(
        "TR418",
        "naar beneden afgerond is het niet",
        Failed("€ 1,46 per minuut", "€ 1,45 per minuut"),
        {"eenheid": "01", "volume": 95, "tarief": Cents(145)},
        {"tarief": TariefFeit(Cents(8730), "04")},
    ),
    V(
        "TR418",
        "een tarief per etmaal past niet op uren",
        Failed("€ 78,00 per etmaal", "€ 78,00 per uur"),
        context={"tarief": TariefFeit(Cents(7800), "14")},
    ),
    V(
        "TR418",
        "een uurtarief past niet op etmalen",
        Failed("€ 78,00 per uur", "€ 78,00 per etmaal"),
        {"eenheid": "14"},
    ),
    V("TR418", "euro's hebben geen tarief", NotApplicable, {"eenheid": "83", "tarief": None}),
    V("TR346", "acht uur van € 78", JA, {"bedrag": Cents(62400)}),
    V("TR346", "een cent te veel", Failed("€ 624,00", "€ 624,01"), {"bedrag": Cents(62401)}),
    V(
        "TR346",
        "95 minuten van € 87,30 per uur is € 138,225, één keer afgerond",
        JA,
        {"eenheid": "01", "volume": 95, "tarief": Cents(146), "bedrag": Cents(13823)},
        {"tarief": TariefFeit(Cents(8730), "04")},
    ),
    V(
        "TR346",
        "niet het afgeronde minuuttarief maal 95",
        Failed("€ 138,23", "€ 138,70"),
        {"eenheid": "01", "volume": 95, "tarief": Cents(146), "bedrag": Cents(13870)},
        {"tarief": TariefFeit(Cents(8730), "04")},
    ),
    V(
        "TR346",
        "met het verkeerde tarief goed vermenigvuldigd zegt TR418 het",
        JA,
        {"tarief": Cents(9000)},
    ),
    V("TR346", "zonder tarief", NotApplicable, {"tarief": None}),
    V("TR369", "precies het budget", JA, context=met_toewijzing(budget=Cents(62400))),
    V(
        "TR369",
        "een cent te weinig budget",
        Failed("€ 623,99", "€ 624,00"),
        context=met_toewijzing(budget=Cents(62399)),
    ),
    V("TR369", "zonder budget", NotApplicable),
    V("TR369", "een credit", NotApplicable, CREDIT, met_toewijzing(budget=Cents(1))),
    V(
        "TR369",
        "een generieke toewijzing telt elk product mee",
        Failed("€ 1.000,00", "€ 1.248,00"),
        context=met_toewijzing(**GENERIEK)
        | {"stand": toegekend(regel(1, categorie="46", productcode="46A01", periode=MAART))},
    ),
    V(
        "TR369",
        "na een credit is er weer ruimte",
        JA,
        context=met_toewijzing(**GENERIEK) | {"stand": toegekend(regel(1), regel(2, **CREDIT))},
    ),
)
