# SPDX-License-Identifier: EUPL-1.2
"""The rows that were read, each once, and found by what messages call them.

Two messages about the same allocation get the same row, so that the second sees what the first
changed (an identity map).
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import date

from hefboom.dossiers.models import Jeugdige, Toewijzing, Verzoek, Wijzigingsregel, Zorgperiode
from hefboom.dossiers.opslag import identiteit
from hefboom.dossiers.opslag.nodig import Nummer, Referentie
from hefboom.dossiers.opslag.proef import GeenProef, Proef
from hefboom.dossiers.product import Productaanduiding
from hefboom.dossiers.verzoek.keuzes import ONDERHANDEN
from hefboom.kernel import Bsn, waardeklasse


@waardeklasse()
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


class Tabellen:
    """The known youths, requests, allocations and help, and the trial that watches them."""

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
        self._indexen: dict[str, str] = {}
        self._proef: Proef = GeenProef()

    def index(self, bsn: Bsn) -> str:
        """The blind index by which a youth is found; made once for a stack."""
        cijfers = bsn.cijfers
        gevonden = self._indexen.get(cijfers)
        if gevonden is None:
            gevonden = self._indexen[cijfers] = identiteit.bsn_index(bsn)
        return gevonden

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
        return Zorgsleutel(gemeente, aanbieder, self.index(bsn), nummer, eigen, begindatum)

    def jeugdige(self, bsn: Bsn) -> Jeugdige | None:
        """The youth with this BSN, if known."""
        jeugdige = self._jeugdigen.get(self.index(bsn))
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
        jeugdige = self._jeugdigen.get(self.index(bsn))
        return () if jeugdige is None else self._toegewezen_aan.get(jeugdige.id, ())

    def is_van(self, rij: Toewijzing | Verzoek, bsn: Bsn) -> bool:
        """Is this the allocation or the request of the youth with this BSN?"""
        jeugdige = self.jeugdige(bsn)
        return jeugdige is not None and rij.jeugdige_id == jeugdige.id

    def verzoek(self, aanbieder: str, referentie: str) -> Verzoek | None:
        """The provider's request with this reference, if known."""
        verzoek = self._verzoeken.get((aanbieder, referentie))
        return None if verzoek is None else self._proef.rij(verzoek)

    def regels_van(self, verzoek: Verzoek) -> tuple[Wijzigingsregel, ...]:
        """The lines of a request for change that was asked for by its reference."""
        return tuple(self._regels.get((verzoek.aanbieder, verzoek.referentie_aanbieder), ()))

    def onderhanden(
        self, gemeente: str, aanbieder: str, bsn: Bsn, behalve: uuid.UUID
    ) -> Sequence[Verzoek]:
        """The provider's requests for this youth that are under way, not from message `behalve`.

        By reference, so that how messages were stacked does not tell.
        """
        jeugdige = self.jeugdige(bsn)
        if jeugdige is None:
            return ()
        lopend = [
            verzoek
            for verzoek in self._gevraagd_voor.get(jeugdige.id, ())
            if (verzoek.gemeente, verzoek.aanbieder) == (gemeente, aanbieder)
            and verzoek.status in ONDERHANDEN
            and verzoek.bericht_id != behalve
        ]
        lopend.sort(key=lambda rij: rij.referentie_aanbieder)
        return [self._proef.rij(rij) for rij in lopend]

    def toewijzingen(self, gemeente: str, aanbieder: str, bsn: Bsn) -> tuple[Toewijzing, ...]:
        """Everything this municipality allocated to this provider for the youth.

        By number, in whatever order they were read. The youth is one of whom all were asked for.
        """
        jeugdige = self.jeugdige(bsn)
        if jeugdige is None:
            return ()
        alle = self._toegewezen_aan.get(jeugdige.id, ())
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

    # What is remembered; every change passes by the trial, so that it can be undone

    def onthoud_jeugdige(self, jeugdige: Jeugdige) -> None:
        """A youth."""
        self._proef.zet(self._jeugdigen, jeugdige.bsn_index, jeugdige)
        self._proef.zet(self._index_van, jeugdige.id, jeugdige.bsn_index)

    def onthoud_verzoek(self, verzoek: Verzoek) -> None:
        """A request; of what is here already the row that is here counts."""
        sleutel = (verzoek.aanbieder, verzoek.referentie_aanbieder)
        if sleutel not in self._verzoeken:
            self._proef.zet(self._verzoeken, sleutel, verzoek)
            self._proef.schrijf_bij(
                self._proef.lijst_onder(self._gevraagd_voor, verzoek.jeugdige_id), verzoek
            )

    def onthoud_toewijzing(self, toewijzing: Toewijzing) -> None:
        """An allocation; of what is here already the row that is here counts."""
        sleutel = (toewijzing.gemeente, toewijzing.toewijzingnummer)
        if sleutel not in self._toewijzingen:
            self._proef.zet(self._toewijzingen, sleutel, toewijzing)
            van = self._proef.lijst_onder(self._toegewezen_aan, toewijzing.jeugdige_id)
            self._proef.schrijf_bij(van, toewijzing)

    def onthoud_honorering(self, toewijzing: Toewijzing, referentie: str) -> None:
        """That an allocation followed from the request with this reference."""
        sleutel = (toewijzing.gemeente, toewijzing.toewijzingnummer)
        wie = (toewijzing.aanbieder, referentie)
        self._proef.schrijf_bij(self._proef.lijst_onder(self._honoreert, sleutel), referentie)
        self._proef.schrijf_bij(self._proef.lijst_onder(self._beantwoord, wie), toewijzing)

    def onthoud_zorg(self, zorg: Zorgperiode, sleutel: Zorgsleutel | None = None) -> None:
        """A stretch of help; its key is told when its allocation is not at hand."""
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
        self._proef.zet(self._zorg, sleutel, zorg)
        if sleutel.nummer is not None:
            op = self._proef.lijst_onder(self._zorg_op, (sleutel.gemeente, sleutel.nummer))
            if sleutel not in op:
                self._proef.schrijf_bij(op, sleutel)
