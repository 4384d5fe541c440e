# SPDX-License-Identifier: EUPL-1.2
"""The providers in a funnel and in a table: chance, or a difference?"""

from __future__ import annotations

from typing import Any

from hefboom.scherm import Cel, Tabel, kolommen
from hefboom.sturing.blik import Blik
from hefboom.sturing.namen import Naamboek
from hefboom.sturing.onderdelen.cijfers import maak, van_rij
from hefboom.sturing.onderdelen.trechterbeeld import trechterbeeld
from hefboom.sturing.onderdelen.vergelijk import gesorteerd


def inhoud(blik: Blik, namen: Naamboek) -> dict[str, Any]:
    """Providers: chance or difference? And how much help lies with how few."""
    codes = ("jeugdigen", "uitgaven", "binnen_norm", "volgens_plan", "geweigerd_aandeel")
    antwoorden = {code: blik.bereken(code, per=("aanbieder",)) for code in codes}
    rijen = {
        code: {rij.sleutel["aanbieder"]: rij for rij in uitkomst.rijen}
        for code, uitkomst in antwoorden.items()
    }
    tabel = []
    for eerste in gesorteerd(antwoorden["jeugdigen"]):
        agb = eerste.sleutel["aanbieder"]
        regel = [Cel(namen.naam("aanbieder", agb), adres=namen.adres("aanbieder", agb))]
        for code in codes:
            rij = rijen[code].get(agb)
            regel.append(
                Cel(cijfer=van_rij(blik, antwoorden[code], rij, kort=True)) if rij else Cel("–")
            )
        tabel.append(regel)
    concentratie = maak(blik, "concentratie")
    eigen = "" if blik.inzage.hele_regio else " met jeugdigen uit uw gemeente"
    return {
        "zin": (
            f"{len(tabel)} aanbieders{eigen} gaven in {blik.periode_tekst} hulp; "
            f"{concentratie.waarde} daarvan hielpen in de regio samen 80 % van de jeugdigen."
        ),
        "beeld": trechterbeeld(blik, namen, "binnen_norm"),
        "tabel": Tabel(
            f"Aanbieders in {blik.periode_tekst}",
            kolommen(
                "Aanbieder",
                "Jeugdigen",
                "Declaraties",
                "Binnen norm gestart",
                "Volgens plan beëindigd",
                "Regels geweigerd",
            ),
            tabel,
        ),
    }
