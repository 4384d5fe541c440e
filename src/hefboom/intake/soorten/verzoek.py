# SPDX-License-Identifier: EUPL-1.2
"""What requests share (JW315, JW317), and which messages a municipality answers them with."""

from __future__ import annotations

from collections.abc import Iterable

from hefboom import ijw
from hefboom.dossiers.nodig import Nodig
from hefboom.dossiers.verzoek import IN_BEHANDELING, IN_ONDERZOEK

#: What a municipality does next about a request, by its stage.
VOLGENDE_STAP = {
    IN_BEHANDELING: "Wijs toe (JW301), wijs af of meld onderzoek (JW319).",
    IN_ONDERZOEK: "Rond het onderzoek af: wijs toe (JW301) of wijs af (JW319).",
}


def nodig_voor(bericht: ijw.Bericht, delen: Iterable[ijw.Inhoud]) -> Nodig:
    """The youth with all that runs for it, and the references in these parts of the message."""
    jeugdige = frozenset({bericht.inhoud["Client"]["Bsn"]})
    return Nodig(
        jeugdigen=jeugdige,
        referenties=frozenset(
            (bericht.kop.aanbieder, deel["ReferentieAanbieder"]) for deel in delen
        ),
        lopende_verzoeken_van=jeugdige,
        alle_toewijzingen_van=jeugdige,
    )
