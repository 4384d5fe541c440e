# SPDX-License-Identifier: EUPL-1.2
"""Is the database one that this Hefboom knows, and is it up to date?"""

from __future__ import annotations

import pkgutil
from importlib import import_module

from hefboom.cli.hoofd import Fout

#: Rooms that were there and are not any more; what is recorded of them comes from an older Hefboom.
VROEGERE_KAMERS = frozenset({"gebruikers"})


def eis_bekende_database() -> None:
    """Refuse a database that was made by steps this Hefboom does not have.

    The steps of a room are now and then replaced by one fresh one; what was made by the old ones
    would pass for up to date. A database that cannot be reached, or is empty, is not judged.
    Raises `Fout` with what to do.
    """
    vreemd = onbekende_stappen()
    if not vreemd:
        return
    from django.conf import settings

    omgeving = settings.OMGEVING
    if omgeving.demo:
        raise Fout(
            f"De proefregio in {omgeving.map} is gemaakt met een andere versie van Hefboom, en "
            "deze versie kan haar database niet bijwerken. Maak de proefregio opnieuw met "
            "`./hefboom demo --opnieuw`, met dezelfde opties als toen."
        )
    raise Fout(
        "De database is gemaakt met een andere versie van Hefboom, en deze versie kan haar niet "
        f"bijwerken (onbekende stap: {vreemd[0]}). Begin met een nieuwe, lege database: zet "
        "HEFBOOM_DATABASE_URL daarop, draai `./hefboom migreer` en neem de berichten opnieuw in "
        "met `./hefboom verwerk`. Zie docs/operate.md."
    )


def eis_eigen_sleutel() -> None:
    """Refuse to work with another key than the one this database is sealed with.

    A database that cannot be reached is not judged: the verb itself says so.
    Raises `OngeldigeOmgeving` with what to do.
    """
    from django.db import OperationalError

    from hefboom.mailbox import eis_sleutel

    try:
        eis_sleutel()
    except OperationalError:
        return


def eis_vastgestelde_versies() -> None:
    """Refuse adopted versions of the stelsel that are not those of this database.

    One that is missing is written anew. A database without those tables is not judged.
    Raises `StelselFout` with what to do.
    """
    from django.db import OperationalError, ProgrammingError

    from hefboom.bestuur import eis_versies

    try:
        eis_versies()
    except (OperationalError, ProgrammingError):
        return


def werk_bij() -> None:
    """Give the database every table of this Hefboom, and note at first use which key it has.

    Raises `OngeldigeOmgeving` when its key is another than ours.
    """
    from django.core.management import call_command

    call_command("migrate", interactive=False, verbosity=0)
    eis_eigen_sleutel()
    eis_vastgestelde_versies()


def eis_bijgewerkte_database() -> None:
    """Raises `Fout` when the database cannot be reached, or lacks a step of this Hefboom."""
    from django.db import OperationalError, connection
    from django.db.migrations.executor import MigrationExecutor

    try:
        executor = MigrationExecutor(connection)
    except OperationalError as fout:
        raise Fout(
            "De database is niet bereikbaar. Draait PostgreSQL, en kloppen naam en wachtwoord in "
            f"HEFBOOM_DATABASE_URL? ({type(fout.__cause__ or fout).__name__})"
        ) from None
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise Fout("De database is niet bij. Draai eerst `./hefboom migreer`.")


def onbekende_stappen() -> list[str]:
    """The steps (`room.name`) by which the database was made and that are not here any more."""
    from django.apps import apps
    from django.db import OperationalError, connection
    from django.db.migrations.recorder import MigrationRecorder

    kamers = {
        kamer.label: kamer.name
        for kamer in apps.get_app_configs()
        if kamer.name.startswith("hefboom.")
    }
    try:
        gezet = MigrationRecorder(connection).applied_migrations()
    except OperationalError:
        return []
    bekend = {label: _stappen(naam) for label, naam in kamers.items()}
    return sorted(
        f"{label}.{stap}"
        for label, stap in gezet
        if label in VROEGERE_KAMERS or (label in bekend and stap not in bekend[label])
    )


def _stappen(kamer: str) -> set[str]:
    """The names of a room's own migrations."""
    try:
        pakket = import_module(f"{kamer}.migrations")
    except ModuleNotFoundError:
        return set()
    return {naam for _, naam, _ in pkgutil.iter_modules(pakket.__path__)}
