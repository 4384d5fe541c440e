# SPDX-License-Identifier: EUPL-1.2
"""The requests that wait for an answer, as a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.template.defaultfilters import capfirst
from django.urls import reverse

from hefboom import stelsel
from hefboom.intake.termijnen import Open, Wachtstand
from hefboom.scherm import Cel, Celsoort, Kolom, Merk, Rijlijst, Tabel, dagcel, getalcel

OVER = "werkdagen tot de uiterste dag; onder nul is het te laat"
MERKEN: Mapping[Wachtstand, Merk | None] = {
    Wachtstand.OP_TIJD: None,
    Wachtstand.TE_LAAT: Merk("te laat", "let-op"),
    Wachtstand.OPGESCHAALD: Merk("langer dan acht weken", "fout"),
}


def tabel(rijen: Sequence[Open], regio: stelsel.Regio, namen: Mapping[str, str]) -> Tabel:
    """One row per request, with its last day and the one next action. `namen`: AGB code → name."""

    def gemeente(rij: Open) -> str:
        gevonden = regio.gemeente(rij.verzoek.gemeente)
        return gevonden.naam if gevonden else rij.verzoek.gemeente

    def aanbieder(rij: Open) -> str:
        return namen.get(rij.verzoek.aanbieder, rij.verzoek.aanbieder)

    def maak(deel: Sequence[Open]) -> list[list[Cel]]:
        for rij in deel:
            rij.verzoek.is_gezien()
        return [_rij(rij, regio, gemeente(rij), aanbieder(rij)) for rij in deel]

    return Tabel(
        "Verzoeken en hun uiterste datum",
        [
            Kolom("Verzoek", sleutel=lambda rij: rij.verzoek.get_soort_display()),
            Kolom("Uiterlijk", soort=Celsoort.DATUM, sleutel=lambda rij: rij.termijn.uiterlijk),
            Kolom("Dagen over", soort=Celsoort.AANTAL, uitleg=OVER, sleutel=_dagen_over),
            Kolom("Waarom", sorteert=False, sleutel=lambda rij: rij.waarom),
            Kolom("Wat nu", sleutel=lambda rij: rij.wat_nu),
            Kolom("Jeugdige", zeeft=False, sleutel=lambda rij: rij.verzoek.jeugdige.bsn_laatste),
            Kolom("Gemeente", sleutel=gemeente),
            Kolom("Aanbieder", sleutel=aanbieder),
        ],
        Rijlijst(rijen, maak),
        naam="Verzoeken",
        kaarten=True,
        personen=True,
    )


def _rij(rij: Open, regio: stelsel.Regio, gemeente: str, aanbieder: str) -> list[Cel]:
    verzoek = rij.verzoek
    dag = verzoek.gewenste_ingangsdatum
    product = regio.product(verzoek.productcode, dag) if verzoek.productcode else None
    return [
        Cel(
            capfirst(verzoek.get_soort_display()),
            adres=reverse("bericht", args=[verzoek.bericht_id]),
            klein=verzoek.referentie_aanbieder,
            naast=product.naam if product else verzoek.productcode,
        ),
        dagcel(rij.termijn.uiterlijk, merk=MERKEN[rij.stand]),
        getalcel(_dagen_over(rij)),
        Cel(rij.waarom),
        Cel(rij.wat_nu),
        Cel(f"*****{verzoek.jeugdige.bsn_laatste}"),
        Cel(gemeente),
        Cel(aanbieder),
    ]


def _dagen_over(rij: Open) -> int:
    return -rij.over if rij.te_laat else rij.over
