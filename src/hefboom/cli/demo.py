# SPDX-License-Identifier: EUPL-1.2
"""`hefboom demo`: a synthetic region, from real messages to the steering picture, then a server."""

from __future__ import annotations

import argparse
import json
import os
import shlex
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from hefboom import demo, stelsel
from hefboom.cli.hoofd import Fout, start_django
from hefboom.cli.nederlands import padnaam
from hefboom.cli.voortgang import voortgang
from hefboom.kernel import opsomming
from hefboom.omgeving import DEMOBESTAND, DEMOMAP, lees_stelselmap, nieuwe_sleutel

NEDERLAND = ZoneInfo("Europe/Amsterdam")
PERSONAS = "personas.json"
#: Within the folder of the demo.
EIGEN_STELSEL = "stelsel"
INNEMEN, MOMENTOPNAME = "Berichten innemen", "Momentopname maken"


def argumenten(parser: argparse.ArgumentParser) -> None:
    """Which region, how large, how long, and where."""
    stelsel.kijk_eerst_in(lees_stelselmap())
    regios = [code for code in stelsel.regios() if code in demo.regios()]
    standaard = stelsel.standaardregio() if stelsel.standaardregio() in regios else regios[0]
    gewoon = _gewoon(regios)
    parser.add_argument(
        "--regio",
        default=standaard,
        choices=regios,
        help=f"de regio (standaard {standaard}); een regio zonder ijking heeft geen demo",
    )
    parser.add_argument(
        "--schaal",
        type=float,
        help=f"deel van het echte aantal jeugdigen, 1.0 is alle (standaard {gewoon['schaal']})",
    )
    parser.add_argument(
        "--maanden",
        type=int,
        help=f"aantal maanden berichten (standaard {gewoon['maanden']})",
    )
    parser.add_argument("--zaad", type=int, default=1, help="zelfde zaad, zelfde regio")
    parser.add_argument("--map", type=padnaam, help="map voor de proefregio")
    parser.add_argument("--poort", type=int, default=8000, help="poort (standaard 8000)")
    parser.add_argument("--geen-server", action="store_true", help="start geen server")
    parser.add_argument(
        "--opnieuw", action="store_true", help="maak de proefregio opnieuw, ook als hij er al is"
    )


def _gewoon(regios: list[str]) -> dict[str, str]:
    """What each region's demo measures unless asked otherwise, as the help says it."""
    omvang = {regio: demo.gewone_omvang(regio) for regio in regios}
    return {
        "schaal": opsomming([f"{schaal:g} in {regio}" for regio, (schaal, _) in omvang.items()]),
        "maanden": opsomming([f"{maanden} in {regio}" for regio, (_, maanden) in omvang.items()]),
    }


def voer_uit(args: argparse.Namespace) -> int:
    """Make the region unless it stands already, print the steering picture, and serve."""
    schaal, maanden = demo.gewone_omvang(args.regio)
    args.schaal = schaal if args.schaal is None else args.schaal
    args.maanden = maanden if args.maanden is None else args.maanden
    if not 0 < args.schaal <= 1:
        raise Fout(f"--schaal {args.schaal:g} kan niet: kies een getal boven 0, tot en met 1.", 2)
    try:
        einde = demo.einde_van(args.regio, args.maanden)
    except ValueError as fout:
        raise Fout(f"--maanden {args.maanden} kan niet. {fout}", 2) from None
    if not args.geen_server:
        from hefboom.cli.dienst import ADRES, controleer_poort

        controleer_poort(ADRES, args.poort)
    folder = (args.map or DEMOMAP / args.regio).expanduser().resolve()
    wanted = {
        "regio": args.regio,
        "schaal": args.schaal,
        "maanden": args.maanden,
        "zaad": args.zaad,
    }
    os.environ["HEFBOOM_MAP"] = str(folder)
    with _schijffouten(folder):
        if args.opnieuw or not _staat_al(folder, wanted):
            _maak(folder, wanted, einde)
        else:
            print(f"De proefregio in {folder} staat er al (--opnieuw maakt hem opnieuw).")
            start_django()
            _migreer()
        _wijs_aan(folder)
    _toon(folder)
    if args.geen_server:
        print(f"\nStart Hefboom met: {opdracht(args)}")
        return 0
    from hefboom.cli.dienst import ADRES, serveer

    print(f"\nHefboom draait op http://{ADRES}:{args.poort}/  (stoppen: Ctrl+C)", flush=True)
    serveer(ADRES, args.poort, met_werk=True)
    return 0


def opdracht(args: argparse.Namespace) -> str:
    """The command that opens this demo; another scale, length, seed or folder is another one."""
    delen = ["./hefboom", "demo", "--regio", args.regio, "--schaal", f"{args.schaal:g}"]
    delen += ["--maanden", str(args.maanden), "--zaad", str(args.zaad)]
    if args.map is not None:
        delen += ["--map", str(args.map)]
    return shlex.join(delen)


def _staat_al(folder: Path, wanted: dict[str, Any]) -> bool:
    marker = folder / DEMOBESTAND
    if not marker.is_file():
        return False
    try:
        known = json.loads(marker.read_text(encoding="utf-8"))
    except ValueError:
        known = None
    if not isinstance(known, dict):
        raise Fout(
            f"{marker} is beschadigd: daarin staat van welke regio deze proefregio is. Maak haar "
            "opnieuw met --opnieuw, of kies met --map een andere map."
        )
    # An older demo has no folder of its own; without HEFBOOM_STELSEL it is the same region.
    wanted = {**wanted, "stelselmap": _stelselmap()}
    known = {**known, "stelselmap": known.get("stelselmap") or EIGEN_STELSEL}
    return known.get("klaar") is True and all(known.get(k) == v for k, v in wanted.items())


def _stelselmap() -> str:
    """The demo remembers the folder its region came from: it is served from a bare shell too.

    Without one of the user's the demo has its own, in which what is adopted there lies.
    """
    folder = lees_stelselmap()
    return EIGEN_STELSEL if folder is None else str(folder)


def _maak(folder: Path, wanted: dict[str, Any], einde: date) -> None:
    """Everything from an empty folder to a snapshot. The marker says `klaar` only at the end."""
    _maak_leeg(folder)
    (folder / EIGEN_STELSEL).mkdir(mode=0o700)
    (folder / "sleutel").touch(mode=0o600)
    (folder / "sleutel").write_text(nieuwe_sleutel(), encoding="ascii")
    _schrijf_merkteken(folder, wanted, einde, klaar=False)
    start_django()
    from hefboom import facts
    from hefboom.cli.telling import toon_telling
    from hefboom.contracten import laad_contracten
    from hefboom.intake import verwerk_paden

    _migreer()
    with voortgang() as stap:
        uitvoer = demo.maak(**wanted, naar=folder, voortgang=stap)
        demo.maak_gebruikers(uitvoer.personas)
        (folder / PERSONAS).write_text(
            json.dumps([asdict(p) for p in uitvoer.personas], ensure_ascii=False, indent=1),
            encoding="utf-8",
        )
        if _stelselmap() == EIGEN_STELSEL:
            demo.stel_vast(wanted["regio"], einde)
        laad_contracten(uitvoer.contractenmap)
        op = datetime.combine(einde, time(9), tzinfo=NEDERLAND)
        telling = verwerk_paden(
            [uitvoer.berichtenmap], op, lambda gedaan, totaal: stap(INNEMEN, gedaan, totaal)
        )
        demo.leg_maatwerk_vast(uitvoer.personas, uitvoer.regio, op)
        stap(MOMENTOPNAME, 0, 1)
        facts.maak_momentopname(einde)
        demo.stel_voor(wanted["regio"], einde)
        stap(MOMENTOPNAME, 1, 1)
    toon_telling(telling)
    _schrijf_merkteken(folder, wanted, einde, klaar=True)


def _migreer() -> None:
    """A demo made by an earlier version of Hefboom gets the tables of this one."""
    from hefboom.cli.database import werk_bij

    werk_bij()


def _schrijf_merkteken(folder: Path, wanted: dict[str, Any], einde: date, klaar: bool) -> None:
    marker = {
        **wanted,
        "stelselmap": _stelselmap(),
        "vandaag": einde.isoformat(),
        "klaar": klaar,
    }
    (folder / DEMOBESTAND).write_text(json.dumps(marker), encoding="utf-8")


def _maak_leeg(folder: Path) -> None:
    """Clear an earlier demo; refuse to touch a folder that holds anything else."""
    if folder.exists():
        if any(folder.iterdir()) and not (folder / DEMOBESTAND).is_file():
            raise Fout(
                f"{folder} is niet leeg en is geen proefregio van Hefboom. "
                "Kies met --map een lege of nieuwe map.",
                2,
            )
        for versie in (folder / EIGEN_STELSEL).glob("*/versies/*"):
            versie.chmod(0o700)  # read-only, as what was adopted is
        shutil.rmtree(folder)
    folder.mkdir(mode=0o700, parents=True)


def _wijs_aan(folder: Path) -> None:
    """Remember this as the demo that other verbs mean when no folder is named."""
    DEMOMAP.mkdir(parents=True, exist_ok=True)
    (DEMOMAP / "huidig").write_text(str(folder), encoding="utf-8")


def _toon(folder: Path) -> None:
    from hefboom import facts
    from hefboom.inzage import Inzage, rollen
    from hefboom.sturing import als_tekst, bereken_stuurbeeld

    try:
        opname = facts.huidige()
    except facts.OpnameFout as fout:
        raise Fout(f"{fout} Maak de proefregio opnieuw met --opnieuw.") from None
    if opname is None:
        raise Fout(f"In {folder} staat geen momentopname. Maak hem opnieuw met --opnieuw.")
    print()
    print(als_tekst(bereken_stuurbeeld(opname, Inzage.als(rollen.CONTRACTMANAGER))))
    print("\nInloggen (alleen in deze proefregio):")
    personas = _lees_personas(folder)
    width = max(len(p.gebruikersnaam) for p in personas)
    secret = max(len(p.wachtwoord) for p in personas)
    for persona in personas:
        print(
            f"  {persona.gebruikersnaam:<{width}}  {persona.wachtwoord:<{secret}}  "
            f"{persona.naam}, {persona.omschrijving}"
        )


def _lees_personas(folder: Path) -> list[demo.Persona]:
    rows = json.loads((folder / PERSONAS).read_text(encoding="utf-8"))
    return [demo.Persona.uit_json(row) for row in rows]


@contextmanager
def _schijffouten(folder: Path) -> Iterator[None]:
    """A full disk or a folder that may not be written, in a sentence instead of a traceback."""
    from sqlite3 import OperationalError

    try:
        yield
    except PermissionError as fout:
        raise Fout(
            f"In {fout.filename or folder} mag niet geschreven worden. Kies met --map een map "
            "die van u is."
        ) from None
    except OSError as fout:
        if fout.errno != 28:
            raise
        raise Fout(
            f"De schijf is vol terwijl {folder} werd gevuld. Maak ruimte vrij en start opnieuw; "
            "de halve proefregio wordt dan vervangen."
        ) from None
    except OperationalError as fout:
        if "full" not in str(fout):
            raise
        raise Fout(f"De schijf is vol terwijl {folder} werd gevuld. Maak ruimte vrij.") from None
