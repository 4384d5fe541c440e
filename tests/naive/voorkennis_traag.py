# SPDX-License-Identifier: EUPL-1.2
"""The slow twin of the book of claims: for every message all is read again from the record.

Nothing is remembered between messages, no account is kept, and what is refused is read from the
stored answers and not from the column that tells it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from django.db.models import Exists, OuterRef, Q

from hefboom.declaraties.besluit import Dossier
from hefboom.declaraties.elders import Toekenning
from hefboom.declaraties.feiten import (
    Debet,
    Lijstfeit,
    Stand,
    TariefFeit,
    ToewijzingFeit,
    stand_van,
)
from hefboom.declaraties.geheel import Eerder
from hefboom.declaraties.models import Declaratie, Prestatie
from hefboom.declaraties.opslag import NEE
from hefboom.declaraties.regel import Claim, Prestatieregel
from hefboom.dossiers import Jeugdige, Toewijzing
from hefboom.dossiers.opslag import identiteit
from hefboom.kernel import Bsn, Cents, Period

T = TypeVar("T")


def geweigerd(toetsen: list[list[Any]]) -> bool:
    """Does at least one stored answer say no? One that only informs does not."""
    return any(toets[1] == NEE for toets in toetsen)


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
    lijst: Callable[[Prestatieregel], Lijstfeit | None],
) -> Voorkennis:
    """Read what the lines of `claim` need: youths, allocations, what was granted, references."""
    jeugdigen = _jeugdigen({regel.bsn for regel in claim.regels}, gemeente, aanbieder)
    nummers = {regel.toewijzingnummer for regel in claim.regels}
    rijen = {
        rij.toewijzingnummer: rij
        for groep in groepen(nummers)
        for rij in Toewijzing.objects.filter(gemeente=gemeente, toewijzingnummer__in=groep)
    }
    eigen = {nummer: rij.pk for nummer, rij in rijen.items() if rij.aanbieder == aanbieder}
    return Voorkennis(
        Dossier(
            gemeente=gemeente,
            aanbieder=aanbieder,
            jeugdigen=jeugdigen,
            toewijzingen={nummer: _feit(rij) for nummer, rij in rijen.items()},
            standen=_standen(eigen),
            tarief=tarief,
            lijst=lijst,
            elders=_elders(claim, gemeente, aanbieder, jeugdigen.values()),
            referenties=_gebruikte_referenties(aanbieder, {r.referentie for r in claim.regels}),
            eerder=Eerder(
                nummer_gebruikt=_nummer_gebruikt(aanbieder, claim.nummer),
                latere_periode=_latere_periode(claim, gemeente, aanbieder),
            ),
        ),
        eigen,
    )


def _jeugdigen(bsns: set[Bsn], gemeente: str, aanbieder: str) -> dict[Bsn, object]:
    """The youths this municipality ever allocated to this provider (OP276).

    Anyone else is unknown here, or an answer would tell who is in care elsewhere.
    """
    per_index = {identiteit.bsn_index(bsn): bsn for bsn in bsns}
    toegewezen = Toewijzing.objects.filter(
        jeugdige=OuterRef("pk"), gemeente=gemeente, aanbieder=aanbieder
    )
    return {
        per_index[index]: sleutel
        for groep in groepen(per_index)
        for sleutel, index in Jeugdige.objects.filter(
            Exists(toegewezen), bsn_index__in=groep
        ).values_list("pk", "bsn_index")
    }


def _elders(
    claim: Claim, gemeente: str, aanbieder: str, jeugdigen: Collection[object]
) -> list[Toekenning]:
    """The lines granted to this provider for these youths on the days of the claim's lines."""
    if not claim.regels:
        return []
    dagen = [(regel.periode.first, regel.periode.last) for regel in claim.regels]
    rijen = Prestatie.objects.filter(
        declaratie__gemeente=gemeente,
        declaratie__aanbieder=aanbieder,
        productcode__in={regel.productcode for regel in claim.regels},
        einddatum__gte=min(eerste for eerste, _ in dagen),
        begindatum__lte=max(laatste for _, laatste in dagen if laatste is not None),
    ).exclude(toegekend=0)
    velden = (
        "jeugdige_id",
        "toewijzingnummer",
        "categorie",
        "productcode",
        "begindatum",
        "einddatum",
        "referentienummer",
        "toegekend",
        "vorig_referentienummer",
    )
    return [
        Toekenning(*wat, Period.inclusive(eerste, laatste), referentie, Cents(bedrag), vorige)
        for groep in groepen(jeugdigen)
        for *wat, eerste, laatste, referentie, bedrag, vorige in rijen.filter(
            jeugdige__in=groep
        ).values_list(*velden)
    ]


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
        vroeger=rij.vroegere_omvang,
    )


def open_prestaties(toewijzingen: Collection[Toewijzing]) -> dict[int, int]:
    """How many lines were granted on each and not credited, € 0 left out; by number (TR385)."""
    standen = standen_van(toewijzingen)
    return {nummer: stand.niet_gecrediteerd for nummer, stand in standen.items()}


def standen_van(toewijzingen: Collection[Toewijzing]) -> dict[int, Stand]:
    """What was granted on each of these allocations, by number; absent where nothing was."""
    return _standen({rij.toewijzingnummer: rij.pk for rij in toewijzingen if rij.pk is not None})


def _standen(eigen: Mapping[int, int]) -> dict[int, Stand]:
    """Per allocation number what was granted, in order of receipt."""
    nummer_van = {sleutel: nummer for nummer, sleutel in eigen.items()}
    geboekt: dict[int, list[tuple[Debet, str | None]]] = defaultdict(list)
    for groep in groepen(nummer_van):
        rijen = Prestatie.objects.filter(toewijzing__in=groep)
        # An amount of nothing is granted as nothing: only its answers tell.
        nul = {
            pk
            for pk, eigen_toetsen, van_geheel in rijen.filter(ingediend=0).values_list(
                "pk", "toetsen", "declaratie__toetsen"
            )
            if not geweigerd(eigen_toetsen) and not geweigerd(van_geheel)
        }
        gezocht = rijen.filter(~Q(toegekend=0) | Q(ingediend=0)).order_by("pk")
        for sleutel, pk, *waarden in gezocht.values_list("toewijzing_id", "pk", *VELDEN):
            regel = _geboekt(*waarden)
            if regel[0].bedrag != 0 or pk in nul:
                geboekt[nummer_van[sleutel]].append(regel)
    return {nummer: stand_van(regels) for nummer, regels in geboekt.items()}


VELDEN = (
    "referentienummer",
    "vorig_referentienummer",
    "categorie",
    "productcode",
    "begindatum",
    "einddatum",
    "volume",
    "eenheid",
    "ingediend",
    "tarief",
)


def _geboekt(
    referentie: str,
    vorige: str,
    categorie: str,
    productcode: str,
    eerste: date,
    laatste: date,
    volume: int,
    eenheid: str,
    ingediend: int,
    tarief: int | None,
) -> tuple[Debet, str | None]:
    # The sign is the D/C flag; a credit of nothing is known by the debit it names.
    credit = ingediend < 0 or (ingediend == 0 and bool(vorige))
    sleutel = (categorie, productcode, Period.inclusive(eerste, laatste))
    debet = Debet(
        referentie,
        sleutel,
        volume,
        eenheid,
        Cents(ingediend),
        None if tarief is None else Cents(tarief),
    )
    return debet, vorige if credit else None


def _gebruikte_referenties(aanbieder: str, referenties: set[str]) -> set[str]:
    """Those the provider used before, in a claim that counts as sent."""
    return {
        referentie
        for groep in groepen(referenties)
        for referentie, toetsen in Prestatie.objects.filter(
            referentienummer__in=groep, declaratie__aanbieder=aanbieder
        ).values_list("referentienummer", "declaratie__toetsen")
        if not geweigerd(toetsen)
    }


def _nummer_gebruikt(aanbieder: str, nummer: str) -> bool:
    eerder = Declaratie.objects.filter(aanbieder=aanbieder, declaratienummer=nummer)
    return any(not geweigerd(toetsen) for toetsen in eerder.values_list("toetsen", flat=True))


def _latere_periode(claim: Claim, gemeente: str, aanbieder: str) -> Period | None:
    later = Declaratie.objects.filter(
        aanbieder=aanbieder,
        gemeente=gemeente,
        dagtekening__lt=claim.dagtekening,
        begindatum__gt=claim.periode.start,
    ).order_by("-begindatum")
    return next(
        (
            Period.inclusive(begin, einde)
            for begin, einde, toetsen in later.values_list("begindatum", "einddatum", "toetsen")
            if not geweigerd(toetsen)
        ),
        None,
    )


def groepen(namen: Collection[T]) -> Iterator[list[T]]:
    """The names in groups that fit one query."""
    lijst = list(namen)
    for begin in range(0, len(lijst), GROEP):
        yield lijst[begin : begin + GROEP]
