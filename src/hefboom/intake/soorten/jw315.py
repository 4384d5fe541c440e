# SPDX-License-Identifier: EUPL-1.2
"""JW315, a request for an allocation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hefboom import ijw
from hefboom.dossiers import Aanvraag, Client, Nodig, aanvragen_uit, client_uit, leg_aanvragen_vast
from hefboom.ijw.bomen import jw315 as boom
from hefboom.intake.contract import verzoekbevindingen
from hefboom.intake.extern import codebevindingen, eenheidbevindingen
from hefboom.intake.soorten.register import register
from hefboom.intake.soorten.soort import Meldingsoort
from hefboom.intake.soorten.verzoek import nodig_voor
from hefboom.intake.zaak import Zaak
from hefboom.kernel import Finding


@register("JW315")
class Jw315(Meldingsoort[Aanvraag]):
    """Its lines are the products asked for, each a request of its own."""

    verzoekvelden = ("bericht",)

    def nodig(self, bericht: ijw.Bericht) -> Nodig:
        client = boom.inhoud(bericht)["Client"]
        producten = client["AangevraagdeProducten"]["AangevraagdProduct"]
        referenties = (product["ReferentieAanbieder"] for product in producten)
        return nodig_voor(bericht.kop, client["Bsn"], referenties)

    def client(self, bericht: ijw.Bericht) -> Client:
        return client_uit(boom.inhoud(bericht)["Client"])

    def lees(self, bericht: ijw.Bericht) -> Sequence[Aanvraag]:
        return aanvragen_uit(boom.inhoud(bericht)["Client"])

    def extern(self, zaak: Zaak, regels: Sequence[Aanvraag]) -> Iterator[Finding]:
        for regel in regels:
            yield from codebevindingen(regel, zaak.werk.regio)
            yield from eenheidbevindingen(regel, regel.gewenste_ingangsdatum, zaak.werk.regio)
        yield from verzoekbevindingen(zaak, regels)

    def leg_vast(self, zaak: Zaak, regels: Sequence[Aanvraag]) -> tuple[Finding, ...]:
        client = client_uit(boom.inhoud(zaak.inhoud)["Client"])
        return leg_aanvragen_vast(zaak.werk.werkset, zaak.herkomst, client, regels)
