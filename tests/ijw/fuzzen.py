# SPDX-License-Identifier: EUPL-1.2
"""Damages messages for as long as you like, and demands that all readers agree.

    PYTHONPATH=src:. python -m tests.ijw.fuzzen MINUTES [SEED]

The quick reader against the careful one, the stream against both, and the verdict against the
official XSD where it is at hand. Prints the first message on which they differ, and stops.
What it finds belongs in the suite as a case of its own.
"""

from __future__ import annotations

import random
import sys
import time
from collections import Counter
from pathlib import Path

from lxml import etree

from hefboom.ijw import lees, schrijf
from hefboom.ijw.gewoon import lees_gewoon
from hefboom.ijw.lezen import lees_nauwkeurig
from hefboom.ijw.standaard import release
from hefboom.ijw.stroom import stroom
from hefboom.ijw.stroom.bewaken import BLOK
from tests.ijw import maken, verminken
from tests.ijw.test_gewoon import verspringt
from tests.ijw.test_stroom import knoei, vergelijk

XSDS = Path(__file__).resolve().parents[3] / "shared" / "ijw" / "xsd"
INGREPEN = (verspringt, verspringt, knoei, knoei, verminken.verminkt)


def schemas() -> dict[str, etree.XMLSchema]:
    """The official schemas; none where they are not at hand."""
    if not XSDS.exists():
        return {}
    return {s: etree.XMLSchema(etree.parse(XSDS / f"{s}.xsd")) for s in release().soorten}


def vergelijk_alle(data: bytes, xsd: etree.XMLSchema | None, rng: random.Random) -> str:
    """Read in every way there is; what kind of message it turned out to be."""
    snel, lezing = lees_gewoon(data), lees_nauwkeurig(data)
    assert snel is None or snel == lezing, "gewoon"
    assert lees(data) == lezing, "lees"
    if lezing.soort == "JW323":
        stroom.KORTST = rng.choice((1, 3, 32))
        vergelijk(data, rng.choice((7, 300, 1000, BLOK)))
    if xsd is not None and lezing.onleesbaar is None:
        assert xsd.validate(etree.fromstring(data)) == lezing.structuur_geldig, "xsd"
    if lezing.onleesbaar is not None:
        return "onleesbaar"
    return "gewoon" if snel else "geldig" if lezing.structuur_geldig else "fout"


def fuzz(minuten: float, zaad: str) -> None:
    """Go on until the time is over or the readers differ."""
    rng, soorten = random.Random(zaad), sorted(release().soorten)
    soorten += ["JW323"] * 6
    alle, geteld, einde = schemas(), Counter[str](), time.monotonic() + 60 * minuten
    while time.monotonic() < einde:
        soort = rng.choice(soorten)
        bericht = maken.bericht(rng, soort)
        bron = schrijf(maken.in_gewone_vorm(bericht) if rng.random() < 0.6 else bericht)
        for _ in range(20):
            data = rng.choice(INGREPEN)(rng, bron)
            try:
                geteld[vergelijk_alle(data, alle.get(soort), rng)] += 1
            except Exception:
                print(f"{soort} (zaad {zaad}): {data!r}", flush=True)
                raise
    print(f"{geteld.total()} berichten, geen verschil: {dict(geteld)}")


if __name__ == "__main__":
    fuzz(float(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else str(time.time()))
