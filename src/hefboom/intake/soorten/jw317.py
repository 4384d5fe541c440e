# SPDX-License-Identifier: EUPL-1.2
"""JW317, a request for change: the whole situation of a youth as a provider wishes it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hefboom import ijw
from hefboom.dossiers import Nodig, Wijzigingsverzoek, client_uit, leg_wijziging_vast, wijziging_uit
from hefboom.ijw.bomen import jw317 as boom
from hefboom.intake.contract import wijzigingbevindingen
from hefboom.intake.extern import codebevindingen, eenheidbevindingen
from hefboom.intake.geopend import Geopend
from hefboom.intake.soorten.register import register
from hefboom.intake.soorten.soort import Meldingsoort
from hefboom.intake.soorten.verzoek import nodig_voor
from hefboom.intake.zaak import Werkbank, Zaak
from hefboom.kernel import Finding


@register("JW317")
class Jw317(Meldingsoort[Wijzigingsverzoek]):
    """It holds one request; the products in it are judged together."""

    verzoekvelden = ("bericht",)

    def nodig(self, bericht: ijw.Bericht) -> Nodig:
        """Of the request only its reference: the allocations it names come with the youth."""
        client = boom.inhoud(bericht)["Client"]
        return nodig_voor(bericht.kop, client["Bsn"], [client["Verzoek"]["ReferentieAanbieder"]])

    def laad(self, werk: Werkbank, stukken: Sequence[Geopend]) -> None:
        """What was granted on the allocations decides what of them may change (HB020)."""
        werk.kasboek.open(
            (stuk.inhoud.kop.gemeente, regel.nummer)
            for stuk in stukken
            if stuk.inhoud is not None
            for verzoek in self.lees(stuk.inhoud)
            for regel in verzoek.regels
            if regel.nummer is not None
        )

    def lees(self, bericht: ijw.Bericht) -> Sequence[Wijzigingsverzoek]:
        return (wijziging_uit(boom.inhoud(bericht)["Client"], bericht.kop.dagtekening),)

    def extern(self, zaak: Zaak, regels: Sequence[Wijzigingsverzoek]) -> Iterator[Finding]:
        for deel in (deel for verzoek in regels for deel in verzoek.regels):
            yield from codebevindingen(deel, zaak.werk.regio)
            yield from eenheidbevindingen(
                deel, deel.ingang or zaak.inhoud.kop.dagtekening, zaak.werk.regio
            )
        yield from wijzigingbevindingen(zaak, regels)

    def leg_vast(self, zaak: Zaak, regels: Sequence[Wijzigingsverzoek]) -> tuple[Finding, ...]:
        client = client_uit(boom.inhoud(zaak.inhoud)["Client"])
        gevonden: tuple[Finding, ...] = ()
        for verzoek in regels:
            gevonden += leg_wijziging_vast(
                zaak.werk.werkset,
                zaak.herkomst,
                client,
                verzoek,
                besteed_op=zaak.werk.kasboek.besteed_op,
            )
        return gevonden
