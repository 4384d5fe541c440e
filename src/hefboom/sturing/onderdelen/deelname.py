# SPDX-License-Identifier: EUPL-1.2
"""Who does not buy all help with the region: a comparison with such a party says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from hefboom.kernel import Period, opsomming
from hefboom.stelsel import StelselFout
from hefboom.sturing.blik import Blik
from hefboom.sturing.namen import Naamboek


def deelname_zin(blik: Blik, namen: Naamboek, segment: str = "") -> str:
    """That what stands beside the region is not the same help; empty when everyone takes part.

    With a segment only about that one.
    """
    uitzonderingen = list(_wie_niet(blik, namen, segment))
    if not uitzonderingen:
        return ""
    return (
        f"Niet elke gemeente koopt alle hulp met de regio in: {'; '.join(uitzonderingen)}. Wat per "
        "inwoner is berekend, deelt door de inwoners van wie meedoet. In de cijfers van de hele "
        "regio zit ook hulp waaraan die gemeente niet meedoet: kies een segment om dezelfde hulp "
        "te vergelijken."
    )


def segmenten_van(blik: Blik, gemeenten: Iterable[str]) -> frozenset[str]:
    """The segments, as this view counts, that all these take part in at some time in its period.

    Empty when that is all there is: then nothing has to be left out to compare.
    """
    per_gemeente, alle = _deelname_in(blik)
    gedeeld = alle.intersection(*(per_gemeente.get(code, frozenset()) for code in gemeenten))
    return frozenset() if gedeeld == alle else gedeeld


def _deelname_in(blik: Blik) -> tuple[dict[str, frozenset[str]], frozenset[str]]:
    segment = "segment_nu" if blik.indeling == "nu" else "segment"
    uit: dict[str, frozenset[str]] = {}
    for rij in blik.opname.tabel("inwoners").to_pylist():
        dagen = Period.inclusive(rij["begindatum"], rij["einddatum"])
        if rij[segment] and dagen.overlaps(blik.periode):
            uit[rij["gemeente"]] = uit.get(rij["gemeente"], frozenset()) | {rij[segment]}
    return uit, frozenset().union(*uit.values())


def gedeeld_zin(namen: Naamboek, wie: str, segmenten: frozenset[str]) -> str:
    """Which help stands beside each other, when one side does not take part in all."""
    if not segmenten:
        return ""
    titels = opsomming([namen.segment(code) for code in sorted(segmenten)])
    return f"Vergeleken is alleen hulp uit de segmenten waaraan {wie} ook meedoet: {titels}."


def doet_niet_mee(blik: Blik, namen: Naamboek, segment: str = "") -> frozenset[str]:
    """The municipalities that take no part in any of this help, or are no member then."""
    regio, dag = blik.regio, namen.dag
    producten = [product for per in _producten(blik, namen, segment).values() for product in per]
    return frozenset(
        str(gemeente.code)
        for gemeente in regio.gemeenten
        if producten
        and not any(regio.neemt_deel(gemeente.code, product, dag) for product in producten)
    )


def _producten(blik: Blik, namen: Naamboek, segment: str) -> dict[str, list[str]]:
    """The products of each segment, or of one; none on a day without a layout."""
    try:
        indeling = blik.regio.op(namen.dag)
    except StelselFout:
        return {}
    per_segment: dict[str, list[str]] = {}
    for product in indeling.producten:
        van = indeling.segment_van(product.code)
        if van is not None and segment in ("", van.code):
            per_segment.setdefault(van.code, []).append(product.code)
    return per_segment


def alleen_termijnen(blik: Blik, namen: Naamboek, gemeente: str) -> bool:
    """Is all help this municipality takes part in paid in instalments, so that it has no claims?"""
    regio, dag = blik.regio, namen.dag
    vormen = {
        regio.bekostiging(segment, dag)
        for product in regio.producten
        if regio.neemt_deel(gemeente, product.code, dag)
        and (segment := regio.segment_op(product.code, dag)) is not None
    }
    return vormen == {"taak"}


def _wie_niet(blik: Blik, namen: Naamboek, segment: str) -> Iterator[str]:
    regio, dag = blik.regio, namen.dag
    per_segment = _producten(blik, namen, segment)
    for gemeente in regio.gemeenten:
        if dag not in gemeente.lid:
            continue
        mee = {
            code: [regio.neemt_deel(gemeente.code, product, dag) for product in producten]
            for code, producten in sorted(per_segment.items())
        }
        niet = [namen.segment(code) for code, een in mee.items() if not any(een)]
        deels = [namen.segment(code) for code, een in mee.items() if any(een) and not all(een)]
        delen = [
            *([f"niet in {opsomming(niet)}"] if niet else []),
            *([f"voor een deel niet in {opsomming(deels)}"] if deels else []),
        ]
        if delen:
            yield f"{gemeente.naam} {' en '.join(delen)}"
