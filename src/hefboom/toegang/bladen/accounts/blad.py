# SPDX-License-Identifier: EUPL-1.2
"""Every account in a row: who, as what, when last, with a second factor or not, on or off."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from hefboom.inzage import Gebruiker
from hefboom.kernel import datum
from hefboom.scherm import Cel, Celsoort, Kolom, Merk, Tabel, Zoekvraag
from hefboom.toegang.deurbestand import Deurregels
from hefboom.toegang.selectors import providers_van


def inhoud(accounts: QuerySet[Any], deur: Deurregels) -> dict[str, Any]:
    """The table; each row leads to the account."""
    return {
        "tabel": Tabel(
            "Wie kan er inloggen",
            [
                Kolom("Wie", veld="username"),
                Kolom("Rollen"),
                Kolom("Laatst ingelogd", veld="last_login__date", soort=Celsoort.DATUM),
                Kolom("Tweede factor"),
                Kolom("Stand", veld="is_active", keuzes={"1": "aan", "0": "uit"}),
            ],
            Zoekvraag(accounts, lambda deel: [_rij(account, deur) for account in deel]),
            leeg="Er is nog niemand.",
            kaarten=True,
            personen=True,
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
        Cel(laatst(account), klasse="dag", waarde=laatste_dag(account)),
        Cel(merk=factor(account, deur)),
        Cel(merk=Merk("aan", "goed") if account.is_active else Merk("uit", "fout")),
    ]


def rollen_van(account: Gebruiker) -> str:
    """The roles held today."""
    return ", ".join(rol.naam for rol in account.inzage.rollen) or "nu geen"


def laatst(account: Gebruiker) -> str:
    """The day of the last log-in, in words."""
    dag = laatste_dag(account)
    return datum(dag) if dag else "nog nooit"


def laatste_dag(account: Gebruiker) -> date | None:
    """The day of the last log-in."""
    return timezone.localtime(account.last_login).date() if account.last_login else None


def factor(account: Any, deur: Deurregels) -> Merk:
    """Whether there is a second factor, and whether there should be."""
    if account.heeft_factor:
        return Merk("ja", "goed")
    if not account.has_usable_password():
        return Merk("via de organisatie" if providers_van(account) else "n.v.t.")
    if deur.eist_tweede_factor(account.inzage):
        return Merk("moet nog", "let-op")
    return Merk("nee")
