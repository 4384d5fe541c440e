# SPDX-License-Identifier: EUPL-1.2
"""What messages change in the dossiers, once judged right. Each verb works on a `Werkset`.

A verb first asks the rules (`…_bevindingen`), and changes nothing when they object. Nothing is
written before the caller asks the set to `bewaar`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from hefboom.dossiers import start, stop, toewijzing
from hefboom.dossiers.koppeling import VERWIJDEREN, Koppeling
from hefboom.dossiers.melding import Client, Product, bevindingen
from hefboom.dossiers.models import Jeugdige, Toewijzing, Verzoek, Zorgperiode
from hefboom.dossiers.start import Start
from hefboom.dossiers.stop import TIJDELIJK, Stop
from hefboom.dossiers.toewijzing import VERWIJDERD, Toegewezen
from hefboom.dossiers.verzoek import TOEGEWEZEN, TOEWIJZING
from hefboom.dossiers.werkset import Werkset, Zorgsleutel
from hefboom.kernel import Bsn, Finding
from hefboom.mailbox.models import Bericht

VERWIJZER_GEMEENTE = "01"  # COD327: the municipality itself was the way in


@dataclass(frozen=True, slots=True)
class Herkomst:
    """Where a report comes from: the header's parties and date, and the message that is kept."""

    gemeente: str
    aanbieder: str
    dagtekening: date
    bericht: Bericht


def jeugdige_voor(bsn: Bsn, geboortejaar: int | None, geslacht: str) -> Jeugdige:
    """The youth with this BSN; made and kept at once when new."""
    werkset = Werkset.laad([bsn])
    jeugdige = werkset.jeugdige_voor(Client(bsn, geboortejaar, geslacht))
    werkset.bewaar()
    return jeugdige


# JW301


def leg_toewijzing_vast(
    werkset: Werkset,
    herkomst: Herkomst,
    client: Client,
    melding: Toegewezen,
    toegekend: Callable[[Toewijzing], int],
) -> tuple[Finding, ...]:
    """Remember an allocation: new, changed, or withdrawn.

    `toegekend` tells the cents granted on an allocation's claim lines; asked only when the
    message removes it.
    """
    bekend = werkset.toewijzing(herkomst.gemeente, melding.nummer)
    verzoek = werkset.verzoek(herkomst.aanbieder, melding.referentie)
    vraagt_verwijdering = bekend is not None and melding.reden_wijziging == VERWIJDERD
    stand = toewijzing.Stand(
        bekend=None
        if bekend is None
        else toewijzing.Bekend(
            zelfde_jeugdige=werkset.is_van(bekend, client.bsn),
            zelfde_aanbieder=bekend.aanbieder == herkomst.aanbieder,
            product=Product(bekend.categorie, bekend.productcode),
        ),
        toegekend=toegekend(bekend) if bekend is not None and vraagt_verwijdering else 0,
        verzoek_past=None
        if verzoek is None
        else verzoek.gemeente == herkomst.gemeente and werkset.is_van(verzoek, client.bsn),
    )
    bezwaren = bevindingen(toewijzing.TOETSEN, melding.pad, melding, stand)
    if bezwaren:
        return bezwaren
    rij = bekend or Toewijzing(
        jeugdige=werkset.jeugdige_voor(client),
        gemeente=herkomst.gemeente,
        aanbieder=herkomst.aanbieder,
        toewijzingnummer=melding.nummer,
        verwijzer=VERWIJZER_GEMEENTE,
        eerste_toewijzingsdatum=melding.toewijzingsdatum,
        meegedeeld_op=herkomst.dagtekening,
    )
    if _is_eerder(rij, melding, herkomst):
        werkset.zet_toewijzing(rij)
    if bekend is None or toewijzing.is_actueler(
        melding, bekend.toewijzingsdatum, bekend.toewijzingstijd
    ):
        _neem_over(rij, melding, herkomst)
        if verzoek is not None and (bekend is None or verzoek.soort == TOEWIJZING):
            rij.verwijzer, rij.gevraagd_op = verzoek.verwijzer, verzoek.gevraagd_op
        werkset.zet_toewijzing(rij)
    if verzoek is not None and verzoek.status != TOEGEWEZEN:
        honoreer(werkset, verzoek, herkomst.dagtekening, herkomst.bericht)
    return ()


def honoreer(werkset: Werkset, verzoek: Verzoek, op: date, bericht: Bericht) -> None:
    """An allocation with its reference settles a request, whatever was answered before."""
    verzoek.status, verzoek.reden_afwijzing, verzoek.andere_gemeente = TOEGEWEZEN, "", ""
    verzoek.afgehandeld_op, verzoek.antwoord_bericht = op, bericht
    werkset.zet_verzoek(verzoek)


def _is_eerder(rij: Toewijzing, melding: Toegewezen, herkomst: Herkomst) -> bool:
    """Keep the first dates of an allocation, also when its first message comes later (OP080)."""
    eerder = False
    if melding.toewijzingsdatum < rij.eerste_toewijzingsdatum:
        rij.eerste_toewijzingsdatum, eerder = melding.toewijzingsdatum, True
    if rij.meegedeeld_op is not None and herkomst.dagtekening < rij.meegedeeld_op:
        rij.meegedeeld_op, eerder = herkomst.dagtekening, True
    return eerder


def _neem_over(rij: Toewijzing, melding: Toegewezen, herkomst: Herkomst) -> None:
    """Let the row say what the message says. The reference is only sent the first time (TR379).

    What is only sent again (OP087) did not change that day.
    """
    voor = _wat_geldt(rij)
    rij.referentie_aanbieder = melding.referentie or rij.referentie_aanbieder
    rij.categorie, rij.productcode = melding.product.categorie, melding.product.code
    rij.toewijzingsdatum = melding.toewijzingsdatum
    rij.toewijzingstijd = melding.toewijzingstijd
    rij.ingangsdatum, rij.einddatum = melding.ingangsdatum, melding.einddatum
    rij.reden_wijziging = melding.reden_wijziging
    rij.volume, rij.eenheid = melding.volume, melding.eenheid
    rij.frequentie, rij.budget = melding.frequentie, melding.budget
    rij.bericht = herkomst.bericht
    sinds = rij.bijgewerkt_op
    if _wat_geldt(rij) != voor or (sinds is not None and herkomst.dagtekening < sinds):
        rij.bijgewerkt_op = herkomst.dagtekening


def _wat_geldt(rij: Toewijzing) -> tuple[object, ...]:
    """The days and the extent, and whether it holds at all."""
    omvang = (rij.volume, rij.eenheid, rij.frequentie, rij.budget)
    return (rij.ingangsdatum, rij.einddatum, omvang, rij.reden_wijziging == VERWIJDERD)


# JW305 and JW307


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
    stand = start.Stand(
        koppeling=_koppeling(werkset, herkomst, client, melding, taakgericht),
        gestart=zorg is not None,
        zelfde_product=zorg is not None and _product(zorg) == melding.product,
        gestopt=zorg is not None and zorg.einddatum is not None,
        lopend_sinds=lopend,
    )
    bevonden = bevindingen(start.TOETSEN, melding.pad, melding, stand)
    if any(bevinding.weigert for bevinding in bevonden):
        return bevonden
    if melding.status == VERWIJDEREN:
        werkset.vergeet_zorg(sleutel)
    elif zorg is None:
        werkset.zet_zorg(
            sleutel,
            Zorgperiode(
                jeugdige=werkset.jeugdige_voor(client),
                toewijzing=_eigen_toewijzing(werkset, herkomst, client, melding.toewijzingnummer),
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
    if zorg is not None and _product(zorg) != melding.product:
        zorg = None  # the product belongs to the key of a stop too (TR382)
    definitief = zorg is not None and zorg.reden_beeindiging not in {"", TIJDELIJK}
    andere = [
        rij
        for rij in werkset.zorg_op(herkomst.gemeente, melding.toewijzingnummer)
        if rij is not zorg
    ]
    later = [rij.begindatum for rij in andere if rij.begindatum > melding.begindatum]
    stand = stop.Stand(
        koppeling=_koppeling(werkset, herkomst, client, melding, taakgericht),
        gestart=zorg is not None,
        tijdelijk_op=zorg.tijdelijk_einddatum if zorg else None,
        definitief_op=zorg.einddatum if zorg and definitief else None,
        definitieve_reden=zorg.reden_beeindiging if zorg and definitief else "",
        later_begonnen=max(later, default=None),
        elders_lopend=_lopend(andere),
    )
    bevonden = bevindingen(stop.TOETSEN, melding.pad, melding, stand)
    if zorg is None or any(bevinding.weigert for bevinding in bevonden):
        return bevonden
    if melding.status == VERWIJDEREN:
        _trek_stop_in(zorg, melding.reden)
    else:
        _stop(zorg, melding, herkomst.bericht)
    werkset.zet_zorg(sleutel, zorg)
    return bevonden


def _product(rij: Toewijzing | Zorgperiode) -> Product:
    return Product(rij.categorie, rij.productcode)


def _lopend(zorg: Iterable[Zorgperiode]) -> date | None:
    """Since when one of these runs without a stop; None when none does."""
    return next((rij.begindatum for rij in zorg if rij.einddatum is None), None)


def _stop(zorg: Zorgperiode, melding: Stop, bericht: Bericht) -> None:
    if melding.reden == TIJDELIJK:
        zorg.tijdelijk_einddatum, zorg.tijdelijk_bericht = melding.einddatum, bericht
    zorg.einddatum, zorg.reden_beeindiging = melding.einddatum, melding.reden
    zorg.stop_bericht = bericht


def _trek_stop_in(zorg: Zorgperiode, reden: str) -> None:
    """What remains is the other stop, if there is one; else help runs on."""
    if reden == TIJDELIJK:
        zorg.tijdelijk_einddatum, zorg.tijdelijk_bericht = None, None
        if zorg.reden_beeindiging != TIJDELIJK:
            return
    zorg.einddatum, zorg.stop_bericht = zorg.tijdelijk_einddatum, zorg.tijdelijk_bericht
    zorg.reden_beeindiging = TIJDELIJK if zorg.einddatum else ""


def _koppeling(
    werkset: Werkset,
    herkomst: Herkomst,
    client: Client,
    melding: Start | Stop,
    taakgericht: bool | None,
) -> Koppeling:
    rij = _eigen_toewijzing(werkset, herkomst, client, melding.toewijzingnummer)
    if rij is None:
        return Koppeling(taakgericht, eigen=False)
    return Koppeling(
        taakgericht,
        eigen=True,
        product=_product(rij),
        verwijderd=rij.reden_wijziging == VERWIJDERD,
        onderweg=rij.veranderde_sinds(herkomst.dagtekening),
    )


def _eigen_toewijzing(
    werkset: Werkset, herkomst: Herkomst, client: Client, nummer: int | None
) -> Toewijzing | None:
    """The sender's own allocation for this youth, also when it was removed."""
    if nummer is None:
        return None
    bekend = werkset.toewijzing(herkomst.gemeente, nummer)
    if (
        bekend is None
        or bekend.aanbieder != herkomst.aanbieder
        or not werkset.is_van(bekend, client.bsn)
    ):
        return None
    return bekend


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
