# SPDX-License-Identifier: EUPL-1.2
"""The empty folder of a new region: each subject's own example, with its places left open."""

from __future__ import annotations

import re
from pathlib import Path

from hefboom.stelsel.fouten import StelselFout
from hefboom.stelsel.onderwerp import REGISTER

CODE = re.compile(r"^[a-z][a-z0-9-]*$")


def schrijf_sjabloon(naar: Path) -> tuple[Path, ...]:
    """Write one commented YAML file per subject into `naar`, whose name is the region's code.

    Raises `StelselFout` (Dutch) when the name is no code or the folder holds anything.
    """
    if not CODE.match(naar.name):
        raise StelselFout(
            f"'{naar.name}' kan geen code van een regio zijn. Geef de map een naam van kleine "
            "letters, cijfers en streepjes, bijvoorbeeld midden-holland."
        )
    if naar.exists() and (not naar.is_dir() or any(naar.iterdir())):
        raise StelselFout(f"{naar} is niet leeg. Kies een nieuwe of lege map.")
    naar.mkdir(parents=True, exist_ok=True)
    geschreven = []
    for inschrijving in REGISTER.values():
        pad = naar / f"{inschrijving.bestand}.yaml"
        pad.write_text(inschrijving.sjabloon, encoding="utf-8")
        geschreven.append(pad)
    return tuple(geschreven)
