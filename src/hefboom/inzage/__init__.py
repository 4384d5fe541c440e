# SPDX-License-Identifier: EUPL-1.2
"""Who may see what, decided once: roles, circles, and what one reader holds together.

This face is pure, so that `measures` can use it without Django. What needs the database stands in
`inzage.beleid` (`binnen` narrows a queryset), `inzage.deur` (`ingelogd` gives the typed user) and
`inzage.models`.
"""

from hefboom.inzage.inzage import Bevoegdheid, Inzage, Kringen
from hefboom.inzage.kring import Kring, Kringsoort
from hefboom.inzage.paden import ALLES, Buiten, Pad
from hefboom.inzage.rechten import Recht
from hefboom.inzage.rollen import ROLLEN, Rol, Startblad

__all__ = [
    "ALLES",
    "ROLLEN",
    "Bevoegdheid",
    "Buiten",
    "Inzage",
    "Kring",
    "Kringen",
    "Kringsoort",
    "Pad",
    "Recht",
    "Rol",
    "Startblad",
]
