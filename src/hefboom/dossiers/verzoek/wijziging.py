# SPDX-License-Identifier: EUPL-1.2
"""A request for change (JW317): the whole situation a provider wishes, as it says it. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from hefboom.dossiers.bevinden import genummerd
from hefboom.dossiers.product import Productaanduiding, product_uit
from hefboom.dossiers.verzoek.keuzes import NIEUW, ONGEWIJZIGD, TE_WIJZIGEN
from hefboom.ijw.bomen import jw317

PAD = "Client/Verzoek"


@dataclass(frozen=True, slots=True)
class Wensregel:
    """One line. `nummer` is None for a new product; only that has a `product` of its own.

    `ingang` and `einde` are the wished dates, `budget` is in cents.
    """

    pad: str
    wat: str
    nummer: int | None
    product: Productaanduiding = field(default_factory=lambda: Productaanduiding("", ""))
    ingang: date | None = None
    einde: date | None = None
    volume: int | None = None
    eenheid: str = ""
    frequentie: str = ""
    budget: int | None = None


@dataclass(frozen=True, slots=True)
class Wijzigingsverzoek:
    """The request as a whole. `reden` as in WJ758; `dagtekening` is the message's own date."""

    referentie: str
    reden: str
    dagtekening: date
    regels: tuple[Wensregel, ...]
    pad: str = PAD


def wijziging_uit(client: jw317.Client, dagtekening: date) -> Wijzigingsverzoek:
    """The request of a JW317 `Client`."""
    verzoek = client["Verzoek"]
    return Wijzigingsverzoek(
        referentie=verzoek["ReferentieAanbieder"],
        reden=verzoek["RedenVerzoek"],
        dagtekening=dagtekening,
        regels=tuple(_regels(verzoek)),
    )


def _regels(verzoek: jw317.Verzoek) -> Iterator[Wensregel]:
    """The products as they stand in the message: those that stay, those that change, the new."""
    blijft = verzoek.get("OngewijzigdeProducten", {}).get("OngewijzigdProduct", ())
    for pad, ongewijzigd in genummerd(f"{PAD}/OngewijzigdeProducten/OngewijzigdProduct", blijft):
        yield Wensregel(pad, ONGEWIJZIGD, ongewijzigd["ToewijzingNummer"])
    anders = verzoek.get("TeWijzigenProducten", {}).get("TeWijzigenProduct", ())
    for pad, deel in genummerd(f"{PAD}/TeWijzigenProducten/TeWijzigenProduct", anders):
        yield _wens_in(Wensregel(pad, TE_WIJZIGEN, deel["ToewijzingNummer"]), deel)
    erbij = verzoek.get("NieuweProducten", {}).get("NieuwProduct", ())
    for pad, nieuw in genummerd(f"{PAD}/NieuweProducten/NieuwProduct", erbij):
        yield _wens_in(Wensregel(pad, NIEUW, None, product_uit(nieuw.get("Product"))), nieuw)


def _wens_in(regel: Wensregel, deel: jw317.TeWijzigenProduct | jw317.NieuwProduct) -> Wensregel:
    """The line with what is wished for it: days, extent or budget."""
    omvang = deel.get("Omvang", {})
    return replace(
        regel,
        ingang=deel["GewensteIngangsdatum"],
        einde=deel.get("Einddatum"),
        volume=omvang.get("Volume"),
        eenheid=omvang.get("Eenheid", ""),
        frequentie=omvang.get("Frequentie", ""),
        budget=deel.get("Budget"),
    )
