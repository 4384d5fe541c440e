# SPDX-License-Identifier: EUPL-1.2
"""`hefboom bench NAAM`: our speed beside a named rival's, in one run, as a ratio."""

from __future__ import annotations

import argparse
import runpy
import sys

from hefboom.cli.hoofd import Fout
from hefboom.omgeving import PROJECT

BENCHMARKS = PROJECT / "benchmarks"


def argumenten(parser: argparse.ArgumentParser) -> None:
    """Which benchmark; none lists them."""
    parser.add_argument("naam", nargs="?", help="welke meting; zonder naam: een lijst")
    parser.add_argument(
        "grootte", nargs="?", type=int, help="hoeveel regels (anders kiest de meting)"
    )


def voer_uit(args: argparse.Namespace) -> int:
    """Run `benchmarks/<naam>.py`."""
    known = sorted(path.stem for path in BENCHMARKS.glob("*.py"))
    if args.naam is None:
        print("Metingen: " + ", ".join(known))
        return 0
    if args.naam not in known:
        raise Fout(f"De meting '{args.naam}' is er niet; kies uit: {', '.join(known)}.", 2)
    if args.grootte is not None and args.grootte < 1:
        raise Fout(f"Een meting heeft minstens 1 regel; {args.grootte} kan niet.", 2)
    meting = str(BENCHMARKS / f"{args.naam}.py")
    sys.argv = [meting] if args.grootte is None else [meting, str(args.grootte)]
    runpy.run_path(meting, run_name="__main__")
    return 0
