# SPDX-License-Identifier: EUPL-1.2
"""What goes to the terminal: every character visible, and calm when nobody reads on.

A value or a file name comes from outside and may hold characters that steer a terminal. A reader
such as `head` may stop halfway: then the work goes on in silence, for its exit status still counts.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import sys
from typing import Any

# in JSON the line end is layout; whatever else is no plain character is written as an escape
_BIJZONDER = re.compile(r"[^\n -~]")


def stel_in() -> None:
    """A character the terminal cannot show (`€` in Latin-1, a name not in UTF-8) is escaped.

    Where standard output is closed (`>&-`), what is written goes nowhere.
    """
    if sys.stdout is None:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - until the end
    for stroom in (sys.stdout, sys.stderr):
        if hasattr(stroom, "reconfigure"):
            stroom.reconfigure(errors="backslashreplace")


def zichtbaar(tekst: str) -> str:
    r"""The text with every character one does not see written out.

    >>> zichtbaar("goed\x1b[31m\n.xml")
    'goed\\x1b[31m\\n.xml'
    """
    if tekst.isprintable():
        return tekst
    return "".join(t if t.isprintable() else _uitgeschreven(t) for t in tekst)


def _uitgeschreven(teken: str) -> str:
    return teken.encode("unicode_escape").decode("ascii")


def regel(tekst: str = "") -> None:
    """One line on standard output."""
    _schrijf(zichtbaar(tekst) + "\n")


def foutregel(tekst: str) -> None:
    """One line on standard error; a line end in the text stays."""
    with contextlib.suppress(OSError):
        print("\n".join(map(zichtbaar, tekst.split("\n"))), file=sys.stderr)


def als_json(waarde: Any) -> None:
    """A value as JSON on standard output."""
    tekst = json.dumps(waarde, ensure_ascii=False, indent=1)
    _schrijf(_BIJZONDER.sub(_json_teken, tekst) + "\n")


def _json_teken(match: re.Match[str]) -> str:
    teken = match[0]
    kan = teken.isprintable() and (sys.stdout.encoding or "").lower().startswith("utf")
    return teken if kan else json.dumps(teken)[1:-1]


def rauw(data: bytes) -> None:
    """Bytes on standard output, as they are."""
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        zwijg()


def _schrijf(tekst: str) -> None:
    try:
        sys.stdout.write(tekst)
    except BrokenPipeError:
        zwijg()


def zwijg() -> None:
    """From here on standard output goes nowhere, so that closing it cannot fail either."""
    with contextlib.suppress(OSError, ValueError):
        nergens = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nergens, sys.stdout.fileno())
        os.close(nergens)
