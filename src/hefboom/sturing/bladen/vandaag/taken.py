# SPDX-License-Identifier: EUPL-1.2
"""What the figures ask of a reader today: late starts, budgets, refusals, exceptions to a norm."""

from __future__ import annotations

from collections.abc import Iterator

from hefboom.inzage import Startblad
from hefboom.kernel import getal, hele_euro
from hefboom.scherm import Bezoek, Cijfer, Taak
from hefboom.sturing.bladen.vandaag import deel
from hefboom.sturing.blik import Blik, blik_van
from hefboom.sturing.namen import Naamboek
from hefboom.sturing.onderdelen.budgetvak import budgetvak
from hefboom.sturing.onderdelen.cijfers import maak, status_van, tussen_haken
from hefboom.sturing.onderdelen.segmenten import PER, per_segment
from hefboom.sturing.pagina import namen_voor

#: A segment stands on the list when fewer than this share starts within the norm.
NORM_AANDACHT = 0.7


def taken(bezoek: Bezoek) -> Iterator[Taak]:
    """The lines of this reader, in order."""
    if not deel.wie(bezoek.user.inzage):
        return
    blik = blik_van(bezoek)
    namen = namen_voor(blik)
    yield from (taak for taak in _taken(blik, namen) if taak is not None)


def _taken(blik: Blik, namen: Naamboek) -> Iterator[Taak | None]:
    starts = set(blik.inzage.starts)
    if Startblad.KWALITEIT in starts:
        yield from _norm(blik, namen)
    if {Startblad.GELD, Startblad.KWALITEIT} & starts:
        yield from _budget(blik, namen)
    if {Startblad.GELD, Startblad.LEVEREN, Startblad.BELEID} & starts:
        yield _maat(
            blik,
            "openstaande_weigeringen",
            "geweigerde declaratieregels staan nog open",
            "Wat later is verbeterd en toegekend, telt hier niet meer mee.",
            "Bekijk de regels",
        )
    if {Startblad.CASUS, Startblad.BELEID} & starts:
        yield _boven_norm(blik)


def _norm(blik: Blik, namen: Naamboek) -> Iterator[Taak]:
    uitkomst = blik.bereken("binnen_norm", per=PER)
    for code, rij in sorted(per_segment(uitkomst).items()):
        if rij.waarde is not None and rij.waarde < NORM_AANDACHT:
            yield Taak(
                uitkomst.toon(rij),
                f"start binnen de norm{tussen_haken(status_van(uitkomst, rij))} in "
                f"{namen.segment(code)}",
                f"Minder dan {NORM_AANDACHT * 100:.0f} % van de {getal(rij.noemer or 0)} starts "
                f"in {blik.periode_tekst}.",
                "Bekijk het segment",
                blik.adres("segment", code),
            )


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


def _maat(blik: Blik, code: str, wat: str, waarom: str, stap: str) -> Taak | None:
    cijfer: Cijfer = maak(blik, code, blik.eigen)
    if cijfer.waarde in ("0", "–"):
        return None
    return Taak(cijfer.waarde, f"{wat} in {blik.periode_tekst}", waarom, stap, cijfer.verklaar)


def _boven_norm(blik: Blik) -> Taak | None:
    uitkomst = blik.bereken("boven_norm", waar=blik.eigen)
    rij = uitkomst.enige
    if not rij.teller:
        return None
    return Taak(
        getal(rij.teller),
        f"toewijzingen boven de norm{tussen_haken(status_van(uitkomst, rij))} in "
        f"{blik.periode_tekst}",
        f"Van {getal(rij.noemer or 0)} toewijzingen waarvoor een norm geldt. Elk vraagt een reden.",
        "Bekijk de toewijzingen",
        blik.verklaar("boven_norm", blik.eigen),
    )
