# SPDX-License-Identifier: EUPL-1.2
"""How the demo is calibrated: `kalibratie/landelijk.yaml` and one file per region.

The files hold facts with their source and certainty; here they become typed, frozen values.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

MAP = Path(__file__).parent / "kalibratie"


class IJkfout(ValueError):
    """A calibration file is missing or does not fit; the message is Dutch and names the file."""


@dataclass(frozen=True, slots=True)
class Kansverdeling:
    """A lognormal in days: its median and the sigma of its logarithm."""

    mediaan: float
    sigma: float


@dataclass(frozen=True, slots=True)
class Profiel:
    """A kind of help as the demo plays it; see the head of `landelijk.yaml` for each field."""

    naam: str
    duur: Kansverdeling
    wacht: Kansverdeling
    binnen_norm: float
    termijn: tuple[tuple[int, float], ...]
    omvang: Mapping[str, float]
    spreiding: float
    benutting: float
    seizoen: bool
    leeftijd: tuple[int, int]
    tot: int
    verwijzers: Mapping[str, float]
    samen: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Markt:
    """Who delivers a set of products: `aanbieders` in all, of which the first `top` hold `deel`.

    Products are picked by segment (in the layout of the demo's last day), category or profile;
    an empty set means any.
    """

    naam: str
    segmenten: frozenset[str]
    categorieen: frozenset[str]
    profielen: frozenset[str]
    aanbieders: int
    top: int
    deel: float


@dataclass(frozen=True, slots=True)
class Berichtduur:
    """Days between an event and its message, and the share that comes far too late."""

    mediaan: float
    sigma: float
    laat: float


@dataclass(frozen=True, slots=True)
class Landelijk:
    """What holds in every region."""

    trajecten_per_jeugdige: float
    herhaald_beroep: float
    groei: float
    verhuizing: float
    onderbreking: float
    herindicatie_binnen_norm: float
    herindicatie_boven_norm: float
    jongens: float
    leeftijd: tuple[tuple[int, int, float], ...]
    starts: tuple[float, ...]
    volume: tuple[float, ...]
    verwijzers: Mapping[str, float]
    redenen: Mapping[str, float]
    start: Berichtduur
    stop: Berichtduur
    besluit: Berichtduur
    verlenging_te_laat: float
    declaratie_te_laat: float
    creditering: float
    fouten: Mapping[str, float]
    herstel: Mapping[str, float]
    verzoeken: Mapping[str, float]
    redenen_afwijzing: Mapping[str, float]
    profielen: Mapping[str, Profiel]
    profiel_per_categorie: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Regionaal:
    """What holds in one region. Shares are of the youths aged 0–17, in a year.

    `vanaf` is the first day the calibration knows; None: as far back as the region's decisions.
    `maanden` and `schaal` are those of a demo that is asked for without them.
    """

    code: str
    vanaf: date | None
    einde: date
    maanden: int
    schaal: float
    gebruik: float
    gebruik_per_gemeente: Mapping[str, float]
    verwijzers_per_gemeente: Mapping[str, Mapping[str, float]]
    segmentaandeel: Mapping[str, float]
    profielen: Mapping[str, str]
    gewichten: Mapping[str, float]
    markten: tuple[Markt, ...]
    doel_besteding: float

    def gebruik_in(self, gemeente: str) -> float:
        """Share of a municipality's youths that gets help in a year."""
        return self.gebruik_per_gemeente.get(gemeente, self.gebruik)


def regios() -> tuple[str, ...]:
    """The regions that have a calibration."""
    return tuple(sorted(p.stem for p in MAP.glob("*.yaml") if p.stem != "landelijk"))


@lru_cache
def landelijk() -> Landelijk:
    """Read the national calibration."""
    raw = _lees("landelijk")
    stroom, jeugd, berichten = raw["stroom"], raw["jeugdige"], raw["berichten"]
    return Landelijk(
        trajecten_per_jeugdige=stroom["trajecten_per_jeugdige"]["waarde"],
        herhaald_beroep=stroom["herhaald_beroep"]["waarde"],
        groei=stroom["groei_per_jaar"]["waarde"],
        verhuizing=stroom["verhuizing_per_jaar"]["waarde"],
        onderbreking=stroom["onderbreking"]["waarde"],
        herindicatie_binnen_norm=stroom["herindicatie"]["binnen_norm"],
        herindicatie_boven_norm=stroom["herindicatie"]["boven_norm"],
        jongens=jeugd["jongens"],
        leeftijd=tuple((a, b, w) for a, b, w in jeugd["leeftijd"]),
        starts=tuple(raw["seizoen"]["starts"]),
        volume=tuple(raw["seizoen"]["volume"]),
        verwijzers=_aandelen(raw["verwijzers"]["mix"]),
        redenen=_aandelen(raw["redenen"]["mix"]),
        start=Berichtduur(**berichten["start"]),
        stop=Berichtduur(**berichten["stop"]),
        besluit=Berichtduur(**berichten["besluit"]),
        verlenging_te_laat=berichten["verlenging_te_laat"],
        declaratie_te_laat=berichten["declaratie_te_laat"],
        creditering=berichten["creditering"],
        fouten=_getallen(raw["fouten"]),
        herstel=_getallen(raw["herstel"]),
        verzoeken=_getallen(raw["verzoeken"]),
        redenen_afwijzing=_aandelen(raw["verzoeken"]["redenen_afwijzing"]),
        profielen={naam: _profiel(naam, body) for naam, body in raw["profielen"].items()},
        profiel_per_categorie=raw["profiel_per_categorie"],
    )


@lru_cache
def regionaal(regio: str) -> Regionaal:
    """Read one region's calibration. Raises `IJkfout` when there is none."""
    if regio not in regios():
        bekend = ", ".join(regios())
        raise IJkfout(f"Voor regio '{regio}' is geen proefregio geijkt. Kies uit: {bekend}.")
    raw = _lees(regio)
    gebruik = raw["gebruik"]
    return Regionaal(
        code=regio,
        vanaf=raw.get("vanaf"),
        einde=raw["einde"],
        maanden=raw["maanden"],
        schaal=raw["schaal"],
        gebruik=gebruik["standaard"]["aandeel"],
        gebruik_per_gemeente={
            code: body["aandeel"] for code, body in gebruik.get("gemeenten", {}).items()
        },
        verwijzers_per_gemeente={
            code: _aandelen(body["mix"])
            for code, body in raw.get("verwijzers", {}).get("gemeenten", {}).items()
        },
        segmentaandeel=_aandelen(raw["segmentaandeel"]["mix"]),
        profielen=raw.get("profielen", {}),
        gewichten=raw.get("gewichten", {}),
        markten=tuple(_markt(body) for body in raw["markten"]),
        doel_besteding=raw["besteding"]["doel"],
    )


def _profiel(naam: str, body: Mapping[str, Any]) -> Profiel:
    return Profiel(
        naam=naam,
        duur=Kansverdeling(body["duur"]["mediaan"], body["duur"]["sigma"]),
        wacht=Kansverdeling(body["wacht"]["mediaan"], body["wacht"]["sigma"]),
        binnen_norm=body["wacht"]["binnen_norm"],
        termijn=tuple((maanden, gewicht) for maanden, gewicht in body["termijn"]),
        omvang=body["omvang"],
        spreiding=body["spreiding"],
        benutting=body["benutting"],
        seizoen=body["seizoen"],
        leeftijd=tuple(body.get("leeftijd", (0, 18))),
        tot=body.get("tot", 18),
        verwijzers=body["verwijzers"],
        samen=body["samen"],
    )


def _markt(body: Mapping[str, Any]) -> Markt:
    return Markt(
        naam=body["naam"],
        segmenten=frozenset(body.get("segmenten", ())),
        categorieen=frozenset(body.get("categorieen", ())),
        profielen=frozenset(body.get("profielen", ())),
        aanbieders=body["aanbieders"],
        top=body["top"],
        deel=body["deel"],
    )


def _getallen(body: Mapping[str, Any]) -> Mapping[str, float]:
    return {naam: waarde for naam, waarde in body.items() if isinstance(waarde, int | float)}


def _aandelen(mix: Mapping[str, float]) -> Mapping[str, float]:
    totaal = sum(mix.values())
    return {code: deel / totaal for code, deel in mix.items()}


def _lees(naam: str) -> Any:
    pad = MAP / f"{naam}.yaml"
    with pad.open(encoding="utf-8") as bestand:
        return yaml.safe_load(bestand)
