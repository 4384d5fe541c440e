# SPDX-License-Identifier: EUPL-1.2
"""The shares a cost-sharing key gives in one part of the help: exact, together exactly 1."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from hefboom.bekostiging.gebruik import Gebruik
from hefboom.kernel import Cents, Uitlegfout, opsomming
from hefboom.stelsel import GEBRUIKSMATEN, Bestanddeel, Regio, Verdeelsleutel

NUL = Fraction(0)


class NietTeVerdelen(Uitlegfout):
    """The key cannot be reckoned; the Dutch sentence says what is missing and what to do."""


def gebruiksjaren(bestanddeel: Bestanddeel, jaar: int) -> range:
    """The years whose use a part of a key looks at for the costs of `jaar`."""
    tot = jaar - bestanddeel.terug
    return range(tot - bestanddeel.jaren + 1, tot + 1)


@dataclass(frozen=True)
class Deelsleutel:
    """A key in one part of the help: `wie` takes part (and for which part of the year) in
    `producten`, with a stay or without (None: that makes no difference to the key)."""

    sleutel: Verdeelsleutel
    regio: Regio
    wie: Mapping[str, Fraction]
    producten: tuple[str, ...]
    verblijf: bool | None
    gebruik: Gebruik

    def aandelen(self, jaar: int) -> dict[str, Fraction]:
        """Each municipality's share in `jaar`, within the bounds of the key.

        The first year the key can be reckoned is not bounded: there is nothing to be bound to.

        Raises `NietTeVerdelen` (Dutch) when use is asked of which there are no figures, or when
        nobody has any.
        """
        meer, minder = self.sleutel.hoogstens_meer, self.sleutel.hoogstens_minder
        if meer is None and minder is None:
            return self.kaal(jaar)
        jaren = [jaar]
        while self._te_rekenen(jaren[0] - 1):
            jaren.insert(0, jaren[0] - 1)
        vorig = self.kaal(jaren[0])
        for een in jaren[1:]:
            vorig = binnen_grenzen(self.kaal(een), vorig, meer, minder)
        return vorig

    def kaal(self, jaar: int) -> dict[str, Fraction]:
        """The shares by the parts of the key, without bounds."""
        soort = "verblijf" if self.verblijf else "geen_verblijf"
        gelden = [b for b in self.sleutel.bestanddelen if b.hulp in ("alles", soort)]
        gewicht = sum(b.gewicht for b in gelden)
        uit = dict.fromkeys(self.wie, NUL)
        for bestanddeel in gelden:
            maten = self._maten(bestanddeel, jaar)
            som = sum(maten.values(), NUL)
            if som <= 0 or any(maat < 0 for maat in maten.values()):
                raise NietTeVerdelen(self._zonder(bestanddeel, jaar))
            for code, maat in maten.items():
                uit[code] += Fraction(bestanddeel.gewicht, gewicht) * maat / som
        return uit

    def _te_rekenen(self, jaar: int) -> bool:
        vraagt = [b for b in self.sleutel.bestanddelen if b.maat in GEBRUIKSMATEN]
        return bool(vraagt) and all(
            een in self.gebruik.jaren for b in vraagt for een in gebruiksjaren(b, jaar)
        )

    def _maten(self, bestanddeel: Bestanddeel, jaar: int) -> dict[str, Fraction]:
        """What each municipality counts for in one part of the key."""
        if bestanddeel.maat == "inwoners":
            return self._inwoners()
        if bestanddeel.maat == "gelijk":
            return dict(self.wie)
        if bestanddeel.maat == "vast":
            return {code: mee * bestanddeel.aandelen.get(code, 0) for code, mee in self.wie.items()}
        jaren = self._jaren(bestanddeel, jaar)
        if bestanddeel.drempel is not None:
            return self._met_drempel(bestanddeel.drempel, jaren)
        uit: dict[str, Fraction] = {}
        for code in self.wie:
            over = self._voor_klein(bestanddeel, code, jaren)
            som = sum(self.gebruik.som(bestanddeel.maat, code, self.producten, een) for een in over)
            uit[code] = Fraction(som, len(over))
        return uit

    def _voor_klein(
        self, bestanddeel: Bestanddeel, code: str, jaren: Sequence[int]
    ) -> Sequence[int]:
        """The years of one municipality: more of them where it used little."""
        klein, laatste = bestanddeel.kleine_paren, jaren[-1]
        if klein is None:
            return jaren
        if self.gebruik.som("toegekend", code, self.producten, laatste) >= klein.onder:
            return jaren
        ervoor = range(laatste - klein.jaren + 1, laatste + 1)
        return [een for een in ervoor if een in self.gebruik.jaren]

    def _jaren(self, bestanddeel: Bestanddeel, jaar: int) -> Sequence[int]:
        """The years whose use counts, of which every one must be known."""
        jaren = gebruiksjaren(bestanddeel, jaar)
        mist = [str(een) for een in jaren if een not in self.gebruik.jaren]
        if mist:
            raise NietTeVerdelen(
                f"Sleutel {self.sleutel.naam} vraagt het gebruik van {opsomming(mist)}, en daarvan "
                "zijn geen cijfers over het hele jaar. Kies een ander jaar, of een sleutel naar "
                "inwoners of met vaste aandelen."
            )
        return jaren

    def _met_drempel(self, drempel: Cents, jaren: Sequence[int]) -> dict[str, Fraction]:
        """Up to the threshold each pays its own; what is above it, all by residents."""
        eigen: dict[str, int] = {}
        erboven = 0
        for code in self.wie:
            kosten = [k for een in jaren for k in self.gebruik.kosten(code, self.producten, een)]
            eigen[code] = sum(min(k, int(drempel)) for k in kosten)
            erboven += sum(max(k - int(drempel), 0) for k in kosten)
        inwoners = self._inwoners()
        allen = sum(inwoners.values(), NUL)
        return {code: eigen[code] + erboven * inwoners[code] / allen for code in self.wie}

    def _inwoners(self) -> dict[str, Fraction]:
        gemeenten = {code: self.regio.gemeente(code) for code in self.wie}
        return {
            code: mee * gemeente.jeugdigen
            for code, mee in self.wie.items()
            if (gemeente := gemeenten[code]) is not None
        }

    def _zonder(self, bestanddeel: Bestanddeel, jaar: int) -> str:
        """Why nobody has a share."""
        jaren = gebruiksjaren(bestanddeel, jaar)
        wanneer = str(jaren[0]) if len(jaren) == 1 else f"{jaren[0]} tot en met {jaren[-1]}"
        naam = self.sleutel.naam
        if bestanddeel.maat == "toegekend":
            return (
                f"Sleutel {naam} verdeelt naar toegekende euro's, en in {wanneer} is voor deze "
                "hulp niets toegekend. Kies een sleutel naar jeugdigen of inwoners."
            )
        if bestanddeel.maat == "jeugdigen":
            return (
                f"Sleutel {naam} verdeelt naar gebruik, en in {wanneer} had niemand deze hulp. "
                "Kies een sleutel naar inwoners of met vaste aandelen."
            )
        return (
            f"Bij sleutel {naam} heeft geen gemeente die meedoet een aandeel. Vul de aandelen aan."
        )


def binnen_grenzen(
    kaal: Mapping[str, Fraction],
    vorig: Mapping[str, Fraction],
    meer: Fraction | None,
    minder: Fraction | None,
) -> dict[str, Fraction]:
    """The shares nearest in proportion to `kaal` that stay within their bounds and add up to 1.

    `meer` and `minder` say how much a share may grow or shrink against `vorig` (1/10: ten per
    cent). What one may not pay more, the others pay by proportion, until they too meet a bound;
    who had no share is not bounded.

    >>> half, deel = Fraction(1, 2), Fraction(1, 10)
    >>> kaal = {"a": Fraction(4, 5), "b": Fraction(1, 5)}
    >>> uit = binnen_grenzen(kaal, {"a": half, "b": half}, deel, None)
    >>> str(uit["a"]), str(uit["b"])
    ('11/20', '9/20')
    """
    samen = sum((vorig.get(c, NUL) for c in kaal), NUL)
    was = {c: vorig.get(c, NUL) / samen if samen else NUL for c in kaal}
    onder = {c: was[c] * (1 - minder) if minder is not None else NUL for c in kaal}
    boven = {c: was[c] * (1 + meer) if meer is not None and was[c] else Fraction(1) for c in kaal}
    vast: dict[str, Fraction] = {}
    while len(vast) < len(kaal):
        vrij = [c for c in kaal if c not in vast]
        rest = 1 - sum(vast.values(), NUL)
        maat = next((m for m in (kaal, was) if any(m[c] for c in vrij)), dict.fromkeys(vrij, 1))
        som = sum((maat[c] for c in vrij), NUL)
        nu = {c: rest * maat[c] / som for c in vrij}
        te_veel = {c: boven[c] for c in vrij if nu[c] > boven[c]}
        te_weinig = {c: onder[c] for c in vrij if nu[c] < onder[c]}
        if not te_veel and not te_weinig:
            return {c: vast.get(c, nu.get(c, NUL)) for c in kaal}
        teveel = sum((nu[c] - boven[c] for c in te_veel), NUL)
        tekort = sum((onder[c] - nu[c] for c in te_weinig), NUL)
        if teveel >= tekort:
            vast |= te_veel
        if tekort >= teveel:
            vast |= te_weinig
    return {c: vast[c] for c in kaal}
