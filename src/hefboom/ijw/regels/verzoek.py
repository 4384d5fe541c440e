# SPDX-License-Identifier: EUPL-1.2
"""Rules about a request for change and the answer to a request (JW317, JW319)."""

from __future__ import annotations

from hefboom.ijw.bomen import jw317, jw319
from hefboom.ijw.codes import WJ759, WJ760
from hefboom.ijw.regels.client import goed_of, precies_als
from hefboom.ijw.regels.producten import NIEUW
from hefboom.ijw.regels.toetsen import Werk, toets
from hefboom.kernel import NotApplicable, Outcome, datum


@toets("TR352", "Client/Verzoek")
def noemt_een_lopend_product(verzoek: jw317.Verzoek, werk: Werk) -> Outcome:
    noemt = "OngewijzigdeProducten" in verzoek or "TeWijzigenProducten" in verzoek
    return goed_of(noemt, "minstens één ongewijzigd of te wijzigen product", "geen")


@toets("TR353", "Client/Verzoek")
def vraagt_een_verandering(verzoek: jw317.Verzoek, werk: Werk) -> Outcome:
    vraagt = "TeWijzigenProducten" in verzoek or "NieuweProducten" in verzoek
    return goed_of(vraagt, "minstens één te wijzigen of nieuw product", "geen")


@toets("TR380", NIEUW, veld="GewensteIngangsdatum")
def nieuw_product_gaat_later_in(product: jw317.NieuwProduct, werk: Werk) -> Outcome:
    dag = product["GewensteIngangsdatum"]
    return goed_of(dag > werk.dagtekening, f"na {datum(werk.dagtekening)}", datum(dag))


@toets("TR377", "Antwoord", veld="Woonplaatsbeginsel")
def woonplaatsbeginsel_noemt_de_gemeente(antwoord: jw319.Antwoord, werk: Werk) -> Outcome:
    if antwoord.get("RedenAfwijzingVerzoek") != WJ759.WOONPLAATSBEGINSEL:
        return NotApplicable("de reden is niet het woonplaatsbeginsel")
    return precies_als("Woonplaatsbeginsel" in antwoord, True)


@toets("TR409", "Antwoord", veld="Woonplaatsbeginsel")
def andere_gemeente_alleen_bij_woonplaatsbeginsel(antwoord: jw319.Antwoord, werk: Werk) -> Outcome:
    if antwoord.get("RedenAfwijzingVerzoek") == WJ759.WOONPLAATSBEGINSEL:
        return NotApplicable("de reden is het woonplaatsbeginsel")
    return precies_als("Woonplaatsbeginsel" in antwoord, False)


@toets("CD085", "Antwoord", veld="RedenAfwijzingVerzoek")
def reden_bij_een_afwijzing(antwoord: jw319.Antwoord, werk: Werk) -> Outcome:
    if antwoord["VerzoekAntwoord"] != WJ760.AFGEWEZEN:
        return NotApplicable("het verzoek is niet afgewezen")
    return precies_als("RedenAfwijzingVerzoek" in antwoord, True)


@toets("CD086", "Antwoord", veld="RedenAfwijzingVerzoek")
def geen_reden_bij_onderzoek(antwoord: jw319.Antwoord, werk: Werk) -> Outcome:
    if antwoord["VerzoekAntwoord"] != WJ760.IN_ONDERZOEK:
        return NotApplicable("het verzoek is niet in onderzoek")
    return precies_als("RedenAfwijzingVerzoek" in antwoord, False)
