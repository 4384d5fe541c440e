# SPDX-License-Identifier: EUPL-1.2
"""The youth a message is about, parsed once from an iJw tree. Pure."""

from __future__ import annotations

from hefboom.ijw.bomen import jw301, jw305, jw307, jw315, jw317
from hefboom.ijw.codes import COD170
from hefboom.kernel import Bsn, waardeklasse

ClientBoom = jw301.Client | jw305.Client | jw307.Client | jw315.Client | jw317.Client


@waardeklasse()
class Client:
    """The youth a message is about.

    `geboortejaar` is None when the sender does not know or say it; `geslacht` is empty when the
    message names only the BSN (JW317).
    """

    bsn: Bsn
    geboortejaar: int | None
    geslacht: str


def client_uit(boom: ClientBoom) -> Client:
    """The youth of a `Client` element."""
    if "Geboortedatum" not in boom:
        return Client(boom["Bsn"], None, "")
    geboren = boom["Geboortedatum"]
    bekend = geboren.get("DatumGebruik") != COD170.ONBEKEND
    return Client(boom["Bsn"], geboren["Datum"].year if bekend else None, boom["Geslacht"])
