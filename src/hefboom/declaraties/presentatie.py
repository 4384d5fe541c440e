# SPDX-License-Identifier: EUPL-1.2
"""A stored claim or line in words. Says nothing about who may see it; never shows a whole BSN."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from hefboom import ijw, stelsel
from hefboom.contracten.models import Aanbieder
from hefboom.declaraties import omvang
from hefboom.declaraties.elders import ELDERS
from hefboom.declaraties.geheel import GEHEEL, PERIODE_LOOPT_VOORUIT
from hefboom.declaraties.models import Declaratie, Prestatie
from hefboom.declaraties.opslag import LET_OP, geweigerd, lang
from hefboom.declaraties.toetsen import check_van, zin
from hefboom.dossiers.models import Toewijzing
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


def antwoorden(rij: Prestatie) -> list[GetoondAntwoord]:
    """The stored answers of a line's checks, those that refuse it first, then remarks."""
    getoond = []
    for opgeslagen in rij.toetsen:
        code, uitkomst = lang(opgeslagen)
        check = ELDERS if code == ELDERS.code else check_van(code, rij.begindatum)
        uitleg = zin(check, uitkomst, rij.volgnummer) if check else ""
        een = _getoond(code, uitkomst, check.vraag if check else "", uitleg, _retour(check))
        getoond.append(replace(een, stand=LET_OP) if opgeslagen[1] == LET_OP else een)
    return sorted(getoond, key=lambda een: VOLGORDE[een.stand])


def antwoorden_geheel(rij: Declaratie) -> list[GetoondAntwoord]:
    """The stored answers of the whole-claim checks, those that refuse it first."""
    checks = {check.code: check for check in (*GEHEEL, PERIODE_LOOPT_VOORUIT)}
    getoond = []
    for opgeslagen in rij.toetsen:
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


def prestatie(rij: Prestatie, regio: stelsel.Regio) -> dict[str, Any]:
    """Everything the page of one line shows."""
    alle = antwoorden(rij)
    geheel = antwoorden_geheel(rij.declaratie)
    fouten = [een for een in alle if een.stand == "nee"]
    return {
        "prestatie": rij,
        "declaratie": rij.declaratie,
        "antwoorden": alle,
        "fouten": fouten,
        "opmerkingen": [een for een in alle if een.stand == LET_OP],
        "geheel_afgekeurd": geweigerd(rij.declaratie.toetsen),
        "geheel": [een for een in geheel if een.stand == "nee"],
        "samenvatting": samenvatting(rij, len(fouten)),
        "credit": rij.ingediend < 0,
        "volume": _hoeveelheid(rij.volume, rij.eenheid),
        "tarief": "" if rij.tarief is None else omvang.per_eenheid(rij.tarief, rij.eenheid),
        "product": naam_product(regio, rij.productcode),
        "gemeente": naam_gemeente(regio, rij.declaratie.gemeente),
        "aanbieder": naam_aanbieder(rij.declaratie.aanbieder),
        "toewijzing": rij.toewijzing,
        "toegewezen": "" if rij.toewijzing is None else _omvang(rij.toewijzing),
    }


def samenvatting(rij: Prestatie, fouten: int) -> str:
    """The answer of the page in one sentence."""
    wat = "credit" if rij.ingediend < 0 else "bedrag"
    if geweigerd(rij.declaratie.toetsen):
        return "Niet toegekend: de hele declaratie is afgekeurd."
    if fouten == 0:
        return f"Toegekend: het hele {wat}, {euro(rij.toegekend)}."
    reden = "één reden" if fouten == 1 else f"{fouten} redenen"
    return f"Niet toegekend: {euro(rij.ingediend)} is afgewezen om {reden}."


def declaratie(
    rij: Declaratie, tellingen: Mapping[str, int], regio: stelsel.Regio
) -> dict[str, Any]:
    """Everything the page of one claim shows, except its lines."""
    geheel = antwoorden_geheel(rij)
    afgekeurd = geweigerd(rij.toetsen)
    regels = tellingen["alle"]
    if afgekeurd:
        zin_ = f"Als geheel afgekeurd: van {euro(rij.ingediend)} is niets toegekend."
    elif tellingen["geweigerd"] == 0:
        zin_ = f"Helemaal toegekend: {euro(rij.toegekend)} over {regels} regels."
    else:
        zin_ = (
            f"{euro(rij.toegekend)} van {euro(rij.ingediend)} toegekend; "
            f"{tellingen['geweigerd']} van de {regels} regels afgewezen."
        )
    return {
        "declaratie": rij,
        "geheel": geheel,
        "geheel_afgekeurd": afgekeurd,
        "samenvatting": zin_,
        "gemeente": naam_gemeente(regio, rij.gemeente),
        "aanbieder": naam_aanbieder(rij.aanbieder),
        "afgewezen": rij.ingediend - rij.toegekend,
    }


def naam_product(regio: stelsel.Regio, code: str) -> str:
    """The region's name for a product, empty when it has none."""
    product = regio.product(code)
    return "" if product is None else product.naam


def naam_gemeente(regio: stelsel.Regio, code: str) -> str:
    """The municipality's name; its code when it lies outside the region."""
    gemeente = regio.gemeente(code)
    return code if gemeente is None else gemeente.naam


def naam_aanbieder(agb: str) -> str:
    """The provider's name with its AGB code; the code alone when it has no contract here."""
    naam = Aanbieder.objects.filter(pk=agb).values_list("naam", flat=True).first()
    return f"{naam} ({agb})" if naam else agb


def _hoeveelheid(volume: int, eenheid: str) -> str:
    return omvang.hoeveelheid(omvang.op_maat(volume, eenheid), eenheid)


def _omvang(toewijzing: Toewijzing) -> str:
    if toewijzing.budget is not None:
        return f"budget van {euro(toewijzing.budget)}"
    if toewijzing.volume is None:
        return "geen omvang genoemd"
    hoeveel = _hoeveelheid(toewijzing.volume, toewijzing.eenheid)
    return f"{hoeveel} {omvang.naam_frequentie(toewijzing.frequentie)}".strip()
