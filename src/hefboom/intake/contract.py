# SPDX-License-Identifier: EUPL-1.2
"""Does a request or an allocation fall under a contract of its provider? It informs only.

A request must fit within the contract (OP296), yet refusing it is for the municipality to do, with
a JW319 and reason 3 or 4 (WJ759); Hefboom proposes that and sends nothing. An allocation without a
contract stands whatever we think of it: no code of WJ001 says so, and the help runs. The
municipality and the region read both (ADR 40).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum

from hefboom import ijw
from hefboom.contracten import Contractenboek, Geldenddeel
from hefboom.dossiers import Aanvraag, Productaanduiding, Toegewezen, Wijzigingsverzoek
from hefboom.ijw.codes import WJ759
from hefboom.intake.staand import is_nieuw_of_anders
from hefboom.intake.zaak import Zaak
from hefboom.kernel import Failed, Finding, NotApplicable, Outcome, Passed, datum, opsomming
from hefboom.stelsel import Producten

GEEN_REGISTER = NotApplicable("de regio heeft nog geen register van contracten")


class Contractdekking(Enum):
    """What the register says; the value is what a municipality may refuse a request with."""

    ONBEKEND = ""
    GEDEKT = "gedekt"
    GEEN_CONTRACT = WJ759.GEEN_CONTRACT
    PAST_NIET = WJ759.NIET_BINNEN_CONTRACT


@dataclass(frozen=True, slots=True)
class Hulpvraag:
    """Help that is asked or allocated: what, of whom, for whom, from when; `pad` is its place."""

    product: Productaanduiding
    aanbieder: str
    gemeente: str
    op: date
    pad: str = ""


def dekking(gevraagd: Hulpvraag, boek: Contractenboek) -> Contractdekking:
    """Is this help under a contract on its first day? A category is when one of its products is."""
    if boek.leeg:
        return Contractdekking.ONBEKEND
    een = gevraagd
    if not _delen_hier(een, boek):
        return Contractdekking.GEEN_CONTRACT
    codes = _codes(een.product, boek)
    if not codes or any(boek.deel(een.aanbieder, c, een.gemeente, een.op) for c in codes):
        return Contractdekking.GEDEKT
    return Contractdekking.PAST_NIET


def _delen_hier(een: Hulpvraag, boek: Contractenboek) -> list[Geldenddeel]:
    """The parts that hold on that day for this municipality."""
    delen = boek.delen(een.aanbieder, een.op)
    return [deel for deel in delen if not deel.gemeenten or een.gemeente in deel.gemeenten]


def _codes(product: Productaanduiding, boek: Contractenboek) -> list[str]:
    if product.code:
        return [product.code]
    alle = boek.regio[Producten].alle
    return [een.code for een in alle if product.categorie and een.categorie == product.categorie]


def past_binnen_contract(gevraagd: Hulpvraag, boek: Contractenboek) -> Outcome:
    """The register has a contract for it on that day (HB034 of a request, HB035 of what stands)."""
    gevonden = dekking(gevraagd, boek)
    if gevonden is Contractdekking.ONBEKEND:
        return GEEN_REGISTER
    if gevonden is Contractdekking.GEDEKT:
        return Passed()
    return Failed(
        f"een contract voor {gevraagd.product} op {datum(gevraagd.op)}",
        wat_er_wel_is(gevraagd, boek),
    )


def wat_er_wel_is(gevraagd: Hulpvraag, boek: Contractenboek) -> str:
    """What the provider does have on that day: nothing, or contracts that do not fit."""
    hier = _delen_hier(gevraagd, boek)
    delen = hier or boek.delen(gevraagd.aanbieder, gevraagd.op)
    if not delen:
        return "geen contract met deze aanbieder"
    nummers = opsomming(sorted({deel.contract for deel in delen}))
    return f"wel contract {nummers}, maar niet {'hiervoor' if hier else 'voor deze gemeente'}"


TOETSEN = (("HB034", past_binnen_contract), ("HB035", past_binnen_contract))


def toewijzingbevindingen(zaak: Zaak, toegewezen: Toegewezen) -> Iterator[Finding]:
    """HB035 on an allocation that is new or changes, unless maatwerk was recorded for it."""
    van = zaak.herkomst
    if is_nieuw_of_anders(zaak, toegewezen):
        gevraagd = Hulpvraag(
            toegewezen.product, van.aanbieder, van.gemeente, toegewezen.ingangsdatum, toegewezen.pad
        )
        for bevinding in _bevindingen(zaak, "HB035", [gevraagd]):
            maatwerk = zaak.werk.kasboek.afspraken.maatwerk
            if not maatwerk.is_er_voor(
                van.gemeente, van.aanbieder, toegewezen.nummer, toegewezen.ingangsdatum
            ):
                yield bevinding


def verzoekbevindingen(zaak: Zaak, regels: Iterable[Aanvraag]) -> Iterator[Finding]:
    """HB034 on each product that is asked for."""
    van = zaak.herkomst
    yield from _bevindingen(
        zaak,
        "HB034",
        (
            Hulpvraag(een.product, van.aanbieder, van.gemeente, een.gewenste_ingangsdatum, een.pad)
            for een in regels
        ),
    )


def wijzigingbevindingen(zaak: Zaak, verzoeken: Iterable[Wijzigingsverzoek]) -> Iterator[Finding]:
    """HB034 on what a request for change adds or changes; of what stays nothing is asked."""
    yield from _bevindingen(zaak, "HB034", _gewenst(zaak, verzoeken))


def _gewenst(zaak: Zaak, verzoeken: Iterable[Wijzigingsverzoek]) -> Iterator[Hulpvraag]:
    van = zaak.herkomst
    for regel in (regel for verzoek in verzoeken for regel in verzoek.regels):
        if regel.ingang is None:
            continue
        product = regel.product
        if regel.nummer is not None:
            rij = zaak.werk.werkset.bekende_toewijzing(van.gemeente, regel.nummer)
            if rij is None or rij.aanbieder != van.aanbieder:
                continue
            product = rij.product
        yield Hulpvraag(product, van.aanbieder, van.gemeente, regel.ingang, regel.pad)


def _bevindingen(zaak: Zaak, code: str, alle: Iterable[Hulpvraag]) -> Iterator[Finding]:
    boek = zaak.werk.kasboek.afspraken.contracten
    for een in alle:
        uitkomst = past_binnen_contract(een, boek)
        if isinstance(uitkomst, Failed):
            yield Finding.van(ijw.regel(code), een.pad, uitkomst)
