# SPDX-License-Identifier: EUPL-1.2
"""What the two regions decided, asked as others ask it. The table is the manual."""

from datetime import date, timedelta

import pytest

from hefboom.kernel import Cents
from hefboom.stelsel import (
    Deelnames,
    Norm,
    Normsoort,
    Regio,
    StelselFout,
    laad,
    regios,
    standaardregio,
)

OUD, NIEUW = date(2025, 12, 31), date(2026, 1, 1)
START_H = date(2027, 1, 1)
DEN_HAAG, DELFT = "0518", "0503"


def dag(tekst: str) -> date:
    return date.fromisoformat(tekst)


def tabel(tekst: str) -> list[list[str]]:
    """The rows of an ASCII table, without its heading."""
    regels = tekst.strip().splitlines()[1:]
    return [[cel.strip() for cel in regel.split("|")] for regel in regels]


def test_beide_regios_zijn_er() -> None:
    assert regios() == ("haaglanden", "zuid-holland-zuid")
    assert standaardregio() == "zuid-holland-zuid"
    assert [len(laad(code).gemeenten) for code in regios()] == [9, 10]


def test_een_regio_wordt_een_keer_geladen() -> None:
    assert laad("haaglanden") is laad("haaglanden")


def test_een_onbekende_regio_noemt_de_keuze() -> None:
    with pytest.raises(StelselFout, match=r"ken ik niet\. Kies uit: haaglanden, zuid-holland-zuid"):
        laad("noordoost")


@pytest.mark.parametrize(
    ("op", "product", "segment"),
    tabel("""
        op         | product | segment
        2022-01-01 | 46A01   | 5
        2025-12-31 | 46A01   | 5
        2025-12-31 | 46A02   | 5
        2025-12-31 | 46A03   | 5
        2025-12-31 | 46A04   | 5
        2026-01-01 | 46A01   | 1
        2026-01-01 | 46A02   | 1
        2026-01-01 | 46A03   | 2
        2026-01-01 | 46A04   | 2
        2027-12-31 | 46A04   | 2
        2025-12-31 | 45A48   | 4
        2026-01-01 | 45A48   | 4
        2021-12-31 | 45A48   | geen
        2028-01-01 | 45A48   | geen
        2026-01-01 | 99Z99   | geen
        """),
)
def test_de_vier_crisistoeslagen_verhuizen(zhz: Regio, op: str, product: str, segment: str) -> None:
    """S0:62-70: segment 5 sluit; twee toeslagen gaan naar 1, twee naar 2."""
    assert (zhz.segment_op(product, dag(op)) or "geen") == segment


def test_segment_5_is_op_oudjaar_open_en_op_nieuwjaar_dicht(zhz: Regio) -> None:
    oud, nieuw = zhz.op(OUD), zhz.op(NIEUW)
    assert [s.code for s in oud.segmenten] == ["1", "2", "3", "4", "5", "6", "7"]
    assert [s.code for s in nieuw.segmenten] == ["1", "2", "3", "4", "6", "7"]
    crisis = oud.segment("5")
    assert crisis is not None
    assert crisis.titel == "5 Crisis"
    assert {p.code for p in oud.producten_van("5")} == {"46A01", "46A02", "46A03", "46A04"}
    assert nieuw.segment("5") is None
    assert nieuw.producten_van("5") == ()
    assert oud.producten == nieuw.producten, "er verdwijnt geen product, het verhuist"


def test_de_geschiedenis_houdt_haar_oude_indeling(zhz: Regio) -> None:
    """A08: dezelfde toeslag, gezien in de indeling van toen en in die van nu."""
    toen, nu = zhz.op(OUD).segment_van("46A03"), zhz.op(NIEUW).segment_van("46A03")
    assert toen is not None
    assert nu is not None
    assert (toen.naam, nu.naam) == ("Crisis", "Wonen (incl. crisis)")


def test_een_segmentnaam_verandert_zonder_nieuwe_sleutel(zhz: Regio) -> None:
    namen = [zhz.op(op).segment("1") for op in (date(2024, 1, 1), OUD, NIEUW)]
    assert [s.naam for s in namen if s] == [
        "Hoog specialistisch",
        "Hoog specialistisch",
        "Hoog specialistisch (incl. crisis)",
    ]
    assert [s.werknaam for s in namen if s] == [None, "Aanvullende zorg", "Aanvullende zorg"]


def test_het_crisisdoel_verhuist_mee(zhz: Regio) -> None:
    crisis, hoog = zhz.op(OUD).segment("5"), zhz.op(NIEUW).segment("1")
    assert crisis is not None
    assert hoog is not None
    assert len(crisis.doelen) == 1
    assert any("crisis" in doel.tekst for doel in hoog.doelen)


@pytest.mark.parametrize(
    ("product", "den_haag", "delft"),
    tabel("""
        product | den haag | delft
        44A09   | ja       | ja
        46B01   | ja       | ja
        54004   | ja       | ja
        41A00   | ja       | ja
        42A03   | ja       | ja
        41A05   | nee      | ja
        42A04   | nee      | ja
        45S01   | nee      | ja
        45A48   | nee      | ja
        45A90   | nee      | ja
        """),
)
def test_den_haag_doet_mee_in_1_2_en_alleen_dagbehandeling_van_3(
    hgl: Regio, product: str, den_haag: str, delft: str
) -> None:
    """GN10, S3:916-955: H9, H9, H9 (Den Haag alleen dagbehandeling), H8, H8."""
    for gemeente, verwacht in ((DEN_HAAG, den_haag), (DELFT, delft)):
        assert hgl.neemt_deel(gemeente, product, START_H) is (verwacht == "ja")


def test_de_schaal_staat_er_in_de_woorden_van_de_regio(hgl: Regio) -> None:
    assert [s.schaal for s in hgl.op(START_H).segmenten] == [
        "H9",
        "H9",
        "H9 (dagbesteding: H8)",
        "H8",
        "H8",
    ]


def test_wie_niet_in_de_regio_ligt_doet_niet_mee(hgl: Regio, zhz: Regio) -> None:
    assert not hgl.neemt_deel("0505", "44A09", START_H)
    assert zhz.neemt_deel("0505", "44A09", OUD)
    assert not zhz.neemt_deel("0505", "44A09", date(2021, 12, 31))
    assert not zhz.neemt_deel("0505", "onzin", OUD)


@pytest.mark.parametrize(
    ("op", "cents"),
    tabel("""
        op         | cents
        2021-12-31 | geen
        2022-12-31 | 6900
        2023-01-01 | 7314
        2023-12-31 | 7314
        2024-01-01 | 7800
        2025-01-01 | 8143
        2025-12-31 | 8143
        2026-01-01 | 8461
        2027-01-01 | 8749
        2027-12-31 | 8749
        2028-01-01 | geen
        """),
)
def test_een_tarief_geldt_vanaf_de_dag_zelf(zhz: Regio, op: str, cents: str) -> None:
    """Elke 1 januari een stap: 7800 × 1,044 = 8143,2; × 1,039 = 8460,6; × 1,034 = 8748,7."""
    tarief = zhz.tarief("45A48", dag(op))
    assert (str(int(tarief.cents)) if tarief else "geen") == cents


def test_een_tarief_zegt_waar_het_vandaan_komt(zhz: Regio) -> None:
    tarief = zhz.tarief("45A48", date(2026, 7, 1))
    assert tarief is not None
    assert (tarief.vanaf, tarief.status, tarief.aanname) == (NIEUW, "aanname", True)
    assert tarief.bron == "BOL24; OVA:percentage aangenomen"
    assert isinstance(tarief.cents, Cents)


def norm(regio: Regio, soort: Normsoort, product: str) -> Norm:
    gevonden = regio.norm(soort, product, NIEUW)
    assert gevonden is not None
    return gevonden


def test_normen_hebben_een_eenheid_die_bij_het_product_past(zhz: Regio) -> None:
    uren = norm(zhz, "max_intensiteit", "45A48")
    minuten = norm(zhz, "max_intensiteit", "54M10")
    nacht = norm(zhz, "max_intensiteit", "43A08")
    assert (uren.eenheid, uren.frequentie) == ("uur per week", "2")
    assert minuten.eenheid == "minuten per week"
    assert (nacht.waarde, nacht.eenheid, nacht.frequentie) == (5, "etmalen per maand", "4")
    assert norm(zhz, "max_duur", "45A48").eenheid == "dagen"


def test_een_norm_van_elders_is_hier_een_aanname(zhz: Regio) -> None:
    """norms.csv: 14 weken tot behandeling min 4 tot intake; crisispleegzorg 28 dagen."""
    ggz, pleegzorg = norm(zhz, "start", "54001"), norm(zhz, "max_duur", "46A03")
    assert (ggz.waarde, ggz.status, ggz.bron[:9]) == (70, "aanname", "TREEKNORM")
    assert (pleegzorg.waarde, pleegzorg.status) == (28, "aanname")


def test_wat_een_cijfer_van_een_norm_moet_weten_is_een_waarde(zhz: Regio) -> None:
    start = norm(zhz, "start", "54001")
    assert (start.waarde, start.eenheid, start.vanaf) == (70, "dagen", date(2022, 1, 1))
    assert zhz.brontekst(start.bron).startswith("Treeknorm ggz, 4 weken tot intake")


def test_een_norm_die_er_niet_is(zhz: Regio) -> None:
    assert zhz.norm("max_duur", "onzin", NIEUW) is None
    assert zhz.norm("max_duur", "45A48", date(2029, 1, 1)) is None


@pytest.mark.parametrize(
    ("regio", "segment", "vorm"),
    tabel("""
        regio             | segment | vorm
        haaglanden        | 1       | taak
        haaglanden        | 2       | taak
        haaglanden        | 3       | taak
        haaglanden        | 4       | taak
        haaglanden        | 5       | inspanning
        zuid-holland-zuid | 1       | inspanning
        zuid-holland-zuid | 6       | output
        zuid-holland-zuid | 7       | taak
        """),
)
def test_bekostiging_per_segment(regio: str, segment: str, vorm: str) -> None:
    """S3:916-955; beide stelsels kennen beide regimes."""
    assert laad(regio).bekostiging(segment, START_H) == vorm


def test_of_een_product_taakgericht_is_volgt_uit_zijn_segment_op_die_dag() -> None:
    for naam in ("haaglanden", "zuid-holland-zuid"):
        regio = laad(naam)
        for product in regio.producten:
            segment = regio.segment_op(product.code, START_H)
            vorm = regio.bekostiging(segment, START_H) if segment else None
            verwacht = None if vorm is None else vorm == "taak"
            assert regio.product_is_taakgericht("", product.code, START_H) is verwacht
            if verwacht:
                assert regio.product_is_taakgericht(product.categorie, "", START_H) is True
        assert regio.product_is_taakgericht("", "onzin", START_H) is None
        assert regio.product_is_taakgericht("99", "", START_H) is None


def test_elke_waarde_zegt_waar_zij_vandaan_komt_en_hoe_vast_zij_is(hgl: Regio, zhz: Regio) -> None:
    wonen, nu = hgl.op(START_H).segment("1"), zhz.op(NIEUW).segment("1")
    assert wonen is not None
    assert nu is not None
    assert (wonen.status, wonen.bron) == ("voorlopig", "S3:288; S3:326")
    assert (wonen.betaald.status, wonen.betaald.bron) == ("voorlopig", "S3:924-927")
    assert {doel.status for doel in wonen.doelen} == {"besloten"}
    assert (nu.status, nu.bekostiging_aanname) == ("aanname", True)
    nieuw = [rij for rij in hgl[Deelnames].rijen if START_H in rij.geldig]
    assert {rij.status for rij in nieuw} == {"voorlopig"}
    assert {stap.status for stap in hgl.besparingspad} == {"voorlopig"}
    assert zhz.uitvoerder.status == "feit"


def test_een_gesloten_segment_heeft_geen_bekostiging_en_geen_budget(zhz: Regio) -> None:
    assert zhz.bekostiging("5", OUD) == "inspanning"
    assert zhz.bekostiging("5", NIEUW) is None
    assert zhz.bekostiging("9", NIEUW) is None
    assert zhz.budget("5", 2025) is not None
    assert zhz.budget("5", 2026) is None


def test_het_besparingspad_is_dat_van_de_raad(hgl: Regio, zhz: Regio) -> None:
    """GN1, S4:455-456."""
    assert [(b.jaar, b.cents // 10_000_000) for b in hgl.besparingspad] == [
        (2027, -113),
        (2028, -143),
        (2029, -215),
        (2030, -240),
        (2031, -250),
        (2032, -250),
        (2033, -250),
    ]
    assert Cents.total(b.cents for b in hgl.besparingspad) == -14_610_000_000
    assert zhz.besparingspad == ()


def test_buiten_de_looptijd_is_er_geen_indeling(zhz: Regio, hgl: Regio) -> None:
    with pytest.raises(StelselFout, match="geldt vanaf 1 januari 2022 t/m 31 december 2027"):
        zhz.op(date(2028, 1, 1))
    with pytest.raises(StelselFout, match="Haaglanden heeft op 31 december 2013 geen indeling"):
        hgl.op(date(2013, 12, 31))


def test_de_jeugdigen_tellen_op_tot_de_regio(zhz: Regio, hgl: Regio) -> None:
    """facts.md §1: ongeveer 94.100 en 223.100, Den Haag ongeveer de helft van de zijne."""
    assert sum(g.jeugdigen for g in zhz.gemeenten) == 94_086
    assert sum(g.jeugdigen for g in hgl.gemeenten) == 223_070
    den_haag = hgl.gemeente(DEN_HAAG)
    assert den_haag is not None
    assert (den_haag.naam, den_haag.jeugdigen) == ("Den Haag", 110_824)
    assert hgl.gemeente("0505") is None


def test_de_gemeenten_zijn_die_van_de_lijst(gedeeld: object) -> None:
    import csv
    from pathlib import Path

    bestand = Path(str(gedeeld)) / "domain" / "municipalities.csv"
    with bestand.open(encoding="utf-8", newline="") as stroom:
        lijst = {rij["code"]: int(rij["youths_0_17"]) for rij in csv.DictReader(stroom)}
    onze = {str(g.code): g.jeugdigen for code in regios() for g in laad(code).gemeenten}
    assert onze == lijst


def test_de_productlijst_kent_een_code_kent_hem_niet_of_gaat_er_niet_over(zhz: Regio) -> None:
    assert zhz.lijstcategorie("45A48", "46") == "45"
    assert zhz.lijstcategorie("99X99", "45") == ""
    assert zhz.lijstcategorie("55A01", "55") is None


def test_de_productcode_begint_met_de_categorie(elke_regio: Regio) -> None:
    assert all(p.code.startswith(p.categorie) and len(p.code) == 5 for p in elke_regio.producten)
    assert 18 <= len(elke_regio.producten) <= 35


def test_alle_eenheden_en_vormen_komen_voor() -> None:
    producten = [p for code in regios() for p in laad(code).producten]
    assert {p.eenheid for p in producten} == {"01", "04", "14", "16", "82", "84"}
    assert {p.vorm for p in producten} == {"individueel", "groep", "collectief"}
    assert {p.categorie for p in producten} >= {"41", "42", "43", "44", "45", "46", "47", "48"}


def test_de_begroting_ligt_in_de_buurt(zhz: Regio, hgl: Regio) -> None:
    """Een aanname, maar geen onzin: € 1.100 tot € 1.350 per jeugdige die overal meedoet."""
    jeugdigen = sum(g.jeugdigen for g in zhz.gemeenten)
    totaal = sum(int(b.cents) for (_, jaar), b in zhz.budgetten.items() if jaar == 2025)
    assert 1_100 <= totaal / 100 / jeugdigen <= 1_350
    for product_van_segment in ("44A09", "54004", "41A00", "45S01", "45A48"):
        assert hgl.segment_op(product_van_segment, START_H)
    per_jeugdige = 0.0
    for segment in hgl.op(START_H).segmenten:
        mee = {code for rij in segment.deelname for code in rij.gemeenten}
        groep = sum(g.jeugdigen for g in hgl.gemeenten if g.code in mee)
        budget = hgl.budget(segment.code, 2027)
        assert budget is not None
        per_jeugdige += int(budget.cents) / 100 / groep
    assert 1_050 <= per_jeugdige <= 1_350


def test_de_looptijd_dekt_de_proefregio(zhz: Regio, hgl: Regio) -> None:
    assert zhz.geldig.contains(zhz.geldig.until(date(2027, 1, 1)))
    assert date(2024, 1, 1) in zhz.geldig
    assert date(2028, 12, 31) in hgl.geldig
    assert zhz.geldig.last == date(2027, 12, 31)


def test_tussen_twee_wisseldagen_verandert_niets(elke_regio: Regio) -> None:
    for wissel in elke_regio.wisseldagen():
        dag_ervoor = wissel - timedelta(days=1)
        if dag_ervoor in elke_regio.geldig:
            vorige = max(w for w in elke_regio.wisseldagen() if w <= dag_ervoor)
            assert elke_regio.op(vorige).segmenten == elke_regio.op(dag_ervoor).segmenten
