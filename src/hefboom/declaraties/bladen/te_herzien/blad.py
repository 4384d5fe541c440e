# SPDX-License-Identifier: EUPL-1.2
"""Lines to credit and claim again as a table: reference, old, new and the difference."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse

from hefboom import stelsel
from hefboom.contracten import aanbiedersnamen
from hefboom.declaraties import omvang
from hefboom.declaraties.herzien import Naverrekening
from hefboom.declaraties.presentatie import naam_gemeente
from hefboom.inzage import Inzage
from hefboom.scherm import Cel, Celsoort, Kolom, Rijlijst, Tabel, bedragcel, maandcel


def tabel(rijen: Sequence[Naverrekening], regio: stelsel.Regio, inzage: Inzage) -> Tabel:
    """One row per line; amounts in euros, also in the spreadsheet."""
    namen = aanbiedersnamen(inzage, {een.regel.aanbieder for een in rijen})

    def gemeente(een: Naverrekening) -> str:
        return naam_gemeente(regio, een.regel.declaratie.gemeente)

    def aanbieder(een: Naverrekening) -> str:
        return namen.get(een.regel.aanbieder, een.regel.aanbieder)

    def maak(deel: Sequence[Naverrekening]) -> list[list[Cel]]:
        for een in deel:
            een.regel.is_gezien()
        return [
            [
                Cel(een.regel.referentienummer, adres=reverse("prestatie", args=[een.regel.pk])),
                Cel(een.regel.productcode),
                maandcel(een.regel.begindatum),
                Cel(omvang.per_eenheid(een.regel.tarief or 0, een.regel.eenheid)),
                Cel(omvang.per_eenheid(een.tarief, een.regel.eenheid)),
                bedragcel(een.regel.ingediend),
                bedragcel(een.bedrag),
                bedragcel(een.verschil),
                Cel(een.volgens),
                Cel(gemeente(een)),
                Cel(aanbieder(een)),
            ]
            for een in deel
        ]

    return Tabel(
        "Regels om te crediteren en opnieuw te declareren",
        [
            Kolom("Referentie", zeeft=False, sleutel=lambda een: een.regel.referentienummer),
            Kolom("Product", sleutel=lambda een: een.regel.productcode),
            Kolom("Maand", soort=Celsoort.MAAND, sleutel=lambda een: een.regel.begindatum),
            Kolom("Tarief was", sleutel=lambda een: een.regel.tarief, zeeft=False),
            Kolom("Tarief nu", sleutel=lambda een: int(een.tarief), zeeft=False),
            Kolom("Bedrag was", soort=Celsoort.EURO, sleutel=lambda een: een.regel.ingediend),
            Kolom("Bedrag nu", soort=Celsoort.EURO, sleutel=lambda een: int(een.bedrag)),
            Kolom("Verschil", soort=Celsoort.EURO, sleutel=lambda een: int(een.verschil)),
            Kolom("Volgens", sleutel=lambda een: een.volgens),
            Kolom("Gemeente", sleutel=gemeente),
            Kolom("Aanbieder", sleutel=aanbieder),
        ],
        Rijlijst(rijen, maak),
        naam="Opnieuw te declareren",
        kaarten=True,
        personen=True,
    )
