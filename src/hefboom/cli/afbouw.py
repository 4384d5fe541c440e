# SPDX-License-Identifier: EUPL-1.2
"""`hefboom afbouw`: what still runs regionally of help that stops or becomes local."""

from __future__ import annotations

import argparse
import json
import os
from typing import TYPE_CHECKING, Any

from hefboom import stelsel
from hefboom.cli.hoofd import Fout, start_django
from hefboom.cli.nederlands import padnaam
from hefboom.kernel import datum, euro, procent

if TYPE_CHECKING:
    from hefboom.sturing import Afbouwbeeld

DJANGO = False  # --map is put in the environment before Django reads it


def argumenten(parser: argparse.ArgumentParser) -> None:
    """The options."""
    parser.add_argument("code", nargs="?", help="één keuze, zoals zij in het stelsel heet")
    parser.add_argument("--map", type=padnaam, metavar="DIR", help="de map van de installatie")
    parser.add_argument("--json", action="store_true", help="schrijf als JSON")


def voer_uit(args: argparse.Namespace) -> int:
    """Print every choice, or one with its months."""
    if args.map is not None:
        os.environ["HEFBOOM_MAP"] = str(args.map)
    start_django()
    from hefboom import facts
    from hefboom.sturing import afbouwbeelden

    opname = facts.huidige()
    if opname is None:
        raise Fout("Er is nog geen momentopname. Maak er een met `./hefboom meet --opnieuw`.")
    regio = stelsel.laad(opname.regio)
    alle = {een.bestemming.code: een for een in afbouwbeelden(opname, regio)}
    if args.code is not None and args.code not in alle:
        kan = ", ".join(alle) or "er is er geen vastgelegd"
        raise Fout(f"Een keuze '{args.code}' is er niet. Kies uit: {kan}.")
    gekozen = [alle[args.code]] if args.code else list(alle.values())
    if args.json:
        print(json.dumps([als_json(een) for een in gekozen], ensure_ascii=False, indent=2))
        return 0
    if not gekozen:
        print(f"{regio.naam} heeft niet vastgelegd dat er hulp stopt of lokaal wordt.")
    for een in gekozen:
        print(_tekst(een))
    return 0


def als_json(een: Afbouwbeeld) -> dict[str, Any]:
    """A choice with its months; cents, and shares of one."""
    keuze, afloop = een.bestemming, een.afloop
    return {
        "code": keuze.code,
        "wordt": keuze.wordt,
        "vanaf": keuze.vanaf.isoformat(),
        "eigen_aanbod": keuze.eigen_aanbod.isoformat() if keuze.eigen_aanbod else None,
        "producten": sorted(keuze.producten),
        "gemeenten": sorted(keuze.gemeenten),
        "status": keuze.status,
        "bron": keuze.bron,
        "maanden": [
            {
                "maand": f"{rij.maand:%Y-%m}",
                "jeugdigen": rij.jeugdigen,
                "eindigt": rij.eindigt,
                "cents": rij.cents,
                "dubbel": rij.dubbel,
                "ingegroeid": float(rij.ingegroeid),
            }
            for rij in afloop.maanden
        ],
        "zonder_einde": afloop.zonder_einde,
        "toch_nog": afloop.toch_nog,
        "rest": {"heel": een.euro.heel, "blijft": een.euro.blijft},
        "overdrachten": [
            {"gemeente": o.gemeente, "vanaf": o.vanaf.isoformat(), "fte": o.fte, "euro": o.euro}
            for o in keuze.overdrachten
        ],
    }


def _tekst(een: Afbouwbeeld) -> str:
    keuze, afloop = een.bestemming, een.afloop
    kop = f"{keuze.code}: {keuze.wordt} per {datum(keuze.vanaf)} ({keuze.status})"
    if not afloop.maanden:
        return f"{kop}\n  er loopt geen toewijzing meer door\n"
    regels = [kop, "  maand    jeugdigen  eindigt        euro      dubbel  over"]
    regels += [
        f"  {rij.maand:%Y-%m}  {rij.jeugdigen:>9}  {rij.eindigt:>7}  {euro(rij.cents):>10}  "
        f"{euro(rij.dubbel):>10}  {procent(float(rij.ingegroeid))}"
        for rij in afloop.maanden
    ]
    samen = f"  samen {euro(afloop.cents)}, waarvan dubbel {euro(afloop.dubbel)} (schatting)"
    return "\n".join([*regels, samen, ""])
