# SPDX-License-Identifier: EUPL-1.2
"""The publication: the snapshot that readers with hidden figures look at, one for each month.

They never see the nightly one: between two nights one youth more or less is one youth found. It
stands beside it with a pointer of its own, `<map>/feiten/publicatie.json`, and looks no further
than the last whole month.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

from hefboom.facts.fouten import OpnameFout
from hefboom.facts.momentopname import (
    PUBLICATIE,
    Momentopname,
    aangewezen,
    daarvoor_aangewezen,
    open_eens,
)
from hefboom.facts.schrijven import alleen_schrijver, schrijf_zeker
from hefboom.kernel import datum, first_of_next_month


def hele_maanden(opname: Momentopname) -> Momentopname:
    """The same snapshot, not looked at beyond its last whole month."""
    return replace(opname, peildatum=opname.peildatum.replace(day=1))


def gepubliceerd_in(feiten: Path) -> Momentopname | None:
    """The publication, with the one before it; None when none was made yet.

    Raises `OpnameFout` when it is damaged. What is left of one before it that is damaged or gone
    is nothing to hold the publication against.
    """
    opname_id = aangewezen(feiten, PUBLICATIE)
    if opname_id is None:
        return None
    eerder = daarvoor_aangewezen(feiten)
    vorige = None
    if eerder is not None:
        with suppress(OpnameFout):
            vorige = hele_maanden(open_eens(feiten / eerder))
    return replace(hele_maanden(open_eens(feiten / opname_id)), eerder=vorige)


def volgende_op(feiten: Path) -> date | None:
    """The first day a next publication may look at; None when there is none, or only a ruin."""
    try:
        vorige = gepubliceerd_in(feiten)
    except OpnameFout:
        return None
    return None if vorige is None else first_of_next_month(vorige.peildatum)


def publiceer_in(feiten: Path, opname: Momentopname) -> Momentopname:
    """Make this snapshot the publication.

    Raises `OpnameFout` when its month has one already: a second would differ from it by a few
    youths, who could be found from that.
    """
    with alleen_schrijver(feiten):
        vanaf = volgende_op(feiten)
        if vanaf is not None and opname.peildatum < vanaf:
            raise OpnameFout(
                f"De publicatie tot {datum(hele_maanden(opname).peildatum)} is er al. Een volgende "
                f"kan met een momentopname vanaf {datum(vanaf)}: uit het verschil van twee "
                "publicaties in een maand is één jeugdige te vinden."
            )
        tijdelijk = feiten / f".{PUBLICATIE}"
        try:
            eerder = aangewezen(feiten, PUBLICATIE)
        except OpnameFout:
            eerder = None
        schrijf_zeker(tijdelijk, {"id": opname.id, "eerder": eerder})
        tijdelijk.replace(feiten / PUBLICATIE)
    return hele_maanden(opname)
