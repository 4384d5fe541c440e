# SPDX-License-Identifier: EUPL-1.2
"""Is what was delivered what was allocated?"""

from hefboom.declaraties.feiten import Afspraaksoort, Context
from hefboom.declaraties.omvang import naam_eenheid, past_bij
from hefboom.declaraties.regel import Prestatieregel
from hefboom.declaraties.toetsen.herkenning import GEEN_TOEWIJZING
from hefboom.declaraties.toetsen.toets import toets
from hefboom.dossiers import hoort_in_productlijst
from hefboom.kernel import Failed, NotApplicable, Outcome, Passed

CREDIT = NotApplicable("een credit volgt de prestatie die hij terugdraait")
GEEN_EENHEID = NotApplicable("er is geen eenheid afgesproken")


@toets(
    "TR339",
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
    vraag="Hoort de productcode bij de productcategorie?",
    zin="{gevonden} gedeclareerd, verwacht {verwacht}.",
    raad="Controleer product en categorie in de productlijst en dien de regel opnieuw in.",
)
def code_hoort_bij_categorie(regel: Prestatieregel, context: Context) -> Outcome:
    """The product list in use has the code, in this category (TR381, IV075).

    An aspecific or generic allocation names no code, so nothing else stops one that was made up.
    """
    if regel.credit:
        return CREDIT
    lijst = None if context.lijst is None else context.lijst.categorie
    return hoort_in_productlijst(regel.productcode, regel.categorie, lijst)


@toets(
    "TR341",
    vraag="Past de eenheid bij de toewijzing?",
    zin="gedeclareerd in {gevonden}, afgesproken: {verwacht}.",
    raad="Dien de regel in de afgesproken eenheid in, of vraag de contractmanager welke dat is.",
)
def eenheid_past(regel: Prestatieregel, context: Context) -> Outcome:
    """The allocated unit, or minutes for hours; without one, the unit of the contract (TR341).

    Where the register has no contract for it no unit was agreed, which no code says: HB036 tells
    it (ADR 40). Without a register the region's list is what was agreed: what is not on it was
    agreed in no unit, and then any unit fails, euros too.
    """
    if regel.credit:
        return CREDIT
    feit = context.eigen_toewijzing
    if feit is None:
        return GEEN_TOEWIJZING
    if not feit.eenheid and context.afspraak is Afspraaksoort.GEEN:
        return GEEN_EENHEID
    afgesproken = feit.eenheid or _contracteenheid(context)
    if not afgesproken:
        return Failed(f"geen eenheid voor product {regel.productcode}", naam_eenheid(regel.eenheid))
    if not past_bij(regel.eenheid, afgesproken):
        return Failed(naam_eenheid(afgesproken), naam_eenheid(regel.eenheid))
    return Passed()


def _contracteenheid(context: Context) -> str:
    """The unit of the contract; of a task-funded product, without a tariff, the product list's."""
    if context.tarief is not None:
        return context.tarief.eenheid
    return context.lijst.eenheid if context.lijst else ""
