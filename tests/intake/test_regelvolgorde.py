# SPDX-License-Identifier: EUPL-1.2
"""In whatever order the lines of a message stand, they lead to the same record and codes."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import transaction

from hefboom.dossiers import Toewijzing, Verzoek, Zorgperiode
from hefboom.intake.models import Verwerkuitkomst
from tests.intake import berichten as b

pytestmark = pytest.mark.django_db
TWEEDE, DERDE = ("45", "45A49"), ("45", "45A76")
OP, LATER = date(2026, 5, 2), date(2026, 5, 4)
W = {"ReferentieAanbieder": "W", "Ingangsdatum": b.GEWENST}
WEG = {"Einddatum": b.GEWENST, "RedenWijziging": "13"}


def gehonoreerd() -> tuple[bytes, ...]:
    """A request for change with what followed from it, of the wrong product."""
    gevolg = b.toegewezen(1002, TWEEDE, Toewijzingsdatum=OP, **W)
    return (
        b.jw301(),
        b.jw317("W", (), (1001,), nieuwe=(b.nieuw(),)),
        b.jw301(gevolg, dag=OP),
    )


def hersteld() -> list[dict[str, Any]]:
    """The wrong one withdrawn, a better one for it, and one that runs on as it was."""
    return [
        b.toegewezen(1002, TWEEDE, Ingangsdatum=b.GEWENST, Toewijzingsdatum=LATER, **WEG),
        b.toegewezen(1003, DERDE, Toewijzingsdatum=LATER, **W),
        b.toegewezen(1001),
    ]


def gestart() -> tuple[bytes, ...]:
    return b.jw301(), b.jw305()


def gestopt() -> list[dict[str, Any]]:
    """For a while, and then for good."""
    return [
        b.stop(reden="20", eind=date(2026, 4, 1)),
        b.stop(reden="31", eind=date(2026, 4, 10)),
    ]


def stand() -> list[object]:
    """What the record says, apart from which row was written first."""
    verzoeken = Verzoek.objects.values_list(
        "referentie_aanbieder", "status", "afgehandeld_op", "antwoord_bericht__bestandsnaam"
    )
    toewijzingen = Toewijzing.objects.values_list(
        "toewijzingnummer", "toewijzingsdatum", "reden_wijziging", "verwijzer", "gevraagd_op"
    )
    zorg = Zorgperiode.objects.values_list("einddatum", "reden_beeindiging", "tijdelijk_einddatum")
    return [sorted(rijen, key=repr) for rijen in (verzoeken, toewijzingen, zorg)]


@pytest.mark.parametrize(
    ("vooraf", "regels", "bericht"),
    [
        (gehonoreerd, hersteld, lambda *regels: b.jw301(*regels, dag=LATER)),
        (gestart, gestopt, b.jw307),
    ],
    ids=["een verwijderde en een betere toewijzing", "een tijdelijke en een definitieve stop"],
)
def test_de_volgorde_van_de_regels_beslist_niets(
    vooraf: Callable[[], tuple[bytes, ...]],
    regels: Callable[[], list[dict[str, Any]]],
    bericht: Callable[..., bytes],
    neem_in,
):
    neem_in(*vooraf())
    uitkomsten = []
    for rij in itertools.permutations(regels()):
        with transaction.atomic():
            verwerking = neem_in(bericht(*rij))
            codes = sorted(bevinding["code"] for bevinding in verwerking.bevindingen)
            uitkomsten.append((verwerking.uitkomst, codes, stand()))
            transaction.set_rollback(True)  # before the next order
    assert all(uitkomst == uitkomsten[0] for uitkomst in uitkomsten), uitkomsten
    assert uitkomsten[0][0] == Verwerkuitkomst.VERWERKT


def test_wat_een_bericht_verwijdert_en_opnieuw_toewijst_is_nu_toegewezen(neem_in):
    """The request is settled by what stands, on the day that was sent."""
    neem_in(*gehonoreerd(), b.jw301(*hersteld()[::-1], dag=LATER))
    verzoek = Verzoek.objects.get()
    assert (verzoek.status, verzoek.afgehandeld_op) == ("toegewezen", LATER)
