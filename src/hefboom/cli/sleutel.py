# SPDX-License-Identifier: EUPL-1.2
"""`hefboom sleutel`: prints a fresh master key, or replaces that of an installation."""

from __future__ import annotations

import argparse
import os

from hefboom.cli.hoofd import FOUT_GEBRUIK, Fout, start_django
from hefboom.cli.uitvoer import foutregel
from hefboom.cli.voortgang import voortgang
from hefboom.kernel import getal
from hefboom.omgeving import SLEUTELBESTAND, Omgeving, lees_omgeving, lees_sleutel, nieuwe_sleutel

NIEUW = "HEFBOOM_NIEUWE_SLEUTEL"
UITLEG = f"""\
Zonder meer: schrijft een nieuwe hoofdsleutel, voor een installatie die nog leeg is.

vervang: verzegelt alle berichten en BSN's opnieuw, van de sleutel in HEFBOOM_SLEUTEL naar die in
{NIEUW}. Stop eerst `serveer`, `werk` en `verwerk`, maak een back-up en bewaar de nieuwe sleutel.
Breekt het af, geef dan dezelfde opdracht nog eens. Daarna zet u de nieuwe in HEFBOOM_SLEUTEL.
Pseudoniemen in cijfers en exports blijven dezelfde; wie ingelogd was, logt opnieuw in.
"""


def argumenten(parser: argparse.ArgumentParser) -> None:
    """What to do with the key."""
    parser.epilog = UITLEG
    parser.add_argument(
        "wat", nargs="?", choices=["vervang"], help="vervang de sleutel van deze installatie"
    )


def voer_uit(args: argparse.Namespace) -> int:
    """Print a key, which the caller keeps and Hefboom does not; or replace one."""
    if args.wat == "vervang":
        return _vervang(lees_omgeving())
    if os.environ.get("HEFBOOM_SLEUTEL"):
        foutregel(
            "Let op: er staat al een HEFBOOM_SLEUTEL. Met deze nieuwe gaat niets open wat daarmee "
            "is verzegeld; vervangen gaat met `./hefboom sleutel vervang`."
        )
    print(nieuwe_sleutel())
    return 0


def _vervang(omgeving: Omgeving) -> int:
    tekst = os.environ.get(NIEUW)
    if not tekst:
        raise Fout(
            f"{NIEUW} ontbreekt: maak een sleutel met `./hefboom sleutel`, bewaar hem en zet hem "
            "daarin. Zie `./hefboom sleutel --help`.",
            FOUT_GEBRUIK,
        )
    sleutel = lees_sleutel(tekst, naam=NIEUW)
    start_django(eigen_sleutel=False)
    from hefboom.cli.database import eis_bijgewerkte_database
    from hefboom.intake import VERZEGELD
    from hefboom.kluis import Kluis, OpenenMislukt
    from hefboom.mailbox import noteer_eerste_sleutel, vervang_sleutel
    from hefboom.toegang import TWEEDE_FACTOREN

    eis_bijgewerkte_database()
    noteer_eerste_sleutel()
    try:
        with voortgang() as stap:
            klaar = vervang_sleutel(
                Kluis(omgeving.sleutel), Kluis(sleutel), (*VERZEGELD, TWEEDE_FACTOREN), stap
            )
    except OpenenMislukt as fout:
        raise Fout(
            f"Niet alles ging open: {fout} Wat al opnieuw verzegeld is, blijft zo. Zet het ene "
            "bericht terug uit een back-up en geef dezelfde opdracht nog eens."
        ) from None
    if omgeving.demo:
        _bewaar_in_demo(omgeving, tekst)
    rijen = ", ".join(f"{getal(aantal)} {naam.lower()}" for naam, aantal in klaar.rijen.items())
    print(f"Opnieuw verzegeld: {rijen}.")
    if not omgeving.demo:
        print(
            "Zet nu de nieuwe sleutel in HEFBOOM_SLEUTEL, en gooi de oude pas weg als de laatste "
            "back-up van voor vandaag weg mag."
        )
    return 0


def _bewaar_in_demo(omgeving: Omgeving, tekst: str) -> None:
    bestand = omgeving.map / SLEUTELBESTAND
    nieuw = bestand.with_suffix(".nieuw")
    nieuw.touch(mode=0o600)
    nieuw.write_text(tekst, encoding="ascii")
    nieuw.replace(bestand)
