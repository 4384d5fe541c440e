# SPDX-License-Identifier: EUPL-1.2
"""The goal tree: which ambition a goal serves, what measures it, what is done, what was decided.

Only the branches stand here. Ambitions, goals, levers and decisions are subjects of their own; a
measure is named by its code, which the house above this one knows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from hefboom.stelsel.bouwplaats import Bouwplaats
from hefboom.stelsel.herkomst import Herleidbaar
from hefboom.stelsel.lezen import Yamlpad
from hefboom.stelsel.onderwerp import Besluiten, Bewering, Onderwerp, registreer
from hefboom.stelsel.onderwerpen.besluiten import Besluitenboek
from hefboom.stelsel.onderwerpen.doelen import Doelen
from hefboom.stelsel.onderwerpen.regiovisie import Regiovisies
from hefboom.stelsel.onderwerpen.segmentbeeld import Segmentbeelden, Segmentuitspraak
from hefboom.stelsel.schema import Streng, Tekst, Vastgelegd

Dekking = Literal["heel", "deels"]


class DoelmaatSchema(Streng):
    """A measure of a goal; `toelichting` says what it leaves out when it covers only a part."""

    maat: Tekst
    dekking: Dekking = "heel"
    toelichting: Tekst | None = None


class TakSchema(Vastgelegd):
    """All that hangs on one goal; `bron` and `status` are those of the links, not of the goal."""

    segment: Tekst
    doel: Annotated[int, Field(gt=0)]
    ambities: tuple[Annotated[int, Field(gt=0)], ...] = ()
    maten: tuple[DoelmaatSchema, ...] = ()
    hefbomen: tuple[Tekst, ...] = ()
    besluit: Tekst | None = None
    punt: Tekst | None = None


class DoelenboomSchema(Streng):
    """The section; without it every goal is a blind spot."""

    doelenboom: tuple[TakSchema, ...] = ()


@dataclass(frozen=True, slots=True)
class Doelmaat:
    """A measure, by its code, and whether it covers the goal."""

    maat: str
    dekking: Dekking
    toelichting: str


@dataclass(frozen=True, slots=True)
class Tak(Herleidbaar):
    """What hangs on one goal; its source and standing are those of the links.

    `besluit` is the code of a decision and `punt` one of its items (empty for the whole).
    """

    segment: str
    doel: int
    ambities: tuple[int, ...]
    maten: tuple[Doelmaat, ...]
    hefbomen: tuple[Segmentuitspraak, ...]
    besluit: str
    punt: str


@dataclass(frozen=True)
class Doelenboom(Onderwerp):
    """The branches, by segment and number of the goal."""

    takken: Mapping[tuple[str, int], Tak]

    def van(self, segment: str, doel: int) -> Tak | None:
        """What hangs on this goal; None when nothing was linked to it."""
        return self.takken.get((segment, doel))


def bouw(schema: DoelenboomSchema, werk: Bouwplaats) -> Doelenboom:
    """The branches as written; what they name has to be there."""
    takken: dict[tuple[str, int], Tak] = {}
    for i, rij in enumerate(schema.doelenboom):
        pad: Yamlpad = ("doelenboom", i)
        if not _kent_doel(rij, werk, pad):
            continue
        if (rij.segment, rij.doel) in takken:
            werk.fout(
                pad,
                f"doel {rij.doel} van segment {rij.segment} staat er al.",
                "Voeg de twee takken samen.",
            )
        _kent_ambities(rij, werk, pad)
        _kent_besluit(rij, werk, pad)
        takken[rij.segment, rij.doel] = Tak(
            rij.segment,
            rij.doel,
            rij.ambities,
            tuple(Doelmaat(m.maat, m.dekking, m.toelichting or "") for m in rij.maten),
            tuple(_hefbomen(rij, werk, pad)),
            rij.besluit or "",
            rij.punt or "",
            bron=rij.bron,
            status=rij.status,
        )
        for j, maat in enumerate(rij.maten):
            if maat.dekking == "deels" and maat.toelichting is None:
                werk.fout(
                    (*pad, "maten", j),
                    f"maat {maat.maat} dekt het doel deels, en 'toelichting' ontbreekt.",
                    "Zeg wat zij niet meet.",
                )
    return Doelenboom(takken)


def _kent_doel(rij: TakSchema, werk: Bouwplaats, pad: Yamlpad) -> bool:
    per_segment = werk.geef(Doelen).per_segment
    if not werk.bekend((*pad, "segment"), "segment", rij.segment, per_segment):
        return False
    nummers = [str(doel.nummer) for doel in per_segment[rij.segment]]
    return werk.bekend(
        (*pad, "doel"), f"doel van segment {rij.segment}", str(rij.doel), dict.fromkeys(nummers)
    )


def _kent_ambities(rij: TakSchema, werk: Bouwplaats, pad: Yamlpad) -> None:
    bekend = {str(a.nummer) for visie in werk.geef(Regiovisies).alle for a in visie.ambities}
    for j, nummer in enumerate(rij.ambities):
        werk.bekend((*pad, "ambities", j), "ambitie", str(nummer), bekend)


def _kent_besluit(rij: TakSchema, werk: Bouwplaats, pad: Yamlpad) -> None:
    if rij.besluit is None:
        if rij.punt is not None:
            werk.fout((*pad, "punt"), "een punt hoort bij een besluit.", "Noem het besluit erbij.")
        return
    boek = werk.geef(Besluitenboek)
    if not werk.bekend((*pad, "besluit"), "besluit", rij.besluit, [b.code for b in boek.alle]):
        return
    besluit = boek.met(rij.besluit)
    if besluit is not None and rij.punt is not None:
        werk.bekend((*pad, "punt"), "punt", rij.punt, [punt.nummer for punt in besluit.punten])


def _hefbomen(rij: TakSchema, werk: Bouwplaats, pad: Yamlpad) -> Iterator[Segmentuitspraak]:
    """A lever or intention is named by the place where it stands: it has no code of its own."""
    er_zijn = [e for e in werk.geef(Segmentbeelden).alle if e.soort in ("hefboom", "voornemen")]
    for j, plek in enumerate(rij.hefbomen):
        gevonden = [een for een in er_zijn if een.bron == plek]
        if not gevonden:
            werk.bekend(
                (*pad, "hefbomen", j),
                "hefboom of voornemen",
                plek,
                dict.fromkeys(een.bron for een in er_zijn),
            )
        yield from gevonden


def elk_doel_hangt_in_de_boom(besluiten: Besluiten) -> Iterator[str]:
    """A goal that a region with a tree left out of it."""
    boom = besluiten[Doelenboom]
    if not boom.takken:
        return
    for segment, doelen in besluiten[Doelen].per_segment.items():
        for doel in doelen:
            if boom.van(segment, doel.nummer) is None:
                yield f"doel {doel.nummer} van segment {segment} hangt niet in de doelenboom."


registreer(
    Doelenboom,
    schema=DoelenboomSchema,
    bouw=bouw,
    bewijzen=(
        Bewering(
            "Elk doel hangt in de doelenboom",
            elk_doel_hangt_in_de_boom,
            lambda b: f"{n} takken" if (n := len(b[Doelenboom].takken)) else "geen boom",
        ),
    ),
    bestand="doelenboom",
    sjabloon="""\
# De doelenboom: aan welke ambitie van de regiovisie een doel bijdraagt, welke maat het volgt
# (`./hefboom meet` noemt ze), met welke hefboom of welk voornemen eraan wordt gewerkt (met de
# bron daarvan in segmentbeeld.yaml), en in welk besluit het staat. Een doel zonder maat is een
# blinde vlek, en Hefboom laat die zien. Dekt een maat een doel maar deels, zeg dan in
# `toelichting` wat zij niet meet. Legt de regio dit niet vast, gooi dit bestand dan weg.

doelenboom:
  - segment: "1"
    doel: 1
    ambities: [1]
    maten:
      - {maat: jeugdigen, dekking: deels, toelichting: <wat deze maat niet meet van het doel>}
    bron: "<bron van deze tak>"
    status: <status van deze tak>
""",
)
