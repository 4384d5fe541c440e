# SPDX-License-Identifier: EUPL-1.2
"""Can a request for change (JW317) stand?

It is judged as one: when a line cannot stand, the request cannot (OP308, OP344). Pure.
"""

from __future__ import annotations

from datetime import date

from hefboom.dossiers.bevinden import dag
from hefboom.dossiers.toewijzing.besteed import boven_besteed
from hefboom.dossiers.verzoek.keuzes import ONGEWIJZIGD, TE_WIJZIGEN
from hefboom.dossiers.verzoek.regels import (
    geen_onderhanden_verzoek,
    geen_verlopen_verzoek,
    referentie_is_nieuw,
)
from hefboom.dossiers.verzoek.wijziging import Wensregel, Wijzigingsverzoek
from hefboom.dossiers.verzoek.wijzigingskennis import Actueel, Wijzigingskennis, gewenst
from hefboom.ijw.codes import WMO757
from hefboom.kernel import Failed, NotApplicable, Outcome, Passed, zeker

#: The conditions on Omvang changed for what runs on after this day.
OUDE_AFSPRAKEN = date(2020, 12, 31)
BLIJFT = NotApplicable("de toewijzing blijft ongewijzigd")
IS_NIEUW = NotApplicable("het is een nieuw product")
ONBEKEND = NotApplicable("de toewijzing loopt niet (TR350, TR351)")
GEKRUIST = NotApplicable("de toewijzing veranderde toen het verzoek onderweg kon zijn")


# The request as a whole


def client_is_bekend(wijziging: Wijzigingsverzoek, kennis: Wijzigingskennis) -> Outcome:
    """The BSN is that of a client of this provider in this municipality (TR304).

    That another knows the youth is not the sender's to learn (OP095).
    """
    return Passed() if kennis.client_bekend else Failed("een bekende cliënt", "een onbekend BSN")


def noemt_alles_wat_loopt(wijziging: Wijzigingsverzoek, kennis: Wijzigingskennis) -> Outcome:
    """Every running allocation is named, as staying or changing (TR349).

    What was first told on the request's own day or later the provider may not know yet (OP095).
    """
    moet = {n for n, a in kennis.actueel.items() if a.bekend_sinds < wijziging.dagtekening}
    if not moet:
        return NotApplicable("er loopt geen toewijzing die de aanbieder al kende")
    vergeten = sorted(moet - {regel.nummer for regel in wijziging.regels})
    if vergeten:
        nummers = ", ".join(map(str, vergeten))
        return Failed("alle lopende toewijzingen", f"niet genoemd: {nummers}")
    return Passed()


# One line


def blijvende_toewijzing_loopt(regel: Wensregel, kennis: Wijzigingskennis) -> Outcome:
    """What stays as it is, runs (TR350)."""
    if regel.wat != ONGEWIJZIGD:
        return NotApplicable("het product is niet ongewijzigd")
    return _loopt(regel, kennis)


def te_wijzigen_toewijzing_loopt(regel: Wensregel, kennis: Wijzigingskennis) -> Outcome:
    """What is to change, runs (TR351)."""
    if regel.wat != TE_WIJZIGEN:
        return NotApplicable("het product wordt niet gewijzigd")
    return _loopt(regel, kennis)


def _loopt(regel: Wensregel, kennis: Wijzigingskennis) -> Outcome:
    if regel.nummer in kennis.actueel:
        return Passed()
    if regel.nummer in kennis.gekruist:
        return GEKRUIST
    return Failed("een lopende toewijzing van deze cliënt aan u", f"toewijzing {regel.nummer}")


def _gewijzigd(regel: Wensregel, kennis: Wijzigingskennis) -> Actueel | NotApplicable:
    """The allocation this line changes."""
    if regel.nummer is None:
        return IS_NIEUW
    return BLIJFT if regel.wat == ONGEWIJZIGD else kennis.actueel.get(regel.nummer, ONBEKEND)


def _terug_gewijzigd(regel: Wensregel, kennis: Wijzigingskennis) -> Actueel | NotApplicable:
    """The allocation this line changes, for a change that does not lie ahead."""
    toewijzing = _gewijzigd(regel, kennis)
    if isinstance(toewijzing, NotApplicable):
        return toewijzing
    if zeker(regel.ingang, "een gewenste ingangsdatum") > kennis.dagtekening:
        return NotApplicable("de wijziging gaat in de toekomst in")
    return toewijzing


def verleden_geldt_vanaf_het_begin(regel: Wensregel, kennis: Wijzigingskennis) -> Outcome:
    """A change that does not lie ahead holds for the whole run (TR357)."""
    toewijzing = _terug_gewijzigd(regel, kennis)
    if isinstance(toewijzing, NotApplicable):
        return toewijzing
    return _vanaf_het_begin(regel, toewijzing)


def budget_of_totaal_geldt_vanaf_het_begin(regel: Wensregel, kennis: Wijzigingskennis) -> Outcome:
    """A budget or total changes for the whole run (TR373)."""
    toewijzing = _gewijzigd(regel, kennis)
    if isinstance(toewijzing, NotApplicable):
        return toewijzing
    if regel.nummer in kennis.gekruist:
        return GEKRUIST
    budget = regel.budget != toewijzing.budget
    totaal = toewijzing.frequentie == WMO757.TOTAAL and (
        (regel.volume, regel.eenheid, regel.frequentie)
        != (toewijzing.volume, toewijzing.eenheid, WMO757.TOTAAL)
    )
    if not (budget or totaal):
        return NotApplicable("budget en totaal veranderen niet")
    return _vanaf_het_begin(regel, toewijzing)


def _vanaf_het_begin(regel: Wensregel, toewijzing: Actueel) -> Outcome:
    if regel.ingang != toewijzing.periode.first:
        return Failed(dag(toewijzing.periode.first), dag(regel.ingang))
    return Passed()


def geen_omvang_zonder_product(regel: Wensregel, kennis: Wijzigingskennis) -> Outcome:
    """A generic allocation has no extent (TR375)."""
    toewijzing = _gewijzigd(regel, kennis)
    if isinstance(toewijzing, NotApplicable):
        return toewijzing
    if toewijzing.product.categorie:
        return NotApplicable("de toewijzing noemt een product")
    return _zonder_omvang(regel)


def omvang_bij_een_productcode(regel: Wensregel, kennis: Wijzigingskennis) -> Outcome:
    """A specific allocation has an extent (TR411)."""
    toewijzing = _gewijzigd(regel, kennis)
    if isinstance(toewijzing, NotApplicable):
        return toewijzing
    if not toewijzing.product.code:
        return NotApplicable("de toewijzing noemt geen productcode")
    return Failed("een omvang", "geen omvang") if regel.volume is None else Passed()


def geen_omvang_zonder_productcode(regel: Wensregel, kennis: Wijzigingskennis) -> Outcome:
    """An allocation without a product code has no extent: of a category, or generic (TR412)."""
    toewijzing = _gewijzigd(regel, kennis)
    if isinstance(toewijzing, NotApplicable):
        return toewijzing
    if toewijzing.product.code:
        return NotApplicable("de toewijzing noemt een productcode")
    return _zonder_omvang(regel)


def _zonder_omvang(regel: Wensregel) -> Outcome:
    if regel.einde is not None and regel.einde <= OUDE_AFSPRAKEN:
        return NotApplicable("het product eindigde voor 2021")
    return Passed() if regel.volume is None else Failed("geen omvang", "een omvang")


def blijft_boven_wat_is_toegekend(regel: Wensregel, kennis: Wijzigingskennis) -> Outcome:
    """A change backwards takes nothing away from what was granted (OP345; HB020)."""
    toewijzing = _terug_gewijzigd(regel, kennis)
    if isinstance(toewijzing, NotApplicable):
        return toewijzing
    return boven_besteed(regel.einde, regel, toewijzing.besteed)


def overlapt_geen_eerder_product(regel: Wensregel, kennis: Wijzigingskennis) -> Outcome:
    """The same product is not asked twice over the same days, what stays included (TR361).

    "The same" as for allocations: equal at the coarsest level both name; without any product,
    all are.
    """
    if gewenst(regel, kennis) is None:
        return ONBEKEND
    ander = kennis.eerder.get(regel)
    if ander is not None:
        return Failed("dagen die niet overlappen", f"zelfde dagen als {_naam(ander)}")
    return Passed()


def _naam(regel: Wensregel) -> str:
    return f"toewijzing {regel.nummer}" if regel.nummer is not None else f"nieuw {regel.product}"


VERZOEKTOETSEN = (
    ("TR347", referentie_is_nieuw),
    ("TR349", noemt_alles_wat_loopt),
    ("TR374", geen_onderhanden_verzoek),
    ("HB028", geen_verlopen_verzoek),
)
CLIENTTOETSEN = (("TR304", client_is_bekend),)
REGELTOETSEN = (
    ("TR350", blijvende_toewijzing_loopt),
    ("TR351", te_wijzigen_toewijzing_loopt),
    ("TR357", verleden_geldt_vanaf_het_begin),
    ("TR361", overlapt_geen_eerder_product),
    ("TR373", budget_of_totaal_geldt_vanaf_het_begin),
    ("TR375", geen_omvang_zonder_product),
    ("TR411", omvang_bij_een_productcode),
    ("TR412", geen_omvang_zonder_productcode),
    ("HB020", blijft_boven_wat_is_toegekend),
)
TOETSEN = CLIENTTOETSEN + VERZOEKTOETSEN + REGELTOETSEN
