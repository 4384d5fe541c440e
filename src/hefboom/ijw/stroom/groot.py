# SPDX-License-Identifier: EUPL-1.2
"""A claim too large to hold as a tree: read by the stream, kept as columns, shown as a tree.

The columns take about a tenth of what the tree would. Each client and each line is made when it is
asked for, so whoever walks the message sees what `lees` would have given, and needs to know no
better: the same rules judge it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import BinaryIO

import numpy as np
import pyarrow as pa

from hefboom.ijw.bericht import Bericht, Lezing
from hefboom.ijw.bomen import jw323
from hefboom.ijw.codes import COD043
from hefboom.ijw.herhaling import Herhaling
from hefboom.ijw.standaard import NietBestaandBsn
from hefboom.ijw.stroom.stroom import Stroom
from hefboom.ijw.stroom.woorden import Plekken
from hefboom.kernel import Bsn, OngeldigeCode

PER_PARTIJ = 50_000
#: So many lines at a time become Python values.
HAP = 512


def lees_groot(bron: BinaryIO) -> Lezing | None:
    """What `lees` gives of a claim (JW323), of any size; None when the file is no claim.

    The message's clients and lines are `Herhaling`s. Never raises on bad input.
    """
    stroom = Stroom(bron, PER_PARTIJ)
    partijen = list(stroom)
    if not stroom.is_declaratie:
        return None
    if stroom.onleesbaar is not None:
        return Lezing(onleesbaar=stroom.onleesbaar)
    bericht = None
    if stroom.bruikbaar and stroom.kop is not None and stroom.release is not None:
        clienten = Clientreeks(pa.Table.from_batches(partijen).combine_chunks())
        declaratie = {**stroom.declaratie, "Clienten": {"Client": clienten}}
        bericht = Bericht("JW323", stroom.release, stroom.kop, {"Declaratie": declaratie})
    return Lezing(
        bericht=bericht,
        bevindingen=stroom.bevindingen,
        soort=stroom.soort,
        release=stroom.release,
        kop=stroom.kop,
        structuur_geldig=stroom.structuur_geldig,
        aantal=stroom.aantal,
    )


class Clientreeks(Herhaling[jw323.Client]):
    """The clients of a claim, over columns in the order of the message."""

    __slots__ = ("_begin", "_bsns", "_tabel")

    def __init__(self, tabel: pa.Table) -> None:
        nummers = tabel.column("client").to_numpy()
        begin = np.flatnonzero(np.diff(nummers, prepend=0))
        self._begin: Plekken = np.append(begin, len(nummers)).astype(np.int64)
        self._bsns = tabel.column("bsn")
        self._tabel = tabel.drop_columns(["client", "prestatie", "bsn"])

    def __len__(self) -> int:
        return len(self._begin) - 1

    def maak(self, nummer: int) -> jw323.Client:
        """One client; its lines wait."""
        begin, einde = int(self._begin[nummer]), int(self._begin[nummer + 1])
        prestaties = Prestatiereeks(self._tabel.slice(begin, einde - begin))
        return {"Bsn": _bsn(self._bsns[begin].as_py()), "Prestaties": {"Prestatie": prestaties}}


class Prestatiereeks(Herhaling[jw323.Prestatie]):
    """The lines of one client."""

    __slots__ = ("_tabel",)

    def __init__(self, tabel: pa.Table) -> None:
        self._tabel = tabel

    def __len__(self) -> int:
        return int(self._tabel.num_rows)

    def maak(self, nummer: int) -> jw323.Prestatie:
        """One line."""
        return next(self._van(nummer, 1))

    def __iter__(self) -> Iterator[jw323.Prestatie]:
        for begin in range(0, len(self), HAP):
            yield from self._van(begin, HAP)

    def _van(self, begin: int, aantal: int) -> Iterator[jw323.Prestatie]:
        kolommen = [kolom.to_pylist() for kolom in self._tabel.slice(begin, aantal).columns]
        return (_prestatie(*waarden) for waarden in zip(*kolommen, strict=True))


def _prestatie(
    referentie: str,
    vorige: str | None,
    toewijzing: int,
    categorie: str,
    code: str,
    begin: date,
    einde: date,
    volume: int,
    eenheid: str,
    tarief: int | None,
    bedrag: int,
    credit: bool,
) -> jw323.Prestatie:
    """A row of the columns, in their order, as the element it was."""
    prestatie: jw323.Prestatie = {
        "ProductReferentie": {"ReferentieNummer": referentie},
        "ToewijzingNummer": toewijzing,
        "ProductCategorie": categorie,
        "ProductCode": code,
        "ProductPeriode": {"Begindatum": begin, "Einddatum": einde},
        "GeleverdVolume": volume,
        "Eenheid": eenheid,
        "IngediendBedrag": {
            "Bedrag": abs(bedrag),
            "DebetCredit": COD043.CREDIT.value if credit else COD043.DEBET.value,
        },
    }
    if vorige is not None:
        prestatie["ProductReferentie"]["VorigReferentieNummer"] = vorige
    if tarief is not None:
        prestatie["ProductTarief"] = tarief
    return prestatie


def _bsn(cijfers: str) -> Bsn:
    try:
        return Bsn(cijfers)
    except OngeldigeCode:
        return NietBestaandBsn(cijfers)
