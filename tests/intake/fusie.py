# SPDX-License-Identifier: EUPL-1.2
"""The shipped region in which municipalities go up in a new one, or leave, on 1 July 2026."""

from __future__ import annotations

import shutil
from pathlib import Path

from hefboom import stelsel
from hefboom.stelsel import Regio

OUD, BUUR, NIEUW, WEG = "0523", "0482", "1999", "0512"
FUSIE = """
  - code: "1999"
    naam: Nieuwe Waard
    jeugdigen: 8913
    jaar: 2020
    zekerheid: "laag"
    bron: "CBSGEM"
    status: aanname
    lid_vanaf: 2026-07-01
"""


def maak_fusie(
    map_: Path, opgeheven: tuple[str, ...] = (OUD,), vertrokken: tuple[str, ...] = ()
) -> Regio:
    """`opgeheven` go up in 1999, `vertrokken` only leave."""
    kopie = map_ / "zhz-fusie"
    shutil.copytree(stelsel.vindplaats("zuid-holland-zuid").map, kopie)
    pad = kopie / "gemeenten.yaml"
    gemeenten = pad.read_text().rstrip()
    opvolger = f'\n    opvolger: {{gemeente: "{NIEUW}", bron: "CBSGEM", status: aanname}}'
    for code in (*opgeheven, *vertrokken):
        begin = gemeenten.index("lid_vanaf", gemeenten.index(f'code: "{code}"'))
        einde = gemeenten.index("\n", begin)
        erbij = opvolger if code in opgeheven else ""
        gemeenten = f"{gemeenten[:einde]}\n    lid_tot: 2026-07-01{erbij}{gemeenten[einde:]}"
    pad.write_text(gemeenten + FUSIE)
    deelname = kopie / "deelname.yaml"
    deelname.write_text(
        deelname.read_text()
        .replace("aantal: 10", "aantal: 11")
        .replace(f'"{OUD}"', f'"{OUD}", "{NIEUW}"')
    )
    return stelsel.lees_regio(map_, "zhz-fusie")
