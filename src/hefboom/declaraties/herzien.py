# SPDX-License-Identifier: EUPL-1.2
"""Granted lines whose tariff is another now: what to credit and claim again, to the cent.

A contract or tariff that was adopted later with days in the past changes no answer: only the
provider corrects, by crediting a line and claiming it anew (OP366), and the new claim is judged by
what holds then. Until it does, the difference is expected and not granted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, FloatField, Max, Min, Q, QuerySet
from django.db.models.functions import Cast, NullIf

from hefboom import logboek
from hefboom.declaraties.afgedaan import teruggenomen
from hefboom.declaraties.afspraken import Afspraken
from hefboom.declaraties.feiten import TariefFeit
from hefboom.declaraties.models import Maatwerkafspraak, Maatwerkuitkomst, Prestatie
from hefboom.declaraties.omvang import EURO
from hefboom.declaraties.selectors import prestaties_zichtbaar_voor
from hefboom.declaraties.services import afspraken
from hefboom.declaraties.toetsen.geld import bedrag, contracttarief
from hefboom.inzage import Gebruiker
from hefboom.kernel import Cents
from hefboom.rijen import in_delen

GROEP = ("declaratie__gemeente", "aanbieder", "productcode", "begindatum", "eenheid", "tarief")


@dataclass(frozen=True, slots=True)
class Naverrekening:
    """A granted line and what it would be now; amounts in cents. `volgens` says by what."""

    regel: Prestatie
    tarief: Cents
    bedrag: Cents
    volgens: str

    @property
    def verschil(self) -> Cents:
        """What is expected to come on top, or less."""
        return self.bedrag - Cents(self.regel.ingediend)


def herzien(rij: Prestatie, tarief: TariefFeit | None) -> Naverrekening | None:
    """What a granted line would be at this tariff; None where that is the same, or cannot be said.

    A unit that does not fit the agreed one is no other price but another claim. Two prices an hour
    may be one price a minute (IV081), and still other amounts.
    """
    if tarief is None:
        return None
    nu = contracttarief(tarief, rij.eenheid)
    if nu is None:
        return None
    wordt = bedrag(rij.volume, rij.eenheid, tarief)
    if (nu, wordt) == (rij.tarief, rij.ingediend):
        return None
    return Naverrekening(rij, nu, wordt, tarief.volgens)


#: Of each line the prices of sixty units that make its amount, by the rounding of IV081: from one
#: up to another. A price that makes all amounts of a group lies from `vanaf` up to `onder`.
ZESTIG = Cast(60 * F("ingediend"), FloatField())
PRIJZEN = {
    "vanaf": Max((ZESTIG - 30.0) / NullIf(Cast("volume", FloatField()), 0.0)),
    "onder": Min((ZESTIG + 30.0) / NullIf(Cast("volume", FloatField()), 0.0)),
}


def is_anders(
    nu: TariefFeit, eenheid: str, tarief: int, vanaf: float | None, onder: float | None
) -> bool:
    """Is there a line in a group (of one unit and tariff) that would be another at this one?"""
    prijs = contracttarief(nu, eenheid)
    if prijs is None:
        return False
    per_zestig = int(nu.cents) * (1 if nu.eenheid != eenheid else 60)
    return prijs != tarief or vanaf is None or onder is None or not vanaf <= per_zestig < onder


def te_herzien(user: Gebruiker, op: datetime) -> list[Naverrekening]:
    """The lines this reader may see that were granted at another tariff than holds now.

    Lines that were credited are done. First the groups of one tariff are held against the register,
    and only of those that differ the lines are read.
    """
    boek = afspraken(op)
    if boek.contracten.leeg and not boek.maatwerk.per_toewijzing:
        return []
    toegekend = _toegekend(prestaties_zichtbaar_voor(user))
    keuzes = _met_maatwerk()
    for *groep, vanaf, onder in toegekend.order_by().values_list(*GROEP).annotate(**PRIJZEN):
        gemeente, aanbieder, product, dag, eenheid, tarief = groep
        nu = boek.onder_contract(gemeente, aanbieder, product, dag).tarief
        if nu is not None and is_anders(nu, eenheid, tarief, vanaf, onder):
            keuzes.append(Q(**dict(zip(GROEP, groep, strict=True))))
    with logboek.onbekeken():  # looked through; what is shown says so itself
        rijen = {
            rij.pk: rij
            for deel in in_delen(keuzes)
            for rij in toegekend.filter(deel).select_related("declaratie")
        }
        op_volgorde = sorted(rijen.values(), key=lambda rij: (rij.aanbieder, rij.pk))
        return list(_herzien_alle(op_volgorde, boek))


def _toegekend(rijen: QuerySet[Prestatie]) -> QuerySet[Prestatie]:
    """Debits that were granted at a tariff and not taken back."""
    return rijen.filter(
        ~teruggenomen(), geweigerd=False, ingediend__gt=0, tarief__isnull=False
    ).exclude(eenheid=EURO)


def _met_maatwerk() -> list[Q]:
    """The lines on an allocation that has a maatwerk record."""
    rijen = Maatwerkafspraak.objects.filter(uitkomst=Maatwerkuitkomst.VASTGESTELD)
    wiens = rijen.values_list("gemeente", "aanbieder", "toewijzingnummer").distinct()
    return [
        Q(declaratie__gemeente=gemeente, aanbieder=aanbieder, toewijzingnummer=nummer)
        for gemeente, aanbieder, nummer in wiens
    ]


def _herzien_alle(rijen: Sequence[Prestatie], boek: Afspraken) -> Iterator[Naverrekening]:
    for rij in rijen:
        afspraak = boek.op_toewijzing(
            rij.declaratie.gemeente, rij.aanbieder, rij.toewijzingnummer, rij.productcode,
            rij.begindatum,
        )  # fmt: skip
        if (gevonden := herzien(rij, afspraak.tarief)) is not None:
            yield gevonden
