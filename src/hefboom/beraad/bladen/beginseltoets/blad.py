# SPDX-License-Identifier: EUPL-1.2
"""The principle questions as a form, and every time they were answered."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import QueryDict

from hefboom.beraad.formulier import lees, velden
from hefboom.beraad.kenmerken import ANTWOORDEN
from hefboom.beraad.models import Beginseltoets
from hefboom.beraad.services import Antwoordfouten
from hefboom.kernel import datum
from hefboom.scherm import Cel, Kolom, Tabel, dagcel
from hefboom.stelsel import Beginselen, Regio


def vragen_bij(regio: Regio) -> list[tuple[str, str, str]]:
    """Of each principle with a question: its code, the question, and the principle itself."""
    return [(b.code, b.vraag, b.tekst) for b in regio[Beginselen].alle if b.vraag]


def inhoud(
    vragen: Sequence[tuple[str, str, str]],
    alle: Sequence[Beginseltoets],
    fouten: Antwoordfouten | None,
    gegeven: QueryDict,
) -> dict[str, Any]:
    """Everything the page shows."""
    nu = {c: (keuze, tekst) for c, keuze, tekst in (alle[0].antwoorden if alle else ())}
    if fouten is not None:
        gelezen = lees(gegeven, [code for code, _, _ in vragen])
        nu = {code: (keuze, tekst) for code, keuze, tekst in gelezen}
    woorden = {code: vraag for code, vraag, _ in vragen}
    return {
        "zin": zin(alle[0]) if alle else "Dit besluit is nog niet naast de beginselen gelegd.",
        "velden": velden(vragen, ANTWOORDEN, nu, fouten.per_vraag if fouten else {}),
        "fout": str(fouten) if fouten else "",
        "fouten": [fouten.per_vraag[""]] if fouten and "" in fouten.per_vraag else [],
        "eerder": Tabel(
            "Alle antwoorden",
            (Kolom("Wanneer"), Kolom("Door"), Kolom("Vraag"), Kolom("Antwoord")),
            [
                [
                    dagcel(rij.vastgelegd_op.date()),
                    Cel(str(rij.door)),
                    Cel(woorden.get(code, code)),
                    Cel(ANTWOORDEN[keuze], titel=tekst),
                ]
                for rij in alle
                for code, keuze, tekst in rij.antwoorden
            ],
            leeg="Er zijn nog geen antwoorden.",
            code="antwoorden",
        ),
    }


def zin(toets: Beginseltoets) -> str:
    """When it was answered, and what did not fit."""
    nee = sum(keuze in ("nee", "deels") for _, keuze, _ in toets.antwoorden)
    past = f"bij {nee} past het niet of deels" if nee else "het past bij alle"
    return (
        f"Naast {len(toets.antwoorden)} beginselen gelegd op {datum(toets.vastgelegd_op.date())}: "
        f"{past}."
    )
