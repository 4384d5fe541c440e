# SPDX-License-Identifier: EUPL-1.2
"""Which claim lines were refused lately, and why; for who claims and who pays."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from hefboom import ijw
from hefboom.declaraties import TARIEFTOETS, laatst_openstaand, openstaand_wegens
from hefboom.inzage import Inzage, Recht, Startblad
from hefboom.scherm import Bezoek, Cel, Kolom, Tabel, bedragcel
from hefboom.stelsel import Tarieven
from hefboom.sturing.blik import Blik, blik_van
from hefboom.sturing.pagina import namen_voor


def wie(inzage: Inzage) -> bool:
    """Whose first page has this part?"""
    geld = {Startblad.LEVEREN, Startblad.GELD} & set(inzage.starts)
    return bool(geld) and inzage.mag(Recht.PERSONEN)


def _eis(blik: Blik, code: str) -> str:
    """What is wrong, in words; of the tariff what it should be, and how firm that is."""
    if code == TARIEFTOETS:
        tarieven = blik.regio[Tarieven].per_product.values()
        aangenomen = any(
            bedrag and bedrag.aanname for reeks in tarieven for bedrag in reeks.waarden
        )
        return (
            f"Het tarief is een ander dan het {'aangenomen ' * aangenomen}tarief waarmee de "
            "regio rekent."
        )
    regel = ijw.regels().get(code)
    return regel.mis if regel else ""


def inhoud(bezoek: Bezoek) -> dict[str, Any]:
    """The rules that were broken most, and the newest refusals that are still open."""
    blik = blik_van(bezoek)
    namen = namen_voor(blik)
    regels = laatst_openstaand(bezoek.user)
    zelf = len(blik.inzage.aanbieders) == 1
    kop = (Kolom("Regel"), Kolom("Aanbieder"), Kolom("Product"), Kolom("Bedrag", getal=True))
    return {
        "redenen": [
            (code, _eis(blik, code), aantal)
            for code, aantal in list(openstaand_wegens(bezoek.user).items())[:5]
        ],
        "tabel": Tabel(
            "Nieuwste geweigerde regels die nog openstaan",
            [*kop[: 2 - zelf], *kop[2:]],
            [
                [
                    Cel(
                        regel.regelnaam,
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
                    bedragcel(regel.ingediend),
                ]
                for regel in regels
            ],
            leeg="Er staan geen geweigerde regels meer open.",
            code="geweigerd",
            kaarten=True,
            personen=True,
        ),
    }
