# SPDX-License-Identifier: EUPL-1.2
"""Terms: until when, how late, who sees them, and what to do next."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from hefboom.dossiers.termijnen import retourtermijn, starttermijn, stoptermijn, verzoektermijn
from hefboom.intake.termijnen import meldingen_uit, open_verzoeken
from tests.intake import berichten as b

MAANDAG = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("termijn", "uiterlijk", "regel"),
    [
        (retourtermijn("JW305", MAANDAG), date(2026, 3, 5), "OP090"),
        (retourtermijn("JW323", MAANDAG), date(2026, 3, 16), "OP090x4"),
        (verzoektermijn("in_behandeling", MAANDAG, False), date(2026, 3, 9), "OP274"),
        (verzoektermijn("in_behandeling", MAANDAG, True), date(2026, 3, 9), "OP346"),
        (verzoektermijn("in_onderzoek", MAANDAG, False), date(2026, 4, 27), "OP274"),
        (starttermijn(MAANDAG, None), date(2026, 3, 9), "OP271"),
        (starttermijn(date(2026, 1, 5), MAANDAG), date(2026, 3, 9), "OP271"),
        (stoptermijn(MAANDAG), date(2026, 3, 9), "OP272"),
    ],
)
def test_de_uiterste_dag(termijn, uiterlijk, regel):
    assert (termijn.uiterlijk, termijn.regel) == (uiterlijk, regel)
    assert not termijn.te_laat(uiterlijk)
    assert termijn.te_laat(date(2026, 12, 31))


@pytest.mark.parametrize("status", ["toegewezen", "afgewezen"])
def test_een_afgehandeld_verzoek_heeft_geen_termijn(status):
    assert verzoektermijn(status, MAANDAG, False) is None


@pytest.fixture
def verzoeken(neem_in):
    """One in research, one just in, one of a neighbour, and one that was answered."""
    neem_in(b.jw315("OUD"), b.jw319("OUD", "2", dag=date(2026, 3, 5)))
    neem_in(b.jw315("NIEUW", bsn=b.ANNA, dag=date(2026, 4, 20)))
    neem_in(b.jw315("BUUR", gemeente=b.BUURGEMEENTE, aanbieder=b.KOMPAS))
    neem_in(b.jw315("KLAAR", aanbieder=b.KOMPAS), b.jw319("KLAAR", "1", aanbieder=b.KOMPAS))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("wie", "ziet"),
    [
        ("regio", ["BUUR", "OUD", "NIEUW"]),
        ("beleid", ["OUD", "NIEUW"]),
        ("buur", ["BUUR"]),
        ("horizon", ["OUD", "NIEUW"]),
        ("kompas", ["BUUR"]),
        ("raadslid", []),
    ],
)
def test_ieder_ziet_zijn_eigen_verzoeken_wat_het_eerst_verloopt_bovenaan(
    wie, ziet, verzoeken, request
):
    lijst = open_verzoeken(request.getfixturevalue(wie), date(2026, 4, 24))
    assert [rij.verzoek.referentie_aanbieder for rij in lijst] == ziet


@pytest.mark.django_db
def test_de_werklijst_zegt_waarom_en_wat_nu(verzoeken, beleid, horizon):
    oud, nieuw = open_verzoeken(beleid, date(2026, 4, 24))
    # The eighth week ends on King's Day: no working day is left, but it is not over yet.
    assert (oud.over, oud.te_laat) == (0, False)
    assert "in onderzoek sinds 5 maart 2026" in oud.waarom
    assert "Rond het onderzoek af" in oud.wat_nu
    assert (nieuw.over, nieuw.te_laat) == (1, False)
    assert "nog 1 werkdag." in nieuw.waarom
    laat = open_verzoeken(beleid, date(2026, 4, 28))[0]
    assert (laat.te_laat, laat.rest) == (True, "1 werkdag te laat")
    weekend = open_verzoeken(beleid, date(2026, 5, 2))[1]
    assert (nieuw.termijn.uiterlijk, weekend.te_laat) == (date(2026, 4, 28), True)
    assert open_verzoeken(horizon, date(2026, 5, 1))[0].wat_nu.startswith("Vraag de gemeente")


@pytest.mark.django_db
@pytest.mark.parametrize("wie", ["regio", "beleid", "horizon"])
def test_de_pagina_toont_de_werklijst_zonder_bsn(wie, verzoeken, request, client):
    client.force_login(request.getfixturevalue(wie))
    pagina = client.get(reverse("termijnen")).content.decode()
    assert "OUD" in pagina
    assert "KLAAR" not in pagina
    assert "*****0006" in pagina
    assert "999900006" not in pagina
    assert "te laat" in pagina


@pytest.mark.django_db
def test_een_lege_werklijst_zegt_dat_alles_beantwoord_is(regio, raadslid, client):
    client.force_login(regio)
    assert "Er wacht er geen" in client.get(reverse("termijnen")).content.decode()
    client.force_login(raadslid)
    assert client.get(reverse("termijnen")).status_code == 404


@pytest.mark.django_db
def test_de_pagina_van_een_verzoek_toont_zijn_termijn(neem_in, beleid, client):
    verwerking = neem_in(b.jw315("REF"))
    client.force_login(beleid)
    pagina = client.get(reverse("bericht", args=[verwerking.pk])).content.decode()
    assert "in behandeling" in pagina
    assert "uiterlijk 9 maart 2026" in pagina
    weigering = neem_in(b.jw319("REF", "1"))
    pagina = client.get(reverse("bericht", args=[weigering.pk])).content.decode()
    assert reverse("bericht", args=[verwerking.pk]) in pagina
    pagina = client.get(reverse("bericht", args=[verwerking.pk])).content.decode()
    assert "afgewezen op 1 mei 2026" in pagina


@pytest.mark.django_db
def test_een_late_start_en_stop_staan_op_hun_bericht(neem_in, beleid, client):
    neem_in(b.jw301())
    start = neem_in(b.jw305(dag=date(2026, 3, 9)))
    assert [(m.wat, m.te_laat) for m in meldingen_uit(start, None)] == [
        ("Start op 2 maart 2026", False)
    ]
    stop = neem_in(b.jw307(dag=date(2026, 6, 1)))
    client.force_login(beleid)
    pagina = client.get(reverse("bericht", args=[stop.pk])).content.decode()
    assert "Stop op 1 mei 2026" in pagina
    assert "te laat" in pagina


@pytest.mark.django_db
def test_ons_antwoord_komt_op_tijd(neem_in):
    from hefboom.intake.selectors import antwoord_op

    verwerking = neem_in(b.jw301(), op=datetime(2026, 12, 1, 9, tzinfo=UTC))
    (antwoord,) = meldingen_uit(verwerking, antwoord_op(verwerking))
    assert (antwoord.wat, antwoord.te_laat) == ("Ons antwoord", False)


@pytest.mark.django_db
def test_in_het_weekend_na_de_laatste_dag_is_het_te_laat(neem_in, beleid):
    neem_in(b.jw315("REF", dag=date(2026, 3, 6)))  # due on Friday the 13th
    (vrijdag,) = open_verzoeken(beleid, date(2026, 3, 13))
    (zaterdag,) = open_verzoeken(beleid, date(2026, 3, 14))
    assert (vrijdag.te_laat, vrijdag.rest) == (False, "er is geen werkdag meer over")
    assert (zaterdag.te_laat, zaterdag.rest) == (True, "de laatste dag is voorbij")
