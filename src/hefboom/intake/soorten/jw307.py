# SPDX-License-Identifier: EUPL-1.2
"""JW307, a stop: help to a youth ended, for a while or for good."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from django.db.models import Q

from hefboom import ijw
from hefboom.dossiers import (
    Client,
    Nagekomen,
    Nodig,
    Stop,
    Zorgperiode,
    client_uit,
    leg_stop_vast,
    stops_uit,
    stoptermijn,
)
from hefboom.ijw.bomen import jw307 as boom
from hefboom.ijw.codes import COD467, JZ588
from hefboom.intake.extern import codebevindingen
from hefboom.intake.models import Verwerking
from hefboom.intake.soorten.hulp import nodig_voor
from hefboom.intake.soorten.register import register
from hefboom.intake.soorten.soort import Meldingsoort
from hefboom.intake.zaak import Zaak
from hefboom.kernel import Finding, datum


@register("JW307")
class Jw307(Meldingsoort[Stop]):
    """Its lines are the products that stopped, or whose stop is withdrawn."""

    def nodig(self, bericht: ijw.Bericht) -> Nodig:
        client = boom.inhoud(bericht)["Client"]
        return nodig_voor(bericht.kop, client["Bsn"], client["StopProducten"]["StopProduct"])

    def client(self, bericht: ijw.Bericht) -> Client:
        return client_uit(boom.inhoud(bericht)["Client"])

    def lees(self, bericht: ijw.Bericht) -> Sequence[Stop]:
        return stops_uit(boom.inhoud(bericht)["Client"])

    def extern(self, zaak: Zaak, regels: Sequence[Stop]) -> Iterator[Finding]:
        for regel in regels:
            if regel.status != COD467.VERWIJDEREN:  # that repeats what was accepted (TR063)
                yield from codebevindingen(regel, zaak.werk.regio)

    def leg_vast(self, zaak: Zaak, regels: Sequence[Stop]) -> tuple[Finding, ...]:
        """What is withdrawn makes room for what replaces it in the same message (IV008).

        A stop for a while comes before the one for good that follows it (TR414, TR415).
        """
        werk, client = zaak.werk, client_uit(boom.inhoud(zaak.inhoud)["Client"])
        gevonden: tuple[Finding, ...] = ()
        for regel in sorted(
            regels,
            key=lambda regel: (regel.status != COD467.VERWIJDEREN, regel.reden != JZ588.TIJDELIJK),
        ):
            wat = regel.product
            taak = werk.regio.product_is_taakgericht(wat.categorie, wat.code, regel.begindatum)
            gevonden += leg_stop_vast(werk.werkset, zaak.herkomst, client, regel, taak)
        return gevonden

    def termijnen(self, verwerking: Verwerking) -> Iterator[Nagekomen]:
        if verwerking.dagtekening is None:
            return
        pk = verwerking.bericht_id
        for zorg in Zorgperiode.objects.filter(Q(stop_bericht=pk) | Q(tijdelijk_bericht=pk)):
            einde = _einde_met_termijn(zorg, verwerking)
            if einde is not None:
                termijn = stoptermijn(einde)
                yield Nagekomen(f"Stop op {datum(einde)}", termijn, verwerking.dagtekening)


def _einde_met_termijn(zorg: Zorgperiode, verwerking: Verwerking) -> date | None:
    """The end that this message told, when its term can be told (see `stoptermijn`)."""
    if zorg.tijdelijk_bericht_id == verwerking.bericht_id:
        return zorg.tijdelijk_einddatum
    return zorg.einddatum if zorg.tijdelijk_bericht_id is None else None
