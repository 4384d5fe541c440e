# SPDX-License-Identifier: EUPL-1.2
"""`hefboom bench NAAM`: our speed beside a named rival's, in one run, as a ratio."""

from __future__ import annotations

import argparse
import runpy

from hefboom.cli.hoofd import Fout
from hefboom.omgeving import PROJECT

BENCHMARKS = PROJECT / "benchmarks"


def argumenten(parser: argparse.ArgumentParser) -> None:
    """Which benchmark; none lists them."""
    parser.add_argument("naam", nargs="?", help="welke meting; zonder naam: een lijst")


def voer_uit(args: argparse.Namespace) -> int:
    """Run `benchmarks/<naam>.py`."""
    known = sorted(path.stem for path in BENCHMARKS.glob("*.py"))
    if args.naam is None:
        print("Metingen: " + ", ".join(known))
        return 0
    if args.naam not in known:
        raise Fout(f"De meting '{args.naam}' is er niet; kies uit: {', '.join(known)}.", 2)
    runpy.run_path(str(BENCHMARKS / f"{args.naam}.py"), run_name="__main__")
    return 0
