# SPDX-License-Identifier: EUPL-1.2
"""`hefboom herbouw`: is the record still what the messages say?"""

from __future__ import annotations

import argparse
import os
import tempfile
from collections import Counter
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from hefboom.cli.hoofd import FOUT_GEBRUIK, Fout, start_django
from hefboom.cli.nederlands import padnaam
from hefboom.cli.uitvoer import regel
from hefboom.cli.voortgang import voortgang
from hefboom.kernel import getal
from hefboom.omgeving import lees_omgeving

if TYPE_CHECKING:
    from hefboom.intake import Herbouwd

DJANGO = False  # the record is rebuilt in another database than the environment names
UITLEG = """\
Maakt het dossier opnieuw uit de bewaarde berichten, het stelsel en de contracten, en legt het
naast het dossier dat er is. Het dossier zelf verandert niet: er wordt in een andere database
gebouwd. Een antwoord dat verzonden is, blijft staan; waar het nu anders zou zijn, staat erbij.
De uitkomst is 1 als er iets anders is.
"""


def argumenten(parser: argparse.ArgumentParser) -> None:
    """Where to rebuild, and how much to show."""
    parser.epilog = UITLEG
    parser.add_argument("--map", type=padnaam, metavar="DIR", help="de map van de installatie")
    parser.add_argument(
        "--naar",
        metavar="DATABASE",
        help="bewaar wat gebouwd is: een nieuw bestand (SQLite), of postgresql://… (leeg)",
    )
    parser.add_argument(
        "--toon", type=int, default=10, metavar="N", help="verschillen per tabel (standaard 10)"
    )


def voer_uit(args: argparse.Namespace) -> int:
    """Rebuild, compare, and say what differs; 1 when something does."""
    if args.map is not None:
        if not args.map.is_dir():
            raise Fout(f"De map '{args.map}' bestaat niet.", FOUT_GEBRUIK)
        os.environ["HEFBOOM_MAP"] = str(args.map.resolve())
    omgeving = lees_omgeving()
    os.environ["HEFBOOM_MAP"] = str(omgeving.map)
    with ExitStack() as tijdelijk:
        os.environ["HEFBOOM_DATABASE_URL"] = _doel(args.naar, tijdelijk)
        start_django()
        uitkomst = _herbouw(dict(omgeving.database))
    _toon(uitkomst, args.toon)
    if args.naar:
        regel()
        regel(f"Wat gebouwd is, staat in {args.naar.rpartition('@')[2]}.")
    return 0 if uitkomst.gelijk else 1


def _doel(naar: str | None, tijdelijk: ExitStack) -> str:
    """The address of the database to build in. Raises `Fout` for a file that is there."""
    if naar is not None and "://" in naar:
        return naar
    if naar is None:
        folder = tijdelijk.enter_context(tempfile.TemporaryDirectory(prefix="hefboom-herbouw-"))
        bestand = Path(folder) / "herbouw.sqlite3"
    else:
        bestand = Path(naar).expanduser().resolve()
        if bestand.exists():
            raise Fout(f"{bestand} bestaat al; noem een bestand dat er nog niet is.", FOUT_GEBRUIK)
    return f"sqlite://{quote(str(bestand))}"


def _herbouw(bron: dict[str, Any]) -> Herbouwd:
    from django.core.management import call_command
    from django.db import connections

    from hefboom.intake import BRON, NietLeeg, herbouw

    eigen = {naam: dict(waarden) for naam, waarden in connections.settings.items()}
    connections.settings = connections.configure_settings(eigen | {BRON: bron})
    try:
        call_command("migrate", interactive=False, verbosity=0)
        with voortgang() as stap:
            return herbouw(lambda gedaan, totaal: stap("Opnieuw beoordelen", gedaan, totaal))
    except NietLeeg:
        raise Fout(
            "De database waarin gebouwd moet worden, is niet leeg. Noem met --naar een lege.",
            FOUT_GEBRUIK,
        ) from None
    finally:
        connections.close_all()


def _toon(uit: Herbouwd, aantal: int) -> None:
    regel(
        f"{getal(uit.berichten)} berichten opnieuw beoordeeld, {getal(uit.rijen)} rijen vergeleken."
    )
    for hoeveel, wat in (
        (uit.andere_regels, "met andere regels gemaakt dan die van nu"),
        (uit.ander_stelsel, "met andere besluiten van de regio gemaakt dan die van nu"),
        (uit.zonder_versie, "van voor het bewaren van de versies"),
    ):
        if hoeveel:
            regel(f"{getal(hoeveel)} oordelen zijn {wat}.")
    if uit.gelijk:
        regel("Het dossier is precies wat de berichten zeggen.")
        return
    if uit.anders_beantwoord:
        aantal_anders = getal(len(uit.anders_beantwoord))
        regel()
        regel(f"Een ander antwoord dan verzonden is, zouden nu {aantal_anders} berichten krijgen:")
        for naam in uit.anders_beantwoord[:aantal]:
            regel(f"  {naam}")
    for tabel, hoeveel in Counter(een.tabel for een in uit.verschillen).items():
        regel()
        regel(f"{tabel.partition('.')[2]}: {getal(hoeveel)} × anders")
        for een in [een for een in uit.verschillen if een.tabel == tabel][:aantal]:
            wat = f"{een.veld}: {een.staat} → {een.wordt}"
            if not een.veld:
                wat = "staat er, maar volgt niet uit de berichten"
                if een.staat is None:
                    wat = "ontbreekt, maar volgt wel uit de berichten"
            regel(f"  {' '.join(een.sleutel)}: {wat}")
