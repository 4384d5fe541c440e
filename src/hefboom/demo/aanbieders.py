# SPDX-License-Identifier: EUPL-1.2
"""Invented providers, as concentrated as the region's market is, and their contracts.

The providers depend on the region only, not on seed or scale, so that the demo's log-ins stay
the same. AGB codes begin with 99, a care kind that is not issued (assumption); names are made up.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from hefboom.demo.aanbod import Aanbod
from hefboom.demo.ijking import Markt, Regionaal
from hefboom.demo.kansen import stroom

VERSCHUIVING = 2.0  # Zipf-Mandelbrot: keeps the very first provider from swallowing the market
THUIS, ELDERS = 2.0, 2 / 3  # at home in one municipality of four, so 1 on average
BRON = "Proefgegevens: verzonnen aanbieder"
SOORTEN = ("Jeugdhulp", "Jeugd & Gezin", "Zorg", "Praktijk", "Jeugdzorg", "Begeleiding")
EERSTE = ("Kompas", "Linde", "Anker", "Vuur", "Brug", "Roer", "Zeil", "Stroom", "Dijk", "Veer",
          "Baken", "Kiem", "Vlonder", "Spoor", "Mast", "Oever", "Kade", "Wiek", "Sluis",
          "Polder")  # fmt: skip
TWEEDE = ("berk", "huis", "plein", "hof", "wijzer", "rijk", "punt", "veld", "werf", "gaard")


@dataclass(frozen=True, slots=True)
class Demoaanbieder:
    """A provider that exists only in the demo."""

    agb: str
    naam: str


@dataclass(frozen=True, slots=True)
class Marktplaats:
    """A market with its providers from large to small, and their shares (together 1)."""

    markt: Markt
    aanbieders: tuple[Demoaanbieder, ...]
    delen: tuple[float, ...]

    def kies(self, rng: Random, gemeente: str) -> Demoaanbieder:
        """A provider for a new client; small ones are stronger near home."""
        gewichten = [
            deel * (1.0 if plek < self.markt.top else THUIS if _thuis(a, gemeente) else ELDERS)
            for plek, (a, deel) in enumerate(zip(self.aanbieders, self.delen, strict=True))
        ]
        return rng.choices(self.aanbieders, gewichten)[0]


def _thuis(aanbieder: Demoaanbieder, gemeente: str) -> bool:
    return (int(aanbieder.agb) + int(gemeente)) % 4 == 0


@dataclass(frozen=True, slots=True)
class Aanbiedersveld:
    """All providers, and per product the market it is delivered in."""

    aanbieders: tuple[Demoaanbieder, ...]
    marktplaatsen: tuple[Marktplaats, ...]
    van_product: Mapping[str, Marktplaats]


def delen(markt: Markt) -> tuple[float, ...]:
    """Market shares from large to small, so that the first `top` hold the share they should.

    Zipf-Mandelbrot; the exponent is found by bisection.
    """

    def met(macht: float) -> list[float]:
        ruw = [(plek + VERSCHUIVING) ** -macht for plek in range(1, markt.aanbieders + 1)]
        totaal = sum(ruw)
        return [w / totaal for w in ruw]

    laag, hoog = 0.0, 12.0
    for _ in range(60):
        midden = (laag + hoog) / 2
        if sum(met(midden)[: markt.top]) < markt.deel:
            laag = midden
        else:
            hoog = midden
    return tuple(met((laag + hoog) / 2))


def maak_veld(ijk: Regionaal, aanbod: Sequence[Aanbod]) -> Aanbiedersveld:
    """The region's providers. Raises `ValueError` for a product no market takes."""
    rng = stroom("aanbieders", ijk.code)
    namen = [f"{a}{b}" for a in EERSTE for b in TWEEDE]
    rng.shuffle(namen)
    alle: list[Demoaanbieder] = []
    plaatsen: list[Marktplaats] = []
    for markt in ijk.markten:
        # A quarter of a market's places goes to providers that work elsewhere in the region too.
        rijtje: list[Demoaanbieder] = []
        for plek in range(markt.aanbieders):
            elders = [a for a in alle if a not in rijtje]
            if elders and plek >= 1 and rng.random() < 0.25:
                rijtje.append(rng.choice(elders))
                continue
            naam = f"{namen[len(alle) % len(namen)]} {rng.choice(SOORTEN)}"
            nieuw = Demoaanbieder(f"99{100000 + 37 * len(alle):06d}", naam)
            alle.append(nieuw)
            rijtje.append(nieuw)
        plaatsen.append(Marktplaats(markt, tuple(rijtje), delen(markt)))
    return Aanbiedersveld(
        tuple(alle), tuple(plaatsen), {a.code: _plaats(a, plaatsen) for a in aanbod}
    )


def _plaats(aanbod: Aanbod, plaatsen: Sequence[Marktplaats]) -> Marktplaats:
    segment = aanbod.segment[max(aanbod.segment)]
    for plaats in plaatsen:
        m = plaats.markt
        if (
            (not m.segmenten or segment in m.segmenten)
            and (not m.categorieen or aanbod.product.categorie in m.categorieen)
            and (not m.profielen or aanbod.profiel.naam in m.profielen)
        ):
            return plaats
    raise ValueError(f"Product {aanbod.code} (segment {segment}) hoort bij geen markt.")


def contracten(
    veld: Aanbiedersveld, aanbod: Sequence[Aanbod]
) -> dict[str, list[tuple[str, date, date | None]]]:
    """Per AGB code its contracts: (segment, first day, last day or None), without doubles."""
    uit: dict[str, dict[tuple[str, date], date | None]] = {}
    for a in aanbod:
        for aanbieder in veld.van_product[a.code].aanbieders:
            eigen = uit.setdefault(aanbieder.agb, {})
            for segment, van, tot in a.segmentperioden():
                bekend = next((k for k in eigen if k[0] == segment), None)
                if bekend is None:
                    eigen[(segment, van)] = tot
                    continue
                oud = eigen.pop(bekend)
                eind = None if oud is None or tot is None else max(oud, tot)
                eigen[(segment, min(van, bekend[1]))] = eind
    return {
        agb: sorted((segment, van, tot) for (segment, van), tot in eigen.items())
        for agb, eigen in sorted(uit.items())
    }
