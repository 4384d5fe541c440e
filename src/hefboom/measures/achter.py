# SPDX-License-Identifier: EUPL-1.2
"""The facts behind a figure, down to the message: the walk back that explains it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from hefboom import logboek
from hefboom.facts import Feitentabel, Momentopname
from hefboom.inzage import Buiten, Inzage, Kringen, Recht
from hefboom.kernel import Period
from hefboom.measures.bereik import controleer
from hefboom.measures.greep import MAAND
from hefboom.measures.maat import Telling
from hefboom.measures.machine import InGeheugen
from hefboom.measures.uitkomst import Indelingswijze
from hefboom.measures.voorwaarden import Voorwaarde
from hefboom.measures.vraag import feitwaarde, maand_in, tot_peildatum, volledig, zoek

LIMIET = 200


def rijen_achter(
    code: str,
    opname: Momentopname,
    waar: Mapping[str, str] | None = None,
    periode: Period | None = None,
    inzage: Inzage | None = None,
    limiet: int = LIMIET,
    indeling: Indelingswijze = "toen",
) -> list[dict[str, Any]]:
    """Up to `limiet` rows of facts a figure was counted from, youths as pseudonyms.

    A measure over two tables gives the rows of both, one after the other. For a share these are
    the rows of the whole, with `telt_mee` for those in the part. Each row
    carries `bericht` (and `antwoord`, `start_bericht`, `stop_bericht` where the table has them).
    Every reader gets only rows of the own scope; a councillor gets none.

    Raises `OngeldigeVraag` and `GeenInzage` as `bereken` does.
    """
    maat = zoek(code)
    waar = dict(waar or {})
    volledig(maat, (), waar)
    periode = maand_in(waar.pop(MAAND, None), tot_peildatum(periode, opname.peildatum))
    kring = Kringen(regio=True) if inzage is None else inzage.kring(Recht.RIJEN)
    if not kring:
        return []
    binnen = {d: frozenset({feitwaarde(w)}) for d, w in waar.items()}
    if not kring.regio:
        controleer(kring, waar, "Deze rijen gaan over een andere {}.")
        binnen = {**kring.partijen, **binnen}
    machine = InGeheugen(opname)
    rows: list[dict[str, Any]] = []
    for teller in maat.tellers:
        telling, in_deel = _rijen_van(teller, maat.noemer, deel_van=maat.deel_van)
        if not _eigen_rijen(kring, telling.tabel):
            continue
        greep = machine.greep(telling, (), _past(telling, binnen), periode, indeling)
        rows += greep.rijen(telling.waar, limiet - len(rows), telt_mee=in_deel)
    jeugdigen = {str(rij["jeugdige"]) for rij in rows if rij.get("jeugdige")}
    if jeugdigen:
        logboek.zag_jeugdige("feit", jeugdigen, len(rows))
    return rows


def _past(telling: Telling, binnen: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    """Also what a denominator leaves out of its count: the rows shown are those of the cell."""
    return {d: w for d, w in binnen.items() if telling.kent(d) or telling.tabel.heeft(d)}


def _eigen_rijen(kring: Kringen, tabel: Feitentabel) -> bool:
    """Can this reader's own rows be told from another's in this table?

    Without the column that says whose a row is, nobody outside the region gets any.
    """
    pad = tabel.pad
    if kring.regio or isinstance(pad, Buiten):
        return True
    kolommen = {"gemeente": pad.gemeente, "aanbieder": pad.aanbieder}
    return all(kolommen[dimensie] for dimensie in kring.partijen)


def _rijen_van(
    teller: Telling, noemer: Telling | None, *, deel_van: bool
) -> tuple[Telling, Voorwaarde | Literal[True] | None]:
    if not deel_van or noemer is None:
        return teller, None
    return noemer, teller.waar or True
