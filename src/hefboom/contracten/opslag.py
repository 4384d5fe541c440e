# SPDX-License-Identifier: EUPL-1.2
"""The register in the database: read as a whole, written as the rows that change."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from datetime import datetime
from types import MappingProxyType
from typing import Any

from django.conf import settings
from django.db import connection, models, transaction
from django.db.models import CharField, Value
from django.db.models.functions import Cast, Coalesce, Concat

from hefboom import stelsel
from hefboom.contracten.boek import Contractenboek
from hefboom.contracten.formulier import (
    Aanbiederrij,
    Certificaatrij,
    Contactrij,
    Contractrij,
    Indexrij,
    Locatierij,
    Onderaannemerrij,
    Optierij,
    Productrij,
    Registerrij,
    Rijsoort,
    Ruimterij,
    Tariefrij,
    Voorwaarderij,
)
from hefboom.contracten.models import (
    Aanbieder,
    Bestedingsruimte,
    Contactpersoon,
    Contract,
    Contractonderdeel,
    Contractproduct,
    Contracttarief,
    Contractvoorwaarde,
    Indexcijfer,
    Kwaliteitscertificaat,
    Onderaannemer,
    Organisatie,
    Organisatiecode,
    Organisatielocatie,
    Registervoorstel,
    Verlengoptie,
)
from hefboom.contracten.stand import Registerstand, Registerwijziging, looptijden
from hefboom.contracten.wijzigingen import uit_json

#: Sheets that are a table of their own; providers and contracts are two tables each.
TABELLEN: Mapping[Rijsoort, type[models.Model]] = MappingProxyType(
    {
        Productrij: Contractproduct,
        Tariefrij: Contracttarief,
        Optierij: Verlengoptie,
        Voorwaarderij: Contractvoorwaarde,
        Ruimterij: Bestedingsruimte,
        Locatierij: Organisatielocatie,
        Contactrij: Contactpersoon,
        Certificaatrij: Kwaliteitscertificaat,
        Onderaannemerrij: Onderaannemer,
        Indexrij: Indexcijfer,
    }
)
#: What a field of a row is called in the database, where that is another name.
KOLOMMEN = {"vanaf": "ingangsdatum", "tot": "einddatum"}
REGISTERBEURT = 0x48656663  # any number that no other lock of ours has


def wacht_op_register() -> None:
    """One change at a time: what is read after this stays so until it is written.

    Call first in a transaction. SQLite's immediate transactions see to it by themselves.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [REGISTERBEURT])


def lees_stand() -> Registerstand:
    """The whole register, in one query per sheet."""
    rijen: list[Registerrij] = [*_aanbiederrijen(), *_contractrijen()]
    for soort in TABELLEN:
        rijen += _bladrijen(soort)
    return Registerstand.van(rijen)


def _bladrijen(soort: Rijsoort) -> Iterable[Registerrij]:
    return [soort(*rij) for rij in _waarden(TABELLEN[soort], [een.name for een in fields(soort)])]


def laad_contractenboek(op: datetime | None = None) -> Contractenboek:
    """The register arranged for questions, read once: what a stack of messages is held against.

    With a moment, as far as it was adopted then: what came later with a date is taken out again.
    Five queries at most: of the other sheets nothing is asked.
    """
    rijen = [*_aanbiederrijen(), *_contractrijen(), *_bladrijen(Productrij), *_bladrijen(Tariefrij)]
    stand = Registerstand.van(rijen)
    for later in _later_vastgesteld(op):
        terug = [Registerwijziging(een.wordt, een.was) for een in reversed(uit_json(later))]
        stand = stand.met(terug)
    return Contractenboek.van(stand, stelsel.laad(settings.OMGEVING.regio))


def _later_vastgesteld(op: datetime | None) -> Iterable[list[dict[str, Any]]]:
    """The changes that were adopted after a moment, the last one first."""
    if op is None:
        return ()
    later = Registervoorstel.objects.filter(uitkomst="vastgesteld", besloten_op__gt=op)
    return later.order_by("-besloten_op", "-pk").values_list("wijzigingen", flat=True)


def _aanbiederrijen() -> Iterable[Aanbiederrij]:
    rijen = Organisatiecode.objects.values_list(
        "organisatie__naam",
        Coalesce("organisatie__kvk", Value("")),
        "organisatie__rechtsvorm",
        "aanbieder_id",
        "ingangsdatum",
        "einddatum",
    )
    return (Aanbiederrij(*rij) for rij in rijen)


def _contractrijen() -> Iterable[Contractrij]:
    rijen = Contractonderdeel.objects.values_list(
        "contract__nummer",
        Coalesce("contract__organisatie__kvk", "contract__organisatie__naam"),
        "contract__soort",
        "contract__naam",
        "laag",
        "code",
        "naam",
        "segment",
        "versie",
        "ingangsdatum",
        "einddatum",
        "contract__gemeenten",
        "bron",
        "status",
    )
    return (Contractrij(*rij) for rij in rijen)


def _waarden(model: type[models.Model], velden: Iterable[str]) -> Iterable[tuple[Any, ...]]:
    kolommen: list[Any] = []
    for naam in velden:
        if naam == "contract":
            kolommen.append("contract__nummer")
        elif naam == "aanbieder":
            kolommen.append(Coalesce("organisatie__kvk", "organisatie__naam"))
        else:
            kolommen.append(KOLOMMEN.get(naam, naam))
    return model._default_manager.values_list(*kolommen)


@transaction.atomic
def schrijf(wijzigingen: Sequence[Registerwijziging], wordt: Registerstand) -> None:
    """Make the register `wordt`, by these changes; all or nothing.

    What changes is taken out before it comes back, so that no row stands in the way of its own
    successor; a contract is as wide as both while that happens.
    """
    per_soort: dict[Rijsoort, list[Registerwijziging]] = defaultdict(list)
    for een in wijzigingen:
        per_soort[type(een.rij)].append(een)
    aanbieders, delen = per_soort.pop(Aanbiederrij, []), per_soort.pop(Contractrij, [])
    # Found by what organisations are known by now, before that changes.
    weg = {soort: _te_vervangen(soort, eigen) for soort, eigen in per_soort.items()}
    _schrijf_aanbieders(aanbieders, wordt)
    contracten = _Contracten(delen, wordt)
    organisaties = _organisaties()
    contracten.verruim(organisaties)
    _vervang_delen(delen, contracten.sleutels())
    for soort, eigen in per_soort.items():
        TABELLEN[soort]._default_manager.filter(pk__in=weg[soort]).delete()
        _maak(TABELLEN[soort], eigen, organisaties, contracten.sleutels())
    contracten.sluit_af()


def _organisaties() -> dict[str, int]:
    return {
        kvk or naam: pk for pk, kvk, naam in Organisatie.objects.values_list("pk", "kvk", "naam")
    }


def _organisatierijen(
    wijzigingen: Sequence[Registerwijziging], wordt: Registerstand
) -> dict[str, Organisatie]:
    """By what they become known by; one that is known by something else now stays the same one."""
    bekend = {o.kvk or o.naam: o for o in Organisatie.objects.all()}
    straks = {rij.organisatie for rij in wordt.van_blad(Aanbiederrij)}
    for een in wijzigingen:
        if not isinstance(een.was, Aanbiederrij) or not isinstance(een.wordt, Aanbiederrij):
            continue
        was, dan = een.was.organisatie, een.wordt.organisatie
        if een.was.naam == een.wordt.naam and was in bekend.keys() - straks and dan not in bekend:
            bekend[dan] = bekend.pop(was)
    return bekend


def _schrijf_aanbieders(wijzigingen: Sequence[Registerwijziging], wordt: Registerstand) -> None:
    nieuw = [een.wordt for een in wijzigingen if isinstance(een.wordt, Aanbiederrij)]
    weg = [een.was for een in wijzigingen if isinstance(een.was, Aanbiederrij)]
    bekend = _organisatierijen(wijzigingen, wordt)
    per_organisatie = {rij.organisatie: rij for rij in nieuw}
    # Who takes a name that another lets go finds it free.
    Organisatie.objects.filter(
        pk__in=[bekend[wie].pk for wie in per_organisatie if wie in bekend]
    ).update(naam=Concat(Cast("pk", CharField()), Value("\n")), kvk=None)
    for wie, rij in per_organisatie.items():
        organisatie = bekend.setdefault(wie, Organisatie())
        organisatie.naam, organisatie.kvk = rij.naam, rij.kvk or None
        organisatie.rechtsvorm = rij.rechtsvorm
        organisatie.save()
    Aanbieder.objects.bulk_create(
        [Aanbieder(agb=agb, naam=naam) for agb, naam in {r.agb: r.naam for r in nieuw}.items()],
        update_conflicts=True,
        unique_fields=["agb"],
        update_fields=["naam"],
    )
    sleutels = {
        (agb, vanaf): pk
        for pk, agb, vanaf in Organisatiecode.objects.values_list(
            "pk", "aanbieder_id", "ingangsdatum"
        )
    }
    Organisatiecode.objects.filter(pk__in=[sleutels[rij.sleutel] for rij in weg]).delete()
    Organisatiecode.objects.bulk_create(
        Organisatiecode(
            organisatie=bekend[rij.organisatie],
            aanbieder_id=rij.agb,
            ingangsdatum=rij.vanaf,
            einddatum=rij.tot,
        )
        for rij in nieuw
    )


class _Contracten:
    """The contracts of which a part changes: made wider first, and as they become at the end."""

    def __init__(self, delen: Sequence[Registerwijziging], wordt: Registerstand) -> None:
        nummers = {een.rij.sleutel[0] for een in delen}
        self._rijen: dict[str, list[Contractrij]] = {nummer: [] for nummer in nummers}
        for rij in wordt.van_blad(Contractrij) if nummers else ():
            if rij.contract in nummers:
                self._rijen[rij.contract].append(rij)
        self._lopen = looptijden(rij for rijen in self._rijen.values() for rij in rijen)
        self._bekend = dict(Contract.objects.values_list("nummer", "pk"))

    def sleutels(self) -> Mapping[str, int]:
        """Number of a contract → its key."""
        return self._bekend

    def verruim(self, organisaties: Mapping[str, int]) -> None:
        """Make what is not there, and let what is there hold both its old and its new days."""
        oud = Contract.objects.in_bulk([self._bekend[n] for n in self._rijen if n in self._bekend])
        nieuw = []
        for nummer, rijen in sorted(self._rijen.items()):
            if not rijen:
                continue
            vanaf, tot = self._lopen[nummer].first, self._lopen[nummer].last
            contract = oud.get(self._bekend.get(nummer, 0))
            if contract is None:
                contract = Contract(nummer=nummer, ingangsdatum=vanaf, einddatum=tot)
                nieuw.append(contract)
            rij = rijen[0]
            contract.organisatie_id = organisaties[rij.aanbieder]
            contract.soort, contract.naam = rij.soort, rij.contractnaam
            contract.gemeenten = rij.gemeenten
            if contract.pk is not None:
                contract.ingangsdatum = min(contract.ingangsdatum, vanaf)
                if tot is None or contract.einddatum is None:
                    contract.einddatum = None
                else:
                    contract.einddatum = max(contract.einddatum, tot)
                contract.save()
        Contract.objects.bulk_create(nieuw)
        if nieuw:
            self._bekend = dict(Contract.objects.values_list("nummer", "pk"))

    def sluit_af(self) -> None:
        """The days as they become; a contract without parts is gone."""
        for nummer, rijen in self._rijen.items():
            rij = Contract.objects.filter(nummer=nummer)
            if not rijen:
                rij.delete()
                continue
            vanaf, tot = self._lopen[nummer].first, self._lopen[nummer].last
            rij.exclude(ingangsdatum=vanaf, einddatum=tot).update(ingangsdatum=vanaf, einddatum=tot)


def _vervang_delen(wijzigingen: Sequence[Registerwijziging], contracten: Mapping[str, int]) -> None:
    if not wijzigingen:
        return
    sleutels = {
        (nummer, code, versie): pk
        for pk, nummer, code, versie in Contractonderdeel.objects.values_list(
            "pk", "contract__nummer", "code", "versie"
        )
    }
    weg = [sleutels[een.was.sleutel] for een in wijzigingen if een.was is not None]
    Contractonderdeel.objects.filter(pk__in=weg).delete()
    Contractonderdeel.objects.bulk_create(
        Contractonderdeel(
            contract_id=contracten[rij.contract],
            laag=rij.laag,
            code=rij.code,
            naam=rij.deelnaam,
            segment=rij.segment,
            versie=rij.versie,
            ingangsdatum=rij.vanaf,
            einddatum=rij.tot,
            bron=rij.bron,
            status=rij.status,
        )
        for rij in (een.wordt for een in wijzigingen)
        if isinstance(rij, Contractrij)
    )


def _te_vervangen(soort: Rijsoort, wijzigingen: Sequence[Registerwijziging]) -> list[int]:
    """The keys of the rows that go, or come back changed."""
    weg = {een.was.sleutel for een in wijzigingen if een.was is not None}
    if not weg:
        return []
    rijen = _waarden(TABELLEN[soort], ("pk", *soort.SLEUTEL))
    return [pk for pk, *sleutel in rijen if tuple(sleutel) in weg]


def _maak(
    model: type[models.Model],
    wijzigingen: Sequence[Registerwijziging],
    organisaties: Mapping[str, int],
    contracten: Mapping[str, int],
) -> None:
    model._default_manager.bulk_create(
        [
            model(**_kolommen(een.wordt, organisaties, contracten))
            for een in wijzigingen
            if een.wordt is not None
        ],
        batch_size=2000,
    )


def _kolommen(
    rij: Registerrij, organisaties: Mapping[str, int], contracten: Mapping[str, int]
) -> dict[str, Any]:
    uit: dict[str, Any] = {}
    for een in fields(rij):
        waarde = getattr(rij, een.name)
        if een.name == "contract":
            uit["contract_id"] = contracten[waarde]
        elif een.name == "aanbieder":
            uit["organisatie_id"] = organisaties[waarde]
        else:
            uit[KOLOMMEN.get(een.name, een.name)] = waarde
    return uit
