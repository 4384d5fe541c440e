# SPDX-License-Identifier: EUPL-1.2
"""How fast messages are taken in, and how many times faster than commit 1ac63e6.

Both take in the same messages of a demo region, each time into a fresh installation and in a
process of its own, in turns, on one core where the system lets us choose; the median counts. CPU
seconds are compared besides seconds on the clock, since other work on the machine costs only the
latter. What each kind of message costs is counted in a run of its own, kind after kind.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.hulp.balk import Balk, minstens_een
from benchmarks.hulp.werkboom import EERDER, draai, werkboom
from hefboom.cli.hoofd import Fout
from hefboom.cli.voortgang import voortgang
from hefboom.kernel import getal
from hefboom.omgeving import PROJECT

UITLEG = (
    "Meet hoeveel berichten en declaratieregels per seconde Hefboom inneemt, wat elk soort "
    f"bericht kost, en hoeveel keer sneller dat is dan commit {EERDER}."
)
REGIO = "zuid-holland-zuid"
SCHAAL, MAANDEN, RONDEN = 0.1, 6, 3
VOL = (1.0, 24, 1)
SNELLER, PER_DECLARATIE, GEHEUGEN_MB = 5, 0.5, 1000
Stap = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Gemeten:
    """The median of the runs of one side; `piek_mb` is the highest."""

    seconden: float
    cpu: float
    piek_mb: float
    berichten: int
    declaraties: int
    regels: int

    @property
    def cpu_per_bericht(self) -> float:
        """Milliseconds of CPU for one message."""
        return 1000 * self.cpu / max(self.berichten, 1)


def argumenten(parser: argparse.ArgumentParser) -> None:
    """How large, how often."""
    parser.add_argument(
        "--schaal", type=float, default=SCHAAL, help=f"deel van de regio (standaard {SCHAAL})"
    )
    parser.add_argument(
        "--maanden", type=int, default=MAANDEN, help=f"maanden berichten (standaard {MAANDEN})"
    )
    parser.add_argument(
        "--ronden", type=int, default=RONDEN, help=f"om en om, zo vaak (standaard {RONDEN})"
    )
    parser.add_argument(
        "--vol",
        action="store_true",
        help="ook de hele regio over 24 maanden (schaal 1.0; een half uur of langer)",
    )
    parser.add_argument("--zonder-eerder", action="store_true", help=f"zonder commit {EERDER}")


def meet(args: argparse.Namespace) -> list[Balk]:
    """Measure at the size asked for, and with `--vol` at the whole region."""
    if not 0 < args.schaal <= 1:
        raise Fout(f"--schaal {args.schaal:g} kan niet: kies boven 0, tot en met 1.", 2)
    minstens_een(args.maanden, "maand")
    groottes = [(args.schaal, args.maanden, minstens_een(args.ronden, "ronde"))]
    if args.vol:
        groottes.append(VOL)
    if args.zonder_eerder:
        return _meet(groottes, {"nu": PROJECT})
    with werkboom() as eerder:
        return _meet(groottes, {"eerder": eerder, "nu": PROJECT})


def _meet(groottes: Sequence[tuple[float, int, int]], bomen: Mapping[str, Path]) -> list[Balk]:
    balken: list[Balk] = []
    eigen: list[Gemeten] = []
    for schaal, maanden, ronden in groottes:
        wat = f"schaal {schaal:g}, {maanden} maanden"
        with tempfile.TemporaryDirectory(prefix="hefboom-intake-") as map_, voortgang() as stap:
            hier = Path(map_)
            stap("Berichten maken", 0, 1)
            eerste = next(iter(bomen.values()))
            draai(eerste, "maak", hier / "bron", REGIO, str(schaal), str(maanden), stil=True)
            stap("Berichten maken", 1, 1)
            gemeten = om_en_om(hier, bomen, ronden, stap)
            soorten = {naam: kosten(hier, naam, boom, stap) for naam, boom in bomen.items()}
        print(f"\n{REGIO}, {wat}, mediaan van {ronden} × om en om{_kernzin()}")
        toon_tempo(gemeten)
        toon_soorten(soorten)
        balken += _balken(wat, gemeten, soorten["nu"])
        eigen.append(gemeten["nu"])
    if len(eigen) > 1:
        klein, groot = eigen
        groei = groot.cpu_per_bericht / klein.cpu_per_bericht
        print(f"\nGroei: een bericht kost bij de hele regio {getal(groei, 2)} × zoveel CPU.")
    return balken


def om_en_om(map_: Path, bomen: Mapping[str, Path], ronden: int, stap: Stap) -> dict[str, Gemeten]:
    """Each side so many times, in turns, each time into a fresh installation."""
    runs: dict[str, list[dict[str, Any]]] = {naam: [] for naam in bomen}
    for naam, boom in bomen.items():
        draai(boom, "zet_klaar", map_ / f"{naam}-leeg", map_ / "bron", stil=True)
    for ronde in range(ronden):
        stap("Innemen", ronde, ronden)
        for naam, boom in bomen.items():
            vers = _vers(map_, naam)
            uit = draai(boom, "meet", vers, map_ / "bron", str(_kern()), stil=True)
            runs[naam].append(json.loads(uit.splitlines()[-1]))
            shutil.rmtree(vers)
    stap("Innemen", ronden, ronden)
    return {naam: _mediaan(eigen) for naam, eigen in runs.items()}


def kosten(map_: Path, naam: str, boom: Path, stap: Stap) -> dict[str, dict[str, float]]:
    """What each kind of message costs on one side."""
    titel = f"Per soort ({naam})"
    stap(titel, 0, 1)
    vers = _vers(map_, naam)
    uit = draai(boom, "per_soort", vers, map_ / "bron", str(_kern()), stil=True)
    shutil.rmtree(vers)
    stap(titel, 1, 1)
    soorten: dict[str, dict[str, float]] = json.loads(uit.splitlines()[-1])
    return soorten


def _vers(map_: Path, naam: str) -> Path:
    vers = map_ / f"{naam}-vers"
    shutil.copytree(map_ / f"{naam}-leeg", vers)
    return vers


def _mediaan(runs: Sequence[Mapping[str, Any]]) -> Gemeten:
    return Gemeten(
        statistics.median(run["seconden"] for run in runs),
        statistics.median(run["cpu"] for run in runs),
        max(run["piek_kb"] for run in runs) / 1024,
        *(runs[0][naam] for naam in ("berichten", "declaraties", "regels")),
    )


def toon_tempo(gemeten: Mapping[str, Gemeten]) -> None:
    """Messages and lines per second, CPU and memory of each side."""
    print(
        f"{'':8}{'berichten':>10}{'s':>8}{'ber/s':>8}{'regels/s':>10}{'CPU s':>8}"
        f"{'ber/CPU s':>11}{'ms CPU/ber':>12}{'piek MB':>9}"
    )
    for naam, een in gemeten.items():
        print(
            f"{naam:8}{getal(een.berichten):>10}{getal(een.seconden, 1):>8}"
            f"{getal(een.berichten / een.seconden):>8}{getal(een.regels / een.seconden):>10}"
            f"{getal(een.cpu, 1):>8}{getal(een.berichten / een.cpu):>11}"
            f"{getal(een.cpu_per_bericht, 2):>12}{getal(een.piek_mb):>9}"
        )


def toon_soorten(kanten: Mapping[str, Mapping[str, Mapping[str, float]]]) -> None:
    """Statements and CPU per message, by kind, of each side."""
    print(f"\n{'soort':8}{'berichten':>10}" + "".join(
        f"{f'vragen/ber {naam}':>19}{f'ms CPU/ber {naam}':>19}" for naam in kanten
    ))  # fmt: skip
    for soort, eerste in next(iter(kanten.values())).items():
        regel = f"{soort:8}{getal(int(eerste['berichten'])):>10}"
        for kant in kanten.values():
            regel += f"{getal(per_bericht(kant[soort], 'vragen'), 2):>19}"
            regel += f"{getal(1000 * per_bericht(kant[soort], 'cpu'), 2):>19}"
        print(regel)


def per_bericht(kant: Mapping[str, float], wat: str) -> float:
    """So many for one message."""
    return kant[wat] / kant["berichten"]


def _balken(
    wat: str, gemeten: Mapping[str, Gemeten], soorten: Mapping[str, Mapping[str, float]]
) -> list[Balk]:
    nu = gemeten["nu"]
    balken = [
        Balk(f"geheugen, {wat}", nu.piek_mb, GEHEUGEN_MB, eenheid="MB"),
        Balk(
            f"vragen aan de database per declaratie, {wat}",
            per_bericht(soorten["JW323"], "vragen"),
            PER_DECLARATIE,
            eenheid="",
        ),
    ]
    if "eerder" in gemeten:
        oud = gemeten["eerder"]
        balken += [
            Balk(f"sneller (CPU), {wat}", oud.cpu / nu.cpu, SNELLER, hoogstens=False),
            Balk(f"sneller (klok), {wat}", oud.seconden / nu.seconden, SNELLER, hoogstens=False),
        ]
    return balken


def _kern() -> int:
    """The core that every run gets: the last one we may use."""
    return max(os.sched_getaffinity(0)) if sys.platform == "linux" else 0


def _kernzin() -> str:
    return ", op één kern" if sys.platform == "linux" else ""
