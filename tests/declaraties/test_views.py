# SPDX-License-Identifier: EUPL-1.2
"""Who sees which claim line, and what stands on its page."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.test import Client

from hefboom.declaraties.models import Prestatie
from hefboom.declaraties.selectors import declaraties_zichtbaar_voor, prestaties_zichtbaar_voor
from hefboom.declaraties.services import Beoordeling
from hefboom.declaraties.voorbeelden.bouw import AANBIEDER, ANNA, BRAM, GEMEENTE, RIVAAL
from tests.declaraties.conftest import Wereld
from tests.mensen import maak_mens

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.declaraties.adressen")]

KADER = (
    "<title>{% block titel %}{% endblock %}</title>"
    "<ol>{% for kruimel in kruimels %}<li>{{ kruimel.naam }}</li>{% endfor %}</ol>"
    "{% block inhoud %}{% endblock %}"
)


@pytest.fixture(autouse=True)
def eenvoudig_kader(settings: Any) -> None:
    """The frame belongs to `web`; here only what this room puts in it is looked at."""
    django_settings.STATIC_ROOT.mkdir(exist_ok=True)  # whitenoise warns without one
    templates = deepcopy(django_settings.TEMPLATES)
    templates[0]["OPTIONS"]["loaders"] = [
        ("django.template.loaders.locmem.Loader", {"scherm/basis.html": KADER, "404.html": "weg"}),
        "hefboom.scherm.sjablonen.Bladen",
        "django.template.loaders.app_directories.Loader",
    ]
    settings.TEMPLATES = templates


MENSEN: dict[str, tuple[str, ...]] = {
    "contractmanager": ("contractmanager",),
    "financien": ("financien",),
    "eigen gemeente": ("beleid", GEMEENTE),
    "eigen lokaal team": ("lokaal_team", GEMEENTE),
    "eigen aanbieder": ("aanbieder", AANBIEDER),
    "andere gemeente": ("beleid", "0523"),
    "ander lokaal team": ("lokaal_team", "0523"),
    "rivaal": ("aanbieder", RIVAAL),
    "raadslid": ("raadslid", GEMEENTE),
}
ZIEN_HET = {
    "contractmanager", "financien", "eigen gemeente", "eigen lokaal team", "eigen aanbieder"
}  # fmt: skip


@pytest.fixture
def uit(wereld: Wereld) -> Beoordeling:
    wereld.toewijzing(10072)
    return wereld.beoordeel(
        wereld.bericht(
            {
                ANNA: [wereld.prestatie(10072, volume=12), wereld.prestatie(10072, 3)],
                BRAM: [wereld.prestatie(10072, 2)],
            },
            nummer="DN77",
        )
    )


@pytest.mark.parametrize("wie", MENSEN)
def test_alleen_wie_het_aangaat_ziet_de_regel_en_de_declaratie(
    client: Client, uit: Beoordeling, wie: str
) -> None:
    persoon = maak_mens("iemand", *MENSEN[wie])
    client.force_login(persoon)
    verwacht = 200 if wie in ZIEN_HET else 404
    regel = Prestatie.objects.get(volgnummer=1)
    assert client.get(f"/prestaties/{regel.pk}/").status_code == verwacht
    assert client.get(f"/declaraties/{uit.declaratie.pk}/").status_code == verwacht
    assert prestaties_zichtbaar_voor(persoon).count() == (3 if wie in ZIEN_HET else 0)
    assert declaraties_zichtbaar_voor(persoon).count() == (1 if wie in ZIEN_HET else 0)


def test_wie_niet_is_ingelogd_ziet_niets(client: Client, uit: Beoordeling) -> None:
    assert client.get(f"/declaraties/{uit.declaratie.pk}/").status_code == 302


def test_de_regel_zegt_waarom_en_wat_nu(client: Client, uit: Beoordeling) -> None:
    client.force_login(maak_mens("ro", "contractmanager"))
    regel = Prestatie.objects.get(volgnummer=1)
    pagina = client.get(f"/prestaties/{regel.pk}/").content.decode()
    assert "Regel 1: 12 uur in april 2026 gedeclareerd, 10 uur toegewezen." in pagina
    assert "(TR321, retourcode 9321)" in pagina
    assert "de toewijzing heeft geen budget" in pagina
    assert "BSN *****0006" in pagina
    assert f"/berichten/{uit.declaratie.bericht_id}/" in pagina
    assert "10 uur per maand" in pagina
    for code, *_ in regel.toetsen:
        assert f">{code}</abbr>" in pagina


def test_bij_elke_regel_staan_haar_voorbeelden(client: Client, uit: Beoordeling) -> None:
    client.force_login(maak_mens("ro", "contractmanager"))
    rij = Prestatie.objects.first()
    assert rij is not None
    pagina = client.get(f"/prestaties/{rij.pk}/").content.decode()
    assert "<summary>Voorbeelden bij TR321</summary>" in pagina
    assert "<strong>Fout:</strong> twaalf van de tien." in pagina
    assert "12 uur in april 2026 gedeclareerd, 10 uur toegewezen." in pagina


def test_een_bsn_staat_nergens_voluit(client: Client, uit: Beoordeling) -> None:
    client.force_login(maak_mens("ro", "contractmanager"))
    adressen = [f"/prestaties/{pk}/" for pk in Prestatie.objects.values_list("pk", flat=True)]
    for adres in [*adressen, f"/declaraties/{uit.declaratie.pk}/"]:
        pagina = client.get(adres).content.decode()
        assert ANNA.cijfers not in pagina
        assert BRAM.cijfers not in pagina


def test_de_declaratie_telt_en_zet_afgewezen_regels_voorop(
    client: Client, uit: Beoordeling
) -> None:
    client.force_login(maak_mens("ro", "financien"))
    pagina = client.get(f"/declaraties/{uit.declaratie.pk}/").content.decode()
    assert "2 van 3 regels afgewezen." in pagina
    assert pagina.index("Regel 3</a>") < pagina.index("Regel 2</a>")


def test_een_als_geheel_afgekeurde_declaratie_zegt_dat(client: Client, wereld: Wereld) -> None:
    wereld.toewijzing(10072)
    uit = wereld.dien_in(wereld.prestatie(10072), extra=1)
    client.force_login(maak_mens("ro", "financien"))
    pagina = client.get(f"/declaraties/{uit.declaratie.pk}/").content.decode()
    assert "Als geheel afgekeurd" in pagina
    assert "(TR358" not in pagina
    assert ">TR358</abbr>" in pagina
    regel = client.get(f"/prestaties/{uit.declaratie.prestaties.get().pk}/").content.decode()
    assert "Niet toegekend: de hele declaratie is afgekeurd." in regel
    assert "(TR358, retourcode 0001)" in regel


def test_een_credit_en_zijn_debet_wijzen_naar_elkaar(client: Client, wereld: Wereld) -> None:
    wereld.toewijzing(10072)
    wereld.dien_in(wereld.prestatie(10072, referentie="EERST"))
    wereld.dien_in(wereld.prestatie(10072, referentie="TERUG", vorige="EERST", dc="C"))
    debet, credit = Prestatie.objects.order_by("pk")
    client.force_login(maak_mens("aanbieder", "aanbieder", AANBIEDER))
    van_debet = client.get(f"/prestaties/{debet.pk}/").content.decode()
    van_credit = client.get(f"/prestaties/{credit.pk}/").content.decode()
    assert f'/prestaties/{credit.pk}/">prestatie TERUG' in van_debet
    assert f'/prestaties/{debet.pk}/">prestatie EERST' in van_credit
    assert "credit" in van_credit
