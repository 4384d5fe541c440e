# SPDX-License-Identifier: EUPL-1.2
"""A large claim read by the stream is the message `lees` gives, and is judged the same."""

from __future__ import annotations

import io
import random
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from hefboom.ijw import Lezing, antwoord, controleer, lees, lees_groot, schrijf
from hefboom.ijw.herhaling import Herhaling
from hefboom.ijw.stroom import groot
from hefboom.ijw.voorbeelden.berichten import DAG, VANDAAG, bericht
from hefboom.ijw.voorbeelden.regels import REGELVOORBEELDEN
from tests.ijw import maken, verminken
from tests.ijw.test_stroom import los

MUTANTEN = 300


def heel(waarde: Any) -> Any:
    """A tree with everything in it made, as plain dicts and tuples."""
    if isinstance(waarde, Mapping):
        return {naam: heel(deel) for naam, deel in waarde.items()}
    if isinstance(waarde, tuple | Herhaling):
        return tuple(heel(deel) for deel in waarde)
    return waarde


def gelijk(data: bytes) -> Lezing:
    """Both readers say the same; what the stream says."""
    gewoon, stroom = lees(data), lees_groot(io.BytesIO(data))
    if stroom is None:
        assert gewoon.soort != "JW323"
        return gewoon
    assert (stroom.onleesbaar is None) == (gewoon.onleesbaar is None)
    if stroom.onleesbaar is not None:
        return stroom
    velden = ("soort", "release", "kop", "structuur_geldig", "aantal")
    assert [getattr(stroom, v) for v in velden] == [getattr(gewoon, v) for v in velden]
    assert los(stroom.bevindingen) == los(gewoon.bevindingen)
    assert (stroom.bericht is None) == (gewoon.bericht is None)
    if stroom.bericht is not None and gewoon.bericht is not None:
        assert heel(stroom.bericht.inhoud) == heel(gewoon.bericht.inhoud)
        assert controleer(stroom.bericht, VANDAAG) == controleer(gewoon.bericht, VANDAAG)
    return stroom


@pytest.mark.parametrize("hap", [1, 2, 512])
def test_elke_declaratie_is_dezelfde(hap: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(groot, "HAP", hap)
    for zaad in range(60):
        assert gelijk(schrijf(maken.bericht(random.Random(zaad), "JW323"))).bericht is not None


def test_ook_een_verminkte() -> None:
    rng = random.Random(1)
    goed = schrijf(bericht("JW323"))
    for _ in range(MUTANTEN):
        gelijk(verminken.verminkt(rng, goed))


@pytest.mark.parametrize("soort", ["JW305", "JW325"])
def test_een_ander_bericht_is_geen_declaratie(soort: str) -> None:
    assert lees_groot(io.BytesIO(schrijf(bericht(soort)))) is None
    assert lees_groot(io.BytesIO(b"hallo")) is None


VOORBEELDEN = [v for v in REGELVOORBEELDEN if v.soort == "JW323"]


@pytest.mark.parametrize("v", VOORBEELDEN, ids=lambda v: v.code)
def test_dezelfde_regels_oordelen_hetzelfde(v: Any) -> None:
    for anders in (v.goed, v.fout, v.niet or {}):
        data = schrijf(bericht("JW323", anders))
        lezing = gelijk(data)
        if lezing.bericht is None:
            continue
        bevonden = controleer(lezing.bericht, VANDAAG)
        assert (v.code in {b.code for b in bevonden}) == (anders is v.fout)


def test_een_credit_van_nul_blijft_een_credit() -> None:
    """CS325 refuses it, so it must not get lost in a sign."""
    pad = "Declaratie/Clienten/Client[1]/Prestaties/Prestatie[1]/IngediendBedrag"
    nul = bericht("JW323", {pad: {"Bedrag": 0, "DebetCredit": "C"}})
    lezing = lees_groot(io.BytesIO(schrijf(nul)))
    assert lezing is not None
    assert lezing.bericht is not None
    assert "CS325" in {b.code for b in controleer(lezing.bericht, VANDAAG)}


def _paden(rng: random.Random, clienten: Any) -> Iterator[str]:
    for c, client in enumerate(clienten, 1):
        for p, _ in enumerate(client["Prestaties"]["Prestatie"], 1):
            if rng.random() < 0.3:
                yield f"Declaratie/Clienten/Client[{c}]/Prestaties/Prestatie[{p}]/ProductTarief"


def test_het_antwoord_erop_is_hetzelfde() -> None:
    for zaad in range(30):
        rng = random.Random(zaad)
        gewoon = maken.bericht(rng, "JW323")
        lezing = lees_groot(io.BytesIO(schrijf(gewoon)))
        assert lezing is not None
        assert lezing.bericht is not None
        clienten = gewoon.inhoud["Declaratie"]["Clienten"]["Client"]
        afkeur = dict.fromkeys(_paden(rng, clienten), ("9321",))
        een = antwoord(lezing.bericht, "A1", DAG, afkeur)
        assert schrijf(een) == schrijf(antwoord(gewoon, "A1", DAG, afkeur))
