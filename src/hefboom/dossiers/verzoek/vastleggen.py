# SPDX-License-Identifier: EUPL-1.2
"""What requests and their answers change in the dossiers (JW315, JW317, JW319).

As in `hulp.vastleggen`: a verb changes nothing when a rule objects, and writes nothing itself.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hefboom.dossiers.bevinden import bevindingen
from hefboom.dossiers.client import Client
from hefboom.dossiers.herkomst import Herkomst
from hefboom.dossiers.models import Toewijzing, Verzoek, Wijzigingsregel
from hefboom.dossiers.opslag.werkset import Werkset
from hefboom.dossiers.termijnen import is_verlopen
from hefboom.dossiers.toewijzing.besteed import NIETS, Besteed
from hefboom.dossiers.toewijzing.nazicht import BesteedOp, staande_toewijzingen
from hefboom.dossiers.toewijzing.vastleggen import honoreer
from hefboom.dossiers.verzoek import aanvraag, antwoord, wijzigingstoetsen
from hefboom.dossiers.verzoek.aanvraag import Aanvraag
from hefboom.dossiers.verzoek.antwoord import Verzoekantwoord
from hefboom.dossiers.verzoek.keuzes import (
    AFGEWEZEN,
    IN_ONDERZOEK,
    TE_WIJZIGEN,
    TOEGEWEZEN,
    WIJZIGING,
)
from hefboom.dossiers.verzoek.wijziging import Wensregel, Wijzigingsverzoek
from hefboom.dossiers.verzoek.wijzigingskennis import Actueel, Wijzigingskennis
from hefboom.ijw.codes import COD327, JZ002, WJ760
from hefboom.kernel import Finding
from hefboom.rijen import nieuw


def leg_aanvragen_vast(
    werkset: Werkset, herkomst: Herkomst, client: Client, meldingen: Sequence[Aanvraag]
) -> tuple[Finding, ...]:
    """Remember the requests of one message; none of them is an earlier request for another."""
    onderhanden, verlopen = _onderhanden(werkset, herkomst, client)
    staand = staande_toewijzingen(werkset, herkomst, client)
    bevonden: tuple[Finding, ...] = ()
    for melding in meldingen:
        gebruikt = werkset.verzoek(herkomst.aanbieder, melding.referentie) is not None
        kennis = aanvraag.Aanvraagkennis(gebruikt, onderhanden, verlopen, staand)
        bevonden += _leg_aanvraag_vast(werkset, herkomst, client, melding, kennis)
    return bevonden


def _leg_aanvraag_vast(
    werkset: Werkset,
    herkomst: Herkomst,
    client: Client,
    melding: Aanvraag,
    kennis: aanvraag.Aanvraagkennis,
) -> tuple[Finding, ...]:
    """Remember a request, with who referred; an allocation that came earlier learns it too."""
    bevonden = bevindingen(aanvraag.TOETSEN, melding.pad, melding, kennis)
    if any(bevinding.weigert for bevinding in bevonden):
        return bevonden
    verzoek = nieuw(
        Verzoek,
        jeugdige=werkset.jeugdige_voor(client, herkomst.dagtekening),
        gemeente=herkomst.gemeente,
        aanbieder=herkomst.aanbieder,
        referentie_aanbieder=melding.referentie,
        categorie=melding.product.categorie,
        productcode=melding.product.code,
        verwijzer=melding.verwijzer,
        gevraagd_op=herkomst.dagtekening,
        gewenste_ingangsdatum=melding.gewenste_ingangsdatum,
        bericht=herkomst.bericht,
    )
    werkset.voeg_verzoek_toe(verzoek)
    for bekend in _al_toegewezen(werkset, herkomst, client, melding.referentie):
        if _was_er_al(bekend, verzoek):
            continue  # it carries the reference without honouring the request (IV094)
        bekend.verwijzer, bekend.gevraagd_op = verzoek.verwijzer, verzoek.gevraagd_op
        werkset.zet_toewijzing(bekend)
        honoreer(werkset, verzoek, bekend.toewijzingsdatum, bekend.bericht)
    return bevonden


def _was_er_al(rij: Toewijzing, verzoek: Verzoek) -> bool:
    """Was the allocation told before it was asked, and did it stay as it was?"""
    op = verzoek.gevraagd_op
    return rij.bekend_sinds < op and not rij.veranderde_sinds(op)


def leg_wijziging_vast(
    werkset: Werkset,
    herkomst: Herkomst,
    client: Client,
    melding: Wijzigingsverzoek,
    besteed_op: BesteedOp = lambda _: {},
) -> tuple[Finding, ...]:
    """Remember a request for change with its lines; refused as a whole when one cannot kennis.

    Of a youth who is no client nothing more is judged (IV028: 0233 below). `besteed_op` tells what
    was granted on allocations; asked once, of those that are to change.
    """
    eigen = werkset.toewijzingen(herkomst.gemeente, herkomst.aanbieder, client.bsn)
    lopend = {rij.toewijzingnummer: rij for rij in eigen if _loopt(rij, herkomst)}
    te_wijzigen = {regel.nummer for regel in melding.regels if regel.wat == TE_WIJZIGEN}
    besteed = besteed_op([rij for nummer, rij in lopend.items() if nummer in te_wijzigen])
    onderhanden, verlopen = _onderhanden(werkset, herkomst, client)
    kennis = Wijzigingskennis(
        client_bekend=bool(eigen),
        referentie_gebruikt=werkset.verzoek(herkomst.aanbieder, melding.referentie) is not None,
        onderhanden=onderhanden,
        verlopen=verlopen,
        actueel={
            nummer: _actueel(rij, besteed.get(nummer, NIETS)) for nummer, rij in lopend.items()
        },
        dagtekening=melding.dagtekening,
        gevraagd=melding.regels,
        gekruist=frozenset(
            rij.toewijzingnummer for rij in eigen if rij.veranderde_sinds(herkomst.dagtekening)
        ),
    )
    bevonden = bevindingen(wijzigingstoetsen.CLIENTTOETSEN, "Client/Bsn", melding, kennis)
    if bevonden:
        return bevonden
    bevonden = bevindingen(wijzigingstoetsen.VERZOEKTOETSEN, melding.pad, melding, kennis)
    for regel in melding.regels:
        bevonden += bevindingen(wijzigingstoetsen.REGELTOETSEN, regel.pad, regel, kennis)
    if any(bevinding.weigert for bevinding in bevonden):
        return bevonden
    verzoek = nieuw(
        Verzoek,
        jeugdige=werkset.jeugdige_voor(client, herkomst.dagtekening),
        gemeente=herkomst.gemeente,
        aanbieder=herkomst.aanbieder,
        referentie_aanbieder=melding.referentie,
        soort=WIJZIGING,
        reden_verzoek=melding.reden,
        verwijzer=_verwijzer(melding, lopend),
        gevraagd_op=herkomst.dagtekening,
        gewenste_ingangsdatum=min(
            (regel.ingang for regel in melding.regels if regel.ingang), default=melding.dagtekening
        ),
        bericht=herkomst.bericht,
    )
    regels = [_rij(verzoek, nr, regel) for nr, regel in enumerate(melding.regels, start=1)]
    werkset.voeg_verzoek_toe(verzoek, regels)
    genoemd = {regel.nummer for regel in melding.regels}
    for bekend in _al_toegewezen(werkset, herkomst, client, melding.referentie):
        # What it asked to change waits since its own request; what is new since this one.
        if bekend.toewijzingnummer not in genoemd and bekend.gevraagd_op is None:
            bekend.verwijzer, bekend.gevraagd_op = verzoek.verwijzer, verzoek.gevraagd_op
            werkset.zet_toewijzing(bekend)
        honoreer(werkset, verzoek, bekend.toewijzingsdatum, bekend.bericht)
    return bevonden


def leg_antwoord_vast(
    werkset: Werkset, herkomst: Herkomst, melding: Verzoekantwoord
) -> tuple[Finding, ...]:
    """Remember what the municipality answered to a request of this provider."""
    verzoek = werkset.verzoek(herkomst.aanbieder, melding.referentie)
    if verzoek is not None and verzoek.gemeente != herkomst.gemeente:
        verzoek = None  # someone else's request is as good as none
    kennis = antwoord.Antwoordkennis(
        bekend=verzoek is not None,
        toegewezen=verzoek is not None and verzoek.status == TOEGEWEZEN,
        onderzocht=verzoek is not None and verzoek.in_onderzoek_sinds is not None,
        afgewezen=verzoek is not None and verzoek.afgewezen_op is not None,
    )
    bezwaren = bevindingen(antwoord.TOETSEN, melding.pad, melding, kennis)
    if bezwaren or verzoek is None:
        return bezwaren
    verzoek.antwoord_bericht = verzoek.laatste_antwoord = herkomst.bericht
    if melding.besluit == WJ760.IN_ONDERZOEK:
        verzoek.status, verzoek.in_onderzoek_sinds = IN_ONDERZOEK, herkomst.dagtekening
    else:
        verzoek.status = AFGEWEZEN
        verzoek.afgewezen_op = verzoek.afgehandeld_op = herkomst.dagtekening
        verzoek.reden_afwijzing, verzoek.andere_gemeente = melding.reden, melding.gemeente
    werkset.zet_verzoek(verzoek)
    return ()


def _al_toegewezen(
    werkset: Werkset, herkomst: Herkomst, client: Client, referentie: str
) -> tuple[Toewijzing, ...]:
    """Allocations that came in before the request they honour; a removed one honours none."""
    met = werkset.beantwoord(herkomst.gemeente, herkomst.aanbieder, referentie, client.bsn)
    return tuple(rij for rij in met if rij.reden_wijziging != JZ002.VERWIJDERD)


def _onderhanden(werkset: Werkset, herkomst: Herkomst, client: Client) -> tuple[str, str]:
    """The earlier request that is under way, and one that should have been decided on long ago.

    Eight weeks after its date the last term there is has gone by (OP274, OP346), so from then on
    it no longer keeps a new request out: nobody but the municipality can end it, and it does not.
    """
    lopend = werkset.onderhanden(
        herkomst.gemeente, herkomst.aanbieder, client.bsn, behalve=herkomst.bericht.id
    )
    dag = herkomst.dagtekening
    tijdig = [een for een in lopend if not is_verlopen(een.gevraagd_op, dag)]
    te_laat = [een for een in lopend if is_verlopen(een.gevraagd_op, dag)]
    return (
        tijdig[0].referentie_aanbieder if tijdig else "",
        te_laat[0].referentie_aanbieder if te_laat else "",
    )


def _loopt(rij: Toewijzing, herkomst: Herkomst) -> bool:
    """Does it run on the day of the message, or will it? A removed one does not."""
    if rij.is_vervallen:
        return False
    return rij.einddatum is None or rij.einddatum >= herkomst.dagtekening


def _actueel(rij: Toewijzing, besteed: Besteed) -> Actueel:
    return Actueel(
        product=rij.product,
        periode=rij.periode,
        bekend_sinds=rij.bekend_sinds,
        volume=rij.volume,
        eenheid=rij.eenheid,
        frequentie=rij.frequentie,
        budget=rij.budget,
        besteed=besteed,
    )


def _verwijzer(melding: Wijzigingsverzoek, lopend: Mapping[int, Toewijzing]) -> str:
    """Who referred for what the youth has now, referred for what follows from it."""
    for regel in melding.regels:
        if regel.nummer is not None and regel.nummer in lopend:
            return lopend[regel.nummer].verwijzer
    return COD327.GEMEENTE


def _rij(verzoek: Verzoek, volgnummer: int, regel: Wensregel) -> Wijzigingsregel:
    return nieuw(
        Wijzigingsregel,
        verzoek=verzoek,
        volgnummer=volgnummer,
        wat=regel.wat,
        toewijzingnummer=regel.nummer,
        categorie=regel.product.categorie,
        productcode=regel.product.code,
        gewenste_ingangsdatum=regel.ingang,
        einddatum=regel.einde,
        volume=regel.volume,
        eenheid=regel.eenheid,
        frequentie=regel.frequentie,
        budget=regel.budget,
    )
