# SPDX-License-Identifier: EUPL-1.2
"""The list of messages as a table."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.urls import reverse

from hefboom.kernel import datum
from hefboom.scherm import Cel, Kolom, Merk, Tabel

KOLOMMEN = ("Bericht", "Uitkomst", "Waarom", "Gemeente", "Aanbieder", "Dagtekening")


def tabel(rijen: Iterable[dict[str, Any]]) -> Tabel:
    """One row per message (`rij_in_woorden`), each with the reason it is there."""
    return Tabel(
        "Berichten en wat ermee gebeurde",
        [Kolom(naam) for naam in KOLOMMEN],
        [_rij(**rij) for rij in rijen],
        naam="Berichten",
    )


def _rij(rij: Any, soort: str, waarom: str, merk: str, gemeente: str, aanbieder: str) -> list[Cel]:
    return [
        Cel(soort, adres=reverse("bericht", args=[rij.pk]), klein=rij.identificatie),
        Cel(merk=Merk(rij.get_uitkomst_display(), merk)),
        Cel(waarom),
        Cel(gemeente or "–"),
        Cel(aanbieder or "–"),
        Cel(datum(rij.dagtekening) if rij.dagtekening else "–"),
    ]
