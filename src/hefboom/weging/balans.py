# SPDX-License-Identifier: EUPL-1.2
"""From ticks to a direction: the share of task reasons less the share of performance reasons.

The strategy weighs without saying how (S3:566-585); this rule is an assumption of Hefboom that
gives its outcome for all five segments. "Few" and "many" providers are one fact: whoever changes
the one changes the other, so eight criteria are seven facts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, product

from hefboom.stelsel import PRESTATIECRITERIA, TAAKCRITERIA

#: Which of the eight criteria are ticked.
Vinken = Mapping[str, bool]
#: The two criteria that are one fact, seen from two sides.
WEINIG, VEEL = "weinig_aanbieders", "veel_aanbieders"


@dataclass(frozen=True, slots=True)
class Feit:
    """One thing that is so or not; its criteria turn together."""

    code: str
    naam: str
    criteria: tuple[str, ...]


FEITEN: tuple[Feit, ...] = (
    Feit("beschikbaarheid_cruciaal", "beschikbaarheid", ("beschikbaarheid_cruciaal",)),
    Feit("belang_partnerschap", "partnerschap", ("belang_partnerschap",)),
    Feit("aanbieders", "aantal aanbieders", (WEINIG, VEEL)),
    Feit("capaciteit_voorspelbaar", "voorspelbaarheid", ("capaciteit_voorspelbaar",)),
    Feit("transformatie_urgent_en_fors", "transformatie", ("transformatie_urgent_en_fors",)),
    Feit("grote_omvang", "omvang", ("grote_omvang",)),
    Feit("grote_diversiteit_producten", "diversiteit", ("grote_diversiteit_producten",)),
)


def balans(vinken: Vinken) -> Fraction:
    """From -1, only reasons for performance funding, to 1, only reasons for task funding.

    >>> vinken = {code: code in TAAKCRITERIA for code in (*TAAKCRITERIA, *PRESTATIECRITERIA)}
    >>> balans(vinken), balans({**vinken, "grote_omvang": True})
    (Fraction(1, 1), Fraction(2, 3))
    """
    taak, prestatie = (
        Fraction(sum(vinken[code] for code in criteria), len(criteria))
        for criteria in (TAAKCRITERIA, PRESTATIECRITERIA)
    )
    return taak - prestatie


def richting_uit(vinken: Vinken) -> str | None:
    """The direction the balance points in; None when it hangs level."""
    stand = balans(vinken)
    if stand == 0:
        return None
    return "taakgericht" if stand > 0 else "prestatiegericht"


def omgeslagen(vinken: Vinken, feit: Feit) -> Iterator[Vinken]:
    """The ticks with one fact the other way; two ways where it is said neither or both."""
    if len(feit.criteria) == 1:
        (code,) = feit.criteria
        yield {**vinken, code: not vinken[code]}
        return
    weinig, veel = (vinken[code] for code in feit.criteria)
    for nieuw_weinig, nieuw_veel in ((True, False), (False, True)):
        if (nieuw_weinig, nieuw_veel) != (weinig, veel):
            yield {**vinken, WEINIG: nieuw_weinig, VEEL: nieuw_veel}


def kantelpunten(vinken: Vinken) -> tuple[frozenset[str], ...]:
    """The smallest sets of facts that turn the direction round, each by their codes.

    All of one size; empty when the balance hangs level, and so points nowhere.
    """
    nu = balans(vinken)
    if nu == 0:
        return ()
    for aantal in range(1, len(FEITEN) + 1):
        gevonden = tuple(
            frozenset(feit.code for feit in keuze)
            for keuze in combinations(FEITEN, aantal)
            if any(balans(anders) * nu < 0 for anders in _samen_om(vinken, keuze))
        )
        if gevonden:
            return gevonden
    return ()


def _samen_om(vinken: Vinken, feiten: tuple[Feit, ...]) -> Iterator[Vinken]:
    for keuze in product(*(tuple(omgeslagen(vinken, feit)) for feit in feiten)):
        samen = dict(vinken)
        for feit, anders in zip(feiten, keuze, strict=True):
            samen.update({code: anders[code] for code in feit.criteria})
        yield samen
