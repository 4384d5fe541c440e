# SPDX-License-Identifier: EUPL-1.2
"""The register of sources: which documents a region's values were taken from.

A value names its source by key, with the place behind it: `S3:53-54; CBSGEM`. What belongs to no
region in particular (a national list, another region's price list) stands in the shared register.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from pydantic import StringConstraints

from hefboom.stelsel.bouwplaats import Bouwplaats
from hefboom.stelsel.herkomst import HEFBOOM, HOE_VAST, Bron, Herleidbaar
from hefboom.stelsel.lezen import Ruw, Yamlpad
from hefboom.stelsel.onderwerp import Onderwerp, registreer
from hefboom.stelsel.schema import Streng, Tekst

SLEUTEL = r"[A-Z][A-Z0-9]*"
#: One source within a `bron`: a key, with an optional place.
VERWIJZING = re.compile(rf"^({SLEUTEL})(?::.+)?$")


class BronSchema(Streng):
    """A document, or a list; see `Bron`."""

    titel: Tekst
    orgaan: Tekst | None = None
    datum: date | None = None
    vastgesteld: Tekst | None = None


class BronnenSchema(Streng):
    """The section."""

    bronnen: dict[Annotated[str, StringConstraints(pattern=rf"^{SLEUTEL}$")], BronSchema]


@dataclass(frozen=True)
class Bronnen(Onderwerp):
    """The region's own register, by key."""

    eigen: Mapping[str, Bron]


def register(schema: BronnenSchema, *, gedeeld: bool) -> dict[str, Bron]:
    """The sources of one register."""
    return {
        sleutel: Bron(
            sleutel, bron.titel, bron.orgaan or "", bron.datum, bron.vastgesteld or "", gedeeld
        )
        for sleutel, bron in schema.bronnen.items()
    }


def bouw(schema: BronnenSchema, werk: Bouwplaats) -> Bronnen:
    """The register as written."""
    return Bronnen(register(schema, gedeeld=False))


def controleer_verwijzingen(ruw: Ruw, gedeeld: Mapping[str, Bron]) -> None:
    """Every `bron`, in whatever subject, begins with a key that is in one of the registers, and no
    value is firmer than its sources can make it."""
    sectie = ruw.secties.get("bronnen")
    eigen = set(sectie) if isinstance(sectie, dict) else set()
    for sleutel in sorted(eigen & gedeeld.keys()):
        ruw.gebreken.append(
            ruw.gebrek(
                ("bronnen", sleutel),
                f"{sleutel} is al een gedeelde bron.",
                "Kies een andere sleutel, of haal deze weg en verwijs naar de gedeelde.",
            )
        )
    bekend = eigen | gedeeld.keys()
    for pad, waarde in _met_bron(ruw.secties, ()):
        sleutels = [deel.strip() for deel in str(waarde["bron"]).split(";")]
        for i, deel in enumerate(sleutels):
            gevonden = VERWIJZING.match(deel)
            sleutels[i] = gevonden.group(1) if gevonden else ""
            if sleutels[i] not in bekend:
                ruw.gebreken.append(
                    ruw.gebrek(
                        (*pad, "bron"),
                        f"bron '{deel}' ken ik niet.",
                        "Begin met een sleutel uit bronnen.yaml of met een gedeelde: "
                        f"{', '.join(sorted(bekend))}.",
                    )
                )
        if bekend.issuperset(sleutels):
            _niet_te_vast(ruw, pad, waarde.get("status"), set(sleutels), eigen)
            _met_orgaan(ruw, pad, waarde.get("status"), set(sleutels) & eigen)


def _met_bron(iets: object, pad: Yamlpad) -> Iterator[tuple[Yamlpad, dict[str, object]]]:
    """Every part of the YAML that names a source, with its place."""
    if isinstance(iets, dict):
        if isinstance(iets.get("bron"), str):
            yield pad, iets
        for sleutel, deel in iets.items():
            yield from _met_bron(deel, (*pad, sleutel))
    elif isinstance(iets, tuple):
        for i, deel in enumerate(iets):
            yield from _met_bron(deel, (*pad, i))


def _niet_te_vast(
    ruw: Ruw, pad: Yamlpad, status: object, sleutels: set[str], eigen: set[str]
) -> None:
    """A decision of this region stands in a document of this region; a guess is no fact."""
    if status in ("besloten", "voorlopig") and not sleutels & eigen:
        ruw.gebreken.append(
            ruw.gebrek(
                (*pad, "status"),
                f"{status} kan niet: geen van de bronnen is van deze regio.",
                "Noem het stuk van de regio als bron, of schrijf `status: aanname`.",
            )
        )
    if status == "feit" and sleutels == {HEFBOOM}:
        ruw.gebreken.append(
            ruw.gebrek(
                (*pad, "status"),
                "feit kan niet: HEFBOOM is een eigen aanname.",
                "Noem waar het feit staat, of schrijf `status: aanname`.",
            )
        )


def _met_orgaan(ruw: Ruw, pad: Yamlpad, status: object, sleutels: set[str]) -> None:
    """What was decided names a document that a body adopted on a day."""
    if status != "besloten" or not sleutels:
        return
    sectie = ruw.secties.get("bronnen")
    stukken = [sectie.get(sleutel) for sleutel in sleutels] if isinstance(sectie, dict) else []
    if not any(isinstance(s, dict) and s.get("orgaan") and s.get("datum") for s in stukken):
        ruw.gebreken.append(
            ruw.gebrek(
                (*pad, "status"),
                "besloten kan niet: van geen van de bronnen staat in bronnen.yaml welk orgaan dat "
                "stuk vaststelde en wanneer.",
                "Vul die in, noem het besluit als bron, of schrijf `status: voorlopig`.",
            )
        )


def brontekst(bronnen: Mapping[str, Bron], bron: str) -> str:
    """A source as one can look it up: `S3:53` becomes the document's name and the place."""
    delen = []
    for deel in bron.split(";"):
        sleutel, _, plek = deel.strip().partition(":")
        naam = bronnen[sleutel].titel.rstrip(".") if sleutel in bronnen else sleutel
        delen.append(f"{naam} ({plek})" if plek else naam)
    return "; ".join(delen)


def bronnaam(bronnen: Mapping[str, Bron], bron: str) -> str:
    """The documents a source names, each once, for a reader who will not look up the line."""
    sleutels = (deel.strip().partition(":")[0] for deel in bron.split(";"))
    namen = (bronnen[s].titel.rstrip(".") if s in bronnen else s for s in sleutels)
    return "; ".join(dict.fromkeys(namen))


def herkomsttekst(bronnen: Mapping[str, Bron], waarde: Herleidbaar) -> str:
    """How firm a value is and where that is written: one clause, each said once.

    What Hefboom assumed has no other source to name.
    """
    delen = [deel.strip().partition(":") for deel in waarde.bron.split(";")]
    if any(sleutel != HEFBOOM for sleutel, _, _ in delen):
        return f"{HOE_VAST[waarde.status]}; bron: {brontekst(bronnen, waarde.bron)}"
    plekken = ", ".join(plek for _, _, plek in delen if plek)
    zelf = "door Hefboom aangenomen, niet besloten"
    return f"{zelf} ({plekken})" if plekken else zelf


registreer(
    Bronnen,
    schema=BronnenSchema,
    bouw=bouw,
    bestand="bronnen",
    sjabloon="""\
# Het bronnenregister: de stukken waarin de besluiten van deze regio staan. Elke waarde in de
# andere bestanden noemt haar `bron` met een sleutel van hier, en zo nodig de plaats: "B1:blz.
# 12". Meer bronnen tegelijk scheidt u met een puntkomma: "B1:blz. 12; B2". Altijd bekend is
# HEFBOOM: een eigen aanname, om mee te kunnen rekenen.
#
# Elke waarde zegt ook hoe vast zij is, met `status`:
#   besloten    vastgesteld door het orgaan dat erover gaat
#   voorlopig   een richting die nog niet is vastgesteld
#   feit        hoe het is; daar is geen besluit voor nodig
#   aanname     om mee te kunnen rekenen; er is geen besluit van gevonden
#
# `orgaan` stelde het stuk vast, op `datum`; `vastgesteld` zegt wat ervan. Laat die drie regels
# weg als u het niet weet: dan kan op dit stuk alleen niets besloten heten.

bronnen:
  B1:
    titel: <titel van het stuk>
    orgaan: <orgaan dat het vaststelde>
    datum: <dag van vaststelling, als jaar-maand-dag>
    vastgesteld: <wat van het stuk is vastgesteld>
""",
)
