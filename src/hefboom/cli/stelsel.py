# SPDX-License-Identifier: EUPL-1.2
"""`hefboom stelsel controleer|toon|versies|verschil|weeg|nieuw`: proves a region's decisions, shows
those of one day or version, what changes, the weighing behind them, or begins a region's folder."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from datetime import date
from pathlib import Path

from rich.box import SIMPLE
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from hefboom import stelsel
from hefboom.cli.dagen import lees_datum
from hefboom.cli.hoofd import FOUT_GEBRUIK, Fout
from hefboom.cli.indeling import als_json, toon_indeling, waar
from hefboom.cli.nederlands import padnaam
from hefboom.cli.wegen import toon_weging
from hefboom.kernel import datum, getal, opsomming
from hefboom.measures import vreemde_maten
from hefboom.omgeving import stelselmap_hier


def argumenten(parser: argparse.ArgumentParser) -> None:
    """The verbs and their options."""
    werkwoorden = parser.add_subparsers(dest="werkwoord", required=True, metavar="WERKWOORD")
    bewijs = werkwoorden.add_parser("controleer", help="bewijst dat alle besluiten kloppen")
    bewijs.add_argument("regio", nargs="?", help="alleen deze regio")
    toon = werkwoorden.add_parser("toon", help="toont de indeling op een dag")
    toon.add_argument("regio")
    toon.add_argument(
        "--op", type=str, metavar="DATUM", help="de dag, zoals 2026-01-01 of 1-1-2026 (nu vandaag)"
    )
    toon.add_argument("--versie", type=int, metavar="N", help="een eerder vastgestelde versie")
    toon.add_argument("--json", action="store_true", help="als JSON, voor een ander programma")
    versies = werkwoorden.add_parser("versies", help="toont de vastgestelde versies van een regio")
    versies.add_argument("regio")
    versies.add_argument("--json", action="store_true", help="als JSON, voor een ander programma")
    verschil = werkwoorden.add_parser("verschil", help="zegt wat er tussen twee dagen verandert")
    verschil.add_argument("regio")
    verschil.add_argument("van", nargs="?", help="de eerste dag (anders de eerstvolgende wissel)")
    verschil.add_argument("tot", nargs="?", help="de dag om ernaast te leggen")
    verschil.add_argument("--json", action="store_true", help="als JSON, voor een ander programma")
    weeg = werkwoorden.add_parser("weeg", help="toont de weging achter bekostiging en inkoop")
    weeg.add_argument("regio")
    weeg.add_argument("--json", action="store_true", help="als JSON, voor een ander programma")
    nieuw = werkwoorden.add_parser("nieuw", help="begint de map van een nieuwe regio")
    nieuw.add_argument(
        "map", type=padnaam, metavar="MAP", help="de nieuwe map; haar naam is de code van de regio"
    )


def voer_uit(args: argparse.Namespace) -> int:
    """Run the verb; `controleer` answers 1 when anything is wrong."""
    if args.werkwoord == "nieuw":
        return _nieuw(args.map.expanduser().resolve())
    stelsel.kijk_eerst_in(stelselmap_hier())
    if args.werkwoord == "controleer":
        codes = [_bekend(args.regio)] if args.regio else list(stelsel.regios())
        goed = [_controleer(code) for code in codes]
        return 0 if all([*goed, _een_standaard()]) else 1
    if args.werkwoord == "versies":
        return toon_versies(_bekend(args.regio), als_json=args.json)
    regio = _laad(_bekend(args.regio), getattr(args, "versie", None))
    if args.werkwoord == "weeg":
        return toon_weging(regio, als_json=args.json)
    if args.werkwoord == "verschil":
        return toon_verschil(regio, args.van, args.tot, als_json=args.json)
    dag = lees_datum(args.op) if args.op else date.today()  # noqa: DTZ011 -- a calendar day
    try:
        indeling = regio.op(dag)
    except stelsel.StelselFout as fout:
        raise Fout(f"{fout} Kies een dag in die tijd met --op.", FOUT_GEBRUIK) from None
    if args.json:
        print(json.dumps(als_json(regio, indeling), ensure_ascii=False, indent=2))
    else:
        toon_indeling(regio, indeling)
    return 0


def toon_verschil(regio: stelsel.Regio, van: str | None, tot: str | None, *, als_json: bool) -> int:
    """Print what changes between two days; without them about the next change from today."""
    if van and not tot:
        raise Fout("noem twee dagen, of geen.", FOUT_GEBRUIK)
    vandaag = date.today()  # noqa: DTZ011 -- a calendar day
    if van and tot:
        eerst, dan = sorted((lees_datum(van), lees_datum(tot)))
    else:
        eerst, dan = stelsel.wisseling_bij(regio, vandaag)
    gevonden = stelsel.verschillen(regio, eerst, dan)
    if als_json:
        rijen = [asdict(een) for een in gevonden]
        inhoud = {"van": str(eerst), "tot": str(dan), "verschillen": rijen}
        print(json.dumps(inhoud, ensure_ascii=False, indent=2))
        return 0
    console = Console(highlight=False, soft_wrap=True)
    console.print(escape(stelsel.in_een_zin(regio, eerst, dan, gevonden)))
    tabel = Table(box=SIMPLE, pad_edge=False)
    for kop in ("wat", "waarvan", f"op {datum(eerst)}", f"op {datum(dan)}", "status"):
        tabel.add_column(kop)
    for een in gevonden:
        tabel.add_row(*map(escape, (een.waarin, een.waarover, een.was, een.wordt, een.status)))
    if gevonden:
        console.print(tabel)
    return 0


def toon_versies(code: str, *, als_json: bool) -> int:
    """Print every adopted version, the oldest first, after proving that none was changed."""
    folder = stelselmap_hier()
    alle = stelsel.lees_versies(folder / code) if folder is not None else ()
    if als_json:
        rijen = [
            {
                "versie": een.nummer,
                "som": een.som,
                "vorige": een.vorige,
                "besluit": None
                if een.besluit is None
                else {**asdict(een.besluit), "dag": een.besluit.dag.isoformat()},
                "bestanden": dict(een.bestanden),
            }
            for een in alle
        ]
        print(json.dumps({"regio": code, "versies": rijen}, ensure_ascii=False, indent=2))
        return 0
    if not alle:
        print(f"Van {code} is nog geen versie vastgesteld. Wat geldt, staat in de bestanden.")
    for een in alle:
        besluit = een.besluit or "geen besluit bekend; hiermee begon deze installatie"
        geldt = " (geldt nu)" if een is alle[-1] else ""
        print(f"versie {een.nummer}{geldt}: {besluit}. Kenmerk {een.som[:12]}.")
    return 0


def _nieuw(naar: Path) -> int:
    try:
        geschreven = stelsel.schrijf_sjabloon(naar)
    except stelsel.StelselFout as fout:
        raise Fout(str(fout), FOUT_GEBRUIK) from None
    except OSError as fout:
        raise Fout(
            f"In {fout.filename or naar} kan ik niet schrijven. Kies een andere map."
        ) from None
    print(f"In {naar} staan nu {len(geschreven)} bestanden om in te vullen:")
    for pad in geschreven:
        print(f"  {pad.name}")
    print(
        "\nIn elk bestand staat wat erin hoort. Vervang alles wat tussen punthaken staat, en kijk "
        "dan wat er nog ontbreekt:\n\n"
        f"  HEFBOOM_STELSEL={naar.parent} ./hefboom stelsel controleer {naar.name}"
    )
    return 0


def _bekend(code: str) -> str:
    if code in stelsel.regios():
        return code
    raise Fout(
        f"regio '{code}' ken ik niet. Kies uit: {', '.join(stelsel.regios())}.", FOUT_GEBRUIK
    )


def _laad(code: str, versie: int | None = None) -> stelsel.Regio:
    try:
        return stelsel.laad(code, versie)
    except stelsel.StelselFout as fout:
        raise Fout(f"het stelsel van {code} is niet te gebruiken:\n{fout}") from None


def _controleer(code: str) -> bool:
    """Print the proofs of one region; True when all hold."""
    print(f"\n{code}{waar(stelsel.vindplaats(code))}")
    try:
        regio = stelsel.laad(code)
    except stelsel.StelselFout as fout:
        print(f"  ✗ De besluiten zijn niet te lezen: {_aantal(len(fout.gebreken))}.")
        for gebrek in fout.gebreken:
            print(f"      {gebrek}")
        return False
    bewijzen = stelsel.controleer(regio)
    plekken = _plekken(regio) if any(bewijs.fouten for bewijs in bewijzen) else {}
    for bewijs in bewijzen:
        print(f"  {'✗' if bewijs.fouten else '✓'} {bewijs.stelling} ({bewijs.bekeken}).")
        for tekst in bewijs.fouten:
            print(f"      {tekst}{plekken.get(tekst, '')}")
    vreemd = list(vreemde_maten(regio))
    print(
        f"  {'✗' if vreemd else '✓'} Elke maat in de doelenboom bestaat "
        f"({getal(len(regio[stelsel.Doelenboom].takken))} takken)."
    )
    for tekst in vreemd:
        print(f"      {tekst}")
    verdeling = ", ".join(f"{getal(n)} {status}" for status, n in regio.statussen.items())
    print(
        "  ✓ Elke waarde heeft een bron en een status: "
        f"{getal(regio.waarden)} waarden, waarvan {verdeling}."
    )
    fouten = sum(len(bewijs.fouten) for bewijs in bewijzen) + len(vreemd) + _losse_resten(regio)
    print(f"  {regio.naam}: {_aantal(fouten) if fouten else 'alles klopt'}.")
    return not fouten


def _plekken(regio: stelsel.Regio) -> dict[str, str]:
    """Where what does not hold stands, by its sentence."""
    keuring = stelsel.keur_map(regio.vindplaats.map, regio.code)
    return {
        een.wat: f" ({een.bestand.rpartition('/')[2]}, regel {een.regel})"
        for een in keuring.gebreken
        if een.bestand and een.regel
    }


def _losse_resten(regio: stelsel.Regio) -> int:
    """Loose files beside adopted versions hold for nothing; 1 when they are not what held first.

    Who changes one may think that it holds.
    """
    plek = regio.vindplaats
    if plek.versie is None:
        return 0
    folder = plek.map.parent.parent
    los = {pad.name: pad.read_bytes() for pad in folder.glob("*.yaml")}
    eerste = stelsel.laad(regio.code, 1)
    if not los or stelsel.vingerafdruk(los) == eerste.vingerafdruk:
        return 0
    print(
        f"  ✗ De bestanden in {folder} zelf gelden niet meer: versie {plek.versie} geldt, en zij "
        "zijn veranderd sinds de eerste versie. Doe een voorstel met wat erin staat, en haal ze "
        "daarna weg."
    )
    return 1


def _een_standaard() -> bool:
    """Is at most one region what a demo shows by itself? A copied region takes the word along."""
    samen = stelsel.standaardregios()
    if len(samen) < 2:
        return True
    print(
        f"\n  ✗ {getal(len(samen))} regio's zeggen `standaard: true`: {opsomming(samen)}. Een "
        f"proefregio toont nu {samen[0]}. Haal de regel weg uit regio.yaml van de andere."
    )
    return False


def _aantal(fouten: int) -> str:
    return "1 fout" if fouten == 1 else f"{getal(fouten)} fouten"
