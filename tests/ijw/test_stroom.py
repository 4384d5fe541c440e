# SPDX-License-Identifier: EUPL-1.2
"""Streaming a claim gives the verdict, the findings and the values that `lees` gives."""

from __future__ import annotations

import io
import random
import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from lxml import etree

from hefboom.ijw import getekend, lees, lees_declaraties, schrijf
from hefboom.ijw.stroom import Stroom, stroom
from hefboom.ijw.stroom.bewaken import BLOK
from hefboom.kernel import Finding
from tests.ijw import maken, verminken
from tests.ijw.voorbeelden import bericht

GOED = schrijf(bericht("JW323"))
MUTANTEN = 1500


class Brokken(io.RawIOBase):
    """A source that hands out at most so many bytes at a time."""

    def __init__(self, data: bytes, grootte: int) -> None:
        self._data, self._grootte = io.BytesIO(data), grootte

    def read(self, aantal: int = -1) -> bytes:
        return self._data.read(self._grootte)


def rijen(inhoud: Mapping[str, Any]) -> Iterator[tuple[Any, ...]]:
    """The lines of a message that `lees` read, as the batches should have them."""
    for c, client in enumerate(inhoud["Declaratie"]["Clienten"]["Client"], 1):
        for p, regel in enumerate(client["Prestaties"]["Prestatie"], 1):
            referentie, periode = regel["ProductReferentie"], regel["ProductPeriode"]
            yield (
                c, p, client["Bsn"].cijfers,
                referentie["ReferentieNummer"], referentie.get("VorigReferentieNummer"),
                regel["ToewijzingNummer"], regel["ProductCategorie"], regel["ProductCode"],
                periode["Begindatum"], periode["Einddatum"], regel["GeleverdVolume"],
                regel["Eenheid"], regel.get("ProductTarief"), getekend(regel["IngediendBedrag"]),
            )  # fmt: skip


def gestroomd(bron: Stroom) -> list[tuple[Any, ...]]:
    return [tuple(rij.values()) for partij in bron for rij in partij.to_pylist()]


def los(bevindingen: tuple[Finding, ...]) -> list[tuple[Any, ...]]:
    """Findings, whatever their order within a line.

    For stray text and attributes `lees` leaves out the number of an only child.
    """
    return sorted(
        (b.code, re.sub(r"\[\d+\]", "", b.pad) if b.code in {"HB008", "HB009"} else b.pad,
         b.regelnummer or 0, b.waarde, b.uitleg)
        for b in bevindingen
    )  # fmt: skip


def vergelijk(data: bytes, brok: int = BLOK) -> Stroom:
    """Stream and read; demand the same of both."""
    lezing, bron = lees(data), lees_declaraties(Brokken(data, brok))  # type: ignore[arg-type]
    gevonden = gestroomd(bron)
    assert (bron.onleesbaar is None) == (lezing.onleesbaar is None), (lezing.onleesbaar, data)
    assert bron.structuur_geldig == lezing.structuur_geldig, data.decode()
    assert los(bron.bevindingen) == los(lezing.bevindingen), data.decode()
    assert bron.kop == lezing.kop
    assert (bron.soort, bron.release) == (lezing.soort, lezing.release)
    assert bron.bruikbaar == (lezing.bericht is not None)
    if lezing.bericht is not None:
        assert gevonden == list(rijen(lezing.bericht.inhoud))
        hoofd = dict(lezing.bericht.inhoud["Declaratie"])
        del hoofd["Clienten"]
        assert bron.declaratie == hoofd
    return bron


@pytest.fixture(params=[True, False], ids=["strekken", "mengen"])
def strekken(request, monkeypatch) -> None:
    """Small files too must see the fast reader: of any length, or of a few lines at least."""
    monkeypatch.setattr(stroom, "KORTST", 1 if request.param else 3)


@pytest.mark.usefixtures("strekken")
def test_het_oordeel_over_mutanten_is_dat_van_de_xsd(xsd) -> None:
    rng = random.Random("stromende mutanten")
    bronnen = [schrijf(maken.bericht(rng, "JW323")) for _ in range(40)]
    geldig = 0
    for _ in range(MUTANTEN):
        data = verminken.verminkt(rng, rng.choice(bronnen))
        officieel = xsd["JW323"].validate(etree.fromstring(data))
        assert vergelijk(data).structuur_geldig == officieel
        geldig += officieel
    assert 20 < geldig < MUTANTEN - 20
