# SPDX-License-Identifier: EUPL-1.2
"""JW325, what a municipality answers to a claim from its own system: held against that claim."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from hefboom import ijw
from hefboom.declaraties import Declaratie, stand_van, toets_antwoord
from hefboom.ijw.bomen import jw325 as boom
from hefboom.intake.geopend import Geopend
from hefboom.intake.lezen import lees_bericht
from hefboom.intake.soorten.register import register
from hefboom.intake.soorten.soort import Antwoordsoort
from hefboom.intake.zaak import Werkbank
from hefboom.kernel import Failed, Finding, NotApplicable, Outcome, Passed, datum
from hefboom.mailbox import Bericht

DAG = "Header/DeclaratieIdentificatie/Dagtekening"


@register("JW325")
class Jw325(Antwoordsoort):
    """A message of its own, no copy of what it answers; so the rules within it apply too."""

    getoetst = True
    uniek = True

    def laad(self, werk: Werkbank, stukken: Sequence[Geopend]) -> None:
        """The claims that are answered, of before this stack or in it, and their numbers."""
        vragen = {vraag for stuk in stukken if (vraag := werk.vragen.van(stuk)) is not None}
        werk.beantwoord |= Bericht.objects.in_bulk(vragen)
        werk.beantwoord |= {
            stuk.bericht.pk: stuk.bericht for stuk in werk.stapel if stuk.soort == self.antwoord_op
        }
        nummers = {nummer[2] for stuk in stukken if (nummer := _nummer(stuk)) is not None}
        bekend = Declaratie.objects.filter(declaratienummer__in=nummers)
        velden = ("gemeente", "aanbieder", "declaratienummer")
        werk.declaratienummers |= set(bekend.values_list(*velden))

    def zie_na(self, stuk: Geopend, vraag: UUID | None, werk: Werkbank) -> tuple[Finding, ...]:
        if stuk.inhoud is None or stuk.kop is None:
            return ()
        heen = werk.beantwoord[vraag] if vraag is not None else None
        lezing = lees_bericht(heen) if heen is not None else None
        declaratie = lezing.bericht if lezing is not None else None
        bekend = _nummer(stuk) in werk.declaratienummers
        gevonden = toets_antwoord(stuk.inhoud, stand_van(declaratie, bekend))
        for code, toets in TOETSEN:
            uitkomst = toets(stuk.kop, declaratie)
            if isinstance(uitkomst, Failed):
                gevonden += (Finding.van(ijw.regel(code), DAG, uitkomst),)
        return gevonden


def _nummer(stuk: Geopend) -> tuple[str, str, str] | None:
    """Municipality, provider and number of the claim it says it answers, when it names one."""
    if stuk.kop is None or stuk.inhoud is None:
        return None
    antwoord = boom.inhoud(stuk.inhoud).get("DeclaratieAntwoord")
    if antwoord is None:
        return None
    return stuk.kop.gemeente, stuk.kop.aanbieder, antwoord["DeclaratieNummer"]


def dagtekening_is_die_van_de_declaratie(kop: ijw.Kop, declaratie: ijw.Bericht | None) -> Outcome:
    """The date belongs to the identification of the claim that is answered (TR337)."""
    if declaratie is None or kop.antwoord_op is None:
        return NotApplicable("de declaratie is niet bekend")
    verwacht, gevonden = declaratie.kop.dagtekening, kop.antwoord_op[1]
    if gevonden != verwacht:
        return Failed(datum(verwacht), datum(gevonden))
    return Passed()


TOETSEN = (("TR337", dagtekening_is_die_van_de_declaratie),)
