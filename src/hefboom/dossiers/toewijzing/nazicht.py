# SPDX-License-Identifier: EUPL-1.2
"""What the allocations of a message look like beside the others, once all are recorded.

Only then: what a message shortens makes room for what it adds, in whatever order they stand.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

from hefboom.dossiers.bevinden import bevindingen
from hefboom.dossiers.client import Client
from hefboom.dossiers.herkomst import Herkomst
from hefboom.dossiers.models import Toewijzing, Verzoek, Wijzigingsregel
from hefboom.dossiers.opslag.werkset import Werkset
from hefboom.dossiers.toewijzing.besteed import NIETS, Besteed
from hefboom.dossiers.toewijzing.melding import Toegewezen
from hefboom.dossiers.toewijzing.samenhang import (
    PER_BERICHT,
    PER_PRODUCT,
    GevraagdeRegel,
    Hulpomvang,
    Staand,
    Toewijzingsbeeld,
)
from hefboom.dossiers.verzoek.keuzes import NIEUW, TOEGEWEZEN, WIJZIGING
from hefboom.kernel import Finding

PAD = "Client/ToegewezenProducten"
#: What was granted on each of these allocations, by number.
BesteedOp = Callable[[Collection[Toewijzing]], Mapping[int, Besteed]]


def zie_toewijzingen_na(
    werkset: Werkset,
    herkomst: Herkomst,
    client: Client,
    meldingen: Sequence[Toegewezen],
    besteed_op: BesteedOp = lambda _: {},
) -> tuple[Finding, ...]:
    """What is to be said of the allocations of a JW301 as a whole; nothing of it refuses.

    `besteed_op` is asked once, of the allocations in the message.
    """
    paden = {melding.nummer: melding.pad for melding in meldingen}
    rijen = werkset.toewijzingen(herkomst.gemeente, herkomst.aanbieder, client.bsn)
    staand = [rij for rij in rijen if not rij.is_vervallen]
    besteed = besteed_op([rij for rij in staand if rij.toewijzingnummer in paden])
    eigen = [
        _staand(rij, besteed.get(rij.toewijzingnummer, NIETS))
        for rij in staand
        if rij.toewijzingnummer in paden
    ]
    andere = [_staand(rij) for rij in staand if rij.toewijzingnummer not in paden]
    beeld = Toewijzingsbeeld(
        herkomst.dagtekening,
        tuple(eigen),
        tuple(andere),
        tuple(_gevraagd(werkset, herkomst, meldingen)),
    )
    bevonden = bevindingen(PER_BERICHT, PAD, None, beeld)
    for een in eigen:
        bevonden += bevindingen(PER_PRODUCT, paden[een.nummer], een, beeld)
    return bevonden


def staande_toewijzingen(
    werkset: Werkset, herkomst: Herkomst, client: Client
) -> tuple[Staand, ...]:
    """What the sender holds for the youth and knew of on the day of its message."""
    return tuple(
        _staand(rij)
        for rij in werkset.toewijzingen(herkomst.gemeente, herkomst.aanbieder, client.bsn)
        if not rij.is_vervallen and rij.bekend_sinds < herkomst.dagtekening
    )


def _staand(rij: Toewijzing, besteed: Besteed = NIETS) -> Staand:
    return Staand(
        rij.toewijzingnummer,
        rij.product,
        rij.periode,
        _omvang(rij),
        rij.bekend_sinds,
        bool(rij.reden_wijziging),
        besteed,
    )


def _omvang(rij: Toewijzing | Wijzigingsregel) -> Hulpomvang:
    return Hulpomvang(rij.volume, rij.eenheid, rij.frequentie, rij.budget)


def _gevraagd(
    werkset: Werkset, herkomst: Herkomst, meldingen: Sequence[Toegewezen]
) -> list[GevraagdeRegel]:
    """The lines of the request for change that this message honours."""
    verzoeken = (werkset.verzoek(herkomst.aanbieder, ref) for ref in meldingen[0].naast)
    for verzoek in verzoeken:
        if verzoek is not None and _honoreert(verzoek, herkomst):
            return [_regel(werkset, herkomst, rij) for rij in werkset.regels_van(verzoek)]
    return []


def _honoreert(verzoek: Verzoek, herkomst: Herkomst) -> bool:
    return (verzoek.soort, verzoek.status, verzoek.antwoord_bericht_id) == (
        WIJZIGING,
        TOEGEWEZEN,
        herkomst.bericht.id,
    )


def _regel(werkset: Werkset, herkomst: Herkomst, rij: Wijzigingsregel) -> GevraagdeRegel:
    product = rij.product
    if rij.wat != NIEUW and rij.toewijzingnummer is not None:
        bekend = werkset.toewijzing(herkomst.gemeente, rij.toewijzingnummer)
        product = bekend.product if bekend is not None else product
    return GevraagdeRegel(rij.wat, rij.toewijzingnummer, product, _omvang(rij))
