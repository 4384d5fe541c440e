# SPDX-License-Identifier: EUPL-1.2
"""Recording what was agreed on one allocation: proposed by one, adopted by another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from hefboom.declaraties.models import Maatwerkafspraak, Maatwerkuitkomst
from hefboom.dossiers import Toewijzing
from hefboom.inzage import Gebruiker, Inzage, Recht
from hefboom.kernel import Period, Uitlegfout, datum, opsomming
from hefboom.stelsel import EENHEDEN


class MaatwerkGeweigerd(Uitlegfout):
    """What was asked cannot be (now, or by this person); nothing was changed."""


@dataclass(frozen=True, slots=True)
class Maatwerkinhoud:
    """What was agreed, as someone fills it in; `cent` per `eenheid`.

    `tot` counts; None is for as long as the allocation runs.
    """

    product: str
    eenheid: str
    cent: int
    vanaf: date
    tot: date | None
    reden: str
    afgesproken_met: str


def mag_maatwerk(inzage: Inzage, gemeente: str) -> bool:
    """May this reader propose and adopt for this municipality?"""
    kring = inzage.kring(Recht.MAATWERK)
    return kring.regio or gemeente in kring.gemeenten


def fouten_in(toewijzing: Toewijzing, inhoud: Maatwerkinhoud) -> dict[str, str]:
    """What is wrong with it, by field: a Dutch sentence that says what to do."""
    uit: dict[str, str] = {}
    eigen = toewijzing.product
    if eigen.code and inhoud.product != eigen.code:
        uit["product"] = f"Op deze toewijzing staat product {eigen.code}. Schrijf die code."
    elif eigen.categorie and inhoud.product[:2] != eigen.categorie:
        uit["product"] = (
            f"Deze toewijzing is voor categorie {eigen.categorie}: de code begint daarmee."
        )
    if inhoud.eenheid not in EENHEDEN:
        uit["eenheid"] = f"Kies een eenheid: {opsomming(sorted(EENHEDEN))}."
    if inhoud.cent <= 0:
        uit["cent"] = "Schrijf een bedrag boven nul."
    dagen = toewijzing.periode
    if inhoud.tot is not None and inhoud.tot < inhoud.vanaf:
        uit["tot"] = "De laatste dag ligt voor de eerste. Schrijf een latere dag."
    else:
        einde = dagen.last
        loopt = f"van {datum(dagen.first)} " + (
            f"tot en met {datum(einde)}" if einde else "zonder einddatum"
        )
        for veld, dag in (("vanaf", inhoud.vanaf), ("tot", inhoud.tot)):
            if dag is not None and dag not in dagen:
                uit[veld] = f"De toewijzing loopt {loopt}. Schrijf dagen die daarbinnen vallen."
    for veld, waarde in (("reden", inhoud.reden), ("afgesproken_met", inhoud.afgesproken_met)):
        if not waarde.strip():
            uit[veld] = "Vul dit in: wie dit later leest, moet kunnen zien wat er is afgesproken."
    return uit


@transaction.atomic
def stel_maatwerk_voor(
    toewijzing: Toewijzing, inhoud: Maatwerkinhoud, door: Gebruiker, op: datetime
) -> Maatwerkafspraak:
    """Keep what was agreed for a second person to adopt. Raises `MaatwerkGeweigerd`."""
    _eis_recht(door, toewijzing.gemeente)
    fouten = fouten_in(toewijzing, inhoud)
    if fouten:
        raise MaatwerkGeweigerd(" ".join(fouten.values()))
    rij = Maatwerkafspraak(
        gemeente=toewijzing.gemeente,
        aanbieder=toewijzing.aanbieder,
        toewijzingnummer=toewijzing.toewijzingnummer,
        product=inhoud.product,
        eenheid=inhoud.eenheid,
        cent=inhoud.cent,
        ingangsdatum=inhoud.vanaf,
        einddatum=inhoud.tot,
        reden=inhoud.reden.strip()[:500],
        afgesproken_met=inhoud.afgesproken_met.strip()[:200],
        voorgesteld_op=op,
        voorgesteld_door=door,
    )
    _eis_vrij(rij, (Maatwerkuitkomst.OPEN, Maatwerkuitkomst.VASTGESTELD))
    rij.save()
    return rij


@transaction.atomic
def stel_maatwerk_vast(nummer: int, door: Gebruiker, op: datetime) -> Maatwerkafspraak:
    """Let it count from this moment on. Not by who proposed it. Raises `MaatwerkGeweigerd`."""
    rij = _open(nummer, door)
    if rij.voorgesteld_door == door:
        raise MaatwerkGeweigerd("Uw eigen voorstel moet een ander vaststellen.")
    _eis_vrij(rij, (Maatwerkuitkomst.VASTGESTELD,))
    return _besluit(rij, Maatwerkuitkomst.VASTGESTELD, door, op)


@transaction.atomic
def wijs_maatwerk_af(nummer: int, door: Gebruiker, op: datetime, reden: str) -> Maatwerkafspraak:
    """Turn it down, with a reason; one's own too. Raises `MaatwerkGeweigerd`."""
    rij = _open(nummer, door)
    if not reden.strip():
        raise MaatwerkGeweigerd("Schrijf waarom deze afspraak niet doorgaat.")
    rij.toelichting = reden.strip()[:500]
    return _besluit(rij, Maatwerkuitkomst.AFGEWEZEN, door, op)


def _besluit(
    rij: Maatwerkafspraak, uitkomst: Maatwerkuitkomst, door: Gebruiker, op: datetime
) -> Maatwerkafspraak:
    rij.uitkomst, rij.besloten_door, rij.besloten_op = uitkomst, door, op
    rij.save()
    return rij


def _open(nummer: int, door: Gebruiker) -> Maatwerkafspraak:
    rij = Maatwerkafspraak.objects.select_for_update().filter(pk=nummer).first()
    if rij is None or rij.uitkomst != Maatwerkuitkomst.OPEN:
        raise MaatwerkGeweigerd("Over deze afspraak is al besloten, of zij bestaat niet.")
    _eis_recht(door, rij.gemeente)
    return rij


def _eis_recht(door: Gebruiker, gemeente: str) -> None:
    if not mag_maatwerk(door.inzage, gemeente):
        raise MaatwerkGeweigerd("Maatwerk vastleggen voor deze gemeente hoort niet bij uw rol.")


def _eis_vrij(rij: Maatwerkafspraak, standen: tuple[Maatwerkuitkomst, ...]) -> None:
    """One price a day for an allocation and product."""
    dagen = Period.inclusive(rij.ingangsdatum, rij.einddatum)
    for ander in Maatwerkafspraak.objects.filter(
        gemeente=rij.gemeente,
        toewijzingnummer=rij.toewijzingnummer,
        product=rij.product,
        uitkomst__in=standen,
    ).exclude(pk=rij.pk):
        if Period.inclusive(ander.ingangsdatum, ander.einddatum).overlaps(dagen):
            raise MaatwerkGeweigerd(
                f"Voor deze toewijzing is er al een afspraak vanaf {datum(ander.ingangsdatum)} "
                f"({Maatwerkuitkomst(ander.uitkomst).label}). Kies andere dagen, of wijs die "
                "andere eerst af."
            )
