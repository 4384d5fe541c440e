# SPDX-License-Identifier: EUPL-1.2
"""One message of every kind, a claim, a delivery and the pages of refusal: no barrier anywhere."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from hefboom.declaraties.models import Prestatie
from hefboom.intake import jobs, services
from hefboom.intake.models import Verwerking
from hefboom.inzage.models import Gebruiker
from hefboom.mailbox import services as mailbox
from tests.intake.berichten import jw301, jw305, jw315, jw323, prestatie, start, volgnummer
from tests.web import wereld
from tests.web.browser.conftest import Blad, drempels

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.traag]

OP = datetime(2026, 12, 1, 9, tzinfo=UTC)
MIJN = {"aanbieder": wereld.MIJN}


def neem_in(data: bytes) -> Verwerking:
    """Take in one message as production does."""
    bericht, _ = mailbox.ontvang(data, "bericht.xml", OP)
    return services.verwerk_bericht(bericht, OP)


@pytest.fixture
def adressen(personen: dict[str, Gebruiker], transactional_db: None) -> dict[str, str]:
    """The addresses of one of everything."""
    referentie = volgnummer()
    rijen = {
        "315": neem_in(jw315(referentie, **MIJN)),
        "301": neem_in(jw301(**MIJN)),
        "305": neem_in(jw305(start(), start(9999), **MIJN)),
        "323": neem_in(
            jw323(prestatie("R1"), prestatie("R2", tarief=9999), prestatie("R3", 9), **MIJN)
        ),
        "quarantaine": neem_in(b"<half"),
    }
    rijen["325"] = Verwerking.objects.get(soort="JW325")
    regel = Prestatie.objects.filter(toegekend=0).order_by("pk")[0]
    bestanden = [
        SimpleUploadedFile("een.xml", jw305(start(), **MIJN)),
        SimpleUploadedFile("twee.xml", b"onzin"),
    ]
    onderweg = jobs.neem_aan(personen["contractmanager"], bestanden, OP)
    klaar = jobs.neem_aan(personen["contractmanager"], bestanden[1:], OP)
    jobs.verwerk_aanlevering.func(str(klaar.pk))
    return {
        **{naam: reverse("bericht", args=[rij.pk]) for naam, rij in rijen.items()},
        "inhoud": reverse("bericht_xml", args=[rijen["323"].pk]),
        "declaratie": reverse("declaratie", args=[regel.declaratie_id]),
        "prestatie": reverse("prestatie", args=[regel.pk]),
        "onderweg": reverse("aanlevering", args=[onderweg.pk]),
        "klaar": reverse("aanlevering", args=[klaar.pk]),
        "lijst": reverse("berichten"),
        "termijnen": reverse("termijnen"),
    }


def test_berichten_declaraties_en_aanleveringen_hebben_geen_drempel(
    blad: Blad, adressen: dict[str, str]
) -> None:
    pagina = blad("contractmanager")
    fout = []
    for naam, adres in adressen.items():
        assert pagina.goto(adres).status == 200, naam
        fout += drempels(pagina, naam)
    assert not fout, "\n".join(fout)


def _stuk(soort: type[Exception]) -> Callable[..., object]:
    def breek(*args: object) -> object:
        raise soort

    return breek


@pytest.mark.parametrize(("soort", "status"), [(PermissionDenied, 403), (RuntimeError, 500)])
def test_ook_een_weigering_en_een_storing_hebben_geen_drempel(
    blad: Blad, monkeypatch: pytest.MonkeyPatch, soort: type[Exception], status: int
) -> None:
    monkeypatch.setattr("hefboom.web.bladen.zoeken.pagina.vind", _stuk(soort))
    pagina = blad("beleid")
    assert pagina.goto("/zoeken/?q=stuk").status == status
    assert drempels(pagina, "stuk") == []


def test_een_verlopen_formulier_heeft_geen_drempel(blad: Blad) -> None:
    pagina = blad("beleid", 390)
    pagina.goto("/cijfers/")
    pagina.context.clear_cookies(name="csrftoken")
    pagina.get_by_role("button", name="Uitloggen").click()
    assert pagina.get_by_role("heading", name="Dit formulier is verlopen").is_visible()
    assert drempels(pagina, "verlopen") == []
