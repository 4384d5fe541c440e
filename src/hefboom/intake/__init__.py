# SPDX-License-Identifier: EUPL-1.2
"""What arrived, whose is it, and what is the answer?

- `verwerk_paden`, `verwerk_wachtende` take messages in and answer; `Looptelling` counts a run
- `eis_aanwezig` refuses a path that is not there, before Django is needed
- `eis_klok` refuses to judge when the clock is behind; `bevestig_klok` says that it is right
- `geef_herkansing`, `zet_onafgemaakte_in_rij` messages that were left, in line again
- `zet_hangende_terug` jobs of a worker that is gone; a worker's name is `naam_van_werker`
- `Verwerking` what was concluded about a message, `Verwerkuitkomst` in one word
- `VERZEGELD` the tables with sealed values, for who replaces the key
- `OPVRAAGDOELEN` what names and addresses may be asked for, by the code that stands in the log;
  `NAAMGENOOT` what stands there when the reader has the same surname
- `zonder_contract` the allocations that no contract and no maatwerk record covers
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
    from hefboom.intake.klok import bevestig_klok, eis_klok
    from hefboom.intake.models import Verwerking, Verwerkuitkomst
    from hefboom.intake.paden import eis_aanwezig
    from hefboom.intake.persoonsgegevens import NAAMGENOOT, OPVRAAGDOELEN
    from hefboom.intake.services import geef_herkansing, verwerk_paden, verwerk_wachtende
    from hefboom.intake.telling import Looptelling
    from hefboom.intake.werker import naam_van_werker, zet_hangende_terug
    from hefboom.intake.zondercontract import zonder_contract
else:
    __getattr__ = toon_namen(__name__)

__all__ = [
    "BRON",
    "NAAMGENOOT",
    "OPVRAAGDOELEN",
    "VERZEGELD",
    "Herbouwd",
    "Looptelling",
    "NietLeeg",
    "Verwerking",
    "Verwerkuitkomst",
    "bevestig_klok",
    "eis_aanwezig",
    "eis_klok",
    "geef_herkansing",
    "herbouw",
    "naam_van_werker",
    "verwerk_paden",
    "verwerk_wachtende",
    "zet_hangende_terug",
    "zet_onafgemaakte_in_rij",
    "zonder_contract",
]
