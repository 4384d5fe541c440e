# SPDX-License-Identifier: EUPL-1.2
"""`hefboom migreer`: makes the database or brings it up to date."""

import argparse

DJANGO = True


def argumenten(parser: argparse.ArgumentParser) -> None:
    """No options."""


def voer_uit(args: argparse.Namespace) -> int:
    """Apply every migration."""
    from django.core.management import call_command

    call_command("migrate", interactive=False, verbosity=0)
    print("De database is bij.")
    return 0
