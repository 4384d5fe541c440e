# SPDX-License-Identifier: EUPL-1.2
"""JW325, what a municipality answers to a claim from its own system: held against that claim."""

from __future__ import annotations

from uuid import UUID

from hefboom import ijw
from hefboom.declaraties.antwoordtoets import stand_van, toets_antwoord
from hefboom.declaraties.models import Declaratie
from hefboom.intake.geopend import Geopend
from hefboom.intake.soorten.register import register
from hefboom.intake.soorten.soort import Antwoordsoort
from hefboom.intake.zaak import Werkbank
from hefboom.kernel import Failed, Finding, NotApplicable, Outcome, Passed, datum
from hefboom.mailbox import services as mailbox
from hefboom.mailbox.models import Bericht

DAG = "Header/DeclaratieIdentificatie/Dagtekening"


@register("JW325")
class Jw325(Antwoordsoort):
    """A message of its own, no copy of what it answers; so the rules within it apply too."""

    getoetst = True
    uniek = True

    def zie_na(self, stuk: Geopend, vraag: UUID | None, werk: Werkbank) -> tuple[Finding, ...]:
        if stuk.inhoud is None or stuk.kop is None:
            return ()
        declaratie = None
        if vraag is not None:
            declaratie = ijw.lees(mailbox.inhoud(Bericht.objects.get(pk=vraag))).bericht
        nummer = (stuk.inhoud.inhoud.get("DeclaratieAntwoord") or {}).get("DeclaratieNummer", "")
        bekend = Declaratie.objects.filter(
            gemeente=stuk.kop.gemeente, aanbieder=stuk.kop.aanbieder, declaratienummer=nummer
        ).exists()
        gevonden = toets_antwoord(stuk.inhoud, stand_van(declaratie, bekend))
        for code, toets in TOETSEN:
            uitkomst = toets(stuk.kop, declaratie)
            if isinstance(uitkomst, Failed):
                gevonden += (Finding.van(ijw.regel(code), DAG, uitkomst),)
        return gevonden


def dagtekening_is_die_van_de_declaratie(kop: ijw.Kop, declaratie: ijw.Bericht | None) -> Outcome:
    """The date belongs to the identification of the claim that is answered (TR337)."""
    if declaratie is None or kop.antwoord_op is None:
        return NotApplicable("de declaratie is niet bekend")
    verwacht, gevonden = declaratie.kop.dagtekening, kop.antwoord_op[1]
    if gevonden != verwacht:
        return Failed(datum(verwacht), datum(gevonden))
    return Passed()


TOETSEN = (("TR337", dagtekening_is_die_van_de_declaratie),)
