# SPDX-License-Identifier: EUPL-1.2
"""Who may see what, decided once: roles, circles, and what one reader holds together.

- `Rol`, `ROLLEN`, `Recht`, `Startblad` what one may do; `Kring`, `Kringsoort` of whom
- `Inzage` all that one reader holds together: `Bevoegdheid` one role and circle, `Kringen` several
- `Pad` the way from a model to whose its rows are; `ALLES` every row; `Eigen` only one's own;
  `Buiten` why it has none
- `leg_pad_vast` declares it for a model; `binnen` narrows a queryset to what a reader may see
- `Gebruiker`, `Machtiging` who logs in, and the roles they hold from when until when
- `OverJeugdige` a model whose rows tell of a youth: who is shown one stands in the log;
  `regel_van` a line of the log about someone, `waarvandaan` a request came
- `zet_gebruiker`, `verleen`, `verleng`, `NieuweMachtiging`, `beeindig`, `OngeldigeGebruiker` give
  access, and end it

What needs Django is fetched when it is first asked for, so that `measures` can do without.
`inzage.rollen` is a face of its own: each role by name.
"""

from typing import TYPE_CHECKING

from hefboom.inzage.inzage import Bevoegdheid, Inzage, Kringen
from hefboom.inzage.kring import Kring, Kringsoort
from hefboom.inzage.paden import ALLES, Buiten, Eigen, Pad
from hefboom.inzage.rechten import Recht
from hefboom.inzage.rollen import ROLLEN, Rol, Startblad
from hefboom.kernel import toon_namen

if TYPE_CHECKING:
    from hefboom.inzage.bekeken import OverJeugdige
    from hefboom.inzage.beleid import binnen, leg_pad_vast
    from hefboom.inzage.models import Gebruiker, Machtiging
    from hefboom.inzage.services import (
        NieuweMachtiging,
        OngeldigeGebruiker,
        beeindig,
        geen_aanbieder,
        niet_terug,
        verleen,
        verleng,
        zet_gebruiker,
    )
    from hefboom.inzage.spoor import regel_van, waarvandaan
else:
    __getattr__ = toon_namen(__name__)

__all__ = [
    "ALLES",
    "ROLLEN",
    "Bevoegdheid",
    "Buiten",
    "Eigen",
    "Gebruiker",
    "Inzage",
    "Kring",
    "Kringen",
    "Kringsoort",
    "Machtiging",
    "NieuweMachtiging",
    "OngeldigeGebruiker",
    "OverJeugdige",
    "Pad",
    "Recht",
    "Rol",
    "Startblad",
    "beeindig",
    "binnen",
    "geen_aanbieder",
    "leg_pad_vast",
    "niet_terug",
    "regel_van",
    "verleen",
    "verleng",
    "waarvandaan",
    "zet_gebruiker",
]
