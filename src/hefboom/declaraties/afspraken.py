# SPDX-License-Identifier: EUPL-1.2
"""What was agreed on the help of a claim line: by maatwerk, contract, or the region's list.

    afspraken = Afspraken(laad_contractenboek, laad_maatwerk, regio, lijsttarief)
    afspraken.van("0119", "42420001", regel)          # Afspraak, of the first day of the line

Each question is answered once and then remembered. The register and the maatwerk records are read
when they are first asked for, so a stack that asks nothing of them does not read them.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cached_property

from hefboom.contracten import Contractenboek, Geldendtarief
from hefboom.declaraties.feiten import Afspraak, Afspraaksoort, TariefFeit
from hefboom.declaraties.maatwerk import Maatwerkboek
from hefboom.declaraties.regel import Prestatieregel
from hefboom.kernel import datum
from hefboom.stelsel import Regio

#: The region's list price of a product on a day, where there is no register yet.
Lijsttarief = Callable[[str, date], TariefFeit | None]
Afspraakvraag = tuple[str, str, str, date]

HERKOMST = {"contract": Afspraaksoort.CONTRACT, "lijst": Afspraaksoort.LIJST}


class Afspraken:
    """All that was agreed, for one stack of messages."""

    def __init__(
        self,
        contracten: Callable[[], Contractenboek],
        maatwerk: Callable[[], Maatwerkboek],
        regio: Regio,
        lijsttarief: Lijsttarief,
    ) -> None:
        self._contracten, self._maatwerk = contracten, maatwerk
        self._regio, self._lijsttarief = regio, lijsttarief
        self._bekend: dict[Afspraakvraag, Afspraak] = {}

    @cached_property
    def contracten(self) -> Contractenboek:
        """The register, read when it is first asked for."""
        return self._contracten()

    @cached_property
    def maatwerk(self) -> Maatwerkboek:
        """The maatwerk records, read when they are first asked for."""
        return self._maatwerk()

    def van(self, gemeente: str, aanbieder: str, regel: Prestatieregel) -> Afspraak:
        """What was agreed on a line of this provider to this municipality."""
        return self.op_toewijzing(
            gemeente, aanbieder, regel.toewijzingnummer, regel.productcode, regel.periode.start
        )

    def op_toewijzing(
        self, gemeente: str, aanbieder: str, nummer: int, product: str, op: date
    ) -> Afspraak:
        """The maatwerk record of an allocation, and without one what the contract says."""
        eigen = self.maatwerk.van(gemeente, aanbieder, nummer, product, op)
        if eigen is not None:
            return eigen.afspraak
        return self.onder_contract(gemeente, aanbieder, product, op)

    def onder_contract(self, gemeente: str, aanbieder: str, product: str, op: date) -> Afspraak:
        """What the contract says; the region's list while there is no register at all."""
        vraag = (gemeente, aanbieder, product, op)
        if vraag not in self._bekend:
            self._bekend[vraag] = self._zoek(*vraag)
        return self._bekend[vraag]

    def _zoek(self, gemeente: str, aanbieder: str, product: str, op: date) -> Afspraak:
        boek = self.contracten
        if boek.leeg:
            return Afspraak(
                Afspraaksoort.ONBEKEND,
                tarief=self._lijsttarief(product, op),
                taak=self._is_taak(product, op),
            )
        deel = boek.deel(aanbieder, product, gemeente, op)
        if deel is None:
            return Afspraak(Afspraaksoort.GEEN)
        tarief = boek.tarief(aanbieder, product, gemeente, op)
        if tarief is None:
            return Afspraak(
                Afspraaksoort.CONTRACT, volgens=deel.zin, taak=self._is_taak(product, op)
            )
        feit = TariefFeit(tarief.cents, tarief.eenheid, _volgens(tarief))
        return Afspraak(HERKOMST[tarief.herkomst], deel.zin, feit)

    def _is_taak(self, product: str, op: date) -> bool:
        segment = self._regio.segment_op(product, op)
        return segment is not None and self._regio.is_taakgericht(segment, op)


def _volgens(tarief: Geldendtarief) -> str:
    if tarief.herkomst == "contract":
        return tarief.deel.zin
    return f"de tarievenlijst vanaf {datum(tarief.geldig.first)}, die geldt bij {tarief.deel.zin}"
