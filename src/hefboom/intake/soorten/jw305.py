# SPDX-License-Identifier: EUPL-1.2
"""JW305, a start: help to a youth began."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hefboom import ijw
from hefboom.dossiers import (
    Client,
    Nagekomen,
    Nodig,
    Start,
    Zorgperiode,
    client_uit,
    leg_start_vast,
    starts_uit,
    starttermijn,
)
from hefboom.ijw.bomen import jw305 as boom
from hefboom.ijw.codes import COD467
from hefboom.intake.extern import codebevindingen
from hefboom.intake.models import Verwerking
from hefboom.intake.soorten.hulp import nodig_voor
from hefboom.intake.soorten.register import register
from hefboom.intake.soorten.soort import Meldingsoort
from hefboom.intake.zaak import Zaak
from hefboom.kernel import Finding, datum


@register("JW305")
class Jw305(Meldingsoort[Start]):
    """Its lines are the products that started, or whose start is withdrawn."""

    def nodig(self, bericht: ijw.Bericht) -> Nodig:
        client = boom.inhoud(bericht)["Client"]
        return nodig_voor(bericht.kop, client["Bsn"], client["StartProducten"]["StartProduct"])

    def client(self, bericht: ijw.Bericht) -> Client:
        return client_uit(boom.inhoud(bericht)["Client"])

    def lees(self, bericht: ijw.Bericht) -> Sequence[Start]:
        return starts_uit(boom.inhoud(bericht)["Client"])

    def extern(self, zaak: Zaak, regels: Sequence[Start]) -> Iterator[Finding]:
        for regel in regels:
            if regel.status != COD467.VERWIJDEREN:  # that repeats what was accepted (TR063)
                yield from codebevindingen(regel, zaak.werk.regio)

    def leg_vast(self, zaak: Zaak, regels: Sequence[Start]) -> tuple[Finding, ...]:
        """What is withdrawn makes room for what replaces it in the same message (IV008)."""
        werk, client = zaak.werk, client_uit(boom.inhoud(zaak.inhoud)["Client"])
        gevonden: tuple[Finding, ...] = ()
        for regel in sorted(regels, key=lambda regel: regel.status != COD467.VERWIJDEREN):
            wat = regel.product
            taak = werk.regio.product_is_taakgericht(wat.categorie, wat.code, regel.begindatum)
            gevonden += leg_start_vast(werk.werkset, zaak.herkomst, client, regel, taak)
        return gevonden

    def termijnen(self, verwerking: Verwerking) -> Iterator[Nagekomen]:
        if verwerking.dagtekening is None:
            return
        begonnen = Zorgperiode.objects.filter(start_bericht=verwerking.bericht_id)
        for zorg in begonnen.select_related("toewijzing"):
            bekend = zorg.toewijzing.bekend_sinds if zorg.toewijzing else None
            termijn = starttermijn(zorg.begindatum, bekend)
            yield Nagekomen(f"Start op {datum(zorg.begindatum)}", termijn, verwerking.dagtekening)
