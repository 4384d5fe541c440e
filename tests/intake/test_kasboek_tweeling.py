# SPDX-License-Identifier: EUPL-1.2
"""However messages are stacked, claims are judged as if each came alone and all was looked up."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hefboom.declaraties.besluit import Dossier
from hefboom.declaraties.kasboek import Ingediend, Kasboek
from hefboom.declaraties.models import Declaratie, Prestatie
from hefboom.dossiers import Toewijzing
from hefboom.intake.models import Verwerking
from hefboom.intake.stapel import Stuk, verwerk_stapel, wacht_op_beurt
from hefboom.intake.telling import Looptelling
from hefboom.mailbox import services as mailbox
from hefboom.mailbox.models import Bericht
from tests.intake import berichten as b
from tests.naive import voorkennis_traag

pytestmark = pytest.mark.django_db
OP = datetime(2026, 12, 1, 9, tzinfo=UTC)
MAANDEN = (3, 4, 5)
DAGEN = {3: (date(2026, 3, 2), date(2026, 3, 31)), 4: (date(2026, 4, 1), date(2026, 4, 30))}
DAGEN[5] = (date(2026, 5, 1), date(2026, 5, 31))

PARTIJEN = [{"aanbieder": aanbieder} for aanbieder in (b.HORIZON, b.HORIZON, b.HORIZON, b.KOMPAS)]
PARTIJEN.append({"gemeente": b.BUURGEMEENTE})
partij = st.sampled_from(PARTIJEN)
kind = st.sampled_from([b.TOM, b.TOM, b.ANNA])
nummer = st.sampled_from([1001, 1001, 1002, 1003])


@st.composite
def toewijzing(draw: st.DrawFn) -> bytes:
    """New, changed, made shorter, or withdrawn."""
    hoe = draw(st.sampled_from(["gewoon", "gewoon", "gewoon", "korter", "kleiner", "weg"]))
    dag = draw(st.sampled_from([b.DAG, date(2026, 5, 5), date(2026, 6, 1)]))
    anders: dict[str, Any] = {"Toewijzingsdatum": dag}
    if hoe == "korter":
        anders |= {"Einddatum": date(2026, 4, 30), "RedenWijziging": "02"}
    if hoe == "kleiner":
        anders["Omvang"] = {"Volume": 9, "Eenheid": "04", "Frequentie": "6"}
    if hoe == "weg":
        anders |= {"Einddatum": b.DAG, "RedenWijziging": "13"}
    return b.jw301(b.toegewezen(draw(nummer), **anders), bsn=draw(kind), dag=dag, **draw(partij))


@st.composite
def regel(draw: st.DrawFn) -> dict[str, Any]:
    """A line that is right for allocation 1001, unless it is a credit or says something else."""
    eerste, laatste = DAGEN[draw(st.sampled_from(MAANDEN))]
    referentie = {"ReferentieNummer": draw(st.sampled_from([f"R{n}" for n in range(9)]))}
    volume = draw(st.sampled_from([4, 4, 4, 0, 3, 40]))
    anders: dict[str, Any] = {}
    if draw(st.sampled_from([False, False, True])):
        referentie["VorigReferentieNummer"] = draw(st.sampled_from([f"R{n}" for n in range(9)]))
        anders["IngediendBedrag"] = {"Bedrag": 8461 * volume, "DebetCredit": "C"}
    return b.prestatie(
        "",
        draw(nummer),
        volume=volume,
        ProductReferentie=referentie,
        ProductPeriode={"Begindatum": eerste, "Einddatum": laatste},
        **anders,
    )


@st.composite
def claim(draw: st.DrawFn) -> bytes:
    eerste, laatste = DAGEN[draw(st.sampled_from(MAANDEN))]
    extra: dict[str, Any] = {
        "DeclaratieNummer": draw(st.sampled_from([f"D{n}" for n in range(12)])),
        "DeclaratiePeriode": {"Begindatum": eerste.replace(day=1), "Einddatum": laatste},
        "DeclaratieDagtekening": draw(st.sampled_from([date(2026, 6, 1), date(2026, 6, 2)])),
    }
    if draw(st.sampled_from([False] * 9 + [True])):
        extra["TotaalIngediendBedrag"] = {"TotaalBedrag": 1, "DebetCredit": "D"}
    regels = draw(st.lists(regel(), min_size=1, max_size=3))
    return b.jw323(*regels, bsn=draw(kind), extra=extra, dag=date(2026, 6, 2), **draw(partij))


post = st.lists(st.one_of(claim(), claim(), toewijzing()), min_size=2, max_size=12)
begin = st.just([b.jw301(), b.jw301(b.toegewezen(1002))])


def kijk(self: Kasboek, ingediend: Ingediend) -> Dossier:
    """The dossier of a claim as the record alone tells it."""
    gemeente, aanbieder = ingediend.partij
    afspraak = partial(self.afspraken.van, gemeente, aanbieder)
    gezien = voorkennis_traag.verzamel(
        ingediend.claim, gemeente, aanbieder, lambda regel: afspraak(regel).tarief, self._lijst
    )
    return replace(gezien.dossier, afspraak=afspraak)


def standen(self: Kasboek, rijen: Sequence[Toewijzing]) -> dict[int, Any]:
    return voorkennis_traag.standen_van([rij for rij in rijen if rij.pk is not None])


def neem_in(post: Sequence[bytes], groottes: Sequence[int]) -> tuple[list[Any], ...]:
    """What becomes of this post, taken in by stacks of these sizes; nothing of it stays."""
    with transaction.atomic():
        wacht_op_beurt()
        binnen = mailbox.ontvang_vele([(data, "bericht.xml") for data in post], OP)
        stukken = [Stuk(een.bericht, een.data, van_wie_ook=True) for een in binnen]
        while stukken:
            grootte, *groottes = groottes or [1]
            verwerk_stapel(stukken[:grootte], OP, Looptelling().klok)
            stukken = stukken[grootte:]
        gevonden = _gevonden()
        transaction.set_rollback(True)
    return gevonden


def _gevonden() -> tuple[list[Any], ...]:
    oordelen = Verwerking.objects.filter(bericht__richting="in").order_by("bericht__vingerafdruk")
    antwoorden = Bericht.objects.filter(richting="uit").order_by("vingerafdruk")
    claims = Declaratie.objects.order_by("bericht__vingerafdruk")
    regels = Prestatie.objects.order_by("pk")
    van = ("jeugdige__bsn_laatste", "toewijzing__gemeente", "toewijzing__toewijzingnummer")
    return (
        list(oordelen.values_list("bericht__vingerafdruk", "uitkomst", "reden", "bevindingen")),
        list(antwoorden.values_list("vingerafdruk", flat=True)),
        list(claims.values_list("antwoord__vingerafdruk", "toegekend", "geweigerd", "toetsen")),
        list(regels.values_list("referentienummer", "toegekend", "geweigerd", "toetsen", *van)),
    )


@given(begin, post, st.lists(st.integers(1, 5), max_size=8))
@settings(
    deadline=None,
    max_examples=80 if os.environ.get("HEFBOOM_TEST_LANG") else 40,
    suppress_health_check=list(HealthCheck),
)
def test_een_stapel_oordeelt_als_wie_voor_elk_bericht_alles_opzoekt(
    vooraf: list[bytes], post: list[bytes], groottes: list[int]
) -> None:
    with pytest.MonkeyPatch.context() as traag:
        traag.setattr(Kasboek, "dossier", kijk)
        traag.setattr(Kasboek, "standen", standen)
        verwacht = neem_in(vooraf + post, [])
    assert neem_in(vooraf + post, [100]) == verwacht
    assert neem_in(vooraf + post, groottes) == verwacht
