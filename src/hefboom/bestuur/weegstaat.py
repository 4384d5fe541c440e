# SPDX-License-Identifier: EUPL-1.2
"""The weighing of one segment as it stands in files, and the files as a form would make them.

Only what someone changed is written anew; every other line of the file stays as it was. Pure.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from hefboom.stelsel import PRESTATIECRITERIA, TAAKCRITERIA, lees_los, zet

SECTIE, BESTAND = "weging", "weging.yaml"
KANTEN: Mapping[str, Mapping[str, str]] = {
    "taakgericht": TAAKCRITERIA,
    "prestatiegericht": PRESTATIECRITERIA,
}


@dataclass(frozen=True, slots=True)
class Weegstaat:
    """What a draft says of one segment: the ticks by criterion, the scale, the directions.

    Empty where it was not weighed. Values are as in the file: anything may stand there.
    """

    vinkjes: Mapping[str, Mapping[str, Any]]
    kop: Mapping[str, Any]
    bekostiging: tuple[Mapping[str, Any], ...]
    inkoop: tuple[Mapping[str, Any], ...]
    bestaat: bool


@dataclass(slots=True)
class Weegwijziging:
    """What someone filled in: the eight ticks, and what else is new.

    `kop` (from when, source, standing, scale) is for a segment that was not weighed yet. The
    others are added behind what there is.
    """

    vinkjes: dict[str, dict[str, Any]]
    kop: dict[str, Any] = field(default_factory=dict)
    bekostiging: dict[str, Any] | None = None
    inkoop: dict[str, Any] | None = None
    afgevallen: dict[str, Any] | None = None


def lees(bestanden: Mapping[str, str], segment: str) -> Weegstaat:
    """What the files say now."""
    rij = _deel(lees_los(bestanden)[0], SECTIE, "segmenten", segment)
    vinkjes = {
        criterium: _deel(rij, kant, criterium)
        for kant, criteria in KANTEN.items()
        for criterium in criteria
    }
    kop: dict[str, Any] = {naam: rij[naam] for naam in ("vanaf", "bron", "status") if naam in rij}
    return Weegstaat(
        vinkjes,
        {**kop, "schaal": _deel(rij, "schaal")} if rij else {},
        _lijst(rij, "bekostiging"),
        _lijst(rij, "inkoop"),
        bestaat=bool(rij),
    )


def schrijf(
    bestanden: Mapping[str, str], segment: str, wijziging: Weegwijziging
) -> tuple[str, str]:
    """The name and the new text of the one file that changes; the text may be what it was."""
    nu = lees(bestanden, segment)
    naam = lees_los(bestanden)[1].get(SECTIE, BESTAND)
    tekst = bestanden.get(naam, "")
    pad = (SECTIE, "segmenten", segment)
    if not nu.bestaat:
        tekst = zet(tekst, pad, _heel(wijziging))
    else:
        for kant, criteria in KANTEN.items():
            for criterium in criteria:
                nieuw = wijziging.vinkjes[criterium]
                if any(nu.vinkjes[criterium].get(k) != v for k, v in nieuw.items()):
                    samen = {**nu.vinkjes[criterium], **nieuw}
                    samen = {k: v for k, v in samen.items() if v is not None}
                    tekst = zet(tekst, (*pad, kant, criterium), samen)
        for soort, keuze, eerder in (
            ("bekostiging", wijziging.bekostiging, nu.bekostiging),
            ("inkoop", wijziging.inkoop, nu.inkoop),
        ):
            if keuze is not None:
                tekst = zet(tekst, (*pad, soort), [*eerder, keuze])
    if wijziging.afgevallen is not None:
        eerder = _lijst(_deel(lees_los(bestanden)[0], SECTIE), "afgevallen")
        tekst = zet(tekst, (SECTIE, "afgevallen"), [*eerder, wijziging.afgevallen])
    return naam, tekst


def _heel(wijziging: Weegwijziging) -> dict[str, Any]:
    return {
        **wijziging.kop,
        **{
            kant: {
                criterium: {k: v for k, v in wijziging.vinkjes[criterium].items() if v is not None}
                for criterium in criteria
            }
            for kant, criteria in KANTEN.items()
        },
        "bekostiging": [wijziging.bekostiging] if wijziging.bekostiging else [],
        "inkoop": [wijziging.inkoop] if wijziging.inkoop else [],
    }


def _deel(hier: object, *pad: str) -> dict[str, Any]:
    for stap in pad:
        hier = hier.get(stap) if isinstance(hier, dict) else None
    return hier if isinstance(hier, dict) else {}


def _lijst(hier: Mapping[str, Any], naam: str) -> tuple[Mapping[str, Any], ...]:
    rijen = hier.get(naam)
    return tuple(rij for rij in rijen if isinstance(rij, dict)) if isinstance(rijen, tuple) else ()
