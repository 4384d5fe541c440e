# SPDX-License-Identifier: EUPL-1.2
"""What the figures ask of a reader today: budgets that are passed."""

from __future__ import annotations

from collections.abc import Iterator

from hefboom.inzage import Startblad
from hefboom.kernel import hele_euro
from hefboom.scherm import Bezoek, Taak
from hefboom.sturing.bladen.vandaag import deel
from hefboom.sturing.blik import Blik, blik_van
from hefboom.sturing.namen import Naamboek
from hefboom.sturing.onderdelen.budgetvak import budgetvak
from hefboom.sturing.onderdelen.cijfers import status_van, tussen_haken
from hefboom.sturing.onderdelen.segmenten import PER, per_segment
from hefboom.sturing.pagina import namen_voor


def taken(bezoek: Bezoek) -> Iterator[Taak]:
    """The lines of this reader, in order."""
    if not deel.wie(bezoek.user.inzage):
        return
    blik = blik_van(bezoek)
    namen = namen_voor(blik)
    yield from (taak for taak in _taken(blik, namen) if taak is not None)


def _taken(blik: Blik, namen: Naamboek) -> Iterator[Taak | None]:
    starts = set(blik.inzage.starts)
    if {Startblad.GELD, Startblad.KWALITEIT} & starts:
        yield from _budget(blik, namen)


def _budget(blik: Blik, namen: Naamboek) -> Iterator[Taak]:
    if budgetvak(blik).deel != 1:
        return
    besteed = per_segment(blik.bereken("bestedingen", per=PER))
    uitkomst = blik.bereken("budget", per=PER)
    for code, budget in sorted(per_segment(uitkomst).items()):
        rij = besteed.get(code)
        if rij and rij.waarde and budget.waarde and rij.waarde > budget.waarde:
            yield Taak(
                hele_euro(int(rij.waarde - budget.waarde)),
                f"boven het budget{tussen_haken(status_van(uitkomst, budget))} van "
                f"{namen.segment(code)}",
                f"Besteed in {blik.periode_tekst}, naast het budget voor het hele jaar.",
                "Verklaar het bedrag",
                blik.verklaar("bestedingen", {"segment": code}),
            )
