# SPDX-License-Identifier: EUPL-1.2
"""The external frame: laws and agreements from elsewhere, when they may land, what they touch."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from hefboom.kernel import datum
from hefboom.stelsel.bouwplaats import Bouwplaats
from hefboom.stelsel.herkomst import Herleidbaar
from hefboom.stelsel.lezen import Yamlpad
from hefboom.stelsel.onderwerp import REGISTER, Besluiten, Bewering, Onderwerp, registreer
from hefboom.stelsel.schema import Streng, Tekst, Vastgelegd


class KaderSchema(Vastgelegd):
    """One law, agreement or advice. `raakt`: which sections of the pack would change if it lands.

    `verwacht_van` and `verwacht_tot` are the first and last day on which it may land; both are
    left out where the sources give no time.
    """

    code: Tekst
    naam: Tekst
    wat: Tekst
    geland: date | None = None
    verwacht_van: date | None = None
    verwacht_tot: date | None = None
    raakt: tuple[Tekst, ...] = ()
    gevolg: Tekst | None = None


class KadersSchema(Streng):
    """The section."""

    kaders: tuple[KaderSchema, ...] = ()


@dataclass(frozen=True, slots=True)
class Kader(Herleidbaar):
    """Something outside the region that may change what it decided."""

    code: str
    naam: str
    wat: str
    geland: date | None
    verwacht_van: date | None
    verwacht_tot: date | None
    raakt: tuple[str, ...]
    gevolg: str

    @property
    def wanneer(self) -> str:
        """When it landed or may land, in words."""
        if self.geland is not None:
            return f"sinds {datum(self.geland)}"
        if self.verwacht_van is not None and self.verwacht_tot is not None:
            if self.verwacht_van == self.verwacht_tot:
                return f"verwacht op {datum(self.verwacht_van)}"
            return f"verwacht tussen {datum(self.verwacht_van)} en {datum(self.verwacht_tot)}"
        if self.verwacht_van is not None:
            return f"verwacht vanaf {datum(self.verwacht_van)}"
        return "de bronnen noemen geen tijd"


@dataclass(frozen=True)
class Kaders(Onderwerp):
    """The external frame, in the region's order."""

    alle: tuple[Kader, ...]


def bouw(schema: KadersSchema, werk: Bouwplaats) -> Kaders:
    """The frame as written; what it touches is a section of this pack."""
    werk.geen_dubbele("kaders", schema.kaders)
    secties = {naam for een in REGISTER.values() for naam in een.schema.model_fields}
    uit = []
    for i, rij in enumerate(schema.kaders):
        pad: Yamlpad = ("kaders", i)
        for naam in rij.raakt:
            werk.bekend((*pad, "raakt"), "onderdeel", naam, secties)
        van, tot = rij.verwacht_van, rij.verwacht_tot
        if van is not None and tot is not None and tot < van:
            werk.fout((*pad, "verwacht_tot"), f"{tot} ligt voor {van}.", "Draai de twee dagen om.")
        uit.append(
            Kader(
                rij.code,
                rij.naam,
                rij.wat,
                rij.geland,
                van,
                tot,
                rij.raakt,
                rij.gevolg or "",
                bron=rij.bron,
                status=rij.status,
            )
        )
    return Kaders(tuple(uit))


def kader_raakt_iets(besluiten: Besluiten) -> Iterator[str]:
    """A frame that touches nothing: then nobody would know what to look at when it lands."""
    for kader in besluiten[Kaders].alle:
        if not kader.raakt:
            yield f"kader {kader.code} raakt niets; noem de onderdelen die erdoor veranderen."


registreer(
    Kaders,
    schema=KadersSchema,
    bouw=bouw,
    bewijzen=(
        Bewering(
            "Van elk extern kader is bekend wat het raakt",
            kader_raakt_iets,
            lambda b: f"{len(b[Kaders].alle)} kaders",
        ),
    ),
    bestand="kaders",
    sjabloon="""\
# Het externe kader: wetten, afspraken en adviezen van elders, wanneer zij kunnen ingaan, en welke
# onderdelen van dit stelsel er dan veranderen (`raakt`: de namen boven aan de andere bestanden).
# Is het er al, schrijf dan `geland:` met de dag. Noemt de bron geen tijd, laat de dagen dan weg.
# Zonder: [].

kaders:
  - code: <korte code van het kader, een woord>
    naam: <naam van het kader>
    wat: <wat er verandert als het kader ingaat>
    verwacht_van: <eerste dag waarop het kader kan ingaan, als jaar-maand-dag>
    raakt: [producten]
    bron: "<bron van het kader>"
    status: <status van het kader>
""",
)
