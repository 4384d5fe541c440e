# SPDX-License-Identifier: EUPL-1.2
"""What a reason of ending (JZ588) says about how the help ended.

The grouping is that of CBS Beleidsinformatie Jeugd, protocol v7 ch. 4, joined to JZ588 by us:
turning eighteen or moving to another law is as planned.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

PLAN, OVERLEG = "volgens plan", "in overleg"
JEUGDIGE, AANBIEDER, EXTERN = "door de jeugdige", "door de aanbieder", "door omstandigheden"
GEEN = "geen afloop"

AFLOOP: Mapping[str, str] = MappingProxyType(
    {
        "02": EXTERN,
        "20": GEEN,
        "31": PLAN,
        "32": JEUGDIGE,
        "33": AANBIEDER,
        "34": OVERLEG,
        "35": EXTERN,
        "36": GEEN,
        "37": GEEN,
        "38": GEEN,
        "39": PLAN,
    }
)


def _redenen(afloop: str) -> tuple[str, ...]:
    return tuple(reden for reden, groep in AFLOOP.items() if groep == afloop)


VOLGENS_PLAN = _redenen(PLAN)
#: Look at the next episode instead: a pause, another provider or a change is not an outcome. An
#: empty reason says nothing either.
GEEN_UITKOMST = ("", *_redenen(GEEN))
