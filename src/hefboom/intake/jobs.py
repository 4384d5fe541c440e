# SPDX-License-Identifier: EUPL-1.2
"""A delivery: every file is kept while the sender waits, and handled in the background.

Nothing depends on the job itself being remembered: a delivery is done when its messages have a
conclusion, so one whose job was lost is simply put in line again.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import BinaryIO, Protocol
from uuid import UUID

from django.db import transaction
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from hefboom import mailbox
from hefboom.intake import services
from hefboom.intake.models import AangeleverdBericht, Aanlevering
from hefboom.intake.moment import nu
from hefboom.intake.selectors import kent, voortgang_van
from hefboom.inzage import Gebruiker


class UploadBestand(Protocol):
    """What an uploaded file offers."""

    name: str | None
    file: BinaryIO


def neem_aan(user: Gebruiker, files: Iterable[UploadBestand], op: datetime) -> Aanlevering:
    """Keep every file, then put the delivery in line. After this nothing can get lost."""
    with transaction.atomic():
        mailbox.eis_sleutel()
        aanlevering = Aanlevering.objects.create(gebruiker=user, op=op)
        for nummer, file in enumerate(files, start=1):
            binnen = mailbox.ontvang_stroom(file.file, file.name or "", op)
            services.laat_opnieuw_toe([binnen.bericht.pk])
            AangeleverdBericht.objects.create(
                aanlevering=aanlevering,
                volgnummer=nummer,
                bericht=binnen.bericht,
                bestandsnaam=mailbox.nette_naam(file.name or ""),
                al_bekend=binnen.al_bekend and kent(user, binnen.bericht),
            )
        zet_in_rij(aanlevering)
    return aanlevering


def zet_in_rij(aanlevering: Aanlevering) -> None:
    """Have the worker handle this delivery; twice does no harm."""
    verwerk_aanlevering.enqueue(str(aanlevering.pk))


def zet_onafgemaakte_in_rij() -> int:
    """Put deliveries whose job was lost in line again; how many there were.

    A job of a worker that is gone (`werker.zet_hangende_terug`) stands in line again already, and
    one that stands in line needs no second one.
    """
    staat_al = DBTaskResult.objects.filter(
        task_path=verwerk_aanlevering.module_path,
        status__in=(TaskResultStatus.READY, TaskResultStatus.RUNNING),
    )
    bekend = {str(taak["args"][0]) for taak in staat_al.values_list("args_kwargs", flat=True)}
    onaf = Aanlevering.objects.filter(klaar_op__isnull=True).order_by("op")
    verloren = [aanlevering for aanlevering in onaf if str(aanlevering.pk) not in bekend]
    for aanlevering in verloren:
        zet_in_rij(aanlevering)
    return len(verloren)


@task()
def verwerk_aanlevering(pk: str) -> None:
    """Handle what waits of a delivery, and note when all of it is done."""
    aanlevering = Aanlevering.objects.get(pk=UUID(pk))
    services.verwerk_wachtende_van(aanlevering.pk, nu())
    if voortgang_van(aanlevering, aanlevering.gebruiker).is_klaar:
        Aanlevering.objects.filter(pk=aanlevering.pk, klaar_op=None).update(klaar_op=nu())
