# SPDX-License-Identifier: EUPL-1.2
"""What a subject is: one thing a region decides about, in one file of `onderwerpen/`.

Such a file holds four things and registers them: how the YAML looks (`schema`), what it becomes
(the subject's class), how (`bouw`), and what must hold of it (`bewijzen`); and the commented
example that `hefboom stelsel nieuw` writes. Nothing else in the house lists the subjects.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar, cast

from pydantic import BaseModel

from hefboom.kernel import Period
from hefboom.stelsel.bouwplaats import Bouwplaats
from hefboom.stelsel.gedateerd import Gedateerd


class Onderwerp:
    """What a region decided about one subject, through the years. Frozen."""

    def reeksen(self) -> Iterator[Gedateerd[Any]]:
        """Every dated value: the layout may change on each of its dates."""
        yield from ()

    def perioden(self) -> Iterator[Period]:
        """Every stretch in which something holds: it may change where one begins or ends."""
        yield from ()


S = TypeVar("S", bound=BaseModel)
O = TypeVar("O", bound=Onderwerp)  # noqa: E741 -- O for onderwerp, as S for schema


@dataclass(frozen=True)
class Besluiten:
    """All a region decided, subject by subject: `besluiten[Normen].op(…)`."""

    code: str
    geldig: Period
    onderwerpen: Mapping[type[Onderwerp], Onderwerp]

    def __getitem__(self, soort: type[O]) -> O:
        return cast(O, self.onderwerpen[soort])

    def wisseldagen(self) -> tuple[date, ...]:
        """Every day within validity on which anything may change, in order.

        Between two of these days nothing changes, so what holds on them holds always.
        """
        dagen = {self.geldig.start}
        for onderwerp in self.onderwerpen.values():
            for reeks in onderwerp.reeksen():
                dagen.update(reeks.starts)
            for periode in onderwerp.perioden():
                dagen.add(periode.start)
                if periode.end is not None:
                    dagen.add(periode.end)
        return tuple(sorted(dag for dag in dagen if dag in self.geldig))


@dataclass(frozen=True, slots=True)
class Bewering:
    """Something that must hold of a region: the sentence, what finds where it does not (as Dutch
    sentences), and how to say how much was looked at."""

    zin: str
    zoek: Callable[[Besluiten], Iterator[str]]
    bekeken: Callable[[Besluiten], str]


@dataclass(frozen=True, slots=True)
class Inschrijving(Generic[S, O]):
    """A subject with everything that belongs to it.

    `bestand` is the YAML file in which `sjabloon`, the example, is written; a region may divide
    its sections over files as it likes.
    """

    soort: type[O]
    schema: type[S]
    bouw: Callable[[S, Bouwplaats], O]
    bewijzen: tuple[Bewering, ...]
    bestand: str
    sjabloon: str


REGISTER: dict[type[Onderwerp], Inschrijving[Any, Any]] = {}


def registreer(
    soort: type[O],
    *,
    schema: type[S],
    bouw: Callable[[S, Bouwplaats], O],
    bestand: str,
    sjabloon: str,
    bewijzen: tuple[Bewering, ...] = (),
) -> None:
    """Make a subject known. Raises `ValueError` when another already reads one of its sections."""
    for ander in REGISTER.values():
        if dubbel := ander.schema.model_fields.keys() & schema.model_fields.keys():
            raise ValueError(
                f"{soort.__name__} en {ander.soort.__name__} lezen allebei {', '.join(dubbel)}."
            )
    REGISTER[soort] = Inschrijving(soort, schema, bouw, bewijzen, bestand, sjabloon)
