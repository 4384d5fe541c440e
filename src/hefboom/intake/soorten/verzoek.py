# SPDX-License-Identifier: EUPL-1.2
"""What requests share (JW315, JW317), and which messages a municipality answers them with."""

from __future__ import annotations

from collections.abc import Iterable

from hefboom import ijw
from hefboom.dossiers import IN_BEHANDELING, IN_ONDERZOEK, Nodig
from hefboom.kernel import Bsn

#: What a municipality does next about a request, by its stage.
VOLGENDE_STAP = {
    IN_BEHANDELING: "Wijs toe (JW301), wijs af of meld onderzoek (JW319).",
    IN_ONDERZOEK: "Rond het onderzoek af: wijs toe (JW301) of wijs af (JW319).",
}


def nodig_voor(kop: ijw.Kop, jeugdige: Bsn, referenties: Iterable[str]) -> Nodig:
    """The youth with all that runs for it, and the requests with these references."""
    bsns = frozenset({jeugdige})
    return Nodig(
        jeugdigen=bsns,
        referenties=frozenset((kop.aanbieder, referentie) for referentie in referenties),
        lopende_verzoeken_van=bsns,
    )
