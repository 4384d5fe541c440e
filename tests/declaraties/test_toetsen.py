# SPDX-License-Identifier: EUPL-1.2
"""Per rule: a line that passes, one that fails, one the rule says nothing about.

`VOORBEELDEN` is the manual: line and context that differ from the plain good ones in one thing.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pytest

from hefboom.declaraties.feiten import Lijstfeit, TariefFeit
from hefboom.declaraties.toetsen import CHECKS, check_van, run_checks, zin
from hefboom.kernel import Cents, Failed, NotApplicable, Outcome, Passed, Period
from tests.declaraties.bouw import (
    APRIL,
    RIVAAL,
    antwoord,
    context,
    dag,
    regel,
    toegekend,
    toewijzing,
    van_tot,
)

JA = Passed()
CREDIT = {"credit": True, "vorige_referentie": "R1"}
MAART = Period.month(2026, 3)
EUROS = {"eenheid": "83", "volume": 20000, "tarief": None}
IN_EUROS = {"eenheid": "83", "volume": 20000, "frequentie": "4"}
#: The example of IV089: one amount for a traject from 8 April up to and including 17 June.
TRAJECT = IN_EUROS | {"frequentie": "6", "periode": van_tot("2026-04-08", "2026-06-17")}
JUNI = EUROS | {"periode": van_tot("2026-06-01", "2026-06-17")}
#: Only a budget of € 1.000.
GENERIEK = {
    "categorie": "",
    "productcode": "",
    "volume": None,
    "eenheid": "",
    "frequentie": "",
    "budget": Cents(100_000),
}


@dataclass
class Voorbeeld:
    code: str
    zin: str
    uitkomst: Outcome | type
    regel: dict[str, Any] = field(default_factory=dict)
    context: dict[str, Any] = field(default_factory=dict)


def _toew(**anders: Any) -> dict[str, Any]:
    return {"toewijzing": toewijzing(**anders)}


V = Voorbeeld
VOORBEELDEN = [
    V("TR304", "een bekende cliënt met een eigen toewijzing", JA),
    V(
        "TR304",
        "een onbekend BSN hoort bij niemand en staat nooit voluit",
        Failed(
            "een cliënt met een toewijzing van deze gemeente aan deze aanbieder",
            "een onbekend BSN (*****0006)",
        ),
        context={"jeugdige": None, "toewijzing": None},
    ),
    V(
        "TR304",
        "de toewijzing van een ander kind",
        Failed("de cliënt van toewijzing 10072", "een andere cliënt (*****0006)"),
        context=_toew(jeugdige="bram"),
    ),
    V("TR338", "de toewijzing is van deze aanbieder", JA),
    V(
        "TR338",
        "een nummer dat niet bestaat",
        Failed(
            "een toewijzing van deze gemeente aan deze aanbieder",
            "toewijzing 10072 is niet bekend",
        ),
        context={"toewijzing": None},
    ),
    V(
        "TR338",
        "de toewijzing van een andere aanbieder klinkt als een die niet bestaat",
        Failed(
            "een toewijzing van deze gemeente aan deze aanbieder",
            "toewijzing 10072 is niet bekend",
        ),
        context=_toew(aanbieder=RIVAAL),
    ),
    V("TR338", "een andere gemeente", Failed, context=_toew(gemeente="0518")),
    V("TR384", "de toewijzing leeft", JA),
    V(
        "TR384",
        "op een verwijderde toewijzing wordt niets gedeclareerd",
        Failed("een geldige toewijzing", "toewijzing 10072 is verwijderd"),
        context=_toew(reden_wijziging="13"),
    ),
    V("TR384", "zonder toewijzing", NotApplicable, context={"toewijzing": None}),
    V("TR384", "een credit mag ook dan nog", NotApplicable, CREDIT, _toew(reden_wijziging="13")),
    V("TR314", "een nieuw nummer", JA),
    V(
        "TR314",
        "een nummer dat al is gebruikt",
        Failed("een nieuw referentienummer", "referentienummer R14 is al gebruikt"),
        context={"referentie_gebruikt": True},
    ),
    V("TR339", "de toegewezen categorie", JA),
    V("TR339", "een andere categorie", Failed("43", "45"), context=_toew(categorie="43")),
    V(
        "TR339",
        "een generieke toewijzing noemt geen categorie",
        NotApplicable("de toewijzing is generiek en noemt geen productcategorie"),
        context=_toew(categorie="", productcode="", volume=None, budget=Cents(100)),
    ),
    V("TR340", "het toegewezen product", JA),
    V("TR340", "een ander product", Failed("45A05", "45A04"), context=_toew(productcode="45A05")),
    V(
        "TR340",
        "een aspecifieke toewijzing noemt geen product",
        NotApplicable("de toewijzing noemt geen productcode"),
        context=_toew(productcode="", volume=None),
    ),
    V("TR381", "de categorie van de productlijst", JA, context={"lijst": Lijstfeit("45", "04")}),
    V(
        "TR381",
        "een andere categorie",
        Failed("productcategorie 46, zoals in de productlijst", "productcategorie 45"),
        context={"lijst": Lijstfeit("46", "04")},
    ),
    V(
        "TR381",
        "een verzonnen productcode",
        Failed("een code uit de productlijst", "productcode 45A04"),
        context={"lijst": Lijstfeit("", "")},
    ),
    V(
        "TR381",
        "van deze categorie is er geen productlijst",
        NotApplicable("voor deze productcategorie is hier geen productlijst"),
        context={"lijst": None},
    ),
    V("TR381", "een credit", NotApplicable, CREDIT, {"lijst": Lijstfeit("46", "04")}),
    V("TR341", "dezelfde eenheid", JA),
    V("TR341", "uren mogen in minuten worden gedeclareerd", JA, {"eenheid": "01", "volume": 95}),
    V(
        "TR341",
        "minuten mogen niet in uren worden gedeclareerd",
        Failed("minuten", "uur"),
        context=_toew(eenheid="01", volume=600),
    ),
    V("TR341", "etmalen zijn geen uren", Failed("uur", "etmalen"), {"eenheid": "14"}),
    V(
        "TR341",
        "zonder eenheid in de toewijzing geldt die van het contract",
        Failed("uur", "dagdelen"),
        {"eenheid": "16"},
        _toew(productcode="", volume=None, eenheid=""),
    ),
    V(
        "TR341",
        "een taakgericht product heeft geen tarief, wel een eenheid",
        Failed("stuks", "euro"),
        EUROS,
        _toew(**GENERIEK) | {"tarief": None, "lijst": Lijstfeit("45", "84")},
    ),
    V(
        "TR341",
        "wat niet is afgesproken, past in geen enkele eenheid",
        Failed("geen eenheid voor product 45A04", "euro"),
        EUROS,
        _toew(productcode="", volume=None, eenheid="")
        | {"tarief": None, "lijst": Lijstfeit("", "")},
    ),
    V(
        "TR341",
        "ook zonder productlijst",
        Failed("geen eenheid voor product 45A04", "uur"),
        context=_toew(**GENERIEK) | {"tarief": None, "lijst": None},
    ),
    V("TR341", "zonder toewijzing", NotApplicable, context={"toewijzing": None}),
    V("TR307", "de toewijzing begint eerder", JA),
    V("TR307", "op de ingangsdatum zelf", JA, context=_toew(periode=van_tot("2026-04-01"))),
    V(
        "TR307",
        "een dag te vroeg",
        Failed("2 april 2026", "1 april 2026"),
        context=_toew(periode=van_tot("2026-04-02")),
    ),
    V("TR307", "zonder toewijzing", NotApplicable, context={"toewijzing": None}),
    V(
        "TR308",
        "de einddatum telt mee",
        JA,
        context=_toew(periode=van_tot("2026-01-01", "2026-04-30")),
    ),
    V(
        "TR308",
        "een dag te laat",
        Failed("29 april 2026", "30 april 2026"),
        context=_toew(periode=van_tot("2026-01-01", "2026-04-29")),
    ),
    V(
        "TR308",
        "een toewijzing zonder einde",
        NotApplicable("de toewijzing heeft geen einddatum"),
        context=_toew(periode=van_tot("2026-01-01")),
    ),
    V("TR319", "dezelfde maand", JA),
    V("TR319", "een eerdere maand mag nog", JA, {"periode": MAART}),
    V(
        "TR319",
        "een latere maand niet",
        Failed("31 maart 2026", "30 april 2026"),
        context={"declaratieperiode": MAART},
    ),
    V("TR319", "een credit volgt zijn debet", NotApplicable, CREDIT),
    V("TR387", "de eerste van de maand", JA),
    V(
        "TR387",
        "halverwege",
        Failed("1 april 2026", "7 april 2026"),
        {"periode": van_tot("2026-04-07", "2026-04-30")},
    ),
    V(
        "TR387",
        "de ingangsdatum als die later ligt",
        JA,
        {"periode": van_tot("2026-04-08", "2026-04-30")},
        _toew(periode=van_tot("2026-04-08", "2026-06-17")),
    ),
    V(
        "TR387",
        "te vroeg zegt TR307 al",
        NotApplicable,
        {"periode": van_tot("2026-04-02", "2026-04-30")},
        _toew(periode=van_tot("2026-04-08")),
    ),
    V("TR387", "een bedrag per maand", JA, EUROS, _toew(**IN_EUROS)),
    V(
        "TR387",
        "een bedrag per maand kan niet in stukken",
        Failed("1 april 2026", "11 april 2026"),
        EUROS | {"periode": van_tot("2026-04-11", "2026-04-30")},
        _toew(**IN_EUROS),
    ),
    V("TR387", "een traject: de laatste periode van de toewijzing", JA, JUNI, _toew(**TRAJECT)),
    V(
        "TR387",
        "een traject volgt de maand, niet de dagen van het resultaat",
        Failed("1 juni 2026", "10 juni 2026"),
        JUNI | {"periode": van_tot("2026-06-10", "2026-06-17")},
        _toew(**TRAJECT),
    ),
    V("TR388", "de laatste van de maand", JA),
    V(
        "TR388",
        "een dag te kort",
        Failed("30 april 2026", "29 april 2026"),
        {"periode": van_tot("2026-04-01", "2026-04-29")},
    ),
    V(
        "TR388",
        "een bedrag per maand kan niet in stukken",
        Failed("30 april 2026", "10 april 2026"),
        EUROS | {"periode": van_tot("2026-04-01", "2026-04-10")},
        _toew(**IN_EUROS),
    ),
    V("TR388", "een traject: de laatste periode van de toewijzing", JA, JUNI, _toew(**TRAJECT)),
    V(
        "TR388",
        "een traject volgt de maand, niet de dagen van het resultaat",
        Failed("17 juni 2026", "9 juni 2026"),
        JUNI | {"periode": van_tot("2026-06-01", "2026-06-09")},
        _toew(**TRAJECT),
    ),
    V(
        "TR388",
        "twee maanden in één regel",
        Failed("31 maart 2026", "30 april 2026"),
        {"periode": van_tot("2026-03-01", "2026-04-30")},
    ),
    V(
        "TR388",
        "de einddatum als die eerder ligt",
        JA,
        {"periode": van_tot("2026-04-01", "2026-04-17")},
        _toew(periode=van_tot("2026-01-01", "2026-04-17")),
    ),
    V(
        "TR388",
        "te laat zegt TR308 al",
        NotApplicable,
        {},
        _toew(periode=van_tot("2026-01-01", "2026-04-17")),
    ),
    V("TR418", "het afgesproken tarief", JA),
    V(
        "TR418",
        "een cent te veel",
        Failed("€ 78,00 per uur", "€ 78,01 per uur"),
        {"tarief": Cents(7801)},
    ),
    V("TR418", "geen tarief ingevuld", Failed("€ 78,00 per uur", "geen tarief"), {"tarief": None}),
    V(
        "TR418",
        "zonder afspraak",
        Failed("geen tarief voor 45A04", "€ 78,00 per uur"),
        context={"tarief": None},
    ),
    V(
        "TR418",
        "het uurtarief per minuut wordt afgerond, 145,5 cent is 146",
        JA,
        {"eenheid": "01", "volume": 95, "tarief": Cents(146)},
        {"tarief": TariefFeit(Cents(8730), "04")},
    ),
    V(
        "TR418",
        "naar beneden afgerond is het niet",
        Failed("€ 1,46 per minuut", "€ 1,45 per minuut"),
        {"eenheid": "01", "volume": 95, "tarief": Cents(145)},
        {"tarief": TariefFeit(Cents(8730), "04")},
    ),
    V(
        "TR418",
        "een tarief per etmaal past niet op uren",
        Failed("€ 78,00 per etmaal", "€ 78,00 per uur"),
        context={"tarief": TariefFeit(Cents(7800), "14")},
    ),
    V("TR418", "euro's hebben geen tarief", NotApplicable, {"eenheid": "83", "tarief": None}),
    V("TR346", "acht uur van € 78", JA, {"bedrag": Cents(62400)}),
    V("TR346", "een cent te veel", Failed("€ 624,00", "€ 624,01"), {"bedrag": Cents(62401)}),
    V(
        "TR346",
        "95 minuten van € 87,30 per uur is € 138,225, één keer afgerond",
        JA,
        {"eenheid": "01", "volume": 95, "tarief": Cents(146), "bedrag": Cents(13823)},
        {"tarief": TariefFeit(Cents(8730), "04")},
    ),
    V(
        "TR346",
        "niet het afgeronde minuuttarief maal 95",
        Failed("€ 138,23", "€ 138,70"),
        {"eenheid": "01", "volume": 95, "tarief": Cents(146), "bedrag": Cents(13870)},
        {"tarief": TariefFeit(Cents(8730), "04")},
    ),
    V(
        "TR346",
        "met het verkeerde tarief goed vermenigvuldigd zegt TR418 het",
        JA,
        {"tarief": Cents(9000)},
    ),
    V("TR346", "zonder tarief", NotApplicable, {"tarief": None}),
    V("TR321", "acht van de tien uur", JA),
    V("TR321", "precies tien", JA, {"volume": 10}),
    V("TR321", "twaalf van de tien", Failed("10 uur", "12 uur in april 2026"), {"volume": 12}),
    V(
        "TR321",
        "601 minuten van tien uur",
        Failed("600 minuten", "601 minuten in april 2026"),
        {"eenheid": "01", "volume": 601},
    ),
    V(
        "TR321",
        "een toewijzing zonder omvang",
        NotApplicable("de toewijzing noemt geen omvang"),
        context=_toew(volume=None),
    ),
    V("TR321", "buiten de toewijzing", NotApplicable, context=_toew(periode=van_tot("2026-05-01"))),
    V("TR321", "in een vreemde eenheid", NotApplicable, {"eenheid": "14"}),
    V("TR321", "precies het bedrag per maand", JA, EUROS, _toew(**IN_EUROS)),
    V(
        "TR321",
        "een cent meer dan per maand",
        Failed("€ 200,00", "€ 200,01 in april 2026"),
        EUROS | {"volume": 20001},
        _toew(**IN_EUROS),
    ),
    V(
        "TR321",
        "drie per week: april raakt vijf weken",
        JA,
        {"volume": 15},
        _toew(volume=3, frequentie="2"),
    ),
    V(
        "TR321",
        "een per dag: april telt dertig dagen",
        Failed("30 uur", "31 uur in april 2026"),
        {"volume": 31},
        _toew(volume=1, frequentie="1"),
    ),
    V(
        "TR321",
        "een aspecifieke toewijzing heeft geen omvang",
        NotApplicable,
        context=_toew(productcode="", volume=None, eenheid="", frequentie=""),
    ),
    V("TR322", "samen binnen 120 uur", JA, context={"stand": toegekend(regel(1, volume=112))}),
    V(
        "TR322",
        "samen een uur te veel",
        Failed("120 uur", "121 uur"),
        context={"stand": toegekend(regel(1, volume=113))},
    ),
    V(
        "TR322",
        "na minuten staan ook de toegewezen uren in minuten",
        Failed("7.200 minuten", "7.205 minuten"),
        context={"stand": toegekend(regel(1, eenheid="01", volume=112 * 60 + 5))},
    ),
    V(
        "TR322",
        "zonder einddatum is er geen totaal",
        NotApplicable,
        context=_toew(periode=van_tot("2026-01-01")),
    ),
    V(
        "TR322",
        "een totaal heeft geen einddatum nodig",
        Failed("10 uur", "11 uur"),
        context=_toew(periode=van_tot("2026-01-01"), frequentie="6")
        | {"stand": toegekend(regel(1, volume=3))},
    ),
    V("TR369", "precies het budget", JA, context=_toew(budget=Cents(62400))),
    V(
        "TR369",
        "een cent te weinig budget",
        Failed("€ 623,99", "€ 624,00"),
        context=_toew(budget=Cents(62399)),
    ),
    V("TR369", "zonder budget", NotApplicable),
    V("TR369", "een credit", NotApplicable, CREDIT, _toew(budget=Cents(1))),
    V(
        "TR369",
        "een generieke toewijzing telt elk product mee",
        Failed("€ 1.000,00", "€ 1.248,00"),
        context=_toew(**GENERIEK)
        | {"stand": toegekend(regel(1, categorie="46", productcode="46A01", periode=MAART))},
    ),
    V(
        "TR369",
        "na een credit is er weer ruimte",
        JA,
        context=_toew(**GENERIEK) | {"stand": toegekend(regel(1), regel(2, **CREDIT))},
    ),
    V("TR389", "nog niet toegekend", JA),
    V(
        "TR389",
        "een andere maand is iets anders",
        JA,
        context={"stand": toegekend(regel(1, periode=MAART))},
    ),
    V(
        "TR389",
        "al toegekend",
        Failed(
            "één prestatie per periode en product",
            "deze periode is al toegekend met referentienummer R1",
        ),
        context={"stand": toegekend(regel(1))},
    ),
    V(
        "TR389",
        "na een credit mag het weer",
        JA,
        context={"stand": toegekend(regel(1), regel(2, **CREDIT))},
    ),
    V(
        "TR389",
        "na een kortere toewijzing: de eerste helft van een maand die al is toegekend",
        Failed(
            "één prestatie per periode en product",
            "1 april 2026 t/m 30 april 2026 is al toegekend met referentienummer R1",
        ),
        {"periode": van_tot("2026-04-01", "2026-04-15")},
        _toew(periode=van_tot("2026-01-01", "2026-04-15")) | {"stand": toegekend(regel(1))},
    ),
    V(
        "TR389",
        "na een langere toewijzing: de hele maand, waarvan de helft al is toegekend",
        Failed,
        context={"stand": toegekend(regel(1, periode=van_tot("2026-04-01", "2026-04-15")))},
    ),
    V(
        "TR389",
        "na een credit mag de kortere maand",
        JA,
        {"periode": van_tot("2026-04-01", "2026-04-15")},
        {"stand": toegekend(regel(1), regel(2, **CREDIT))},
    ),
    V(
        "TR389",
        "van een ander product mag dezelfde maand in andere dagen",
        JA,
        {"periode": van_tot("2026-04-01", "2026-04-15")},
        _toew(**GENERIEK) | {"stand": toegekend(regel(1, productcode="45A05"))},
    ),
    V("TR389", "een credit", NotApplicable, CREDIT),
    V(
        "TR389",
        "een ander product op dezelfde toewijzing",
        JA,
        context=_toew(**GENERIEK) | {"stand": toegekend(regel(1, productcode="45A05"))},
    ),
    V(
        "TR389",
        "na credit en verbetering is het weer toegekend",
        Failed,
        context={"stand": toegekend(regel(1), regel(2, **CREDIT), regel(3))},
    ),
    V(
        "TR389",
        "een regel van nul euro houdt de maand niet vast",
        JA,
        context={"stand": toegekend(regel(1, volume=0))},
    ),
    V(
        "TR322",
        "een regel van nul euro gebruikt wel zijn volume",
        Failed,
        {"volume": 10},
        _toew(frequentie="6", volume=10)
        | {"stand": toegekend(regel(1, volume=1, bedrag=Cents(0)))},
    ),
    V("TR323", "de credit van een toegekende regel", JA, CREDIT, {"stand": toegekend(regel(1))}),
    V(
        "TR323",
        "een credit van iets onbekends",
        Failed("een eerder toegekende prestatie", "vorig referentienummer R1 is er niet een"),
        CREDIT,
    ),
    V(
        "TR323",
        "een credit met een ander volume",
        Failed,
        CREDIT | {"volume": 7},
        {"stand": toegekend(regel(1))},
    ),
    V(
        "TR323",
        "een credit over een andere maand",
        Failed,
        CREDIT | {"periode": MAART},
        {"stand": toegekend(regel(1))},
    ),
    V(
        "TR323",
        "een credit met een ander bedrag",
        Failed,
        CREDIT | {"bedrag": Cents(-1)},
        {"stand": toegekend(regel(1))},
    ),
    V(
        "TR323",
        "een credit met een ander tarief",
        Failed,
        CREDIT | {"tarief": Cents(7801), "bedrag": Cents(-62400)},
        {"stand": toegekend(regel(1))},
    ),
    V("TR323", "een debet", NotApplicable("de regel is geen credit")),
    V("TR390", "voor de eerste keer", JA, CREDIT, {"stand": toegekend(regel(1))}),
    V(
        "TR390",
        "voor de tweede keer",
        Failed("een prestatie die nog niet is gecrediteerd", "prestatie R1 is al gecrediteerd"),
        CREDIT,
        {"stand": toegekend(regel(1), regel(2, **CREDIT))},
    ),
    V(
        "TR390",
        "de verbetering is zelf nog te crediteren",
        JA,
        CREDIT | {"vorige_referentie": "R3"},
        {"stand": toegekend(regel(1), regel(2, **CREDIT), regel(3))},
    ),
    V("TR390", "een debet", NotApplicable),
]


@pytest.mark.parametrize("v", VOORBEELDEN, ids=lambda v: f"{v.code}: {v.zin}")
def test_voorbeeld(v: Voorbeeld) -> None:
    uitkomst = antwoord(v.code, regel(**v.regel), context(**v.context))
    if isinstance(v.uitkomst, type):
        assert isinstance(uitkomst, v.uitkomst), uitkomst
    else:
        assert uitkomst == v.uitkomst


#: Rules that say something about every line there is.
ALTIJD_VAN_TOEPASSING = {"TR304", "TR338", "TR314"}


@pytest.mark.parametrize("check", CHECKS, ids=lambda c: c.naam)
def test_elke_toets_heeft_een_goed_een_fout_en_een_niet_van_toepassing(check: Any) -> None:
    gezien = {
        type(antwoord(v.code, regel(**v.regel), context(**v.context)))
        for v in VOORBEELDEN
        if v.code == check.code
    }
    verwacht = {Passed, Failed, NotApplicable}
    if check.code in ALTIJD_VAN_TOEPASSING:
        verwacht.remove(NotApplicable)
    assert gezien == verwacht


def test_een_goede_regel_heeft_geen_enkele_fout() -> None:
    fouten = [c.code for c, o in run_checks(regel(), context()) if isinstance(o, Failed)]
    assert fouten == []


def test_alle_fouten_komen_tegelijk() -> None:
    fout = regel(volume=12, tarief=Cents(9000), productcode="45A05", bedrag=Cents(1))
    codes = {c.code for c, o in run_checks(fout, context()) if isinstance(o, Failed)}
    assert codes == {"TR340", "TR418", "TR346", "TR321"}


def test_de_zin_zegt_wat_er_mis_is_en_wat_te_doen() -> None:
    te_veel = regel(volume=12)
    check = check_van("TR321", APRIL.start)
    assert check is not None
    assert zin(check, check.functie(te_veel, context()), 14) == (
        "Regel 14: 12 uur in april 2026 gedeclareerd, 10 uur toegewezen. "
        "Dien hoogstens 10 uur in, of vraag de gemeente om een hogere toewijzing."
    )


@pytest.mark.parametrize("check", CHECKS, ids=lambda c: c.naam)
def test_elke_zin_is_af(check: Any) -> None:
    tekst = zin(check, Failed("VERWACHT", "GEVONDEN"), 3)
    assert tekst.startswith("Regel 3: ")
    assert "{" not in tekst
    assert "VERWACHT" in tekst
    assert "GEVONDEN" in tekst
    assert tekst.endswith(".")
    assert check.vraag.endswith("?")
    assert zin(check, Passed()) == zin(check, NotApplicable("x")) == ""


def test_per_dag_geldt_van_elke_regel_hoogstens_een_versie() -> None:
    for dag_ in (dag("2020-01-01"), dag("2026-06-30"), dag("2030-01-01")):
        codes = [c.code for c in CHECKS if c.geldt_op(dag_)]
        assert len(codes) == len(set(codes))
