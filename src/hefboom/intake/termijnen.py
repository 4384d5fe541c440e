# SPDX-License-Identifier: EUPL-1.2
"""What runs out: requests that wait for an answer, and what was reported too late.

Always within what the asker may see, as in `dossiers.selectors` and `intake.selectors`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils.timezone import localdate

from hefboom.dossiers.models import Verzoek, Zorgperiode
from hefboom.dossiers.selectors import verzoeken_zichtbaar_voor
from hefboom.dossiers.termijnen import (
    Loop,
    Termijn,
    besluittermijn,
    eerste_antwoordtermijn,
    retourtermijn,
    starttermijn,
    stoptermijn,
    verzoektermijn,
)
from hefboom.dossiers.verzoek import AFGEWEZEN, IN_ONDERZOEK, ONDERHANDEN, WIJZIGING
from hefboom.gebruikers.models import Gebruiker
from hefboom.intake.models import Uitkomst, Verwerking
from hefboom.intake.moment import ontvangen_op
from hefboom.kernel import datum, getal

#: How a kind of message belongs to a request.
VAN_VERZOEK = {
    "JW315": ("bericht",),
    "JW317": ("bericht",),
    "JW301": ("antwoord_bericht",),
    "JW319": ("antwoord_bericht", "laatste_antwoord"),
}
WOONPLAATSBEGINSEL = "8"  # WJ759


@dataclass(frozen=True, slots=True)
class Open:
    """A request with its term on the day of asking (`op`)."""

    verzoek: Verzoek
    termijn: Termijn
    op: date
    ontvangen: date
    voor_aanbieder: bool = False

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
        dagen = f"{getal(self.over)} {'werkdag' if self.over == 1 else 'werkdagen'}"
        return f"{dagen} te laat" if self.te_laat else f"nog {dagen}"

    @property
    def wat_nu(self) -> str:
        """The next action, for who looks."""
        if self.voor_aanbieder:
            if self.te_laat:
                return "Vraag de gemeente hoe het ermee staat."
            return "Wacht op het antwoord van de gemeente."
        if self.verzoek.status == IN_ONDERZOEK:
            return "Rond het onderzoek af: wijs toe (JW301) of wijs af (JW319)."
        return "Wijs toe (JW301), wijs af of meld onderzoek (JW319)."


def open_verzoeken(user: Gebruiker, op: date) -> list[Open]:
    """The requests under way that this reader may see; what runs out first stands first."""
    rijen = verzoeken_zichtbaar_voor(user).filter(status__in=ONDERHANDEN)
    aanbieder = user.inzage.aanbieder is not None
    rijen = rijen.select_related("jeugdige", "bericht").defer("bericht__inhoud")
    lijst = [_open(rij, op, aanbieder) for rij in rijen]
    gevonden = [rij for rij in lijst if rij is not None]
    return sorted(gevonden, key=lambda rij: (rij.termijn.uiterlijk, rij.verzoek.pk))


def _open(verzoek: Verzoek, op: date, voor_aanbieder: bool) -> Open | None:
    loop = _loop(verzoek)
    termijn = verzoektermijn(verzoek.status, loop)
    if termijn is None:
        return None
    return Open(verzoek, termijn, op, loop.vanaf, voor_aanbieder)


def _loop(verzoek: Verzoek) -> Loop:
    return Loop(
        verzoek.gevraagd_op,
        ontvangen_op(verzoek.bericht, verzoek.gevraagd_op),
        verzoek.soort == WIJZIGING,
        onderzocht=verzoek.in_onderzoek_sinds is not None,
        woonplaats=verzoek.status == AFGEWEZEN and verzoek.reden_afwijzing == WOONPLAATSBEGINSEL,
    )


@dataclass(frozen=True, slots=True)
class Nagekomen:
    """Something that had a term and was done: when, and was that in time?"""

    wat: str
    termijn: Termijn
    gedaan_op: date

    @property
    def te_laat(self) -> bool:
        """Was it done after its last day?"""
        return self.termijn.te_laat(self.gedaan_op)


def verzoeken_uit(verwerking: Verwerking, op: date) -> list[tuple[Verzoek, Open | None]]:
    """The requests a message made or answered, each with its term while it is under way."""
    velden = VAN_VERZOEK.get(verwerking.soort)
    if velden is None:
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
    if verwerking.uitkomst in {Uitkomst.ANTWOORD, Uitkomst.QUARANTAINE}:
        return []
    gedaan = list(_zorg(verwerking))
    if antwoord is not None:
        ontvangen = localdate(verwerking.bericht.ontvangen_op)
        termijn = retourtermijn(verwerking.soort, ontvangen)
        gedaan.insert(0, Nagekomen("Ons antwoord", termijn, localdate(antwoord.verwerkt_op)))
    return gedaan


def _zorg(verwerking: Verwerking) -> Iterable[Nagekomen]:
    gemeld = verwerking.dagtekening
    if gemeld is None:
        return
    if verwerking.soort == "JW305":
        for zorg in Zorgperiode.objects.filter(start_bericht=verwerking.bericht_id).select_related(
            "toewijzing"
        ):
            bekend = zorg.toewijzing.bekend_sinds if zorg.toewijzing else None
            wat = f"Start op {datum(zorg.begindatum)}"
            yield Nagekomen(wat, starttermijn(zorg.begindatum, bekend), gemeld)
    elif verwerking.soort == "JW307":
        pk = verwerking.bericht_id
        for zorg in Zorgperiode.objects.filter(Q(stop_bericht=pk) | Q(tijdelijk_bericht=pk)):
            einde = _einde_met_termijn(zorg, verwerking)
            if einde is not None:
                yield Nagekomen(f"Stop op {datum(einde)}", stoptermijn(einde), gemeld)


def _einde_met_termijn(zorg: Zorgperiode, verwerking: Verwerking) -> date | None:
    """The end that this message told, when its term can be told (see `stoptermijn`)."""
    if zorg.tijdelijk_bericht_id == verwerking.bericht_id:
        return zorg.tijdelijk_einddatum
    return zorg.einddatum if zorg.tijdelijk_bericht_id is None else None
