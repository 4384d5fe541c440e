# SPDX-License-Identifier: EUPL-1.2
"""Making who may log in; giving, ending and looking again at access."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q

from hefboom import logboek
from hefboom.inzage.inzage import Bevoegdheid, Inzage
from hefboom.inzage.kring import Kring, Kringsoort
from hefboom.inzage.models import Gebruiker, Herziening, Machtiging
from hefboom.inzage.rechten import Recht
from hefboom.inzage.rollen import Rol
from hefboom.inzage.spoor import regel_van
from hefboom.kernel import datum, opsomming
from hefboom.logboek import Daad, Logregel
from hefboom.moment import nu, vandaag


class OngeldigeGebruiker(Exception):
    """This person or access cannot be made so; the Dutch message says why and what does go."""


@dataclass(frozen=True, slots=True)
class NieuweMachtiging:
    """An access to give: a role, the code of its circle (empty for the region), and from when.

    `vanaf` is today when None; `tot` is the first day it no longer holds.
    """

    rol: Rol
    code: str = ""
    vanaf: date | None = None
    tot: date | None = None
    reden: str = ""


@transaction.atomic
def zet_gebruiker(
    naam: str, wachtwoord: str | None, machtigingen: Iterable[NieuweMachtiging] = ()
) -> tuple[Gebruiker, bool]:
    """Make the user or change an existing one, with access beside what was there; True when new.

    A password of None stays as it was. Giving what someone holds already changes nothing.
    Raises `OngeldigeGebruiker`, and then nothing has changed.
    """
    gebruiker = Gebruiker.objects.select_for_update().filter(username=naam).first()
    nieuw = gebruiker is None
    gebruiker = gebruiker or Gebruiker(username=naam)
    try:
        gebruiker.clean_fields(exclude=["password"])
        if wachtwoord is not None:
            validate_password(wachtwoord, gebruiker)
    except ValidationError as fout:
        raise OngeldigeGebruiker(" ".join(fout.messages)) from None
    if wachtwoord is not None:
        gebruiker.set_password(wachtwoord)
    elif nieuw:
        gebruiker.set_unusable_password()
    gebruiker.save()
    gedaan = " en ".join(
        wat for wat, is_het in (("nieuw", nieuw), ("wachtwoord", wachtwoord is not None)) if is_het
    )
    if gedaan:
        logboek.leg_vast(
            regel_van(None, Daad.WIJZIGT_GEBRUIKER, "gebruiker", sleutel=naam, woorden=gedaan)
        )
    for aanvraag in machtigingen:
        if not _heeft_al(gebruiker, aanvraag):
            verleen(gebruiker, aanvraag)
    return gebruiker, nieuw


def niet_terug(vanaf: date | None) -> None:
    """Access begins today or later. Raises `OngeldigeGebruiker`.

    Who may see and hand in what is asked by the day it was done on: access given for the past
    would change what was allowed then.
    """
    if vanaf is not None and vanaf < vandaag():
        raise OngeldigeGebruiker(
            f"Een machtiging begint vandaag of later, niet op {datum(vanaf)}: wie toen niets "
            "mocht, krijgt dat niet achteraf. Laat de eerste dag leeg voor vandaag."
        )


def geen_aanbieder(codes: Iterable[str]) -> str:
    """What is wrong with AGB codes of nobody, as one Dutch sentence."""
    namen = list(codes)
    wat = "AGB-code" if len(namen) == 1 else "AGB-codes"
    is_van = "is" if len(namen) == 1 else "zijn"
    return (
        f"{wat} {opsomming(namen)} {is_van} van geen aanbieder van deze regio. Kijk de code na, of "
        "neem eerst de aanbieder op met zijn contract."
    )


@transaction.atomic
def verleen(
    gebruiker: Gebruiker,
    aanvraag: NieuweMachtiging,
    door: Gebruiker | None = None,
    bron: str = "",
) -> Machtiging:
    """Give access; `door` is None on the command line, and by a provider (`bron` is its code).

    Raises `OngeldigeGebruiker`.
    """
    if door is not None:
        _mag_beheren(door, gebruiker)
        niet_terug(aanvraag.vanaf)
    vanaf = aanvraag.vanaf or vandaag()
    if aanvraag.tot is not None and aanvraag.tot <= vanaf:
        raise OngeldigeGebruiker(
            f"De laatste dag ligt voor het begin op {datum(vanaf)}. Kies een latere laatste dag."
        )
    # Two who give access at the same time must see each other's.
    Gebruiker.objects.select_for_update().get(pk=gebruiker.pk)
    bevoegdheid = _bevoegdheid(aanvraag)
    _niet_dubbel(gebruiker, aanvraag, vanaf)
    _niet_gekruist(gebruiker, bevoegdheid, vanaf, aanvraag.tot)
    soort = bevoegdheid.kring.soort
    machtiging = Machtiging.objects.create(
        gebruiker=gebruiker,
        rol=aanvraag.rol.code,
        gemeente=aanvraag.code if soort is Kringsoort.GEMEENTE else "",
        aanbieder=aanvraag.code if soort is Kringsoort.AANBIEDER else "",
        vanaf=vanaf,
        tot=aanvraag.tot,
        reden=aanvraag.reden,
        bron=bron,
        verleend_op=nu(),
        verleend_door=door,
    )
    _noteer(Daad.VERLEENT, machtiging, door, aanvraag.reden, bron)
    _vergeet(gebruiker)
    return machtiging


@transaction.atomic
def beeindig(
    machtiging: Machtiging,
    tot: date | None = None,
    door: Gebruiker | None = None,
    bron: str = "",
) -> None:
    """End access from `tot` (None: today); `bron` as in `verleen`. Raises `OngeldigeGebruiker`.

    An end may be moved as long as it has not come; the past does not change.
    """
    if door is not None:
        _mag_beheren(door, machtiging.gebruiker)
    gebruiker = machtiging.gebruiker
    machtiging = Machtiging.objects.select_for_update().get(pk=machtiging.pk)
    if machtiging.tot is not None and machtiging.tot <= vandaag():
        raise OngeldigeGebruiker("Deze machtiging is al beëindigd.")
    tot = tot or vandaag()
    if tot < vandaag():
        raise OngeldigeGebruiker(
            "Een machtiging eindigt vandaag of later; wat was, blijft zo staan."
        )
    machtiging.tot = max(tot, machtiging.vanaf)
    machtiging.beeindigd_op, machtiging.beeindigd_door = nu(), door
    machtiging.save(update_fields=["tot", "beeindigd_op", "beeindigd_door"])
    _noteer(Daad.BEEINDIGT, machtiging, door, f"tot {tot.isoformat()}", bron)
    _vergeet(gebruiker)


@transaction.atomic
def verleng(machtiging: Machtiging, tot: date, bron: str) -> None:
    """A provider (`bron`) says again what it said: access holds until a later day."""
    _noteer(Daad.VERLEENT, machtiging, None, f"verlengd tot {tot.isoformat()}", bron)
    Machtiging.objects.filter(pk=machtiging.pk).update(tot=tot)
    _vergeet(machtiging.gebruiker)


@transaction.atomic
def herzie(machtiging: Machtiging, door: Gebruiker, opmerking: str = "") -> Herziening:
    """Record that this access was looked at and is still needed. Raises `OngeldigeGebruiker`."""
    _mag_beheren(door, machtiging.gebruiker)
    if machtiging.tot is not None and machtiging.tot <= vandaag():
        raise OngeldigeGebruiker("Deze machtiging is al beëindigd; er is niets na te lopen.")
    _noteer(Daad.HERZIET, machtiging, door, opmerking)
    return Herziening.objects.create(machtiging=machtiging, op=nu(), door=door, opmerking=opmerking)


def _noteer(
    daad: Daad, machtiging: Machtiging, door: Gebruiker | None, woorden: str, bron: str = ""
) -> None:
    """In the log before it holds: without a line nobody gets, loses or keeps access."""
    wat = f"{machtiging.rol}:{machtiging.gemeente or machtiging.aanbieder}".rstrip(":")
    sleutel = f"{machtiging.gebruiker.get_username()} {wat}"
    if bron:
        regel = Logregel(
            daad, f"identiteitsprovider {bron}", "machtiging", rollen=("identiteitsprovider",),
            sleutel=sleutel, woorden=woorden, waar=logboek.waar_nu(),
        )  # fmt: skip
    else:
        regel = regel_van(door, daad, "machtiging", sleutel=sleutel, woorden=woorden)
    logboek.leg_vast(regel)


def _mag_beheren(door: Gebruiker, gebruiker: Gebruiker) -> None:
    if not door.inzage.kring(Recht.MACHTIGINGEN_BEHEREN).regio:
        raise OngeldigeGebruiker("Alleen een beheerder beheert machtigingen.")
    if door.pk == gebruiker.pk:
        raise OngeldigeGebruiker(
            "Niemand beheert de eigen machtigingen. Vraag het een andere beheerder."
        )


def _bevoegdheid(aanvraag: NieuweMachtiging) -> Bevoegdheid:
    rol, code = aanvraag.rol, aanvraag.code
    if rol.kring is not Kringsoort.REGIO and not code:
        raise OngeldigeGebruiker(f"De rol {rol.naam} vraagt om een {rol.kring}.")
    if rol.kring is Kringsoort.REGIO and code:
        raise OngeldigeGebruiker(
            f"De rol {rol.naam} geldt voor de hele regio; er hoort geen code bij."
        )
    try:
        return Bevoegdheid(rol, Kring(rol.kring, code))
    except ValueError as fout:
        raise OngeldigeGebruiker(str(fout)) from None


def _zelfde(gebruiker: Gebruiker, aanvraag: NieuweMachtiging) -> Q:
    return Q(gebruiker=gebruiker, rol=aanvraag.rol.code) & (
        Q(gemeente=aanvraag.code) | Q(aanbieder=aanvraag.code)
        if aanvraag.code
        else Q(gemeente="", aanbieder="")
    )


def _overlapt(vanaf: date, tot: date | None) -> Q:
    later = Q() if tot is None else Q(vanaf__lt=tot)
    return later & (Q(tot__isnull=True) | Q(tot__gt=vanaf))


def _heeft_al(gebruiker: Gebruiker, aanvraag: NieuweMachtiging) -> bool:
    vanaf = aanvraag.vanaf or vandaag()
    zelfde = _zelfde(gebruiker, aanvraag) & Q(vanaf__lte=vanaf, tot=aanvraag.tot)
    return Machtiging.objects.filter(zelfde).exists()


def _niet_dubbel(gebruiker: Gebruiker, aanvraag: NieuweMachtiging, vanaf: date) -> None:
    zelfde = _zelfde(gebruiker, aanvraag) & _overlapt(vanaf, aanvraag.tot)
    bestaand = Machtiging.objects.filter(zelfde).order_by("vanaf").first()
    if bestaand is None:
        return
    einde = f" tot en met {datum(bestaand.tot_en_met)}" if bestaand.tot_en_met else ""
    raise OngeldigeGebruiker(
        f"{gebruiker.username} heeft deze machtiging al vanaf {datum(bestaand.vanaf)}{einde}. "
        "Kies een begin daarna, of beëindig die eerst."
    )


def _niet_gekruist(gebruiker: Gebruiker, nieuw: Bevoegdheid, vanaf: date, tot: date | None) -> None:
    """Nobody is a municipality and a provider on one day (see `Inzage`)."""
    lopend = Machtiging.objects.filter(_overlapt(vanaf, tot), gebruiker=gebruiker)
    for machtiging in lopend:
        try:
            Inzage(frozenset({machtiging.bevoegdheid, nieuw}))
        except ValueError as fout:
            raise OngeldigeGebruiker(str(fout)) from None


def _vergeet(gebruiker: Gebruiker) -> None:
    """What this object remembers of its own access is no longer true."""
    gebruiker.__dict__.pop("inzage", None)
    getattr(gebruiker, "_prefetched_objects_cache", {}).pop("machtigingen", None)
