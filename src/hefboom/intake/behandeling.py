# SPDX-License-Identifier: EUPL-1.2
"""What each kind of message changes, and what in it cannot stand."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from hefboom import ijw
from hefboom.declaraties.besteed import besteed_op
from hefboom.declaraties.models import Declaratie
from hefboom.declaraties.services import Beoordeling, beoordeel_declaratie
from hefboom.declaraties.voorkennis import open_prestaties
from hefboom.dossiers import services as dossiers
from hefboom.dossiers import toewijzingservices as toewijzingen
from hefboom.dossiers import verzoekservices as verzoeken
from hefboom.dossiers.aanvraag import aanvragen_uit
from hefboom.dossiers.koppeling import VERWIJDEREN
from hefboom.dossiers.melding import Client, Product, client_uit
from hefboom.dossiers.models import Toewijzing
from hefboom.dossiers.nazicht import zie_toewijzingen_na
from hefboom.dossiers.services import Herkomst
from hefboom.dossiers.start import starts_uit
from hefboom.dossiers.stop import TIJDELIJK, stops_uit
from hefboom.dossiers.toewijzing import toegewezen_uit
from hefboom.dossiers.verzoekantwoord import Antwoord, antwoord_uit
from hefboom.dossiers.werkset import Werkset
from hefboom.dossiers.wijziging import wijziging_uit
from hefboom.intake.extern import Genoemd, bevinding, gemeentebevindingen, productbevindingen
from hefboom.intake.oordeel import Oordeel, per_pad, weigert_geheel
from hefboom.intake.openen import Geopend
from hefboom.kernel import Failed, Finding
from hefboom.stelsel import Regio

TAAK = "taak"
DUBBEL = "TR056"  # an identification that this sender used before
#: Records lines: dossiers, where they come from, the lines → what stands in their way.
Vastleggen = Callable[[Werkset, Herkomst, Sequence[Any]], tuple[Finding, ...]]
#: The lines of a message, the verb that records them, and what looks at all of them afterwards.
Werk = tuple[Sequence[Any], Vastleggen, Vastleggen | None]


@dataclass(slots=True)
class Behandelaar:
    """Takes each opened message to its room. One for a stack; `declaraties` collects its claims."""

    werkset: Werkset
    regio: Regio
    op: datetime
    declaraties: dict[object, Declaratie] = field(default_factory=dict)

    def oordeel(self, geopend: Geopend, dubbel: bool) -> Oordeel:
        """Judge a message and record what stands. `dubbel`: its identification was used before."""
        kop = geopend.kop
        assert kop is not None
        bevindingen = geopend.bevindingen
        if geopend.inhoud is None:
            return Oordeel(bevindingen, {}, (ijw.TECHNISCH_ONJUIST,), 0, 0)
        if dubbel:
            bevindingen += (dubbele_identificatie(kop),)
        geheel = weigert_geheel(bevindingen)
        if geopend.soort == "JW323":
            if geheel and geheel != (ijw.TECHNISCH_ONJUIST,):
                regels = _aantal_prestaties(geopend.inhoud.inhoud)
                return Oordeel(bevindingen, {}, geheel, regels, regels)
            return self._declaratie(geopend, bevindingen)
        meldingen, leg_vast, zie_na = self._meldingen(geopend.soort, geopend.inhoud)
        if geheel:
            return Oordeel(bevindingen, {}, geheel, len(meldingen), len(meldingen))
        herkomst = Herkomst(kop.gemeente, kop.aanbieder, kop.dagtekening, geopend.bericht)
        bevindingen += tuple(self._extern(meldingen, herkomst))
        oordeel = self._als_een(meldingen, leg_vast, herkomst, bevindingen)
        if zie_na is None or oordeel.afgekeurd:
            return oordeel
        gezien = zie_na(self.werkset, herkomst, meldingen)
        return replace(oordeel, bevindingen=oordeel.bevindingen + gezien)

    def _als_een(
        self,
        meldingen: Sequence[Any],
        leg_vast: Vastleggen,
        herkomst: Herkomst,
        bevindingen: tuple[Finding, ...],
    ) -> Oordeel:
        """Record all lines, or none when one cannot stand (IV032).

        Each is judged after those before it, so that all that is wrong is told at once.
        """
        proef = self.werkset.proef()
        alle = bevindingen + leg_vast(self.werkset, herkomst, meldingen)
        if not any(bevinding.weigert for bevinding in alle):
            return Oordeel(alle, {}, (), len(meldingen), 0, ondeelbaar=True)
        proef.maak_ongedaan()
        return Oordeel(alle, per_pad(alle), (), len(meldingen), len(meldingen), ondeelbaar=True)

    def _extern(self, meldingen: Sequence[Any], herkomst: Herkomst) -> Iterator[Finding]:
        """What a product list or the list of municipalities has against a message."""
        for melding in meldingen:
            if isinstance(melding, Antwoord):
                pad = f"{melding.pad}/Woonplaatsbeginsel/Gemeente"
                dag = self._gevraagde_dag(melding, herkomst)
                yield from gemeentebevindingen(Genoemd(pad, melding.gemeente, dag))
            else:
                yield from productbevindingen(melding, self.regio)

    def _gevraagde_dag(self, antwoord: Antwoord, herkomst: Herkomst) -> date:
        """The first day asked for, on which the other municipality must exist (TR378)."""
        verzoek = self.werkset.verzoek(herkomst.aanbieder, antwoord.referentie)
        if verzoek is None or verzoek.gemeente != herkomst.gemeente:
            return herkomst.dagtekening
        return verzoek.gewenste_ingangsdatum

    def _meldingen(self, soort: str, bericht: ijw.Bericht) -> Werk:
        """The lines of a message about one youth, and what is to be done with them."""
        if soort == "JW319":
            antwoord = antwoord_uit(bericht.inhoud["Antwoord"])
            return (antwoord,), _een_voor_een(verzoeken.leg_antwoord_vast), None
        boom = bericht.inhoud["Client"]
        client = client_uit(boom)
        if soort == "JW315":
            return aanvragen_uit(boom), _voor(client, verzoeken.leg_aanvragen_vast), None
        if soort == "JW317":
            wijziging = wijziging_uit(boom, bericht.kop.dagtekening)
            return (wijziging,), _een_voor_een(_voor(client, self._leg_wijziging_vast)), None
        if soort == "JW301":
            zie_na = _voor(client, self._zie_toewijzingen_na)
            return toegewezen_uit(boom), _voor(client, self._leg_toewijzingen_vast), zie_na
        if soort == "JW305":
            return starts_uit(boom), _een_voor_een(_voor(client, self._leg_start_vast)), None
        return stops_uit(boom), _een_voor_een(_voor(client, self._leg_stop_vast)), None

    def _leg_toewijzingen_vast(self, *args: Any) -> tuple[Finding, ...]:
        return toewijzingen.leg_toewijzingen_vast(*args, toegekend=toegekend_op)

    def _zie_toewijzingen_na(self, *args: Any) -> tuple[Finding, ...]:
        return zie_toewijzingen_na(*args, besteed_op=besteed_op)

    def _leg_wijziging_vast(self, *args: Any) -> tuple[Finding, ...]:
        return verzoeken.leg_wijziging_vast(*args, besteed_op=besteed_op)

    def _leg_start_vast(self, *args: Any) -> tuple[Finding, ...]:
        melding = args[-1]
        taakgericht = self.taakgericht(melding.product, melding.begindatum)
        return dossiers.leg_start_vast(*args, taakgericht=taakgericht)

    def _leg_stop_vast(self, *args: Any) -> tuple[Finding, ...]:
        melding = args[-1]
        taakgericht = self.taakgericht(melding.product, melding.begindatum)
        return dossiers.leg_stop_vast(*args, taakgericht=taakgericht)

    def taakgericht(self, product: Product, day: date) -> bool | None:
        """Is this product task-funded on that day? None when the region does not know it.

        A category is, when one of its products is.
        """
        codes = [product.code]
        if not product.code:
            codes = [p.code for p in self.regio.producten if p.categorie == product.categorie]
        segmenten = {self.regio.segment_op(code, day) for code in codes if code}
        vormen = {self.regio.bekostiging(segment, day) for segment in segmenten if segment}
        vormen.discard(None)
        return TAAK in vormen if vormen else None

    def _declaratie(self, geopend: Geopend, bevindingen: tuple[Finding, ...]) -> Oordeel:
        assert geopend.inhoud is not None
        self.werkset.bewaar()  # a claim is judged on what earlier messages of the stack recorded
        uitslag = beoordeel_declaratie(geopend.bericht, geopend.inhoud, self.op, bevindingen)
        self.declaraties[geopend.bericht.pk] = uitslag.declaratie
        eigen = _bevindingen_van(uitslag, {gevonden.code for gevonden in bevindingen})
        alle = bevindingen + tuple(eigen)
        regels = uitslag.claim.regels
        afgekeurd = sum(1 for regel in regels if not regel.besluit.toegekend)
        if uitslag.geheel or "Declaratie" in uitslag.afkeur:
            afgekeurd = len(regels)
        return Oordeel(alle, uitslag.afkeur, uitslag.geheel, len(regels), afgekeurd)


def _volgorde(melding: Any) -> tuple[bool, bool]:
    """What is withdrawn makes room for what replaces it in the same message (IV008).

    A stop for a while comes before the one for good that follows it (TR414, TR415).
    """
    verwijdert = getattr(melding, "status", "") == VERWIJDEREN
    return not verwijdert, getattr(melding, "reden", "") != TIJDELIJK


def _een_voor_een(leg_vast: Callable[[Werkset, Herkomst, Any], tuple[Finding, ...]]) -> Vastleggen:
    """The verb for lines that only need what the ones before them changed."""

    def leg_alle_vast(
        werkset: Werkset, herkomst: Herkomst, meldingen: Sequence[Any]
    ) -> tuple[Finding, ...]:
        gevonden = []
        for melding in sorted(meldingen, key=_volgorde):
            gevonden += leg_vast(werkset, herkomst, melding)
        return tuple(gevonden)

    return leg_alle_vast


def _voor(
    client: Client, leg_vast: Callable[..., tuple[Finding, ...]]
) -> Callable[[Werkset, Herkomst, Any], tuple[Finding, ...]]:
    """The verb for what is about this youth."""
    return lambda werkset, herkomst, melding: leg_vast(werkset, herkomst, client, melding)


def toegekend_op(toewijzingen: Collection[Toewijzing]) -> Mapping[int, int]:
    """The claim lines granted on these allocations and not credited: what TR385 asks after."""
    return open_prestaties([rij for rij in toewijzingen if rij.pk is not None])


def dubbele_identificatie(kop: ijw.Kop) -> Finding:
    """TR056 on a message whose identification this sender used before."""
    fout = Failed("een identificatie die deze afzender niet eerder gebruikte", kop.eigen[0])
    return Finding.van(ijw.regel(DUBBEL), "Header/BerichtIdentificatie/Identificatie", fout)


def _bevindingen_van(uitslag: Beoordeling, gemeld: set[str]) -> Iterator[Finding]:
    """The failed answers on a claim as findings, each at its own place."""
    claim = uitslag.claim
    for check, uitkomst in claim.geheel:
        if isinstance(uitkomst, Failed) and check.code not in gemeld:
            yield bevinding(check.code, "Declaratie", uitkomst)
    for beoordeeld in claim.regels:
        for een, uitkomst in (*beoordeeld.antwoorden, *beoordeeld.opmerkingen):
            if isinstance(uitkomst, Failed):
                yield bevinding(een.code, beoordeeld.regel.pad, uitkomst)


def _aantal_prestaties(inhoud: Mapping[str, Any]) -> int:
    clienten = inhoud["Declaratie"]["Clienten"]["Client"]
    return sum(len(client["Prestaties"]["Prestatie"]) for client in clienten)
