# SPDX-License-Identifier: EUPL-1.2
"""What a snapshot says of itself, and whether its folder still is what was written.

The id follows from the peildatum, the decisions of the region, and the size and SHA-256 of every
table; so no table can be changed, and neither can what is said about it, without it showing.
"""

from __future__ import annotations

import hashlib
import json
from datetime import date, datetime
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from hefboom.facts.fouten import MAAK_NIEUWE, OpnameFout, als_opnamefout, beschadigd
from hefboom.facts.schema import SCHEMA_VERSIE, TABELLEN

META = "meta.json"


class Tabelmeta(BaseModel):
    """One table: its rows, its size in bytes, and the SHA-256 (hex) of its file."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    rijen: int
    grootte: int
    sha256: str


class Opnameinhoud(BaseModel):
    """All that a snapshot's id follows from. `stelsel` is the fingerprint of the decisions."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    versie: int = Field(SCHEMA_VERSIE, alias="schema")
    regio: str
    peildatum: date
    stelsel: str
    tabellen: dict[str, Tabelmeta]

    @property
    def opname_id(self) -> str:
        """`2027-01-01-0123456789ab`: the peildatum, and the fingerprint of all that is said."""
        inhoud = self.model_dump(mode="json", by_alias=True, include=set(Opnameinhoud.model_fields))
        stempel = hashlib.sha256(json.dumps(inhoud, sort_keys=True).encode()).hexdigest()
        return f"{self.peildatum.isoformat()}-{stempel[:12]}"


class Opnamemeta(Opnameinhoud):
    """The file `meta.json`."""

    id: str
    gemaakt_op: datetime


def beschrijf(path: Path, rijen: int) -> Tabelmeta:
    """What a table's file is, as it now lies on disk."""
    with path.open("rb") as bestand:
        afdruk = hashlib.file_digest(bestand, "sha256").hexdigest()
        return Tabelmeta(rijen=rijen, grootte=bestand.tell(), sha256=afdruk)


def lees_meta(folder: Path) -> Opnamemeta:
    """What the snapshot in this folder says of itself.

    Raises `OpnameFout` when there is none, another version of Hefboom wrote it, or it was changed.
    """
    try:
        ruw = json.loads((folder / META).read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise OpnameFout(f"Momentopname {folder.name} is er niet. {MAAK_NIEUWE}") from None
    except (OSError, ValueError, RecursionError):
        raise beschadigd(folder, f"{META} is niet te lezen") from None
    if isinstance(ruw, dict) and ruw.get("schema", SCHEMA_VERSIE) != SCHEMA_VERSIE:
        raise OpnameFout(
            f"Momentopname {folder.name} is door een andere versie van Hefboom gemaakt. "
            f"{MAAK_NIEUWE}"
        )
    try:
        meta = Opnamemeta.model_validate(ruw)
    except ValidationError:
        raise beschadigd(folder, f"{META} is niet te lezen") from None
    if meta.tabellen.keys() != TABELLEN.keys() or not meta.opname_id == meta.id == folder.name:
        raise beschadigd(folder, f"{META} is veranderd nadat het geschreven werd")
    return meta


def eis_heel(folder: Path, meta: Opnamemeta) -> None:
    """Raises `OpnameFout` when a table is gone, cut off, or not the one that was written."""
    for naam, tabel in meta.tabellen.items():
        path = folder / f"{naam}.parquet"
        if not path.is_file():
            raise beschadigd(folder, f"{path.name} is er niet")
        with als_opnamefout(path):
            # The size first: it costs nothing, and tells most damage.
            heel = path.stat().st_size == tabel.grootte and beschrijf(path, tabel.rijen) == tabel
        if not heel:
            raise beschadigd(folder, f"{path.name} is veranderd nadat het geschreven werd")


def als_json(meta: BaseModel) -> dict[str, Any]:
    """As it is written down."""
    return meta.model_dump(mode="json", by_alias=True)
