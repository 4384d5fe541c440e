# SPDX-License-Identifier: EUPL-1.2
"""The dossiers a stack of messages touches: read in bulk, changed in memory, kept at once.

Messages of one stack follow each other; what the first changes, the second sees here. Nothing is
written before `bewaar`, so whoever wants a stack undone throws the set away and starts again; one
message is undone with its `proef`.
"""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from django.db.models import Model

from hefboom.dossiers.client import Client
from hefboom.dossiers.models import (
    Honorering,
    Jeugdige,
    Toewijzing,
    Verzoek,
    Wijzigingsregel,
    Zorgperiode,
)
from hefboom.dossiers.opslag import identiteit
from hefboom.dossiers.opslag.nodig import Nodig, Nummer, Referentie
from hefboom.dossiers.opslag.proef import Proef
from hefboom.dossiers.product import Productaanduiding
from hefboom.dossiers.verzoek.keuzes import ONDERHANDEN, WIJZIGING
from hefboom.kernel import Bsn, zeker
from hefboom.rijen import groepen, voeg_toe, werk_bij

K = TypeVar("K")
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Zorgsleutel:
    """What tells one stretch of help from another (IV096), as in the constraints of the table.

    With an allocation its number and the first day; under task funding product and first day.
    """

    gemeente: str
    aanbieder: str
    bsn_index: str
    nummer: int | None
    product: Productaanduiding | None
    begindatum: date


@dataclass(slots=True)
class Wijzigingen:
    """What has to be written."""

    jeugdigen_nieuw: list[Jeugdige] = field(default_factory=list)
    jeugdigen: dict[uuid.UUID, Jeugdige] = field(default_factory=dict)
    verzoeken_nieuw: list[Verzoek] = field(default_factory=list)
    wijzigingsregels: list[Wijzigingsregel] = field(default_factory=list)
    verzoeken: dict[int, Verzoek] = field(default_factory=dict)
    toewijzingen_nieuw: list[Toewijzing] = field(default_factory=list)
    toewijzingen: dict[int, Toewijzing] = field(default_factory=dict)
    honoreringen: list[Honorering] = field(default_factory=list)
    zorg_nieuw: dict[Zorgsleutel, Zorgperiode] = field(default_factory=dict)
    zorg: dict[int, Zorgperiode] = field(default_factory=dict)
    zorg_weg: list[int] = field(default_factory=list)


def _velden(model: type, *overslaan: str) -> list[str]:
    return [
        veld.name
        for veld in model._meta.concrete_fields  # type: ignore[attr-defined]
        if not veld.primary_key and veld.name not in overslaan
    ]


def _wijzigt(verzoek: Verzoek) -> bool:
    return verzoek.soort == WIJZIGING


class Werkset:
    """The known youths, requests, allocations and help for the messages at hand."""

    def __init__(self) -> None:
        self._jeugdigen: dict[str, Jeugdige] = {}
        self._index_van: dict[uuid.UUID, str] = {}
        self._toewijzingen: dict[Nummer, Toewijzing] = {}
        self._verzoeken: dict[Referentie, Verzoek] = {}
        self._gevraagd_voor: dict[uuid.UUID, list[Verzoek]] = {}
        self._regels: dict[Referentie, list[Wijzigingsregel]] = {}
        self._toegewezen_aan: dict[uuid.UUID, list[Toewijzing]] = {}
        self._beantwoord: dict[Referentie, list[Toewijzing]] = {}
        self._honoreert: dict[Nummer, list[str]] = {}
        self._zorg: dict[Zorgsleutel, Zorgperiode] = {}
        self._zorg_op: dict[Nummer, list[Zorgsleutel]] = {}
        self._wijzigingen = Wijzigingen()
        self._proef = Proef()

    @classmethod
    def laad(cls, nodig: Nodig) -> Werkset:
        """Read what is known of all that is needed, in as many questions as `Nodig` has fields."""
        werkset = cls()
        indexen = {identiteit.index(bsn) for bsn in nodig.jeugdigen}
        alle = indexen | {identiteit.index(bsn) for bsn in nodig.toewijzingen_van}
        for groep in groepen(alle):
            gezocht = Jeugdige.objects.filter(bsn_index__in=groep)
            for jeugdige in gezocht.defer("bsn_verzegeld"):
                werkset._onthoud_jeugdige(jeugdige)
        eigen = [pk for pk, index in werkset._index_van.items() if index in indexen]
        # Whose help and requests are looked at, of them all allocations come: one question.
        for bekend in groepen(werkset._index_van):
            for toewijzing in Toewijzing.objects.filter(jeugdige__in=bekend):
                werkset._onthoud_toewijzing(toewijzing)
        vreemd = nodig.nummers - werkset._toewijzingen.keys()
        for nummers in groepen({nummer for _, nummer in vreemd}):
            for toewijzing in Toewijzing.objects.filter(
                gemeente__in={gemeente for gemeente, _ in vreemd}, toewijzingnummer__in=nummers
            ):
                if (toewijzing.gemeente, toewijzing.toewijzingnummer) in vreemd:
                    werkset._onthoud_toewijzing(toewijzing)
        if nodig.referenties or nodig.verwijderde_nummers:
            werkset._laad_honoreringen(eigen)
        referenties = nodig.referenties | {
            (rij.aanbieder, referentie)
            for nummer in nodig.verwijderde_nummers
            if (rij := werkset._toewijzingen.get(nummer))
            for referentie in werkset.referenties_van(rij)
        }
        if referenties:
            for verzoek in Verzoek.objects.filter(
                aanbieder__in={aanbieder for aanbieder, _ in referenties},
                referentie_aanbieder__in={referentie for _, referentie in referenties},
            ):
                werkset._onthoud_verzoek(verzoek)
            werkset._laad_regels()
        vragend = werkset._bekenden(nodig.lopende_verzoeken_van)
        if vragend:
            for verzoek in Verzoek.objects.filter(jeugdige__in=vragend, status__in=ONDERHANDEN):
                werkset._onthoud_verzoek(verzoek)
        toewijzingen = {rij.pk: rij for rij in werkset._toewijzingen.values()}
        for zorg in Zorgperiode.objects.filter(jeugdige__in=eigen):
            if zorg.toewijzing_id in toewijzingen:
                zorg.toewijzing = toewijzingen[zorg.toewijzing_id]
            werkset._onthoud_zorg(zorg)
        werkset.proef()
        return werkset

    def proef(self) -> Proef:
        """From here on remember what changes, so that it can be undone."""
        self._proef = Proef()
        return self._proef

    # Questions; who gets a row may change it, so a trial remembers how it stood

    def sleutel(
        self,
        gemeente: str,
        aanbieder: str,
        bsn: Bsn,
        nummer: int | None,
        product: Productaanduiding,
        begindatum: date,
    ) -> Zorgsleutel:
        """The key under which help is remembered here."""
        eigen = None if nummer is not None else product
        return Zorgsleutel(gemeente, aanbieder, identiteit.index(bsn), nummer, eigen, begindatum)

    def jeugdige(self, bsn: Bsn) -> Jeugdige | None:
        """The youth with this BSN, if known."""
        jeugdige = self._jeugdigen.get(identiteit.index(bsn))
        return None if jeugdige is None else self._proef.rij(jeugdige)

    def toewijzing(self, gemeente: str, nummer: int) -> Toewijzing | None:
        """The allocation with this number in this municipality, if known."""
        toewijzing = self._toewijzingen.get((gemeente, nummer))
        return None if toewijzing is None else self._proef.rij(toewijzing)

    def bekende_toewijzing(self, gemeente: str, nummer: int) -> Toewijzing | None:
        """As `toewijzing`, for who only reads it."""
        return self._toewijzingen.get((gemeente, nummer))

    def bekende_toewijzingen(self, bsn: Bsn) -> Sequence[Toewijzing]:
        """All allocations of a youth of whom all were asked for, for who only reads them."""
        jeugdige = self._jeugdigen.get(identiteit.index(bsn))
        return () if jeugdige is None else self._toegewezen_aan.get(jeugdige.pk, ())

    def is_van(self, rij: Toewijzing | Verzoek, bsn: Bsn) -> bool:
        """Is this the allocation or the request of the youth with this BSN?"""
        jeugdige = self.jeugdige(bsn)
        return jeugdige is not None and rij.jeugdige_id == jeugdige.pk

    def verzoek(self, aanbieder: str, referentie: str) -> Verzoek | None:
        """The provider's request with this reference, if known."""
        verzoek = self._verzoeken.get((aanbieder, referentie))
        return None if verzoek is None else self._proef.rij(verzoek)

    def regels_van(self, verzoek: Verzoek) -> tuple[Wijzigingsregel, ...]:
        """The lines of a request for change that was asked for by its reference."""
        return tuple(self._regels.get((verzoek.aanbieder, verzoek.referentie_aanbieder), ()))

    def onderhanden(
        self, gemeente: str, aanbieder: str, bsn: Bsn, behalve: uuid.UUID
    ) -> Verzoek | None:
        """The provider's request for this youth that is under way, not from message `behalve`.

        Of several the first by reference, so that how messages were stacked does not tell.
        """
        jeugdige = self.jeugdige(bsn)
        if jeugdige is None:
            return None
        lopend = [
            verzoek
            for verzoek in self._gevraagd_voor.get(jeugdige.pk, ())
            if (verzoek.gemeente, verzoek.aanbieder) == (gemeente, aanbieder)
            and verzoek.status in ONDERHANDEN
            and verzoek.bericht_id != behalve
        ]
        if not lopend:
            return None
        return self._proef.rij(min(lopend, key=lambda rij: rij.referentie_aanbieder))

    def toewijzingen(self, gemeente: str, aanbieder: str, bsn: Bsn) -> tuple[Toewijzing, ...]:
        """Everything this municipality allocated to this provider for the youth (of a `houder`).

        By number, in whatever order they were read.
        """
        jeugdige = self.jeugdige(bsn)
        if jeugdige is None:
            return ()
        alle = self._toegewezen_aan.get(jeugdige.pk, ())
        return tuple(
            self._proef.rij(rij)
            for rij in sorted(alle, key=lambda rij: rij.toewijzingnummer)
            if (rij.gemeente, rij.aanbieder) == (gemeente, aanbieder)
        )

    def beantwoord(
        self, gemeente: str, aanbieder: str, referentie: str, bsn: Bsn
    ) -> tuple[Toewijzing, ...]:
        """The municipality's allocations for this youth that name this provider's reference."""
        return tuple(
            self._proef.rij(rij)
            for rij in self._beantwoord.get((aanbieder, referentie), ())
            if rij.gemeente == gemeente and self.is_van(rij, bsn)
        )

    def referenties_van(self, toewijzing: Toewijzing) -> tuple[str, ...]:
        """The references of all requests that this allocation honours."""
        sleutel = (toewijzing.gemeente, toewijzing.toewijzingnummer)
        return tuple(self._honoreert.get(sleutel, ()))

    def zorg(self, sleutel: Zorgsleutel) -> Zorgperiode | None:
        """The stretch of help with this key, if known."""
        zorg = self._zorg.get(sleutel)
        return None if zorg is None else self._proef.rij(zorg)

    def zorg_op(self, gemeente: str, nummer: int | None) -> tuple[Zorgperiode, ...]:
        """All help on this allocation; none without a number."""
        if nummer is None:
            return ()
        sleutels = self._zorg_op.get((gemeente, nummer), ())
        gevonden = (self.zorg(sleutel) for sleutel in sleutels)
        return tuple(zorg for zorg in gevonden if zorg is not None)

    # Changes

    def jeugdige_voor(self, client: Client) -> Jeugdige:
        """The youth of a message, made when new; a sender's newer facts are taken over (OP039)."""
        jeugdige = self.jeugdige(client.bsn)
        if jeugdige is None:
            jeugdige = identiteit.nieuwe_jeugdige(client)
            self._onthoud_jeugdige(jeugdige)
            self._schrijf_bij(self._wijzigingen.jeugdigen_nieuw, jeugdige)
        elif (
            client.geboortejaar or jeugdige.geboortejaar,
            client.geslacht or jeugdige.geslacht,
        ) != (jeugdige.geboortejaar, jeugdige.geslacht):
            jeugdige.geboortejaar = client.geboortejaar or jeugdige.geboortejaar
            jeugdige.geslacht = client.geslacht or jeugdige.geslacht
            if jeugdige not in self._wijzigingen.jeugdigen_nieuw:
                self._zet(self._wijzigingen.jeugdigen, jeugdige.pk, jeugdige)
        return jeugdige

    def voeg_verzoek_toe(self, verzoek: Verzoek, regels: Iterable[Wijzigingsregel] = ()) -> None:
        """Remember a new request, with the lines of a request for change."""
        self._onthoud_verzoek(verzoek)
        nieuw = list(regels)
        self._schrijf_bij(self._wijzigingen.verzoeken_nieuw, verzoek)
        self._schrijf_bij(self._wijzigingen.wijzigingsregels, *nieuw)
        self._zet(self._regels, (verzoek.aanbieder, verzoek.referentie_aanbieder), nieuw)

    def zet_verzoek(self, verzoek: Verzoek) -> None:
        """Remember what became of a request."""
        if not _is_nieuw(verzoek):
            self._zet(self._wijzigingen.verzoeken, verzoek.pk, verzoek)

    def zet_toewijzing(self, toewijzing: Toewijzing) -> None:
        """Remember a new allocation, or a changed one."""
        if not _is_nieuw(toewijzing):
            self._zet(self._wijzigingen.toewijzingen, toewijzing.pk, toewijzing)
        elif (toewijzing.gemeente, toewijzing.toewijzingnummer) not in self._toewijzingen:
            self._schrijf_bij(self._wijzigingen.toewijzingen_nieuw, toewijzing)
        self._onthoud_toewijzing(toewijzing)

    def zet_honorering(self, toewijzing: Toewijzing, referentie: str) -> None:
        """Remember that this allocation followed from the request with this reference."""
        if referentie and referentie not in self.referenties_van(toewijzing):
            self._onthoud_honorering(toewijzing, referentie)
            self._schrijf_bij(
                self._wijzigingen.honoreringen,
                Honorering(
                    toewijzing=toewijzing, aanbieder=toewijzing.aanbieder, referentie=referentie
                ),
            )

    def zet_zorg(self, sleutel: Zorgsleutel, zorg: Zorgperiode) -> None:
        """Remember a new stretch of help, or a changed one."""
        if not _is_nieuw(zorg):
            self._zet(self._wijzigingen.zorg, zorg.pk, zorg)
        elif sleutel not in self._zorg:
            self._zet(self._wijzigingen.zorg_nieuw, sleutel, zorg)
        self._onthoud_zorg(zorg, sleutel)

    def vergeet_zorg(self, sleutel: Zorgsleutel) -> None:
        """The start was withdrawn: as if it was never sent."""
        zorg = zeker(self._neem_weg(self._zorg, sleutel), "de hulp die begon")
        if _is_nieuw(zorg):
            self._neem_weg(self._wijzigingen.zorg_nieuw, sleutel)
        else:
            self._neem_weg(self._wijzigingen.zorg, zorg.pk)
            self._schrijf_bij(self._wijzigingen.zorg_weg, zorg.pk)

    def bewaar(self) -> None:
        """Write all changes so far; the set stays usable. Call inside a transaction.

        What is written is no trial any more.
        """
        w, self._wijzigingen, self._proef = self._wijzigingen, Wijzigingen(), Proef()
        voeg_toe(w.jeugdigen_nieuw)
        werk_bij(w.jeugdigen.values(), ["geboortejaar", "geslacht"])
        voeg_toe(w.verzoeken_nieuw, met_sleutels=True)
        voeg_toe(w.wijzigingsregels)
        werk_bij(w.verzoeken.values(), AFLOOPVELDEN)
        voeg_toe(w.toewijzingen_nieuw, met_sleutels=True)
        werk_bij(w.toewijzingen.values(), _velden(Toewijzing, "jeugdige"))
        voeg_toe(w.honoreringen)
        if w.zorg_weg:
            Zorgperiode.objects.filter(pk__in=w.zorg_weg).delete()
        werk_bij(w.zorg.values(), STOPVELDEN)
        voeg_toe(w.zorg_nieuw.values(), met_sleutels=True)

    # Bookkeeping; every change to a table or list passes by here, so that it can be undone

    def _zet(self, tabel: dict[K, V], sleutel: K, waarde: V) -> None:
        self._proef.tabel(tabel, sleutel)
        tabel[sleutel] = waarde

    def _neem_weg(self, tabel: dict[K, V], sleutel: K) -> V | None:
        self._proef.tabel(tabel, sleutel)
        return tabel.pop(sleutel, None)

    def _schrijf_bij(self, lijst: list[V], *waarden: V) -> None:
        self._proef.lijst(lijst)
        lijst.extend(waarden)

    def _rij_onder(self, tabel: dict[K, list[V]], sleutel: K) -> list[V]:
        if sleutel not in tabel:
            self._zet(tabel, sleutel, [])
        return tabel[sleutel]

    def _onthoud_jeugdige(self, jeugdige: Jeugdige) -> None:
        self._zet(self._jeugdigen, jeugdige.bsn_index, jeugdige)
        self._zet(self._index_van, jeugdige.pk, jeugdige.bsn_index)

    def _bekenden(self, bsns: Iterable[Bsn]) -> list[uuid.UUID]:
        gevonden = (self.jeugdige(bsn) for bsn in bsns)
        return [jeugdige.pk for jeugdige in gevonden if jeugdige is not None]

    def _laad_regels(self) -> None:
        sleutels = {rij.pk: sleutel for sleutel, rij in self._verzoeken.items() if _wijzigt(rij)}
        if not sleutels:
            return
        for regel in Wijzigingsregel.objects.filter(verzoek__in=sleutels).order_by("volgnummer"):
            self._regels.setdefault(sleutels[regel.verzoek_id], []).append(regel)

    def _onthoud_verzoek(self, verzoek: Verzoek) -> None:
        sleutel = (verzoek.aanbieder, verzoek.referentie_aanbieder)
        if sleutel not in self._verzoeken:
            self._zet(self._verzoeken, sleutel, verzoek)
            self._schrijf_bij(self._rij_onder(self._gevraagd_voor, verzoek.jeugdige_id), verzoek)

    def _onthoud_toewijzing(self, toewijzing: Toewijzing) -> None:
        sleutel = (toewijzing.gemeente, toewijzing.toewijzingnummer)
        if sleutel not in self._toewijzingen:
            self._zet(self._toewijzingen, sleutel, toewijzing)
            van = self._rij_onder(self._toegewezen_aan, toewijzing.jeugdige_id)
            self._schrijf_bij(van, toewijzing)

    def _laad_honoreringen(self, jeugdigen: Collection[uuid.UUID]) -> None:
        """All of these youths, whose allocations are here."""
        toewijzingen = {rij.pk: rij for rij in self._toewijzingen.values()}
        rijen = Honorering.objects.filter(toewijzing__jeugdige__in=jeugdigen).order_by("pk")
        for sleutel, referentie in rijen.values_list("toewijzing_id", "referentie"):
            self._onthoud_honorering(toewijzingen[sleutel], referentie)

    def _onthoud_honorering(self, toewijzing: Toewijzing, referentie: str) -> None:
        sleutel = (toewijzing.gemeente, toewijzing.toewijzingnummer)
        wie = (toewijzing.aanbieder, referentie)
        self._schrijf_bij(self._rij_onder(self._honoreert, sleutel), referentie)
        self._schrijf_bij(self._rij_onder(self._beantwoord, wie), toewijzing)

    def _onthoud_zorg(self, zorg: Zorgperiode, sleutel: Zorgsleutel | None = None) -> None:
        if sleutel is None:
            nummer = zorg.toewijzing.toewijzingnummer if zorg.toewijzing else None
            sleutel = Zorgsleutel(
                zorg.gemeente,
                zorg.aanbieder,
                self._index_van[zorg.jeugdige_id],
                nummer,
                zorg.product if nummer is None else None,
                zorg.begindatum,
            )
        self._zet(self._zorg, sleutel, zorg)
        if sleutel.nummer is not None:
            op = self._rij_onder(self._zorg_op, (sleutel.gemeente, sleutel.nummer))
            if sleutel not in op:
                self._schrijf_bij(op, sleutel)


AFLOOPVELDEN = [
    "status",
    "in_onderzoek_sinds",
    "afgewezen_op",
    "afgehandeld_op",
    "reden_afwijzing",
    "andere_gemeente",
    "antwoord_bericht",
    "laatste_antwoord",
]
STOPVELDEN = [
    "einddatum",
    "reden_beeindiging",
    "stop_bericht",
    "tijdelijk_einddatum",
    "tijdelijk_bericht",
]


def _is_nieuw(rij: Model) -> bool:
    """Was this row never written? (The stubs give a row its key from birth.)"""
    return rij.pk is None
