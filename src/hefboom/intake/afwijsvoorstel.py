# SPDX-License-Identifier: EUPL-1.2
"""A JW319 that refuses a request since no contract covers it: proposed, never sent by itself.

Reason 3 (WJ759) where the provider has no contract on the wished day, 4 where what it has does not
cover this (OP296). Whether to refuse is for the municipality: it may have the help given anyway,
by maatwerk.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hefboom import ijw
from hefboom.contracten import Contractenboek
from hefboom.dossiers import ONDERHANDEN, WIJZIGING, Productaanduiding, Toewijzing, Verzoek
from hefboom.intake.contract import Contractdekking, Hulpvraag, dekking, wat_er_wel_is
from hefboom.inzage import Inzage, Recht

AFWIJSBAAR = (Contractdekking.GEEN_CONTRACT, Contractdekking.PAST_NIET)


@dataclass(frozen=True, slots=True)
class Afwijsvoorstel:
    """Why a request may be refused: a reason of WJ759, and in words what was asked and is there."""

    reden: str
    waarom: str

    @property
    def reden_in_woorden(self) -> str:
        """`3 (Geen contract)`."""
        return f"{self.reden} ({ijw.codelijst('WJ759')[self.reden]})"


def mag_afwijzen(inzage: Inzage, gemeente: str) -> bool:
    """Who may see the proposal: the municipality that must answer, and the region."""
    kring = inzage.kring(Recht.BERICHTEN)
    return inzage.ziet_personen and (kring.regio or gemeente in kring.gemeenten)


def afwijsvoorstel(verzoek: Verzoek, boek: Contractenboek) -> Afwijsvoorstel | None:
    """The proposal for a request under way, by the register of now; None when it fits."""
    if verzoek.status not in ONDERHANDEN:
        return None
    gevonden = [
        (uitkomst, vraag)
        for vraag in _gevraagd(verzoek)
        if (uitkomst := dekking(vraag, boek)) in AFWIJSBAAR
    ]
    if not gevonden:
        return None
    uitkomst, vraag = min(gevonden, key=lambda paar: paar[0].value)
    return Afwijsvoorstel(uitkomst.value, f"{vraag.product}: {wat_er_wel_is(vraag, boek)}")


def _gevraagd(verzoek: Verzoek) -> Iterator[Hulpvraag]:
    wie = (verzoek.aanbieder, verzoek.gemeente)
    if verzoek.soort != WIJZIGING:
        yield Hulpvraag(
            Productaanduiding(verzoek.categorie, verzoek.productcode),
            *wie,
            verzoek.gewenste_ingangsdatum,
        )
        return
    regels = [een for een in verzoek.regels.all() if een.gewenste_ingangsdatum is not None]
    nummers = [een.toewijzingnummer for een in regels if een.toewijzingnummer is not None]
    bekend = {
        rij.toewijzingnummer: rij.product
        for rij in Toewijzing.objects.filter(
            gemeente=verzoek.gemeente, aanbieder=verzoek.aanbieder, toewijzingnummer__in=nummers
        )
    }
    for een in regels:
        product = een.product
        if een.toewijzingnummer is not None:
            if een.toewijzingnummer not in bekend:
                continue
            product = bekend[een.toewijzingnummer]
        yield Hulpvraag(product, *wie, een.gewenste_ingangsdatum or verzoek.gewenste_ingangsdatum)
