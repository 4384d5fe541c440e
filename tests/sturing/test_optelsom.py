# SPDX-License-Identifier: EUPL-1.2
"""What segments have in common is not told when it is of few youths."""

from __future__ import annotations

from pathlib import Path

import pytest

from hefboom.inzage import Inzage, rollen
from hefboom.measures import bereken
from hefboom.sturing.bladen.indelingen.blad import Optelsom, optelsom
from tests.measures.spec import lees, vries

RAAD = Inzage.als(rollen.RAADSLID, "0505")


@pytest.mark.parametrize(
    ("dubbel", "voor_raad", "voor_regio"),
    [(3, Optelsom(None, None), Optelsom(33, 30)), (12, Optelsom(42, 30), Optelsom(42, 30))],
    ids=["drie in twee segmenten", "twaalf in twee segmenten"],
)
def test_een_raadslid_leest_niet_hoe_weinig_jeugdigen_in_twee_segmenten_zijn(
    tmp_path: Path, dubbel: int, voor_raad: Optelsom, voor_regio: Optelsom
) -> None:
    rijen = [f"j{n} | 0512 | {1 + (n >= 15)} | 2026-02-01" for n in range(30)]
    rijen += [f"j{n} | 0512 | 2 | 2026-02-01" for n in range(dubbel)]
    kop = "jeugdige | gemeente | segment | begindatum"
    opname = vries(tmp_path, lees("\n".join(["zorgperioden", kop, *rijen])))
    for inzage, som in ((RAAD, voor_raad), (None, voor_regio)):
        delen, heel = (
            bereken("jeugdigen", opname, per, inzage=inzage) for per in (("segment",), ())
        )
        assert optelsom(delen, heel) == som
