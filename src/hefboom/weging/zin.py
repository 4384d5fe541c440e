# SPDX-License-Identifier: EUPL-1.2
"""The outcome of the rule in a sentence."""

from __future__ import annotations

from hefboom.kernel import getal
from hefboom.weging.balans import FEITEN
from hefboom.weging.oordeel import Segmentoordeel
from hefboom.weging.tegenspraak import Tegenspraak, kantelt

#: More ways than these are counted and not named.
MEESTE = 6


def kantelzin(oordeel: Segmentoordeel) -> str:
    """What would turn the direction round: how many of the seven facts, and which."""
    punten = oordeel.kantelpunten
    if not punten:
        return "De vinkjes hangen in balans: zij wijzen nergens heen."
    aantal = len(punten[0])
    feiten = "één feit omslaat" if aantal == 1 else f"{getal(aantal)} feiten samen omslaan"
    altijd = frozenset.intersection(*punten)
    rest = [keuze - altijd for keuze in punten if keuze - altijd]
    zin = f"De vinkjes wijzen naar {oordeel.volgt}; dat kantelt pas als {feiten}"
    if not rest:
        return f"{zin}: {_namen(altijd)}."
    kop = f": {_namen(altijd)}, en dan " if altijd else ": "
    if all(len(keuze) == 1 for keuze in rest):
        samen = frozenset().union(*rest)
        return f"{zin}{kop}nog een van deze: {_namen(samen, ' of ')}."
    if len(rest) <= MEESTE:
        return f"{zin}{kop}{'; of '.join(_namen(keuze) for keuze in rest)}."
    return (
        f"{zin}{kop}{getal(aantal - len(altijd))} andere; dat kan op {getal(len(rest))} manieren."
    )


def gevolgzin(een: Tegenspraak, oordeel: Segmentoordeel) -> str:
    """What a contradiction does to the outcome if its other side is right."""
    if een.anders is None:
        return een.gevolg
    if kantelt(een, oordeel.vinken):
        return "Klopt de andere kant, dan kantelt de bekostiging."
    return f"Klopt de andere kant, dan blijft het {oordeel.volgt}."


def _namen(codes: frozenset[str], voegwoord: str = " en ") -> str:
    *eerder, laatst = (feit.naam for feit in FEITEN if feit.code in codes)
    return f"{', '.join(eerder)}{voegwoord}{laatst}" if eerder else laatst
