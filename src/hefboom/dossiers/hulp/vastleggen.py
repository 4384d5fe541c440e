# SPDX-License-Identifier: EUPL-1.2
"""What starts and stops change in the dossiers, once judged right (JW305, JW307).

Each verb works on a `Werkset`. It first asks the rules, and changes nothing when one refuses; what
they remark without refusing comes back too. Nothing is written before the caller asks the set to
`bewaar`.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from hefboom.dossiers.bevinden import bevindingen
from hefboom.dossiers.client import Client
from hefboom.dossiers.herkomst import Herkomst
from hefboom.dossiers.hulp import start, stop
from hefboom.dossiers.hulp.koppeling import Koppeling
from hefboom.dossiers.hulp.start import Start
from hefboom.dossiers.hulp.stop import Stop
from hefboom.dossiers.models import Zorgperiode
from hefboom.dossiers.opslag.tabellen import Zorgsleutel
from hefboom.dossiers.opslag.werkset import Werkset
from hefboom.dossiers.toewijzing.eigen import eigen_toewijzing
from hefboom.ijw.codes import COD467, JZ002, JZ588
from hefboom.kernel import Finding
from hefboom.mailbox import Bericht
from hefboom.rijen import nieuw


def leg_start_vast(
    werkset: Werkset,
    herkomst: Herkomst,
    client: Client,
    melding: Start,
    taakgericht: bool | None,
) -> tuple[Finding, ...]:
    """Remember that help started, or withdraw that report."""
    sleutel = _sleutel(werkset, herkomst, client, melding)
    zorg = werkset.zorg(sleutel)
    lopend = _lopend(werkset.zorg_op(herkomst.gemeente, melding.toewijzingnummer))
    kennis = start.Startkennis(
        koppeling=_koppeling(werkset, herkomst, client, melding, taakgericht),
        gestart=zorg is not None,
        zelfde_product=zorg is not None and zorg.product == melding.product,
        gestopt=zorg is not None and zorg.einddatum is not None,
        lopend_sinds=lopend,
    )
    bevonden = bevindingen(start.TOETSEN, melding.pad, melding, kennis)
    if any(bevinding.weigert for bevinding in bevonden):
        return bevonden
    if melding.status == COD467.VERWIJDEREN:
        werkset.vergeet_zorg(sleutel)
    elif zorg is None:
        werkset.zet_zorg(
            sleutel,
            nieuw(
                Zorgperiode,
                jeugdige=werkset.jeugdige_voor(client, herkomst.dagtekening),
                toewijzing=eigen_toewijzing(werkset, herkomst, client, melding.toewijzingnummer),
                gemeente=herkomst.gemeente,
                aanbieder=herkomst.aanbieder,
                categorie=melding.product.categorie,
                productcode=melding.product.code,
                begindatum=melding.begindatum,
                start_bericht=herkomst.bericht,
            ),
        )
    return bevonden


def leg_stop_vast(
    werkset: Werkset,
    herkomst: Herkomst,
    client: Client,
    melding: Stop,
    taakgericht: bool | None,
) -> tuple[Finding, ...]:
    """Remember that help stopped, for a while or for good, or withdraw that report."""
    sleutel = _sleutel(werkset, herkomst, client, melding)
    zorg = werkset.zorg(sleutel)
    if zorg is not None and zorg.product != melding.product:
        zorg = None  # the product belongs to the key of a stop too (TR382)
    definitief = zorg is not None and zorg.reden_beeindiging not in {"", JZ588.TIJDELIJK}
    andere = [
        rij
        for rij in werkset.zorg_op(herkomst.gemeente, melding.toewijzingnummer)
        if rij is not zorg
    ]
    later = [rij.begindatum for rij in andere if rij.begindatum > melding.begindatum]
    kennis = stop.Stopkennis(
        koppeling=_koppeling(werkset, herkomst, client, melding, taakgericht),
        gestart=zorg is not None,
        tijdelijk_op=zorg.tijdelijk_einddatum if zorg else None,
        definitief_op=zorg.einddatum if zorg and definitief else None,
        definitieve_reden=zorg.reden_beeindiging if zorg and definitief else "",
        later_begonnen=max(later, default=None),
        elders_lopend=_lopend(andere),
    )
    bevonden = bevindingen(stop.TOETSEN, melding.pad, melding, kennis)
    if zorg is None or any(bevinding.weigert for bevinding in bevonden):
        return bevonden
    if melding.status == COD467.VERWIJDEREN:
        _trek_stop_in(zorg, melding.reden)
    else:
        _stop(zorg, melding, herkomst.bericht)
    werkset.zet_zorg(sleutel, zorg)
    return bevonden


def _lopend(zorg: Iterable[Zorgperiode]) -> date | None:
    """Since when one of these runs without a stop; None when none does."""
    return next((rij.begindatum for rij in zorg if rij.einddatum is None), None)


def _stop(zorg: Zorgperiode, melding: Stop, bericht: Bericht) -> None:
    if melding.reden == JZ588.TIJDELIJK:
        zorg.tijdelijk_einddatum, zorg.tijdelijk_bericht = melding.einddatum, bericht
    zorg.einddatum, zorg.reden_beeindiging = melding.einddatum, melding.reden
    zorg.stop_bericht = bericht


def _trek_stop_in(zorg: Zorgperiode, reden: str) -> None:
    """What remains is the other stop, if there is one; else help runs on."""
    if reden == JZ588.TIJDELIJK:
        zorg.tijdelijk_einddatum, zorg.tijdelijk_bericht = None, None
        if zorg.reden_beeindiging != JZ588.TIJDELIJK:
            return
    zorg.einddatum, zorg.stop_bericht = zorg.tijdelijk_einddatum, zorg.tijdelijk_bericht
    zorg.reden_beeindiging = JZ588.TIJDELIJK if zorg.einddatum else ""


def _koppeling(
    werkset: Werkset,
    herkomst: Herkomst,
    client: Client,
    melding: Start | Stop,
    taakgericht: bool | None,
) -> Koppeling:
    rij = eigen_toewijzing(werkset, herkomst, client, melding.toewijzingnummer)
    if rij is None:
        return Koppeling(taakgericht, eigen=False)
    return Koppeling(
        taakgericht,
        eigen=True,
        product=rij.product,
        verwijderd=rij.reden_wijziging == JZ002.VERWIJDERD,
        onderweg=rij.veranderde_sinds(herkomst.dagtekening),
    )


def _sleutel(
    werkset: Werkset, herkomst: Herkomst, client: Client, melding: Start | Stop
) -> Zorgsleutel:
    return werkset.sleutel(
        herkomst.gemeente,
        herkomst.aanbieder,
        client.bsn,
        melding.toewijzingnummer,
        melding.product,
        melding.begindatum,
    )
