# SPDX-License-Identifier: EUPL-1.2
"""What an allocation changes of what stood already: remarks are made of a new decision, once."""

from __future__ import annotations

from hefboom.dossiers import Toegewezen
from hefboom.ijw.codes import JZ002
from hefboom.intake.zaak import Zaak


def is_nieuw_of_anders(zaak: Zaak, toegewezen: Toegewezen) -> bool:
    """Does it allocate something new, or other days or another extent under its number?"""
    if toegewezen.reden_wijziging == JZ002.VERWIJDERD:
        return False
    rij = zaak.werk.werkset.bekende_toewijzing(zaak.herkomst.gemeente, toegewezen.nummer)
    return rij is None or (rij.ingangsdatum, rij.einddatum, rij.omvang) != (
        toegewezen.ingangsdatum,
        toegewezen.einddatum,
        (toegewezen.volume, toegewezen.eenheid, toegewezen.frequentie),
    )
