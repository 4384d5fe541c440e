# SPDX-License-Identifier: EUPL-1.2
"""`hefboom gebruiker`: makes someone who may log in, or changes that person."""

from __future__ import annotations

import argparse
import getpass
import sys

from hefboom.cli.hoofd import Fout
from hefboom.kernel import Rol

DJANGO = True


def argumenten(parser: argparse.ArgumentParser) -> None:
    """Name, role and scope."""
    parser.add_argument("naam", metavar="NAAM", help="de naam om mee in te loggen")
    parser.add_argument("--rol", required=True, choices=[rol.value for rol in Rol])
    parser.add_argument("--gemeente", default="", metavar="CODE", help="vier cijfers (CBS)")
    parser.add_argument("--aanbieder", default="", metavar="AGB", help="acht cijfers")
    parser.add_argument(
        "--zonder-wachtwoord",
        action="store_true",
        help="laat het wachtwoord zoals het is; zonder deze optie wordt het gevraagd",
    )


def voer_uit(args: argparse.Namespace) -> int:
    """Make or change the user. Raises `Fout` when that cannot be."""
    from django.conf import settings

    from hefboom import stelsel
    from hefboom.gebruikers.services import OngeldigeGebruiker, zet_gebruiker

    regio = stelsel.laad(settings.OMGEVING.regio)
    if args.gemeente and regio.gemeente(args.gemeente) is None:
        codes = ", ".join(f"{gemeente.code} {gemeente.naam}" for gemeente in regio.gemeenten)
        raise Fout(f"Gemeente {args.gemeente} hoort niet bij {regio.naam}. Kies uit: {codes}.", 2)
    wachtwoord = None if args.zonder_wachtwoord else _wachtwoord()
    try:
        gebruiker, nieuw = zet_gebruiker(
            args.naam, Rol(args.rol), wachtwoord, args.gemeente, args.aanbieder
        )
    except OngeldigeGebruiker as fout:
        raise Fout(str(fout), 2) from None
    print(f"Gebruiker {gebruiker.username} is {'gemaakt' if nieuw else 'gewijzigd'}.")
    return 0


def _wachtwoord() -> str:
    """From the terminal without showing it, else the first line of what is piped in."""
    if sys.stdin.isatty():
        eerste = getpass.getpass("Wachtwoord: ")
        if getpass.getpass("Nog een keer: ") != eerste:
            raise Fout("De twee wachtwoorden zijn niet gelijk.", 2)
        return eerste
    regel = sys.stdin.readline().rstrip("\r\n")
    if not regel:
        raise Fout("Geef het wachtwoord op de eerste regel van de invoer.", 2)
    return regel
