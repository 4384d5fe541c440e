# SPDX-License-Identifier: EUPL-1.2
"""What arrived, whose is it, and what is the answer?

- `verwerk_paden`, `verwerk_wachtende` take messages in and answer; `Looptelling` counts a run
- `eis_aanwezig` refuses a path that is not there, before Django is needed
- `geef_herkansing`, `zet_onafgemaakte_in_rij` messages that were left, in line again
- `Verwerking` what was concluded about a message, `Verwerkuitkomst` in one word
- `VERZEGELD` the tables with sealed values, for who replaces the key
- `herbouw` the record made anew from the mailbox: `Herbouwd`, `NietLeeg`, and `BRON`, its source

`intake.soorten` is a face of its own: the kinds of message. What needs tables is fetched when it is
first asked for.
"""

from typing import TYPE_CHECKING

from hefboom.kernel import toon_namen

if TYPE_CHECKING:
    from hefboom.intake.herbouwen import BRON, Herbouwd, NietLeeg, herbouw
    from hefboom.intake.hersleutelen import VERZEGELD
    from hefboom.intake.jobs import zet_onafgemaakte_in_rij
    from hefboom.intake.models import Verwerking, Verwerkuitkomst
    from hefboom.intake.paden import eis_aanwezig
    from hefboom.intake.services import geef_herkansing, verwerk_paden, verwerk_wachtende
    from hefboom.intake.telling import Looptelling
else:
    __getattr__ = toon_namen(__name__)

__all__ = [
    "BRON",
    "VERZEGELD",
    "Herbouwd",
    "Looptelling",
    "NietLeeg",
    "Verwerking",
    "Verwerkuitkomst",
    "eis_aanwezig",
    "geef_herkansing",
    "herbouw",
    "verwerk_paden",
    "verwerk_wachtende",
    "zet_onafgemaakte_in_rij",
]
