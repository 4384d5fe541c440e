# SPDX-License-Identifier: EUPL-1.2
"""The form, filled in with what was said last, and all scans with what changed between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import zip_longest
from typing import Any

from django.http import QueryDict

from hefboom.beraad.formulier import lees, velden
from hefboom.beraad.kenmerken import BRON, KENMERKEN, STANDEN, VASTHEDEN
from hefboom.beraad.models import Zelfscan
from hefboom.beraad.services import Antwoordfouten
from hefboom.kernel import datum, opsomming
from hefboom.scherm import Cel, Kolom, Tabel, dagcel


def inhoud(
    alle: Sequence[Zelfscan], vandaag: date, fouten: Antwoordfouten | None, gegeven: QueryDict
) -> dict[str, Any]:
    """Everything the page shows."""
    laatste = alle[0] if alle else None
    nu = {str(k): (stand, tekst) for k, stand, tekst in (laatste.antwoorden if laatste else ())}
    if fouten is not None:
        gelezen = lees(gegeven, [str(k.nummer) for k in KENMERKEN])
        nu = {code: (stand, tekst) for code, stand, tekst in gelezen}
    per_vraag = fouten.per_vraag if fouten else {}
    status = gegeven.get("status") or (laatste.status if laatste else "voorlopig")
    return {
        "zin": _zin(laatste),
        "velden": velden(
            ((str(k.nummer), f"{k.nummer}. {k.tekst}", k.groep) for k in KENMERKEN),
            STANDEN,
            nu,
            per_vraag,
        ),
        "op": gegeven.get("op") or vandaag.isoformat(),
        "vastheden": [(code, woord, code == status) for code, woord in VASTHEDEN.items()],
        "fout": str(fouten) if fouten else "",
        "fouten": [per_vraag[naam] for naam in ("", "op", "status") if naam in per_vraag],
        "eerder": Tabel(
            "Alle zelfscans",
            (Kolom("Op"), Kolom("Hoe vast"), Kolom("Door"), Kolom("Wat er anders werd")),
            [
                [
                    dagcel(rij.op),
                    Cel(VASTHEDEN[rij.status]),
                    Cel(str(rij.door), titel=datum(rij.vastgelegd_op.date())),
                    Cel(opsomming(list(_anders(rij, vorige))) or "niets"),
                ]
                for rij, vorige in zip_longest(alle, alle[1:])
            ],
            leeg="Deze gemeente vulde de zelfscan nog niet in.",
            code="zelfscans",
        ),
        "bron": BRON,
    }


def _zin(laatste: Zelfscan | None) -> str:
    if laatste is None:
        return "De zelfscan is hier nog niet ingevuld."
    vol = sum(stand in ("deels", "heel") for _, stand, _ in laatste.antwoorden)
    return (
        f"Op {datum(laatste.op)} zag de gemeente {vol} van de {len(KENMERKEN)} kenmerken "
        f"grotendeels of helemaal terug ({laatste.status})."
    )


def _anders(rij: Zelfscan, vorige: Zelfscan | None) -> Iterator[str]:
    eerder = {nummer: stand for nummer, stand, _ in vorige.antwoorden} if vorige else {}
    for nummer, stand, _ in rij.antwoorden:
        if eerder.get(nummer) != stand:
            yield f"{nummer}: {STANDEN[stand]}"
