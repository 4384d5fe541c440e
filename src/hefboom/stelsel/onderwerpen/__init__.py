# SPDX-License-Identifier: EUPL-1.2
"""One file per subject; each registers itself when it is imported, and this imports them all."""

from importlib import import_module
from pkgutil import iter_modules


def verzamel() -> None:
    """Import every file here. Which there are, nobody lists."""
    for module in sorted(iter_modules(__path__), key=lambda gevonden: gevonden.name):
        import_module(f"{__name__}.{module.name}")


verzamel()
