# SPDX-License-Identifier: EUPL-1.2
"""Keeping answers: each time whole, as a new row, with who and when."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from datetime import date

from hefboom.beraad.kenmerken import ANTWOORDEN, KENMERKEN, STANDEN, VASTHEDEN
from hefboom.beraad.models import LANGST, Beginseltoets, Zelfscan
from hefboom.inzage import Gebruiker
from hefboom.kernel import Vraagfout
from hefboom.moment import nu

#: A key, what was chosen, and a remark.
Antwoord = tuple[str, str, str]


class Antwoordfouten(Vraagfout):
    """What cannot be kept, by key; the sentence says that nothing was."""

    def __init__(self, per_vraag: Mapping[str, str]) -> None:
        super().__init__("Er is nog niets bewaard: verbeter wat hieronder bij de vragen staat.")
        self.per_vraag = dict(per_vraag)


def bewaar_scan(
    door: Gebruiker, gemeente: str, op: date | None, status: str, antwoorden: Iterable[Antwoord]
) -> Zelfscan:
    """A scan of a day. Raises `Antwoordfouten`; an empty one is none."""
    fouten: dict[str, str] = {}
    vandaag = nu().date()
    if op is None or op > vandaag:
        fouten["op"] = "Kies een dag tot en met vandaag."
    if status not in VASTHEDEN:
        fouten["status"] = "Kies hoe vast dit is."
    gegeven = _gekozen(antwoorden, {str(k.nummer) for k in KENMERKEN}, STANDEN, fouten)
    if fouten or op is None:
        raise Antwoordfouten(fouten)
    return Zelfscan.objects.create(
        gemeente=gemeente,
        op=op,
        status=status,
        antwoorden=[[int(code), stand, tekst] for code, stand, tekst in gegeven],
        door=door,
        vastgelegd_op=nu(),
    )


def bewaar_toets(
    door: Gebruiker, besluit: str, beginselen: Collection[str], antwoorden: Iterable[Antwoord]
) -> Beginseltoets:
    """The answers to the principle questions of a decision. Raises `Antwoordfouten`."""
    fouten: dict[str, str] = {}
    gegeven = _gekozen(antwoorden, beginselen, ANTWOORDEN, fouten)
    if fouten:
        raise Antwoordfouten(fouten)
    return Beginseltoets.objects.create(
        besluit=besluit,
        antwoorden=[list(een) for een in gegeven],
        door=door,
        vastgelegd_op=nu(),
    )


def _gekozen(
    antwoorden: Iterable[Antwoord],
    vragen: Collection[str],
    keuzes: Mapping[str, str],
    fouten: dict[str, str],
) -> list[Antwoord]:
    """What was answered; what cannot be kept is put down in `fouten`."""
    uit = []
    for code, keuze, tekst in antwoorden:
        tekst = " ".join(tekst.split())
        if not keuze and not tekst:
            continue
        if code not in vragen or keuze not in keuzes:
            fouten[code] = "Kies een antwoord bij deze toelichting." if tekst else "Kies opnieuw."
        elif len(tekst) > LANGST:
            fouten[code] = f"Een toelichting is hoogstens {LANGST} tekens lang."
        elif re.search(r"\d{6,}", tekst):
            fouten[code] = "Zet in een toelichting geen nummers: zij gaat over niemand persoonlijk."
        else:
            uit.append((code, keuze, tekst))
    if not uit and not fouten:
        fouten[""] = "Beantwoord minstens één vraag."
    return uit
