# SPDX-License-Identifier: EUPL-1.2
"""Coming from a municipality's own identity provider: a small one that really signs its tokens."""

from __future__ import annotations

import base64
import hashlib
import json
import threading
import time
from collections.abc import Iterator
from datetime import date, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
import pytest
from allauth.socialaccount.models import SocialAccount, SocialToken
from cryptography.hazmat.primitives.asymmetric import rsa
from django.test import Client

from hefboom.inzage import rollen
from hefboom.inzage.models import Gebruiker, Machtiging
from hefboom.inzage.services import NieuweMachtiging, verleen
from hefboom.toegang import lees_deur, zet_uit
from hefboom.toegang.sessie import BEGIN, FACTOR
from tests.mensen import maak_mens
from tests.toegang.conftest import binnen

pytestmark = pytest.mark.django_db
VANDAAG = date(2027, 1, 1)
BESTAND = """\
identiteitsproviders:
  - code: dordrecht
    naam: Gemeente Dordrecht
    server: {server}
    client_id: hefboom
    geheim: GEHEIM
    geldig_dagen: 30
{meer}    koppelingen:
      - {{claim: groups, waarde: hb-beleid, rol: beleid, gemeente: "0505"}}
      - {{claim: groups, waarde: hb-raad, rol: raadslid, gemeente: "0505"}}
      - {{claim: groups, waarde: hb-aanbieder, rol: aanbieder, aanbieder: "42420001"}}
"""


class Provider:
    """An identity provider of one person, who is asked nothing."""

    def __init__(self) -> None:
        self.sleutel = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.tekent_met = self.sleutel
        self.claims: dict[str, Any] = {}
        self.verandert: dict[str, Any] = {}
        self.gezien: list[dict[str, str]] = []
        buiten = self

        class Deurwacht(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self._antwoord(
                    {
                        "/.well-known/openid-configuration": buiten.instellingen(),
                        "/sleutels": buiten.sleutels(),
                    }[self.path]
                )

            def do_POST(self) -> None:
                lengte = int(self.headers["Content-Length"])
                velden = {k: v[0] for k, v in parse_qs(self.rfile.read(lengte).decode()).items()}
                self._antwoord(buiten.geef(velden))

            def _antwoord(self, inhoud: dict[str, Any]) -> None:
                tekst = json.dumps(inhoud).encode()
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
                self.end_headers()
                self.wfile.write(tekst)

            def log_message(self, *args: Any) -> None:
                """Quiet."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Deurwacht)
        self.adres = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def instellingen(self) -> dict[str, Any]:
        return {
            "issuer": self.adres,
            "authorization_endpoint": f"{self.adres}/hier",
            "token_endpoint": f"{self.adres}/token",
            "userinfo_endpoint": f"{self.adres}/wie",
            "jwks_uri": f"{self.adres}/sleutels",
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
        }

    def sleutels(self) -> dict[str, Any]:
        jwk = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(self.sleutel.public_key()))
        return {"keys": [jwk | {"kid": "een", "alg": "RS256", "use": "sig"}]}

    def geef(self, velden: dict[str, str]) -> dict[str, Any]:
        self.gezien.append(velden)
        uitdaging = hashlib.sha256(velden["code_verifier"].encode()).digest()
        assert base64.urlsafe_b64encode(uitdaging).rstrip(b"=").decode() == velden["code"]
        assert velden["client_secret"] == "een geheim"
        nu = int(time.time())
        claims = {
            "iss": self.adres,
            "aud": "hefboom",
            "sub": "abc-123",
            "iat": nu,
            "exp": nu + 300,
            "preferred_username": "b.beleid",
            "given_name": "Bea",
            "family_name": "Beleid",
            "bsn": "123456782",
            **self.claims,
            **self.verandert,
        }
        token = jwt.encode(claims, self.tekent_met, "RS256", headers={"kid": "een"})
        return {"access_token": "a", "token_type": "Bearer", "id_token": token}


@pytest.fixture(scope="module")
def _provider() -> Iterator[Provider]:
    provider = Provider()
    yield provider
    provider.server.shutdown()
    provider.server.server_close()


@pytest.fixture
def provider(_provider: Provider, settings: Any, tmp_path: Path) -> Provider:
    """The provider, known to this installation; its groups decide who one is."""
    _provider.claims, _provider.verandert = {"groups": ["hb-beleid"]}, {}
    _provider.tekent_met = _provider.sleutel
    stel_deur(settings, tmp_path, _provider, "    tweede_factor: provider\n")
    return _provider


def stel_deur(settings: Any, tmp_path: Path, provider: Provider, meer: str) -> None:
    """The file of this installation's door."""
    pad = tmp_path / "deur.yaml"
    pad.write_text(BESTAND.format(server=provider.adres, meer=meer), encoding="utf-8")
    settings.DEUR = lees_deur(pad, ("0505",), demo=False, environ={"GEHEIM": "een geheim"})
    settings.SOCIALACCOUNT_PROVIDERS = settings.DEUR.voor_allauth()


def kom_binnen(client: Client | None = None, **anders: str) -> Any:
    """The whole round: to the provider, and back with what it says."""
    browser = client or Client()
    heen = browser.get("/inloggen/via/dordrecht/")
    assert heen.status_code == 302, heen.content.decode()
    vraag = {k: v[0] for k, v in parse_qs(urlsplit(heen["Location"]).query).items()}
    assert vraag["code_challenge_method"] == "S256"
    assert vraag["redirect_uri"].endswith("/inloggen/via/dordrecht/terug/")
    terug = {"state": vraag["state"], "code": vraag["code_challenge"], **anders}
    antwoord = browser.get("/inloggen/via/dordrecht/terug/", terug)
    antwoord.client = browser
    return antwoord


def machtigingen() -> list[tuple[str, str, str, date | None]]:
    """What is on record, oldest first."""
    rijen = Machtiging.objects.order_by("pk")
    return [(m.rol, m.gemeente or m.aanbieder, m.bron, m.tot) for m in rijen]


def test_de_deur_toont_de_knop(provider: Provider, client: Client) -> None:
    assert "Inloggen via Gemeente Dordrecht" in client.get("/inloggen/").content.decode()


def test_wie_een_groep_heeft_komt_binnen_met_die_rol_en_kring(provider: Provider) -> None:
    antwoord = kom_binnen()
    assert binnen(antwoord)
    mens = Gebruiker.objects.get()
    assert mens.username == "dordrecht.b.beleid"
    assert mens.get_full_name() == "Bea Beleid"
    assert not mens.has_usable_password()
    assert machtigingen() == [("beleid", "0505", "dordrecht", VANDAAG + timedelta(days=30))]
    assert "identiteitsprovider" in Machtiging.objects.get().reden
    assert antwoord.client.get("/account/").status_code == 200
    assert antwoord.client.get("/account/wachtwoord/").status_code == 404


def test_van_wat_de_provider_vertelt_blijft_niets_liggen(provider: Provider) -> None:
    kom_binnen()
    account = SocialAccount.objects.get()
    assert (account.uid, account.extra_data) == ("abc-123", {})
    assert not SocialToken.objects.exists()
    assert not Gebruiker.objects.get().email


def test_nog_eens_is_dezelfde_en_verlengt(provider: Provider) -> None:
    kom_binnen()
    Machtiging.objects.update(tot=VANDAAG + timedelta(days=2))
    assert binnen(kom_binnen())
    assert Gebruiker.objects.count() == 1
    assert machtigingen() == [("beleid", "0505", "dordrecht", VANDAAG + timedelta(days=30))]


def test_een_groep_die_weg_is_neemt_de_rol_mee_en_een_andere_komt_ervoor(
    provider: Provider,
) -> None:
    eerste = kom_binnen().client
    provider.claims = {"groups": ["hb-raad"]}
    assert binnen(kom_binnen())
    assert machtigingen() == [
        ("beleid", "0505", "dordrecht", VANDAAG),
        ("raadslid", "0505", "dordrecht", VANDAAG + timedelta(days=30)),
    ]
    # Also where one was still logged in.
    assert eerste.get("/berichten/").status_code == 404


@pytest.mark.parametrize(
    "claims",
    [
        {},
        {"groups": []},
        {"groups": "hb-beleid-oud"},
        {"groups": [None, 3, {"a": 1}]},
        {"groups": 7},
    ],
)
def test_zonder_groep_van_de_lijst_komt_niemand_binnen(
    provider: Provider, claims: dict[str, Any]
) -> None:
    provider.claims = claims
    antwoord = kom_binnen()
    assert antwoord.status_code == 403
    assert "zegt niet welke rol u in Hefboom hebt" in antwoord.content.decode()
    assert not Gebruiker.objects.exists()


def test_zonder_groep_eindigt_ook_wat_er_was(provider: Provider) -> None:
    kom_binnen()
    provider.claims = {}
    assert kom_binnen().status_code == 403
    assert machtigingen() == [("beleid", "0505", "dordrecht", VANDAAG)]


def test_wat_een_beheerder_gaf_blijft_van_de_beheerder(provider: Provider) -> None:
    kom_binnen()
    mens = Gebruiker.objects.get()
    verleen(mens, NieuweMachtiging(rollen.CONTROL))
    provider.claims = {"groups": ["hb-raad"]}
    kom_binnen()
    assert ("control", "", "", None) in machtigingen()


def test_gemeente_en_aanbieder_tegelijk_wordt_geweigerd_en_laat_niets_half(
    provider: Provider,
) -> None:
    provider.claims = {"groups": ["hb-beleid", "hb-aanbieder"]}
    antwoord = kom_binnen()
    assert antwoord.status_code == 403
    assert "tegelijk gemeente en aanbieder" in antwoord.content.decode()
    assert not Gebruiker.objects.exists()
    assert not Machtiging.objects.exists()


def test_een_lokale_gebruiker_met_dezelfde_naam_is_een_ander(provider: Provider) -> None:
    maak_mens("b.beleid", "beheerder")
    kom_binnen()
    assert Gebruiker.objects.count() == 2
    assert {m.rol for m in Machtiging.objects.filter(bron="dordrecht")} == {"beleid"}


def test_een_account_dat_uit_staat_blijft_uit(provider: Provider) -> None:
    client = kom_binnen().client
    zet_uit(Gebruiker.objects.get())
    assert client.get("/account/").status_code == 302
    antwoord = kom_binnen()
    assert antwoord.status_code == 403
    assert "staat uit" in antwoord.content.decode()


@pytest.mark.parametrize(
    "verandert",
    [{"aud": "een ander"}, {"iss": "https://elders.example"}, {"exp": 1}],
    ids=["voor een ander", "van een ander", "verlopen"],
)
def test_een_token_dat_niet_klopt_opent_niets(
    provider: Provider, verandert: dict[str, Any]
) -> None:
    provider.verandert = verandert
    antwoord = kom_binnen()
    assert "Inloggen is niet gelukt" in antwoord.content.decode()
    assert not Gebruiker.objects.exists()


def test_een_token_dat_een_ander_tekende_opent_niets(provider: Provider) -> None:
    provider.tekent_met = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    assert "Inloggen is niet gelukt" in kom_binnen().content.decode()
    assert not Gebruiker.objects.exists()


def test_een_antwoord_op_een_vraag_die_niet_gesteld_is_opent_niets(provider: Provider) -> None:
    aantal = len(provider.gezien)
    assert "Inloggen is niet gelukt" in kom_binnen(state="verzonnen").content.decode()
    assert len(provider.gezien) == aantal


@pytest.mark.parametrize(
    ("meer", "claims", "naar_app"),
    [
        ("    tweede_factor: provider\n", {}, False),
        ("    tweede_factor: hefboom\n", {}, True),
        ("", {}, True),
        (
            "    tweede_factor: provider\n    bewijs: {claim: amr, waarde: mfa}\n",
            {"amr": ["pwd", "mfa"]},
            False,
        ),
        (
            "    tweede_factor: provider\n    bewijs: {claim: amr, waarde: mfa}\n",
            {"amr": ["pwd"]},
            True,
        ),
    ],
)
def test_wie_de_tweede_factor_vraagt(
    provider: Provider,
    settings: Any,
    tmp_path: Path,
    meer: str,
    claims: dict[str, Any],
    naar_app: bool,
) -> None:
    stel_deur(settings, tmp_path, provider, meer)
    provider.claims |= claims
    client = kom_binnen().client
    antwoord = client.get("/account/")
    assert (antwoord.status_code == 302) == naar_app
    if naar_app:
        assert antwoord["Location"] == "/account/app/"
        assert client.get("/account/app/").status_code == 200


def test_wie_van_een_provider_komt_stelt_een_app_in_als_hij_net_binnen_is(
    provider: Provider, settings: Any, tmp_path: Path
) -> None:
    """Later there is nothing to ask that shows who it is: neither a password nor an app."""
    client = kom_binnen().client
    assert "Stel een app in" in client.get("/account/").content.decode()
    sessie = client.session
    sessie[BEGIN] -= 600
    sessie.save()
    assert "log daarvoor opnieuw in" in client.get("/account/").content.decode()
    stel_deur(settings, tmp_path, provider, "    tweede_factor: hefboom\n")
    sessie = client.session
    sessie[FACTOR] = None
    sessie.save()
    antwoord = client.get("/account/")
    assert antwoord["Location"].startswith("/inloggen/?verlopen=ja")
    assert kom_binnen(client).client.get("/account/app/").status_code == 200


def test_een_provider_die_er_niet_is(provider: Provider, client: Client) -> None:
    assert client.get("/inloggen/via/elders/").status_code == 404
