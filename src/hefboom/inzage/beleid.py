# SPDX-License-Identifier: EUPL-1.2
"""The one policy on rows: a queryset narrowed to what a reader may see.

A model says whose its rows are with a class attribute `pad`; for a model of another package, or
one whose way runs through a room above it, that room says it with `leg_pad_vast`.
"""

from __future__ import annotations

from typing import TypeVar

from django.db.models import Exists, ForeignKey, ManyToOneRel, Model, OuterRef, Q, QuerySet

from hefboom.inzage.inzage import Inzage
from hefboom.inzage.paden import ALLES, Buiten, Eigen, Rijweg

M = TypeVar("M", bound=Model)
_VASTGELEGD: dict[str, Rijweg] = {}


class GeenPad(LookupError):
    """A model that does not say whose its rows are; nobody gets any."""


def leg_pad_vast(label: str, pad: Rijweg) -> None:
    """Say whose the rows of a model (`"sessions.Session"`) are. Raises `ValueError` the 2nd time.

    The label is Django's, with or without capitals.
    """
    sleutel = label.lower()
    if _VASTGELEGD.setdefault(sleutel, pad) != pad:
        raise ValueError(f"Van {label} is het pad al vastgelegd.")


def pad_van(model: type[Model]) -> Rijweg:
    """The declared path of a model. Raises `GeenPad`."""
    pad = _VASTGELEGD.get(model._meta.label_lower, getattr(model, "pad", None))
    if not isinstance(pad, Rijweg):
        raise GeenPad(f"{model._meta.label} zegt niet van wie zijn rijen zijn (`pad`).")
    return pad


def binnen(rijen: QuerySet[M], inzage: Inzage) -> QuerySet[M]:
    """The rows this reader may see. Raises `GeenPad` for a model that declares none."""
    pad = pad_van(rijen.model)
    if isinstance(pad, Buiten):
        return rijen.none()
    if isinstance(pad, Eigen):
        mens = inzage.gebruiker
        return rijen.none() if mens is None else rijen.filter(**{pad.gebruiker: mens})
    kring = inzage.kring(pad.recht)
    if kring.regio or (kring.gemeenten and pad.gemeente == ALLES):
        return rijen
    keuzes = [
        *([Q(**{f"{pad.eigen}": inzage.gebruiker})] if pad.eigen and inzage.gebruiker else []),
        *_van_partij(pad.gemeente, kring.gemeenten),
        *_van_partij(pad.aanbieder, kring.aanbieders),
        *(Q(_bestaat(rijen.model, naam, inzage)) for naam in pad.door),
    ]
    if not keuzes:
        return rijen.none()
    keuze = keuzes[0]
    for andere in keuzes[1:]:
        keuze |= andere
    return rijen.filter(keuze)


def _van_partij(kolom: str | None, codes: frozenset[str]) -> list[Q]:
    return [Q(**{f"{kolom}__in": sorted(codes)})] if kolom and codes else []


def _bestaat(model: type[Model], relatie: str, inzage: Inzage) -> Exists:
    veld = model._meta.get_field(relatie)
    if isinstance(veld, ForeignKey):
        eigenaar = binnen(veld.related_model._default_manager.all(), inzage)
        return Exists(eigenaar.filter(pk=OuterRef(veld.attname)))
    if not isinstance(veld, ManyToOneRel):
        raise GeenPad(f"{model._meta.label}.{relatie} leidt niet naar rijen met een eigen pad.")
    gezien = binnen(veld.related_model._default_manager.all(), inzage)
    return Exists(gezien.filter(**{veld.field.name: OuterRef("pk")}))
