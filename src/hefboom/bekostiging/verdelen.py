# SPDX-License-Identifier: EUPL-1.2
"""Who pays which part: a cost-sharing key applied to an amount, to the cent and explained.

Shares are taken per part of the help over the municipalities that take part in it, and then added
(S3:936-943: one of them may join in half of a segment). All sums are exact fractions; only the
outcome is rounded, so that each part and the whole still add up.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from hefboom.bekostiging.aandeel import NUL, Deelsleutel, NietTeVerdelen
from hefboom.bekostiging.gebruik import Gebruik, Hulpdeel, Hulpdelen, hulpdelen
from hefboom.kernel import Cents, opsomming, rond_tabel_af
from hefboom.stelsel import Regio, Verdeelsleutel, Verdeelsleutels

#: How many years back the split of an amount over parts of the help is looked for.
SPLITSJAREN = 3


@dataclass(frozen=True)
class Verdeling:
    """An amount shared. `cellen`: per municipality and part of the help; `delen`: per municipality.

    Both add up to `bedrag`. `aandelen` are the exact shares of the whole. `per_deel`: what each
    part of the help came to, and `splitsing` a Dutch sentence on how.
    """

    sleutel: Verdeelsleutel
    segment: str | None
    jaar: int
    bedrag: Cents
    delen: Mapping[str, Cents]
    aandelen: Mapping[str, Fraction]
    per_deel: Mapping[Hulpdeel, Cents]
    cellen: Mapping[tuple[str, Hulpdeel], Cents]
    producten: Mapping[Hulpdeel, tuple[str, ...]]
    splitsing: str = ""


def verdeel(
    regio: Regio,
    sleutel: Verdeelsleutel,
    bedrag: Cents,
    jaar: int,
    *,
    segment: str | None = None,
    gebruik: Gebruik | None = None,
) -> Verdeling:
    """Share `bedrag` of `jaar` by the key, over who takes part; negative is a credit.

    `segment` None: costs of the region as a whole, shared over the members of that year.

    Raises `NietTeVerdelen` (Dutch) for a year outside the decisions, a segment that is not open,
    or a key that asks for use there are no figures of.
    """
    delen = _delen(regio, sleutel, segment, jaar)
    gebruik = gebruik or Gebruik()
    per_deel, splitsing = _splits(bedrag, delen, jaar, gebruik)
    gemeenten = [str(g.code) for g in regio.gemeenten if _doet_mee(str(g.code), delen)]
    aandelen = {deel: _aandeel(sleutel, regio, delen, deel, jaar, gebruik) for deel in per_deel}
    tabel = [
        [aandelen[deel].get(code, NUL) * int(som) for deel, som in per_deel.items()]
        for code in gemeenten
    ]
    heel = rond_tabel_af(tabel)
    cellen = {
        (code, deel): Cents(heel[i][j])
        for i, code in enumerate(gemeenten)
        for j, deel in enumerate(per_deel)
        if code in delen.deelnemers[deel]
    }
    return Verdeling(
        sleutel,
        segment,
        jaar,
        bedrag,
        {code: Cents.total(heel[i]) for i, code in enumerate(gemeenten)},
        _samen(gemeenten, aandelen, per_deel, bedrag),
        per_deel,
        cellen,
        delen.producten,
        splitsing,
    )


def _samen(
    gemeenten: Iterable[str],
    aandelen: Mapping[Hulpdeel, Mapping[str, Fraction]],
    per_deel: Mapping[Hulpdeel, Cents],
    bedrag: Cents,
) -> dict[str, Fraction]:
    gewicht = {
        deel: Fraction(int(som), int(bedrag)) if bedrag else Fraction(1, len(per_deel))
        for deel, som in per_deel.items()
    }
    return {
        code: sum((gewicht[deel] * aandelen[deel].get(code, NUL) for deel in per_deel), NUL)
        for code in gemeenten
    }


def _doet_mee(code: str, delen: Hulpdelen) -> bool:
    return any(code in wie for wie in delen.deelnemers.values())


def _delen(regio: Regio, sleutel: Verdeelsleutel, segment: str | None, jaar: int) -> Hulpdelen:
    """The parts of the help that are shared apart."""
    if segment is not None and segment not in regio.segmentlopen:
        raise NietTeVerdelen(
            f"Segment {segment} is er niet in {regio.naam}. "
            f"Kies uit: {', '.join(regio.segmentlopen)}."
        )
    soorten = {bestanddeel.hulp for bestanddeel in sleutel.bestanddelen}
    delen = hulpdelen(regio, segment, jaar, verblijf_apart=soorten != {"alles"})
    if not delen.deelnemers:
        wat = f"segment {segment}" if segment else "de regio"
        raise NietTeVerdelen(
            f"In {jaar} is er voor {wat} niets te verdelen: er zijn dan geen producten waaraan "
            f"een gemeente meedoet. De besluiten gelden {regio.geldigheid}."
        )
    return delen


def _splits(
    bedrag: Cents, delen: Hulpdelen, jaar: int, gebruik: Gebruik
) -> tuple[dict[Hulpdeel, Cents], str]:
    """The amount over the parts of the help, and a sentence that says how.

    By what was granted for each in the years before; where nothing was claimed (task funding), by
    the youths.
    """
    if len(delen.deelnemers) == 1:
        return dict.fromkeys(delen.deelnemers, bedrag), ""
    namen = opsomming([deel.naam for deel in delen.deelnemers])
    for maat, wat in (("toegekend", "toegekende euro's"), ("jeugdigen", "jeugdigen")):
        for jaren in _jaren_ervoor(gebruik, jaar):
            sommen = [
                sum(
                    gebruik.som(maat, code, delen.producten[deel], een)
                    for code in deelnemers
                    for een in jaren
                )
                for deel, deelnemers in delen.deelnemers.items()
            ]
            if all(som >= 0 for som in sommen) and any(sommen):
                per_deel = dict(zip(delen.deelnemers, bedrag.verdeel(sommen), strict=True))
                bij = opsomming([f"{deel.naam} {som}" for deel, som in per_deel.items()])
                van = opsomming([str(een) for een in jaren])
                return per_deel, f"Eerst gesplitst naar de {wat} van {van} (een aanname): {bij}."
    raise NietTeVerdelen(
        f"Dit segment wordt verdeeld in {namen}, en van de jaren tot en met {jaar} is niet bekend "
        "hoe het geld daarover was verdeeld. Neem eerst de berichten van een heel jaar in."
    )


def _jaren_ervoor(gebruik: Gebruik, jaar: int) -> list[list[int]]:
    """The last known years before `jaar`, and else the year itself."""
    eerder = sorted(een for een in gebruik.jaren if een < jaar)[-SPLITSJAREN:]
    return [jaren for jaren in (eerder, [jaar] if jaar in gebruik.jaren else []) if jaren]


def _aandeel(
    sleutel: Verdeelsleutel,
    regio: Regio,
    delen: Hulpdelen,
    deel: Hulpdeel,
    jaar: int,
    gebruik: Gebruik,
) -> dict[str, Fraction]:
    """Each municipality's share of one part of the help in `jaar`, growing in from an older key."""
    wie = {c: m for c, m in delen.deelnemers[deel].items() if c not in sleutel.zonder}
    if not wie:
        raise NietTeVerdelen(
            f"Wie aan deze hulp meedoet, valt bij sleutel {sleutel.naam} buiten de verdeling."
        )
    uit = Deelsleutel(sleutel, regio, wie, delen.producten[deel], deel.verblijf, gebruik).aandelen(
        jaar
    )
    if sleutel.ingroei is None:
        return uit
    oud = regio[Verdeelsleutels].alle[sleutel.ingroei.van]
    was = _aandeel(oud, regio, delen, deel, jaar, gebruik)
    weg = sleutel.ingroei.deel(jaar)
    return {
        code: was.get(code, NUL) * (1 - weg) + uit.get(code, NUL) * weg
        for code in delen.deelnemers[deel]
    }
