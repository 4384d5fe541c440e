# SPDX-License-Identifier: EUPL-1.2
"""Every screen of every persona, wide and narrow: no barrier, no overflow, nothing refused."""

from __future__ import annotations

import contextlib
from itertools import takewhile

import pytest
from django.urls import Resolver404, resolve, reverse
from django.utils import timezone

from hefboom.inzage.models import Gebruiker
from hefboom.web.models import Overzicht
from tests.web import wereld
from tests.web.browser.conftest import Blad, drempels, gebreken, loopt_over
from tests.web.test_geen_adres_lekt import adressen

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.traag]

ALGEMEEN = (
    "/",
    "/regio/",
    "/segment/1/",
    "/stelsel/",
    "/stelsel/segment/1/",
    "/stelsel/verschil/",
    "/cijfers/",
    "/cijfers/binnen_norm/",
    "/cijfers/jeugdigen/indelingen/",
    "/verklaar/uitgaven/?segment=1",
    "/zoeken/?q=e",
    "/weg/",
)
BERICHTEN = (
    "/berichten/",
    "/berichten/aanleveren/",
    "/toewijzingen/",
    "/declaraties/openstaand/",
)
GEMEENTE = f"/gemeente/{wereld.GEMEENTE}/"
WIE_MAG_WAT = "/wie-mag-wat/"
AANBIEDER = f"/aanbieder/{wereld.MIJN}/"
SCHERMEN: dict[str, tuple[str, ...]] = {
    "": ("/inloggen/",),
    "contractmanager": (
        *ALGEMEEN,
        *BERICHTEN,
        "/gemeenten/",
        "/aanbieders/",
        GEMEENTE,
        AANBIEDER,
        "/doelenboom/",
        "/weging/",
        "/weging/1/",
    ),
    "financien": (
        *ALGEMEEN,
        *BERICHTEN,
        "/contracten/",
        "/contracten/innemen/",
        "/contracten/tarieven/",
        "/contractkalender/",
        "/maatwerk/",
        "/declaraties/te-herzien/",
        "/toewijzingen/zonder-contract/",
        f"{AANBIEDER}vertrek/",
        "/afbouw/",
        "/verdeelsleutels/",
        "/zelfscan/",
        f"/zelfscan/{wereld.GEMEENTE}/",
    ),
    "beleid": (*ALGEMEEN, *BERICHTEN, GEMEENTE, "/aanbieders/", AANBIEDER),
    "lokaal_team": (*ALGEMEEN, *BERICHTEN, GEMEENTE),
    "aanbieder": (*ALGEMEEN, *BERICHTEN, AANBIEDER),
    "raadslid": (*ALGEMEEN, GEMEENTE, WIE_MAG_WAT),
    "privacy": ("/", "/logboek/", "/logboek/?jeugdige=abcd&vanaf=2026-01-01"),
    "beheerder": (
        "/",
        "/overzichten/",
        "/regels/TR321/",
        "/account/",
        "/account/wachtwoord/",
        "/account/app/",
        "/accounts/",
        WIE_MAG_WAT,
        f"{WIE_MAG_WAT}verlenen/",
        f"{WIE_MAG_WAT}nalopen/",
    ),
}


def te_zien(naam: str, lang: bool) -> tuple[str, ...]:
    """The pages of a persona; by default those that none before it in the list opened, and home."""
    eerder = {a for wie in takewhile(lambda w: w != naam, SCHERMEN) for a in SCHERMEN[wie]}
    return tuple(a for a in SCHERMEN[naam] if lang or a == "/" or a not in eerder)


#: Who reads in the dark, on how wide a screen: between them nearly every kind of page.
IN_HET_DONKER = {"contractmanager": (1280,), "raadslid": (1280, 390)}


@pytest.mark.parametrize("naam", SCHERMEN)
def test_geen_scherm_heeft_een_drempel_of_loopt_over(blad: Blad, naam: str, lang: bool) -> None:
    """Each page is opened once, and looked at wide, narrow and dark."""
    pagina = blad(naam, 1280)
    fout: list[str] = []
    for adres in te_zien(naam, lang):
        pagina.set_viewport_size({"width": 1280, "height": 900})
        pagina.goto(adres)
        fout += drempels(pagina, adres)
        if naam in IN_HET_DONKER:
            pagina.emulate_media(color_scheme="dark")
            fout += drempels(pagina, f"{adres} (donker)", *IN_HET_DONKER[naam])
            pagina.emulate_media(color_scheme="light")
        if naam == "contractmanager":
            pagina.set_viewport_size({"width": 320, "height": 900})
            if loopt_over(pagina):
                fout.append(f"{adres} (320): de pagina is breder dan het scherm")
    assert not fout, "\n".join(fout)


#: Kinds of pages that other tests here look at: of one message, claim, delivery, access, account.
ELDERS = {
    "bericht", "bericht_xml", "persoonsgegevens", "declaratie", "prestatie", "aanlevering",
    "termijnen", "controleer", "machtiging", "een_account", "overzicht",
}  # fmt: skip
#: No pages: they answer with a file, or with the way to another page.
GEEN_BLAD = {
    "maat_csv", "logboek_csv", "mfa_download_recovery_codes", "uitloggen", "openid_connect_login",
    "openid_connect_callback", "afwijzen_jw319", "contractkalender_ics",
}  # fmt: skip
#: Looked at with axe by hand only: the world of these tests has no register and nobody proposes.
MET_DE_HAND = {
    "contract", "registervoorstel", "maatwerk_een", "maatwerk_nieuw", "afwijzen", "beginseltoets",
    "afbouw_een", "stelselversie", "stelselversies", "voorstel", "voorstel_nieuw",
    "voorstelbestand", "voorstellen", "voorstelweging",
}  # fmt: skip
#: The door's own pages that need a half-finished log-in; made of the same form as `/inloggen/`.
DEUR = {
    "mfa_authenticate", "account_inactive", "socialaccount_login_error",
    "socialaccount_login_cancelled", "account_reauthenticate", "mfa_reauthenticate",
    "mfa_deactivate_totp", "mfa_view_recovery_codes", "mfa_generate_recovery_codes",
}  # fmt: skip


def test_elk_soort_blad_is_hier_bekeken() -> None:
    bekeken = set()
    for adres in {adres for adressen_ in SCHERMEN.values() for adres in adressen_}:
        with contextlib.suppress(Resolver404):
            bekeken.add(resolve(adres.partition("?")[0]).route)
    soorten = {str(p.name) for p in adressen() if str(p.pattern) not in bekeken}
    assert soorten - ELDERS - GEEN_BLAD - MET_DE_HAND - DEUR == set()


def test_een_eigen_overzicht_en_een_account_hebben_geen_drempel(
    blad: Blad, personen: dict[str, Gebruiker]
) -> None:
    mens = personen["beheerder"]
    eigen = Overzicht.objects.create(
        gebruiker=mens, naam="wie wat mag", blad="wie_mag_wat", titel="x", gemaakt_op=timezone.now()
    )
    pagina = blad("beheerder")
    fout = []
    for adres in (
        "/",
        "/overzichten/",
        reverse("overzicht", args=[eigen.pk]),
        reverse("een_account", args=[personen["beleid"].pk]),
        f"{WIE_MAG_WAT}?orde=-wie",
    ):
        assert pagina.goto(adres).status == 200, adres
        pagina.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
        fout += drempels(pagina, adres)
    assert not fout, "\n".join(fout)


def test_een_toets_brengt_naar_de_inhoud_en_dan_door_het_menu(blad: Blad) -> None:
    pagina = blad("contractmanager")
    pagina.goto("/regio/")
    pagina.keyboard.press("Tab")
    assert pagina.evaluate("document.activeElement.textContent") == "Naar de inhoud"
    assert pagina.locator(".skip").first.bounding_box()["y"] >= 0
    pagina.keyboard.press("Enter")
    assert pagina.evaluate("document.activeElement.id") == "inhoud"
    pagina.goto("/regio/")
    bezocht = []
    for _ in range(24):
        pagina.keyboard.press("Tab")
        bezocht.append(pagina.evaluate("document.activeElement.textContent.trim()"))
    assert [naam for naam in bezocht if naam in MENU] == list(MENU)


MENU = ("Vandaag", "Regio", "Gemeenten", "Aanbieders", "Cijfers", "Berichten")


def test_verklaar_en_de_tabel_bij_een_beeld_gaan_met_het_toetsenbord(blad: Blad) -> None:
    pagina = blad("beleid")
    pagina.goto("/regio/")
    pagina.locator("details summary").first.focus()
    pagina.keyboard.press("Enter")
    assert pagina.locator("details[open] table").first.is_visible()
    pagina.locator(".cijfer__verklaar").first.focus()
    pagina.keyboard.press("Enter")
    pagina.locator("dialog.verklaring").wait_for()
    assert gebreken(pagina) == []
    pagina.get_by_role("link", name="Met de rijen erachter").press("Enter")
    pagina.wait_for_url("**/verklaar/**")
    assert pagina.locator("h2", has_text="De rijen erachter").is_visible()


def test_een_machtiging_met_een_fout_is_ook_te_lezen(blad: Blad) -> None:
    pagina = blad("beheerder", 390)
    pagina.goto(WIE_MAG_WAT)
    pagina.get_by_role("rowheader", name="beleid", exact=True).get_by_role("link").click()
    assert gebreken(pagina) == []
    pagina.get_by_label("Laatste dag").fill("2020-01-01")
    pagina.get_by_role("button", name="Beëindig").click()
    assert pagina.get_by_role("alert").is_visible()
    assert gebreken(pagina) == []
    assert not loopt_over(pagina)
    pagina.goto(f"{WIE_MAG_WAT}verlenen/")
    pagina.get_by_label("Gebruikersnaam").fill("niemand")
    pagina.get_by_label("Reden").fill("proef")
    pagina.get_by_label("Rol", exact=True).select_option("beleid")
    pagina.get_by_role("button", name="Verleen").click()
    assert "Niemand logt in als niemand" in pagina.content()
    assert gebreken(pagina) == []


def test_de_strenge_pagina_weigert_niets_van_zichzelf(blad: Blad) -> None:
    pagina = blad("contractmanager", csp=True)
    meldingen: list[str] = []
    pagina.on("console", lambda melding: meldingen.append(melding.text))
    for adres in ("/", "/regio/", "/segment/1/", "/berichten/aanleveren/"):
        pagina.goto(adres)
        pagina.wait_for_load_state("networkidle")
    assert meldingen == []
