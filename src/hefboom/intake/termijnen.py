# SPDX-License-Identifier: EUPL-1.2
"""What runs out: requests that wait for an answer, and what was reported too late.

Always within what the asker may see, as in the selectors of `dossiers` and `intake`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import Q
from django.utils.timezone import localdate

from hefboom.dossiers import (
    AFGEWEZEN,
    ONDERHANDEN,
    WIJZIGING,
    Nagekomen,
    Termijn,
    Verzoek,
    Verzoekloop,
    besluittermijn,
    eerste_antwoordtermijn,
    is_verlopen,
    verzoeken_zichtbaar_voor,
    verzoektermijn,
)
from hefboom.ijw.codes import WJ759
from hefboom.intake.models import Verwerking, Verwerkuitkomst
from hefboom.intake.moment import ontvangen_op
from hefboom.intake.soorten import Vraagsoort, register
from hefboom.intake.soorten.verzoek import VOLGENDE_STAP
from hefboom.inzage import Gebruiker, Recht
from hefboom.kernel import datum, hoeveel


class Wachtstand(StrEnum):
    """How long a request waits; the value stands in addresses.

    Past its term it is the municipality's to hurry. Past eight weeks there is no later term: then
    it also goes to the region, and the provider may ask anew (HB028).
    """

    OP_TIJD = "op-tijd"
    TE_LAAT = "te-laat"
    OPGESCHAALD = "opgeschaald"


@dataclass(frozen=True, slots=True)
class Open:
    """A request with its term on the day of asking (`op`).

    `voor_regio`, `voor_aanbieder`: who looks is not the municipality that must answer.
    """

    verzoek: Verzoek
    termijn: Termijn
    op: date
    ontvangen: date
    voor_aanbieder: bool = False
    voor_regio: bool = False

    @property
    def stand(self) -> Wachtstand:
        """In time, late, or past the last term there is."""
        if is_verlopen(self.verzoek.gevraagd_op, self.op):
            return Wachtstand.OPGESCHAALD
        return Wachtstand.TE_LAAT if self.te_laat else Wachtstand.OP_TIJD

    @property
    def te_laat(self) -> bool:
        """Is the term over?"""
        return self.termijn.te_laat(self.op)

    @property
    def over(self) -> int:
        """The working days left, or past when it is too late."""
        return abs(self.termijn.werkdagen_over(self.op))

    @property
    def waarom(self) -> str:
        """Why it is in the list."""
        gevraagd = f"gevraagd op {datum(self.verzoek.gevraagd_op)}"
        if self.ontvangen != self.verzoek.gevraagd_op:
            gevraagd += f", ontvangen op {datum(self.ontvangen)}"
        if self.verzoek.in_onderzoek_sinds is not None:
            gevraagd += f", in onderzoek sinds {datum(self.verzoek.in_onderzoek_sinds)}"
        return f"{gevraagd[:1].upper()}{gevraagd[1:]}; {self.rest}."

    @property
    def rest(self) -> str:
        """How much time there is, in words."""
        if self.over == 0:
            return "de laatste dag is voorbij" if self.te_laat else "er is geen werkdag meer over"
        dagen = hoeveel(self.over, "werkdag", "werkdagen")
        return f"{dagen} te laat" if self.te_laat else f"nog {dagen}"

    @property
    def wat_nu(self) -> str:
        """The next action, for who looks."""
        stand = self.stand
        if self.voor_aanbieder:
            if stand is Wachtstand.OPGESCHAALD:
                return "Doe een nieuw verzoek, of vraag de regio om hulp."
            if stand is Wachtstand.TE_LAAT:
                return "Vraag de gemeente hoe het ermee staat."
            return "Wacht op het antwoord van de gemeente."
        if self.voor_regio:
            if stand is Wachtstand.OPGESCHAALD:
                return "Spreek de gemeente aan: zij moet vandaag toewijzen of afwijzen."
            return "De gemeente is aan zet."
        return VOLGENDE_STAP[self.verzoek.status]


def open_verzoeken(user: Gebruiker, op: date) -> list[Open]:
    """The requests under way that this reader may see; what runs out first stands first."""
    rijen = verzoeken_zichtbaar_voor(user).filter(status__in=ONDERHANDEN)
    aanbieder, regio = bool(user.inzage.aanbieders), user.inzage.kring(Recht.PERSONEN).regio
    rijen = rijen.select_related("jeugdige", "bericht").defer("bericht__inhoud")
    lijst = [_open(rij, op, aanbieder, regio) for rij in rijen]
    gevonden = [rij for rij in lijst if rij is not None]
    return sorted(gevonden, key=lambda rij: (rij.termijn.uiterlijk, rij.verzoek.pk))


def _open(
    verzoek: Verzoek, op: date, voor_aanbieder: bool, voor_regio: bool = False
) -> Open | None:
    loop = _loop(verzoek)
    termijn = verzoektermijn(verzoek.status, loop)
    if termijn is None:
        return None
    return Open(verzoek, termijn, op, loop.vanaf, voor_aanbieder, voor_regio)


def _loop(verzoek: Verzoek) -> Verzoekloop:
    return Verzoekloop(
        verzoek.gevraagd_op,
        ontvangen_op(verzoek.bericht, verzoek.gevraagd_op),
        verzoek.soort == WIJZIGING,
        onderzocht=verzoek.in_onderzoek_sinds is not None,
        woonplaats=verzoek.status == AFGEWEZEN
        and verzoek.reden_afwijzing == WJ759.WOONPLAATSBEGINSEL,
    )


def verzoeken_uit(verwerking: Verwerking, op: date) -> list[tuple[Verzoek, Open | None]]:
    """The requests a message made or answered, each with its term while it is under way."""
    velden = register.van(verwerking.soort).verzoekvelden
    if not velden:
        return []
    hoort = Q()
    for veld in velden:
        hoort |= Q(**{veld: verwerking.bericht_id})
    rijen = Verzoek.objects.filter(hoort).select_related("bericht").defer("bericht__inhoud")
    return [(rij, _open(rij, op, voor_aanbieder=False)) for rij in rijen.order_by("pk")]


def antwoorden_op(verzoek: Verzoek) -> list[Nagekomen]:
    """What was told about a request, each with its term: that it is looked into, the decision."""
    loop, gedaan = _loop(verzoek), []
    naam = f"verzoek {verzoek.referentie_aanbieder}"
    if verzoek.in_onderzoek_sinds is not None:
        termijn = eerste_antwoordtermijn(loop)
        gedaan.append(Nagekomen(f"Onderzoek op {naam}", termijn, verzoek.in_onderzoek_sinds))
    if verzoek.afgehandeld_op is not None:
        wat = "Afwijzing van" if verzoek.status == AFGEWEZEN else "Toewijzing op"
        gedaan.append(Nagekomen(f"{wat} {naam}", besluittermijn(loop), verzoek.afgehandeld_op))
    return gedaan


def meldingen_uit(verwerking: Verwerking, antwoord: Verwerking | None) -> list[Nagekomen]:
    """What had a term in a received message: our answer, and the starts and stops it reports."""
    if verwerking.uitkomst in {Verwerkuitkomst.ANTWOORD, Verwerkuitkomst.QUARANTAINE}:
        return []
    soort = register.van(verwerking.soort)
    gedaan = list(soort.termijnen(verwerking))
    if antwoord is not None and isinstance(soort, Vraagsoort):
        termijn = soort.antwoordtermijn(localdate(verwerking.bericht.ontvangen_op))
        gedaan.insert(0, Nagekomen("Ons antwoord", termijn, localdate(antwoord.verwerkt_op)))
    return gedaan
