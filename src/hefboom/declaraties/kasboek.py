# SPDX-License-Identifier: EUPL-1.2
"""The claims a stack of messages brings: what they need is read once, and written once.

Between the two everything happens in memory, in order of arrival: each judged claim adds to the
accounts, references, numbers and months by which the next one is judged. Allocations are those of
the same working set the dossiers use, so a claim sees what an earlier message of its stack changed
and a later one sees what the claim was granted. Nothing is written before `bewaar`: whoever wants
a stack undone throws the book away.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from uuid import UUID

from hefboom.declaraties import regelset, voorkennis
from hefboom.declaraties.afgesproken import ZONDER_CONTRACT, in_woorden
from hefboom.declaraties.afspraken import Afspraken
from hefboom.declaraties.besluit import BeoordeeldeClaim, BeoordeeldeRegel, Dossier
from hefboom.declaraties.besteed import besteed
from hefboom.declaraties.elders import Toekenning
from hefboom.declaraties.feiten import (
    Lijstfeit,
    Stand,
    ToewijzingFeit,
    stand_van,
)
from hefboom.declaraties.geheel import Eerder
from hefboom.declaraties.models import Declaratie, Prestatie
from hefboom.declaraties.opslag import te_bewaren
from hefboom.declaraties.regel import (
    Claim,
    OnmogelijkePeriode,
    Prestatieregel,
    lees_claim,
    lees_zonder_regels,
)
from hefboom.declaraties.voorkennis import Geboekt, Maand, Naam, Partij, laatste_dag
from hefboom.dossiers import Besteed, Nummer, Toewijzing, Werkset
from hefboom.ijw import Bericht as IjwBericht
from hefboom.ijw.bomen import jw323
from hefboom.kernel import Bsn, Cents, Failed, Period, waardeklasse
from hefboom.mailbox import Bericht
from hefboom.rijen import nieuw, voeg_toe
from hefboom.stelsel import Beleid

#: The finding on an allocation without a contract: holding it holds what is claimed on it.
ZONDER_CONTRACT_TOEGEWEZEN = "HB035"
Lijst = Callable[[Prestatieregel], Lijstfeit | None]


@waardeklasse()
class Ingediend:
    """A claim at hand. With `fout`, a period in it cannot be, and `claim` is without its lines."""

    bericht: UUID
    gemeente: str
    aanbieder: str
    claim: Claim
    fout: OnmogelijkePeriode | None = None

    @property
    def partij(self) -> Partij:
        """Between whom it is: municipality and provider."""
        return (self.gemeente, self.aanbieder)

    @property
    def bsns(self) -> set[Bsn]:
        """The youths it names."""
        return {regel.bsn for regel in self.claim.regels}

    @property
    def nummers(self) -> set[Nummer]:
        """The allocations it names."""
        return {(self.gemeente, regel.toewijzingnummer) for regel in self.claim.regels}


def lees(bericht: UUID, ijw_bericht: IjwBericht) -> Ingediend:
    """A valid JW323 as a claim."""
    kop = ijw_bericht.kop
    try:
        claim, fout = lees_claim(jw323.inhoud(ijw_bericht)), None
    except OnmogelijkePeriode as onmogelijk:
        claim, fout = lees_zonder_regels(jw323.inhoud(ijw_bericht)), onmogelijk
    return Ingediend(bericht, kop.gemeente, kop.aanbieder, claim, fout)


class Rekening:
    """What was granted on one allocation: the lines, and the account they add up to."""

    __slots__ = ("_stand", "geboekt")

    def __init__(self, geboekt: Iterable[Geboekt] = ()) -> None:
        self.geboekt = list(geboekt)
        self._stand: Stand | None = None

    @property
    def stand(self) -> Stand:
        """The account after all lines so far, in order of receipt."""
        if self._stand is None:
            self._stand = stand_van((een.debet, een.crediteert) for een in self.geboekt)
        return self._stand

    def boek(self, een: Geboekt) -> None:
        """Add a line that was granted."""
        self.geboekt.append(een)
        if self._stand is not None:
            self._stand.boek_waarden(een.debet, een.crediteert)


class Kasboek:
    """Accounts, references, numbers and months, as they stand after each judged claim."""

    def __init__(
        self, werkset: Werkset, afspraken: Afspraken, lijst: Lijst, beleid: Beleid
    ) -> None:
        self._werkset, self._beleid = werkset, beleid
        #: what was agreed with whom; other kinds of message are held against the same book
        self.afspraken = afspraken
        self._lijst = lijst
        self._rekeningen: dict[Nummer, Rekening] = {}
        self._referenties: set[Naam] = set()
        self._nummers: set[Naam] = set()
        self._maanden: dict[Partij, list[Maand]] = {}
        self._declaraties: dict[UUID, Declaratie] = {}
        self._onleesbaar: set[UUID] = set()
        self._prestaties: list[Prestatie] = []

    def laad(self, claims: Collection[Ingediend]) -> None:
        """Read what these claims need, once, before any of them is judged.

        The working set must hold the allocations they name, and all those of their youths.
        """
        genoemd = self._bekend(nummer for een in claims for nummer in een.nummers)
        van_jeugdigen = (rij for een in claims for bsn in een.bsns for rij in self._van(een, bsn))
        andere = (rij for een in claims for bsn in een.bsns for rij in self._bij_anderen(een, bsn))
        self._open([*genoemd, *van_jeugdigen, *andere])
        self._referenties = voorkennis.gebruikte_referenties(
            {(een.aanbieder, regel.referentie) for een in claims for regel in een.claim.regels}
        )
        self._nummers = voorkennis.gebruikte_nummers(
            {(een.aanbieder, een.claim.nummer) for een in claims}
        )
        vroegst: dict[Partij, date] = {}
        for een in claims:
            begin = een.claim.periode.start
            vroegst[een.partij] = min(begin, vroegst.get(een.partij, begin))
        self._maanden = voorkennis.maanden_na(vroegst)

    def open(self, nummers: Iterable[Nummer]) -> None:
        """Read what was granted on these allocations."""
        self._open(self._bekend(nummers))

    # Questions

    def dossier(self, ingediend: Ingediend) -> Dossier:
        """What is known of a claim at this moment, for the pure judgement."""
        claim, (gemeente, aanbieder) = ingediend.claim, ingediend.partij
        eigen = {bsn: self._van(ingediend, bsn) for bsn in ingediend.bsns}
        toewijzingen = {
            nummer: rij
            for nummer in {regel.toewijzingnummer for regel in claim.regels}
            if (rij := self._werkset.bekende_toewijzing(gemeente, nummer)) is not None
        }
        van_afzender = [rij for rij in toewijzingen.values() if rij.aanbieder == aanbieder]
        afspraak = partial(self.afspraken.van, gemeente, aanbieder)
        return Dossier(
            gemeente=gemeente,
            aanbieder=aanbieder,
            jeugdigen={bsn: rijen[0].jeugdige_id for bsn, rijen in eigen.items() if rijen},
            toewijzingen={nummer: _feit(rij) for nummer, rij in toewijzingen.items()},
            standen=self.standen(van_afzender),
            tarief=lambda regel: afspraak(regel).tarief,
            afspraak=afspraak,
            lijst=self._lijst,
            elders=self._elders(claim, eigen.values()),
            andere_gemeenten=self._andere_gemeenten(ingediend),
            referenties={
                regel.referentie
                for regel in claim.regels
                if (aanbieder, regel.referentie) in self._referenties
            },
            eerder=Eerder(
                nummer_gebruikt=(aanbieder, claim.nummer) in self._nummers,
                latere_periode=self._latere_periode(ingediend),
            ),
        )

    def standen(self, toewijzingen: Iterable[Toewijzing]) -> dict[int, Stand]:
        """What was granted on each of these allocations, by number; absent where nothing was."""
        rijen = list(toewijzingen)
        self._open(rijen)
        rekeningen = ((rij.toewijzingnummer, self._rekening(rij)) for rij in rijen)
        return {nummer: rekening.stand for nummer, rekening in rekeningen if rekening.geboekt}

    def open_prestaties(self, toewijzingen: Iterable[Toewijzing]) -> dict[int, int]:
        """How many lines were granted on each and not credited, € 0 left out; by number (TR385)."""
        standen = self.standen(toewijzingen)
        return {nummer: stand.niet_gecrediteerd for nummer, stand in standen.items()}

    def besteed_op(self, toewijzingen: Iterable[Toewijzing]) -> dict[int, Besteed]:
        """What was granted on each, for who wants to change them (HB020)."""
        return {nummer: besteed(stand) for nummer, stand in self.standen(toewijzingen).items()}

    def _van(self, ingediend: Ingediend, bsn: Bsn) -> Sequence[Toewijzing]:
        """What this municipality ever allocated to this provider for the youth (OP276).

        Whoever has nothing is unknown here, or an answer would tell who is in care elsewhere.
        """
        return [
            rij
            for rij in self._werkset.bekende_toewijzingen(bsn)
            if rij.gemeente == ingediend.gemeente and rij.aanbieder == ingediend.aanbieder
        ]

    def _elders(self, claim: Claim, eigen: Iterable[Sequence[Toewijzing]]) -> list[Toekenning]:
        """The lines granted to this provider for these youths on the days of the claim's lines.

        Of a youth with one allocation here there is nothing to hold beside it, and so nothing.
        """
        gevraagd = [rijen for rijen in eigen if len(rijen) > 1]
        if not gevraagd:
            return []
        return self._toegekend_op(claim, (rij for rijen in gevraagd for rij in rijen))

    def _andere_gemeenten(self, ingediend: Ingediend) -> list[Toekenning]:
        """The lines that other municipalities granted for these youths on the claim's days.

        Seldom anyone's: then the accounts are not even looked at.
        """
        rijen = [rij for bsn in ingediend.bsns for rij in self._bij_anderen(ingediend, bsn)]
        return self._toegekend_op(ingediend.claim, rijen, met_gemeente=True) if rijen else []

    def _bij_anderen(self, ingediend: Ingediend, bsn: Bsn) -> Sequence[Toewijzing]:
        """What other municipalities allocated for the youth. Only the region may know (OP095)."""
        return [
            rij
            for rij in self._werkset.bekende_toewijzingen(bsn)
            if rij.gemeente != ingediend.gemeente
        ]

    def _toegekend_op(
        self, claim: Claim, rijen: Iterable[Toewijzing], *, met_gemeente: bool = False
    ) -> list[Toekenning]:
        """The granted lines on these, of a claim's products and around its days."""
        if not claim.regels:
            return []
        codes = {regel.productcode for regel in claim.regels}
        eerste = min(regel.periode.start for regel in claim.regels)
        laatste = max(laatste_dag(regel) for regel in claim.regels)
        return [
            Toekenning(
                rij.jeugdige_id,
                rij.toewijzingnummer,
                een.categorie,
                een.productcode,
                Period.inclusive(een.eerste, een.laatste),
                een.referentie,
                Cents(een.ingediend),
                een.vorige,
                rij.gemeente if met_gemeente else "",
            )
            for rij in rijen
            for een in self._rekening(rij).geboekt
            if een.productcode in codes
            and een.laatste >= eerste
            and een.eerste <= laatste
            and een.ingediend
        ]

    def _latere_periode(self, ingediend: Ingediend) -> Period | None:
        claim = ingediend.claim
        later = [
            een
            for een in self._maanden.get(ingediend.partij, ())
            if een.dagtekening < claim.dagtekening and een.begin > claim.periode.start
        ]
        if not later:
            return None
        laatste = max(later, key=lambda een: een.begin)
        return Period.inclusive(laatste.begin, laatste.einde)

    # Changes

    def boek(
        self,
        ingediend: Ingediend,
        beoordeeld: BeoordeeldeClaim,
        afgekeurd: bool,
        erbij: Sequence[list[str]] = (),
    ) -> Declaratie:
        """Count a judged claim, and remember it with every answer.

        `afgekeurd`: other rules refuse it as a whole; `erbij`: what those answered.
        """
        claim = ingediend.claim
        geweigerd = afgekeurd or bool(beoordeeld.geheel_afgekeurd)
        declaratie = nieuw(
            Declaratie,
            bericht_id=ingediend.bericht,
            gemeente=ingediend.gemeente,
            aanbieder=ingediend.aanbieder,
            declaratienummer=claim.nummer,
            begindatum=claim.periode.first,
            einddatum=claim.periode.known_last,
            dagtekening=claim.dagtekening,
            ingediend=int(claim.totaal),
            toegekend=int(beoordeeld.toegekend),
            geweigerd=geweigerd,
            toetsen=[
                *te_bewaren((check.code, uit) for check, uit in beoordeeld.geheel),
                *erbij,
            ],
        )
        self._declaraties[ingediend.bericht] = declaratie
        if ingediend.fout is not None:
            self._onleesbaar.add(ingediend.bericht)
        for regel in beoordeeld.regels:
            self._boek_regel(ingediend, declaratie, regel)
        if not geweigerd:
            self._nummers.add((ingediend.aanbieder, claim.nummer))
            self._referenties.update((ingediend.aanbieder, een.referentie) for een in claim.regels)
            self._maanden.setdefault(ingediend.partij, []).append(
                Maand(declaratie.begindatum, declaratie.einddatum, claim.dagtekening)
            )
        return declaratie

    def _boek_regel(
        self, ingediend: Ingediend, declaratie: Declaratie, beoordeeld: BeoordeeldeRegel
    ) -> None:
        regel, dag = beoordeeld.regel, declaratie.dagtekening
        rij = self._werkset.bekende_toewijzing(ingediend.gemeente, regel.toewijzingnummer)
        if rij is not None and rij.aanbieder != ingediend.aanbieder:
            rij = None
        if beoordeeld.besluit.toegekend and rij is not None:
            self._rekening(rij).boek(Geboekt.van(regel))
        self._prestaties.append(
            nieuw(
                Prestatie,
                declaratie=declaratie,
                volgnummer=regel.volgnummer,
                jeugdige_id=beoordeeld.jeugdige,
                toewijzing=rij,
                aanbieder=ingediend.aanbieder,
                referentienummer=regel.referentie,
                vorig_referentienummer=regel.vorige_referentie,
                toewijzingnummer=regel.toewijzingnummer,
                categorie=regel.categorie,
                productcode=regel.productcode,
                begindatum=regel.periode.start,
                einddatum=laatste_dag(regel),
                volume=regel.volume,
                eenheid=regel.eenheid,
                tarief=None if regel.tarief is None else int(regel.tarief),
                ingediend=int(regel.bedrag),
                toegekend=int(beoordeeld.toegekend),
                geweigerd=not beoordeeld.besluit.toegekend,
                aangehouden=beoordeeld.besluit.toegekend
                and any(
                    isinstance(uit, Failed) and self._houdt_aan(een.code, dag)
                    for een, uit in beoordeeld.opmerkingen
                ),
                afspraaksoort=beoordeeld.afspraak.soort.value,
                afspraak=in_woorden(regel, beoordeeld.afspraak),
                toetsen=[
                    *te_bewaren((check.code, uit) for check, uit in beoordeeld.antwoorden),
                    *te_bewaren(
                        (
                            (een.code, uit)
                            for een, uit in beoordeeld.opmerkingen
                            if een.lezers == "allen"
                            and self._beleid.actie(een.code, dag) != "niets"
                        ),
                        weigert=False,
                    ),
                ],
            )
        )

    def _houdt_aan(self, code: str, dag: date) -> bool:
        """Is a granted line with this remark not to be paid yet?"""
        codes = (code, ZONDER_CONTRACT_TOEGEWEZEN) if code == ZONDER_CONTRACT.code else (code,)
        return any(self._beleid.actie(een, dag) == "betaling_aanhouden" for een in codes)

    def bewaar(self, antwoorden: Mapping[UUID | None, Bericht]) -> None:
        """Write the judged claims, after the working set of the dossiers and the answers.

        `antwoorden`: our answer to each message, by the message's key.
        """
        if not self._declaraties:
            return
        regels = regelset.huidige()
        for pk, declaratie in self._declaraties.items():
            antwoord = antwoorden.get(pk)
            declaratie.antwoord_id = None if antwoord is None else antwoord.pk
            # A claim that could not be read was asked one thing, and its answer stands there.
            declaratie.regelset_id = None if pk in self._onleesbaar else regels.pk
        voeg_toe(self._declaraties.values(), met_sleutels=True)
        for prestatie in self._prestaties:
            prestatie.regelset_id = regels.pk
        voeg_toe(self._prestaties)
        self._declaraties, self._prestaties, self._onleesbaar = {}, [], set()

    # Bookkeeping

    def _bekend(self, nummers: Iterable[Nummer]) -> Iterator[Toewijzing]:
        for nummer in nummers:
            rij = self._werkset.bekende_toewijzing(*nummer)
            if rij is not None:
                yield rij

    def _open(self, toewijzingen: Iterable[Toewijzing]) -> None:
        """Have the accounts of these allocations; one question for all that are not here yet."""
        onbekend = {
            rij.id: rij
            for rij in toewijzingen
            if rij.id is not None and _nummer(rij) not in self._rekeningen
        }
        if onbekend:
            geboekt = voorkennis.geboekt_op(onbekend)
            for pk, rij in onbekend.items():
                self._rekeningen[_nummer(rij)] = Rekening(geboekt.get(pk, ()))

    def _rekening(self, rij: Toewijzing) -> Rekening:
        """The account of an allocation; of one this stack brought, it starts empty."""
        nummer = _nummer(rij)
        if nummer not in self._rekeningen:
            self._open([rij])
        rekening = self._rekeningen.get(nummer)
        if rekening is None:
            rekening = self._rekeningen[nummer] = Rekening()
        return rekening


def _nummer(rij: Toewijzing) -> Nummer:
    return (rij.gemeente, rij.toewijzingnummer)


def _feit(rij: Toewijzing) -> ToewijzingFeit:
    return ToewijzingFeit(
        toewijzingnummer=rij.toewijzingnummer,
        gemeente=rij.gemeente,
        aanbieder=rij.aanbieder,
        jeugdige=rij.jeugdige_id,
        periode=rij.periode,
        categorie=rij.categorie,
        productcode=rij.productcode,
        volume=rij.volume,
        eenheid=rij.eenheid,
        frequentie=rij.frequentie,
        budget=None if rij.budget is None else Cents(rij.budget),
        reden_wijziging=rij.reden_wijziging,
        vroeger=rij.vroegere_omvang,
    )
