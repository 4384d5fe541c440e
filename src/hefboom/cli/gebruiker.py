# SPDX-License-Identifier: EUPL-1.2
"""`hefboom gebruiker`: makes who may log in, and gives, ends or shows that person's access."""

from __future__ import annotations

import argparse
import getpass
import sys
from datetime import date, timedelta

from hefboom.cli.hoofd import Fout
from hefboom.inzage import ROLLEN, Kringsoort
from hefboom.kernel import datum
from hefboom.stelsel import Regio

DJANGO = True


def argumenten(parser: argparse.ArgumentParser) -> None:
    """Name, role, circles and dates."""
    parser.add_argument("naam", metavar="NAAM", help="de naam om mee in te loggen")
    parser.add_argument(
        "--rol", choices=sorted(ROLLEN), help="verleen deze rol, naast wat er al was"
    )
    parser.add_argument(
        "--gemeente", action="append", default=[], metavar="CODE", help="CBS-code; mag vaker"
    )
    parser.add_argument(
        "--aanbieder", action="append", default=[], metavar="AGB", help="AGB-code; mag vaker"
    )
    parser.add_argument("--vanaf", type=_dag, metavar="DAG", help="eerste dag (anders vandaag)")
    parser.add_argument(
        "--tot-en-met", type=_dag, metavar="DAG", help="laatste dag (anders tot nader order)"
    )
    parser.add_argument("--reden", default="", help="waarom, voor wie het later naloopt")
    parser.add_argument(
        "--beeindig",
        action="store_true",
        help="beëindig deze rol (per direct, of na de dag van --tot-en-met)",
    )
    parser.add_argument("--toon", action="store_true", help="toon alleen welke machtiging er is")
    parser.add_argument(
        "--zonder-wachtwoord",
        action="store_true",
        help="laat het wachtwoord zoals het is; zonder deze optie wordt het gevraagd",
    )


def voer_uit(args: argparse.Namespace) -> int:
    """Make or change the user, then show what access holds. Raises `Fout` when that cannot be."""
    from django.conf import settings

    from hefboom import stelsel
    from hefboom.inzage import NieuweMachtiging, OngeldigeGebruiker, zet_gebruiker

    if args.toon:
        _toon(args.naam)
        return 0
    regio = stelsel.laad(settings.OMGEVING.regio)
    codes = _codes(args, regio)
    if args.beeindig:
        return _beeindig(args, codes)
    wachtwoord = None if args.zonder_wachtwoord else _wachtwoord()
    aanvragen = [
        NieuweMachtiging(ROLLEN[args.rol], code, args.vanaf, _tot(args), args.reden)
        for code in (codes if args.rol else ())
    ]
    try:
        gebruiker, nieuw = zet_gebruiker(args.naam, wachtwoord, aanvragen)
    except OngeldigeGebruiker as fout:
        raise Fout(str(fout), 2) from None
    print(f"Gebruiker {gebruiker.username} is {'gemaakt' if nieuw else 'gewijzigd'}.")
    _toon(gebruiker.username)
    return 0


def _codes(args: argparse.Namespace, regio: Regio) -> list[str]:
    """The circles named; one empty code for a role in the region. Raises `Fout`."""
    for code in args.gemeente:
        if regio.gemeente(code) is None:
            kan = ", ".join(f"{gemeente.code} {gemeente.naam}" for gemeente in regio.gemeenten)
            raise Fout(f"Gemeente {code} hoort niet bij {regio.naam}. Kies uit: {kan}.", 2)
    soorten = {Kringsoort.GEMEENTE: args.gemeente, Kringsoort.AANBIEDER: args.aanbieder}
    if args.rol is None:
        if args.gemeente or args.aanbieder or args.beeindig:
            raise Fout("Noem met --rol om welke rol het gaat.", 2)
        return []
    for soort, codes in soorten.items():
        if codes and soort is not ROLLEN[args.rol].kring:
            raise Fout(f"Bij de rol {args.rol} hoort geen {soort}.", 2)
    return soorten.get(ROLLEN[args.rol].kring) or [""]


def _beeindig(args: argparse.Namespace, codes: list[str]) -> int:
    from django.db import transaction
    from django.db.models import Q

    from hefboom.inzage import Machtiging, OngeldigeGebruiker, beeindig
    from hefboom.moment import vandaag

    with transaction.atomic():
        for code in codes:
            kring = Q(gemeente=code) | Q(aanbieder=code) if code else Q(gemeente="", aanbieder="")
            lopend = Machtiging.objects.filter(
                kring,
                Q(tot=None) | Q(tot__gt=vandaag()),
                gebruiker__username=args.naam,
                rol=args.rol,
            )
            if not lopend:
                wie = f"{args.naam} heeft geen lopende machtiging als {args.rol} {code}".rstrip()
                raise Fout(
                    f"{wie}. Bekijk wat er is met `hefboom gebruiker {args.naam} --toon`.", 2
                )
            for machtiging in lopend:
                try:
                    beeindig(machtiging, _tot(args))
                except OngeldigeGebruiker as fout:
                    raise Fout(str(fout), 2) from None
    _toon(args.naam)
    return 0


def _toon(naam: str) -> None:
    from hefboom.inzage import Gebruiker, Machtiging

    if not Gebruiker.objects.filter(username=naam).exists():
        raise Fout(f"Niemand logt in als {naam}. Zonder --toon maakt u die gebruiker.", 2)
    rijen = Machtiging.objects.filter(gebruiker__username=naam).order_by("vanaf", "pk")
    for machtiging in rijen:
        wat = f"{machtiging.rol} {machtiging.gemeente or machtiging.aanbieder}".rstrip()
        einde = f" tot en met {datum(machtiging.tot_en_met)}" if machtiging.tot_en_met else ""
        print(f"  {wat}: vanaf {datum(machtiging.vanaf)}{einde}")
    if not rijen:
        print("  nog geen machtiging; verleen die met --rol")


def _tot(args: argparse.Namespace) -> date | None:
    return None if args.tot_en_met is None else args.tot_en_met + timedelta(days=1)


def _dag(tekst: str) -> date:
    try:
        return date.fromisoformat(tekst)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"schrijf een dag als 2026-12-31, niet als {tekst!r}"
        ) from None


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
