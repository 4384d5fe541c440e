# SPDX-License-Identifier: EUPL-1.2
"""`hefboom gebruiker`: makes who may log in, gives, ends or shows access, and mends an account."""

from __future__ import annotations

import argparse
import getpass
import sys
from datetime import date, timedelta

from hefboom.cli.dagen import dag
from hefboom.cli.hoofd import Fout
from hefboom.inzage import ROLLEN, Kringsoort
from hefboom.kernel import datum
from hefboom.stelsel import Regio

DJANGO = True


def argumenten(parser: argparse.ArgumentParser) -> None:
    """Name, role, circles and dates."""
    parser.add_argument(
        "naam", metavar="NAAM", nargs="?", help="de naam om mee in te loggen (zonder: een lijst)"
    )
    parser.add_argument(
        "--rol", choices=sorted(ROLLEN), help="verleen deze rol, naast wat er al was"
    )
    parser.add_argument(
        "--gemeente", action="append", default=[], metavar="CODE", help="CBS-code; mag vaker"
    )
    parser.add_argument(
        "--aanbieder", action="append", default=[], metavar="AGB", help="AGB-code; mag vaker"
    )
    parser.add_argument("--vanaf", type=dag, metavar="DAG", help="eerste dag (anders vandaag)")
    parser.add_argument(
        "--tot-en-met", type=dag, metavar="DAG", help="laatste dag (anders tot nader order)"
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
    account = parser.add_mutually_exclusive_group()
    account.add_argument(
        "--zet-uit", action="store_true", help="laat diegene niet meer binnen, per direct"
    )
    account.add_argument("--zet-aan", action="store_true", help="laat diegene weer binnen")
    account.add_argument(
        "--wis-tweede-factor",
        action="store_true",
        help="vergeet de app en de herstelcodes van wie de telefoon kwijt is",
    )
    account.add_argument(
        "--log-uit", action="store_true", help="beëindig wat diegene nu ergens open heeft"
    )


def voer_uit(args: argparse.Namespace) -> int:
    """Make or change the user, then show what access holds. Raises `Fout` when that cannot be."""
    from django.conf import settings

    from hefboom import stelsel
    from hefboom.inzage import NieuweMachtiging, OngeldigeGebruiker, zet_gebruiker

    if args.naam is None:
        return _lijst(args)
    if args.toon:
        _toon(args.naam)
        return 0
    if _beheer(args):
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


def _lijst(args: argparse.Namespace) -> int:
    """Every account: on or off, last log-in, second factor, roles."""
    from django.utils import timezone

    from hefboom.inzage import Gebruiker
    from hefboom.toegang import met_factor

    if any(waarde for naam, waarde in vars(args).items() if naam in GERICHT):
        raise Fout("Noem de gebruiker om wie het gaat: ./hefboom gebruiker NAAM …", 2)
    rijen = met_factor(Gebruiker.objects.all())
    for wie in rijen:
        keer = wie.last_login
        laatst = datum(timezone.localtime(keer).date()) if keer else "nog nooit ingelogd"
        factor = "tweede factor" if getattr(wie, "heeft_factor", False) else "geen tweede factor"
        rollen = ", ".join(rol.code for rol in wie.inzage.rollen) or "nu geen rol"
        print(f"{wie.username}: {'aan' if wie.is_active else 'UIT'}, {laatst}, {factor}, {rollen}")
    if not rijen:
        print("Er is nog niemand. Maak een beheerder: ./hefboom gebruiker NAAM --rol beheerder")
    return 0


#: What is always about one person.
GERICHT = (
    *("rol", "gemeente", "aanbieder", "beeindig", "toon", "zonder_wachtwoord"),
    *("zet_uit", "zet_aan", "wis_tweede_factor", "log_uit"),
)


#: Each option with its deed, and what is said when it was done, or there was nothing to do.
DADEN = {"zet_uit": "uit", "zet_aan": "aan", "log_uit": "sessies", "wis_tweede_factor": "factor"}
GEDAAN = {
    "uit": "{wie} komt er niet meer in, ook niet waar nu is ingelogd.",
    "aan": "{wie} kan weer inloggen.",
    "sessies": "{wie} is overal uitgelogd.",
    "factor": "De tweede factor van {wie} is gewist, en diegene is overal uitgelogd.",
}
NIETS = {"factor": "{wie} had geen tweede factor."}


def _beheer(args: argparse.Namespace) -> bool:
    """Do with the account what is asked; False when nothing is. Raises `Fout`."""
    from hefboom.inzage import Gebruiker
    from hefboom.toegang import doe

    gevraagd = [daad for naam, daad in DADEN.items() if getattr(args, naam)]
    if not gevraagd:
        return False
    (daad,) = gevraagd
    if args.rol or args.gemeente or args.aanbieder or args.beeindig:
        raise Fout(
            "Doe dit in twee keer: eerst wat u met het account wilt, daarna wat u met de rol wilt.",
            2,
        )
    wie = Gebruiker.objects.filter(username=args.naam).first()
    if wie is None:
        raise Fout(f"Niemand logt in als {args.naam}. `./hefboom gebruiker` toont wie er zijn.", 2)
    print((GEDAAN if doe(daad, wie) else NIETS)[daad].format(wie=wie.username))
    return True


def _codes(args: argparse.Namespace, regio: Regio) -> list[str]:
    """The circles named; one empty code for a role in the region. Raises `Fout`."""
    from hefboom.inzage import OngeldigeGebruiker, geen_aanbieder, niet_terug
    from hefboom.scherm import onbekende_aanbieders

    for code in args.gemeente:
        if regio.gemeente(code) is None:
            kan = ", ".join(f"{gemeente.code} {gemeente.naam}" for gemeente in regio.gemeenten)
            raise Fout(f"Gemeente {code} hoort niet bij {regio.naam}. Kies uit: {kan}.", 2)
    soorten = {Kringsoort.GEMEENTE: args.gemeente, Kringsoort.AANBIEDER: args.aanbieder}
    if args.rol is None:
        if args.gemeente or args.aanbieder or args.beeindig:
            raise Fout("Noem met --rol om welke rol het gaat.", 2)
        return []
    try:
        niet_terug(None if args.beeindig else args.vanaf)
    except OngeldigeGebruiker as fout:
        raise Fout(str(fout), 2) from None
    onbekend = [] if args.beeindig else onbekende_aanbieders(args.aanbieder)
    if onbekend:
        raise Fout(geen_aanbieder(onbekend), 2)
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
