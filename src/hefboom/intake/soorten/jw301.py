# SPDX-License-Identifier: EUPL-1.2
"""JW301, an allocation: what a municipality lets a provider deliver to a youth."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hefboom import ijw
from hefboom.dossiers import (
    Client,
    Nodig,
    Toegewezen,
    client_uit,
    leg_toewijzingen_vast,
    toegewezen_uit,
    zie_toewijzingen_na,
)
from hefboom.ijw.bomen import jw301 as boom
from hefboom.ijw.codes import JZ002
from hefboom.intake.contract import toewijzingbevindingen
from hefboom.intake.deelname import deelnamebevindingen
from hefboom.intake.extern import codebevindingen, eenheidbevindingen
from hefboom.intake.geopend import Geopend
from hefboom.intake.norm import normbevindingen
from hefboom.intake.soorten.register import register
from hefboom.intake.soorten.soort import Meldingsoort
from hefboom.intake.zaak import Werkbank, Zaak
from hefboom.kernel import Finding


@register("JW301")
class Jw301(Meldingsoort[Toegewezen]):
    """Its lines are the allocated products; the request they honour may come before or after."""

    verzoekvelden = ("antwoord_bericht",)

    def nodig(self, bericht: ijw.Bericht) -> Nodig:
        kop, client = bericht.kop, boom.inhoud(bericht)["Client"]
        jeugdige = frozenset({client["Bsn"]})
        delen = client["ToegewezenProducten"]["ToegewezenProduct"]
        return Nodig(
            jeugdigen=jeugdige,
            nummers=frozenset((kop.gemeente, deel["ToewijzingNummer"]) for deel in delen),
            referenties=frozenset(
                (kop.aanbieder, deel["ReferentieAanbieder"])
                for deel in delen
                if "ReferentieAanbieder" in deel
            ),
            verwijderde_nummers=frozenset(
                (kop.gemeente, deel["ToewijzingNummer"])
                for deel in delen
                if deel.get("RedenWijziging") == JZ002.VERWIJDERD
            ),
        )

    def laad(self, werk: Werkbank, stukken: Sequence[Geopend]) -> None:
        """What was granted on the allocations decides whether they may change (TR385, HB020)."""
        berichten = [stuk.inhoud for stuk in stukken if stuk.inhoud is not None]
        werk.kasboek.open(Nodig.samen(map(self.nodig, berichten)).nummers)

    def client(self, bericht: ijw.Bericht) -> Client:
        return client_uit(boom.inhoud(bericht)["Client"])

    def lees(self, bericht: ijw.Bericht) -> Sequence[Toegewezen]:
        return toegewezen_uit(boom.inhoud(bericht)["Client"])

    def extern(self, zaak: Zaak, regels: Sequence[Toegewezen]) -> Iterator[Finding]:
        for regel in regels:
            yield from codebevindingen(regel, zaak.werk.regio)
            yield from eenheidbevindingen(regel, regel.ingangsdatum, zaak.werk.regio)
            yield from normbevindingen(zaak, regel)
            yield from deelnamebevindingen(zaak, regel)
            yield from toewijzingbevindingen(zaak, regel)

    def leg_vast(self, zaak: Zaak, regels: Sequence[Toegewezen]) -> tuple[Finding, ...]:
        client = client_uit(boom.inhoud(zaak.inhoud)["Client"])
        return leg_toewijzingen_vast(
            zaak.werk.werkset,
            zaak.herkomst,
            client,
            regels,
            toegekend=zaak.werk.kasboek.open_prestaties,
        )

    def zie_na(self, zaak: Zaak, regels: Sequence[Toegewezen]) -> tuple[Finding, ...]:
        client = client_uit(boom.inhoud(zaak.inhoud)["Client"])
        return zie_toewijzingen_na(
            zaak.werk.werkset,
            zaak.herkomst,
            client,
            regels,
            besteed_op=zaak.werk.kasboek.besteed_op,
        )
