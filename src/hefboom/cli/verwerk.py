# SPDX-License-Identifier: EUPL-1.2
"""`hefboom verwerk`: takes in messages from files and folders, and shows what became of them."""

from __future__ import annotations

import argparse
import json
import os
import sys
from typing import TYPE_CHECKING

from hefboom.cli.hoofd import Fout, start_django
from hefboom.cli.nederlands import padnaam
from hefboom.cli.telling import toon_telling

if TYPE_CHECKING:
    from hefboom.intake import Looptelling

DJANGO = False  # `--map` must be known before Django reads its settings


def argumenten(parser: argparse.ArgumentParser) -> None:
    """Paths, and where the installation and the answers are."""
    parser.add_argument(
        "paden",
        nargs="*",
        metavar="PAD",
        type=padnaam,
        help="bestand of map met berichten; zonder PAD: wat al binnen is en nog wacht",
    )
    parser.add_argument("--map", type=padnaam, metavar="DIR", help="de map van de installatie")
    parser.add_argument(
        "--antwoorden",
        type=padnaam,
        metavar="DIR",
        help="schrijf de antwoorden ook als bestand hier",
    )
    parser.add_argument(
        "--herkans",
        action="store_true",
        help="verwerk opnieuw waar Hefboom zelf op vastliep (na een verbetering)",
    )
    parser.add_argument(
        "--klok-klopt",
        action="store_true",
        help="zeg dat de klok van deze machine goed staat, ook al is er op latere dagen verwerkt",
    )
    parser.add_argument("--json", action="store_true", help="toon de telling als JSON")


def voer_uit(args: argparse.Namespace) -> int:
    """Take the messages in. Raises `PadOntbreekt` for a path that is not there."""
    from hefboom.intake import eis_aanwezig

    eis_aanwezig(args.paden)
    if args.map is not None:
        if not args.map.is_dir():
            raise Fout(f"De map '{args.map}' bestaat niet.", 2)
        os.environ["HEFBOOM_MAP"] = str(args.map.resolve())
    start_django()
    telling = _verwerk(args)
    if args.json:
        print(json.dumps(telling.als_dict(), ensure_ascii=False, indent=2))
    else:
        toon_telling(telling)
    return 1 if telling.overgeslagen else 0


def _verwerk(args: argparse.Namespace) -> Looptelling:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    from hefboom import intake
    from hefboom.moment import nu

    console = Console(file=sys.stderr)
    with Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        console=console,
        transient=True,
        disable=args.json or not console.is_terminal,
    ) as balk:
        taak = balk.add_task("Berichten verwerken", total=None)

        def voortgang(gedaan: int, totaal: int) -> None:
            balk.update(taak, completed=gedaan, total=totaal)

        if args.klok_klopt:
            intake.bevestig_klok(nu())
        if args.herkans:
            intake.geef_herkansing()
        if args.paden:
            return intake.verwerk_paden(args.paden, nu(), voortgang, antwoordmap=args.antwoorden)
        return intake.verwerk_wachtende(nu(), voortgang, antwoordmap=args.antwoorden)
