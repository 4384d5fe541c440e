# SPDX-License-Identifier: EUPL-1.2
"""How does what the region decided change? Proposed, looked at, adopted by two people, kept.

- `begin`, `wijzig`, `dien_in`, `stem_in`, `wijs_af`, `trek_in` what people do with a proposal;
  `Voorstelfout` why it cannot be done, in Dutch
- `eis_versies` the adopted folders are those of this database, and all of them are there
- `pak_uit` the files of an uploaded pack

What needs tables is fetched when it is first asked for.
"""

from typing import TYPE_CHECKING

from hefboom.bestuur.pak import Voorstelfout, pak_uit
from hefboom.kernel import toon_namen

if TYPE_CHECKING:
    from hefboom.bestuur.services import begin, dien_in, stem_in, trek_in, wijs_af, wijzig
    from hefboom.bestuur.vastgesteld import eis_versies
else:
    __getattr__ = toon_namen(__name__)

__all__ = [
    "Voorstelfout",
    "begin",
    "dien_in",
    "eis_versies",
    "pak_uit",
    "stem_in",
    "trek_in",
    "wijs_af",
    "wijzig",
]
