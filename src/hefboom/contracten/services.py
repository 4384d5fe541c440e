# SPDX-License-Identifier: EUPL-1.2
"""Taking rows into the register: all or nothing, every fault named, seen by a second person.

On a screen a change is a proposal (`stel_voor`) that takes effect when someone else adopts it
(`stel_vast`). On the command line it is taken in at once (`neem_rijen_in`): who may do that manages
the installation, and the change is kept in the same list with nobody's name.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction

from hefboom import stelsel
from hefboom.contracten.fouten import InvoerGeweigerd
from hefboom.contracten.invoegen import Ingevoegd, Invoerrij, voeg_in
from hefboom.contracten.models import Registervoorstel
from hefboom.contracten.opslag import lees_stand, schrijf, wacht_op_register
from hefboom.contracten.stand import Registerstand, Registerwijziging
from hefboom.contracten.wijzigingen import als_json, uit_json
from hefboom.inzage import Gebruiker, Recht
from hefboom.kernel import Uitlegfout, hoeveel

OPEN, VASTGESTELD, AFGEWEZEN = "open", "vastgesteld", "afgewezen"
OPDRACHTREGEL, SCHERM = "opdrachtregel", "scherm"
VERANDERD = (
    "Sinds dit voorstel is het register veranderd{}. Wijs het af en lees het bestand opnieuw in."
)


class VoorstelGeweigerd(Uitlegfout):
    """The proposal cannot be decided on (now, or by this person); nothing was changed."""


def proef(invoer: Sequence[Invoerrij]) -> tuple[Ingevoegd, list[Registerwijziging]]:
    """What would change, with every fault; nothing is kept."""
    stand = lees_stand()
    uit = voeg_in(stand, invoer, stelsel.laad(settings.OMGEVING.regio))
    return uit, [] if uit.fouten else stand.verschil(uit.wordt)


@transaction.atomic
def neem_rijen_in(
    invoer: Sequence[Invoerrij], titel: str = "", op: datetime | None = None
) -> list[Registerwijziging]:
    """Take rows in at once; answers what changed. Doing it again changes nothing.

    With a moment it is kept as taken in on the command line, under `titel`. Raises
    `InvoerGeweigerd` with every fault, or `VoorstelGeweigerd`, and then nothing was changed.
    """
    wacht_op_register()
    uit, wijzigingen = proef(invoer)
    if uit.fouten:
        raise InvoerGeweigerd(uit.fouten)
    _schrijf(wijzigingen, uit.wordt)
    if wijzigingen and op is not None:
        Registervoorstel.objects.create(
            langs=OPDRACHTREGEL,
            titel=titel[:200],
            wijzigingen=als_json(wijzigingen),
            voorgesteld_op=op,
            uitkomst=VASTGESTELD,
            besloten_op=op,
        )
    return wijzigingen


def stel_voor(
    wijzigingen: Sequence[Registerwijziging], titel: str, door: Gebruiker, op: datetime
) -> Registervoorstel:
    """Keep a change for someone else to adopt. Raises `VoorstelGeweigerd`."""
    _eis_recht(door)
    if not wijzigingen:
        raise VoorstelGeweigerd("Er verandert niets: alles stond al zo in het register.")
    return Registervoorstel.objects.create(
        langs=SCHERM,
        titel=titel[:200],
        wijzigingen=als_json(wijzigingen),
        voorgesteld_op=op,
        voorgesteld_door=door,
        uitkomst=OPEN,
    )


@transaction.atomic
def stel_vast(nummer: int, door: Gebruiker, op: datetime) -> Registervoorstel:
    """Let a proposal take effect. Raises `VoorstelGeweigerd`, and then nothing was changed.

    Not by who proposed it; not when what it changes, or what follows from it, has changed since,
    for then another thing would be adopted than was looked at.
    """
    wacht_op_register()
    voorstel = _open_voorstel(nummer, door)
    if voorstel.voorgesteld_door == door:
        raise VoorstelGeweigerd("Uw eigen voorstel moet een ander vaststellen.")
    stand = lees_stand()
    wijzigingen = uit_json(voorstel.wijzigingen)
    nu = [een for een in wijzigingen if een.was != _staat(stand, een)]
    if nu:
        raise VoorstelGeweigerd(VERANDERD.format(f" ({hoeveel(len(nu), 'rij', 'rijen')})"))
    wordt = stand.met(wijzigingen)
    rijen = [Invoerrij(een.wordt, nr) for nr, een in enumerate(wijzigingen, 1) if een.wordt]
    uit = voeg_in(stand, rijen, stelsel.laad(settings.OMGEVING.regio))
    if uit.fouten:
        raise InvoerGeweigerd(uit.fouten)
    if uit.wordt.verschil(wordt):
        raise VoorstelGeweigerd(VERANDERD.format(""))
    _schrijf(wijzigingen, wordt)
    return _besluit(voorstel, VASTGESTELD, door, op)


@transaction.atomic
def wijs_af(nummer: int, door: Gebruiker, op: datetime, reden: str) -> Registervoorstel:
    """Turn a proposal down, with a reason; one's own too. Raises `VoorstelGeweigerd`."""
    wacht_op_register()
    voorstel = _open_voorstel(nummer, door)
    if not reden.strip():
        raise VoorstelGeweigerd("Schrijf waarom het voorstel niet doorgaat.")
    voorstel.toelichting = reden.strip()[:500]
    return _besluit(voorstel, AFGEWEZEN, door, op)


def _schrijf(wijzigingen: Sequence[Registerwijziging], wordt: Registerstand) -> None:
    """The limits of the database have the last word. Raises `VoorstelGeweigerd`."""
    try:
        schrijf(wijzigingen, wordt)
    except IntegrityError as fout:
        raise VoorstelGeweigerd(
            "Dit past niet bij wat al in het register staat, en er is niets veranderd. Haal het "
            "register op als bestand, zet daarin wat er anders wordt, en lees het opnieuw in."
        ) from fout


def _open_voorstel(nummer: int, door: Gebruiker) -> Registervoorstel:
    _eis_recht(door)
    voorstel = Registervoorstel.objects.select_for_update().filter(pk=nummer).first()
    if voorstel is None or voorstel.uitkomst != OPEN:
        raise VoorstelGeweigerd("Over dit voorstel is al besloten, of het bestaat niet.")
    return voorstel


def _besluit(
    voorstel: Registervoorstel, uitkomst: str, door: Gebruiker, op: datetime
) -> Registervoorstel:
    voorstel.uitkomst, voorstel.besloten_door, voorstel.besloten_op = uitkomst, door, op
    voorstel.save()
    return voorstel


def _staat(stand: Registerstand, een: Registerwijziging) -> Any:
    return stand.rijen.get(een.rij.BLAD, {}).get(een.rij.sleutel)


def _eis_recht(door: Gebruiker) -> None:
    if not door.inzage.kring(Recht.CONTRACTEN_BEHEREN).regio:
        raise VoorstelGeweigerd("Contracten en tarieven wijzigen hoort niet bij uw rol.")
