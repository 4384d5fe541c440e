# SPDX-License-Identifier: EUPL-1.2
"""When a period of help continues another."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hefboom import facts
from hefboom.facts.ketens import Hulpperiode, Schakel, schakels
from tests.naive.measures_ketens_traag import ketens

EERST = Hulpperiode(1, "A", "45A01", date(2026, 1, 1), date(2026, 3, 31), "37")


@pytest.mark.parametrize(
    ("wat", "reden", "aanbieder", "product", "begin", "vervolg"),
    [
        ("gewijzigd, de dag erna verder", "37", "A", "45A01", date(2026, 4, 1), True),
        ("beëindigd door de gemeente", "36", "A", "45A01", date(2026, 4, 1), True),
        ("een pauze van nul dagen", "20", "A", "45A01", date(2026, 4, 1), True),
        ("op de laatste dag zelf", "37", "A", "45A01", date(2026, 3, 31), True),
        ("een dag ertussen", "37", "A", "45A01", date(2026, 4, 2), False),
        ("tegelijk begonnen", "37", "A", "45A01", date(2026, 1, 1), False),
        ("volgens plan gestopt", "31", "A", "45A01", date(2026, 4, 1), False),
        ("naar een andere aanbieder", "38", "B", "45A01", date(2026, 4, 1), False),
        ("bij een ander", "37", "B", "45A01", date(2026, 4, 1), False),
        ("iets anders", "37", "A", "54001", date(2026, 4, 1), False),
        ("nog niet gestopt", "", "A", "45A01", date(2026, 4, 1), False),
    ],
)
def test_wat_een_vervolg_is(wat, reden, aanbieder, product, begin, vervolg):
    eerst = Hulpperiode(1, "A", "45A01", EERST.begin, EERST.einde if reden else None, reden)
    uit = schakels([Hulpperiode(2, aanbieder, product, begin, None, ""), eerst])
    assert uit[1] == Schakel(EERST.begin, vervolgd=vervolg), wat
    assert uit[2] == Schakel(EERST.begin if vervolg else begin, vervolg=vervolg), wat


def test_zonder_product_en_categorie_weten_we_niet_of_het_dezelfde_hulp_is():
    perioden = [
        Hulpperiode(1, "A", "", EERST.begin, EERST.einde, "37"),
        Hulpperiode(2, "A", "", date(2026, 4, 1), None, ""),
    ]
    assert not schakels(perioden)[2].vervolg


def test_een_stop_wordt_hooguit_een_keer_vervolgd():
    perioden = [EERST, *(Hulpperiode(n, "A", "45A01", date(2026, 4, 1), None, "") for n in (2, 3))]
    assert [s.vervolg for s in schakels(perioden).values()] == [False, True, False]


def test_een_keten_van_drie_duurt_van_de_eerste_start_tot_de_laatste_stop():
    perioden = [
        EERST,
        Hulpperiode(2, "A", "45A01", date(2026, 4, 1), date(2026, 6, 30), "36"),
        Hulpperiode(3, "A", "45A01", date(2026, 7, 1), date(2026, 12, 31), "31"),
    ]
    uit = schakels(perioden)
    assert [uit[p.zorgperiode].dagen(p.einde) for p in perioden] == [None, None, 365]


@st.composite
def jeugd(draw):
    perioden = []
    for nummer in draw(st.permutations(range(draw(st.integers(0, 8))))):
        begin = date(2026, 1, 1) + timedelta(days=draw(st.integers(0, 12)))
        duur = draw(st.none() | st.integers(0, 6))
        perioden.append(
            (
                nummer,
                draw(st.sampled_from("AAB")),
                draw(st.sampled_from(("x", "x", "y", ""))),
                begin,
                None if duur is None else begin + timedelta(days=duur),
                "" if duur is None else draw(st.sampled_from(("20", "36", "37", "31", "38"))),
            )
        )
    return perioden


@given(jeugd())
def test_de_ketens_zijn_die_van_de_trage_tweeling(perioden):
    uit = schakels(Hulpperiode(*p) for p in perioden)
    begin = {p[0]: p[3] for p in perioden}
    traag = {
        nummer: Schakel(begin[keten[0]], nummer != keten[0], nummer != keten[-1])
        for keten in ketens(perioden)
        for nummer in keten
    }
    assert uit == traag
    # What continues and what is continued balance, so begins minus ends stay the change in stock.
    assert sum(s.vervolg for s in uit.values()) == sum(s.vervolgd for s in uit.values())


@pytest.mark.django_db
def test_een_herindicatie_in_het_dossier_is_een_traject_en_geen_wachttijd(feiten, verhaal):
    from hefboom.dossiers import Toewijzing, Zorgperiode

    eerst = Zorgperiode.objects.get(pk=verhaal.zorgperiode)
    Zorgperiode.objects.filter(pk=eerst.pk).update(reden_beeindiging="37")
    nieuw = Toewijzing.objects.get(pk=verhaal.toewijzing)
    nieuw.pk, nieuw.toewijzingnummer = None, 3
    nieuw.toewijzingsdatum = nieuw.eerste_toewijzingsdatum = date(2026, 3, 25)
    nieuw.save()
    verder = Zorgperiode.objects.create(
        jeugdige=eerst.jeugdige,
        toewijzing=nieuw,
        gemeente=eerst.gemeente,
        aanbieder=eerst.aanbieder,
        begindatum=date(2026, 4, 1),
        einddatum=date(2026, 4, 10),
        reden_beeindiging="31",
        start_bericht=eerst.start_bericht,
        stop_bericht=eerst.start_bericht,
    )
    opname = facts.maak_momentopname(date(2027, 1, 1))

    def rijen(naam, sleutel):
        lijst = opname.tabel(naam).to_pylist()
        return {rij[sleutel]: rij for rij in lijst}

    hulp, toewijzingen = rijen("zorgperioden", "zorgperiode"), rijen("toewijzingen", "toewijzing")

    def keten(pk):
        rij = hulp[pk]
        return rij["traject_begin"], rij["vervolg"], rij["vervolgd"], rij["traject_dagen"]

    assert keten(eerst.pk) == (date(2026, 3, 2), False, True, None)
    assert keten(verder.pk) == (date(2026, 3, 2), True, False, 40)
    assert keten(verhaal.taakperiode) == (date(2026, 4, 1), False, False, None)
    assert hulp[verder.pk]["duur_dagen"] == 10
    gewoon, door = toewijzingen[verhaal.toewijzing], toewijzingen[nieuw.pk]
    assert (gewoon["vervolg"], gewoon["wacht_dagen"]) == (False, 10)
    assert (door["vervolg"], door["wacht_dagen"], door["binnen_norm"]) == (True, None, None)
