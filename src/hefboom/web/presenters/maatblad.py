# SPDX-License-Identifier: EUPL-1.2
"""The measures as pages: the list, and one of them over time and broken down."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from hefboom.kernel import Rol
from hefboom.measures import CATALOGUS, Beter, Maat
from hefboom.web.namen import KOPPEN, Namen
from hefboom.web.presenters.cijfer import maak
from hefboom.web.presenters.tabel import Cel, Kolom, Tabel
from hefboom.web.presenters.vergelijk import balkenbeeld, tabel_per
from hefboom.web.presenters.verloop import punten, richting, verloop
from hefboom.web.vraag import Blik

BETER = {
    Beter.HOGER: "Hoger is beter.",
    Beter.LAGER: "Lager is beter.",
    Beter.NEUTRAAL: "Hoger of lager is niet vanzelf beter; het verhaal erachter telt.",
}


def kan_per(blik: Blik, maat: Maat) -> list[str]:
    """The breakdowns this reader may ask of a measure."""
    verboden = {"aanbieder", "product"} if blik.inzage.rol is Rol.RAADSLID else set()
    return [d for d in maat.dimensies if d not in verboden]


def alle(blik: Blik) -> dict[str, Any]:
    """Every measure with its question and its value."""
    rijen = []
    for maat in CATALOGUS.values():
        adres = blik.adres("maat", maat.code)
        if maat.verplicht:
            rijen.append(
                [
                    Cel(maat.naam, adres=adres, titel=maat.vraag),
                    Cel("per verwijzer", adres=adres),
                    Cel(),
                ]
            )
            continue
        cijfer = maak(blik, maat.code)
        rijen.append(
            [
                Cel(maat.naam, adres=adres, titel=maat.vraag),
                Cel(cijfer=cijfer),
                Cel(cijfer.verandering),
            ]
        )
    return {
        "tabel": Tabel(
            f"Alle cijfers over de hele regio in {blik.periode_tekst}",
            (Kolom("Maat"), Kolom("Waarde", getal=True), Kolom("Verandering")),
            rijen,
        )
    }


def een(blik: Blik, namen: Namen, maat: Maat, per: str, waar: Mapping[str, str]) -> dict[str, Any]:
    """One measure: the figure, the line, the bars and the table."""
    plek = ", ".join(namen.naam(d, w) for d, w in waar.items())
    heeft_lijn = "maand" in maat.dimensies and not (set(maat.verplicht) - set(waar))
    uitkomst = blik.bereken(maat.code, per=(per,) if per else (), waar=waar)
    if per == "maand":
        balken = None
    else:
        balken = balkenbeeld(blik, namen, maat.code, per, waar) if per else None
    return {
        "maat": maat,
        "beter": BETER[maat.beter],
        "plek": plek,
        "cijfer": None if maat.verplicht else maak(blik, maat.code, waar),
        "verloop": verloop(
            blik,
            maat.code,
            f"{maat.naam}{f' ({plek})' if plek else ''} per maand: de lijn "
            f"{richting(punten(blik, maat.code, waar))}.",
            [(plek or "Hele regio", waar, True)],
        )
        if heeft_lijn
        else None,
        "balken": balken,
        "tabel": tabel_per(
            blik, namen, uitkomst, waar, rijen=uitkomst.rijen if per == "maand" else None
        ),
        "per": KOPPEN[per].lower() if per else "",
        "bereik": uitkomst.bereik,
        "csv": f"{reverse('maat_csv', args=[maat.code])}?"
        + urlencode({**waar, **({"per": per} if per else {}), **blik.filters}),
        "verklaar": blik.verklaar(maat.code, waar),
    }
