# SPDX-License-Identifier: EUPL-1.2
"""Youths and episodes: what counts, and when."""

from datetime import date

from hefboom.kernel import Period
from tests.measures.spec import voor

MAART = Period.month(2026, 3)

HULP = """
    zorgperioden
    zorgperiode | jeugdige | gemeente | aanbieder | segment | begindatum | einddatum
    1           | jan      | 0505     | A         | 1       | 2026-01-10 | 2026-03-01
    2           | jan      | 0505     | B         | 2       | 2026-02-01 |
    3           | eva      | 0512     | A         | 1       | 2026-03-31 | 2026-04-30
    4           | tom      | 0512     | A         |         | 2025-06-01 | 2026-02-28
    5           | ida      | 0512     | A         | 1       | 2027-01-01 |
"""


INWONERS = """
    inwoners
    gemeente | segment | vorm     | begindatum | jeugdigen
    0505     | 1       | ambulant | 2015-01-01 | 50
    0512     | 1       | ambulant | 2015-01-01 | 40
    0512     | 2       | groep    | 2015-01-01 | 40
    0523     | 2       | groep    | 2015-01-01 | 10
"""


@voor("jeugdigen")
def test_een_jeugdige_met_hulp_uit_twee_segmenten_telt_in_het_totaal_een_keer(meet):
    assert meet(HULP, "jeugdigen", periode=MAART) == 2


@voor("jeugdigen")
def test_een_jeugdige_telt_bij_elk_segment_mee_en_de_rest_blijft_zichtbaar(meet):
    assert meet(HULP, "jeugdigen", per=("segment",)) == {"1": 2, "2": 1, "niet ingedeeld": 1}


@voor("jeugdigen")
def test_de_laatste_dag_van_de_hulp_telt_mee_en_de_dag_erna_niet(meet):
    assert meet(HULP, "jeugdigen", per=("maand",), waar={"gemeente": "0512"}) == {
        "2026-01": 1,
        "2026-02": 1,
        "2026-03": 1,
        "2026-04": 1,
    }


@voor("jeugdigen")
def test_wat_op_de_peildatum_begint_telt_nog_niet(meet):
    periode = Period(date(2026, 12, 1), date(2027, 6, 1))
    assert meet(HULP, "jeugdigen", periode=periode) == 1


@voor("jeugdigen_per_100")
def test_per_100_deelt_door_alle_inwoners_van_0_tot_en_met_17(meet):
    assert meet(HULP + INWONERS, "jeugdigen_per_100") == 3.0
    assert meet(HULP + INWONERS, "jeugdigen_per_100", per=("gemeente",)) == {
        "0505": 2.0,
        "0512": 5.0,
        "0523": 0.0,
    }


@voor("jeugdigen_per_100")
def test_per_100_deelt_door_de_inwoners_van_wie_meedoet(meet):
    """0523 takes part in segment 2 only, and 0505 not: its youth there is a stray."""
    assert meet(HULP + INWONERS, "jeugdigen_per_100", waar={"segment": "1"}) == 100 * 2 / 90
    assert meet(HULP + INWONERS, "jeugdigen_per_100", per=("segment", "gemeente")) == {
        ("1", "0505"): 2.0,
        ("1", "0512"): 2.5,
        ("2", "0505"): None,
        ("2", "0512"): 0.0,
        ("2", "0523"): 0.0,
        ("niet ingedeeld", "0512"): None,
    }


@voor("jeugdigen_per_100")
def test_wie_halverwege_meedoet_telt_voor_de_helft_van_de_dagen(meet):
    """Of the 365 days of 2026 there are 184 from July on: 90 × 184 / 365 is 45."""
    fusie = """
        inwoners
        gemeente | segment | vorm       | begindatum | einddatum  | jeugdigen
        0505     | 1       | ambulant   | 2015-01-01 | 2026-06-30 | 50
        0512     | 1       | ambulant   | 2015-01-01 | 2026-06-30 | 40
        0523     | 1       | ambulant   | 2026-07-01 |            | 90
        0523     | 1       | groep      | 2026-07-01 |            | 90
    """
    jaar = {"per": ("maand",), "waar": {"gemeente": "0512"}}
    assert meet(HULP + fusie, "jeugdigen_per_100", periode=Period.year(2026)) == 100 * 3 / 90
    assert meet(HULP + fusie, "jeugdigen_per_100", per=("gemeente",)) == {
        "0505": 100 * 1 / 25,
        "0512": 100 * 2 / 20,
        "0523": 0.0,
    }
    maanden = meet(HULP + fusie, "jeugdigen_per_100", **jaar)
    assert (maanden["2026-06"], maanden.get("2026-07")) == (0.0, None)


@voor("lopende_trajecten")
def test_de_stand_telt_wat_op_de_laatste_dag_liep(meet):
    assert meet(HULP, "lopende_trajecten", periode=MAART) == 2
    assert meet(HULP, "lopende_trajecten", per=("maand",), periode=Period.year(2026)) == {
        "2026-01": 2,
        "2026-02": 3,
        "2026-03": 2,
        "2026-04": 2,
        **{f"2026-{maand:02}": 1 for maand in range(5, 13)},
    }


@voor("nieuwe_trajecten", "beeindigde_trajecten")
def test_een_traject_begint_en_stopt_in_de_maand_van_zijn_datum(meet):
    assert meet(HULP, "nieuwe_trajecten", per=("maand",)) == {
        "2026-01": 1,
        "2026-02": 1,
        "2026-03": 1,
    }
    assert meet(HULP, "beeindigde_trajecten", per=("maand",)) == {
        "2026-02": 1,
        "2026-03": 1,
        "2026-04": 1,
    }


@voor("duur")
def test_de_duur_is_het_gemiddelde_van_wat_stopte(meet):
    tekst = """
        zorgperioden
        einddatum  | traject_dagen | begindatum
        2026-03-01 | 10            | 2026-02-20
        2026-05-01 | 41            | 2026-03-22
        2025-05-01 | 999           | 2022-08-01
                   |               | 2026-01-01
    """
    assert meet(tekst, "duur") == 25.5


#: Help from 1 January to 30 June under two allocations, and other help that stopped for good.
HERINDICATIE = """
    zorgperioden
    begindatum | einddatum  | reden_beeindiging | duur_dagen | vervolg | vervolgd | traject_dagen
    2026-01-01 | 2026-03-31 | 37                | 90         | nee     | ja       |
    2026-04-01 | 2026-06-30 | 31                | 91         | ja      | nee      | 181
    2026-02-01 | 2026-02-19 | 32                | 19         | nee     | nee      | 19
"""


@voor("nieuwe_trajecten", "beeindigde_trajecten", "duur", "volgens_plan")
def test_hulp_onder_een_nieuwe_toewijzing_begint_en_stopt_een_keer(meet):
    assert meet(HERINDICATIE, "nieuwe_trajecten", per=("maand",)) == {"2026-01": 1, "2026-02": 1}
    assert meet(HERINDICATIE, "beeindigde_trajecten", per=("maand",)) == {
        "2026-02": 1,
        "2026-06": 1,
    }
    assert meet(HERINDICATIE, "duur") == 100
    assert meet(HERINDICATIE, "volgens_plan") == 0.5


@voor("volgens_plan")
def test_een_pauze_of_andere_aanbieder_is_geen_afloop(meet):
    tekst = """
        zorgperioden
        einddatum  | reden_beeindiging
        2026-03-01 | 31
        2026-03-02 | 39
        2026-03-03 | 34
        2026-03-04 | 32
        2026-03-05 | 20
        2026-03-06 | 38
        2025-03-06 | 31
                   |
    """
    assert meet(tekst, "volgens_plan") == 0.5


@voor("groepsaandeel")
def test_hulp_zonder_bekende_vorm_telt_niet_mee(meet):
    tekst = """
        zorgperioden
        begindatum | vorm
        2026-02-01 | groep
        2026-02-01 | collectief
        2026-02-01 | individueel
        2026-02-01 | individueel
        2026-02-01 |
    """
    assert meet(tekst, "groepsaandeel") == 0.5


@voor("concentratie")
def test_concentratie_telt_de_grootste_aanbieders_tot_80_procent(meet):
    rijen = "\n".join(
        f"{wie}{nummer} | {wie} | 2026-02-01"
        for wie, aantal in (("A", 5), ("B", 3), ("C", 1), ("D", 1))
        for nummer in range(aantal)
    )
    tekst = f"zorgperioden\njeugdige | aanbieder | begindatum\n{rijen}"
    assert meet(tekst, "concentratie") == 2


@voor("jeugdigen")
def test_de_indeling_van_nu_verdeelt_dezelfde_hulp_anders(meet):
    tekst = """
        zorgperioden
        jeugdige | segment | segment_nu | begindatum
        jan      | 5       | 1          | 2026-01-01
        eva      | 1       | 1          | 2026-01-01
    """
    assert meet(tekst, "jeugdigen", per=("segment",)) == {"1": 1, "5": 1}
    assert meet(tekst, "jeugdigen", per=("segment",), indeling="nu") == {"1": 2}
