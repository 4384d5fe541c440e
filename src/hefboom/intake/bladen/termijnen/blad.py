# SPDX-License-Identifier: EUPL-1.2
"""The requests that wait for an answer, as a table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.template.defaultfilters import capfirst
from django.urls import reverse

from hefboom import stelsel
from hefboom.intake.termijnen import Open, Wachtstand
from hefboom.kernel import datum, getal
from hefboom.scherm import Cel, Kolom, Merk, Tabel

KOLOMMEN = (
    "Verzoek",
    "Uiterlijk",
    "Dagen over",
    "Waarom",
    "Wat nu",
    "Jeugdige",
    "Gemeente",
    "Aanbieder",
)
MERKEN: Mapping[Wachtstand, Merk | None] = {
    Wachtstand.OP_TIJD: None,
    Wachtstand.TE_LAAT: Merk("te laat", "let-op"),
    Wachtstand.OPGESCHAALD: Merk("langer dan acht weken", "fout"),
}


def tabel(rijen: Iterable[Open], regio: stelsel.Regio, namen: Mapping[str, str]) -> Tabel:
    """One row per request, with its last day and the one next action. `namen`: AGB code → name."""
    return Tabel(
        "Verzoeken en hun uiterste datum",
        [
            Kolom(
                naam,
                getal=naam == "Dagen over",
                uitleg="werkdagen tot de uiterste dag; onder nul is het te laat"
                if naam == "Dagen over"
                else "",
            )
            for naam in KOLOMMEN
        ],
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
        Cel(datum(rij.termijn.uiterlijk), merk=MERKEN[rij.stand]),
        Cel(getal(-rij.over if rij.te_laat else rij.over)),
        Cel(rij.waarom),
        Cel(rij.wat_nu),
        Cel(f"*****{verzoek.jeugdige.bsn_laatste}"),
        Cel(gemeente.naam if gemeente else verzoek.gemeente),
        Cel(namen.get(verzoek.aanbieder, verzoek.aanbieder)),
    ]
