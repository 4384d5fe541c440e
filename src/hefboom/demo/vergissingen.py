# SPDX-License-Identifier: EUPL-1.2
"""Mistakes in claims, made on purpose at the rates of the calibration, and put right later."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from random import Random

from hefboom.demo.aanbod import Venster
from hefboom.demo.declareren import Administratie, Maanddeclaratie, Maandregel, plafond
from hefboom.demo.ijking import Landelijk
from hefboom.demo.kansen import maanden_later
from hefboom.demo.personen import vreemd_bsn
from hefboom.ijw.codes import WJ756
from hefboom.kernel import Period

ANDERE_EENHEID: Mapping[str, str] = {
    WJ756.MINUUT: WJ756.DAGDEEL,
    WJ756.UUR: WJ756.DAGDEEL,
    WJ756.ETMAAL: WJ756.DAGDEEL,
    WJ756.DAGDEEL: WJ756.ETMAAL,
    WJ756.STUKS_OUTPUT: WJ756.STUKS_INSPANNING,
    WJ756.STUKS_INSPANNING: WJ756.STUKS_OUTPUT,
}
ONBEKEND = 998_000_000
OP_EEN_REGEL = (
    "tarief",
    "over_volume",
    "geen_toewijzing",
    "dubbel",
    "eenheid",
    "buiten_periode",
    "onbekende_client",
)


def vergis(
    rng: Random,
    zelf: Administratie,
    goede: list[Maandregel],
    maand: Period,
    v: Venster,
    land: Landelijk,
) -> list[Maandregel]:
    """The lines as they are sent: some wrong, with the right one following in a later month."""
    uit: list[Maandregel] = []
    for regel in goede:
        soort = _soort(rng, land)
        if soort == "tarief" and regel.t.agb in regel.t.aanbod.ongecontracteerd:
            soort = None  # nothing was agreed that it could differ from
        if soort in TE_VEEL:
            extra = TE_VEEL[soort](zelf, regel, maand, v)
            uit += [regel] if extra is None else [regel, replace(extra, fout=soort)]
        elif soort is None:
            uit.append(regel)
        else:
            uit.append(replace(_verkeerd(rng, regel, soort), fout=soort))
            if rng.random() < land.fouten["hersteld"]:
                straks = maanden_later(maand.first, rng.randint(1, 3))
                zelf.later.append((straks, regel))
    return uit


def mistel(
    rng: Random, zelf: Administratie, declaratie: Maanddeclaratie, land: Landelijk
) -> str | None:
    """Sometimes the total is not the sum: then the whole claim is sent again next month."""
    if rng.random() >= land.fouten["som"]:
        return None
    declaratie.som_fout = 100 * rng.randint(1, 90)
    straks = maanden_later(declaratie.maand.first, 1)
    zelf.later += [(straks, replace(r, referentie="")) for r in declaratie.regels if r.fout is None]
    return "som"


def _soort(rng: Random, land: Landelijk) -> str | None:
    punt = rng.random()
    for soort in OP_EEN_REGEL:
        punt -= land.fouten[soort]
        if punt < 0:
            return soort
    return None


def _nog_eens(
    zelf: Administratie, regel: Maandregel, maand: Period, v: Venster
) -> Maandregel | None:
    """A line that was already claimed."""
    oud = zelf.goed.get(regel.t.nummer)
    if oud is None or oud.periode.first >= maand.first or oud.periode == regel.periode:
        return None
    return replace(oud, referentie="")


def _te_vroeg(
    zelf: Administratie, regel: Maandregel, maand: Period, v: Venster
) -> Maandregel | None:
    """A line for the month before the allocation."""
    if regel.t.ingang <= v.begin:
        return None
    vorige = Period.month_of(maanden_later(regel.t.ingang.replace(day=1), -1))
    return replace(regel, periode=vorige, referentie="")


#: faults that add a line to the right ones
TE_VEEL = {"dubbel": _nog_eens, "buiten_periode": _te_vroeg}


def _verkeerd(rng: Random, regel: Maandregel, soort: str) -> Maandregel:
    if soort == "tarief":
        return replace(
            regel, tarief=regel.tarief + max(2, regel.tarief * rng.randint(2, 12) // 100)
        )
    if soort == "over_volume":
        hoogst = plafond(regel.t, regel.periode, max(regel.t.volume, regel.volume))
        return replace(regel, volume=hoogst + max(1, hoogst * rng.randint(5, 40) // 100))
    if soort == "geen_toewijzing":
        return replace(regel, nummer=ONBEKEND + rng.randint(0, 900_000))
    if soort == "eenheid":
        return replace(regel, eenheid=ANDERE_EENHEID[regel.eenheid])
    return replace(regel, bsn=vreemd_bsn(rng.randint(0, 9000)))
