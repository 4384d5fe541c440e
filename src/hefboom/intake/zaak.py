# SPDX-License-Identifier: EUPL-1.2
"""What a message is judged with."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from hefboom import ijw
from hefboom.declaraties.models import Declaratie
from hefboom.dossiers.services import Herkomst
from hefboom.dossiers.werkset import Werkset
from hefboom.stelsel import Regio


@dataclass(slots=True)
class Werkbank:
    """What the messages of one stack share: the dossiers they touch, and what the region decided.

    `op` is the moment of judging; `declaraties` are the claims of the stack that were judged so
    far, by their message.
    """

    werkset: Werkset
    regio: Regio
    op: datetime
    declaraties: dict[UUID, Declaratie] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Zaak:
    """One valid message that is judged: what it says, and where it comes from."""

    inhoud: ijw.Bericht
    herkomst: Herkomst
    werk: Werkbank
