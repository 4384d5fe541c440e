# SPDX-License-Identifier: EUPL-1.2
"""JW323, a claim: judged line by line in the room `declaraties`, answered with a JW325."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from hefboom import ijw
from hefboom.declaraties.models import Declaratie
from hefboom.declaraties.services import Beoordeling, beoordeel_declaratie
from hefboom.dossiers.termijnen import Termijn, declaratietermijn
from hefboom.ijw.bomen import jw323 as boom
from hefboom.intake.models import Verwerking
from hefboom.intake.oordeel import Oordeel, weigert_geheel
from hefboom.intake.soorten.register import register
from hefboom.intake.soorten.soort import Verwijzing, Vraagsoort
from hefboom.intake.zaak import Werkbank, Zaak
from hefboom.kernel import Failed, Finding
from hefboom.mailbox.models import Bericht


@register("JW323")
class Jw323(Vraagsoort):
    """Unlike other kinds it may be granted in part (IV087, IV088; ADR 7)."""

    regelwoord = "declaratieregels"
    zonder_antwoord_volgens = "IV087, IV088"

    def antwoordtermijn(self, ontvangen: date) -> Termijn:
        return declaratietermijn(ontvangen)

    def oordeel(self, zaak: Zaak, bevindingen: tuple[Finding, ...]) -> Oordeel:
        geheel = weigert_geheel(bevindingen)
        if geheel and geheel != (ijw.TECHNISCH_ONJUIST,):
            regels = _aantal_prestaties(zaak.inhoud)
            return Oordeel(bevindingen, {}, geheel, regels, regels)
        werk, bericht = zaak.werk, zaak.herkomst.bericht
        werk.werkset.bewaar()  # a claim is judged on what earlier messages of the stack recorded
        uitslag = beoordeel_declaratie(bericht, zaak.inhoud, werk.op, bevindingen)
        werk.declaraties[bericht.pk] = claim = uitslag.declaratie
        werk.declaratienummers.add((claim.gemeente, claim.aanbieder, claim.declaratienummer))
        eigen = _bevindingen_van(uitslag, {gevonden.code for gevonden in bevindingen})
        beoordeeld = uitslag.claim.regels
        afgekeurd = sum(1 for regel in beoordeeld if not regel.besluit.toegekend)
        if uitslag.geheel or "Declaratie" in uitslag.afkeur:
            afgekeurd = len(beoordeeld)
        return Oordeel(
            (*bevindingen, *eigen), uitslag.afkeur, uitslag.geheel, len(beoordeeld), afgekeurd
        )

    def beantwoord(self, werk: Werkbank, bericht: Bericht, antwoord: Bericht) -> None:
        declaratie = werk.declaraties.get(bericht.pk)
        if declaratie is not None:
            declaratie.antwoord = antwoord

    def bewaar(self, werk: Werkbank) -> None:
        Declaratie.objects.bulk_update(werk.declaraties.values(), ["antwoord"])

    def hoort_bij(self, verwerking: Verwerking) -> Iterator[Verwijzing]:
        for claim in Declaratie.objects.filter(bericht=verwerking.bericht_id):
            tekst = f"Declaratie {claim.declaratienummer}, regel voor regel"
            yield Verwijzing("declaratie", claim.pk, tekst)


def _bevindingen_van(uitslag: Beoordeling, gemeld: set[str]) -> Iterator[Finding]:
    """The failed answers on a claim as findings, each at its own place."""
    claim = uitslag.claim
    for check, uitkomst in claim.geheel:
        if isinstance(uitkomst, Failed) and check.code not in gemeld:
            yield Finding.van(ijw.regel(check.code), "Declaratie", uitkomst)
    for beoordeeld in claim.regels:
        antwoorden = [(een.code, uitkomst) for een, uitkomst in beoordeeld.antwoorden]
        antwoorden += [(een.code, uitkomst) for een, uitkomst in beoordeeld.opmerkingen]
        for code, uitkomst in antwoorden:
            if isinstance(uitkomst, Failed):
                yield Finding.van(ijw.regel(code), beoordeeld.regel.pad, uitkomst)


def _aantal_prestaties(bericht: ijw.Bericht) -> int:
    clienten = boom.inhoud(bericht)["Declaratie"]["Clienten"]["Client"]
    return sum(len(client["Prestaties"]["Prestatie"]) for client in clienten)
