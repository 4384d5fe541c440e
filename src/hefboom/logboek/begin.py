# SPDX-License-Identifier: EUPL-1.2
"""The log of this process: where it is, and one writer for all threads."""

from __future__ import annotations

import getpass
import threading
from pathlib import Path
from typing import Any

from hefboom.logboek.regel import Daad, Daadafloop, Logregel
from hefboom.logboek.schrijver import LogboekDicht, Schrijver

#: The folder of the log in that of the installation.
NAAM = "logboek"
#: As what, and from where, someone does something with a verb.
OPDRACHTREGEL, DEZE_MACHINE = "opdrachtregel", "deze machine"
GEEN_MAP = (
    "Hefboom weet niet waar het logboek is, en laat daarom niets over personen zien. "
    "Zet HEFBOOM_MAP (zie docs/operate.md)."
)
_slot = threading.Lock()
_folder: Path | None = None
_schrijver: Schrijver | None = None


def logboekmap(installatie: Path) -> Path:
    """Where the log of an installation is."""
    return installatie / NAAM


def begin(installatie: Path) -> None:
    """From now on this process keeps its lines in this installation. Writes nothing yet."""
    global _folder, _schrijver
    with _slot:
        nieuw = logboekmap(installatie)
        if nieuw != _folder:
            oud, _folder, _schrijver = _schrijver, nieuw, None
            if oud is not None:
                oud.sluit()


def huidige_map() -> Path:
    """Where the log of this process is. Raises `LogboekDicht` when nobody said so."""
    if _folder is None:
        raise LogboekDicht(GEEN_MAP)
    return _folder


def leg_vast(*regels: Logregel) -> None:
    """Keep lines; returns when they are on disk. Raises `LogboekDicht` when they cannot be."""
    _huidige().leg_vast(regels)


def inlog(
    naam: str,
    *,
    gelukt: bool,
    waar: str = "",
    nummer: int | None = None,
    hoe: str = "",
    uit: bool = False,
) -> None:
    """Someone logs in (`uit`: out), or fails to; `hoe` is a word on it (wachtwoord, code, OIDC).

    `naam` is what was typed when nobody is known by it. Raises `LogboekDicht`.
    """
    leg_vast(
        Logregel(
            Daad.LOGT_UIT if uit else Daad.LOGT_IN,
            naam,
            "inloggen",
            nummer=nummer,
            woorden=hoe,
            waar=waar,
            uitkomst=Daadafloop.GELUKT if gelukt else Daadafloop.GEWEIGERD,
        )
    )


def opdracht(
    daad: Daad,
    wat: str,
    *,
    sleutel: str = "",
    jeugdigen: tuple[str, ...] = (),
    aantal: int | None = None,
    woorden: str = "",
) -> None:
    """Someone on this machine shows or takes out persons with a verb. Raises `LogboekDicht`."""
    leg_vast(
        op_deze_machine(
            daad, wat, sleutel=sleutel, jeugdigen=jeugdigen, aantal=aantal, woorden=woorden
        )
    )


def op_deze_machine(daad: Daad, wat: str, **meer: Any) -> Logregel:
    """A line of someone on this machine; `meer` as in `Logregel`."""
    return Logregel(
        daad, wie_op_deze_machine(), wat, rollen=(OPDRACHTREGEL,), waar=DEZE_MACHINE, **meer
    )


def wie_op_deze_machine() -> str:
    """Whose process this is; in a container it may have no name."""
    try:
        return getpass.getuser()[:100]
    except (KeyError, OSError):
        return "onbekend"


def _huidige() -> Schrijver:
    global _schrijver
    with _slot:
        if _folder is None:
            raise LogboekDicht(GEEN_MAP)
        if _schrijver is None or not _schrijver.leeft:
            _schrijver = Schrijver(_folder)
        return _schrijver
