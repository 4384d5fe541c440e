# SPDX-License-Identifier: EUPL-1.2
"""Taking messages in: each is kept first, then judged, recorded and answered, exactly once.

Keeping and handling a stack of files is one transaction, so a process that is killed leaves whole
stacks behind and nothing else; the next run does the rest.
"""

from __future__ import annotations

import gc
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from time import perf_counter
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils.timezone import localdate

from hefboom import mailbox, stelsel
from hefboom.intake import antwoordmap as antwoorden_naar
from hefboom.intake.klok import Klokwacht, eis_klok
from hefboom.intake.models import Verwerking, Verwerkuitkomst
from hefboom.intake.openen import ANDERE_AFZENDER
from hefboom.intake.paden import (
    VERANDERT,
    Bestand,
    NietTeLezen,
    bestanden_in,
    open_bron,
    stapels,
)
from hefboom.intake.stapel import (
    NIET_TE_OPENEN_DOOR_ONS,
    Stuk,
    open_vooraf,
    verwerk_stapel,
    wacht_op_beurt,
)
from hefboom.intake.telling import ONBEKENDE_SOORT, Looptelling, Melder
from hefboom.mailbox import Bericht, BestandVeranderde, Wachtend

BATCH = 1000
WACHTENDEN_PER_KEER = 50


@transaction.atomic
def verwerk_bericht(bericht: Bericht, op: datetime) -> Verwerking:
    """Handle one kept message; when that was done before, its conclusion stands."""
    wacht_op_beurt()
    eerder = Verwerking.objects.filter(bericht=bericht).first()
    if eerder is not None:
        return eerder
    return verwerk_stapel([_stuk(bericht)], op, Looptelling().klok)[0]


def verwerk_paden(
    paden: Iterable[Path | str],
    op: datetime,
    voortgang: Melder | None = None,
    batch: int = BATCH,
    antwoordmap: Path | None = None,
) -> Looptelling:
    """Take in files and folders, in order of path, `batch` messages per transaction.

    `voortgang` is told how many files are done and how many there are. With `antwoordmap` the
    answers are written there as files too. Raises `PadOntbreekt`, and `OSError` when answers can
    have no place there, and what `_eis_gereed` raises, before anything is taken in.
    """
    begin = perf_counter()
    alle = bestanden_in(paden)
    klok = _eis_gereed(op)
    if antwoordmap is not None:
        antwoorden_naar.maak_map(antwoordmap)
    telling, gedaan = Looptelling(), 0
    gelezen = stapels(alle, batch, settings.OMGEVING.max_bericht)
    while True:
        with telling.klok("lezen"):
            stapel = next(gelezen, None)
        if stapel is None:
            break
        berichten = _neem_stapel_in(stapel, op, telling)
        if telling.nieuw:
            klok.onthoud()
        if antwoordmap is not None:
            antwoorden_naar.schrijf(antwoordmap, berichten)
        gedaan += len(stapel)
        if voortgang is not None:
            voortgang(gedaan, len(alle))
    telling.duur = perf_counter() - begin
    return telling


def verwerk_wachtende(
    op: datetime, voortgang: Melder | None = None, antwoordmap: Path | None = None
) -> Looptelling:
    """Handle every message that was kept but not handled yet, in order of arrival."""
    begin, telling, gedaan = perf_counter(), Looptelling(), 0
    klok = _eis_gereed(op)
    if antwoordmap is not None:
        antwoorden_naar.maak_map(antwoordmap)
    totaal = wachtende_berichten().count() if voortgang is not None else 0
    for berichten in _handel_af(wachtende_berichten(), op, telling):
        klok.onthoud()
        if antwoordmap is not None:
            antwoorden_naar.schrijf(antwoordmap, berichten)
        gedaan += len(berichten)
        if voortgang is not None:
            voortgang(gedaan, max(totaal, gedaan))
    telling.duur = perf_counter() - begin
    return telling


def verwerk_wachtende_van(aanlevering: UUID, op: datetime) -> Looptelling:
    """Handle what waits of one delivery, in the order in which it was handed in."""
    telling, klok = Looptelling(), _eis_gereed(op)
    wachtend = wachtende_berichten().filter(bericht__aangeleverdbericht__aanlevering=aanlevering)
    for _ in _handel_af(wachtend, op, telling):
        klok.onthoud()
    return telling


def _eis_gereed(op: datetime) -> Klokwacht:
    """Can messages be judged now at all? What cannot is no message's fault.

    Raises `StelselFout` when the region's decisions cannot be used, and `KlokLooptAchter`.
    """
    stelsel.laad(settings.OMGEVING.regio)
    return eis_klok(op)


@transaction.atomic
def geef_herkansing() -> int:
    """Let messages that Hefboom itself got stuck on wait again; how many.

    For after a mistake of ours is mended: what was refused or quarantined for a reason of its
    own stays so. Idempotent: a message that gets stuck again is in quarantine again.
    """
    wacht_op_beurt()
    vastgelopen = Verwerking.objects.filter(
        uitkomst=Verwerkuitkomst.QUARANTAINE, reden=NIET_TE_OPENEN_DOOR_ONS
    )
    return _wacht_weer(vastgelopen)


def laat_opnieuw_toe(berichten: Collection[UUID]) -> int:
    """Let those of these wait again that the wrong one handed in; how many.

    For when the same bytes come in once more: this time it may be the sender.
    """
    vreemd = Verwerking.objects.filter(
        bericht__in=berichten, uitkomst=Verwerkuitkomst.QUARANTAINE, reden=ANDERE_AFZENDER
    )
    return _wacht_weer(vreemd)


def _wacht_weer(verwerkingen: QuerySet[Verwerking]) -> int:
    """Take back these conclusions, so that the messages stand in line again; how many."""
    mailbox.laat_wachten(Bericht.objects.filter(verwerking__in=verwerkingen).defer("inhoud"))
    return verwerkingen.delete()[0]


def wachtende_berichten() -> QuerySet[Wachtend]:
    """Received, not handled yet; first come first."""
    return Wachtend.objects.order_by("ontvangen_op", "bericht")


def _neem_stapel_in(stapel: Sequence[Bestand], op: datetime, telling: Looptelling) -> list[Bericht]:
    leesbaar = []
    for bestand in stapel:
        if bestand.onleesbaar:
            telling.overgeslagen.append((_naam_van(bestand), bestand.onleesbaar))
        else:
            leesbaar.append(bestand)
    with _zonder_opruimen():
        return _neem_leesbare_in(leesbaar, op, telling)


def _naam_van(bestand: Bestand) -> str:
    """Where it lies, as far as one needs to find it; each part may hold a BSN."""
    *_, boven, naam = ("", *bestand.pad.parts)
    return f"{mailbox.nette_naam(boven)}/{mailbox.nette_naam(naam)}".removeprefix("/")


def _neem_leesbare_in(
    bestanden: Sequence[Bestand], op: datetime, telling: Looptelling
) -> list[Bericht]:
    """Seal, read and check in no one's way; then, when it is our turn, judge and write."""
    klein = [(een.data, een.pad.name) for een in bestanden if een.data is not None]
    with telling.klok("lezen"):
        verzegeld = mailbox.verzegel_vele(klein, op)
    with telling.klok("controleren"):
        regio, vandaag = stelsel.laad(settings.OMGEVING.regio), localdate(op)
        inhoud = dict(zip(verzegeld.afdrukken, verzegeld.inhoud, strict=True))
        vooraf = {
            rij.id: open_vooraf(rij, inhoud[afdruk], regio, vandaag)
            for afdruk, rij in verzegeld.nieuw.items()
        }
    with transaction.atomic():
        wacht_op_beurt()
        with telling.klok("lezen"):
            binnen = _bewaar(bestanden, verzegeld, op, telling)
            # What is new here has no conclusion yet; nobody else can see it before we are done.
            pks = {bericht.id for bericht, _ in binnen} - vooraf.keys()
            laat_opnieuw_toe(pks)
            eerder = _conclusies(pks)
        nieuw, gezien, bekend = [], set(eerder), []
        for bericht, data in binnen:
            if bericht.id in gezien:
                bekend.append(bericht.id)
            else:
                gezien.add(bericht.id)
                geopend = vooraf.get(bericht.id)
                nieuw.append(Stuk(bericht, data, van_wie_ook=True, geopend=geopend))
        conclusies = verwerk_stapel(nieuw, op, telling.klok)
    _tel(conclusies, telling)
    _tel_bekend(bekend, eerder, conclusies, telling)
    return [bericht for bericht, _ in binnen]


@contextmanager
def _zonder_opruimen() -> Iterator[None]:
    """No search for cycles while a stack is taken in: it makes much, and all of it stays till then.

    It cost a tenth of the time and found nothing.
    """
    aan = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if aan:
            gc.enable()


def _bewaar(
    bestanden: Sequence[Bestand], verzegeld: mailbox.Verzegeld, op: datetime, telling: Looptelling
) -> list[tuple[Bericht, bytes | None]]:
    """Keep every file of a stack; the small ones, which are sealed already, together.

    A large one that cannot be read (any more) is told and passed over.
    """
    bewaard = iter(mailbox.bewaar_verzegelde(verzegeld, wacht=False))
    rijen: list[tuple[Bericht, bytes | None]] = []
    for bestand in bestanden:
        if bestand.data is not None:
            rijen.append((next(bewaard).bericht, bestand.data))
            continue
        try:
            with open_bron(bestand.vondst) as stroom:
                binnen = mailbox.ontvang_stroom(stroom, bestand.pad.name, op)
        except NietTeLezen as fout:
            telling.overgeslagen.append((_naam_van(bestand), str(fout)))
        except BestandVeranderde:
            telling.overgeslagen.append((_naam_van(bestand), VERANDERT))
        else:
            rijen.append((binnen.bericht, binnen.data))
    return rijen


def _conclusies(pks: Iterable[UUID]) -> dict[UUID, tuple[str, str]]:
    """What became of these messages: kind and outcome."""
    rijen = Verwerking.objects.filter(pk__in=list(pks)).values_list("pk", "soort", "uitkomst")
    return {pk: (soort, uitkomst) for pk, soort, uitkomst in rijen}


def _handel_af(
    wachtend: QuerySet[Wachtend], op: datetime, telling: Looptelling
) -> Iterator[list[Bericht]]:
    """Stack after stack, each its own transaction, until nothing waits."""
    while True:
        with transaction.atomic():
            wacht_op_beurt()
            rij = wachtend.select_related("bericht")[:WACHTENDEN_PER_KEER]
            berichten = [een.bericht for een in rij]
            if not berichten:
                return
            with telling.klok("lezen"):
                stukken = [_stuk(bericht) for bericht in berichten]
            conclusies = verwerk_stapel(stukken, op, telling.klok)
        _tel(conclusies, telling)
        yield berichten


def _stuk(bericht: Bericht) -> Stuk:
    return Stuk(bericht, None if bericht.buitenmap else mailbox.inhoud(bericht))


def _tel(conclusies: Iterable[Verwerking], telling: Looptelling) -> None:
    for conclusie in conclusies:
        soort = conclusie.soort or ONBEKENDE_SOORT
        telling.uitkomsten[soort, str(conclusie.uitkomst)] += 1
        telling.regels[soort] += conclusie.regels
        telling.antwoorden += conclusie.uitkomst in BEANTWOORD and not conclusie.reden


def _tel_bekend(
    pks: Iterable[UUID],
    eerder: Mapping[UUID, tuple[str, str]],
    conclusies: Iterable[Verwerking],
    telling: Looptelling,
) -> None:
    """Count what had come in before: in an earlier run, or earlier in this stack."""
    nu = {rij.bericht_id: (rij.soort, str(rij.uitkomst)) for rij in conclusies}
    for pk in pks:
        soort, uitkomst = eerder.get(pk) or nu[pk]
        telling.bekend[soort or ONBEKENDE_SOORT] += 1
        telling.bekend_afgekeurd += uitkomst == Verwerkuitkomst.AFGEKEURD


BEANTWOORD = frozenset({"verwerkt", "deels", "afgekeurd"})
