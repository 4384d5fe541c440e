# SPDX-License-Identifier: EUPL-1.2
"""What a reason of ending (JZ588) says about how the help ended.

The grouping is that of CBS Beleidsinformatie Jeugd, protocol v7 ch. 4, joined to JZ588 by us:
turning eighteen or moving to another law is as planned.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from hefboom.ijw.codes import JZ588

PLAN, OVERLEG = "volgens plan", "in overleg"
JEUGDIGE, AANBIEDER, EXTERN = "door de jeugdige", "door de aanbieder", "door omstandigheden"
GEEN = "geen afloop"

AFLOOP: Mapping[str, str] = MappingProxyType(
    {
        JZ588.OVERLEDEN: EXTERN,
        JZ588.TIJDELIJK: GEEN,
        JZ588.VOLGENS_PLAN: PLAN,
        JZ588.VOORTIJDIG_DOOR_CLIENT: JEUGDIGE,
        JZ588.VOORTIJDIG_DOOR_AANBIEDER: AANBIEDER,
        JZ588.VOORTIJDIG_IN_OVERLEG: OVERLEG,
        JZ588.VOORTIJDIG_EXTERN: EXTERN,
        JZ588.DOOR_DE_GEMEENTE: GEEN,
        JZ588.WIJZIGINGSVERZOEK: GEEN,
        JZ588.OVERSTAP: GEEN,
        JZ588.UITSTROOM: PLAN,
    }
)


def _redenen(afloop: str) -> tuple[str, ...]:
    return tuple(str(reden) for reden, groep in AFLOOP.items() if groep == afloop)


VOLGENS_PLAN = _redenen(PLAN)
#: Look at the next episode instead: a pause, another provider or a change is not an outcome. An
#: empty reason says nothing either.
GEEN_UITKOMST = ("", *_redenen(GEEN))
