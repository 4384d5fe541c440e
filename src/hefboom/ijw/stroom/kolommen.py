# SPDX-License-Identifier: EUPL-1.2
"""Claim lines as Arrow columns: every value judged by its type, most of them at once."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from hefboom.ijw.bedragen import getekend
from hefboom.ijw.codes import COD043
from hefboom.ijw.standaard import Klasse, Ongewoon, Type, Veld
from hefboom.ijw.stroom.woorden import Bekend, Plekken, Tekstvlak, Waarheden, dagen, getallen
from hefboom.kernel import Bsn

#: element → column, in the order of the message; amounts and tariffs are whole cents.
KOLOMMEN: Mapping[str, str] = {
    "ProductReferentie/ReferentieNummer": "referentienummer",
    "ProductReferentie/VorigReferentieNummer": "vorig_referentienummer",
    "ToewijzingNummer": "toewijzingnummer",
    "ProductCategorie": "productcategorie",
    "ProductCode": "productcode",
    "ProductPeriode/Begindatum": "begindatum",
    "ProductPeriode/Einddatum": "einddatum",
    "GeleverdVolume": "geleverd_volume",
    "Eenheid": "eenheid",
    "ProductTarief": "producttarief",
    "IngediendBedrag/Bedrag": "ingediend_bedrag",
    "IngediendBedrag/DebetCredit": "credit",
}
CREDIT = "IngediendBedrag/DebetCredit"
_SOORTEN = {"geheel": pa.int64(), "datum": pa.date32()}
_EPOCHE = date(1970, 1, 1).toordinal()
#: plain characters; \xef opens U+F000 to U+FFFF, where two are no XML characters
PLAT = rb"[\t\n -%'-;=?-\x7f\x80-\xee\xf0-\xff]*+"
_PLAT = re.compile(PLAT).fullmatch
_PLAT_ASCII = np.array([32 <= teken < 127 and chr(teken) not in "<>&" for teken in range(256)])


class _Gelezen(dict[bytes | None, Any]):
    """Texts already judged: what `lees` made of them; None when it refused."""

    def __init__(self, waardetype: Type) -> None:
        super().__init__({None: None})
        self._lees = waardetype.lees

    def __missing__(self, tekst: bytes) -> Any:
        waarde = self._lees(tekst.decode())
        if isinstance(waarde, date):
            waarde = waarde.toordinal() - _EPOCHE
        elif isinstance(waarde, Bsn):
            waarde = waarde.cijfers
        if len(self) < 100_000 and len(tekst) < 100:
            self[tekst] = waarde
        return waarde


def velden(klasse: Klasse, voor: str = "") -> list[tuple[str, Klasse, Veld]]:
    """Every value below a class: its path, the class it stands in, its element."""
    gevonden = []
    for veld in klasse.velden:
        if veld.klasse is not None:
            gevonden += velden(veld.klasse, f"{voor}{veld.naam}/")
        else:
            gevonden.append((voor + veld.naam, klasse, veld))
    return gevonden


#: reading a number looks at bytes around it; where a value is absent it may look here.
_VEILIG = 16
_BSN = 9


class Arrowkolommen:
    """The values of a stretch of claim lines: each judged by its type, and converted.

    Values of a kind are judged together. Only what is not of the plainest form is looked at by
    itself, by the reader of its type.
    """

    def __init__(self, typen: Sequence[Type]) -> None:
        self._typen = typen
        self._gelezen = [_Gelezen(waardetype) for waardetype in typen]
        op_soort: dict[str, list[int]] = {"cijfers": [], "dagen": [], "teksten": [], "woorden": []}
        for nummer, waardetype in enumerate(typen):
            op_soort[_soort(waardetype)].append(nummer)
        self._cijfers, self._dagen = op_soort["cijfers"], op_soort["dagen"]
        self._teksten, self._woorden = op_soort["teksten"], op_soort["woorden"]
        grenzen = [_grenzen(typen[nummer]) for nummer in self._cijfers]
        self._grenzen = np.array(grenzen, np.int64).reshape(-1, 2, 1).transpose(1, 0, 2)
        self._bekend = Bekend()

    def lees(
        self, tekst: Tekstvlak, van: Plekken, tot: Plekken
    ) -> tuple[list[pa.Array], list[tuple[int, int]]]:
        """A column for each type, and the refused texts: row and column, in that order.

        `van` and `tot` have a row for each type: the bounds in every line, -1 where absent.
        Raises `Ongewoon` when a text is not plain: it may hold a reference or worse.
        """
        aanwezig = van >= 0
        overal: Waarheden = np.logical_and.reduce(aanwezig, axis=1)
        if not overal.all():
            van, tot = (np.where(aanwezig, plekken, _VEILIG) for plekken in (van, tot))
        lengten = tot - van
        kolommen: list[Any] = [None] * len(self._typen)
        slecht: list[tuple[int, int]] = []

        def bekijk(nummers: list[int], goed: Waarheden, waarden: Any = None) -> None:
            if not goed.all():
                plekken = np.argwhere(~goed & aanwezig[nummers]).tolist()
                slecht.extend(self._bekijk(tekst, van, tot, nummers, plekken, waarden))

        def zet(nummer: int, *waarden: Any) -> None:
            geldig = None if overal[nummer] else aanwezig[nummer]
            kolommen[nummer] = als_arrow(arrow_van(self._typen[nummer]), geldig, *waarden)

        begin, einde, lengte = (m[self._cijfers] for m in (van, tot, lengten))
        gelezen, goed = getallen(tekst, begin, einde, self._grenzen[1])
        goed &= lengte >= self._grenzen[0]
        bekijk(self._cijfers, goed, gelezen)
        for nummer, rij in zip(self._cijfers, gelezen, strict=True):
            if self._typen[nummer].hoogste is not None:
                zet(nummer, rij)
            else:
                zet(nummer, *_samen(tekst, van[nummer], lengten[nummer]))
        sinds_1970, goed = dagen(tekst, van[self._dagen], tot[self._dagen])
        bekijk(self._dagen, goed, sinds_1970)
        for nummer, rij in zip(self._dagen, sinds_1970, strict=True):
            zet(nummer, rij)
        bekijk(self._woorden, self._bekend.kent(tekst, van[self._woorden], lengten[self._woorden]))
        for nummer in self._woorden:
            zet(nummer, *_samen(tekst, van[nummer], lengten[nummer]))
        for nummer in self._teksten:
            laagst, hoogst = self._typen[nummer].lengte or (0, 0)
            lengte = lengten[nummer]
            inhoud, einden = _samen(tekst, van[nummer], lengte)
            goed = (lengte >= laagst) & (lengte <= hoogst)
            vreemd = np.flatnonzero(~_PLAT_ASCII[inhoud])
            if len(vreemd):
                goed[np.searchsorted(einden, vreemd, "right")] = False
            bekijk([nummer], goed[None])
            zet(nummer, inhoud, einden)
        return kolommen, sorted(slecht)

    def _bekijk(
        self,
        tekst: Tekstvlak,
        van: Plekken,
        tot: Plekken,
        nummers: list[int],
        plekken: list[list[int]],
        waarden: Any,
    ) -> list[tuple[int, int]]:
        """Look closer at what is not of the plainest form; row and column of what is refused.

        A text is its own value; any other value is filled in.
        """
        slecht, geleerd, vreemd = [], set(), []
        for welke, rij in plekken:
            nummer = nummers[welke]
            ruw = tekst.data[van[nummer, rij] : tot[nummer, rij]]
            if not _PLAT(ruw):
                vreemd.append(rij)
                continue
            waarde = self._gelezen[nummer][ruw]
            if waarde is None:
                slecht.append((rij, nummer))
            elif nummers is self._woorden:
                geleerd.add((welke, ruw))
            elif waarden is not None:
                waarden[welke, rij] = waarde
        if vreemd:
            raise Ongewoon(vreemd)
        self._bekend.leer(geleerd)
        return slecht


def _soort(waardetype: Type) -> str:
    """How values of this type are judged."""
    if waardetype.hoogste is not None or waardetype.soort == "bsn":
        return "cijfers"
    if waardetype.soort == "datum":
        return "dagen"
    return "woorden" if waardetype.lengte is None else "teksten"


def _grenzen(waardetype: Type) -> tuple[int, int]:
    """The least and most digits."""
    return (_BSN, _BSN) if waardetype.soort == "bsn" else (1, len(str(waardetype.hoogste)))


def _samen(
    tekst: Tekstvlak, van: Plekken, lengten: Plekken
) -> tuple[npt.NDArray[np.uint8], Plekken]:
    """The bytes of all texts after each other, and where each ends."""
    langst = int(lengten[0]) if len(lengten) else 0
    if langst and (lengten == langst).all():
        inhoud = tekst.stukken(langst)[van].view(np.uint8)
        return inhoud, np.arange(langst, langst * (len(van) + 1), langst)
    einden = np.cumsum(lengten)
    plekken = np.arange(int(lengten.sum())) + np.repeat(van - einden + lengten, lengten)
    return tekst.bytes[plekken], einden


def als_arrow(
    soort: pa.DataType,
    aanwezig: Waarheden | None,
    inhoud: npt.NDArray[Any],
    einden: Plekken | None = None,
) -> pa.Array:
    """Values, or the bytes of texts that end there, as a column; null where it is absent."""
    geldig = None
    if aanwezig is not None:
        geldig = pa.py_buffer(np.packbits(aanwezig, bitorder="little"))
    if einden is None:
        return pa.Array.from_buffers(soort, len(inhoud), [geldig, pa.py_buffer(inhoud)])
    grenzen = np.empty(len(einden) + 1, np.int32)
    grenzen[0], grenzen[1:] = 0, einden
    buffers = [geldig, pa.py_buffer(grenzen), pa.py_buffer(inhoud)]
    return pa.Array.from_buffers(soort, len(einden), buffers)


def arrow_van(waardetype: Type | None) -> pa.DataType:
    """What a value becomes in a column."""
    return pa.string() if waardetype is None else _SOORTEN.get(waardetype.soort, pa.string())


@cache
def schema(klasse: Klasse) -> pa.Schema:
    """The columns of a batch."""
    gevonden = [
        pa.field("client", pa.int32(), nullable=False),
        pa.field("prestatie", pa.int32(), nullable=False),
        pa.field("bsn", pa.string()),
    ]
    for pad, _, veld in velden(klasse):
        soort = pa.bool_() if pad == CREDIT else arrow_van(veld.type)
        gevonden.append(pa.field(KOLOMMEN[pad], soort))
    return pa.schema(gevonden)


def als_rij(
    waarden: Mapping[str, Any], client: int, prestatie: int, bsn: Bsn | None
) -> tuple[Any, ...]:
    """One claim line that was read element by element, as a row of `schema`."""
    rij: list[Any] = [client, prestatie, bsn.cijfers if bsn is not None else None]
    for pad in KOLOMMEN:
        hier: Any = waarden
        for stap in pad.split("/"):
            hier = hier.get(stap) if hier is not None else None
        if pad == "IngediendBedrag/Bedrag":
            hier = int(getekend(waarden["IngediendBedrag"]))
        elif pad == CREDIT:
            hier = hier == COD043.CREDIT
        rij.append(hier)
    return tuple(rij)
