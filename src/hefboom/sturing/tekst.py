# SPDX-License-Identifier: EUPL-1.2
"""The steering picture as text: a table for a terminal of eighty-odd columns. Pure."""

from __future__ import annotations

from hefboom.kernel import datum, euro_kort, getal, maand, opsomming, procent
from hefboom.measures import ONBEKEND, VERBORGEN, Rij
from hefboom.sturing.stuurbeeld import Segmentbeeld, Stuurbeeld

KOPPEN = ("segment", "jeugdigen", "besteed", "budget", "op", "binnen norm", "geweigerd")
NAAM = 36  # columns for a segment's name
STREEPJES = "▁▂▃▄▅▆▇█"


def als_tekst(beeld: Stuurbeeld) -> str:
    """The picture in Dutch, aligned; a hidden figure is `verborgen`, an absent one a dash."""
    regels = [_cellen(segment) for segment in beeld.segmenten]
    totaal = _cellen(beeld.totaal)
    breedtes = [max(map(len, kolom)) for kolom in zip(KOPPEN, *regels, totaal, strict=True)]
    lijn = "─" * (sum(breedtes) + 2 * (len(breedtes) - 1))
    laatste = beeld.periode.last or beeld.peildatum
    tekst = [
        f"{beeld.regio} in {beeld.jaar}, van {datum(beeld.periode.first)} t/m {datum(laatste)}",
        "",
        _regel(KOPPEN, breedtes),
        lijn,
        *(_regel(cellen, breedtes) for cellen in regels),
        lijn,
        _regel(totaal, breedtes),
        "",
        f"Jeugdigen per maand, tot {datum(beeld.peildatum)}: {_lijntje(beeld.totaal)}",
    ]
    if beeld.deel_van_jaar < 1:
        tekst.append(f"Van het jaar is {procent(beeld.deel_van_jaar)} voorbij.")
    if beeld.achter:
        tekst.append(
            f"Nog niet volledig gedeclareerd: {opsomming([maand(dag) for dag in beeld.achter])}; "
            "wat er is besteed en geweigerd, is voorlopig."
        )
    tekst += _besparing(beeld)
    if beeld.budget_aanname:
        tekst.append("Een of meer budgetten zijn een aanname, geen besluit van de regio.")
    tekst.append("Een jeugdige met hulp uit twee segmenten telt bij beide, in het totaal één keer.")
    tekst.append(f"Momentopname {beeld.opname_id}, peildatum {datum(beeld.peildatum)}.")
    return "\n".join(tekst)


def _cellen(beeld: Segmentbeeld) -> tuple[str, ...]:
    naam = beeld.titel if len(beeld.titel) <= NAAM else beeld.titel[: NAAM - 1] + "…"
    geweigerd = _aantal(beeld.geweigerde_regels)
    if beeld.geweigerd_aandeel.waarde is not None:
        geweigerd += f" ({procent(beeld.geweigerd_aandeel.waarde, 1)})"
    return (
        naam,
        _aantal(beeld.jeugdigen),
        _bedrag(beeld.bestedingen),
        _bedrag(beeld.budget),
        _deel(beeld.uitputting),
        _deel(beeld.binnen_norm),
        geweigerd,
    )


def _aantal(rij: Rij) -> str:
    return _leeg(rij) if rij.waarde is None else getal(rij.waarde)


def _bedrag(rij: Rij) -> str:
    return _leeg(rij) if rij.waarde is None else euro_kort(int(rij.waarde))


def _deel(rij: Rij) -> str:
    return _leeg(rij) if rij.waarde is None else procent(rij.waarde)


def _leeg(rij: Rij) -> str:
    return VERBORGEN if rij.onderdrukt else ONBEKEND


def _regel(cellen: tuple[str, ...], breedtes: list[int]) -> str:
    eerste, *rest = (
        cel.ljust(breedte) if plek == 0 else cel.rjust(breedte)
        for plek, (cel, breedte) in enumerate(zip(cellen, breedtes, strict=True))
    )
    return "  ".join((eerste, *rest)).rstrip()


def _lijntje(beeld: Segmentbeeld) -> str:
    """The trend in one line: from the lowest to the highest month, and the two ends as numbers."""
    waarden = [rij.waarde for _, rij in beeld.trend if rij.waarde is not None]
    if not waarden:
        return ONBEKEND
    laagste, hoogste = min(waarden), max(waarden)
    trap = max(hoogste - laagste, 1)
    hoogtes = [int((waarde - laagste) / trap * (len(STREEPJES) - 1)) for waarde in waarden]
    lijn = "".join(STREEPJES[hoogte] for hoogte in hoogtes)
    return f"{getal(waarden[0])} {lijn} {getal(waarden[-1])}"


def _besparing(beeld: Stuurbeeld) -> list[str]:
    if not beeld.besparingspad:
        return []
    stappen = ", ".join(f"{stap.jaar} {euro_kort(int(stap.cents))}" for stap in beeld.besparingspad)
    return [f"Besparingspad: {stappen}."]
