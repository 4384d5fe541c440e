# SPDX-License-Identifier: EUPL-1.2
"""Whether an allocated product can stand (JW301). Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from hefboom.dossiers.bevinden import dag
from hefboom.dossiers.product import Productaanduiding
from hefboom.dossiers.toewijzing.melding import Toegewezen
from hefboom.ijw.codes import JZ002
from hefboom.kernel import Failed, NotApplicable, Outcome, Passed


@dataclass(frozen=True, slots=True)
class BekendeToewijzing:
    """The allocation that carries this number now: whose it is, and of which product.

    `ouder`: it was allocated before what the message says, which therefore is a change.
    """

    zelfde_jeugdige: bool
    zelfde_aanbieder: bool
    product: Productaanduiding
    ouder: bool = False


@dataclass(frozen=True, slots=True)
class GenoemdVerzoek:
    """The request with the allocation's reference. `past`: of this youth, at this municipality.

    `toegewezen`: another message allocated on it before.
    """

    past: bool
    toegewezen: bool = False


@dataclass(frozen=True, slots=True)
class Toewijzingskennis:
    """What is known. `toegekend`: how many claim lines were granted and not credited.

    `verzoek` is None when no request with the reference is known. `wijziging` is the reference of
    the request for change that the message honours, as one of its products says. `hulp_sinds`: the
    first day of help that was reported on the allocation.
    """

    bekend: BekendeToewijzing | None
    toegekend: int = 0
    verzoek: GenoemdVerzoek | None = None
    wijziging: str = ""
    hulp_sinds: date | None = None


def nummer_is_van_dit_product(toegewezen: Toegewezen, kennis: Toewijzingskennis) -> Outcome:
    """Within a municipality a number names one allocation (TR332).

    Its product never changes: a wrong one is removed (13) and allocated anew (IV066, 3.3.2). Whose
    the number is stays unsaid, or the addressee would learn who is in care elsewhere (OP095).
    """
    bekend = kennis.bekend
    if bekend is None:
        return NotApplicable("het nummer is nieuw")
    if not (bekend.zelfde_jeugdige and bekend.zelfde_aanbieder):
        return Failed("een nieuw nummer", f"{toegewezen.nummer}, dat al is gebruikt")
    if bekend.product != toegewezen.product:
        return Failed("een nieuw nummer", f"{toegewezen.nummer}, van product {bekend.product}")
    return Passed()


def verwijderen_mag_nog(toegewezen: Toegewezen, kennis: Toewijzingskennis) -> Outcome:
    """What was claimed and granted cannot be undone by removing its allocation (TR385)."""
    if toegewezen.reden_wijziging != JZ002.VERWIJDERD:
        return NotApplicable("de toewijzing wordt niet verwijderd")
    if kennis.toegekend:
        return Failed("geen goedgekeurde prestaties op deze toewijzing", "goedgekeurde prestaties")
    return Passed()


def verwijderen_treft_geen_hulp(toegewezen: Toegewezen, kennis: Toewijzingskennis) -> Outcome:
    """Removing an allocation takes the ground from under the help given on it (OP362; HB019).

    What was claimed is for TR385.
    """
    if toegewezen.reden_wijziging != JZ002.VERWIJDERD:
        return NotApplicable("de toewijzing wordt niet verwijderd")
    if kennis.hulp_sinds is not None:
        return Failed("geen gemelde hulp", f"hulp sinds {dag(kennis.hulp_sinds)}")
    return Passed()


def referentie_is_van_een_verzoek(toegewezen: Toegewezen, kennis: Toewijzingskennis) -> Outcome:
    """The provider's reference is there when the allocation honours a request (TR379).

    It is sent once: a later change is the municipality's own (IV097). What honours a request for
    change is one whole, in which every product carries its reference (IV093). Else only the
    municipality knows whether it honours one, so an empty reference is not judged; neither is one
    of a request that did not come in yet (OP080).
    """
    if kennis.wijziging and toegewezen.referentie != kennis.wijziging:
        return Failed(
            f"{kennis.wijziging}, van het verzoek om wijziging in dit bericht",
            toegewezen.referentie or "geen referentie",
        )
    if not toegewezen.referentie:
        return NotApplicable("de toewijzing noemt geen verzoek")
    if kennis.verzoek is None:
        return NotApplicable("het verzoek kan nog binnenkomen")
    if not kennis.verzoek.past:
        return Failed("de referentie van een verzoek voor deze cliënt", toegewezen.referentie)
    if kennis.verzoek.toegewezen and kennis.bekend is not None and kennis.bekend.ouder:
        return Failed(
            "geen referentie bij een latere wijziging",
            f"{toegewezen.referentie}, waarop al is toegewezen",
        )
    return Passed()


def verzoek_is_bekend(toegewezen: Toegewezen, kennis: Toewijzingskennis) -> Outcome:
    """The reference is one of a request that came in (HB017); a request may come later (OP080)."""
    if not toegewezen.referentie:
        return NotApplicable("de toewijzing noemt geen verzoek")
    if kennis.verzoek is None:
        return Failed("de referentie van een verzoek dat binnen is", toegewezen.referentie)
    return Passed()


def is_actueler(
    toegewezen: Toegewezen, datum: date, tijd: time | None, verwijderd: bool = False
) -> bool:
    """Does this message hold over what was allocated at `datum` and `tijd` (OP033x1)?

    Of two that say the same moment the last to come does. But not over what is `verwijderd`: a
    removal says that the other was never sent, also when it overtook it.
    """
    eigen = (toegewezen.toewijzingsdatum, toegewezen.toewijzingstijd or time.min)
    ander = (datum, tijd or time.min)
    if eigen == ander:
        return not verwijderd or toegewezen.reden_wijziging == JZ002.VERWIJDERD
    return eigen > ander


def is_later(toegewezen: Toegewezen, datum: date, tijd: time | None) -> bool:
    """Was it allocated after `datum` and `tijd`, so that it is another decision (IV013)?"""
    eigen = (toegewezen.toewijzingsdatum, toegewezen.toewijzingstijd or time.min)
    return eigen > (datum, tijd or time.min)


TOETSEN = (
    ("TR332", nummer_is_van_dit_product),
    ("TR379", referentie_is_van_een_verzoek),
    ("TR385", verwijderen_mag_nog),
    ("HB017", verzoek_is_bekend),
    ("HB019", verwijderen_treft_geen_hulp),
)
