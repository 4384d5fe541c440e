# SPDX-License-Identifier: EUPL-1.2
"""The answer to a question as a table, however many breakdowns it has: sorted in columns.

A cell is made for what is shown. What is hidden has no value here either: it sorts last and no
sieve finds it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt

from hefboom.facts import Kolomsoort
from hefboom.kernel import euro_kort, getal
from hefboom.measures import NIET_INGEDEELD, Rij, Telling, Uitkomst, maatkolom
from hefboom.scherm import (
    Cel,
    Celrij,
    Celsoort,
    Kolom,
    Orde,
    Rijenbron,
    Rijkeuze,
    Tabel,
    Zeef,
    maandcel,
    sorteersleutel,
)
from hefboom.sturing.blik import Blik
from hefboom.sturing.namen import KOPPEN, Naamboek
from hefboom.sturing.onderdelen.cijfers import SOORT, van_rij

Vakplaatsen = npt.NDArray[np.intp]
#: Rows looked at to see whether there are remarks.
PROEF = 200


def uitkomsttabel(
    blik: Blik,
    namen: Naamboek,
    uitkomst: Uitkomst,
    waar: Mapping[str, str] | None = None,
    *,
    code: str = "",
    grootste_eerst: bool = True,
) -> Tabel:
    """The cells of an answer, each value linked to its page and its explanation."""
    maat = uitkomst.maat
    bron = Uitkomstbron(blik, namen, uitkomst, dict(waar or {}))
    if grootste_eerst:
        bron = bron.op(bron.volgorde(len(uitkomst.per), aflopend=True))
    kop = [_sleutelkolom(namen, uitkomst, i) for i in range(len(uitkomst.per))]
    kop.append(Kolom(maat.naam, code="waarde", soort=SOORT.get(maat.eenheid, Celsoort.AANTAL)))
    if maat.noemer is not None:
        kop.append(Kolom("Teller", code="teller", soort=_deelsoort(maat.tellers[0])))
        kop.append(Kolom("Noemer", code="noemer", soort=_deelsoort(maat.noemer)))
    return Tabel(
        f"{maat.naam}{_per(uitkomst)} in {blik.periode_tekst}",
        kop,
        bron,
        code=code,
        waarover=uitkomst.bereik,
        toelichting=[("Wiens cijfers", uitkomst.bereik), ("Definitie", maat.uitleg)],
    )


def _per(uitkomst: Uitkomst) -> str:
    woorden = " en ".join(KOPPEN[d].lower() for d in uitkomst.per)
    return f" per {woorden}" if woorden else ""


def _sleutelkolom(namen: Naamboek, uitkomst: Uitkomst, nummer: int) -> Kolom:
    dimensie, as_ = uitkomst.per[nummer], uitkomst.cellen.assen[nummer]
    if dimensie == "maand":
        return Kolom(KOPPEN[dimensie], code=dimensie, soort=Celsoort.MAAND)
    gezien = [as_.namen[i] for i in np.unique(as_.codes)]
    keuzes = {code or NIET_INGEDEELD: namen.naam(dimensie, code) for code in gezien}
    op_naam = dict(sorted(keuzes.items(), key=lambda paar: sorteersleutel(paar[1])))
    return Kolom(KOPPEN[dimensie], code=dimensie, soort=Celsoort.TEKST, keuzes=op_naam)


def _deelsoort(telling: Telling) -> Celsoort:
    kolom = telling.tabel.kolom(maatkolom(telling))
    geld = kolom is not None and kolom.soort is Kolomsoort.CENTEN
    return Celsoort.EURO if geld else Celsoort.AANTAL


@dataclass(frozen=True)
class Uitkomstbron(Rijenbron):
    """The cells of an answer as rows; `plaatsen` which of them, in order (None: all)."""

    blik: Blik
    namen: Naamboek
    uitkomst: Uitkomst
    waar: Mapping[str, str]
    plaatsen: Vakplaatsen | None = None

    def __len__(self) -> int:
        return len(self.uitkomst) if self.plaatsen is None else len(self.plaatsen)

    @property
    def hier(self) -> Vakplaatsen:
        """The places of the cells, in order."""
        return np.arange(len(self.uitkomst)) if self.plaatsen is None else self.plaatsen

    def op(self, plaatsen: Vakplaatsen) -> Uitkomstbron:
        """Some of the cells."""
        return Uitkomstbron(self.blik, self.namen, self.uitkomst, self.waar, plaatsen)

    def kies(self, kolommen: Sequence[Kolom], orde: Orde | None, zeven: Sequence[Zeef]) -> Rijkeuze:
        """See `Rijenbron`."""
        bron = self
        for zeef in zeven:
            bron = bron.op(bron._gezeefd(zeef))
        if orde is not None:
            bron = bron.op(bron.volgorde(orde.kolom, orde.aflopend))
        return _Uitkomstkeuze(bron)

    def volgorde(self, kolom: int, aflopend: bool) -> Vakplaatsen:
        """The cells by a column, what has no value last."""
        waarden = self._waarden(kolom)
        leeg = np.isnan(waarden)
        orde = np.argsort(-waarden if aflopend else waarden, kind="stable")
        geordend: Vakplaatsen = self.hier[np.concatenate([orde[~leeg[orde]], orde[leeg[orde]]])]
        return geordend

    def _waarden(self, kolom: int) -> npt.NDArray[np.float64]:
        """A column of the cells that are here, as numbers; not a number where nothing is shown."""
        hier, per = self.hier, self.uitkomst.per
        if kolom < len(per):
            as_ = self.uitkomst.cellen.assen[kolom]
            if per[kolom] == "maand":
                return as_.codes[hier].astype(np.float64)
            namen = [sorteersleutel(self.namen.naam(per[kolom], code)) for code in as_.namen]
            rang = {naam: i for i, naam in enumerate(sorted(set(namen)))}
            return np.array([rang[naam] for naam in namen], np.float64)[as_.codes[hier]]
        if kolom == len(per):
            return self.uitkomst.waarden[hier].astype(np.float64)
        cellen = self.uitkomst.cellen
        deel = cellen.teller if kolom == len(per) + 1 or cellen.noemer is None else cellen.noemer
        waarden = deel.waarde[hier].astype(np.float64)
        zien = self.uitkomst.zichtbaar
        return waarden if zien is None else np.where(zien[hier], waarden, np.nan)

    def _gezeefd(self, zeef: Zeef) -> Vakplaatsen:
        hier, per = self.hier, self.uitkomst.per
        if zeef.tekst:
            as_ = self.uitkomst.cellen.assen[zeef.kolom]
            past = np.array(
                [(code or NIET_INGEDEELD) == zeef.tekst for code in as_.namen], np.bool_
            )
            return hier[past[as_.codes[hier]]]
        if zeef.kolom < len(per):
            namen = self.uitkomst.cellen.assen[zeef.kolom].namen
            maanden = [date.fromisoformat(f"{naam}-01") for naam in namen]
            goed = np.array([_tussen(maand, zeef) for maand in maanden], np.bool_)
            return hier[goed[self.uitkomst.cellen.assen[zeef.kolom].codes[hier]]]
        waarden = self._waarden(zeef.kolom)
        goed = ~np.isnan(waarden)
        if zeef.vanaf is not None:
            goed &= waarden >= float(zeef.vanaf)  # type: ignore[arg-type]
        if zeef.tot_en_met is not None:
            goed &= waarden <= float(zeef.tot_en_met)  # type: ignore[arg-type]
        return hier[goed]


def _tussen(dag: date, zeef: Zeef) -> bool:
    van: Any = zeef.vanaf or date.min
    tot: Any = zeef.tot_en_met or date.max
    return bool(van <= dag <= tot)


class _Uitkomstkeuze(Rijkeuze):
    def __init__(self, bron: Uitkomstbron) -> None:
        self._bron = bron

    def __len__(self) -> int:
        return len(self._bron)

    def deel(self, van: int, tot: int | None) -> Sequence[Celrij]:
        return self._cellen(self._bron.hier[van:tot])

    def voorproef(self) -> Sequence[Celrij]:
        hier, zien = self._bron.hier, self._bron.uitkomst.zichtbaar
        verborgen = hier[:0] if zien is None else hier[~zien[hier]][:1]
        return self._cellen(np.concatenate([hier[:PROEF], hier[-PROEF:], verborgen]))

    def _cellen(self, plaatsen: Vakplaatsen) -> list[Celrij]:
        return [self._rij(rij) for rij in self._bron.uitkomst.rijen_op(plaatsen)]

    def _rij(self, rij: Rij) -> Celrij:
        bron = self._bron
        maat = bron.uitkomst.maat
        cellen = [_sleutelcel(bron.namen, d, rij.sleutel[d]) for d in bron.uitkomst.per]
        cellen.append(Cel(cijfer=van_rij(bron.blik, bron.uitkomst, rij, waar=bron.waar, kort=True)))
        if maat.noemer is not None:
            cellen += [deelcel(maat.tellers[0], rij.teller), deelcel(maat.noemer, rij.noemer)]
        return cellen


def _sleutelcel(namen: Naamboek, dimensie: str, code: str) -> Cel:
    if dimensie == "maand":
        return maandcel(date.fromisoformat(f"{code}-01"))
    return Cel(namen.naam(dimensie, code), adres=namen.adres(dimensie, code))


def deelcel(telling: Telling, aantal: int | None) -> Cel:
    """A count on one side of a share, in what it counts; a dash when it is hidden."""
    if aantal is None:
        return Cel("–")
    soort = _deelsoort(telling)
    tekst = euro_kort(aantal) if soort is Celsoort.EURO else getal(aantal)
    return Cel(tekst, waarde=aantal, soort=soort)
