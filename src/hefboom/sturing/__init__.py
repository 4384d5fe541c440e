# SPDX-License-Identifier: EUPL-1.2
"""Samen Sturen on screen: the pages that combine rooms, from the region to one figure's rows.

`Blik` is the view an address asks for and the door to the measures; `onderdelen/` are the parts
that several pages share; each page has its folder under `bladen/`.

- `bereken_stuurbeeld(...)` a region on one page, `als_tekst(...)` the same for the command line
- `naam_van(...)` what a municipality, segment or product is called
- `gebruik_in(opname)` what each municipality used per whole year, to share costs by
- `afbouwbeelden(...)` what still runs regionally of help that stops or becomes local
- `houd_warm()` count the first pages as soon as there is a new snapshot
"""

from typing import TYPE_CHECKING

from hefboom.kernel import toon_namen

if TYPE_CHECKING:
    from hefboom.sturing.gebruik import gebruik_in
    from hefboom.sturing.namen import naam_van
    from hefboom.sturing.onderdelen.afbouw import Afbouwbeeld, afbouwbeelden
    from hefboom.sturing.stuurbeeld import bereken_stuurbeeld
    from hefboom.sturing.tekst import als_tekst
    from hefboom.sturing.warm import houd_warm
else:
    __getattr__ = toon_namen(__name__)

__all__ = [
    "Afbouwbeeld",
    "afbouwbeelden",
    "als_tekst",
    "bereken_stuurbeeld",
    "gebruik_in",
    "houd_warm",
    "naam_van",
]
