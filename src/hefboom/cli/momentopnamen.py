# SPDX-License-Identifier: EUPL-1.2
"""`hefboom momentopnamen`: which snapshots there are, which stay, and away with the rest."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from hefboom.cli.hoofd import FOUT_GEBRUIK, Fout
from hefboom.cli.uitvoer import regel

if TYPE_CHECKING:
    from hefboom.facts import Bewaring

DJANGO = True
UITLEG = """\
Elke momentopname blijft een tijd staan, de laatste hele van elke maand langer, en een bevroren voor
altijd. Zonder opties wordt alleen getoond wat er is; de uitkomst is 1 als er een beschadigd is. Zo
een is misschien uit een back-up terug te zetten, en gaat weg als haar tijd om is.
"""


def argumenten(parser: argparse.ArgumentParser) -> None:
    """What to do, and how long snapshots stay."""
    parser.epilog = UITLEG
    wat = parser.add_mutually_exclusive_group()
    wat.add_argument("--ruim-op", action="store_true", help="verwijder wat weg mag")
    wat.add_argument("--bevries", metavar="NAAM", help="bewaar deze momentopname voor altijd")
    parser.add_argument("--waarom", metavar="TEKST", help="bij --bevries: waarvoor dat is")
    parser.add_argument(
        "--dagen", type=int, default=14, metavar="N", help="zo lang blijft elke (standaard 14)"
    )
    parser.add_argument(
        "--maanden",
        type=int,
        default=37,
        metavar="N",
        help="zo lang blijft de laatste van elke maand (standaard 37)",
    )


def voer_uit(args: argparse.Namespace) -> int:
    """Show, freeze or remove."""
    from hefboom import facts

    if args.dagen < 0 or args.maanden < 0:
        raise Fout("--dagen en --maanden zijn 0 of meer.", FOUT_GEBRUIK)
    if bool(args.bevries) != bool(args.waarom):
        raise Fout("Zeg bij --bevries met --waarom waarvoor zij nodig blijft.", FOUT_GEBRUIK)
    if args.bevries:
        facts.bevries(args.bevries, args.waarom)
        regel(f"Momentopname {args.bevries} blijft voor altijd: {args.waarom}")
        return 0
    beleid = facts.Bewaarbeleid(args.dagen, args.maanden)
    if args.ruim_op:
        weg = facts.ruim_op(beleid)
        for een in weg:
            regel(f"Verwijderd: {een.map.name}")
        regel(f"{len(weg)} momentopnamen verwijderd.")
        return 0
    return _toon(facts.bekijk(beleid))


def _toon(bewaringen: list[Bewaring]) -> int:
    """The list; 1 when one of them is damaged."""
    if not bewaringen:
        regel("Er is nog geen momentopname. Maak er een met `./hefboom meet --opnieuw`.")
        return 0
    for een in bewaringen:
        wat = een.waarom or "mag weg (--ruim-op)"
        schade = f"; BESCHADIGD: {een.beschadigd}" if een.beschadigd else ""
        regel(f"{een.map.name}  {een.grootte / 1e6:8.1f} MB  {wat}{schade}")
    return 1 if any(een.beschadigd for een in bewaringen) else 0
