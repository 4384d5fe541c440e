# SPDX-License-Identifier: EUPL-1.2
"""The table of variants says exactly what the conditions of the standard say."""

from datetime import date
from itertools import product

import pytest

from hefboom.ijw import codelijst
from hefboom.ijw.regels import TOETSEN, variant_van, varianten
from hefboom.kernel import Failed

REGELS = ("CD041", "CD075", "CD076", "CD077", "CD078", "CD079", "CD080", "CD095", "CD096")
REGELS += ("CS338", "CS343")
PRODUCTEN = (None, {"Categorie": "45"}, {"Categorie": "45", "Code": "45A48"})
OMVANGEN = (None, *product(codelijst("WJ756"), codelijst("WMO757")))
#: how each message calls the dates, and where the product stands in it.
BERICHTEN = {
    "Client/ToegewezenProducten/ToegewezenProduct": ("Ingangsdatum", "Einddatum"),
    "Client/AangevraagdeProducten/AangevraagdProduct": (
        "ToewijzingIngangsdatum",
        "ToewijzingEinddatum",
    ),
    "Client/Verzoek/NieuweProducten/NieuwProduct": ("GewensteIngangsdatum", "Einddatum"),
}


def alle(begin, eind):
    for genoemd, omvang, budget, einddatum in product(
        PRODUCTEN, OMVANGEN, (None, 100), (None, date(2026, 12, 31))
    ):
        waarden = {
            "Product": genoemd,
            "Omvang": omvang and {"Volume": 1, "Eenheid": omvang[0], "Frequentie": omvang[1]},
            "Budget": budget,
            begin: date(2026, 1, 1),
            eind: einddatum,
        }
        yield {naam: waarde for naam, waarde in waarden.items() if waarde is not None}


@pytest.mark.parametrize("per", BERICHTEN)
def test_de_tabel_laat_toe_wat_de_regels_toelaten(per):
    toetsen = [t for code in REGELS for t in TOETSEN[code] if t.per == per]
    assert len(toetsen) == 8  # each message has one of CD080, CD095 and CD096, and of the CS
    toegestaan = 0
    for toegewezen in alle(*BERICHTEN[per]):
        fout = [t.code for t in toetsen if isinstance(t.check(toegewezen, None), Failed)]
        assert (variant_van(toegewezen) is None) == bool(fout), (toegewezen, fout)
        toegestaan += not fout
    assert toegestaan


def test_elke_eenheid_komt_in_de_tabel_voor():
    eenheden = {variant.omvang[0] for variant in varianten() if variant.omvang}
    assert eenheden == set(codelijst("WJ756"))


def test_geen_combinatie_staat_er_tweemaal():
    sleutels = [(v.product, v.omvang, v.budget) for v in varianten()]
    assert len(sleutels) == len(set(sleutels))
