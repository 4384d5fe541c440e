# SPDX-License-Identifier: EUPL-1.2
"""How a BSN becomes a row that tells nothing without the key."""

from __future__ import annotations

import uuid
from datetime import date
from functools import lru_cache

from hefboom.dossiers.client import Client
from hefboom.dossiers.models import Jeugdige
from hefboom.ijw.codes import COD046
from hefboom.kernel import Bsn
from hefboom.kluis import Kluis
from hefboom.mailbox import kluis, pseudoniem

DOEL_BSN = "bsn"


def bsn_index(bsn: Bsn) -> str:
    """The blind index by which a youth is found again."""
    return _index(kluis(), bsn.cijfers)


@lru_cache(maxsize=4096)
def _index(sleutel: Kluis, cijfers: str) -> str:
    return sleutel.index(cijfers, DOEL_BSN)


def nieuwe_jeugdige(client: Client, op: date) -> Jeugdige:
    """A row, not yet kept, with the BSN sealed to it; `op` is the date of the message."""
    pk = uuid.uuid4()
    return Jeugdige(
        pk=pk,
        bsn_verzegeld=kluis().verzegel(client.bsn.cijfers.encode(), DOEL_BSN, plek(pk)),
        bsn_index=bsn_index(client.bsn),
        pseudoniem=pseudoniem(client.bsn.cijfers),
        bsn_laatste=client.bsn.laatste_cijfers,
        geboortejaar=client.geboortejaar,
        geboortejaar_van=op if client.geboortejaar else None,
        geslacht=client.geslacht,
        geslacht_van=op if client.geslacht not in ("", COD046.ONBEKEND) else None,
    )


def bsn_van(jeugdige: Jeugdige) -> Bsn:
    """The BSN itself. Only for a message, or a person entitled to see it."""
    geopend = kluis().open(bytes(jeugdige.bsn_verzegeld), DOEL_BSN, plek(jeugdige.pk))
    return Bsn(geopend.decode())


def plek(pk: uuid.UUID) -> str:
    """Where the BSN of this row stands, for the vault."""
    return f"dossiers.Jeugdige/{pk}"
