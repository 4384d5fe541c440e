# SPDX-License-Identifier: EUPL-1.2
"""Who may deliver what, at which price, in which segment, from when until when.

- `laad_contractenboek()` the register arranged for questions, read once per stack of messages:
  `boek.deel(agb, product, gemeente, op)` which part of which contract holds (`Geldenddeel`), and
  `boek.tarief(agb, product, gemeente, op)` at what price (`Geldendtarief`), with source, version
  and standing; both None where there is none. See `boek.py`.
- `aanbiedersnamen(...)` names of providers this reader may see; `naam_met_agb` one in words,
  `naam_als_veld` one to sort a table by
- `laad_contracten(...)` providers and contracts from a file

What needs tables is fetched when it is first asked for.
"""

from typing import TYPE_CHECKING

from hefboom.kernel import toon_namen

if TYPE_CHECKING:
    from hefboom.contracten.boek import Contractenboek, Geldenddeel, Geldendtarief
    from hefboom.contracten.kort_bestand import laad_contracten
    from hefboom.contracten.namen import aanbiedersnamen, naam_als_veld, naam_met_agb
    from hefboom.contracten.opslag import laad_contractenboek
else:
    __getattr__ = toon_namen(__name__)

__all__ = [
    "Contractenboek",
    "Geldenddeel",
    "Geldendtarief",
    "aanbiedersnamen",
    "laad_contracten",
    "laad_contractenboek",
    "naam_als_veld",
    "naam_met_agb",
]
