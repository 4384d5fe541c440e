# SPDX-License-Identifier: EUPL-1.2
"""Stretches of claim lines in their usual form, read by one pattern made from the description.

The pattern accepts only elements in their place and order with plain text in them: no attribute,
comment, CDATA, reference, carriage return or control character. Such a stretch is well-formed
and its structure valid by construction; what is left to judge are the values. Anything else is
no match and goes to the `Loper`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa

from hefboom.ijw.bevindingen import Bevindingen
from hefboom.ijw.codes import COD043
from hefboom.ijw.paden import Elementpad
from hefboom.ijw.standaard import Klasse
from hefboom.ijw.stroom.kolommen import PLAT, Arrowkolommen, als_arrow, schema, velden
from hefboom.ijw.stroom.naden import Naden, Snede
from hefboom.ijw.stroom.woorden import Plekken, Tekstvlak, Waarheden
from hefboom.kernel import Bsn

_WIT = rb"[ \t\r\n]*+"
_TEKST = b"(" + PLAT + b")"


class Afloop(NamedTuple):
    """Where a stretch ends."""

    regels: int
    #: how many clients further
    clienten: int
    #: how many more lines of the client it ends in
    prestaties: int
    #: that client's BSN, and the lines where its `Client` and `Prestaties` began
    bsn: Bsn | None
    begonnen: tuple[int, int]


def _tag(
    klasse: Klasse, naam: str, voorvoegsels: Mapping[str, bytes], dicht: bool = False
) -> bytes:
    prefix = voorvoegsels[klasse.naamruimte]
    volledig = prefix + b":" + naam.encode() if prefix else naam.encode()
    return (b"</" if dicht else b"<") + volledig + b">"


def _inhoud(klasse: Klasse, voorvoegsels: Mapping[str, bytes]) -> bytes:
    delen = []
    for veld in klasse.velden:
        begin, dicht = (re.escape(_tag(klasse, veld.naam, voorvoegsels, d)) for d in (False, True))
        if veld.klasse is not None:
            deel = begin + _WIT + _inhoud(veld.klasse, voorvoegsels) + dicht + _WIT
        else:
            deel = begin + _TEKST + dicht + _WIT
        delen.append(deel if veld.verplicht else b"(?:" + deel + b")?")
    return b"".join(delen)


def patroon(
    prestaties: Klasse, client: Klasse, clienten: Klasse, voorvoegsels: Mapping[str, bytes]
) -> re.Pattern[bytes]:
    """One claim line, with what leads to the next client when its first line follows."""

    def tag(klasse: Klasse, naam: str, dicht: bool = False) -> bytes:
        return re.escape(_tag(klasse, naam, voorvoegsels, dicht))

    prestatie = prestaties.velden[0].onderklasse
    begin = tag(prestaties, "Prestatie")
    regel = begin + _WIT + _inhoud(prestatie, voorvoegsels) + tag(prestaties, "Prestatie", True)
    wissel = _WIT.join(
        (
            tag(client, "Prestaties", True),
            tag(clienten, "Client", True),
            tag(clienten, "Client"),
            tag(client, "Bsn") + _TEKST + tag(client, "Bsn", True),
            tag(client, "Prestaties"),
            b"(?=" + begin + b")",
        )
    )
    return re.compile(regel + _WIT + b"(?:" + wissel + b")?")


class Strook(NamedTuple):
    """The claim lines found in a block."""

    tekst: Tekstvlak
    snede: Snede


class Strekken:
    """Reads stretches of one file into batches, and tells what is wrong with their values."""

    def __init__(
        self,
        klassen: Mapping[str, Klasse],
        voorvoegsels: Mapping[str, bytes],
        fouten: Bevindingen,
    ) -> None:
        prestatie, client = klassen["Prestatie"], klassen["Client"]
        self._patroon = patroon(klassen["Prestaties"], client, klassen["Clienten"], voorvoegsels)
        self._eerste = _tag(klassen["Prestaties"], "Prestatie", voorvoegsels)
        self.begin = re.compile(re.escape(self._eerste))
        #: what opens a client, and its list of claim lines
        self._tags = (
            _tag(klassen["Clienten"], "Client", voorvoegsels),
            _tag(client, "Prestaties", voorvoegsels),
        )
        self._naden = Naden(self._patroon, self._eerste)
        self._schema = schema(prestatie)
        # the pattern catches a BSN after the values: it is that of the next client
        eigen = [(pad, veld) for pad, _, veld in velden(prestatie)]
        self._velden = [*eigen, ("Bsn", client.op_naam["Bsn"])]
        self._kolommen = Arrowkolommen([veld.waardetype for _, veld in self._velden])
        self._fouten = fouten

    def snijd(self, data: bytes, begin: int) -> Strook:
        """Find the claim lines from the one that begins here to the last that begins in `data`."""
        tekst, einde = Tekstvlak(data), data.rfind(self._eerste, begin) + len(self._eerste)
        if not data.startswith(self._eerste, begin):  # written with another prefix
            return Strook(tekst, Snede(np.array([begin]), self._patroon.groups))
        return Strook(tekst, self._naden.snijd(tekst, begin, einde))

    def match(self, data: bytes, begin: int) -> Strook | None:
        """The claim lines from here on that have the usual form, each matched by the pattern."""
        plek, spannen = begin, []
        while match := self._patroon.match(data, plek):
            spannen.append(match.regs)
            plek = match.end()
        if not spannen:
            return None
        plekken = np.array(spannen, np.int64)
        snede = Snede(np.append(plekken[:, 0, 0], plek), self._patroon.groups)
        snede.bekend[:] = True
        snede.van, snede.tot = plekken[:, 1:, 0].T, plekken[:, 1:, 1].T
        return Strook(Tekstvlak(data), snede)

    def lees(
        self,
        strook: Strook,
        eerste: int,
        laatste: int,
        hier: tuple[Elementpad, int, int, Any],
        regel: int,
    ) -> tuple[pa.RecordBatch, Afloop]:
        """The lines `eerste` up to `laatste`, and where they end.

        Refused values are told to the findings, their lines left out. `hier` is the place of
        `Loper.hier`; `regel` the line of the file where the first begins. Raises `Ongewoon` when
        a value is not plain text.
        """
        tekst, snede = strook
        van, tot = snede.van[:, eerste:laatste], snede.tot[:, eerste:laatste]
        (*waarden, _), slecht = self._kolommen.lees(tekst, van, tot)
        bsn_nummer = len(waarden)
        plaats = Plaats(hier, van[-1] >= 0)
        begin, einde = int(snede.begin[eerste]), int(snede.begin[laatste])
        if slecht:
            self._meld(tekst, van, tot, plaats, slecht, begin, regel)
        fout_bsn = [rij for rij, nummer in slecht if nummer == bsn_nummer]
        bedrag = waarden[-2].to_numpy()
        credit = tekst.bytes[van[bsn_nummer - 1]] == ord(COD043.CREDIT)
        waarden[-2:] = [
            als_arrow(pa.int64(), None, np.where(credit, -bedrag, bedrag)),
            pa.array(credit),
        ]
        plekken = [
            als_arrow(pa.int32(), None, plaats.clienten.astype(np.int32)),
            als_arrow(pa.int32(), None, plaats.prestaties.astype(np.int32)),
            plaats.bsns(tekst, van[-1], fout_bsn),
        ]
        batch = pa.RecordBatch.from_arrays([*plekken, *waarden], schema=self._schema)
        fout = {rij for rij, nummer in slecht if nummer != bsn_nummer}
        if fout:
            batch = batch.filter(pa.array([rij not in fout for rij in range(laatste - eerste)]))
        return batch, self._afloop(tekst, begin, einde, regel, plaats, van[-1], fout_bsn)

    def _afloop(
        self,
        tekst: Tekstvlak,
        begin: int,
        einde: int,
        regel: int,
        plaats: Plaats,
        bsns: Plekken,
        fout_bsn: Sequence[int],
    ) -> Afloop:
        regels, wissels = tekst.regeleinden(begin, einde), np.flatnonzero(plaats.wissel)
        if not len(wissels):
            return Afloop(regels, 0, len(bsns), None, (0, 0))
        laatste = int(wissels[-1])
        bsn = None
        if laatste not in fout_bsn:
            plek = int(bsns[laatste])
            bsn = self._velden[-1][1].waardetype.lees(tekst.data[plek : plek + 9].decode())
        client, lijst = (
            regel + regels - tekst.regeleinden(tekst.data.rfind(tag, begin, einde), einde)
            for tag in self._tags
        )
        over = len(bsns) - 1 - laatste
        bekend = bsn if isinstance(bsn, Bsn) else None
        return Afloop(regels, len(wissels), over, bekend, (client, lijst))

    def _meld(
        self,
        tekst: Tekstvlak,
        van: Plekken,
        tot: Plekken,
        plaats: Plaats,
        slecht: Sequence[tuple[int, int]],
        begin: int,
        regel: int,
    ) -> None:
        """Explain refused values in the order of the file; count when the list is full."""
        for gemeld, (rij, nummer) in enumerate(slecht):
            if self._fouten.vol and not self._fouten.structuur_geldig:
                self._fouten.tel(len(slecht) - gemeld)
                return
            plek = int(van[nummer, rij])
            regel, begin = regel + tekst.regeleinden(begin, plek), plek
            waarde = tekst.data[plek : int(tot[nummer, rij])].decode()
            naam, veld = self._velden[nummer]
            self._fouten.waarde_op(veld, plaats.pad(rij, naam), waarde, regel)


class Plaats:
    """Where the lines of a stretch stand: in which client, as which line of it.

    `hier` is where the stretch begins, as in `Loper.hier`; `wissel` says which lines are the last
    of their client.
    """

    def __init__(self, hier: tuple[Elementpad, int, int, Any], wissel: Waarheden) -> None:
        self._pad, client, gehad, self._bsn = hier
        self.wissel = wissel
        eerder = np.concatenate([[False], wissel[:-1]])
        self._verder = np.cumsum(eerder)
        self.clienten = self._verder + client
        rij = np.arange(len(wissel))
        self.prestaties = rij - np.maximum.accumulate(np.where(eerder, rij, -gehad)) + 1

    def bsns(self, tekst: Tekstvlak, plekken: Plekken, fout: Sequence[int]) -> pa.Array:
        """The nine digits of every line's client; null where they are not known."""
        huidig = np.array([self._bsn.cijfers if self._bsn is not None else ""], "S9").view("V9")
        alle = np.concatenate([huidig, tekst.stukken(9)[plekken[self.wissel]]])
        goed = np.ones(len(plekken), np.bool_)
        goed[list(fout)] = False
        bekend = np.concatenate([[self._bsn is not None], goed[self.wissel]])
        aanwezig = None if bekend.all() else bekend[self._verder]
        einden = np.arange(9, 9 * len(plekken) + 1, 9)
        return als_arrow(pa.string(), aanwezig, alle[self._verder].view(np.uint8), einden)

    def pad(self, rij: int, naam: str) -> Elementpad:
        """The class in which a value stands; a BSN is that of the next client."""
        client = int(self.clienten[rij])
        if naam == "Bsn":
            return (self._pad, "Client", client + 1)
        hier: Elementpad = (
            ((self._pad, "Client", client), "Prestaties", 0),
            "Prestatie",
            int(self.prestaties[rij]),
        )
        for stap in naam.split("/")[:-1]:
            hier = (hier, stap, 0)
        return hier
