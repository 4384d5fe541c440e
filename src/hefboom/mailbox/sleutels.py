# SPDX-License-Identifier: EUPL-1.2
"""The key of this installation: is the one we were given the one its database is sealed with?

Another valid key opens nothing, and knows no message and no youth again: everything would come in
a second time and be answered a second time. So the database remembers the kenmerk of its key.
"""

from __future__ import annotations

from functools import lru_cache

from django.conf import settings
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils import timezone

from hefboom.kluis import Kluis, OpenenMislukt, Pseudoniemen
from hefboom.mailbox.models import Bericht, Hoofdsleutel
from hefboom.omgeving import OngeldigeOmgeving

DOEL_PSEUDONIEMSLEUTEL = "pseudoniemsleutel"


class AndereSleutel(OngeldigeOmgeving):
    """The key is not the one this database is sealed with; the message (Dutch) says what to do."""


class SleutelWordtVervangen(OngeldigeOmgeving):
    """Part is sealed with one key and part with another; first that has to be finished."""


def kluis() -> Kluis:
    """The vault of this installation."""
    return _kluis(settings.OMGEVING.sleutel)


@lru_cache(maxsize=4)
def _kluis(sleutel: bytes) -> Kluis:
    return Kluis(sleutel)


def pseudoniem(bsn: str) -> str:
    """What stands for this person in facts and in exports. Raises `AndereSleutel`."""
    return pseudoniemen().van(bsn)


def pseudoniemen() -> Pseudoniemen:
    """The pseudonyms of this installation. Raises `AndereSleutel`."""
    return _pseudoniemen(settings.OMGEVING.sleutel)


def logboeksleutel() -> bytes:
    """What seals the access log of this installation. Raises `AndereSleutel`."""
    return pseudoniemen().logboeksleutel()


@lru_cache(maxsize=4)
def _pseudoniemen(sleutel: bytes) -> Pseudoniemen:
    rij = eis_sleutel()
    eigen = _kluis(sleutel)
    return Pseudoniemen(
        eigen.eerste_pseudoniemsleutel() if rij is None else pseudoniemsleutel(rij, eigen)
    )


def pseudoniemsleutel(rij: Hoofdsleutel, sleutel: Kluis) -> bytes:
    """The key of pseudonyms, as it is kept with this master key."""
    return sleutel.open(bytes(rij.pseudoniemsleutel), DOEL_PSEUDONIEMSLEUTEL, rij.kenmerk)


def nieuwe_rij_voor(sleutel: Kluis, pseudoniemsleutel: bytes, stand: str) -> Hoofdsleutel:
    """What is kept of a key, not saved yet."""
    kenmerk = sleutel.kenmerk.hex()
    return Hoofdsleutel(
        kenmerk=kenmerk,
        stand=stand,
        pseudoniemsleutel=sleutel.verzegel(pseudoniemsleutel, DOEL_PSEUDONIEMSLEUTEL, kenmerk),
        sinds=timezone.now(),
    )


def eis_sleutel() -> Hoofdsleutel | None:
    """What the database knows of our key; at first use it is noted.

    None while there is no table for it yet. Raises `AndereSleutel` for the wrong key, and
    `SleutelWordtVervangen` while a replacement is not finished.
    """
    rijen = bekende_sleutels()
    if rijen is None:
        return None
    geldt = rijen.get(Hoofdsleutel.Sleutelstand.GELDT) or _neem_in_gebruik()
    if geldt.kenmerk != kluis().kenmerk.hex():
        raise AndereSleutel(_andere_sleutel(geldt.kenmerk))
    if Hoofdsleutel.Sleutelstand.KOMT in rijen:
        raise SleutelWordtVervangen(
            "De hoofdsleutel wordt vervangen, en dat is nog niet af. Wacht tot het klaar is; is "
            "het afgebroken, geef dan dezelfde opdracht nog eens: `./hefboom sleutel vervang`, met "
            "beide sleutels. Wat al gedaan was, blijft gedaan."
        )
    return geldt


def noteer_eerste_sleutel() -> None:
    """Note our key when the database knows none yet. Raises `AndereSleutel`."""
    if bekende_sleutels() == {}:
        _neem_in_gebruik()


def bekende_sleutels() -> dict[str, Hoofdsleutel] | None:
    """What is kept of keys, by `stand`; None when the database has no table for it yet.

    Raises `DatabaseError` when it cannot be read.
    """
    try:
        return {rij.stand: rij for rij in Hoofdsleutel.objects.all()}
    except DatabaseError:
        if connection.in_atomic_block or _staat_er():
            raise
        return None


def _staat_er() -> bool:
    return Hoofdsleutel._meta.db_table in connection.introspection.table_names()


def _neem_in_gebruik() -> Hoofdsleutel:
    """Note our key as the one of this database, unless what is in it was sealed with another."""
    oud = Bericht.objects.exclude(inhoud=b"").order_by("pk").first()
    if oud is not None:
        try:
            kluis().open(bytes(oud.inhoud), "mailbox", f"mailbox.Bericht/{oud.pk}")
        except OpenenMislukt:
            raise AndereSleutel(_andere_sleutel("")) from None
    eerste = kluis().eerste_pseudoniemsleutel()
    rij = nieuwe_rij_voor(kluis(), eerste, Hoofdsleutel.Sleutelstand.GELDT)
    try:
        with transaction.atomic():
            rij.save(force_insert=True)
    except IntegrityError:  # another process was first
        return Hoofdsleutel.objects.get(stand=Hoofdsleutel.Sleutelstand.GELDT)
    return rij


def _andere_sleutel(verwacht: str) -> str:
    omgeving = settings.OMGEVING
    plek = f"in {omgeving.map / 'sleutel'}" if omgeving.demo else "in HEFBOOM_SLEUTEL"
    welke = f" (kenmerk {kluis().kenmerk.hex()}, hier hoort {verwacht})" if verwacht else ""
    return (
        f"De sleutel {plek} is niet de sleutel waarmee deze database is verzegeld{welke}. Er is "
        "niets ingenomen en niets beantwoord. Zet de juiste sleutel terug, of noem de database die "
        "bij deze sleutel hoort. Een nieuwe sleutel in gebruik nemen kan alleen met "
        "`./hefboom sleutel vervang`, met de oude erbij (zie docs/operate.md)."
    )
