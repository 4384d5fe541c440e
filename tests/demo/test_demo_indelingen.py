# SPDX-License-Identifier: EUPL-1.2
"""The shipped regions through a change of layout: the same euros to the cent, the same youths."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from hefboom import facts, stelsel
from hefboom.contracten import laad_contracten
from hefboom.intake import services
from hefboom.inzage import Inzage, rollen
from hefboom.kernel import Period
from hefboom.measures import CATALOGUS, Eenheid, bereken
from hefboom.sturing.bladen.indelingen.blad import inhoud
from hefboom.sturing.blik import Blik
from hefboom.sturing.namen import Naamboek

#: A region, the months of its demo, and the years before its layout changed.
GEVALLEN = [("zuid-holland-zuid", 24, (2025,)), ("haaglanden", 36, (2025, 2026))]
Proef = Callable[..., Any]


@pytest.fixture
def opname(
    request: pytest.FixtureRequest, proef: Proef, db: None, monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> facts.Momentopname:  # fmt: skip
    regio, maanden, _ = request.param
    uitvoer, _ = proef(regio, schaal=0.002, maanden=maanden)
    monkeypatch.setattr(settings, "OMGEVING", replace(settings.OMGEVING, regio=regio, map=tmp_path))
    laad_contracten(uitvoer.contractenmap)
    op = datetime.combine(uitvoer.einde, datetime.min.time(), tzinfo=UTC)
    services.verwerk_paden([uitvoer.berichtenmap], op)
    return facts.maak_momentopname(uitvoer.einde)


@pytest.mark.parametrize(
    ("opname", "jaren"), [(een, een[2]) for een in GEVALLEN], indirect=["opname"]
)
def test_een_vorig_jaar_in_de_indeling_van_nu(
    opname: facts.Momentopname, jaren: tuple[int, ...], tmp_path: Path
) -> None:
    """2025 in that of 2026 (Zuid-Holland Zuid); 2025 and 2026 in that of 2027 (Haaglanden)."""
    periode = Period(Period.year(jaren[0]).start, Period.year(jaren[-1]).known_end)
    geld = [m for m in CATALOGUS.values() if m.eenheid is Eenheid.EURO and m.noemer is None]
    for maat in geld:
        (heel,) = bereken(maat.code, opname, periode=periode).rijen
        for wijze in ("toen", "nu"):
            delen = bereken(maat.code, opname, ("segment",), periode=periode, indeling=wijze)
            assert sum(rij.teller or 0 for rij in delen.rijen) == heel.teller
    assert bereken("uitgaven", opname, periode=periode).enige.teller

    blik = Blik(
        opname=opname,
        regio=stelsel.laad(opname.regio),
        inzage=Inzage.als(rollen.ANALIST),
        periode=periode,
        indeling="toen",
        cache=tmp_path,
    )
    blad = inhoud(blik, Naamboek(blik), CATALOGUS["uitgaven"], {})
    assert blad["zin"].endswith("op de cent gelijk.")
    toen, nu = (naar_segment(opname, periode, kolom) for kolom in ("segment", "segment_nu"))
    assert toen != nu
    delen = inhoud(blik, Naamboek(blik), CATALOGUS["jeugdigen"], {})["delen"]
    for deel, per_segment in zip(delen, (toen, nu), strict=True):
        iedereen = set().union(*per_segment.values())
        assert deel.optelsom.heel == len(iedereen)
        assert deel.optelsom.overlap == sum(
            sum(wie in van for van in per_segment.values()) - 1 for wie in iedereen
        )
    budget = inhoud(blik, Naamboek(blik), CATALOGUS["budget"], {})["delen"][1].tabel
    teksten = {rij[0].tekst.split()[0]: rij[1].platte_tekst for rij in budget.rijen}
    assert teksten["1"] == "geen budget in deze indeling"


def naar_segment(opname: facts.Momentopname, periode: Period, kolom: str) -> dict[str, set[str]]:
    """The slow way: who had help on any day of the period, by segment."""
    uit: dict[str, set[str]] = defaultdict(set)
    for rij in opname.tabel("zorgperioden").to_pylist():
        if Period.inclusive(rij["begindatum"], rij["einddatum"]).overlaps(periode):
            uit[rij[kolom]].add(rij["jeugdige"])
    return uit
