# SPDX-License-Identifier: EUPL-1.2
"""What the region decided, on a day, as lines that each open their source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from hefboom.kernel import datum, getal, hoeveel, opsomming
from hefboom.stelsel import (
    BEKOSTIGD,
    Beginselen,
    Besluitenboek,
    Bestuursbesluit,
    Bron,
    Contractlijn,
    Kader,
    Kaders,
    Marktbeeld,
    Plaatssoorten,
    Regio,
    Regiovisies,
    Scoperegister,
    Segmentbeelden,
    Spanningen,
    Wachtgrenzen,
)
from hefboom.sturing.onderdelen.herkomst import Besluitregel, besluitregel
from hefboom.sturing.onderdelen.segmentbesluit import uitspraken

#: What an external frame touches, as one says it: the sections of a region have short names.
RAAKT = {
    "scope": "wat de regio samen inkoopt",
    "uitspraken": "wat er van de segmenten is gezegd",
    "index": "de indexering",
    "regiovisies": "de regiovisie",
    "contractlijn": "de overeenkomsten",
    "groepen": "de productgroepen",
    "besparingspad": "het besparingspad",
    "deelname": "wie waaraan meedoet",
    "producten": "de producten",
    "tarieven": "de tarieven",
    "normen": "de normen",
    "budgetten": "de budgetten",
    "doelen": "de doelen",
    "beginselen": "de beginselen",
}


@dataclass(frozen=True, slots=True)
class Genomenbesluit:
    """A decision with who took it, and its items."""

    titel: str
    stand: str
    opmerking: str
    punten: list[Besluitregel]
    code: str


@dataclass(frozen=True, slots=True)
class Segmentregel:
    """A segment on the day: its title, how it is paid for, and who takes part."""

    code: str
    titel: str
    bekostiging: Besluitregel
    schaal: str


def inhoud(regio: Regio, dag: date, *, weging: bool = True) -> dict[str, Any]:
    """Everything the page shows; a day outside the region's decisions shows the nearest.

    Contradictions are for who may see the weighing.
    """
    geldig = regio.geldig
    getoond = max(dag, geldig.first)
    getoond = getoond if geldig.last is None else min(getoond, geldig.last)
    markt, visies = regio[Marktbeeld], regio[Regiovisies]
    visie, vorige = visies.op(getoond), visies.vorige(getoond)
    beeld = regio[Segmentbeelden]
    return {
        "regio": regio.naam,
        "uitvoerder": besluitregel(regio, regio.uitvoerder.naam, regio.uitvoerder),
        "dag": getoond,
        "dag_tekst": datum(getoond),
        "anders": datum(dag) if dag != getoond else "",
        "segmenten": list(_segmenten(regio, getoond)),
        "besluiten": [_besluit(regio, een) for een in regio[Besluitenboek].alle],
        "algemeen": uitspraken(regio, beeld.op(None, getoond)),
        "visie": visie,
        "visie_bron": besluitregel(regio, visie.naam, visie) if visie else None,
        "vorige_visie": vorige,
        "ambities": [
            besluitregel(regio, f"{a.nummer}. {a.tekst}", a)
            for a in (visie.ambities if visie else ())
        ],
        "beginselen": [
            besluitregel(regio, f"{b.code}. {b.tekst}", b, b.vraag)
            for b in regio[Beginselen].op(getoond)
        ],
        "erin": [
            besluitregel(regio, f"{v.code}. {v.vorm}", v)
            for v in regio[Scoperegister].op(getoond)
            if v.erin
        ],
        "eruit": [
            besluitregel(regio, v.vorm, v, _waarom(v.reden, v.bezien, v.kan_later))
            for v in regio[Scoperegister].op(getoond)
            if not v.erin
        ],
        "contracten": [
            besluitregel(regio, f"{c.naam}: {c.wanneer}", c, _delen(c.opmerking, c.delen))
            for c in regio[Contractlijn].tijden
        ],
        "mijlpalen": [
            besluitregel(regio, f"{datum(m.op)}: {m.wat}", m) for m in regio[Contractlijn].mijlpalen
        ],
        "kaders": [
            besluitregel(
                regio,
                f"{k.naam} ({k.wanneer}): {k.wat}",
                k,
                _raakt(k),
            )
            for k in regio[Kaders].alle
        ],
        "ladder": [
            besluitregel(
                regio,
                f"Trede {een.trede.nummer}: {een.naam}",
                een.trede,
                "" if een.producten else "Hiervan is geen product gevonden.",
            )
            for een in regio[Plaatssoorten].ladder
            if een.trede is not None and getoond in een.geldig
        ],
        "markt": [*_markt(regio, markt), *_bereik(regio, markt), *_wachtgrens(regio, getoond)],
        "spanningen": [
            besluitregel(regio, een.wat, een, een.gevolg)
            for een in (regio[Spanningen].alle if weging else ())
        ],
        "weging": weging,
        "bronnen": [_bron(bron) for bron in regio.bronnen.values() if not bron.gedeeld],
    }


def _segmenten(regio: Regio, dag: date) -> Iterator[Segmentregel]:
    for segment in regio.op(dag).segmenten:
        yield Segmentregel(
            segment.code,
            segment.titel,
            besluitregel(regio, BEKOSTIGD[segment.bekostiging], segment.betaald),
            segment.schaal,
        )


def _besluit(regio: Regio, besluit: Bestuursbesluit) -> Genomenbesluit:
    namen = {str(g.code): g.naam for g in regio.gemeenten}
    return Genomenbesluit(
        besluit.titel,
        besluit.stand(namen),
        besluit.opmerking,
        [besluitregel(regio, f"{p.nummer}. {p.tekst}", p) for p in besluit.punten],
        besluit.code,
    )


def _waarom(reden: str, bezien: str, kan_later: bool) -> str:
    delen = [f"{reden[0].upper()}{reden[1:]}."]
    if bezien:
        delen.append(f"Opnieuw bekeken: {bezien}.")
    if kan_later:
        delen.append("Kan er later bij komen.")
    return " ".join(delen)


def _raakt(kader: Kader) -> str:
    wat = opsomming([RAAKT.get(naam, naam) for naam in kader.raakt])
    return f"Raakt {wat}. {kader.gevolg}".strip()


def _delen(opmerking: str, delen: tuple[Any, ...]) -> str:
    genoemd = ", ".join(f"{deel.code} {deel.naam}" for deel in delen)
    return f"{f'Delen: {genoemd}.' if genoemd else ''} {opmerking}".strip()


def _markt(regio: Regio, markt: Marktbeeld) -> Iterator[Besluitregel]:
    for feit in markt.van(None):
        peil = f"Geteld op {datum(feit.peil)}." if feit.peil else ""
        yield besluitregel(regio, f"{feit.zin}.", feit, peil)


def _bereik(regio: Regio, markt: Marktbeeld) -> Iterator[Besluitregel]:
    namen = {str(g.code): g.naam for g in regio.gemeenten}
    for een in markt.bereik:
        waar = namen.get(een.gemeente or "", f"de regio {regio.naam}")
        yield besluitregel(regio, f"1 op {getal(een.een_op)} in {waar}: {een.wat}.", een)


def _wachtgrens(regio: Regio, dag: date) -> Iterator[Besluitregel]:
    grens = regio[Wachtgrenzen].op(dag)
    if grens is not None:
        yield besluitregel(
            regio,
            f"Een wachtlijst van meer dan {hoeveel(grens.maanden, 'maand', 'maanden')} is te lang.",
            grens,
            grens.gevolg,
        )


def _bron(bron: Bron) -> tuple[str, str, str]:
    return bron.titel, bron.wie or "door wie vastgesteld is niet bekend", bron.vastgesteld
