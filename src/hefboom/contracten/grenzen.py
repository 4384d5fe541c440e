# SPDX-License-Identifier: EUPL-1.2
# ruff: noqa: S608 -- no name here comes from outside
"""What the database itself refuses: two of one thing on one day, and days outside the contract.

A row without an end lasts as long as its contract, and so is never beyond it.

On PostgreSQL an exclusion constraint and triggers that lock the contract, so that it holds when two
people save at once; on SQLite, where one writes at a time, triggers. Django makes a table anew on
SQLite when a later migration changes it, and its triggers are gone then: such a migration calls
`leg_grenzen_aan` again (`tests/contracten/test_grenzen.py` finds out when it does not).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Overlapgrens:
    """Rows of `tabel` with the same number and text in these columns share no day."""

    tabel: str
    nummer: str
    tekst: str
    naam: str


OVERLAP = (
    Overlapgrens("contracten_organisatiecode", "", "aanbieder_id", "agb_van_een_tegelijk"),
    Overlapgrens("contracten_contractonderdeel", "contract_id", "code", "een_versie_per_dag"),
    Overlapgrens("contracten_contractproduct", "contract_id", "product", "een_product_per_dag"),
    Overlapgrens("contracten_contracttarief", "contract_id", "product", "een_tarief_per_dag"),
    Overlapgrens("contracten_contractvoorwaarde", "contract_id", "code", "een_voorwaarde_per_dag"),
)
CONTRACT = "contracten_contract"
#: What lies within the days of its contract.
BINNEN = (
    "contracten_contractonderdeel",
    "contracten_contractproduct",
    "contracten_contracttarief",
    "contracten_contractvoorwaarde",
)
BUITEN_CONTRACT = "valt_buiten_het_contract"


def leg_grenzen_aan(schema_editor: Any) -> None:
    """Put the limits in place, anew where they were."""
    vendor = schema_editor.connection.vendor
    for zin in _postgresql() if vendor == "postgresql" else _sqlite():
        schema_editor.execute(zin, params=None)


def _sqlite() -> Iterator[str]:
    for grens in OVERLAP:
        zelfde = f"o.{grens.tekst} = NEW.{grens.tekst}"
        if grens.nummer:
            zelfde += f" AND o.{grens.nummer} = NEW.{grens.nummer}"
        botst = (
            f"SELECT 1 FROM {grens.tabel} o WHERE {zelfde} AND o.id IS NOT NEW.id"
            " AND o.ingangsdatum <= coalesce(NEW.einddatum, '9999-12-31')"
            " AND NEW.ingangsdatum <= coalesce(o.einddatum, '9999-12-31')"
        )
        yield from _triggers(grens.naam, grens.tabel, botst)
    for tabel in BINNEN:
        buiten = (
            f"SELECT 1 FROM {CONTRACT} c WHERE c.id = NEW.contract_id"
            " AND (NEW.ingangsdatum < c.ingangsdatum OR NEW.ingangsdatum > coalesce(c.einddatum,"
            " '9999-12-31') OR NEW.einddatum > c.einddatum)"
        )
        yield from _triggers(f"{tabel}_{BUITEN_CONTRACT}", tabel, buiten, BUITEN_CONTRACT)
    for tabel in BINNEN:
        naam = f"{tabel}_houdt_contract"
        yield f"DROP TRIGGER IF EXISTS {naam}"
        yield (
            f"CREATE TRIGGER {naam} BEFORE UPDATE ON {CONTRACT} WHEN EXISTS"
            f" (SELECT 1 FROM {tabel} o WHERE o.contract_id = NEW.id"
            " AND (o.ingangsdatum < NEW.ingangsdatum OR o.ingangsdatum > coalesce(NEW.einddatum,"
            " '9999-12-31') OR o.einddatum > NEW.einddatum))"
            f" BEGIN SELECT RAISE(ABORT, '{BUITEN_CONTRACT}'); END"
        )


def _triggers(naam: str, tabel: str, waar: str, melding: str = "") -> Iterator[str]:
    for wanneer in ("INSERT", "UPDATE"):
        trigger = f"{naam}_{wanneer.lower()}"
        yield f"DROP TRIGGER IF EXISTS {trigger}"
        yield (
            f"CREATE TRIGGER {trigger} BEFORE {wanneer} ON {tabel} WHEN EXISTS ({waar})"
            f" BEGIN SELECT RAISE(ABORT, '{melding or naam}'); END"
        )


def _postgresql() -> Iterator[str]:
    for grens in OVERLAP:
        # A text as a range of one number: equality in a gist index would ask for an extension that
        # not every server has.
        tekst = f"hashtextextended({grens.tekst}, 0)"
        delen = [f"int8range({tekst}, {tekst}, '[]') WITH &&"]
        if grens.nummer:
            delen.append(f"int8range({grens.nummer}, {grens.nummer}, '[]') WITH &&")
        delen.append("daterange(ingangsdatum, einddatum, '[]') WITH &&")
        yield f"ALTER TABLE {grens.tabel} DROP CONSTRAINT IF EXISTS {grens.naam}"
        yield (
            f"ALTER TABLE {grens.tabel} ADD CONSTRAINT {grens.naam} "
            f"EXCLUDE USING gist ({', '.join(delen)})"
        )
    yield f"""
        CREATE OR REPLACE FUNCTION contracten_binnen_contract() RETURNS trigger AS $$
        DECLARE c record;
        BEGIN
            SELECT ingangsdatum, einddatum INTO c FROM {CONTRACT}
                WHERE id = NEW.contract_id FOR SHARE;
            IF NEW.ingangsdatum < c.ingangsdatum OR NEW.ingangsdatum > coalesce(c.einddatum,
                'infinity'::date) OR NEW.einddatum > c.einddatum THEN
                RAISE EXCEPTION '{BUITEN_CONTRACT}' USING ERRCODE = 'check_violation';
            END IF;
            RETURN NEW;
        END $$ LANGUAGE plpgsql"""
    for tabel in BINNEN:
        yield f"DROP TRIGGER IF EXISTS binnen_contract ON {tabel}"
        yield (
            f"CREATE TRIGGER binnen_contract BEFORE INSERT OR UPDATE ON {tabel} "
            "FOR EACH ROW EXECUTE FUNCTION contracten_binnen_contract()"
        )
    buiten = " OR ".join(
        f"EXISTS (SELECT 1 FROM {tabel} o WHERE o.contract_id = NEW.id AND"
        " (o.ingangsdatum < NEW.ingangsdatum OR o.ingangsdatum > coalesce(NEW.einddatum,"
        " 'infinity'::date) OR o.einddatum > NEW.einddatum))"
        for tabel in BINNEN
    )
    yield f"""
        CREATE OR REPLACE FUNCTION contracten_houdt_contract() RETURNS trigger AS $$
        BEGIN
            IF {buiten} THEN
                RAISE EXCEPTION '{BUITEN_CONTRACT}' USING ERRCODE = 'check_violation';
            END IF;
            RETURN NEW;
        END $$ LANGUAGE plpgsql"""
    yield f"DROP TRIGGER IF EXISTS houdt_contract ON {CONTRACT}"
    yield (
        f"CREATE TRIGGER houdt_contract AFTER UPDATE ON {CONTRACT} "
        "FOR EACH ROW EXECUTE FUNCTION contracten_houdt_contract()"
    )
