# SPDX-License-Identifier: EUPL-1.2
"""The grid of the weighing: every contradiction about a tick is flagged at that tick."""

from __future__ import annotations

import pytest

from hefboom.stelsel import PRESTATIECRITERIA, TAAKCRITERIA, laad, regios
from hefboom.sturing.bladen.weging.blad import bekostigingstabel, vlaggen
from hefboom.weging import gevolgzin, weeg


@pytest.mark.parametrize("code", regios())
def test_elke_tegenspraak_over_een_feit_staat_bij_een_vakje(code: str) -> None:
    regio = laad(code)
    oordelen = weeg(regio)
    nummers = {(vlag.wat, vlag.gevolg): str(vlag.nummer) for vlag in vlaggen(regio, oordelen)}
    criteria = bekostigingstabel(oordelen).rijen[: len(TAAKCRITERIA) + len(PRESTATIECRITERIA)]
    for kolom, oordeel in enumerate(oordelen, 1):
        merken = [rij[kolom].merk for rij in criteria]
        teksten = " ".join(merk.tekst for merk in merken if merk is not None)
        for een in oordeel.tegenspraken:
            if een.feit is not None:
                assert nummers[een.wat, gevolgzin(een, oordeel)] in teksten


@pytest.mark.parametrize("code", regios())
def test_een_vlag_zegt_van_elk_van_haar_segmenten_het_juiste_gevolg(code: str) -> None:
    regio = laad(code)
    oordelen = weeg(regio)
    gezegd = {
        (een.wat, gevolgzin(een, o), f"{o.segment} {o.naam}")
        for o in oordelen
        for een in o.tegenspraken
    }
    getoond = {
        (vlag.wat, vlag.gevolg, segment)
        for vlag in vlaggen(regio, oordelen)
        for segment in vlag.segmenten
    }
    assert getoond == gezegd
