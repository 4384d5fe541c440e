# SPDX-License-Identifier: EUPL-1.2
"""What a reader may see of the register, and of the changes that wait for a second person."""

from __future__ import annotations

from django.db.models import QuerySet

from hefboom.contracten.formulier import Contractrij
from hefboom.contracten.models import Registervoorstel
from hefboom.contracten.opslag import lees_stand
from hefboom.contracten.services import OPEN
from hefboom.contracten.stand import Registerstand
from hefboom.contracten.van_wie import organisaties_van
from hefboom.inzage import Gebruiker, binnen


def voorstellen_zichtbaar_voor(user: Gebruiker) -> QuerySet[Registervoorstel]:
    """The changes to the register this reader may look at, the newest first."""
    rijen = Registervoorstel.objects.select_related("voorgesteld_door", "besloten_door")
    return binnen(rijen.order_by("-voorgesteld_op", "-pk"), user.inzage)


def open_voorstellen(user: Gebruiker) -> QuerySet[Registervoorstel]:
    """Those that wait for someone else than this reader."""
    wachtend = voorstellen_zichtbaar_voor(user).filter(uitkomst=OPEN)
    return wachtend.exclude(voorgesteld_door=user)


def register_van(user: Gebruiker) -> Registerstand:
    """The register, with only the organisations this reader may see and what is theirs."""
    organisaties = organisaties_van(user.inzage).values_list("kvk", "naam")
    eigen = {kvk or naam for kvk, naam in organisaties}
    stand = lees_stand()
    contracten = {rij.contract for rij in stand.van_blad(Contractrij) if rij.aanbieder in eigen}
    return Registerstand.van(
        rij
        for rij in stand.alle()
        if getattr(rij, "organisatie", getattr(rij, "aanbieder", None)) in eigen
        or getattr(rij, "contract", None) in contracten
        or rij.BLAD == "indexcijfers"
    )
