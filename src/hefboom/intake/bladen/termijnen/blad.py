# SPDX-License-Identifier: EUPL-1.2
"""The requests that wait for an answer, as a table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.template.defaultfilters import capfirst
from django.urls import reverse

from hefboom import stelsel
from hefboom.intake.termijnen import Open
from hefboom.kernel import datum
from hefboom.scherm import Cel, Kolom, Merk, Tabel

KOLOMMEN = ("Verzoek", "Uiterlijk", "Waarom", "Wat nu", "Jeugdige", "Gemeente", "Aanbieder")


def tabel(rijen: Iterable[Open], regio: stelsel.Regio, namen: Mapping[str, str]) -> Tabel:
    """One row per request, with its last day and the one next action. `namen`: AGB code → name."""
    return Tabel(
        "Verzoeken en hun uiterste datum",
        [Kolom(naam) for naam in KOLOMMEN],
        [_rij(rij, regio, namen) for rij in rijen],
        naam="Verzoeken",
    )


def _rij(rij: Open, regio: stelsel.Regio, namen: Mapping[str, str]) -> list[Cel]:
    verzoek = rij.verzoek
    gemeente = regio.gemeente(verzoek.gemeente)
    product = regio.product(verzoek.productcode) if verzoek.productcode else None
    return [
        Cel(
            capfirst(verzoek.get_soort_display()),
            adres=reverse("bericht", args=[verzoek.bericht_id]),
            klein=verzoek.referentie_aanbieder,
            naast=product.naam if product else verzoek.productcode,
        ),
        Cel(datum(rij.termijn.uiterlijk), merk=Merk("te laat", "fout") if rij.te_laat else None),
        Cel(rij.waarom),
        Cel(rij.wat_nu),
        Cel(f"*****{verzoek.jeugdige.bsn_laatste}"),
        Cel(gemeente.naam if gemeente else verzoek.gemeente),
        Cel(namen.get(verzoek.aanbieder, verzoek.aanbieder)),
    ]
