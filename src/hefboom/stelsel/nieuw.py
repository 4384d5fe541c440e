# SPDX-License-Identifier: EUPL-1.2
"""The empty folder of a new region: each subject's own example, with its places left open."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
from pathlib import Path

from hefboom.stelsel.fouten import StelselFout
from hefboom.stelsel.onderwerp import REGISTER

CODE = re.compile(r"^[a-z][a-z0-9-]*$")


def schrijf_sjabloon(naar: Path) -> tuple[Path, ...]:
    """Write one commented YAML file per subject into `naar`, whose name is the region's code.

    All of them or none. Raises `StelselFout` (Dutch) when the name is no code or the folder holds
    anything, `OSError` when it cannot be written.
    """
    if not CODE.match(naar.name):
        raise StelselFout(
            f"'{naar.name}' kan geen code van een regio zijn. Geef de map een naam van kleine "
            "letters, cijfers en streepjes, bijvoorbeeld midden-holland."
        )
    if naar.exists() and (not naar.is_dir() or any(naar.iterdir())):
        raise StelselFout(f"{naar} is niet leeg. Kies een nieuwe of lege map.")
    nieuwe_ouders = [ouder for ouder in naar.parents if not ouder.exists()]
    naast = naar.with_name(f".{naar.name}.{os.getpid()}.nieuw")
    namen = [f"{inschrijving.bestand}.yaml" for inschrijving in REGISTER.values()]
    try:
        naast.mkdir(parents=True)
        for naam, inschrijving in zip(namen, REGISTER.values(), strict=True):
            (naast / naam).write_text(inschrijving.sjabloon, encoding="utf-8")
        naast.replace(naar)
    except BaseException:
        shutil.rmtree(naast, ignore_errors=True)
        for ouder in nieuwe_ouders:
            with contextlib.suppress(OSError):
                ouder.rmdir()
        raise
    return tuple(naar / naam for naam in namen)
