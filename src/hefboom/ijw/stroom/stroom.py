# SPDX-License-Identifier: EUPL-1.2
"""Reads a claim of any size: fast where it looks as usual, element by element where it does not.

Two readers share the work. `Strekken` takes whole stretches of claim lines by one pattern; all
else, from the header to the last odd line, goes to the `Loper`, which also decides whether the
file as a whole is well-formed. The verdict and the findings are those of `lees`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

import pyarrow as pa
from lxml import etree

from hefboom.ijw import deur
from hefboom.ijw.bericht import Kop
from hefboom.ijw.bevindingen import Bevindingen
from hefboom.ijw.standaard import Ongewoon
from hefboom.ijw.stroom.bewaken import Bewaker
from hefboom.ijw.stroom.kolommen import als_rij, schema
from hefboom.ijw.stroom.lopen import SOORT, Genoeg, Geweigerd, Loper
from hefboom.ijw.stroom.strekken import Strekken, Strook
from hefboom.kernel import Finding, zeker

_PRESTATIE = re.compile(rb"<(?:[^<>:\s/!?=]{1,64}:)?Prestatie>")
#: shorter stretches between odd lines cost less element by element.
KORTST = 32
#: comments before the message
_LANGSTE_BEGIN = 1024 * 1024
_REST = 64 * 1024
_TAG = 256


class Stroom:
    """One claim being read: iterate over its batches, then ask for the verdict.

    `kop` and `declaratie` (number, period, date, total) are there from the start when they stand
    in the first megabyte. A batch has a row for each right claim line: `client` and `prestatie`
    count from 1 as in `Finding.pad`; amounts are whole cents, `ingediend_bedrag` is negative for
    credit (`credit` tells it of a zero too). Use rows only when `bruikbaar` says the whole file
    is right, which is known after the last batch, as are `structuur_geldig` (the verdict of the
    official XSD), `bevindingen` and `onleesbaar` (a Dutch sentence). A file with more than a
    thousand findings outside its usual claim lines is read no further.
    """

    def __init__(self, bron: BinaryIO, per: int, sluiten: bool = False) -> None:
        if type(per) is not int or per < 1:
            raise ValueError("een partij heeft minstens één regel")
        self._bron, self._per, self._sluiten = bron, per, sluiten
        self._bewaker = Bewaker(bron)
        self._fouten = Bevindingen()
        self._loper = Loper(self._fouten, self._losse_regel)
        self._strekken: Strekken | None = None
        self._schema: pa.Schema | None = None
        self._rijen: list[tuple[Any, ...]] = []
        self._partijen: list[pa.RecordBatch] = []
        self._rest, self._regel = b"", 1
        self._aantal = self._wachtend = 0
        self.klaar = False
        self.onleesbaar: str | None = None
        self._begin()

    def __iter__(self) -> Iterator[pa.RecordBatch]:
        while True:
            while self._wachtend >= self._per or (self.klaar and self._wachtend):
                yield self._partij()
            if self.klaar:
                return
            self._stap()

    @property
    def soort(self) -> str | None:
        """The message; None when this is none."""
        soort = self._loper.soort
        return None if self.onleesbaar or soort is None else soort.soort

    @property
    def is_declaratie(self) -> bool:
        """Does it open as a claim? Then `onleesbaar` is about a claim too."""
        soort = self._loper.soort
        return soort is not None and soort.soort == SOORT

    @property
    def release(self) -> str | None:
        """The release of the standard."""
        soort = self._loper.soort
        return None if self.onleesbaar or soort is None else soort.release

    @property
    def kop(self) -> Kop | None:
        """The header, when it could be read."""
        return None if self.onleesbaar or not self._fouten.kop_goed else self._loper.kop

    @property
    def declaratie(self) -> Mapping[str, Any]:
        """The claim's own elements: `DeclaratieNummer`, `TotaalIngediendBedrag`, …"""
        return dict(self._loper.declaratie)

    @property
    def regels(self) -> int:
        """How many right claim lines were read so far."""
        return self._aantal

    @property
    def structuur_geldig(self) -> bool:
        """The verdict of the official XSD on what was read so far."""
        return self.onleesbaar is None and self.klaar and self._fouten.structuur_geldig

    @property
    def bruikbaar(self) -> bool:
        """The whole file was read and nothing is wrong with it."""
        return self.onleesbaar is None and self.klaar and self._fouten.bruikbaar

    @property
    def aantal(self) -> int:
        """How many findings there are; the list stops at some point."""
        return 0 if self.onleesbaar else self._fouten.aantal

    @property
    def bevindingen(self) -> tuple[Finding, ...]:
        """What is wrong with the structure, in the order of the file."""
        return () if self.onleesbaar else self._fouten.alle()

    def _begin(self) -> None:
        """The first bytes: is this XML without a document type?"""
        begin = blok = self._bewaker.blok()
        while blok and len(begin) < _LANGSTE_BEGIN:
            wortel = deur.wortel_op(begin.removeprefix(deur.BOM))
            if wortel is not None and len(begin) > wortel + 16:
                break
            self._bewaker.regel += blok.count(b"\n")
            blok = self._bewaker.blok()
            begin += blok
        while blok and not begin.strip():
            # white space that goes on may be an empty file still, or the wrong begin of one
            self._bewaker.regel += begin.count(b"\n")
            begin = blok = self._bewaker.blok()
        if reden := deur.weiger_begin(begin):
            self._einde(reden)
            return
        reden = deur.weiger_kop(begin)
        kaal = begin.removeprefix(deur.BOM)
        wortel = deur.wortel_op(kaal)
        if reden is None and wortel is not None and kaal.startswith(b"<!", wortel):
            reden = deur.DOCTYPE
        if reden is None and wortel is None and len(begin) >= _LANGSTE_BEGIN:
            reden = f"Het bestand begint niet met een bericht. {deur.OPNIEUW}"
        if reden is not None:
            self._bewaker.rest()
            ook = self._bewaker.geen_utf8 if reden == deur.DOCTYPE else None
            self._einde(self._bewaker.nulbyte or ook or reden)
            return
        self._verwerk(kaal, False)

    def _stap(self) -> None:
        self._bewaker.regel = self._regel + self._rest.count(b"\n")
        blok = self._bewaker.blok()
        self._verwerk(self._rest + blok, not blok)

    def _verwerk(self, data: bytes, einde: bool) -> None:
        try:
            if not (self._bewaker.nulbyte or self._bewaker.geen_utf8):
                plek = self._doorloop(data)
                self._rest = data[plek:]
                if einde:
                    self._voer(self._rest)
                    self._loper.sluit()
                elif len(self._rest) > _REST:
                    self._voer(self._rest[:-_TAG])
                    self._rest = self._rest[-_TAG:]
        except Genoeg:
            self._fouten.stop()
            self._einde(None)
        except Geweigerd as fout:
            if not fout.te_groot:
                self._bewaker.rest()
            self._einde(self._bewaker.nulbyte or self._bewaker.geen_utf8 or str(fout))
        except etree.XMLSyntaxError as fout:
            self._bewaker.rest()
            reden = deur.syntaxfout(fout, *self._bewaker.slot)
            self._einde(self._bewaker.nulbyte or self._bewaker.geen_utf8 or reden)
        else:
            if self._bewaker.nulbyte or self._bewaker.geen_utf8:
                self._bewaker.rest()
                self._einde(self._bewaker.nulbyte or self._bewaker.geen_utf8)
            elif einde:
                self._einde(None)

    def _doorloop(self, data: bytes) -> int:
        """Read all whole claim lines; the place where what is left begins."""
        plek, strook = 0, None
        while True:
            zoek = self._strekken.begin if self._strekken else _PRESTATIE
            gevonden = zoek.search(data, plek)
            if gevonden is None:
                return plek
            self._voer(data[plek : gevonden.start()])
            plek = gevonden.start()
            strekken = self._maak_strekken() if self._loper.recht() else None
            if strekken is not None:
                strook = strook or strekken.snijd(data, plek)
                verder = self._strek(strekken, strook, plek, *strook.snede.reeks(plek))
                if verder == plek:
                    verder = self._strek_per_regel(strekken, data, plek)
                if verder > plek:
                    plek = verder
                    continue
            volgende = zoek.search(data, gevonden.end())
            if volgende is None:
                return plek
            self._voer(data[plek : volgende.start()])
            plek = volgende.start()

    def _maak_strekken(self) -> Strekken | None:
        """What reads stretches of lines, once the message is known to have them."""
        if self._strekken is None:
            soort = zeker(self._loper.soort, "een soort, want er zijn prestaties")
            voorvoegsels = self._loper.voorvoegsels
            nodig = {soort.wortel.naamruimte, soort.header.velden[5].onderklasse.naamruimte}
            if not nodig <= voorvoegsels.keys() or max(map(len, voorvoegsels.values())) > 64:
                return None
            self._strekken = Strekken(soort.klassen, voorvoegsels, self._fouten)
        return self._strekken

    def _strek(
        self, strekken: Strekken, strook: Strook, plek: int, eerste: int, laatste: int
    ) -> int:
        """Read the stretch that begins here, if it is long enough; where it ends."""
        if laatste - eerste < KORTST:
            return plek
        try:
            batch, afloop = strekken.lees(strook, eerste, laatste, self._loper.hier, self._regel)
        except Ongewoon as fout:
            strook.snede.bekend[[eerste + rij for rij in fout.rijen]] = False
            return self._strek(strekken, strook, plek, *strook.snede.reeks(plek))
        self._regel += afloop.regels
        self._loper.sla_over(*afloop)
        self._zet(batch)
        return int(strook.snede.begin[laatste])

    def _strek_per_regel(self, strekken: Strekken, data: bytes, plek: int) -> int:
        """The same for lines in a form of their own; short stretches are not worth it."""
        strook = strekken.match(data, plek)
        if strook is None:
            return plek
        verder = self._strek(strekken, strook, plek, 0, len(strook.snede.bekend))
        if verder == plek:
            verder = int(strook.snede.begin[-1])
            self._voer(data[plek:verder])
        return verder

    def _voer(self, data: bytes) -> None:
        if data:
            self._regel += data.count(b"\n")
            self._loper.voer(data)

    def _losse_regel(self, waarden: Mapping[str, Any], client: int, nummer: int, bsn: Any) -> None:
        """A claim line the `Loper` read."""
        self._rijen.append(als_rij(waarden, client, nummer, bsn))
        if len(self._rijen) >= 10_000:
            self._leg_rijen_vast()

    def _leg_rijen_vast(self) -> None:
        if not self._rijen:
            return
        if self._schema is None:
            soort = zeker(self._loper.soort, "een soort, want er zijn prestaties")
            self._schema = schema(soort.klassen["Prestatie"])
        rijen, self._rijen = self._rijen, []
        kolommen = [
            pa.array(kolom, veld.type)
            for kolom, veld in zip(zip(*rijen, strict=True), self._schema, strict=True)
        ]
        self._zet(pa.RecordBatch.from_arrays(kolommen, schema=self._schema))

    def _zet(self, batch: pa.RecordBatch) -> None:
        self._leg_rijen_vast()
        if batch.num_rows:
            self._partijen.append(batch)
            self._wachtend += batch.num_rows
            self._aantal += batch.num_rows

    def _partij(self) -> pa.RecordBatch:
        """The oldest lines that wait, at most `per`."""
        if len(self._partijen) == 1 and self._wachtend <= self._per:
            self._wachtend = 0
            return self._partijen.pop()
        tabel = pa.Table.from_batches(self._partijen)
        partij = tabel.slice(0, self._per).combine_chunks().to_batches()[0]
        self._partijen = tabel.slice(self._per).to_batches()
        self._wachtend -= partij.num_rows
        return partij

    def _einde(self, onleesbaar: str | None) -> None:
        self.klaar, self.onleesbaar = True, onleesbaar
        if onleesbaar:
            self._rijen.clear()
            self._partijen.clear()
            self._wachtend = self._aantal = 0
        self._leg_rijen_vast()
        if self._sluiten:
            self._bron.close()
