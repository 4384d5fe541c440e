# SPDX-License-Identifier: EUPL-1.2
"""Invented youths: a test BSN, a birth date, a sex and a name nobody bears.

BSN: the official test range 999900006–999999990 first (about nine thousand pass the
eleven-test). A region at full scale needs more; those go down from 999899999 (whole region:
to about 999500000). They pass the eleven-test too and lie far above what is issued (assumption).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain, count
from random import Random

from hefboom.demo.ijking import Landelijk, Profiel
from hefboom.kernel import Bsn

VOORNAMEN = {
    "1": ("Bram", "Daan", "Emir", "Finn", "Jaro", "Kees", "Levi", "Milan", "Noud", "Omar",
          "Pim", "Ravi", "Sem", "Teun", "Vigo", "Yusuf"),
    "2": ("Amira", "Bo", "Fenna", "Hanna", "Isra", "Jip", "Lotte", "Maud", "Nora", "Puck",
          "Roos", "Saar", "Tess", "Vera", "Yara", "Zoë"),
}  # fmt: skip
EERSTE = ("Zilver", "Wind", "Klaver", "Maan", "Regen", "Wolken", "Hei", "Duin", "Lis", "Ster",
          "Vlier", "Wilgen")  # fmt: skip
TWEEDE = ("proef", "demo", "schets", "model", "voorbeeld", "verzinsel")
VOORVOEGSELS = (None, None, None, "van", "de", "van der")
DAGEN_PER_JAAR = 365.25
JONGSTE = 500  # days old at the start of help, so that nobody is asked for before being born
EERSTE_BLOK, LAATSTE_BLOK = 99_990_000, 99_999_999  # the first eight digits of the test range
_reeks: list[str] = []  # grows as asked; the same for every demo
_blokken = chain(range(EERSTE_BLOK, LAATSTE_BLOK + 1), count(EERSTE_BLOK - 1, -1))


@dataclass(frozen=True, slots=True)
class Persoon:
    """Who a message is about. `geslacht` as in iJw: 1 male, 2 female."""

    bsn: Bsn
    geboren: date
    geslacht: str
    voornaam: str
    achternaam: str
    voorvoegsel: str | None

    def leeftijd(self, day: date) -> int:
        """Whole years on `day`."""
        nog_niet = (day.month, day.day) < (self.geboren.month, self.geboren.day)
        return day.year - self.geboren.year - nog_niet

    def jarig_op(self, leeftijd: int) -> date:
        """The day on which the person reaches an age."""
        jaar = self.geboren.year + leeftijd
        if (self.geboren.month, self.geboren.day) == (2, 29):
            return date(jaar, 3, 1)
        return self.geboren.replace(year=jaar)


def bsn(volgnummer: int) -> Bsn:
    """The BSN of the n-th youth of a demo, from 0."""
    while volgnummer >= len(_reeks):
        cijfers = _met_controlegetal(next(_blokken))
        if cijfers is not None and cijfers != "999900000":
            _reeks.append(cijfers)
    return Bsn(_reeks[volgnummer])


def vreemd_bsn(volgnummer: int) -> Bsn:
    """A number no youth of any demo has (998…), for messages about someone nobody knows."""
    blok = 99_800_000 + volgnummer
    while (cijfers := _met_controlegetal(blok)) is None:
        blok += 1
    return Bsn(cijfers)


def _met_controlegetal(blok: int) -> str | None:
    prefix = f"{blok:08d}"
    rest = sum(w * int(c) for w, c in zip((9, 8, 7, 6, 5, 4, 3, 2), prefix, strict=True)) % 11
    return f"{prefix}{rest}" if rest < 10 else None


def leeftijd_bij_start(rng: Random, profiel: Profiel, land: Landelijk) -> float:
    """An age in years at which help of this kind may start."""
    van, tot = profiel.leeftijd
    klassen = [
        (max(a, van), min(b, tot), w * (min(b, tot) - max(a, van)) / (b - a))
        for a, b, w in land.leeftijd
        if min(b, tot) > max(a, van)
    ]
    a, b, _ = rng.choices(klassen, [w for _, _, w in klassen])[0]
    return a + rng.random() * (b - a)


def verzin(rng: Random, nummer: int, start: date, jaren: float, land: Landelijk) -> Persoon:
    """An invented person who is `jaren` old on `start`."""
    geslacht = "1" if rng.random() < land.jongens else "2"
    return Persoon(
        bsn=bsn(nummer),
        geboren=start - timedelta(days=max(JONGSTE, int(jaren * DAGEN_PER_JAAR) + 1)),
        geslacht=geslacht,
        voornaam=rng.choice(VOORNAMEN[geslacht]),
        achternaam=rng.choice(EERSTE) + rng.choice(TWEEDE),
        voorvoegsel=rng.choice(VOORVOEGSELS),
    )
