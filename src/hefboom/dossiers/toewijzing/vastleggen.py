# SPDX-License-Identifier: EUPL-1.2
"""What an allocation changes in the dossiers (JW301), and in the request it honours.

As in `hulp.vastleggen`: a line changes nothing when a rule objects, and nothing is written here.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date, time

from hefboom.dossiers.bevinden import bevindingen
from hefboom.dossiers.client import Client
from hefboom.dossiers.herkomst import Herkomst
from hefboom.dossiers.models import Toewijzing, Verzoek
from hefboom.dossiers.opslag.werkset import Werkset
from hefboom.dossiers.toewijzing import regels
from hefboom.dossiers.toewijzing.eigen import eigen_toewijzing
from hefboom.dossiers.toewijzing.melding import Toegewezen
from hefboom.dossiers.toewijzing.omvangen import met
from hefboom.dossiers.verzoek.keuzes import (
    TOEGEWEZEN,
    TOEWIJZING,
    WIJZIGING,
    status_zonder_toewijzing,
)
from hefboom.ijw.codes import COD327, JZ002
from hefboom.kernel import Finding
from hefboom.mailbox import Bericht
from hefboom.rijen import nieuw

#: How many granted claim lines stand on each of these allocations, by number.
Toegekend = Callable[[Collection[Toewijzing]], Mapping[int, int]]


def leg_toewijzingen_vast(
    werkset: Werkset,
    herkomst: Herkomst,
    client: Client,
    meldingen: Sequence[Toegewezen],
    toegekend: Toegekend,
) -> tuple[Finding, ...]:
    """Remember the allocations of one message: new, changed, or withdrawn.

    What is withdrawn goes first and opens its request again, so the order of the lines decides
    nothing; nor does it for which request the message honours, as things stood before it.
    """
    wijziging = _gehonoreerde_wijziging(werkset, herkomst, client, meldingen)
    vernieuwd = frozenset(
        melding.referentie
        for melding in meldingen
        if melding.referentie and not _blijft_gelijk(werkset, herkomst, client, melding)
    )
    weg = [melding for melding in meldingen if melding.reden_wijziging == JZ002.VERWIJDERD]
    rest = [melding for melding in meldingen if melding.reden_wijziging != JZ002.VERWIJDERD]
    eigen = (eigen_toewijzing(werkset, herkomst, client, melding.nummer) for melding in weg)
    geteld = toegekend([rij for rij in eigen if rij is not None])
    bevonden: tuple[Finding, ...] = ()
    for groep in (weg, rest):
        verwijderd: list[str] = []
        for melding in groep:
            kennis = _kennis_van(werkset, herkomst, client, melding, wijziging, vernieuwd, geteld)
            bezwaren = bevindingen(regels.TOETSEN, melding.pad, melding, kennis)
            bevonden += bezwaren
            if any(bezwaar.weigert for bezwaar in bezwaren):
                continue
            rij = _leg_vast(werkset, herkomst, client, melding)
            if rij.reden_wijziging == JZ002.VERWIJDERD:
                verwijderd += werkset.referenties_van(rij)
        for referentie in dict.fromkeys(verwijderd):
            _heropen(werkset, herkomst, client, referentie)
    return bevonden


def _leg_vast(
    werkset: Werkset, herkomst: Herkomst, client: Client, melding: Toegewezen
) -> Toewijzing:
    """Remember one allocation that can stand."""
    bekend = werkset.toewijzing(herkomst.gemeente, melding.nummer)
    verzoek = werkset.verzoek(herkomst.aanbieder, melding.referentie)
    brengt = verzoek is not None and _brengt_verwijzer(werkset, verzoek, melding.nummer)
    jeugdige = werkset.jeugdige_voor(client, herkomst.dagtekening)
    rij = bekend or nieuw(
        Toewijzing,
        jeugdige=jeugdige,
        gemeente=herkomst.gemeente,
        aanbieder=herkomst.aanbieder,
        toewijzingnummer=melding.nummer,
        verwijzer=COD327.GEMEENTE,
        eerste_toewijzingsdatum=melding.toewijzingsdatum,
        meegedeeld_op=herkomst.dagtekening,
    )
    gewijzigd = _is_eerder(rij, melding, herkomst)
    if bekend is not None:
        gewijzigd |= _onthoud_omvang(bekend, melding)
    if bekend is None or regels.is_actueler(
        melding,
        bekend.toewijzingsdatum,
        bekend.toewijzingstijd,
        verwijderd=bekend.reden_wijziging == JZ002.VERWIJDERD,
    ):
        _neem_over(rij, melding, herkomst)
        gewijzigd = True
        if verzoek is not None and brengt and (bekend is None or verzoek.soort == TOEWIJZING):
            rij.verwijzer, rij.gevraagd_op = verzoek.verwijzer, verzoek.gevraagd_op
    elif melding.referentie and (not rij.referentie_aanbieder or rij.gevraagd_op is None):
        rij.referentie_aanbieder, gewijzigd = rij.referentie_aanbieder or melding.referentie, True
        if verzoek is not None and brengt and rij.gevraagd_op is None:
            rij.verwijzer, rij.gevraagd_op = verzoek.verwijzer, verzoek.gevraagd_op
    if gewijzigd:
        werkset.zet_toewijzing(rij)
    werkset.zet_honorering(rij, melding.referentie)
    honoreert = rij.reden_wijziging != JZ002.VERWIJDERD
    if honoreert and verzoek is not None and verzoek.status != TOEGEWEZEN:
        honoreer(werkset, verzoek, herkomst.dagtekening, herkomst.bericht)
    return rij


def _brengt_verwijzer(werkset: Werkset, verzoek: Verzoek, nummer: int) -> bool:
    """Does an allocation with this number begin with that request?

    What a request for change names ran before it, so its referrer and its wait are older; that it
    carries the request's reference all the same (IV093, IV097) changes neither.
    """
    if verzoek.soort == TOEWIJZING:
        return True
    return nummer not in {regel.toewijzingnummer for regel in werkset.regels_van(verzoek)}


def _onthoud_omvang(rij: Toewijzing, melding: Toegewezen) -> bool:
    """Keep the extent of the decision that does not hold, or no longer; was there anything new?

    Two of one moment are one decision, and one that was withdrawn counts as never made.
    """
    if JZ002.VERWIJDERD in (rij.reden_wijziging, melding.reden_wijziging):
        return False
    omvang = (melding.volume, melding.eenheid, melding.frequentie)
    voor = rij.omvangen
    if regels.is_later(melding, rij.toewijzingsdatum, rij.toewijzingstijd):
        rij.omvangen = met(voor, rij.toewijzingsdatum, rij.toewijzingstijd, rij.omvang)
    elif _moment(melding) != (rij.toewijzingsdatum, rij.toewijzingstijd or time.min):
        rij.omvangen = met(voor, melding.toewijzingsdatum, melding.toewijzingstijd, omvang)
    return bool(rij.omvangen != voor)


def _moment(melding: Toegewezen) -> tuple[date, time]:
    return (melding.toewijzingsdatum, melding.toewijzingstijd or time.min)


def _blijft_gelijk(
    werkset: Werkset, herkomst: Herkomst, client: Client, melding: Toegewezen
) -> bool:
    """Is this an allocation that stands already, with the same days and extent?"""
    rij = eigen_toewijzing(werkset, herkomst, client, melding.nummer)
    if rij is None:
        return False
    omvang = (melding.volume, melding.eenheid, melding.frequentie, melding.budget)
    verwijderd = melding.reden_wijziging == JZ002.VERWIJDERD
    return _wat_geldt(rij) == (melding.ingangsdatum, melding.einddatum, omvang, verwijderd)


def _gehonoreerde_wijziging(
    werkset: Werkset, herkomst: Herkomst, client: Client, meldingen: Sequence[Toegewezen]
) -> str:
    """The reference of the request for change that this message honours, empty without one."""
    for referentie in meldingen[0].naast:
        verzoek = werkset.verzoek(herkomst.aanbieder, referentie)
        if verzoek is None or verzoek.soort != WIJZIGING:
            continue
        gevraagd = _gevraagd(werkset, herkomst, client, referentie)
        if gevraagd is not None and gevraagd.past and not gevraagd.toegewezen:
            return referentie
    return ""


def _gevraagd(
    werkset: Werkset, herkomst: Herkomst, client: Client, referentie: str
) -> regels.GenoemdVerzoek | None:
    verzoek = werkset.verzoek(herkomst.aanbieder, referentie)
    if verzoek is None:
        return None
    past = verzoek.gemeente == herkomst.gemeente and werkset.is_van(verzoek, client.bsn)
    eerder = verzoek.antwoord_bericht_id != herkomst.bericht.id
    return regels.GenoemdVerzoek(
        past,
        verzoek.status == TOEGEWEZEN and eerder,
        wijziging=verzoek.soort == WIJZIGING,
        gevraagd_op=verzoek.gevraagd_op,
    )


def _kennis_van(
    werkset: Werkset,
    herkomst: Herkomst,
    client: Client,
    melding: Toegewezen,
    wijziging: str,
    vernieuwd: Collection[str],
    toegekend: Mapping[int, int],
) -> regels.Toewijzingskennis:
    rij = werkset.toewijzing(herkomst.gemeente, melding.nummer)
    # Of another's allocation nothing is asked: the addressee of this message reads the answers.
    eigen = eigen_toewijzing(werkset, herkomst, client, melding.nummer) is not None
    bekend = None
    if rij is not None:
        later = regels.is_later(melding, rij.toewijzingsdatum, rij.toewijzingstijd)
        bekend = regels.BekendeToewijzing(
            zelfde_jeugdige=werkset.is_van(rij, client.bsn),
            zelfde_aanbieder=rij.aanbieder == herkomst.aanbieder,
            product=rij.product,
            ouder=eigen and later,
        )
        if eigen:
            honoreert = werkset.referenties_van(rij)
            bekend = replace(
                bekend,
                staand=regels.StaandeToewijzing(
                    sinds=rij.bekend_sinds,
                    eerder_meegedeeld=rij.bekend_sinds < herkomst.dagtekening,
                    ongewijzigd=_blijft_gelijk(werkset, herkomst, client, melding),
                    honoreert=frozenset(honoreert),
                    ingangsdatum=rij.ingangsdatum,
                    omvang=rij.omvang,
                    verwijderd=rij.reden_wijziging == JZ002.VERWIJDERD,
                    later=later,
                ),
            )
    zorg_op = werkset.zorg_op(herkomst.gemeente, melding.nummer) if eigen else ()
    return regels.Toewijzingskennis(
        bekend=bekend,
        toegekend=toegekend.get(melding.nummer, 0),
        verzoek=_gevraagd(werkset, herkomst, client, melding.referentie),
        wijziging=wijziging,
        vernieuwd=melding.referentie in vernieuwd,
        hulp_sinds=min((zorg.begindatum for zorg in zorg_op), default=None),
    )


def honoreer(werkset: Werkset, verzoek: Verzoek, op: date, bericht: Bericht) -> None:
    """An allocation with its reference settles a request, whatever was answered before."""
    verzoek.status = TOEGEWEZEN
    verzoek.afgehandeld_op, verzoek.antwoord_bericht = op, bericht
    werkset.zet_verzoek(verzoek)


def _heropen(werkset: Werkset, herkomst: Herkomst, client: Client, referentie: str) -> None:
    """Without any allocation left, a request stands as it was answered: those were never sent."""
    verzoek = werkset.verzoek(herkomst.aanbieder, referentie)
    if verzoek is None or verzoek.status != TOEGEWEZEN or verzoek.gemeente != herkomst.gemeente:
        return
    if not werkset.is_van(verzoek, client.bsn):
        return  # this reference was used for another youth too
    met = werkset.beantwoord(herkomst.gemeente, herkomst.aanbieder, referentie, client.bsn)
    if any(rij.reden_wijziging != JZ002.VERWIJDERD for rij in met):
        return
    verzoek.status = status_zonder_toewijzing(verzoek.in_onderzoek_sinds, verzoek.afgewezen_op)
    verzoek.afgehandeld_op = verzoek.afgewezen_op
    verzoek.antwoord_bericht = verzoek.laatste_antwoord
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
    return (rij.ingangsdatum, rij.einddatum, omvang, rij.reden_wijziging == JZ002.VERWIJDERD)
