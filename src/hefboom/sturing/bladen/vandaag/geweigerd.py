# SPDX-License-Identifier: EUPL-1.2
"""Which claim lines were refused lately, and why; for who claims and who pays."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from hefboom import ijw
from hefboom.declaraties import laatst_openstaand, openstaand_wegens
from hefboom.inzage import Inzage, Recht, Startblad
from hefboom.kernel import euro
from hefboom.scherm import Bezoek, Cel, Kolom, Tabel
from hefboom.sturing.blik import blik_van
from hefboom.sturing.pagina import namen_voor


def wie(inzage: Inzage) -> bool:
    """Whose first page has this part?"""
    geld = {Startblad.LEVEREN, Startblad.GELD} & set(inzage.starts)
    return bool(geld) and inzage.mag(Recht.PERSONEN)


def inhoud(bezoek: Bezoek) -> dict[str, Any]:
    """The rules that were broken most, and the newest refusals that are still open."""
    blik = blik_van(bezoek)
    namen = namen_voor(blik)
    regels = laatst_openstaand(bezoek.user)
    zelf = len(blik.inzage.aanbieders) == 1
    kop = (Kolom("Regel"), Kolom("Aanbieder"), Kolom("Product"), Kolom("Bedrag", getal=True))
    return {
        "redenen": [
            (code, regel.zin if (regel := ijw.regels().get(code)) else "", aantal)
            for code, aantal in list(openstaand_wegens(bezoek.user).items())[:5]
        ],
        "tabel": Tabel(
            "Nieuwste geweigerde regels die nog openstaan",
            [*kop[: 2 - zelf], *kop[2:]],
            [
                [
                    Cel(
                        f"{regel.declaratie.declaratienummer}, regel {regel.volgnummer}",
                        adres=reverse("prestatie", args=[regel.pk]),
                    ),
                    *(
                        []
                        if zelf
                        else [
                            Cel(
                                namen.naam("aanbieder", regel.declaratie.aanbieder),
                                adres=namen.adres("aanbieder", regel.declaratie.aanbieder),
                            )
                        ]
                    ),
                    Cel(namen.naam("product", regel.productcode)),
                    Cel(euro(regel.ingediend)),
                ]
                for regel in regels
            ],
            leeg="Er staan geen geweigerde regels meer open.",
        ),
    }
