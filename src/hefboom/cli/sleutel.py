# SPDX-License-Identifier: EUPL-1.2
"""`hefboom sleutel`: prints a fresh master key."""

import argparse

from hefboom.omgeving import nieuwe_sleutel


def argumenten(parser: argparse.ArgumentParser) -> None:
    """No options."""


def voer_uit(args: argparse.Namespace) -> int:
    """Print the key; the caller keeps it, Hefboom does not."""
    print(nieuwe_sleutel())
    return 0
