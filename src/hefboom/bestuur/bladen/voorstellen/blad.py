# SPDX-License-Identifier: EUPL-1.2
"""The list of proposals."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.timezone import localdate

from hefboom.bestuur.models import Instemming, Voorstelstand
from hefboom.bestuur.selectors import (
    eigen_concepten,
    instemmingen_per_voorstel,
    voorstellen,
    wacht_op,
)
from hefboom.bestuur.woorden import standmerk, volgende_stap, wie
from hefboom.inzage import Gebruiker, Recht
from hefboom.scherm import Cel, Kolom, Tabel, dagcel

LEEG = {
    "": "Er is nog geen voorstel gedaan.",
    "wacht": "Er wacht geen voorstel op u.",
    "concept": "U hebt geen voorstel in de maak.",
}


def inhoud(lezer: Gebruiker, lijst: str) -> dict[str, Any]:
    """All of them, those that wait for this reader, or the reader's own drafts."""
    keuze = {"wacht": wacht_op, "concept": eigen_concepten}
    rijen = keuze[lijst](lezer) if lijst else voorstellen(lezer.inzage)
    alle, ingestemd = list(rijen), instemmingen_per_voorstel(lezer.inzage)
    zelf = set(Instemming.objects.filter(door=lezer).values_list("voorstel_id", flat=True))
    tabel = Tabel(
        "Voorstellen",
        (
            Kolom("Voorstel"),
            Kolom("Stand"),
            Kolom("Wat nu"),
            Kolom("Van"),
            Kolom("Begonnen"),
            Kolom("Gemaakt op"),
        ),
        [
            [
                Cel(
                    f"{rij.pk}. {rij.titel}",
                    adres=reverse("voorstel", kwargs={"nummer": rij.pk}),
                ),
                Cel(merk=standmerk(rij), waarde=rij.stand),
                Cel(volgende_stap(rij, lezer, ingestemd.get(rij.pk, 0), zelf=rij.pk in zelf)),
                Cel(wie(rij.gemaakt_door)),
                dagcel(localdate(rij.gemaakt_op)),
                Cel(f"versie {rij.basis}" if rij.basis else "het begin"),
            ]
            for rij in alle
        ],
        leeg=LEEG[lijst],
        kaarten=True,
    )
    wachtend = sum(rij.stand == Voorstelstand.INGEDIEND for rij in alle)
    return {
        "tabel": tabel,
        "lijst": lijst,
        "aantal": len(alle),
        "open": wachtend,
        "mag_voorstellen": lezer.inzage.mag(Recht.VOORSTELLEN),
    }
