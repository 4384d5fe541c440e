# SPDX-License-Identifier: EUPL-1.2
"""`hefboom stelsel weeg`: the weighing behind funding and procurement, as text or as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator

from hefboom import stelsel, weging
from hefboom.kernel import datum
from hefboom.stelsel import PRESTATIECRITERIA, RICHTINGEN, TAAKCRITERIA, Regio, Richtingkeuze
from hefboom.weging import Segmentoordeel


def toon_weging(regio: Regio, *, als_json: bool) -> int:
    """Print it; a region that has not weighed is no fault."""
    if als_json:
        print(json.dumps(weging.als_json(regio), ensure_ascii=False, indent=2))
        return 0
    for regel in regels(regio):
        print(regel)
    return 0


def regels(regio: Regio) -> Iterator[str]:
    """The weighing in plain sentences."""
    oordelen = weging.weeg(regio)
    if not oordelen:
        yield f"{regio.naam} heeft geen weging vastgelegd."
        return
    yield f"{regio.naam}: de weging achter bekostiging en inkoop"
    for oordeel in oordelen:
        yield ""
        yield from _segment(regio, oordeel)
    geheel = regio[stelsel.Wegingen]
    yield ""
    for af in geheel.afgevallen:
        yield f"Niet gewogen: {af.vorm}. {af.reden} ({af.status}, {af.bron})."
    if geheel.terugval:
        yield f"{geheel.terugval.tekst} ({geheel.terugval.status}, {geheel.terugval.bron})."
    if spanningen := weging.spanningen(regio):
        yield ""
        yield "Wat over de regio als geheel tegenover elkaar staat:"
        for een in spanningen:
            yield f"  ! {een.wat} ({', '.join(een.bronnen)})"
    yield ""
    yield "Hoe Hefboom van vinkjes naar een richting rekent, is een aanname; de richting zelf niet."


def _segment(regio: Regio, oordeel: Segmentoordeel) -> Iterator[str]:
    schaal = oordeel.weging.schaal
    afwijking = f"; {schaal.afwijking}" if schaal.afwijking else ""
    yield f"Segment {oordeel.segment} {oordeel.naam} ({schaal.waarde}{afwijking})"
    for kop, criteria in (("taakgericht", TAAKCRITERIA), ("prestatiegericht", PRESTATIECRITERIA)):
        yield f"  Redenen voor {kop}:"
        for code, naam in criteria.items():
            vinkje = oordeel.weging.vinkjes[code]
            yield f"    {'✓' if vinkje.geldt else '–'} {naam} ({vinkje.status}, {vinkje.bron})"
    for wat, reeks in (("Bekostiging", "bekostiging"), ("Inkoop", "inkoop")):
        for keuze in getattr(oordeel.weging, reeks).waarden:
            yield f"  {wat}: {richting_in_woorden(keuze)} ({keuze.status}, {keuze.bron})"
    yield f"  {weging.kantelzin(oordeel)}"
    for een in oordeel.tegenspraken:
        yield f"  ! {een.wat} ({', '.join(een.bronnen)})"


def richting_in_woorden(keuze: Richtingkeuze) -> str:
    """The direction, since when, who took it, why and with what effect."""
    delen = [f"{RICHTINGEN[keuze.richting]}, sinds {datum(keuze.vanaf)}, {keuze.wie}"]
    delen += [deel.rstrip(".") for deel in (keuze.uitzondering, keuze.reden, keuze.gevolg) if deel]
    return ". ".join(delen)
