# SPDX-License-Identifier: EUPL-1.2
"""The BSN of a youth, sealed and indexed anew when the key is replaced. The pseudonym stays."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from hefboom.dossiers.models import Jeugdige
from hefboom.dossiers.opslag.identiteit import DOEL_BSN, plek
from hefboom.kluis import Kluis
from hefboom.mailbox import VerzegeldeTabel, niet_met


def _over(nieuw: Kluis) -> Sequence[Any]:
    return list(niet_met(Jeugdige, "bsn_verzegeld", nieuw).values_list("pk", flat=True))


def _opnieuw(rij: Jeugdige, oud: Kluis, nieuw: Kluis) -> Mapping[str, Any]:
    bsn = oud.open(bytes(rij.bsn_verzegeld), DOEL_BSN, plek(rij.pk))
    return {
        "bsn_verzegeld": nieuw.verzegel(bsn, DOEL_BSN, plek(rij.pk)),
        "bsn_index": nieuw.index(bsn.decode(), DOEL_BSN),
    }


JEUGDIGEN = VerzegeldeTabel("Jeugdigen", Jeugdige, ("bsn_verzegeld", "bsn_index"), _opnieuw, _over)
