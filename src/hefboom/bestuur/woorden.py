# SPDX-License-Identifier: EUPL-1.2
"""People, moments and states of a proposal in words."""

from __future__ import annotations

from hefboom.bestuur.models import Voorstel, Voorstelstand
from hefboom.bestuur.services import NODIG
from hefboom.inzage import Gebruiker, Recht
from hefboom.scherm import Merk

MERK = {
    Voorstelstand.CONCEPT: "",
    Voorstelstand.INGEDIEND: "let-op",
    Voorstelstand.VASTGESTELD: "goed",
    Voorstelstand.AFGEWEZEN: "fout",
    Voorstelstand.INGETROKKEN: "",
}


def wie(gebruiker: Gebruiker | None) -> str:
    """A person as colleagues say it: the name, else what one logs in with."""
    return "" if gebruiker is None else gebruiker.get_full_name() or gebruiker.username


def standmerk(voorstel: Voorstel) -> Merk:
    """How far it is, as a badge."""
    return Merk(voorstel.get_stand_display(), MERK[Voorstelstand(voorstel.stand)])


def volgende_stap(voorstel: Voorstel, lezer: Gebruiker, ingestemd: int, *, zelf: bool) -> str:
    """The next action, and whose it is; `zelf`: this reader agreed already."""
    if voorstel.stand == Voorstelstand.CONCEPT:
        if voorstel.gemaakt_door_id == lezer.pk:
            return "Werk het af en dien het in"
        return f"{wie(voorstel.gemaakt_door)} werkt eraan"
    if voorstel.stand != Voorstelstand.INGEDIEND:
        return "–"
    nog = NODIG - ingestemd
    wacht = "Wacht op twee vaststellers" if nog == NODIG else "Wacht op een tweede vaststeller"
    mag = lezer.inzage.mag(Recht.VASTSTELLEN) and voorstel.gemaakt_door_id != lezer.pk
    return "Beoordeel het" if mag and not zelf else wacht
