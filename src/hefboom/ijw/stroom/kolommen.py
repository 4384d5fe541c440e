# SPDX-License-Identifier: EUPL-1.2
"""Claim lines as Arrow columns: every value judged by its type, most of them at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from hefboom.ijw.antwoorden import getekend
from hefboom.ijw.standaard import Klasse, Type, Veld
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
    "IngediendBedrag/DebetCredit": "debetcredit",
}
_SOORTEN = {"geheel": pa.int64(), "datum": pa.date32()}
_EPOCHE = date(1970, 1, 1).toordinal()


class _Gelezen(dict[bytes | None, Any]):
    """Texts already judged: what `lees` made of them; None when it refused."""

    def __init__(self, type_: Type) -> None:
        super().__init__({None: None})
        self._lees = type_.lees

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


class Kolom:
    """One column of texts, judged and converted."""

    def __init__(self, type_: Type) -> None:
        self.type = type_
        self.arrow = _SOORTEN.get(type_.soort, pa.string())
        self._gelezen = _Gelezen(type_)

    def lees(self, teksten: Sequence[bytes | None]) -> tuple[pa.Array, list[int]]:
        """The values, and the numbers of the rows whose text is refused (null there)."""
        if (snel := self._snel(teksten)) is not None:
            return snel, []
        waarden = list(map(self._gelezen.__getitem__, teksten))
        slecht: list[int] = []
        if None in waarden:
            slecht = [
                rij for rij, (waarde, tekst) in enumerate(zip(waarden, teksten, strict=True))
                if waarde is None and tekst is not None
            ]  # fmt: skip
        if self.type.soort == "datum":
            return pa.array(waarden, pa.int32()).cast(self.arrow), slecht
        return pa.array(waarden, self.arrow), slecht

    def _snel(self, teksten: Sequence[bytes | None]) -> pa.Array | None:
        """The column when all texts are of the simplest right form; None to look closer."""
        type_ = self.type
        if type_.hoogste is not None:
            rij = pa.array(teksten, pa.string())
            langst = len(str(type_.hoogste))
            goed = _alle(pc.ascii_is_decimal(rij)) and _binnen(pc.binary_length(rij), 1, langst)
            return rij.cast(pa.int64()) if goed else None
        if type_.lengte is not None:
            rij = pa.array(teksten, pa.string())
            return rij if _binnen(pc.utf8_length(rij), *type_.lengte) else None
        if type_.soort == "bsn":
            rij = pa.array(teksten, pa.string())
            goed = _alle(pc.ascii_is_decimal(rij)) and _binnen(pc.binary_length(rij), 9, 9)
            return rij if goed else None
        if type_.soort == "datum":
            return None
        gelezen = self._gelezen
        if all(gelezen[tekst] is not None for tekst in set(teksten) if tekst is not None):
            return pa.array(teksten, pa.string())
        return None


def _alle(rij: pa.Array) -> bool:
    return pc.all(rij).as_py() is not False


def _binnen(rij: pa.Array, laagst: int, hoogst: int) -> bool:
    grenzen = pc.min_max(rij).as_py()
    return grenzen["min"] is None or laagst <= grenzen["min"] <= grenzen["max"] <= hoogst


@cache
def schema(klasse: Klasse) -> pa.Schema:
    """The columns of a batch."""
    gevonden = [
        pa.field("client", pa.int32(), nullable=False),
        pa.field("prestatie", pa.int32(), nullable=False),
        pa.field("bsn", pa.string()),
    ]
    for pad, _, veld in velden(klasse):
        if (naam := KOLOMMEN[pad]) != "debetcredit":
            assert veld.type is not None
            gevonden.append(pa.field(naam, _SOORTEN.get(veld.type.soort, pa.string())))
    return pa.schema(gevonden)


def met_teken(bedrag: pa.Array, debetcredit: pa.Array) -> pa.Array:
    """Amounts with their sign: credit is negative."""
    return pc.if_else(pc.equal(debetcredit, "C"), pc.negate(bedrag), bedrag)


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
        elif pad == "IngediendBedrag/DebetCredit":
            continue
        rij.append(hier)
    return tuple(rij)
