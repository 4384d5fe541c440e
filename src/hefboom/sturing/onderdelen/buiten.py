# SPDX-License-Identifier: EUPL-1.2
"""Who falls outside what is usual, further than chance explains: on every share that has a norm."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from hefboom.kernel import getal, procent
from hefboom.measures import CATALOGUS, Beter, GeenInzage, Maat, Rij
from hefboom.scherm import Cel, Kolom, Tabel
from hefboom.scherm.grafieken.naald import naald
from hefboom.sturing import toeval
from hefboom.sturing.blik import Blik
from hefboom.sturing.namen import Naamboek
from hefboom.sturing.onderdelen.cijfers import KLEINSTE_NOEMER

#: Shares that say how well something went; not those that follow from who is helped.
MATEN = ("binnen_norm", "boven_norm", "volgens_plan", "geweigerd_aandeel")
#: In which breakdown the reason is looked for, and how it is said.
REDENEN = (("product", "bij {}"), ("gemeente", "uit {}"), ("aanbieder", "bij {}"))
#: What the cases that weigh against someone are.
GEVALLEN = {
    "binnen_norm": "late starts",
    "boven_norm": "toewijzingen boven de norm",
    "volgens_plan": "die anders eindigden",
    "geweigerd_aandeel": "geweigerde regels",
}


@dataclass(frozen=True, slots=True)
class Aandeelreeks:
    """One share of one party: how many go against it, of how many; what that is among the rest."""

    maat: Maat
    dimensie: str
    rij: Rij
    tegen: int
    van: int
    elders: float

    @property
    def code(self) -> str:
        """Whose it is."""
        return str(self.rij.sleutel[self.dimensie])


@dataclass(frozen=True, slots=True)
class Afwijkingen:
    """What was looked at, and what may be named."""

    bekeken: int
    genoemd: tuple[tuple[Aandeelreeks, float], ...]

    @property
    def verwacht(self) -> int:
        """How many would stand out by chance alone."""
        return round(self.bekeken * toeval.OPVALLEND)


def wie_valt_buiten(blik: Blik) -> Afwijkingen:
    """Every share of every party this reader may see, and those off by more than chance.

    The furthest off stands first.
    """
    bekeken, genoemd = 0, []
    for code in MATEN:
        for dimensie in _wie(blik):
            reeksen = list(_reeksen(blik, CATALOGUS[code], dimensie))
            eigen = [een for een in reeksen if _mag_genoemd(blik, een)]
            bekeken += len(eigen)
            genoemd += [drie for drie in ver_van_de_rest(reeksen) if drie[1] in eigen]
    genoemd.sort(key=lambda drie: (drie[0], drie[1].code))
    return Afwijkingen(bekeken, tuple((een, breed) for _, een, breed in genoemd))


def _mag_genoemd(blik: Blik, een: Aandeelreeks) -> bool:
    """Of other municipalities one sees the figures; what they do about them is theirs."""
    return een.dimensie != "gemeente" or blik.inzage.mag_gemeente(een.code)


def ver_van_de_rest(reeksen: Sequence[Aandeelreeks]) -> list[tuple[float, Aandeelreeks, float]]:
    """Of one share in one breakdown: who is off by more than chance, with how likely it is.

    Each is held against all others together, as wide as all of them lie apart (the third value).
    """
    breed = toeval.spreiding([toeval.afstand(een.tegen, een.van, een.elders) for een in reeksen])
    kansen = [toeval.kans_op(een.tegen, een.van, een.elders, breed) for een in reeksen]
    return [
        (kans, een, breed)
        for een, kans, ja in zip(reeksen, kansen, toeval.benoembaar(kansen), strict=True)
        if ja
    ]


def buiten_op(
    blik: Blik, code: str, waar: Mapping[str, str] | None = None, dimensie: str = "aanbieder"
) -> set[str]:
    """The providers (or municipalities) off on one share, as `wie_valt_buiten` names them."""
    reeksen = list(_reeksen(blik, CATALOGUS[code], dimensie, waar))
    return {een.code for _, een, _ in ver_van_de_rest(reeksen)}


def _wie(blik: Blik) -> tuple[str, ...]:
    """Of whom a reader may compare: of parties it sees more of, or of itself."""
    if blik.inzage.aanbieders:
        return ("aanbieder",)
    kan = blik.kan_per(CATALOGUS[MATEN[0]])
    return tuple(d for d in ("aanbieder", "gemeente") if d in kan)


def _reeksen(
    blik: Blik, maat: Maat, dimensie: str, waar: Mapping[str, str] | None = None
) -> Iterator[Aandeelreeks]:
    if dimensie not in maat.dimensies:
        return
    heel = blik.bereken(maat.code, waar=waar).enige
    if heel.teller is None or heel.noemer is None:
        return
    for rij in blik.bereken(maat.code, per=(dimensie,), waar=waar).rijen:
        if rij.teller is None or not rij.noemer or rij.noemer < KLEINSTE_NOEMER:
            continue
        rest = heel.noemer - rij.noemer
        if rest < KLEINSTE_NOEMER:
            continue
        elders = (heel.teller - rij.teller) / rest
        if maat.beter is Beter.HOGER:
            yield Aandeelreeks(maat, dimensie, rij, rij.noemer - rij.teller, rij.noemer, 1 - elders)
        else:
            yield Aandeelreeks(maat, dimensie, rij, rij.teller, rij.noemer, elders)


KOPPEN = ("Wie", "Cijfer", "Naast wat gewoon is", "Hoe lang al", "Waar het zit")


def buitentabel(blik: Blik, namen: Naamboek, gevonden: Afwijkingen) -> Tabel:
    """Each deviation with its strip, how long it lasts and where most of it lies."""
    return Tabel(
        f"Buiten wat gewoon is in {blik.periode_tekst}",
        [Kolom(naam) for naam in KOPPEN],
        [_regel(blik, namen, een, breed) for een, breed in gevonden.genoemd],
        leeg="Niemand wijkt verder af dan toeval verklaart.",
        naam="Wie buiten de norm valt",
        code="buiten",
    )


def _regel(blik: Blik, namen: Naamboek, een: Aandeelreeks, breed: float) -> list[Cel]:
    waar = {een.dimensie: een.code}
    aandeel = een.tegen / een.van
    hoger = een.maat.beter is Beter.HOGER
    midden = 1 - een.elders if hoger else een.elders
    deel = 1 - aandeel if hoger else aandeel
    naam = namen.naam(een.dimensie, een.code)
    lang, sinds = _hoe_lang(blik, namen, een, midden)
    return [
        Cel(naam, adres=namen.adres(een.dimensie, een.code)),
        Cel(
            een.maat.naam,
            adres=blik.verklaar(een.maat.code, waar),
            titel=f"{getal(een.rij.teller or 0)} van {getal(een.van)}",
        ),
        Cel(
            f"{procent(deel)} tegen {procent(midden)} elders",
            vonk=naald(deel, midden, toeval.gewoon(een.van, midden, breed), buiten=True),
            klasse="naald",
        ),
        Cel(lang, titel=sinds),
        Cel(_waar_het_zit(blik, namen, een, waar)),
    ]


def _hoe_lang(blik: Blik, namen: Naamboek, een: Aandeelreeks, midden: float) -> tuple[str, str]:
    """How many months in a row it has been on the wrong side, as far back as can be seen."""
    uitkomst = blik.bereken(
        een.maat.code, per=("maand",), waar={een.dimensie: een.code}, periode=blik.trend
    )
    op_rij: list[str] = []
    for rij in sorted(uitkomst.rijen, key=lambda rij: rij.sleutel["maand"], reverse=True):
        if rij.waarde is None:
            continue
        slecht = rij.waarde < midden if een.maat.beter is Beter.HOGER else rij.waarde > midden
        if not slecht:
            break
        op_rij.append(rij.sleutel["maand"])
    if len(op_rij) < 2:
        return ("wisselend", "") if uitkomst.rijen else ("", "")
    return f"{len(op_rij)} maanden", f"sinds {namen.naam('maand', op_rij[-1])}"


def _waar_het_zit(blik: Blik, namen: Naamboek, een: Aandeelreeks, waar: Mapping[str, str]) -> str:
    """The part of the cases against it that one product, municipality or provider has."""
    delen = []
    kan = blik.kan_per(een.maat)
    for dimensie, hoe in REDENEN:
        if dimensie == een.dimensie or dimensie not in kan:
            continue
        try:
            rijen = blik.bereken(een.maat.code, per=(dimensie,), waar=waar).rijen
        except GeenInzage:
            continue  # this reader sees no table that fine over so short a period
        telling = [(_tegen(een.maat, rij), rij.sleutel[dimensie]) for rij in rijen]
        meeste, code = max(telling, default=(0, ""))
        if meeste > 1:
            delen.append(f"{getal(meeste)} {hoe.format(namen.naam(dimensie, code))}")
    if not delen:
        return ""
    return f"Van de {getal(een.tegen)} {GEVALLEN[een.maat.code]}: {'; '.join(delen)}."


def _tegen(maat: Maat, rij: Rij) -> int:
    if rij.teller is None or rij.noemer is None:
        return 0
    return rij.noemer - rij.teller if maat.beter is Beter.HOGER else rij.teller
