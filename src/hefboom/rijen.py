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
from django.db.models import (
    NOT_PROVIDED,
    AutoField,
    DateTimeField,
    Field,
    ForeignKey,
    JSONField,
    Model,
    Q,
    QuerySet,
)
from django.db.models.base import ModelState

#: SQLite takes 32,766 parameters in a statement, PostgreSQL 65,535.
MEESTE_WAARDEN = 30_000
GROEP = 10_000
#: SQLite takes an expression of a thousand deep; each choice that is or-ed makes it one deeper.
KEUZES = 300
NIETS = type(None)
T = TypeVar("T")
M = TypeVar("M", bound=Model)
Omzetter = Callable[[Any], Any]


class Schrijfkolom(NamedTuple):
    """A column: the attribute that holds its value, and how the database wants it.

    A value of type `gewoon` becomes `snel(value)`, or stays as it is without one; what is neither
    that nor nothing goes by Django (`anders`).
    """

    naam: str
    attribuut: str
    verwant: str  # the field by which a foreign key's row is held; empty when it is none
    gewoon: type | None
    snel: Omzetter | None
    anders: Omzetter

    def van(self, rijen: Sequence[Model], velden: Sequence[dict[str, Any]]) -> list[Any]:
        """The values of these rows, as the database wants them; `velden` are their attributes."""
        attribuut, gewoon, snel, anders = self.attribuut, self.gewoon, self.snel, self.anders
        waarden = [eigen[attribuut] for eigen in velden]
        soorten = set(map(type, waarden))
        if self.verwant and NIETS in soorten:
            for rij in rijen:
                if rij.__dict__[attribuut] is None:
                    self._vul(rij)
            waarden = [eigen[attribuut] for eigen in velden]
            soorten = set(map(type, waarden))
        if soorten <= {gewoon, NIETS}:  # nearly always
            if snel is None:
                return waarden
            if NIETS not in soorten:
                return list(map(snel, waarden))
            return [None if waarde is None else snel(waarde) for waarde in waarden]
        return [
            None
            if waarde is None
            else anders(waarde)
            if type(waarde) is not gewoon
            else waarde
            if snel is None
            else snel(waarde)
            for waarde in waarden
        ]

    def _vul(self, rij: Model) -> None:
        """Take over the key of a row that was given it after it was named here."""
        verwant = rij._state.fields_cache.get(self.verwant)
        if verwant is not None and verwant.pk is not None:
            rij.__dict__[self.attribuut] = verwant.pk


def nieuw(model: type[M], **waarden: Any) -> M:
    """A row that is not kept yet, as `model(**waarden)` makes it, in a third of its time.

    A foreign key is named by its column (`bericht_id`), or by its field when the row is at hand.
    Raises `TypeError` for a name the model does not have.
    """
    vast, gemaakt, verwanten = _standaard(model)
    rij = model.__new__(model)
    eigen = rij.__dict__
    eigen["_state"] = ModelState()
    eigen.update(vast)
    for attribuut, maak in gemaakt:
        if attribuut not in waarden:
            eigen[attribuut] = maak()
    eigen.update(waarden)
    for naam, (attribuut, sleutel) in verwanten.items():
        if naam in waarden:
            verwant = eigen.pop(naam)
            eigen[attribuut] = None if verwant is None else verwant.__dict__[sleutel]
            rij._state.fields_cache[naam] = verwant
    if len(eigen) != len(vast) + 1:
        raise TypeError(f"{model.__name__} kent geen {', '.join(eigen.keys() - vast.keys())}.")
    return rij


def gelezen(vraag: QuerySet[M]) -> Iterator[M]:
    """The rows a question gives, as Django makes them, in a third of its time.

    Its constructor looks at each value for the many ways in which one can be given; out of the
    database there is one. What the question defers is read when it is asked for.
    """
    model = vraag.model
    weg, uitgesteld = vraag.query.deferred_loading
    namen = [
        veld.attname
        for veld in model._meta.concrete_fields
        if veld.primary_key or (veld.name not in weg) is uitgesteld
    ]
    for waarden in vraag.values_list(*namen):
        rij = model.__new__(model)
        toestand = ModelState()
        toestand.adding, toestand.db = False, vraag.db
        rij.__dict__["_state"] = toestand
        rij.__dict__.update(zip(namen, waarden, strict=True))
        yield rij


@lru_cache(maxsize=64)
def _standaard(
    model: type[Model],
) -> tuple[dict[str, Any], list[tuple[str, Callable[[], Any]]], dict[str, tuple[str, str]]]:
    """The value each attribute has unless it is given, what makes it, and the foreign keys.

    Of a foreign key its attribute here, and that of the key it refers to.
    """
    vast: dict[str, Any] = {}
    gemaakt: list[tuple[str, Callable[[], Any]]] = []
    verwanten: dict[str, tuple[str, str]] = {}
    for veld in model._meta.concrete_fields:
        vast[veld.attname] = None
        if callable(veld.default) and veld.default is not NOT_PROVIDED:
            gemaakt.append((veld.attname, veld.default))
        else:
            vast[veld.attname] = veld.get_default()
        if isinstance(veld, ForeignKey):
            verwanten[veld.name] = veld.attname, veld.target_field.attname
    return vast, gemaakt, verwanten


def voeg_toe(
    rijen: Iterable[Model], *, met_sleutels: bool = False, dubbele_overslaan: bool = False
) -> int:
    """Insert new rows of one model, in order; how many were. Call inside a transaction.

    `met_sleutels`: the database makes the keys, and the rows are told theirs; otherwise such rows
    cannot be referred to. `dubbele_overslaan`: a row that meets a constraint is left out.
    Raises `IntegrityError` as the database does.
    """
    toe = list(rijen)
    if not toe:
        return 0
    model = type(toe[0])
    tabel, sleutel = model._meta.db_table, model._meta.pk
    kolommen = [
        kolom
        for veld, kolom in _kolommen(model, connection.vendor).items()
        if not (isinstance(sleutel, AutoField) and veld == sleutel.name)
    ]
    namen = ", ".join(kolom.naam for kolom in kolommen)
    plaats = f"({', '.join(['%s'] * len(kolommen))})"
    begin = f"INSERT INTO {_q(tabel)} ({namen}) VALUES "  # noqa: S608 (names of our own)
    velden = [rij.__dict__ for rij in toe]
    waarden = list(zip(*(kolom.van(toe, velden) for kolom in kolommen), strict=True))
    geschreven = len(toe)
    with connection.cursor() as cursor:
        if met_sleutels or dubbele_overslaan:
            if sleutel is None:
                raise TypeError(f"{model.__name__} heeft geen sleutel.")
            # What was written is told by the database row by row: how a driver counts the rows of
            # many statements is its own affair.
            einde = " ON CONFLICT DO NOTHING" if dubbele_overslaan else ""
            einde += f" RETURNING {_q(sleutel.column)}"
            stap, geschreven = MEESTE_WAARDEN // len(kolommen), 0
            for i in range(0, len(toe), stap):
                deel = waarden[i : i + stap]
                opdracht = begin + ", ".join([plaats] * len(deel)) + einde
                cursor.execute(opdracht, [waarde for rij in deel for waarde in rij])
                sleutels = cursor.fetchall()
                geschreven += len(sleutels)
                if met_sleutels:
                    for rij, (pk,) in zip(toe[i : i + stap], sleutels, strict=True):
                        rij.pk = pk
        else:
            cursor.executemany(begin + plaats, waarden)
    database = connection.alias
    for rij in toe:
        rij._state.adding, rij._state.db = False, database
    return geschreven


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
    alles = [rij.__dict__ for rij in gewijzigd]
    waarden = list(zip(*(kolom.van(gewijzigd, alles) for kolom in kolommen), strict=True))
    with connection.cursor() as cursor:
        cursor.executemany(opdracht, waarden)


def groepen(namen: Iterable[T]) -> Iterator[list[T]]:
    """The names in groups that fit one question."""
    lijst = list(namen)
    for begin in range(0, len(lijst), GROEP):
        yield lijst[begin : begin + GROEP]


def in_delen(keuzes: Sequence[Q], per: int = KEUZES) -> Iterator[Q]:
    """Any of these choices, in parts that fit one question; without choices there is no part.

    A row that meets choices of two parts comes with both.
    """
    for begin in range(0, len(keuzes), per):
        yield Q(*keuzes[begin : begin + per], _connector=Q.OR)


def naam_voor_naam(vraag: str, namen: Collection[tuple[str, ...]]) -> Iterator[tuple[Any, ...]]:
    """What a question of SQL gives for names of more than one part; `{namen}` is where they stand.

    The ORM cannot say it: parts in lists of their own ask the index for all parts with all others.
    """
    for groep in groepen(namen):
        plaats = f"({', '.join(['%s'] * len(groep[0]))})"
        with connection.cursor() as cursor:
            cursor.execute(
                vraag.format(namen=", ".join([plaats] * len(groep))),
                [deel for naam in groep for deel in naam],
            )
            yield from cursor.fetchall()


def _q(naam: str | None) -> str:
    if naam is None:
        raise TypeError("Een veld zonder kolom is geen kolom.")
    return connection.ops.quote_name(naam)


@lru_cache(maxsize=64)
def _kolommen(model: type[Model], vendor: str) -> dict[str, Schrijfkolom]:
    """The columns of a table by field, in the order of the model."""
    return {
        veld.name: Schrijfkolom(
            _q(veld.column),
            veld.attname,
            veld.name if isinstance(veld, ForeignKey) else "",
            *_omzetter(veld, vendor),
        )
        for veld in model._meta.concrete_fields
    }


def _omzetter(veld: Field[Any, Any], vendor: str) -> tuple[type | None, Omzetter | None, Omzetter]:
    """From a value as Python holds it to one the database takes, by the kind of the field."""
    doel: Field[Any, Any] = veld
    while isinstance(doel, ForeignKey):
        doel = doel.target_field

    def anders(waarde: Any) -> Any:
        return doel.get_db_prep_save(waarde, connection)

    if isinstance(doel, JSONField):
        leeg = anders([])
        return list, lambda waarde: anders(waarde) if waarde else leeg, anders
    if isinstance(doel, DateTimeField) and vendor == "sqlite":
        return datetime, lru_cache(maxsize=64)(anders), anders
    gewoon, snel = _SNEL.get((vendor, doel.get_internal_type()), (None, None))
    return gewoon, snel, anders


#: Per database and kind of field: the Python type that needs no more than this.
_SNEL: dict[tuple[str, str], tuple[type, Omzetter | None]] = {
    (vendor, soort): (python, None)
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
    ("sqlite", "BinaryField"): (bytes, None),
    ("postgresql", "DateField"): (date, None),
    ("postgresql", "DateTimeField"): (datetime, None),
    ("postgresql", "UUIDField"): (UUID, None),
}
