# SPDX-License-Identifier: EUPL-1.2
"""argparse, speaking Dutch. Its own messages are looked up here; the texts are argparse's keys."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import NoReturn

from hefboom.cli.uitvoer import foutregel

VERTALING = {
    "usage: ": "gebruik: ",
    "positional arguments": "argumenten",
    "options": "opties",
    "show this help message and exit": "toon deze uitleg",
    "%(prog)s: error: %(message)s\n": "%(prog)s: %(message)s\n",
    "argument %(argument_name)s: %(message)s": "bij %(argument_name)s: %(message)s",
    "the following arguments are required: %s": "dit ontbreekt nog: %s",
    "unrecognized arguments: %s": "dit ken ik niet: %s",
    "expected one argument": "hier hoort één waarde bij",
    "expected at most one argument": "hier hoort hoogstens één waarde bij",
    "expected at least one argument": "hier hoort minstens één waarde bij",
    "invalid choice: %(value)r (choose from %(choices)s)": (
        "%(value)r kan niet; kies uit %(choices)s"
    ),
    "invalid %(type)s value: %(value)r": "%(value)r is geen geldige waarde",
    "not allowed with argument %s": "dit gaat niet samen met %s",
    "one of the arguments %s is required": "geef één van deze: %s",
    "ambiguous option: %(option)s could match %(matches)s": (
        "%(option)s is niet duidelijk; bedoelt u %(matches)s?"
    ),
    "ignored explicit argument %r": "hier hoort geen waarde bij: %r",
}


def _vertaal(text: str) -> str:
    return VERTALING.get(text, text)


# argparse takes its texts from gettext through this module-level name; it offers no other hook.
argparse._ = _vertaal  # type: ignore[attr-defined]


def padnaam(tekst: str) -> Path:
    """The path that was typed, for `type=padnaam`; an empty one (it would mean `.`) is refused."""
    if not tekst:
        raise argparse.ArgumentTypeError(
            "hier staat een leeg pad. Komt het uit een variabele, kijk dan of die gezet is"
        )
    return Path(tekst)


class Argumenten(argparse.ArgumentParser):
    """An ArgumentParser whose errors are Dutch and point to `--help`."""

    def error(self, message: str) -> NoReturn:
        """Print what is wrong and leave with status 2."""
        foutregel(f"{self.prog}: {message}\nZie `{self.prog} --help`.")
        sys.exit(2)
