# SPDX-License-Identifier: EUPL-1.2
"""One access in words: who, as what, for whom, from when to when."""

from __future__ import annotations

from django.db.models import Case, F, QuerySet, Value, When
from django.db.models.functions import Coalesce, Concat, NullIf, Trim
from django.urls import reverse
from django.utils import timezone

from hefboom import stelsel
from hefboom.inzage.models import Gebruiker, Machtiging
from hefboom.inzage.rollen import ROLLEN
from hefboom.kernel import datum
from hefboom.scherm import Cel, Celsoort, Kolom, Kruimel, Tabel, Zoekvraag, dagcel

DE_REGIO = "hele regio"
OPDRACHTREGEL = "de opdrachtregel"
PROVIDER, AGB = "identiteitsprovider ", "AGB-code "


def naam_van(gebruiker: Gebruiker | None) -> str:
    """Who it is, in full when known; the command line when it is nobody."""
    if gebruiker is None:
        return OPDRACHTREGEL
    return gebruiker.get_full_name() or gebruiker.get_username()


def verleend_door(machtiging: Machtiging) -> str:
    """Who gave it: a person, an identity provider, or the command line."""
    if machtiging.bron:
        return f"{PROVIDER}{machtiging.bron}"
    return naam_van(machtiging.verleend_door)


def kring_in_woorden(machtiging: Machtiging, regio: stelsel.Regio) -> str:
    """`een gemeente bij naam`, `AGB-code 12345678` or `hele regio`."""
    if machtiging.gemeente:
        gemeente = regio.gemeente(machtiging.gemeente)
        return gemeente.naam if gemeente else machtiging.gemeente
    return f"{AGB}{machtiging.aanbieder}" if machtiging.aanbieder else DE_REGIO


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


def _naam_als_veld(pad: str) -> Coalesce:
    """`naam_van`, to sort and search rows by."""
    heel = Trim(Concat(f"{pad}__first_name", Value(" "), f"{pad}__last_name"))
    return Coalesce(NullIf(heel, Value("")), F(f"{pad}__username"), Value(OPDRACHTREGEL))


def _verlener_als_veld() -> Case:
    """`verleend_door`, to sort rows by."""
    provider = Concat(Value(PROVIDER), "bron")
    return Case(When(bron="", then=_naam_als_veld("verleend_door")), default=provider)


def _kring_als_veld(regio: stelsel.Regio) -> Case:
    """`kring_in_woorden`, to sort rows by."""
    namen = [When(gemeente=g.code, then=Value(g.naam)) for g in regio.gemeenten]
    agb = When(gemeente="", aanbieder__gt="", then=Concat(Value(AGB), "aanbieder"))
    return Case(*namen, agb, When(gemeente="", then=Value(DE_REGIO)), default=F("gemeente"))


def tabel_van(
    titel: str, machtigingen: QuerySet[Machtiging], regio: stelsel.Regio, leeg: str
) -> Tabel:
    """Who holds what, since when, given by whom; each row leads to its page."""
    rollen = {rol.code: rol.naam for rol in ROLLEN.values()}
    return Tabel(
        titel,
        [
            Kolom("Wie", veld=_naam_als_veld("gebruiker")),
            Kolom("Rol", veld="rol", keuzes=rollen),
            Kolom("Waarvoor", veld=_kring_als_veld(regio), zeeft=False),
            Kolom("Vanaf", veld="vanaf", soort=Celsoort.DATUM),
            Kolom("Tot", veld="tot", soort=Celsoort.DATUM),
            Kolom("Verleend door", veld=_verlener_als_veld(), zeeft=False),
            Kolom("Nagelopen"),
        ],
        Zoekvraag(
            machtigingen,
            lambda deel: [
                [
                    Cel(naam_van(m.gebruiker), adres=reverse("machtiging", args=[m.pk])),
                    Cel(ROLLEN[m.rol].naam),
                    Cel(kring_in_woorden(m, regio)),
                    dagcel(m.vanaf),
                    Cel(tot_wanneer(m)),
                    Cel(verleend_door(m)),
                    Cel(laatst_nagelopen(m)),
                ]
                for m in deel
            ],
        ),
        leeg=leeg,
        kaarten=True,
        personen=True,
    )


def naar_wie_mag_wat() -> Kruimel:
    """The step to the page on access."""
    return Kruimel("Wie mag wat", reverse("wie_mag_wat"))
