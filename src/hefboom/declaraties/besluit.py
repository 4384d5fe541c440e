# SPDX-License-Identifier: EUPL-1.2
"""From answers to a decision, line by line and for the claim as a whole. Pure.

Credits come before debits (OP366), then lines go in order of receipt, allocation by allocation:
one linear pass with a running account, in which a refused line uses no volume.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import field
from uuid import UUID

from hefboom.declaraties.afgesproken import opmerkingen as afspraakopmerkingen
from hefboom.declaraties.elders import OpmerkingAntwoord, Toekenning, opmerkingen
from hefboom.declaraties.feiten import (
    ONBEKENDE_AFSPRAAK,
    Afspraak,
    Context,
    Lijstfeit,
    Stand,
    TariefFeit,
    ToewijzingFeit,
)
from hefboom.declaraties.geheel import Eerder, GeheelAntwoord, toets_geheel
from hefboom.declaraties.regel import Claim, Prestatieregel
from hefboom.declaraties.toetsen import Toetsantwoord, toets_prestatie
from hefboom.kernel import Bsn, Cents, Failed, waardeklasse


@waardeklasse()
class Besluit:
    """A line is granted whole or refused whole; `retourcodes` says why, each code once."""

    toegekend: bool
    retourcodes: tuple[str, ...] = ()


def neem_besluit(antwoorden: Sequence[Toetsantwoord]) -> Besluit:
    """Refused when at least one check fails; "not applicable" refuses nothing."""
    codes = [check.retourcode for check, outcome in antwoorden if isinstance(outcome, Failed)]
    return Besluit(toegekend=not codes, retourcodes=tuple(dict.fromkeys(codes)))


def _geen_lijst(regel: Prestatieregel) -> Lijstfeit | None:
    """Without a product list there is nothing to say of a code."""
    return None


def _zonder_register(regel: Prestatieregel) -> Afspraak:
    """Without a register there is nothing to hold a line against."""
    return ONBEKENDE_AFSPRAAK


@waardeklasse()
class Dossier:
    """What is known before the claim came in.

    `jeugdigen` gives our key of a youth this municipality allocated to this provider, by BSN;
    `toewijzingen` and `standen` the allocation and what was granted on it, by allocation number.
    `elders` are the granted lines of these youths with this provider, around the days of the claim.
    `andere_gemeenten` are those of the same youths that other municipalities granted, to anyone.
    `tarief` finds the agreed tariff for a line, `afspraak` all that was agreed, `lijst` what the
    product list says of its code. `referenties` are those this provider used before; `eerder` is
    what its earlier claims say of this one as a whole.
    """

    gemeente: str
    aanbieder: str
    jeugdigen: Mapping[Bsn, UUID]
    toewijzingen: Mapping[int, ToewijzingFeit]
    standen: Mapping[int, Stand]
    tarief: Callable[[Prestatieregel], TariefFeit | None]
    referenties: Collection[str] = frozenset()
    eerder: Eerder = field(default_factory=Eerder)
    lijst: Callable[[Prestatieregel], Lijstfeit | None] = _geen_lijst
    elders: Collection[Toekenning] = ()
    andere_gemeenten: Collection[Toekenning] = ()
    afspraak: Callable[[Prestatieregel], Afspraak] = _zonder_register


@waardeklasse()
class BeoordeeldeRegel:
    """A line with every check's answer and the decision on it; `jeugdige` when we know the BSN.

    `opmerkingen` are the answers that inform and refuse nothing; `afspraak` is what it was held
    against.
    """

    regel: Prestatieregel
    antwoorden: tuple[Toetsantwoord, ...]
    besluit: Besluit
    jeugdige: UUID | None = None
    opmerkingen: tuple[OpmerkingAntwoord, ...] = ()
    afspraak: Afspraak = ONBEKENDE_AFSPRAAK

    @property
    def toegekend(self) -> Cents:
        """The granted amount: all of it or nothing."""
        return self.regel.bedrag if self.besluit.toegekend else Cents(0)


@waardeklasse()
class BeoordeeldeClaim:
    """A judged claim: the answers on the whole, and the lines in the order of the message.

    When `geheel_afgekeurd`, no line is granted, whatever its own checks say, and nothing of the
    claim counts later: it is as if it was never sent.
    """

    claim: Claim
    geheel: tuple[GeheelAntwoord, ...]
    regels: tuple[BeoordeeldeRegel, ...]

    @property
    def geheel_afgekeurd(self) -> tuple[str, ...]:
        """The return codes that refuse the claim as a whole, each once."""
        codes = [check.retourcode for check, uit in self.geheel if isinstance(uit, Failed)]
        return tuple(dict.fromkeys(codes))

    @property
    def toegekend(self) -> Cents:
        """The granted total."""
        return Cents.total(regel.toegekend for regel in self.regels)


def beoordeel(claim: Claim, dossier: Dossier, afgekeurd: bool = False) -> BeoordeeldeClaim:
    """Judge a whole claim; `afgekeurd` says something else already refused it as a whole.

    Reads the accounts in `dossier`, and leaves them as they are.
    """
    geheel = toets_geheel(claim, dossier.eerder)
    geweigerd = afgekeurd or any(isinstance(outcome, Failed) for _, outcome in geheel)
    herhaald = _herhaalde_referenties(claim.regels, dossier.referenties)
    uit: dict[int, tuple[tuple[Toetsantwoord, ...], Besluit, UUID | None]] = {}
    for nummer, regels in _per_toewijzing(claim.regels).items():
        eerder = dossier.standen.get(nummer)
        stand = Stand() if eerder is None else eerder.kopie()
        for regel in regels:
            context = Context(
                gemeente=dossier.gemeente,
                aanbieder=dossier.aanbieder,
                declaratieperiode=claim.periode,
                jeugdige=dossier.jeugdigen.get(regel.bsn),
                toewijzing=dossier.toewijzingen.get(nummer),
                tarief=dossier.tarief(regel),
                stand=stand,
                referentie_gebruikt=regel.volgnummer in herhaald,
                lijst=dossier.lijst(regel),
                afspraak=dossier.afspraak(regel).soort,
            )
            antwoorden = toets_prestatie(regel, context)
            besluit = neem_besluit(antwoorden)
            if besluit.toegekend:
                stand.boek(regel)
            if geweigerd:
                besluit = Besluit(toegekend=False, retourcodes=besluit.retourcodes)
            uit[regel.volgnummer] = (antwoorden, besluit, context.jeugdige)
    toekenningen = [
        _toekenning(regel, jeugdige) if besluit.toegekend and jeugdige is not None else None
        for regel in claim.regels
        for _, besluit, jeugdige in (uit[regel.volgnummer],)
    ]
    gemerkt = opmerkingen(toekenningen, dossier.elders, dossier.andere_gemeenten)
    return BeoordeeldeClaim(
        claim,
        geheel,
        tuple(
            _afgerond(regel, uit[regel.volgnummer], erbij, dossier.afspraak(regel))
            for regel, erbij in zip(claim.regels, gemerkt, strict=True)
        ),
    )


def _afgerond(
    regel: Prestatieregel,
    uit: tuple[tuple[Toetsantwoord, ...], Besluit, UUID | None],
    gemerkt: tuple[OpmerkingAntwoord, ...],
    afspraak: Afspraak,
) -> BeoordeeldeRegel:
    erbij = afspraakopmerkingen(regel, uit[1].toegekend, afspraak)
    return BeoordeeldeRegel(regel, *uit, gemerkt + erbij, afspraak)


def _toekenning(regel: Prestatieregel, jeugdige: UUID) -> Toekenning:
    return Toekenning(
        jeugdige,
        regel.toewijzingnummer,
        *regel.sleutel,
        referentie=regel.referentie,
        bedrag=regel.bedrag,
        crediteert=regel.vorige_referentie if regel.credit else "",
    )


def _per_toewijzing(regels: Sequence[Prestatieregel]) -> dict[int, list[Prestatieregel]]:
    per: dict[int, list[Prestatieregel]] = defaultdict(list)
    for regel in sorted(regels, key=lambda r: not r.credit):
        per[regel.toewijzingnummer].append(regel)
    return per


def _herhaalde_referenties(
    regels: Sequence[Prestatieregel], eerder: Collection[str]
) -> frozenset[int]:
    gezien, herhaald = set(eerder), set()
    for regel in regels:
        if regel.referentie in gezien:
            herhaald.add(regel.volgnummer)
        gezien.add(regel.referentie)
    return frozenset(herhaald)
