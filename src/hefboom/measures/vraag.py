# SPDX-License-Identifier: EUPL-1.2
"""Is this a question a measure answers? Checked before anything is counted."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from hefboom.kernel import ONE_DAY, Period, datum
from hefboom.measures.catalogus import CATALOGUS
from hefboom.measures.maat import DIMENSIES, Maat
from hefboom.measures.uitkomst import NIET_INGEDEELD, Indelingswijze, OngeldigeVraag

MAAND = "maand"
MEESTE_MAANDEN = 120


@dataclass(frozen=True, slots=True)
class Vraag:
    """A measure, how it is broken down (`per`), what it is narrowed to (`waar`) and over when.

    Without `periode`: the calendar year of the last day before the peildatum. `indeling` "toen"
    counts in the layout of each row's own date, "nu" in that of the peildatum. `segmenten`: these
    together, for who may see everything; empty means all.
    """

    code: str
    per: tuple[str, ...] = ()
    waar: tuple[tuple[str, str], ...] = ()
    periode: Period | None = None
    indeling: Indelingswijze = "toen"
    segmenten: frozenset[str] = frozenset()

    @classmethod
    def naar(
        cls,
        code: str,
        per: tuple[str, ...] = (),
        waar: Mapping[str, str] | None = None,
        periode: Period | None = None,
        indeling: Indelingswijze = "toen",
    ) -> Vraag:
        """A question with `waar` as a mapping: `{"segment": "4", "maand": "2026-03"}`."""
        return cls(code, tuple(per), tuple(sorted((waar or {}).items())), periode, indeling)


def zoek(code: str) -> Maat:
    """The measure with this code. Raises `OngeldigeVraag` that lists what does exist."""
    if code not in CATALOGUS:
        raise OngeldigeVraag(
            f"Een maat '{code}' is er niet. Kies uit: {', '.join(sorted(CATALOGUS))}."
        )
    return CATALOGUS[code]


def tot_peildatum(periode: Period | None, peildatum: date) -> Period:
    """The period, closed at the peildatum; by default the year so far.

    Raises `OngeldigeVraag` when it only starts then.
    """
    if periode is None:
        return Period(date((peildatum - ONE_DAY).year, 1, 1), peildatum)
    if periode.start >= peildatum:
        raise OngeldigeVraag(
            f"De periode begint op {datum(periode.start)}, maar deze momentopname kijkt tot "
            f"{datum(peildatum)}. Kies een eerder begin of maak een nieuwe momentopname."
        )
    return periode.until(peildatum)


def volledig(maat: Maat, per: tuple[str, ...], waar: Mapping[str, str]) -> tuple[str, ...]:
    """The breakdown, with what the measure needs. Raises `OngeldigeVraag` for an unknown one."""
    for dimensie in (*per, *waar):
        if dimensie not in maat.dimensies:
            wat = "bestaat niet" if dimensie not in DIMENSIES else "kan bij deze maat niet"
            kan = ", ".join(maat.dimensies) or "geen uitsplitsing"
            raise OngeldigeVraag(
                f"Uitsplitsen naar '{dimensie}' {wat}. Bij {maat.code} kan: {kan}."
            )
    if len(set(per)) < len(per):
        raise OngeldigeVraag(f"Noem elke uitsplitsing één keer, niet {', '.join(per)}.")
    return (*per, *(d for d in maat.verplicht if d not in per and d not in waar))


def eis_maanden(per: tuple[str, ...], periode: Period) -> None:
    """Refuse more months than a line can show. Raises `OngeldigeVraag`.

    Each month is a figure of its own in every cell, so who asks for two thousand years asks for
    the memory of the whole machine.
    """
    if MAAND not in per:
        return
    einde = periode.known_last
    maanden = 12 * (einde.year - periode.start.year) + einde.month - periode.start.month + 1
    if maanden > MEESTE_MAANDEN:
        raise OngeldigeVraag(
            f"Per maand kan hoogstens over {MEESTE_MAANDEN} maanden tegelijk, en dit zijn er "
            f"{maanden}. Kies een kortere periode."
        )


def eis_segmenten(maat: Maat, waar: Mapping[str, str]) -> None:
    """Some segments together: not beside one, nor of what has none. Raises `OngeldigeVraag`."""
    if "segment" in waar:
        raise OngeldigeVraag("Kies één segment, of enkele samen; niet allebei.")
    if "segment" not in maat.dimensies:
        raise OngeldigeVraag(f"Bij {maat.code} zijn er geen segmenten om te kiezen.")


def maand_in(maand: str | None, periode: Period) -> Period:
    """The part of the period in one month ("2026-03"). Raises `OngeldigeVraag` when none is."""
    if maand is None:
        return periode
    if not re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", maand):
        raise OngeldigeVraag(f"Schrijf een maand als 2026-03, niet als '{maand}'.")
    deel = periode.intersection(Period.month(int(maand[:4]), int(maand[5:])))
    if deel is None:
        raise OngeldigeVraag(f"De maand {maand} ligt niet in de periode {periode}.")
    return deel


def feitwaarde(waarde: str) -> str:
    """A key as a page shows it, back to what stands in the facts."""
    return "" if waarde == NIET_INGEDEELD else waarde
