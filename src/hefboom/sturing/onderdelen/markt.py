# SPDX-License-Identifier: EUPL-1.2
"""What the region's own messages say beside what its papers claim about the market."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from hefboom.kernel import getal
from hefboom.measures import GeenInzage
from hefboom.scherm import Cel, Kolom, Tabel, getalcel
from hefboom.stelsel import Marktuitspraak, Regio
from hefboom.sturing.blik import Blik
from hefboom.sturing.onderdelen.cijfers import maak
from hefboom.sturing.onderdelen.herkomst import broncel

#: How far the messages go when the papers name no share.
GEWOON_DEEL = 80


def aanbieders_voor(waarden: Iterable[int | float], procent: int) -> int:
    """How few of them have `procent` percent of the whole together, the largest first.

    >>> aanbieders_voor([50, 30, 15, 5], 80), aanbieders_voor([50, 30, 15, 5], 70)
    (2, 2)
    >>> aanbieders_voor([], 80)
    0
    """
    groot = sorted((waarde for waarde in waarden if waarde > 0), reverse=True)
    nodig, samen = sum(groot) * procent, 0.0
    for aantal, waarde in enumerate(groot, 1):
        samen += waarde * 100
        if samen >= nodig:
            return aantal
    return 0


def naast_elkaar(blik: Blik, segment: str, uitspraken: Sequence[Marktuitspraak]) -> Tabel:
    """Claim and messages, side by side; a claim without a figure is shown all the same."""
    waar = {"segment": segment}
    deel = next((een.procent for een in uitspraken if een.procent), GEWOON_DEEL)

    def zegt(over: str, *waarvan: str | None) -> list[Marktuitspraak]:
        return [
            een for een in uitspraken if een.over == over and een.waarvan in (waarvan or (None,))
        ]

    # "Of the market" does not say whether that is money or youths, so it stands at both.
    rijen = (
        (
            f"Aanbieders voor {deel} % van de jeugdigen",
            zegt("aanbieders", "markt", "jeugdigen"),
            _voor(blik, "jeugdigen", segment, deel),
        ),
        (
            f"Aanbieders voor {deel} % van het geld",
            zegt("aanbieders", "markt"),
            _voor(blik, "uitgaven", segment, deel),
        ),
        (
            "Aanbieders met jeugdigen in zorg",
            zegt("aanbieders"),
            _aantal(blik, "aanbieder", segment),
        ),
        ("Jeugdigen in zorg", zegt("jeugdigen"), Cel(cijfer=maak(blik, "jeugdigen", waar))),
        ("Producten in gebruik", zegt("producten"), _aantal(blik, "product", segment)),
        (
            "Wachten van toewijzing tot start",
            zegt("wachten"),
            Cel(cijfer=maak(blik, "wachttijd", waar)),
        ),
    )
    return Tabel(
        f"Wat het stuk zegt en wat de berichten zeggen, {blik.periode_tekst}",
        (
            Kolom("Waarover"),
            Kolom("Het stuk zegt"),
            Kolom("Bron", sorteert=False, zeeft=False),
            Kolom("De berichten zeggen", getal=True),
        ),
        [[Cel(wat), *_uitspraakcellen(blik.regio, gezegd), cel] for wat, gezegd, cel in rijen],
        code="markt",
        kaarten=True,
    )


def _uitspraakcellen(regio: Regio, gezegd: list[Marktuitspraak]) -> tuple[Cel, Cel]:
    if not gezegd:
        return Cel("niet genoemd", klasse="zacht"), Cel("–")
    return Cel("; ".join(een.tekst for een in gezegd)), broncel(regio, gezegd[0])


def _voor(blik: Blik, code: str, segment: str, deel: int) -> Cel:
    rijen = _per(blik, code, "aanbieder", segment)
    if rijen is None or not sum(rijen):
        return Cel("geen declaraties" if code == "uitgaven" else "geen hulp gemeld")
    return Cel(
        getal(aanbieders_voor(rijen, deel)),
        blik.adres("maat", code, per="aanbieder", segment=segment),
        naast=f"van {getal(sum(waarde > 0 for waarde in rijen))}",
        waarde=aanbieders_voor(rijen, deel),
    )


def _aantal(blik: Blik, dimensie: str, segment: str) -> Cel:
    rijen = _per(blik, "jeugdigen", dimensie, segment)
    if rijen is None:
        return Cel("niet te tellen")
    aantal = sum(waarde > 0 for waarde in rijen)
    return Cel(
        getal(aantal),
        blik.adres("maat", "jeugdigen", per=dimensie, segment=segment),
        waarde=aantal,
        soort=getalcel(aantal).soort,
    )


def _per(blik: Blik, code: str, dimensie: str, segment: str) -> list[float] | None:
    try:
        antwoord = blik.bereken(code, per=(dimensie,), waar={"segment": segment})
    except GeenInzage:
        return None
    return [float(rij.waarde or 0) for rij in antwoord.rijen]
