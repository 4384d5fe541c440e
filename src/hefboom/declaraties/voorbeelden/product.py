# SPDX-License-Identifier: EUPL-1.2
"""The product and unit of a line beside those allocated."""

from __future__ import annotations

from hefboom.declaraties.feiten import Afspraaksoort, Lijstfeit
from hefboom.declaraties.voorbeelden.bouw import (
    CREDIT,
    EUROS,
    GENERIEK,
    JA,
    met_toewijzing,
)
from hefboom.declaraties.voorbeelden.voorbeeld import Voorbeeld as V
from hefboom.kernel import Cents, Failed, NotApplicable

VOORBEELDEN = (
    V("TR339", "de toegewezen categorie", JA),
    V("TR339", "een andere categorie", Failed("43", "45"), context=met_toewijzing(categorie="43")),
    V(
        "TR339",
        "een generieke toewijzing noemt geen categorie",
        NotApplicable("de toewijzing is generiek en noemt geen productcategorie"),
        context=met_toewijzing(categorie="", productcode="", volume=None, budget=Cents(100)),
    ),
    V("TR340", "het toegewezen product", JA),
    V(
        "TR340",
        "een ander product",
        Failed("45A05", "45A04"),
        context=met_toewijzing(productcode="45A05"),
    ),
    V(
        "TR340",
        "een aspecifieke toewijzing noemt geen product",
        NotApplicable("de toewijzing noemt geen productcode"),
        context=met_toewijzing(productcode="", volume=None),
    ),
    V("TR381", "de categorie van de productlijst", JA, context={"lijst": Lijstfeit("45", "04")}),
    V(
        "TR381",
        "een andere categorie",
        Failed("productcategorie 46, zoals in de productlijst", "productcategorie 45"),
        context={"lijst": Lijstfeit("46", "04")},
    ),
    V(
        "TR381",
        "een verzonnen productcode",
        Failed("een code uit de productlijst", "productcode 45A04"),
        context={"lijst": Lijstfeit("", "")},
    ),
    V(
        "TR381",
        "van deze categorie is er geen productlijst",
        NotApplicable("voor deze productcategorie is hier geen productlijst"),
        context={"lijst": None},
    ),
    V("TR381", "een credit", NotApplicable, CREDIT, {"lijst": Lijstfeit("46", "04")}),
    V("TR341", "dezelfde eenheid", JA),
    V("TR341", "uren mogen in minuten worden gedeclareerd", JA, {"eenheid": "01", "volume": 95}),
    V(
        "TR341",
        "minuten mogen niet in uren worden gedeclareerd",
        Failed("minuten", "uur"),
        context=met_toewijzing(eenheid="01", volume=600),
    ),
    V("TR341", "etmalen zijn geen uren", Failed("uur", "etmalen"), {"eenheid": "14"}),
    V(
        "TR341",
        "zonder eenheid in de toewijzing geldt die van het contract",
        Failed("uur", "dagdelen"),
        {"eenheid": "16"},
        met_toewijzing(productcode="", volume=None, eenheid=""),
    ),
    V(
        "TR341",
        "een taakgericht product heeft geen tarief, wel een eenheid",
        Failed("stuks", "euro"),
        EUROS,
        met_toewijzing(**GENERIEK) | {"tarief": None, "lijst": Lijstfeit("45", "84")},
    ),
    V(
        "TR341",
        "zonder register: wat niet op de lijst van de regio staat, past in geen enkele eenheid",
        Failed("geen eenheid voor product 45A04", "euro"),
        EUROS,
        met_toewijzing(productcode="", volume=None, eenheid="")
        | {"tarief": None, "lijst": Lijstfeit("", "")},
    ),
    V(
        "TR341",
        "zonder register: ook als er geen productlijst is",
        Failed("geen eenheid voor product 45A04", "uur"),
        context=met_toewijzing(**GENERIEK) | {"tarief": None, "lijst": None},
    ),
    V(
        "TR341",
        "zonder contract en maatwerk geldt geen enkele eenheid, ook niet die van de lijst",
        NotApplicable("er is geen eenheid afgesproken"),
        EUROS,
        met_toewijzing(**GENERIEK)
        | {"tarief": None, "lijst": Lijstfeit("45", "84"), "afspraak": Afspraaksoort.GEEN},
    ),
    V(
        "TR341",
        "een toegewezen eenheid geldt ook zonder contract",
        Failed("uur", "euro"),
        EUROS,
        met_toewijzing(eenheid="04") | {"tarief": None, "afspraak": Afspraaksoort.GEEN},
    ),
    V("TR341", "zonder toewijzing", NotApplicable, context={"toewijzing": None}),
)
