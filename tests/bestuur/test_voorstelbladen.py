# SPDX-License-Identifier: EUPL-1.2
"""Proposing, looking, weighing and adopting, as people do it on screen."""

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from hefboom import bestuur, stelsel
from hefboom.bestuur.models import Voorstel
from hefboom.facts import Momentopname
from hefboom.inzage.models import Gebruiker
from hefboom.stelsel import Wegingen
from tests.bestuur.conftest import BESLUIT, ingediend, tarieven, vastgesteld
from tests.web import wereld

Mensen = dict[str, Gebruiker]
Doe = Callable[..., str]
pytestmark = pytest.mark.django_db
BLADEN = ("/voorstellen/", "/voorstellen/#1/", "/stelsel/versies/", "/stelsel/versies/1/")


@pytest.fixture
def opname(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Momentopname:
    """A few youths to count."""
    gemaakt = replace(
        wereld.maak_opname(tmp_path_factory.mktemp("feiten"), aantal=40),
        stelsel=stelsel.laad(settings.OMGEVING.regio).vingerafdruk,
    )
    monkeypatch.setattr("hefboom.facts.huidige", lambda: gemaakt)
    return gemaakt


def echt(adres: str) -> str:
    """`/voorstellen/#1/` is the first proposal here, whatever number the database gave it."""
    alle = list(Voorstel.objects.order_by("pk").values_list("pk", flat=True))
    return re.sub(
        r"(?<=/voorstellen/)#([0-9]+)",
        lambda nr: str(alle[int(nr[1]) - 1] if int(nr[1]) <= len(alle) else 0),
        adres,
    )


@pytest.fixture
def doe(client: Client, mensen: Mensen) -> Doe:
    """`doe("een", "/voorstellen/#1/", doe="afwijzen", reden="…")`: the page that follows."""

    def open_als(naam: str, adres: str, *, code: int = 200, **data: object) -> str:
        client.force_login(mensen[naam])
        adres = echt(adres)
        antwoord = client.post(adres, data, follow=True) if data else client.get(adres)
        assert antwoord.status_code == code, adres
        return tekst(antwoord)

    return open_als


def tekst(antwoord: HttpResponse) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", antwoord.content.decode())).split())


def pak(bestanden: dict[str, str], folder: str = "regio/") -> SimpleUploadedFile:
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w") as zip_:
        for naam, inhoud in bestanden.items():
            zip_.writestr(f"{folder}{naam}", inhoud)
    return SimpleUploadedFile("pak.zip", uit.getvalue())


def test_van_voorstel_tot_versie_op_het_scherm(
    wortel: Path, opname: Momentopname, doe: Doe
) -> None:
    blad = doe("indiener", "/voorstellen/nieuw/", titel="Tarief", toelichting="De index.")
    assert "Er is nog niets gewijzigd." in blad
    blad = doe("indiener", "/voorstellen/#1/bestand/tarieven/", tekst=tarieven())
    assert "€ 90,00 € 91,00" in blad
    assert re.search(r"Het tarief van 54003 .+? per jaar, bij het volume", blad)
    assert "Wacht op twee vaststellers" in doe("indiener", "/voorstellen/#1/", doe="indienen")
    assert "1 voorstel wacht op u" in doe("een", "/")
    assert "Beoordeel het" in doe("een", "/voorstellen/?lijst=wacht")
    besluit = {"orgaan": "AB", "dag": "2026-12-01", "document": "AB-14"}
    blad = doe("een", "/voorstellen/#1/", code=422, doe="vaststellen", **besluit | {"orgaan": ""})
    assert "Noem het orgaan, zoals: algemeen bestuur." in blad
    blad = doe("een", "/voorstellen/#1/", doe="vaststellen", **besluit)
    assert "Wacht op een tweede vaststeller" in blad
    assert "voorstel wacht op u" not in doe("een", "/")
    assert "AB, 1 december 2026, AB-14" in doe("twee", "/voorstellen/#1/")
    assert "versie 2" in doe("twee", "/voorstellen/#1/", doe="medevaststellen")
    assert "geldt versie 2" in doe("controller", "/stelsel/versies/")
    assert "De cijfers zijn gemaakt met versie 1" in doe("controller", "/stelsel/versies/")
    blad = doe("controller", "/stelsel/versies/2/")
    assert "Wat er in tarieven.yaml anders werd" in blad
    assert stelsel.laad(settings.OMGEVING.regio).vindplaats.versie == 2


def test_wie_er_niets_mee_doet_ziet_het_niet(
    wortel: Path, mensen: Mensen, opname: Momentopname, doe: Doe
) -> None:
    vastgesteld(mensen)
    for adres in (*BLADEN, "/voorstellen/nieuw/", "/voorstellen/#1/bestand/tarieven/"):
        doe("raadslid", adres, code=404)
    for adres in BLADEN:
        doe("controller", adres)
    doe("controller", "/voorstellen/nieuw/", code=404)
    doe("controller", "/voorstellen/#9/", code=404)
    doe("controller", "/stelsel/versies/9/", code=404)
    doe("indiener", "/voorstellen/#1/bestand/tarieven/", code=404)  # no draft any more
    doe("indiener", "/voorstellen/#1/weging/1/", code=404)


def test_een_pak_met_fouten_zegt_bestand_regel_en_wat_te_doen(
    wortel: Path, opname: Momentopname, doe: Doe
) -> None:
    nu = {
        p.name: p.read_text(encoding="utf-8")
        for p in stelsel.laad(settings.OMGEVING.regio).vindplaats.map.glob("*.yaml")
    }
    kapot = nu | {"normen.yaml": nu["normen.yaml"].replace('"45A48"', '"99Z99"', 1)}
    kapot["tarieven.yaml"] = nu["tarieven.yaml"].replace(", status: aanname}", "}", 1)
    velden = {"titel": "Een pak", "toelichting": "Alles nieuw."}
    blad = doe("indiener", "/voorstellen/nieuw/", **velden, pak=pak(kapot))
    assert "Er kloppen nog" in blad or "Er klopt nog" in blad
    assert "tarieven.yaml 8" in blad
    assert "Zo is het niet in te dienen" in blad
    for inhoud, zin in (
        ({"a.txt": "x"}, "a.txt kan geen bestand van een regio zijn"),
        ({}, "geen enkel bestand"),
    ):
        blad = doe("indiener", "/voorstellen/nieuw/", code=422, **velden, pak=pak(inhoud))
        assert zin in blad
    geen_zip = SimpleUploadedFile("pak.zip", b"geen zip")
    blad = doe("indiener", "/voorstellen/nieuw/", code=422, **velden, pak=geen_zip)
    assert "Dit is geen zip die te openen is." in blad
    assert Voorstel.objects.count() == 1


def test_een_verkeerde_tekst_blijft_staan_en_zegt_waar_het_misgaat(
    wortel: Path, opname: Momentopname, doe: Doe
) -> None:
    doe("indiener", "/voorstellen/nieuw/", titel="Tarief", toelichting="De index.")
    adres = "/voorstellen/#1/bestand/tarieven/"
    fout = tarieven().replace("cents: 8000", "cents: acht", 1)
    blad = doe("indiener", adres, code=422, tekst=fout)
    assert "De tekst is bewaard, en zo klopt hij nog niet: Regel 15:" in blad
    assert "cents: acht" in doe("indiener", adres)
    blad = doe("indiener", "/voorstellen/#1/", code=422, doe="indienen")
    assert "In dit voorstel zit 1 fout" in blad


def test_een_oud_voorstel_zegt_dat_er_iets_anders_geldt(
    wortel: Path, mensen: Mensen, opname: Momentopname, doe: Doe
) -> None:
    wacht = ingediend(mensen, "Wacht")
    bestuur.begin(mensen["indiener"], "Nog bezig", "Straks.")
    vastgesteld(mensen)
    blad = doe("een", f"/voorstellen/{wacht.pk}/")
    assert "Intussen geldt versie 2." in blad
    assert "Stelt u het vast?" not in blad
    besluit = {"orgaan": "AB", "dag": "2026-12-01", "document": "AB-14"}
    blad = doe("een", f"/voorstellen/{wacht.pk}/", code=422, doe="vaststellen", **besluit)
    assert "Het zou terugdraaien wat er intussen is vastgesteld" in blad
    blad = doe("indiener", "/voorstellen/#2/", doe="overzetten")
    assert "Intussen geldt" not in blad


WEEG = {
    f"{criterium}-{veld}": waarde
    for criteria in (stelsel.TAAKCRITERIA, stelsel.PRESTATIECRITERIA)
    for criterium in criteria
    for veld, waarde in (("bron", "S0:1"), ("status", "voorlopig"))
}


@pytest.fixture
def haaglanden(wortel: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The installation is of a region that weighed."""
    monkeypatch.setattr(settings, "OMGEVING", replace(settings.OMGEVING, regio="haaglanden"))


@pytest.mark.usefixtures("haaglanden")
def test_een_segment_weegt_men_op_het_scherm(
    mensen: Mensen, opname: Momentopname, doe: Doe
) -> None:
    blad = doe(
        "indiener", "/voorstellen/nieuw/?weging=5", titel="Weging", toelichting="Een nieuw beeld."
    )
    assert "Hoe weegt u segment 5" in blad
    assert "dat kantelt pas als" in blad
    (rij,) = Voorstel.objects.all()
    staat = stelsel.laad("haaglanden")[Wegingen].per_segment["5"]
    ongewijzigd = {
        f"{code}-{veld}": waarde
        for code, een in staat.vinkjes.items()
        for veld, waarde in (
            ("vinkje", "on" if een.geldt else ""),
            ("bewijs", een.bewijs or ""),
            ("bron", een.bron),
            ("status", een.status),
        )
        if waarde
    }
    adres = f"/voorstellen/{rij.pk}/weging/5/"
    assert "Er is nog niets gewijzigd." in doe("indiener", adres, **ongewijzigd)
    half = ongewijzigd | {"inkoop-richting": "herziening", "inkoop-vanaf": "2026-11-01"}
    blad = doe("indiener", adres, code=422, **half)
    for zin in ("Zeg wie dit koos.", "Noem de bron.", "Zeg waarom een andere richting is gekozen."):
        assert zin in blad
    heel = half | {
        "inkoop-wie": "Het bureau",
        "inkoop-reden": "De markt kromp.",
        "inkoop-gevolg": "Een half jaar later.",
        "inkoop-bron": "S3:929",
        "inkoop-status": "voorlopig",
        "weinig_aanbieders-vinkje": "on",
        "weinig_aanbieders-bewijs": "Er zijn er nog drie.",
        "afgevallen-vorm": "output",
        "afgevallen-reden": "Te weinig zekerheid.",
        "afgevallen-bron": "S3:556-559",
        "afgevallen-status": "voorlopig",
    }
    blad = doe("indiener", adres, **heel)
    assert "ja (Er zijn er nog drie.)" in blad
    assert "herziening van de lopende overeenkomst, door Het bureau" in blad
    rij.refresh_from_db()
    nieuw = stelsel.lees_voorstel(rij.inhoud, "haaglanden")[Wegingen]
    keuze = nieuw.per_segment["5"].inkoop.waarden[-1]
    assert keuze is not None
    assert (keuze.wie, keuze.reden, keuze.gevolg) == (
        "Het bureau", "De markt kromp.", "Een half jaar later.",
    )  # fmt: skip
    assert [een.reden for een in nieuw.afgevallen][-1] == "Te weinig zekerheid."
    assert bestuur.dien_in(rij, mensen["indiener"]).stand == "ingediend"


def test_een_regio_zonder_weging_begint_er_een(
    wortel: Path, mensen: Mensen, opname: Momentopname, doe: Doe
) -> None:
    doe("indiener", "/voorstellen/nieuw/", titel="Weging", toelichting="Een begin.")
    kop = {"kop-vanaf": "2026-01-01", "kop-schaal": "alle tien", "kop-bron": "S2:1",
           "kop-status": "voorlopig"}  # fmt: skip
    richting = {
        f"{soort}-{veld}": waarde
        for soort, keuze in (("bekostiging", "prestatiegericht"), ("inkoop", "herziening"))
        for veld, waarde in (
            ("richting", keuze), ("vanaf", "2026-01-01"), ("wie", "Het bureau"),
            ("bron", "S2:1"), ("status", "voorlopig"),
        )
    }  # fmt: skip
    vinkjes = {naam: waarde.replace("S0", "S2") for naam, waarde in WEEG.items()}
    blad = doe("indiener", "/voorstellen/#1/weging/1/", code=422, **vinkjes, **kop)
    assert "zonder is er niet gewogen" in blad
    blad = doe("indiener", "/voorstellen/#1/weging/1/", **vinkjes, **kop, **richting)
    assert "weging.yaml nieuw" in blad
    # A weighing of one segment is one of all: the proof says which are left.
    assert "is op 1 januari 2026 open en niet gewogen" in blad
    assert BESLUIT.orgaan not in blad
