# SPDX-License-Identifier: EUPL-1.2
"""The dossiers a stack of messages touches: read in bulk, changed in memory, kept at once.

Messages of one stack follow each other; what the first changes, the second sees here. Nothing is
written before `bewaar`, so whoever wants a stack undone throws the set away and starts again; one
message is undone with its `proef`.
"""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date

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
from hefboom.dossiers.opslag.nodig import Nodig
from hefboom.dossiers.opslag.proef import Proef
from hefboom.dossiers.opslag.tabellen import Tabellen, Zorgsleutel
from hefboom.dossiers.verzoek.keuzes import ONDERHANDEN, WIJZIGING
from hefboom.ijw.codes import COD046
from hefboom.kernel import zeker
from hefboom.rijen import gelezen, groepen, nieuw, voeg_toe, werk_bij


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


def _velden(model: type[Model], *overslaan: str) -> list[str]:
    return [
        veld.name
        for veld in model._meta.concrete_fields
        if not veld.primary_key and veld.name not in overslaan
    ]


class Werkset(Tabellen):
    """What a stack of messages needs: loaded, asked, changed and saved as one (unit of work)."""

    def __init__(self) -> None:
        super().__init__()
        self._wijzigingen = Wijzigingen()

    @classmethod
    def laad(cls, nodig: Nodig) -> Werkset:
        """Read what is known of all that is needed, in as many questions as `Nodig` has fields."""
        werkset = cls()
        eigen = werkset._laad_jeugdigen(nodig)
        werkset._laad_toewijzingen(nodig)
        if nodig.referenties or nodig.verwijderde_nummers:
            werkset._laad_honoreringen(eigen)
        werkset._laad_verzoeken(nodig)
        werkset._laad_zorg(eigen)
        werkset.proef()
        return werkset

    # Changes

    def jeugdige_voor(self, client: Client, op: date) -> Jeugdige:
        """The youth of a message of day `op`, made when new.

        A sender's newer facts are taken over (OP039): those of a later date, and of one date the
        higher ones, so that the order in which messages come in means nothing (OP080).
        """
        jeugdige = self.jeugdige(client.bsn)
        if jeugdige is None:
            jeugdige = identiteit.nieuwe_jeugdige(client, op)
            self.onthoud_jeugdige(jeugdige)
            self._proef.schrijf_bij(self._wijzigingen.jeugdigen_nieuw, jeugdige)
            return jeugdige
        voor = _wie(jeugdige)
        if client.geboortejaar and (op, client.geboortejaar) >= (
            jeugdige.geboortejaar_van or date.min,
            jeugdige.geboortejaar or 0,
        ):
            jeugdige.geboortejaar, jeugdige.geboortejaar_van = client.geboortejaar, op
        bekend = client.geslacht not in ("", COD046.ONBEKEND)
        if bekend and (op, client.geslacht) >= (
            jeugdige.geslacht_van or date.min,
            jeugdige.geslacht,
        ):
            jeugdige.geslacht, jeugdige.geslacht_van = client.geslacht, op
        if _wie(jeugdige) != voor and not jeugdige._state.adding:
            self._proef.zet(self._wijzigingen.jeugdigen, jeugdige.pk, jeugdige)
        return jeugdige

    def voeg_verzoek_toe(self, verzoek: Verzoek, regels: Iterable[Wijzigingsregel] = ()) -> None:
        """Remember a new request, with the lines of a request for change."""
        self.onthoud_verzoek(verzoek)
        nieuwe = list(regels)
        self._proef.schrijf_bij(self._wijzigingen.verzoeken_nieuw, verzoek)
        self._proef.schrijf_bij(self._wijzigingen.wijzigingsregels, *nieuwe)
        self._proef.zet(self._regels, (verzoek.aanbieder, verzoek.referentie_aanbieder), nieuwe)

    def zet_verzoek(self, verzoek: Verzoek) -> None:
        """Remember what became of a request."""
        if not _is_nieuw(verzoek):
            self._proef.zet(self._wijzigingen.verzoeken, verzoek.pk, verzoek)

    def zet_toewijzing(self, toewijzing: Toewijzing) -> None:
        """Remember a new allocation, or a changed one."""
        if not _is_nieuw(toewijzing):
            self._proef.zet(self._wijzigingen.toewijzingen, toewijzing.pk, toewijzing)
        elif (toewijzing.gemeente, toewijzing.toewijzingnummer) not in self._toewijzingen:
            self._proef.schrijf_bij(self._wijzigingen.toewijzingen_nieuw, toewijzing)
        self.onthoud_toewijzing(toewijzing)

    def zet_honorering(self, toewijzing: Toewijzing, referentie: str) -> None:
        """Remember that this allocation followed from the request with this reference."""
        if referentie and referentie not in self.referenties_van(toewijzing):
            self.onthoud_honorering(toewijzing, referentie)
            self._proef.schrijf_bij(
                self._wijzigingen.honoreringen,
                nieuw(
                    Honorering,
                    toewijzing=toewijzing,
                    aanbieder=toewijzing.aanbieder,
                    referentie=referentie,
                ),
            )

    def zet_zorg(self, sleutel: Zorgsleutel, zorg: Zorgperiode) -> None:
        """Remember a new stretch of help, or a changed one."""
        if not _is_nieuw(zorg):
            self._proef.zet(self._wijzigingen.zorg, zorg.pk, zorg)
        elif sleutel not in self._zorg:
            self._proef.zet(self._wijzigingen.zorg_nieuw, sleutel, zorg)
        self.onthoud_zorg(zorg, sleutel)

    def vergeet_zorg(self, sleutel: Zorgsleutel) -> None:
        """The start was withdrawn: as if it was never sent."""
        zorg = zeker(self._proef.neem_weg(self._zorg, sleutel), "de hulp die begon")
        if _is_nieuw(zorg):
            self._proef.neem_weg(self._wijzigingen.zorg_nieuw, sleutel)
        else:
            self._proef.neem_weg(self._wijzigingen.zorg, zorg.pk)
            self._proef.schrijf_bij(self._wijzigingen.zorg_weg, zorg.pk)

    def bewaar(self) -> None:
        """Write all changes so far; the set stays usable. Call inside a transaction.

        What is written is no trial any more.
        """
        w, self._wijzigingen, self._proef = self._wijzigingen, Wijzigingen(), Proef()
        voeg_toe(w.jeugdigen_nieuw)
        werk_bij(w.jeugdigen.values(), CLIENTVELDEN)
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

    # Loading

    def _laad_jeugdigen(self, nodig: Nodig) -> list[uuid.UUID]:
        """The youths; gives the keys of those whose help is looked at too."""
        indexen = {self.index(bsn) for bsn in nodig.jeugdigen}
        alle = indexen | {self.index(bsn) for bsn in nodig.toewijzingen_van}
        for groep in groepen(alle):
            gezocht = Jeugdige.objects.filter(bsn_index__in=groep)
            for jeugdige in gelezen(gezocht.defer("bsn_verzegeld")):
                self.onthoud_jeugdige(jeugdige)
        return [pk for pk, index in self._index_van.items() if index in indexen]

    def _laad_toewijzingen(self, nodig: Nodig) -> None:
        """All allocations of the youths in one question, then those that others hold."""
        for groep in groepen(self._index_van):
            for toewijzing in gelezen(Toewijzing.objects.filter(jeugdige__in=groep)):
                self.onthoud_toewijzing(toewijzing)
        vreemd = nodig.nummers - self._toewijzingen.keys()
        for nummers in groepen({nummer for _, nummer in vreemd}):
            rijen = Toewijzing.objects.filter(
                gemeente__in={gemeente for gemeente, _ in vreemd}, toewijzingnummer__in=nummers
            )
            for toewijzing in gelezen(rijen):
                if (toewijzing.gemeente, toewijzing.toewijzingnummer) in vreemd:
                    self.onthoud_toewijzing(toewijzing)

    def _laad_honoreringen(self, jeugdigen: Collection[uuid.UUID]) -> None:
        """All of these youths, whose allocations are here."""
        toewijzingen = {rij.id: rij for rij in self._toewijzingen.values()}
        rijen = Honorering.objects.filter(toewijzing__jeugdige__in=jeugdigen).order_by("pk")
        for sleutel, referentie in rijen.values_list("toewijzing_id", "referentie"):
            self.onthoud_honorering(toewijzingen[sleutel], referentie)

    def _laad_verzoeken(self, nodig: Nodig) -> None:
        """Those that are named, with their lines, and those under way."""
        referenties = nodig.referenties | {
            (rij.aanbieder, referentie)
            for nummer in nodig.verwijderde_nummers
            if (rij := self._toewijzingen.get(nummer))
            for referentie in self.referenties_van(rij)
        }
        if referenties:
            genoemd = Verzoek.objects.filter(
                aanbieder__in={aanbieder for aanbieder, _ in referenties},
                referentie_aanbieder__in={referentie for _, referentie in referenties},
            )
            for verzoek in gelezen(genoemd):
                self.onthoud_verzoek(verzoek)
            self._laad_regels()
        gevonden = (self.jeugdige(bsn) for bsn in nodig.lopende_verzoeken_van)
        vragend = [jeugdige.pk for jeugdige in gevonden if jeugdige is not None]
        if vragend:
            lopend = Verzoek.objects.filter(jeugdige__in=vragend, status__in=ONDERHANDEN)
            for verzoek in gelezen(lopend):
                self.onthoud_verzoek(verzoek)

    def _laad_regels(self) -> None:
        sleutels = {
            rij.pk: sleutel for sleutel, rij in self._verzoeken.items() if rij.soort == WIJZIGING
        }
        if not sleutels:
            return
        for regel in Wijzigingsregel.objects.filter(verzoek__in=sleutels).order_by("volgnummer"):
            self._regels.setdefault(sleutels[regel.verzoek_id], []).append(regel)

    def _laad_zorg(self, jeugdigen: Collection[uuid.UUID]) -> None:
        toewijzingen = {rij.id: rij for rij in self._toewijzingen.values()}
        for zorg in gelezen(Zorgperiode.objects.filter(jeugdige__in=jeugdigen)):
            if zorg.toewijzing_id in toewijzingen:
                zorg.toewijzing = toewijzingen[zorg.toewijzing_id]
            self.onthoud_zorg(zorg)


CLIENTVELDEN = ["geboortejaar", "geboortejaar_van", "geslacht", "geslacht_van"]
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


def _wie(jeugdige: Jeugdige) -> tuple[object, ...]:
    return tuple(getattr(jeugdige, veld) for veld in CLIENTVELDEN)


def _is_nieuw(rij: Model) -> bool:
    """Was this row never written? (The stubs give a row its key from birth.)"""
    return rij.pk is None
