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
from hefboom.cli.nederlands import padnaam
from hefboom.cli.wegen import toon_weging
from hefboom.kernel import datum, euro, getal, opsomming
from hefboom.measures import vreemde_maten
from hefboom.omgeving import stelselmap_hier

NORMSOORTEN: tuple[stelsel.Normsoort, ...] = ("max_duur", "max_intensiteit", "start")
WAT_NORM: dict[stelsel.Normsoort, str] = {
    "max_duur": "Duurt hoogstens",
    "max_intensiteit": "Inzet hoogstens",
    "start": "Start binnen",
}
#: What stands behind a value in the table, and below it what that means.
MERKTEKENS: dict[stelsel.Status, str] = {
    "besloten": "",
    "voorlopig": "°",
    "feit": "",
    "aanname": "*",
}


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
        _toon(regio, indeling)
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
    print(f"\n{code}{_waar(stelsel.vindplaats(code))}")
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


def _waar(plek: stelsel.Vindplaats) -> str:
    """Which of two regions with one code this is: only the installation's own says where it is."""
    return f" (uit de eigen map {plek.map})" if plek.eigen else ""


def _aantal(fouten: int) -> str:
    return "1 fout" if fouten == 1 else f"{getal(fouten)} fouten"


def _toon(regio: stelsel.Regio, indeling: stelsel.Indeling) -> None:
    console = Console(highlight=False, soft_wrap=True)
    dag = indeling.dag
    waar = escape(_waar(regio.vindplaats))
    console.print(f"[bold]{escape(regio.naam)}[/bold] op {datum(dag)}{waar}")
    console.print(f"Uitvoerder: {escape(regio.uitvoerder.naam)}.")
    leden = [gemeente for gemeente in regio.gemeenten if dag in gemeente.lid]
    jeugdigen = sum(gemeente.jeugdigen for gemeente in leden)
    teken = MERKTEKENS["aanname"] if any(gemeente.aanname for gemeente in leden) else ""
    namen = ", ".join(gemeente.naam for gemeente in leden)
    console.print(
        f"{len(leden)} gemeenten, {getal(jeugdigen)}{teken} jeugdigen van 0-17 jaar: {namen}."
    )
    for segment in indeling.segmenten:
        _toon_segment(console, regio, indeling, segment)
    if regio.besparingspad:
        console.print("\n[bold]Besparingspad[/bold]")
        for jaar in regio.besparingspad:
            console.print(f"  {jaar.jaar}  {euro(jaar.cents)} {_herkomst(jaar)}")
    console.print()
    for status, merkteken in MERKTEKENS.items():
        if merkteken:
            console.print(f"{merkteken} {status}: {stelsel.STATUSSEN[status]}.")
    console.print("Zonder teken: besloten, of een feit.")
    console.print("\n[bold]Bronnen[/bold]")
    for bron in regio.bronnen.values():
        console.print(f"  {bron.sleutel}: {escape(_bron(bron))}.")


def _bron(bron: stelsel.Bron) -> str:
    """The document, who adopted it, when, and what of it."""
    delen = (bron.titel, bron.wie, f"vastgesteld: {bron.vastgesteld}" if bron.vastgesteld else "")
    return "; ".join(deel for deel in delen if deel)


def _toon_segment(
    console: Console, regio: stelsel.Regio, indeling: stelsel.Indeling, segment: stelsel.Segment
) -> None:
    dag = indeling.dag
    werknaam = f" (werknaam: {segment.werknaam})" if segment.werknaam else ""
    console.print(
        f"\n[bold]Segment {escape(segment.titel)}[/bold]{escape(werknaam)} {_herkomst(segment)}"
    )
    budget = regio.budget(segment.code, dag.year)
    geld = f"\n  Budget {dag.year}: {euro(budget.cents)} {_herkomst(budget)}." if budget else ""
    if geen := regio[stelsel.Budgetten].leeg.get((segment.code, dag.year)):
        geld = f"\n  Budget {dag.year}: {escape(geen.reden)} {_herkomst(geen)}."
    console.print(
        f"  Bekostiging: {segment.bekostiging} {_herkomst(segment.betaald)}; "
        f"schaal: {escape(segment.schaal)}.{geld}"
    )
    for alias in regio.segmentlopen[segment.code].aliassen:
        console.print(f"  Heet bij {escape(alias.wie)}: {escape(alias.naam)} {_herkomst(alias)}")
    for doel in segment.doelen:
        console.print(f"  {doel.nummer}. {escape(doel.tekst)} {_herkomst(doel)}")
    for soort, gezegd in regio[stelsel.Segmentbeelden].op(segment.code, dag).items():
        console.print(f"  {stelsel.SEGMENTUITSPRAKEN[soort]}:")
        for een in gezegd:
            wie = f"{een.wie}: " if een.wie else ""
            console.print(f"    {escape(wie + een.tekst)} {_herkomst(een)}")
    for feit in regio[stelsel.Marktbeeld].van(segment.code):
        console.print(f"  Markt: {escape(feit.zin)} {_herkomst(feit)}")
    tabel = Table(box=SIMPLE, pad_edge=False)
    for kop in ("code", "product", "eenheid", "vorm", "schaal"):
        tabel.add_column(kop)
    tabel.add_column("tarief", justify="right")
    tabel.add_column("bron")
    schalen = {rij.groep: rij.schaal + MERKTEKENS[rij.status] for rij in segment.deelname}
    for product in indeling.producten_van(segment.code):
        tarief = regio.tarief(product.code, dag)
        tabel.add_row(
            product.code + MERKTEKENS[product.status],
            escape(product.naam),
            stelsel.EENHEDEN[product.eenheid][0],
            product.vorm + (", verblijf" if product.verblijf else ""),
            schalen.get(product.groep, "onbekend"),
            f"{euro(tarief.cents)}{MERKTEKENS[tarief.status]}" if tarief else "geen",
            _sleutels(tarief.bron) if tarief else "",
        )
    console.print(tabel)
    for norm, codes in _normen_van(regio, indeling, segment).items():
        console.print(f"  {WAT_NORM[norm.soort]} {norm.waarde} {norm.eenheid} {_herkomst(norm)}:")
        console.print(f"    {', '.join(codes)}")


def _herkomst(waarde: stelsel.Herleidbaar) -> str:
    return f"[dim]({waarde.status}, {escape(waarde.bron)})[/dim]"


def _sleutels(bron: str) -> str:
    """Only the keys of a source, in order: the places would not fit in a table."""
    delen = (deel.strip().split(":")[0] for deel in bron.split(";"))
    return escape(", ".join(dict.fromkeys(delen)))


def _normen_van(
    regio: stelsel.Regio, indeling: stelsel.Indeling, segment: stelsel.Segment
) -> dict[stelsel.Norm, list[str]]:
    """Each different norm of a segment, with the codes of the products it is for."""
    gevonden: dict[stelsel.Norm, list[str]] = {}
    for soort in NORMSOORTEN:
        for product in indeling.producten_van(segment.code):
            norm = regio.norm(soort, product.code, indeling.dag)
            if norm is not None:
                gevonden.setdefault(norm, []).append(product.code)
    return gevonden


def als_json(regio: stelsel.Regio, indeling: stelsel.Indeling) -> dict[str, object]:
    """The layout of one day as plain values; money in whole cents, days as ISO text."""
    dag = indeling.dag
    return {
        "regio": regio.code,
        "naam": regio.naam,
        "eigen_map": str(regio.vindplaats.map) if regio.vindplaats.eigen else None,
        "uitvoerder": regio.uitvoerder.naam,
        "op": dag.isoformat(),
        "gemeenten": [
            {
                "code": g.code,
                "naam": g.naam,
                "jeugdigen": g.jeugdigen,
                "jaar": g.jaar,
                **_herkomst_json(g),
            }
            for g in regio.gemeenten
            if dag in g.lid
        ],
        "segmenten": [_segment_json(regio, indeling, segment) for segment in indeling.segmenten],
        "besparingspad": [
            {"jaar": b.jaar, "cents": int(b.cents), **_herkomst_json(b)}
            for b in regio.besparingspad
        ],
        "bronnen": {
            bron.sleutel: {
                "titel": bron.titel,
                "orgaan": bron.orgaan or None,
                "datum": bron.datum.isoformat() if bron.datum else None,
                "vastgesteld": bron.vastgesteld or None,
                "gedeeld": bron.gedeeld,
            }
            for bron in regio.bronnen.values()
        },
    }


def _herkomst_json(waarde: stelsel.Herleidbaar) -> dict[str, object]:
    return {"bron": waarde.bron, "status": waarde.status}


def _segment_json(
    regio: stelsel.Regio, indeling: stelsel.Indeling, segment: stelsel.Segment
) -> dict[str, object]:
    return {
        "code": segment.code,
        "naam": segment.naam,
        **_herkomst_json(segment),
        "werknaam": segment.werknaam,
        "aliassen": [
            {"naam": a.naam, "wie": a.wie, **_herkomst_json(a)}
            for a in regio.segmentlopen[segment.code].aliassen
        ],
        "uitspraken": [
            {
                "soort": soort,
                "wie": een.wie or None,
                "tekst": een.tekst,
                "opmerking": een.opmerking or None,
                **_herkomst_json(een),
            }
            for soort, gezegd in regio[stelsel.Segmentbeelden]
            .op(segment.code, indeling.dag)
            .items()
            for een in gezegd
        ],
        "marktfeiten": [
            {
                "aantal": feit.aantal,
                "wat": feit.wat,
                "meer_dan": feit.meer_dan,
                "procent": feit.procent,
                "waarvan": feit.waarvan or None,
                **_herkomst_json(feit),
            }
            for feit in regio[stelsel.Marktbeeld].van(segment.code)
        ],
        "bekostiging": segment.bekostiging,
        "bekostiging_herkomst": _herkomst_json(segment.betaald),
        "schaal": segment.schaal,
        "budget": _bedrag_json(regio.budget(segment.code, indeling.dag.year)),
        "geen_budget": _geen_budget_json(regio, segment.code, indeling.dag.year),
        "doelen": [
            {"nummer": d.nummer, "tekst": d.tekst, **_herkomst_json(d)} for d in segment.doelen
        ],
        "deelname": [
            {
                "groep": d.groep,
                "schaal": d.schaal,
                "gemeenten": sorted(d.gemeenten),
                **_herkomst_json(d),
            }
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
                **_herkomst_json(p),
                "tarief": _bedrag_json(regio.tarief(p.code, indeling.dag)),
                "normen": [
                    {
                        "soort": norm.soort,
                        "waarde": norm.waarde,
                        "eenheid": norm.eenheid,
                        **_herkomst_json(norm),
                    }
                    for norm in _normen(regio, p.code, indeling.dag)
                ],
            }
            for p in indeling.producten_van(segment.code)
        ],
    }


def _normen(regio: stelsel.Regio, code: str, dag: date) -> list[stelsel.Norm]:
    gevonden = (regio.norm(soort, code, dag) for soort in NORMSOORTEN)
    return [norm for norm in gevonden if norm is not None]


def _geen_budget_json(regio: stelsel.Regio, segment: str, jaar: int) -> dict[str, object] | None:
    geen = regio[stelsel.Budgetten].leeg.get((segment, jaar))
    return None if geen is None else {"reden": geen.reden, **_herkomst_json(geen)}


def _bedrag_json(bedrag: stelsel.Bedrag | None) -> dict[str, object] | None:
    if bedrag is None:
        return None
    return {
        "cents": int(bedrag.cents),
        "vanaf": bedrag.vanaf.isoformat(),
        **_herkomst_json(bedrag),
    }
