# SPDX-License-Identifier: EUPL-1.2
"""A message after opening."""

from __future__ import annotations

from hefboom import ijw
from hefboom.kernel import Finding, waardeklasse
from hefboom.mailbox import Bericht

#: Why a message that breaks the schema is refused without an iJw answer (ADR 8).
PAST_NIET = "Dit bericht past niet in het schema (XSD) van de standaard en is niet ingenomen."


@waardeklasse()
class Geopend:
    """One message after opening, with exactly one of three ends.

    `quarantaine`: a Dutch reason why it is not ours to judge. `inhoud` is None with a `kop`: it
    breaks the schema (`past_in_schema`), or holds a value Hefboom has no room for; then it is
    refused whole. Otherwise `inhoud` is a valid message of this region.
    """

    bericht: Bericht
    quarantaine: str = ""
    soort: str = ""
    release: str = ""
    kop: ijw.Kop | None = None
    inhoud: ijw.Bericht | None = None
    bevindingen: tuple[Finding, ...] = ()
    past_in_schema: bool = True

    @property
    def sleutel(self) -> tuple[str, str, str] | None:
        """Kind, sender and identification: unique for a message that counts as sent (TR056)."""
        if self.kop is None or self.quarantaine:
            return None
        return self.soort, self.kop.afzender, self.kop.eigen[0]
