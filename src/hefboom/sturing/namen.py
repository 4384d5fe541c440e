# SPDX-License-Identifier: EUPL-1.2
"""What the keys of an answer are called, and where their page is, for one reader."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from hefboom import ijw
from hefboom.inzage import Recht
from hefboom.kernel import maand
from hefboom.measures import NIET_INGEDEELD
from hefboom.stelsel import Regio, Segment, StelselFout
from hefboom.sturing.blik import Blik

KOPPEN = {
    "segment": "Segment",
    "gemeente": "Gemeente",
    "aanbieder": "Aanbieder",
    "maand": "Maand",
    "vorm": "Vorm",
    "verwijzer": "Verwijzer",
    "product": "Product",
    "gemeente_nu": "Gemeente, na herindeling",
}
#: What a value that nobody gave is called.
ONBEKEND = {"verwijzer": "verwijzer onbekend"}


def segmentnaam(regio: Regio, op: date, code: str) -> str:
    """Number and name; the last name it had when it is closed on that day."""
    loop = regio.segmentlopen.get(code)
    if loop is None:
        return code or NIET_INGEDEELD
    for dag in (op, *reversed(loop.naam.starts)):
        if (naam := loop.naam.op(dag)) is not None:
            return f"{code} {naam}"
    return code


def naam_van(regio: Regio, op: date, dimensie: str, code: str) -> str:
    """What the region and the standard call a value; of a provider they know the code only."""
    if not code or code == NIET_INGEDEELD:
        return ONBEKEND.get(dimensie, NIET_INGEDEELD)
    match dimensie:
        case "segment":
            return segmentnaam(regio, op, code)
        case "gemeente" | "gemeente_nu":
            gevonden = regio.gemeente(code)
            return gevonden.naam if gevonden else code
        case "maand":
            return maand(date.fromisoformat(f"{code}-01"))
        case "verwijzer":
            return ijw.codelijst("COD327").get(code, code)
        case "product":
            product = regio.product(code, op)
            return f"{code} {product.naam}" if product else code
    return code


@dataclass(frozen=True)
class Naamboek:
    """Names and addresses, from the region's decisions and the provider register.

    `aanbieders` are the providers this reader may name; another has no name and no code here.
    """

    blik: Blik
    aanbieders: dict[str, str] = field(default_factory=dict)

    def segmenten(self, extra: Iterable[str] = ()) -> list[tuple[str, str]]:
        """`(code, "1 Wonen")` of the layout this view counts in, and of `extra`."""
        bekend = {segment.code: segment.titel for segment in self._indeling()}
        for code in extra:
            bekend.setdefault(code, self.segment(code))
        return sorted(bekend.items(), key=lambda paar: (paar[0] == NIET_INGEDEELD, paar[0]))

    def _indeling(self) -> tuple[Segment, ...]:
        regio, dag = self.blik.regio, self.dag
        try:
            return regio.op(dag).segmenten
        except StelselFout:
            return ()

    @property
    def dag(self) -> date:
        """The day whose layout names the segments."""
        nu = self.blik.indeling == "nu"
        return self.blik.opname.peildatum if nu else self.blik.laatste_dag

    def segment(self, code: str) -> str:
        """Number and name; the last name it had when it is closed now."""
        return segmentnaam(self.blik.regio, self.dag, code)

    def naam(self, dimensie: str, code: str) -> str:
        """What a reader calls this value."""
        if dimensie == "aanbieder" and code and code != NIET_INGEDEELD:
            return self.aanbieders.get(code) or self._naamloos(code)
        return naam_van(self.blik.regio, self.dag, dimensie, code)

    def _naamloos(self, agb: str) -> str:
        """A provider without a contract is called by its code, but only by who may know that."""
        return agb if self.blik.inzage.mag_aanbieder(agb) else "een andere aanbieder"

    def adres(self, dimensie: str, code: str) -> str:
        """The page of this value, when it has one this reader may open."""
        inzage = self.blik.inzage
        if dimensie == "segment" and code in self.blik.regio.segmentlopen:
            return self.blik.adres("segment", code)
        if dimensie == "gemeente" and code and inzage.mag_gemeente(code):
            return self.blik.adres("gemeente", code)
        if dimensie == "aanbieder" and code and inzage.mag_aanbieder(code):
            return self.blik.adres("aanbieder", code)
        return ""

    @property
    def eigen_kring(self) -> str:
        """Whose own figures this reader sees, in a word."""
        kring = self.blik.inzage.kring(Recht.EIGEN_CIJFERS)
        if kring.regio:
            return "de regio"
        if kring.aanbieders:
            return "uw organisatie" if len(kring.aanbieders) == 1 else "uw organisaties"
        if kring.gemeenten:
            return "uw gemeente" if len(kring.gemeenten) == 1 else "uw gemeenten"
        return "de regio"
