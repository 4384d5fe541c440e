# SPDX-License-Identifier: EUPL-1.2
"""What a key does to those who share by it: wobble, incentive, and what it follows.

Nobody prints the incentive of a key; it is what a municipality pays or saves for one placement
more or less while the budget stays what it is, so that the others pay the difference.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from itertools import pairwise

from hefboom.bekostiging.aandeel import NUL, NietTeVerdelen, gebruiksjaren
from hefboom.bekostiging.gebruik import Gebruik, Gebruiksplek
from hefboom.bekostiging.verdelen import Verdeling, verdeel
from hefboom.kernel import Cents
from hefboom.stelsel import GEBRUIKSMATEN, Bestanddeel, Regio, Verdeelsleutel

#: Over how many years a key is reckoned back.
TERUG = 5


@dataclass(frozen=True, slots=True)
class Prikkel:
    """What one youth more in `product` costs a municipality: in the first bill that feels it, and
    over all bills that do. `kosten` is what such a youth cost on average."""

    product: str
    kosten: Cents
    eerste: Cents
    samen: Cents


@dataclass(frozen=True)
class Sleutelproef:
    """A key tried on an amount. `verdeling` is None when it cannot be reckoned; `waarom_niet`
    says why. `jaren`: each municipality's share in the years it can be reckoned back.

    `schommeling`: how far a bill lies from its own mean on average; `sprong`: the largest change
    of one municipality's share from a year to the next. `niet_gebruik` and `niet_omvang`: which
    part of the money does not follow use in the year itself, or residents.
    """

    sleutel: Verdeelsleutel
    verdeling: Verdeling | None
    waarom_niet: str = ""
    jaren: Mapping[int, Mapping[str, Fraction]] = field(default_factory=dict)
    schommeling: Fraction | None = None
    sprong: Fraction | None = None
    niet_gebruik: Fraction | None = None
    niet_omvang: Fraction | None = None


def beproef(
    regio: Regio,
    sleutel: Verdeelsleutel,
    bedrag: Cents,
    jaar: int,
    *,
    segment: str | None = None,
    gebruik: Gebruik | None = None,
) -> Sleutelproef:
    """Try a key. What cannot be reckoned is told in `waarom_niet`, and is no error."""

    def deel(wie: Verdeelsleutel, in_jaar: int) -> Verdeling:
        return verdeel(regio, wie, bedrag, in_jaar, segment=segment, gebruik=gebruik)

    try:
        verdeling = deel(sleutel, jaar)
    except NietTeVerdelen as fout:
        return Sleutelproef(sleutel, None, str(fout))
    jaren = {jaar: verdeling.aandelen}
    for eerder in range(jaar - 1, jaar - TERUG, -1):
        try:
            jaren[eerder] = deel(sleutel, eerder).aandelen
        except NietTeVerdelen:
            break
    op_volgorde = dict(sorted(jaren.items()))
    return Sleutelproef(
        sleutel,
        verdeling,
        "",
        op_volgorde,
        schommeling(op_volgorde),
        sprong(op_volgorde),
        _afstand_tot(regio, "jeugdigen", verdeling, gebruik),
        _afstand_tot(regio, "inwoners", verdeling, gebruik),
    )


def schommeling(jaren: Mapping[int, Mapping[str, Fraction]]) -> Fraction | None:
    """The mean distance of a share from its own mean over the years; None for one year."""
    if len(jaren) < 2:
        return None
    afwijkingen: list[Fraction] = []
    for code in {code for aandelen in jaren.values() for code in aandelen}:
        reeks = [aandelen.get(code, NUL) for aandelen in jaren.values()]
        midden = sum(reeks, NUL) / len(reeks)
        if midden:
            afwijkingen += [abs(een - midden) / midden for een in reeks]
    return sum(afwijkingen, NUL) / len(afwijkingen) if afwijkingen else None


def sprong(jaren: Mapping[int, Mapping[str, Fraction]]) -> Fraction | None:
    """The largest change of one share between two years that follow; None for one year."""
    sprongen = [
        abs(nu.get(code, NUL) / was - 1)
        for (eerder, vorig), (later, nu) in pairwise(sorted(jaren.items()))
        if later == eerder + 1
        for code, was in vorig.items()
        if was
    ]
    return max(sprongen, default=None)


def afstand(een: Mapping[str, Fraction], ander: Mapping[str, Fraction]) -> Fraction:
    """Which part of the money lies elsewhere under the other: half the sum of the differences."""
    codes = {*een, *ander}
    return sum((abs(een.get(c, NUL) - ander.get(c, NUL)) for c in codes), NUL) / 2


def _afstand_tot(
    regio: Regio, maat: str, verdeling: Verdeling, gebruik: Gebruik | None
) -> Fraction | None:
    """How far from a key that follows this measure alone; None when that cannot be reckoned.

    Pure use is that of the last year there are figures of, at most the year itself.
    """
    if maat == "inwoners":
        zuiver = Bestanddeel("inwoners", 1)
    else:
        bekend = [een for een in (gebruik or Gebruik()).jaren if een <= verdeling.jaar]
        if not bekend:
            return None
        zuiver = Bestanddeel("jeugdigen", 1, terug=verdeling.jaar - max(bekend))
    sleutel = replace(
        verdeling.sleutel,
        bestanddelen=(zuiver,),
        zonder=frozenset(),
        hoogstens_meer=None,
        hoogstens_minder=None,
        ingroei=None,
    )
    try:
        ander = verdeel(
            regio,
            sleutel,
            verdeling.bedrag,
            verdeling.jaar,
            segment=verdeling.segment,
            gebruik=gebruik,
        )
    except NietTeVerdelen:
        return None
    return afstand(verdeling.aandelen, ander.aandelen)


def prikkel(
    regio: Regio, verdeling: Verdeling, gemeente: str, gebruik: Gebruik | None
) -> Prikkel | None:
    """What one youth more costs this municipality; None where it takes part in nothing or no
    figures tell what a youth costs.

    In the product that most of its youths have; one youth less saves as much.
    """
    gebruik = gebruik or Gebruik()
    product = _meest_gebruikt(verdeling, gemeente, gebruik)
    if product is None:
        return None
    laatste = max(gebruik.jaren)
    aantal, som = (
        sum(n for plek, n in cijfers.items() if (plek.product, plek.jaar) == (product, laatste))
        for cijfers in (gebruik.jeugdigen, gebruik.toegekend)
    )
    kosten = Cents(som // aantal) if aantal else Cents(0)
    effecten: list[Cents] = []
    for jaar in reversed(_vensterjaren(verdeling.sleutel, verdeling.jaar)):
        anders = verdeel(
            regio,
            verdeling.sleutel,
            verdeling.bedrag,
            verdeling.jaar,
            segment=verdeling.segment,
            gebruik=gebruik.met_een_meer(Gebruiksplek(gemeente, product, jaar), kosten),
        )
        verschil = anders.aandelen[gemeente] - verdeling.aandelen[gemeente]
        effecten.append(Cents.rounded(verschil * int(verdeling.bedrag)))
    return Prikkel(product, kosten, effecten[0] if effecten else Cents(0), Cents.total(effecten))


def _vensterjaren(sleutel: Verdeelsleutel, jaar: int) -> list[int]:
    """The years of use that this year's bill feels, the earliest first."""
    gebruik = [b for b in sleutel.bestanddelen if b.maat in GEBRUIKSMATEN]
    return sorted({een for b in gebruik for een in gebruiksjaren(b, jaar)})


def _meest_gebruikt(verdeling: Verdeling, gemeente: str, gebruik: Gebruik) -> str | None:
    """The product that most of this municipality's youths have, of what it shares in."""
    telt = {
        product
        for deel, producten in verdeling.producten.items()
        if (gemeente, deel) in verdeling.cellen
        for product in producten
    }
    aantallen: dict[str, int] = {}
    for plek, aantal in gebruik.jeugdigen.items():
        if plek.gemeente == gemeente and plek.product in telt:
            aantallen[plek.product] = aantallen.get(plek.product, 0) + aantal
    return max(sorted(aantallen), key=lambda product: aantallen[product], default=None)
