# SPDX-License-Identifier: EUPL-1.2
"""Is the youth of a message the one we know by that BSN?"""

from __future__ import annotations

from collections.abc import Iterator

from hefboom import ijw
from hefboom.dossiers import Client, Werkset
from hefboom.ijw.codes import COD046
from hefboom.kernel import Failed, Finding, NotApplicable, Outcome, Passed, waardeklasse


@waardeklasse()
class BekendePersoon:
    """Birth year and sex as others said them; None and empty when nobody did."""

    geboortejaar: int | None
    geslacht: str


def is_dezelfde(client: Client, bekend: BekendePersoon | None) -> Outcome:
    """Not both another birth year and another sex (HB026).

    One of them is a typing error or a newer fact (OP039); both together are another child.
    """
    if bekend is None:
        return NotApplicable("het BSN is hier nieuw")
    bekende = {COD046.MANNELIJK, COD046.VROUWELIJK}
    if (
        not (client.geboortejaar and bekend.geboortejaar)
        or not {
            client.geslacht,
            bekend.geslacht,
        }
        <= bekende
    ):
        return NotApplicable("geboortejaar of geslacht is niet bekend")
    if client.geboortejaar != bekend.geboortejaar and client.geslacht != bekend.geslacht:
        return Failed(
            "geboortejaar en geslacht zoals eerder gemeld", "een ander jaar en een ander geslacht"
        )
    return Passed()


TOETSEN = (("HB026", is_dezelfde),)


def persoonsbevindingen(werkset: Werkset, client: Client | None) -> Iterator[Finding]:
    """HB026 on the youth a message is about."""
    if client is None:
        return
    rij = werkset.jeugdige(client.bsn)
    bekend = None if rij is None else BekendePersoon(rij.geboortejaar, rij.geslacht)
    uitkomst = is_dezelfde(client, bekend)
    if isinstance(uitkomst, Failed):
        yield Finding.van(ijw.regel("HB026"), "Client", uitkomst)
