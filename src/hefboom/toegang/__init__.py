# SPDX-License-Identifier: EUPL-1.2
"""Who is at the door, and is it really them? Logging in, a second factor, sessions that end.

What someone may see once inside is not decided here (`inzage`).

- `Deurregels`, `lees_deur` what an installation asks at the door, from its own file
- `ACCOUNTDADEN` what one does with an account, `doe` does it with its line in the log;
  `zet_uit`, `zet_aan`, `wis_tweede_factor` are some; `met_factor` who has a second factor
- `TWEEDE_FACTOREN` the sealed secrets of second factors, for when the key is replaced
"""

from typing import TYPE_CHECKING

from hefboom.kernel import toon_namen
from hefboom.toegang.deurbestand import Deurregels, lees_deur

if TYPE_CHECKING:
    from hefboom.toegang.beheer import ACCOUNTDADEN, doe
    from hefboom.toegang.geheimen import TWEEDE_FACTOREN
    from hefboom.toegang.selectors import met_factor
    from hefboom.toegang.services import wis_tweede_factor, zet_aan, zet_uit
else:
    __getattr__ = toon_namen(__name__)

__all__ = [
    "ACCOUNTDADEN",
    "TWEEDE_FACTOREN",
    "Deurregels",
    "doe",
    "lees_deur",
    "met_factor",
    "wis_tweede_factor",
    "zet_aan",
    "zet_uit",
]
