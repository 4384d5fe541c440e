# SPDX-License-Identifier: EUPL-1.2
"""JW323, a claim: judged line by line in the room `declaraties`, answered with a JW325."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from hefboom import ijw
from hefboom.declaraties import Beoordeling, Declaratie, beoordeel_claim, lees
from hefboom.dossiers import Nodig, Termijn, declaratietermijn
from hefboom.ijw.bomen import jw323 as boom
from hefboom.intake.beleid import volg
from hefboom.intake.geopend import Geopend
from hefboom.intake.models import Verwerking
from hefboom.intake.oordeel import Berichtoordeel, weigert_geheel
from hefboom.intake.soorten.register import register
from hefboom.intake.soorten.soort import Verwijzing, Vraagsoort
from hefboom.intake.zaak import Werkbank, Zaak
from hefboom.kernel import Failed, Finding
from hefboom.stelsel import Beleid


@register("JW323")
class Jw323(Vraagsoort):
    """Unlike other kinds it may be granted in part (IV087, IV088; ADR 7)."""

    regelwoord = "declaratieregels"
    zonder_antwoord_volgens = "IV087, IV088"

    def antwoordtermijn(self, ontvangen: date) -> Termijn:
        return declaratietermijn(ontvangen)

    def nodig(self, bericht: ijw.Bericht) -> Nodig:
        gemeente, clienten = bericht.kop.gemeente, _clienten(bericht)
        return Nodig(
            nummers=frozenset(
                (gemeente, regel["ToewijzingNummer"])
                for client in clienten
                for regel in client["Prestaties"]["Prestatie"]
            ),
            toewijzingen_van=frozenset(client["Bsn"] for client in clienten),
        )

    def laad(self, werk: Werkbank, stukken: Sequence[Geopend]) -> None:
        """All claims of the stack are read at once, and the book is opened for them."""
        for stuk in stukken:
            if stuk.inhoud is not None:
                werk.claims[stuk.bericht.id] = lees(stuk.bericht.id, stuk.inhoud)
        werk.kasboek.laad(werk.claims.values())

    def oordeel(self, zaak: Zaak, bevindingen: tuple[Finding, ...]) -> Berichtoordeel:
        geheel = weigert_geheel(bevindingen)
        if geheel and geheel != (ijw.TECHNISCH_ONJUIST,):
            regels = _aantal_prestaties(zaak.inhoud)
            return Berichtoordeel(bevindingen, {}, geheel, regels, regels)
        claim = zaak.werk.claims[zaak.herkomst.bericht.id]
        uitslag = beoordeel_claim(zaak.werk.kasboek, claim, bevindingen)
        zaak.werk.declaratienummers.add((*claim.partij, claim.claim.nummer))
        eigen = volg(
            _bevindingen_van(uitslag, {gevonden.code for gevonden in bevindingen}),
            zaak.werk.regio[Beleid],
            zaak.herkomst.dagtekening,
        )
        beoordeeld = uitslag.claim.regels
        afgekeurd = sum(1 for regel in beoordeeld if not regel.besluit.toegekend)
        if uitslag.geheel or "Declaratie" in uitslag.afkeur:
            afgekeurd = len(beoordeeld)
        return Berichtoordeel(
            (*bevindingen, *eigen), uitslag.afkeur, uitslag.geheel, len(beoordeeld), afgekeurd
        )

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
        # Each answer that fails has a return code; without any of those only remarks are left.
        geweigerd = beoordeeld.antwoorden if beoordeeld.besluit.retourcodes else ()
        antwoorden = [(een.code, uitkomst) for een, uitkomst in geweigerd]
        antwoorden += [(een.code, uitkomst) for een, uitkomst in beoordeeld.opmerkingen]
        for code, uitkomst in antwoorden:
            if isinstance(uitkomst, Failed):
                yield Finding.van(ijw.regel(code), beoordeeld.regel.pad, uitkomst)


def _aantal_prestaties(bericht: ijw.Bericht) -> int:
    return sum(len(client["Prestaties"]["Prestatie"]) for client in _clienten(bericht))


def _clienten(bericht: ijw.Bericht) -> Sequence[boom.Client]:
    return boom.inhoud(bericht)["Declaratie"]["Clienten"]["Client"]
