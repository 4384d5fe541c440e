# SPDX-License-Identifier: EUPL-1.2
"""Who is at the door, and is it really them? Logging in, a second factor, sessions that end.

What someone may see once inside is not decided here (`inzage`).

- `Deurregels`, `lees_deur` what an installation asks at the door, from its own file
- `zet_uit`, `zet_aan`, `wis_tweede_factor`, `beeindig_sessies` what one does with an account;
  `heeft_tweede_factor`, and `meld_beheer` the line of the log about it
- `TWEEDE_FACTOREN` the sealed secrets of second factors, for when the key is replaced
"""

from typing import TYPE_CHECKING

from hefboom.kernel import toon_namen
from hefboom.toegang.deurbestand import Deurregels, lees_deur

if TYPE_CHECKING:
    from hefboom.toegang.geheimen import TWEEDE_FACTOREN
    from hefboom.toegang.melden import meld_beheer
    from hefboom.toegang.services import (
        beeindig_sessies,
        heeft_tweede_factor,
        wis_tweede_factor,
        zet_aan,
        zet_uit,
    )
else:
    __getattr__ = toon_namen(__name__)

__all__ = [
    "TWEEDE_FACTOREN",
    "Deurregels",
    "beeindig_sessies",
    "heeft_tweede_factor",
    "lees_deur",
    "meld_beheer",
    "wis_tweede_factor",
    "zet_aan",
    "zet_uit",
]
