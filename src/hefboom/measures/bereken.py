# SPDX-License-Identifier: EUPL-1.2
"""From a question to figures: who asks, over which period, counted, and made safe to show."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from hefboom.facts import Momentopname, Sessie
from hefboom.kernel import Inzage, Period, Rol
from hefboom.measures.bereik import Bereik, bereik_van
from hefboom.measures.maat import Maat, Telling
from hefboom.measures.onderdrukken import Paar, te_tonen
from hefboom.measures.rekenen import MAAND, Cel, Sleutel, tel
from hefboom.measures.uitkomst import (
    NIET_INGEDEELD,
    Indeling,
    Rij,
    Uitkomst,
    verhouding,
)
from hefboom.measures.vraag import feitwaarde, maand_in, tot_peildatum, volledig, zoek

_NUL = Cel(0, 0, 0)
ONTHOUDEN = 2048  # answers kept for the pages that ask them again


def bereken(
    code: str,
    opname: Momentopname,
    per: tuple[str, ...] = (),
    waar: Mapping[str, str] | None = None,
    periode: Period | None = None,
    inzage: Inzage | None = None,
    indeling: Indeling = "toen",
) -> Uitkomst:
    """Work a measure out on a snapshot, for one reader (`inzage=None`: for the house itself).

    `per` breaks down, `waar` narrows (`{"segment": "4", "maand": "2026-03"}`); a dimension the
    measure needs is added to `per`. Without `periode`: the calendar year of the last day before
    the peildatum. No figure looks beyond the peildatum. `indeling` "toen" counts in the layout of
    each row's own date, "nu" in that of the peildatum.

    Raises `OngeldigeVraag` (Dutch) for a measure, dimension or period that does not exist, and
    `GeenInzage` when this reader may not ask it.
    """
    gevraagd = tuple(sorted((waar or {}).items()))
    return _onthouden(code, opname, tuple(per), gevraagd, periode, inzage, indeling)


@lru_cache(maxsize=ONTHOUDEN)
def _onthouden(
    code: str,
    opname: Momentopname,
    per: tuple[str, ...],
    gevraagd: tuple[tuple[str, str], ...],
    periode: Period | None,
    inzage: Inzage | None,
    indeling: Indeling,
) -> Uitkomst:
    # A snapshot never changes, so an answer about it needs no other expiry than making room.
    maat = zoek(code)
    waar = dict(gevraagd)
    per = volledig(maat, per, waar)
    periode = maand_in(waar.pop(MAAND, None), tot_peildatum(periode, opname.peildatum))
    bereik = bereik_van(inzage, per, waar)
    vraag = _Vraag(maat, opname.sessie(), periode, indeling)
    binnen = {**{d: feitwaarde(w) for d, w in waar.items()}, **bereik.waar}
    if bereik.onderdruk:
        rijen = _veilig(vraag, per, binnen, bereik, inzage)
    else:
        rijen = _rijen(vraag, per, vraag.cellen(per, binnen), None)
    return Uitkomst(
        maat=maat,
        per=per,
        waar=waar,
        rijen=tuple(rijen),
        periode=periode,
        indeling=indeling,
        bereik=bereik.tekst,
        opname_id=opname.id,
        peildatum=opname.peildatum,
    )


class _Vraag:
    """A measure on a session, ready to be counted in several breakdowns."""

    def __init__(self, maat: Maat, sessie: Sessie, periode: Period, indeling: Indeling) -> None:
        self.maat = maat
        self._sessie, self._periode, self._indeling = sessie, periode, indeling

    def cellen(self, per: tuple[str, ...], waar: Mapping[str, str]) -> dict[Sleutel, Paar]:
        """Teller and noemer for each combination; for the whole there is always one."""
        maat = self.maat
        tellers: dict[Sleutel, Cel] = {} if per else {(): _NUL}
        for telling in maat.tellers:
            for sleutel, cel in self._tel(telling, per, waar).items():
                tellers[sleutel] = _samen(tellers.get(sleutel), cel)
        if maat.noemer is None:
            return {sleutel: (cel, None) for sleutel, cel in tellers.items()}
        kent = [i for i, dimensie in enumerate(per) if maat.noemer.kent(dimensie)]
        noemers = self._tel(maat.noemer, tuple(per[i] for i in kent), waar)
        if len(kent) == len(per):
            for sleutel in noemers:
                tellers.setdefault(sleutel, _NUL)
        return {
            sleutel: (cel, noemers.get(tuple(sleutel[i] for i in kent), _NUL))
            for sleutel, cel in tellers.items()
        }

    def _tel(
        self, telling: Telling, per: tuple[str, ...], waar: Mapping[str, str]
    ) -> dict[Sleutel, Cel]:
        binnen = {d: w for d, w in waar.items() if telling.kent(d)}
        return tel(telling, self._sessie, per, binnen, self._periode, self._indeling)


def _samen(eerst: Cel | None, cel: Cel) -> Cel:
    if eerst is None:
        return cel

    def som(a: int | None, b: int | None) -> int | None:
        return None if a is None and b is None else (a or 0) + (b or 0)

    return Cel(
        eerst.waarde + cel.waarde,
        som(eerst.personen, cel.personen),
        som(eerst.aanbieders, cel.aanbieders),
    )


def _veilig(
    vraag: _Vraag,
    per: tuple[str, ...],
    waar: Mapping[str, str],
    bereik: Bereik,
    inzage: Inzage | None,
) -> list[Rij]:
    """Count the whole table this figure is a cell of, suppress there, and only then narrow.

    Otherwise a figure hidden in the table would be found by asking for that cell alone.
    """
    smaller = {d: w for d, w in waar.items() if d not in bereik.waar}
    heel = (*per, *(d for d in smaller if d not in per))
    cellen = vraag.cellen(heel, bereik.waar)
    eigen = vraag.cellen(heel, bereik.eigen) if bereik.eigen else {}
    toonbaar = te_tonen(
        cellen,
        eigen,
        deel_van=vraag.maat.deel_van,
        spiegel=inzage is not None and inzage.rol is Rol.AANBIEDER,
    )
    plaats = {dimensie: i for i, dimensie in enumerate(heel)}
    past = {
        sleutel: paar
        for sleutel, paar in cellen.items()
        if all(sleutel[plaats[d]] == w for d, w in smaller.items())
    }
    kort = {sleutel[: len(per)]: paar for sleutel, paar in past.items()}
    zien = frozenset(sleutel[: len(per)] for sleutel in past if sleutel in toonbaar)
    if not per and not kort:
        kort, zien = {(): (_NUL, None if vraag.maat.noemer is None else _NUL)}, frozenset({()})
    return _rijen(vraag, per, kort, zien)


def _rijen(
    vraag: _Vraag,
    per: tuple[str, ...],
    cellen: Mapping[Sleutel, Paar],
    toonbaar: frozenset[Sleutel] | None,
) -> list[Rij]:
    rijen = []
    for sleutel in _op_volgorde(cellen):
        teller, noemer = cellen[sleutel]
        namen = {d: w or NIET_INGEDEELD for d, w in zip(per, sleutel, strict=True)}
        if toonbaar is not None and sleutel not in toonbaar:
            rijen.append(Rij(namen, None, None, None, onderdrukt=True))
        elif noemer is None:
            rijen.append(Rij(namen, teller.waarde, teller.waarde, None))
        else:
            waarde = verhouding(vraag.maat.eenheid, teller.waarde, noemer.waarde)
            rijen.append(Rij(namen, waarde, teller.waarde, noemer.waarde))
    return rijen


def _op_volgorde(sleutels: Iterable[Sleutel]) -> list[Sleutel]:
    """The remainder last, numbers as numbers: segment 2 before segment 10."""

    def plek(waarde: str) -> tuple[bool, int, str]:
        return waarde == "", int(waarde) if waarde.isdecimal() else 0, waarde

    return sorted(sleutels, key=lambda sleutel: tuple(map(plek, sleutel)))
