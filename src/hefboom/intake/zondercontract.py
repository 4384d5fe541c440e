# SPDX-License-Identifier: EUPL-1.2
"""The allocations that run, or will, and fall under no contract and no maatwerk record.

Asked of the register as it stands now, so that a contract that comes later takes them off the list.
Few groups of provider, municipality and product are not wholly under one part; only of those are
the allocations themselves read.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db.models import F, Max, Min, Q, QuerySet

from hefboom import logboek
from hefboom.contracten import Contractenboek, laad_contractenboek
from hefboom.declaraties import Maatwerkboek, laad_maatwerk, open_maatwerk
from hefboom.dossiers import Productaanduiding, Toewijzing, toewijzingen_zichtbaar_voor
from hefboom.intake.contract import Contractdekking, Hulpvraag, dekking, wat_er_wel_is
from hefboom.inzage import Gebruiker
from hefboom.kernel import Period
from hefboom.rijen import in_delen

GROEP = ("aanbieder", "gemeente", "categorie", "productcode")


@dataclass(frozen=True, slots=True)
class ZonderContract:
    """An allocation with why it is on the list; `voorstel` is maatwerk that waits for adoption."""

    toewijzing: Toewijzing
    waarom: str
    voorstel: int | None = None


def zonder_contract(user: Gebruiker, op: datetime) -> list[ZonderContract]:
    """Those this reader may see that hold on that day or later, what ends first on top."""
    boek = laad_contractenboek()
    if boek.leeg:
        return []
    lopend = _lopend(toewijzingen_zichtbaar_voor(user), op.date())
    alle = lopend.values(*GROEP).annotate(eerst=Min("ingangsdatum"), laatst=Max("ingangsdatum"))
    groepen = [
        Q(**{naam: rij[naam] for naam in GROEP}) for rij in alle if not _geheel_gedekt(rij, boek)
    ]
    if not groepen:
        return []
    maatwerk, voorstellen = laad_maatwerk(op), open_maatwerk(user)
    with logboek.onbekeken():  # looked through; what is shown says so itself
        rijen = [
            rij
            for deel in in_delen(groepen)
            for rij in lopend.filter(deel).select_related("jeugdige")
        ]
    gevonden = [
        replace(een, voorstel=voorstellen.get((rij.gemeente, rij.toewijzingnummer)))
        for rij in rijen
        for een in _zonder(rij, boek, maatwerk)
    ]
    return sorted(
        gevonden, key=lambda een: (een.toewijzing.einddatum or date.max, een.toewijzing.pk)
    )


def _lopend(rijen: QuerySet[Toewijzing], op: date) -> QuerySet[Toewijzing]:
    return rijen.filter(Q(einddatum__isnull=True) | Q(einddatum__gte=op)).exclude(
        reden_wijziging="13", einddatum=F("ingangsdatum")
    )


def _gevraagd(rij: dict[str, object] | Toewijzing, op: date) -> Hulpvraag:
    waarden = rij if isinstance(rij, dict) else {naam: getattr(rij, naam) for naam in GROEP}
    aanbieder, gemeente, categorie, code = (str(waarden[naam]) for naam in GROEP)
    return Hulpvraag(Productaanduiding(categorie, code), aanbieder, gemeente, op)


def _geheel_gedekt(rij: dict[str, object], boek: Contractenboek) -> bool:
    """One part covers it from the first start of the group to its last."""
    eerst, laatst = rij["eerst"], rij["laatst"]
    code = str(rij["productcode"])
    if not code or not isinstance(eerst, date) or not isinstance(laatst, date):
        return False
    deel = boek.deel(str(rij["aanbieder"]), code, str(rij["gemeente"]), eerst)
    return deel is not None and boek.dekt_steeds(deel, code, Period.inclusive(eerst, laatst))


def _zonder(
    rij: Toewijzing, boek: Contractenboek, maatwerk: Maatwerkboek
) -> Iterator[ZonderContract]:
    gevraagd = _gevraagd(rij, rij.ingangsdatum)
    if dekking(gevraagd, boek) not in {Contractdekking.GEEN_CONTRACT, Contractdekking.PAST_NIET}:
        return
    if maatwerk.is_er_voor(rij.gemeente, rij.aanbieder, rij.toewijzingnummer, rij.ingangsdatum):
        return
    yield ZonderContract(rij, wat_er_wel_is(gevraagd, boek))
