# SPDX-License-Identifier: EUPL-1.2
"""What a message is judged with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from hefboom import ijw
from hefboom.declaraties import Ingediend, Kasboek
from hefboom.dossiers import Herkomst, Werkset
from hefboom.intake.geopend import Geopend
from hefboom.intake.ontvangen_antwoord import Vragen
from hefboom.kernel import waardeklasse
from hefboom.mailbox import Bericht
from hefboom.stelsel import Regio


@dataclass(slots=True)
class Werkbank:
    """What the messages of one stack share: dossiers, accounts, and what the region decided.

    `stapel` are the messages themselves, `vragen` what the answers among them answer; `op` is the
    moment of judging. `claims` are those of the stack, by their message; `kasboek` knows what they
    were granted. Of claims that others answer `beantwoord` holds the messages; `declaratienummers`
    are the known ones: municipality, provider, number.
    """

    werkset: Werkset
    kasboek: Kasboek
    regio: Regio
    op: datetime
    stapel: Sequence[Geopend] = ()
    vragen: Vragen = field(default_factory=Vragen)
    claims: dict[UUID, Ingediend] = field(default_factory=dict)
    beantwoord: dict[UUID, Bericht] = field(default_factory=dict)
    declaratienummers: set[tuple[str, str, str]] = field(default_factory=set)


@waardeklasse()
class Zaak:
    """One valid message that is judged: what it says, and where it comes from."""

    inhoud: ijw.Bericht
    herkomst: Herkomst
    werk: Werkbank
