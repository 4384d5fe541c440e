# SPDX-License-Identifier: EUPL-1.2
"""What a kind of message is: everything Hefboom does with it, with what most of them share."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar
from uuid import UUID

from hefboom import ijw
from hefboom.dossiers import Client, Nagekomen, Nodig, Termijn, retourtermijn
from hefboom.intake.beleid import volg
from hefboom.intake.geopend import Geopend
from hefboom.intake.models import Verwerking
from hefboom.intake.oordeel import Berichtoordeel, per_pad, weigert_geheel
from hefboom.intake.persoon import persoonsbevindingen
from hefboom.intake.zaak import Werkbank, Zaak
from hefboom.kernel import Finding
from hefboom.stelsel import Beleid

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Verwijzing:
    """A page that a message belongs to: its name in the addresses, the key there, a Dutch text."""

    pagina: str
    sleutel: object
    tekst: str


class Soort:
    """One kind of message. On its own: a kind of which nothing is known but its code, if that."""

    #: Do the rules within a message apply (`ijw.controleer`)?
    getoetst = False
    #: May its sender use an identification once (TR056)?
    uniek = False
    #: How its lines are called where they are counted apart; empty where they are not.
    regelwoord = ""
    #: By which instructions of the standard no answer follows when it breaks the schema.
    zonder_antwoord_volgens = "IV028, IV032"
    #: The fields by which a `Verzoek` knows a message of this kind; empty for what is about none.
    verzoekvelden: tuple[str, ...] = ()

    def __init__(self, code: str) -> None:
        self.code = code

    @property
    def beschrijving(self) -> ijw.Berichtsoort | None:
        """What the standard says about it; None when it knows no such message."""
        return ijw.berichtsoort(self.code)

    @property
    def naam(self) -> str:
        """`JW305 Start jeugdhulp`; words for a file of which the kind could not be told."""
        titel = self.beschrijving.titel if self.beschrijving else ""
        return f"{self.code} {titel}".strip() or "Bestand van onbekende soort"

    @property
    def antwoord_op(self) -> str | None:
        """The code of the kind it answers; None when it is no answer."""
        return self.beschrijving.antwoord_op if self.beschrijving else None

    def nodig(self, bericht: ijw.Bericht) -> Nodig:
        """What a valid message needs loaded of the dossiers."""
        return Nodig()

    def laad(self, werk: Werkbank, stukken: Sequence[Geopend]) -> None:
        """Put on the bench what else the messages of this kind need, once for a whole stack.

        `stukken` are those that can be read, in order.
        """

    def termijnen(self, verwerking: Verwerking) -> Iterable[Nagekomen]:
        """What a recorded message reports that had a term, and whether it kept it."""
        return ()

    def hoort_bij(self, verwerking: Verwerking) -> Iterable[Verwijzing]:
        """The pages beside its own on which the message can be seen."""
        return ()


class Vraagsoort(Soort, ABC):
    """A kind that is judged, recorded and answered."""

    getoetst = True
    uniek = True

    def antwoordtermijn(self, ontvangen: date) -> Termijn:
        """When a message that came in on that day is answered at the latest."""
        return retourtermijn(ontvangen)

    @abstractmethod
    def oordeel(self, zaak: Zaak, bevindingen: tuple[Finding, ...]) -> Berichtoordeel:
        """Judge a valid message and record what stands.

        `bevindingen`: what its opening found; what is found here comes after it.
        """


class Meldingsoort(Vraagsoort, Generic[R]):
    """A kind whose lines (`R`) are recorded all, or none when one of them cannot stand (IV032)."""

    @abstractmethod
    def lees(self, bericht: ijw.Bericht) -> Sequence[R]:
        """The lines of a valid message."""

    @abstractmethod
    def leg_vast(self, zaak: Zaak, regels: Sequence[R]) -> tuple[Finding, ...]:
        """Record the lines, each judged after those before it; what stands in their way.

        All that is wrong is told at once: when one line is refused, the others go on.
        """

    def extern(self, zaak: Zaak, regels: Sequence[R]) -> Iterable[Finding]:
        """What a list from outside the messages has against them."""
        return ()

    def client(self, bericht: ijw.Bericht) -> Client | None:
        """The youth a valid message is about; None when it says nothing of a person."""
        return None

    def zie_na(self, zaak: Zaak, regels: Sequence[R]) -> tuple[Finding, ...]:
        """What is to be remarked once all lines are recorded; nothing of it refuses."""
        return ()

    def oordeel(self, zaak: Zaak, bevindingen: tuple[Finding, ...]) -> Berichtoordeel:
        regels = self.lees(zaak.inhoud)
        aantal = len(regels)
        geheel = weigert_geheel(bevindingen)
        if geheel:
            return Berichtoordeel(bevindingen, {}, geheel, aantal, aantal)
        proef = zaak.werk.werkset.proef()
        beleid, dag = zaak.werk.regio[Beleid], zaak.herkomst.dagtekening
        gevonden = (
            *bevindingen,
            *self.extern(zaak, regels),
            *persoonsbevindingen(zaak.werk.werkset, self.client(zaak.inhoud)),
            *self.leg_vast(zaak, regels),
        )
        alle = tuple(volg(gevonden, beleid, dag))
        if any(bevinding.weigert for bevinding in alle):
            proef.maak_ongedaan()
            return Berichtoordeel(alle, per_pad(alle), (), aantal, aantal, ondeelbaar=True)
        gezien = tuple(volg(self.zie_na(zaak, regels), beleid, dag))
        return Berichtoordeel(alle + gezien, {}, (), aantal, 0, ondeelbaar=True)


class Antwoordsoort(Soort):
    """A kind with which others answer: it passes by here, and changes nothing."""

    def zie_na(self, stuk: Geopend, vraag: UUID | None, werk: Werkbank) -> tuple[Finding, ...]:
        """What does not fit the message it answers (`vraag`, None when we do not have it)."""
        return ()
