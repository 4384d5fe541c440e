# SPDX-License-Identifier: EUPL-1.2
"""Stretches of claim lines in their usual form, read by one pattern made from the description.

The pattern accepts only elements in their place and order with plain text in them: no attribute,
comment, CDATA, reference, carriage return or control character. Such a stretch is well-formed
and its structure valid by construction; what is left to judge are the values. Anything else is
no match and goes to the `Loper`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from hefboom.ijw.bevindingen import Bevindingen, Pad
from hefboom.ijw.standaard import Klasse, Type, Veld
from hefboom.ijw.stroom.kolommen import Kolom, met_teken, schema, velden
from hefboom.kernel import Bsn

_WIT = rb"[ \t\r\n]*+"
# plain characters; \xef opens U+F000 to U+FFFF, where two are no XML characters
_TEKST = rb"([\t\n -%'-;=?-\x7f\x80-\xee\xf0-\xff]*+)"

Groepen = Sequence[bytes | None]


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
        open_, dicht = (re.escape(_tag(klasse, veld.naam, voorvoegsels, d)) for d in (False, True))
        if veld.klasse is not None:
            deel = open_ + _WIT + _inhoud(veld.klasse, voorvoegsels) + dicht + _WIT
        else:
            deel = open_ + _TEKST + dicht + _WIT
        delen.append(deel if veld.verplicht else b"(?:" + deel + b")?")
    return b"".join(delen)


def patroon(
    prestaties: Klasse, client: Klasse, clienten: Klasse, voorvoegsels: Mapping[str, bytes]
) -> re.Pattern[bytes]:
    """One claim line, with what leads to the next client when its first line follows."""

    def tag(klasse: Klasse, naam: str, dicht: bool = False) -> bytes:
        return re.escape(_tag(klasse, naam, voorvoegsels, dicht))

    prestatie = prestaties.velden[0].klasse
    assert prestatie is not None
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


class Strekken:
    """Reads stretches of one file into batches, and tells what is wrong with their values."""

    def __init__(
        self,
        klassen: Mapping[str, Klasse],
        voorvoegsels: Mapping[str, bytes],
        fouten: Bevindingen,
    ) -> None:
        prestatie, client = klassen["Prestatie"], klassen["Client"]
        self.patroon = patroon(klassen["Prestaties"], client, klassen["Clienten"], voorvoegsels)
        self._eerste = _tag(klassen["Prestaties"], "Prestatie", voorvoegsels)
        self.begin = re.compile(re.escape(self._eerste))
        #: what opens a client, and its list of claim lines
        self._tags = (
            _tag(klassen["Clienten"], "Client", voorvoegsels),
            _tag(client, "Prestaties", voorvoegsels),
        )
        self.schema = schema(prestatie)
        self._velden = [(pad, veld, klasse) for pad, klasse, veld in velden(prestatie)]
        self._kolommen = [Kolom(_type(veld)) for _, veld, _ in self._velden]
        self._bsn_veld = client.op_naam["Bsn"]
        self._bsn = Kolom(_type(self._bsn_veld))
        # the pattern catches a BSN after the values: it is that of the next client
        self._openers = [_tag(klasse, veld.naam, voorvoegsels) for _, veld, klasse in self._velden]
        self._opener_bsn = _tag(client, "Bsn", voorvoegsels)
        self._fouten = fouten
        self._leeg()

    def laatste(self, data: bytes) -> int:
        """Just behind the last tag that opens a claim line."""
        return data.rfind(self._eerste) + len(self._eerste)

    def _leeg(self) -> None:
        self._stukken: list[tuple[bytes, int]] = []
        self._teksten: list[list[bytes | None]] = [[] for _ in range(self.patroon.groups)]
        self._hier: tuple[Pad, int, int, Any] = (None, 1, 0, None)

    @property
    def aantal(self) -> int:
        """How many claim lines wait to be judged."""
        return len(self._teksten[0])

    def neem(
        self, data: bytes, groepen: Sequence[Groepen], hier: tuple[Pad, int, int, Any], regel: int
    ) -> Afloop:
        """Take in a stretch that follows the one before.

        `groepen` is a column of texts for each value, the BSN of the next client last; `hier` is
        the place of `Loper.hier`; `regel` the line of the first byte.
        """
        if not self._stukken:
            self._hier = hier
        bsns = groepen[-1]
        self._stukken.append((data, regel))
        for teksten, groep in zip(self._teksten, groepen, strict=True):
            teksten += groep
        regels, clienten = data.count(b"\n"), len(bsns) - bsns.count(None)
        if not clienten:
            return Afloop(regels, 0, len(bsns), None, (0, 0))
        over = next(plek for plek, tekst in enumerate(reversed(bsns)) if tekst is not None)
        tekst = bsns[len(bsns) - 1 - over] or b""
        bsn = _type(self._bsn_veld).lees(tekst.decode())
        client, lijst = (data.count(b"\n", data.rfind(tag)) for tag in self._tags)
        einde = regel + regels
        return Afloop(
            regels, clienten, over, bsn if isinstance(bsn, Bsn) else None,
            (einde - client, einde - lijst),
        )  # fmt: skip

    def lees(self) -> pa.RecordBatch:
        """The lines taken in. Refused values are told to the findings; their lines left out."""
        groepen = self._teksten
        (pad, client, gehad, bsn), stukken = self._hier, self._stukken
        self._leeg()
        aantal = len(groepen[0])
        volgende, slecht_bsn = self._bsn.lees(groepen[-1])
        wissel = pa.array([tekst is not None for tekst in groepen[-1]], pa.bool_())
        eerste = pa.concat_arrays([pa.array([False], pa.bool_()), wissel.slice(0, aantal - 1)])
        clienten = pc.cumulative_sum(eerste.cast(pa.int32()))
        rij = pa.array(range(aantal), pa.int32())
        start = pc.cumulative_max(pc.if_else(eerste, rij, pa.scalar(-gehad, pa.int32())))
        prestaties = pc.add(pc.subtract(rij, start), pa.scalar(1, pa.int32()))
        bsns = self._bsns(bsn, volgende, eerste, slecht_bsn, aantal)
        kolommen: list[pa.Array] = []
        slecht: dict[int, list[int]] = {}
        for nummer, (kolom, teksten) in enumerate(zip(self._kolommen, groepen[:-1], strict=True)):
            waarden, fout = kolom.lees(teksten)
            kolommen.append(waarden)
            for plek in fout:
                slecht.setdefault(plek, []).append(nummer)
        kolommen[-2:] = [met_teken(*kolommen[-2:])]
        nummers = pc.add(clienten, pa.scalar(client, pa.int32()))
        if slecht or slecht_bsn:
            self._meld(stukken, groepen, (pad, nummers, prestaties), slecht, set(slecht_bsn))
        batch = pa.RecordBatch.from_arrays(
            [nummers, prestaties, bsns, *kolommen], schema=self.schema
        )
        if slecht:
            goed = pa.array([plek not in slecht for plek in range(aantal)], pa.bool_())
            batch = batch.filter(goed)
        return batch

    def _bsns(
        self, bsn: Any, volgende: pa.Array, eerste: pa.Array, slecht: list[int], aantal: int
    ) -> pa.Array:
        huidig = pa.array([bsn.cijfers if bsn is not None else None], pa.string())
        rij = pa.concat_arrays([huidig, volgende.slice(0, aantal - 1)])
        if not slecht and bsn is not None:
            return pc.fill_null_forward(rij)
        gevuld, nu = [], None
        for waarde, nieuw in zip(rij.to_pylist(), [True, *eerste.to_pylist()[1:]], strict=True):
            nu = waarde if nieuw else nu
            gevuld.append(nu)
        return pa.array(gevuld, pa.string())

    def _meld(
        self,
        stukken: Sequence[tuple[bytes, int]],
        groepen: Sequence[Groepen],
        plaats: tuple[Pad, pa.Array, pa.Array],
        slecht: Mapping[int, list[int]],
        slecht_bsn: set[int],
    ) -> None:
        """Explain refused values in the order of the file; count when the list is full."""
        pad, clienten, prestaties = plaats
        plaatsen = self._plaatsen(stukken)
        gezien = -1
        for rij in sorted(slecht.keys() | slecht_bsn):
            if self._fouten.vol and not self._fouten.structuur_geldig:
                self._fouten.tel(len(slecht.get(rij, ())) + (rij in slecht_bsn))
                continue
            while gezien < rij:
                (match, regels), gezien = next(plaatsen), gezien + 1
            client = clienten[rij].as_py()
            prestatie = (
                ((pad, "Client", client), "Prestaties", 0),
                "Prestatie",
                prestaties[rij].as_py(),
            )
            for nummer in slecht.get(rij, ()):
                naam, veld, _ = self._velden[nummer]
                hier: Pad = prestatie
                for stap in naam.split("/")[:-1]:
                    hier = (hier, stap, 0)
                plek = match.string.find(self._openers[nummer], match.start())
                tekst = groepen[nummer][rij] or b""
                self._fouten.waarde_op(veld, hier, tekst.decode(), regels.van(plek))
            if rij in slecht_bsn:
                plek = match.string.find(self._opener_bsn, match.start())
                tekst = groepen[-1][rij] or b""
                self._fouten.waarde_op(
                    self._bsn_veld, (pad, "Client", client + 1), tekst.decode(), regels.van(plek)
                )

    def _plaatsen(
        self, stukken: Sequence[tuple[bytes, int]]
    ) -> Iterator[tuple[re.Match[bytes], _Regels]]:
        for data, regel in stukken:
            regels = _Regels(data, regel)
            for match in self.patroon.finditer(data):
                yield match, regels


class _Regels:
    """Line numbers of places that only go forward."""

    def __init__(self, data: bytes, regel: int) -> None:
        self._data, self._regel, self._plek = data, regel, 0

    def van(self, plek: int) -> int:
        """The line of this byte."""
        if plek > self._plek:
            self._regel += self._data.count(b"\n", self._plek, plek)
            self._plek = plek
        return self._regel


def _type(veld: Veld) -> Type:
    assert veld.type is not None
    return veld.type
