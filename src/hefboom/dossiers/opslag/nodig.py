# SPDX-License-Identifier: EUPL-1.2
"""What messages need of the dossiers before they can be judged. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from hefboom.kernel import Bsn, waardeklasse

Nummer = tuple[str, int]  # municipality, ToewijzingNummer
Referentie = tuple[str, str]  # provider, ReferentieAanbieder


@waardeklasse()
class Nodig:
    """What is read for a message; by default nothing. What is not known is simply not found."""

    #: Youths, each with all allocations, and all help given to them.
    jeugdigen: frozenset[Bsn] = frozenset()
    #: Allocations, whoever they are for.
    nummers: frozenset[Nummer] = frozenset()
    #: Requests with their lines; with them which requests the allocations of `jeugdigen` honour.
    referenties: frozenset[Referentie] = frozenset()
    #: Youths (also in `jeugdigen`) whose requests under way are read, of every provider.
    lopende_verzoeken_van: frozenset[Bsn] = frozenset()
    #: Youths of whom all allocations are read, and nothing else.
    toewijzingen_van: frozenset[Bsn] = frozenset()
    #: Allocations (also in `nummers`) that are withdrawn: the requests they honour come too.
    verwijderde_nummers: frozenset[Nummer] = frozenset()

    @classmethod
    def samen(cls, alle: Iterable[Nodig]) -> Nodig:
        """What all of these need together."""
        delen = tuple(alle)
        return cls(
            jeugdigen=frozenset().union(*(een.jeugdigen for een in delen)),
            nummers=frozenset().union(*(een.nummers for een in delen)),
            referenties=frozenset().union(*(een.referenties for een in delen)),
            lopende_verzoeken_van=frozenset().union(*(een.lopende_verzoeken_van for een in delen)),
            toewijzingen_van=frozenset().union(*(een.toewijzingen_van for een in delen)),
            verwijderde_nummers=frozenset().union(*(een.verwijderde_nummers for een in delen)),
        )
