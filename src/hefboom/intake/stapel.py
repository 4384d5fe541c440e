# SPDX-License-Identifier: EUPL-1.2
"""A stack of kept messages, opened in order of arrival, judged, recorded and answered.

A stack is one savepoint. When one of its messages causes an error nobody foresaw, the stack is
undone, cut in two and done again, until that message stands alone and goes into quarantine; the
others are handled as if it was not there. Errors of the machine (disk, database) are not caught:
they are no message's fault, and a next run goes on where this one stopped.
"""

from __future__ import annotations

import base64
import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.conf import settings
from django.db import InterfaceError, OperationalError, ProgrammingError, connection, transaction
from django.utils.timezone import localdate

from hefboom import ijw, mailbox, stelsel
from hefboom.intake.behandeling import beoordeel, dubbele_identificatie, maak_werkbank
from hefboom.intake.beleid import zwaarste
from hefboom.intake.geopend import PAST_NIET, Geopend
from hefboom.intake.grondslag import regelversie
from hefboom.intake.models import (
    AangeleverdBericht,
    Regiobevinding,
    Verwerking,
    Verwerkuitkomst,
)
from hefboom.intake.oordeel import MEESTE_BEVINDINGEN, Berichtoordeel, bewaarbaar
from hefboom.intake.openen import open_bericht
from hefboom.intake.soorten import Antwoordsoort, Vraagsoort, register
from hefboom.intake.telling import Klok
from hefboom.inzage import Recht
from hefboom.kernel import Finding, waardeklasse
from hefboom.mailbox import Bericht, Richting, eis_sleutel
from hefboom.rijen import naam_voor_naam, nieuw, voeg_toe

logger = logging.getLogger(__name__)

#: Faults of the machine or of a database that is not up to date; no message can help those.
MACHINEFOUTEN = (OperationalError, InterfaceError, ProgrammingError, OSError, MemoryError)
#: Which of these names an earlier message used, and which way that message went.
GEBRUIKT = """
    WITH gevraagd (soort, afzender, identificatie) AS (VALUES {namen})
    SELECT v.soort, v.afzender, v.identificatie, b.richting
    FROM gevraagd g
    JOIN intake_verwerking v
        ON v.soort = g.soort AND v.afzender = g.afzender AND v.identificatie = g.identificatie
    JOIN mailbox_bericht b ON b.id = v.bericht_id
    WHERE NOT v.geheel_afgekeurd AND v.uitkomst <> 'quarantaine'
"""
BEURT = 0x48656662  # any number will do, as long as every process uses the same one
NIET_TE_OPENEN_DOOR_ONS = (
    "Hefboom liep vast op dit bericht. Het is bewaard; de beheerder vindt de fout in het logboek "
    "en kan het na een verbetering opnieuw laten verwerken (`hefboom verwerk --herkans`)."
)


@waardeklasse()
class Stuk:
    """A kept message with its bytes; None when it is too large to open.

    `van_wie_ook`: it came in where anyone's message may, not (only) by someone's hand.
    """

    bericht: Bericht
    data: bytes | None
    van_wie_ook: bool = False
    #: What opening it gave, when that was done before it was its turn: then it came in just now,
    #: and never stood in line.
    geopend: Geopend | None = None


@dataclass(slots=True)
class Uitgaand:
    """What a stack adds besides the dossiers."""

    #: Each message with what we answer it, in order.
    antwoorden: list[tuple[Bericht, ijw.Bericht]] = field(default_factory=list)
    verwerkingen: list[Verwerking] = field(default_factory=list)
    voor_de_regio: list[Regiobevinding] = field(default_factory=list)


def wacht_op_beurt() -> None:
    """One process at a time judges: the order of arrival matters. Call inside a transaction.

    SQLite's immediate transactions see to it by themselves. Raises `OngeldigeOmgeving` when the
    key was replaced since this process began: what it sealed would not open any more.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [BEURT])
    eis_sleutel()


def verwerk_stapel(stukken: Sequence[Stuk], op: datetime, klok: Klok) -> list[Verwerking]:
    """Handle the messages in order; the conclusions stand in the same order.

    Call inside a transaction, after `wacht_op_beurt`, with messages that have no conclusion yet.
    """
    if not stukken:
        return []
    try:
        with transaction.atomic():
            return _behandel(stukken, op, klok)
    except MACHINEFOUTEN:
        raise
    except Exception as fout:
        if len(stukken) == 1:
            return [_vastgelopen(stukken[0].bericht, fout, op)]
    midden = len(stukken) // 2
    return [
        *verwerk_stapel(stukken[:midden], op, klok),
        *verwerk_stapel(stukken[midden:], op, klok),
    ]


def open_vooraf(
    bericht: Bericht, data: bytes, regio: stelsel.Regio, vandaag: date
) -> Geopend | None:
    """Open a message before it is its turn: that asks the record nothing.

    Only for who may bring anyone's message. None when it went wrong: then the stack meets the
    same error, and finds out which message it is.
    """
    try:
        return open_bericht(bericht, data, regio, vandaag)
    except MACHINEFOUTEN:
        raise
    except Exception:
        return None


def _vastgelopen(bericht: Bericht, fout: Exception, op: datetime) -> Verwerking:
    # Only the kind of error: its text may hold content of the message.
    logger.error("Bericht %s liep vast op %s", bericht.pk, type(fout).__name__)
    mailbox.is_behandeld([bericht.pk])
    return Verwerking.objects.create(
        bericht=bericht,
        uitkomst=Verwerkuitkomst.QUARANTAINE,
        reden=NIET_TE_OPENEN_DOOR_ONS,
        verwerkt_op=op,
        regelversie=regelversie(),
        stelselversie=stelsel.laad(settings.OMGEVING.regio).vingerafdruk,
    )


def _behandel(stukken: Sequence[Stuk], op: datetime, klok: Klok) -> list[Verwerking]:
    vandaag = localdate(op)
    regio = stelsel.laad(settings.OMGEVING.regio)
    with klok("controleren"):
        afzenders = _toegestane_afzenders(stukken)
        geopend = [
            stuk.geopend
            or open_bericht(stuk.bericht, stuk.data, regio, vandaag, afzenders.get(stuk.bericht.pk))
            for stuk in stukken
        ]
    with klok("vastleggen"):
        gebruikt = _gebruikte_identificaties(geopend)
        werk = maak_werkbank(geopend, regio, op)
    uit = Uitgaand()
    for stuk in geopend:
        kop, soort, sleutel = stuk.kop, register.van(stuk.soort), stuk.sleutel
        if kop is None or sleutel is None:  # only of what is in quarantine
            uit.verwerkingen.append(_quarantaine(stuk, op))
            continue
        dubbel = soort.uniek and sleutel in gebruikt
        if isinstance(soort, Antwoordsoort):
            with klok("controleren"):
                vraag = werk.vragen.van(stuk)
                gezien = soort.zie_na(stuk, vraag, werk)
                uit.verwerkingen.append(_ingekomen_antwoord(stuk, kop, op, vraag, gezien, dubbel))
            gebruikt.add(sleutel)
        elif not stuk.past_in_schema:
            terug = _teruggewezen(stuk, kop, op)
            uit.verwerkingen.append(terug)
            werk.vragen.onthoud(terug)
        elif isinstance(soort, Vraagsoort):
            with klok("vastleggen"):
                oordeel = beoordeel(stuk, kop, soort, werk, dubbel)
            if not oordeel.niet_verzonden:
                gebruikt.add(sleutel)
            with klok("antwoorden"):
                werk.vragen.onthoud(_besluit(stuk, kop, oordeel, op, vandaag, uit))
        else:
            raise LookupError(f"Wat er met een {stuk.soort} moet gebeuren, zegt geen soort.")
    with klok("antwoorden"):
        antwoorden = _beantwoord(uit, op)
    with klok("vastleggen"):
        werk.werkset.bewaar()
        mailbox.verstuur_vele(antwoorden)
        for rij in uit.verwerkingen:
            rij.regelversie, rij.stelselversie = regelversie(), regio.vingerafdruk
        voeg_toe(uit.verwerkingen)
        voeg_toe(uit.voor_de_regio)
        werk.kasboek.bewaar({rij.antwoord_op_id: rij for rij in antwoorden})
        mailbox.is_behandeld([stuk.bericht.id for stuk in stukken if stuk.geopend is None])
    ingekomen = {stuk.bericht.id for stuk in stukken}
    return [rij for rij in uit.verwerkingen if rij.bericht_id in ingekomen]


def _toegestane_afzenders(stukken: Sequence[Stuk]) -> dict[UUID, set[str]]:
    """Who a message handed in by hand may come from; absent when anyone may have sent it.

    Without this a provider could upload an allocation in a municipality's name.
    """
    toegestaan: dict[UUID, set[str]] = {}
    vrij: set[UUID] = set()
    gebracht = AangeleverdBericht.objects.filter(
        bericht__in=[stuk.bericht.pk for stuk in stukken if not stuk.van_wie_ook]
    )
    for rij in gebracht.select_related("aanlevering__gebruiker").prefetch_related(
        "aanlevering__gebruiker__machtigingen"
    ):
        # What its bringer might hand in on the day of handing in; access since then is later.
        dag = localdate(rij.aanlevering.op)
        kring = rij.aanlevering.gebruiker.inzage_op(dag).kring(Recht.AANLEVEREN)
        if kring.regio:
            vrij.add(rij.bericht_id)
        toegestaan.setdefault(rij.bericht_id, set()).update(kring.gemeenten | kring.aanbieders)
    return {pk: codes for pk, codes in toegestaan.items() if pk not in vrij}


def _gebruikte_identificaties(geopend: Iterable[Geopend]) -> set[tuple[str, str, str]]:
    """Those that earlier messages used; one refused as a whole counts as never sent (OP286)."""
    gevraagd = {stuk.sleutel for stuk in geopend if stuk.sleutel is not None}
    # The direction is read, not asked, or SQLite walks along every message there ever was.
    return {
        (soort, afzender, identificatie)
        for soort, afzender, identificatie, richting in naam_voor_naam(GEBRUIKT, gevraagd)
        if richting == Richting.IN
    }


def _quarantaine(stuk: Geopend, op: datetime) -> Verwerking:
    return Verwerking(
        bericht=stuk.bericht,
        uitkomst=Verwerkuitkomst.QUARANTAINE,
        reden=stuk.quarantaine[:500],
        soort=stuk.soort,
        release=stuk.release,
        bevindingen=bewaarbaar(stuk.bevindingen),
        aantal_bevindingen=len(stuk.bevindingen),
        verwerkt_op=op,
    )


def _teruggewezen(stuk: Geopend, kop: ijw.Kop, op: datetime) -> Verwerking:
    """A message that breaks the schema: refused without an answer (IV028, IV087)."""
    rij = _met_kop(stuk, kop, Verwerkuitkomst.AFGEKEURD, op, stuk.bevindingen)
    rij.geheel_afgekeurd, rij.reden = True, PAST_NIET
    return rij


def _ingekomen_antwoord(
    stuk: Geopend,
    kop: ijw.Kop,
    op: datetime,
    vraag: UUID | None,
    gezien: tuple[Finding, ...],
    dubbel: bool,
) -> Verwerking:
    """An answer of others: what is wrong with it is told, and nothing is refused.

    `gezien`: what does not fit the message it answers; `dubbel`: its identification was used
    before (TR056).
    """
    bevindingen = stuk.bevindingen + gezien
    if dubbel:
        bevindingen += (dubbele_identificatie(kop),)
    rij = _met_kop(stuk, kop, Verwerkuitkomst.ANTWOORD, op, bevindingen)
    rij.beantwoordt_id = vraag
    return rij


def _met_kop(
    stuk: Geopend,
    kop: ijw.Kop,
    uitkomst: Verwerkuitkomst,
    op: datetime,
    bevindingen: Sequence[Finding] = (),
) -> Verwerking:
    identificatie, dagtekening = kop.eigen
    return nieuw(
        Verwerking,
        bericht=stuk.bericht,
        uitkomst=uitkomst.value,
        soort=stuk.soort,
        release=stuk.release,
        gemeente=kop.gemeente,
        aanbieder=kop.aanbieder,
        afzender=kop.afzender,
        identificatie=identificatie,
        dagtekening=dagtekening,
        bevindingen=bewaarbaar(bevindingen),
        aantal_bevindingen=len(bevindingen),
        verwerkt_op=op,
    )


def _besluit(
    stuk: Geopend, kop: ijw.Kop, oordeel: Berichtoordeel, op: datetime, vandaag: date, uit: Uitgaand
) -> Verwerking:
    """Conclude about a message and what to answer it; both are written with the stack."""
    heen = stuk.inhoud or ijw.Bericht(stuk.soort, stuk.release, kop, {})
    antwoord = ijw.antwoord(
        heen, antwoordnaam(stuk.bericht), vandaag, oordeel.afkeur, oordeel.geheel
    )
    uit.antwoorden.append((stuk.bericht, antwoord))
    openbaar = [een for een in oordeel.bevindingen if een.lezers == "allen"]
    conclusie = _met_kop(stuk, kop, oordeel.uitkomst, op, openbaar)
    conclusie.actie = zwaarste(openbaar)
    uit.voor_de_regio += _voor_de_regio(stuk.bericht, kop, oordeel.bevindingen)
    conclusie.regels = oordeel.regels
    conclusie.geheel_afgekeurd = oordeel.niet_verzonden
    uit.verwerkingen.append(conclusie)
    return conclusie


def _beantwoord(uit: Uitgaand, op: datetime) -> list[Bericht]:
    """Write and seal the answers of a stack, each with its own conclusion; none is kept yet.

    One kind of work for all of them, and then the next: it takes less time than message by message.
    """
    geschreven = [(ijw.schrijf(antwoord), bericht) for bericht, antwoord in uit.antwoorden]
    rijen = mailbox.stel_op(geschreven, op)
    for rij, (_, antwoord) in zip(rijen, uit.antwoorden, strict=True):
        retour = Geopend(rij, "", antwoord.soort, antwoord.release, antwoord.kop)
        uit.verwerkingen.append(_met_kop(retour, antwoord.kop, Verwerkuitkomst.ANTWOORD, op))
    return rijen


def _voor_de_regio(
    bericht: Bericht, kop: ijw.Kop, bevindingen: Sequence[Finding]
) -> list[Regiobevinding]:
    eigen = [een for een in bevindingen if een.lezers != "allen"]
    return [
        Regiobevinding(
            bericht=bericht,
            volgnummer=nummer,
            code=een.code,
            plek=een.pad[:200],
            uitleg=een.uitleg[:500],
            gemeente=kop.gemeente if een.lezers == "gemeente" else "",
            actie=een.actie,
            dagtekening=kop.eigen[1],
        )
        for nummer, een in enumerate(eigen[:MEESTE_BEVINDINGEN], start=1)
    ]


def antwoordnaam(bericht: Bericht) -> str:
    """The answer's identification: twelve characters that follow from the message's content.

    So a message that is handled again, after a crash or elsewhere, gets the same answer. They are
    the first sixty bits of its fingerprint in base 32 (RFC 4648).
    """
    return base64.b32encode(bytes.fromhex(bericht.vingerafdruk)[:8]).decode()[:12]
