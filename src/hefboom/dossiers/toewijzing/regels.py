# SPDX-License-Identifier: EUPL-1.2
"""Whether an allocated product can stand (JW301). Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from hefboom.dossiers.bevinden import dag
from hefboom.dossiers.product import Productaanduiding
from hefboom.dossiers.toewijzing.melding import Toegewezen
from hefboom.ijw import codelijst
from hefboom.ijw.codes import JZ002, WMO757
from hefboom.kernel import Failed, NotApplicable, Outcome, Passed, waardeklasse


@dataclass(frozen=True, slots=True)
class StaandeToewijzing:
    """What the sender itself allocated to the receiver under this number, as it stands.

    `eerder_meegedeeld`: by a message of an earlier day than this one. `ongewijzigd`: this one
    gives the same days and extent. `honoreert` are the references it carried; `omvang` is volume,
    unit and frequency; `later`: this message decides later.
    """

    sinds: date
    eerder_meegedeeld: bool = False
    ongewijzigd: bool = False
    honoreert: frozenset[str] = frozenset()
    ingangsdatum: date | None = None
    omvang: tuple[int | None, str, str] = (None, "", "")
    verwijderd: bool = False
    later: bool = False


@dataclass(frozen=True, slots=True)
class BekendeToewijzing:
    """The allocation that carries this number now: whose it is, and of which product.

    `ouder`: it was allocated before what the message says, which therefore is a change. `staand` is
    empty for what is another's.
    """

    zelfde_jeugdige: bool
    zelfde_aanbieder: bool
    product: Productaanduiding
    ouder: bool = False
    staand: StaandeToewijzing | None = None


@waardeklasse()
class GenoemdVerzoek:
    """The request with the allocation's reference. `past`: of this youth, at this municipality.

    `toegewezen`: another message allocated on it before. `wijziging`: it asks for a change.
    """

    past: bool
    toegewezen: bool = False
    wijziging: bool = False
    gevraagd_op: date | None = None


@waardeklasse()
class Toewijzingskennis:
    """What is known. `toegekend`: how many claim lines were granted and not credited.

    `verzoek` is None when no request with the reference is known. `wijziging` is the reference of
    the request for change that the message honours, as one of its products says. `vernieuwd`:
    some product of the message with this reference is new or changes. `hulp_sinds`: the first day
    of help that was reported on the allocation.
    """

    bekend: BekendeToewijzing | None
    toegekend: int = 0
    verzoek: GenoemdVerzoek | None = None
    wijziging: str = ""
    vernieuwd: bool = False
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
    if _blijft_zoals_het_is(toegewezen, kennis.verzoek, kennis):
        return Failed("geen referentie bij een product dat blijft", toegewezen.referentie)
    return Passed()


def _blijft_zoals_het_is(
    toegewezen: Toegewezen, verzoek: GenoemdVerzoek, kennis: Toewijzingskennis
) -> bool:
    """Does an allocation that stays as it is carry the reference of another requested product?

    After a request for an allocation only what honours it carries its reference (IV094); after one
    for a change everything does (IV093). A forgotten reference may still be sent, so a request
    must be another's for sure: this allocation honours one already, was there before it was asked,
    or the message gives the reference to what is new as well.
    """
    staand = kennis.bekend.staand if kennis.bekend else None
    if staand is None or verzoek.wijziging or toegewezen.referentie in staand.honoreert:
        return False
    if not (staand.eerder_meegedeeld and staand.ongewijzigd):
        return False
    later_gevraagd = verzoek.gevraagd_op is not None and verzoek.gevraagd_op > staand.sinds
    return bool(staand.honoreert) or later_gevraagd or kennis.vernieuwd


def verandert_alleen_wat_mag(toegewezen: Toegewezen, kennis: Toewijzingskennis) -> Outcome:
    """Under its number only the end, the budget and an extent in total change (IV066; HB024).

    Or it is removed. The standard has no return code for anything else, so it is taken over.
    """
    staand = kennis.bekend.staand if kennis.bekend else None
    if staand is None:
        return NotApplicable("het nummer is nieuw, of van een ander")
    if staand.verwijderd or toegewezen.reden_wijziging == JZ002.VERWIJDERD:
        return NotApplicable("de toewijzing is verwijderd")
    if staand.ingangsdatum is not None and toegewezen.ingangsdatum != staand.ingangsdatum:
        return Failed(*_van_naar(dag(staand.ingangsdatum), dag(toegewezen.ingangsdatum), staand))
    eigen = (toegewezen.volume, toegewezen.eenheid, toegewezen.frequentie)
    totaal = {toegewezen.frequentie, staand.omvang[2]} == {WMO757.TOTAAL}
    if eigen != staand.omvang and not totaal:
        return Failed(*_van_naar(_in_woorden(staand.omvang), _in_woorden(eigen), staand))
    return Passed()


def verwijderd_nummer_komt_niet_terug(toewezen: Toegewezen, kennis: Toewijzingskennis) -> Outcome:
    """What was removed counts as never sent, so what follows is a first award (IV066; HB027).

    That gets a new number, but no rule refuses the old one, and the latest decision holds (ADR 23).
    """
    staand = kennis.bekend.staand if kennis.bekend else None
    if staand is None or not staand.verwijderd:
        return NotApplicable("het nummer is niet verwijderd")
    if toewezen.reden_wijziging == JZ002.VERWIJDERD or not staand.later:
        return NotApplicable("de verwijdering is het laatste besluit")
    return Failed("een nieuw nummer", f"{toewezen.nummer}, dat is verwijderd")


def _van_naar(oud: str, nieuw: str, staand: StaandeToewijzing) -> tuple[str, str]:
    """What belongs there and what stands there; of two decisions the later one changed it."""
    verwacht, gevonden = (oud, nieuw) if staand.later else (nieuw, oud)
    return (f"{verwacht}, of een nieuw nummer", gevonden)


def _in_woorden(omvang: tuple[int | None, str, str]) -> str:
    volume, eenheid, frequentie = omvang
    if volume is None:
        return "geen omvang"
    eenheden, frequenties = codelijst("WJ756"), codelijst("WMO757")
    wat = f"{volume} {eenheden.get(eenheid, eenheid).lower()}"
    return f"{wat} {frequenties.get(frequentie, frequentie).lower()}"


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
    ("HB024", verandert_alleen_wat_mag),
    ("HB027", verwijderd_nummer_komt_niet_terug),
)
