# SPDX-License-Identifier: EUPL-1.2
"""Coming in: with a password, with a second factor, too often wrong; and when it ends."""

from __future__ import annotations

import logging
import re
import time
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.conf import settings
from django.core.cache import cache
from django.test import Client

from hefboom import logboek
from hefboom.inzage.models import Gebruiker
from hefboom.kluis import Kluis
from hefboom.mailbox import kluis
from hefboom.toegang import TWEEDE_FACTOREN, geheimen, services, wis_tweede_factor, zet_aan, zet_uit
from hefboom.toegang.deurbestand import Deurregels
from hefboom.toegang.rem import SAMEN, Rem
from hefboom.toegang.sessie import BEGIN, GEZIEN
from tests.toegang.conftest import WACHTWOORD, Inlog, binnen, met_wachtwoord

pytestmark = pytest.mark.django_db
NIEUW = "zeven blauwe regenjassen"


def melding(antwoord: Any) -> str:
    """What stands in the red frame."""
    gevonden = re.search(r'role="alert"><p>(.*?)</p>', antwoord.content.decode())
    return gevonden[1] if gevonden else ""


def test_met_het_goede_wachtwoord_komt_men_binnen(log_in: Inlog) -> None:
    met_wachtwoord("bert", "raadslid", "0505")
    antwoord = log_in("bert")
    assert antwoord["Location"] == "/"
    assert binnen(antwoord)
    assert antwoord.client.session.get_expire_at_browser_close()


@pytest.mark.parametrize("naam", ["bert", "niemand"])
def test_wie_er_is_en_wie_niet_leest_hetzelfde(log_in: Inlog, naam: str) -> None:
    met_wachtwoord("bert")
    zinnen = [melding(log_in(naam, "fout")) for _ in range(SAMEN + 1)]
    assert "horen niet bij elkaar" in zinnen[0]
    assert zinnen[-1] == (
        "Er is te vaak een verkeerd wachtwoord ingevuld. Probeer het over 15 minuten opnieuw."
    )


def test_na_te_vaak_mis_helpt_ook_het_goede_wachtwoord_even_niet(log_in: Inlog) -> None:
    met_wachtwoord("bert")
    met_wachtwoord("anna")
    for _ in range(SAMEN):
        log_in("bert", "fout")
    assert not binnen(log_in("bert"))
    assert binnen(log_in("anna"))
    assert binnen(log_in("bert", van="10.0.0.2"))


def test_een_aanvaller_houdt_wie_hier_vaker_was_niet_buiten(log_in: Inlog, rem: Rem) -> None:
    met_wachtwoord("bert")
    eigen = log_in("bert").client
    eigen.post("/uitloggen/")
    for i in range(60):
        log_in("bert", "fout", van=f"10.1.0.{i}")
    assert not binnen(log_in("bert", van="10.2.0.1"))
    assert binnen(log_in("bert", client=eigen, van="10.2.0.1"))


def test_elke_poging_is_een_regel_zonder_wachtwoord_of_onbekende_naam(
    log_in: Inlog, caplog: pytest.LogCaptureFixture
) -> None:
    met_wachtwoord("bert")
    with caplog.at_level(logging.INFO, "hefboom.toegang"):
        log_in("bert", "mijn geheim")
        log_in("123456782", "x")  # someone types a BSN where the name goes
        client = log_in("bert").client
        client.post("/uitloggen/")
    regels = [regel.getMessage() for regel in caplog.records if regel.name == "hefboom.toegang"]
    assert regels == [
        "geweigerd: bert (wachtwoord klopt niet) vanaf 10.0.0.1",
        "geweigerd: (onbekende naam) (wachtwoord klopt niet) vanaf 10.0.0.1",
        "ingelogd: bert (wachtwoord) vanaf 10.0.0.1",
        "uitgelogd: bert () vanaf 127.0.0.1",
    ]
    map_ = logboek.logboekmap(settings.OMGEVING.map)
    aan_de_deur = (logboek.Daad.LOGT_IN, logboek.Daad.LOGT_UIT)
    gelegd = [r for r in logboek.lees(map_) if r.daad in aan_de_deur][:4]
    assert sorted(str(r.wie) for r in gelegd) == ["(onbekende naam)", "bert", "bert", "bert"]
    assert "geheim" not in str(gelegd)
    assert "123456782" not in str(gelegd)


def test_zonder_logboek_is_niemand_binnen(log_in: Inlog, monkeypatch: pytest.MonkeyPatch) -> None:
    met_wachtwoord("bert", "raadslid", "0505")

    def dicht(naam: str, **meer: Any) -> None:
        raise logboek.LogboekDicht("Het logboek is niet te schrijven.")

    with monkeypatch.context() as even:
        even.setattr(logboek, "inlog", dicht)
        antwoord = log_in("bert")
        assert antwoord.status_code == 503
    assert "_auth_user_id" not in antwoord.client.session


def code_voor(geheim: str, stap: int = 0) -> str:
    """What an app shows now (or a step later)."""
    cache.clear()  # a code counts once
    return format_hotp_value(hotp_value(geheim, int(time.time()) // 30 + stap))


def stel_in(client: Client) -> str:
    """Set an app; its secret."""
    blad = client.get("/account/app/").content.decode()
    geheim = re.search(r'class="sleutel">([A-Z2-7]+)<', blad)
    assert geheim
    antwoord = client.post("/account/app/", {"code": code_voor(geheim[1])})
    assert antwoord["Location"] == "/account/herstelcodes/"
    return geheim[1]


def test_wie_een_tweede_factor_moet_hebben_komt_niet_zonder(
    log_in: Inlog, echt: Deurregels
) -> None:
    met_wachtwoord("anna", "beheerder")
    client = log_in("anna").client
    for adres in ("/", "/wie-mag-wat/", "/accounts/", "/account/"):
        assert client.get(adres)["Location"] == "/account/app/"
    assert "Met uw rol ziet u gegevens van personen" in client.get("/account/app/").content.decode()
    stel_in(client)
    assert client.get("/accounts/").status_code == 200


def test_daarna_vraagt_elke_log_in_om_de_code(log_in: Inlog, echt: Deurregels) -> None:
    met_wachtwoord("anna", "beheerder")
    geheim = stel_in(log_in("anna").client)
    tweede = log_in("anna")
    assert tweede["Location"] == "/inloggen/code/"
    client = tweede.client
    assert client.get("/accounts/").status_code == 302
    mis = client.post("/inloggen/code/", {"code": "000000"})
    assert "Deze code klopt niet" in mis.content.decode()
    code = code_voor(geheim)
    assert client.post("/inloggen/code/", {"code": code})["Location"] == "/"
    assert client.get("/accounts/").status_code == 200
    weer = log_in("anna").client
    assert weer.post("/inloggen/code/", {"code": code}).status_code == 200, "een code geldt eenmaal"


def test_een_herstelcode_werkt_eenmaal(log_in: Inlog, echt: Deurregels) -> None:
    met_wachtwoord("anna", "beheerder")
    client = log_in("anna").client
    stel_in(client)
    codes = re.findall(
        r"<li><code>(\d+)</code>", client.get("/account/herstelcodes/").content.decode()
    )
    assert len(codes) == 10
    for keer in (1, 2):
        opnieuw = log_in("anna").client
        antwoord = opnieuw.post("/inloggen/code/", {"code": codes[0]})
        assert antwoord.status_code == (302 if keer == 1 else 200)


def test_ook_codes_raden_houdt_op(log_in: Inlog, echt: Deurregels) -> None:
    cache.clear()
    met_wachtwoord("anna", "beheerder")
    stel_in(log_in("anna").client)
    client = log_in("anna").client
    tekst = ""
    for i in range(8):
        tekst = client.post("/inloggen/code/", {"code": f"00000{i}"}).content.decode()
    assert "te vaak een verkeerde code" in tekst


def test_wie_hem_moet_hebben_haalt_hem_niet_weg(log_in: Inlog, echt: Deurregels) -> None:
    met_wachtwoord("anna", "beheerder")
    met_wachtwoord("riva", "raadslid", "0505")
    for naam, mag in (("anna", False), ("riva", True)):
        client = log_in(naam).client
        stel_in(client)
        client.post("/account/app/weg/")
        assert Authenticator.objects.filter(user__username=naam).exists() != mag
    assert Gebruiker.objects.get(username="riva")


def test_het_geheim_staat_verzegeld_en_gaat_mee_naar_een_nieuwe_sleutel(
    log_in: Inlog, echt: Deurregels
) -> None:
    met_wachtwoord("anna", "beheerder")
    geheim = stel_in(log_in("anna").client)
    app = Authenticator.objects.get(type=Authenticator.Type.TOTP)
    assert geheim not in str(app.data)
    nieuw = Kluis(b"n" * 32)
    assert set(TWEEDE_FACTOREN.over(nieuw)) == set(
        Authenticator.objects.values_list("pk", flat=True)
    )
    assert TWEEDE_FACTOREN.over(kluis()) == []
    rij = TWEEDE_FACTOREN.opnieuw(app, kluis(), nieuw)["data"]
    assert geheimen.ontzegel(rij["secret"], nieuw) == geheim


def test_een_uitgezet_account_is_er_meteen_uit_en_blijft_dat_na_aanzetten(log_in: Inlog) -> None:
    mens = met_wachtwoord("bert", "raadslid", "0505")
    client = log_in("bert").client
    assert client.get("/account/").status_code == 200
    zet_uit(mens)
    assert client.get("/account/").status_code == 302
    geweigerd = log_in("bert")
    assert geweigerd["Location"] == "/inloggen/uit/"
    assert "staat uit" in geweigerd.client.get("/inloggen/uit/").content.decode()
    zet_aan(mens)
    assert client.get("/account/").status_code == 302
    assert binnen(log_in("bert"))


def test_een_ander_wachtwoord_beeindigt_de_andere_sessies_en_niet_deze(log_in: Inlog) -> None:
    met_wachtwoord("bert", "raadslid", "0505")
    een, ander = log_in("bert").client, log_in("bert").client
    velden = {"oldpassword": WACHTWOORD, "password1": NIEUW, "password2": NIEUW}
    zwak = een.post("/account/wachtwoord/", {**velden, "password1": "Welkom2026!!!"})
    assert "te makkelijk te raden" in zwak.content.decode()
    mis = een.post("/account/wachtwoord/", {**velden, "oldpassword": "x"}).content.decode()
    assert "Dit is niet uw wachtwoord van nu" in mis
    assert een.post("/account/wachtwoord/", velden)["Location"] == "/account/"
    assert een.get("/account/").status_code == 200
    assert ander.get("/account/").status_code == 302


def test_overal_elders_uitloggen(log_in: Inlog) -> None:
    met_wachtwoord("bert", "raadslid", "0505")
    een, ander = log_in("bert").client, log_in("bert").client
    een.post("/account/")
    assert een.get("/account/").status_code == 200
    assert ander.get("/account/").status_code == 302


@pytest.mark.parametrize(
    ("stil", "binnen_sinds", "blijft"),
    [(29, 60, True), (36, 60, False), (1, 599, True), (1, 601, False)],
)
def test_een_sessie_houdt_vanzelf_op(
    log_in: Inlog, stil: int, binnen_sinds: int, blijft: bool
) -> None:
    met_wachtwoord("bert", "raadslid", "0505")
    client = log_in("bert").client
    sessie = client.session
    sessie[GEZIEN], sessie[BEGIN] = time.time() - stil * 60, time.time() - binnen_sinds * 60
    sessie.save()
    antwoord = client.get("/account/")
    if blijft:
        assert antwoord.status_code == 200
    else:
        assert antwoord["Location"] == "/inloggen/?verlopen=ja&next=%2Faccount%2F"
        assert "U bent uitgelogd omdat" in client.get(antwoord["Location"]).content.decode()


def test_wie_bezig_is_blijft_en_dat_kost_niet_elke_keer_een_schrijfactie(
    log_in: Inlog, django_assert_num_queries: Any
) -> None:
    met_wachtwoord("bert", "raadslid", "0505")
    client = log_in("bert").client
    client.get("/account/")
    toen = client.session[GEZIEN]
    client.get("/account/")
    assert client.session[GEZIEN] == toen
    sessie = client.session
    sessie[GEZIEN] = time.time() - 20 * 60
    sessie.save()
    client.get("/account/")
    assert client.session[GEZIEN] > time.time() - 60


def test_de_beheerder_ziet_en_beheert_accounts_maar_niet_het_eigen(log_in: Inlog) -> None:
    met_wachtwoord("anna", "beheerder")
    bert = met_wachtwoord("bert", "raadslid", "0505")
    client, van_bert = log_in("anna").client, log_in("bert").client
    lijst = client.get("/accounts/").content.decode()
    assert "bert" in lijst
    assert "raadslid" in lijst
    adres = f"/accounts/{bert.pk}/"
    assert client.post(adres, {"uit": "ja"})["Location"] == adres
    assert van_bert.get("/account/").status_code == 302
    assert "Zet dit account aan" in client.get(adres).content.decode()
    client.post(adres, {"aan": "ja"})
    assert binnen(log_in("bert"))
    eigen = f"/accounts/{Gebruiker.objects.get(username='anna').pk}/"
    assert client.post(eigen, {"uit": "ja"}).status_code == 422
    assert client.get("/accounts/").status_code == 200


def test_wie_geen_beheerder_is_ziet_geen_accounts(log_in: Inlog) -> None:
    bert = met_wachtwoord("bert", "privacy")
    client = log_in("bert").client
    for adres in ("/accounts/", f"/accounts/{bert.pk}/"):
        assert client.get(adres).status_code == 404
        assert client.post(adres, {"uit": "ja"}).status_code in (404, 405)
    with pytest.raises(services.OngeldigeGebruiker, match="Alleen een beheerder"):
        zet_uit(bert, bert)


def test_een_verloren_telefoon(log_in: Inlog, echt: Deurregels) -> None:
    anna = met_wachtwoord("anna", "beheerder")
    client = log_in("anna").client
    stel_in(client)
    assert wis_tweede_factor(anna)
    assert not wis_tweede_factor(anna)
    assert client.get("/accounts/").status_code == 302
    assert log_in("anna").client.get("/accounts/")["Location"] == "/account/app/"
