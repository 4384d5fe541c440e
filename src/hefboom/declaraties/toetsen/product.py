# SPDX-License-Identifier: EUPL-1.2
"""Is what was delivered what was allocated?"""

from hefboom.declaraties.feiten import Context
from hefboom.declaraties.omvang import naam_eenheid, past_bij
from hefboom.declaraties.regel import Prestatieregel
from hefboom.declaraties.toetsen.herkenning import GEEN_TOEWIJZING
from hefboom.declaraties.toetsen.toets import toets
from hefboom.kernel import Failed, NotApplicable, Outcome, Passed

CREDIT = NotApplicable("een credit volgt de prestatie die hij terugdraait")


@toets(
    "TR339",
    "9339",
    vraag="Is de productcategorie de toegewezen categorie?",
    zin="productcategorie {gevonden} gedeclareerd, {verwacht} toegewezen.",
    raad="Dien de toegewezen categorie in, of vraag de gemeente om een andere toewijzing.",
)
def categorie_is_toegewezen(regel: Prestatieregel, context: Context) -> Outcome:
    """ProductCategorie equals the allocated one, where one is named."""
    if regel.credit:
        return CREDIT
    feit = context.eigen_toewijzing
    if feit is None:
        return GEEN_TOEWIJZING
    if not feit.categorie:
        return NotApplicable("de toewijzing is generiek en noemt geen productcategorie")
    if regel.categorie != feit.categorie:
        return Failed(feit.categorie, regel.categorie)
    return Passed()


@toets(
    "TR340",
    "9340",
    vraag="Is het product het toegewezen product?",
    zin="product {gevonden} gedeclareerd, {verwacht} toegewezen.",
    raad="Dien het toegewezen product in, of vraag de gemeente om een andere toewijzing.",
)
def product_is_toegewezen(regel: Prestatieregel, context: Context) -> Outcome:
    """ProductCode equals the allocated one, where one is named."""
    if regel.credit:
        return CREDIT
    feit = context.eigen_toewijzing
    if feit is None:
        return GEEN_TOEWIJZING
    if not feit.productcode:
        return NotApplicable("de toewijzing noemt geen productcode")
    if regel.productcode != feit.productcode:
        return Failed(feit.productcode, regel.productcode)
    return Passed()


@toets(
    "TR381",
    "S329",
    vraag="Hoort de productcode bij de productcategorie?",
    zin="productcategorie {gevonden} gedeclareerd, de productlijst zegt {verwacht}.",
    raad="Controleer product en categorie in de productlijst en dien de regel opnieuw in.",
)
def code_hoort_bij_categorie(regel: Prestatieregel, context: Context) -> Outcome:
    """The product list puts the code in this category; a generic allocation names none."""
    if regel.credit:
        return CREDIT
    if not context.lijstcategorie:
        return NotApplicable("de productcode staat niet in de productlijst")
    if regel.categorie != context.lijstcategorie:
        return Failed(context.lijstcategorie, regel.categorie)
    return Passed()


@toets(
    "TR341",
    "9341",
    vraag="Past de eenheid bij de toewijzing?",
    zin="gedeclareerd in {gevonden}, afgesproken in {verwacht}.",
    raad="Dien de regel in de afgesproken eenheid opnieuw in.",
)
def eenheid_past(regel: Prestatieregel, context: Context) -> Outcome:
    """The allocated unit, or minutes for hours; without one, the unit of the contract."""
    if regel.credit:
        return CREDIT
    feit = context.eigen_toewijzing
    if feit is None:
        return GEEN_TOEWIJZING
    afgesproken = feit.eenheid or (context.tarief.eenheid if context.tarief else "")
    if not afgesproken:
        return NotApplicable("toewijzing en contract noemen geen eenheid")
    if not past_bij(regel.eenheid, afgesproken):
        return Failed(naam_eenheid(afgesproken), naam_eenheid(regel.eenheid))
    return Passed()
