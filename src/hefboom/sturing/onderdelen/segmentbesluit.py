# SPDX-License-Identifier: EUPL-1.2
"""What was decided and said of one segment, per kind, as lines that open their source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from hefboom.kernel import datum
from hefboom.stelsel import (
    SEGMENTUITSPRAKEN,
    Marktbeeld,
    Regio,
    Segmentbeelden,
    Segmentuitspraak,
    Segmentuitspraaksoort,
    Spanningen,
    Wegingen,
)
from hefboom.sturing.onderdelen.herkomst import Besluitregel, besluitregel

#: A heading and its lines.
Tekstdeel = tuple[str, list[Besluitregel]]
#: What the weighing calls its lines, and the heading they come under here.
UIT_DE_WEGING: dict[str, Segmentuitspraaksoort] = {
    "kenmerk": "kenmerk",
    "overweging": "overweging",
    "richting": "inkoop",
}


def uitspraken(
    regio: Regio, per_soort: Mapping[Segmentuitspraaksoort, tuple[Segmentuitspraak, ...]]
) -> list[Tekstdeel]:
    """The sentences per kind, under the heading of that kind; a role begins with whose it is."""
    return [
        (
            SEGMENTUITSPRAKEN[soort],
            [
                besluitregel(
                    regio, f"{een.wie}: {een.tekst}" if een.wie else een.tekst, een, een.opmerking
                )
                for een in gezegd
            ],
        )
        for soort, gezegd in per_soort.items()
    ]


def segmentdelen(regio: Regio, code: str, dag: date, *, weging: bool = True) -> Iterator[Tekstdeel]:
    """All that is said of a segment: as decided, from the weighing (for who may see that), of the
    market, contradicted."""
    delen = dict(uitspraken(regio, regio[Segmentbeelden].op(code, dag)))
    gewogen = regio[Wegingen].per_segment.get(code) if weging else None
    if gewogen is not None and gewogen.vanaf <= dag:
        for regel in gewogen.bewijsregels:
            kop = SEGMENTUITSPRAKEN[UIT_DE_WEGING[regel.soort]]
            delen.setdefault(kop, []).append(
                besluitregel(
                    regio,
                    regel.tekst,
                    regel,
                    f"Verplaatst in de bron. {regel.verplaatst}." if regel.verplaatst else "",
                )
            )
    for kop in SEGMENTUITSPRAKEN.values():
        if kop in delen:
            yield kop, delen[kop]
    if markt := [
        besluitregel(
            regio, f"{feit.zin}.", feit, f"Geteld op {datum(feit.peil)}." if feit.peil else ""
        )
        for feit in regio[Marktbeeld].van(code)
    ]:
        yield "De markt", markt
    if tegen := [
        besluitregel(regio, een.wat, een, een.gevolg)
        for een in (regio[Spanningen].van(code) if weging else ())
    ]:
        yield "Waar de stukken elkaar tegenspreken", tegen
