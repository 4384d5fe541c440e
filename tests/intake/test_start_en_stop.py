# SPDX-License-Identifier: EUPL-1.2
"""Starts and stops that meet each other, a removal, or a rival: what stands afterwards."""

from datetime import date

import pytest

from hefboom.dossiers import Zorgperiode
from hefboom.intake.models import Verwerking, Verwerkuitkomst
from tests.intake import berichten as b

pytestmark = pytest.mark.django_db
ANDER = ("45", "45A49")
APRIL, HERSTART, MEI = date(2026, 4, 1), date(2026, 4, 15), date(2026, 5, 15)


def codes(verwerking: Verwerking) -> list[str]:
    return [bevinding["code"] for bevinding in verwerking.bevindingen]


def zorg() -> list[tuple[object, ...]]:
    rijen = Zorgperiode.objects.order_by("begindatum")
    return list(rijen.values_list("begindatum", "einddatum", "reden_beeindiging"))


def verwijderd(dag: date = date(2026, 6, 10)) -> bytes:
    return b.jw301(
        b.toegewezen(RedenWijziging="13", Einddatum=b.DAG, Toewijzingsdatum=dag), dag=dag
    )


# The key (IV096)


@pytest.mark.parametrize("code", [ANDER, None])
def test_op_een_dag_start_een_toewijzing_een_keer_wat_het_product_ook_is(code, neem_in):
    neem_in(b.jw301(), b.jw305(), b.jw307())
    verwerking = neem_in(b.jw305(b.start(code=code)))
    assert codes(verwerking) == ["TR074", "HB015"]
    assert verwerking.uitkomst == Verwerkuitkomst.AFGEKEURD
    assert Zorgperiode.objects.count() == 1


def test_een_product_is_te_verbeteren_in_een_bericht(neem_in):
    """IV008: the withdrawal names the product as it was reported."""
    neem_in(b.jw301(), b.jw305(b.start(code=ANDER)))
    assert codes(neem_in(b.jw305(b.start(status="3")))) == ["TR063"]
    verwerking = neem_in(b.jw305(b.start(code=ANDER, status="3"), b.start()))
    assert (verwerking.uitkomst, codes(verwerking)) == (Verwerkuitkomst.VERWERKT, [])
    assert Zorgperiode.objects.get().productcode == b.AMBULANT[1]


@pytest.mark.parametrize("code", [ANDER, None])
def test_een_ander_product_dan_toegewezen_is_een_opmerking(code, neem_in):
    neem_in(b.jw301())
    verwerking = neem_in(b.jw305(b.start(code=code)))
    assert (verwerking.uitkomst, codes(verwerking)) == (Verwerkuitkomst.VERWERKT, ["HB015"])


# What is another's (OP095)


def test_of_er_bij_een_ander_hulp_loopt_komt_niemand_te_weten(neem_in, antwoord):
    neem_in(b.jw301(aanbieder=b.KOMPAS), b.jw305(aanbieder=b.KOMPAS))
    rivaal, onbekend = neem_in(b.jw305()), neem_in(b.jw305(b.start(7777)))
    assert codes(rivaal) == codes(onbekend) == ["TR019"]
    regels = [
        antwoord(v).inhoud["Client"]["StartProducten"]["StartProduct"][0]["RetourCodes"]
        for v in (rivaal, onbekend)
    ]
    assert regels[0] == regels[1]


# Without an allocation


@pytest.mark.parametrize(
    ("product", "verwacht"),
    [
        ({}, ["TR019"]),
        ({"Product": {"Categorie": "45"}}, []),  # some of its products are task-funded
        ({"Product": {"Categorie": "54"}}, ["TR019"]),
    ],
)
def test_zonder_toewijzing_telt_wat_voor_product_het_is(product, verwacht, neem_in):
    verwerking = neem_in(b.jw305(b.start(None, code=None) | product))
    assert codes(verwerking) == verwacht


# A removed allocation


def test_na_een_verwijdering_komt_er_nog_een_stop(neem_in):
    neem_in(b.jw301(), b.jw305(), verwijderd())
    assert neem_in(b.jw307(dag=date(2026, 6, 20))).uitkomst == Verwerkuitkomst.VERWERKT
    assert zorg() == [(b.DAG, date(2026, 5, 1), "31")]


def test_zonder_bekende_start_is_er_na_een_verwijdering_niets_te_stoppen(neem_in):
    neem_in(b.jw301(), verwijderd())
    assert codes(neem_in(b.jw307(dag=date(2026, 6, 20)))) == ["TR019", "TR382"]


def test_op_een_verwijderde_toewijzing_start_niets(neem_in):
    neem_in(b.jw301(), verwijderd())
    assert codes(neem_in(b.jw305(dag=date(2026, 6, 20)))) == ["TR019"]


# The last start (OP155)


def test_een_stop_gaat_over_de_laatste_start(neem_in):
    neem_in(b.jw301(), b.jw305(), b.jw307(b.stop(reden="20", eind=APRIL)))
    neem_in(b.jw305(b.start(begin=HERSTART)))
    assert codes(neem_in(b.jw307(b.stop(reden="31", eind=MEI)))) == ["TR382"]
    assert neem_in(b.jw307(b.stop(begin=HERSTART, eind=MEI))).uitkomst == Verwerkuitkomst.VERWERKT
    assert zorg() == [(b.DAG, APRIL, "20"), (HERSTART, MEI, "31")]


def test_een_tijdelijke_stop_intrekken_na_een_herstart_blijft_niet_onopgemerkt(neem_in):
    neem_in(b.jw301(), b.jw305(), b.jw307(b.stop(reden="20", eind=APRIL)))
    neem_in(b.jw305(b.start(begin=HERSTART)))
    verwerking = neem_in(b.jw307(b.stop(reden="20", eind=APRIL, status="3")))
    assert (verwerking.uitkomst, codes(verwerking)) == (Verwerkuitkomst.VERWERKT, ["HB016"])
    assert verwerking.bevindingen[0]["retourcode"] is None
    assert zorg() == [(b.DAG, None, ""), (HERSTART, None, "")]
    # Both run now, and both can be stopped.
    assert neem_in(b.jw307(b.stop(eind=APRIL))).uitkomst == Verwerkuitkomst.VERWERKT
    assert neem_in(b.jw307(b.stop(begin=HERSTART, eind=MEI))).uitkomst == Verwerkuitkomst.VERWERKT
