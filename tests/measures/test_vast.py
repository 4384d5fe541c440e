# SPDX-License-Identifier: EUPL-1.2
"""What is hidden depends on the figures only: whoever asks twice learns nothing more.

Not on the order of the rows, nor on who counts, nor on the order in which breakdowns are named.
"""

import random
import tempfile
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hefboom.inzage import Inzage, rollen
from hefboom.measures import Vraag, bereken_vele
from hefboom.measures.frames import Frames
from tests.measures.deuren import DuckDeur, PolarsDeur
from tests.measures.spec import lees, vries

LEZERS = {
    "raad": Inzage.als(rollen.RAADSLID, "0505"),
    "beleid": Inzage.als(rollen.BELEID, "0505"),
    "aanbieder": Inzage.als(rollen.AANBIEDER, "00000001"),
}
ASSEN = ("segment", "vorm", "verwijzer")


def rijen(zaad, aantal=260):
    """Help in many small cells, with as many ties as chance makes."""
    kans = random.Random(zaad)
    return [
        " | ".join(
            (
                f"j{kans.randrange(aantal)}",
                kans.choice(("0505", "0512", "0523")),
                f"0000000{kans.randrange(1, 6)}",
                kans.choice(("1", "2", "10", "")),
                kans.choice(("individueel", "groep", "")),
                kans.choice(("01", "02", "03")),
                f"2026-{kans.randrange(1, 13):02}-0{kans.randrange(1, 9)}",
                f"b{nummer}",
            )
        )
        for nummer in range(aantal)
    ]


def bevroren(regels, map_):
    kop = "jeugdige|gemeente|aanbieder|segment|vorm|verwijzer|begindatum|start_bericht"
    return vries(Path(map_), lees("\n".join(("zorgperioden", kop, *regels))))


def verborgen(opname, inzage, per, machine=None):
    uitkomst = bereken_vele([Vraag.naar("jeugdigen", per)], opname, inzage, machine)[0]
    return {frozenset(rij.sleutel.items()) for rij in uitkomst.rijen if rij.onderdrukt}


@pytest.mark.parametrize("wie", LEZERS)
@settings(max_examples=3, deadline=None)
@given(zaad=st.integers(0, 10_000), schud=st.randoms(use_true_random=False))
def test_wat_verborgen_is_hangt_alleen_van_de_cijfers_af(wie, zaad, schud):
    inzage, regels = LEZERS[wie], rijen(zaad)
    per = ASSEN[: schud.randrange(1, 3)]
    with tempfile.TemporaryDirectory() as een, tempfile.TemporaryDirectory() as ander:
        opname = bevroren(regels, een)
        schud.shuffle(regels)
        geschud = bevroren(regels, ander)
        hier = verborgen(opname, inzage, per)
        assert verborgen(geschud, inzage, per) == hier
        for deur in (DuckDeur, PolarsDeur):
            elders = Frames(deur(geschud.map), geschud.peildatum)
            assert verborgen(geschud, inzage, per, elders) == hier
        for andersom in permutations(per):
            assert verborgen(geschud, inzage, andersom) == hier


@settings(max_examples=3, deadline=None)
@given(zaad=st.integers(0, 10_000))
def test_een_tabel_verbergt_hetzelfde_als_haar_cellen_een_voor_een(zaad):
    with tempfile.TemporaryDirectory() as map_:
        opname, inzage = bevroren(rijen(zaad), map_), LEZERS["raad"]
        tabel = bereken_vele([Vraag.naar("jeugdigen", ("segment", "vorm"))], opname, inzage)[0]
        for rij in tabel.rijen:
            (los,) = bereken_vele(
                [Vraag.naar("jeugdigen", ("vorm",), {"segment": rij.sleutel["segment"]})],
                opname,
                inzage,
            )
            zelfde = los.rij(vorm=rij.sleutel["vorm"])
            assert zelfde is not None
            assert zelfde.onderdrukt == rij.onderdrukt
