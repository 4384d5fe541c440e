# SPDX-License-Identifier: EUPL-1.2
"""One segment: how it stands, how it moves, where it differs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from hefboom.kernel import opsomming
from hefboom.stelsel import BEKOSTIGD, HOE_VAST, Deelname, Regio, Segment, StelselFout
from hefboom.sturing.blik import Blik
from hefboom.sturing.namen import Naamboek
from hefboom.sturing.onderdelen.cijfers import maak
from hefboom.sturing.onderdelen.deelname import deelname_zin
from hefboom.sturing.onderdelen.geen_budget import waarom
from hefboom.sturing.onderdelen.grens import naast_budget, wachtkaart
from hefboom.sturing.onderdelen.normen import startnormen
from hefboom.sturing.onderdelen.segmenten import antwoordzin
from hefboom.sturing.onderdelen.trechterbeeld import trechterbeeld
from hefboom.sturing.onderdelen.vergelijk import balkenbeeld, naast_de_regio
from hefboom.sturing.onderdelen.verloop import kaart, punten, richting, verloop

NAAST = (
    "jeugdigen",
    "nieuwe_trajecten",
    "beeindigde_trajecten",
    "uitgaven",
    "duur",
    "volgens_plan",
    "wachttijd",
    "binnen_norm",
    "boven_norm",
    "groepsaandeel",
)


def inhoud(blik: Blik, namen: Naamboek, code: str) -> dict[str, Any]:
    """Everything the page of one segment shows."""
    waar = {"segment": code}
    jeugdigen, norm = kaart(blik, "jeugdigen", waar), kaart(blik, "binnen_norm", waar)
    titel, budget = namen.segment(code), maak(blik, "budget", waar)
    reeks = punten(blik, "jeugdigen", waar)
    normen = startnormen(blik, namen, code)
    dagen = normen.enige
    per, eigen = _per(blik, namen)
    segment = _segment(blik, namen, code)
    vorm = blik.regio.bekostiging(code, namen.dag)
    return {
        "titel": titel,
        "deelname": deelname_zin(blik, namen, code),
        "zin": antwoordzin(
            jeugdigen, norm, hulp=f"jeugdhulp in segment {titel}", wanneer=blik.periode_tekst
        ),
        "cijfers": [
            jeugdigen,
            naast_budget(blik, kaart(blik, "bestedingen", waar), budget),
            budget,
            norm,
            wachtkaart(blik, namen, waar, code),
            kaart(blik, "boven_norm", waar),
            maak(blik, "openstaande_weigeringen", waar),
            maak(blik, "concentratie", waar),
        ],
        "geen_budget": waarom(blik, code),
        "verloop": verloop(
            blik,
            "jeugdigen",
            f"Het aantal jeugdigen per maand {richting(reeks)}.",
            [(titel, waar, True)],
        ),
        "wachten": verloop(
            blik,
            "wachttijd",
            f"De wachttijd van toewijzing tot start {richting(punten(blik, 'wachttijd', waar))}.",
            [(titel, waar, True)],
            norm=(dagen, f"norm {dagen} dagen ({normen.status})") if dagen else None,
        ),
        "gemeenten": balkenbeeld(blik, namen, "jeugdigen_per_100", "gemeente", waar)
        if blik.inzage.hele_regio
        else None,
        "vormen": balkenbeeld(blik, namen, "jeugdigen", "vorm", waar),
        "trechter": trechterbeeld(blik, namen, "binnen_norm", waar)
        if blik.inzage.hele_regio
        else None,
        "naast": naast_de_regio(blik, NAAST, eigen, per, waar) if eigen else None,
        "segment": segment,
        "hoe_vast": HOE_VAST[segment.betaald.status] if segment else "",
        "doelen": [(doel, blik.regio.bronnaam(doel.bron)) for doel in segment.doelen]
        if segment
        else [],
        "doen_mee": wie_doet_mee(blik.regio, segment.deelname) if segment else "",
        "bekostiging": BEKOSTIGD[vorm] if vorm else "",
        "periode": blik.periode_tekst,
    }


def _per(blik: Blik, namen: Naamboek) -> tuple[str, dict[str, str]]:
    if blik.partij is None:
        return "", {}
    if len(blik.partijen) > 1:
        return namen.naam(*blik.partij), blik.eigen
    return ("Uw organisatie" if blik.partij[0] == "aanbieder" else "Uw gemeente"), blik.eigen


def wie_doet_mee(regio: Regio, deelname: Iterable[Deelname]) -> str:
    """Which municipalities buy this together, by name where not all do; per group where it differs.

    Everyone but the one that stays out says more than the word the region has for it (H8).
    """
    per_groep = {een.groepnaam: _gemeenten(regio, een.gemeenten) for een in deelname}
    if len(set(per_groep.values())) < 2:
        return next(iter(per_groep.values()), "Niemand")
    return "; ".join(f"{groep}: {wie[0].lower()}{wie[1:]}" for groep, wie in per_groep.items())


def _gemeenten(regio: Regio, codes: frozenset[str]) -> str:
    alle = {str(g.code): g.naam for g in regio.gemeenten}
    buiten = sorted(naam for code, naam in alle.items() if code not in codes)
    if not buiten:
        return f"Alle {len(alle)} gemeenten"
    if len(buiten) < len(codes):
        return f"Alle gemeenten behalve {opsomming(buiten)}"
    return opsomming(sorted(naam for code, naam in alle.items() if code in codes)) or "Niemand"


def _segment(blik: Blik, namen: Naamboek, code: str) -> Segment | None:
    try:
        return blik.regio.op(namen.dag).segment(code)
    except StelselFout:
        return None
