# SPDX-License-Identifier: EUPL-1.2
# ruff: noqa: E501 - a table reads by the row
"""Every checked rule at work, by its shipped examples; and what no example shows."""

import re
from dataclasses import replace
from datetime import date

import pytest
from lxml import etree

from hefboom.ijw import antwoord, codelijst, controleer, regel, regels, schrijf
from hefboom.ijw.regels.toetsen import TOETSEN, uitkomsten
from hefboom.ijw.voorbeelden.berichten import ANNA, GOED, VANDAAG, WEG, bericht, dag
from hefboom.ijw.voorbeelden.regels import (
    ANTW,
    CONTACT,
    CREDIT,
    LAAT,
    NIEUW,
    REGEL,
    REGELVOORBEELDEN,
    START,
    STOP,
    TIJDELIJK,
    TOE,
    VRAAG,
    VROEG,
    WIJZIG,
    Regelvoorbeeld,
)
from hefboom.kernel import Failed, Finding, NotApplicable, Passed

ROOD = {voorbeeld.code for voorbeeld in REGELVOORBEELDEN} | {"TR135"}


def antwoorden(soort, anders, code):
    return uitkomsten(bericht(soort, anders), VANDAAG, code)


@pytest.mark.parametrize("v", REGELVOORBEELDEN, ids=lambda v: v.code)
def test_de_regel_slaagt_faalt_en_zwijgt(v: Regelvoorbeeld) -> None:
    goed = antwoorden(v.soort, v.goed, v.code)
    assert any(isinstance(uitkomst, Passed) for uitkomst in goed)
    assert not any(isinstance(uitkomst, Failed) for uitkomst in goed)
    assert any(isinstance(uitkomst, Failed) for uitkomst in antwoorden(v.soort, v.fout, v.code))
    if v.niet is not None:
        zwijgt = antwoorden(v.soort, v.niet, v.code)
        assert any(isinstance(uitkomst, NotApplicable) for uitkomst in zwijgt)
        assert not any(isinstance(uitkomst, Failed) for uitkomst in zwijgt)
    bevinding = next(b for b in controleer(bericht(v.soort, v.fout), VANDAAG) if b.code == v.code)
    assert bevinding.retourcode == regel(v.code).retourcode
    assert bevinding.uitleg.startswith(regel(v.code).mis)
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


def test_een_bevinding_zegt_wat_er_mis_is_en_niet_wat_er_hoort() -> None:
    """Whatever rule fails: what is wrong comes first; what must hold stands at the rule itself."""
    for een in regels().values():
        if een.niveau in ("structuur", "bedrijfsregel") or not een.gecontroleerd:
            continue
        if een.niveau == "hefboom" and not set(een.waar) - {"ijw"}:
            continue  # a finding of the reader itself has its own sentence
        assert een.mis.endswith("."), een.code
        assert een.mis != een.zin, een.code
        assert not re.search(r"\bniet\b[^.;,]*\b(niet|geen|nooit|zonder)\b", een.mis), een.code
        assert not re.search(
            r"\b(moet(en)?|mag|mogen|dient|dienen|behoor(t|en)|verplicht)\b", een.mis
        )
        fout = Finding.van(een, "Client", Failed("dit", "dat"))
        assert fout.uitleg == f"{een.mis} Verwacht: dit. Gevonden: dat."
