# SPDX-License-Identifier: EUPL-1.2
"""`hefboom bench NAAM`: our speed beside a named rival's, in one run, as a ratio."""

from __future__ import annotations

import argparse
import sys
from importlib import import_module

from hefboom.cli.hoofd import FOUT_GEBRUIK, Fout
from hefboom.cli.nederlands import Argumenten
from hefboom.omgeving import PROJECT

BENCHMARKS = PROJECT / "benchmarks"


def argumenten(parser: argparse.ArgumentParser) -> None:
    """Which benchmark, and what it takes itself; none lists them."""
    parser.add_argument("naam", nargs="?", help="welke meting; zonder naam: een lijst")
    parser.add_argument(
        "opties",
        nargs=argparse.REMAINDER,
        metavar="OPTIES",
        help="wat die meting zelf kent; `hefboom bench NAAM --help` vertelt het",
    )


def voer_uit(args: argparse.Namespace) -> int:
    """Run `benchmarks/<naam>.py` and print its bars; 1 when one of them does not hold."""
    bekend = sorted(pad.stem for pad in BENCHMARKS.glob("[!_]*.py"))
    if args.naam is None:
        print("Metingen: " + ", ".join(bekend))
        return 0
    if args.naam not in bekend:
        raise Fout(
            f"De meting '{args.naam}' is er niet; kies uit: {', '.join(bekend)}.", FOUT_GEBRUIK
        )
    if str(PROJECT) not in sys.path:
        sys.path.insert(0, str(PROJECT))
    meting = import_module(f"benchmarks.{args.naam}")
    balk = import_module("benchmarks.hulp.balk")
    parser = Argumenten(
        prog=f"hefboom bench {args.naam}",
        description=meting.UITLEG,
    )
    meting.argumenten(parser)
    parser.add_argument("--json", action="store_true", help="sluit af met één regel JSON")
    eigen = parser.parse_args(args.opties)
    balken = meting.meet(eigen)
    balk.toon(balken)
    if eigen.json:
        print(balk.als_json(args.naam, balken))
    return 0 if all(een.haalt for een in balken) else 1
