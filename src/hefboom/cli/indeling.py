# SPDX-License-Identifier: EUPL-1.2
"""`hefboom stelsel toon`: the layout of one day, as text or as JSON."""

from __future__ import annotations

from datetime import date

from rich.box import SIMPLE
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from hefboom import stelsel
from hefboom.kernel import datum, euro, getal

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


def waar(plek: stelsel.Vindplaats) -> str:
    """Which of two regions with one code this is: only the installation's own says where it is."""
    return f" (uit de eigen map {plek.map})" if plek.eigen else ""


def toon_indeling(regio: stelsel.Regio, indeling: stelsel.Indeling) -> None:
    """Print everything that holds on that day, with its standing and source."""
    console = Console(highlight=False, soft_wrap=True)
    dag = indeling.dag
    plek = escape(waar(regio.vindplaats))
    console.print(f"[bold]{escape(regio.naam)}[/bold] op {datum(dag)}{plek}")
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
