# SPDX-License-Identifier: EUPL-1.2
"""Many rows at once: written with one statement that the database runs for each of them.

Django's own `bulk_create` and `save` compose SQL for every value of every row, which cost more
than half of taking messages in. Here the statement and what turns a value into what the database
wants are made once per model. Everything else is as with `bulk_create`: no signals, no `save()`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date, datetime, time
from functools import lru_cache
from typing import Any, NamedTuple, TypeVar
from uuid import UUID

from django.db import connection
from django.db.models import AutoField, DateTimeField, Field, ForeignKey, JSONField, Model

#: SQLite takes 32,766 parameters in a statement, PostgreSQL 65,535.
MEESTE_WAARDEN = 30_000
GROEP = 10_000
T = TypeVar("T")
Omzetter = Callable[[Any], Any]


class Kolom(NamedTuple):
    """A column: the attribute that holds its value, and how the database wants it."""

    naam: str
    attribuut: str
    verwant: str  # the field by which a foreign key's row is held; empty when it is none
    omzetten: Omzetter


def voeg_toe(
    rijen: Iterable[Model], *, met_sleutels: bool = False, dubbele_overslaan: bool = False
) -> None:
    """Insert new rows of one model, in order; call inside a transaction.

    `met_sleutels`: the database makes the keys, and the rows are told theirs; otherwise such rows
    cannot be referred to. `dubbele_overslaan`: a row that meets a constraint is left out.
    Raises `IntegrityError` as the database does.
    """
    nieuw = list(rijen)
    if not nieuw:
        return
    model = type(nieuw[0])
    tabel, sleutel = model._meta.db_table, model._meta.pk
    kolommen = [
        kolom
        for veld, kolom in _kolommen(model, connection.vendor).items()
        if not (isinstance(sleutel, AutoField) and veld == sleutel.name)
    ]
    namen = ", ".join(kolom.naam for kolom in kolommen)
    plaats = f"({', '.join(['%s'] * len(kolommen))})"
    begin = f"INSERT INTO {_q(tabel)} ({namen}) VALUES "  # noqa: S608 (names of our own)
    waarden = [[_waarde(rij, kolom) for kolom in kolommen] for rij in nieuw]
    with connection.cursor() as cursor:
        if met_sleutels:
            if sleutel is None:
                raise TypeError(f"{model.__name__} heeft geen sleutel.")
            stap = MEESTE_WAARDEN // len(kolommen)
            for i in range(0, len(nieuw), stap):
                deel = waarden[i : i + stap]
                opdracht = begin + ", ".join([plaats] * len(deel))
                opdracht += f" RETURNING {_q(sleutel.column)}"
                cursor.execute(opdracht, [waarde for rij in deel for waarde in rij])
                for rij, (pk,) in zip(nieuw[i : i + stap], cursor.fetchall(), strict=True):
                    rij.pk = pk
        else:
            einde = " ON CONFLICT DO NOTHING" if dubbele_overslaan else ""
            cursor.executemany(begin + plaats + einde, waarden)
    for rij in nieuw:
        rij._state.adding, rij._state.db = False, connection.alias


def werk_bij(rijen: Collection[Model], velden: Sequence[str]) -> None:
    """Write these fields of rows that are kept already; call inside a transaction."""
    gewijzigd = list(rijen)
    if not gewijzigd:
        return
    model = type(gewijzigd[0])
    alle, sleutel = _kolommen(model, connection.vendor), model._meta.pk
    if sleutel is None:
        raise TypeError(f"{model.__name__} heeft geen sleutel.")
    kolommen = [alle[veld] for veld in velden]
    zetten = ", ".join(f"{kolom.naam} = %s" for kolom in kolommen)
    kolommen.append(alle[sleutel.name])
    waar = f"{_q(sleutel.column)} = %s"
    opdracht = f"UPDATE {_q(model._meta.db_table)} SET {zetten} WHERE {waar}"  # noqa: S608
    waarden = [[_waarde(rij, kolom) for kolom in kolommen] for rij in gewijzigd]
    with connection.cursor() as cursor:
        cursor.executemany(opdracht, waarden)


def groepen(namen: Iterable[T]) -> Iterator[list[T]]:
    """The names in groups that fit one question."""
    lijst = list(namen)
    for begin in range(0, len(lijst), GROEP):
        yield lijst[begin : begin + GROEP]


def _q(naam: str) -> str:
    return connection.ops.quote_name(naam)


def _waarde(rij: Model, kolom: Kolom) -> Any:
    waarde = rij.__dict__[kolom.attribuut]
    if waarde is None and kolom.verwant:
        # A row that was given its key after it was named here.
        verwant = rij._state.fields_cache.get(kolom.verwant)
        waarde = None if verwant is None else verwant.pk
        if waarde is not None:
            setattr(rij, kolom.attribuut, waarde)
    return None if waarde is None else kolom.omzetten(waarde)


@lru_cache(maxsize=64)
def _kolommen(model: type[Model], vendor: str) -> dict[str, Kolom]:
    """The columns of a table by field, in the order of the model."""
    return {
        veld.name: Kolom(
            _q(veld.column),
            veld.attname,
            veld.name if isinstance(veld, ForeignKey) else "",
            _omzetter(veld, vendor),
        )
        for veld in model._meta.concrete_fields
    }


def _omzetter(veld: Field[Any, Any], vendor: str) -> Omzetter:
    """From a value as Python holds it to one the database takes, by the kind of the field."""
    doel: Field[Any, Any] = veld
    while isinstance(doel, ForeignKey):
        doel = doel.target_field
    gewoon, snel = _SNEL.get((vendor, doel.get_internal_type()), (None, None))

    def anders(waarde: Any) -> Any:
        return doel.get_db_prep_save(waarde, connection)

    if isinstance(doel, JSONField):
        leeg = anders([])
        return lambda waarde: leeg if waarde == [] else anders(waarde)
    if gewoon is None or snel is None:
        return lru_cache(maxsize=64)(anders) if isinstance(doel, DateTimeField) else anders
    soort, maak = gewoon, snel
    return lambda waarde: maak(waarde) if type(waarde) is soort else anders(waarde)


def _zelf(waarde: Any) -> Any:
    return waarde


#: Per database and kind of field: the Python type that needs no more than this.
_SNEL: dict[tuple[str, str], tuple[type, Omzetter]] = {
    (vendor, soort): (python, _zelf)
    for vendor in ("sqlite", "postgresql")
    for soort, python in (
        ("CharField", str),
        ("BooleanField", bool),
        ("IntegerField", int),
        ("BigIntegerField", int),
        ("SmallIntegerField", int),
        ("BigAutoField", int),
    )
} | {
    ("sqlite", "DateField"): (date, date.isoformat),
    ("sqlite", "TimeField"): (time, str),
    ("sqlite", "UUIDField"): (UUID, lambda waarde: waarde.hex),
    ("sqlite", "BinaryField"): (bytes, _zelf),
    ("postgresql", "DateField"): (date, _zelf),
    ("postgresql", "DateTimeField"): (datetime, _zelf),
    ("postgresql", "UUIDField"): (UUID, _zelf),
}
