# SPDX-License-Identifier: EUPL-1.2
"""pydantic's verdict on a region's YAML, in Dutch: what is wrong here and what to write instead."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from hefboom.stelsel.fouten import Gebrek
from hefboom.stelsel.herkomst import STATUSSEN
from hefboom.stelsel.lezen import Ruw

#: kind of error → (what is wrong, what next); filled with pydantic's own context.
ZINNEN: Mapping[str, tuple[str, str]] = {
    "string_type": (
        "dit moet tekst zijn, niet {gevonden}.",
        "Zet er aanhalingstekens omheen.",
    ),
    "string_too_short": ("hier staat niets.", "Vul een tekst in."),
    "string_pattern_mismatch": (
        "{gevonden} past niet.",
        "Verwacht wordt het patroon {pattern}.",
    ),
    "int_type": ("dit moet een heel getal zijn, niet {gevonden}.", "Laat komma en tekst weg."),
    "bool_type": ("dit moet ja of nee zijn, niet {gevonden}.", "Schrijf true of false."),
    "date_type": ("{gevonden} is geen datum.", "Schrijf jaar-maand-dag, bijvoorbeeld 2026-01-01."),
    "is_instance_of": ("dit moet een getal met een punt zijn, niet {gevonden}.", "Schrijf 3.9."),
    "literal_error": ("{gevonden} ken ik niet.", "Kies uit {expected}."),
    "greater_than": ("{gevonden} is te klein.", "Het moet meer zijn dan {gt}."),
    "greater_than_equal": ("{gevonden} is te klein.", "Het moet minstens {ge} zijn."),
    "less_than_equal": ("{gevonden} is te groot.", "Het mag hoogstens {le} zijn."),
    "tuple_type": ("hier hoort een lijst.", "Begin elke regel met een streepje."),
    "dict_type": ("hier horen sleutels met waarden.", "Schrijf `sleutel: waarde`."),
    "model_type": ("hier horen sleutels met waarden.", "Schrijf `sleutel: waarde`."),
}

#: What every value must have, and what to write when it has not.
ONTBREEKT: Mapping[str, tuple[str, str]] = {
    "bron": ("de bron ontbreekt.", "Zeg met `bron:` waar de waarde vandaan komt."),
    "status": (
        "de status ontbreekt.",
        f"Zeg met `status:` hoe vast de waarde is. Kies uit {', '.join(STATUSSEN)}.",
    ),
}


def gebreken(fout: ValidationError, ruw: Ruw, model: type[BaseModel]) -> list[Gebrek]:
    """Every error of one validation as a Dutch fault with its place."""
    return [_gebrek(detail, ruw, model) for detail in fout.errors(include_url=False)]


def _gebrek(detail: ErrorDetails, ruw: Ruw, model: type[BaseModel]) -> Gebrek:
    pad, soort = tuple(detail["loc"]), detail["type"]
    if soort == "missing":
        naam = str(pad[-1])
        wat, verder = ONTBREEKT.get(naam, (f"'{naam}' ontbreekt.", "Voeg het toe."))
        return ruw.gebrek(pad[:-1], wat, verder)
    if soort == "extra_forbidden":
        return ruw.gebrek(pad, f"'{pad[-1]}' ken ik hier niet.", _bedoelt(pad, model))
    wat, verder = ZINNEN.get(
        soort, ("dit is geen geldige waarde.", "Kijk hoe het bij een andere regio staat.")
    )
    context: dict[str, Any] = {
        **{k: _nederlands(v) for k, v in detail.get("ctx", {}).items()},
        "gevonden": _gevonden(detail["input"]),
    }
    return ruw.gebrek(pad, wat.format(**context), verder.format(**context))


def _nederlands(waarde: object) -> str:
    return str(waarde).replace(" or ", " of ")


def _gevonden(waarde: object) -> str:
    if waarde is None:
        return "leeg"
    if isinstance(waarde, bool):
        return "true" if waarde else "false"
    if isinstance(waarde, (dict, tuple)):
        return "een lijst of onderdeel"
    return f"'{waarde}'"


def _bedoelt(pad: tuple[str | int, ...], model: type[BaseModel]) -> str:
    if pad[-1] == "aanname":
        return "Schrijf `status: aanname`."
    if " " in str(pad[-1]):
        return "Zet een zin met een komma of dubbele punt tussen aanhalingstekens."
    velden = _velden(pad[:-1], model)
    dichtbij = get_close_matches(str(pad[-1]), velden, n=1)
    if dichtbij:
        return f"Bedoelt u '{dichtbij[0]}'?"
    return f"Hier kunnen: {', '.join(velden)}." if velden else "Haal het weg."


def _velden(pad: tuple[str | int, ...], model: type[BaseModel]) -> list[str]:
    """The keys that may stand at `pad`: walk the models along the names in the path."""
    hier: type[BaseModel] | None = model
    for stap in pad:
        if hier is None or not isinstance(stap, str) or stap not in hier.model_fields:
            continue
        hier = _model_in(hier.model_fields[stap].annotation)
    return sorted(hier.model_fields) if hier else []


def _model_in(annotatie: Any) -> type[BaseModel] | None:
    if isinstance(annotatie, type) and issubclass(annotatie, BaseModel):
        return annotatie
    for deel in getattr(annotatie, "__args__", ()):
        gevonden = _model_in(deel)
        if gevonden is not None:
            return gevonden
    return None
