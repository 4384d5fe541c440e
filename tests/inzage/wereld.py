# SPDX-License-Identifier: EUPL-1.2
"""One row of every model for each of three parties, made from what the models say of themselves.

A new model gets its rows here without a line of code: columns called `gemeente`, `aanbieder` and
`agb` carry the party, relations lead to the party's own rows, the rest is filled by type.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from typing import Any

from django.apps import apps
from django.db import models

from hefboom.inzage import Pad
from hefboom.inzage.beleid import pad_van

MOMENT = datetime(2026, 12, 1, 9, tzinfo=UTC)


@dataclass(frozen=True)
class Partij:
    """A municipality with a provider; the rows are between those two."""

    gemeente: str
    aanbieder: str


EEN = Partij("0505", "42420001")
ANDER = Partij("0512", "42420002")
#: The municipality of the first with the provider of the other.
KRUIS = Partij("0505", "42420002")
PARTIJEN = (EEN, ANDER, KRUIS)
#: Someone with nothing here at all.
VREEMD = Partij("0523", "42420009")


@dataclass
class Wereld:
    """The rows, by model and party."""

    rijen: dict[tuple[type[models.Model], Partij], models.Model] = field(default_factory=dict)

    def van(self, model: type[models.Model], *partijen: Partij) -> set[Any]:
        """The keys of a model's rows for these parties."""
        return {self.rijen[model, partij].pk for partij in partijen}

    def maak(self, model: type[models.Model], partij: Partij) -> models.Model:
        """This party's row of a model, made once."""
        sleutel = model, partij
        if sleutel not in self.rijen:
            self.rijen[sleutel] = self._nieuw(model, partij)
        return self.rijen[sleutel]

    def _nieuw(self, model: type[models.Model], partij: Partij) -> models.Model:
        gedeeld = _gedeeld(model, partij)
        if gedeeld is not None and (rij := model._default_manager.filter(pk=gedeeld).first()):
            return rij
        waarden = {v.name: self._waarde(v, partij) for v in model._meta.concrete_fields}
        waarden |= BIJZONDER.get(model._meta.label, {})
        if model._meta.label in EEN_DAG:
            waarden["einddatum"] = waarden["ingangsdatum"]
        waarden = {naam: w for naam, w in waarden.items() if w is not ...}
        rij = model(**waarden)
        rij.save(force_insert=True)
        return rij

    def _waarde(self, veld: models.Field[Any, Any], partij: Partij) -> Any:
        nummer = PARTIJEN.index(partij) + 1
        if isinstance(veld, models.ForeignKey):
            if veld.related_model is veld.model or (veld.null and veld.name.endswith("door")):
                return None
            return self.maak(veld.related_model, partij)
        if veld.name == "gemeente":
            return partij.gemeente
        if veld.name in ("aanbieder", "agb"):
            return partij.aanbieder
        if veld.null:
            return None
        if veld.has_default() or veld.primary_key:
            return ...
        match veld:
            case models.IntegerField():
                return nummer
            case models.CharField():
                keuzes = [code for code, _ in veld.choices or ()]
                return keuzes[0] if keuzes else f"{nummer}"[: veld.max_length]
            case models.DateTimeField():
                return MOMENT
            case models.DateField():
                return date(2026, 11, nummer)
            case models.TimeField():
                return time(9)
            case models.BooleanField():
                return False
            case models.BinaryField():
                return b"x"
            case models.JSONField():
                return []
            case models.UUIDField():
                return uuid.uuid4()
        raise TypeError(f"Met {veld!r} weet deze wereld geen raad; vul `_waarde` aan.")


#: Two parties share a provider here, and these rows may not be of two at once.
EEN_DAG = {"contracten.Organisatiecode"}

#: What the type of a column does not tell.
BIJZONDER: dict[str, dict[str, Any]] = {
    "contracten.Contract": {"soort": "open_huis", "gemeenten": ""},
    "contracten.Contractonderdeel": {"laag": "algemeen", "status": "besloten", "segment": ""},
    "contracten.Contracttarief": {"eenheid": "04", "status": "besloten"},
    "contracten.Verlengoptie": {"besluit": "open"},
    "declaraties.Regelset": {"lijst": {"regel": [], "opmerking": [], "geheel": []}},
    "declaraties.Prestatie": {"toegekend": 0, "geweigerd": True},
    "dossiers.Zorgperiode": {"reden_beeindiging": ""},
    "bestuur.Voorstel": {"bestanden": {}},
    "bestuur.Stelselversie": {"bestanden": {}},
}


def _gedeeld(model: type[models.Model], partij: Partij) -> str | None:
    """Two parties with one provider share the row that is that provider."""
    sleutel = model._meta.pk
    return partij.aanbieder if sleutel is not None and sleutel.name == "agb" else None


def bouw() -> Wereld:
    """Rows of every model that says whose its rows are; of people and access the tests make own."""
    wereld = Wereld()
    for model in met_pad():
        for partij in PARTIJEN:
            wereld.maak(model, partij)
    return wereld


def met_pad() -> Iterator[type[models.Model]]:
    """Every model whose rows concern a person or a party."""
    for model in apps.get_models():
        if model._meta.app_label != "inzage" and isinstance(pad_van(model), Pad):
            yield model
