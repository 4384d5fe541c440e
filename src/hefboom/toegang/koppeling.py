# SPDX-License-Identifier: EUPL-1.2
"""What someone's claims at an identity provider give here. Nothing beyond what is written down."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from hefboom.inzage import Rol

Claims: TypeAlias = Mapping[str, Any]


def heeft(claims: Claims, claim: str, gevraagd: str) -> bool:
    """Is this claim that text, or a list with it? A dot steps into a claim.

    >>> heeft({"realm": {"groups": ["a", "b"]}}, "realm.groups", "b")
    True
    >>> heeft({"groups": "ab"}, "groups", "a")
    False
    """
    waarde: Any = claims
    if claim in claims:
        waarde = claims[claim]
    else:
        for deel in claim.split("."):
            waarde = waarde.get(deel) if isinstance(waarde, Mapping) else None
    if isinstance(waarde, (list, tuple)):
        return any(isinstance(een, str) and een == gevraagd for een in waarde)
    return isinstance(waarde, str) and waarde == gevraagd


@dataclass(frozen=True, slots=True)
class Claimkoppeling:
    """When `claim` is or holds exactly `waarde`: this role, in this circle."""

    claim: str
    waarde: str
    rol: Rol
    code: str = ""


def wat_geeft(koppelingen: Iterable[Claimkoppeling], claims: Claims) -> frozenset[tuple[Rol, str]]:
    """The roles with their circles (empty for the region) that these claims give."""
    return frozenset((k.rol, k.code) for k in koppelingen if heeft(claims, k.claim, k.waarde))
