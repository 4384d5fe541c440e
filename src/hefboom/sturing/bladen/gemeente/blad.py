# SPDX-License-Identifier: EUPL-1.2
"""One municipality beside the region: own line in colour, the region's in grey."""

from __future__ import annotations

from datetime import date
from typing import Any

from hefboom.inzage import Recht
from hefboom.kernel import getal, maand
from hefboom.stelsel import Gemeente
from hefboom.sturing.blik import Blik
from hefboom.sturing.namen import Naamboek
from hefboom.sturing.onderdelen.deelname import deelname_zin, gedeeld_zin, segmenten_van
from hefboom.sturing.onderdelen.grens import of_toeval, wachtkaart
from hefboom.sturing.onderdelen.segmenten import antwoordzin, segmenttabel
from hefboom.sturing.onderdelen.vergelijk import balkenbeeld, naast_de_regio
from hefboom.sturing.onderdelen.verloop import kaart, laatste_samen, punten, verloop

NAAST = (
    "jeugdigen",
    "jeugdigen_per_100",
    "uitgaven",
    "uitgaven_per_jeugdige",
    "nieuwe_trajecten",
    "duur",
    "volgens_plan",
    "wachttijd",
    "binnen_norm",
    "boven_norm",
    "groepsaandeel",
    "concentratie",
)


def inhoud(blik: Blik, namen: Naamboek, wie: Gemeente, segment: str) -> dict[str, Any]:
    """Everything the page of one municipality shows, within one segment when asked."""
    eigen = {"gemeente": str(wie.code)}
    rest = {"segment": segment} if segment else {}
    waar = {**eigen, **rest}
    jeugdigen = kaart(blik, "jeugdigen", waar)
    gedeeld = frozenset() if segment else segmenten_van(blik, [str(wie.code)])
    norm = of_toeval(blik, "binnen_norm", "gemeente", str(wie.code), rest)
    return {
        "gemeente": wie,
        "deelname": deelname_zin(blik, namen, segment),
        "segmentnaam": namen.segment(segment) if segment else "",
        "zin": antwoordzin(
            jeugdigen, norm, hulp=f"uit {wie.naam} jeugdhulp", wanneer=blik.periode_tekst
        ),
        "inwoners": (
            f"{getal(wie.jeugdigen)} inwoners van 0 tot en met 17 jaar in {wie.jaar} "
            f"({wie.status}; {blik.regio.bronnaam(wie.bron)})."
        ),
        "cijfers": [
            jeugdigen,
            kaart(blik, "jeugdigen_per_100", waar),
            kaart(blik, "uitgaven", waar),
            norm,
            wachtkaart(blik, namen, waar, segment),
            of_toeval(blik, "volgens_plan", "gemeente", str(wie.code), rest),
        ],
        "verloop": verloop(
            blik,
            "jeugdigen_per_100",
            _lijnzin(blik, wie.naam, waar, rest),
            [(wie.naam, waar, True), ("Regio", rest, False)],
        ),
        "segmenten": segmenttabel(blik, namen, eigen) if not segment else None,
        "naast": naast_de_regio(blik, NAAST, eigen, wie.naam, rest, gedeeld),
        "gedeeld": gedeeld_zin(namen, wie.naam, gedeeld),
        "verwijzers": balkenbeeld(blik, namen, "verwijzers", "verwijzer", waar),
        "aanbieders": balkenbeeld(blik, namen, "jeugdigen", "aanbieder", waar)
        if blik.inzage.mag(Recht.PER_AANBIEDER)
        else None,
        "periode": blik.periode_tekst,
    }


def _lijnzin(blik: Blik, naam: str, waar: dict[str, str], rest: dict[str, str]) -> str:
    samen = laatste_samen(
        punten(blik, "jeugdigen_per_100", waar), punten(blik, "jeugdigen_per_100", rest)
    )
    if samen is None:
        return f"{naam} naast de regio: te weinig maanden bekend voor een vergelijking."
    wanneer, zelf, regio = samen
    zelf_tekst, regio_tekst = getal(zelf, 1), getal(regio, 1)
    woord = (
        "evenveel als"
        if zelf_tekst == regio_tekst
        else ("meer dan" if zelf > regio else "minder dan")
    )
    return (
        f"In {maand(date.fromisoformat(f'{wanneer}-01'))} kregen in {naam} {zelf_tekst} van elke "
        f"100 jeugdigen hulp, {woord} in de regio als geheel ({regio_tekst})."
    )
