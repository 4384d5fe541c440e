# SPDX-License-Identifier: EUPL-1.2
"""A stored claim or line in words. Says nothing about who may see it; never shows a whole BSN."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from hefboom import ijw, stelsel
from hefboom.declaraties import afgesproken, omvang
from hefboom.declaraties.elders import ELDERS
from hefboom.declaraties.feiten import Afspraaksoort
from hefboom.declaraties.geheel import GEHEEL, PERIODE_LOOPT_VOORUIT
from hefboom.declaraties.models import Declaratie, Prestatie
from hefboom.declaraties.opslag import LET_OP, lang, volledig
from hefboom.declaraties.regelset import gevraagd_van_geheel, gevraagd_van_regel
from hefboom.declaraties.toetsen import toets_van, zin
from hefboom.declaraties.voorbeelden import voorbeelden_van
from hefboom.dossiers import Toewijzing
from hefboom.ijw.voorbeelden import GetoondVoorbeeld
from hefboom.kernel import Failed, NotApplicable, Outcome, euro


@dataclass(frozen=True, slots=True)
class GetoondAntwoord:
    """One check's answer, ready to read. `stand` is ja, nvt, nee, or "let op" for a remark."""

    code: str
    vraag: str
    stand: str
    uitleg: str
    retourcode: str
    regeltekst: str

    @property
    def voorbeelden(self) -> tuple[GetoondVoorbeeld, ...]:
        """The rule's own examples, for who wonders what it means."""
        return voorbeelden_van(self.code)


#: The check that lays a line beside the region's tariff, and what is said when that is assumed.
TARIEFTOETS = "TR418"
VAN_DE_REGIO = {Afspraaksoort.ONBEKEND.value, Afspraaksoort.LIJST.value}
#: The checks that inform, with their words.
OPMERKINGEN = {een.code: een for een in (ELDERS, *afgesproken.OPMERKINGEN)}
AANGENOMEN = (
    "Dat is een aangenomen tarief: er is geen besluit van de regio bij gevonden. Klopt het niet "
    "met uw contract, laat het dan de contractmanager weten."
)


def antwoorden(rij: Prestatie, regio: stelsel.Regio) -> list[GetoondAntwoord]:
    """The stored answers of a line's checks, those that refuse it first, then remarks."""
    tarief = regio.tarief(rij.productcode, rij.begindatum)
    volgens_lijst = rij.afspraaksoort in VAN_DE_REGIO
    getoond = []
    for opgeslagen in volledig(rij.toetsen, gevraagd_van_regel(rij)):
        code, uitkomst = lang(opgeslagen)
        check = OPMERKINGEN.get(code) or toets_van(code, rij.begindatum)
        uitleg = zin(check, uitkomst, rij.volgnummer) if check else ""
        if code == TARIEFTOETS and uitleg and volgens_lijst and tarief and tarief.aanname:
            uitleg = f"{uitleg} {AANGENOMEN}"
        een = _getoond(code, uitkomst, check.vraag if check else "", uitleg, _retour(check))
        getoond.append(replace(een, stand=LET_OP) if opgeslagen[1] == LET_OP else een)
    return sorted(getoond, key=lambda een: VOLGORDE[een.stand])


def antwoorden_geheel(rij: Declaratie) -> list[GetoondAntwoord]:
    """The stored answers of the whole-claim checks, those that refuse it first."""
    checks = {check.code: check for check in (*GEHEEL, PERIODE_LOOPT_VOORUIT)}
    getoond = []
    for opgeslagen in volledig(rij.toetsen, gevraagd_van_geheel(rij)):
        code, uitkomst = lang(opgeslagen)
        check = checks.get(code)
        if check is not None:
            uitleg = zin(check, uitkomst)
        else:  # a rule of the standard's own, with its own sentence
            uitleg = uitkomst.gevonden if isinstance(uitkomst, Failed) else ""
        getoond.append(
            _getoond(code, uitkomst, check.vraag if check else "", uitleg, _retour(check))
        )
    return sorted(getoond, key=lambda een: VOLGORDE[een.stand])


#: What is told of a line that is held; why is another matter, and not for everybody.
AANGEHOUDEN = "De betaling is aangehouden: de regio kijkt er eerst naar."
VOLGORDE = {"nee": 0, LET_OP: 1, "ja": 2, "nvt": 3}


def _retour(check: Any) -> str:
    return "" if check is None else check.retourcode


def _getoond(
    code: str, uitkomst: Outcome, vraag: str, uitleg: str, retourcode: str
) -> GetoondAntwoord:
    regel = ijw.regels().get(code)
    regeltekst = regel.zin if regel else ""
    if isinstance(uitkomst, Failed):
        return GetoondAntwoord(code, vraag or regeltekst, "nee", uitleg, retourcode, regeltekst)
    if isinstance(uitkomst, NotApplicable):
        return GetoondAntwoord(code, vraag or regeltekst, "nvt", uitkomst.reason, "", regeltekst)
    return GetoondAntwoord(code, vraag or regeltekst, "ja", "", "", regeltekst)


def samenvatting(rij: Prestatie, fouten: int) -> str:
    """The answer of the page in one sentence."""
    wat = "credit" if rij.ingediend < 0 else "bedrag"
    if rij.declaratie.geweigerd:
        return "Niet toegekend: de hele declaratie is afgekeurd."
    if rij.aangehouden:
        return f"Toegekend: het hele {wat}, {euro(rij.toegekend)}. {AANGEHOUDEN}"
    if fouten == 0:
        return f"Toegekend: het hele {wat}, {euro(rij.toegekend)}."
    reden = "één reden" if fouten == 1 else f"{fouten} redenen"
    return f"Niet toegekend: {euro(rij.ingediend)} is afgewezen om {reden}."


def naam_product(regio: stelsel.Regio, code: str, dag: date) -> str:
    """The region's name for a product on a day, empty when it has none."""
    product = regio.product(code, dag)
    return "" if product is None else product.naam


def naam_gemeente(regio: stelsel.Regio, code: str) -> str:
    """The municipality's name; its code when it lies outside the region."""
    gemeente = regio.gemeente(code)
    return code if gemeente is None else gemeente.naam


def hoeveelheid(volume: int, eenheid: str) -> str:
    """A claimed volume in words: `12 uur`."""
    return omvang.hoeveelheid(omvang.op_maat(volume, eenheid), eenheid)


def omvang_van(toewijzing: Toewijzing) -> str:
    """How much was allocated, in words."""
    if toewijzing.budget is not None:
        return f"budget van {euro(toewijzing.budget)}"
    if toewijzing.volume is None:
        return "geen omvang genoemd"
    hoeveel = hoeveelheid(toewijzing.volume, toewijzing.eenheid)
    return f"{hoeveel} {omvang.naam_frequentie(toewijzing.frequentie)}".strip()
