# SPDX-License-Identifier: EUPL-1.2
"""Allocations without a contract as a table: why, until when, and the one next action."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse

from hefboom import stelsel
from hefboom.contracten import aanbiedersnamen
from hefboom.declaraties import mag_maatwerk
from hefboom.intake.zondercontract import ZonderContract
from hefboom.inzage import Inzage
from hefboom.scherm import Cel, Celsoort, Kolom, Rijlijst, Tabel, dagcel


def tabel(rijen: Sequence[ZonderContract], regio: stelsel.Regio, inzage: Inzage) -> Tabel:
    """One row per allocation, what ends first on top."""
    namen = aanbiedersnamen(inzage, {een.toewijzing.aanbieder for een in rijen})

    def gemeente(een: ZonderContract) -> str:
        gevonden = regio.gemeente(een.toewijzing.gemeente)
        return gevonden.naam if gevonden else een.toewijzing.gemeente

    def aanbieder(een: ZonderContract) -> str:
        return namen.get(een.toewijzing.aanbieder, een.toewijzing.aanbieder)

    def hulp(een: ZonderContract) -> str:
        rij = een.toewijzing
        product = regio.product(rij.productcode, rij.ingangsdatum) if rij.productcode else None
        return product.naam if product else str(rij.product)

    def maak(deel: Sequence[ZonderContract]) -> list[list[Cel]]:
        for een in deel:
            een.toewijzing.is_gezien()
        return [
            [
                Cel(
                    str(een.toewijzing.toewijzingnummer),
                    adres=reverse("bericht", args=[een.toewijzing.bericht_id]),
                ),
                Cel(f"*****{een.toewijzing.jeugdige.bsn_laatste}"),
                Cel(hulp(een)),
                Cel(een.waarom),
                dagcel(een.toewijzing.ingangsdatum),
                dagcel(een.toewijzing.einddatum)
                if een.toewijzing.einddatum
                else Cel("geen einddatum", klasse="dag"),
                _wat_nu(een, inzage),
                Cel(gemeente(een)),
                Cel(aanbieder(een)),
            ]
            for een in deel
        ]

    return Tabel(
        "Toewijzingen zonder contract",
        [
            Kolom("Toewijzing", sleutel=lambda een: een.toewijzing.toewijzingnummer, zeeft=False),
            Kolom("Jeugdige", zeeft=False, sleutel=lambda een: een.toewijzing.jeugdige.bsn_laatste),
            Kolom("Hulp", sleutel=hulp),
            Kolom("Waarom", sleutel=lambda een: een.waarom),
            Kolom("Van", soort=Celsoort.DATUM, sleutel=lambda een: een.toewijzing.ingangsdatum),
            Kolom("Tot en met", soort=Celsoort.DATUM, sleutel=lambda een: een.toewijzing.einddatum),
            Kolom("Wat nu", sorteert=False, zeeft=False),
            Kolom("Gemeente", sleutel=gemeente),
            Kolom("Aanbieder", sleutel=aanbieder),
        ],
        Rijlijst(rijen, maak),
        naam="Toewijzingen zonder contract",
        kaarten=True,
        personen=True,
    )


def _wat_nu(een: ZonderContract, inzage: Inzage) -> Cel:
    rij = een.toewijzing
    if not mag_maatwerk(inzage, rij.gemeente):
        return Cel("De gemeente of de regio legt maatwerk vast.")
    if een.voorstel is not None:
        return Cel("Beslis over het maatwerk", adres=reverse("maatwerk_een", args=[een.voorstel]))
    adres = reverse("maatwerk_nieuw", args=[rij.gemeente, rij.toewijzingnummer])
    return Cel("Leg maatwerk vast", adres=adres)
