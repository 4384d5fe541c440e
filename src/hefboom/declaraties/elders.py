# SPDX-License-Identifier: EUPL-1.2
"""Is the same help granted on another allocation number too? Pure; it informs and never refuses.

TR389 looks within one allocation and the standard has no return code for two. So when days were
allocated again under another number, only a remark keeps them from being paid twice unseen.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from hefboom import ijw
from hefboom.kernel import (
    Cents,
    Failed,
    Lezers,
    NotApplicable,
    Outcome,
    Passed,
    Period,
    datum,
    waardeklasse,
)

Geleverd = tuple[object, str, str]


@waardeklasse()
class Toekenning:
    """A granted line; a credit names the line it takes back in `crediteert`.

    `gemeente` pays; empty for the one that the claim is sent to.
    """

    jeugdige: UUID
    toewijzingnummer: int
    categorie: str
    productcode: str
    periode: Period
    referentie: str
    bedrag: Cents
    crediteert: str = ""
    gemeente: str = ""

    @property
    def wat(self) -> Geleverd:
        """For whom, and which product."""
        return (self.jeugdige, self.categorie, self.productcode)


@dataclass(frozen=True, slots=True)
class Opmerking:
    """A check that informs; `zin` and `raad` as in `toetsen.toets.Check`, without return code."""

    code: str
    vraag: str
    zin: str
    raad: str
    functie: Callable[..., Outcome]
    retourcode: str = ""

    @property
    def lezers(self) -> Lezers:
        """As the rule's register says."""
        return ijw.regel(self.code).lezers


OpmerkingAntwoord = tuple[Opmerking, Outcome]


def alleen_op_deze_toewijzing_toegekend(
    eigen: Toekenning | None, staand: Sequence[Toekenning]
) -> Outcome:
    """No granted debit stands for the same youth, product and day under another number (HB023).

    `staand` are those of this provider for the same youth and product.
    """
    if eigen is None:
        return NotApplicable("de regel is niet toegekend")
    if eigen.bedrag <= 0:
        return NotApplicable("voor de regel wordt niets betaald")
    andere = [
        ander
        for ander in staand
        if ander.toewijzingnummer != eigen.toewijzingnummer
        and ander.periode.overlaps(eigen.periode)
    ]
    if not andere:
        return Passed()
    ander = min(andere, key=lambda een: (een.periode.start, een.toewijzingnummer, een.referentie))
    return Failed(
        "dagen die alleen op deze toewijzing zijn toegekend",
        f"{datum(ander.periode.first)} t/m {datum(ander.periode.known_last)} is ook toegekend op "
        f"toewijzing {ander.toewijzingnummer} met referentienummer {ander.referentie}",
    )


ELDERS = Opmerking(
    code="HB023",
    vraag="Is deze hulp alleen op deze toewijzing toegekend?",
    zin="{gevonden}, verwacht {verwacht}.",
    raad="Is het dezelfde hulp, crediteer dan een van de twee regels.",
    functie=alleen_op_deze_toewijzing_toegekend,
)


def geen_andere_gemeente_betaalt(eigen: Toekenning | None, staand: Sequence[Toekenning]) -> Outcome:
    """No other municipality of the region pays for the same youth, product and day (HB025).

    One municipality answers for a youth on a day (woonplaatsbeginsel, Jeugdwet 1.1). `staand` are
    the granted lines of the others, of whatever provider.
    """
    if eigen is None:
        return NotApplicable("de regel is niet toegekend")
    if eigen.bedrag <= 0:
        return NotApplicable("voor de regel wordt niets betaald")
    andere = [ander for ander in staand if ander.periode.overlaps(eigen.periode)]
    if not andere:
        return Passed()
    ander = min(andere, key=lambda een: (een.periode.start, een.gemeente, een.toewijzingnummer))
    return Failed(
        "één gemeente per dag",
        f"gemeente {ander.gemeente} betaalt {datum(ander.periode.first)} t/m "
        f"{datum(ander.periode.known_last)} ook, op toewijzing {ander.toewijzingnummer}",
    )


ANDERE_GEMEENTE = Opmerking(
    code="HB025",
    vraag="Betaalt geen andere gemeente van de regio deze hulp?",
    zin="{gevonden}, verwacht {verwacht}.",
    raad="Vraag beide gemeenten voor wie het woonplaatsbeginsel geldt.",
    functie=geen_andere_gemeente_betaalt,
)

OPMERKINGEN = (ELDERS, ANDERE_GEMEENTE)


def opmerkingen(
    regels: Sequence[Toekenning | None],
    eerder: Iterable[Toekenning],
    andere_gemeenten: Iterable[Toekenning] = (),
) -> list[tuple[OpmerkingAntwoord, ...]]:
    """Per line of a claim the remarks on it; None stands for a line that is not granted.

    What the claim itself grants and takes back counts as well, in whatever order it stands.
    """
    staand = _staand([*eerder, *(regel for regel in regels if regel is not None)])
    daar = _staand(andere_gemeenten)
    return [
        tuple(
            (opmerking, opmerking.functie(regel, () if regel is None else per.get(regel.wat, ())))
            for opmerking, per in ((ELDERS, staand), (ANDERE_GEMEENTE, daar))
        )
        for regel in regels
    ]


def _staand(alle: Iterable[Toekenning]) -> dict[Geleverd, list[Toekenning]]:
    """The debits that no credit took back, by youth and product."""
    rijen = list(alle)
    terug = {
        (een.gemeente, een.toewijzingnummer, een.crediteert) for een in rijen if een.crediteert
    }
    staand: dict[Geleverd, list[Toekenning]] = defaultdict(list)
    for een in rijen:
        naam = (een.gemeente, een.toewijzingnummer, een.referentie)
        if een.bedrag > 0 and naam not in terug:
            staand[een.wat].append(een)
    return staand
