# SPDX-License-Identifier: EUPL-1.2
"""`hefboom publiceer`: shows the month to readers who do not see small numbers."""

from __future__ import annotations

import argparse

from hefboom.kernel import datum

DJANGO = True
UITLEG = (
    "Raadsleden, aanbieders en gemeenten zien kleine aantallen niet en kijken daarom naar een "
    "publicatie per maand. De eerste momentopname van een maand wordt vanzelf de publicatie."
)


def argumenten(parser: argparse.ArgumentParser) -> None:
    """No options."""
    parser.epilog = UITLEG


def voer_uit(args: argparse.Namespace) -> int:
    """Publish the current snapshot, or say why not."""
    from hefboom import facts

    opname = facts.publiceer()
    print(f"Gepubliceerd: momentopname {opname.id}, tot {datum(opname.peildatum)}.")
    return 0
