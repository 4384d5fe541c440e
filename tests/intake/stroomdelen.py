# SPDX-License-Identifier: EUPL-1.2
"""Messages and end states that flows share."""

from __future__ import annotations

from datetime import date
from typing import Any

from hefboom.dossiers import Verzoek, Zorgperiode
from hefboom.intake.models import Verwerking
from tests.intake import berichten as b

AFWIJZEN, ONDERZOEK = "1", "2"
APRIL, MEI, JUNI = date(2026, 4, 1), date(2026, 5, 1), date(2026, 6, 1)
TOEGEWEZEN = b.toegewezen(ReferentieAanbieder="REF")


def vot() -> bytes:
    return b.jw315("REF")


def vow() -> bytes:
    return b.jw317("REF", (b.te_wijzigen(),))


def gewijzigd() -> bytes:
    """The 301 that honours a request for change: the old one shortened, a new one beside it."""
    oud = b.toegewezen(
        1001,
        ReferentieAanbieder="REF",
        Toewijzingsdatum=MEI,
        Einddatum=date(2026, 5, 31),
        RedenWijziging="05",
    )
    nieuw = b.toegewezen(
        1002, ReferentieAanbieder="REF", Toewijzingsdatum=MEI, Ingangsdatum=b.GEWENST
    )
    return b.jw301(oud, nieuw, dag=MEI)


def verzoek(status: str, reden: str = "", ander: str = "") -> dict[str, Any]:
    return {"status": status, "reden_afwijzing": reden, "andere_gemeente": ander}


def zorg(*perioden: tuple[date, date | None, str]) -> dict[str, Any]:
    return {"zorg": list(perioden)}


def einde(kop: str) -> dict[str, Any]:
    if kop == "JW305":
        rijen = Zorgperiode.objects.order_by("begindatum")
        return zorg(*rijen.values_list("begindatum", "einddatum", "reden_beeindiging"))
    (rij,) = Verzoek.objects.all()
    return verzoek(rij.status, rij.reden_afwijzing, rij.andere_gemeente)


def codes(verwerking: Verwerking) -> list[str]:
    return [bevinding["code"] for bevinding in verwerking.bevindingen]
