# SPDX-License-Identifier: EUPL-1.2
"""Replacing the key: everything that is sealed is sealed anew, a bit at a time.

Each value says with which key it is sealed, so a run that was killed goes on where it was. A room
with sealed values of its own says in a `VerzegeldeTabel` how a row is sealed anew.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import models, transaction
from django.db.models.functions import Substr

from hefboom.kluis import Kluis
from hefboom.mailbox import buitenmap
from hefboom.mailbox.models import Bericht, Hoofdsleutel
from hefboom.mailbox.services import DOEL, plek
from hefboom.mailbox.sleutels import (
    AndereSleutel,
    bekende_sleutels,
    nieuwe_rij_voor,
    pseudoniemsleutel,
)

PER_KEER = 200
#: The step, how far, of how many.
Hersleutelmelder = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class VerzegeldeTabel:
    """A table with sealed values.

    `opnieuw` gives the columns of one row as they are under the new key. `over` finds the rows
    that are not sealed with it yet.
    """

    naam: str
    model: type[models.Model]
    velden: tuple[str, ...]
    opnieuw: Callable[[Any, Kluis, Kluis], Mapping[str, Any]]
    over: Callable[[Kluis], Sequence[Any]]


@dataclass(frozen=True, slots=True)
class Vervanging:
    """What was done: rows sealed anew, by the name of their table."""

    rijen: Mapping[str, int]
    was_al: bool


def vervang_sleutel(
    oud: Kluis, nieuw: Kluis, tabellen: Sequence[VerzegeldeTabel], meld: Hersleutelmelder
) -> Vervanging:
    """Seal everything with `nieuw`, that was sealed with `oud`.

    Nobody else may be at work: who starts meanwhile is refused. After a kill, the same call does
    what is left. Raises `AndereSleutel` when these are not the keys, before anything is changed,
    and `OpenenMislukt` for a value that does not open: what was done then stays done.
    """
    was_al = _begin(oud, nieuw)
    rijen = {tabel.naam: _hersleutel(tabel, oud, nieuw, meld) for tabel in tabellen}
    if not was_al:
        with transaction.atomic():
            Hoofdsleutel.objects.filter(stand=Hoofdsleutel.Sleutelstand.GELDT).delete()
            Hoofdsleutel.objects.filter(pk=nieuw.kenmerk.hex()).update(
                stand=Hoofdsleutel.Sleutelstand.GELDT
            )
    namen = Bericht.objects.exclude(buitenmap="").values_list("buitenmap", flat=True)
    buitenmap.ruim_op(set(namen), settings.OMGEVING.map)
    return Vervanging(rijen, was_al)


def _begin(oud: Kluis, nieuw: Kluis) -> bool:
    """Note which key comes; True when it is the key already. Raises `AndereSleutel`."""
    if oud.kenmerk == nieuw.kenmerk:
        raise AndereSleutel("De nieuwe sleutel is dezelfde als de oude; er is niets te vervangen.")
    rijen = bekende_sleutels() or {}
    geldt, komt = (rijen.get(stand) for stand in Hoofdsleutel.Sleutelstand)
    if geldt is not None and geldt.kenmerk == nieuw.kenmerk.hex():
        return True
    if geldt is None or geldt.kenmerk != oud.kenmerk.hex():
        raise AndereSleutel(
            "HEFBOOM_SLEUTEL is niet de sleutel waarmee deze database nu is verzegeld "
            f"(kenmerk {oud.kenmerk.hex()}, hier hoort {geldt.kenmerk if geldt else 'nog geen'}). "
            "Er is niets veranderd."
        )
    if komt is not None:
        if komt.kenmerk != nieuw.kenmerk.hex():
            raise AndereSleutel(
                "Er is al een vervanging begonnen met een andere nieuwe sleutel (kenmerk "
                f"{komt.kenmerk}). Maak die eerst af: zet die sleutel in HEFBOOM_NIEUWE_SLEUTEL."
            )
        return False
    nieuwe_rij_voor(nieuw, pseudoniemsleutel(geldt, oud), Hoofdsleutel.Sleutelstand.KOMT).save(
        force_insert=True
    )
    return False


def _hersleutel(tabel: VerzegeldeTabel, oud: Kluis, nieuw: Kluis, meld: Hersleutelmelder) -> int:
    over = tabel.over(nieuw)
    meld(tabel.naam, 0, len(over))
    gedaan, rest = 0, iter(over)
    while groep := list(islice(rest, PER_KEER)):
        with transaction.atomic():
            for pk in groep:
                rij = tabel.model._base_manager.only(*tabel.velden).get(pk=pk)
                kolommen = tabel.opnieuw(rij, oud, nieuw)
                tabel.model._base_manager.filter(pk=pk).update(**kolommen)
        gedaan += len(groep)
        meld(tabel.naam, gedaan, len(over))
    return gedaan


def niet_met(model: type[models.Model], veld: str, sleutel: Kluis) -> models.QuerySet[Any]:
    """The rows whose sealed value does not begin as what this key seals.

    Of an empty value SQLite makes nothing, which is not unequal to anything.
    """
    kop = Substr(veld, 1, len(sleutel.kop), output_field=models.BinaryField())
    anders = models.Q(kop__isnull=True) | ~models.Q(kop=sleutel.kop)
    return model._base_manager.annotate(kop=kop).filter(anders).order_by("pk")


def _berichten_over(nieuw: Kluis) -> Sequence[Any]:
    rijen = niet_met(Bericht, "inhoud", nieuw).values_list("pk", "buitenmap")
    return list(_nog_oud(rijen.iterator(), nieuw, settings.OMGEVING.map))


def _nog_oud(rijen: Iterator[tuple[Any, str]], nieuw: Kluis, basis: Path) -> Iterator[Any]:
    """What stands outside the database says in its file with which key it is sealed."""
    for pk, naam in rijen:
        if not naam or buitenmap.begin_van(naam, basis, len(nieuw.kop)) != nieuw.kop:
            yield pk


def _bericht_opnieuw(rij: Bericht, oud: Kluis, nieuw: Kluis) -> Mapping[str, Any]:
    def afdruk(sha256: str) -> str:
        return nieuw.index(sha256, DOEL)

    if rij.buitenmap:
        naam = buitenmap.hersleutel(
            rij.buitenmap, rij.vingerafdruk, oud, nieuw, settings.OMGEVING.map, afdruk
        )
        return {"buitenmap": naam, "vingerafdruk": naam}
    data = oud.open(bytes(rij.inhoud), DOEL, plek(rij.pk))
    return {
        "inhoud": nieuw.verzegel(data, DOEL, plek(rij.pk)),
        "vingerafdruk": afdruk(hashlib.sha256(data).hexdigest()),
    }


BERICHTEN = VerzegeldeTabel(
    "Berichten", Bericht, ("inhoud", "buitenmap", "vingerafdruk"), _bericht_opnieuw, _berichten_over
)
