# SPDX-License-Identifier: EUPL-1.2
"""`hefboom serveer`: for real use. Refuses to start half-safe."""

from __future__ import annotations

import argparse

from hefboom.cli.hoofd import Fout
from hefboom.omgeving import lees_omgeving


def argumenten(parser: argparse.ArgumentParser) -> None:
    """Address, port, and whether a worker runs beside it."""
    parser.add_argument("--adres", default="127.0.0.1", help="adres om op te luisteren")
    parser.add_argument("--poort", type=int, default=8000, help="poort (standaard 8000)")
    parser.add_argument(
        "--zonder-werk",
        action="store_true",
        help="start geen proces voor achtergrondtaken (draai dan zelf `hefboom werk`)",
    )


def voer_uit(args: argparse.Namespace) -> int:
    """Check that this is safe to open, then serve."""
    omgeving = lees_omgeving()
    if omgeving.demo:
        raise Fout(
            f"In {omgeving.map} staat een proefregio. Start die met `./hefboom demo`; voor echt "
            "gebruik zet u HEFBOOM_MAP, HEFBOOM_REGIO, HEFBOOM_DATABASE_URL, HEFBOOM_SLEUTEL, "
            "HEFBOOM_HOSTS en HEFBOOM_HTTPS (zie docs/operate.md).",
            2,
        )
    faults = []
    if not omgeving.hosts:
        faults.append(
            "HEFBOOM_HOSTS ontbreekt: de namen waaronder Hefboom bereikbaar is, "
            "bijvoorbeeld HEFBOOM_HOSTS=hefboom.mijnregio.nl."
        )
    if not omgeving.https:
        faults.append(
            "HEFBOOM_HTTPS staat niet aan: zet er een webserver met een certificaat voor die "
            "X-Forwarded-Proto meestuurt, en zet HEFBOOM_HTTPS=ja."
        )
    if omgeving.database["ENGINE"] != "django.db.backends.postgresql":
        faults.append("HEFBOOM_DATABASE_URL noemt geen PostgreSQL: SQLite is alleen voor de demo.")
    if faults:
        raise Fout("Hefboom start niet.\n- " + "\n- ".join(faults) + "\nZie docs/operate.md.", 2)
    from hefboom.cli.database import eis_bijgewerkte_database
    from hefboom.cli.dienst import controleer_poort, serveer
    from hefboom.cli.hoofd import start_django

    controleer_poort(args.adres, args.poort)
    start_django()
    eis_bijgewerkte_database()
    _eis_klok()
    serveer(args.adres, args.poort, met_werk=not args.zonder_werk)
    return 0


def _eis_klok() -> None:
    """Raises `KlokLooptAchter`: what is handed in would wait, and nobody would know why."""
    from hefboom import intake
    from hefboom.moment import nu

    intake.eis_klok(nu())
