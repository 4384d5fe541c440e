# SPDX-License-Identifier: EUPL-1.2
"""A share per provider against the number of cases: is it chance, or a difference?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from hefboom.kernel import getal, procent
from hefboom.measures import Rij
from hefboom.scherm.grafieken import Beeld, beeld
from hefboom.scherm.grafieken.trechter import Trechterpunt, trechter
from hefboom.sturing.blik import Blik
from hefboom.sturing.namen import Naamboek
from hefboom.sturing.onderdelen.buiten import buiten_op
from hefboom.sturing.onderdelen.cijfers import KLEINSTE_NOEMER
from hefboom.sturing.onderdelen.vergelijk import tabel_per

MEESTE_NAMEN = 6


def trechterbeeld(
    blik: Blik,
    namen: Naamboek,
    code: str,
    waar: Mapping[str, str] | None = None,
    eigen: str = "",
) -> Beeld | None:
    """The funnel of one share. Only the reader's own provider, or outliers, get a name."""
    regio = blik.bereken(code, waar=waar).enige
    uitkomst = blik.bereken(code, per=("aanbieder",), waar=waar)
    rijen = [
        rij
        for rij in uitkomst.rijen
        if rij.waarde is not None and (rij.noemer or 0) >= KLEINSTE_NOEMER
    ]
    if regio.waarde is None or not rijen:
        return None
    midden = float(regio.waarde)
    buiten = buiten_op(blik, code, waar)
    ruw = [
        Trechterpunt(
            namen.naam("aanbieder", rij.sleutel["aanbieder"]),
            float(rij.waarde or 0),
            int(rij.noemer or 0),
            hoofd=rij.sleutel["aanbieder"] == eigen,
            tekst=_punttekst(namen, rij),
            adres=namen.adres("aanbieder", rij.sleutel["aanbieder"]),
            buiten=rij.sleutel["aanbieder"] in buiten,
        )
        for rij in rijen
    ]
    ver = sorted((punt for punt in ruw if punt.buiten), key=lambda p: -abs(p.aandeel - midden))
    noem = {punt.naam for punt in ver[:MEESTE_NAMEN]} | {p.naam for p in ruw if p.hoofd}
    punten = [punt if punt.naam in noem else replace(punt, naam="") for punt in ruw]
    maat = uitkomst.maat
    if eigen:
        zelf = next((punt for punt in ruw if punt.hoofd), None)
        bevinding = (
            f"{maat.naam}: {procent(zelf.aandeel)} tegen {procent(midden)} in de regio; dat is "
            f"{'' if zelf.buiten else 'niet '}ongunstiger dan toeval verklaart."
            if zelf
            else f"{maat.naam}: de regio staat op {procent(midden)}."
        )
    elif ver:
        bevinding = (
            f"{maat.naam}: {len(ver)} van de {len(punten)} aanbieders "
            f"{'wijken' if len(ver) > 1 else 'wijkt'} ongunstiger van het gemiddelde "
            f"({procent(midden)}) af dan toeval verklaart."
        )
    else:
        bevinding = (
            f"{maat.naam}: geen van de {len(punten)} aanbieders wijkt ongunstiger van het "
            f"gemiddelde ({procent(midden)}) af dan toeval verklaart."
        )
    return beeld(
        bevinding,
        lambda breedte: trechter(
            breedte,
            punten,
            midden,
            aantal_titel="aantal gevallen",
            midden_naam=f"regio {procent(midden)}",
        ),
        tabel_per(blik, namen, uitkomst, waar, code=f"trechter-{code}".replace("_", "-")),
        blik.cache,
    )


def _punttekst(namen: Naamboek, rij: Rij) -> str:
    """What a dot says: a small one its count, since a share of so few says nothing."""
    naam = namen.naam("aanbieder", rij.sleutel["aanbieder"])
    return f"{naam}: {procent(rij.waarde or 0)} van {getal(rij.noemer or 0)}"
