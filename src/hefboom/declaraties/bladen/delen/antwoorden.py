# SPDX-License-Identifier: EUPL-1.2
"""The answers of checks as a table."""

from __future__ import annotations

from collections.abc import Iterable

from django.template.defaultfilters import capfirst

from hefboom.declaraties.opslag import LET_OP
from hefboom.declaraties.presentatie import GetoondAntwoord
from hefboom.scherm import Cel, Kolom, Merk, Tabel, Uitklap

MERKEN = {
    "ja": Merk("Ja", "goed"),
    "nee": Merk("Nee", "fout"),
    LET_OP: Merk("Let op", "let-op"),
    "nvt": Merk("Niet van toepassing"),
}


def antwoordentabel(titel: str, antwoorden: Iterable[GetoondAntwoord], code: str = "") -> Tabel:
    """One row per question, with the rule it comes from."""
    return Tabel(
        titel,
        [Kolom(naam) for naam in ("Vraag", "Antwoord", "Uitleg", "Regel")],
        [
            [
                Cel(een.vraag),
                Cel(merk=MERKEN[een.stand]),
                Cel(een.uitleg or "–"),
                Cel(
                    een.code,
                    uitleg=een.regeltekst,
                    naast=f"retourcode {een.retourcode}" if een.retourcode else "",
                    uitklap=_voorbeelden(een),
                ),
            ]
            for een in antwoorden
        ],
        leeg="Er is niets nagegaan.",
        naam=titel,
        code=code,
        kaarten=True,
        personen=True,
    )


def _voorbeelden(antwoord: GetoondAntwoord) -> Uitklap | None:
    """The rule's own examples, when it has any."""
    punten = [(capfirst(v.stand), f"{v.geval}.", v.uitleg) for v in antwoord.voorbeelden]
    return Uitklap(f"Voorbeelden bij {antwoord.code}", punten) if punten else None
