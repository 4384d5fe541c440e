# SPDX-License-Identifier: EUPL-1.2
"""An allocated product (JW301): what it says, and whether it can stand. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from hefboom.dossiers.melding import Product, dag, genummerd, product_uit
from hefboom.ijw.bomen import jw301
from hefboom.ijw.codes import JZ002
from hefboom.kernel import Failed, NotApplicable, Outcome, Passed

#: Sent in error, counts as never sent (TR384); and the older code for the same.
VERVALLEN: frozenset[str] = frozenset({JZ002.VERWIJDERD, JZ002.ADMINISTRATIEVE_CORRECTIE_VERVALLEN})

PAD = "Client/ToegewezenProducten/ToegewezenProduct"


@dataclass(frozen=True, slots=True)
class Toegewezen:
    """One allocated product as the message states it. `budget` in cents, `einddatum` counts.

    `naast` are the references of all products of the message.
    """

    pad: str
    nummer: int
    referentie: str
    product: Product
    toewijzingsdatum: date
    toewijzingstijd: time | None
    ingangsdatum: date
    einddatum: date | None
    reden_wijziging: str
    volume: int | None
    eenheid: str
    frequentie: str
    budget: int | None
    naast: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Bekend:
    """The allocation that carries this number now: whose it is, and of which product.

    `ouder`: it was allocated before what the message says, which therefore is a change.
    """

    zelfde_jeugdige: bool
    zelfde_aanbieder: bool
    product: Product
    ouder: bool = False


@dataclass(frozen=True, slots=True)
class Gevraagd:
    """The request with the allocation's reference. `past`: of this youth, at this municipality.

    `toegewezen`: another message allocated on it before.
    """

    past: bool
    toegewezen: bool = False


@dataclass(frozen=True, slots=True)
class Stand:
    """What is known. `toegekend`: how many claim lines were granted and not credited.

    `verzoek` is None when no request with the reference is known. `wijziging` is the reference of
    the request for change that the message honours, as one of its products says. `hulp_sinds`: the
    first day of help that was reported on the allocation.
    """

    bekend: Bekend | None
    toegekend: int = 0
    verzoek: Gevraagd | None = None
    wijziging: str = ""
    hulp_sinds: date | None = None


def toegewezen_uit(client: jw301.Client) -> tuple[Toegewezen, ...]:
    """The allocated products of a JW301 `Client`."""
    delen = genummerd(PAD, client["ToegewezenProducten"]["ToegewezenProduct"])
    naast = (deel.get("ReferentieAanbieder") for _, deel in delen)
    referenties = tuple(dict.fromkeys(referentie for referentie in naast if referentie))
    return tuple(_toegewezen(pad, deel, referenties) for pad, deel in delen)


def _toegewezen(pad: str, deel: jw301.ToegewezenProduct, naast: tuple[str, ...]) -> Toegewezen:
    omvang = deel.get("Omvang", {})
    return Toegewezen(
        pad=pad,
        nummer=deel["ToewijzingNummer"],
        referentie=deel.get("ReferentieAanbieder", ""),
        product=product_uit(deel.get("Product")),
        toewijzingsdatum=deel["Toewijzingsdatum"],
        toewijzingstijd=_kale_tijd(deel["Toewijzingstijd"]),
        ingangsdatum=deel["Ingangsdatum"],
        einddatum=deel.get("Einddatum"),
        reden_wijziging=deel.get("RedenWijziging", ""),
        volume=omvang.get("Volume"),
        eenheid=omvang.get("Eenheid", ""),
        frequentie=omvang.get("Frequentie", ""),
        budget=deel.get("Budget"),
        naast=naast,
    )


def _kale_tijd(tijd: time) -> time:
    """A time a database can keep: 24:00:00 becomes the last microsecond of its day."""
    return time(tijd.hour, tijd.minute, tijd.second, tijd.microsecond)


def nummer_is_van_dit_product(toegewezen: Toegewezen, stand: Stand) -> Outcome:
    """Within a municipality a number names one allocation (TR332).

    Its product never changes: a wrong one is removed (13) and allocated anew (IV066, 3.3.2). Whose
    the number is stays unsaid, or the addressee would learn who is in care elsewhere (OP095).
    """
    bekend = stand.bekend
    if bekend is None:
        return NotApplicable("het nummer is nieuw")
    if not (bekend.zelfde_jeugdige and bekend.zelfde_aanbieder):
        return Failed("een nieuw nummer", f"{toegewezen.nummer}, dat al is gebruikt")
    if bekend.product != toegewezen.product:
        return Failed("een nieuw nummer", f"{toegewezen.nummer}, van product {bekend.product}")
    return Passed()


def verwijderen_mag_nog(toegewezen: Toegewezen, stand: Stand) -> Outcome:
    """What was claimed and granted cannot be undone by removing its allocation (TR385)."""
    if toegewezen.reden_wijziging != JZ002.VERWIJDERD:
        return NotApplicable("de toewijzing wordt niet verwijderd")
    if stand.toegekend:
        return Failed("geen goedgekeurde prestaties op deze toewijzing", "goedgekeurde prestaties")
    return Passed()


def verwijderen_treft_geen_hulp(toegewezen: Toegewezen, stand: Stand) -> Outcome:
    """Removing an allocation takes the ground from under the help given on it (OP362; HB019).

    What was claimed is for TR385.
    """
    if toegewezen.reden_wijziging != JZ002.VERWIJDERD:
        return NotApplicable("de toewijzing wordt niet verwijderd")
    if stand.hulp_sinds is not None:
        return Failed("geen gemelde hulp", f"hulp sinds {dag(stand.hulp_sinds)}")
    return Passed()


def referentie_is_van_een_verzoek(toegewezen: Toegewezen, stand: Stand) -> Outcome:
    """The provider's reference is there when the allocation honours a request (TR379).

    It is sent once: a later change is the municipality's own (IV097). What honours a request for
    change is one whole, in which every product carries its reference (IV093). Else only the
    municipality knows whether it honours one, so an empty reference is not judged; neither is one
    of a request that did not come in yet (OP080).
    """
    if stand.wijziging and toegewezen.referentie != stand.wijziging:
        return Failed(
            f"{stand.wijziging}, van het verzoek om wijziging in dit bericht",
            toegewezen.referentie or "geen referentie",
        )
    if not toegewezen.referentie:
        return NotApplicable("de toewijzing noemt geen verzoek")
    if stand.verzoek is None:
        return NotApplicable("het verzoek kan nog binnenkomen")
    if not stand.verzoek.past:
        return Failed("de referentie van een verzoek voor deze cliënt", toegewezen.referentie)
    if stand.verzoek.toegewezen and stand.bekend is not None and stand.bekend.ouder:
        return Failed(
            "geen referentie bij een latere wijziging",
            f"{toegewezen.referentie}, waarop al is toegewezen",
        )
    return Passed()


def verzoek_is_bekend(toegewezen: Toegewezen, stand: Stand) -> Outcome:
    """The reference is one of a request that came in (HB017); a request may come later (OP080)."""
    if not toegewezen.referentie:
        return NotApplicable("de toewijzing noemt geen verzoek")
    if stand.verzoek is None:
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
