# SPDX-License-Identifier: EUPL-1.2
"""Who sees which message: the rival and the neighbour get the same 404 as for nothing at all."""

import uuid
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from hefboom import ijw
from hefboom.intake import jobs, selectors, services
from hefboom.intake.models import AangeleverdBericht, Aanlevering, Verwerking, Verwerkuitkomst
from hefboom.inzage import rollen
from hefboom.inzage.services import NieuweMachtiging, verleen
from hefboom.mailbox.models import Bericht
from tests.intake.berichten import (
    GEMEENTE,
    KOMPAS,
    jw301,
    jw305,
    jw317,
    jw319,
    jw323,
    prestatie,
    start,
    te_wijzigen,
)
from tests.intake.conftest import OP
from tests.mensen import maak_mens

pytestmark = pytest.mark.django_db


@pytest.fixture
def verwerking(neem_in):
    neem_in(jw301())
    return neem_in(jw305(start(), start(9999)))


@pytest.mark.parametrize(
    ("wie", "ziet"),
    [("regio", 4), ("beleid", 4), ("horizon", 4), ("buur", 0), ("kompas", 0), ("raadslid", 0)],
)
def test_ieder_ziet_zijn_eigen_berichten(wie, ziet, verwerking, request):
    user = request.getfixturevalue(wie)
    assert selectors.berichten_zichtbaar_voor(user).count() == ziet


@pytest.mark.parametrize("wie", ["regio", "beleid", "horizon"])
def test_een_bericht_staat_er_met_bevindingen_en_antwoord(wie, verwerking, request, client):
    client.force_login(request.getfixturevalue(wie))
    pagina = client.get(reverse("bericht", args=[verwerking.pk])).content.decode()
    assert "TR019" in pagina
    assert "9019" in pagina
    assert "*****0006" in pagina
    assert "999900006" not in pagina
    antwoord = Bericht.objects.get(antwoord_op=verwerking.bericht)
    assert reverse("bericht", args=[antwoord.pk]) in pagina
    terug = client.get(reverse("bericht", args=[antwoord.pk])).content.decode()
    assert reverse("bericht", args=[verwerking.pk]) in terug


@pytest.mark.parametrize("wie", ["buur", "kompas", "raadslid"])
@pytest.mark.parametrize("pagina", ["bericht", "bericht_xml"])
def test_wie_er_niets_mee_te_maken_heeft_krijgt_404(wie, pagina, verwerking, request, client):
    client.force_login(request.getfixturevalue(wie))
    antwoord = Bericht.objects.get(antwoord_op=verwerking.bericht)
    for pk in (verwerking.pk, antwoord.pk, uuid.uuid4()):
        assert client.get(reverse(pagina, args=[pk])).status_code == 404


def test_een_ontvangen_antwoord_en_zijn_bericht_wijzen_naar_elkaar(
    neem_in, antwoord, beleid, client
):
    vraag = neem_in(jw305())
    ontvangen = neem_in(ijw.schrijf(antwoord(vraag)) + b"\n")
    client.force_login(beleid)
    adressen = [reverse("bericht", args=[rij.pk]) for rij in (vraag, ontvangen)]
    paginas = [client.get(adres).content.decode() for adres in adressen]
    assert adressen[1] in paginas[0]
    assert adressen[0] in paginas[1]


def test_de_berichten_bij_een_toewijzing_tonen_ook_het_verzoek_om_wijziging(neem_in, regio, client):
    neem_in(jw301(), jw317("REF", (te_wijzigen(),)), jw319("REF", "2"))
    client.force_login(regio)
    antwoord = client.get(reverse("berichten"), {"toewijzing": "1001"})
    rijen = antwoord.context["tabel"].met_kolommen
    assert {rij[0][1].tekst[:5] for rij in rijen} == {"JW301", "JW317", "JW319"}


def test_zonder_inloggen_ziet_niemand_iets(verwerking, client):
    for adres in (
        reverse("berichten"),
        reverse("bericht", args=[verwerking.pk]),
        reverse("aanleveren"),
    ):
        assert client.get(adres).status_code == 302


def test_de_inhoud_toont_geen_bsn(verwerking, horizon, client):
    client.force_login(horizon)
    pagina = client.get(reverse("bericht_xml", args=[verwerking.pk])).content.decode()
    assert "StartProduct" in pagina
    assert "*****0006" in pagina
    assert "999900006" not in pagina


def test_quarantaine_ziet_alleen_de_regio(neem_in, regio, beleid, horizon):
    neem_in(b"onzin")
    assert selectors.berichten_zichtbaar_voor(regio).count() == 1
    assert not selectors.berichten_zichtbaar_voor(beleid).exists()
    assert not selectors.berichten_zichtbaar_voor(horizon).exists()


@pytest.mark.parametrize(
    ("filter_", "aantal"),
    [
        ({"soort": "JW305"}, 1),
        ({"uitkomst": "deels"}, 1),
        ({"uitkomst": "afgekeurd"}, 1),
        ({"gemeente": "0512"}, 0),
        ({"toewijzing": "1001"}, 2),
        ({"toewijzing": "1001", "richting": "beide"}, 4),
        ({"richting": "uit"}, 3),
        ({"soort": "JW306"}, 1),
        ({"toewijzing": "4"}, 0),
        ({"toewijzing": "abc"}, 0),
        ({"soort": "JW999"}, 0),
    ],
)
def test_filters_staan_in_het_adres(filter_, aantal, verwerking, neem_in, regio, client):
    neem_in(jw323(prestatie("R1"), prestatie("R2", nummer=9999)))
    client.force_login(regio)
    antwoord = client.get(reverse("berichten"), filter_)
    assert antwoord.status_code == 200
    assert antwoord.context["aantal"] == aantal


def test_een_raadslid_heeft_geen_berichtenlijst(raadslid, client):
    client.force_login(raadslid)
    assert client.get(reverse("berichten")).status_code == 404
    assert client.get(reverse("aanleveren")).status_code == 404


def test_een_lege_lijst_zegt_wat_er_komt(regio, client):
    client.force_login(regio)
    assert "lever berichten aan" in client.get(reverse("berichten")).content.decode()


def _bestand(data, naam="bericht.xml"):
    return SimpleUploadedFile(naam, data, content_type="text/xml")


def test_een_aanlevering_wordt_bewaard_en_op_de_achtergrond_verwerkt(neem_in, horizon, client):
    neem_in(jw301())
    client.force_login(horizon)
    post = {"bestanden": [_bestand(jw305()), _bestand(b"onzin", "999900006.txt")]}
    antwoord = client.post(reverse("aanleveren"), post)
    aanlevering = Aanlevering.objects.get()
    assert antwoord["Location"] == reverse("aanlevering", args=[aanlevering.pk])
    voor = client.get(antwoord["Location"]).content.decode()
    assert "0 van 2 bestanden" in voor
    assert "hx-get" in voor
    assert "999900006" not in voor
    jobs.verwerk_aanlevering.func(str(aanlevering.pk))
    na = client.get(antwoord["Location"], headers={"HX-Request": "true"}).content.decode()
    assert "Alle 2 bestanden" in na
    assert "hx-get" not in na
    assert "<html" not in na
    aanlevering.refresh_from_db()
    assert aanlevering.klaar_op is not None


def test_een_afgekeurd_bestand_dat_weer_komt_hoort_hoe_het_verder_kan(neem_in, horizon, client):
    start, weer = jw305(), jw301()
    neem_in(start, weer)
    aanlevering = jobs.neem_aan(horizon, [_bestand(start), _bestand(weer)], OP)
    client.force_login(horizon)
    pagina = client.get(reverse("aanlevering", args=[aanlevering.pk])).content.decode()
    assert pagina.count('<span class="klein">al bekend') == 2
    assert pagina.count("geef het bericht een nieuwe identificatie") == 1


def test_een_aanlevering_van_een_ander_is_er_niet(horizon, kompas, client):
    aanlevering = jobs.neem_aan(horizon, [_bestand(b"x")], OP)
    client.force_login(kompas)
    assert client.get(reverse("aanlevering", args=[aanlevering.pk])).status_code == 404


def test_wie_niets_kiest_hoort_wat_te_doen(horizon, client):
    client.force_login(horizon)
    antwoord = client.post(reverse("aanleveren"), {})
    assert antwoord.status_code == 422
    assert "Kies minstens één bestand." in antwoord.content.decode()


def test_niemand_levert_aan_in_naam_van_een_ander(horizon, regio):
    jobs.neem_aan(horizon, [_bestand(jw301()), _bestand(jw305(aanbieder=KOMPAS))], OP)
    services.verwerk_wachtende(OP)
    redenen = Verwerking.objects.values_list("uitkomst", "reden")
    assert {uitkomst for uitkomst, _ in redenen} == {Verwerkuitkomst.QUARANTAINE}
    assert all("afzender" in reden for _, reden in redenen)
    jobs.neem_aan(regio, [_bestand(jw301())], OP)  # the region hands in for everyone
    services.verwerk_wachtende(OP)
    assert Verwerking.objects.filter(uitkomst=Verwerkuitkomst.VERWERKT).count() == 1


def test_wat_iemand_mag_aanleveren_volgt_uit_de_machtiging_van_die_dag(db):
    later, eerder = maak_mens("later"), maak_mens("eerder")
    verleen(later, NieuweMachtiging(rollen.BELEID, GEMEENTE, OP.date() + timedelta(days=1)))
    verleen(
        eerder,
        NieuweMachtiging(
            rollen.BELEID, GEMEENTE, date(2026, 1, 1), tot=OP.date() + timedelta(days=1)
        ),
    )
    jobs.neem_aan(later, [_bestand(jw301())], OP)
    services.verwerk_wachtende(OP)
    assert Verwerking.objects.get().uitkomst == Verwerkuitkomst.QUARANTAINE
    jobs.neem_aan(eerder, [_bestand(jw301())], OP)
    services.verwerk_wachtende(OP + timedelta(days=30))  # the access has ended by now
    assert Verwerking.objects.filter(uitkomst=Verwerkuitkomst.VERWERKT).count() == 1


def test_wie_een_bericht_van_een_ander_aanlevert_houdt_de_afzender_niet_tegen(horizon, kompas):
    bericht = jw305(aanbieder=KOMPAS)
    jobs.neem_aan(horizon, [_bestand(bericht)], OP)
    services.verwerk_wachtende(OP)
    eigen = jobs.neem_aan(kompas, [_bestand(bericht)], OP)
    services.verwerk_wachtende(OP)
    assert Verwerking.objects.get(soort="JW305").uitkomst == Verwerkuitkomst.AFGEKEURD
    assert not AangeleverdBericht.objects.get(aanlevering=eigen).al_bekend


def test_een_map_houdt_zich_niet_aan_wie_er_eerder_aanleverde(horizon, tmp_path):
    bericht = jw301()
    jobs.neem_aan(horizon, [_bestand(bericht)], OP)
    services.verwerk_wachtende(OP)
    (tmp_path / "jw301.xml").write_bytes(bericht)
    assert services.verwerk_paden([tmp_path], OP).nieuw == 1
    assert Verwerking.objects.get(soort="JW301").uitkomst == Verwerkuitkomst.VERWERKT
    assert services.verwerk_paden([tmp_path], OP).al_bekend == 1


@pytest.mark.parametrize("eerst", ["rivaal", "afzender"])
def test_van_het_bericht_van_een_ander_is_niet_te_zien_wat_ervan_werd(
    eerst, horizon, kompas, client
):
    bericht = jw305(aanbieder=KOMPAS)
    volgorde = (horizon, kompas) if eerst == "rivaal" else (kompas, horizon)
    aanleveringen = {}
    for wie in volgorde:
        aanleveringen[wie] = jobs.neem_aan(wie, [_bestand(bericht)], OP)
        services.verwerk_wachtende(OP)
    client.force_login(horizon)
    pagina = client.get(reverse("aanlevering", args=[aanleveringen[horizon].pk])).content.decode()
    assert "wie een bericht stuurt, levert het zelf aan" in pagina
    assert "In quarantaine: 1." in pagina
    assert "bekend" not in pagina
    assert "afgekeurd" not in pagina
    client.force_login(kompas)
    pagina = client.get(reverse("aanlevering", args=[aanleveringen[kompas].pk])).content.decode()
    assert "afgekeurd" in pagina
    assert "quarantaine" not in pagina.lower()


def test_wie_een_retourbericht_maakt_levert_het_zelf_aan(neem_in, antwoord, horizon, beleid):
    """Its header still names the sender of the message it answers (IV028)."""
    toewijzing, start = antwoord(neem_in(jw301())), antwoord(neem_in(jw305()))
    terug = [_bestand(ijw.schrijf(bericht) + b"\n") for bericht in (toewijzing, start)]
    jobs.neem_aan(horizon, terug, OP)  # the 302 is its own, the 306 the municipality's
    services.verwerk_wachtende(OP)
    rijen = Verwerking.objects.filter(bericht__richting="in", soort__in=["JW302", "JW306"])
    assert dict(rijen.values_list("soort", "uitkomst")) == {
        "JW302": Verwerkuitkomst.ANTWOORD,
        "JW306": Verwerkuitkomst.QUARANTAINE,
    }


def test_een_onderbroken_aanlevering_gaat_verder(horizon):
    aanlevering = jobs.neem_aan(horizon, [_bestand(b"a"), _bestand(b"b"), _bestand(b"a")], OP)
    assert [b.al_bekend for b in AangeleverdBericht.objects.order_by("volgnummer")] == [
        False,
        False,
        True,
    ]
    services.verwerk_bericht(Bericht.objects.order_by("pk")[0], OP)
    assert jobs.zet_onafgemaakte_in_rij() == 0  # its job stands in line
    DBTaskResult.objects.all().delete()
    assert jobs.zet_onafgemaakte_in_rij() == 1
    jobs.verwerk_aanlevering.func(str(aanlevering.pk))
    jobs.verwerk_aanlevering.func(str(aanlevering.pk))
    assert selectors.voortgang_van(aanlevering, horizon).is_klaar
    assert jobs.zet_onafgemaakte_in_rij() == 0
