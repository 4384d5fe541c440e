# SPDX-License-Identifier: EUPL-1.2
"""What a programmer hands over, looked at once: a wrong type is named, with what to give instead.

Messages from outside never get here as anything but bytes; these errors are for who writes code.
"""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path
from typing import Any

from hefboom.ijw.bericht import Bericht


def de_bytes(data: object) -> bytes:
    """The bytes of a file. Raises `TypeError` for a text, a path or an open file."""
    if isinstance(data, bytes):
        return data
    if isinstance(data, Path):
        raise TypeError("hier hoort de inhoud van het bestand (bytes); geef pad.read_bytes()")
    if isinstance(data, str):
        raise TypeError("hier horen bytes, geen str; geef Path(...).read_bytes() of .encode()")
    raise TypeError(f"hier horen bytes, geen {_soort(data)}")


def een_bron(bron: object) -> Any:
    """Bytes, a `Path` or an open binary file. Raises `TypeError` for anything else."""
    if isinstance(bron, str):
        raise TypeError("hier hoort een Path, bytes of een open bestand, geen str; geef Path(...)")
    if isinstance(bron, io.TextIOBase):
        raise TypeError("het bestand is als tekst geopend; open het met open(..., 'rb')")
    if isinstance(bron, bytes | Path) or callable(getattr(bron, "read", None)):
        return bron
    raise TypeError(f"hier hoort een Path, bytes of een open bestand, geen {_soort(bron)}")


def een_dag(dag: object) -> date:
    """A day without a time. Raises `TypeError` for a moment or a text."""
    if type(dag) is date:
        return dag
    if isinstance(dag, date):
        raise TypeError(f"hier hoort een date, geen {_soort(dag)}; geef moment.date()")
    raise TypeError(f"hier hoort een date, geen {_soort(dag)}")


def een_bericht(bericht: object) -> Bericht:
    """A message. Raises `TypeError` for a `Lezing` or anything else."""
    if isinstance(bericht, Bericht):
        return bericht
    if hasattr(bericht, "bericht"):
        raise TypeError(f"hier hoort een Bericht, geen {_soort(bericht)}; geef lezing.bericht")
    raise TypeError(f"hier hoort een Bericht, geen {_soort(bericht)}")


def _soort(waarde: object) -> str:
    return type(waarde).__name__
