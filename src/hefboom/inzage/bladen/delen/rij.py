# SPDX-License-Identifier: EUPL-1.2
"""One access in words: who, as what, for whom, from when to when."""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse
from django.utils import timezone

from hefboom import stelsel
from hefboom.inzage.models import Gebruiker, Machtiging
from hefboom.inzage.rollen import ROLLEN
from hefboom.kernel import datum
from hefboom.scherm import Cel, Kolom, Kruimel, Tabel

DE_REGIO = "hele regio"
OPDRACHTREGEL = "de opdrachtregel"


def naam_van(gebruiker: Gebruiker | None) -> str:
    """Who it is, in full when known; the command line when it is nobody."""
    if gebruiker is None:
        return OPDRACHTREGEL
    return gebruiker.get_full_name() or gebruiker.get_username()


def verleend_door(machtiging: Machtiging) -> str:
    """Who gave it: a person, an identity provider, or the command line."""
    if machtiging.bron:
        return f"identiteitsprovider {machtiging.bron}"
    return naam_van(machtiging.verleend_door)


def kring_in_woorden(machtiging: Machtiging, regio: stelsel.Regio) -> str:
    """`een gemeente bij naam`, `AGB-code 12345678` or `hele regio`."""
    if machtiging.gemeente:
        gemeente = regio.gemeente(machtiging.gemeente)
        return gemeente.naam if gemeente else machtiging.gemeente
    return f"AGB-code {machtiging.aanbieder}" if machtiging.aanbieder else DE_REGIO


def tot_wanneer(machtiging: Machtiging) -> str:
    """The last day, or that there is none; and that it never held when withdrawn before."""
    if machtiging.tot is None:
        return "tot nader order"
    if machtiging.tot == machtiging.vanaf:
        return "ingetrokken"
    return f"tot en met {datum(machtiging.tot_en_met)}" if machtiging.tot_en_met else ""


def laatst_nagelopen(machtiging: Machtiging) -> str:
    """The last look; None was taken since it was given."""
    laatste = max((h.op for h in machtiging.herzieningen.all()), default=None)
    return datum(timezone.localtime(laatste).date()) if laatste else "nog niet"


def tabel_van(
    titel: str, machtigingen: Iterable[Machtiging], regio: stelsel.Regio, leeg: str
) -> Tabel:
    """Who holds what, since when, given by whom; each row leads to its page."""
    koppen = ("Wie", "Rol", "Waarvoor", "Vanaf", "Tot", "Verleend door", "Nagelopen")
    return Tabel(
        titel,
        [Kolom(kop) for kop in koppen],
        [
            [
                Cel(naam_van(m.gebruiker), adres=reverse("machtiging", args=[m.pk])),
                Cel(ROLLEN[m.rol].naam),
                Cel(kring_in_woorden(m, regio)),
                Cel(datum(m.vanaf), klasse="dag"),
                Cel(tot_wanneer(m)),
                Cel(verleend_door(m)),
                Cel(laatst_nagelopen(m)),
            ]
            for m in machtigingen
        ],
        leeg=leeg,
    )


def naar_wie_mag_wat() -> Kruimel:
    """The step to the page on access."""
    return Kruimel("Wie mag wat", reverse("wie_mag_wat"))
