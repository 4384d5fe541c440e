# SPDX-License-Identifier: EUPL-1.2
"""What the page on access shows: the own rights, all roles, and who holds them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from hefboom import stelsel
from hefboom.inzage.bladen.delen.rij import kring_in_woorden, tabel_van, tot_wanneer
from hefboom.inzage.kring import Kringsoort
from hefboom.inzage.models import Gebruiker, Machtiging
from hefboom.inzage.rechten import Recht
from hefboom.inzage.rollen import ROLLEN, Rol
from hefboom.kernel import datum

VOOR_WIE = {
    Kringsoort.REGIO: "Geldt voor de hele regio.",
    Kringsoort.GEMEENTE: "Geldt per gemeente; iemand kan er meer hebben.",
    Kringsoort.AANBIEDER: "Geldt per AGB-code; iemand kan er meer hebben.",
}


@dataclass(frozen=True, slots=True)
class Rolblok:
    """A role with its reason and its rights, in the order of the declaration."""

    rol: Rol
    voor_wie: str
    rechten: list[str]


def rolblok(rol: Rol) -> Rolblok:
    """A role as the page shows it."""
    return Rolblok(
        rol, VOOR_WIE[rol.kring], [recht.value for recht in Recht if recht in rol.rechten]
    )


def bevestiging(verleend: Iterable[Machtiging], regio: stelsel.Regio) -> list[str]:
    """What was given just now, one sentence each."""
    return [
        f"{m.gebruiker.username} is {ROLLEN[m.rol].naam}, {kring_in_woorden(m, regio)}: "
        f"vanaf {datum(m.vanaf)}, {tot_wanneer(m)}."
        for m in verleend
    ]


def inhoud(
    gebruiker: Gebruiker,
    getoond: QuerySet[Machtiging],
    regio: stelsel.Regio,
    op: date,
) -> dict[str, Any]:
    """Everything the page shows."""
    inzage = gebruiker.inzage
    eigen = [m for m in gebruiker.machtigingen.all() if m.geldt_op(op)]
    return {
        "eigen": [
            f"{ROLLEN[m.rol].naam}, {kring_in_woorden(m, regio)}: vanaf {datum(m.vanaf)}, "
            f"{tot_wanneer(m)}"
            for m in eigen
        ],
        "eigen_rollen": [rolblok(rol) for rol in inzage.rollen],
        "rollen": [rolblok(rol) for rol in ROLLEN.values()],
        "tabel": tabel_van("Wie heeft welke machtiging", getoond, regio, "Er is er geen.")
        if inzage.mag(Recht.MACHTIGINGEN_INZIEN)
        else None,
        "beheert": inzage.mag(Recht.MACHTIGINGEN_BEHEREN),
    }
