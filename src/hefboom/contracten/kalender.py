# SPDX-License-Identifier: EUPL-1.2
"""What has a last day in the register: options to decide, contracts that end, marks that lapse."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Literal

from django.db.models import Exists, OuterRef, Q

from hefboom.contracten.models import (
    Contract,
    Kwaliteitscertificaat,
    Organisatie,
    Organisatiecode,
    Verlengoptie,
)
from hefboom.contracten.van_wie import organisaties_van
from hefboom.inzage import Inzage, binnen
from hefboom.kernel import datum

Momentsoort = Literal["optie", "einde", "certificaat"]
MOMENTSOORTEN: Mapping[Momentsoort, str] = MappingProxyType(
    {
        "optie": "besluit over een optie",
        "einde": "einde van een contract",
        "certificaat": "certificaat loopt af",
    }
)


@dataclass(frozen=True, slots=True)
class Contractmoment:
    """A day on which something must have been done or ends.

    `organisatie` is who signed, `codes` its AGB codes on that day. `contract` is the number, empty
    for what belongs to the organisation as a whole. `einde` is the last day on which help under
    this contract is covered if nothing is done; None where that does not apply.
    """

    dag: date
    soort: Momentsoort
    wat: str
    waarom: str
    stap: str
    organisatie: str
    codes: tuple[str, ...]
    contract: str = ""
    einde: date | None = None


def momenten(inzage: Inzage, vanaf: date, tot_en_met: date) -> list[Contractmoment]:
    """What this reader may know of, in order of day; open options that are late come too.

    A contract with an open option to go on is one moment, the day to decide; its end is told there.
    """
    gevonden = [
        *_opties(inzage, vanaf, tot_en_met),
        *_eindes(inzage, vanaf, tot_en_met),
        *_certificaten(inzage, vanaf, tot_en_met),
    ]
    return sorted(gevonden, key=lambda een: (een.dag, een.organisatie, een.contract, een.soort))


def _opties(inzage: Inzage, vanaf: date, tot_en_met: date) -> Iterator[Contractmoment]:
    rijen = binnen(Verlengoptie.objects.all(), inzage).filter(
        contract__organisatie__in=organisaties_van(inzage),
        besluit="open",
        besluit_voor__lte=tot_en_met,
        ingangsdatum__gt=vanaf,
    )
    opties = list(rijen.select_related("contract__organisatie"))
    codes = _codes({o.contract.organisatie_id for o in opties})
    for optie in opties:
        contract = optie.contract
        gevolg = (
            f"Zonder besluit eindigt het contract op {datum(contract.einddatum)}."
            if contract.einddatum
            else f"De optie gaat in op {datum(optie.ingangsdatum)}."
        )
        yield Contractmoment(
            optie.besluit_voor,
            "optie",
            f"Besluit over optie {optie.nummer} van {contract.naam}",
            f"Verlengen tot en met {datum(optie.einddatum)}, of niet. {gevolg}",
            "Leg het besluit vast in het register en laat het de aanbieder weten.",
            contract.organisatie.naam,
            codes.get(contract.organisatie_id, ()),
            contract.nummer,
            contract.einddatum,
        )


def _eindes(inzage: Inzage, vanaf: date, tot_en_met: date) -> Iterator[Contractmoment]:
    open_optie = Verlengoptie.objects.filter(
        contract=OuterRef("pk"), besluit="open", ingangsdatum__gt=vanaf
    )
    rijen = (
        binnen(Contract.objects.all(), inzage)
        .filter(
            ~Exists(open_optie),
            organisatie__in=organisaties_van(inzage),
            einddatum__gte=vanaf,
            einddatum__lte=tot_en_met,
        )
        .select_related("organisatie")
    )
    contracten = list(rijen)
    codes = _codes({c.organisatie_id for c in contracten})
    for contract in contracten:
        if contract.einddatum is None:
            continue
        yield Contractmoment(
            contract.einddatum,
            "einde",
            f"{contract.naam} eindigt",
            "Er is geen optie meer om te verlengen.",
            "Sluit een nieuw contract, of regel hoe lopende hulp wordt overgedragen.",
            contract.organisatie.naam,
            codes.get(contract.organisatie_id, ()),
            contract.nummer,
            contract.einddatum,
        )


def _certificaten(inzage: Inzage, vanaf: date, tot_en_met: date) -> Iterator[Contractmoment]:
    later = Kwaliteitscertificaat.objects.filter(
        Q(einddatum__isnull=True) | Q(einddatum__gt=OuterRef("einddatum")),
        organisatie=OuterRef("organisatie"),
        soort=OuterRef("soort"),
    )
    rijen = (
        binnen(Kwaliteitscertificaat.objects.all(), inzage)
        .filter(
            ~Exists(later),
            organisatie__in=organisaties_van(inzage),
            einddatum__gte=vanaf,
            einddatum__lte=tot_en_met,
        )
        .select_related("organisatie")
    )
    certificaten = list(rijen)
    codes = _codes({c.organisatie_id for c in certificaten})
    for certificaat in certificaten:
        if certificaat.einddatum is None:
            continue
        yield Contractmoment(
            certificaat.einddatum,
            "certificaat",
            f"Certificaat {certificaat.soort} loopt af",
            "Er staat geen later certificaat van deze soort in het register.",
            "Vraag de aanbieder om het nieuwe certificaat.",
            certificaat.organisatie.naam,
            codes.get(certificaat.organisatie_id, ()),
        )


def _codes(organisaties: set[int]) -> dict[int, tuple[str, ...]]:
    """The AGB codes of these organisations, whenever they were theirs."""
    rijen = Organisatiecode.objects.filter(organisatie__in=organisaties).order_by("aanbieder")
    uit: dict[int, list[str]] = {}
    for organisatie, agb in rijen.values_list("organisatie", "aanbieder"):
        uit.setdefault(organisatie, []).append(agb)
    return {organisatie: tuple(dict.fromkeys(codes)) for organisatie, codes in uit.items()}


def heeft_register() -> bool:
    """Has anything been taken into the register?"""
    return Organisatie.objects.exists()
