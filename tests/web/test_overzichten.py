# SPDX-License-Identifier: EUPL-1.2
"""Views of one's own: named, found again, renamed, taken away and put back; never another's.

What is kept is what the page understood of its address, so never a number of someone.
"""

from __future__ import annotations

import html
import re
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.core import signing
from django.http import HttpResponse
from django.test import Client, RequestFactory

from hefboom.facts import Momentopname
from hefboom.inzage import ROLLEN
from hefboom.inzage.models import Gebruiker
from hefboom.kernel import Vraagfout
from hefboom.scherm import Cel, Kolom, Tabel
from hefboom.scherm.onthouden import onbegrepen, paren
from hefboom.scherm.tabelvraag import Tabelvraag
from hefboom.web.models import Overzicht
from hefboom.web.overzichten import MEESTE, Naamfout, bewaar, eigen, hernoem, verwijder
from tests.mensen import maak_mens
from tests.web import wereld
from tests.web.conftest import Open

pytestmark = pytest.mark.django_db
ZEGEL = re.compile(r'name="zegel" value="([^"]+)"')
BSN = "999900006"


def zegel(antwoord: HttpResponse) -> str:
    gevonden = ZEGEL.search(antwoord.content.decode())
    assert gevonden, "dit blad is niet te bewaren"
    return html.unescape(gevonden[1])


def maak(mens: Gebruiker, naam: str, **anders: Any) -> Overzicht:
    inhoud = {"blad": "regio", "delen": {}, "titel": "Regio", "vraag": [("periode", "2026")]}
    return bewaar(mens, naam, signing.dumps(inhoud | anders, salt=f"overzicht van {mens.pk}"))


@pytest.mark.parametrize(
    ("wie", "adres"),
    [
        ("contractmanager", "/cijfers/uitgaven/?periode=2026&per=maand&per=gemeente&per=segment"),
        ("contractmanager", "/aanbieders/?orde=-jeugdigen&periode=2026"),
        ("financien", "/cijfers/uitgaven/?per=&periode=2026"),
        ("beleid", "/regio/?periode=2026-K3&indeling=nu"),
        ("lokaal_team", "/toewijzingen/?welke=eindigt60"),
        ("aanbieder", "/berichten/?uitkomst=afgekeurd&sinds=2026-12-01"),
        ("aanbieder", "/cijfers/uitgaven/?segment=4&periode=2026"),
        ("raadslid", "/?periode=2026-K4"),
        ("privacy", "/logboek/?daad=ziet&vanaf=2026-01-01"),
    ],
)
def test_wie_een_blad_met_keuzes_bewaart_opent_later_hetzelfde(
    met_opname: Momentopname, client: Client, personen: dict[str, Gebruiker], wie: str, adres: str
) -> None:
    client.force_login(personen[wie])
    if wie == "privacy":
        adres = adres.replace("ziet", "leest_logboek")
    getoond = client.get(adres)
    klaar = client.post("/overzichten/", {"naam": " Mijn  lijst ", "zegel": zegel(getoond)})
    assert klaar.status_code == 302
    (rij,) = eigen(personen[wie].inzage)
    assert rij.naam == "Mijn lijst"
    assert sorted(urlsplit(rij.adres).query.split("&")) == sorted(urlsplit(adres).query.split("&"))
    assert urlsplit(rij.adres).path == urlsplit(adres).path
    lijst = client.get("/overzichten/").content.decode()
    assert "Bewaard: " in lijst
    assert html.escape(rij.adres) in lijst
    assert client.get(rij.adres).status_code == 200
    assert html.escape(rij.adres) in client.get("/").content.decode()
    gevonden = client.post("/zoeken/", {"q": "mijn lijst"})
    assert gevonden.status_code == 302
    assert gevonden["Location"] == rij.adres


def test_een_blad_zonder_keuzes_biedt_niets_te_bewaren(
    met_opname: Momentopname, open_als: Open
) -> None:
    assert not ZEGEL.search(open_als("contractmanager", "/regio/").content.decode())
    assert not ZEGEL.search(open_als("contractmanager", "/zoeken/?q=wonen").content.decode())


def test_zonder_javascript_leidt_de_tabel_naar_het_formulier(
    met_opname: Momentopname, open_als: Open
) -> None:
    tekst = open_als("contractmanager", "/aanbieders/?orde=-jeugdigen").content.decode()
    assert 'href="#bewaar"' in tekst
    assert 'id="bewaar"' in tekst
    assert 'href="#bewaar"' not in open_als("contractmanager", "/aanbieders/").content.decode()


# ── what is kept ──────────────────────────────────────────────────────────────────────────────


def vraag_van(personen: bool, **adres: str) -> tuple[list[tuple[str, str]], list[str]]:
    tabel = Tabel(
        "Proef",
        [Kolom("Jeugdige"), Kolom("Product"), Kolom("Soort", keuzes={"45": "Wonen"})],
        [[Cel("••••0006"), Cel(f"{n}A48"), Cel("Wonen")] for n in (44, 45, 46, 46)],
        personen=personen,
    )
    request = RequestFactory().get("/", adres)
    Tabelvraag(request, tabel).keur()
    return paren(request), onbegrepen(request)


@pytest.mark.parametrize("typt", [BSN, "0006", "006", "••••0006", "9999.00.006", "x 1 2 3"])
@pytest.mark.parametrize("kolom", ["jeugdige", "product"])
def test_een_getypt_nummer_wordt_nooit_bewaard(typt: str, kolom: str) -> None:
    bewaard, zonder = vraag_van(True, **{f"met-{kolom}": typt, "orde": "product"})
    assert bewaard == [("orde", "product")]
    assert zonder == [kolom]


def test_een_keuze_of_een_woord_wordt_wel_bewaard_en_een_bladzijde_niet() -> None:
    adres = {"met-soort": "45", "met-product": "wonen", "pagina": "3", "vreemd": "x"}
    bewaard, zonder = vraag_van(True, **adres)
    assert sorted(bewaard) == [("met-product", "wonen"), ("met-soort", "45")]
    assert zonder == ["vreemd"]


@pytest.mark.parametrize(
    "adres",
    [
        f"/cijfers/jeugdigen/?per=segment&product={BSN}",
        f"/declaraties/openstaand/?vanaf-bedrag={BSN}&orde=-bedrag",
        "/logboek/?met-wie=jansen&orde=wie",
    ],
)
def test_wat_een_bsn_kan_zijn_of_zegt_wie_gezocht_is_wordt_niet_bewaard(
    met_opname: Momentopname, open_als: Open, adres: str
) -> None:
    """Whatever a value was read as: a product, an amount, a column of the log."""
    antwoord = open_als("privacy" if "logboek" in adres else "contractmanager", adres)
    bewaard = {naam for naam, _ in paren(antwoord.wsgi_request)}
    assert not bewaard & {"product", "vanaf-bedrag", "met-wie"}


def test_in_een_tabel_van_cijfers_mag_een_keuze_een_nummer_hebben() -> None:
    assert vraag_van(False, **{"met-product": "45A48"})[0] == [("met-product", "45A48")]
    assert vraag_van(True, **{"met-product": "45A48"})[0] == []


def test_van_de_berichtenlijst_gaan_nummers_niet_mee_en_dat_staat_er(
    met_opname: Momentopname, open_als: Open, personen: dict[str, Gebruiker]
) -> None:
    antwoord = open_als(
        "aanbieder", "/berichten/", soort="JW305", toewijzing="123456", identificatie="X1"
    )
    rij = bewaar(personen["aanbieder"], "x", zegel(antwoord))
    assert rij.vraag == [["soort", "JW305"]]
    tekst = html.unescape(antwoord.content.decode())
    assert "Niet bewaard: wat u typte bij ‘toewijzing’ en ‘identificatie’" in tekst


def test_wie_in_het_logboek_gezocht_is_wordt_niet_bewaard(
    met_opname: Momentopname, open_als: Open, personen: dict[str, Gebruiker]
) -> None:
    antwoord = open_als("privacy", "/logboek/?jeugdige=abcd1234&vanaf=2026-01-01&wie=team")
    assert bewaar(personen["privacy"], "x", zegel(antwoord)).vraag == [["vanaf", "2026-01-01"]]


# ── whose it is ───────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("rol", ROLLEN.values(), ids=str)
def test_niemand_vindt_of_wijzigt_een_overzicht_van_een_ander_wat_hij_ook_mag(
    client: Client, rol: Any
) -> None:
    rij = maak(maak_mens("een", "beleid", "0505"), "van mij alleen")
    kring = {"gemeente": ("0505",), "aanbieder": (wereld.MIJN,)}.get(rol.kring.value, ())
    ander = maak_mens("ander", rol, *kring)
    client.force_login(ander)
    assert list(eigen(ander.inzage)) == []
    for doe in (client.get, client.post):
        assert doe(f"/overzichten/{rij.pk}/").status_code == 404
    weg = client.post(f"/overzichten/{rij.pk}/", {"verwijder": "ja"})
    assert weg.status_code == 404
    assert "van mij alleen" not in client.get("/overzichten/").content.decode()
    assert Overzicht.objects.get().naam == "van mij alleen"


def test_een_zegel_van_een_ander_of_een_bedacht_zegel_bewaart_niets() -> None:
    een, ander = maak_mens("een", "beleid", "0505"), maak_mens("ander", "beleid", "0505")
    inhoud = {"blad": "regio", "delen": {}, "titel": "x", "vraag": []}
    for vals in (signing.dumps(inhoud, salt=f"overzicht van {ander.pk}"), "{}", "", "a:b:c"):
        with pytest.raises(Vraagfout, match="Open het blad opnieuw"):
            bewaar(een, "x", vals)
    assert not Overzicht.objects.exists()


# ── names ─────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("naam", "zegt"),
    [
        ("", "Geef het overzicht een naam"),
        ("   ", "Geef het overzicht een naam"),
        ("a\x00b", "Geef het overzicht een naam"),
        ("x" * 81, "hoogstens 80"),
        (f"dossier {BSN}", "een BSN kan zijn"),
        ("dossier 9999.00.006", "een BSN kan zijn"),
        ("bestaat", "U hebt al een overzicht ‘bestaat’"),
    ],
)
def test_een_naam_die_niet_kan_krijgt_een_zin_en_het_formulier_blijft(
    client: Client, naam: str, zegt: str
) -> None:
    mens = maak_mens("een", "beleid", "0505")
    client.force_login(mens)
    maak(mens, "bestaat")
    ander = maak(mens, "ander")
    inhoud = signing.dumps(
        {"blad": "regio", "delen": {}, "titel": "Regio", "vraag": []},
        salt=f"overzicht van {mens.pk}",
    )
    nieuw = client.post("/overzichten/", {"naam": naam, "zegel": inhoud})
    anders = client.post(f"/overzichten/{ander.pk}/", {"naam": naam})
    for antwoord in (nieuw, anders):
        assert antwoord.status_code == 422
        assert zegt in html.unescape(antwoord.content.decode())
    assert zegel(nieuw) == inhoud
    with pytest.raises(Naamfout):
        hernoem(ander, naam)
    assert sorted(o.naam for o in eigen(mens.inzage)) == ["ander", "bestaat"]


def test_hernoemen_verwijderen_en_terugzetten(client: Client) -> None:
    mens = maak_mens("een", "aanbieder", wereld.MIJN)
    client.force_login(mens)
    rij = maak(mens, "oud")
    client.post(f"/overzichten/{rij.pk}/", {"naam": "nieuw"})
    assert eigen(mens.inzage).get().naam == "nieuw"
    client.post(f"/overzichten/{rij.pk}/", {"verwijder": "ja"})
    assert not eigen(mens.inzage)
    terug = client.get("/overzichten/")
    assert "‘nieuw’ is verwijderd" in terug.content.decode()
    client.post("/overzichten/", {"naam": "nieuw", "zegel": zegel(terug)})
    weer = eigen(mens.inzage).get()
    assert (weer.naam, weer.adres) == ("nieuw", rij.adres)
    assert verwijder(weer)["naam"] == "nieuw"


def test_een_overzicht_van_een_blad_dat_weg_is_zegt_dat_en_kan_weg(client: Client) -> None:
    mens = maak_mens("een", "beleid", "0505")
    client.force_login(mens)
    rij = maak(mens, "oud blad", blad="blad_van_vroeger")
    assert rij.adres == ""
    assert "Dit blad is er niet meer" in client.get("/overzichten/").content.decode()
    assert "is er niet meer" in client.get(f"/overzichten/{rij.pk}/").content.decode()
    assert client.post(f"/overzichten/{rij.pk}/", {"verwijder": "ja"}).status_code == 302


def test_er_is_een_grens_aan_hoeveel(client: Client) -> None:
    mens = maak_mens("een", "beleid", "0505")
    for nummer in range(MEESTE):
        maak(mens, f"nummer {nummer}")
    with pytest.raises(Vraagfout, match="Verwijder er eerst een"):
        maak(mens, "te veel")
