# SPDX-License-Identifier: EUPL-1.2
"""JW319, what a municipality says to a request without allocating: refused, or in research."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Sequence
from datetime import date

from hefboom import ijw
from hefboom.dossiers import Nodig, Verzoek, Verzoekantwoord, antwoord_uit, leg_antwoord_vast
from hefboom.ijw.bomen import jw319 as boom
from hefboom.ijw.codes import WJ760
from hefboom.intake.extern import GenoemdeGemeente, gemeentebevindingen
from hefboom.intake.soorten.register import register
from hefboom.intake.soorten.soort import Meldingsoort
from hefboom.intake.zaak import Zaak
from hefboom.kernel import Finding


@register("JW319")
class Jw319(Meldingsoort[Verzoekantwoord]):
    """It holds one answer, and names no youth: the request's reference tells whom it is about."""

    verzoekvelden = ("antwoord_bericht", "laatste_antwoord")

    def nodig(self, bericht: ijw.Bericht) -> Nodig:
        referentie = boom.inhoud(bericht)["Antwoord"]["ReferentieAanbieder"]
        return Nodig(referenties=frozenset({(bericht.kop.aanbieder, referentie)}))

    def lees(self, bericht: ijw.Bericht) -> Sequence[Verzoekantwoord]:
        return (antwoord_uit(boom.inhoud(bericht)["Antwoord"]),)

    def extern(self, zaak: Zaak, regels: Sequence[Verzoekantwoord]) -> Iterator[Finding]:
        for antwoord in regels:
            pad = f"{antwoord.pad}/Woonplaatsbeginsel/Gemeente"
            dag = _gevraagde_dag(zaak, antwoord)
            yield from gemeentebevindingen(GenoemdeGemeente(pad, antwoord.gemeente, dag))

    def leg_vast(self, zaak: Zaak, regels: Sequence[Verzoekantwoord]) -> tuple[Finding, ...]:
        gevonden: tuple[Finding, ...] = ()
        for antwoord in regels:
            gevonden += leg_antwoord_vast(zaak.werk.werkset, zaak.herkomst, antwoord)
        return gevonden


def _gevraagde_dag(zaak: Zaak, antwoord: Verzoekantwoord) -> date:
    """The first day asked for, on which the other municipality must exist (TR378)."""
    herkomst = zaak.herkomst
    verzoek = zaak.werk.werkset.verzoek(herkomst.aanbieder, antwoord.referentie)
    if verzoek is None or verzoek.gemeente != herkomst.gemeente:
        return herkomst.dagtekening
    return verzoek.gewenste_ingangsdatum


def schrijf_afwijzing(verzoek: Verzoek, reden: str, dag: date) -> bytes:
    """The refusal of a request as a message, ready to be sent by the municipality.

    `reden` is a code of WJ759. Its identification follows from the request, so that the same
    refusal is the same message.
    """
    antwoord = {
        "ReferentieAanbieder": verzoek.referentie_aanbieder,
        "VerzoekAntwoord": WJ760.AFGEWEZEN,
        "RedenAfwijzingVerzoek": reden,
    }
    naam = f"{verzoek.gemeente}/{verzoek.aanbieder}/{verzoek.referentie_aanbieder}".encode()
    identificatie = base64.b32encode(hashlib.sha256(naam).digest())[:12].decode()
    return ijw.schrijf(
        ijw.nieuw(
            "JW319", verzoek.gemeente, verzoek.aanbieder, identificatie, dag,
            {"Antwoord": antwoord},
        )
    )  # fmt: skip
