# SPDX-License-Identifier: EUPL-1.2
"""The facts behind a figure, down to the message: the walk back that explains it.

Exactly the rows the figure was counted from, as columns: sorted and searched there, and only those
that are looked at become Python. What is counted over more than one table has a pile for each.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from hefboom import logboek
from hefboom.facts import Feitentabel, Kolommen, Kolomsoort, Momentopname, Vlaggen
from hefboom.inzage import Buiten, Inzage, Kringen, Recht
from hefboom.kernel import Period
from hefboom.measures.bereik import controleer
from hefboom.measures.greep import MAAND
from hefboom.measures.maat import DagenSinds, Maat, Percentiel, Som, Telling, Verschillend
from hefboom.measures.machine import InGeheugen
from hefboom.measures.uitkomst import Indelingswijze
from hefboom.measures.vraag import feitwaarde, maand_in, tot_peildatum, volledig, zoek

TELT_MEE = "telt_mee"
Rijplaatsen = npt.NDArray[np.intp]


@dataclass(frozen=True)
class Stapel:
    """The rows of one table that make a figure, or its noemer.

    `telling` is what was counted over them. Of a share these are the rows of the whole, and
    `telt_mee` says which of them are in the part. `deler`: what the figure is divided by.
    """

    telling: Telling
    deler: bool
    plaatsen: Rijplaatsen
    telt_mee: Vlaggen | None
    _kolommen: Kolommen

    def __len__(self) -> int:
        return len(self.plaatsen)

    @property
    def tabel(self) -> Feitentabel:
        """The table of facts."""
        return self._kolommen.tabel

    @property
    def aantal_mee(self) -> int:
        """How many rows are in the part; all when there is no part."""
        return len(self) if self.telt_mee is None else int(self.telt_mee.sum())

    def op(self, keuze: Rijplaatsen | Vlaggen) -> Stapel:
        """Some of the rows, in that order."""
        mee = None if self.telt_mee is None else self.telt_mee[keuze]
        return replace(self, plaatsen=self.plaatsen[keuze], telt_mee=mee)

    def som(self, naam: str) -> int:
        """A column of numbers added up."""
        return int(self._kolommen.getal(naam).waarden[self.plaatsen].sum())

    def verschillend(self, naam: str) -> int:
        """How many different values a column of text has."""
        codes = self._kolommen.tekst(naam).codes[self.plaatsen]
        return len(np.unique(codes[codes >= 0]))

    def gesorteerd(
        self, naam: str, aflopend: bool, noem: Callable[[str], str] | None = None
    ) -> Stapel:
        """By a column, rows without a value last. `noem`: what a value of text is called."""
        if naam == TELT_MEE:
            if self.telt_mee is None:
                return self
            waarden, leeg = self.telt_mee.astype(np.int64), None
        else:
            waarden, leeg = self._sorteerwaarden(naam, noem)
        waarden = -waarden if aflopend else waarden
        orde = np.argsort(waarden, kind="stable")
        if leeg is not None:
            orde = np.concatenate([orde[~leeg[orde]], orde[leeg[orde]]])
        return self.op(orde)

    def tussen(self, naam: str, vanaf: int | None, tot_en_met: int | None) -> Stapel:
        """The rows with a value within bounds: numbers, cents, or days since 1970."""
        waarden, leeg = self._sorteerwaarden(naam, None)
        goed = np.ones(len(self), np.bool_) if leeg is None else ~leeg
        if vanaf is not None:
            goed &= waarden >= vanaf
        if tot_en_met is not None:
            goed &= waarden <= tot_en_met
        return self.op(goed)

    def met_tekst(self, naam: str, past: Callable[[str], bool]) -> Stapel:
        """The rows whose text passes."""
        namen = self._kolommen.indeling(naam)
        goed = np.array([past(tekst) for tekst in namen.namen], np.bool_)
        return self.op(goed[namen.codes[self.plaatsen]])

    def met_vlag(self, naam: str, ja: bool) -> Stapel:
        """The rows that say yes, or no; of `telt_mee` those in the part, or out of it."""
        if naam == TELT_MEE:
            mee = np.ones(len(self), np.bool_) if self.telt_mee is None else self.telt_mee
            return self.op(mee == ja)
        kolom = self._kolommen.janee(naam)
        goed = kolom.waarden[self.plaatsen] == ja
        if kolom.leeg is not None:
            goed &= ~kolom.leeg[self.plaatsen]
        return self.op(goed)

    def teksten(self, naam: str) -> list[str]:
        """The different values of a column of text in these rows, in the order of pages."""
        namen = self._kolommen.indeling(naam)
        return [namen.namen[i] for i in np.unique(namen.codes[self.plaatsen]) if namen.namen[i]]

    def rijen(self, van: int = 0, tot: int | None = None) -> list[dict[str, Any]]:
        """Rows as they stand in the facts, in order; in a share each says whether it counts."""
        rijen = self._kolommen.rijen_op(self.plaatsen[van:tot])
        if self.tabel.heeft("jeugdige"):
            gezien = {rij["jeugdige"] for rij in rijen if rij["jeugdige"]}
            logboek.zag_jeugdige("feit", gezien, len(rijen))
        if self.telt_mee is not None:
            for rij, telt in zip(rijen, self.telt_mee[van:tot].tolist(), strict=True):
                rij[TELT_MEE] = telt
        return rijen

    def _sorteerwaarden(
        self, naam: str, noem: Callable[[str], str] | None
    ) -> tuple[npt.NDArray[np.int64], Vlaggen | None]:
        kolom = self.tabel.kolom(naam)
        if kolom is None:
            raise KeyError(f"{self.tabel.naam}.{naam}")
        if kolom.soort is Kolomsoort.TEKST:
            namen = self._kolommen.indeling(naam)
            codes = namen.codes[self.plaatsen].astype(np.int64)
            leeg = np.array([not tekst for tekst in namen.namen], np.bool_)[codes]
            if noem is None:
                return codes, leeg
            genoemd = [noem(tekst).casefold() if tekst else "" for tekst in namen.namen]
            rang = {tekst: i for i, tekst in enumerate(sorted(set(genoemd)))}
            return np.array([rang[tekst] for tekst in genoemd], np.int64)[codes], leeg
        lees = {
            Kolomsoort.DATUM: self._kolommen.dag,
            Kolomsoort.JANEE: self._kolommen.janee,
        }.get(kolom.soort, self._kolommen.getal)
        waarden = lees(naam)
        zonder = None if waarden.leeg is None else waarden.leeg[self.plaatsen]
        return waarden.waarden[self.plaatsen].astype(np.int64), zonder


def stapels_achter(
    code: str,
    opname: Momentopname,
    waar: Mapping[str, str] | None = None,
    periode: Period | None = None,
    inzage: Inzage | None = None,
    indeling: Indelingswijze = "toen",
) -> list[Stapel]:
    """Every row of facts a figure was counted from, a pile for each count.

    A share has one pile, of its whole; another ratio has the rows of its noemer last, unless those
    are the same rows. Every reader gets only rows of the own scope; a councillor gets none.

    Raises `OngeldigeVraag` and `GeenInzage` as `bereken` does.
    """
    maat = zoek(code)
    waar = dict(waar or {})
    volledig(maat, (), waar)
    periode = maand_in(waar.pop(MAAND, None), tot_peildatum(periode, opname.peildatum))
    kring = Kringen(regio=True) if inzage is None else inzage.kring(Recht.RIJEN)
    if not kring:
        return []
    if not kring.regio:
        controleer(kring, waar, "Deze rijen gaan over een andere {}.")
    gevraagd = {d: frozenset({feitwaarde(w)}) for d, w in waar.items()}
    machine = InGeheugen(opname)

    def stapel(telling: Telling, deler: bool = False) -> Stapel:
        eigen = {d: w for d, w in kring.partijen.items() if telling.tabel.heeft(d)}
        past = {d: w for d, w in gevraagd.items() if telling.kent(d)}
        binnen = {**eigen, **{d: w & eigen.get(d, w) for d, w in past.items()}}
        plaatsen = machine.greep(telling, (), binnen, periode, indeling).plaatsen(telling.waar)
        return Stapel(telling, deler, plaatsen, None, opname.kolommen(telling.feit))

    return [een for een in _stapels(maat, stapel) if _eigen_rijen(kring, een.tabel)]


def _stapels(maat: Maat, stapel: Callable[..., Stapel]) -> list[Stapel]:
    tellers = [stapel(telling) for telling in maat.tellers]
    if maat.noemer is None:
        return tellers
    if maat.deel_van:
        heel = stapel(maat.noemer)
        mee = np.isin(heel.plaatsen, np.concatenate([deel.plaatsen for deel in tellers]))
        return [replace(heel, telt_mee=mee)]
    deler = stapel(maat.noemer, deler=True)
    zelfde = len(tellers) == 1 and tellers[0].telling.feit == maat.noemer.feit
    if zelfde and np.array_equal(tellers[0].plaatsen, deler.plaatsen):
        return tellers
    return [*tellers, deler]


def maatkolom(telling: Telling) -> str:
    """The column of which the values make the figure; empty when rows or youths are counted."""
    match telling.wat:
        case Som(str(naam)) | Percentiel(str(naam), _):
            return naam
        case Som(DagenSinds(naam)) | Percentiel(DagenSinds(naam), _):
            return naam
        case Verschillend(naam):
            return naam
    return ""


def _eigen_rijen(kring: Kringen, tabel: Feitentabel) -> bool:
    """Can this reader's own rows be told from another's in this table?

    Without the column that says whose a row is, nobody outside the region gets any.
    """
    pad = tabel.pad
    if kring.regio or isinstance(pad, Buiten):
        return True
    kolommen = {"gemeente": pad.gemeente, "aanbieder": pad.aanbieder}
    return all(kolommen[dimensie] for dimensie in kring.partijen)
