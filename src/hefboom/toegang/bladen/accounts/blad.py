# SPDX-License-Identifier: EUPL-1.2
"""Every account in a row: who, as what, when last, with a second factor or not, on or off."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils import timezone

from hefboom.inzage import Gebruiker
from hefboom.kernel import datum
from hefboom.scherm import Cel, Kolom, Merk, Tabel
from hefboom.toegang.deurbestand import Deurregels
from hefboom.toegang.selectors import providers_van


def inhoud(accounts: Iterable[Any], deur: Deurregels) -> dict[str, Any]:
    """The table; each row leads to the account."""
    koppen = ("Wie", "Rollen", "Laatst ingelogd", "Tweede factor", "Stand")
    return {
        "tabel": Tabel(
            "Wie kan er inloggen",
            [Kolom(kop) for kop in koppen],
            [_rij(account, deur) for account in accounts],
            leeg="Er is nog niemand.",
        )
    }


def _rij(account: Any, deur: Deurregels) -> list[Cel]:
    naam = account.get_full_name()
    return [
        Cel(
            account.username,
            adres=reverse("een_account", args=[account.pk]),
            klein=f" {naam}" if naam else "",
        ),
        Cel(rollen_van(account)),
        Cel(laatst(account), klasse="dag"),
        Cel(merk=factor(account, deur)),
        Cel(merk=Merk("aan", "goed") if account.is_active else Merk("uit", "fout")),
    ]


def rollen_van(account: Gebruiker) -> str:
    """The roles held today."""
    return ", ".join(rol.naam for rol in account.inzage.rollen) or "nu geen"


def laatst(account: Gebruiker) -> str:
    """The day of the last log-in."""
    if account.last_login is None:
        return "nog nooit"
    return datum(timezone.localtime(account.last_login).date())


def factor(account: Any, deur: Deurregels) -> Merk:
    """Whether there is a second factor, and whether there should be."""
    if account.heeft_factor:
        return Merk("ja", "goed")
    if not account.has_usable_password():
        return Merk("via de organisatie" if providers_van(account) else "n.v.t.")
    if deur.eist_tweede_factor(account.inzage):
        return Merk("moet nog", "let-op")
    return Merk("nee")
