# SPDX-License-Identifier: EUPL-1.2
"""The municipalities of the region, their young residents and their membership."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Annotated

from pydantic import Field

from hefboom.kernel import Gemeentecode, Period, datum
from hefboom.stelsel.bouwplaats import Bouwplaats
from hefboom.stelsel.herkomst import Herleidbaar
from hefboom.stelsel.onderwerp import Besluiten, Bewering, Onderwerp, registreer
from hefboom.stelsel.schema import Gemeentesleutel, Jaar, Streng, Tekst, Vastgelegd


class OpvolgerSchema(Vastgelegd):
    """The municipality in which another went up."""

    gemeente: Gemeentesleutel


class GemeenteSchema(Vastgelegd):
    """A municipality and its membership.

    `lid_herkomst` is the source of the days of membership, where those have their own.
    """

    code: Gemeentesleutel
    naam: Tekst
    jeugdigen: Annotated[int, Field(gt=0)]
    jaar: Jaar
    zekerheid: Tekst
    lid_vanaf: date
    lid_tot: date | None = None
    lid_herkomst: Vastgelegd | None = None
    opvolger: OpvolgerSchema | None = None


class GemeentenSchema(Streng):
    """The section."""

    gemeenten: tuple[GemeenteSchema, ...]


@dataclass(frozen=True, slots=True)
class Opvolger(Herleidbaar):
    """The municipality in which another went up on the day it stopped being a member."""

    gemeente: str


@dataclass(frozen=True, slots=True)
class Gemeente(Herleidbaar):
    """A municipality of the region: CBS code, residents aged 0–17 in `jaar`, membership.

    `zekerheid` says in Dutch how sure the number of residents is.
    """

    code: Gemeentecode
    naam: str
    jeugdigen: int
    jaar: int
    zekerheid: str
    lid: Period
    lid_herkomst: Herleidbaar
    opvolger: Opvolger | None = None


@dataclass(frozen=True)
class Gemeenten(Onderwerp):
    """All municipalities that ever belonged to the region, in its own order."""

    alle: tuple[Gemeente, ...]

    @cached_property
    def per_code(self) -> Mapping[str, Gemeente]:
        """The municipality with a CBS code."""
        return {gemeente.code: gemeente for gemeente in self.alle}

    def leden_op(self, day: date) -> frozenset[str]:
        """The codes of the members on `day`."""
        return frozenset(gemeente.code for gemeente in self.alle if day in gemeente.lid)

    def nu(self, code: str, day: date) -> str:
        """The code under which a municipality goes on, on `day`: its own, or that of what it went
        up in (herindeling). One that only left the region stays itself.
        """
        while (wie := self.per_code.get(code)) is not None and wie.opvolger is not None:
            if wie.lid.end is None or wie.lid.end > day:
                break
            code = wie.opvolger.gemeente
        return code

    def herindelingen(self, day: date) -> Mapping[str, str]:
        """Of the municipalities that went up in another by `day`: into which."""
        nu = {str(gemeente.code): self.nu(gemeente.code, day) for gemeente in self.alle}
        return {code: later for code, later in nu.items() if code != later}

    def perioden(self) -> Iterator[Period]:
        """The memberships."""
        return (gemeente.lid for gemeente in self.alle)


def bouw(schema: GemeentenSchema, werk: Bouwplaats) -> Gemeenten:
    """The municipalities as written; each once."""
    werk.geen_dubbele("gemeenten", schema.gemeenten)
    codes = {g.code for g in schema.gemeenten}
    for i, g in enumerate(schema.gemeenten):
        if g.opvolger is not None:
            pad = ("gemeenten", i, "opvolger", "gemeente")
            werk.bekend(pad, "gemeente", g.opvolger.gemeente, codes - {g.code})
    return Gemeenten(
        tuple(
            Gemeente(
                Gemeentecode(g.code),
                g.naam,
                g.jeugdigen,
                g.jaar,
                g.zekerheid,
                werk.periode(g.lid_vanaf, g.lid_tot, ("gemeenten", i)),
                (g.lid_herkomst or g).herkomst(),
                _opvolger(g.opvolger),
                bron=g.bron,
                status=g.status,
            )
            for i, g in enumerate(schema.gemeenten)
        )
    )


def _opvolger(een: OpvolgerSchema | None) -> Opvolger | None:
    return None if een is None else Opvolger(een.gemeente, bron=een.bron, status=een.status)


def nooit_lid(besluiten: Besluiten) -> Iterator[str]:
    """A member outside the region's validity."""
    for gemeente in besluiten[Gemeenten].alle:
        if not gemeente.lid.overlaps(besluiten.geldig):
            yield f"{gemeente.naam} ({gemeente.code}) is nooit lid binnen de looptijd."


def opvolging_sluit_aan(besluiten: Besluiten) -> Iterator[str]:
    """A municipality that went up in one that is no member on that day, or that never stopped."""
    gemeenten = besluiten[Gemeenten]
    for wie in gemeenten.alle:
        if wie.opvolger is None:
            continue
        later = gemeenten.per_code.get(wie.opvolger.gemeente)
        if wie.lid.end is None:
            yield f"{wie.naam} ({wie.code}) heeft een opvolger, maar geen `lid_tot`."
        elif later is None or wie.lid.end not in later.lid:
            yield (
                f"{wie.naam} ({wie.code}) gaat op {datum(wie.lid.end)} op in "
                f"{wie.opvolger.gemeente}, maar die is dan geen lid."
            )


registreer(
    Gemeenten,
    schema=GemeentenSchema,
    bouw=bouw,
    bewijzen=(
        Bewering(
            "Elke gemeente is lid binnen de looptijd",
            nooit_lid,
            lambda b: f"{len(b[Gemeenten].alle)} gemeenten",
        ),
        Bewering(
            "Elke opgeheven gemeente gaat over in een lid",
            opvolging_sluit_aan,
            lambda b: f"{sum(g.opvolger is not None for g in b[Gemeenten].alle)} herindelingen",
        ),
    ),
    bestand="gemeenten",
    sjabloon="""\
# De gemeenten van de regio. `code` is de CBS-code, vier cijfers tussen aanhalingstekens.
# `jeugdigen` zijn de inwoners van 0 tot en met 17 jaar in `jaar`; `zekerheid` zegt hoe zeker dat
# aantal is. Verlaat een gemeente de regio, zet er dan `lid_tot` bij: de eerste dag waarop zij geen
# lid meer is. Gaat zij op in een andere (herindeling), zet daar dan `opvolger:` onder, met
# `gemeente` (de code van de nieuwe gemeente), `bron` en `status`: haar cijfers lopen dan door.
# Heeft het lidmaatschap een andere bron dan het aantal jeugdigen, zet er dan `lid_herkomst` bij,
# met `bron` en `status`.

gemeenten:
  - code: "<CBS-code van de gemeente>"
    naam: <naam van de gemeente>
    jeugdigen: <aantal inwoners van 0 tot en met 17 jaar>
    jaar: <jaar van dat aantal>
    zekerheid: <hoe zeker het aantal is>
    lid_vanaf: <eerste dag als lid, als jaar-maand-dag>
    bron: "<bron van de gemeente>"
    status: <status van de gemeente>
""",
)
