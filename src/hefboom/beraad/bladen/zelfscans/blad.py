# SPDX-License-Identifier: EUPL-1.2
"""The latest scan of each municipality, a column each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.urls import reverse

from hefboom.beraad.kenmerken import BRON, KENMERKEN, STANDEN
from hefboom.beraad.models import Zelfscan
from hefboom.kernel import datum, hoeveel
from hefboom.scherm import Cel, Kolom, Tabel
from hefboom.stelsel import Gemeente


def inhoud(gemeenten: Sequence[Gemeente], laatste: Mapping[str, Zelfscan]) -> dict[str, Any]:
    """Everything the page shows."""
    namen = sorted(gemeenten, key=lambda g: g.naam)
    per = {
        code: {nummer: stand for nummer, stand, _ in s.antwoorden} for code, s in laatste.items()
    }
    gevuld = sum(str(g.code) in laatste for g in namen)
    rijen = [
        [
            Cel(f"{kenmerk.nummer}. {kenmerk.tekst}", klein=kenmerk.groep),
            *(Cel(_stand(per.get(str(g.code), {}), kenmerk.nummer)) for g in namen),
        ]
        for kenmerk in KENMERKEN
    ]
    rijen.append([Cel("Ingevuld"), *(_wanneer(laatste.get(str(g.code))) for g in namen)])
    return {
        "zin": f"{hoeveel(gevuld, 'gemeente vulde', 'gemeenten vulden')} de zelfscan in, van "
        f"{len(namen)}.",
        "tabel": Tabel(
            "Dertien kenmerken van een stevig lokaal team",
            (Kolom("Kenmerk"), *(Kolom(g.naam) for g in namen)),
            rijen,
            code="zelfscan",
        ),
        "bladen": [(g.naam, reverse("zelfscan", args=[g.code])) for g in namen],
        "bron": BRON,
    }


def _stand(antwoorden: Mapping[int, str], nummer: int) -> str:
    return STANDEN.get(antwoorden.get(nummer, ""), "–")


def _wanneer(scan: Zelfscan | None) -> Cel:
    return Cel("nog niet") if scan is None else Cel(datum(scan.op), titel=scan.status)
