# SPDX-License-Identifier: EUPL-1.2
# ruff: noqa: E501 - a table reads by the row
"""Every checked rule shown at work: where it holds, where it fails, where it says nothing.

A row: rule, message, what makes it fail, what makes it not apply (None: it always applies). With
nothing changed the message is right, so every rule passes there or does not apply.
"""

from dataclasses import replace
from datetime import date

import pytest
from lxml import etree

from hefboom.ijw import NietBestaandBsn, antwoord, codelijst, controleer, regel, regels, schrijf
from hefboom.ijw.regels.toetsen import TOETSEN, uitkomsten
from hefboom.kernel import Failed, NotApplicable, Passed
from tests.ijw.voorbeelden import ANNA, GOED, VANDAAG, WEG, bericht, dag

CONTACT = "Client/Contactgegevens/Contact[1]"
TIJDELIJK = "Client/Contactgegevens/Contact[2]"
TOE = "Client/ToegewezenProducten/ToegewezenProduct"
START = "Client/StartProducten/StartProduct"
STOP = "Client/StopProducten/StopProduct"
VRAAG = "Client/AangevraagdeProducten/AangevraagdProduct"
WIJZIG = "Client/Verzoek/TeWijzigenProducten/TeWijzigenProduct"
NIEUW = "Client/Verzoek/NieuweProducten/NieuwProduct"
REGEL = "Declaratie/Clienten/Client[1]/Prestaties/Prestatie"
REGEL3 = "Declaratie/Clienten/Client[2]/Prestaties/Prestatie[1]"
ANTW = "DeclaratieAntwoord"
VROEG, LAAT = dag("2026-01-01"), dag("2026-08-01")
CREDIT = {
    f"{REGEL}[1]/IngediendBedrag/DebetCredit": "C",
    f"{REGEL}[1]/ProductReferentie/VorigReferentieNummer": "R0",
}
ZONDER_CODE = {f"{TOE}[1]/Product": {"Categorie": "45"}, f"{TOE}[1]/Omvang": WEG}

TABEL = [
    ("CS002", "JW305", {"Client/Bsn": NietBestaandBsn("123456789")}, None),
    ("TR002", "JW305", {"Client/Geboortedatum/Datum": dag("1906-05-05")},
     {"Client/Geboortedatum": {"Datum": dag("1900-01-01"), "DatumGebruik": "3"}}),
    ("CS139", "JW305", {"Client/Geboortedatum": {"Datum": dag("2012-02-29"), "DatumGebruik": "2"}}, {}),
    ("CS050", "JW301", {"Client/Naam/Partnernaam": {"Achternaam": "B"}, "Client/Naam/NaamGebruik": "6"}, None),
    ("CS318", "JW301", {"Client/Naam/NaamGebruik": "6"}, None),
    ("CD007", "JW301", {"Client/Communicatie": {"Vorm": "1"}}, None),
    ("TR006", "JW301", {f"{CONTACT}/Adres/Huis": WEG}, None),
    ("TR061", "JW301", {f"{CONTACT}/Soort": "04"}, None),
    ("CD005", "JW301", {f"{CONTACT}/Adres/LandCode": WEG}, None),
    ("CD009", "JW301", {f"{CONTACT}/Periode": {"Begindatum": VROEG}}, {}),
    ("CD025", "JW301", {f"{CONTACT}/Adres/Huis": WEG},
     {f"{pad}/Adres/LandCode": "BE" for pad in (CONTACT, TIJDELIJK, "Client/Relaties/Relatie[1]/Contact")}),
    ("CS089", "JW301", {f"{CONTACT}/Adres/Postcode": "33AA"},
     {f"{CONTACT}/Adres/LandCode": "BE", f"{CONTACT}/Adres/Postcode": "33AA"}),
    ("CD034", "JW301", {f"{CONTACT}/Adres": WEG}, {f"{TIJDELIJK}/Adres": WEG}),
    ("CS003", "JW301", {f"{TOE}[1]/Einddatum": VROEG}, {f"{TOE}[2]/Einddatum": WEG}),
    ("TR018", "JW307", {f"{STOP}[1]/Einddatum": VROEG}, None),
    ("CS058", "JW305", {f"{START}[1]/StatusAanlevering": "9"}, None),
    ("TR101", "JW305", {f"{START}[2]/ToewijzingNummer": 1}, None),
    ("TR134", "JW305", {f"{START}[1]/Begindatum": LAAT}, None),
    ("TR302", "JW301", {f"{TOE}[2]/Ingangsdatum": dag("2026-06-30")},
     {f"{TOE}[1]/RedenWijziging": "13", f"{TOE}[1]/Einddatum": dag("2026-06-01"),
      f"{TOE}[2]/Ingangsdatum": dag("2026-06-01")}),
    ("TR386", "JW315", {f"{VRAAG}[2]/ToewijzingIngangsdatum": dag("2026-06-30")}, None),
    ("TR410", "JW317", {f"{NIEUW}[1]/Einddatum": WEG}, None),
    ("CD041", "JW301", {f"{TOE}[1]/Omvang": WEG}, ZONDER_CODE),
    ("CD080", "JW301", {f"{TOE}[1]/Product": {"Categorie": "45"}}, {}),
    ("CD095", "JW315", {f"{VRAAG}[1]/Product": {"Categorie": "45"}}, {}),
    ("CD096", "JW317", {f"{NIEUW}[1]/Product": {"Categorie": "45"}}, {}),
    ("CD075", "JW301", {f"{TOE}[2]/Budget": 1, f"{TOE}[2]/Omvang": WEG, f"{TOE}[2]/Einddatum": WEG}, {}),
    ("CD076", "JW301", {f"{TOE}[2]/Omvang/Frequentie": "2", f"{TOE}[2]/Einddatum": WEG}, {}),
    ("CD077", "JW301", {f"{TOE}[1]/Budget": 1}, {}),
    ("CD078", "JW301", {f"{TOE}[1]/Budget": 1}, ZONDER_CODE),
    ("CD079", "JW301", {f"{TOE}[1]/Product": WEG}, {f"{TOE}[1]/Budget": 100}),
    ("CS338", "JW301", {f"{TOE}[1]/Omvang": {"Volume": 1, "Eenheid": "14", "Frequentie": "1"}}, {}),
    ("CS343", "JW315", {f"{VRAAG}[1]/Omvang": {"Volume": 1, "Eenheid": "83", "Frequentie": "1"}}, {}),
    ("CS335", "JW301", {f"{TOE}[1]/RedenWijziging": "13"}, {}),
    ("CS336", "JW301", {f"{TOE}[1]/RedenWijziging": "01"}, {}),
    ("TR383", "JW315", {f"{VRAAG}[2]/ReferentieAanbieder": "V1"}, None),
    ("CD043", "JW315", {f"{VRAAG}[1]/BeschikkingNummer": 7}, None),
    ("CD066", "JW315", {f"{VRAAG}[1]/Verwijzer/Naam": "Zon"}, {f"{VRAAG}[1]/Verwijzer": {"Type": "01"}}),
    ("CD067", "JW315", {f"{VRAAG}[1]/Verwijzer/ZorgverlenerCode": WEG}, {}),
    ("CD068", "JW315", {f"{VRAAG}[1]/Verwijzer/Type": "01"}, {}),
    ("TR352", "JW317", {"Client/Verzoek/OngewijzigdeProducten": WEG, "Client/Verzoek/TeWijzigenProducten": WEG}, None),
    ("TR353", "JW317", {"Client/Verzoek/NieuweProducten": WEG, "Client/Verzoek/TeWijzigenProducten": WEG}, None),
    ("TR380", "JW317", {f"{NIEUW}[1]/GewensteIngangsdatum": dag("2026-05-06")}, None),
    ("TR377", "JW319", {"Antwoord/Woonplaatsbeginsel": WEG}, {"Antwoord/RedenAfwijzingVerzoek": "2"}),
    ("TR409", "JW319", {"Antwoord/RedenAfwijzingVerzoek": "2"}, {}),
    ("CD085", "JW319", {"Antwoord/RedenAfwijzingVerzoek": WEG}, {"Antwoord/VerzoekAntwoord": "2"}),
    ("CD086", "JW319", {"Antwoord/VerzoekAntwoord": "2"}, {}),
    ("TR358", "JW323", {"Declaratie/TotaalIngediendBedrag/TotaalBedrag": 15001}, None),
    ("TR342", "JW325", {f"{ANTW}/TotaalToegekendBedrag/TotaalBedrag": 9999}, None),
    ("TR342", "JW325", {f"{ANTW}/RetourCodes/RetourCode": ("9333",)}, None),
    ("TR315", "JW323", CREDIT | {f"{REGEL}[2]/ProductReferentie/VorigReferentieNummer": "R0"}, {}),
    ("TR316", "JW323", CREDIT | {f"{REGEL}[1]/ProductReferentie/VorigReferentieNummer": "R2"}, {}),
    ("TR335", "JW323", {f"{REGEL}[1]/ProductPeriode/Einddatum": dag("2021-05-05")}, None),
    ("TR416", "JW323", {f"{REGEL}[2]/ProductPeriode": {"Begindatum": dag("2026-04-01"), "Einddatum": dag("2026-04-30")}},
     CREDIT | {f"{REGEL}[2]/IngediendBedrag/DebetCredit": "C", f"{REGEL}[2]/ProductReferentie/VorigReferentieNummer": "R00",
               f"{REGEL3}/IngediendBedrag/DebetCredit": "C", f"{REGEL3}/ProductReferentie/VorigReferentieNummer": "R000"}),
    ("TR137", "JW323", {f"{REGEL}[1]/ProductPeriode/Einddatum": LAAT}, None),
    ("CD060", "JW323", {f"{REGEL}[1]/IngediendBedrag/DebetCredit": "C"}, None),
    ("CD087", "JW323", {f"{REGEL}[1]/Eenheid": "83"}, None),
    ("CS339", "JW323", {f"{REGEL}[1]/Eenheid": "83"}, {}),
    ("CS325", "JW323", {f"{REGEL}[1]/IngediendBedrag": {"Bedrag": 0, "DebetCredit": "C"}}, {}),
    ("CS337", "JW323", {f"{REGEL}[1]/ProductPeriode/Begindatum": dag("2026-03-31")}, None),
    ("CS340", "JW323", {"Declaratie/DeclaratiePeriode/Einddatum": dag("2026-04-29")}, None),
    ("CS100", "JW323", {f"{REGEL}[1]/ProductPeriode/Begindatum": dag("2020-12-01")}, None),
]  # fmt: skip
#: rules whose right message holds nothing to pass on: what makes them pass.
SLAAGT = {
    "CS139": {"Client/Geboortedatum": {"Datum": dag("2012-01-01"), "DatumGebruik": "2"}},
    "CD007": {"Client/Communicatie": {"Vorm": "1", "Taal": "Pools"}},
    "CD009": {f"{TIJDELIJK}/Periode": {"Begindatum": VROEG}},
    "CD080": ZONDER_CODE,
    "CD095": {f"{VRAAG}[1]/Product": {"Categorie": "45"}, f"{VRAAG}[1]/Omvang": WEG},
    "CD096": {f"{NIEUW}[1]/Product": {"Categorie": "45"}, f"{NIEUW}[1]/Omvang": WEG},
    "CD075": {f"{TOE}[1]/Budget": 1, f"{TOE}[1]/Omvang": WEG},
    "CD076": {f"{TOE}[1]/Omvang/Frequentie": "2"},
    "CD077": {f"{TOE}[1]/Budget": 1, f"{TOE}[1]/Omvang": WEG},
    "CS338": {f"{TOE}[1]/Omvang": {"Volume": 1, "Eenheid": "14", "Frequentie": "2"}},
    "CS343": {f"{VRAAG}[1]/Omvang": {"Volume": 1, "Eenheid": "83", "Frequentie": "6"}},
    "CS335": {f"{TOE}[1]/RedenWijziging": "13", f"{TOE}[1]/Einddatum": dag("2026-06-01")},
    "CS336": {f"{TOE}[1]/RedenWijziging": "04"},
    "CD067": {f"{VRAAG}[1]/Verwijzer": {"Type": "02", "Naam": "Zon"}},
    "CD068": {f"{VRAAG}[1]/Verwijzer": {"Type": "01"}},
    "TR409": {"Antwoord/RedenAfwijzingVerzoek": "2", "Antwoord/Woonplaatsbeginsel": WEG},
    "CD086": {"Antwoord/VerzoekAntwoord": "2", "Antwoord/RedenAfwijzingVerzoek": WEG},
    "TR315": CREDIT,
    "TR316": CREDIT,
    "CS339": {f"{REGEL}[1]/Eenheid": "83", f"{REGEL}[1]/GeleverdVolume": 5000},
    "CS325": {f"{REGEL}[1]/IngediendBedrag": {"Bedrag": 0, "DebetCredit": "D"}},
}  # fmt: skip
ROOD = {code for code, *_ in TABEL} | {"TR135"}


def antwoorden(soort, anders, code):
    return uitkomsten(bericht(soort, anders), VANDAAG, code)


@pytest.mark.parametrize(("code", "soort", "fout", "niet"), TABEL, ids=[r[0] for r in TABEL])
def test_de_regel_slaagt_faalt_en_zwijgt(code, soort, fout, niet) -> None:
    goed = antwoorden(soort, SLAAGT.get(code, {}), code)
    assert any(isinstance(uitkomst, Passed) for uitkomst in goed)
    assert not any(isinstance(uitkomst, Failed) for uitkomst in goed)
    assert any(isinstance(uitkomst, Failed) for uitkomst in antwoorden(soort, fout, code))
    if niet is not None:
        zwijgt = antwoorden(soort, niet, code)
        assert any(isinstance(uitkomst, NotApplicable) for uitkomst in zwijgt)
        assert not any(isinstance(uitkomst, Failed) for uitkomst in zwijgt)
    bevinding = next(b for b in controleer(bericht(soort, fout), VANDAAG) if b.code == code)
    assert bevinding.retourcode == regel(code).retourcode
    assert bevinding.uitleg.startswith(regel(code).zin)
    assert ANNA.cijfers not in bevinding.uitleg + bevinding.gevonden


def test_elke_getoetste_regel_staat_in_de_tabel() -> None:
    assert set(TOETSEN) == ROOD


@pytest.mark.parametrize("soort", [*GOED, "JW325"])
def test_het_goede_bericht_is_goed(soort, xsd) -> None:
    goed = bericht(soort)
    xsd[soort].assertValid(etree.fromstring(schrijf(goed)))
    assert controleer(goed, VANDAAG) == ()


def test_de_dagtekening_ligt_niet_in_de_toekomst() -> None:
    (bevinding,) = controleer(bericht("JW305"), date(2026, 5, 5))
    assert (bevinding.code, bevinding.retourcode, bevinding.pad) == ("TR135", "8848", "Header")


def test_alle_regels_van_de_standaard_hebben_een_zin(gedeeld) -> None:
    import json

    officieel = json.loads((gedeeld / "ijw" / "regels.json").read_text(encoding="utf-8"))
    technisch = {r["code"]: r for r in officieel["technische_regels"]}
    assert len(technisch) == 80
    for code, bron in technisch.items():
        assert regel(code).zin
        assert regel(code).zin != bron["definitie"]
        verwacht = None if bron["retourcode"] == "n.v.t." else bron["retourcode"]
        assert regel(code).retourcode == verwacht
    elementen = {r["code"] for r in officieel["elementregels"]}
    assert elementen <= set(regels())


def test_alles_wat_een_bericht_zelf_beslist_wordt_getoetst() -> None:
    open_ = {r.code for r in regels().values() if r.niveau == "bericht" and not r.gecontroleerd}
    assert open_ == set()


def test_elke_retourcode_staat_in_de_codelijst() -> None:
    codes = codelijst("WJ001")
    assert all(r.retourcode in codes for r in regels().values() if r.retourcode)


def test_een_generieke_toewijzing_overlapt_met_alles() -> None:
    zonder = {f"{TOE}[2]/Product": WEG, f"{TOE}[2]/Ingangsdatum": dag("2026-06-15")}
    assert "TR302" in {b.code for b in controleer(bericht("JW301", zonder), VANDAAG)}


def test_alleen_de_categorie_overlapt_met_elke_code_daarvan() -> None:
    categorie = {
        f"{TOE}[2]/Product": {"Categorie": "45"},
        f"{TOE}[2]/Ingangsdatum": dag("2026-06-15"),
    }
    assert "TR302" in {b.code for b in controleer(bericht("JW301", categorie), VANDAAG)}
    ander = {f"{TOE}[2]/Product": {"Categorie": "46"}, f"{TOE}[2]/Ingangsdatum": dag("2026-06-15")}
    assert "TR302" not in {b.code for b in controleer(bericht("JW301", ander), VANDAAG)}


def test_twee_clienten_mogen_dezelfde_referentie_niet_delen_binnen_hun_sleutel() -> None:
    dubbel = {f"{REGEL}[2]/ProductReferentie/ReferentieNummer": "R1"}
    assert [b.code for b in controleer(bericht("JW323", dubbel), VANDAAG)] == ["TR101"]


def gevonden(soort, anders) -> set[str]:
    return {b.code for b in controleer(bericht(soort, anders), VANDAAG)}


RELATIE = "Client/Relaties/Relatie[1]"
ADRES = {"Huis": {"Huisnummer": 1}, "Postcode": "3311AA", "LandCode": "NL"}
ANDERS = [
    ("zonder land", "01", {"LandCode": WEG}, {"CD005"}),
    ("buiten Nederland mag zonder huisnummer", "02", {"LandCode": "BE", "Huis": WEG}, set()),
    ("land zonder postcode", "02", {"LandCode": "BE", "Postcode": WEG}, {"CD005"}),
    ("Nederland zonder huisnummer", "02", {"Huis": WEG}, {"CD025"}),
    ("BRP-adres zonder postcode", "01", {"LandCode": WEG, "Postcode": WEG}, {"CD034"}),
    ("een spatie in de postcode", "01", {"Postcode": "3311 AA"}, {"CS089"}),
    ("kleine letters in de postcode", "01", {"Postcode": "3311aa"}, set()),
    ("een Belgische postcode", "02", {"LandCode": "BE", "Postcode": "2000"}, set()),
]


@pytest.mark.parametrize(("naam", "soort", "anders", "codes"), ANDERS, ids=[r[0] for r in ANDERS])
def test_een_adres_is_heel(naam, soort, anders, codes) -> None:
    adres = {veld: waarde for veld, waarde in (ADRES | anders).items() if waarde is not WEG}
    contact = {
        "Soort": soort,
        "Adres": adres,
        "Telefoon": {"Telefoon01": {"Telefoonnummer": "078", "Landnummer": "31"}},
    }
    assert gevonden("JW301", {f"{RELATIE}/Contact": contact}) == codes


def test_ook_een_relatie_is_geboren_en_niet_te_lang_geleden() -> None:
    assert gevonden("JW301", {f"{RELATIE}/Geboortedatum": {"Datum": LAAT}}) == {"TR134"}
    assert gevonden("JW301", {f"{RELATIE}/Geboortedatum": {"Datum": dag("1850-01-01")}}) == {
        "TR002"
    }


def test_op_schrikkeldag_is_120_jaar_terug_ook_29_februari() -> None:
    basis = bericht("JW305", {"Client/Geboortedatum/Datum": dag("1904-02-28")})
    op_schrikkeldag = replace(basis, kop=replace(basis.kop, dagtekening=dag("2024-02-29")))
    codes = {b.code for b in controleer(op_schrikkeldag, dag("2024-02-29"))}
    assert "TR002" in codes


def test_een_stop_wordt_gemeld_als_de_hulp_voorbij_is() -> None:
    assert gevonden("JW307", {f"{STOP}[1]/Einddatum": LAAT}) == {"TR134"}


def test_een_stop_met_een_andere_einddatum_is_een_andere_stop() -> None:
    """IV008: the wrong stop removed and the right one delivered, in one message."""
    eerst = bericht("JW307").inhoud["Client"]["StopProducten"]["StopProduct"][0]
    weg = eerst | {"StatusAanlevering": "3", "Einddatum": eerst["Begindatum"]}
    assert gevonden("JW307", {"Client/StopProducten/StopProduct": (weg, eerst)}) == set()
    assert gevonden("JW307", {"Client/StopProducten/StopProduct": (eerst, eerst)}) == {"TR101"}


NOGMAALS = [
    ("JW305", {f"{START}[2]/ToewijzingNummer": 1},
     "ToewijzingNummer 1, product 45A03, begindatum 3 april 2026", "een combinatie"),
    ("JW317", {f"{NIEUW}[1]/Product": WEG, f"{NIEUW}[2]/Product": WEG, f"{NIEUW}[2]/GewensteIngangsdatum": dag("2026-06-01")},
     "zonder product, GewensteIngangsdatum 1 juni 2026", "een combinatie"),
    ("JW317", {f"{NIEUW}[1]/Product": {"Categorie": "45"}, f"{NIEUW}[2]/Product": {"Categorie": "45"}, f"{NIEUW}[2]/GewensteIngangsdatum": dag("2026-06-01")},
     "productcategorie 45, GewensteIngangsdatum 1 juni 2026", "een combinatie"),
    ("JW323", {f"{REGEL}[2]/ProductReferentie/ReferentieNummer": "R1"}, "ReferentieNummer R1", "een waarde"),
    ("JW323", {"Declaratie/Clienten/Client[2]/Bsn": ANNA}, "BSN *****0006", "een waarde"),
    ("JW301", {f"{TIJDELIJK}/Soort": "01"}, "soort 01", "een waarde"),
]  # fmt: skip


@pytest.mark.parametrize(("soort", "anders", "nogmaals", "wat"), NOGMAALS)
def test_een_dubbele_sleutel_wordt_in_woorden_genoemd(soort, anders, nogmaals, wat) -> None:
    alle = controleer(bericht(soort, anders), VANDAAG)
    bevinding = next(b for b in alle if b.code == "TR101")
    assert bevinding.gevonden == f"nogmaals {nogmaals}"
    assert f"Verwacht: {wat} die nog niet voorkwam." in bevinding.uitleg


def test_een_soort_adres_staat_er_een_keer() -> None:
    tijdelijk = bericht("JW301").inhoud["Client"]["Contactgegevens"]["Contact"][1]
    later = tijdelijk | {"Soort": "04", "Periode": {"Begindatum": LAAT}}
    eerder = tijdelijk | {"Soort": "04", "Periode": {"Begindatum": VROEG}}
    gewoon = bericht("JW301").inhoud["Client"]["Contactgegevens"]["Contact"][0]
    rij = {"Client/Contactgegevens/Contact": (gewoon, eerder, later)}
    assert "TR101" in gevonden("JW301", rij)


def test_een_credit_en_een_debet_met_hetzelfde_nummer_hebben_een_andere_sleutel() -> None:
    credit = CREDIT | {f"{REGEL}[1]/ProductReferentie/ReferentieNummer": "R2"}
    assert "TR101" not in gevonden("JW323", credit)


def test_ook_de_laatste_maand_die_er_is_is_een_maand() -> None:
    """Found by an audit: the month after December 9999 is none."""
    heel = {"Begindatum": dag("9999-12-01"), "Einddatum": dag("9999-12-31")}
    assert "CS340" not in gevonden("JW323", {"Declaratie/DeclaratiePeriode": heel})
    half = heel | {"Einddatum": dag("9999-12-30")}
    assert "CS340" in gevonden("JW323", {"Declaratie/DeclaratiePeriode": half})
    later = {"Declaratie/DeclaratiePeriode/Begindatum": dag("9999-12-01")}
    assert "CS340" in gevonden("JW323", later)


def test_wat_een_regel_aanwijst_is_te_beantwoorden() -> None:
    """`antwoord` finds the class that every finding's path belongs to.

    With a code that goes on a class: 0001 gets only a header back.
    """
    for soort, anders in (
        ("JW315", {f"{VRAAG}[1]/ToewijzingEinddatum": VROEG}),
        ("JW319", {"Antwoord/Woonplaatsbeginsel": WEG}),
        ("JW301", {f"{CONTACT}/Adres/LandCode": WEG}),
    ):
        fout = bericht(soort, anders)
        afkeur = {b.pad: ("9063",) for b in controleer(fout, VANDAAG) if b.retourcode == "0001"}
        assert afkeur
        assert antwoord(fout, "A1", fout.kop.dagtekening, afkeur).inhoud


@pytest.mark.parametrize(
    ("codes", "toegekend", "goed"),
    [(("9333",), 0, True), (("9333",), 10000, False), (("0200", "9333"), 0, True),
     (("0200",), 10000, True), (("8001",), 9999, False)],
)  # fmt: skip
def test_wat_is_afgewezen_is_niet_toegekend(codes, toegekend, goed) -> None:
    anders = {
        f"{ANTW}/RetourCodes/RetourCode": codes,
        f"{ANTW}/TotaalToegekendBedrag/TotaalBedrag": toegekend,
    }
    assert ("TR342" in gevonden("JW325", anders)) is not goed


def test_wijzigen_zonder_budget_en_omvang_mag() -> None:
    assert controleer(bericht("JW317", {f"{WIJZIG}[1]/Omvang": WEG}), VANDAAG) == ()
