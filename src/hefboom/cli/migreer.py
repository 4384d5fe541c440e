# SPDX-License-Identifier: EUPL-1.2
"""`hefboom migreer`: makes the database or brings it up to date."""

import argparse

DJANGO = True


def argumenten(parser: argparse.ArgumentParser) -> None:
    """No options."""


def voer_uit(args: argparse.Namespace) -> int:
    """Apply every migration, and note the key at first use."""
    from hefboom.cli.database import werk_bij

    werk_bij()
    print("De database is bij.")
    return 0
