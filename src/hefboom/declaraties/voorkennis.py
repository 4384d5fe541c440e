# SPDX-License-Identifier: EUPL-1.2
"""What the record knows before a claim is judged: read in bulk, once per message."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from django.db.models import Q

from hefboom.declaraties.besluit import Dossier
from hefboom.declaraties.feiten import Debet, Stand, TariefFeit, ToewijzingFeit, stand_van
from hefboom.declaraties.models import Declaratie, Prestatie
from hefboom.declaraties.opslag import geweigerd
from hefboom.declaraties.regel import Claim, Prestatieregel
from hefboom.dossiers import identiteit
from hefboom.dossiers.models import Jeugdige, Toewijzing
from hefboom.kernel import Bsn, Cents, Period

T = TypeVar("T")
GROEP = 500  # names per IN-clause: short enough for every database


@dataclass(frozen=True, slots=True)
class Voorkennis:
    """The dossier for the pure judgement, and our row keys of the provider's allocations."""

    dossier: Dossier
    eigen_sleutels: Mapping[int, int]


def verzamel(
    claim: Claim,
    gemeente: str,
    aanbieder: str,
    tarief: Callable[[Prestatieregel], TariefFeit | None],
) -> Voorkennis:
    """Read what the lines of `claim` need: youths, allocations, what was granted, references."""
    nummers = {regel.toewijzingnummer for regel in claim.regels}
    rijen = {
        rij.toewijzingnummer: rij
        for groep in _groepen(nummers)
        for rij in Toewijzing.objects.filter(gemeente=gemeente, toewijzingnummer__in=groep)
    }
    eigen = {nummer: rij.pk for nummer, rij in rijen.items() if rij.aanbieder == aanbieder}
    return Voorkennis(
        Dossier(
            gemeente=gemeente,
            aanbieder=aanbieder,
            jeugdigen=_jeugdigen({regel.bsn for regel in claim.regels}),
            toewijzingen={nummer: _feit(rij) for nummer, rij in rijen.items()},
            standen=_standen(eigen),
            tarief=tarief,
            referenties=_gebruikte_referenties(aanbieder, {r.referentie for r in claim.regels}),
            nummer_gebruikt=_nummer_gebruikt(aanbieder, claim.nummer),
        ),
        eigen,
    )


def _jeugdigen(bsns: set[Bsn]) -> dict[Bsn, object]:
    per_index = {identiteit.index(bsn): bsn for bsn in bsns}
    return {
        per_index[index]: sleutel
        for groep in _groepen(per_index)
        for sleutel, index in Jeugdige.objects.filter(bsn_index__in=groep).values_list(
            "pk", "bsn_index"
        )
    }


def _feit(rij: Toewijzing) -> ToewijzingFeit:
    return ToewijzingFeit(
        toewijzingnummer=rij.toewijzingnummer,
        gemeente=rij.gemeente,
        aanbieder=rij.aanbieder,
        jeugdige=rij.jeugdige_id,
        periode=rij.periode,
        categorie=rij.categorie,
        productcode=rij.productcode,
        volume=rij.volume,
        eenheid=rij.eenheid,
        frequentie=rij.frequentie,
        budget=None if rij.budget is None else Cents(rij.budget),
        reden_wijziging=rij.reden_wijziging,
    )


def _standen(eigen: Mapping[int, int]) -> dict[int, Stand]:
    """Per allocation number what was granted, in order of receipt."""
    nummer_van = {sleutel: nummer for nummer, sleutel in eigen.items()}
    geboekt: dict[int, list[tuple[Debet, str | None]]] = defaultdict(list)
    for groep in _groepen(nummer_van):
        regels = (
            Prestatie.objects.filter(toewijzing__in=groep)
            # An amount of nothing is granted as nothing: only its answers tell.
            .filter(~Q(toegekend=0) | Q(ingediend=0))
            .order_by("pk")
            .select_related("declaratie")
            .only(*VELDEN)
        )
        for rij in regels:
            if rij.ingediend == 0 and (geweigerd(rij.toetsen) or geweigerd(rij.declaratie.toetsen)):
                continue
            geboekt[nummer_van[_sleutel(rij)]].append(_geboekt(rij))
    return {nummer: stand_van(regels) for nummer, regels in geboekt.items()}


VELDEN = (
    "toewijzing_id",
    "referentienummer",
    "vorig_referentienummer",
    "categorie",
    "productcode",
    "begindatum",
    "einddatum",
    "volume",
    "eenheid",
    "ingediend",
    "toetsen",
    "declaratie__toetsen",
)


def _sleutel(rij: Prestatie) -> int:
    sleutel: int = rij.toewijzing_id
    return sleutel


def _geboekt(rij: Prestatie) -> tuple[Debet, str | None]:
    sleutel = (
        rij.categorie,
        rij.productcode,
        Period.inclusive(rij.begindatum, rij.einddatum),
    )
    # The sign is the D/C flag; a credit of nothing is known by the debit it names.
    credit = rij.ingediend < 0 or (rij.ingediend == 0 and bool(rij.vorig_referentienummer))
    return (
        Debet(rij.referentienummer, sleutel, rij.volume, rij.eenheid, Cents(rij.ingediend)),
        rij.vorig_referentienummer if credit else None,
    )


def _gebruikte_referenties(aanbieder: str, referenties: set[str]) -> set[str]:
    """Those the provider used before, in a claim that counts as sent."""
    return {
        referentie
        for groep in _groepen(referenties)
        for referentie, toetsen in Prestatie.objects.filter(
            referentienummer__in=groep, declaratie__aanbieder=aanbieder
        ).values_list("referentienummer", "declaratie__toetsen")
        if not geweigerd(toetsen)
    }


def _nummer_gebruikt(aanbieder: str, nummer: str) -> bool:
    eerder = Declaratie.objects.filter(aanbieder=aanbieder, declaratienummer=nummer)
    return any(not geweigerd(toetsen) for toetsen in eerder.values_list("toetsen", flat=True))


def _groepen(namen: Collection[T]) -> Iterator[list[T]]:
    lijst = list(namen)
    for begin in range(0, len(lijst), GROEP):
        yield lijst[begin : begin + GROEP]
