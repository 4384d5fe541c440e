# SPDX-License-Identifier: EUPL-1.2
"""Terms: until when, how late, who sees them, and what to do next."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from hefboom import stelsel
from hefboom.dossiers import (
    Verzoek,
    Verzoekloop,
    besluittermijn,
    declaratietermijn,
    retourtermijn,
    starttermijn,
    stoptermijn,
    verzoektermijn,
)
from hefboom.intake.bladen.termijnen.blad import tabel
from hefboom.intake.termijnen import (
    Wachtstand,
    antwoorden_op,
    meldingen_uit,
    open_verzoeken,
)
from hefboom.intake.vandaag import _taken
from tests.intake import berichten as b

MAANDAG, WOENSDAG = date(2026, 3, 2), date(2026, 3, 4)
VOT, VOW = Verzoekloop(MAANDAG, MAANDAG, False), Verzoekloop(MAANDAG, MAANDAG, True)
LATER = Verzoekloop(MAANDAG, WOENSDAG, False)
ONDERZOCHT = replace(LATER, onderzocht=True)
VROEGER = Verzoekloop(WOENSDAG, MAANDAG, False)


@pytest.mark.parametrize(
    ("termijn", "uiterlijk", "regel"),
    [
        (retourtermijn(MAANDAG), date(2026, 3, 5), "OP090"),
        (declaratietermijn(MAANDAG), date(2026, 3, 16), "OP090x4"),
        (verzoektermijn("in_behandeling", VOT), date(2026, 3, 9), "OP274"),
        (verzoektermijn("in_behandeling", VOW), date(2026, 3, 9), "OP346"),
        # Working days run from the receipt; a clock that is behind does not make it earlier.
        (verzoektermijn("in_behandeling", LATER), date(2026, 3, 11), "OP274"),
        (verzoektermijn("in_behandeling", VROEGER), date(2026, 3, 11), "OP274"),
        # The eight weeks run from the request's own date.
        (verzoektermijn("in_onderzoek", replace(VOT, onderzocht=True)), date(2026, 4, 27), "OP274"),
        (
            verzoektermijn("in_onderzoek", replace(LATER, onderzocht=True)),
            date(2026, 4, 27),
            "OP274",
        ),
        (besluittermijn(VOT), date(2026, 3, 9), "OP274"),
        (besluittermijn(replace(VOW, onderzocht=True)), date(2026, 4, 27), "OP346"),
        (besluittermijn(replace(LATER, woonplaats=True)), date(2026, 3, 18), "OP359"),
        (
            besluittermijn(Verzoekloop(MAANDAG, WOENSDAG, False, True, True)),
            date(2026, 3, 18),
            "OP359",
        ),
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
    assert verzoektermijn(status, VOT) is None


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
    assert open_verzoeken(horizon, date(2026, 5, 1))[0].wat_nu.startswith("Doe een nieuw verzoek")
    assert open_verzoeken(horizon, date(2026, 5, 1))[1].wat_nu.startswith("Vraag de gemeente")


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


@pytest.mark.django_db
def test_de_starttermijn_verandert_niet_door_een_latere_wijziging(neem_in):
    """OP271 and IV013: five working days after the start, or after the first 301 told of it."""
    eerste = b.toegewezen(Toewijzingsdatum=date(2026, 2, 20))
    neem_in(b.jw301(eerste, dag=date(2026, 3, 16)))
    start = neem_in(b.jw305(dag=date(2026, 3, 24)))
    uiterlijk = [(m.termijn.uiterlijk, m.te_laat) for m in meldingen_uit(start, None)]
    assert uiterlijk == [(date(2026, 3, 23), True)]
    langer = b.toegewezen(
        Toewijzingsdatum=date(2026, 6, 1), RedenWijziging="04", Einddatum=date(2027, 6, 30)
    )
    neem_in(b.jw301(langer, dag=date(2026, 6, 1)))
    assert [(m.termijn.uiterlijk, m.te_laat) for m in meldingen_uit(start, None)] == uiterlijk


@pytest.mark.django_db
def test_een_definitieve_stop_na_een_tijdelijke_heeft_geen_eigen_termijn(neem_in):
    """OP272: it is due when its end became known, and no message says when that was."""
    neem_in(b.jw301(), b.jw305())
    tijdelijk = neem_in(b.jw307(b.stop(reden="20", eind=date(2026, 4, 1)), dag=date(2026, 4, 3)))
    definitief = neem_in(b.jw307(b.stop(eind=date(2026, 4, 1)), dag=date(2026, 6, 1)))
    assert meldingen_uit(definitief, None) == []
    (melding,) = meldingen_uit(tijdelijk, None)
    assert (melding.wat, melding.te_laat) == ("Stop op 1 april 2026", False)


@pytest.fixture
def in_productie(settings):
    """Where messages come in when they are sent; a demo reads its history in one go."""
    settings.OMGEVING = replace(settings.OMGEVING, demo=False)


@pytest.mark.django_db
def test_een_verzoek_telt_vanaf_de_ontvangst(neem_in, regio, in_productie):
    neem_in(b.jw315("REF", dag=date(2026, 3, 20)), op=datetime(2026, 3, 30, 9, tzinfo=UTC))
    (open_,) = open_verzoeken(regio, date(2026, 3, 30))
    assert (open_.termijn.uiterlijk, open_.te_laat) == (date(2026, 4, 8), False)  # over Easter
    assert "ontvangen op 30 maart 2026" in open_.waarom


@pytest.mark.django_db
def test_in_een_proef_kwam_elk_bericht_op_zijn_eigen_dag(neem_in, regio):
    neem_in(b.jw315("REF", dag=date(2026, 3, 20)), op=datetime(2026, 12, 1, 9, tzinfo=UTC))
    (open_,) = open_verzoeken(regio, date(2026, 3, 30))
    assert (open_.termijn.uiterlijk, open_.te_laat) == (date(2026, 3, 27), True)
    assert "ontvangen" not in open_.waarom


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("antwoorden", "verwacht"),
    [
        ([("1", "2", "", 9)], [("Afwijzing van verzoek REF", "OP274", False)]),
        ([("1", "2", "", 10)], [("Afwijzing van verzoek REF", "OP274", True)]),
        ([("1", "8", b.BUURGEMEENTE, 16)], [("Afwijzing van verzoek REF", "OP359", False)]),
        ([("1", "8", b.BUURGEMEENTE, 17)], [("Afwijzing van verzoek REF", "OP359", True)]),
        (
            [("2", "", "", 11), ("1", "7", "", 30)],
            [
                ("Onderzoek op verzoek REF", "OP274", True),
                ("Afwijzing van verzoek REF", "OP274", False),
            ],
        ),
    ],
)
def test_bij_een_besluit_staat_of_het_op_tijd_was(antwoorden, verwacht, neem_in, beleid, client):
    vraag = neem_in(b.jw315("REF"))
    for besluit, reden, ander, dag in antwoorden:
        antwoord = neem_in(b.jw319("REF", besluit, reden, ander, dag=date(2026, 3, dag)))
    gedaan = antwoorden_op(Verzoek.objects.get())
    assert [(m.wat, m.termijn.regel, m.te_laat) for m in gedaan] == verwacht
    client.force_login(beleid)
    for verwerking in (vraag, antwoord):
        pagina = client.get(reverse("bericht", args=[verwerking.pk])).content.decode()
        for wat, regel, _ in verwacht:
            assert f"{wat}: gemeld op" in pagina
            assert f"({regel})" in pagina


@pytest.mark.django_db
def test_ook_een_toewijzing_kan_te_laat_zijn(neem_in):
    neem_in(b.jw315("REF"), b.jw319("REF", "2", dag=date(2026, 3, 5)))
    toegewezen = b.toegewezen(ReferentieAanbieder="REF", Toewijzingsdatum=date(2026, 4, 28))
    neem_in(b.jw301(toegewezen, dag=date(2026, 4, 28)))
    gedaan = antwoorden_op(Verzoek.objects.get())
    assert [(m.wat, m.te_laat) for m in gedaan] == [
        ("Onderzoek op verzoek REF", False),
        ("Toewijzing op verzoek REF", True),
    ]


@pytest.mark.django_db
def test_een_verzoek_van_heel_lang_geleden_breekt_de_pagina_niet(neem_in, regio, client):
    neem_in(b.jw301(), b.jw301(b.toegewezen(1002), bsn=b.ANNA))
    neem_in(b.jw317("OUD", (b.te_wijzigen(),), dag=date(2013, 5, 1)))
    neem_in(b.jw317("EEUW", (b.te_wijzigen(1002),), bsn=b.ANNA, dag=date(1, 1, 2)))
    client.force_login(regio)
    pagina = client.get(reverse("termijnen")).content.decode()
    assert "OUD" in pagina
    assert "EEUW" in pagina


# Nobody answers: shown, and told on


@pytest.fixture
def drie_standen(neem_in):
    """On 28 December 2026 one is in time, one late, one past eight weeks."""
    neem_in(b.jw315("VERS", dag=date(2026, 12, 23)), op=datetime(2026, 12, 23, 9, tzinfo=UTC))
    neem_in(
        b.jw315("LAAT", bsn=b.ANNA, dag=date(2026, 11, 30)),
        op=datetime(2026, 11, 30, 9, tzinfo=UTC),
    )
    neem_in(
        b.jw315("OUD", bsn=b.kind(7), dag=date(2026, 10, 1)),
        op=datetime(2026, 10, 1, 9, tzinfo=UTC),
    )


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("op", "stand"),
    [
        (date(2026, 10, 1), Wachtstand.OP_TIJD),
        (date(2026, 10, 8), Wachtstand.OP_TIJD),
        (date(2026, 10, 9), Wachtstand.TE_LAAT),
        (date(2026, 11, 26), Wachtstand.TE_LAAT),
        (date(2026, 11, 27), Wachtstand.OPGESCHAALD),
    ],
)
def test_hoe_lang_een_verzoek_wacht(op, stand, neem_in, beleid):
    """Five working days, then eight weeks from its own date (OP274)."""
    neem_in(b.jw315("REF", dag=date(2026, 10, 1)), op=datetime(2026, 10, 1, 9, tzinfo=UTC))
    (een,) = open_verzoeken(beleid, op)
    assert een.stand is stand


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("wie", "regels"),
    [
        ("beleid", [("opgeschaald", "OUD"), ("te-laat", "LAAT")]),
        ("regio", [("opgeschaald", "OUD")]),
        ("buur", []),
        ("horizon", []),
    ],
)
def test_een_verzoek_dat_niemand_beantwoordt_staat_op_vandaag(
    wie, regels, drie_standen, request, client, monkeypatch
):
    """The municipality hears of what is late, the region of what is past the last term."""
    moment = datetime(2026, 12, 28, 9, tzinfo=UTC)
    for waar in ("hefboom.intake.vandaag.nu", "hefboom.intake.bladen.termijnen.pagina.nu"):
        monkeypatch.setattr(waar, lambda: moment)
    mens = request.getfixturevalue(wie)
    client.force_login(mens)
    taken = [
        taak
        for taak in _taken(mens, date(2026, 12, 28))
        if taak is not None and taak.adres.startswith(reverse("termijnen"))
    ]
    assert [taak.aantal for taak in taken] == ["1"] * len(regels)
    for taak, (stand, referentie) in zip(taken, regels, strict=True):
        assert taak.adres.endswith(f"?stand={stand}")
        blad = client.get(taak.adres).content.decode()
        assert referentie in blad
        assert [een for een in ("VERS", "LAAT", "OUD") if een in blad] == [referentie]


@pytest.mark.django_db
def test_bij_elk_verzoek_staat_hoeveel_dagen_en_wat_nu(
    drie_standen, beleid, regio, horizon, client
):
    op = date(2026, 12, 28)
    zegt = {
        wie: {een.verzoek.referentie_aanbieder: een.wat_nu for een in open_verzoeken(wie, op)}
        for wie in (beleid, regio, horizon)
    }
    assert zegt[beleid]["OUD"].startswith("Wijs toe (JW301)")
    assert zegt[regio]["OUD"].startswith("Spreek de gemeente aan")
    assert zegt[regio]["LAAT"] == "De gemeente is aan zet."
    assert zegt[horizon]["OUD"].startswith("Doe een nieuw verzoek")
    (oud,) = [
        een for een in open_verzoeken(beleid, op) if een.verzoek.referentie_aanbieder == "OUD"
    ]
    rij = (
        tabel([oud], stelsel.laad("zuid-holland-zuid"), {}).bron.kies((), None, ()).deel(0, None)[0]
    )
    assert rij[2].tekst == f"−{oud.over}"
    assert rij[1].merk is not None
    assert rij[1].merk.tekst == "langer dan acht weken"


@pytest.mark.django_db
def test_een_onbekende_stand_is_een_nederlandse_fout(regio, client):
    client.force_login(regio)
    antwoord = client.get(f"{reverse('termijnen')}?stand=onzin")
    assert antwoord.status_code == 400
    assert "op-tijd" in antwoord.content.decode()
