# SPDX-License-Identifier: EUPL-1.2
"""`hefboom stelsel controleer|toon`: proves a region's decisions, or shows those of one day."""

from __future__ import annotations

import argparse
import json
from datetime import date

from rich.box import SIMPLE
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from hefboom import stelsel
from hefboom.cli.hoofd import FOUT_GEBRUIK, Fout
from hefboom.kernel import datum, euro, getal
from hefboom.stelsel.controle import controleer

NORMSOORTEN: tuple[stelsel.Normsoort, ...] = ("max_duur", "max_intensiteit", "start")


def argumenten(parser: argparse.ArgumentParser) -> None:
    """The two verbs and their options."""
    werkwoorden = parser.add_subparsers(dest="werkwoord", required=True, metavar="WERKWOORD")
    bewijs = werkwoorden.add_parser("controleer", help="bewijst dat alle besluiten kloppen")
    bewijs.add_argument("regio", nargs="?", help="alleen deze regio")
    toon = werkwoorden.add_parser("toon", help="toont de indeling op een dag")
    toon.add_argument("regio")
    toon.add_argument(
        "--op", type=str, metavar="DATUM", help="de dag, zoals 2026-01-01 of 1-1-2026 (nu vandaag)"
    )
    toon.add_argument("--json", action="store_true", help="als JSON, voor een ander programma")


def voer_uit(args: argparse.Namespace) -> int:
    """Run the verb; `controleer` answers 1 when anything is wrong."""
    if args.werkwoord == "controleer":
        codes = [_bekend(args.regio)] if args.regio else list(stelsel.regios())
        goed = [_controleer(code) for code in codes]
        return 0 if all(goed) else 1
    regio = _laad(_bekend(args.regio))
    dag = lees_datum(args.op) if args.op else date.today()  # noqa: DTZ011 -- a calendar day
    try:
        indeling = regio.on(dag)
    except stelsel.StelselFout as fout:
        raise Fout(f"{fout} Kies een dag in die tijd met --op.", FOUT_GEBRUIK) from None
    if args.json:
        print(json.dumps(als_json(regio, indeling), ensure_ascii=False, indent=2))
    else:
        _toon(regio, indeling)
    return 0


def lees_datum(tekst: str) -> date:
    """A day as people type it. Raises `Fout` with an example."""
    delen = tekst.replace("/", "-").split("-")
    try:
        een, twee, drie = (int(deel) for deel in delen)
        return date(een, twee, drie) if len(delen[0]) == 4 else date(drie, twee, een)
    except ValueError:
        raise Fout(
            f"'{tekst}' is geen datum. Schrijf bijvoorbeeld 2026-01-01 of 1-1-2026.", FOUT_GEBRUIK
        ) from None


def _bekend(code: str) -> str:
    if code in stelsel.regios():
        return code
    raise Fout(
        f"regio '{code}' ken ik niet. Kies uit: {', '.join(stelsel.regios())}.", FOUT_GEBRUIK
    )


def _laad(code: str) -> stelsel.Regio:
    try:
        return stelsel.laad(code)
    except stelsel.StelselFout as fout:
        raise Fout(f"het stelsel van {code} is niet te gebruiken:\n{fout}") from None


def _controleer(code: str) -> bool:
    """Print the proofs of one region; True when all hold."""
    print(f"\n{code}")
    try:
        regio = stelsel.laad(code)
    except stelsel.StelselFout as fout:
        print(f"  ✗ De besluiten zijn niet te lezen: {_aantal(len(fout.gebreken))}.")
        for gebrek in fout.gebreken:
            print(f"      {gebrek}")
        return False
    bewijzen = controleer(regio)
    for bewijs in bewijzen:
        print(f"  {'✗' if bewijs.fouten else '✓'} {bewijs.stelling} ({bewijs.bekeken}).")
        for tekst in bewijs.fouten:
            print(f"      {tekst}")
    print(
        f"  ✓ Elke waarde heeft een bron: {getal(regio.waarden)} waarden, "
        f"waarvan {getal(regio.aannames)} aannames."
    )
    fouten = sum(len(bewijs.fouten) for bewijs in bewijzen)
    print(f"  {regio.naam}: {_aantal(fouten) if fouten else 'alles klopt'}.")
    return not fouten


def _aantal(fouten: int) -> str:
    return "1 fout" if fouten == 1 else f"{getal(fouten)} fouten"


def _toon(regio: stelsel.Regio, indeling: stelsel.Indeling) -> None:
    console = Console(highlight=False, soft_wrap=True)
    dag = indeling.dag
    console.print(f"[bold]{escape(regio.naam)}[/bold] op {datum(dag)}")
    console.print(f"Uitvoerder: {escape(regio.uitvoerder.naam)}.")
    leden = [gemeente for gemeente in regio.gemeenten if dag in gemeente.lid]
    jeugdigen = sum(gemeente.jeugdigen for gemeente in leden)
    namen = ", ".join(gemeente.naam for gemeente in leden)
    console.print(f"{len(leden)} gemeenten, {getal(jeugdigen)} jeugdigen van 0-17 jaar: {namen}.")
    for segment in indeling.segmenten:
        _toon_segment(console, regio, indeling, segment)
    if regio.besparingspad:
        console.print("\n[bold]Besparingspad[/bold]")
        for jaar in regio.besparingspad:
            console.print(f"  {jaar.jaar}  {euro(jaar.cents)}")
    console.print("\n* aanname: hiervan is geen besluit van deze regio gevonden.")


def _toon_segment(
    console: Console, regio: stelsel.Regio, indeling: stelsel.Indeling, segment: stelsel.Segment
) -> None:
    dag = indeling.dag
    werknaam = f" (werknaam: {segment.werknaam})" if segment.werknaam else ""
    console.print(f"\n[bold]Segment {escape(segment.titel)}[/bold]{escape(werknaam)}")
    budget = regio.budget(segment.code, dag.year)
    geld = f"; budget {dag.year}: {euro(budget.cents)}{_ster(budget.aanname)}" if budget else ""
    console.print(
        f"  Bekostiging: {segment.bekostiging}{_ster(segment.bekostiging_aanname)}; "
        f"schaal: {escape(segment.schaal)}{geld}."
    )
    for doel in segment.doelen:
        console.print(f"  {doel.nummer}. {escape(doel.tekst)} [dim]({escape(doel.bron)})[/dim]")
    tabel = Table(box=SIMPLE, pad_edge=False)
    for kop in ("code", "product", "eenheid", "vorm", "schaal"):
        tabel.add_column(kop)
    tabel.add_column("tarief", justify="right")
    schalen = {rij.groep: rij.schaal for rij in segment.deelname}
    for product in indeling.producten_van(segment.code):
        tarief = regio.tarief(product.code, dag)
        tabel.add_row(
            product.code + _ster(product.code_aanname),
            escape(product.naam),
            stelsel.EENHEDEN[product.eenheid][0],
            product.vorm + (", verblijf" if product.verblijf else ""),
            schalen.get(product.groep, "onbekend"),
            f"{euro(tarief.cents)}{_ster(tarief.aanname)}" if tarief else "geen",
        )
    console.print(tabel)


def _ster(aanname: bool) -> str:
    return "*" if aanname else ""


def als_json(regio: stelsel.Regio, indeling: stelsel.Indeling) -> dict[str, object]:
    """The layout of one day as plain values; money in whole cents, days as ISO text."""
    dag = indeling.dag
    return {
        "regio": regio.code,
        "naam": regio.naam,
        "uitvoerder": regio.uitvoerder.naam,
        "op": dag.isoformat(),
        "gemeenten": [
            {
                "code": g.code,
                "naam": g.naam,
                "jeugdigen": g.jeugdigen,
                "jaar": g.jaar,
                "bron": g.bron,
            }
            for g in regio.gemeenten
            if dag in g.lid
        ],
        "segmenten": [_segment_json(regio, indeling, segment) for segment in indeling.segmenten],
        "besparingspad": [
            {"jaar": b.jaar, "cents": int(b.cents), "bron": b.bron} for b in regio.besparingspad
        ],
    }


def _segment_json(
    regio: stelsel.Regio, indeling: stelsel.Indeling, segment: stelsel.Segment
) -> dict[str, object]:
    return {
        "code": segment.code,
        "naam": segment.naam,
        "werknaam": segment.werknaam,
        "bekostiging": segment.bekostiging,
        "schaal": segment.schaal,
        "budget": _bedrag_json(regio.budget(segment.code, indeling.dag.year)),
        "doelen": [{"nummer": d.nummer, "tekst": d.tekst, "bron": d.bron} for d in segment.doelen],
        "deelname": [
            {"groep": d.groep, "schaal": d.schaal, "gemeenten": sorted(d.gemeenten), "bron": d.bron}
            for d in segment.deelname
        ],
        "producten": [
            {
                "code": p.code,
                "naam": p.naam,
                "categorie": p.categorie,
                "eenheid": p.eenheid,
                "vorm": p.vorm,
                "verblijf": p.verblijf,
                "groep": p.groep,
                "tarief": _bedrag_json(regio.tarief(p.code, indeling.dag)),
                "normen": _normen_json(regio, p.code, indeling.dag),
            }
            for p in indeling.producten_van(segment.code)
        ],
    }


def _normen_json(regio: stelsel.Regio, code: str, dag: date) -> list[dict[str, object]]:
    gevonden = (regio.norm(soort, code, dag) for soort in NORMSOORTEN)
    return [
        {
            "soort": norm.soort,
            "waarde": norm.waarde,
            "eenheid": norm.eenheid,
            "bron": norm.bron,
            "aanname": norm.aanname,
        }
        for norm in gevonden
        if norm is not None
    ]


def _bedrag_json(bedrag: stelsel.Bedrag | None) -> dict[str, object] | None:
    if bedrag is None:
        return None
    return {
        "cents": int(bedrag.cents),
        "vanaf": bedrag.vanaf.isoformat(),
        "bron": bedrag.bron,
        "aanname": bedrag.aanname,
    }
