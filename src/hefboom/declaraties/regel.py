# SPDX-License-Identifier: EUPL-1.2
"""A claim as it comes through the door: once read, no dict, date text or D/C flag survives."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from hefboom.ijw import getekend, is_credit
from hefboom.ijw.bomen import basis, jw323
from hefboom.kernel import Bsn, Cents, Period, waardeklasse


@waardeklasse()
class Prestatieregel:
    """One claim line (iJw `Prestatie`) as submitted.

    `bedrag` is signed: a credit is negative. `volume` is never negative and counts in `eenheid`
    (WJ756; 83 counts eurocents). `tarief` is the tariff the provider wrote down, in cents per
    unit. `pad` and `clientpad` say where in the message the line and its client stand.
    """

    volgnummer: int
    pad: str
    clientpad: str
    bsn: Bsn
    referentie: str
    vorige_referentie: str
    toewijzingnummer: int
    categorie: str
    productcode: str
    periode: Period
    volume: int
    eenheid: str
    tarief: Cents | None
    bedrag: Cents
    credit: bool = False

    @property
    def sleutel(self) -> Regelsleutel:
        """What may be claimed once at a time within one allocation (TR389)."""
        return (self.categorie, self.productcode, self.periode)


#: Category, product code and product period: the key fields of a claim line in an allocation.
Regelsleutel = tuple[str, str, Period]


@waardeklasse()
class Claim:
    """A whole claim (iJw `Declaratie`) as submitted; `totaal` is the signed total it states."""

    nummer: str
    periode: Period
    dagtekening: date
    totaal: Cents
    regels: tuple[Prestatieregel, ...]


class OnmogelijkePeriode(ValueError):
    """A period in the claim ends before it begins, or never; the days are as submitted.

    The last day a date can name (31-12-9999) says that there is no end, as in `Period.inclusive`.
    """

    def __init__(self, eerste: date, laatste: date) -> None:
        super().__init__(f"Een periode vanaf {eerste} kan niet eindigen op {laatste}.")
        self.eerste, self.laatste = eerste, laatste


def lees_claim(inhoud: jw323.Inhoud) -> Claim:
    """The claim in the typed tree of a JW323 that satisfies its XSD.

    Raises `OnmogelijkePeriode` when a period ends before it begins, or never; no XSD forbids that.
    """
    declaratie = inhoud["Declaratie"]
    return Claim(
        nummer=declaratie["DeclaratieNummer"],
        periode=_periode(declaratie["DeclaratiePeriode"]),
        dagtekening=declaratie["DeclaratieDagtekening"],
        totaal=getekend(declaratie["TotaalIngediendBedrag"]),
        regels=tuple(_regels(declaratie["Clienten"]["Client"])),
    )


def lees_zonder_regels(inhoud: jw323.Inhoud) -> Claim:
    """What can be said of a claim whose lines cannot be read: its number, month and total."""
    declaratie = inhoud["Declaratie"]
    return Claim(
        nummer=declaratie["DeclaratieNummer"],
        periode=Period.month_of(declaratie["DeclaratiePeriode"]["Begindatum"]),
        dagtekening=declaratie["DeclaratieDagtekening"],
        totaal=getekend(declaratie["TotaalIngediendBedrag"]),
        regels=(),
    )


def _regels(clienten: Iterable[jw323.Client]) -> list[Prestatieregel]:
    regels: list[Prestatieregel] = []
    for c, client in enumerate(clienten, start=1):
        clientpad = f"Declaratie/Clienten/Client[{c}]"
        bsn = client["Bsn"]
        for p, node in enumerate(client["Prestaties"]["Prestatie"], start=1):
            tarief = node.get("ProductTarief")
            referentie = node["ProductReferentie"]
            regels.append(
                Prestatieregel(
                    volgnummer=len(regels) + 1,
                    pad=f"{clientpad}/Prestaties/Prestatie[{p}]",
                    clientpad=clientpad,
                    bsn=bsn,
                    referentie=referentie["ReferentieNummer"],
                    vorige_referentie=referentie.get("VorigReferentieNummer", ""),
                    toewijzingnummer=node["ToewijzingNummer"],
                    categorie=node["ProductCategorie"],
                    productcode=node["ProductCode"],
                    periode=_periode(node["ProductPeriode"]),
                    volume=node["GeleverdVolume"],
                    eenheid=node["Eenheid"],
                    tarief=None if tarief is None else Cents(tarief),
                    bedrag=getekend(node["IngediendBedrag"]),
                    credit=is_credit(node["IngediendBedrag"]),
                )
            )
    return regels


def _periode(node: basis.GeslotenPeriode) -> Period:
    eerste, laatste = node["Begindatum"], node["Einddatum"]
    if laatste < eerste or laatste == date.max:
        raise OnmogelijkePeriode(eerste, laatste)
    return Period.inclusive(eerste, laatste)
