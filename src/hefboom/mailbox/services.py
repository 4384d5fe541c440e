# SPDX-License-Identifier: EUPL-1.2
"""Keeping what comes in and goes out: sealed, once, for ever.

`plek` binds sealed content to its row: `mailbox.Bericht/<uuid>` in the database. A file too
large to keep there stands outside, named after its fingerprint (see `mailbox.buitenmap`).
"""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import PurePosixPath, PureWindowsPath
from typing import BinaryIO
from uuid import UUID

from django.conf import settings
from django.db import transaction

from hefboom import logboek
from hefboom.kernel import waardeklasse
from hefboom.kluis import Kluis
from hefboom.mailbox import buitenmap
from hefboom.mailbox.models import Bericht, Richting, Wachtend
from hefboom.mailbox.sleutels import kluis, pseudoniem
from hefboom.mailbox.volgorde import volgende_id
from hefboom.rijen import groepen
from hefboom.rijen import nieuw as nieuwe_rij
from hefboom.rijen import voeg_toe as rijen_erbij

DOEL = "mailbox"
NAAM_LENGTE = 200
_BSN = re.compile(rb"<(?:[\w.-]+:)?Bsn(?:\s[^<>]*)?>\s*([0-9]{9})\s*<")
#: A name of which nothing has to go: no folder, no long number, and not too long.
EENVOUDIGE_NAAM = re.compile(
    rf"(?!.*[0-9]{{9}})(?![.]{{1,2}}$)[A-Za-z0-9_.-]{{0,{NAAM_LENGTE}}}", re.ASCII
)


@waardeklasse()
class Binnengekomen:
    """One file at the door: its bytes (None when kept outside), and the row it belongs to."""

    bericht: Bericht
    al_bekend: bool
    data: bytes | None


@dataclass(slots=True)
class StaandeAntwoorden:
    """Answers sent before, by the message they answer.

    `anders`: the messages that would now get another one.
    """

    rijen: Mapping[UUID, Bericht]
    anders: list[UUID] = field(default_factory=list)


_staande_antwoorden: ContextVar[StaandeAntwoorden | None] = ContextVar(
    "staande_antwoorden", default=None
)


@contextmanager
def antwoorden_staan(rijen: Mapping[UUID, Bericht]) -> Iterator[StaandeAntwoorden]:
    """Within it an answer that was sent before is never made anew: only to rebuild the record."""
    staand = StaandeAntwoorden(rijen)
    eerder = _staande_antwoorden.set(staand)
    try:
        yield staand
    finally:
        _staande_antwoorden.reset(eerder)


@dataclass(frozen=True, slots=True)
class Verzegeld:
    """Files at the door, in order, by fingerprint: rows we have, and sealed ones not kept yet."""

    inhoud: tuple[bytes, ...]
    afdrukken: tuple[str, ...]
    bekend: Mapping[str, Bericht]
    nieuw: Mapping[str, Bericht]


def nette_naam(bestandsnaam: str) -> str:
    """The base name, with nine or more digits in a row masked: a file may be named after a BSN.

    A date or an AGB code has eight and stays, since it helps to find the file again.

    >>> nette_naam("C:\\\\post\\\\jw305_20260504_999900006.xml")
    'jw305_20260504_*********.xml'
    """
    if EENVOUDIGE_NAAM.fullmatch(bestandsnaam):
        return bestandsnaam
    kaal = PureWindowsPath(PurePosixPath(bestandsnaam).name).name
    zichtbaar = "".join(teken for teken in kaal if teken.isprintable())
    return re.sub(r"[0-9]{9,}", "*********", zichtbaar)[:NAAM_LENGTE]


def vingerafdruk(sha256_hex: str) -> str:
    """The keyed index by which the same bytes are known again."""
    return kluis().index(sha256_hex, DOEL)


def ontvang(data: bytes, bestandsnaam: str, op: datetime) -> tuple[Bericht, bool]:
    """Keep a received message; True when these bytes had come in before.

    Two processes that receive the same bytes at once end up with one row.
    """
    binnen = ontvang_vele([(data, bestandsnaam)], op)[0]
    return binnen.bericht, binnen.al_bekend


def ontvang_vele(
    stukken: Sequence[tuple[bytes, str]], op: datetime, wacht: bool = True
) -> list[Binnengekomen]:
    """Keep many received messages at once, in order; the answers stand in the same order.

    New ones wait to be handled, unless the caller does so in this same transaction.
    """
    return bewaar_verzegelde(verzegel_vele(stukken, op), wacht)


def verzegel_vele(stukken: Sequence[tuple[bytes, str]], op: datetime) -> Verzegeld:
    """Seal received messages whose bytes are not known yet; nothing is kept before `bewaar`.

    It takes no turn and no transaction, so others need not wait for it.
    """
    sleutel = kluis()
    afdrukken = tuple(_afdruk(sleutel, data) for data, _ in stukken)
    bekend = _bekende(Richting.IN, afdrukken)
    nieuw: dict[str, Bericht] = {}
    for (data, naam), afdruk in zip(stukken, afdrukken, strict=True):
        if afdruk not in bekend and afdruk not in nieuw:
            nieuw[afdruk] = _verzegeld(sleutel, Richting.IN, data, afdruk, op, nette_naam(naam))
    return Verzegeld(tuple(data for data, _ in stukken), afdrukken, bekend, nieuw)


@transaction.atomic
def bewaar_verzegelde(verzegeld: Verzegeld, wacht: bool = True) -> list[Binnengekomen]:
    """Keep what was sealed; where another process came first meanwhile, its row is the answer."""
    nieuw = verzegeld.nieuw
    gekregen = _voeg_toe(nieuw)
    if wacht:
        laat_wachten(rij for afdruk, rij in gekregen.items() if rij is nieuw[afdruk])
    rijen = {**verzegeld.bekend, **gekregen}
    gezien: set[str] = set()
    antwoord = []
    for data, afdruk in zip(verzegeld.inhoud, verzegeld.afdrukken, strict=True):
        rij = rijen[afdruk]
        eerste = afdruk in nieuw and rij is nieuw[afdruk] and afdruk not in gezien
        gezien.add(afdruk)
        antwoord.append(Binnengekomen(rij, not eerste, data))
    return antwoord


@transaction.atomic
def ontvang_stroom(stroom: BinaryIO, bestandsnaam: str, op: datetime) -> Binnengekomen:
    """Keep a file of any size; larger than `max_bericht` it is never in memory whole.

    `stroom` must be seekable. Raises `buitenmap.BestandVeranderde` when it changes meanwhile.
    """
    grens = settings.OMGEVING.max_bericht
    data = stroom.read(grens + 1)
    if len(data) <= grens:
        return ontvang_vele([(data, bestandsnaam)], op)[0]
    del data
    sha256, grootte = buitenmap.meet(stroom)
    afdruk = vingerafdruk(sha256)
    bekend = _bekende(Richting.IN, [afdruk])
    if afdruk in bekend:
        return Binnengekomen(bekend[afdruk], True, None)
    naam = buitenmap.verzegel(stroom, afdruk, sha256, kluis(), settings.OMGEVING.map)
    rij = Bericht(
        richting=Richting.IN,
        vingerafdruk=afdruk,
        bestandsnaam=nette_naam(bestandsnaam),
        grootte=grootte,
        inhoud=b"",
        buitenmap=naam,
        ontvangen_op=op,
    )
    gekregen = _voeg_toe({afdruk: rij})[afdruk]
    if gekregen is rij:
        laat_wachten([rij])
    return Binnengekomen(gekregen, gekregen is not rij, None)


def laat_wachten(berichten: Iterable[Bericht]) -> None:
    """Put received messages in line to be handled; what stands there already stays."""
    rijen_erbij(
        (
            nieuwe_rij(Wachtend, bericht_id=bericht.pk, ontvangen_op=bericht.ontvangen_op)
            for bericht in berichten
        ),
        dubbele_overslaan=True,
    )


def is_behandeld(berichten: Iterable[UUID]) -> None:
    """Take messages out of the line; call with their conclusion, in one transaction."""
    for groep in groepen(berichten):
        Wachtend.objects.filter(pk__in=groep).delete()


def verstuur(data: bytes, antwoord_op: Bericht, op: datetime) -> Bericht:
    """Keep a message we send in answer to `antwoord_op`; the same answer again is one row."""
    (rij,) = stel_op([(data, antwoord_op)], op)
    return _voeg_toe({rij.vingerafdruk: rij})[rij.vingerafdruk]


def stel_op(antwoorden: Iterable[tuple[bytes, Bericht]], op: datetime) -> list[Bericht]:
    """The sealed rows of answers and what they answer, not yet kept; `verstuur_vele` keeps them.

    While the record is rebuilt, an answer that was sent before stands, whatever it would be now.
    """
    rijen, staand, sleutel = [], _staande_antwoorden.get(), kluis()
    for data, antwoord_op in antwoorden:
        afdruk = _afdruk(sleutel, data)
        eerder = None if staand is None else staand.rijen.get(antwoord_op.pk)
        if staand is not None and eerder is not None:
            if eerder.vingerafdruk != afdruk:
                staand.anders.append(antwoord_op.pk)
            rijen.append(eerder)
        else:
            rijen.append(
                _verzegeld(sleutel, Richting.UIT, data, afdruk, op, antwoord_op=antwoord_op)
            )
    return rijen


def verstuur_vele(rijen: Iterable[Bericht]) -> None:
    """Keep answers made by `stel_op`, all new. Raises `IntegrityError` when one exists."""
    rijen_erbij(rijen)


def inhoud(bericht: Bericht) -> bytes:
    """The bytes exactly as they came or went; on a page it is noted whom they tell of.

    Raises `kluis.OpenenMislukt` when the key differs or the content was changed.
    """
    if bericht.buitenmap:
        data = b"".join(
            buitenmap.open_delen(
                bericht.buitenmap, bericht.vingerafdruk, kluis(), settings.OMGEVING.map
            )
        )
    else:
        data = kluis().open(bytes(bericht.inhoud), DOEL, plek(bericht.pk))
    if logboek.kijkt_iemand():
        logboek.zag_jeugdige("bericht", map(pseudoniem, set(bsns_in(data))), rijen=1)
    return data


def bsns_in(data: bytes) -> Iterator[str]:
    """Every number of nine digits in an element Bsn, wherever it stands and however it is broken.

    >>> list(bsns_in(b"<a:Bsn>999900006</a:Bsn><Bsn x='1'> 123456782 </Bsn><N>3</N>"))
    ['999900006', '123456782']
    """
    for gevonden in _BSN.finditer(data):
        yield gevonden[1].decode("ascii")


def inhoud_als_stroom(bericht: Bericht) -> BinaryIO:
    """The bytes exactly as they came, for who must not hold them all: closed by the caller.

    Reading raises `kluis.OpenenMislukt` when the key differs or the content was changed.
    """
    if not bericht.buitenmap:
        return io.BytesIO(inhoud(bericht))
    delen = buitenmap.open_delen(
        bericht.buitenmap, bericht.vingerafdruk, kluis(), settings.OMGEVING.map
    )
    return io.BufferedReader(buitenmap.OntzegeldBestand(delen), buitenmap.STUK)


def plek(sleutel: UUID) -> str:
    """Where the content of this row stands, for the vault."""
    return f"mailbox.Bericht/{sleutel}"


def _afdruk(sleutel: Kluis, data: bytes) -> str:
    return sleutel.index(hashlib.sha256(data).hexdigest(), DOEL)


def _verzegeld(
    sleutel: Kluis,
    richting: Richting,
    data: bytes,
    afdruk: str,
    op: datetime,
    naam: str = "",
    antwoord_op: Bericht | None = None,
) -> Bericht:
    eigen = volgende_id()
    return nieuwe_rij(
        Bericht,
        id=eigen,
        richting=richting.value,
        vingerafdruk=afdruk,
        bestandsnaam=naam,
        grootte=len(data),
        inhoud=sleutel.verzegel(data, DOEL, plek(eigen)),
        ontvangen_op=op,
        antwoord_op=antwoord_op,
    )


def _bekende(richting: Richting, afdrukken: Iterable[str]) -> dict[str, Bericht]:
    rijen = Bericht.objects.filter(richting=richting, vingerafdruk__in=set(afdrukken))
    return {rij.vingerafdruk: rij for rij in rijen.defer("inhoud")}


def _voeg_toe(nieuw: Mapping[str, Bericht]) -> dict[str, Bericht]:
    """Insert the rows; where another process was first, its row is the answer."""
    if not nieuw:
        return {}
    if rijen_erbij(nieuw.values(), dubbele_overslaan=True) == len(nieuw):
        return dict(nieuw)
    richting = Richting(next(iter(nieuw.values())).richting)
    bewaard = dict(
        Bericht.objects.filter(richting=richting, vingerafdruk__in=list(nieuw)).values_list(
            "vingerafdruk", "pk"
        )
    )
    verloren = [afdruk for afdruk, rij in nieuw.items() if bewaard[afdruk] != rij.pk]
    return dict(nieuw) | (_bekende(richting, verloren) if verloren else {})
