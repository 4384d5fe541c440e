# SPDX-License-Identifier: EUPL-1.2
"""Who may deliver what, in which segment, from when until when.

- `aanbiedersnamen(...)` names of providers this reader may see; `naam_met_agb` one in words,
  `naam_als_veld` one to sort a table by
- `laad_contracten(...)` providers and contracts from a file

What needs tables is fetched when it is first asked for.
"""

from typing import TYPE_CHECKING

from hefboom.kernel import toon_namen

if TYPE_CHECKING:
    from hefboom.contracten.namen import aanbiedersnamen, naam_als_veld, naam_met_agb
    from hefboom.contracten.services import laad_contracten
else:
    __getattr__ = toon_namen(__name__)

__all__ = [
    "aanbiedersnamen",
    "laad_contracten",
    "naam_als_veld",
    "naam_met_agb",
]
