# SPDX-License-Identifier: EUPL-1.2
"""Allocations and money: what counts, and when."""

from hefboom.kernel import Period
from tests.measures.spec import voor

TOEWIJZINGEN = """
    toewijzingen
    segment | verwijzer | toewijzingsdatum | eerste_start | wacht_dagen | binnen_norm | boven_norm
    1       | 01        | 2026-01-05       | 2026-01-19   | 14          | ja          | nee
    1       | 02        | 2026-01-05       | 2026-03-06   | 60          | nee         | ja
    2       | 02        | 2026-02-01       |              |             |             |
    2       | 02        | 2025-12-01       | 2026-02-01   | 62          |             | ja
"""

DECLARATIES = """
    prestaties
    segment | aanbieder | begindatum | ingediend | toegekend | geweigerd
    1       | A         | 2026-01-01 | 10000     | 10000     | nee
    1       | B         | 2026-02-01 | 4000      | 0         | ja
    2       | B         | 2026-02-01 | 2000      | 2000      | nee
    2       | B         | 2026-02-01 | -500      | -500      | nee
    1       | A         | 2025-12-01 | 700       | 700       | nee
    budgetten
    segment | jaar | bedrag
    1       | 2025 | 111
    1       | 2026 | 90000
    3       | 2026 | 36000
    termijnen
    segment | maand      | bedrag
    3       | 2026-01-01 | 3000
    3       | 2026-02-01 | 3000
    3       | 2027-01-01 | 9999
    inwoners
    gemeente | begindatum | jeugdigen
    0505     | 2015-01-01 | 100
    0512     | 2015-01-01 | 50
"""


@voor("verwijzers")
def test_de_verwijzers_zijn_samen_alle_toewijzingen(meet):
    assert meet(TOEWIJZINGEN, "verwijzers") == {"01": 1 / 3, "02": 2 / 3}
    assert meet(TOEWIJZINGEN, "verwijzers", per=("segment", "verwijzer")) == {
        ("1", "01"): 0.5,
        ("1", "02"): 0.5,
        ("2", "02"): 1.0,
    }


@voor("verwijzers")
def test_een_verwijzer_kiezen_laat_het_geheel_staan(meet):
    assert meet(TOEWIJZINGEN, "verwijzers", waar={"verwijzer": "01"}) == 1 / 3


@voor("wachttijd")
def test_wachten_telt_in_de_periode_waarin_de_hulp_begon(meet):
    assert meet(TOEWIJZINGEN, "wachttijd", per=("maand",)) == {
        "2026-01": 14.0,
        "2026-02": 62.0,
        "2026-03": 60.0,
    }


@voor("wachttijd", "binnen_norm")
def test_wie_al_hulp_had_die_doorging_wachtte_niet(meet):
    tekst = """
        toewijzingen
        toewijzingsdatum | eerste_start | vervolg | wacht_dagen | binnen_norm
        2026-01-05       | 2026-01-15   | nee     | 10          | ja
        2026-01-05       | 2026-01-25   | nee     | 20          | nee
        2026-03-31       | 2026-04-01   | ja      |             |
    """
    assert meet(tekst, "wachttijd") == 15
    assert meet(tekst, "binnen_norm") == 0.5


@voor("binnen_norm")
def test_wie_geen_norm_heeft_of_nog_wacht_telt_niet_in_de_norm(meet):
    assert meet(TOEWIJZINGEN, "binnen_norm") == 0.5


@voor("boven_norm")
def test_boven_de_norm_kijkt_naar_toewijzingen_waarvoor_een_norm_geldt(meet):
    assert meet(TOEWIJZINGEN, "boven_norm") == 0.5


@voor("boven_duurnorm", "boven_inzetnorm", "aantal_boven_norm", "zonder_einde")
def test_duur_inzet_en_zonder_einde_zijn_drie_vragen(meet):
    tekst = """
        toewijzingen
        gemeente | verwijzer|toewijzingsdatum | boven_norm | boven_duur | boven_inzet| zonder_einde
        0505     | 01        | 2026-01-05       | ja         | ja         | nee        | nee
        0505     | 01        | 2026-02-05       | ja         | nee        | ja         | nee
        0505     | 02        | 2026-02-06       | ja         | ja         | ja         | nee
        0512     | 02        | 2026-03-05       | nee        |            | nee        | ja
        0512     | 02        | 2026-03-06       |            |            |            |
        0512     | 02        | 2025-12-31       | ja         | ja         |            | nee
    """
    assert meet(tekst, "boven_duurnorm") == 2 / 3
    assert meet(tekst, "boven_inzetnorm") == 0.5
    assert meet(tekst, "aantal_boven_norm", per=("gemeente", "verwijzer")) == {
        ("0505", "01"): 2,
        ("0505", "02"): 1,
    }
    assert meet(tekst, "zonder_einde", per=("gemeente",)) == {"0512": 1}


@voor("uitgaven")
def test_uitgaven_zijn_toegekende_centen_en_een_credit_gaat_eraf(meet):
    assert meet(DECLARATIES, "uitgaven") == 11500
    assert meet(DECLARATIES, "uitgaven", per=("segment",)) == {"1": 10000, "2": 1500}


@voor("aangehouden_bedrag")
def test_wat_is_aangehouden_telt_apart_en_ook_als_uitgave(meet):
    tekst = """
        prestaties
        gemeente | begindatum | ingediend | toegekend | geweigerd | aangehouden
        0505     | 2026-01-01 | 10000     | 10000     | nee       | ja
        0505     | 2026-02-01 | 7000      | 7000      | nee       | ja
        0505     | 2026-02-01 | -7000     | -7000     | nee       | ja
        0512     | 2026-02-01 | 500       | 500       | nee       | nee
    """
    assert meet(tekst, "aangehouden_bedrag") == 10000
    assert meet(tekst, "uitgaven", per=("gemeente",)) == {"0505": 10000, "0512": 500}


@voor("uitgaven_per_jeugdige")
def test_uitgaven_per_jeugdige_zijn_hele_centen(meet):
    assert meet(DECLARATIES, "uitgaven_per_jeugdige") == 77


@voor("termijnen", "bestedingen")
def test_een_termijn_na_de_peildatum_is_nog_niet_besteed(meet):
    assert meet(DECLARATIES, "termijnen") == 6000
    assert meet(DECLARATIES, "bestedingen") == 17500
    assert meet(DECLARATIES, "bestedingen", per=("segment",)) == {
        "1": 10000,
        "2": 1500,
        "3": 6000,
    }


@voor("budget")
def test_het_budget_is_dat_van_het_hele_jaar_dat_de_periode_raakt(meet):
    assert meet(DECLARATIES, "budget", periode=Period.month(2026, 2)) == 126000


@voor("geweigerde_regels", "geweigerd_aandeel", "geweigerd_bedrag")
def test_een_geweigerde_regel_telt_een_keer_en_voor_zijn_ingediende_bedrag(meet):
    assert meet(DECLARATIES, "geweigerde_regels") == 1
    assert meet(DECLARATIES, "geweigerd_aandeel") == 0.25
    assert meet(DECLARATIES, "geweigerd_bedrag") == 4000


@voor("openstaande_weigeringen", "openstaand_bedrag")
def test_wat_met_een_andere_regel_is_toegekend_staat_niet_meer_open(meet):
    tekst = """
        prestaties
        begindatum | ingediend | toegekend | geweigerd | openstaand
        2026-01-01 | 4000      | 0         | ja        | nee
        2026-01-01 | 3500      | 3500      | nee       | nee
        2026-02-01 | 900       | 0         | ja        | ja
        2026-02-01 | -100      | 0         | ja        | ja
    """
    assert meet(tekst, "openstaande_weigeringen") == 2
    assert meet(tekst, "openstaand_bedrag") == 800
    assert meet(tekst, "geweigerde_regels") == 3


@voor("uitputting")
def test_besteed_van_het_budget_is_er_alleen_waar_een_budget_is(meet):
    assert meet(DECLARATIES, "uitputting") == 17500 / 126000
    assert meet(DECLARATIES, "uitputting", per=("segment",)) == {
        "1": 10000 / 90000,
        "2": None,
        "3": 6000 / 36000,
    }


@voor("concentratie_euro")
def test_concentratie_in_geld_telt_toegekende_euros(meet):
    assert meet(DECLARATIES, "concentratie_euro") == 1
