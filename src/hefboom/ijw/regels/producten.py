# SPDX-License-Identifier: EUPL-1.2
"""Rules about products allocated or asked for (JW301, JW315, JW317)."""

from __future__ import annotations

from datetime import date

from hefboom.ijw.bomen import basis, jw301, jw315
from hefboom.ijw.codes import COD327, JZ002, WJ756, WMO757
from hefboom.ijw.regels.client import (
    eindigt_niet_eerder,
    gevuld,
    goed_of,
    niet_na_dagtekening,
    precies_als,
)
from hefboom.ijw.regels.overlap import (
    AlleProductInBericht,
    ProductInBericht,
    begin_van,
    einde_van,
    is_verwijderd,
    overlappende,
)
from hefboom.ijw.regels.toetsen import Werk, toets
from hefboom.kernel import Failed, NotApplicable, Outcome, Passed, datum

TOEGEWEZEN = "Client/ToegewezenProducten/ToegewezenProduct"
AANGEVRAAGD = "Client/AangevraagdeProducten/AangevraagdProduct"
TE_WIJZIGEN = "Client/Verzoek/TeWijzigenProducten/TeWijzigenProduct"
NIEUW = "Client/Verzoek/NieuweProducten/NieuwProduct"
ALLE = (TOEGEWEZEN, AANGEVRAAGD, NIEUW, TE_WIJZIGEN)
MET_EINDDATUM = (TOEGEWEZEN, NIEUW, TE_WIJZIGEN)
MET_PRODUCT = (TOEGEWEZEN, AANGEVRAAGD, NIEUW)
#: the conditions on Omvang changed for what runs on after this day.
OUDE_AFSPRAKEN = date(2020, 12, 31)
NIET_PER_DAG = frozenset({WJ756.ETMAAL, WJ756.DAGDEEL, WJ756.EURO, WJ756.STUKS_INSPANNING})


def loopt_na_2020(product: AlleProductInBericht) -> bool:
    """Open-ended, or ending after 31-12-2020."""
    einde = einde_van(product)
    return einde is None or einde > OUDE_AFSPRAKEN


def heeft_code(product: ProductInBericht) -> bool:
    """Is the product code filled?"""
    return "Code" in product.get("Product", {})


@toets("CS003", *MET_EINDDATUM, veld="Einddatum")
@toets("CS003", AANGEVRAAGD, veld="ToewijzingEinddatum")
def product_eindigt_niet_voor_het_begint(product: AlleProductInBericht, werk: Werk) -> Outcome:
    return eindigt_niet_eerder(begin_van(product), einde_van(product))


@toets("CD041", *MET_PRODUCT, veld="Omvang")
def omvang_bij_een_productcode(product: ProductInBericht, werk: Werk) -> Outcome:
    if not heeft_code(product):
        return NotApplicable("er is geen productcode")
    return precies_als("Omvang" in product, True)


@toets("CD080", TOEGEWEZEN, veld="Omvang")
@toets("CD095", AANGEVRAAGD, veld="Omvang")
@toets("CD096", NIEUW, veld="Omvang")
def geen_omvang_zonder_productcode(product: ProductInBericht, werk: Werk) -> Outcome:
    if heeft_code(product) or not loopt_na_2020(product):
        return NotApplicable("er is een productcode, of het eindigde voor 2021")
    return precies_als("Omvang" in product, False)


@toets("CD075", *MET_EINDDATUM, veld="Einddatum")
@toets("CD075", AANGEVRAAGD, veld="ToewijzingEinddatum")
def einddatum_bij_een_budget(product: AlleProductInBericht, werk: Werk) -> Outcome:
    if "Budget" not in product:
        return NotApplicable("er is geen budget")
    return precies_als(einde_van(product) is not None, True)


@toets("CD076", *MET_EINDDATUM, veld="Einddatum")
@toets("CD076", AANGEVRAAGD, veld="ToewijzingEinddatum")
def einddatum_bij_omvang_per_week(product: AlleProductInBericht, werk: Werk) -> Outcome:
    if product.get("Omvang", {}).get("Frequentie") != WMO757.PER_WEEK:
        return NotApplicable("de omvang is niet per week")
    return precies_als(einde_van(product) is not None, True)


@toets("CD077", *ALLE, veld="Omvang")
def geen_omvang_bij_een_budget(product: AlleProductInBericht, werk: Werk) -> Outcome:
    if "Budget" not in product:
        return NotApplicable("er is geen budget")
    return precies_als("Omvang" in product, False)


@toets("CD078", *ALLE, veld="Budget")
def geen_budget_bij_een_omvang(product: AlleProductInBericht, werk: Werk) -> Outcome:
    if "Omvang" not in product:
        return NotApplicable("er is geen omvang")
    return precies_als("Budget" in product, False)


@toets("CD079", *MET_PRODUCT, veld="Product")
def product_zonder_budget(product: ProductInBericht, werk: Werk) -> Outcome:
    if "Budget" in product:
        return NotApplicable("er is een budget")
    return precies_als("Product" in product, True)


@toets("CS338", TOEGEWEZEN, NIEUW, TE_WIJZIGEN, veld="Omvang/Frequentie")
@toets("CS343", AANGEVRAAGD, veld="Omvang/Frequentie")
def frequentie_past_bij_de_eenheid(product: AlleProductInBericht, werk: Werk) -> Outcome:
    omvang = product.get("Omvang")
    if omvang is None or omvang["Eenheid"] not in NIET_PER_DAG:
        return NotApplicable("deze eenheid mag ook per dag")
    if not loopt_na_2020(product):
        return NotApplicable("het product eindigde voor 2021")
    return goed_of(omvang["Frequentie"] != WMO757.PER_DAG, "2, 4 of 6", "1 (per dag)")


@toets("CS335", TOEGEWEZEN, veld="RedenWijziging")
def verwijderd_is_begin_en_einde_gelijk(product: jw301.ToegewezenProduct, werk: Werk) -> Outcome:
    if product.get("RedenWijziging") != JZ002.VERWIJDERD:
        return NotApplicable("de toewijzing is niet verwijderd")
    begin, einde = begin_van(product), einde_van(product)
    toon = "geen einddatum" if einde is None else datum(einde)
    return goed_of(begin == einde, f"einddatum {datum(begin)}", toon)


@toets("CS336", TOEGEWEZEN, veld="RedenWijziging")
def vervallen_reden_niet_gebruikt(product: jw301.ToegewezenProduct, werk: Werk) -> Outcome:
    if "RedenWijziging" not in product:
        return NotApplicable("er is geen reden")
    vervallen = JZ002.ADMINISTRATIEVE_CORRECTIE_VERVALLEN
    return goed_of(product["RedenWijziging"] != vervallen, "een andere reden", vervallen)


@toets("TR134", TOEGEWEZEN, veld="Toewijzingsdatum")
def toegewezen_voor_de_dagtekening(product: jw301.ToegewezenProduct, werk: Werk) -> Outcome:
    return niet_na_dagtekening(product["Toewijzingsdatum"], werk)


@toets("TR302", TOEGEWEZEN)
@toets("TR386", AANGEVRAAGD)
@toets("TR410", NIEUW)
def overlapt_geen_eerder_product(product: ProductInBericht, werk: Werk) -> Outcome:
    nummers = werk.eenmaal(werk.naam, lambda: overlappende(werk.ouders[-1][werk.naam]))
    if is_verwijderd(product):
        return NotApplicable("de toewijzing is verwijderd")
    nummer = nummers[werk.nummer - 1]
    if nummer is None:
        return Passed()
    return Failed("dagen die niet overlappen", f"zelfde dagen als nummer {nummer}")


@toets("TR383", AANGEVRAAGD, veld="ReferentieAanbieder")
def eigen_referentie_per_product(product: jw315.AangevraagdProduct, werk: Werk) -> Outcome:
    referentie = product["ReferentieAanbieder"]
    dubbel = werk.gezien("TR383", referentie)
    return goed_of(not dubbel, "een referentie die nog niet voorkwam", f"nogmaals {referentie}")


@toets("CD043", AANGEVRAAGD, veld="BeschikkingIngangsdatum")
def ingang_bij_een_beschikking(product: jw315.AangevraagdProduct, werk: Werk) -> Outcome:
    return precies_als("BeschikkingIngangsdatum" in product, "BeschikkingNummer" in product)


VERWIJZER = f"{AANGEVRAAGD}/Verwijzer"
MET_ZORGVERLENER = frozenset(
    {COD327.HUISARTS, COD327.JEUGDARTS, COD327.GI, COD327.MEDISCH_SPECIALIST}
)


@toets("CD066", VERWIJZER, veld="Naam")
def geen_naam_bij_een_zorgverlenerscode(verwijzer: basis.Verwijzer, werk: Werk) -> Outcome:
    if verwijzer["Type"] not in MET_ZORGVERLENER or "ZorgverlenerCode" not in verwijzer:
        return NotApplicable("er is geen zorgverlenerscode")
    return precies_als("Naam" in verwijzer, False)


@toets("CD067", VERWIJZER, veld="Naam")
def naam_zonder_zorgverlenerscode(verwijzer: basis.Verwijzer, werk: Werk) -> Outcome:
    if verwijzer["Type"] not in MET_ZORGVERLENER or "ZorgverlenerCode" in verwijzer:
        return NotApplicable("de zorgverlenerscode is bekend, of hoort er niet bij")
    return precies_als("Naam" in verwijzer, True)


@toets("CD068", VERWIJZER, veld="ZorgverlenerCode")
def zorgverlenerscode_alleen_bij_zorgverlener(verwijzer: basis.Verwijzer, werk: Werk) -> Outcome:
    if verwijzer["Type"] in MET_ZORGVERLENER:
        return NotApplicable("dit is een verwijzer met een zorgverlenerscode")
    aanwezig = "ZorgverlenerCode" in verwijzer
    return goed_of(not aanwezig, "leeg", gevuld(aanwezig))
