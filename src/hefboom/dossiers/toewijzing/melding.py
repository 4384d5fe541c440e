# SPDX-License-Identifier: EUPL-1.2
"""An allocated product as a message states it (JW301). Pure."""

from __future__ import annotations

from datetime import date, time

from hefboom.dossiers.bevinden import genummerd
from hefboom.dossiers.product import Productaanduiding, product_uit
from hefboom.ijw.bomen import jw301
from hefboom.ijw.codes import JZ002
from hefboom.kernel import waardeklasse

#: Sent in error, counts as never sent (TR384); and the older code for the same.
VERVALLEN: frozenset[str] = frozenset({JZ002.VERWIJDERD, JZ002.ADMINISTRATIEVE_CORRECTIE_VERVALLEN})


PAD = "Client/ToegewezenProducten/ToegewezenProduct"


@waardeklasse()
class Toegewezen:
    """One allocated product as the message states it. `budget` in cents, `einddatum` counts.

    `naast` are the references of all products of the message.
    """

    pad: str
    nummer: int
    referentie: str
    product: Productaanduiding
    toewijzingsdatum: date
    toewijzingstijd: time | None
    ingangsdatum: date
    einddatum: date | None
    reden_wijziging: str
    volume: int | None
    eenheid: str
    frequentie: str
    budget: int | None
    naast: tuple[str, ...] = ()


def toegewezen_uit(client: jw301.Client) -> tuple[Toegewezen, ...]:
    """The allocated products of a JW301 `Client`."""
    delen = genummerd(PAD, client["ToegewezenProducten"]["ToegewezenProduct"])
    naast = (deel.get("ReferentieAanbieder") for _, deel in delen)
    referenties = tuple(dict.fromkeys(referentie for referentie in naast if referentie))
    return tuple(_toegewezen(pad, deel, referenties) for pad, deel in delen)


def _toegewezen(pad: str, deel: jw301.ToegewezenProduct, naast: tuple[str, ...]) -> Toegewezen:
    omvang = deel.get("Omvang", {})
    return Toegewezen(
        pad=pad,
        nummer=deel["ToewijzingNummer"],
        referentie=deel.get("ReferentieAanbieder", ""),
        product=product_uit(deel.get("Product")),
        toewijzingsdatum=deel["Toewijzingsdatum"],
        toewijzingstijd=_kale_tijd(deel["Toewijzingstijd"]),
        ingangsdatum=deel["Ingangsdatum"],
        einddatum=deel.get("Einddatum"),
        reden_wijziging=deel.get("RedenWijziging", ""),
        volume=omvang.get("Volume"),
        eenheid=omvang.get("Eenheid", ""),
        frequentie=omvang.get("Frequentie", ""),
        budget=deel.get("Budget"),
        naast=naast,
    )


def _kale_tijd(tijd: time) -> time:
    """A time a database can keep: 24:00:00 becomes the last microsecond of its day."""
    return time(tijd.hour, tijd.minute, tijd.second, tijd.microsecond)
